use std::cmp::Reverse;

use dateline_roads::{Dependence, Loss, dependence};
use proptest::prelude::*;

use crate::drawn::drawn;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_hangs_on_one_loss_is_what_is_cut_off_by_it(
        one in drawn(9, 14),
        sources in prop::collection::vec(0_u32..100, 0..4),
        weights in prop::collection::vec(0_u64..5, 9),
    ) {
        let sources: Vec<_> = sources.into_iter().map(|source| one.node(source)).collect();
        let before = one.around(&sources, |_, _| true);
        let lost = |loss: Loss| {
            let left: Vec<_> = sources.iter().copied().filter(|source| Loss::Node(*source) != loss).collect();
            let after = one.around(&left, |node, edge| Loss::Edge(edge) != loss && Loss::Node(node) != loss);
            let cut_off = one.graph.nodes().filter(|node| {
                before[node.index()] && !after[node.index()] && Loss::Node(*node) != loss
            });
            Dependence { loss, weight: cut_off.map(|node| weights[node.index()]).sum() }
        };
        let mut plainly: Vec<Dependence> =
            one.graph.edges().map(Loss::Edge).chain(one.graph.nodes().map(Loss::Node)).map(lost).collect();
        plainly.retain(|one| one.weight > 0);
        plainly.sort_by_key(|one| (Reverse(one.weight), one.loss));
        prop_assert_eq!(dependence(&one.graph, &sources, |edge| one.is_open(edge), &weights), plainly);
    }
}
