//! What would change on the roads if a place were in other hands.

use dateline_routes::{Difference, Routes};

use super::{Net, day_asked};
use crate::listing::{Cell, Listing};
use crate::query::{place_named, side_named};
use crate::{Error, Project, Query};

/// A road or a place for which something would change.
#[derive(Clone, PartialEq, Debug)]
pub struct WhatIfRow {
    /// `road` or `supply`.
    pub kind: &'static str,
    /// The stretch by its ends, or the place.
    pub at: String,
    /// For which side, by name.
    pub side: String,
    /// How it is.
    pub before: String,
    /// How it would be.
    pub after: String,
}

impl WhatIfRow {
    /// The columns, as in files.
    pub const COLUMNS: &'static [&'static str] = &["kind", "at", "side", "before", "after"];

    /// These rows under those columns.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        let cells = |row: &Self| {
            let texts = [row.kind, &row.at, &row.side, &row.before, &row.after];
            texts.into_iter().map(Cell::text).collect()
        };
        listing.rows = rows.iter().map(cells).collect();
        listing
    }
}

impl Project {
    /// What would open, close, be cut off or supplied on a day, had a place been in a side's hands since then.
    pub fn routes_whatif(&self, query: &Query, take: &str, by: &str) -> Result<Vec<WhatIfRow>, Error> {
        let place = place_named(take, &self.gazetteer)?;
        let by = side_named(by, &self.lexicon)?;
        let net = self.net(query)?;
        let routes = Routes::new(&net.input(self));
        let Some(day) = day_asked(query, &routes) else { return Err(Error::NoRoads) };
        Ok(self.whatif_rows(&routes.what_if(&place.id, &by, day), &net))
    }

    fn whatif_rows(&self, difference: &Difference, net: &Net) -> Vec<WhatIfRow> {
        let side = |side: &_| super::super::side_name(side, &self.lexicon);
        let supply = |supply: Option<dateline_routes::Supply>| {
            supply.map_or("not there", dateline_routes::Supply::as_str).to_owned()
        };
        let supplies = difference.supplies.iter().map(|turned| WhatIfRow {
            kind: "supply",
            at: self.place_name(&turned.place),
            side: side(&turned.side),
            before: supply(turned.before),
            after: supply(turned.after),
        });
        let roads = difference.roads.iter().map(|turned| WhatIfRow {
            kind: "road",
            at: self.stretch_name(net.segment(turned.edge)),
            side: side(&turned.side),
            before: turned.before.to_string(),
            after: turned.after.to_string(),
        });
        supplies.chain(roads).collect()
    }
}
