//! Which places were besieged, by whom, from when to when.

use dateline_model::{ClaimId, Closure, DaySpan, PlaceId, SideId, SiegeInterval};

use super::side_name;
use crate::listing::{Cell, Listing};
use crate::query::{Filter, Reach};
use crate::{Error, Project, Query};

/// A place besieged, from one day to another. It is beside control: who is besieged still holds.
#[derive(Clone, PartialEq, Debug)]
pub struct SiegeRow {
    /// The place's name.
    pub place: String,
    /// The place.
    pub place_id: PlaceId,
    /// First and last day, inclusive; a missing last day: it goes on, as far as is known.
    pub days: DaySpan,
    /// The names of those who besiege it.
    pub besiegers: Vec<String>,
    /// The names of those besieged in it; none where nobody says.
    pub besieged: Vec<String>,
    /// `full` or `partial`; `None` where nobody says.
    pub closure: Option<&'static str>,
    /// Whether a report tells of its end; else it ends some days after it was last told of.
    pub end_told: bool,
    /// The claims that tell of it, and of its end.
    pub claims: Vec<ClaimId>,
}

impl SiegeRow {
    /// The columns, as in files.
    pub const COLUMNS: &'static [&'static str] =
        &["place", "from", "to", "besiegers", "besieged", "closure", "end_told", "place_id", "claims"];

    /// These rows under those columns.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        listing.rows = rows
            .iter()
            .map(|row| {
                vec![
                    Cell::text(&row.place),
                    Cell::day(row.days.from),
                    Cell::day(row.days.to),
                    Cell::list(&row.besiegers),
                    Cell::list(&row.besieged),
                    Cell::maybe(row.closure),
                    Cell::Flag(row.end_told),
                    Cell::text(row.place_id.as_str()),
                    Cell::list(&row.claims),
                ]
            })
            .collect();
        listing
    }
}

impl Project {
    /// The sieges asked for, by place and first day.
    pub fn sieges(&self, query: &Query) -> Result<Vec<SiegeRow>, Error> {
        let filter = Filter::new(query, Reach::WithParts, &self.gazetteer, &self.lexicon)?;
        let view = self.view(query.known_on, query.recorded_on)?;
        let asked = |siege: &SiegeInterval| {
            let sided = |side: &SideId| siege.besiegers.contains(side) || siege.besieged.contains(side);
            filter.has_place(Some(&siege.place))
                && filter.days.is_none_or(|days| days.meets(siege.days))
                && filter.side.as_ref().is_none_or(sided)
        };
        let names = |sides: &[SideId]| sides.iter().map(|side| side_name(side, &self.lexicon)).collect();
        let mut rows: Vec<SiegeRow> = view
            .sieges
            .into_iter()
            .filter(asked)
            .map(|siege| SiegeRow {
                place: self.place_name(&siege.place),
                days: siege.days,
                besiegers: names(&siege.besiegers),
                besieged: names(&siege.besieged),
                closure: siege.closure.map(Closure::as_str),
                end_told: siege.end_told,
                claims: siege.claims,
                place_id: siege.place,
            })
            .collect();
        rows.sort_by(|one, other| {
            (&one.place, &one.place_id, one.days.from).cmp(&(&other.place, &other.place_id, other.days.from))
        });
        Ok(rows)
    }
}
