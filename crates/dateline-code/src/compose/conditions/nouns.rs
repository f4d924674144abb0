//! Whether a noun of an event tells of the event.
//!
//! "The rebels launched an offensive" tells of one; "during the offensive" only says when something else happened. What
//! tells them apart is the article, what follows the noun, and whether a verb says that somebody did it.

use dateline_lexicon::Trigger;
use dateline_model::Kind;

use super::{DETERMINERS, PREPOSITIONS, verb_fits};
use crate::compose::{Scene, roles};
use crate::triggers::TriggerMark;

pub(super) fn nominal(scene: &Scene<'_>, at: usize) -> bool {
    let before = scene.back(at, 1);
    DETERMINERS.contains(&before)
        || PREPOSITIONS.contains(&before)
        || ADJECTIVES.contains(&before)
        || before.ends_with('-')
}

const ADJECTIVES: [&str; 62] = [
    "heavy",
    "fierce",
    "violent",
    "intense",
    "major",
    "new",
    "ground",
    "suicide",
    "surprise",
    "final",
    "full",
    "complete",
    "renewed",
    "massive",
    "joint",
    "coordinated",
    "rebel",
    "government",
    "army",
    "military",
    "russian",
    "ukrainian",
    "large",
    "small",
    "first",
    "second",
    "third",
    "two",
    "three",
    "four",
    "one",
    "many",
    "last",
    "separate",
    "failed",
    "successful",
    "unsuccessful",
    "previous",
    "ongoing",
    "sporadic",
    "armed",
    "direct",
    "air",
    "artillery",
    "rocket",
    "all",
    "out",
    "deadly",
    "initial",
    "broad",
    "two-pronged",
    "multi-pronged",
    "diversionary",
    "amphibious",
    "bloody",
    "daily",
    "rapid",
    "continued",
    "further",
    "additional",
    "gradual",
    "powerful",
];

/// A noun counts where it tells something: with a complement, an indefinite form, or as the subject of going on.
pub(super) fn noun_fits(scene: &Scene<'_>, mark: &TriggerMark, trigger: &Trigger) -> bool {
    if is_verb_here(scene, mark) {
        return false;
    }
    if trigger.kind == Kind::Statement {
        return true;
    }
    let (first, definite) = noun_phrase(scene, mark.first);
    let before = scene.back(first, 1);
    let next = scene.word(mark.last);
    let complement = [
        "on", "against", "of", "at", "in", "near", "between", "by", "towards", "toward", "around", "to", "inside",
        "into", "along", "with", "across", "from", "over", "outside",
    ]
    .contains(&next)
        && !(next == "in" && ["which", "an", "order"].contains(&scene.word(mark.last + 1)))
        || scene.word(mark.last - 1) == "of";
    let attack = trigger.kind == Kind::Attack;
    let verbs: &[&str] = if attack { &CONTINUING } else { &GOING_ON };
    let goes_on = (mark.last..mark.last + 3).any(|at| verbs.contains(&scene.word(at)));
    let beaten = scene.marks.iter().any(|other| {
        other.first > mark.last
            && other.first < mark.last + 9
            && scene.triggers.trigger(other.trigger).kind == Kind::Repel
            && roles::passive(scene, other)
    });
    let beats = scene.marks.iter().any(|other| {
        other.last <= mark.first
            && mark.first - other.last <= 7
            && scene.triggers.trigger(other.trigger).kind == Kind::Repel
            && other.form.is_verb()
            && !roles::passive(scene, other)
    });
    if attack && (beaten || beats) || noun_follows(scene, mark) {
        return false;
    }
    // "In the Donbas fighting continued": what stands before it is where.
    if goes_on && scene.places.iter().any(|place| place.last == mark.first) {
        return true;
    }
    let light = launched(scene, first) || is_launched(scene, mark.last);
    if ["during", "since", "throughout", "amid", "despite", "until"].contains(&before) && definite {
        return false;
    }
    // "since the start of the offensive", "in the first days of the siege": when something else happened.
    const STAGES: [&str; 16] = [
        "start",
        "beginning",
        "outbreak",
        "onset",
        "end",
        "course",
        "days",
        "day",
        "weeks",
        "hours",
        "phase",
        "stage",
        "aftermath",
        "wake",
        "time",
        "height",
    ];
    if definite && before == "of" && STAGES.contains(&scene.back(first, 2)) {
        return false;
    }
    // "battle for", "the battle of X" as the name of something, "field of battle".
    if trigger.kind == Kind::Capture {
        let of_people = next == "of"
            && scene
                .people
                .iter()
                .any(|people| people.first > mark.last && people.first <= mark.last + 2 && people.count.is_some());
        if of_people {
            return false;
        }
        // "the capture of the city would encourage others": not told as so.
        let clause = scene.clause(mark.first);
        let supposed = (mark.last..clause.last).any(|at| ["would", "could", "might"].contains(&scene.word(at)));
        return !supposed && next == "of"
            || scene.back(mark.first, 1) == "'s"
            || scene.parties.iter().any(|party| party.last == mark.first);
    }
    if trigger.kind == Kind::Withdraw || trigger.kind == Kind::Siege {
        return complement || light || (!definite && first < mark.first);
    }
    // "under cover of the Air Force's airstrikes": whose they are makes them known, not told before.
    let owned = trigger.kind == Kind::Strike
        && scene
            .parties
            .iter()
            .any(|party| party.last <= mark.first && mark.first - party.last <= 2 && !party.attribute);
    if definite && owned {
        return true;
    }
    if definite && before_is_preposition(before) && !complement {
        return false;
    }
    if definite {
        (complement && (light || first == 0 || !before_is_preposition(before))) || goes_on || light
    } else {
        true
    }
}

fn before_is_preposition(before: &str) -> bool {
    PREPOSITIONS.contains(&before) || ["start", "when"].contains(&before)
}

const CONTINUING: [&str; 12] = [
    "continued",
    "began",
    "started",
    "resumed",
    "lasted",
    "took",
    "intensified",
    "came",
    "broke",
    "followed",
    "continues",
    "resulted",
];

/// "fighting position", "attack helicopter": the noun only describes the next.
fn noun_follows(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    let next = scene.word(mark.last);
    scene.nouns.kind_of(next).is_some_and(|kind| kind != dateline_model::PlaceKind::Region)
        || [
            "helicopter",
            "helicopters",
            "aircraft",
            "vehicle",
            "vehicles",
            "plot",
            "plots",
            "expert",
            "experts",
            "plan",
            "plans",
            "force",
            "forces",
            "factory",
        ]
        .contains(&next)
}

const GOING_ON: [&str; 34] = [
    "lapsed",
    "expired",
    "continued",
    "erupted",
    "raged",
    "began",
    "started",
    "resumed",
    "lasted",
    "took",
    "broke",
    "intensified",
    "spread",
    "moved",
    "reached",
    "was",
    "were",
    "occurred",
    "came",
    "left",
    "killed",
    "ended",
    "resulted",
    "failed",
    "is",
    "has",
    "have",
    "had",
    "stopped",
    "hit",
    "also",
    "destroyed",
    "forced",
    "ongoing",
];

/// "launched an offensive", "carried out a raid": the noun is what somebody did.
pub(super) fn launched(scene: &Scene<'_>, first: usize) -> bool {
    const LIGHT: [&str; 49] = [
        "accepted",
        "joined",
        "violated",
        "extended",
        "launched",
        "launch",
        "launching",
        "began",
        "begin",
        "beginning",
        "started",
        "start",
        "starting",
        "carried",
        "conducted",
        "conducting",
        "mounted",
        "made",
        "making",
        "staged",
        "led",
        "renewed",
        "resumed",
        "pressed",
        "undertook",
        "waged",
        "initiated",
        "out",
        "opened",
        "attempted",
        "continued",
        "launches",
        "resume",
        "attempting",
        "halted",
        "stopped",
        "upped",
        "increased",
        "imposed",
        "declared",
        "reached",
        "signed",
        "brokered",
        "agreed",
        "continue",
        "accelerated",
        "intensified",
        "confirmed",
        "reported",
    ];
    (1..=4).any(|distance| LIGHT.contains(&scene.back(first, distance)))
}

/// "the offensive was launched", "the assault was carried out".
fn is_launched(scene: &Scene<'_>, after: usize) -> bool {
    let be = (after..after + 3).find(|at| ["was", "were", "is", "been"].contains(&scene.word(*at)));
    be.is_some_and(|be| {
        (be + 1..be + 4).any(|at| {
            [
                "launched",
                "begun",
                "mounted",
                "carried",
                "conducted",
                "started",
                "resumed",
                "renewed",
                "confirmed",
                "opened",
            ]
            .contains(&scene.word(at))
        })
    })
}

/// The first token of the noun phrase that ends in this noun, and whether it is definite.
pub(in crate::compose) fn noun_phrase(scene: &Scene<'_>, noun: usize) -> (usize, bool) {
    let mut first = noun;
    while first > 0 {
        let before = scene.word(first - 1);
        let party = scene.parties.iter().find(|party| party.last == first);
        if let Some(party) = party {
            first = party.first;
        } else if DETERMINERS.contains(&before) {
            let definite = ["the", "this", "that", "these", "those", "its", "their", "his", "'s"].contains(&before);
            return (first - 1, definite);
        } else if scene.cut[first - 1].capital && first >= 2 && scene.cut[first - 1].is_word()
            || ADJECTIVES.contains(&before)
            || before.ends_with("-pronged")
            || scene.cut[first - 1].class == crate::token::Class::Number
        {
            first -= 1;
        } else {
            break;
        }
    }
    (first, false)
}

/// Whether a word that is noun and verb ("attack", "advance") is the verb here.
fn is_verb_here(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    scene.marks.iter().any(|other| {
        other.first == mark.first && other.last == mark.last && other.form.is_verb() && verb_fits(scene, other)
    })
}
