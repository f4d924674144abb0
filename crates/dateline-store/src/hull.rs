//! The convex hull of points, by Andrew's monotone chain (1979).
//!
//! It is drawn in degrees, as on a plane: right for regions of some hundred kilometres, not for one across the date line.

use dateline_model::LonLat;

/// The corners of the hull, counter-clockwise, the first not repeated; empty where the points span no area.
pub(crate) fn convex_hull(points: &[LonLat]) -> Vec<LonLat> {
    let mut sorted: Vec<(f64, f64)> = points.iter().map(|&point| point.into()).collect();
    sorted.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    sorted.dedup();
    let mut corners = half(sorted.iter().copied());
    let upper = half(sorted.iter().rev().copied());
    corners.pop();
    corners.extend(upper);
    corners.pop();
    if corners.len() < 3 {
        return vec![];
    }
    let point = |pair| LonLat::try_from(pair).expect("the corners are points that were given");
    corners.into_iter().map(point).collect()
}

/// One side of the hull: the chain from the first point to the last that turns left only.
fn half(points: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let mut chain: Vec<(f64, f64)> = vec![];
    for point in points {
        while let [.., one, two] = chain[..] {
            if turn(one, two, point) > 0.0 {
                break;
            }
            chain.pop();
        }
        chain.push(point);
    }
    chain
}

/// Positive where the way from one over two to three turns left.
fn turn(one: (f64, f64), two: (f64, f64), three: (f64, f64)) -> f64 {
    (two.0 - one.0) * (three.1 - one.1) - (two.1 - one.1) * (three.0 - one.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(pairs: &[(f64, f64)]) -> Vec<LonLat> {
        pairs.iter().map(|&pair| LonLat::try_from(pair).unwrap()).collect()
    }

    #[test]
    fn the_hull_of_a_square_is_its_corners_counter_clockwise() {
        let points = at(&[(1.0, 1.0), (0.5, 0.5), (0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.5), (1.0, 1.0)]);
        assert_eq!(convex_hull(&points), at(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]));
    }

    #[test]
    fn points_that_span_no_area_have_no_hull() {
        assert_eq!(convex_hull(&[]), []);
        assert_eq!(convex_hull(&at(&[(1.0, 1.0)])), []);
        assert_eq!(convex_hull(&at(&[(1.0, 1.0), (1.0, 1.0), (2.0, 2.0)])), []);
        assert_eq!(convex_hull(&at(&[(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)])), []);
    }
}
