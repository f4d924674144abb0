//! Whether it happened: negation, attempts, plans, denials, and how much of a place it is about.

mod after;
mod extent;
mod governor;
mod reading;

use dateline_model::{Kind, Stance};

use super::{Draft, Scene, Way};
use crate::clause::Link;
use crate::triggers::TriggerMark;
use after::{Ended, attempt_ended, told_after};
use extent::extent;
use reading::{Reading, reading};

/// Sets the stance (and the kind, where a failed capture is an attack) and the extent of a draft.
pub(super) fn apply(scene: &Scene<'_>, mark: &TriggerMark, draft: &mut Draft) {
    let (mut reading, why) = reading(scene, mark);
    if reading == Reading::Attempted && attempt_ended(scene, mark) == Some(Ended::Failed) {
        reading = Reading::Failed;
    }
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
        // "failed to break the siege", "were unable to hold X": no attack, and not so.
        Reading::Failed
            if matches!(
                draft.kind,
                Kind::SiegeLifted | Kind::RouteOpened | Kind::Hold | Kind::Withdraw | Kind::Repel | Kind::Reinforce
            ) =>
        {
            draft.stance = Stance::Denied;
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
    (clause.first..mark.first).any(|at| scene.lists.hedges.contains(&scene.cut[at].lower))
}

/// "launched an assault to take X", "a deal that allows them to withdraw": the aim is part of what is told already.
pub(super) fn is_only_an_aim(scene: &Scene<'_>, mark: &TriggerMark, draft: &Draft) -> bool {
    if hypothetical(scene, mark) {
        return true;
    }
    if draft.stance != Stance::Planned {
        return false;
    }
    if attempt_ended(scene, mark) == Some(Ended::Beaten) {
        return true;
    }
    if draft.why.stance.way == Way::EventWord {
        return false;
    }
    let clause = scene.clause(mark.first);
    let bare_to = clause.link == Link::Infinitive && scene.word(clause.first) == "to";
    let governed = (1..=3).any(|distance| scene.back_is(clause.first, distance, &scene.lists.plan));
    match draft.kind {
        // Fighting that is only feared or expected is nobody's plan.
        Kind::Repel | Kind::Clash => true,
        Kind::Withdraw => mark.form.is_verb() && !agreed_on(scene, mark),
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
    // "a deal under which the rebels would leave"
    let modal = (1..=3).any(|distance| ["would", "will", "shall", "must"].contains(&scene.back(mark.first, distance)));
    if modal && !scene.word(mark.first).starts_with("los") {
        return true;
    }
    let to = (1..=4).map(|distance| mark.first.saturating_sub(distance)).find(|at| scene.word(*at) == "to");
    to.is_some_and(|to| {
        ["is", "are", "was", "were"].contains(&scene.back(to, 1))
            || (1..=9).any(|distance| SETTLED.contains(&scene.back(to, distance)))
    })
}

/// "could have killed thousands": it did not come to it.
pub(super) fn unreal(scene: &Scene<'_>, at: usize) -> bool {
    (2..=4).any(|distance| {
        ["could", "would", "might"].contains(&scene.back(at, distance)) && scene.back(at, distance - 1) == "have"
    })
}

/// "if they lose it", "more than taking X": not told as so.
fn hypothetical(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    let clause = scene.clause(mark.first);
    let start =
        (clause.first..clause.last).find(|at| !["but", "and", "\"", "“", "even", ","].contains(&scene.word(*at)));
    let would = scene.cut.iter().any(|token| token.is("would"));
    // "cannot afford to lose X", "on condition that the army would not enter X"
    let afford = (1..=3).any(|distance| scene.back(mark.first, distance) == "afford");
    let condition = (1..mark.first).any(|at| scene.word(at) == "that" && scene.back(at, 1) == "condition");
    scene.back(mark.first, 1) == "than"
        || unreal(scene, mark.first)
        || afford
        || condition
        || start.is_some_and(|at| scene.word(at) == "once" && would)
        || start.is_some_and(|at| ["if", "unless"].contains(&scene.word(at)))
}
