//! The roads of the region as a table: what each was to each side.

use dateline_model::{PlaceId, RouteStatus, Sourced, Traveller};

use super::derived::traveller_words;
use super::support::{Carried, carried, main_sides};
use crate::names::{self, capitalised};
use crate::notes::Notes;
use crate::roads::RoadPiece;
use crate::world::World;
use crate::{Row, Table};

/// So many rows at most.
const MOST: usize = 12;

/// A table with a column for each of the main sides, and for civilians and aid where reports name them, and how many rows it
/// lacks; `None` where nothing is known of any road.
pub(crate) fn table<'a>(world: &World<'a>, notes: &mut Notes<'a>) -> Option<(Table, usize)> {
    let sides: Vec<Traveller> = main_sides(world).into_iter().cloned().map(Traveller::Side).collect();
    let pieces = &world.input.roads.pieces;
    let known = |traveller: &Traveller| {
        let states = pieces.iter().flat_map(|piece| &piece.states);
        states.filter(|state| state.traveller == *traveller).any(|state| carried(world, state).is_some())
    };
    let people = [Traveller::Civilians, Traveller::Aid].into_iter().filter(known);
    let travellers: Vec<Traveller> = sides.into_iter().chain(people).collect();
    let (mut rows, mut more) = (vec![], 0);
    for piece in pieces {
        let states: Vec<Option<Carried<'_, 'a>>> = travellers
            .iter()
            .map(|one| {
                piece.states.iter().find(|state| state.traveller == *one).and_then(|state| carried(world, state))
            })
            .collect();
        let mut claims: Vec<&'a Sourced> = vec![];
        for one in states.iter().flatten().flat_map(Carried::behind) {
            if !claims.iter().any(|known| known.claim.id == one.claim.id) {
                claims.push(one);
            }
        }
        if claims.is_empty() {
            continue;
        }
        if rows.len() == MOST {
            more += 1;
            continue;
        }
        let cells = std::iter::once(road_cell(world, piece)).chain(states.iter().map(|one| status_cell(one.as_ref())));
        rows.extend(Row::new(cells.collect(), notes.numbers(&claims)));
    }
    let heads = travellers.iter().map(|one| format!("For {}", traveller_words(world, one)));
    let columns = std::iter::once("Road".to_owned()).chain(heads).collect();
    (!rows.is_empty()).then_some((Table { columns, rows }, more))
}

fn road_cell(world: &World<'_>, piece: &RoadPiece) -> String {
    let name = |place: &PlaceId| world.place(place).map_or_else(|| place.to_string(), |one| names::cleaned(&one.name));
    match &piece.between {
        Some([from, to]) => format!("{}: {}–{}", capitalised(&name(&piece.road)), name(from), name(to)),
        None => capitalised(&name(&piece.road)),
    }
}

/// `probably open (0.72, by holders)`.
fn status_cell(one: Option<&Carried<'_, '_>>) -> String {
    let Some(one) = one else { return "not known".to_owned() };
    let status = match one.state.status {
        RouteStatus::Open => "open",
        RouteStatus::Threatened => "open under threat",
        RouteStatus::Contested => "contested",
        RouteStatus::Cut => "cut",
        RouteStatus::Unknown => "not known",
    };
    let sure = super::support::adverb(one.state.probability);
    let basis = if one.state.told { "reported" } else { "by holders" };
    format!("{sure}{status} ({:.2}, {basis})", one.state.probability)
}
