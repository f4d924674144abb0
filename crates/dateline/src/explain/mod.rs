//! Why the project says what it says: from a claim to the words around it, from an event to its claims, from a holder to
//! the claims for and against.

mod cards;
mod pieces;
mod why;

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{
    Claim, ClaimId, ClaimLine, ControlInterval, Day, Event, Holder, Place, ReportId, SideId, Sourced,
};
use dateline_store::ReportHead;

pub use cards::{
    AccountExplained, ClaimExplained, EventCard, EventExplained, Evidence, Explanation, IntervalExplained, PlaceCard,
    PlaceExplained, ReportCard, Share, StepExplained,
};

pub use pieces::{Piece, label, listed, pieces};
pub use why::Why;

use self::why::Again;
use crate::answers::{holder_name, side_name};
use crate::context::around;
use crate::query::{near, place_named};
use crate::view::View;
use crate::{Error, Project};

impl Project {
    /// Explains a claim or event by its id, or who held a place (by id or name; on a day or on all days).
    pub fn explain(
        &self,
        target: &str,
        on: Option<Day>,
        known_on: Option<Day>,
        recorded_on: Option<Day>,
    ) -> Result<Explanation, Error> {
        let view = self.view(known_on, recorded_on)?;
        let explainer = Explainer::new(self, &view)?;
        if let Some(claim) = explainer.claims.get(&ClaimId::new(target)) {
            return Ok(Explanation::Claim(Box::new(explainer.claim(claim)?)));
        }
        if let Some(event) = view.events.iter().find(|event| event.id.as_str() == target) {
            return Ok(Explanation::Event(Box::new(explainer.event(event)?)));
        }
        let place = place_named(target, &self.gazetteer)
            .map_err(|_| Error::NothingToExplain { target: target.to_owned(), near: near(target, &self.gazetteer) })?;
        let mut explained = explainer.place(place, on)?;
        if let Some(on) = on.filter(|_| recorded_on.is_none()) {
            explained.account = explainer.account(place, on)?;
        }
        Ok(Explanation::Place(Box::new(explained)))
    }
}

/// What is needed to explain, looked up once.
struct Explainer<'a> {
    project: &'a Project,
    view: &'a View,
    claims: BTreeMap<&'a ClaimId, &'a Sourced>,
    heads: BTreeMap<ReportId, ReportHead>,
    again: Again<'a>,
}

impl<'a> Explainer<'a> {
    fn new(project: &'a Project, view: &'a View) -> Result<Self, Error> {
        let heads = project.store.report_heads()?.into_iter().map(|head| (head.id.clone(), head)).collect();
        let claims = view.claims.iter().map(|sourced| (&sourced.claim.id, sourced)).collect();
        Ok(Self { project, view, claims, heads, again: Again::new(project)? })
    }

    fn claim(&self, sourced: &Sourced) -> Result<ClaimExplained, Error> {
        let claim = &sourced.claim;
        let report = self.project.store.report(&claim.report)?;
        let events = self.view.events.iter().filter(|event| event.members.contains(&claim.id));
        Ok(ClaimExplained {
            evidence: self.evidence(sourced)?,
            claim: ClaimLine::from(claim),
            report: self.card(claim),
            speaker: report.and_then(|report| report.speaker_at(claim.start).map(str::to_owned)),
            places: claim
                .places
                .iter()
                .map(|mention| PlaceCard {
                    name: mention.name.clone(),
                    place_id: mention.place.clone(),
                    known_as: mention.place.as_ref().map(|place| self.project.place_name(place)),
                    certainty: mention.certainty,
                })
                .collect(),
            events: events.map(|event| self.event_card(event)).collect(),
        })
    }

    fn event(&self, event: &Event) -> Result<EventExplained, Error> {
        Ok(EventExplained { event: self.event_card(event), members: self.all(&event.members)? })
    }

    fn place(&self, place: &Place, on: Option<Day>) -> Result<PlaceExplained, Error> {
        let mut intervals: Vec<&ControlInterval> =
            self.view.control.iter().filter(|interval| interval.place == place.id).collect();
        intervals.sort_by_key(|interval| interval.days.from);
        if let Some(day) = on {
            intervals.retain(|interval| interval.days.is_unknown() || interval.days.contains(day));
        }
        intervals.retain(|interval| interval.holder != Holder::Unknown || !interval.claims_for.is_empty());
        let intervals = intervals.into_iter().map(|interval| self.interval(interval)).collect::<Result<_, _>>()?;
        let card = PlaceCard {
            name: place.name.clone(),
            place_id: Some(place.id.clone()),
            known_as: Some(place.name.clone()),
            certainty: 1.0,
        };
        Ok(PlaceExplained { place: card, on, intervals, account: None })
    }

    /// How the evidence on a place adds up to what is thought of a day; `None` where nothing is told of it.
    fn account(&self, place: &Place, on: Day) -> Result<Option<AccountExplained>, Error> {
        let parameters = &self.view.parameters;
        let (places, lexicon) = (self.project.gazetteer.places(), &self.project.lexicon);
        let roads = self.project.road_graph()?;
        let told =
            dateline_control::account(&self.view.claims, places, lexicon, parameters, roads.as_ref(), &place.id, on);
        let Some(account) = told else { return Ok(None) };
        let shares = |holders: &[(Holder, f64)]| -> Vec<Share> {
            holders
                .iter()
                .map(|(holder, probability)| Share { holder: holder_name(holder, lexicon), probability: *probability })
                .collect()
        };
        let mut before = account.before.first().map_or(0.0, |(_, probability)| *probability);
        let mut steps = Vec::with_capacity(account.steps.len());
        for step in &account.steps {
            let after = step.after.first().copied().unwrap_or(before);
            let near = step.neighbour.as_ref().map(|near| format!(", {}", self.project.place_name(near)));
            let origins: BTreeSet<&str> =
                step.claims.iter().filter_map(|id| self.claims.get(id)).map(|claim| claim.origin()).collect();
            steps.push(StepExplained {
                says: format!("{} {}{}", side_name(&step.side, lexicon), step.says, near.unwrap_or_default()),
                day: step.day,
                told: step.told,
                denied: step.denied,
                origins: origins.into_iter().map(str::to_owned).collect(),
                claims: step.claims.clone(),
                denials: step.denials.clone(),
                before: std::mem::replace(&mut before, after),
                after,
            });
        }
        let (holders, before) = (shares(&account.holders), shares(&account.before));
        Ok((!steps.is_empty()).then_some(AccountExplained { holders, before, steps }))
    }

    fn interval(&self, interval: &ControlInterval) -> Result<IntervalExplained, Error> {
        let name = |side: &SideId| side_name(side, &self.project.lexicon);
        Ok(IntervalExplained {
            days: interval.days,
            holder: holder_name(&interval.holder, &self.project.lexicon),
            probability: interval.probability,
            basis: interval.basis,
            parties: interval.parties.iter().map(name).collect(),
            claims_for: self.all(&interval.claims_for)?,
            claims_against: self.all(&interval.claims_against)?,
        })
    }

    fn all(&self, claims: &[ClaimId]) -> Result<Vec<Evidence>, Error> {
        claims.iter().filter_map(|id| self.claims.get(id)).map(|sourced| self.evidence(sourced)).collect()
    }

    fn evidence(&self, sourced: &Sourced) -> Result<Evidence, Error> {
        let claim = &sourced.claim;
        let report = self.project.store.report(&claim.report)?;
        let (before, after) = report.map(|report| around(&report.text, claim.start, claim.end)).unwrap_or_default();
        Ok(Evidence {
            claim: claim.id.clone(),
            kind: claim.kind,
            stance: claim.stance,
            days: claim.days,
            origin: sourced.origin().to_owned(),
            doc: claim.doc.clone(),
            published: sourced.published,
            before,
            quote: claim.quote.clone(),
            after,
            why: self.again.why(sourced)?,
        })
    }

    fn card(&self, claim: &Claim) -> ReportCard {
        let head = self.heads.get(&claim.report);
        let text = |pick: fn(&ReportHead) -> &Option<String>| head.and_then(|head| pick(head).clone());
        ReportCard {
            id: claim.report.clone(),
            doc: claim.doc.clone(),
            title: text(|head| &head.title),
            publisher: text(|head| &head.publisher),
            author: text(|head| &head.author),
            url: text(|head| &head.url),
            published: head.and_then(|head| head.published),
            published_basis: head.map(|head| head.published_basis).unwrap_or_default().as_str().to_owned(),
        }
    }

    fn event_card(&self, event: &Event) -> EventCard {
        EventCard {
            id: event.id.clone(),
            what: self.project.in_words(event),
            days: event.days,
            asserted: event.asserted,
            denied: event.denied,
            planned: event.planned,
            sources: event.sources,
        }
    }
}
