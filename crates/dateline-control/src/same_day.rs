//! Captures of one day by enemies: each took the place from the other, and the last one keeps it.

use crate::evidence::Sign;
use crate::observation::Observation;
use crate::sides::Stand;

/// Puts captures of one day in their order. If one says from whom, that tells it; else the one that held the place before
/// took it back. Where nobody tells, each has a part.
pub(crate) fn in_order(mut observations: Vec<Observation>, stand: Stand<'_>) -> Vec<Observation> {
    let takes: Vec<usize> =
        (0..observations.len()).filter(|at| observations[*at].sign == Sign::Takes && observations[*at].exact).collect();
    for pair in takes.windows(2) {
        let (one, other) = (&observations[pair[0]], &observations[pair[1]]);
        let day = one.day;
        if day != other.day || stand.are_friends(&one.side, &other.side, day) {
            continue;
        }
        let from = |taker: &Observation, loser: &Observation| stand.share_a_friend([&loser.side], &taker.others, day);
        let held_before = |of: &Observation| {
            let before = observations[..pair[0]].iter().rev().find(|before| before.sign == Sign::Takes);
            before.is_some_and(|before| stand.are_friends(&before.side, &of.side, day))
        };
        let one_is_last = match (from(one, other), from(other, one)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ if held_before(one) => Some(true),
            _ if held_before(other) => Some(false),
            _ => None,
        };
        match one_is_last {
            Some(true) => observations.swap(pair[0], pair[1]),
            Some(false) => {}
            None => {
                observations[pair[0]].sign = Sign::Part;
                observations[pair[1]].sign = Sign::Part;
            }
        }
    }
    observations
}
