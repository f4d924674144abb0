//! Who fights beside whom: claims that name two friendly actors as doing one thing.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{ActorId, Kind, Sourced};

use crate::draft::Draft;
use crate::happening::{Happening, Spot};
use crate::names::{self, capitalised, joined};
use crate::world::World;

#[derive(Default)]
struct Together<'a> {
    claims: Vec<&'a Sourced>,
    spots: BTreeSet<Spot>,
}

/// One sentence a pair: those of two sides first, then those most often told.
pub(crate) fn told<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    let mut pairs: BTreeMap<(&'a ActorId, &'a ActorId), Together<'a>> = BTreeMap::new();
    let mut named: BTreeMap<&ActorId, usize> = BTreeMap::new();
    for happening in world.happenings.iter().filter(|one| is_fight(one.kind)) {
        if !(world.reaches(happening, world.story) || happening.days.is_unknown()) {
            continue;
        }
        for claim in happening.asserted.iter().copied() {
            for one in &claim.claim.by {
                *named.entry(one).or_default() += 1;
            }
            note_pairs(world, happening, claim, &mut pairs);
        }
    }
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_by_key(|((one, other), together)| {
        (world.side_of(one) == world.side_of(other), std::cmp::Reverse(together.claims.len()), (*one, *other))
    });
    pairs
        .into_iter()
        .filter_map(|((one, other), together)| {
            let count = |actor: &ActorId| named.get(actor).copied().unwrap_or(0);
            let (one, other) = if count(one) <= count(other) { (one, other) } else { (other, one) };
            let two_sides = world.side_of(one) != world.side_of(other);
            sentence(world, one, other, &together)
                .map(|draft| draft.ranked(1 + u32::from(two_sides), draft_day(&together)))
        })
        .collect()
}

fn note_pairs<'a>(
    world: &World<'a>,
    happening: &Happening<'a>,
    claim: &'a Sourced,
    pairs: &mut BTreeMap<(&'a ActorId, &'a ActorId), Together<'a>>,
) {
    for one in &claim.claim.by {
        for other in claim.claim.by.iter().filter(|other| one < other) {
            if !world.are_friendly(one, other) || is_one_thing(world, one, other) {
                continue;
            }
            let together = pairs.entry((one, other)).or_default();
            together.spots.extend(happening.spots.first().cloned());
            if !together.claims.iter().any(|known| known.claim.id == claim.claim.id) {
                together.claims.push(claim);
            }
        }
    }
}

/// A side's own name beside one of its groups says nothing of an alliance.
fn is_one_thing(world: &World<'_>, one: &ActorId, other: &ActorId) -> bool {
    let is_umbrella = |actor: &ActorId| world.side_of(actor).is_some_and(|side| side.as_str() == actor.as_str());
    world.side_of(one) == world.side_of(other) && (is_umbrella(one) || is_umbrella(other))
}

fn sentence<'a>(world: &World<'a>, one: &ActorId, other: &ActorId, together: &Together<'a>) -> Option<Draft<'a>> {
    let mut spots: Vec<&Spot> = together.spots.iter().collect();
    spots.sort_by_key(|spot| (spot.is_wide(), spot.name.clone()));
    let mut places: Vec<String> = spots.iter().take(3).map(|spot| spot.located()).collect();
    if spots.len() > 3 {
        places.push("elsewhere".to_owned());
    }
    let one_name = world.actor_name(one);
    let were = if names::is_plural(one_name) { "were" } else { "was" };
    let text = format!(
        "{} {were} reported fighting beside {} {}.",
        capitalised(&names::actor(one_name)),
        names::actor(world.actor_name(other)),
        joined(&places)
    );
    Draft::new(text, &together.claims)
}

fn draft_day(together: &Together<'_>) -> Option<dateline_model::Day> {
    together.claims.iter().filter_map(|one| one.claim.days.last()).max()
}

fn is_fight(kind: Kind) -> bool {
    matches!(kind, Kind::Clash | Kind::Attack | Kind::Capture | Kind::Repel | Kind::Strike | Kind::Siege)
}
