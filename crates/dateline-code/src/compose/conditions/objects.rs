//! What a trigger needs in the clause: a place, an actor, a road, civilians.
//!
//! "Took", "secured" and "held" are said of much else than towns. They count only with an object of the right sort on the
//! side where the object stands, and not where people are what was taken.

use dateline_lexicon::{Needs, Trigger};
use dateline_model::{Kind, PlaceKind};

use super::PREPOSITIONS;
use crate::clause::{Clause, Link};
use crate::compose::{Scene, roles};
use crate::triggers::{Form, TriggerMark};
use crate::word::WordList;

pub(super) fn needs_met(scene: &Scene<'_>, mark: &TriggerMark, trigger: &Trigger) -> bool {
    let clause = scene.clause(mark.first);
    if mark.form == Form::Noun && matches!(trigger.needs, Needs::Place | Needs::None) {
        return true;
    }
    match trigger.needs {
        Needs::None => true,
        // "held for three months in X": people are held, not a place.
        Needs::Place
            if trigger.kind == Kind::Hold
                && !roles::passive(scene, mark)
                && mark.last - mark.first == 1
                && ["for", "in", "by", "captive", "hostage", "prisoner", "talks", "a", "up"]
                    .contains(&scene.word(mark.last)) =>
        {
            false
        }
        Needs::Place => {
            !takes_people(scene, mark)
                && (place_in(scene, clause.first, scene.reach(mark.last), mark)
                    || matches!(clause.link, Link::Relative | Link::Participle | Link::Where)
                    || of_relative(scene, clause)
                    || clause.link == Link::And && roles::passive(scene, mark) && mark.first - clause.first <= 4)
        }
        Needs::PlaceSubject => place_subject(scene, mark),
        Needs::StrictPlace => !takes_people(scene, mark) && strict_object(scene, mark),
        Needs::People | Needs::Captive => false,
        Needs::ActorOrAttack if roles::passive(scene, mark) && scene.word(mark.last) == "by" => true,
        // "advanced into the district, but were stopped"
        Needs::ActorOrAttack
            if roles::passive(scene, mark)
                && matches!(clause.link, Link::But | Link::And)
                && mark.first - clause.first <= 3
                && !scene.subjects[crate::clause::clause_of(&scene.clauses, mark.first)].is_empty() =>
        {
            true
        }
        Needs::Actor | Needs::ActorOrAttack => {
            scene.parties.iter().any(|party| {
                clause.holds(party.first) && party.first != mark.first && object_side(scene, mark, party.first)
            }) || (clause.first..clause.last).any(|at| {
                object_side(scene, mark, at)
                    && [
                        "attack",
                        "assault",
                        "advance",
                        "advances",
                        "offensive",
                        "push",
                        "attempt",
                        "attempts",
                        "attackers",
                        "counterattack",
                        "progress",
                        "raid",
                        "enemy",
                    ]
                    .contains(&scene.word(at))
            })
        }
        Needs::ActorSubject => {
            let subject = &scene.subjects[crate::clause::clause_of(&scene.clauses, mark.first)];
            let civilians = scene
                .people
                .iter()
                .any(|people| people.civilian && clause.first <= people.first && people.last <= mark.first);
            let own = scene.parties.iter().any(|party| {
                clause.first <= party.first
                    && party.last <= mark.first
                    && !party.attribute
                    && party.actor.as_str() != "civilians"
            });
            !civilians
                && (own || (!subject.is_empty() && clause.link != Link::Start))
                && !subject.iter().any(|actor| actor.as_str() == "civilians")
        }
        Needs::Road => on_a_road(scene, mark, clause),
        // "attacked positions near X air base": a word in a place's name fires nothing.
        Needs::Air => (clause.first..clause.last).any(|at| {
            let named = scene.places.iter().any(|place| place.first <= at && at < place.last);
            let base = ["base", "bases", "field", "port", "defence", "defense"].contains(&scene.word(at + 1));
            AIR.contains(&scene.word(at)) && !named && !base
        }),
        Needs::Civilians => {
            // "civilians managed to leave", "residents who had fled": they stand in the clause before.
            let from = match clause.link {
                Link::Infinitive => {
                    let before = scene.clause(clause.first.saturating_sub(1));
                    before.first.saturating_sub(if before.link == Link::Relative { 2 } else { 0 })
                }
                Link::Relative => clause.first.saturating_sub(2),
                _ => clause.first,
            };
            let clause = Clause { first: from, ..clause };
            let named =
                scene.people.iter().any(|people| people.civilian && people.last > from && people.first < clause.last);
            let said =
                scene.parties.iter().any(|party| party.actor.as_str() == "civilians" && clause.holds(party.first));
            let families = (clause.first..clause.last).any(|at| {
                ["families", "civilians", "residents", "refugees", "people", "inhabitants", "population"]
                    .contains(&scene.word(at))
            });
            named || said || families
        }
    }
}

/// "which they had tried to hold": the object stands before the clause on which the infinitive hangs.
fn of_relative(scene: &Scene<'_>, clause: Clause) -> bool {
    let before = scene.clause(clause.first.saturating_sub(1));
    clause.link == Link::Infinitive && before.link == Link::Relative && scene.word(before.first) == "which"
}

/// Whether a road, a crossing or a line of supply is told of near the verb.
pub(super) fn on_a_road(scene: &Scene<'_>, mark: &TriggerMark, clause: Clause) -> bool {
    const ROADS: &WordList = words![
        "road", "roads", "highway", "highways", "route", "routes", "supply", "supplies", "line", "lines", "crossing",
        "corridor", "bridge", "bridges", "border", "motorway"
    ];
    const FURTHEST: usize = 14;
    let from = road_from(scene, mark, clause);
    (from..clause.last)
        .any(|at| scene.cut[at].is_any(ROADS) && (from < clause.first || at.abs_diff(mark.first) <= FURTHEST))
}

/// Where the road that a verb needs may stand: in its clause, or before it where "it" is what the verb suffers.
fn road_from(scene: &Scene<'_>, mark: &TriggerMark, clause: Clause) -> usize {
    let it = roles::passive(scene, mark) && (clause.first..mark.first).any(|at| scene.word(at) == "it");
    if it { 0 } else { clause.first }
}

const AIR: [&str; 34] = [
    "airstrike",
    "airstrikes",
    "strikes",
    "aircraft",
    "jets",
    "jet",
    "helicopters",
    "helicopter",
    "warplanes",
    "warplane",
    "artillery",
    "missiles",
    "missile",
    "rockets",
    "rocket",
    "mortars",
    "mortar",
    "shells",
    "bombers",
    "bombs",
    "drone",
    "drones",
    "raids",
    "warships",
    "planes",
    "himars",
    "strike",
    "air-strikes",
    "howitzers",
    "shell",
    "bombardment",
    "tanks",
    "air",
    "mortar-shells",
];

/// Whether what fires stands before the verb, or after "with" or "by" behind it.
pub(super) fn fired(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    let clause = scene.clause(mark.first);
    (clause.first..clause.last).any(|at| {
        AIR.contains(&scene.word(at))
            && (at < mark.first
                || (1..=4).any(|distance| ["with", "by", "using", "from"].contains(&scene.back(at, distance))))
    })
}

fn object_side(scene: &Scene<'_>, mark: &TriggerMark, at: usize) -> bool {
    if roles::passive(scene, mark) { at < mark.first } else { at > mark.first }
}

/// A place, a noun for one, or a pronoun, on the side where the verb's object stands.
fn place_in(scene: &Scene<'_>, first: usize, last: usize, mark: &TriggerMark) -> bool {
    let pronoun = ["it", "them", "itself", "one"].contains(&scene.word(mark.last));
    let side = |at: usize| object_side(scene, mark, at) && first <= at && at < last;
    pronoun
        || (roles::passive(scene, mark) && ["them", "it"].contains(&scene.back(mark.first, 1)))
        || scene.places.iter().any(|place| side(place.first))
        || (first..last)
            .any(|at| side(at) && (scene.nouns.kind_of(scene.word(at)).is_some() || PARTS.contains(&scene.word(at))))
        || (roles::passive(scene, mark) && ["which", "it", "they"].contains(&scene.word(first)))
}

/// A place, or a noun or pronoun for one, right before the verb: "Palmyra fell", "the town had fallen".
fn place_subject(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    let mut at = mark.first;
    while at > 0
        && (["had", "has", "have", "also", "finally", "then", "soon"].contains(&scene.word(at - 1))
            || scene.word(at - 1).ends_with("ly"))
    {
        at -= 1;
    }
    let goes_on = ["to", "on", "in", "after", "without", "by", "when", "as", "the", "within", "that", "during", ""];
    let next = scene.word(mark.last);
    let ends = goes_on.contains(&next) || scene.cut.get(mark.last).is_none_or(|token| !token.is_word());
    ends && (scene.places.iter().any(|place| place.last == at && !place.is_large())
        || at > 0 && scene.word(at - 1) == "which"
        || at > 1
            && scene.back(at, 2) == "the"
            && matches!(
                scene.nouns.kind_of(scene.word(at - 1)),
                Some(PlaceKind::Populated | PlaceKind::Base | PlaceKind::Quarter)
            ))
}

const PARTS: [&str; 19] = [
    "part",
    "parts",
    "outskirts",
    "half",
    "most",
    "majority",
    "sections",
    "sectors",
    "third",
    "quarter",
    "ground",
    "ruins",
    "defenses",
    "defences",
    "lines",
    "percent",
    "whole",
    "rest",
    "remainder",
];

/// "handed the town over to X": what changed hands is a place, and no prisoners or arms.
pub(super) fn hands_over_a_place(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    let clause = scene.clause(mark.first);
    let passive = roles::passive(scene, mark);
    let (from, to) = if passive { (clause.first, mark.first) } else { (mark.first, mark.last) };
    // "the town of X surrendered to Y"
    let itself = scene.places.iter().any(|place| place.last == mark.first && !place.is_large());
    itself
        || scene.places.iter().any(|place| from <= place.first && place.first < to)
        || (from..to).any(|at| scene.nouns.kind_of(scene.word(at)).is_some() || PARTS.contains(&scene.word(at)))
}

/// A place as the object of a weak verb ("take", "secure"): directly after it, over articles and adjectives.
pub(super) fn strict_object(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    if roles::passive(scene, mark) {
        let clause = scene.clause(mark.first);
        return place_in(scene, clause.first, clause.last, mark) && !["place", "part"].contains(&scene.word(mark.last));
    }
    let end = (mark.last + 9).min(scene.clause(mark.first).last);
    for at in mark.last..end {
        let word = scene.word(at);
        if scene.places.iter().any(|place| place.first == at) {
            return true;
        }
        if let Some(kind) = scene.nouns.kind_of(word) {
            return kind != dateline_model::PlaceKind::Region
                || ["area", "areas", "territory", "region"].contains(&word);
        }
        if PARTS.contains(&word) && word != "ground" && !(word == "part" && scene.word(at + 1) == "in") {
            return true;
        }
        if word == "it" {
            return true;
        }
        if PREPOSITIONS.contains(&word) && word != "of"
            || ["place", "advantage", "off", "time"].contains(&word) && at <= mark.last + 1
            || (word == "part" && at == mark.last && scene.word(at + 1) != "of")
        {
            return false;
        }
    }
    false
}

/// Whether the noun phrase is over before this token: the actor named is no attribute of what follows ("the ISIL radio
/// station").
fn ends_phrase(scene: &Scene<'_>, at: usize) -> bool {
    const GOES_ON: [&str; 40] = [
        "in",
        "at",
        "near",
        "during",
        "and",
        "while",
        "after",
        "on",
        "who",
        "as",
        "from",
        "when",
        "or",
        "including",
        "before",
        "were",
        "was",
        "by",
        "to",
        "of",
        "with",
        "since",
        "for",
        "along",
        "had",
        "outside",
        "inside",
        "around",
        "trying",
        "alive",
        "that",
        "between",
        "over",
        "but",
        "they",
        "whom",
        "which",
        "also",
        "there",
        "later",
    ];
    scene.cut.get(at).is_none_or(|token| {
        !token.is_word() && !["'s", "'", "-"].contains(&token.lower.as_str())
            || GOES_ON.contains(&token.lower.as_str())
            || token.class == crate::token::Class::Number
    })
}

/// "captured 30 rebels", "captured several soldiers": people are taken, not a place.
pub(in crate::compose) fn takes_people(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    // "100 rebels were killed or captured": the same people.
    let hurt = ["killed", "wounded", "injured", "dead", "executed", "detained"];
    if ["and", "or"].contains(&scene.back(mark.first, 1)) && hurt.contains(&scene.back(mark.first, 2)) {
        return true;
    }
    if roles::passive(scene, mark) {
        let clause = scene.clause(mark.first);
        // "soldiers who were captured by X"
        if clause.link == Link::Relative && ["who", "whom"].contains(&scene.word(clause.first)) {
            return true;
        }
        let people = scene
            .people
            .iter()
            .filter(|people| clause.first <= people.first && people.last <= mark.first)
            .map(|people| people.first)
            .max();
        let named = scene
            .places
            .iter()
            .filter(|place| {
                clause.first <= place.first
                    && place.last <= mark.first
                    && !matches!(place.tie, crate::places::Tie::In | crate::places::Tie::From)
            })
            .map(|place| place.first)
            .max();
        let noun = (clause.first..mark.first)
            .filter(|at| {
                scene.nouns.kind_of(scene.word(*at)).is_some()
                    && !["from", "in", "of", "for"].contains(&scene.back(*at, 2))
            })
            .max();
        return people.is_some() && people > named.max(noun);
    }
    let after = scene.people.iter().find(|people| people.first >= mark.last && people.first <= mark.last + 3);
    let place = scene
        .places
        .iter()
        .any(|place| place.first >= mark.last && place.first < after.map_or(0, |people| people.first));
    after.is_some_and(|people| !place && ends_phrase(scene, people.last))
}
