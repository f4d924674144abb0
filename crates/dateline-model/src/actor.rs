//! Who: actors, the sides they belong to for a time, how sides stand to each other, and sources.

use serde::{Deserialize, Serialize};

use crate::{ActorId, Day, DaySpan, Grade, RelationKind, SideId, SourceId};

/// A party to the conflict, under which actors are grouped and places are held.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Side {
    /// The pack's name for it.
    pub id: SideId,
    /// The name shown to people, and printed as holder.
    pub name: String,
}

/// An armed group, state or people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Actor {
    /// The pack's name for it.
    pub id: ActorId,
    /// The name shown to people.
    pub name: String,
    /// Other names that reports use, in any script.
    pub aliases: Vec<String>,
    /// The sides it belongs to, each for a span of days.
    pub memberships: Vec<Membership>,
}

impl Actor {
    /// The name shown to people, then the others.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.aliases)
    }

    /// The side it belongs to on a day; without a day, the side of its last membership.
    #[must_use]
    pub fn side_on(&self, day: Option<Day>) -> Option<&SideId> {
        match day {
            Some(day) => self
                .memberships
                .iter()
                .find(|one| one.days.from.is_none_or(|from| from <= day) && one.days.to.is_none_or(|to| day <= to))
                .or_else(|| self.memberships.first())
                .map(|one| &one.side),
            None => self.memberships.last().map(|one| &one.side),
        }
    }
}

/// An actor's time on a side.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Membership {
    /// The side.
    pub side: SideId,
    /// From when to when; open ends reach without limit.
    pub days: DaySpan,
}

/// How two sides or actors stand to each other, for a span of days and maybe in one region only.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Relation {
    /// The two ids, of sides or actors.
    pub between: (String, String),
    /// How they stand.
    pub kind: RelationKind,
    /// From when to when; open ends reach without limit.
    pub days: DaySpan,
    /// The region where it holds; `None` = everywhere.
    pub region: Option<String>,
}

/// Someone who says things: a publisher, or an origin that reports name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Source {
    /// The pack's name for it.
    pub id: SourceId,
    /// The name shown to people.
    pub name: String,
    /// Other names that reports use.
    pub aliases: Vec<String>,
    /// `monitor`, `news_agency`, `state_media`, `party_media`, `newspaper`, `encyclopedia`, `official`, …
    pub kind: String,
    /// Who owns or runs it.
    pub owner: Option<String>,
    /// The sides it favours.
    pub lean: Vec<SideId>,
    /// The sources that it repeats.
    pub repeats: Vec<SourceId>,
    /// How reliable an editor judges it to be.
    #[serde(default)]
    pub grade: Option<Grade>,
}

impl Source {
    /// The name shown to people, then the others.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.aliases)
    }
}

/// Who is taken to hold a place before any evidence. Always shown as assumed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DefaultHolder {
    /// The side.
    pub side: SideId,
    /// The country (ISO 3166-1 alpha-2) for which it is assumed; `None` with no region = everywhere.
    pub country: Option<String>,
    /// The region (a place id) for which it is assumed.
    pub region: Option<String>,
    /// With what probability, 0 to 1.
    pub probability: f64,
    /// From when to when; open ends reach without limit.
    pub days: DaySpan,
}

/// Where a side's supplies come from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Supply {
    /// The side.
    pub side: SideId,
    /// Names of the places, at least one.
    pub places: Vec<String>,
    /// The country (ISO 3166-1 alpha-2) in which they lie, for names that other countries have, too.
    pub country: Option<String>,
    /// From when to when; open ends reach without limit, and [`DaySpan::UNKNOWN`] is always.
    pub days: DaySpan,
}
