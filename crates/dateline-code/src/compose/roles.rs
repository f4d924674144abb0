//! Who did it, and to whom.

use dateline_lexicon::{Subject, Trigger};
use dateline_model::{ActorId, Kind};

use super::{Draft, Party, Reason, Scene, Way};
use crate::clause::{Clause, Link, clause_of};
use crate::story::Story;
use crate::triggers::{Form, TriggerMark};

const BE: [&str; 9] = ["was", "were", "is", "are", "been", "be", "being", "got", "get"];

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
pub(super) fn subjects(scene: &Scene<'_>, story: &Story<'_>) -> (Vec<Vec<ActorId>>, Vec<Way>) {
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
            let inherited = out[index - 1].clone();
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
    let verb =
        scene.marks.iter().find(|mark| mark.form.is_verb() && clause.first <= mark.first && mark.first < clause.last);
    verb.is_some_and(|mark| {
        mark.form == Form::Ing
            && (opens || mark.first == clause.first)
            && subject_parties(scene, clause.first, mark.first).is_empty()
    })
}

fn first_verb(scene: &Scene<'_>, clause: &Clause) -> Option<usize> {
    let triggers = scene
        .marks
        .iter()
        .filter(|mark| mark.form.is_verb() && clause.first <= mark.first && mark.first < clause.last)
        .map(|mark| mark.first);
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
fn subject_parties(scene: &Scene<'_>, first: usize, verb: usize) -> Vec<ActorId> {
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
fn speaks(scene: &Scene<'_>, party: &Party, before: usize) -> bool {
    scene.sayings.iter().any(|said| said.source_first <= party.first && party.last <= said.verb && said.verb < before)
}

/// "with the Army attempting to …": what "with" opens the clause with is its subject.
fn opens_with(scene: &Scene<'_>, party: &Party, first: usize) -> bool {
    scene.word(first) == "with" && party.first <= first + 2
}

/// "the Army's positions": the actor only owns what is named.
fn owns(scene: &Scene<'_>, party: &Party) -> bool {
    ["'s", "'"].contains(&scene.word(party.last))
        && scene
            .parties
            .iter()
            .all(|other| other.first != party.last + 2 || !["and"].contains(&scene.word(party.last + 1)))
}

/// The preposition that governs the noun phrase starting here, over articles and adjectives; empty where none does.
fn preposition<'s>(scene: &'s Scene<'_>, at: usize, floor: usize) -> &'s str {
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

/// Whether the verb stands in the passive.
pub(super) fn passive(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    if !matches!(mark.form, Form::Past | Form::Participle) {
        return false;
    }
    let clause = scene.clause(mark.first);
    let floor = clause.first;
    // "with Nabek taken", "the town captured by the army"
    let object_before = scene.word(floor) == "with"
        && !scene.parties.iter().any(|party| floor <= party.first && party.last <= mark.first && !party.attribute);
    let by_follows = scene.word(mark.last) == "by" || object_before;
    let mut at = mark.first;
    while at > floor && mark.first - at < 6 {
        at -= 1;
        let word = scene.word(at);
        if BE.contains(&word) {
            return true;
        }
        let passes = word.ends_with("ly")
            || [
                "also", "not", "then", "still", "again", "once", "been", "later", "soon", "either", "both", "and",
                "now", "finally", "being", "already", "never", "again", "either",
            ]
            .contains(&word)
            || scene.marks.iter().any(|other| {
                other.first <= at && at < other.last && matches!(other.form, Form::Past | Form::Participle)
            });
        if !passes {
            break;
        }
    }
    by_follows
}

/// Fills who did it and to whom.
pub(super) fn apply(scene: &Scene<'_>, mark: &TriggerMark, trigger: &Trigger, story: &Story<'_>, draft: &mut Draft) {
    let clause_index = clause_of(&scene.clauses, mark.first);
    let clause = scene.clauses[clause_index];
    // Who, to whom, and how each was found.
    let (mut by, mut against, mut did, mut done_to): (_, _, Reason, Reason) = if trigger.subject == Subject::Place {
        (receivers(scene, mark, clause), vec![], Way::Receiver.into(), Way::NotSaid.into())
    } else if mark.form == Form::Noun {
        let (by, target, way) = of_noun(scene, mark, clause, clause_index);
        (by, target, way.into(), Way::Target.into())
    } else if passive(scene, mark) {
        let agent = agents(scene, mark.last, clause.last);
        (agent, patients(scene, clause.first, mark.first), Way::Agent.into(), Way::Patient.into())
    } else {
        let (by, way) = active_subject(scene, mark, clause, clause_index);
        (by, objects(scene, mark, clause), way.into(), Way::Object.into())
    };
    // "the rebels were driven out": the subject lost it.
    if trigger.from && (passive(scene, mark) || BE.contains(&scene.word(mark.first))) {
        against = subject_parties(scene, clause.first, mark.first);
        by = agents(scene, mark.last, clause.last);
        (did, done_to) = (Way::Agent.into(), Way::Patient.into());
    }
    // "they were ambushed"
    if draft.kind == Kind::Clash && passive(scene, mark) {
        let mut suffered = patients(scene, clause.first, mark.first);
        if suffered.is_empty() {
            suffered.clone_from(&scene.subjects[clause_index]);
            done_to = scene.subject_ways[clause_index].into();
        }
        if by.is_empty() && !suffered.is_empty() {
            did = Way::Enemy.into();
            by = story.opponent(&suffered);
        }
        against = suffered;
    }
    match draft.kind {
        Kind::Clash if !by.is_empty() && !against.is_empty() && passive(scene, mark) => {}
        Kind::Clash => {
            let before = (by.clone(), against.clone());
            let way = clash(scene, clause, story, &mut by, &mut against);
            did = if by == before.0 { did } else { way.into() };
            done_to = if against == before.1 { done_to } else { way.into() };
        }
        Kind::Agreement => {
            let mut all: Vec<ActorId> = scene
                .parties
                .iter()
                .filter(|party| !party.attribute && story.fights(&party.actor))
                .map(|party| party.actor.clone())
                .collect();
            all.dedup();
            by = unique(all);
            did = Way::PartyInSentence.into();
            against = vec![];
            if by.is_empty() {
                let (one, other) = story.parties();
                by = one.into_iter().chain(other).collect();
                did = Way::SideOfStory.into();
            }
        }
        Kind::Reinforce if passive(scene, mark) && !against.is_empty() => {
            // "fighters were airlifted by helicopters": who was sent, not by what.
            by = against.iter().filter(|actor| story.fights(actor)).cloned().collect();
            against = vec![];
        }
        Kind::Displacement => {
            by.retain(|actor| story.fights(actor));
            if mark.form.is_verb()
                && !passive(scene, mark)
                && !["evacuate", "deport", "displace"].iter().any(|stem| scene.word(mark.first).starts_with(stem))
            {
                by.clear();
            }
            against = vec![ActorId::new("civilians")];
            done_to = Way::Civilians.into();
        }
        Kind::Repel if trigger.subject == Subject::Actor && passive(scene, mark) => {
            // "the rebels were repelled": who was repelled is the patient, or the subject that the clause inherits.
            if against.is_empty() {
                against.clone_from(&scene.subjects[clause_index]);
                done_to = scene.subject_ways[clause_index].into();
            }
            if by.is_empty() {
                by = story.opponent(&against);
                did = Way::Enemy.into();
            }
        }
        _ => {}
    }
    if !matches!(draft.kind, Kind::Clash | Kind::Agreement | Kind::Displacement) {
        keep_one_side(scene, story, &mut by);
    }
    // "the attackers" who are beaten back are those who attack in this story.
    if draft.kind == Kind::Repel && against.iter().all(|actor| actor.as_str() == "unknown") {
        against.clear();
    }
    if matches!(did.way, Way::Subject | Way::BesideVerb | Way::Agent) && draft.kind != Kind::Clash {
        // Who is named as doing it does it to others: "government troops hold the military headquarters".
        let own: Vec<_> = by.iter().map(|actor| story.side(actor)).collect();
        against.retain(|actor| !own.contains(&story.side(actor)));
    }
    by.retain(|actor| !against.contains(actor) || against.len() > 1);
    let by_fights = by.iter().any(|actor| story.fights(actor)) || by.iter().any(|actor| actor.as_str() == "unknown");
    if !by_fights && !matches!(draft.kind, Kind::Displacement | Kind::Agreement | Kind::Statement) {
        did = if against.is_empty() { Way::SideOfStory } else { Way::Enemy }.into();
        by = if against.is_empty() { fallback(story, draft.kind) } else { story.opponent(&against) };
    }
    if against.is_empty() || against.iter().all(|actor| by.contains(actor)) {
        against = holders(scene, clause, &by, story);
        done_to = Way::Holder.into();
    }
    if against.is_empty() {
        against = story.opponent(&by);
        done_to = Way::Enemy.into();
    }
    (draft.why.by, draft.why.against) = (did, done_to);
    draft.by = unique(by);
    draft.against = unique(against.into_iter().filter(|actor| !draft.by.contains(actor)).collect());
}

/// Enemies do nothing together: of those found, the one named last (nearest to the verb) and its friends did it.
fn keep_one_side(scene: &Scene<'_>, story: &Story<'_>, by: &mut Vec<ActorId>) {
    let Some(last) = by.last().map(|actor| story.side(actor)) else { return };
    let at = |actor: &ActorId| {
        scene.parties.iter().find(|party| party.actor == *actor).map(|party| (party.first, party.last))
    };
    let joined = by.windows(2).all(|pair| match (at(&pair[0]), at(&pair[1])) {
        (Some((_, end)), Some((start, _))) => {
            start >= end && start - end <= 3 && (end..start).any(|at| ["and", ","].contains(&scene.word(at)))
        }
        _ => false,
    });
    if joined {
        return;
    }
    by.retain(|actor| {
        let side = story.side(actor);
        side == last
            || story.lexicon().are_friendly(&side, &last, story.day())
            || story.lexicon().relation(&side, &last, story.day()).is_none()
    });
}

/// Who did it, where nobody is named: the side the story follows.
fn fallback(story: &Story<'_>, kind: Kind) -> Vec<ActorId> {
    match (&story.pair, kind) {
        (
            Some((by, _)),
            Kind::Attack
            | Kind::Capture
            | Kind::Hold
            | Kind::Withdraw
            | Kind::Reinforce
            | Kind::Siege
            | Kind::RouteCut
            | Kind::Strike
            | Kind::Bombing,
        ) => by.clone(),
        (Some((_, against)), Kind::Repel) => against.clone(),
        _ => story.parties().0,
    }
}

fn active_subject(scene: &Scene<'_>, mark: &TriggerMark, clause: Clause, clause_index: usize) -> (Vec<ActorId>, Way) {
    // "leaving X in control", "bringing the town under X control": whom the phrase itself names.
    if mark.last - mark.first > 2
        && let Some(party) =
            scene.parties.iter().find(|party| mark.first < party.first && party.last < mark.last && !party.attribute)
    {
        return (vec![party.actor.clone()], Way::BesideVerb);
    }
    let own = subject_parties(scene, clause.first, mark.first);
    if !own.is_empty() {
        return (own, Way::Subject);
    }
    // "forcing the fighters to retreat": who is forced does it.
    if clause.link == Link::Infinitive
        && let Some(party) = scene.parties.iter().find(|party| party.last == clause.first && !party.attribute)
        && ["forc", "allow", "enabl", "order", "help"]
            .iter()
            .any(|stem| (1..=3).any(|distance| scene.back(party.first, distance).starts_with(stem)))
    {
        return (vec![party.actor.clone()], Way::BesideVerb);
    }
    // "with ISIL taking control", "leaving ISIL in control": what stands right before the verb.
    let near =
        scene.parties.iter().rfind(|party| party.last <= mark.first && party.first >= clause.first && !party.attribute);
    if let Some(party) = near.filter(|party| clause.link == Link::Participle && mark.first - party.last <= 2) {
        return (vec![party.actor.clone()], Way::BesideVerb);
    }
    (scene.subjects[clause_index].clone(), scene.subject_ways[clause_index])
}

/// Actors after the verb: "from ISIL", "against the rebels", "ISIL positions".
fn objects(scene: &Scene<'_>, mark: &TriggerMark, clause: Clause) -> Vec<ActorId> {
    let inside = scene
        .parties
        .iter()
        .filter(|party| mark.first <= party.first && party.first < clause.last && party.last > mark.last);
    let list = inside.filter(|party| {
        let before = preposition(scene, party.first, mark.last.min(party.first));
        let speaks = scene
            .sayings
            .iter()
            .any(|said| said.source_first <= party.first && party.last <= said.verb && said.source_first >= mark.last);
        let source = ["source", "sources", "commander", "official", "officials", "spokesman", "spokesperson", "media"]
            .contains(&scene.word(party.last));
        !["by", "with", "alongside"].contains(&before) && party.actor.as_str() != "observers" && !speaks && !source
    });
    unique(list.map(|party| party.actor.clone()).collect())
}

/// Actors after "by".
fn agents(scene: &Scene<'_>, first: usize, last: usize) -> Vec<ActorId> {
    let Some(by) = (first..last).find(|at| scene.word(*at) == "by") else { return vec![] };
    let mut out = Vec::new();
    let mut reach = by + 8;
    for party in scene.parties.iter().filter(|party| party.first > by && party.first < last && !party.attribute) {
        if party.first <= reach {
            out.push(party.actor.clone());
            reach = party.last + 4;
        }
    }
    unique(out)
}

fn patients(scene: &Scene<'_>, first: usize, verb: usize) -> Vec<ActorId> {
    let list =
        scene.parties.iter().filter(|party| first <= party.first && party.last <= verb && !speaks(scene, party, verb));
    unique(list.map(|party| party.actor.clone()).collect())
}

/// "fell to X", "came under the control of X", "X control".
fn receivers(scene: &Scene<'_>, mark: &TriggerMark, clause: Clause) -> Vec<ActorId> {
    let after =
        scene.parties.iter().filter(|party| mark.first <= party.first && party.first < clause.last && !party.attribute);
    unique(after.map(|party| party.actor.clone()).collect())
}

/// A noun's parties: "the rebels' attack on X", "attack by X on Y", "X launched an attack".
fn of_noun(
    scene: &Scene<'_>,
    mark: &TriggerMark,
    clause: Clause,
    clause_index: usize,
) -> (Vec<ActorId>, Vec<ActorId>, Way) {
    let inside =
        scene.parties.iter().find(|party| party.first < mark.first && mark.last <= party.last && !party.attribute);
    let owner = inside.or_else(|| {
        scene.parties.iter().find(|party| {
            !party.attribute
                && party.last <= mark.first
                && mark.first - party.last <= 3
                && (party.last..mark.first)
                    .all(|at| !["on", "against", "and", ",", "of", "the"].contains(&scene.word(at)))
        })
    });
    let agent = agents(scene, mark.last, clause.last);
    let of_actor: Vec<ActorId> = scene
        .parties
        .iter()
        .filter(|party| {
            party.first > mark.last
                && party.first <= mark.last + 3
                && preposition(scene, party.first, mark.last) == "of"
                && !party.attribute
        })
        .map(|party| party.actor.clone())
        .collect();
    let target: Vec<ActorId> = scene
        .parties
        .iter()
        .filter(|party| {
            party.first >= mark.last
                && party.first < clause.last
                && (party.attribute
                    || ["on", "against", "at", "towards", "with", "to"].contains(&preposition(
                        scene,
                        party.first,
                        mark.last,
                    )))
        })
        .map(|party| party.actor.clone())
        .collect();
    // Who only says it is no party to it.
    let speaking: Vec<ActorId> = scene
        .parties
        .iter()
        .filter(|party| speaks(scene, party, mark.first))
        .map(|party| party.actor.clone())
        .collect();
    let mut subject = subject_parties(scene, clause.first, mark.first);
    subject.retain(|actor| !speaking.contains(actor));
    let (by, way) = if !agent.is_empty() {
        (agent, Way::Agent)
    } else if let Some(owner) = owner {
        (vec![owner.actor.clone()], Way::Owner)
    } else if !of_actor.is_empty() {
        (of_actor, Way::OfNoun)
    } else if !subject.is_empty() {
        (subject, Way::Subject)
    } else if clause.first > 0 || clause.link != Link::Start {
        (scene.subjects[clause_index].clone(), scene.subject_ways[clause_index])
    } else {
        (vec![], Way::NotSaid)
    };
    (by, target, way)
}

/// Fighting has two parties; where one or none is named the story gives the rest.
fn clash(
    scene: &Scene<'_>,
    clause: Clause,
    story: &Story<'_>,
    by: &mut Vec<ActorId>,
    against: &mut Vec<ActorId>,
) -> Way {
    let mut inside: Vec<ActorId> = scene
        .parties
        .iter()
        .filter(|party| {
            clause.first <= party.first && party.last <= clause.last && !party.attribute && story.fights(&party.actor)
        })
        .map(|party| party.actor.clone())
        .collect();
    inside = unique(inside);
    if let ([only], Some(attacker)) = (inside.as_slice(), story.main_attacker())
        && by.is_empty()
    {
        // One party named, and not as the one who fights: the other began it, if it is the one who attacks in this story.
        let own = story.side(only) == story.side(&attacker);
        by.push(if own { only.clone() } else { attacker });
    }
    if by.is_empty() && !inside.is_empty() {
        by.push(inside[0].clone());
    }
    let first = by.first().cloned();
    let Some(first) = first else {
        let (one, other) = story.parties();
        *by = one;
        *against = other;
        return Way::SideOfStory;
    };
    let side = story.side(&first);
    let lexicon = story.lexicon();
    let friendly = |actor: &ActorId| {
        let other = story.side(actor);
        other == side || lexicon.are_friendly(&side, &other, story.day())
    };
    for actor in inside {
        if friendly(&actor) {
            if !by.contains(&actor) {
                by.push(actor.clone());
            }
            against.retain(|other| *other != actor);
        } else if !against.contains(&actor) {
            by.retain(|other| *other != actor);
            against.push(actor);
        }
    }
    Way::PartyInClause
}

/// "the rebel-held town": who is said to hold what was attacked or taken.
fn holders(scene: &Scene<'_>, clause: Clause, by: &[ActorId], story: &Story<'_>) -> Vec<ActorId> {
    let sides: Vec<_> = by.iter().map(|actor| story.side(actor)).collect();
    let list = scene.parties.iter().filter(|party| {
        party.attribute
            && clause.first <= party.first
            && party.first < clause.last
            && !sides.contains(&story.side(&party.actor))
    });
    unique(list.map(|party| party.actor.clone()).collect())
}

pub(super) fn unique(list: Vec<ActorId>) -> Vec<ActorId> {
    let mut out: Vec<ActorId> = Vec::new();
    for actor in list {
        if !out.contains(&actor) {
            out.push(actor);
        }
    }
    out
}
