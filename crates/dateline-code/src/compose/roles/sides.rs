//! The sides of what is told, where the grammar alone does not give them.
//!
//! A sentence often names one party only, or two of which neither is the subject. Who is whose enemy, and whom the story
//! follows, gives the rest.

use dateline_model::{ActorId, Kind};

use super::subjects::speaks;
use super::unique;
use crate::clause::Clause;
use crate::compose::{Party, Reason, Scene, Way};
use crate::story::Story;
use crate::triggers::TriggerMark;
use crate::word::WordList;

/// Enemies do nothing together: of those found, the one named last (nearest to the verb) and its friends did it.
pub(super) fn keep_one_side(scene: &Scene<'_>, story: &Story<'_>, by: &mut Vec<ActorId>) {
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
pub(super) fn fallback(story: &Story<'_>, kind: Kind) -> Vec<ActorId> {
    match (&story.pair, kind) {
        (Some((by, _)), Kind::Hold | Kind::Withdraw | Kind::Reinforce) => by.clone(),
        (_, Kind::Repel) => story.parties().1,
        _ => story.parties().0,
    }
}

/// Who did it by the weapon, where the words around lead to one who does not have it: aircraft are a state's, and car
/// bombs are of those who fight states.
pub(super) fn by_weapon(
    scene: &Scene<'_>,
    mark: &TriggerMark,
    kind: Kind,
    way: Way,
    story: &Story<'_>,
    by: &[ActorId],
) -> Option<(Vec<ActorId>, Vec<ActorId>)> {
    const BOMB: [&str; 14] = [
        "suicide",
        "car",
        "vbied",
        "vbieds",
        "svbied",
        "svbieds",
        "ied",
        "ieds",
        "roadside",
        "booby",
        "car-bomb",
        "car-bombs",
        "truck",
        "improvised",
    ];
    if by.is_empty() || matches!(way, Way::Agent | Way::Owner | Way::OfNoun) {
        return None;
    }
    let flown = kind == Kind::Strike && from_the_air(scene, mark);
    // "an air strike near X": of those who flew the last one told, where nobody is named.
    if flown && way == Way::SideOfStory && !story.airmen.is_empty() {
        let enemy = story.opponent(&story.airmen);
        return Some((story.airmen.clone(), enemy));
    }
    let near = |list: &[&str]| (mark.first.saturating_sub(2)..mark.last + 1).any(|at| list.contains(&scene.word(at)));
    let states = by.iter().any(|actor| story.lexicon().is_state(actor));
    match kind {
        Kind::Strike if !states && flown => story.state_against(by).map(|state| (vec![state], by.to_vec())),
        Kind::Bombing if by.iter().all(|actor| story.lexicon().is_state(actor)) && near(&BOMB) => {
            let enemy = story.opponent(by);
            (!enemy.is_empty() && !enemy.iter().any(|actor| story.lexicon().is_state(actor)))
                .then(|| (enemy, by.to_vec()))
        }
        _ => None,
    }
}

/// Words for what comes from the air, with the aircraft that bring it.
pub(in crate::compose) const FROM_THE_AIR: &WordList = words![
    "air",
    "airstrike",
    "airstrikes",
    "air-strike",
    "air-strikes",
    "aerial",
    "warplane",
    "warplanes",
    "jet",
    "jets",
    "aircraft",
    "helicopter",
    "helicopters",
    "barrel",
    "sortie",
    "sorties",
    "bombers",
    "planes"
];

/// Whether the words of a strike are of aircraft.
pub(in crate::compose) fn from_the_air(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    (mark.first.saturating_sub(2)..(mark.last + 1).min(scene.cut.len()))
        .any(|at| scene.cut[at].is_any(FROM_THE_AIR) || scene.cut[at].is_any(words!["airraid"]))
}

/// Fighting has two parties; where one or none is named the story gives the rest.
pub(super) fn clash(
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
        let (one, other) = match &story.pair {
            // "The fighting left 30 dead": of those who fought in what was told last.
            Some((one, other)) if story.attackers.len() > 2 => (one.clone(), other.clone()),
            _ => story.parties(),
        };
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

/// Whom these fight where no words say: the one enemy that the sentence names, else the enemy of the story.
pub(super) fn enemy(scene: &Scene<'_>, story: &Story<'_>, by: &[ActorId]) -> (Vec<ActorId>, Reason) {
    let hostile = |party: &&Party| {
        by.iter().all(|actor| story.hostile(actor, &party.actor)) && !speaks(scene, party, scene.cut.len())
    };
    let mut named = scene.parties.iter().filter(hostile);
    let first = named.next();
    match first {
        Some(first) if !by.is_empty() && named.all(|party| story.side(&party.actor) == story.side(&first.actor)) => {
            (vec![first.actor.clone()], Way::PartyInSentence.into())
        }
        _ => (story.opponent(by), Way::Enemy.into()),
    }
}

/// "attacked homes", "shelled a market": people who do not fight live and work there.
pub(super) fn civilian_target(scene: &Scene<'_>, mark: &TriggerMark, kind: Kind, clause: Clause) -> bool {
    const THEIRS: &WordList = words![
        "homes",
        "home",
        "houses",
        "house",
        "market",
        "marketplace",
        "bakery",
        "school",
        "schools",
        "bazaar",
        "mosque",
        "church",
        "churches",
        "hospital",
        "hospitals",
        "clinic",
        "apartment",
        "residential",
        "civilians",
        "residents"
    ];
    matches!(kind, Kind::Attack | Kind::Strike | Kind::Bombing)
        && (mark.last..clause.last.min(mark.last + 6)).any(|at| scene.cut[at].is_any(THEIRS))
}

/// "the rebel-held town": who is said to hold what was attacked or taken.
pub(super) fn holders(scene: &Scene<'_>, clause: Clause, by: &[ActorId], story: &Story<'_>) -> Vec<ActorId> {
    let sides: Vec<_> = by.iter().map(|actor| story.side(actor)).collect();
    let list = scene
        .parties
        .iter()
        .filter(|party| party.attribute && clause.holds(party.first) && !sides.contains(&story.side(&party.actor)));
    unique(list.map(|party| party.actor.clone()).collect())
}
