//! What a brief is made from.

use std::collections::{BTreeMap, BTreeSet};

use dateline_lexicon::Lexicon;
use dateline_model::{ControlInterval, Day, Event, Place, PlaceId, PublishedBasis, ReportId, Sourced};

use crate::Roads;

/// What a brief is made from: the results of all stages, and the question.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The region's name as shown to people.
    pub region_name: &'a str,
    /// The places that belong to the region.
    pub region_places: &'a BTreeSet<PlaceId>,
    /// The day whose state is told.
    pub on: Day,
    /// Only what reports published by this day told; `None` = everything known, whenever it was told.
    pub known_on: Option<Day>,
    /// How many days before `on` count as this week.
    pub window_days: u32,
    /// All standing claims.
    pub claims: &'a [Sourced],
    /// All events.
    pub events: &'a [Event],
    /// Who held what.
    pub control: &'a [ControlInterval],
    /// The reports that the claims come from.
    pub reports: &'a BTreeMap<ReportId, ReportHead>,
    /// The gazetteer's places.
    pub places: &'a [Place],
    /// Who is who.
    pub lexicon: &'a Lexicon,
    /// What was worked out of the region's roads for that day.
    pub roads: &'a Roads,
}

/// What a footnote says of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportHead {
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The byline.
    pub author: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// The day it came out.
    pub published: Option<Day>,
    /// Whether that day is stated or inferred.
    pub published_basis: PublishedBasis,
    /// What people call it.
    pub doc: String,
    /// Under what terms the text may be shown.
    pub licence: Option<String>,
}
