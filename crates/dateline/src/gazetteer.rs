//! Places put into a project, and names looked up in it.

use dateline_gazetteer::How;
use dateline_model::{Diagnostic, Place, PlaceId, RunKind, Severity};

use crate::listing::{Cell, Listing};
use crate::{Error, Project};

/// What came of adding places.
#[derive(Clone, PartialEq, Debug)]
pub struct PlacesAdded {
    /// Places read.
    pub read: usize,
    /// How many of them the project had already.
    pub known: usize,
    /// Rows refused, with the reason.
    pub refused: Vec<Diagnostic>,
    /// Doubts about rows that were used.
    pub doubts: Vec<Diagnostic>,
}

/// A place that a name may stand for.
#[derive(Clone, PartialEq, Debug)]
pub struct Match {
    /// The place.
    pub place: Place,
    /// How sure that is, 0 to 1.
    pub certainty: f64,
    /// How it was found: `listed`, `same key`, `near`.
    pub how: &'static str,
}

impl Match {
    /// Matches as rows.
    #[must_use]
    pub fn listing(matches: &[Self]) -> Listing {
        let mut listing = Listing::new(&[
            "id",
            "name",
            "kind",
            "certainty",
            "how",
            "part_of",
            "country",
            "longitude",
            "latitude",
            "basis",
        ]);
        listing.rows = matches.iter().map(Self::cells).collect();
        listing
    }

    fn cells(&self) -> Vec<Cell> {
        let place = &self.place;
        vec![
            Cell::text(place.id.as_str()),
            Cell::text(&place.name),
            Cell::text(place.kind.as_str()),
            Cell::number(self.certainty),
            Cell::text(self.how),
            Cell::list(&place.part_of),
            Cell::maybe(place.country.as_deref()),
            place.location.map_or(Cell::Empty, |point| Cell::Number(point.longitude())),
            place.location.map_or(Cell::Empty, |point| Cell::Number(point.latitude())),
            Cell::text(&place.basis),
        ]
    }
}

impl Project {
    /// Takes in places from a CSV, in the form of the packs' gazetteers or of any other list with a name in each row
    /// ([`take_in`](dateline_gazetteer::Gazetteer::take_in) says how rows find their place). Reports are coded again at the
    /// next update, since they may name the new places.
    pub fn gazetteer_add(&mut self, csv: &str, file: &str) -> Result<PlacesAdded, Error> {
        let read = self.gazetteer.take_in(csv, file);
        let (refused, doubts): (Vec<_>, Vec<_>) =
            read.diagnostics.into_iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
        let mut run = self.run(RunKind::Gazetteer, &[file])?;
        run.coder = format!("dateline {}", env!("CARGO_PKG_VERSION"));
        run.rows_in = (read.value.places.len() + refused.len()) as u64;
        run.rejected = refused.len() as u64;
        let rejected: Vec<_> = refused.iter().map(|one| crate::add::rejected(one, &run.id)).collect();
        let mut step = self.store.step(run.clone())?;
        run.rows_out = step.put_places(&read.value.places)? as u64;
        step.put_regions()?;
        step.put_rejected(&rejected)?;
        match step.changes() {
            0 => drop(step),
            _ => step.commit(run)?,
        }
        self.gazetteer = dateline_gazetteer::Gazetteer::new(self.store.places()?);
        Ok(PlacesAdded { read: read.value.places.len(), known: read.value.known, refused, doubts })
    }

    /// The places that a name may stand for, best first; an id finds its place alone.
    #[must_use]
    pub fn gazetteer_find(&self, name: &str) -> Vec<Match> {
        if let Some(place) = self.gazetteer.place(&PlaceId::new(name)) {
            return vec![Match { place: place.clone(), certainty: 1.0, how: "listed" }];
        }
        let found = self.gazetteer.find(name).into_iter();
        found
            .map(|found| Match {
                place: found.place.clone(),
                certainty: found.certainty,
                how: match found.how {
                    How::Listed => "listed",
                    How::SameKey => "same key",
                    How::Near => "near",
                },
            })
            .collect()
    }
}
