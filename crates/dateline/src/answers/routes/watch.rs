//! Towns to watch.

use dateline_model::{ClaimId, Day, PlaceId};
use dateline_routes::{Routes, Watched};

use super::day_asked;
use crate::answers::side_name;
use crate::listing::{Cell, Listing};
use crate::query::{Filter, Reach};
use crate::{Error, Project, Query};

/// A town to watch, with the reasons.
#[derive(Clone, PartialEq, Debug)]
pub struct WatchRow {
    /// The day.
    pub day: Day,
    /// The place's name.
    pub place: String,
    /// Who holds it: a side's name, or `Contested`.
    pub holder: String,
    /// Its likeliest taker, by name.
    pub taker: String,
    /// Effect times contested times active.
    pub score: f64,
    /// How many stretches would change their status for somebody.
    pub roads: usize,
    /// How many places would be supplied or cut off.
    pub supplies: usize,
    /// How open the matter is, 0 to 1.
    pub contested: f64,
    /// How active it is, 0 to 1.
    pub active: f64,
    /// In a sentence: why.
    pub why: String,
    /// The place.
    pub place_id: PlaceId,
    /// The claims of the last days about it.
    pub claims: Vec<ClaimId>,
}

impl WatchRow {
    /// The columns, as in files.
    pub const COLUMNS: &'static [&'static str] = &[
        "day",
        "place",
        "holder",
        "taker",
        "score",
        "roads",
        "supplies",
        "contested",
        "active",
        "why",
        "place_id",
        "claims",
    ];

    /// These rows under those columns.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        let count = |number: usize| Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX));
        let cells = |row: &Self| {
            vec![
                Cell::Day(row.day),
                Cell::text(&row.place),
                Cell::text(&row.holder),
                Cell::text(&row.taker),
                Cell::Number(row.score),
                count(row.roads),
                count(row.supplies),
                Cell::number(row.contested),
                Cell::number(row.active),
                Cell::text(&row.why),
                Cell::text(row.place_id.as_str()),
                Cell::list(&row.claims),
            ]
        };
        listing.rows = rows.iter().map(cells).collect();
        listing
    }
}

impl Project {
    /// The towns to watch on a day, the highest score first, at most so many.
    pub fn watch(&self, query: &Query, most: usize) -> Result<Vec<WatchRow>, Error> {
        let filter = Filter::new(query, Reach::Alone, &self.gazetteer, &self.lexicon)?;
        let net = self.net(query)?;
        let routes = Routes::new(&net.input(self));
        let Some(day) = day_asked(query, &routes) else { return Err(Error::NoRoads) };
        let found = routes.watch(day, usize::MAX);
        let asked = |one: &Watched| {
            let sided = |side: &_| one.holder.as_ref() == Some(side) || one.taker == *side;
            filter.has_place(Some(&one.place)) && filter.side.as_ref().is_none_or(sided)
        };
        Ok(found.into_iter().filter(asked).take(most).map(|one| self.watch_row(one, day)).collect())
    }

    fn watch_row(&self, one: Watched, day: Day) -> WatchRow {
        let holder = one.holder.as_ref().map_or_else(|| "Contested".to_owned(), |side| side_name(side, &self.lexicon));
        let taker = side_name(&one.taker, &self.lexicon);
        let (roads, supplies) = (one.difference.roads.len(), one.difference.supplies.len());
        let mut lost: Vec<String> = one
            .difference
            .supplies
            .iter()
            .filter(|turned| turned.after == Some(dateline_routes::Supply::CutOff))
            .map(|turned| self.place_name(&turned.place))
            .collect();
        lost.sort();
        lost.dedup();
        let cut = if lost.is_empty() { String::new() } else { format!(", cut off {}", lost.join(", ")) };
        let told = match one.claims.len() {
            0 => "nobody told of it in the last days".to_owned(),
            1 => "one claim of the last days tells of it".to_owned(),
            number => format!("{number} claims of the last days tell of it"),
        };
        let stretches = if roads == 1 { "road status" } else { "road statuses" };
        WatchRow {
            day,
            place: self.place_name(&one.place),
            why: format!("taken by {taker} it would change {roads} {stretches}{cut}; {told}"),
            holder,
            taker,
            score: one.score,
            roads,
            supplies,
            contested: one.contested,
            active: one.active,
            place_id: one.place,
            claims: one.claims,
        }
    }
}
