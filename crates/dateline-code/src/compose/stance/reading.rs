//! How the words before an event word have it: done, tried, meant, or not so.

use super::governor;
use crate::clause::Link;
use crate::compose::{Reason, Scene, Way};
use crate::triggers::{Form, TriggerMark};

/// How an event word is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Happened,
    Attempted,
    Planned,
    Not,
    Failed,
}

/// How the words before an event word have it: nearest first.
pub(super) fn reading(scene: &Scene<'_>, mark: &TriggerMark) -> (Reading, Reason) {
    let lists = scene.lists;
    let clause = scene.clause(mark.first);
    let reach = if clause.link == Link::Infinitive { 4 } else { 0 };
    let floor = clause.first.saturating_sub(reach).max(mark.first.saturating_sub(9));
    let nominal = mark.form == Form::Noun;
    // "a push towards capturing the city"
    if mark.form == Form::Ing && ["towards", "toward"].contains(&scene.back(mark.first, 1)) {
        return (Reading::Planned, Way::Meant.by_word(mark.first - 1));
    }
    let governed = if nominal {
        governor::of_noun(scene, mark)
    } else {
        governor::of_passive_infinitive(scene, mark).or_else(|| governor::prevented(scene, mark))
    };
    let aside = matches!(clause.link, Link::Time | Link::Where | Link::Relative);
    let laid_down = || governor::laid_down(scene, mark).filter(|_| !aside);
    if let Some(governed) = governed.or_else(laid_down) {
        return governed;
    }
    for at in (floor..mark.first).rev() {
        let word = scene.word(at);
        let distance = mark.first - at;
        if nominal && (distance > 4 || scene.parties.iter().any(|party| party.first <= at && at < party.last)) {
            break;
        }
        if lists.failure.contains(&scene.cut[at].lower) {
            return if scene.word(at) == "unsuccessfully" || distance <= 6 {
                (Reading::Failed, Way::Failed.by_word(at))
            } else {
                (Reading::Happened, Reason::default())
            };
        }
        // "allowed the army to reopen" reaches over its object; "began on Monday, to retake" does not.
        let with_object = ["allowed", "enabled", "helped", "forced", "allowing", "enabling", "forcing"].contains(&word);
        if at + 1 < clause.first && lists.success.contains(&scene.cut[at].lower) && !with_object {
            continue;
        }
        let meant =
            (1..=2).any(|step| ["would", "will", "could", "may", "might", "should"].contains(&scene.back(at, step)));
        if lists.success.contains(&scene.cut[at].lower) && meant {
            return (Reading::Planned, Way::Meant.by_word(at));
        }
        if lists.success.contains(&scene.cut[at].lower) && !nominal {
            let negated = (1..=2).any(|step| scene.back_is(at, step, &lists.negation));
            return if negated {
                (Reading::Failed, Way::Negated.by_words(at.saturating_sub(2), at + 1))
            } else {
                (Reading::Happened, Way::Succeeded.by_word(at))
            };
        }
        // "were sent to help in retaking X": the help itself is only meant.
        let help = scene.cut[at].is_any(words!["help", "assist", "aid"]) && scene.back(at, 1) == "to";
        if help && matches!(mark.form, Form::Ing | Form::Base) && at > clause.first.saturating_sub(3) {
            return purpose(scene, at - 1);
        }
        let contracted = word.ends_with("n't") || word.ends_with("n’t");
        // "no end to the fighting", "no let-up in the shelling": it goes on.
        let goes_on = word == "no" && GOES_ON.contains(&scene.word(at + 1));
        if (lists.negation.contains(&scene.cut[at].lower) || contracted) && distance <= 4 && !goes_on {
            return (Reading::Not, Way::Negated.by_word(at));
        }
        if lists.plan.contains(&scene.cut[at].lower) && governs(scene, at, mark) {
            let vain = (1..=2).any(|step| scene.back_is(at, step, &lists.failure));
            if vain {
                return (Reading::Failed, Way::Failed.by_word(at - 1));
            }
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

const GOES_ON: [&str; 10] = ["end", "let-up", "letup", "pause", "break", "respite", "halt", "lull", "stop", "doubt"];

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
