//! The ground of a place: a circle around it, cut by the lines half way to its neighbours.

use dateline_model::{LonLat, Metres};

use crate::REACH;
use crate::union::Ring;

/// The corners of a circle.
const CORNERS: u32 = 64;

/// The radius of the circle's corners: a little less than the reach, so that rounding cannot carry one beyond it.
const RADIUS: f64 = REACH.0 - 0.1;

/// The mean radius of the earth in metres, as distances have it.
const EARTH: f64 = 6_371_008.8;

/// Nearer than this, two places are one on the map.
const SAME: Metres = Metres(1.0);

/// Nearer to a pole than this, longitude and latitude are no plane any more.
const HIGHEST_LATITUDE: f64 = 85.0;

/// The ground of a place.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Ground {
    /// Its corners in order, counter-clockwise, as longitude and latitude; longitudes may go beyond 180 degrees.
    Own(Ring),
    /// It lies where that of an earlier place lies.
    Of(usize),
}

pub(crate) fn can_be_drawn(location: LonLat) -> bool {
    location.latitude().abs() <= HIGHEST_LATITUDE
}

/// The ground of each place, in their order.
pub(crate) fn grounds(locations: &[LonLat]) -> Vec<Ground> {
    let mut by_latitude: Vec<usize> = (0..locations.len()).collect();
    by_latitude.sort_by(|one, other| {
        let latitude = |index: &usize| locations[*index].latitude();
        latitude(one).total_cmp(&latitude(other)).then(one.cmp(other))
    });
    // A degree of latitude is more than 111 km everywhere.
    let reach = 2.0 * REACH.kilometres() / 111.0;
    let mut grounds = vec![Ground::Own(vec![]); locations.len()];
    for (place, index) in by_latitude.iter().enumerate() {
        let here = locations[*index];
        let near = |other: &&usize| (locations[**other].latitude() - here.latitude()).abs() <= reach;
        let below = by_latitude[..place].iter().rev().take_while(near);
        let above = by_latitude[place + 1..].iter().take_while(near);
        let neighbours: Vec<usize> =
            below.chain(above).copied().filter(|other| here.distance(locations[*other]).0 <= 2.0 * REACH.0).collect();
        let same = |other: &usize| *other < *index && here.distance(locations[*other]) < SAME;
        grounds[*index] = match neighbours.iter().copied().filter(same).min() {
            Some(first) => Ground::Of(first),
            None => {
                let others = neighbours.iter().map(|other| locations[*other]);
                Ground::Own(cell(here, others.filter(|other| here.distance(*other) >= SAME)))
            }
        };
    }
    grounds
}

/// The circle around a place, without what is nearer to another.
fn cell(here: LonLat, others: impl Iterator<Item = LonLat>) -> Ring {
    let mut ring = circle(here);
    for other in others {
        ring = nearer(&ring, here.into(), beside(here, other));
    }
    ring
}

/// The other place, with the longitude that has no jump between here and there.
fn beside(here: LonLat, other: LonLat) -> (f64, f64) {
    let turns = ((here.longitude() - other.longitude()) / 360.0).round();
    (other.longitude() + 360.0 * turns, other.latitude())
}

fn circle(here: LonLat) -> Ring {
    let (latitude, angle) = (here.latitude().to_radians(), RADIUS / EARTH);
    let corner = |number: u32| {
        let bearing = -std::f64::consts::TAU * f64::from(number) / f64::from(CORNERS);
        let sine = latitude.sin() * angle.cos() + latitude.cos() * angle.sin() * bearing.cos();
        let east = (bearing.sin() * angle.sin() * latitude.cos()).atan2(angle.cos() - latitude.sin() * sine);
        [here.longitude() + east.to_degrees(), sine.asin().to_degrees()]
    };
    (0..CORNERS).map(corner).collect()
}

/// What of a convex ring is nearer to the one point than to the other. The line half way between them is the same, seen
/// from either, so that no ground belongs to both.
fn nearer(ring: &[[f64; 2]], one: (f64, f64), other: (f64, f64)) -> Ring {
    let middle = [f64::midpoint(one.0, other.0), f64::midpoint(one.1, other.1)];
    let narrow = middle[1].to_radians().cos().powi(2);
    let towards = [(other.0 - one.0) * narrow, other.1 - one.1];
    let beyond = |point: &[f64; 2]| (point[0] - middle[0]) * towards[0] + (point[1] - middle[1]) * towards[1];
    let mut kept = Vec::with_capacity(ring.len() + 1);
    for (index, point) in ring.iter().enumerate() {
        let next = &ring[(index + 1) % ring.len()];
        let (here, there) = (beyond(point), beyond(next));
        if here <= 0.0 {
            kept.push(*point);
        }
        if (here < 0.0 && there > 0.0) || (here > 0.0 && there < 0.0) {
            let share = here / (here - there);
            kept.push([point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])]);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(longitude: f64, latitude: f64) -> LonLat {
        LonLat::try_new(longitude, latitude).unwrap()
    }

    fn ring(ground: &Ground) -> Ring {
        match ground {
            Ground::Own(ring) => ring.clone(),
            Ground::Of(other) => panic!("it is that of {other}"),
        }
    }

    #[test]
    fn a_place_alone_has_a_whole_circle() {
        let here = at(36.74, 34.15);
        let ring = ring(&grounds(&[here])[0]);
        assert_eq!(ring.len(), 64);
        for [longitude, latitude] in ring {
            let distance = here.distance(at(longitude, latitude)).0;
            assert!((distance - RADIUS).abs() < 0.001, "{distance}");
        }
    }

    #[test]
    fn places_at_one_point_share_the_ground_of_the_first() {
        let here = at(36.74, 34.15);
        let found = grounds(&[here, at(36.8, 34.15), here, at(36.740_001, 34.15)]);
        assert_eq!((&found[2], &found[3]), (&Ground::Of(0), &Ground::Of(0)));
        assert!(ring(&found[0]).len() < 64 + 2 && !ring(&found[1]).is_empty());
    }

    #[test]
    fn neighbours_on_both_sides_of_the_date_line_keep_each_other_off() {
        let (west, east) = (at(179.99, 10.0), at(-179.99, 10.0));
        let found = grounds(&[west, east]);
        assert!(ring(&found[0]).iter().all(|[longitude, _]| *longitude <= 180.0 + 1e-9));
        assert!(ring(&found[1]).iter().all(|[longitude, _]| *longitude >= -180.0 - 1e-9));
    }

    proptest! {
        #[test]
        fn the_line_between_two_places_is_half_way(
            latitude in -70.0..70.0_f64, bearing in 0.0..std::f64::consts::TAU, share in 0.0..1.0_f64, along in -5.0..5.0_f64,
        ) {
            // As near as ten metres, and as far as the circles still meet.
            let kilometres = 10.0_f64.powf(share * 2.99 - 2.0);
            let degree = 111.2;
            let shrink = latitude.to_radians().cos();
            let (one, other) = (
                at(20.0, latitude),
                at(20.0 + kilometres / degree * bearing.sin() / shrink, latitude + kilometres / degree * bearing.cos()),
            );
            // A point on the line that `nearer` cuts along, and how much nearer to the one than to the other it is.
            let middle = [f64::midpoint(one.longitude(), other.longitude()), f64::midpoint(one.latitude(), other.latitude())];
            let narrow = middle[1].to_radians().cos();
            let towards = [(other.longitude() - one.longitude()) * narrow, other.latitude() - one.latitude()];
            let length = towards[0].hypot(towards[1]);
            let point = [
                middle[0] - towards[1] / length * along / degree / narrow,
                middle[1] + towards[0] / length * along / degree,
            ];
            let difference = |metres: f64| {
                let step = metres / 1000.0 / degree;
                let moved = at(point[0] + towards[0] / length * step / narrow, point[1] + towards[1] / length * step);
                one.distance(moved).0 - other.distance(moved).0
            };
            let a_metre = difference(0.5) - difference(-0.5);
            let off = (difference(0.0) / a_metre).abs();
            prop_assert!(one.distance(at(point[0], point[1])).0 > REACH.0 || off < 8.0, "{off} m");
        }
    }
}
