//! Where: longitude and latitude in degrees (WGS 84), distances in metres.

use serde::{Deserialize, Serialize};

/// A point on the earth: longitude and latitude in degrees, WGS 84 (EPSG:4326).
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(try_from = "(f64, f64)", into = "(f64, f64)")]
pub struct LonLat {
    longitude: f64,
    latitude: f64,
}

/// A longitude or latitude outside its range, or no number at all.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("`{longitude}`, `{latitude}` is no longitude (-180 to 180) and latitude (-90 to 90)")]
pub struct LonLatError {
    longitude: f64,
    latitude: f64,
}

impl LonLat {
    /// A point, its longitude between -180 and 180 and its latitude between -90 and 90 degrees.
    pub fn try_new(longitude: f64, latitude: f64) -> Result<Self, LonLatError> {
        if (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude) {
            Ok(Self { longitude, latitude })
        } else {
            Err(LonLatError { longitude, latitude })
        }
    }

    /// Degrees east.
    #[must_use]
    pub fn longitude(self) -> f64 {
        self.longitude
    }

    /// Degrees north.
    #[must_use]
    pub fn latitude(self) -> f64 {
        self.latitude
    }

    /// The great-circle distance on a sphere of 6,371,008.8 m (the earth's mean radius); within 0.6 % of the ellipsoid.
    #[must_use]
    pub fn distance(self, other: Self) -> Metres {
        let (from, to) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_latitude = (to - from) / 2.0;
        let half_longitude = (other.longitude - self.longitude).to_radians() / 2.0;
        let haversine = half_latitude.sin().powi(2) + from.cos() * to.cos() * half_longitude.sin().powi(2);
        Metres(2.0 * 6_371_008.8 * haversine.sqrt().min(1.0).asin())
    }
}

impl TryFrom<(f64, f64)> for LonLat {
    type Error = LonLatError;

    fn try_from((longitude, latitude): (f64, f64)) -> Result<Self, LonLatError> {
        Self::try_new(longitude, latitude)
    }
}

impl From<LonLat> for (f64, f64) {
    fn from(point: LonLat) -> Self {
        (point.longitude, point.latitude)
    }
}

/// A distance in metres.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Metres(pub f64);

impl Metres {
    /// The same in kilometres.
    #[must_use]
    pub fn kilometres(self) -> f64 {
        self.0 / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_is_about_111_km() {
        let one = LonLat::try_new(36.0, 33.0).unwrap();
        let other = LonLat::try_new(36.0, 34.0).unwrap();
        assert!((one.distance(other).kilometres() - 111.2).abs() < 0.1);
    }

    #[test]
    fn points_off_the_earth_are_refused() {
        assert!(LonLat::try_new(181.0, 0.0).is_err());
        assert!(LonLat::try_new(0.0, f64::NAN).is_err());
    }
}
