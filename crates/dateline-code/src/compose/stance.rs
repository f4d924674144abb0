//! Whether it happened: negation, attempts, plans, denials, and how much of a place it is about.

use dateline_model::{Extent, Kind, Stance};

use super::{Draft, Reason, Scene, Way};
use crate::clause::Link;
use crate::triggers::{Form, TriggerMark};

/// Sets the stance (and the kind, where a failed capture is an attack) and the extent of a draft.
pub(super) fn apply(scene: &Scene<'_>, mark: &TriggerMark, draft: &mut Draft) {
    let (reading, why) = reading(scene, mark);
    if why.way != Way::Rule {
        draft.why.stance = why;
    }
    match reading {
        Reading::Happened => {}
        // An advance attempted on the ground is an attack that was made.
        Reading::Attempted if draft.kind == Kind::Attack => {}
        Reading::Attempted | Reading::Planned => draft.stance = Stance::Planned,
        Reading::Not => draft.stance = Stance::Denied,
        Reading::Failed if draft.kind == Kind::Agreement => draft.stance = Stance::Denied,
        Reading::Failed if matches!(draft.kind, Kind::Capture | Kind::RouteCut | Kind::Siege) => {
            draft.kind = Kind::Attack;
            draft.rule.push_str("+failed");
        }
        Reading::Failed => {}
    }
    if draft.kind == Kind::Siege && ["nearly", "almost"].contains(&scene.back(mark.first, 1)) {
        draft.stance = Stance::Planned;
        draft.why.stance = Way::Nearly.by_word(mark.first - 1);
    }
    // "arrived to reinforce": who is sent for it is on the way.
    let clause = scene.clause(mark.first);
    let on_the_way = ["arrived", "sent", "came", "deployed", "dispatched", "went", "withdrew", "moved", "order"];
    if draft.kind == Kind::Reinforce
        && clause.link == Link::Infinitive
        && (1..=12).any(|distance| on_the_way.contains(&scene.back(clause.first, distance)))
    {
        draft.stance = Stance::Asserted;
    }
    if draft.nominal
        && let Some((stance, at)) = told_after(scene, mark, draft.kind)
    {
        draft.stance = stance;
        draft.why.stance = if stance == Stance::Denied { Way::Failed } else { Way::Meant }.by_word(at);
    }
    draft.extent = extent(scene, mark, draft.kind);
}

/// "allegedly recaptured", "likely captured": the report leaves it open.
pub(super) fn is_hedged(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    let clause = scene.clause(mark.first);
    let hedges = &scene.words.speech.hedges;
    (clause.first..mark.first).any(|at| hedges.iter().any(|hedge| hedge == scene.word(at)))
}

/// "ceasefires are expected to be upheld", "the evacuation was halted", "negotiations failed": what the words after an
/// event's noun say became of it.
fn told_after(scene: &Scene<'_>, mark: &TriggerMark, kind: Kind) -> Option<(Stance, usize)> {
    const MEANT: [&str; 6] = ["expected", "planned", "proposed", "scheduled", "would", "will"];
    const NOT: [&str; 13] = [
        "failed",
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
    let near = || mark.last..clause.last.min(mark.last + 9);
    let free = |at: &usize| {
        !scene.marks.iter().any(|other| other.first >= mark.last && other.first < *at && other.form.is_verb())
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

/// "launched an assault to take X", "a deal that allows them to withdraw": the aim is part of what is told already.
pub(super) fn is_only_an_aim(scene: &Scene<'_>, mark: &TriggerMark, draft: &Draft) -> bool {
    if hypothetical(scene, mark) {
        return true;
    }
    if draft.stance != Stance::Planned {
        return false;
    }
    let clause = scene.clause(mark.first);
    let bare_to = clause.link == Link::Infinitive && scene.word(clause.first) == "to";
    let speech = &scene.words.speech;
    let governed = (1..=3).any(|distance| speech.plan.iter().any(|word| word == scene.back(clause.first, distance)));
    match draft.kind {
        Kind::Repel => true,
        Kind::Withdraw => !agreed_on(scene, mark),
        Kind::Attack => bare_to && !governed,
        _ => false,
    }
}

/// "the rebels are to withdraw", "would be allowed to leave", "had been ordered to give up the city": settled, and not
/// yet done.
fn agreed_on(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    const SETTLED: [&str; 23] = [
        "ordered",
        "order",
        "orders",
        "allowed",
        "agreed",
        "agree",
        "expected",
        "permitted",
        "obliged",
        "told",
        "planned",
        "plan",
        "plans",
        "instructed",
        "called",
        "calls",
        "required",
        "stipulated",
        "tried",
        "attempted",
        "trying",
        "attempting",
        "tries",
    ];
    let to = (1..=4).map(|distance| mark.first.saturating_sub(distance)).find(|at| scene.word(*at) == "to");
    to.is_some_and(|to| {
        ["is", "are", "was", "were"].contains(&scene.back(to, 1))
            || (1..=7).any(|distance| SETTLED.contains(&scene.back(to, distance)))
    })
}

/// "if they lose it", "more than taking X": not told as so.
fn hypothetical(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    let clause = scene.clause(mark.first);
    let start =
        (clause.first..clause.last).find(|at| !["but", "and", "\"", "“", "even", ","].contains(&scene.word(*at)));
    let would = scene.cut.iter().any(|token| token.is("would"));
    scene.back(mark.first, 1) == "than"
        || start.is_some_and(|at| scene.word(at) == "once" && would)
        || start.is_some_and(|at| ["if", "unless"].contains(&scene.word(at)))
}

enum Reading {
    Happened,
    Attempted,
    Planned,
    Not,
    Failed,
}

/// How the words before an event word have it: nearest first.
fn reading(scene: &Scene<'_>, mark: &TriggerMark) -> (Reading, Reason) {
    let speech = &scene.words.speech;
    let has = |list: &[String], word: &str| list.iter().any(|one| one == word);
    let clause = scene.clause(mark.first);
    let reach = if clause.link == Link::Infinitive { 4 } else { 0 };
    let floor = clause.first.saturating_sub(reach).max(mark.first.saturating_sub(9));
    let nominal = mark.form == Form::Noun;
    // "a push towards capturing the city"
    if mark.form == Form::Ing && ["towards", "toward"].contains(&scene.back(mark.first, 1)) {
        return (Reading::Planned, Way::Meant.by_word(mark.first - 1));
    }
    for at in (floor..mark.first).rev() {
        let word = scene.word(at);
        let distance = mark.first - at;
        if nominal && (distance > 4 || scene.parties.iter().any(|party| party.first <= at && at < party.last)) {
            break;
        }
        if has(&speech.failure, word) {
            return if scene.word(at) == "unsuccessfully" || distance <= 6 {
                (Reading::Failed, Way::Failed.by_word(at))
            } else {
                (Reading::Happened, Reason::default())
            };
        }
        // "allowed the army to reopen" reaches over its object; "began on Monday, to retake" does not.
        let with_object = ["allowed", "enabled", "helped", "forced", "allowing", "enabling", "forcing"].contains(&word);
        if at + 1 < clause.first && has(&speech.success, word) && !with_object {
            continue;
        }
        let meant =
            (1..=2).any(|step| ["would", "will", "could", "may", "might", "should"].contains(&scene.back(at, step)));
        if has(&speech.success, word) && meant {
            return (Reading::Planned, Way::Meant.by_word(at));
        }
        if has(&speech.success, word) && !nominal {
            let negated = (1..=2).any(|step| has(&speech.negation, scene.back(at, step)));
            return if negated {
                (Reading::Failed, Way::Negated.by_words(at.saturating_sub(2), at + 1))
            } else {
                (Reading::Happened, Way::Succeeded.by_word(at))
            };
        }
        let contracted = word.ends_with("n't") || word.ends_with("n’t");
        if (has(&speech.negation, word) || contracted) && distance <= 4 {
            return (Reading::Not, Way::Negated.by_word(at));
        }
        if has(&speech.plan, word) && governs(scene, at, mark) {
            let tried = word.starts_with("attempt") || ["try", "tries", "tried", "trying"].contains(&word);
            return (if tried { Reading::Attempted } else { Reading::Planned }, Way::Meant.by_word(at));
        }
    }
    if clause.link == Link::Infinitive && mark.form == Form::Base {
        return purpose(scene, clause.first);
    }
    // "what the army hopes for: with X taken, …"
    let colon = (0..clause.first).rev().find(|at| scene.word(*at) == ":");
    if let Some(colon) = colon
        && (0..colon).any(|at| {
            [
                "hope", "hopes", "hoped", "aim", "aims", "aimed", "plan", "plans", "planned", "goal", "intends",
                "intended", "wants",
            ]
            .contains(&scene.word(at))
        })
    {
        return (Reading::Planned, Way::Hoped.into());
    }
    // "in an attempt to capture it and cut the road": the second verb is meant as the first is.
    let index = crate::clause::clause_of(&scene.clauses, mark.first);
    let base =
        mark.form == Form::Base || ["cut", "hit", "set", "put", "beat", "overrun"].contains(&scene.word(mark.first));
    let before = index.checked_sub(1).map(|index| scene.clauses[index]);
    match before {
        Some(before) if clause.link == Link::And && base && before.link == Link::Infinitive => {
            purpose(scene, before.first)
        }
        _ => (Reading::Happened, Reason::default()),
    }
}

/// Whether a word of planning governs the event word: "attempt to X", "would X", "planned X".
fn governs(scene: &Scene<'_>, at: usize, mark: &TriggerMark) -> bool {
    const MODAL: [&str; 7] = ["would", "will", "could", "may", "might", "should", "going"];
    let word = scene.word(at);
    if word == "may" && scene.cut[at].capital {
        return false;
    }
    if MODAL.contains(&word) {
        // "would take", "would be taken"
        let passive = (at + 1..mark.first).any(|index| scene.word(index) == "be");
        return (mark.form == Form::Base || passive) && mark.first - at <= 4;
    }
    if mark.form == Form::Noun {
        const AFTER: [&str; 17] = [
            "planned",
            "possible",
            "expected",
            "preparing",
            "preparation",
            "planning",
            "anticipation",
            "threatened",
            "likely",
            "ordered",
            "proposed",
            "offered",
            "promised",
            "demanded",
            "prepared",
            "plans",
            "ordering",
        ];
        return AFTER.contains(&word);
    }
    let to_between = (at + 1..mark.first).any(|index| scene.word(index) == "to");
    let ing_after = mark.form == Form::Ing
        && (at + 1..mark.first).any(|index| ["at", "of", "on", "to"].contains(&scene.word(index)));
    (to_between && mark.form == Form::Base) || ing_after
}

/// An infinitive with no governing word near: a purpose ("attacked to seize X") is a plan.
fn purpose(scene: &Scene<'_>, first: usize) -> (Reading, Reason) {
    let before = scene.back(first, 1);
    const HAPPENED: [&str; 18] = [
        "managed",
        "able",
        "began",
        "started",
        "continued",
        "forced",
        "proceeded",
        "enabled",
        "allowed",
        "helped",
        "went",
        "returned",
        "continues",
        "reported",
        "used",
        "seen",
        "known",
        "said",
    ];
    if HAPPENED.contains(&before) {
        (Reading::Happened, Way::Succeeded.by_word(first - 1))
    } else {
        (Reading::Planned, Way::Purpose.by_word(first))
    }
}

/// How much of the place: a part, most, all, or shares.
fn extent(scene: &Scene<'_>, mark: &TriggerMark, kind: Kind) -> Option<Extent> {
    if !matches!(kind, Kind::Capture | Kind::Withdraw | Kind::Hold) {
        return None;
    }
    let clause = scene.clause(mark.first);
    if let Some(share) = share(scene, clause.first, clause.last) {
        return Some(share);
    }
    // "Aside from the station, all of it is controlled by"
    let but = (0..scene.cut.len()).any(|at| {
        ["aside", "apart"].contains(&scene.word(at)) && scene.word(at + 1) == "from"
            || ["except", "excepting", "exception"].contains(&scene.word(at))
    });
    if but {
        return Some(Extent::Most);
    }
    let parts = &scene.words.nouns.parts;
    let near = |name: &str| {
        parts.get(name).is_some_and(|list| {
            (mark.first.saturating_sub(3).max(clause.first)..clause.last.min(mark.last + 7))
                .any(|at| !says_when(scene, at) && list.iter().any(|word| word == scene.word(at)))
        })
    };
    if near("most") {
        Some(Extent::Most)
    } else if near("part") && !near("whole") {
        Some(Extent::Part)
    } else if near("whole") {
        Some(Extent::Whole)
    } else {
        None
    }
}

/// "in the first half of March": a part of that, and of no place.
fn says_when(scene: &Scene<'_>, at: usize) -> bool {
    scene.days.iter().any(|day| day.first <= at && at < day.last)
}

/// `60 percent`, `70-75 %`, `a third`, `half`, `two-thirds`, `a quarter`.
fn share(scene: &Scene<'_>, first: usize, last: usize) -> Option<Extent> {
    for at in (first..last).filter(|at| !says_when(scene, *at)) {
        let word = scene.word(at);
        if ["%", "percent"].contains(&word) || (word == "per" && scene.word(at + 1) == "cent") {
            let number =
                |index: usize| scene.word(index).replace(',', "").parse::<f64>().ok().filter(|value| *value <= 100.0);
            let high = at.checked_sub(1).and_then(number)?;
            let joined = ["-", "–", "to"].contains(&scene.back(at, 2));
            let low = if joined { at.checked_sub(3).and_then(number).unwrap_or(high) } else { high };
            return Some(Extent::Shares(low / 100.0, high / 100.0));
        }
        let of = scene.word(at + 1) == "of";
        let value = match word {
            "half" if of || scene.back(at, 1) != "a" => Some(0.5),
            "third" if of && scene.back(at, 1) == "a" => Some(1.0 / 3.0),
            "two-thirds" => Some(2.0 / 3.0),
            "quarter" if of && scene.back(at, 1) == "a" => Some(0.25),
            _ => None,
        };
        if let Some(value) = value {
            return Some(Extent::Shares(value, value));
        }
    }
    None
}
