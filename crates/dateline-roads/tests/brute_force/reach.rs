use dateline_roads::{EdgeId, NodeId, Reach, parts, reach};
use proptest::prelude::*;

use crate::drawn::{Drawn, drawn};

const SIDES: u32 = 4;

fn plainly(one: &Drawn, sources: &[(NodeId, u32)], passable: &[u32]) -> Vec<u32> {
    let mut masks = vec![0; one.graph.node_count()];
    for side in 0..SIDES {
        let mut one = one.clone();
        one.open = passable.iter().map(|mask| mask >> side & 1 == 1).collect();
        let first: Vec<NodeId> =
            sources.iter().filter(|(_, mask)| mask >> side & 1 == 1).map(|(node, _)| *node).collect();
        for (mask, inside) in masks.iter_mut().zip(one.around(&first, |_, _| true)) {
            *mask |= u32::from(inside) << side;
        }
    }
    masks
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn reach_is_that_of_each_side_alone(
        one in drawn(9, 16),
        sources in prop::collection::vec((0_u32..100, 0_u32..1 << SIDES), 0..5),
        passable in prop::collection::vec(0_u32..1 << SIDES, 16),
    ) {
        let sources: Vec<_> = sources.into_iter().map(|(node, mask)| (one.node(node), mask)).collect();
        let passable = &passable[..one.graph.edge_count()];
        prop_assert_eq!(reach(&one.graph, &sources, passable), plainly(&one, &sources, passable));
    }

    #[test]
    fn reach_that_is_kept_is_reach_worked_out_anew(
        one in drawn(12, 24),
        sources in prop::collection::vec(prop::collection::vec((0_u32..100, 0_u32..1 << SIDES), 0..5), 2),
        passable in prop::collection::vec(0_u32..1 << SIDES, 24),
        days in prop::collection::vec(prop::collection::vec((0_u32..100, 0_u32..1 << SIDES), 0..5), 0..12),
    ) {
        let sources: Vec<Vec<_>> = sources
            .iter()
            .map(|sources| sources.iter().map(|(node, mask)| (one.node(*node), *mask)).collect())
            .collect();
        let mut passable = passable[..one.graph.edge_count()].to_vec();
        let mut kept = Reach::new(&one.graph, &sources[0], &passable);
        let half = days.len() / 2;
        for (day, changes) in days.iter().enumerate() {
            let edges = u32::try_from(passable.len()).unwrap();
            let changes: Vec<_> =
                changes.iter().filter(|_| edges > 0).map(|(edge, mask)| (EdgeId(edge % edges), *mask)).collect();
            for (edge, mask) in &changes {
                passable[edge.index()] = *mask;
            }
            kept.update(&changes);
            if day == half {
                kept.set_sources(&sources[1]);
            }
            let sources = &sources[usize::from(day >= half)];
            prop_assert_eq!(kept.masks(), plainly(&one, sources, &passable));
        }
    }

    #[test]
    fn parts_are_what_hangs_together(one in drawn(9, 12)) {
        let parts = parts(&one.graph, |edge| one.is_open(edge));
        for node in one.graph.nodes() {
            let inside = one.around(&[node], |_, _| true);
            for other in one.graph.nodes() {
                prop_assert_eq!(parts.of(node) == parts.of(other), inside[other.index()]);
            }
            prop_assert_eq!(parts.size(parts.of(node)), inside.iter().filter(|inside| **inside).count());
        }
    }
}
