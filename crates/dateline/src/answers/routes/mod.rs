//! Answers about roads: which were open to whom, and what follows from it.

mod between;
mod brief;
mod changes;
mod choke;
mod map;
mod named;
mod pockets;
mod reach;
mod show;
mod status;
mod watch;
mod whatif;

pub(crate) use brief::roads_for_brief;

pub use between::{RouteLeg, RoutesBetween};
pub use changes::RouteChange;
pub use choke::{ChokeRow, Chokepoints};
pub use pockets::PocketRow;
pub use reach::ReachRow;
pub use show::RouteRow;
pub use status::{RouteStatusRow, RoutesStatus};
pub use watch::WatchRow;
pub use whatif::WhatIfRow;

use dateline_control::Siege;
use dateline_model::{ControlInterval, Day, PlaceId, RoadSegment, RouteInterval, RunId, SideId, Traveller};
use dateline_roads::{EdgeId, Graph};
use dateline_routes::{Input, Parameters, Routes};

use crate::clock::end_of;
use crate::query::side_named;
use crate::view::View;
use crate::{Error, Project, Query};

/// What routes are worked out from, held together for a question.
pub(crate) struct Net {
    pub(crate) segments: Vec<RoadSegment>,
    pub(crate) graph: Graph,
    sieges: Vec<Siege>,
    parameters: Parameters,
    view: View,
}

impl Net {
    pub(crate) fn input<'a>(&'a self, project: &'a Project) -> Input<'a> {
        Input {
            graph: &self.graph,
            segments: &self.segments,
            places: project.gazetteer.places(),
            control: &self.view.control,
            sieges: &self.sieges,
            claims: &self.view.claims,
            lexicon: &project.lexicon,
            parameters: &self.parameters,
        }
    }

    /// Claims, events and control.
    pub(crate) fn view(&self) -> &View {
        &self.view
    }

    /// Who held what.
    fn control(&self) -> &[ControlInterval] {
        &self.view.control
    }

    fn segment(&self, edge: EdgeId) -> &RoadSegment {
        &self.segments[edge.index()]
    }
}

impl Project {
    /// The roads, and who held what, as of the times asked for.
    pub(crate) fn net(&self, query: &Query) -> Result<Net, Error> {
        let view = self.view_asked(query)?;
        self.net_of(view)
    }

    pub(crate) fn net_of(&self, view: View) -> Result<Net, Error> {
        let segments = self.roads()?;
        let graph = Graph::try_new(&segments)?;
        let sieges = dateline_control::sieges(&view.claims, self.gazetteer.places(), &self.lexicon, &view.parameters);
        Ok(Net { segments, graph, sieges, parameters: Parameters::default(), view })
    }

    /// What every stretch was to everybody: as it stands, as recorded on a day, or as known on one.
    pub(crate) fn route_intervals(
        &self,
        known_on: Option<Day>,
        recorded_on: Option<Day>,
    ) -> Result<Vec<RouteInterval>, Error> {
        match (known_on, recorded_on) {
            (None, None) => Ok(self.store.routes()?),
            (None, Some(day)) => Ok(self.store.routes_as_recorded(&end_of(day))?),
            (Some(day), recorded_on) => {
                let net = self.net_of(self.view(Some(day), recorded_on)?)?;
                Ok(Routes::new(&net.input(self)).intervals(&RunId::new(format!("known-on-{day}"))))
            }
        }
    }

    /// Who travels: civilians or aid by that word, else a side by its id or name.
    fn traveller(&self, name: &str) -> Result<Traveller, Error> {
        match name {
            "civilians" => Ok(Traveller::Civilians),
            "aid" => Ok(Traveller::Aid),
            side => Ok(Traveller::Side(side_named(side, &self.lexicon)?)),
        }
    }

    /// Who travels, as people are shown it.
    fn traveller_name(&self, traveller: &Traveller) -> String {
        match traveller {
            Traveller::Side(side) => super::side_name(side, &self.lexicon),
            people => people.to_string(),
        }
    }

    fn place_names<'a>(&self, places: impl IntoIterator<Item = &'a PlaceId>) -> Vec<String> {
        places.into_iter().map(|place| self.place_name(place)).collect()
    }

    fn side_names<'a>(&self, sides: impl IntoIterator<Item = &'a SideId>) -> Vec<String> {
        sides.into_iter().map(|side| super::side_name(side, &self.lexicon)).collect()
    }

    /// A stretch by its ends: `Nabek – Deir Attiyah`; a junction without a place by its coordinates.
    fn stretch_name(&self, segment: &RoadSegment) -> String {
        let [from, to] = self.ends_named(segment);
        format!("{from} – {to}")
    }

    fn ends_named(&self, segment: &RoadSegment) -> [String; 2] {
        let name = |end: usize| match &segment.ends[end] {
            Some(place) => self.place_name(place),
            None => {
                let corner = if end == 0 { segment.line.first() } else { segment.line.last() };
                corner.map_or_else(String::new, |at| format!("{:.4} {:.4}", at.latitude(), at.longitude()))
            }
        };
        [name(0), name(1)]
    }
}

/// The day asked about, else the last one of which anything tells.
fn day_asked(query: &Query, routes: &Routes<'_>) -> Option<Day> {
    query.on.or(query.to).or_else(|| routes.last_day())
}
