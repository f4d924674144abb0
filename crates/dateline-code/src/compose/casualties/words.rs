//! The words that tell of losses: "killed", "wounded", "prisoners", "casualties".
//!
//! They are found by their stems and not by triggers alone, since many are nouns or participles without a verb of their
//! own: "30 dead", "12 wounded".

use dateline_model::Kind;

use crate::compose::{Scene, conditions, roles};
use crate::token::Class;
use crate::triggers::{Form, TriggerMark};

/// What happened to the people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Killed,
    Wounded,
    Captured,
    Missing,
    /// "suffered casualties".
    Hurt,
}

/// A word that tells of people hurt or taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct FateWord {
    pub(super) at: usize,
    pub(super) last: usize,
    pub(super) fate: Fate,
    pub(super) form: Option<Form>,
}

impl FateWord {
    /// Whether it stands in the passive; `None` where it is no verb.
    pub(super) fn passive(self, scene: &Scene<'_>) -> Option<bool> {
        let mark = |form| TriggerMark { first: self.at, last: self.last, trigger: 0, form };
        self.form.map(|form| roles::passive(scene, &mark(form)))
    }
}

fn fate_of(word: &str) -> Option<Fate> {
    const KILLED: [&str; 8] = ["kill", "execut", "behead", "massacre", "murder", "slaughter", "assassinat", "martyr"];
    const WOUNDED: [&str; 4] = ["wound", "injur", "hospitali", "maim"];
    const CAPTURED: [&str; 6] = ["captur", "detain", "arrest", "abduct", "surrender", "kidnap"];
    let starts = |list: &[&str]| list.iter().any(|stem| word.starts_with(stem));
    match word {
        "bodies" | "assassination" | "dead" | "death" | "deaths" | "died" | "die" | "dying" | "perished"
        | "fatalities" | "fatality" | "slain" | "slew" | "killers" => Some(Fate::Killed),
        "prisoner" | "prisoners" | "captive" | "captives" | "hostage" | "hostages" => Some(Fate::Captured),
        "arms" => Some(Fate::Captured),
        "missing" => Some(Fate::Missing),
        "casualties" | "losses" => Some(Fate::Hurt),
        "lives" | "lost" | "losing" | "loses" | "lose" => Some(Fate::Killed),
        "killer" | "killings" | "killing-" => None,
        _ if starts(&KILLED) => Some(Fate::Killed),
        _ if starts(&WOUNDED) => Some(Fate::Wounded),
        _ if starts(&CAPTURED) => Some(Fate::Captured),
        _ => None,
    }
}

/// The words that tell of losses, in order.
pub(super) fn fate_words(scene: &Scene<'_>) -> Vec<FateWord> {
    let mut out = Vec::new();
    for at in 0..scene.cut.len() {
        let Some(fate) = fate_of(scene.word(at)) else { continue };
        let mark = scene.marks.iter().find(|mark| {
            mark.first <= at
                && at < mark.last
                && scene.triggers.trigger(mark.trigger).kind == Kind::Casualties
                && mark.form.is_verb()
        });
        let form = mark.map(|mark| mark.form);
        if !said_of_people(scene, at) {
            continue;
        }
        let captures = fate == Fate::Captured && scene.word(at).starts_with("captur");
        if captures
            && !scene.marks.iter().any(|mark| mark.first == at && conditions::takes_people(scene, mark))
            && !of_people(scene, at)
        {
            continue;
        }
        out.push(FateWord { at, last: at + 1, fate, form });
    }
    out
}

/// "claimed the lives of 49 people", "losing 11 men": words of much else, which count only beside people.
fn said_of_people(scene: &Scene<'_>, at: usize) -> bool {
    match scene.word(at) {
        // "25 prisoners were exchanged": a deal, which its own words tell.
        "prisoner" | "prisoners" | "captive" | "captives" | "hostages" => {
            let clause = scene.clause(at);
            !(clause.first..clause.last).any(|near| {
                ["exchang", "swap", "ransom", "releas", "freed", "free"]
                    .iter()
                    .any(|stem| scene.word(near).starts_with(stem))
            })
        }
        // "a surrender agreement", "an ultimatum to surrender"
        "surrender" if scene.back(at, 1) == "to" => {
            (2..=3).any(|distance| scene.back_is(at, distance, &scene.lists.success))
        }
        "surrender" if ["\"", "“"].contains(&scene.back(at, 1)) => false,
        "surrendering" => !["of", "for"].contains(&scene.back(at, 1)),
        "surrender" => !["agreement", "agreements", "deal", "deals", "talks", "terms", "negotiations", "offer"]
            .contains(&scene.word(at + 1)),
        // "laid down their arms"
        "arms" => (1..=3).any(|distance| {
            let laid = ["laid", "lay", "lays", "laying"].contains(&scene.back(at, distance + 1));
            scene.back(at, distance) == "down" && laid && scene.back(at, distance + 2) != "to"
        }),
        // "14 soldiers had been lost"
        "lost" if ["been", "were"].contains(&scene.back(at, 1)) => {
            scene.people.iter().any(|people| people.count.is_some() && people.last < at && at - people.last <= 4)
        }
        "lives" => (1..=3).any(|distance| {
            ["claim", "cost", "took", "take", "taking", "lost", "lose", "losing"]
                .iter()
                .any(|stem| scene.back(at, distance).starts_with(stem))
        }),
        "lost" | "losing" | "loses" | "lose" => scene
            .people
            .iter()
            .any(|people| people.count.is_some() && !people.groups && (at + 1..=at + 2).contains(&people.first)),
        _ => true,
    }
}

/// "the capture of 22 fighters".
fn of_people(scene: &Scene<'_>, at: usize) -> bool {
    scene.word(at + 1) == "of"
        && scene.people.iter().any(|people| people.first >= at + 2 && people.first <= at + 4 && people.count.is_some())
        || (["and", "or"].contains(&scene.back(at, 1)) && fate_of(scene.back(at, 2)).is_some())
        || number_before(scene, at).is_some()
        || (["or", ","].contains(&scene.word(at + 1)) && fate_of(scene.word(at + 2)).is_some())
}

/// "12 wounded": the people of the bare figure right before the word, with "others", "more", "were" between at most.
pub(super) fn number_before(scene: &Scene<'_>, at: usize) -> Option<usize> {
    // "2,128 wounded servicemen"
    let described = scene.people.iter().position(|people| {
        people.count.is_some() && people.first < at && at + 1 < people.last && scene.cut[at - 1].class == Class::Number
    });
    described.or_else(|| counted_before(scene, at))
}

fn counted_before(scene: &Scene<'_>, at: usize) -> Option<usize> {
    scene.people.iter().position(|people| {
        people.count.is_some()
            && people.last <= at
            && (people.last..at).all(|index| {
                [
                    "others",
                    "more",
                    "people",
                    "were",
                    "was",
                    "been",
                    "also",
                    "reportedly",
                    "being",
                    "civilians",
                    "left",
                    "either",
                    "surrounding",
                    "then",
                    "further",
                    "subsequently",
                    "reported",
                    "dead",
                ]
                .contains(&scene.word(index))
            })
    })
}
