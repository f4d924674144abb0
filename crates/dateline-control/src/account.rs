//! How the evidence on a place adds up to what is thought of one day: each piece with the probabilities before and after it.

use std::collections::BTreeSet;

use dateline_merge::origin::Origins;
use dateline_model::{ClaimId, Day, Holder, PlaceId, SideId, Sourced};

use crate::chain::Class;
use crate::evidence::Sign;
use crate::history::Chain;
use crate::neighbour::Change;
use crate::observation::{Observation, strength};
use crate::reading::From;

/// What is thought of a place on a day, and how it came to that.
#[derive(Clone, PartialEq, Debug)]
pub struct Account {
    /// The probability of each holder by all evidence, the most probable first; they sum to 1.
    pub holders: Vec<(Holder, f64)>,
    /// The same before any evidence.
    pub before: Vec<(Holder, f64)>,
    /// The evidence, in order of days.
    pub steps: Vec<Weighed>,
}

/// A piece of evidence, and what it changes.
#[derive(Clone, PartialEq, Debug)]
pub struct Weighed {
    /// What it says, in a few words without the side: "took it".
    pub says: &'static str,
    /// The side that it is about.
    pub side: SideId,
    /// The day from which on it says so.
    pub day: Day,
    /// How strongly it is told: the chance that at least one independent origin is right, 0 to 1. Of a neighbour: how
    /// probable its own change is.
    pub told: f64,
    /// How strongly it is denied, likewise.
    pub denied: f64,
    /// The claims that say so.
    pub claims: Vec<ClaimId>,
    /// The claims that deny it.
    pub denials: Vec<ClaimId>,
    /// The neighbour that changed hands, where it is one.
    pub neighbour: Option<PlaceId>,
    /// The probability of each holder on the day asked for, with the evidence up to this piece, in the order of
    /// [`Account::holders`].
    pub after: Vec<f64>,
}

/// With more pieces than this, the first ones are added at once.
const MOST_STEPS: usize = 300;

/// Adds the evidence up, one piece after the other.
pub(crate) fn account(
    chain: &Chain<'_>,
    on: Day,
    changes: &[Change],
    places: &[&dateline_model::Place],
    claims: &[&Sourced],
    origins: &Origins<'_>,
) -> Account {
    let classes: Vec<Class> =
        (1..=chain.sides.len()).map(Class::Held).chain([Class::Contested, Class::Unknown]).collect();
    let on_day = |used: &BTreeSet<From>| chain.classes(&classes, on, |from| used.contains(&from));
    let mut pieces: Vec<(Day, From)> = vec![];
    for reading in &chain.readings {
        let day = match reading.from {
            From::Observation(number) => chain.observations[number].day,
            From::Neighbour(number) => changes[number].day,
        };
        if !pieces.contains(&(day, reading.from)) {
            pieces.push((day, reading.from));
        }
    }
    pieces.sort_by_key(|(day, from)| (*day, *from));
    let mut used: BTreeSet<From> = BTreeSet::new();
    let before = on_day(&used);
    let at_once = pieces.len().saturating_sub(MOST_STEPS);
    let mut steps = vec![];
    for (index, (day, from)) in pieces.iter().enumerate() {
        used.insert(*from);
        if index < at_once {
            continue;
        }
        let after = on_day(&used);
        steps.push(match from {
            From::Observation(number) => weighed(&chain.observations[*number], *day, after, claims, origins),
            From::Neighbour(number) => {
                let change = &changes[*number];
                let votes = change.votes.iter().map(|vote| vote.claim).collect();
                Weighed {
                    says: "came to hold a neighbour",
                    side: change.side.clone(),
                    day: *day,
                    told: change.probability,
                    denied: 0.0,
                    claims: ids(votes, claims),
                    denials: vec![],
                    neighbour: places.get(change.place).map(|place| place.id.clone()),
                    after,
                }
            }
        });
    }
    let last = steps.last().map_or_else(|| on_day(&used), |step| step.after.clone());
    let mut order: Vec<usize> = (0..classes.len()).collect();
    order.sort_by(|one, other| last[*other].total_cmp(&last[*one]).then(one.cmp(other)));
    let in_order = |shares: &[f64]| -> Vec<f64> { order.iter().map(|index| shares[*index]).collect() };
    let holders: Vec<Holder> = order
        .iter()
        .map(|index| match classes[*index] {
            Class::Held(holder) => Holder::Side(chain.sides[holder - 1].clone()),
            Class::Contested => Holder::Contested,
            Class::Unknown => Holder::Unknown,
        })
        .collect();
    let named = |shares: &[f64]| holders.iter().cloned().zip(in_order(shares)).collect();
    let steps = steps.into_iter().map(|step| Weighed { after: in_order(&step.after), ..step }).collect();
    Account { holders: named(&last), before: named(&before), steps }
}

fn weighed(one: &Observation, day: Day, after: Vec<f64>, claims: &[&Sourced], origins: &Origins<'_>) -> Weighed {
    Weighed {
        says: match one.sign {
            Sign::Denies => "is not there",
            Sign::Attacks => "attacked it",
            Sign::Fights if one.ongoing => "fights in it",
            Sign::Fights => "fought in it",
            Sign::Part => "has a part of it",
            Sign::Within(_) => "took a place in it",
            Sign::Takes => "took it",
            Sign::Leaves => "left it",
            Sign::Besieged => "was besieged in it",
            Sign::Defends => "defended it",
            Sign::Holds => "held it",
        },
        side: one.side.clone(),
        day,
        told: strength(&one.votes, origins),
        denied: strength(&one.denials, origins),
        claims: ids(one.votes.iter().map(|vote| vote.claim).collect(), claims),
        denials: ids(one.denials.iter().map(|vote| vote.claim).collect(), claims),
        neighbour: None,
        after,
    }
}

fn ids(numbers: BTreeSet<usize>, claims: &[&Sourced]) -> Vec<ClaimId> {
    numbers.into_iter().filter_map(|number| claims.get(number)).map(|one| one.claim.id.clone()).collect()
}
