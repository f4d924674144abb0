//! Latitude and longitude in one another's place, where both are possible degrees.

use dateline_model::LonLat;

/// So few rows say nothing of where a dataset lies.
const ENOUGH: usize = 20;

/// The rows that lie far from all others and would lie among them if latitude and longitude changed places.
pub(crate) fn find(table: &[Option<LonLat>]) -> Vec<usize> {
    let points = || table.iter().enumerate().filter_map(|(row, point)| Some((row, (*point)?)));
    let count = points().count();
    if count < ENOUGH {
        return vec![];
    }
    // A sample tells where the middle nine tenths lie.
    let step = count.div_ceil(4096);
    let middle = |degrees: &dyn Fn(LonLat) -> f64| -> (f64, f64) {
        let mut sample: Vec<f64> = points().step_by(step).map(|(_, point)| degrees(point)).collect();
        sample.sort_by(f64::total_cmp);
        let (low, high) = (sample[sample.len() / 20], sample[sample.len() - 1 - sample.len() / 20]);
        let margin = (high - low).max(1.0);
        (low - margin, high + margin)
    };
    let (south, north) = middle(&|point| point.latitude());
    let (west, east) = middle(&|point| point.longitude());
    let inside =
        |latitude: f64, longitude: f64| (south..=north).contains(&latitude) && (west..=east).contains(&longitude);
    points()
        .filter(|(_, point)| {
            !inside(point.latitude(), point.longitude()) && inside(point.longitude(), point.latitude())
        })
        .map(|(row, _)| row)
        .collect()
}
