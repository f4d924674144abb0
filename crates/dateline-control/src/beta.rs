//! The beta distribution, as what is thought of a share after some agreed and some did not.

/// The share below which the true one lies with this chance, where `agreed` and `differed` count what spoke for and
/// against, the prior's among them. Both must be above zero.
pub(crate) fn quantile(agreed: f64, differed: f64, chance: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if below(agreed, differed, middle) < chance {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The chance that the share lies below `x`: the regularised incomplete beta function, by its continued fraction (Press et
/// al., Numerical Recipes, 6.4).
fn below(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (1.0 - x).ln()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(a, b, x) / a
    } else {
        1.0 - front * fraction(b, a, 1.0 - x) / b
    }
}

fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let lifted = |value: f64| if value.abs() < 1e-30 { 1e-30 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / lifted(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for step in 1..500 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut grown = 1.0;
        for part in [even, odd] {
            d = 1.0 / lifted(1.0 + part * d);
            c = lifted(1.0 + part / c);
            grown = c * d;
            value *= grown;
        }
        if (grown - 1.0).abs() < 1e-12 {
            break;
        }
    }
    value
}

/// The logarithm of the gamma function (Lanczos, with six terms: right to 1e-10).
fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 6] = [
        76.180_091_729_471_46,
        -86.505_320_329_416_77,
        24.014_098_240_830_91,
        -1.231_739_572_450_155,
        0.001_208_650_973_866_179,
        -0.000_005_395_239_384_953,
    ];
    let shifted = x + 5.5 - (x + 0.5) * (x + 5.5).ln();
    let mut sum = 1.000_000_000_190_015;
    for (index, term) in TERMS.iter().enumerate() {
        sum += term / (x + 1.0 + index as f64);
    }
    (2.506_628_274_631_000_5 * sum / x).ln() - shifted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (agreed, differed, chance, expected) in [
            (1.0, 1.0, 0.05, 0.05),
            (2.0, 1.0, 0.25, 0.5),
            (18.0, 2.0, 0.05, 0.773_6),
            (18.0, 2.0, 0.95, 0.981_0),
            (0.5, 0.5, 0.5, 0.5),
        ] {
            let found = quantile(agreed, differed, chance);
            assert!((found - expected).abs() < 6e-4, "{agreed} {differed} {chance}: {found}");
        }
    }
}
