//! Roads, and to whom they were open.

use std::fmt;
use std::str::FromStr;

use crate::{
    Basis, ClaimId, DaySpan, LengthBasis, LonLat, Metres, PlaceId, RoadClass, RouteStatus, RunId, SegmentId, SideId,
    content_hash,
};

/// A stretch of road between two junctions. Stretches whose ends have the same coordinates meet there; where lines only
/// cross, they don't.
#[derive(Clone, PartialEq, Debug)]
pub struct RoadSegment {
    /// Named by what it is.
    pub id: SegmentId,
    /// Its corners, both ends among them: at least two.
    pub line: Vec<LonLat>,
    /// The places at its ends, where it begins or ends in one.
    pub ends: [Option<PlaceId>; 2],
    /// The named roads that it is part of: places of the kind `road`.
    pub roads: Vec<PlaceId>,
    /// What it is.
    pub class: RoadClass,
    /// How long it is.
    pub length: Metres,
    /// Where the length comes from.
    pub length_basis: LengthBasis,
    /// Speed limit that the source gives, in kilometres an hour.
    pub max_speed: Option<f64>,
    /// Whether it may be driven from its first corner to its last only.
    pub one_way: bool,
    /// Whether it is a bridge.
    pub bridge: bool,
    /// Whether it is a tunnel.
    pub tunnel: bool,
    /// Whether it only says that two places are connected; its line is no surveyed road.
    pub schematic: bool,
    /// Where it comes from: file and row.
    pub basis: String,
    /// The run that recorded it.
    pub recorded_in: RunId,
}

impl RoadSegment {
    /// The id of a stretch with this line and class, named by the places at its ends where it is schematic. Coordinates
    /// count to seven digits (1 cm).
    #[must_use]
    pub fn id_of(line: &[LonLat], class: RoadClass, ends: &[Option<PlaceId>; 2]) -> SegmentId {
        let corners: Vec<String> =
            line.iter().map(|at| format!("{:.7} {:.7}", at.longitude(), at.latitude())).collect();
        let end = |index: usize| ends[index].as_ref().map_or("", PlaceId::as_str);
        let corners = corners.join(",");
        let parts = [corners.as_bytes(), class.as_str().as_bytes(), end(0).as_bytes(), end(1).as_bytes()];
        SegmentId::new(format!("w-{}", content_hash(&parts)))
    }
}

/// For whom a road is open or cut.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Traveller {
    /// The forces and supplies of a side.
    Side(SideId),
    /// Civilians. Known only from claims that name them.
    Civilians,
    /// Aid. Known only from claims that name it.
    Aid,
}

impl fmt::Display for Traveller {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Side(side) => side.as_str(),
            Self::Civilians => "civilians",
            Self::Aid => "aid",
        })
    }
}

impl FromStr for Traveller {
    type Err = std::convert::Infallible;

    /// `civilians`, `aid`, or the id of a side.
    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Ok(match word {
            "civilians" => Self::Civilians,
            "aid" => Self::Aid,
            side => Self::Side(SideId::new(side)),
        })
    }
}

/// What a stretch of road was to somebody, from one day to another. Days that no interval covers are unknown.
#[derive(Clone, PartialEq, Debug)]
pub struct RouteInterval {
    /// The stretch.
    pub segment: SegmentId,
    /// For whom.
    pub traveller: Traveller,
    /// First and last day, inclusive; a `None` end is open.
    pub days: DaySpan,
    /// What it was.
    pub status: RouteStatus,
    /// How probable it is that it was that, or better for `open` and `threatened`, or worse for `cut` and `contested`.
    pub probability: f64,
    /// What it rests on: claims about the road (`evidence`), or control of the places along it (`inferred`).
    pub basis: Basis,
    /// The places that make it so.
    pub places: Vec<PlaceId>,
    /// The claims about the road that say so.
    pub claims_for: Vec<ClaimId>,
    /// The claims about the road that say otherwise.
    pub claims_against: Vec<ClaimId>,
    /// The run that recorded it.
    pub recorded_in: RunId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_has_the_same_id_wherever_it_comes_from() {
        let at = |longitude, latitude| LonLat::try_new(longitude, latitude).unwrap();
        let line = [at(36.7, 34.0), at(36.8, 34.1)];
        let again = [at(36.700_000_000_1, 34.0), at(36.8, 34.1)];
        let none = [None, None];
        assert_eq!(
            RoadSegment::id_of(&line, RoadClass::Track, &none),
            RoadSegment::id_of(&again, RoadClass::Track, &none)
        );
        assert_ne!(
            RoadSegment::id_of(&line, RoadClass::Track, &none),
            RoadSegment::id_of(&line, RoadClass::Trunk, &none)
        );
    }

    #[test]
    fn travellers_are_read_as_they_are_written() {
        for one in [Traveller::Side(SideId::new("hezbollah")), Traveller::Civilians, Traveller::Aid] {
            assert_eq!(one.to_string().parse::<Traveller>().unwrap(), one);
        }
    }
}
