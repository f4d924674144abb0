//! Linking by its public door, on made-up datasets of which the truth is known.

use std::collections::{BTreeMap, BTreeSet};

use dateline_formats::{Limits, ReadOptions, read_event_table};
use dateline_link::{Linked, Settings, link};
use dateline_model::EventTable;

/// Chance that is the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

const HEADER: &str = "event_id,date,latitude,longitude,type,actor1,actor2,deaths\n";

/// Datasets of three sources, each with its own points, words and gaps. An event's number is in its rows' ids.
fn datasets(events: u64, towns: u64, days: u64) -> Vec<Vec<String>> {
    let mut chance = Chance(7);
    let at: Vec<(f64, f64)> = (0..towns)
        .map(|_| (33.0 + chance.below(3000) as f64 / 1000.0, 36.0 + chance.below(3000) as f64 / 1000.0))
        .collect();
    let mut rows = vec![vec![], vec![], vec![]];
    for event in 0..events {
        let (town, day, kind) = (chance.below(towns), chance.below(days), chance.below(6));
        let (one, two, dead) = (chance.below(4), chance.below(4), chance.below(9));
        for (source, rows) in rows.iter_mut().enumerate() {
            if chance.below(10) < 3 {
                continue;
            }
            let day = day + chance.below(10) / 8;
            let date = dateline_model::Day::from_number(16_000 + day as i32);
            let off = (source as f64 - 1.0) * 0.01;
            let (latitude, longitude) = at[town as usize];
            let word = ["k", "Type ", "0"][source];
            let who = ["", "Group ", "g"][source];
            rows.push(format!(
                "{event}-{source},{date},{:.4},{:.4},{word}{kind},{who}{one},{who}{two},{dead}\n",
                latitude + off,
                longitude + off
            ));
        }
    }
    rows
}

fn table(name: &str, rows: &[String]) -> EventTable {
    let bytes = HEADER.to_owned() + &rows.concat();
    let read = read_event_table(&format!("{name}.csv"), bytes.as_bytes(), &ReadOptions::default(), &Limits::default());
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    read.value
}

fn tables(rows: &[Vec<String>]) -> Vec<EventTable> {
    ["a", "b", "c"].iter().zip(rows).map(|(name, rows)| table(name, rows)).collect()
}

/// The clusters as sets of ids with their probabilities.
fn found(linked: &Linked, tables: &[EventTable]) -> BTreeSet<Vec<(String, u64)>> {
    let cluster = |cluster: &dateline_link::Cluster| {
        let mut rows: Vec<(String, u64)> = cluster
            .members
            .iter()
            .map(|(at, probable)| (tables[at.table as usize].ids[at.row as usize].to_string(), probable.to_bits()))
            .collect();
        rows.sort();
        rows
    };
    linked.clusters.iter().map(cluster).collect()
}

#[test]
fn rows_of_one_event_are_found_though_no_word_is_shared() {
    let tables = tables(&datasets(1500, 60, 600));
    let linked = link(&tables, &Settings::default());
    let (mut right, mut wrong) = (0, 0);
    for cluster in found(&linked, &tables) {
        for (one, (id, _)) in cluster.iter().enumerate() {
            for (other, _) in &cluster[one + 1..] {
                let same = id.split('-').next() == other.split('-').next();
                *(if same { &mut right } else { &mut wrong }) += 1;
            }
        }
    }
    // 0.7 * 0.7 of 1500 events for each of three pairs of sources.
    assert!(right > 2050 && wrong < 30, "{right} right, {wrong} wrong");
}

#[test]
fn no_cluster_has_two_rows_of_one_source() {
    let tables = tables(&datasets(800, 20, 60));
    for cluster in link(&tables, &Settings::default()).clusters {
        let sources: BTreeSet<u32> = cluster.members.iter().map(|(at, _)| at.table).collect();
        assert_eq!(sources.len(), cluster.members.len());
    }
}

#[test]
fn the_result_depends_neither_on_the_order_of_rows_nor_on_that_of_files() {
    let rows = datasets(400, 30, 300);
    let straight = tables(&rows);
    let mut reversed = rows;
    reversed.iter_mut().for_each(|rows| rows.reverse());
    let mut turned = tables(&reversed);
    turned.rotate_left(1);
    let settings = Settings::default();
    assert_eq!(found(&link(&straight, &settings), &straight), found(&link(&turned, &settings), &turned));
}

#[test]
fn the_weights_of_a_pair_sum_to_its_own_and_every_field_is_told() {
    let tables = tables(&datasets(400, 30, 300));
    let linked = link(&tables, &Settings::default());
    let explained = linked.explain();
    let in_clusters: usize = linked.clusters.iter().map(|one| one.members.len() * (one.members.len() - 1) / 2).sum();
    assert!(explained.len() <= in_clusters && explained.len() * 10 > in_clusters * 9);
    for pair in &explained {
        let fields: Vec<&str> = pair.fields.iter().map(|field| field.field).collect();
        assert!(fields.starts_with(&["time", "place", "rarity", "type", "actors", "deaths"]), "{fields:?}");
        let sum: f64 = pair.fields.iter().map(|field| field.weight).sum();
        assert!((sum - pair.weight).abs() < 0.01);
        assert!((0.0..=1.0).contains(&pair.probability));
    }
    let learned = linked.learned();
    assert_eq!(learned.len(), 3);
    let types: BTreeMap<&str, &str> =
        learned[0].types.iter().rev().map(|(one, other, _)| (one.as_str(), other.as_str())).collect();
    assert_eq!((types["k0"], types["k5"]), ("Type 0", "Type 5"), "{types:?}");
}

#[test]
fn rows_without_coordinates_lie_where_their_place_is_named_elsewhere() {
    let named = |name: &str, header: &str, rows: &str| {
        let bytes = format!("{header}\n{rows}");
        read_event_table(&format!("{name}.csv"), bytes.as_bytes(), &ReadOptions::default(), &Limits::default()).value
    };
    let one = named("a", "id,date,latitude,longitude,location,deaths", "1,2016-01-02,34.1,36.7,Qara town,12\n");
    let other = named("b", "id,date,location,deaths", "7,2016-01-02,qara,12\n8,2016-01-02,Nabk,12\n");
    let linked = link(&[one, other], &Settings::default());
    assert_eq!((linked.compared, linked.nowhere), (1, 1));
}

#[test]
fn the_days_of_an_episode_are_put_with_it_where_a_source_splits_episodes() {
    let mut chance = Chance(3);
    let header = "id,date,enddate,latitude,longitude,type,actor1,actor2,deaths\n";
    let (mut whole, mut days) = (header.to_owned(), header.to_owned());
    for event in 0..600 {
        let day = |more: i32| dateline_model::Day::from_number(16_000 + event / 2 + more).to_string();
        let town = chance.below(60) as f64;
        let (one, two) = (chance.below(5), chance.below(5));
        let (latitude, longitude) = (33.0 + town / 10.0, 36.0 + (town * 7.0 % 13.0) / 5.0);
        let episode = event % 3 == 0;
        let rest = format!("{latitude:.3},{longitude:.3},k{},a{one},a{two}", chance.below(6));
        whole.push_str(&format!("{event},{},{},{rest},2\n", day(0), day(if episode { 3 } else { 0 })));
        for part in 0..if episode { 4 } else { 1 } {
            days.push_str(&format!("{event}-{part},{},{},{rest},2\n", day(part), day(part)));
        }
    }
    let table = |name: &str, text: &str| {
        read_event_table(&format!("{name}.csv"), text.as_bytes(), &ReadOptions::default(), &Limits::default()).value
    };
    let tables = [table("whole", &whole), table("days", &days)];
    let linked = link(&tables, &Settings::default());
    let (mut right, mut wrong) = (0, 0);
    for cluster in &linked.clusters {
        let of = |wanted: u32| cluster.members.iter().filter(move |(at, _)| at.table == wanted);
        for (episode, _) in of(0) {
            for (part, _) in of(1) {
                let (one, other) = (&tables[0].ids[episode.row as usize], &tables[1].ids[part.row as usize]);
                *(if other.split('-').next() == Some(one.as_str()) { &mut right } else { &mut wrong }) += 1;
            }
        }
    }
    assert!(right > 1100 && wrong < 40, "{right} of 1200 right, {wrong} wrong");
}

#[test]
fn nothing_comes_of_nothing() {
    let empty = || EventTable { source: "a".into(), ..EventTable::default() };
    let other = EventTable { source: "b".into(), ..EventTable::default() };
    assert!(link(&[empty(), other], &Settings::default()).clusters.is_empty());
    assert!(link(&[], &Settings::default()).clusters.is_empty());
}
