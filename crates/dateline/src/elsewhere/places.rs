//! The places of a claim coded elsewhere, looked up in the project's gazetteer by their names.

use dateline_gazetteer::Gazetteer;
use dateline_model::{ClaimLine, PlaceId, PlaceMention};

/// The places that a claim names, and what is doubtful about their ids. An id that the claim gives is taken as sure; where
/// it gives none, or one that the project does not know, the name is looked up.
pub(super) fn mentions(claim: &ClaimLine, gazetteer: &Gazetteer) -> (Vec<PlaceMention>, Vec<String>) {
    let mut doubts = vec![];
    let ids = claim.place_ids.iter().map(String::as_str).chain(std::iter::repeat(""));
    let mentions = claim.places.iter().zip(ids);
    let mentions = mentions.map(|(name, id)| mention("place_ids", name, id, gazetteer, &mut doubts));
    (mentions.collect(), doubts)
}

/// A place by its name and the id that the claim gives for it under this key, if it gives one.
pub(super) fn mention(
    key: &str,
    name: &str,
    id: &str,
    gazetteer: &Gazetteer,
    doubts: &mut Vec<String>,
) -> PlaceMention {
    if id.is_empty() {
        return look_up(name, gazetteer);
    }
    let id = PlaceId::new(id);
    if gazetteer.place(&id).is_some() {
        return PlaceMention { name: name.to_owned(), place: Some(id), certainty: 1.0 };
    }
    let id: String = id.as_str().chars().take(100).collect();
    doubts.push(format!("`{key}`: the project has no place `{id}`; `{name}` is looked up by its name"));
    look_up(name, gazetteer)
}

/// What the gazetteer makes of a name.
pub(super) fn look_up(name: &str, gazetteer: &Gazetteer) -> PlaceMention {
    let found = gazetteer.best(name);
    PlaceMention {
        name: name.to_owned(),
        certainty: found.as_ref().map_or(0.0, |found| found.certainty),
        place: found.map(|found| found.place.id.clone()),
    }
}
