//! From degrees to pixels: equirectangular, with longitudes shortened by the cosine of the middle latitude. Over the
//! some hundred kilometres of a battle the error is far below the width of a marker.

use dateline_model::LonLat;

/// The kilometres of one degree of latitude, on a sphere of 6,371.0088 km.
const KILOMETRES_A_DEGREE: f64 = 111.195;

/// How degrees become pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Projection {
    west: f64,
    north: f64,
    shorten: f64,
    turn: bool,
    left: f64,
    top: f64,
    pixels_a_degree: f64,
    /// The size of the drawn area in pixels, with the margin.
    pub(crate) size: (f64, f64),
}

impl Projection {
    /// Fits points into a width of `width` pixels, at most `most` pixels high, `margin` pixels free on each side.
    pub(crate) fn fit(points: &[LonLat], width: f64, most: f64, margin: f64) -> Self {
        let raw: Vec<f64> = points.iter().map(|point| point.longitude()).collect();
        let turn = extent(&raw).is_some_and(|(low, high)| high - low > 180.0);
        let longitudes: Vec<f64> = raw.into_iter().map(|one| turned(one, turn)).collect();
        let latitudes: Vec<f64> = points.iter().map(|point| point.latitude()).collect();
        let (west, east) = widened(extent(&longitudes));
        let (south, north) = widened(extent(&latitudes));
        let shorten = f64::midpoint(south, north).to_radians().cos().max(0.01);
        let (across, down) = ((east - west) * shorten, north - south);
        let inner = width - 2.0 * margin;
        let pixels_a_degree = (inner / across).min((most - 2.0 * margin) / down);
        let left = margin + (inner - across * pixels_a_degree) / 2.0;
        let size = (width, down * pixels_a_degree + 2.0 * margin);
        Self { west, north, shorten, turn, left, top: margin, pixels_a_degree, size }
    }

    /// Where a point lies, in pixels from the left and from the top.
    pub(crate) fn pixel(&self, point: LonLat) -> (f64, f64) {
        let longitude = turned(point.longitude(), self.turn);
        let x = self.left + (longitude - self.west) * self.shorten * self.pixels_a_degree;
        let y = self.top + (self.north - point.latitude()) * self.pixels_a_degree;
        (x, y)
    }

    /// A round number of kilometres that is at most `most` pixels long, and its length in pixels.
    pub(crate) fn scale_bar(&self, most: f64) -> (f64, f64) {
        let pixels_a_kilometre = self.pixels_a_degree / KILOMETRES_A_DEGREE;
        let longest = most / pixels_a_kilometre;
        let power = 10f64.powf(longest.log10().floor());
        let kilometres =
            [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|length| *length <= longest).unwrap_or(power);
        (kilometres, kilometres * pixels_a_kilometre)
    }
}

fn turned(longitude: f64, turn: bool) -> f64 {
    if turn && longitude < 0.0 { longitude + 360.0 } else { longitude }
}

fn extent(values: &[f64]) -> Option<(f64, f64)> {
    let low = values.iter().copied().reduce(f64::min)?;
    let high = values.iter().copied().reduce(f64::max)?;
    Some((low, high))
}

/// At least a twentieth of a degree (some 5 km), so that a single point makes a map too.
fn widened(extent: Option<(f64, f64)>) -> (f64, f64) {
    let (low, high) = extent.unwrap_or((0.0, 0.0));
    let missing = (0.05 - (high - low)).max(0.0) / 2.0;
    (low - missing, high + missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(longitude: f64, latitude: f64) -> LonLat {
        LonLat::try_new(longitude, latitude).unwrap()
    }

    #[test]
    fn the_scale_bar_measures_what_it_says() {
        let (south, north) = (point(36.5, 33.5), point(36.5, 34.5));
        let projection = Projection::fit(&[south, north], 700.0, 500.0, 40.0);
        let (kilometres, pixels) = projection.scale_bar(150.0);
        let drawn = projection.pixel(south).1 - projection.pixel(north).1;
        let told = south.distance(north).kilometres() * pixels / kilometres;
        assert!((drawn - told).abs() < 1.0, "{drawn} {told}");
    }

    #[test]
    fn points_on_both_sides_of_the_date_line_stay_together() {
        let (one, other) = (point(179.5, 0.0), point(-179.5, 0.0));
        let projection = Projection::fit(&[one, other], 700.0, 500.0, 40.0);
        let (x, other_x) = (projection.pixel(one).0, projection.pixel(other).0);
        assert!(x < other_x && x >= 40.0 && other_x <= 660.5, "{x} {other_x}");
    }
}
