//! Whether an event word counts where it stands: its grammatical form, and what its trigger needs in the clause.
//!
//! Here is the form, of verbs first; `nouns` reads nouns, and `objects` what the trigger needs.

mod nouns;
mod objects;

use dateline_lexicon::Trigger;
use dateline_model::Kind;

use super::{Scene, roles};
use crate::clause::Link;
use crate::triggers::{Form, TriggerMark};
use nouns::{launched, nominal, noun_fits};
use objects::needs_met;

pub(super) use nouns::noun_phrase;
pub(super) use objects::takes_people;

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
    event_before && (reduced || relative && roles::passive(scene, mark))
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

/// "The Battle of X was an offensive by …", "The siege of X was a battle for …": the subject is the name of what the
/// rest of the sentence tells.
fn only_names(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    if mark.form != Form::Noun || !scene.opening || mark.first > 4 {
        return false;
    }
    let clause = scene.clause(mark.first);
    let is = (mark.last..clause.last.min(mark.last + 12)).find(|at| ["was", "were", "is"].contains(&scene.word(*at)));
    is.is_some_and(|is| {
        ["a", "an", "the", "part", "one"].contains(&scene.word(is + 1))
            && scene.marks.iter().any(|other| other.form == Form::Noun && other.first > is && other.first < is + 14)
    })
}

/// "800 civilians managed to leave the city": people who flee, and no withdrawal.
fn civilians_leave(scene: &Scene<'_>, mark: &TriggerMark, trigger: &Trigger) -> bool {
    if trigger.kind != Kind::Withdraw || !mark.form.is_verb() {
        return false;
    }
    let clause = scene.clause(mark.first);
    let from =
        if clause.link == Link::Infinitive { scene.clause(clause.first.saturating_sub(1)).first } else { clause.first };
    let people = scene.people.iter().rfind(|people| from <= people.first && people.last <= mark.first);
    people.is_some_and(|people| {
        (people.civilian || !people.who.is_empty()) && people.who.iter().all(|actor| actor.as_str() == "civilians")
    })
}

/// "fighting reached two suburbs", "the clashes moved into the town": no one advances.
fn fighting_moves(scene: &Scene<'_>, mark: &TriggerMark, trigger: &Trigger) -> bool {
    trigger.kind == Kind::Attack
        && mark.form.is_verb()
        && ["fighting", "clashes", "battles", "combat", "violence", "fights", "shells", "rockets"]
            .contains(&scene.back(mark.first, 1))
}

/// Words of an event beside which others say that it is none of this kind.
fn only_looks_so(scene: &Scene<'_>, mark: &TriggerMark, trigger: &Trigger) -> bool {
    const DEALS: [&str; 10] = [
        "truce",
        "agreement",
        "deal",
        "ceasefire",
        "cease-fire",
        "settlement",
        "accord",
        "compromise",
        "understanding",
        "agreements",
    ];
    match trigger.id.as_str() {
        // "reached a truce"
        "enter-verb" => (mark.last..mark.last + 4).any(|at| DEALS.contains(&scene.word(at))),
        // "were ordered to leave the town": the order has the verb in it.
        "withdraw-verb" | "leave-place" => {
            let inside = |other: &TriggerMark| other.first < mark.first && mark.first < other.last;
            let order = scene
                .marks
                .iter()
                .any(|other| inside(other) && scene.triggers.trigger(other.trigger).kind == trigger.kind);
            order || trigger.id == "leave-place" && !leaves(scene, mark)
        }
        // "came under the control of X": the moment, which its own phrase tells.
        "under-control" => (1..=2).any(|distance| {
            ["came", "come", "comes", "coming", "fell", "fallen", "falls", "falling", "brought", "bring", "bringing"]
                .contains(&scene.back(mark.first, distance))
        }),
        // "sappers removed 3,000 mines", "because of booby traps", "by means of artillery fire": nothing went off by itself.
        "bombing-noun" | "strike-verb" if mark.form == Form::Noun => only_means(scene, mark),
        // "the remains of the dead were recovered"
        "capture-weak-verb" if scene.word(mark.first).starts_with("recover") => (mark.first.saturating_sub(12)
            ..(mark.last + 6).min(scene.cut.len()))
            .any(|at| scene.cut[at].is_any(words!["remains", "bodies", "body", "corpses", "weapons", "graves"])),
        // "attacked a rocket team": rockets that attack stand before the verb, or after "with".
        "hit-verb" if ["attack", "raid"].iter().any(|stem| scene.word(mark.first).starts_with(stem)) => {
            !objects::fired(scene, mark)
        }
        "evacuation" => roles::evacuated(scene, mark).is_none_or(|party| party.actor.as_str() == "civilians"),
        "handed-over" => !objects::hands_over_a_place(scene, mark),
        _ => false,
    }
}

/// Whether "leave" is said of a place: not "leaving X in ruins", "left the army in control".
fn leaves(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    let going = mark.form != Form::Ing || BE.contains(&scene.back(mark.first, 1));
    going && objects::strict_object(scene, mark)
}

/// Whether explosives or fire are told of as a thing found, feared or used, and not as going off.
fn only_means(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    let (first, _) = noun_phrase(scene, mark.first);
    let removed = (mark.first.saturating_sub(6)..mark.first).any(|at| {
        ["remov", "defus", "dismantl", "clear", "discover", "neutrali"]
            .iter()
            .any(|stem| scene.word(at).starts_with(stem))
    });
    let means = (1..=4).any(|distance| {
        scene.back(first, distance) == "of" && ["means", "because"].contains(&scene.back(first, distance + 1))
    });
    removed && scene.triggers.trigger(mark.trigger).kind == Kind::Bombing || means
}

/// "cut off the road": a road is cut, where troops or a town would be encircled.
fn cuts_no_forces(scene: &Scene<'_>, mark: &TriggerMark, trigger: &Trigger) -> bool {
    if trigger.id != "cut-off" {
        return false;
    }
    let clause = scene.clause(mark.first);
    let passive = roles::passive(scene, mark);
    let side =
        |at: usize| if passive { clause.first <= at && at < mark.first } else { mark.last <= at && at < mark.last + 6 };
    let forces = scene.parties.iter().any(|party| side(party.first))
        || scene
            .places
            .iter()
            .any(|place| side(place.first) && !place.is_large() && place.tie == crate::places::Tie::Bare);
    !forces || objects::on_a_road(scene, mark, clause)
}

/// Whether the event word counts here.
pub(super) fn holds(scene: &Scene<'_>, mark: &TriggerMark, trigger: &Trigger) -> bool {
    if only_describes(scene, mark, trigger)
        || only_leads_up(scene, mark, trigger)
        || only_names(scene, mark)
        || fighting_moves(scene, mark, trigger)
        || civilians_leave(scene, mark, trigger)
        || cuts_no_forces(scene, mark, trigger)
        || only_looks_so(scene, mark, trigger)
    {
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
            && !token.is_any(words!["to", "and", "the", "a", "as", "at", "it", "them"])
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
