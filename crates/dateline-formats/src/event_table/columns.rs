//! Which column of a header holds what: by name, never by position.

/// Where in a row its parts stand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Columns {
    pub(super) id: Option<usize>,
    pub(super) from: Option<usize>,
    pub(super) to: Option<usize>,
    pub(super) date_precision: Option<(usize, DatePrecision)>,
    pub(super) latitude: Option<usize>,
    pub(super) longitude: Option<usize>,
    pub(super) place_precision: Option<(usize, PlacePrecision)>,
    pub(super) place: Option<usize>,
    pub(super) district: Option<usize>,
    pub(super) kind: Option<usize>,
    pub(super) actor1: Option<usize>,
    pub(super) actor2: Option<usize>,
    pub(super) low: Option<usize>,
    pub(super) best: Option<usize>,
    pub(super) high: Option<usize>,
    /// Dead by side, of which the sum is the best figure where there is none.
    pub(super) parts: Vec<usize>,
}

/// Whose codes say how exact a date is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum DatePrecision {
    /// 1 = the day, 2 = 2 to 6 days, 3 = a week, 4 = a month, 5 = a year.
    Ucdp,
    /// 1 = the day, 2 = the week, 3 = the month.
    Acled,
}

/// Whose codes say how exact a place is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PlacePrecision {
    /// 1 = the place, 2 = within 25 km, 3 = the district, 4 = the province, 5 = near a line or area, 6 = the country, 7 = beyond it.
    Ucdp,
    /// 1 = the place, 2 = near it, 3 = the province.
    Acled,
}

/// Names that a column goes by in the datasets of the field; the first that a header has is taken.
const ID: &[&str] = &["event_id", "event_id_cnty", "globaleventid", "eventid", "id", "event"];
const FROM: &[&str] = &["date", "event_date", "date_start", "start_date", "startdate", "event date"];
const TO: &[&str] = &["enddate", "end_date", "date_end"];
const LATITUDE: &[&str] = &["latitude", "lat"];
const LONGITUDE: &[&str] = &["longitude", "lon", "long", "lng"];
const PLACE: &[&str] =
    &["where_coordinates", "location", "location_where_name", "place", "asciiname", "city", "location_name"];
const DISTRICT: &[&str] = &["adm_2", "admin2", "location_adm2_name", "adm2_name", "district"];
const KIND: &[&str] = &["type", "sub_event_type", "event_type", "type_of_violence", "event_text"];
const ACTOR1: &[&str] = &["actor1", "side_a", "side_a_name", "actor1name", "source_name"];
const ACTOR2: &[&str] = &["actor2", "side_b", "side_b_name", "actor2name", "target_name"];
const LOW: &[&str] = &["low", "deaths_low"];
const BEST: &[&str] = &["best", "deaths", "fatalities", "deaths_best"];
const HIGH: &[&str] = &["high", "deaths_high"];
const PARTS: &[[&str; 2]] = &[
    ["deaths_a", "deaths_side_a"],
    ["deaths_b", "deaths_side_b"],
    ["deaths_civilians", "deaths_civilian"],
    ["deaths_unknown", "deaths_unknown"],
];

impl Columns {
    /// Finds the columns of a header, whose names are in lower case.
    pub(super) fn of(header: &[String]) -> Self {
        let at = |name: &str| header.iter().position(|one| one == name);
        let find = |names: &[&str]| names.iter().find_map(|name| at(name));
        let date_precision = [
            at("date_prec").map(|column| (column, DatePrecision::Ucdp)),
            at("time_precision").map(|column| (column, DatePrecision::Acled)),
        ];
        let place_precision = [
            at("where_prec").map(|column| (column, PlacePrecision::Ucdp)),
            at("geo_precision").map(|column| (column, PlacePrecision::Acled)),
        ];
        Self {
            id: find(ID),
            from: find(FROM),
            to: find(TO),
            date_precision: date_precision.into_iter().flatten().next(),
            latitude: find(LATITUDE),
            longitude: find(LONGITUDE),
            place_precision: place_precision.into_iter().flatten().next(),
            place: find(PLACE),
            district: find(DISTRICT),
            kind: find(KIND),
            actor1: find(ACTOR1),
            actor2: find(ACTOR2),
            low: find(LOW),
            best: find(BEST),
            high: find(HIGH),
            parts: PARTS.iter().filter_map(|names| find(names)).collect(),
        }
    }

    /// All columns that are read.
    pub(super) fn read(&self) -> Vec<usize> {
        let single = [
            self.id,
            self.from,
            self.to,
            self.date_precision.map(|(column, _)| column),
            self.latitude,
            self.longitude,
            self.place_precision.map(|(column, _)| column),
            self.place,
            self.district,
            self.kind,
            self.actor1,
            self.actor2,
            self.low,
            self.best,
            self.high,
        ];
        single.into_iter().flatten().chain(self.parts.iter().copied()).collect()
    }
}

impl DatePrecision {
    /// How many days a date of this precision may be off to either side, beyond what its own span says. A span that is
    /// wider than a day has been told, and stands for itself.
    pub(super) fn days_off(self, code: u32, spans_days: bool) -> u16 {
        if spans_days {
            return 0;
        }
        match (self, code) {
            (Self::Ucdp, 2 | 3) | (Self::Acled, 2) => 3,
            (Self::Ucdp, 4) | (Self::Acled, 3) => 15,
            (Self::Ucdp, 5) => 183,
            _ => 0,
        }
    }
}

impl PlacePrecision {
    /// How far from its point a row of this precision may have been, in metres; 0 = as near as places are put.
    pub(super) fn radius(self, code: u32) -> f64 {
        match (self, code) {
            (Self::Ucdp, 2 | 3) | (Self::Acled, 2) => 25_000.0,
            (Self::Ucdp, 4 | 5) | (Self::Acled, 3) => 75_000.0,
            (Self::Ucdp, 6 | 7) => 300_000.0,
            _ => 0.0,
        }
    }
}
