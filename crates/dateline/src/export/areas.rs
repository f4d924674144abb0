//! The ground that each side holds on a day, as polygons for a map.

use std::cmp::Reverse;

use dateline_areas::{Area, Site};
use dateline_model::{Day, Holder, LonLat, PlaceId, PlaceKind, SideId};
use geojson::{Feature, FeatureCollection, JsonObject, JsonValue};
use serde_json::json;

use super::geojson::ground;
use crate::answers::holder_name;
use crate::answers::{by_place, course, days_of_evidence, has_evidence};
use crate::query::{Filter, Reach, region_named};
use crate::{Error, Project, Query};

/// The ground of each holder on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct ControlAreas {
    /// The day; `None` where nobody reported anything.
    pub day: Option<Day>,
    /// The areas: sides first, then what is contested and what is unknown.
    pub areas: Vec<Area>,
    features: Vec<Feature>,
}

impl ControlAreas {
    /// As a feature collection (RFC 7946): a feature a holder.
    #[must_use]
    pub fn to_geojson(&self) -> String {
        let collection = FeatureCollection { bbox: None, features: self.features.clone(), foreign_members: None };
        format!("{collection}\n")
    }
}

impl Project {
    /// The ground of each holder on the day asked for; where none is, on the last day of which evidence tells. Only
    /// places that somebody reported of have ground, and of a region only what lies within its outline.
    pub fn control_areas(&self, query: &Query) -> Result<ControlAreas, Error> {
        let filter = Filter::new(query, Reach::Alone, &self.gazetteer, &self.lexicon)?;
        let everywhere = Filter { days: filter.days, places: None, side: None, kind: None };
        let view = self.view_asked(query)?;
        let days = query.days_or_last(days_of_evidence(&view, &filter, self.clock.today()));
        let Some((_, day)) = days else { return Ok(ControlAreas { day: None, areas: vec![], features: vec![] }) };
        let mut sites = vec![];
        for (place, intervals) in by_place(view.control, &everywhere) {
            let located = self.gazetteer.place(&place).and_then(|known| Some((known.kind, known.location?)));
            let Some((kind, location)) = located.filter(|_| has_evidence(&intervals)) else { continue };
            let course = course(&intervals);
            let on_day = course.iter().find(|stretch| stretch.is_reported() && stretch.within(day, day).is_some());
            let (holder, probability) =
                on_day.map_or((Holder::Unknown, None), |stretch| (stretch.holder().clone(), stretch.probability()));
            let shown = filter.has_place(Some(&place));
            sites.push((kind, Site { place, location, holder, probability, shown }));
        }
        // Of a town and a quarter at the same point the town has the ground.
        sites.sort_by_key(|(kind, _)| Reverse(*kind == PlaceKind::Populated));
        let sites: Vec<Site> = sites.into_iter().map(|(_, site)| site).collect();
        let outline = self.outline_of(query)?;
        let mut areas = dateline_areas::areas(&sites, outline.as_deref());
        areas.retain(|area| filter.side.as_ref().is_none_or(|side| area.holder == Holder::Side(side.clone())));
        let features = areas.iter().map(|area| self.feature(area, day)).collect();
        Ok(ControlAreas { day: Some(day), areas, features })
    }

    /// The outline of the region asked for, where the project has one.
    fn outline_of(&self, query: &Query) -> Result<Option<Vec<LonLat>>, Error> {
        let Some(name) = query.region.as_deref() else { return Ok(None) };
        let id = &region_named(name, &self.gazetteer)?.id;
        let region = self.store.regions()?.into_iter().find(|region| region.id == *id);
        Ok(region.map(|region| region.outline).filter(|outline| outline.len() > 2))
    }

    fn feature(&self, area: &Area, day: Day) -> Feature {
        let side = if let Holder::Side(side) = &area.holder { Some(SideId::as_str(side)) } else { None };
        let rounded = |number: f64| (number * 10_000.0).round() / 10_000.0;
        let mut places: Vec<(String, &PlaceId)> =
            area.places.iter().map(|place| (self.place_name(place), place)).collect();
        places.sort();
        let properties = [
            ("day", json!(day)),
            ("holder", json!(holder_name(&area.holder, &self.lexicon))),
            ("side", json!(side)),
            ("probability", json!(area.probability.map(|(mean, _)| rounded(mean)))),
            ("probability_least", json!(area.probability.map(|(_, least)| rounded(least)))),
            ("places", json!(places.iter().map(|(name, _)| name).collect::<Vec<_>>())),
            ("place_ids", json!(places.iter().map(|(_, id)| id).collect::<Vec<_>>())),
        ];
        let properties: JsonObject =
            properties.into_iter().map(|(name, value): (&str, JsonValue)| (name.to_owned(), value)).collect();
        let geometry = ground(&area.polygons);
        Feature { bbox: None, geometry: Some(geometry), id: None, properties: Some(properties), foreign_members: None }
    }
}
