//! What a question may say about when, where and who, in the words of the person who asks, and what that means in ids.

use std::collections::BTreeSet;

use dateline_gazetteer::Gazetteer;
use dateline_lexicon::Lexicon;
use dateline_model::{Day, DaySpan, Event, Kind, Place, PlaceId, PlaceKind, SideId};

use crate::Error;

/// When, where and who. What is not said is not asked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Query {
    /// On this day. Goes before `from` and `to`.
    pub on: Option<Day>,
    /// On this day or later.
    pub from: Option<Day>,
    /// On this day or earlier.
    pub to: Option<Day>,
    /// As reports published up to this day tell it.
    pub known_on: Option<Day>,
    /// As this project told it at the end of this day (UTC).
    pub recorded_on: Option<Day>,
    /// Of each day, as it was known on that very day; only who held what is asked so.
    pub nowcast: bool,
    /// In this region: its id or a name of it.
    pub region: Option<String>,
    /// At this place: its id or a name of it. Events at what is part of it count, too; who held it is asked of it alone.
    pub place: Option<String>,
    /// Of this side: its id or name.
    pub side: Option<String>,
    /// Of this kind.
    pub kind: Option<Kind>,
}

impl Query {
    /// The days asked for; `None` where the question names none.
    pub fn days(&self) -> Result<Option<DaySpan>, Error> {
        if let Some(day) = self.on {
            return Ok(Some(DaySpan::on(day)));
        }
        match (self.from, self.to) {
            (None, None) => Ok(None),
            (Some(from), Some(to)) if to < from => Err(Error::DaysReversed { from, to }),
            (from, to) => Ok(Some(DaySpan { from, to })),
        }
    }

    /// The first and the last day asked for, where an answer cannot go on without end: an end that is missing is that of
    /// the days of evidence. Where none is asked for, the last day of evidence alone.
    pub(crate) fn days_or_last(&self, evidence: Option<(Day, Day)>) -> Option<(Day, Day)> {
        match (self.on, self.from, self.to) {
            (Some(day), _, _) => Some((day, day)),
            (None, None, None) => evidence.map(|(_, last)| (last, last)),
            (None, _, _) => self.days_or_all(evidence),
        }
    }

    /// The same, but where none is asked for, all days of evidence.
    pub(crate) fn days_or_all(&self, evidence: Option<(Day, Day)>) -> Option<(Day, Day)> {
        match (self.on, self.from, self.to) {
            (Some(day), _, _) => Some((day, day)),
            (None, Some(from), Some(to)) => Some((from, to)),
            (None, Some(from), None) => evidence.map(|(_, last)| (from, last.max(from))),
            (None, None, Some(to)) => evidence.map(|(first, _)| (first.min(to), to)),
            (None, None, None) => evidence,
        }
    }
}

/// A question in ids.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Filter {
    pub(crate) days: Option<DaySpan>,
    pub(crate) places: Option<BTreeSet<PlaceId>>,
    pub(crate) side: Option<SideId>,
    pub(crate) kind: Option<Kind>,
}

/// Whether a place stands for what is part of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reach {
    /// Yes: a quarter's event is the town's.
    WithParts,
    /// No: who holds a hill does not hold the town.
    Alone,
}

impl Filter {
    pub(crate) fn new(query: &Query, reach: Reach, gazetteer: &Gazetteer, lexicon: &Lexicon) -> Result<Self, Error> {
        let region = query.region.as_deref().map(|name| region_named(name, gazetteer)).transpose()?;
        let place = query.place.as_deref().map(|name| place_named(name, gazetteer)).transpose()?;
        let region = region.map(|region| places_of(region, gazetteer));
        let place = place.map(|place| match reach {
            Reach::WithParts => places_of(place, gazetteer),
            Reach::Alone => BTreeSet::from([place.id.clone()]),
        });
        let places = match (region, place) {
            (Some(region), Some(place)) => Some(place.intersection(&region).cloned().collect()),
            (region, place) => region.or(place),
        };
        let side = query.side.as_deref().map(|name| side_named(name, lexicon)).transpose()?;
        Ok(Self { days: query.days()?, places, side, kind: query.kind })
    }

    /// Whether the question asks for this event. An event without a day is of no day.
    pub(crate) fn admits(&self, event: &Event) -> bool {
        self.days.is_none_or(|days| event.days.meets(days))
            && self.has_place(event.place.as_ref())
            && self.kind.is_none_or(|kind| kind == event.kind)
            && self.side.as_ref().is_none_or(|side| event.by.contains(side) || event.against.contains(side))
    }

    pub(crate) fn has_place(&self, place: Option<&PlaceId>) -> bool {
        self.places.as_ref().is_none_or(|places| place.is_some_and(|place| places.contains(place)))
    }
}

/// The place that a person means by an id or a name.
pub(crate) fn place_named<'a>(name: &str, gazetteer: &'a Gazetteer) -> Result<&'a Place, Error> {
    if let Some(place) = gazetteer.place(&PlaceId::new(name)) {
        return Ok(place);
    }
    let found = gazetteer.best(name).map(|found| found.place);
    found.ok_or_else(|| Error::UnknownPlace { name: name.to_owned(), near: near(name, gazetteer) })
}

/// The region that a person means by an id or a name: of the places so named, one that others are part of.
pub(crate) fn region_named<'a>(name: &str, gazetteer: &'a Gazetteer) -> Result<&'a Place, Error> {
    if let Some(place) = gazetteer.place(&PlaceId::new(name)) {
        return Ok(place);
    }
    let found = gazetteer.find(name);
    let is_region = |place: &Place| matches!(place.kind, PlaceKind::Region | PlaceKind::Country);
    let regions = || found.iter().map(|found| found.place).filter(|place| is_region(place));
    let larger = || found.iter().map(|found| found.place).filter(|place| gazetteer.within(&place.id).len() > 1);
    regions().next().or_else(|| larger().next()).ok_or_else(|| Error::UnknownRegion {
        name: name.to_owned(),
        known: gazetteer
            .places()
            .iter()
            .filter(|place| is_region(place) && gazetteer.within(&place.id).len() > 1)
            .map(|place| place.name.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect(),
    })
}

/// The side that a person means by an id or a name.
pub(crate) fn side_named(name: &str, lexicon: &Lexicon) -> Result<SideId, Error> {
    let wanted = name.to_lowercase();
    lexicon
        .sides()
        .iter()
        .find(|side| side.id.as_str() == name || side.name.to_lowercase() == wanted)
        .map(|side| side.id.clone())
        .ok_or_else(|| Error::UnknownSide {
            name: name.to_owned(),
            known: lexicon.sides().iter().map(|side| side.id.to_string()).collect(),
        })
}

/// The place and all that is part of it.
pub(crate) fn places_of(place: &Place, gazetteer: &Gazetteer) -> BTreeSet<PlaceId> {
    let inside = gazetteer.within(&place.id).into_iter().map(|place| place.id.clone());
    inside.chain([place.id.clone()]).collect()
}

/// The names nearest to this one, each with its id.
pub(crate) fn near(name: &str, gazetteer: &Gazetteer) -> Vec<String> {
    gazetteer.find(name).iter().take(5).map(|found| format!("{} ({})", found.place.name, found.place.id)).collect()
}
