//! Whether an event word counts where it stands: its grammatical form, and what its trigger needs in the clause.

use dateline_lexicon::{Needs, Trigger};
use dateline_model::Kind;

use super::{Scene, roles};
use crate::clause::Link;
use crate::triggers::{Form, TriggerMark};

const DETERMINERS: [&str; 25] = [
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "any", "no", "another", "each",
    "every", "some", "several", "'s", "'", "more", "further", "such", "multiple", "our",
];

const PREPOSITIONS: [&str; 21] = [
    "of",
    "for",
    "under",
    "in",
    "after",
    "during",
    "following",
    "despite",
    "with",
    "from",
    "by",
    "against",
    "amid",
    "over",
    "into",
    "on",
    "without",
    "since",
    "through",
    "between",
    "before",
];

/// "points held by the rebels", "the last town that was held by them": who holds is only an attribute of what was taken.
fn only_describes(scene: &Scene<'_>, mark: &TriggerMark, trigger: &Trigger) -> bool {
    if trigger.kind != Kind::Hold || mark.form == Form::Noun || mark.last - mark.first > 1 {
        return false;
    }
    let event_before = scene.marks.iter().any(|other| {
        other.last <= mark.first
            && other.form.is_verb()
            && matches!(
                scene.triggers.trigger(other.trigger).kind,
                Kind::Capture | Kind::Attack | Kind::Strike | Kind::Withdraw
            )
    });
    let reduced =
        scene.word(mark.last) == "by" && !(1..=3).any(|distance| BE.contains(&scene.back(mark.first, distance)));
    let relative = (1..=5).any(|distance| ["that", "which"].contains(&scene.back(mark.first, distance)));
    event_before && (reduced || relative)
}

/// "government forces advancing from the north seized X", "an attack by rebels captured X": the way to what is told.
fn only_leads_up(scene: &Scene<'_>, mark: &TriggerMark, trigger: &Trigger) -> bool {
    if trigger.kind != Kind::Attack || !matches!(mark.form, Form::Noun | Form::Ing) {
        return false;
    }
    let clause = scene.clause(mark.first);
    let progressive = (1..=3).any(|distance| BE.contains(&scene.back(mark.first, distance)));
    let captured = scene.marks.iter().any(|other| {
        other.first >= mark.last
            && other.first < clause.last
            && matches!(other.form, Form::Past | Form::Third)
            && scene.triggers.trigger(other.trigger).kind == Kind::Capture
            && !roles::passive(scene, other)
    });
    captured && !progressive && (mark.form == Form::Ing || !launched(scene, mark.first))
}

/// Whether the event word counts here.
pub(super) fn holds(scene: &Scene<'_>, mark: &TriggerMark, trigger: &Trigger) -> bool {
    if only_describes(scene, mark, trigger) || only_leads_up(scene, mark, trigger) {
        return false;
    }
    let form_fits = if mark.form == Form::Noun { noun_fits(scene, mark, trigger) } else { verb_fits(scene, mark) };
    form_fits && !is_attribute(scene, mark) && needs_met(scene, mark, trigger)
}

/// "besieged town", "the captured soldiers": a participle that only describes.
fn is_attribute(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    let past = matches!(mark.form, Form::Past | Form::Participle) && mark.last - mark.first == 1;
    let determined = DETERMINERS.contains(&scene.back(mark.first, 1)) && !scene.cut[mark.first - 1].is("that");
    let noun_follows = scene.cut.get(mark.last).is_some_and(|token| {
        token.is_word()
            && !PREPOSITIONS.contains(&token.lower.as_str())
            && !token.is_any(&["to", "and", "the", "a", "as", "at", "it", "them"])
    });
    past && determined && noun_follows
}

/// A verb in a form that is also a noun's ("attack", "fighting") must not stand where a noun does.
fn verb_fits(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    let before = scene.back(mark.first, 1);
    match mark.form {
        Form::Base | Form::Third => {
            if mark.last - mark.first > 1 {
                return true;
            }
            let nominal = nominal(scene, mark.first);
            let infinitive = before == "to" || MODALS.contains(&before) || before.ends_with("ly");
            let plural_subject = scene.parties.iter().any(|party| party.last == mark.first && !party.attribute)
                || ["they", "who", "and", "we"].contains(&before);
            infinitive
                || (!nominal && plural_subject && !["on", "against", "of", "by", "in"].contains(&scene.word(mark.last)))
        }
        Form::Ing => {
            // "the area surrounding X" is a preposition.
            if scene.word(mark.first) == "surrounding" && !BE.contains(&before) && before != "," {
                return false;
            }
            // "fighting", "shelling" as nouns are told by their noun trigger.
            let noun_too = has_noun(scene, mark);
            let progressive = (1..=3).any(|distance| BE.contains(&scene.back(mark.first, distance)));
            let clause = scene.clause(mark.first);
            // "leaving the town had confused them": a gerund as subject tells nothing itself.
            let opens = clause.first == mark.first && !matches!(clause.link, Link::Start | Link::Said | Link::Relative);
            let said_that = clause.link == Link::Said && clause.first + 1 == mark.first;
            if (clause.first == mark.first && !opens || said_that) && !noun_too {
                return mark.first == 0 && (mark.last..clause.last).any(|at| scene.word(at) == ",");
            }
            let governed = PREPOSITIONS.contains(&before) || before == "," || opens;
            if noun_too {
                progressive && !nominal(scene, mark.first)
            } else {
                progressive || governed || !DETERMINERS.contains(&before)
            }
        }
        _ => true,
    }
}

const MODALS: [&str; 17] = [
    "would", "will", "could", "may", "might", "should", "can", "must", "cannot", "not", "did", "n't", "to", "didn't",
    "couldn't", "does", "do",
];

const BE: [&str; 12] = ["was", "were", "is", "are", "been", "be", "being", "started", "began", "kept", "keeps", "keep"];

fn has_noun(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    scene.marks.iter().any(|other| other.first == mark.first && other.form == Form::Noun)
}

fn nominal(scene: &Scene<'_>, at: usize) -> bool {
    let before = scene.back(at, 1);
    DETERMINERS.contains(&before)
        || PREPOSITIONS.contains(&before)
        || ADJECTIVES.contains(&before)
        || scene.cut[at..].first().is_some_and(|_| at > 0 && scene.cut[at - 1].lower.ends_with("-"))
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
fn noun_fits(scene: &Scene<'_>, mark: &TriggerMark, trigger: &Trigger) -> bool {
    if is_verb_here(scene, mark) {
        return false;
    }
    let (first, definite) = noun_phrase(scene, mark.first);
    let before = scene.back(first, 1);
    let next = scene.word(mark.last);
    let complement = [
        "on", "against", "of", "at", "in", "near", "between", "by", "towards", "toward", "around", "to", "inside",
        "into", "along", "with", "across", "from", "over", "outside",
    ]
    .contains(&next)
        && !(next == "in" && ["which", "an", "order"].contains(&scene.word(mark.last + 1)));
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
    let light = launched(scene, first) || is_launched(scene, mark.last);
    if ["during", "since", "throughout", "amid", "despite", "until"].contains(&before) && definite {
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
        return next == "of"
            || scene.back(mark.first, 1) == "'s"
            || scene.parties.iter().any(|party| party.last == mark.first);
    }
    if trigger.kind == Kind::Withdraw || trigger.kind == Kind::Siege {
        return complement || light || (!definite && first < mark.first);
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

const GOING_ON: [&str; 32] = [
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
fn launched(scene: &Scene<'_>, first: usize) -> bool {
    const LIGHT: [&str; 43] = [
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
    ];
    (1..=4).any(|distance| LIGHT.contains(&scene.back(first, distance)))
}

/// "the offensive was launched", "the assault was carried out".
fn is_launched(scene: &Scene<'_>, after: usize) -> bool {
    let be = (after..after + 3).find(|at| ["was", "were", "is", "been"].contains(&scene.word(*at)));
    be.is_some_and(|be| {
        (be + 1..be + 4).any(|at| {
            ["launched", "begun", "mounted", "carried", "conducted", "started", "resumed", "renewed"]
                .contains(&scene.word(at))
        })
    })
}

/// The first token of the noun phrase that ends in this noun, and whether it is definite.
fn noun_phrase(scene: &Scene<'_>, noun: usize) -> (usize, bool) {
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

fn needs_met(scene: &Scene<'_>, mark: &TriggerMark, trigger: &Trigger) -> bool {
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
                    || clause.link == Link::Relative
                    || clause.link == Link::Participle)
        }
        Needs::StrictPlace => !takes_people(scene, mark) && strict_object(scene, mark),
        Needs::People | Needs::Captive => false,
        Needs::ActorOrAttack if roles::passive(scene, mark) && scene.word(mark.last) == "by" => true,
        Needs::Actor | Needs::ActorOrAttack => {
            scene.parties.iter().any(|party| {
                clause.first <= party.first
                    && party.first < clause.last
                    && party.first != mark.first
                    && object_side(scene, mark, party.first)
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
        Needs::Road => (clause.first..clause.last).any(|at| {
            [
                "road", "roads", "highway", "highways", "route", "routes", "supply", "supplies", "line", "lines",
                "crossing", "corridor", "bridge", "bridges", "border", "motorway",
            ]
            .contains(&scene.word(at))
                && at.abs_diff(mark.first) <= 14
        }),
        Needs::Air => (clause.first..clause.last).any(|at| AIR.contains(&scene.word(at))),
        Needs::Civilians => {
            let named = scene
                .people
                .iter()
                .any(|people| people.civilian && clause.first <= people.first && people.first < clause.last);
            let said = scene.parties.iter().any(|party| {
                party.actor.as_str() == "civilians" && clause.first <= party.first && party.first < clause.last
            });
            let families = (clause.first..clause.last).any(|at| {
                ["families", "civilians", "residents", "refugees", "people", "inhabitants", "population"]
                    .contains(&scene.word(at))
            });
            named || said || families
        }
    }
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

const PARTS: [&str; 16] = [
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
];

/// A place as the object of a weak verb ("take", "secure"): directly after it, over articles and adjectives.
fn strict_object(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
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
        if PARTS.contains(&word) && word != "ground" {
            return true;
        }
        if word == "it" {
            return true;
        }
        if PREPOSITIONS.contains(&word) && word != "of"
            || ["place", "advantage", "off", "time"].contains(&word) && at <= mark.last + 1
            || (word == "part" && at == mark.last)
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
pub(super) fn takes_people(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    if roles::passive(scene, mark) {
        let clause = scene.clause(mark.first);
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
