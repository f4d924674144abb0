//! Who did it, and to whom.
//!
//! Here is what stands around the verb; `subjects` finds who its subject is, `nouns` reads an event that is told by a
//! noun, and `sides` asks the story where the sentence names only one party or none.

mod nouns;
mod sides;
mod subjects;

use dateline_lexicon::{Subject, Trigger};
use dateline_model::{ActorId, Kind};

use super::draft::unique;
use super::{Draft, Party, Reason, Scene, Sides, Way};
use crate::clause::{Clause, Link, clause_of};
use crate::story::Story;
use crate::triggers::{Form, TriggerMark};
use nouns::of_noun;
use sides::{by_weapon, civilian_target, clash, enemy, fallback, holders, keep_one_side};
use subjects::{preposition, speaks, subject_parties};

pub(super) use sides::{FROM_THE_AIR, from_the_air};
pub(super) use subjects::subjects;

const BE: [&str; 9] = ["was", "were", "is", "are", "been", "be", "being", "got", "get"];

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
    by_follows || is_shut_in(scene, mark)
}

/// "the rebels trapped inside Zabadani", "the soldiers besieged in the base": who is shut in *in* a place does not besiege it.
fn is_shut_in(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    scene.triggers.trigger(mark.trigger).kind == Kind::Siege
        && ["in", "inside", "within"].contains(&scene.word(mark.last))
        && !subject_parties(scene, scene.clause(mark.first).first, mark.first).is_empty()
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
        let (by, way) = active_subject(scene, mark, trigger.kind, clause, clause_index);
        (by, objects(scene, mark, clause), way.into(), Way::Object.into())
    };
    // "drove the rebels out of X": whom the phrase names lost it.
    if trigger.from && !passive(scene, mark) && mark.form.is_verb() {
        let own = subject_parties(scene, clause.first, mark.first);
        by = if own.is_empty() { scene.subjects[clause_index].clone() } else { own };
        let inside = scene
            .parties
            .iter()
            .filter(|party| mark.first < party.first && party.first < clause.last && !party.attribute);
        against = unique(inside.map(|party| party.actor.clone()).collect());
        (did, done_to) = (Way::Subject.into(), Way::Object.into());
    }
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
            let all: Vec<ActorId> = scene
                .parties
                .iter()
                .filter(|party| !party.attribute && story.fights(&party.actor))
                .map(|party| party.actor.clone())
                .collect();
            by = unique(all);
            did = Way::PartyInSentence.into();
            against = vec![];
            if by.is_empty() {
                let (one, other) = story.parties();
                by = one.into_iter().chain(other).collect();
                did = Way::SideOfStory.into();
            }
        }
        Kind::Statement => {
            // "the army issued the rebels an ultimatum", "the ultimatum given to the rebels"
            let before = scene.parties.iter().filter(|party| party.last <= mark.first && !party.attribute);
            let named: Vec<ActorId> = unique(before.map(|party| party.actor.clone()).collect());
            let given =
                scene.parties.iter().find(|party| party.first > mark.last && scene.back(party.first, 1) != "by");
            if let Some((first, rest)) = named.split_first() {
                let friend = |actor: &&ActorId| story.side(actor) == story.side(first) || !story.hostile(first, actor);
                by = std::iter::once(first).chain(rest.iter().filter(friend)).cloned().collect();
                against = rest.iter().filter(|actor| !by.contains(actor)).cloned().collect();
            } else if let Some(given) = given {
                by = story.opponent(std::slice::from_ref(&given.actor));
                against = vec![given.actor.clone()];
            }
        }
        Kind::Withdraw if mark.form == Form::Noun && trigger.id == "evacuation" => {
            by = evacuated(scene, mark).map(|party| party.actor.clone()).into_iter().collect();
            did = Way::OfNoun.into();
        }
        // "its troops had been withdrawn": who was ordered out is who left.
        Kind::Withdraw if passive(scene, mark) && by.is_empty() && !against.is_empty() => {
            by = against.iter().filter(|actor| story.fights(actor)).cloned().collect();
            did = Way::Patient.into();
            against = vec![];
        }
        Kind::Reinforce if passive(scene, mark) && !against.is_empty() => {
            // "fighters were airlifted by helicopters": who was sent, not by what.
            by = against.iter().filter(|actor| story.fights(actor)).cloned().collect();
            against = vec![];
        }
        Kind::RouteCut => {
            if let Some(barred) = barred(scene, story, mark, clause) {
                by.retain(|actor| story.side(actor) != story.side(&barred));
                if by.is_empty() {
                    by = story.opponent(std::slice::from_ref(&barred));
                    did = Way::Enemy.into();
                }
                against = vec![barred];
                done_to = Way::Target.into();
            }
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
    if by.iter().any(|actor| story.fights(actor)) && draft.kind != Kind::Displacement {
        by.retain(|actor| story.fights(actor));
    }
    if matches!(draft.kind, Kind::Capture | Kind::Clash | Kind::Repel) {
        against.retain(|actor| actor.as_str() != "civilians");
    }
    // "the convoy was hit by a car bomb", "withdrew due to shelling": who suffers it did not do it.
    let withdrew = matches!(did.way, Way::Subject | Way::SubjectInherited) && after_withdrawal(scene, mark, draft.kind);
    if mark.form == Form::Noun && (withdrew || did.way == Way::Subject && suffered(scene, mark)) {
        against = std::mem::take(&mut by);
        by = story.opponent(&against);
        (did, done_to) = (Way::Enemy.into(), Way::Patient.into());
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
        // A counterattack is made by those who were attacked; "the counterattack" has been told of.
        let told_of = scene.back(mark.first, 1) == "the";
        if against.is_empty() && scene.word(mark.first).starts_with("counter") && !told_of {
            let attacker = story.pair.as_ref().map_or_else(|| story.parties().0, |(by, _)| by.clone());
            by = story.opponent(&attacker);
        }
    }
    if against.is_empty() || against.iter().all(|actor| by.contains(actor)) {
        against = holders(scene, clause, &by, story);
        done_to = Way::Holder.into();
    }
    if against.is_empty() && civilian_target(scene, mark, draft.kind, clause) {
        against = vec![ActorId::new("civilians")];
        done_to = Way::Civilians.into();
    }
    if against.is_empty() {
        (against, done_to) = enemy(scene, story, &by);
    }
    if let Some((one, other)) = by_weapon(scene, mark, draft.kind, did.way, story, &by) {
        (by, against) = (one, other);
        (did, done_to) = (Way::Weapon.into(), Way::Enemy.into());
    }
    (draft.why.by, draft.why.against) = (did, done_to);
    draft.sides = Sides::of_deed(by, against);
}

/// "closed to government convoys", "cut the supply lines to the rebels": for whom a road is cut.
fn barred(scene: &Scene<'_>, story: &Story<'_>, mark: &TriggerMark, clause: Clause) -> Option<ActorId> {
    const FURTHEST: usize = 8;
    let reach = clause.last.min(mark.last + FURTHEST);
    let mut after = scene.parties.iter().filter(|party| (mark.last..reach).contains(&party.first) && !party.attribute);
    let barred = |party: &&Party| {
        story.fights(&party.actor) && ["to", "for"].contains(&preposition(scene, party.first, mark.last))
    };
    after.find(barred).map(|party| party.actor.clone())
}

/// "fell back after a massive bombardment": who gives way does so under the enemy's fire.
fn after_withdrawal(scene: &Scene<'_>, mark: &TriggerMark, kind: Kind) -> bool {
    let fled = scene.marks.iter().any(|other| {
        other.last <= mark.first && other.form.is_verb() && scene.triggers.trigger(other.trigger).kind == Kind::Withdraw
    });
    let after = (1..=4)
        .any(|distance| ["after", "following", "amid", "under", "from"].contains(&scene.back(mark.first, distance)));
    fled && after && matches!(kind, Kind::Strike | Kind::Bombing | Kind::Attack)
}

/// "by a car bomb", "due to heavy shelling", "wounded in an airstrike": the subject suffers what the noun tells.
fn suffered(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    let clause = scene.clause(mark.first);
    let governed = (clause.first + 1..mark.first).rev().take(5).find(|at| {
        let word = scene.word(*at);
        PREPOSITIONS.contains(&word) || scene.marks.iter().any(|other| other.first == *at && other.form.is_verb())
    });
    let Some(at) = governed else { return false };
    match scene.word(at) {
        "by" => true,
        "to" => scene.back(at, 1) == "due",
        "of" => scene.back(at, 1) == "because",
        "in" | "from" | "during" => {
            let before = scene.back(at, 1);
            let hurt = ["killed", "wounded", "injured", "died", "hurt", "hit", "damaged", "destroyed", "casualties"];
            hurt.contains(&before)
        }
        "under" => true,
        _ => false,
    }
}

const PREPOSITIONS: [&str; 14] =
    ["by", "to", "of", "in", "from", "during", "under", "with", "after", "on", "against", "at", "for", "amid"];

fn active_subject(
    scene: &Scene<'_>,
    mark: &TriggerMark,
    kind: Kind,
    clause: Clause,
    clause_index: usize,
) -> (Vec<ActorId>, Way) {
    // "leaving X in control", "bringing the town under X control": whom the phrase itself names.
    if mark.last - mark.first > 2
        && matches!(kind, Kind::Hold | Kind::Capture)
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
    // "four shells fired by the army hit X", "an attack by militants from X captured Y": whose the subject is.
    let agents = agents(scene, clause.first, mark.first);
    if !agents.is_empty()
        && kind != Kind::Hold
        && scene
            .parties
            .iter()
            .all(|party| party.last != mark.first || party.attribute || agents.contains(&party.actor))
    {
        return (agents, Way::Agent);
    }
    // "ambushed fighters attempting to enter X", "attacked rebels holding out in X": what stands right before.
    let doing = |at: usize| ["attempting", "trying", "seeking", "preparing", "planning"].contains(&scene.word(at));
    let start = match clause.link {
        Link::Infinitive => (1..=2).map(|distance| clause.first.saturating_sub(distance)).find(|at| doing(*at)),
        _ if mark.form == Form::Ing => Some(mark.first),
        _ => None,
    };
    if let Some(party) = start.and_then(|at| scene.parties.iter().find(|party| party.last == at && !party.attribute)) {
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

/// "the evacuation of the rebels": who is brought out.
pub(super) fn evacuated<'s>(scene: &'s Scene<'_>, mark: &TriggerMark) -> Option<&'s Party> {
    scene.parties.iter().find(|party| mark.last <= party.first && party.first < mark.last + 4 && !party.attribute)
}

/// Actors after the verb: "from ISIL", "against the rebels", "ISIL positions".
fn objects(scene: &Scene<'_>, mark: &TriggerMark, clause: Clause) -> Vec<ActorId> {
    let inside = scene
        .parties
        .iter()
        .filter(|party| mark.first <= party.first && party.first < clause.last && party.first > mark.first);
    let list = inside.filter(|party| {
        let before = preposition(scene, party.first, mark.last.min(party.first));
        let speaks = scene
            .sayings
            .iter()
            .any(|said| said.source_first <= party.first && party.last <= said.verb && said.source_first >= mark.last);
        let source = ["source", "sources", "commander", "official", "officials", "spokesman", "spokesperson", "media"]
            .contains(&scene.word(party.last));
        let beside = ["by", "with", "alongside"].contains(&before) || helps(scene, party.first);
        !beside && party.actor.as_str() != "observers" && !speaks && !source
    });
    unique(list.map(|party| party.actor.clone()).collect())
}

/// "with the help of Hezbollah", "with support from the militia": who helps is not whom it is done to.
fn helps(scene: &Scene<'_>, party: usize) -> bool {
    let at = if scene.back(party, 1) == "the" { 1 } else { 0 };
    ["of", "from"].contains(&scene.back(party, at + 1))
        && [
            "help",
            "support",
            "aid",
            "assistance",
            "backing",
            "participation",
            "cooperation",
            "involvement",
            "backup",
            "cover",
        ]
        .contains(&scene.back(party, at + 2))
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
    let mut out: Vec<ActorId> = Vec::new();
    let mut end = None;
    for party in after {
        // The first, and those joined to it: "fell to soldiers, Badr fighters and about 600 tribesmen".
        let joined = end.is_none_or(|end| {
            party.first - end <= 5
                && (end..party.first).all(|at| !scene.marks.iter().any(|mark| mark.first == at))
                && (end..party.first).any(|at| ["and", ","].contains(&scene.word(at)))
        });
        if !joined {
            break;
        }
        end = Some(party.last);
        out.push(party.actor.clone());
    }
    unique(out)
}
