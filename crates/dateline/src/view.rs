//! What a question looks at: the claims, events and control that stand, or as known on a day, or as recorded on one.
//!
//! *Known on* is worked out anew in memory from the claims published up to that day; a claim of a report without a
//! published day was known on no day. *Recorded on* is read from the project's history: exactly what it said then.

use dateline_control::Parameters;
use dateline_model::{ControlInterval, Day, Event, RunId, SiegeInterval, Sourced};
use dateline_roads::Graph;

use crate::clock::end_of;
use crate::{Error, Project, Query};

/// Claims, events and control, all as of the same times.
#[derive(Clone, Debug)]
pub struct View {
    /// The claims.
    pub claims: Vec<Sourced>,
    /// The events.
    pub events: Vec<Event>,
    /// The control intervals.
    pub control: Vec<ControlInterval>,
    /// The sieges, beside control.
    pub sieges: Vec<SiegeInterval>,
    /// The parameters of control in use.
    pub parameters: Parameters,
}

impl Project {
    /// The claims, events and control as known on and as recorded on these days; `None` = all that stands now.
    pub fn view(&self, known_on: Option<Day>, recorded_on: Option<Day>) -> Result<View, Error> {
        let (claims, events, control, sieges) = match recorded_on {
            None => (self.store.claims()?, self.store.events()?, self.store.control()?, self.store.sieges()?),
            Some(day) => {
                let instant = end_of(day);
                (
                    self.store.claims_as_recorded(&instant)?,
                    self.store.events_as_recorded(&instant)?,
                    self.store.control_as_recorded(&instant)?,
                    self.store.sieges_as_recorded(&instant)?,
                )
            }
        };
        let parameters = self.controlling(recorded_on)?;
        let Some(day) = known_on else { return Ok(View { claims, events, control, sieges, parameters }) };
        let claims: Vec<Sourced> =
            claims.into_iter().filter(|claim| claim.published.is_some_and(|published| published <= day)).collect();
        let run = RunId::new(format!("known-on-{day}"));
        let places = self.gazetteer.places();
        let merging = dateline_merge::Parameters::default();
        let events = dateline_merge::merge(&claims, places, &self.lexicon, &events, &merging, &run);
        let roads = self.road_graph()?;
        let control = dateline_control::control(&claims, places, &self.lexicon, &parameters, roads.as_ref(), &run);
        let sieges = self.sieges_told(&claims, &parameters, &run);
        Ok(View { claims, events, control, sieges, parameters })
    }

    /// The roads as a graph; `None` where there are none.
    pub(crate) fn road_graph(&self) -> Result<Option<Graph>, Error> {
        let segments = self.roads()?;
        Ok(if segments.is_empty() { None } else { Some(Graph::try_new(&segments)?) })
    }

    /// The sieges of which these claims tell.
    pub(crate) fn sieges_told(&self, claims: &[Sourced], parameters: &Parameters, run: &RunId) -> Vec<SiegeInterval> {
        let sieges = dateline_control::sieges(claims, self.gazetteer.places(), &self.lexicon, parameters);
        sieges.into_iter().map(|siege| siege.interval(run)).collect()
    }

    /// The parameters of control in use, or in use at the end of a day.
    fn controlling(&self, recorded_on: Option<Day>) -> Result<Parameters, Error> {
        match recorded_on {
            None => self.control_parameters(),
            Some(day) => self.control_parameters_as_recorded(&end_of(day)),
        }
    }

    /// Who held what, each day as it was known on that very day.
    pub(crate) fn nowcast(&self, query: &Query) -> Result<Vec<ControlInterval>, Error> {
        let mut claims = match query.recorded_on {
            None => self.store.claims()?,
            Some(day) => self.store.claims_as_recorded(&end_of(day))?,
        };
        if let Some(day) = query.known_on {
            claims.retain(|claim| claim.published.is_some_and(|published| published <= day));
        }
        let parameters = self.controlling(query.recorded_on)?;
        let run = RunId::new("nowcast".to_owned());
        let (places, roads) = (self.gazetteer.places(), self.road_graph()?);
        Ok(dateline_control::nowcast(&claims, places, &self.lexicon, &parameters, roads.as_ref(), &run))
    }
}
