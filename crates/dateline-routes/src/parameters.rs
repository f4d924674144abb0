//! The numbers of routes, from one documented file.

use dateline_model::{Metres, PlaceKind, RoadClass};
use serde::Deserialize;

/// The parameters that ship with the program.
const SHIPPED: &str = include_str!("../parameters.toml");

/// The numbers of routes. `parameters.toml` beside this crate's sources says what each of them means and in which unit.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the file says what each means")]
pub struct Parameters {
    pub radius_populated: f64,
    pub radius_quarter: f64,
    pub radius_hill: f64,
    pub radius_base: f64,
    pub radius_checkpoint: f64,
    pub radius_crossing: f64,
    pub radius_site: f64,
    pub threat_populated: f64,
    pub threat_quarter: f64,
    pub threat_hill: f64,
    pub threat_base: f64,
    pub threat_checkpoint: f64,
    pub threat_crossing: f64,
    pub threat_site: f64,
    pub small_road: f64,
    pub along_m: f64,
    pub snap_m: f64,
    pub told: f64,
    pub denied: f64,
    pub highest: f64,
    pub told_days: i32,
    pub fades: f64,
    pub told_before_change: f64,
    pub attempt: f64,
    pub attempt_days: i32,
    pub used: f64,
    pub used_days: i32,
    pub doubtful_place: f64,
    pub longest_way: f64,
    pub near_road: f64,
    pub siege_full: f64,
    pub siege: f64,
    pub siege_partial: f64,
    pub active_days: i32,
    pub active_half: f64,
    pub quiet: f64,
    pub civilian_words: Vec<String>,
    pub aid_words: Vec<String>,
    pub threat_words: Vec<String>,
    pub fighting_words: Vec<String>,
}

impl Parameters {
    /// The file of parameters that ships with the program.
    #[must_use]
    pub fn shipped() -> &'static str {
        SHIPPED
    }

    /// How far a place reaches and how far it threatens a road, where it can be held at all. `radius` is its own, if known.
    pub(crate) fn reach(&self, kind: PlaceKind, radius: Option<f64>) -> Option<(Metres, Metres)> {
        let (usual, threat) = match kind {
            PlaceKind::Populated => (self.radius_populated, self.threat_populated),
            PlaceKind::Quarter => (self.radius_quarter, self.threat_quarter),
            PlaceKind::Hill => (self.radius_hill, self.threat_hill),
            PlaceKind::Base => (self.radius_base, self.threat_base),
            PlaceKind::Checkpoint => (self.radius_checkpoint, self.threat_checkpoint),
            PlaceKind::Crossing => (self.radius_crossing, self.threat_crossing),
            PlaceKind::Site => (self.radius_site, self.threat_site),
            PlaceKind::Road | PlaceKind::Water | PlaceKind::Region | PlaceKind::Country => return None,
        };
        let radius = radius.unwrap_or(usual);
        Some((Metres(radius), Metres(radius + threat)))
    }

    /// How much of a threat's distance counts on this class of road.
    pub(crate) fn seen(&self, class: RoadClass) -> f64 {
        match class {
            RoadClass::Motorway
            | RoadClass::Trunk
            | RoadClass::Primary
            | RoadClass::Secondary
            | RoadClass::Tertiary
            | RoadClass::Ferry => 1.0,
            RoadClass::Unclassified
            | RoadClass::Residential
            | RoadClass::Service
            | RoadClass::Track
            | RoadClass::Path => self.small_road,
        }
    }
}

impl Default for Parameters {
    fn default() -> Self {
        toml::from_str(SHIPPED).expect("the shipped parameters are tested")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_parameters_are_well_formed() {
        let parameters = Parameters::default();
        assert!(parameters.siege_partial < 0.5, "a partial siege alone closes no road");
        for weight in [parameters.told, parameters.denied, parameters.siege_full, parameters.siege, parameters.quiet] {
            assert!((0.0..=1.0).contains(&weight));
        }
        assert!(parameters.told_days > 0);
    }

    #[test]
    fn a_town_reaches_as_far_as_it_is_wide_and_regions_nowhere() {
        let parameters = Parameters::default();
        let (own, threat) = parameters.reach(PlaceKind::Populated, Some(3000.0)).unwrap();
        assert_eq!((own.0, threat.0), (3000.0, 5000.0));
        assert!(parameters.reach(PlaceKind::Region, None).is_none());
    }
}
