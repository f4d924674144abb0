//! A piece cut out of the map.

use std::str::FromStr;

use dateline_model::{LonLat, RoadLine};

/// What lies within these longitudes and latitudes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Window {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

/// Four numbers that bound nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no window: it needs WEST,SOUTH,EAST,NORTH in degrees, such as 36,33.5,37,34.5")]
pub struct WindowError(String);

impl Window {
    /// The window from the west to the east and from the south to the north.
    ///
    /// # Errors
    ///
    /// Where they are not on the earth, or the wrong way round.
    pub fn try_new(west: f64, south: f64, east: f64, north: f64) -> Result<Self, WindowError> {
        let on_earth = LonLat::try_new(west, south).is_ok() && LonLat::try_new(east, north).is_ok();
        if on_earth && west < east && south < north {
            Ok(Self { west, south, east, north })
        } else {
            Err(WindowError(format!("{west},{south},{east},{north}")))
        }
    }

    /// West, south, east, north.
    #[must_use]
    pub fn bounds(self) -> [f64; 4] {
        [self.west, self.south, self.east, self.north]
    }

    /// The smallest window that has all of these points, wider by so many degrees on each side; `None` without points.
    #[must_use]
    pub fn around(points: impl IntoIterator<Item = LonLat>, margin: f64) -> Option<Self> {
        let mut bounds: Option<[f64; 4]> = None;
        for point in points {
            let (x, y) = (point.longitude(), point.latitude());
            bounds = Some(bounds.map_or([x, y, x, y], |[w, s, e, n]| [w.min(x), s.min(y), e.max(x), n.max(y)]));
        }
        let [west, south, east, north] = bounds?;
        Some(Self { west: west - margin, south: south - margin, east: east + margin, north: north + margin })
    }

    /// The pieces of roads that lie within it, from corner to corner.
    #[must_use]
    pub fn cut(&self, roads: Vec<RoadLine>) -> Vec<RoadLine> {
        let mut pieces = vec![];
        for road in roads {
            let inside: Vec<bool> = road.corners.iter().map(|at| self.has(*at)).collect();
            let mut start = 0;
            while let Some(from) = inside[start..].iter().position(|within| *within).map(|at| start + at) {
                let to = inside[from..].iter().position(|within| !within).map_or(inside.len(), |at| from + at);
                if to - from > 1 {
                    let nodes = road.nodes.get(from..to).unwrap_or_default().to_vec();
                    let (corners, names) = (road.corners[from..to].to_vec(), road.names.clone());
                    pieces.push(RoadLine { corners, nodes, names, ..road });
                }
                start = to;
            }
        }
        pieces
    }

    /// Whether it has this point.
    #[must_use]
    pub fn has(&self, at: LonLat) -> bool {
        self.has_pair(at.longitude(), at.latitude())
    }

    pub(crate) fn has_pair(&self, longitude: f64, latitude: f64) -> bool {
        (self.west..=self.east).contains(&longitude) && (self.south..=self.north).contains(&latitude)
    }
}

impl FromStr for Window {
    type Err = WindowError;

    fn from_str(text: &str) -> Result<Self, WindowError> {
        let wrong = || WindowError(text.to_owned());
        let numbers: Vec<f64> =
            text.split(',').map(|number| number.trim().parse()).collect::<Result<_, _>>().map_err(|_| wrong())?;
        match numbers[..] {
            [west, south, east, north] => Self::try_new(west, south, east, north).map_err(|_| wrong()),
            _ => Err(wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_read_as_it_is_written_and_has_its_rim() {
        let window: Window = "36, 33.5,37,34.5".parse().unwrap();
        assert!(window.has_pair(36.0, 34.5) && !window.has_pair(37.01, 34.0));
        for wrong in ["", "1,2,3", "37,33,36,34", "36,34,37,33", "a,b,c,d", "36,33,37,91", "NaN,33,37,34"] {
            assert!(wrong.parse::<Window>().unwrap_err().to_string().contains(wrong));
        }
    }
}
