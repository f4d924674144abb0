//! How fast roads are read out of OSM PBF: `DATELINE_PBF=/tmp/country.osm.pbf cargo bench -p dateline-formats --bench roads`.
//! `make.py` beside this makes a country for it.
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "a bench that fails says where")]

use dateline_formats::{Limits, Window, read_road_pbf};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn bench(bencher: Bencher<'_, '_>, window: Option<&str>) {
    let Some(path) = std::env::var_os("DATELINE_PBF") else {
        eprintln!("skipped: no DATELINE_PBF");
        return;
    };
    let bytes = std::fs::read(path).unwrap();
    let window = window.map(|window| window.parse::<Window>().unwrap());
    bencher.counter(BytesCount::new(bytes.len())).bench(|| {
        let read = read_road_pbf("country.osm.pbf", black_box(&bytes), window.as_ref(), &Limits::default());
        assert!(read.diagnostics.is_empty());
        read.value.len()
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn the_whole_country(bencher: Bencher<'_, '_>) {
    bench(bencher, None);
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn a_window(bencher: Bencher<'_, '_>) {
    bench(bencher, Some("36,33,37,34"));
}
