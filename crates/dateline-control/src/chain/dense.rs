//! What all evidence together says of every day, of several places side by side.
//!
//! The sparse chain (`posterior`) is asked for some days; here every day of the span is wanted, or every day has evidence.
//! Then it is cheapest to go from day to day. A day depends on the one before it, so that one place alone leaves most of the
//! processor idle; eight places go through the same arithmetic at once, one in each *lane*, as plain arrays of eight numbers
//! that the compiler turns into vector instructions.

/// How many places go side by side.
pub(crate) const LANES: usize = 8;

/// A number for each of the places.
pub(crate) type Lanes = [f64; LANES];

/// How one place comes to a day from its eve, in place of the transition.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Step {
    /// The day, counted from the first.
    pub(crate) day: usize,
    pub(crate) lane: usize,
    /// From × to, row by row.
    pub(crate) matrix: Vec<f64>,
}

/// The weights of the states on each day. Its memory serves again for the next places.
#[derive(Debug)]
pub(crate) struct Days<const STATES: usize> {
    pub(crate) weights: Vec<[Lanes; STATES]>,
    scales: Vec<Lanes>,
}

impl<const STATES: usize> Days<STATES> {
    pub(crate) fn new() -> Self {
        Self { weights: vec![], scales: vec![] }
    }
}

/// Works out the posterior of each day. `first` is what is thought of the first day before any evidence; `transition` leads from each
/// day's states (rows) to the next day's; `evidence` says how probable what is told of a day is in each state, day by day.
/// `steps` come in order of days, one a day and place at most. Evidence that rules out every state says nothing: it is put to 1.
///
/// On the way forward each day is scaled to a sum of 1; the way back uses the same scales, so that the products sum to 1 of
/// themselves (Rabiner 1989, section V.A).
pub(crate) fn posterior<const STATES: usize>(
    first: &[Lanes; STATES],
    transition: &[[f64; STATES]; STATES],
    steps: &[Step],
    evidence: &mut [[Lanes; STATES]],
    posterior: &mut Days<STATES>,
) {
    let Days { weights: posterior, scales } = posterior;
    posterior.clear();
    posterior.reserve(evidence.len());
    scales.clear();
    scales.reserve(evidence.len());
    let mut now = *first;
    let mut at = 0;
    for (day, told) in evidence.iter_mut().enumerate() {
        if day > 0 {
            let eve = now;
            now = forward(&eve, transition);
            while let Some(step) = steps.get(at).filter(|step| step.day <= day) {
                at += 1;
                if step.day == day {
                    let row = |from: usize, to: usize| eve[from][step.lane] * step.matrix[from * STATES + to];
                    for (to, weight) in now.iter_mut().enumerate() {
                        weight[step.lane] = (0..STATES).map(|from| row(from, to)).sum();
                    }
                }
            }
        }
        let mut sums = weigh(&now, told);
        if !can_be_scaled(&sums) {
            for (lane, sum) in sums.iter_mut().enumerate().filter(|(_, sum)| !can_be_scaled(std::slice::from_ref(*sum)))
            {
                *sum = now.iter().map(|weight| weight[lane]).sum();
                for chance in told.iter_mut() {
                    chance[lane] = 1.0;
                }
            }
        }
        let scale: Lanes = sums.map(|sum| 1.0 / sum);
        for (weight, chance) in now.iter_mut().zip(told) {
            for lane in 0..LANES {
                weight[lane] *= chance[lane] * scale[lane];
            }
        }
        scales.push(scale);
        posterior.push(now);
    }
    let mut later = [[1.0; LANES]; STATES];
    let mut at = steps.len();
    for day in (0..posterior.len()).rev() {
        for (weight, later) in posterior[day].iter_mut().zip(&later) {
            for lane in 0..LANES {
                weight[lane] *= later[lane];
            }
        }
        let mut ahead = [[0.0; LANES]; STATES];
        for ((ahead, later), chance) in ahead.iter_mut().zip(&later).zip(&evidence[day]) {
            for lane in 0..LANES {
                ahead[lane] = later[lane] * chance[lane] * scales[day][lane];
            }
        }
        later = backward(&ahead, transition);
        while let Some(step) = at.checked_sub(1).map(|last| &steps[last]).filter(|step| step.day >= day) {
            at -= 1;
            if step.day == day {
                for (from, weight) in later.iter_mut().enumerate() {
                    let row = &step.matrix[from * STATES..(from + 1) * STATES];
                    weight[step.lane] = row.iter().zip(&ahead).map(|(chance, ahead)| chance * ahead[step.lane]).sum();
                }
            }
        }
    }
}

/// The weights of the states one day later.
#[inline(always)]
fn forward<const STATES: usize>(now: &[Lanes; STATES], transition: &[[f64; STATES]; STATES]) -> [Lanes; STATES] {
    let mut next = [[0.0; LANES]; STATES];
    for (weight, row) in now.iter().zip(transition) {
        for (sum, chance) in next.iter_mut().zip(row) {
            for lane in 0..LANES {
                sum[lane] += weight[lane] * chance;
            }
        }
    }
    next
}

/// How probable what comes is from the states one day before.
#[inline(always)]
fn backward<const STATES: usize>(ahead: &[Lanes; STATES], transition: &[[f64; STATES]; STATES]) -> [Lanes; STATES] {
    let mut before = [[0.0; LANES]; STATES];
    for (sum, row) in before.iter_mut().zip(transition) {
        for (ahead, chance) in ahead.iter().zip(row) {
            for lane in 0..LANES {
                sum[lane] += ahead[lane] * chance;
            }
        }
    }
    before
}

/// How probable what is told of a day is, for each place.
#[inline(always)]
fn weigh<const STATES: usize>(now: &[Lanes; STATES], told: &[Lanes; STATES]) -> Lanes {
    let mut sums = [0.0; LANES];
    for (weight, chance) in now.iter().zip(told) {
        for lane in 0..LANES {
            sums[lane] += weight[lane] * chance[lane];
        }
    }
    sums
}

/// Whether the sums are such that 1 may be divided by them.
#[inline(always)]
fn can_be_scaled(sums: &[f64]) -> bool {
    sums.iter().fold(true, |all, sum| all & (*sum > 1e-300) & (*sum < 1e300))
}
