//! How fast roads are worked out and asked: `cargo bench -p dateline-routes`. The figures stand in BENCHMARKS.md.

use std::sync::LazyLock;

use dateline_model::SideId;
use dateline_routes::Routes;
use divan::{Bencher, black_box};

mod made_up;

use made_up::War;

static WAR: LazyLock<War> = LazyLock::new(War::new);
static ROUTES: LazyLock<Routes<'static>> = LazyLock::new(|| Routes::new(&WAR.input()));

fn main() {
    divan::main();
}

/// All stretches for all sides over four years.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn all_roads_of_four_years(bencher: Bencher) {
    let input = WAR.input();
    bencher.bench(|| Routes::new(black_box(&input)));
}

/// Who can pass what and who is supplied where on one day: all sides.
#[divan::bench]
fn status_and_reach_of_one_day(bencher: Bencher) {
    let routes = &*ROUTES;
    bencher.bench(|| routes.supplied(black_box(War::day(700))));
}

/// The same for all days, with the pockets of each.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn pockets_of_all_days(bencher: Bencher) {
    let routes = &*ROUTES;
    bencher.bench(|| routes.pockets());
}

/// Ten choke points of a side on a day.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn choke_points_of_a_side_and_day(bencher: Bencher) {
    let routes = &*ROUTES;
    bencher.bench(|| routes.choke_points(black_box(&SideId::new("army")), War::day(700), 10));
}

/// How each of a side's places is supplied on a day.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn reach_of_a_side_and_day(bencher: Bencher) {
    let routes = &*ROUTES;
    bencher.bench(|| routes.reach(black_box(&SideId::new("army")), War::day(700)));
}

/// What if one town fell: twice all roads.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn what_if_one_town_fell(bencher: Bencher) {
    let input = WAR.input();
    let place = dateline_model::PlaceId::new("town-0100");
    bencher.bench(|| Routes::new(&input).what_if(black_box(&place), &SideId::new("rebels"), War::day(700)));
}
