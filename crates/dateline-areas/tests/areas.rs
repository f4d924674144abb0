//! What a map may rely on, for places strewn at random: nothing far from a place, nothing twice, nothing lost.
#![expect(clippy::unwrap_used, reason = "a test that fails here says where")]

use dateline_areas::{Area, Polygon, REACH, Site, areas};
use dateline_model::{Holder, LonLat, PlaceId, SideId};
use proptest::prelude::*;

fn site(number: usize, longitude: f64, latitude: f64, holder: usize) -> Site {
    let holder = match holder {
        0 => Holder::Unknown,
        1 => Holder::Contested,
        side => Holder::Side(SideId::new(format!("side-{side}"))),
    };
    let probability = (holder != Holder::Unknown).then_some(0.5 + 0.01 * number as f64);
    let location = LonLat::try_new(longitude, latitude).unwrap();
    Site { place: PlaceId::new(format!("place-{number}")), location, holder, probability, shown: true }
}

/// Places within a square of some 30 km, and some that lie on one another.
fn sites() -> impl Strategy<Value = Vec<Site>> {
    let places = prop::collection::vec((0..60_i32, 0..60_i32, 0..5_usize), 1..40);
    (places, -60.0..60.0_f64, prop::bool::ANY).prop_map(|(places, latitude, fine)| {
        let step = if fine { 0.004_321 } else { 0.01 };
        let placed = |(number, (x, y, holder)): (usize, (i32, i32, usize))| {
            site(number, 36.0 + f64::from(x) * step, latitude + f64::from(y) * step, holder)
        };
        places.into_iter().enumerate().map(placed).collect()
    })
}

fn inside(polygon: &Polygon, (x, y): (f64, f64)) -> bool {
    let mut crossings = 0;
    for edge in polygon.iter().flat_map(|ring| ring.windows(2)) {
        let ((x1, y1), (x2, y2)) = (<(f64, f64)>::from(edge[0]), <(f64, f64)>::from(edge[1]));
        if (y1 > y) != (y2 > y) && x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) {
            crossings += 1;
        }
    }
    crossings % 2 == 1
}

fn signed_area(ring: &[LonLat]) -> f64 {
    let pairs = ring.windows(2).map(|edge| (<(f64, f64)>::from(edge[0]), <(f64, f64)>::from(edge[1])));
    pairs.map(|((x1, y1), (x2, y2))| (x1 - 36.0) * y2 - (x2 - 36.0) * y1).sum::<f64>() / 2.0
}

fn size(areas: &[Area]) -> f64 {
    areas.iter().flat_map(|area| &area.polygons).flatten().map(|ring| signed_area(ring)).sum()
}

/// Each site as a holder of its own: the areas are the cells.
fn apart(sites: &[Site]) -> Vec<Site> {
    let own =
        |(number, one): (usize, &Site)| Site { holder: Holder::Side(SideId::new(number.to_string())), ..one.clone() };
    sites.iter().enumerate().map(own).collect()
}

proptest! {
    #[test]
    fn nothing_is_farther_than_five_kilometres_from_a_place_of_its_holder(sites in sites()) {
        for area in areas(&sites, None) {
            let own: Vec<&Site> = sites.iter().filter(|site| area.places.contains(&site.place)).collect();
            prop_assert!(own.iter().all(|site| site.holder == area.holder));
            for corner in area.polygons.iter().flatten().flatten() {
                let nearest = own.iter().map(|site| site.location.distance(*corner).0).fold(f64::MAX, f64::min);
                prop_assert!(nearest <= REACH.0, "{nearest}");
            }
        }
    }

    #[test]
    fn no_ground_belongs_to_two_holders_and_none_is_lost(sites in sites(), points in prop::collection::vec((0.0..1.0_f64, 0.0..1.0_f64), 60)) {
        let found = areas(&sites, None);
        let (first, last) = sites.iter().map(|site| site.location.latitude()).fold((90.0_f64, -90.0_f64), |(low, high), one| (low.min(one), high.max(one)));
        for (x, y) in points {
            let point = LonLat::try_new(35.95 + 0.7 * x, first - 0.05 + (last - first + 0.1) * y).unwrap();
            let holders = found.iter().filter(|area| area.polygons.iter().any(|polygon| inside(polygon, point.into()))).count();
            prop_assert!(holders <= 1);
            let nearest = sites.iter().map(|site| site.location.distance(point).0).fold(f64::MAX, f64::min);
            prop_assert!(holders == 1 || nearest > REACH.0 - 10.0, "{nearest} m from a place, and no one's");
        }
        // Put together, cells lose nothing and gain nothing: were two to overlap, the sum would be more than the whole.
        let (whole, cells) = (size(&found), size(&areas(&apart(&sites), None)));
        prop_assert!((whole - cells).abs() < 1e-5 * cells, "{whole} and {cells}");
        let one: Vec<Site> = sites.iter().map(|site| Site { holder: Holder::Contested, ..site.clone() }).collect();
        let one = size(&areas(&one, None));
        prop_assert!((one - cells).abs() < 1e-5 * cells, "{one} and {cells}");
    }

    #[test]
    fn rings_are_closed_and_wind_as_geojson_wants(sites in sites()) {
        for polygon in areas(&sites, None).iter().flat_map(|area| &area.polygons) {
            prop_assert!(polygon.iter().all(|ring| ring.len() >= 4 && ring.first() == ring.last()));
            prop_assert!(signed_area(&polygon[0]) > 0.0, "the outline is counter-clockwise");
            prop_assert!(polygon[1..].iter().all(|hole| signed_area(hole) < 0.0), "holes are clockwise");
        }
    }
}

#[test]
fn a_region_cuts_off_what_lies_outside_and_places_that_are_not_shown_keep_others_off() {
    let corner = |longitude, latitude| LonLat::try_new(longitude, latitude).unwrap();
    let region = [corner(36.0, 34.0), corner(36.5, 34.0), corner(36.5, 34.5), corner(36.0, 34.5)];
    let mut sites = vec![site(0, 36.49, 34.2, 2), site(1, 36.52, 34.2, 3), site(2, 36.8, 34.2, 2)];
    let whole = areas(&sites, None);
    let cut = areas(&sites, Some(&region));
    assert!(cut.iter().flat_map(|area| &area.polygons).flatten().flatten().all(|one| one.longitude() <= 36.5));
    assert!(size(&cut) < size(&whole) / 2.0);
    assert_eq!(areas(&sites, Some(&[])), whole, "a region without an outline cuts nothing");
    sites[1].shown = false;
    let shown = areas(&sites, None);
    assert_eq!(shown, [whole[0].clone()]);
}

#[test]
fn probabilities_are_the_mean_and_the_least_and_unknown_ground_has_none() {
    let found = areas(&[site(0, 36.1, 34.0, 2), site(20, 36.9, 34.0, 2), site(3, 38.0, 34.0, 0)], None);
    let told: Vec<_> = found.iter().map(|area| (area.places.len(), area.probability)).collect();
    assert_eq!(told, [(2, Some((0.6, 0.5))), (1, None)]);
}

#[test]
fn the_poles_and_the_date_line_do_no_harm() {
    let found = areas(&[site(0, 0.0, 90.0, 2), site(1, 179.99, 10.0, 2), site(2, -179.99, 10.0, 3)], None);
    assert_eq!(found.len(), 2);
    assert!(areas(&[], None).is_empty());
}
