//! Towns to watch: those whose change of hands would do most to the roads, that are least surely held, and that are most told of.
//!
//! A place is ranked by the product of the three: how many stretches of road would open or close to somebody and how many places would
//! be supplied or cut off, had its likeliest taker taken it; how open the matter is, from 0 (surely held) to 1 (fought over); and how
//! active it is, by the number of claims of the last days, from almost 0 to 1.

use std::collections::BTreeMap;

use dateline_merge::telling::{Places, places_told};
use dateline_model::{ClaimId, Day, PlaceId, SideId};
use rayon::prelude::*;

use crate::held::Who;
use crate::routes::Routes;
use crate::sides::numbers;
use crate::whatif::Difference;
use crate::work::Input;

/// A town to watch.
#[derive(Clone, PartialEq, Debug)]
pub struct Watched {
    /// The place.
    pub place: PlaceId,
    /// The product of the three.
    pub score: f64,
    /// Who holds it; `None` where it is contested.
    pub holder: Option<SideId>,
    /// Its likeliest taker: of the enemies inside it, or at the other end of a road, the one with most such places.
    pub taker: SideId,
    /// What would change had that side taken it.
    pub difference: Difference,
    /// How open the matter is, 0 to 1.
    pub contested: f64,
    /// How active it is, 0 to 1.
    pub active: f64,
    /// The claims of the last days about it.
    pub claims: Vec<ClaimId>,
}

/// Of how many places at most the change is worked out: those least surely held and most told of.
const CANDIDATES: usize = 40;

impl Routes<'_> {
    /// The towns to watch on a day, the highest score first, at most so many.
    #[must_use]
    pub fn watch(&self, day: Day, most: usize) -> Vec<Watched> {
        let mut candidates = self.candidates(day);
        candidates.sort_by(|one, other| {
            (other.contested * other.active).total_cmp(&(one.contested * one.active)).then(one.place.cmp(&other.place))
        });
        candidates.truncate(CANDIDATES);
        let weighed = |mut one: Watched| {
            one.difference = self.what_if(&one.place, &one.taker, day);
            #[expect(clippy::cast_precision_loss, reason = "there are fewer roads than that")]
            let effect = (one.difference.roads.len() + one.difference.supplies.len()) as f64;
            one.score = (effect * one.contested * one.active * 100.0).round() / 100.0;
            one
        };
        let mut found: Vec<Watched> = candidates.into_par_iter().map(weighed).filter(|one| one.score > 0.0).collect();
        found.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.place.cmp(&other.place)));
        found.truncate(most);
        found
    }

    /// The places on roads where an enemy of the holder is inside or at the other end of a road.
    fn candidates(&self, day: Day) -> Vec<Watched> {
        let situation = self.situation(day);
        let inside = situation.inside();
        let told = recent(&self.input, day);
        let mut found = vec![];
        for (node, places) in &self.places_at {
            let around = self.work.graph.around(*node);
            for place in places {
                let held = self.work.holding.on(*place as usize, day.number());
                let (holder, contested) = match held.who {
                    Who::Unknown => continue,
                    Who::Contested(_) => (None, 1.0),
                    Who::Side(side) => (Some(side), (1.0 - held.probability).max(0.02)),
                };
                let enemies = match held.who {
                    Who::Contested(parties) => parties,
                    _ => numbers(held.inside())
                        .fold(0, |set, side| set | self.work.sides.stand(side, day.number()).enemies),
                };
                let mut beside: BTreeMap<usize, usize> = BTreeMap::new();
                for set in around.iter().map(|arc| inside[arc.to.index()]).chain([held.inside()]) {
                    for side in numbers(set & enemies) {
                        *beside.entry(side).or_default() += 1;
                    }
                }
                let taker = beside.iter().max_by_key(|(side, count)| (**count, std::cmp::Reverse(**side)));
                let Some((taker, _)) = taker else { continue };
                let id = &self.work.places[*place as usize].id;
                let claims = told.get(id).cloned().unwrap_or_default();
                #[expect(clippy::cast_precision_loss, reason = "there are fewer claims than that")]
                let number = claims.len() as f64;
                let active = number / (number + self.input.parameters.active_half);
                found.push(Watched {
                    place: id.clone(),
                    score: 0.0,
                    holder: holder.map(|side| self.work.sides.id(side).clone()),
                    taker: self.work.sides.id(*taker).clone(),
                    difference: Difference::default(),
                    contested,
                    active: active.max(self.input.parameters.quiet),
                    claims,
                });
            }
        }
        found
    }
}

/// The claims of the last days about each place.
fn recent(input: &Input<'_>, day: Day) -> BTreeMap<PlaceId, Vec<ClaimId>> {
    let places = Places::new(input.places);
    let since = day.plus(-input.parameters.active_days);
    let mut told: BTreeMap<PlaceId, Vec<ClaimId>> = BTreeMap::new();
    for sourced in input.claims {
        let recent = sourced.claim.days.last().is_some_and(|last| since <= last && last <= day);
        if !recent {
            continue;
        }
        for mention in places_told(&sourced.claim, &places, input.parameters.doubtful_place) {
            if let Some(place) = &mention.place {
                told.entry(place.clone()).or_default().push(sourced.claim.id.clone());
            }
        }
    }
    for claims in told.values_mut() {
        claims.sort();
        claims.dedup();
    }
    told
}
