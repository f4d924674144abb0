//! What governs an event's noun, or a passive infinitive: "ordered the withdrawal", "will launch an offensive", "in the
//! hope of a deal", "are to be evacuated".
//!
//! The noun itself says only what it would be; whether it happened is said by the word that it hangs on, over the
//! adjectives and names that belong to it.

use super::reading::Reading;
use crate::compose::conditions::noun_phrase;
use crate::compose::{Reason, Scene, Way};
use crate::triggers::{Form, TriggerMark};
use crate::word::WordList;

const MODALS: &WordList = words!["would", "will", "could", "may", "might", "should", "shall", "'ll", "’ll"];

/// Of these nothing has happened yet: "ordered a withdrawal", "preparing an assault".
const PLANNING: &WordList = words![
    "prepare",
    "prepares",
    "prepared",
    "preparing",
    "plan",
    "plans",
    "planned",
    "planning",
    "order",
    "orders",
    "ordered",
    "ordering",
    "propose",
    "proposes",
    "proposed",
    "proposing",
    "offer",
    "offers",
    "offered",
    "offering",
    "demand",
    "demands",
    "demanded",
    "demanding",
    "negotiate",
    "negotiating",
    "discuss",
    "discussed",
    "discussing",
    "seek",
    "seeks",
    "sought",
    "seeking",
    "threaten",
    "threatens",
    "threatened",
    "threatening",
    "promise",
    "promises",
    "promised",
    "urge",
    "urges",
    "urged",
    "urging",
    "await",
    "awaiting",
    "consider",
    "considered",
    "considering",
    "contemplating"
];

/// The same with "for", "of", "on" or "about" after them: "called for a truce", "in the hope of a deal".
const PLANNING_OF: &WordList = words![
    "prepare",
    "prepares",
    "prepared",
    "preparing",
    "preparation",
    "preparations",
    "plan",
    "plans",
    "planned",
    "planning",
    "call",
    "calls",
    "called",
    "calling",
    "hope",
    "hopes",
    "hoped",
    "hoping",
    "chance",
    "chances",
    "possibility",
    "prospect",
    "prospects",
    "threat",
    "fear",
    "fears",
    "risk",
    "talks",
    "proposal",
    "offer",
    "pushed",
    "pushing",
    "pressed",
    "pressing",
    "need",
    "ready",
    "request",
    "appeal",
    "appealed",
    "demand",
    "waiting"
];

/// Verbs that lend an event's noun their tense: "will launch an offensive", "would take part in the recapture".
const LIGHT: &WordList = words![
    "launch",
    "begin",
    "start",
    "carry",
    "conduct",
    "mount",
    "stage",
    "make",
    "lead",
    "resume",
    "renew",
    "open",
    "wage",
    "impose",
    "join",
    "participate",
    "take",
    "undertake",
    "hold",
    "sign",
    "reach",
    "lay",
    "halt",
    "accept",
    "attempt",
    "continue",
    "conclude",
    "announce",
    "support"
];

/// How the word that governs an event's noun has it, where it says anything.
pub(super) fn of_noun(scene: &Scene<'_>, mark: &TriggerMark) -> Option<(Reading, Reason)> {
    let (first, _) = noun_phrase(scene, mark.first);
    let mut at = first.checked_sub(1)?;
    if scene.cut[at].is_any(PLANNING) && is_verb(scene, at) {
        return Some((Reading::Planned, Way::Meant.by_word(at)));
    }
    if scene.cut[at].is_any(words!["for", "of", "on", "about", "over"]) && at > 0 {
        let governs = scene.cut[at - 1].is_any(PLANNING_OF) && !scene.cut[at - 1].capital;
        return governs.then(|| (Reading::Planned, Way::Meant.by_word(at - 1)));
    }
    // "warned the army against an offensive"
    let warned = (at.saturating_sub(6)..at).find(|index| scene.word(*index).starts_with("warn"));
    if let Some(verb) = warned.filter(|_| scene.cut[at].is("against")) {
        return Some((Reading::Planned, Way::Meant.by_word(verb)));
    }
    // "carry out", "take part in", "participate in"
    while at > 0 && scene.cut[at].is_any(words!["out", "part", "in", "up", "off"]) {
        at -= 1;
    }
    if !scene.cut[at].is_any(LIGHT) {
        return None;
    }
    let adverb =
        |at: usize| scene.word(at).ends_with("ly") || scene.cut[at].is_any(words!["also", "soon", "not", "then"]);
    let before = (at.saturating_sub(3)..at).rev().find(|index| !adverb(*index))?;
    let negated = (before..at).any(|index| scene.cut[index].is_any(words!["not", "never"]));
    if scene.cut[before].is_any(MODALS) {
        let reading = if negated { Reading::Not } else { Reading::Planned };
        return Some((reading, Way::Meant.by_word(before)));
    }
    let meant = (before.saturating_sub(2)..before).find(|index| scene.lists.plan.contains(&scene.cut[*index].lower));
    meant.filter(|_| scene.word(before) == "to").map(|index| (Reading::Planned, Way::Meant.by_word(index)))
}

/// "the plan", "its offer": a noun, which governs only with a preposition.
fn is_verb(scene: &Scene<'_>, at: usize) -> bool {
    !["the", "a", "an", "its", "their", "this", "that", "his", "in", "of", "'s"].contains(&scene.back(at, 1))
        && !scene.cut[at].capital
}

/// "are to be evacuated", "were expected to be moved": settled, and not yet done.
pub(super) fn of_passive_infinitive(scene: &Scene<'_>, mark: &TriggerMark) -> Option<(Reading, Reason)> {
    let participle = matches!(mark.form, Form::Past | Form::Participle);
    if !participle || scene.back(mark.first, 1) != "be" || scene.back(mark.first, 2) != "to" {
        return None;
    }
    let to = mark.first - 2;
    let word = scene.back(to, 1);
    let settled = ["is", "are", "was", "were"].contains(&word)
        || scene.back_is(to, 1, &scene.lists.plan)
        || ["waiting", "due", "scheduled", "agreed", "refused"].contains(&word);
    settled.then(|| (Reading::Planned, Way::Meant.by_words(to - 1, to + 1)))
}

/// "prevented civilians from leaving", "kept the rebels from retaking X": it did not come to it.
pub(super) fn prevented(scene: &Scene<'_>, mark: &TriggerMark) -> Option<(Reading, Reason)> {
    const PREVENT: &WordList = words![
        "prevent",
        "prevents",
        "prevented",
        "preventing",
        "stop",
        "stopped",
        "stopping",
        "keep",
        "keeps",
        "kept",
        "keeping",
        "bar",
        "barred",
        "barring",
        "block",
        "blocked",
        "blocking",
        "deterred",
        "discouraged",
        "hinder",
        "hindered",
        "hindering",
        "prohibited",
        "banned",
        "refrain",
        "refrained"
    ];
    const FURTHEST: usize = 10;
    if mark.form != Form::Ing || scene.back(mark.first, 1) != "from" {
        return None;
    }
    let verb = (mark.first.saturating_sub(FURTHEST)..mark.first).rfind(|at| scene.cut[*at].is_any(PREVENT))?;
    Some((Reading::Not, Way::Negated.by_word(verb)))
}

/// "the deal called for the rebels to leave and for an exchange of prisoners": what a deal lays down is still to be done.
pub(super) fn laid_down(scene: &Scene<'_>, mark: &TriggerMark) -> Option<(Reading, Reason)> {
    const DEAL: &WordList = words![
        "deal",
        "agreement",
        "truce",
        "ceasefire",
        "accord",
        "plan",
        "terms",
        "proposal",
        "resolution",
        "settlement",
        "pact",
        "ultimatum",
        "initiative"
    ];
    const LAYS_DOWN: &WordList = words![
        "called",
        "calls",
        "calling",
        "provides",
        "provided",
        "envisages",
        "envisaged",
        "envisions",
        "foresees",
        "foresaw",
        "requires",
        "required",
        "obliges",
        "obliged"
    ];
    let lays_down = |at: &usize| {
        scene.word(*at).starts_with("stipulat")
            || scene.cut[*at].is_any(LAYS_DOWN)
                && (at.saturating_sub(5)..*at).any(|index| scene.cut[index].is_any(DEAL))
    };
    let verb = (0..mark.first).find(lays_down)?;
    Some((Reading::Planned, Way::Meant.by_word(verb)))
}
