//! What is disputed: what one source tells and another denies, counts that differ, and holders on whom sources differ.

use dateline_model::{ControlInterval, Count, Holder, Kind, SideId, Sourced, Stance};

use crate::draft::Draft;
use crate::happening::Happening;
use crate::names::joined;
use crate::numbers;
use crate::sections::casualties;
use crate::world::World;

/// Denials, then differing holders, then differing counts.
pub(crate) fn told<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    let recent = || world.happenings.iter().filter(|one| world.reaches(one, world.story));
    let mut drafts: Vec<Draft<'a>> = recent().filter_map(|one| world.dispute(one)).collect();
    drafts.extend(world.holders().into_iter().filter_map(|(interval, place, claims)| {
        let located = crate::happening::spot(world, Some(place.id.clone()), &place.name).named();
        holder(world, interval, &located, &claims)
    }));
    drafts.extend(recent().filter(|one| one.kind == Kind::Casualties).filter_map(|one| counts(world, one)));
    drafts
}

/// `Who holds Qara is disputed: SOHR names the Syrian government, State TV the Syrian opposition.`
fn holder<'a>(
    world: &World<'a>,
    interval: &'a ControlInterval,
    place: &str,
    claims: &[&'a Sourced],
) -> Option<Draft<'a>> {
    let Holder::Side(side) = &interval.holder else { return None };
    let start = interval.days.from.unwrap_or(world.story).max(world.story);
    let against: Vec<&'a Sourced> = world
        .tellable(&interval.claims_against)
        .into_iter()
        .filter(|one| one.claim.stance == Stance::Asserted && matches!(one.claim.kind, Kind::Hold | Kind::Capture))
        .filter(|one| crate::world::cut(one.claim.days, world.input.on).last().is_some_and(|day| day >= start))
        .collect();
    let other = against.iter().flat_map(|one| &one.claim.by).find_map(|actor| {
        world
            .side_of(actor)
            .filter(|one| *one != side && !world.input.lexicon.are_friendly(one, side, Some(world.input.on)))
    })?;
    let of_side = |one: &&Sourced, side: &SideId| one.claim.by.iter().any(|actor| world.side_of(actor) == Some(side));
    let against: Vec<&'a Sourced> = against.into_iter().filter(|one| of_side(one, other)).collect();
    let origins = |claims: &[&'a Sourced]| joined(&world.origins(claims, 2));
    let draft = Draft::of(vec![
        (format!("Who holds {place} is disputed: {} by {},", world.side(side), origins(claims)), claims.to_vec()),
        (format!(" {} by {}.", world.side(other), origins(&against)), against.clone()),
    ])?;
    Some(draft.ranked(4, Some(world.input.on)))
}

/// `Counts of those killed at An-Nabk on 6 December differ: at least 18 according to SOHR, 40 according to the BBC.`
fn counts<'a>(world: &World<'a>, happening: &Happening<'a>) -> Option<Draft<'a>> {
    let (what, given) = casualties::OF_WHAT
        .into_iter()
        .map(|(what, of)| (what, by_origin(world, happening.figures(of))))
        .find(|(_, given)| given.len() > 1)?;
    let last = given.len().min(4) - 1;
    let mut pieces = Vec::new();
    for (index, (origin, count, claim)) in given.into_iter().take(last + 1).enumerate() {
        let people = casualties::people(world, happening, false);
        let lead = match index {
            0 => {
                let place_and_day = casualties::place_and_day(world, happening);
                format!("Counts of {people} {what}{place_and_day} differ: ")
            }
            _ => ", ".to_owned(),
        };
        let stop = if index == last { "." } else { "" };
        let number = numbers::count(count);
        let number = number.trim_end_matches(" of").to_owned();
        pieces.push((format!("{lead}{number} according to {origin}{stop}"), vec![claim]));
    }
    Some(Draft::of(pieces)?.ranked(2, Some(happening.last_day(world.input.on))))
}

/// One figure for each source, where at least two sources differ; empty where all agree.
fn by_origin<'a>(world: &World<'a>, figures: Vec<(&'a Sourced, Count)>) -> Vec<(String, Count, &'a Sourced)> {
    let mut out: Vec<(String, Count, &'a Sourced)> = Vec::new();
    for (claim, count) in figures {
        let origin = world.origin(claim);
        if !out.iter().any(|(known, _, _)| *known == origin) {
            out.push((origin, count, claim));
        }
    }
    let differ = out.first().is_some_and(|(_, first, _)| out.iter().any(|(_, count, _)| count != first));
    if differ { out } else { vec![] }
}
