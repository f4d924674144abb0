//! Places that the entries name: regions of relations and defaults, and where supplies come from.

use std::collections::BTreeSet;

use super::{Code, Pack};
use crate::load::{At, Told};

/// The places of the packs given, as far as entries may name them. They are read by the gazetteer, not here.
pub struct KnownPlaces<'a> {
    /// Ids.
    pub ids: BTreeSet<String>,
    /// Countries in which there is at least one place.
    pub countries: BTreeSet<String>,
    /// Whether a name leads to a place.
    pub is_name: &'a dyn Fn(&str) -> bool,
}

impl std::fmt::Debug for KnownPlaces<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("KnownPlaces").field("ids", &self.ids.len()).finish_non_exhaustive()
    }
}

pub(super) fn check(pack: &Pack, known: &KnownPlaces<'_>, told: &mut Vec<Told>) {
    let region = |at: &At, what: &str, id: &Option<String>, told: &mut Vec<Told>| {
        if let Some(id) = id.as_ref().filter(|id| !known.ids.contains(*id)) {
            told.push(
                at.error(Code::UnknownPlace, format!("the region `{id}` of a {what} is the id of no place here")),
            );
        }
    };
    for file in &pack.files {
        for entry in &file.relations {
            region(&entry.at, "relation", &entry.value.region, told);
        }
        for entry in &file.defaults {
            region(&entry.at, "default", &entry.value.region, told);
            if let Some(country) = entry.value.country.as_ref().filter(|country| !known.countries.contains(*country)) {
                let reason = format!("no place here lies in the country `{country}` of a default");
                told.push(entry.at.warning(Code::UnknownPlace, reason));
            }
        }
        for entry in &file.supplies {
            if let Some(country) = entry.value.country.as_ref().filter(|country| !known.countries.contains(*country)) {
                let reason = format!("no place here lies in the country `{country}` of a supply");
                told.push(entry.at.error(Code::UnknownPlace, reason));
            }
            for place in entry.value.places.iter().filter(|place| !(known.is_name)(place)) {
                let reason = format!("`{place}`, a supply of `{}`, is the name of no place here", entry.value.side);
                told.push(entry.at.error(Code::UnknownPlace, reason));
            }
        }
    }
}
