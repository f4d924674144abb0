//! Why two rows were put together: each field, what agrees, and what that counts for.

use serde::Serialize;

use crate::levels::{self, BANDS};
use crate::weights::{self, Parts};
use crate::{Linked, RowRef};

/// Why two rows of one cluster are taken to tell of one event.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PairExplained {
    /// The cluster, from 1.
    pub cluster: usize,
    /// The rows.
    #[serde(skip)]
    pub rows: (RowRef, RowRef),
    /// How probable it is that both tell of one event, what competes with them counted in.
    pub probability: f64,
    /// The odds of this pair alone, as a power of two: the sum of the weights.
    pub weight: f64,
    /// How probable it is that one row is a copy of the other.
    pub copy: f64,
    /// The fields.
    pub fields: Vec<FieldExplained>,
}

/// A field of two rows.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct FieldExplained {
    /// The field: `time`, `place`, `rarity`, `type`, `actors`, `deaths`, `copy`.
    pub field: &'static str,
    /// What agrees, and what does not.
    pub agreement: String,
    /// What that counts for, as a power of two: 3 makes one event eight times likelier, -3 eight times less likely.
    pub weight: f64,
}

/// What was learned of two sources.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Learned {
    /// The two sources.
    pub sources: (String, String),
    /// How many pairs of rows were compared.
    pub compared: usize,
    /// The share of each one's rows that the other has, too.
    pub coverage: (f64, f64),
    /// By how many days the second source's day differs from the first's, and how often, where both give one day.
    pub days: Vec<(i32, f64)>,
    /// How often the actors stand the other way round.
    pub swapped: f64,
    /// Of rows at the very same exact point, how many are copies.
    pub copies: f64,
    /// Which type of the first stands for which of the second, and how many times likelier than chance.
    pub types: Vec<(String, String, f64)>,
    /// The same of actors.
    pub actors: Vec<(String, String, f64)>,
}

impl Linked {
    /// Why the rows of each cluster are together, pair by pair. Rows that are together by way of a third only have no
    /// line.
    #[must_use]
    pub fn explain(&self) -> Vec<PairExplained> {
        let mut explained = Vec::new();
        for ((one, other), learned) in &self.inside.learned {
            for pair in 0..learned.pairs.len() {
                let (a, b) = (learned.pairs.a[pair], learned.pairs.b[pair]);
                let (of_a, of_b) = (self.inside.cluster(*one, a), self.inside.cluster(*other, b));
                if of_a == of_b && of_a != u32::MAX {
                    explained.push(self.explain_pair(of_a as usize + 1, (*one, *other), learned, pair));
                }
            }
        }
        explained.sort_by_key(|pair| (pair.cluster, pair.rows));
        explained
    }

    fn explain_pair(
        &self,
        cluster: usize,
        of: (usize, usize),
        learned: &crate::learn::Learned,
        pair: usize,
    ) -> PairExplained {
        let (one, other) = (&self.inside.sources[of.0], &self.inside.sources[of.1]);
        let (pairs, weights) = (&learned.pairs, &learned.weights);
        let (a, b) = (pairs.a[pair] as usize, pairs.b[pair] as usize);
        let parts: Parts = weights.parts(one, other, pairs, pair);
        let link = pairs.link[pair] as usize;
        let (places, distance) = (pairs.links[link], pairs.distance[pair]);
        let alike =
            weights.places(places, distance, f64::from(learned.at_links[link]), f64::from(learned.probable[pair]));
        let apart = levels::kilometres(&one.places[places.0 as usize], &other.places[places.1 as usize]);
        let told = parts.time * parts.toll;
        let mixed = (1.0 - parts.copy) * told + parts.copy * parts.copied;
        let actors = (1.0 - weights.swapped) * f64::from(parts.straight) + weights.swapped * f64::from(parts.crossed);
        let free = ((1.0 - weights.coverage.0) * (1.0 - weights.coverage.1)).max(0.02);
        let rows = |source: &crate::records::Source, place: u32| source.rows_at(place);
        let seen = format!(
            "{apart:.1} km apart; {:.0} of {:.0} and {:.0} rows there tell of one event",
            learned.at_links[link],
            rows(one, places.0),
            rows(other, places.1)
        );
        let said = |mine: &str, theirs: &str| format!("`{mine}` and `{theirs}`");
        let crossed = weights.swapped * f64::from(parts.crossed) > (1.0 - weights.swapped) * f64::from(parts.straight);
        let who = format!(
            "{}; {}{}",
            said(&one.actors[one.actor1[a] as usize], &other.actors[other.actor1[b] as usize]),
            said(&one.actors[one.actor2[a] as usize], &other.actors[other.actor2[b] as usize]),
            if crossed { "; the other way round" } else { "" }
        );
        let figure = |dead: u32| if dead == crate::records::NONE { "not given".to_owned() } else { dead.to_string() };
        let toll = weights::toll_in_words(weights::toll_level(one, a, other, b));
        let mut fields = vec![
            field("time", levels::time_in_words(pairs.time[pair] as usize), parts.time),
            field("place", seen, alike),
            field(
                "rarity",
                format!("{:.3} and {:.3} rows a day there", one.rate[a], other.rate[b]),
                parts.rarity / free,
            ),
            field(
                "type",
                said(&one.kinds[one.kind[a] as usize], &other.kinds[other.kind[b] as usize]),
                f64::from(parts.kind),
            ),
            field("actors", who, actors),
            field("deaths", format!("{} and {}: {toll}", figure(one.dead[a]), figure(other.dead[b])), parts.toll),
        ];
        if (distance as usize).is_multiple_of(BANDS) {
            let same = if parts.copied > 0.0 {
                "the very day, point and figure"
            } else {
                "the same point, but not all the rest"
            };
            fields.push(field("copy", same.to_owned(), mixed / told));
        }
        PairExplained {
            cluster,
            rows: (self.inside.row(of.0, a), self.inside.row(of.1, b)),
            probability: rounded(f64::from(learned.probable[pair])),
            weight: rounded(fields.iter().map(|field| field.weight).sum()),
            copy: rounded(parts.copy * parts.copied / mixed.max(1e-300)),
            fields,
        }
    }

    /// What was learned, for each two sources.
    #[must_use]
    pub fn learned(&self) -> Vec<Learned> {
        let of = |((one, other), learned): &((usize, usize), crate::learn::Learned)| {
            let weights = &learned.weights;
            Learned {
                sources: (self.inside.names[*one].clone(), self.inside.names[*other].clone()),
                compared: learned.pairs.len(),
                coverage: (rounded(weights.coverage.0), rounded(weights.coverage.1)),
                days: levels::single_days()
                    .map(|(days, level)| (days, rounded(weights.time[level])))
                    .filter(|(_, share)| *share >= 0.001)
                    .collect(),
                swapped: rounded(weights.swapped),
                copies: rounded(weights.copies[0]),
                types: weights.kinds.strongest(),
                actors: weights.actors.strongest(),
            }
        };
        self.inside.learned.iter().map(of).collect()
    }
}

fn field(field: &'static str, agreement: String, factor: f64) -> FieldExplained {
    FieldExplained { field, agreement, weight: rounded(factor.max(1e-300).log2()) }
}

/// To four places: more would say nothing.
fn rounded(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}
