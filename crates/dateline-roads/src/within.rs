//! What lies within a distance by road.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use dateline_model::Metres;
use rustc_hash::FxHashMap;

use crate::{Graph, NodeId};

/// The nodes that are no farther than so many metres from one by road, itself among them, with the shortest distance to each.
/// One-way signs are not heeded. It looks no farther than that, so that what it costs hangs on what lies around, not on the
/// graph.
///
/// ```
/// use dateline_model::{LonLat, Metres};
/// use dateline_roads::{Graph, Link, NodeId, within};
///
/// let points = [LonLat::try_new(36.6, 34.0)?, LonLat::try_new(36.7, 34.1)?, LonLat::try_new(36.7, 34.0)?];
/// let links = [Link::both_ways(0, 1, Metres(14_000.0)), Link::both_ways(1, 2, Metres(11_000.0))];
/// let graph = Graph::of_links(&points, &links)?;
/// let near = within(&graph, NodeId(1), Metres(12_000.0));
/// assert_eq!((near.len(), near[&NodeId(2)]), (2, Metres(11_000.0)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn within(graph: &Graph, from: NodeId, farthest: Metres) -> FxHashMap<NodeId, Metres> {
    let mut found: FxHashMap<NodeId, Metres> = FxHashMap::default();
    // Lengths are no negative numbers, so that their bits come in their order.
    let mut open = BinaryHeap::from([Reverse((0.0_f64.to_bits(), from.0))]);
    while let Some(Reverse((bits, number))) = open.pop() {
        let (metres, node) = (f64::from_bits(bits), NodeId(number));
        if found.contains_key(&node) {
            continue;
        }
        found.insert(node, Metres(metres));
        for arc in graph.around(node) {
            let beyond = metres + graph.length(arc.edge).0.max(0.0);
            if beyond <= farthest.0 && !found.contains_key(&arc.to) {
                open.push(Reverse((beyond.to_bits(), arc.to.0)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use dateline_model::LonLat;
    use proptest::prelude::*;

    use super::*;
    use crate::Link;

    proptest! {
        #[test]
        fn distances_are_those_of_a_plain_search_and_nothing_farther_is_named(
            links in prop::collection::vec((0..12_u32, 0..12_u32, 0..9_000_u32), 0..40), from in 0..12_u32
        ) {
            let point = LonLat::try_new(36.0, 34.0).unwrap();
            let links: Vec<Link> =
                links.into_iter().map(|(one, other, metres)| Link::both_ways(one, other, Metres(metres.into()))).collect();
            let graph = Graph::of_links(&[point; 12], &links).unwrap();
            let mut plain = [f64::INFINITY; 12];
            plain[from as usize] = 0.0;
            for _ in 0..12 {
                for link in &links {
                    let [one, other] = link.ends.map(NodeId::index);
                    plain[one] = plain[one].min(plain[other] + link.length.0);
                    plain[other] = plain[other].min(plain[one] + link.length.0);
                }
            }
            let found = within(&graph, NodeId(from), Metres(10_000.0));
            for (node, plain) in graph.nodes().zip(plain) {
                let wanted = (plain <= 10_000.0).then_some(Metres(plain));
                prop_assert_eq!(found.get(&node).copied(), wanted);
            }
        }
    }
}
