//! What if a place fell? All roads are worked out again with the place in other hands from that day on, and the two are compared.

use std::collections::BTreeSet;

use dateline_model::{Day, PlaceId, RouteStatus, SideId};
use dateline_roads::EdgeId;

use crate::held::taken;
use crate::reached::Supply;
use crate::routes::Routes;
use crate::work::Input;

/// A road that becomes something else.
#[derive(Clone, PartialEq, Debug)]
pub struct Turned {
    /// Which.
    pub edge: EdgeId,
    /// To whom.
    pub side: SideId,
    /// What it is.
    pub before: RouteStatus,
    /// What it would be.
    pub after: RouteStatus,
}

/// A place whose supplies come or cease.
#[derive(Clone, PartialEq, Debug)]
pub struct SupplyTurned {
    /// Which.
    pub place: PlaceId,
    /// Whose supplies.
    pub side: SideId,
    /// How it is; `None`: the side is not there, or has no source of supplies.
    pub before: Option<Supply>,
    /// How it would be.
    pub after: Option<Supply>,
}

/// What would change.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Difference {
    /// Roads that would open, close or be threatened; by stretch and side.
    pub roads: Vec<Turned>,
    /// Places that would be cut off or supplied again, the place itself left out; by side and place.
    pub supplies: Vec<SupplyTurned>,
}

impl Routes<'_> {
    /// What would change on a day, had this place been in a side's hands since then.
    #[must_use]
    pub fn what_if(&self, place: &PlaceId, by: &SideId, day: Day) -> Difference {
        let Some(of) = self.input.places.iter().find(|one| one.id == *place) else { return Difference::default() };
        let control = taken(self.input.control, of, by, day);
        difference(self, &Routes::new(&Input { control: &control, ..self.input }), place, day)
    }
}

fn difference(before: &Routes<'_>, after: &Routes<'_>, place: &PlaceId, day: Day) -> Difference {
    let mut found = Difference::default();
    // The taker may be known from nothing else.
    let sides: BTreeSet<&SideId> = before.work.sides.ids().iter().chain(after.work.sides.ids()).collect();
    for edge in before.work.graph.edges() {
        for side in sides.iter().copied() {
            let status = |routes: &Routes<'_>| {
                let number = routes.number_of(side)?;
                routes.stretch(edge, number, day.number()).map(|one| one.status)
            };
            let (one, other) =
                (status(before).unwrap_or(RouteStatus::Unknown), status(after).unwrap_or(RouteStatus::Unknown));
            if one != other {
                found.roads.push(Turned { edge, side: side.clone(), before: one, after: other });
            }
        }
    }
    for side in sides {
        let (one, other) = (before.reach(side, day), after.reach(side, day));
        let supply = |list: &[crate::Reached], place: &PlaceId| {
            list.iter().find(|reached| reached.place == *place).map(|reached| reached.supply)
        };
        let mut places: Vec<&PlaceId> = one.iter().chain(&other).map(|reached| &reached.place).collect();
        places.sort();
        places.dedup();
        for other_place in places.into_iter().filter(|one| *one != place) {
            let (was, is) = (supply(&one, other_place), supply(&other, other_place));
            if was != is {
                found.supplies.push(SupplyTurned {
                    place: other_place.clone(),
                    side: side.clone(),
                    before: was,
                    after: is,
                });
            }
        }
    }
    found
}
