//! In short: three to six sentences that answer what the state is.

use crate::draft::{Draft, most_telling, without_repeats};
use crate::happening::Spot;
use crate::names::{capitalised, joined};
use crate::sections::{beside, changes, fighting, holders, roads, watch};
use crate::world::{World, is_wide};

/// The sentences, in the order in which an editor asks: what changed, who holds what, where the fighting is, the road,
/// who fights beside whom, what to watch.
pub(crate) fn in_short<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    let mut drafts: Vec<Draft<'a>> = Vec::new();
    drafts.extend(last_changes(world));
    drafts.extend(holders::in_short(world));
    drafts.extend(fighting_at(world));
    drafts.extend(roads::roads(world).into_iter().next());
    drafts.extend(beside::told(world).into_iter().next().filter(|draft| draft.weight > 1));
    drafts.extend(watch::named(world).into_iter().next());
    drafts
}

/// The two last towns that changed hands, this week or, failing that, in the month.
fn last_changes<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    let towns = |drafts: Vec<Draft<'a>>| -> Vec<Draft<'a>> {
        without_repeats(drafts.into_iter().filter(|draft| draft.weight >= 4).collect())
    };
    let mut changed = towns(changes::this_week(world));
    if changed.is_empty() {
        changed = towns(changes::story(world));
    }
    most_telling(changed, 2).0
}

/// `Since 28 November fighting was reported at An-Nabk, Maaloula and Yabroud.`
fn fighting_at<'a>(world: &World<'a>) -> Option<Draft<'a>> {
    const SHOWN: usize = 4;
    let places = fighting::places(world);
    let towns: Vec<_> = places.iter().filter(|(spot, _)| !spot.kind.is_some_and(is_wide)).collect();
    let places: Vec<_> = if towns.is_empty() { places.iter().take(1).collect() } else { towns };
    let shown = places.len().min(SHOWN);
    let mut pieces = Vec::new();
    for (index, (spot, fights)) in places.iter().take(shown).enumerate() {
        let place = if index > 0 && is_at(spot) && is_at(places[0].0) { spot.named() } else { spot.located() };
        let text = match index {
            0 => format!("Since {} fighting was reported {place}", world.dates.day(world.window)),
            _ if index + 1 == shown && places.len() == shown => format!(" and {place}"),
            _ => format!(", {place}"),
        };
        pieces.push((text, fighting::claims(fights).into_iter().take(2).collect()));
    }
    let rest = places.len() - shown;
    pieces.push((
        if rest > 0 {
            format!(" and at {} more.", crate::numbers::spelled(u32::try_from(rest).unwrap_or(u32::MAX)))
        } else {
            ".".to_owned()
        },
        vec![],
    ));
    Some(Draft::of(pieces)?.ranked(8, Some(world.input.on)))
}

fn is_at(spot: &Spot) -> bool {
    spot.located().starts_with("at ")
}

/// The sentence of a brief on a region of which nothing at all is told.
pub(crate) fn nothing(region: &str) -> String {
    capitalised(&format!("no report in this project tells of {} on these days.", joined(&[region])))
}
