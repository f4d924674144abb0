//! The schematic line map of roads for one side on one day.

use std::collections::{BTreeMap, BTreeSet};

use dateline_control::holder_on;
use dateline_model::{Basis, Day, Holder, PlaceId, RouteStatus, SideId};
use dateline_plot::{Held, LineMap, Link, Stop, line_map};
use dateline_roads::EdgeId;
use dateline_routes::Routes;

use super::{Net, day_asked};
use crate::answers::side_name;
use crate::query::{Filter, Reach};
use crate::{Error, Project, Query};

impl Project {
    /// A schematic map of the roads between the places of a region on a day, as SVG: towns by holder, stretches by what they were to
    /// a side, civilians or aid. `width` in pixels. `None` where the region has no road.
    pub fn routes_map(&self, query: &Query, traveller: &str, width: f64) -> Result<Option<String>, Error> {
        let net = self.net(query)?;
        let routes = Routes::new(&net.input(self));
        let Some(day) = day_asked(query, &routes) else { return Err(Error::NoRoads) };
        let map = self.line_map_of(query, &net, &routes, traveller, day, width)?;
        Ok((!map.links.is_empty()).then(|| line_map(&map)))
    }

    fn line_map_of(
        &self,
        query: &Query,
        net: &Net,
        routes: &Routes<'_>,
        traveller: &str,
        day: Day,
        width: f64,
    ) -> Result<LineMap, Error> {
        let traveller = self.traveller(traveller)?;
        let filter =
            Filter::new(&Query { side: None, ..query.clone() }, Reach::WithParts, &self.gazetteer, &self.lexicon)?;
        let name = self.traveller_name(&traveller);
        let mut sides: Vec<SideId> = vec![];
        let (mut links, mut reported): (Vec<Link>, BTreeMap<PlaceId, bool>) = (vec![], BTreeMap::new());
        for edge in net.graph.edges() {
            let segment = net.segment(edge);
            let [Some(from), Some(to)] = &segment.ends else { continue };
            if !(filter.has_place(Some(from)) || filter.has_place(Some(to))) {
                continue;
            }
            links.push(Link {
                from: from.clone(),
                to: to.clone(),
                status: self.status_on(routes, edge, &traveller, day),
                roads: self.place_names(&segment.roads),
                schematic: segment.schematic,
            });
            for end in [from, to] {
                let told = holder_on(net.control(), end, day).is_some_and(|one| one.basis != Basis::Assumed);
                reported.insert(end.clone(), told);
            }
        }
        let mut stops: Vec<Stop> = reported
            .keys()
            .filter_map(|place| self.stop(place, net, day, &mut sides, filter.has_place(Some(place))))
            .collect();
        // Those of which anybody told, and the most joined, first.
        let ends = || links.iter().flat_map(|link| [&link.from, &link.to]);
        let joined = |stop: &Stop| ends().filter(|place| **place == stop.place).count();
        stops.sort_by_key(|stop| {
            (!stop.asked, !reported[&stop.place], std::cmp::Reverse(joined(stop)), stop.place.clone())
        });
        let drawn: BTreeSet<PlaceId> = stops.iter().map(|stop| stop.place.clone()).collect();
        links.retain(|link| drawn.contains(&link.from) && drawn.contains(&link.to));
        let region = query.region.as_deref().map_or_else(String::new, |region| format!(" of {region}"));
        Ok(LineMap {
            id: "roads".to_owned(),
            title: format!("The roads{region} to {name}, {}", day.in_words()),
            description: String::new(),
            traveller: name,
            day,
            sides: sides.iter().map(|side| side_name(side, &self.lexicon)).collect(),
            width,
            stops,
            links,
        })
    }

    fn status_on(
        &self,
        routes: &Routes<'_>,
        edge: EdgeId,
        traveller: &dateline_model::Traveller,
        day: Day,
    ) -> RouteStatus {
        routes.stretch_on(edge, traveller, day).map_or(RouteStatus::Unknown, |one| one.status)
    }

    fn stop(&self, place: &PlaceId, net: &Net, day: Day, sides: &mut Vec<SideId>, asked: bool) -> Option<Stop> {
        let location = self.gazetteer.place(place)?.location?;
        let mut number = |side: &SideId| match sides.iter().position(|one| one == side) {
            Some(number) => number,
            None => {
                sides.push(side.clone());
                sides.len() - 1
            }
        };
        let interval = holder_on(net.control(), place, day).filter(|one| one.basis != Basis::Assumed);
        let held = match interval.map(|one| (&one.holder, &one.parties)) {
            Some((Holder::Side(side), _)) => Held::Side(number(side)),
            Some((Holder::Contested, parties)) => Held::Contested(parties.iter().map(number).collect()),
            Some((Holder::Unknown, _)) | None => Held::Unknown,
        };
        let certainty = interval.map(|one| one.probability).filter(|_| held != Held::Unknown);
        Some(Stop { place: place.clone(), name: self.place_name(place), location, held, certainty, asked })
    }
}
