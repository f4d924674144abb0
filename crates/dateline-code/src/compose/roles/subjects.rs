//! The grammatical subject of each clause.
//!
//! Most clauses of a report name nobody: "…, captured two hills and then withdrew". Their subject is the one of the clause
//! before, or whom a pronoun stands for, so the subjects are found clause by clause before any event is read.

use dateline_model::ActorId;

use crate::clause::{Clause, Link};
use crate::compose::{Party, Scene, Way};
use crate::story::Story;
use crate::triggers::Form;

/// Prepositions after which an actor is no subject.
const NO_SUBJECT: [&str; 17] = [
    "against",
    "by",
    "with",
    "on",
    "to",
    "for",
    "between",
    "towards",
    "toward",
    "near",
    "at",
    "into",
    "over",
    "in",
    "alongside",
    "than",
    "including",
];

/// The grammatical subject of each clause, inherited where it has none of its own.
pub(in crate::compose) fn subjects(scene: &Scene<'_>, story: &Story<'_>) -> (Vec<Vec<ActorId>>, Vec<Way>) {
    let mut out: Vec<Vec<ActorId>> = Vec::new();
    let mut ways: Vec<Way> = Vec::new();
    let before: Vec<ActorId> = if story.subject.is_empty() {
        story.pair.as_ref().map(|(by, _)| by.clone()).unwrap_or_default()
    } else {
        story.subject.clone()
    };
    for (index, clause) in scene.clauses.iter().enumerate() {
        let verb = first_verb(scene, clause).unwrap_or(clause.last);
        let own = subject_parties(scene, clause.first, verb);
        let pronoun = (clause.first..verb.min(clause.first + 6))
            .any(|at| ["they", "it", "he", "their", "she"].contains(&scene.word(at)));
        let (subject, way) = if !own.is_empty() {
            (own, Way::Subject)
        } else if index == 0 {
            (if pronoun { before.clone() } else { vec![] }, Way::SubjectPronoun)
        } else if clause.link == Link::Relative
            && ["after", "during", "before", "in", "at", "by"].contains(&scene.back(clause.first, 1))
        {
            // "…, after which they advanced": the main clause's subject.
            (out[0].clone(), Way::SubjectInherited)
        } else if clause.link == Link::Relative {
            let nearest = scene.parties.iter().rfind(|party| party.last <= clause.first && !party.attribute);
            let dated =
                |at: usize| !scene.cut[at].is_word() || scene.days.iter().any(|day| day.first <= at && at < day.last);
            let close = nearest.filter(|party| clause.first - party.last <= 2 || (party.last..clause.first).all(dated));
            match close {
                Some(party) => (vec![party.actor.clone()], Way::SubjectNearest),
                None => (out[index - 1].clone(), Way::SubjectInherited),
            }
        } else {
            // After a relative clause the main one goes on with its own subject.
            let verb = |at: usize| {
                ["was", "were", "had", "has", "have", "is", "are"].contains(&scene.word(at))
                    || scene.marks.iter().any(|mark| mark.first == at && mark.form.is_verb())
            };
            let resumed = index > 1
                && matches!(scene.clauses[index - 1].link, Link::Relative | Link::Where)
                && clause.link == Link::And
                && scene.back(clause.first, 1) == ","
                && verb(clause.first);
            let inherited = out[if resumed { index - 2 } else { index - 1 }].clone();
            if inherited.is_empty() && pronoun {
                (before.clone(), Way::SubjectPronoun)
            } else {
                (inherited, Way::SubjectInherited)
            }
        };
        out.push(subject);
        ways.push(way);
    }
    // "After retaking X, the army advanced": a clause before the main one takes its subject.
    let fronted = scene.clauses.first().is_some_and(|clause| clause.link == Link::Start && fronts(scene, clause));
    if fronted && out.len() > 1 {
        out[0] = out[1].clone();
        ways[0] = Way::SubjectAfter;
    }
    (out, ways)
}

/// A participle with a preposition that opens the sentence, with no subject of its own.
fn fronts(scene: &Scene<'_>, clause: &Clause) -> bool {
    let opens =
        ["after", "before", "by", "following", "while", "without", "upon", "since"].contains(&scene.word(clause.first));
    let verb = scene.marks.iter().find(|mark| mark.form.is_verb() && clause.holds(mark.first));
    verb.is_some_and(|mark| {
        mark.form == Form::Ing
            && (opens || mark.first == clause.first)
            && subject_parties(scene, clause.first, mark.first).is_empty()
    })
}

fn first_verb(scene: &Scene<'_>, clause: &Clause) -> Option<usize> {
    let triggers =
        scene.marks.iter().filter(|mark| mark.form.is_verb() && clause.holds(mark.first)).map(|mark| mark.first);
    let auxiliary = (clause.first..clause.last).filter(|at| {
        [
            "was",
            "were",
            "had",
            "has",
            "have",
            "is",
            "are",
            "began",
            "started",
            "launched",
            "managed",
            "continued",
            "took",
            "made",
            "would",
            "will",
            "could",
            "did",
        ]
        .contains(&scene.word(*at))
    });
    triggers.chain(auxiliary).min()
}

/// The actors that stand as subject between two tokens: the first, and those joined to it.
pub(super) fn subject_parties(scene: &Scene<'_>, first: usize, verb: usize) -> Vec<ActorId> {
    let candidates: Vec<&Party> = scene
        .parties
        .iter()
        .filter(|party| first <= party.first && party.last <= verb && !party.attribute && !owns(scene, party))
        .collect();
    // "ISIL claimed the army had withdrawn": who only says it is not who did it, if somebody else is named.
    let told: Vec<&Party> = candidates.iter().copied().filter(|party| !speaks(scene, party, verb)).collect();
    let candidates = if told.is_empty() { candidates } else { told };
    let free: Vec<&&Party> = candidates
        .iter()
        .filter(|party| {
            !NO_SUBJECT.contains(&preposition(scene, party.first, first)) || opens_with(scene, party, first)
        })
        .collect();
    let mut out: Vec<ActorId> = Vec::new();
    for party in free {
        let before = preposition(scene, party.first, first);
        if ["from", "of"].contains(&before) && !out.is_empty() {
            continue;
        }
        if !out.contains(&party.actor) {
            out.push(party.actor.clone());
        }
    }
    out
}

/// Whether an actor stands in the name of a source whose verb of saying comes before this token.
pub(super) fn speaks(scene: &Scene<'_>, party: &Party, before: usize) -> bool {
    scene.sayings.iter().any(|said| said.source_first <= party.first && party.last <= said.verb && said.verb < before)
}

/// "with the Army attempting to …": what "with" opens the clause with is its subject.
fn opens_with(scene: &Scene<'_>, party: &Party, first: usize) -> bool {
    scene.word(first) == "with" && party.first <= first + 2
}

/// "the Army's positions": the actor only owns what is named.
fn owns(scene: &Scene<'_>, party: &Party) -> bool {
    ["'s", "'"].contains(&scene.word(party.last))
        && scene.parties.iter().all(|other| other.first != party.last + 2 || scene.word(party.last + 1) != "and")
}

/// The preposition that governs the noun phrase starting here, over articles and adjectives; empty where none does.
pub(super) fn preposition<'s>(scene: &'s Scene<'_>, at: usize, floor: usize) -> &'s str {
    let mut index = at;
    for _ in 0..5 {
        if index <= floor {
            return "";
        }
        let word = scene.word(index - 1);
        if NO_SUBJECT.contains(&word) || ["from", "of"].contains(&word) {
            return word;
        }
        let passes = [
            "the", "a", "an", "and", "other", "several", "some", "many", "all", "its", "their", "pro", "elite",
            "local", "both",
        ]
        .contains(&word)
            || scene.parties.iter().any(|party| party.last == index && ["and", "the"].contains(&scene.word(index)))
            || scene.cut[index - 1].class == crate::token::Class::Number
            || scene.parties.iter().any(|party| party.first < index && index <= party.last && index != at);
        if !passes {
            return "";
        }
        index -= 1;
    }
    ""
}
