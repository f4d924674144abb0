//! Who held a place on each day, as probabilities: what the intervals are made of.

use dateline_model::{Day, Holder, PlaceId};
use rayon::prelude::*;

use crate::chain::{Layout, Posterior, Strand, every_day};
use crate::history::Chain;
use crate::work::Work;

/// How probable each holder of a place is on each day, by all evidence before and after.
///
/// These are the chain's own probabilities: an interval's is their mean over its days, held down where it rests on doubtful
/// evidence.
#[derive(Clone, PartialEq, Debug)]
pub struct Daily {
    /// The place.
    pub place: PlaceId,
    /// The first day with evidence; of the days before nothing is said.
    pub from: Day,
    /// Who may hold it: nobody known, the sides, contested.
    pub holders: Vec<Holder>,
    /// For each day a row with a probability for each holder.
    shares: Vec<f64>,
}

impl Daily {
    /// The days in order, each with a probability for each of the holders. They sum to 1.
    pub fn days(&self) -> impl Iterator<Item = (Day, &[f64])> {
        let days = (0..).map(|number| self.from.plus(number));
        days.zip(self.shares.chunks_exact(self.holders.len()))
    }

    /// The probabilities of the holders on a day; `None` outside the days told of.
    #[must_use]
    pub fn on(&self, day: Day) -> Option<&[f64]> {
        let row = usize::try_from(day.number().checked_sub(self.from.number())?).ok()?;
        self.shares.chunks_exact(self.holders.len()).nth(row)
    }
}

/// A longer span is not laid out day by day, eight places wide: 100 years.
const LONG: i32 = 36_525;

/// Every day of the places with these numbers, up to a day, in their order. Places without evidence are passed over.
pub(crate) fn daily(work: &Work<'_>, of: &[usize], until: Day) -> Vec<Daily> {
    let (all, told) = work.alone_all();
    let around = work.around(&all);
    let strands = of.par_iter().filter_map(|number| {
        let near = work.near(*number, work.places[*number], &around);
        let chain = work.chain_with(&told[*number].0, &near, &all, work.places[*number])?;
        let found = Found::new(&chain, until)?;
        Some(found)
    });
    let mut found: Vec<Found> = strands.collect();
    let mut by_sides: Vec<Vec<(usize, Strand)>> = vec![];
    for (index, one) in found.iter_mut().enumerate() {
        if let Some(strand) = one.strand.take() {
            by_sides.resize_with(by_sides.len().max(one.sides + 1), Vec::new);
            by_sides[one.sides].push((index, strand));
        }
    }
    for (sides, strands) in by_sides.into_iter().enumerate().filter(|(_, strands)| !strands.is_empty()) {
        let (numbers, strands): (Vec<usize>, Vec<Strand>) = strands.into_iter().unzip();
        let shares = every_day(Layout::new(sides), work.transitions.of(sides), &strands, until.number());
        for (index, shares) in numbers.into_iter().zip(shares) {
            found[index].daily.shares = shares;
        }
    }
    found.into_iter().map(|one| one.daily).collect()
}

/// A place on the way to its days.
struct Found {
    daily: Daily,
    sides: usize,
    /// `None`: its days are there already.
    strand: Option<Strand>,
}

impl Found {
    fn new(chain: &Chain<'_>, until: Day) -> Option<Self> {
        let sides = chain.sides.iter().cloned().map(Holder::Side);
        let holders = [Holder::Unknown].into_iter().chain(sides).chain([Holder::Contested]).collect();
        let (first, told) = chain.told(|_| true)?;
        let strand = Strand::new(chain.layout(), chain.transition, first, &told);
        let (begins, ends) = (strand.begins()?, strand.ends()?);
        let mut daily =
            Daily { place: chain.place.id.clone(), from: Day::from_number(begins), holders, shares: vec![] };
        let long = ends.max(until.number()).saturating_sub(begins) > LONG;
        if long {
            daily.shares = one_by_one(&chain.posterior()?, chain.layout(), begins..=until.number());
        }
        Some(Self { daily, sides: chain.sides.len(), strand: (!long).then_some(strand) })
    }
}

/// The shares of the classes, each day asked for by itself.
fn one_by_one(posterior: &Posterior<'_>, layout: Layout, days: std::ops::RangeInclusive<i32>) -> Vec<f64> {
    let mut weights = vec![0.0; layout.states()];
    let mut shares = vec![];
    for day in days {
        posterior.on(day, &mut weights);
        let all: f64 = weights.iter().sum();
        let (held, contested) = weights.split_at(layout.holders());
        shares.extend(held.iter().map(|weight| weight / all));
        shares.push(contested.iter().sum::<f64>() / all);
    }
    shares
}
