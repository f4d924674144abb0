//! What later reports changed about the past: days of which one state of knowledge names another holder than an earlier
//! one did.

use std::collections::{BTreeMap, BTreeSet};

use dateline_merge::telling::Places;
use dateline_model::{Basis, ClaimId, ControlInterval, Day, DaySpan, PlaceId, SideId};

use super::course::{Stretch, by_place, course};
use super::holder_name;
use crate::listing::{Cell, Listing};
use crate::query::{Filter, Reach};
use crate::view::View;
use crate::{Error, Project, Query};

/// Who held a place, as told at one time and at a later one.
#[derive(Clone, PartialEq, Debug)]
pub struct ControlDifference {
    /// The place's name.
    pub place: String,
    /// The place.
    pub place_id: PlaceId,
    /// First and last day, inclusive; a missing end is open.
    pub days: DaySpan,
    /// The earlier state of knowledge.
    pub before: AsTold,
    /// The later state of knowledge.
    pub after: AsTold,
    /// The claims about the place, or behind the later holder, that were published in between.
    pub claims: Vec<ClaimId>,
}

/// Who held a place, as known on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct AsTold {
    /// The day; `None` = with all reports there are.
    pub known_on: Option<Day>,
    /// The side's name, `Contested` or `Unknown`.
    pub holder: String,
    /// The side that holds it.
    pub side: Option<SideId>,
    /// How probable that is; `None` where nothing is known.
    pub probability: Option<f64>,
    /// What it rests on; `None` where nothing is known.
    pub basis: Option<Basis>,
}

impl ControlDifference {
    /// The columns that other tools rely on.
    pub const COLUMNS: &'static [&'static str] = &[
        "place",
        "from",
        "to",
        "holder_before",
        "probability_before",
        "holder_after",
        "probability_after",
        "known_on_before",
        "known_on_after",
        "place_id",
        "side_before",
        "side_after",
        "basis_before",
        "basis_after",
        "claims",
    ];

    /// Differences as rows.
    #[must_use]
    pub fn listing(differences: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        listing.rows = differences.iter().map(Self::cells).collect();
        listing
    }

    fn cells(&self) -> Vec<Cell> {
        let Self { before, after, .. } = self;
        let probability = |told: &AsTold| told.probability.map_or(Cell::Empty, Cell::number);
        vec![
            Cell::text(&self.place),
            Cell::day(self.days.from),
            Cell::day(self.days.to),
            Cell::text(&before.holder),
            probability(before),
            Cell::text(&after.holder),
            probability(after),
            Cell::day(before.known_on),
            Cell::day(after.known_on),
            Cell::text(self.place_id.as_str()),
            Cell::maybe(before.side.as_ref().map(SideId::as_str)),
            Cell::maybe(after.side.as_ref().map(SideId::as_str)),
            Cell::maybe(before.basis.map(Basis::as_str)),
            Cell::maybe(after.basis.map(Basis::as_str)),
            Cell::list(&self.claims),
        ]
    }
}

/// The intervals of each place, as known on a day.
struct Known {
    on: Option<Day>,
    places: BTreeMap<PlaceId, Vec<ControlInterval>>,
}

impl Project {
    /// What reports published after each of these days up to the next one changed; after a single day, what all later
    /// ones did. The order of the days does not count, and the question's own `known_on` is passed over. Where the
    /// question names no last day, it is the earlier of the two: what was said of later days then was no knowledge yet.
    pub fn control_diff(&self, query: &Query, known_on: &[Day]) -> Result<Vec<ControlDifference>, Error> {
        let filter = Filter::new(query, Reach::Alone, &self.gazetteer, &self.lexicon)?;
        let mut times: Vec<Option<Day>> =
            known_on.iter().copied().collect::<BTreeSet<_>>().into_iter().map(Some).collect();
        if known_on.len() == 1 {
            times.push(None);
        }
        let latest = self.view(None, query.recorded_on)?;
        let told = Told::of(&latest, &Places::new(self.gazetteer.places()));
        let mut rows = vec![];
        let mut before: Option<Known> = None;
        for on in times {
            let control = match on {
                Some(_) => self.view(on, query.recorded_on)?.control,
                None => latest.control.clone(),
            };
            let after = Known { on, places: by_place(control, &filter) };
            if let Some(before) = before.take() {
                rows.extend(self.differences(&before, &after, query, &filter, &told));
            }
            before = Some(after);
        }
        Ok(rows)
    }

    /// The differences of two states of knowledge, by place and day.
    fn differences(
        &self,
        before: &Known,
        after: &Known,
        query: &Query,
        filter: &Filter,
        told: &Told<'_>,
    ) -> Vec<ControlDifference> {
        let asked = filter.days.unwrap_or(DaySpan::UNKNOWN);
        let asked = if query.on.is_none() && query.to.is_none() { DaySpan { to: before.on, ..asked } } else { asked };
        let places: BTreeSet<&PlaceId> = before.places.keys().chain(after.places.keys()).collect();
        let mut rows = vec![];
        for place in places {
            let of = |known: &'_ Known| known.places.get(place).map_or(vec![], Clone::clone);
            let (earlier, later) = (of(before), of(after));
            let between = told.about(place, before.on, after.on);
            for (days, one, other) in pairs(&course(&earlier), &course(&later)) {
                let Some(days) = common(days, asked) else { continue };
                let involved = |side| one.involves(side) || other.involves(side);
                if one.holder() == other.holder() || filter.side.as_ref().is_some_and(|side| !involved(side)) {
                    continue;
                }
                rows.push(ControlDifference {
                    place: self.place_name(place),
                    place_id: place.clone(),
                    days,
                    before: self.as_told(one, before.on),
                    after: self.as_told(other, after.on),
                    claims: told.behind(other, &between, before.on, after.on),
                });
            }
        }
        rows.sort_by(|one, other| {
            (&one.place, &one.place_id, one.days.from).cmp(&(&other.place, &other.place_id, other.days.from))
        });
        rows
    }

    fn as_told(&self, stretch: Stretch<'_>, known_on: Option<Day>) -> AsTold {
        AsTold {
            known_on,
            holder: holder_name(stretch.holder(), &self.lexicon),
            side: stretch.side().cloned(),
            probability: stretch.probability(),
            basis: stretch.basis(),
        }
    }
}

/// When each claim was published, and which claims name a place or what is part of it.
struct Told<'a> {
    published: BTreeMap<&'a ClaimId, Option<Day>>,
    at: BTreeMap<&'a PlaceId, BTreeSet<&'a ClaimId>>,
}

impl<'a> Told<'a> {
    fn of(view: &'a View, places: &Places<'a>) -> Self {
        let mut told = Self { published: BTreeMap::new(), at: BTreeMap::new() };
        for sourced in &view.claims {
            let claim = &sourced.claim;
            told.published.insert(&claim.id, sourced.published);
            for place in claim.places.iter().filter_map(|mention| mention.place.as_ref()) {
                for told_of in places.around(place).into_iter().chain([place]) {
                    told.at.entry(told_of).or_default().insert(&claim.id);
                }
            }
        }
        told
    }

    /// Whether the claim came out after the one day, up to the other. One without a day is known on none, but stands
    /// among all there are.
    fn came_between(&self, claim: &ClaimId, after: Option<Day>, up_to: Option<Day>) -> bool {
        match self.published.get(claim) {
            Some(Some(day)) => after.is_some_and(|after| after < *day) && up_to.is_none_or(|last| *day <= last),
            Some(None) => up_to.is_none(),
            None => false,
        }
    }

    /// The claims that name the place, or what is part of it, and came out in between.
    fn about(&self, place: &PlaceId, after: Option<Day>, up_to: Option<Day>) -> BTreeSet<&'a ClaimId> {
        let claims = self.at.get(place).into_iter().flatten().copied();
        claims.filter(|claim| self.came_between(claim, after, up_to)).collect()
    }

    /// Those claims, and those for and against the later holder that came out in between.
    fn behind(
        &self,
        later: Stretch<'_>,
        about: &BTreeSet<&ClaimId>,
        after: Option<Day>,
        up_to: Option<Day>,
    ) -> Vec<ClaimId> {
        let named =
            later.interval.into_iter().flat_map(|interval| interval.claims_for.iter().chain(&interval.claims_against));
        let named = named.filter(|claim| self.came_between(claim, after, up_to));
        about.iter().copied().chain(named).collect::<BTreeSet<_>>().into_iter().cloned().collect()
    }
}

/// The days that two courses of a place share, stretch by stretch.
fn pairs<'a>(one: &[Stretch<'a>], other: &[Stretch<'a>]) -> Vec<(DaySpan, Stretch<'a>, Stretch<'a>)> {
    let (mut left, mut right) = (0, 0);
    let mut pairs = vec![];
    while let (Some(first), Some(second)) = (one.get(left), other.get(right)) {
        if let Some(days) = common(first.days, second.days) {
            pairs.push((days, *first, *second));
        }
        // Both reach to the end of all days; whichever ends first makes room for its next.
        match (first.days.to, second.days.to) {
            (Some(one), Some(other)) if one < other => left += 1,
            (Some(_), None) => left += 1,
            (Some(one), Some(other)) if one == other => (left, right) = (left + 1, right + 1),
            _ => right += 1,
        }
    }
    pairs
}

/// The days in both spans; a missing end is without limit.
fn common(one: DaySpan, other: DaySpan) -> Option<DaySpan> {
    let from = one.from.max(other.from);
    let to = match (one.to, other.to) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    let is_span = from.is_none_or(|from| to.is_none_or(|to| from <= to));
    is_span.then_some(DaySpan { from, to })
}
