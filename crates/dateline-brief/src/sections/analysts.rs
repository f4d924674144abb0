//! What the analysts and the parties say: their own words, shortened at most, under their own names.

use dateline_model::{ActorId, Sourced};

use crate::draft::Draft;
use crate::names::{self, capitalised};
use crate::sections::watch::says_to_watch;
use crate::world::{World, cut};

/// A quote longer than this is cut at a word.
const LONGEST: usize = 240;

/// Statements of the window, analysts' before parties', those that say what will happen or name places first.
pub(crate) fn told<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    let mut drafts: Vec<(u32, &'a Sourced)> = world
        .statements()
        .into_iter()
        .filter(|one| is_recent(world, one, world.window) && !one.claim.presence && !says_to_watch(&one.claim.quote))
        .map(|one| (rank(world, one), one))
        .collect();
    drafts.sort_by_key(|(rank, one)| (std::cmp::Reverse(*rank), &one.claim.doc, one.claim.start, &one.claim.id));
    drafts
        .into_iter()
        .filter_map(|(rank, one)| {
            let quote: Vec<&str> = one.claim.quote.split_whitespace().collect();
            let quote = names::shortened(&quote.join(" "), LONGEST);
            let text = format!("{}: “{}”", capitalised(&speaker(world, one)), quote.trim_matches(['“', '”', '"']));
            Some(Draft::new(text, &[one])?.ranked(rank, cut(one.claim.days, world.input.on).last()))
        })
        .collect()
}

/// Whether a statement was made on or after a day, or in a report that came out just after the day of the brief.
pub(crate) fn is_recent(world: &World<'_>, one: &Sourced, first: dateline_model::Day) -> bool {
    let days = cut(one.claim.days, world.input.on);
    if days.is_unknown() { !one.claim.days.is_unknown() } else { days.last().is_some_and(|last| last >= first) }
}

/// Who speaks: the name, with the role where it is said.
pub(crate) fn speaker(world: &World<'_>, one: &Sourced) -> String {
    let name = match (one.claim.said_by.first(), one.claim.by.as_slice()) {
        (None, [actor, ..]) if !is_observer(world, actor) => names::actor(world.actor_name(actor)),
        (Some(name), _) => names::origin(name),
        _ => names::origin(one.origin()),
    };
    match &one.claim.speaker_role {
        Some(role) if !role.trim().is_empty() => format!("{name}, {}", names::cleaned(role)),
        _ => name,
    }
}

fn rank(world: &World<'_>, one: &Sourced) -> u32 {
    let analyst = one.claim.by.iter().any(|actor| is_observer(world, actor)) || one.claim.by.is_empty();
    let towns = one.claim.places.iter().filter_map(|mention| mention.place.as_ref()).any(|id| !world.is_region(id));
    4 * u32::from(analyst) + 2 * u32::from(one.claim.prediction) + u32::from(towns)
}

fn is_observer(world: &World<'_>, actor: &ActorId) -> bool {
    actor.as_str() == "observers" || world.side_of(actor).is_some_and(|side| side.as_str() == "observers")
}
