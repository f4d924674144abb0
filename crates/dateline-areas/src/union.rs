//! Cells put together, and cut by the outline of a region.
//!
//! It is done in whole numbers, a tenth of a millimetre each, so that what comes out is valid exactly as it is written
//! down: rounding afterwards would make edges cross that only touch.

use dateline_model::LonLat;
use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay::{IntOverlayOptions, Overlay};
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::core::solver::Solver;
use i_overlay::i_float::int::point::IntPoint;
use i_overlay::i_shape::int::shape::{IntContour, IntShapes};

use crate::Polygon;

/// Corners in order, as longitude and latitude; the first does not come again.
pub(crate) type Ring = Vec<[f64; 2]>;

/// The whole numbers in a degree.
const GRID: f64 = 1e9;

/// How far cells are pushed outwards before they are put together: about a millimetre. Their common edges end at corners
/// of two circles that are not the same; without this, hair-thin cracks would stay between them.
const LAP: f64 = 1e-8;

/// Smaller than this, in square degrees, is what stays where three cells meet: some thousand square metres.
const SPECK: f64 = 1e-7;

/// The ground of all rings together, on this side of the 180th meridian; of that, what lies in the region.
pub(crate) fn polygons(rings: &[Ring], region: Option<&[LonLat]>) -> Vec<Polygon> {
    let contours: Vec<IntContour<i64>> = rings.iter().filter(|ring| ring.len() > 2).map(|ring| lapped(ring)).collect();
    let mut united = overlay(&contours, &[], OverlayRule::Subject);
    let most = on_grid(180.0);
    if united.iter().flatten().flatten().any(|point| point.x.abs() > most) {
        let earth = [[-180.0, -90.0], [180.0, -90.0], [180.0, 90.0], [-180.0, 90.0]];
        united = common(&united, earth.map(point).to_vec());
    }
    if let Some(region) = region.filter(|region| region.len() > 2) {
        united = common(&united, region.iter().map(|corner| point([corner.longitude(), corner.latitude()])).collect());
    }
    let mut polygons: Vec<Polygon> = united.into_iter().filter_map(polygon).collect();
    polygons.sort_by(|one, other| {
        let first = |polygon: &Polygon| polygon.first().and_then(|ring| ring.first()).copied().map(<(f64, f64)>::from);
        first(one).partial_cmp(&first(other)).unwrap_or(std::cmp::Ordering::Equal)
    });
    polygons
}

fn common(shapes: &IntShapes<i64>, outline: IntContour<i64>) -> IntShapes<i64> {
    let contours: Vec<IntContour<i64>> = shapes.iter().flatten().cloned().collect();
    overlay(&contours, &[outline], OverlayRule::Intersect)
}

/// The outlines of shapes wind one way and those of holes the other, so that "not zero times around" is inside.
fn overlay(subject: &[IntContour<i64>], clip: &[IntContour<i64>], rule: OverlayRule) -> IntShapes<i64> {
    Overlay::<i64>::from_subj_and_clip_custom(subject, clip, IntOverlayOptions::ogc(), Solver::default())
        .overlay(rule, FillRule::NonZero)
}

/// The ring with its corners pushed away from its middle.
fn lapped(ring: &[[f64; 2]]) -> IntContour<i64> {
    let corners = ring.len() as f64;
    let middle = [0, 1].map(|axis| ring.iter().map(|corner| corner[axis]).sum::<f64>() / corners);
    let pushed = |corner: &[f64; 2]| {
        let from = [corner[0] - middle[0], corner[1] - middle[1]];
        let length = from[0].hypot(from[1]).max(LAP);
        point([corner[0] + LAP * from[0] / length, corner[1] + LAP * from[1] / length])
    };
    ring.iter().map(pushed).collect()
}

fn point([longitude, latitude]: [f64; 2]) -> IntPoint<i64> {
    IntPoint::new(on_grid(longitude), on_grid(latitude))
}

fn on_grid(degrees: f64) -> i64 {
    (degrees * GRID).round() as i64
}

/// The polygon without specks; `None` where it is one itself.
fn polygon(shape: Vec<IntContour<i64>>) -> Option<Polygon> {
    let closed = |ring: IntContour<i64>| -> Vec<LonLat> {
        let corners = ring.iter().chain(ring.first());
        corners.filter_map(|corner| LonLat::try_new(corner.x as f64 / GRID, corner.y as f64 / GRID).ok()).collect()
    };
    let mut rings = shape.into_iter().map(closed);
    let outline = rings.next().filter(|ring| !is_speck(ring))?;
    Some([outline].into_iter().chain(rings.filter(|ring| !is_speck(ring))).collect())
}

fn is_speck(ring: &[LonLat]) -> bool {
    let Some(&first) = ring.first() else { return true };
    let from_first = |corner: LonLat| (corner.longitude() - first.longitude(), corner.latitude() - first.latitude());
    let pairs = ring.windows(2).map(|pair| (from_first(pair[0]), from_first(pair[1])));
    let doubled: f64 = pairs.map(|((x1, y1), (x2, y2))| x1 * y2 - x2 * y1).sum();
    doubled.abs() / 2.0 < SPECK
}
