//! Places: entries of the gazetteer.

use serde::{Deserialize, Serialize};

use crate::{LonLat, PlaceId, PlaceKind};

/// A place: somewhere that reports name. Regions are places that others are part of.
#[derive(Clone, PartialEq, Debug)]
pub struct Place {
    /// The pack's name for it: `sy-yabroud`.
    pub id: PlaceId,
    /// The name shown to people.
    pub name: String,
    /// What it is.
    pub kind: PlaceKind,
    /// Other spellings, and names in other scripts.
    pub names: Vec<PlaceName>,
    /// The larger places it belongs to, nearest first is not required: an administrative unit, a town, a mountain range.
    pub part_of: Vec<PlaceId>,
    /// ISO 3166-1 alpha-2 code of the country.
    pub country: Option<String>,
    /// Where it is, if a source gives it.
    pub location: Option<LonLat>,
    /// How far it reaches from there, in metres, where known.
    pub radius_m: Option<f64>,
    /// Where the coordinates come from: dataset and row; empty where there are none.
    pub basis: String,
}

/// A spelling of a place's name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlaceName {
    /// The spelling.
    pub name: String,
    /// IETF tag of its language: `en` for the spellings of English reports, `ar` for Arabic.
    pub language: String,
}
