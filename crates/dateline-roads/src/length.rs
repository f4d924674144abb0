//! Lengths on the ellipsoid.
//!
//! A road is measured along its corners on WGS 84, which is what a surveyor or a tachometer gives; on a sphere it would be off
//! by up to half a per cent. Geodesics are those of Karney (2013, <https://doi.org/10.1007/s00190-012-0578-z>), exact to
//! nanometres. Most corners of a road lie within a few hundred metres of one another, and there the chord of the ellipsoid
//! at their middle latitude gives the same to less than a millimetre in a tenth of the time.

use dateline_model::{LonLat, Metres};
use geographiclib_rs::{Geodesic, InverseGeodesic};

/// The semi-major axis of WGS 84, in metres.
const AXIS: f64 = 6_378_137.0;
/// The square of its first eccentricity.
const ECCENTRICITY_2: f64 = 0.006_694_379_990_141_317;
/// Corners nearer than this in either direction, in degrees (about 2 km), are measured at their middle latitude.
const NEAR: f64 = 0.02;
/// Nearer to the pole than this the middle latitude is no help.
const POLAR: f64 = 80.0;

/// The length of the shortest line between two points on the ellipsoid WGS 84.
///
/// ```
/// use dateline_model::LonLat;
/// use dateline_roads::distance;
///
/// let (damascus, homs) = (LonLat::try_new(36.2918, 33.5131)?, LonLat::try_new(36.7137, 34.7268)?);
/// assert!((distance(damascus, homs).kilometres() - 140.138).abs() < 0.01);
/// # Ok::<(), dateline_model::LonLatError>(())
/// ```
#[must_use]
pub fn distance(from: LonLat, to: LonLat) -> Metres {
    let (north, east) = (to.latitude() - from.latitude(), to.longitude() - from.longitude());
    if north.abs() < NEAR && east.abs() < NEAR && from.latitude().abs() < POLAR {
        return Metres(near(from.latitude() + north / 2.0, north, east));
    }
    let metres: f64 = Geodesic::wgs84().inverse(from.latitude(), from.longitude(), to.latitude(), to.longitude());
    Metres(metres)
}

/// The length of a line with these corners.
#[must_use]
pub fn length(line: &[LonLat]) -> Metres {
    Metres(line.windows(2).map(|pair| distance(pair[0], pair[1]).0).sum())
}

/// Metres that a degree of longitude and one of latitude measure at this latitude.
#[must_use]
pub(crate) fn metres_a_degree(latitude: f64) -> (f64, f64) {
    let (sine, cosine) = latitude.to_radians().sin_cos();
    let squared = ECCENTRICITY_2.mul_add(-sine * sine, 1.0);
    let across = AXIS / squared.sqrt();
    let along = across * (1.0 - ECCENTRICITY_2) / squared;
    ((across * cosine).to_radians(), along.to_radians())
}

fn near(middle: f64, north: f64, east: f64) -> f64 {
    let (across, along) = metres_a_degree(middle);
    (across * east).hypot(along * north)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn near_points_are_measured_as_exactly_as_far_ones(
            longitude in -179.0..179.0_f64, latitude in -80.0..80.0_f64, north in -0.02..0.02_f64, east in -0.02..0.02_f64,
        ) {
            let from = LonLat::try_new(longitude, latitude).unwrap();
            let to = LonLat::try_new(longitude + east, latitude + north).unwrap();
            let exact: f64 = Geodesic::wgs84().inverse(from.latitude(), from.longitude(), to.latitude(), to.longitude());
            prop_assert!((distance(from, to).0 - exact).abs() < 0.001, "{} {exact}", distance(from, to).0);
        }

        #[test]
        fn a_way_there_is_as_long_as_the_way_back(ends in prop::array::uniform4(-80.0..80.0_f64)) {
            let (from, to) = (LonLat::try_new(ends[0], ends[1]).unwrap(), LonLat::try_new(ends[2], ends[3]).unwrap());
            prop_assert!((distance(from, to).0 - distance(to, from).0).abs() < 0.001);
        }
    }

    #[test]
    fn a_line_is_as_long_as_its_pieces() {
        let at = |longitude, latitude| LonLat::try_new(longitude, latitude).unwrap();
        let line = [at(36.0, 34.0), at(36.01, 34.0), at(36.5, 34.2)];
        assert!((length(&line).0 - distance(line[0], line[1]).0 - distance(line[1], line[2]).0).abs() < 1e-9);
        assert_eq!(length(&line[..1]), Metres(0.0));
    }
}
