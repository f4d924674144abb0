//! How probable each status of a stretch is, from the worst that can be said down to the best.
//!
//! The places along a stretch, and the stretches along a way, are taken to rise and fall together: who holds one town of a
//! valley mostly holds the next. So the probability that a way is at least as bad as a status is that of its worst piece, not
//! one minus the product over all of them, by which every long way would be cut.

use dateline_model::RouteStatus;

/// The statuses in order, worst first.
pub(crate) const STATUSES: [RouteStatus; 5] =
    [RouteStatus::Cut, RouteStatus::Contested, RouteStatus::Unknown, RouteStatus::Threatened, RouteStatus::Open];

/// A probability for each status, in that order. They sum to one.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Masses([f64; 5]);

impl Masses {
    /// Nothing speaks against passing.
    pub(crate) const OPEN: Self = Self([0.0, 0.0, 0.0, 0.0, 1.0]);
    /// Nothing is known.
    pub(crate) const UNKNOWN: Self = Self([0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This status, for sure.
    pub(crate) fn all(status: RouteStatus) -> Self {
        Self::either(status, 1.0, status)
    }

    /// This status with a probability, and another one else.
    pub(crate) fn either(status: RouteStatus, probability: f64, other: RouteStatus) -> Self {
        let mut masses = [0.0; 5];
        // What is no number says nothing.
        let probability = if probability.is_nan() { 0.0 } else { probability.clamp(0.0, 1.0) };
        masses[index(status)] += probability;
        masses[index(other)] += 1.0 - probability;
        Self(masses)
    }

    /// How probable this status is.
    pub(crate) fn of(self, status: RouteStatus) -> f64 {
        self.0[index(status)]
    }

    /// How probable it is that things are as bad as this, or worse.
    pub(crate) fn as_bad(self, status: RouteStatus) -> f64 {
        self.0[..=index(status)].iter().sum()
    }

    /// What two pieces come to that must both be passed.
    pub(crate) fn and(self, other: Self) -> Self {
        let mut masses = [0.0; 5];
        let (mut one, mut two, mut before) = (0.0_f64, 0.0_f64, 0.0);
        for (status, mass) in masses.iter_mut().enumerate() {
            one += self.0[status];
            two += other.0[status];
            let worst = one.max(two);
            *mass = (worst - before).max(0.0);
            before = worst;
        }
        Self(masses)
    }

    /// A mixture: the first with this weight.
    pub(crate) fn mix(self, weight: f64, other: Self) -> Self {
        let mut masses = self.0;
        for (mass, beside) in masses.iter_mut().zip(other.0) {
            *mass = weight * *mass + (1.0 - weight) * beside;
        }
        Self(masses)
    }

    /// The same, given that one may pass: open, or threatened as far as it is.
    pub(crate) fn passable(self) -> Self {
        let threatened = self.of(RouteStatus::Threatened);
        let open = self.of(RouteStatus::Open);
        let share = if threatened + open > 0.0 { threatened / (threatened + open) } else { 0.0 };
        Self::either(RouteStatus::Threatened, share, RouteStatus::Open)
    }

    /// The status that half of the probability is as bad as, and half as good as; and how probable it is that it is that, or
    /// worse for those who cannot pass, or better for those who can.
    pub(crate) fn status(self) -> (RouteStatus, f64) {
        // Half of the whole; a hair less, so that 0.5 made of fractions is a half.
        let half = 0.5 - 1e-9;
        let status = STATUSES.into_iter().find(|status| self.as_bad(*status) >= half).unwrap_or(RouteStatus::Open);
        let probability = match status {
            RouteStatus::Cut | RouteStatus::Contested => self.as_bad(status),
            RouteStatus::Unknown => self.of(status),
            RouteStatus::Threatened => 1.0 - self.as_bad(RouteStatus::Unknown),
            RouteStatus::Open => self.of(status),
        };
        (status, probability.clamp(0.0, 1.0))
    }
}

/// The place of a status in the order.
pub(crate) fn index(status: RouteStatus) -> usize {
    match status {
        RouteStatus::Cut => 0,
        RouteStatus::Contested => 1,
        RouteStatus::Unknown => 2,
        RouteStatus::Threatened => 3,
        RouteStatus::Open => 4,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn masses() -> impl Strategy<Value = Masses> {
        prop::array::uniform5(0.001_f64..1.0).prop_map(|raw| {
            let sum: f64 = raw.iter().sum();
            Masses(raw.map(|one| one / sum))
        })
    }

    #[test]
    fn ten_places_held_with_nine_in_ten_are_open_with_nine_in_ten() {
        let one = Masses::either(RouteStatus::Open, 0.9, RouteStatus::Unknown);
        let way = (0..10).fold(Masses::OPEN, |way, _| way.and(one));
        assert_eq!(way.status().0, RouteStatus::Open);
        assert!((way.status().1 - 0.9).abs() < 1e-12);
    }

    #[test]
    fn one_unknown_place_makes_a_way_unknown_and_one_enemy_cuts_it() {
        assert_eq!(Masses::OPEN.and(Masses::UNKNOWN).status().0, RouteStatus::Unknown);
        let enemy = Masses::either(RouteStatus::Cut, 0.8, RouteStatus::Unknown);
        assert_eq!(Masses::OPEN.and(Masses::UNKNOWN).and(enemy).status(), (RouteStatus::Cut, 0.8));
    }

    proptest! {
        #[test]
        fn masses_sum_to_one_and_a_way_is_no_better_than_its_pieces(one in masses(), other in masses(), weight in 0.0..1.0) {
            for made in [one.and(other), one.mix(weight, other), one.passable()] {
                prop_assert!((made.0.iter().sum::<f64>() - 1.0).abs() < 1e-9);
                prop_assert!(made.0.iter().all(|mass| *mass >= 0.0));
            }
            let way = one.and(other);
            for status in STATUSES {
                prop_assert!(way.as_bad(status) >= one.as_bad(status).max(other.as_bad(status)) - 1e-12);
            }
            prop_assert!(index(way.status().0) <= index(one.status().0).min(index(other.status().0)));
        }
    }
}
