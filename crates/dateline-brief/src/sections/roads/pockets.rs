//! Places encircled: whose, by whom, since when.

use dateline_model::{Holder, Kind, PlaceId, SideId, Sourced};

use super::derived::side_words;
use super::support::{LEAST, adverb, claims_on};
use crate::draft::Draft;
use crate::names::{self, capitalised, joined};
use crate::roads::Encircled;
use crate::world::World;

/// So many places of a pocket are named.
const NAMED: usize = 6;

/// One sentence a pocket: those inside together; without those that a sentence on a siege tells word for word.
pub(crate) fn told<'a>(world: &World<'a>, already: &[Draft<'a>]) -> Vec<Draft<'a>> {
    let mut together: Vec<(Vec<SideId>, &Encircled)> = vec![];
    for one in world.input.roads.encircled.iter().filter(|one| one.probability >= LEAST) {
        let same = |(_, known): &&mut (Vec<SideId>, &Encircled)| known.places == one.places && known.by == one.by;
        match together.iter_mut().find(same) {
            Some((sides, _)) => sides.push(one.side.clone()),
            None => together.push((vec![one.side.clone()], one)),
        }
    }
    let drafts = together.into_iter().filter_map(|(sides, one)| sentence(world, &sides, one));
    drafts.filter(|draft| !is_told(draft, already)).collect()
}

/// Whether one sentence rests on all claims of this one.
fn is_told(draft: &Draft<'_>, already: &[Draft<'_>]) -> bool {
    let mine = super::claims_of(std::slice::from_ref(draft));
    already.iter().any(|other| {
        let theirs = super::claims_of(std::slice::from_ref(other));
        mine.is_subset(&theirs)
    })
}

/// Whether somebody tells of a siege, or the places are in the hands of those inside. Of a place that is fought over every road
/// out is contested for no other reason: that alone is no pocket to tell of.
fn is_closed_off(world: &World<'_>, sides: &[SideId], one: &Encircled) -> bool {
    let besieged = world.tellable(&one.claims).iter().any(|claim| claim.claim.kind == Kind::Siege);
    let is_theirs = |place: &PlaceId| {
        let holder = world.held.get(place).map(|hold| &hold.interval.holder);
        matches!(holder, Some(Holder::Side(side)) if sides.contains(side))
    };
    besieged || one.places.iter().all(is_theirs)
}

fn sentence<'a>(world: &World<'a>, sides: &[SideId], one: &Encircled) -> Option<Draft<'a>> {
    let holds = |places: &[PlaceId]| -> Vec<_> { places.iter().filter_map(|place| world.held.get(place)).collect() };
    if !is_closed_off(world, sides, one) {
        return None;
    }
    let mut inside: Vec<&'a Sourced> = claims_on(&holds(&one.places));
    let mut closing = world.tellable(&one.claims);
    if closing.is_empty() {
        closing = claims_on(&holds(&one.around));
    }
    if closing.is_empty() {
        return None;
    }
    if inside.is_empty() {
        inside.clone_from(&closing);
    }
    let mut places: Vec<String> = one
        .places
        .iter()
        .filter_map(|place| world.place(place))
        .take(NAMED)
        .map(|place| names::place(&place.name))
        .collect();
    if one.places.len() > NAMED {
        places.push(format!("{} more places", one.places.len() - NAMED));
    }
    let were = match sides {
        [side] => {
            let name = world.input.lexicon.side(side).map_or(side.as_str(), |side| &side.name);
            if names::is_plural(name) { "were" } else { "was" }
        }
        _ => "were",
    };
    let by = if one.by.is_empty() { String::new() } else { format!(" by {}", side_words(world, &one.by)) };
    let since = one.since.filter(|day| *day <= world.input.on);
    let when = since.map_or_else(String::new, |day| format!(" since {}", world.dates.day(day)));
    let first = format!("At {}, {}", joined(&places), side_words(world, sides));
    let rest =
        format!(" {were} {}encircled{by}{when}: every known road out was cut or contested.", adverb(one.probability));
    let recent = since.filter(|day| *day >= world.window);
    let draft = Draft::of(vec![(capitalised(&first), inside), (rest, closing)])?;
    Some(draft.ranked(if recent.is_some() { 8 } else { 5 }, since))
}
