//! How sides stand to each other on a day, and which of several holds.

use std::collections::BTreeSet;

use dateline_lexicon::Lexicon;
use dateline_merge::telling::{Places, sides_of};
use dateline_model::{ActorId, Day, DefaultHolder, Place, RelationKind, SideId};

/// Answers questions about sides and where they are at home, from the lexicon and the gazetteer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stand<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) places: &'a Places<'a>,
}

/// Sides of the coding guide that hold no ground, though reports name them as doing or suffering something.
const UNARMED: [&str; 2] = ["civilians", "observers"];

impl<'a> Stand<'a> {
    /// The sides of these actors on a day that can hold a place, in the order given.
    pub(crate) fn forces(self, actors: &[ActorId], day: Day) -> Vec<SideId> {
        let mut sides = sides_of(actors, Some(day), self.lexicon);
        sides.retain(|side| !UNARMED.contains(&side.as_str()));
        sides
    }

    /// The side of an actor by its name, where it is one that can hold a place.
    pub(crate) fn named(self, name: &str, day: Day) -> Vec<SideId> {
        self.lexicon.actor_named(name).map_or(vec![], |actor| self.forces(std::slice::from_ref(&actor.id), day))
    }

    /// Whether two sides are one, allied or cooperating.
    pub(crate) fn are_friends(self, one: &SideId, other: &SideId, day: Day) -> bool {
        one == other || self.lexicon.are_friendly(one, other, Some(day))
    }

    /// Whether some side of one list stands with some side of the other.
    pub(crate) fn share_a_friend<'s>(
        self,
        one: impl IntoIterator<Item = &'s SideId>,
        other: &BTreeSet<SideId>,
        day: Day,
    ) -> bool {
        one.into_iter().any(|left| other.iter().any(|right| self.are_friends(left, right, day)))
    }

    /// Whether two sides are known to fight each other.
    pub(crate) fn are_enemies(self, one: &SideId, other: &SideId, day: Day) -> bool {
        self.lexicon.relation(one, other, Some(day)) == Some(RelationKind::Hostile)
    }

    /// The sides that a side fights, where they are one camp: in a war of two there is one enemy.
    pub(crate) fn only_enemies(self, side: &SideId, day: Day) -> Vec<&'a SideId> {
        let enemies: Vec<&SideId> = self
            .lexicon
            .sides()
            .iter()
            .map(|other| &other.id)
            .filter(|other| !UNARMED.contains(&other.as_str()) && self.are_enemies(side, other, day))
            .collect();
        let one_camp = enemies.iter().all(|one| enemies.iter().all(|other| self.are_friends(one, other, day)));
        if one_camp { enemies } else { vec![] }
    }

    /// The one of several sides that holds a place: among the friends of the first, the one that holds by default
    /// there, else the first.
    pub(crate) fn holder<'s>(self, sides: &'s [SideId], place: &Place, day: Day) -> Option<&'s SideId> {
        let first = sides.first()?;
        let by_default = |side: &&SideId| {
            self.lexicon
                .defaults()
                .iter()
                .any(|default| default.side == **side && self.applies(default, place).is_some())
        };
        sides.iter().filter(|side| self.are_friends(first, side, day)).find(by_default).or(Some(first))
    }

    /// Whether the pack takes the side to hold the place on a day where nothing is told.
    pub(crate) fn holds_by_default(self, side: &SideId, place: &Place, day: Day) -> bool {
        self.default_on(place, day).is_some_and(|default| default.side == *side)
    }

    /// The pack's default for a place and a day: the closest, then the one given last.
    pub(crate) fn default_on(self, place: &Place, day: Day) -> Option<&'a DefaultHolder> {
        self.lexicon
            .defaults()
            .iter()
            .enumerate()
            .filter(|(_, default)| default.days.is_unknown() || default.days.contains(day))
            .filter_map(|(index, default)| Some(((self.applies(default, place)?, index), default)))
            .max_by_key(|(closeness, _)| *closeness)
            .map(|(_, default)| default)
    }

    /// Whether a default is about this place, and how closely: a region goes before a country, a country before
    /// everywhere.
    pub(crate) fn applies(self, default: &DefaultHolder, place: &Place) -> Option<Closeness> {
        match (&default.region, &default.country) {
            (Some(region), _) => {
                let inside = place.id.as_str() == region
                    || self.places.around(&place.id).iter().any(|larger| larger.as_str() == region);
                inside.then_some(Closeness::Region)
            }
            (None, Some(country)) => (place.country.as_ref() == Some(country)).then_some(Closeness::Country),
            (None, None) => Some(Closeness::Everywhere),
        }
    }
}

/// How closely a default names a place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Closeness {
    Everywhere,
    Country,
    Region,
}
