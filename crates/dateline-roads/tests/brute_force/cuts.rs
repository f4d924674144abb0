use dateline_roads::{EdgeId, Near, NoCut, NodeId, least_cut};
use proptest::prelude::*;

use crate::drawn::drawn;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_least_cut_is_the_least_of_all_cuts(
        one in drawn(8, 16),
        capacities in prop::collection::vec(0_u32..6, 16),
        sources in prop::collection::vec(0_u32..100, 0..3),
        sinks in prop::collection::vec(0_u32..100, 0..3),
        most in 0_u64..20,
    ) {
        let sources: Vec<NodeId> = sources.into_iter().map(|node| one.node(node)).collect();
        let sinks: Vec<NodeId> = sinks.into_iter().map(|node| one.node(node)).collect();
        let capacity = |edge: EdgeId| capacities[edge.index()];
        let found = least_cut(&one.graph, &sources, &sinks, capacity, Near::Sources, most);
        if let Some(both) = sources.iter().find(|source| sinks.contains(source)) {
            prop_assert_eq!(found, Err(NoCut::Both(*both)));
            return Ok(());
        }
        // All ways of putting the nodes on two sides.
        let within = |side: u32, node: NodeId| side >> node.0 & 1 == 1;
        let crossing = |side: u32| -> Vec<EdgeId> {
            let crosses = |edge: &EdgeId| {
                let [from, to] = one.graph.ends(*edge).map(|node| within(side, node));
                from != to && capacity(*edge) > 0
            };
            one.graph.edges().filter(crosses).collect()
        };
        let size = |side: u32| crossing(side).into_iter().map(|edge| u64::from(capacity(edge))).sum::<u64>();
        let parting: Vec<u32> = (0..1 << one.graph.node_count())
            .filter(|side| sources.iter().all(|node| within(*side, *node)))
            .filter(|side| !sinks.iter().any(|node| within(*side, *node)))
            .collect();
        let least = parting.iter().map(|side| size(*side)).min().unwrap();
        if least > most {
            prop_assert_eq!(found, Err(NoCut::Larger(most)));
            return Ok(());
        }
        // The nearest to the sources is that of all nodes on the sources' side in every least cut.
        let least_sides = parting.iter().copied().filter(|side| size(*side) == least);
        let (nearest, farthest) = least_sides.fold((u32::MAX, 0), |(all, any), side| (all & side, any | side));
        prop_assert_eq!(found.unwrap().edges, crossing(nearest));
        let found = least_cut(&one.graph, &sources, &sinks, capacity, Near::Sinks, most).unwrap();
        prop_assert_eq!((found.size, found.edges), (least, crossing(farthest)));
    }
}
