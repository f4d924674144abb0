//! Whether two tellings may be of one event: sides, figures.

use std::collections::BTreeSet;

use dateline_lexicon::Lexicon;
use dateline_model::{Claim, Count, Day, Kind, SideId};

use crate::Parameters;

/// Who did it to whom, as far as said.
#[derive(Clone, PartialEq, Default, Debug)]
pub(crate) struct Sides {
    pub(crate) by: BTreeSet<SideId>,
    pub(crate) against: BTreeSet<SideId>,
}

impl Sides {
    /// The same seen from the other side: in a clash it is open who comes first.
    pub(crate) fn swapped(&self) -> Self {
        Self { by: self.against.clone(), against: self.by.clone() }
    }

    /// How much is said: 0 to 2.
    pub(crate) fn said(&self) -> usize {
        usize::from(!self.by.is_empty()) + usize::from(!self.against.is_empty())
    }

    /// Takes in what another telling says.
    pub(crate) fn add(&mut self, other: &Self) {
        self.by.extend(other.by.iter().cloned());
        self.against.extend(other.against.iter().cloned());
    }
}

/// The other's sides, turned if needed so that they fit; `None` where they don't.
pub(crate) fn fitted(kind: Kind, one: &Sides, other: &Sides, day: Option<Day>, lexicon: &Lexicon) -> Option<Sides> {
    // Whose dead they are is one side, not its friends: the army's are not its ally's.
    let hurt = |other: &Sides| match kind {
        Kind::Casualties => {
            one.against.is_empty() || other.against.is_empty() || !one.against.is_disjoint(&other.against)
        }
        _ => agree(&one.against, &other.against, day, lexicon),
    };
    let fit = |other: &Sides| agree(&one.by, &other.by, day, lexicon) && hurt(other);
    if fit(other) {
        Some(other.clone())
    } else {
        Some(other.swapped()).filter(|turned| kind == Kind::Clash && fit(turned))
    }
}

/// Sides agree where one list is empty, or some side of one stands with some side of the other.
fn agree(one: &BTreeSet<SideId>, other: &BTreeSet<SideId>, day: Option<Day>, lexicon: &Lexicon) -> bool {
    one.is_empty()
        || other.is_empty()
        || one.iter().any(|left| other.iter().any(|right| left == right || lexicon.are_friendly(left, right, day)))
}

/// How near two claims stand to each other; the nearer, the more their figures must agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Nearness {
    OneOrigin,
    OneReport,
    Apart,
}

/// Whether the casualty figures of two claims may be of one event: ranges meet, or lie no more than a factor apart.
pub(crate) fn figures_fit(one: &Claim, other: &Claim, nearness: Nearness, parameters: &Parameters) -> bool {
    let factor = match nearness {
        Nearness::OneOrigin => parameters.factor_one_origin,
        Nearness::OneReport => parameters.factor_one_report,
        Nearness::Apart => parameters.factor_across,
    };
    [(one.killed, other.killed), (one.wounded, other.wounded), (one.captured, other.captured)]
        .into_iter()
        .all(|pair| !matches!(pair, (Some(one), Some(other)) if !within(one, other, factor)))
}

fn within(one: Count, other: Count, factor: f64) -> bool {
    let ends = |count: Count| (count.low().unwrap_or(0), count.high().unwrap_or(u32::MAX));
    let ((low, high), (other_low, other_high)) = (ends(one), ends(other));
    let gap_below = low.max(other_low);
    let gap_above = high.min(other_high);
    gap_below <= gap_above || f64::from(gap_below) <= f64::from(gap_above) * factor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_fit_where_ranges_meet_or_lie_close() {
        assert!(within(Count::at_least(18), Count::exactly(40), 1.0));
        assert!(within(Count::between(24, 99), Count::exactly(36), 1.0));
        assert!(within(Count::exactly(30), Count::exactly(32), 1.25));
        assert!(!within(Count::exactly(5), Count::exactly(12), 1.25));
        assert!(!within(Count::at_most(5), Count::at_least(12), 2.0));
    }
}
