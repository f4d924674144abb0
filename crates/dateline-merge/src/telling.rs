//! What of a claim the later stages compare: which places it tells of, and which sides.

use std::collections::{BTreeMap, BTreeSet};

use dateline_lexicon::Lexicon;
use dateline_model::{ActorId, Claim, Day, Kind, Place, PlaceId, PlaceKind, PlaceMention, SideId};

/// The actor that stands for nobody known; it says nothing about sides.
const UNKNOWN: &str = "unknown";

/// The gazetteer's places by id.
#[derive(Clone, Debug)]
pub struct Places<'a> {
    places: BTreeMap<&'a PlaceId, &'a Place>,
}

impl<'a> Places<'a> {
    /// Places by id; a later one replaces an earlier one.
    #[must_use]
    pub fn new(places: &'a [Place]) -> Self {
        Self { places: places.iter().map(|place| (&place.id, place)).collect() }
    }

    /// The place with this id.
    #[must_use]
    pub fn get(&self, id: &PlaceId) -> Option<&'a Place> {
        self.places.get(id).copied()
    }

    /// All of them, in order of id.
    pub fn iter(&self) -> impl Iterator<Item = &'a Place> + '_ {
        self.places.values().copied()
    }

    /// Everything that the place is part of, directly or not, without itself.
    #[must_use]
    pub fn around(&self, place: &PlaceId) -> BTreeSet<&'a PlaceId> {
        let mut found = BTreeSet::new();
        let mut open: Vec<&PlaceId> = self.get(place).map_or(vec![], |place| place.part_of.iter().collect());
        while let Some(next) = open.pop() {
            if let Some((id, larger)) = self.places.get_key_value(next)
                && found.insert(*id)
            {
                open.extend(&larger.part_of);
            }
        }
        found
    }
}

/// The mentions that say where a claim happened. The first one does; the others are mostly bearings ("near", "from").
/// Only where places change hands or are held does a list name several ("took X, Y and Z"), and then they are of one sort:
/// a checkpoint and a town in one list mean the checkpoint at that town. Mentions below `certainty` count as unknown.
#[must_use]
pub fn places_told<'a>(claim: &'a Claim, places: &Places<'_>, certainty: f64) -> Vec<&'a PlaceMention> {
    let Some((first, others)) = claim.places.split_first() else { return vec![] };
    let mut told = vec![first];
    if matches!(claim.kind, Kind::Capture | Kind::Withdraw | Kind::Hold) {
        let known = |mention: &'a PlaceMention| {
            mention.place.as_ref().filter(|_| mention.certainty >= certainty).and_then(|id| places.get(id))
        };
        for other in others {
            let beside = match (known(first), known(other)) {
                (Some(one), Some(two)) => {
                    sort_of(one.kind) == sort_of(two.kind)
                        && told.iter().all(|mention| mention.place.as_ref() != Some(&two.id))
                        && !places.around(&one.id).contains(&two.id)
                        && !places.around(&two.id).contains(&one.id)
                }
                (None, None) => told.iter().all(|mention| mention.name != other.name),
                _ => false,
            };
            if beside {
                told.push(other);
            }
        }
    }
    told
}

/// Sorts of places that stand side by side in a list.
#[derive(PartialEq)]
enum Sort {
    Settlement,
    Position,
    Line,
    Area,
}

fn sort_of(kind: PlaceKind) -> Sort {
    match kind {
        PlaceKind::Populated => Sort::Settlement,
        PlaceKind::Quarter
        | PlaceKind::Hill
        | PlaceKind::Base
        | PlaceKind::Checkpoint
        | PlaceKind::Crossing
        | PlaceKind::Site => Sort::Position,
        PlaceKind::Road | PlaceKind::Water => Sort::Line,
        PlaceKind::Region | PlaceKind::Country => Sort::Area,
    }
}

/// The sides of these actors on a day, in the order given, each once. An actor that the lexicon gives no side is a side
/// of its own; unknown gunmen are none.
#[must_use]
pub fn sides_of(actors: &[ActorId], day: Option<Day>, lexicon: &Lexicon) -> Vec<SideId> {
    let mut sides: Vec<SideId> = vec![];
    for actor in actors.iter().filter(|actor| actor.as_str() != UNKNOWN) {
        let side = lexicon.side_of(actor, day).cloned().unwrap_or_else(|| SideId::new(actor.as_str()));
        if !sides.contains(&side) {
            sides.push(side);
        }
    }
    sides
}
