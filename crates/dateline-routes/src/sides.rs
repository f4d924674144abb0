//! Who travels, and how the sides stand to each other on a day.
//!
//! Sides are numbered, so that a set of them is a word of 32 bits. Civilians and aid have the two highest numbers: they are
//! no side's, and pass only where somebody says so.

use std::collections::BTreeSet;

use dateline_lexicon::Lexicon;
use dateline_model::{Day, RelationKind, SideId, Traveller};

/// The number of civilians in a set.
pub(crate) const CIVILIANS: usize = 30;
/// The number of aid in a set.
pub(crate) const AID: usize = 31;
/// How many sides there can be beside them.
const MOST: usize = 30;

/// The sides of a project, in order of id, and how they stand to each other.
#[derive(Clone, Debug)]
pub(crate) struct Sides {
    sides: Vec<SideId>,
    /// First days of spans in which all relations stay as they are; the first span has begun before all days.
    turns: Vec<i32>,
    /// For each span and each side, the sides with which it shares roads, those whose places it may pass, and its enemies.
    stands: Vec<Vec<Stand>>,
}

/// How one side stands to the others, each as a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Stand {
    /// Itself, its allies and those who cooperate with it.
    pub(crate) friends: u32,
    /// The same and neutral ones.
    pub(crate) lets_pass: u32,
    /// Those it fights.
    pub(crate) enemies: u32,
}

impl Sides {
    /// These sides, each once, and the lexicon's others as far as there is room; of more than 30 the first ones. Those left
    /// out are given back.
    pub(crate) fn new(involved: &BTreeSet<SideId>, lexicon: &Lexicon) -> (Self, Vec<SideId>) {
        let others = lexicon.sides().iter().map(|side| &side.id).filter(|side| !involved.contains(side));
        let mut sides: Vec<SideId> = involved.iter().chain(others).filter(|side| !is_nobody(side)).cloned().collect();
        let others = sides.split_off(sides.len().min(MOST));
        sides.sort();
        sides.dedup();
        let mut turns: Vec<i32> = lexicon
            .relations()
            .iter()
            .flat_map(|relation| [relation.days.from, relation.days.to.map(|day| day.plus(1))])
            .flatten()
            .map(Day::number)
            .collect();
        turns.push(i32::MIN);
        turns.sort_unstable();
        turns.dedup();
        let stands = turns
            .iter()
            .map(|turn| {
                let first = turns.get(1).map_or(0, |next| next - 1);
                let day = Day::from_number(if *turn == i32::MIN { first } else { *turn });
                sides.iter().map(|side| Stand::of(side, &sides, lexicon, day)).collect()
            })
            .collect();
        (Self { sides, turns, stands }, others)
    }

    pub(crate) fn len(&self) -> usize {
        self.sides.len()
    }

    pub(crate) fn number(&self, side: &SideId) -> Option<usize> {
        self.sides.binary_search(side).ok()
    }

    pub(crate) fn id(&self, number: usize) -> &SideId {
        &self.sides[number]
    }

    pub(crate) fn ids(&self) -> &[SideId] {
        &self.sides
    }

    /// These sides as a set; ones that have no number are left out.
    pub(crate) fn set<'s>(&self, sides: impl IntoIterator<Item = &'s SideId>) -> u32 {
        sides.into_iter().filter_map(|side| self.number(side)).fold(0, |set, number| set | 1 << number)
    }

    /// All sides.
    pub(crate) fn all(&self) -> u32 {
        (1_u32 << self.sides.len()) - 1
    }

    /// Who has this number.
    pub(crate) fn traveller(&self, number: usize) -> Traveller {
        match number {
            CIVILIANS => Traveller::Civilians,
            AID => Traveller::Aid,
            side => Traveller::Side(self.sides[side].clone()),
        }
    }

    /// The number of somebody; `None` for a side of which nothing is known.
    pub(crate) fn number_of(&self, traveller: &Traveller) -> Option<usize> {
        match traveller {
            Traveller::Civilians => Some(CIVILIANS),
            Traveller::Aid => Some(AID),
            Traveller::Side(side) => self.number(side),
        }
    }

    /// How a side stands to the others on a day.
    pub(crate) fn stand(&self, side: usize, day: i32) -> Stand {
        let span = self.turns.partition_point(|turn| *turn <= day).saturating_sub(1);
        self.stands[span][side]
    }

    /// The days on which relations change.
    pub(crate) fn turns(&self) -> &[i32] {
        &self.turns[1..]
    }

    /// Whoever of these sides, or of their friends, it may be.
    pub(crate) fn with_friends(&self, sides: u32, day: i32) -> u32 {
        numbers(sides).fold(sides, |set, side| set | self.stand(side, day).friends)
    }
}

/// Who is written down like a side, but has no forces and no roads of its own.
fn is_nobody(side: &SideId) -> bool {
    matches!(side.as_str(), "civilians" | "observers" | "un" | "unknown")
}

impl Stand {
    fn of(side: &SideId, sides: &[SideId], lexicon: &Lexicon, day: Day) -> Self {
        let mut stand = Self::default();
        for (number, other) in sides.iter().enumerate() {
            let one = 1_u32 << number;
            match lexicon.relation(side, other, Some(day)) {
                Some(RelationKind::Allied | RelationKind::Cooperating) => {
                    stand.friends |= one;
                    stand.lets_pass |= one;
                }
                Some(RelationKind::Neutral) => stand.lets_pass |= one,
                Some(RelationKind::Hostile) => stand.enemies |= one,
                None => {}
            }
        }
        stand
    }
}

/// The numbers in a set, in order.
pub(crate) fn numbers(mut set: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let number = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::lexicon;

    #[test]
    fn allies_share_roads_neutrals_let_pass_and_relations_change() {
        let (sides, others) = Sides::new(&BTreeSet::new(), &lexicon());
        assert!(others.is_empty());
        let number = |id: &str| sides.number(&SideId::new(id)).unwrap();
        let day = |text: &str| Day::parse(text).unwrap().number();
        let stand = sides.stand(number("army"), day("2013-01-01"));
        assert_eq!(stand.friends, 1 << number("army") | 1 << number("guests"));
        assert_eq!(stand.lets_pass & !stand.friends, 1 << number("monks"));
        assert_eq!(stand.enemies, 1 << number("rebels"));
        let before = sides.stand(number("army"), day("2011-01-01"));
        assert_eq!(before.friends, 1 << number("army"), "the guests came in 2012");
    }

    #[test]
    fn of_too_many_sides_the_rest_is_given_back() {
        let many = (0..40).map(|number| SideId::new(format!("side-{number:02}"))).collect();
        let (sides, others) = Sides::new(&many, &lexicon());
        assert_eq!((sides.len(), others.len()), (30, 14), "and the lexicon's four");
        assert_eq!(sides.all().count_ones(), 30);
    }
}
