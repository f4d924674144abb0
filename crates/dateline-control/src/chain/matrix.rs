//! Square matrices, row by row.

/// One matrix times another.
pub(super) fn product(one: &[f64], other: &[f64], states: usize) -> Vec<f64> {
    let mut product = vec![0.0; states * states];
    for (row, sums) in one.chunks_exact(states).zip(product.chunks_exact_mut(states)) {
        for (weight, times) in row.iter().zip(other.chunks_exact(states)) {
            for (sum, chance) in sums.iter_mut().zip(times) {
                *sum += weight * chance;
            }
        }
    }
    product
}
