//! What the merge may be told: how far tellings of one event may lie apart.

/// How far tellings of one event may lie apart. The defaults are chosen by hand; a later version learns them.
#[derive(Clone, PartialEq, Debug)]
pub struct Parameters {
    /// Days by which the single days of different reports may differ (days).
    pub days_apart: i32,
    /// How far back "by 3 April" reaches (days).
    pub by_reach: i32,
    /// How far "around 3 April" reaches to either side (days).
    pub about_reach: i32,
    /// The share of the shorter of two spans that they must have in common (0 to 1).
    pub overlap: f64,
    /// From which certainty on a gazetteer's place is taken for the place meant (0 to 1); below, the name as written counts.
    pub place_certainty: f64,
    /// The factor by which casualty figures of one origin in one report may differ and still be of one event.
    pub factor_one_origin: f64,
    /// The same for different origins that one report names.
    pub factor_one_report: f64,
    /// The same for different reports.
    pub factor_across: f64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            days_apart: 1,
            by_reach: 7,
            about_reach: 3,
            overlap: 0.5,
            place_certainty: 0.5,
            factor_one_origin: 1.25,
            factor_one_report: 5.0,
            factor_across: 10.0,
        }
    }
}
