//! The parties of an event that is told by a noun: "the rebels' attack", "a raid by the army on X".
//!
//! A noun has no subject and no object; prepositions and the genitive say who did it and to whom.

use dateline_model::ActorId;

use super::agents;
use super::subjects::{preposition, speaks, subject_parties};
use crate::clause::{Clause, Link};
use crate::compose::{Scene, Way};
use crate::triggers::TriggerMark;

/// A noun's parties: "the rebels' attack on X", "attack by X on Y", "X launched an attack".
pub(super) fn of_noun(
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
