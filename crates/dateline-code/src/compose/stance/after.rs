//! What the words after an event's noun say became of it.

use dateline_model::{Kind, Stance};

use crate::compose::{Scene, roles};
use crate::triggers::TriggerMark;

/// "ceasefires are expected to be upheld", "the evacuation was halted", "negotiations failed": what the words after an
/// event's noun say became of it.
pub(super) fn told_after(scene: &Scene<'_>, mark: &TriggerMark, kind: Kind) -> Option<(Stance, usize)> {
    const MEANT: [&str; 7] = ["due", "expected", "planned", "proposed", "scheduled", "would", "will"];
    const NOT: [&str; 14] = [
        "failed",
        "broke",
        "collapsed",
        "halted",
        "suspended",
        "postponed",
        "cancelled",
        "canceled",
        "stalled",
        "rejected",
        "aborted",
        "fails",
        "stopped",
        "delayed",
    ];
    let clause = scene.clause(mark.first);
    // "the assault was imminent", "was only days away"
    let ahead = (mark.last..clause.last.min(mark.last + 12)).find(|at| {
        scene.word(*at) == "imminent"
            || scene.word(*at) == "away" && ["hours", "days", "weeks"].contains(&scene.back(*at, 1))
    });
    if let Some(at) = ahead {
        return Some((Stance::Planned, at));
    }
    // "announced their withdrawal on condition that …"
    let condition = (mark.last + 1..scene.cut.len().min(mark.last + 9))
        .find(|at| scene.word(*at) == "condition" && ["on", "under", "the"].contains(&scene.back(*at, 1)));
    if let Some(at) = condition.filter(|_| matches!(kind, Kind::Withdraw | Kind::Agreement)) {
        return Some((Stance::Planned, at));
    }
    let near = || mark.last..clause.last.min(mark.last + 9);
    let free = |at: &usize| {
        !scene.marks.iter().any(|other| {
            let hurt = scene.triggers.trigger(other.trigger).kind == Kind::Casualties;
            other.first >= mark.last && other.first < *at && other.form.is_verb() && !hurt
        })
    };
    if matches!(kind, Kind::Agreement | Kind::Displacement)
        && let Some(at) = near().find(|at| NOT.contains(&scene.word(*at)) && free(at))
    {
        return Some((Stance::Denied, at));
    }
    let meant = near().find(|at| MEANT.contains(&scene.word(*at)) && free(at))?;
    let to_be = (meant + 1..meant + 4).any(|at| ["be", "begin", "start", "take"].contains(&scene.word(at)));
    (to_be && kind != Kind::Statement).then_some((Stance::Planned, meant))
}

/// "An attempt to retake X failed", "efforts to clear X were thwarted": what the sentence says became of an attempt that
/// it tells by a noun; whether somebody beat it back.
pub(super) fn attempt_ended(scene: &Scene<'_>, mark: &TriggerMark) -> Option<Ended> {
    let clause = scene.clause(mark.first);
    let attempt = (clause.first.saturating_sub(6)..mark.first).rfind(|at| {
        scene.cut[*at].is_any(words!["attempt", "attempts", "effort", "efforts", "bid", "bids", "try", "tries"])
    })?;
    // "in an attempt to": only what somebody else did was for.
    if ["in", "of"].contains(&scene.back(attempt, 1)) || ["in", "of"].contains(&scene.back(attempt, 2)) {
        return None;
    }
    let beaten = |at: usize| {
        scene.marks.iter().any(|other| {
            other.first == at
                && scene.triggers.trigger(other.trigger).kind == Kind::Repel
                && roles::passive(scene, other)
        })
    };
    for at in mark.last..scene.cut.len().min(mark.last + 16) {
        if beaten(at) {
            return Some(Ended::Beaten);
        }
        if scene.cut[at].is_any(words!["failed", "fails", "unsuccessful", "collapsed", "stalled"]) {
            return Some(Ended::Failed);
        }
        if scene.cut[at].is_any(words!["but", "while", ";", "which"]) {
            break;
        }
    }
    // "thrown back an attempt to storm X"
    let before = scene.marks.iter().any(|other| {
        other.last <= attempt
            && attempt - other.last <= 5
            && other.form.is_verb()
            && scene.triggers.trigger(other.trigger).kind == Kind::Repel
    });
    before.then_some(Ended::Beaten)
}

/// What became of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// It came to nothing.
    Failed,
    /// The other side beat it back, which is its own claim.
    Beaten,
}
