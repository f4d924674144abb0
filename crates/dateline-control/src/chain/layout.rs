//! The states of a place: who holds it or held it last, and whether it is held, fought over or parted.

/// Where the first of the sides stands: before it comes *nobody known*.
pub(crate) const NOBODY: usize = 0;

/// The most sides that are told apart at one place, and the most states that come of it.
pub(crate) const MOST_SIDES: usize = 12;
pub(crate) const MOST_STATES: usize = 3 * (MOST_SIDES + 1);

/// By which share weights may differ and still be equal.
const ALIKE: f64 = 1e-9;

/// How a place is with its holder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Manner {
    /// The holder has it whole.
    Held,
    /// Others fight in it: an episode, which ends by itself.
    Fought,
    /// Others have a part of it: lasts until something is told.
    Parted,
}

/// What a state comes to for a reader.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Class {
    /// Nobody known.
    Unknown,
    /// The holder with this number (from 1 on).
    Held(usize),
    Contested,
}

/// The states of a place with so many sides: three for each of them and for nobody known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Layout {
    sides: usize,
}

impl Layout {
    /// Of more than [`MOST_SIDES`] the first are told apart.
    pub(crate) fn new(sides: usize) -> Self {
        Self { sides: sides.min(MOST_SIDES) }
    }

    /// How many may hold the place, nobody known among them.
    pub(crate) fn holders(self) -> usize {
        self.sides + 1
    }

    pub(crate) fn states(self) -> usize {
        3 * self.holders()
    }

    pub(crate) fn state(self, manner: Manner, holder: usize) -> usize {
        let block = match manner {
            Manner::Held => 0,
            Manner::Fought => 1,
            Manner::Parted => 2,
        };
        block * self.holders() + holder
    }

    pub(crate) fn manner(self, state: usize) -> Manner {
        match state / self.holders() {
            0 => Manner::Held,
            1 => Manner::Fought,
            _ => Manner::Parted,
        }
    }

    /// Who holds the place in a state, or held it last.
    pub(crate) fn holder(self, state: usize) -> usize {
        state % self.holders()
    }

    /// The class with most weight, and its share. Of equals the first: nobody known, the sides in order, contested. Weights
    /// that differ by less than the arithmetic can tell are equal, so that the order of sums decides nothing.
    pub(crate) fn best(self, weights: &[f64]) -> (Class, f64) {
        let held = &weights[..self.holders()];
        let contested: f64 = weights[self.holders()..].iter().sum();
        let all = held.iter().sum::<f64>() + contested;
        let mut best = (Class::Contested, contested);
        for (holder, weight) in held.iter().enumerate().rev() {
            if *weight >= best.1 * (1.0 - ALIKE) {
                best = (if holder == NOBODY { Class::Unknown } else { Class::Held(holder) }, *weight);
            }
        }
        (best.0, best.1 / all)
    }

    /// The share of a class.
    pub(crate) fn share(self, weights: &[f64], class: Class) -> f64 {
        let of_class: f64 = match class {
            Class::Unknown => weights[NOBODY],
            Class::Held(holder) => weights[holder],
            Class::Contested => weights[self.holders()..].iter().sum(),
        };
        of_class / weights.iter().sum::<f64>()
    }
}
