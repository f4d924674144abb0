use dateline_roads::{Landmarks, Search, best_way, supply_tree};
use proptest::prelude::*;

use crate::drawn::drawn;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_best_way_takes_no_longer_than_any(one in drawn(9, 20), landmarks in 0_usize..6) {
        let prepared = Landmarks::new(&one.graph, landmarks);
        let mut search = Search::default();
        for from in one.graph.nodes() {
            let least = one.seconds_from(from, true);
            for to in one.graph.nodes() {
                let ways = [
                    best_way(&one.graph, None, from, to, |edge| one.is_open(edge)),
                    search.best_way(&one.graph, None, from, to, |edge| one.is_open(edge)),
                    search.best_way(&one.graph, Some(&prepared), from, to, |edge| one.is_open(edge)),
                ];
                for way in ways {
                    prop_assert_eq!(way.as_ref().map_or(f64::INFINITY, |way| way.seconds), least[to.index()]);
                    if let Some(way) = way {
                        one.is_way(&way, from, to, true);
                    }
                }
            }
        }
    }

    #[test]
    fn landmarks_hold_whatever_is_closed(
        one in drawn(30, 60),
        closures in prop::collection::vec(prop::collection::vec(prop::bool::weighted(0.9), 60), 1..4),
        landmarks in 1_usize..8,
    ) {
        let prepared = Landmarks::new(&one.graph, landmarks);
        let mut search = Search::default();
        for closed in closures {
            let mut one = one.clone();
            one.open = closed;
            let from = one.node(0);
            let least = one.seconds_from(from, true);
            for to in one.graph.nodes() {
                let way = search.best_way(&one.graph, Some(&prepared), from, to, |edge| one.is_open(edge));
                prop_assert_eq!(way.map_or(f64::INFINITY, |way| way.seconds), least[to.index()]);
            }
        }
    }

    #[test]
    fn supplies_come_from_the_nearest_source(one in drawn(9, 20), sources in prop::collection::vec(0_u32..100, 0..4)) {
        let sources: Vec<_> = sources.into_iter().map(|source| one.node(source)).collect();
        let tree = supply_tree(&one.graph, &sources, |edge| one.is_open(edge));
        let least: Vec<_> = sources.iter().map(|source| one.seconds_from(*source, false)).collect();
        for node in one.graph.nodes() {
            let least = least.iter().map(|least| least[node.index()]).fold(f64::INFINITY, f64::min);
            prop_assert_eq!(tree.seconds(node).unwrap_or(f64::INFINITY), least);
            prop_assert_eq!(tree.source(node).is_some(), least.is_finite());
            if let (Some(source), Some(way)) = (tree.source(node), tree.way(&one.graph, node)) {
                prop_assert!(sources.contains(&source));
                prop_assert_eq!(way.seconds, least);
                one.is_way(&way, source, node, false);
            }
        }
    }
}
