//! How probable each pair is, when a row has at most one counterpart in the other source.
//!
//! Each pair has odds of its own; pairs that share a row compete. Belief propagation on the graph of pairs gives each
//! pair's probability under all partial matchings weighted by the product of their odds: exact where the graph is a
//! tree, and near it otherwise (Huang & Jebara 2009; Bayati, Shah & Sharma 2008).

use rayon::prelude::*;

/// Which pairs share a row, from either side.
#[derive(Debug)]
pub(crate) struct Competition {
    /// Where the pairs of each run of the first source's rows begin: pairs are sorted by it.
    a: Vec<u32>,
    /// The same for the second source, in `order`.
    b: Vec<u32>,
    /// The pairs, sorted by the second source's row.
    order: Vec<u32>,
    /// Where each pair stands in `order`.
    position: Vec<u32>,
    /// Cuts for work in parallel: pairs from, to; no row is cut.
    a_cuts: Vec<(usize, usize)>,
    b_cuts: Vec<(usize, usize)>,
}

impl Competition {
    /// Of pairs sorted by `a`.
    pub(crate) fn of(a: &[u32], b: &[u32]) -> Self {
        let count = b.iter().max().map_or(0, |most| *most as usize + 1);
        let mut next = vec![0_u32; count + 1];
        b.iter().for_each(|row| next[*row as usize + 1] += 1);
        for row in 1..next.len() {
            next[row] += next[row - 1];
        }
        let mut b_starts: Vec<u32> = next.windows(2).filter(|ends| ends[0] < ends[1]).map(|ends| ends[0]).collect();
        b_starts.push(b.len() as u32);
        let mut order = vec![0_u32; b.len()];
        let mut position = vec![0_u32; b.len()];
        for (pair, row) in (0_u32..).zip(b) {
            let place = &mut next[*row as usize];
            order[*place as usize] = pair;
            position[pair as usize] = *place;
            *place += 1;
        }
        let mut a_starts: Vec<u32> =
            (0_u32..).zip(a).filter(|(at, row)| *at == 0 || a[*at as usize - 1] != **row).map(|(at, _)| at).collect();
        a_starts.push(a.len() as u32);
        let (a_cuts, b_cuts) = (cuts(&a_starts), cuts(&b_starts));
        Self { a: a_starts, b: b_starts, order, position, a_cuts, b_cuts }
    }

    /// The probability of each pair, from its odds.
    pub(crate) fn probabilities(&self, odds: &[f32]) -> Vec<f32> {
        const SWEEPS: usize = 4;
        let count = odds.len();
        // What each side says of a pair: the chance that the row is free for it.
        let mut free_b = vec![1.0_f32; count];
        let mut free_a = vec![1.0_f32; count];
        let in_order: Vec<f32> = self.order.par_iter().map(|pair| odds[*pair as usize]).collect();
        for _ in 0..SWEEPS {
            spread(&self.a, &self.a_cuts, &mut free_a, |pair| odds[pair] * free_b[self.position[pair] as usize]);
            spread(&self.b, &self.b_cuts, &mut free_b, |place| in_order[place] * free_a[self.order[place] as usize]);
        }
        (0..count)
            .into_par_iter()
            .map(|pair| {
                let held = odds[pair] * free_a[pair] * free_b[self.position[pair] as usize];
                held / (1.0 + held)
            })
            .collect()
    }
}

/// For each run of pairs that share a row: what the others leave free.
fn spread(starts: &[u32], cuts: &[(usize, usize)], free: &mut [f32], strength: impl Fn(usize) -> f32 + Sync) {
    let mut parts: Vec<(&mut [f32], (usize, usize))> = Vec::with_capacity(cuts.len());
    let mut rest = free;
    for cut in cuts {
        let length = (starts[cut.1] - starts[cut.0]) as usize;
        let (part, after) = rest.split_at_mut(length);
        parts.push((part, *cut));
        rest = after;
    }
    parts.into_par_iter().for_each(|(part, (first, last))| {
        let offset = starts[first] as usize;
        for run in first..last {
            let (start, end) = (starts[run] as usize, starts[run + 1] as usize);
            if end - start == 1 {
                part[start - offset] = 1.0;
                continue;
            }
            let mut sum = 1.0_f32;
            for pair in start..end {
                let strong = strength(pair);
                part[pair - offset] = strong;
                sum += strong;
            }
            for pair in start..end {
                let one = &mut part[pair - offset];
                *one = 1.0 / (sum - *one).max(1.0);
            }
        }
    });
}

/// Runs, cut into parts of about one size.
fn cuts(starts: &[u32]) -> Vec<(usize, usize)> {
    const SIZE: u32 = 1 << 15;
    let runs = starts.len() - 1;
    let mut cuts = Vec::new();
    let mut first = 0;
    for run in 0..runs {
        if starts[run + 1] - starts[first] >= SIZE || run + 1 == runs {
            cuts.push((first, run + 1));
            first = run + 1;
        }
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_alone_has_the_probability_of_its_odds() {
        let alone = Competition::of(&[0], &[0]).probabilities(&[3.0]);
        assert!((alone[0] - 0.75).abs() < 1e-6);
    }

    #[test]
    fn two_pairs_of_one_row_share_it() {
        let both = Competition::of(&[0, 0], &[0, 1]).probabilities(&[3.0, 1.0]);
        assert!((both[0] - 0.6).abs() < 1e-6 && (both[1] - 0.2).abs() < 1e-6, "{both:?}");
    }

    #[test]
    fn two_rows_with_two_counterparts_each_are_paired_across() {
        // Odds 9 and 9 on the diagonal, 1 and 1 across: 81 + 1 for both pairs, 9 + 9 + 1 + 1 for one, 1 for none.
        let square = Competition::of(&[0, 0, 1, 1], &[0, 1, 0, 1]).probabilities(&[9.0, 1.0, 1.0, 9.0]);
        let exact = (81.0 + 9.0) / 103.0;
        assert!((f64::from(square[0]) - exact).abs() < 0.05, "{square:?} beside {exact}");
    }
}
