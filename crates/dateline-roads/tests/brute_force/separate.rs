use dateline_roads::{EdgeId, Landmarks, NodeId, Way, best_way, most_separate_ways, separate_ways};
use proptest::prelude::*;

use crate::drawn::{Drawn, drawn};

/// How many edges at least must be lost before nothing leads from one node to the other, by all ways of putting the nodes on
/// two sides.
fn least_cut(one: &Drawn, from: NodeId, to: NodeId) -> usize {
    let within = |side: u32, node: NodeId| side >> node.0 & 1 == 1;
    (0..1_u32 << one.graph.node_count())
        .filter(|side| within(*side, from) && !within(*side, to))
        .map(|side| one.steps(true).iter().filter(|(from, to, _)| within(side, *from) && !within(side, *to)).count())
        .min()
        .unwrap()
}

/// All ways that pass no node twice, as the edges that they use and their seconds.
fn all_ways(one: &Drawn, from: NodeId, to: NodeId) -> Vec<(u32, f64)> {
    let steps = one.steps(true);
    let mut ways = vec![];
    let mut begun = vec![(from, 1_u32 << from.0, 0_u32, 0.0)];
    while let Some((at, passed, edges, seconds)) = begun.pop() {
        if at == to {
            ways.push((edges, seconds));
            continue;
        }
        for (_, to, edge) in steps.iter().filter(|step| step.0 == at && passed >> step.1.0 & 1 == 0) {
            let seconds = seconds + f64::from(one.graph.seconds(*edge));
            begun.push((*to, passed | 1 << to.0, edges | 1 << edge.0, seconds));
        }
    }
    ways
}

/// The least seconds of so many ways that share no edge.
fn least_together(ways: &[(u32, f64)], count: usize, taken: u32) -> f64 {
    if count == 0 {
        return 0.0;
    }
    let free = ways.iter().enumerate().filter(|(_, way)| way.0 & taken == 0);
    free.map(|(index, way)| way.1 + least_together(&ways[index + 1..], count - 1, taken | way.0))
        .fold(f64::INFINITY, f64::min)
}

fn share_nothing(ways: &[Way]) {
    let mut edges: Vec<EdgeId> = ways.iter().flat_map(|way| way.edges.iter().copied()).collect();
    let all = edges.len();
    edges.sort_unstable();
    edges.dedup();
    assert_eq!(edges.len(), all);
    assert!(ways.is_sorted_by(|one, other| one.seconds <= other.seconds));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn there_are_as_many_separate_ways_as_edges_in_the_least_cut(one in drawn(6, 12), most in 0_usize..5) {
        let (from, to) = (one.node(0), one.node(one.last()));
        let ways = most_separate_ways(&one.graph, from, to, |edge| one.is_open(edge), most);
        if from == to {
            prop_assert_eq!(ways.len(), most.min(1));
            return Ok(());
        }
        prop_assert_eq!(ways.len(), most.min(least_cut(&one, from, to)));
        share_nothing(&ways);
        ways.iter().for_each(|way| one.is_way(way, from, to, true));
        let together: f64 = ways.iter().map(|way| way.seconds).sum();
        prop_assert_eq!(together, least_together(&all_ways(&one, from, to), ways.len(), 0));
    }

    #[test]
    fn the_best_way_stands_first_and_as_many_beside_it_as_there_are(one in drawn(6, 12), most in 0_usize..5) {
        let (from, to) = (one.node(0), one.node(one.last()));
        let landmarks = Landmarks::new(&one.graph, 2);
        let ways = separate_ways(&one.graph, Some(&landmarks), from, to, |edge| one.is_open(edge), most);
        share_nothing(&ways);
        ways.iter().for_each(|way| one.is_way(way, from, to, true));
        let best = best_way(&one.graph, None, from, to, |edge| one.is_open(edge));
        let Some(first) = ways.first() else {
            prop_assert!(most == 0 || best.is_none());
            return Ok(());
        };
        prop_assert_eq!(Some(first.seconds), best.map(|best| best.seconds));
        if from == to {
            prop_assert_eq!(ways.len(), 1);
            return Ok(());
        }
        let mut left = one.clone();
        first.edges.iter().for_each(|edge| left.open[edge.index()] = false);
        prop_assert_eq!(ways.len() - 1, (most - 1).min(least_cut(&left, from, to)));
        let together: f64 = ways[1..].iter().map(|way| way.seconds).sum();
        prop_assert_eq!(together, least_together(&all_ways(&left, from, to), ways.len() - 1, 0));
    }
}
