//! The state of the battle for a region and a day.

use std::collections::{BTreeMap, BTreeSet};

use dateline_brief::{Brief, Input, ReportHead};
use dateline_model::{Day, PlaceId, ReportId};

use super::routes::roads_for_brief;
use crate::query::{places_of, region_named};
use crate::view::View;
use crate::{Error, Project};

/// How many days "this week" has.
const WINDOW_DAYS: u32 = 7;

/// What the brief is about.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BriefQuery {
    /// The region: its id or a name of it; `None` = every place that the project knows.
    pub region: Option<String>,
    /// The day; `None` = the last day of which a dated event of the region tells.
    pub on: Option<Day>,
    /// As reports published up to this day tell it.
    pub known_on: Option<Day>,
    /// As this project told it at the end of this day (UTC).
    pub recorded_on: Option<Day>,
}

impl Project {
    /// The brief.
    pub fn brief(&self, query: &BriefQuery) -> Result<Brief, Error> {
        let view = self.view(query.known_on, query.recorded_on)?;
        let (name, places) = match query.region.as_deref() {
            Some(region) => {
                let region = region_named(region, &self.gazetteer)?;
                (region.name.clone(), places_of(region, &self.gazetteer))
            }
            None => ("all places".to_owned(), self.all_places()),
        };
        let on = match query.on {
            Some(day) => day,
            None => last_day(&view, &places, self.clock.today())
                .ok_or_else(|| Error::NoDayForBrief { region: name.clone() })?,
        };
        let net = self.net_of(view)?;
        let roads = roads_for_brief(&net, &net.input(self), &places, on);
        let view = net.view();
        Ok(dateline_brief::write(&Input {
            region_name: &name,
            region_places: &places,
            on,
            known_on: query.known_on,
            window_days: WINDOW_DAYS,
            claims: &view.claims,
            events: &view.events,
            control: &view.control,
            reports: &self.heads_for_brief()?,
            places: self.gazetteer.places(),
            lexicon: &self.lexicon,
            roads: &roads,
        }))
    }

    fn heads_for_brief(&self) -> Result<BTreeMap<ReportId, ReportHead>, Error> {
        let heads = self.store.report_heads()?.into_iter();
        Ok(heads
            .map(|head| {
                let for_brief = ReportHead {
                    title: head.title,
                    publisher: head.publisher,
                    author: head.author,
                    url: head.url,
                    published: head.published,
                    published_basis: head.published_basis,
                    doc: head.doc,
                    licence: head.licence,
                };
                (head.id, for_brief)
            })
            .collect())
    }
}

/// The last day, not after today, of which an event at these places tells.
fn last_day(view: &View, places: &BTreeSet<PlaceId>, today: Day) -> Option<Day> {
    let inside = view.events.iter().filter(|event| event.place.as_ref().is_some_and(|place| places.contains(place)));
    inside.filter_map(|event| event.days.last()).filter(|day| *day <= today).max()
}
