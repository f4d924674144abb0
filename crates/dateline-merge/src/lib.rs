//! Claims to events: which claims tell of the same thing.
//!
//! Reports repeat one another, tell one happening twice, and date it a day apart. [`merge`] puts claims together where
//! kind, place and days are the same, the sides can stand together and the figures are not out of all proportion; it
//! would rather leave two events apart than make one of two. Nothing is lost: an event keeps all its claims, also those
//! that deny it.
//!
//! The rule is simple on purpose and stands in four steps: [`telling`] says what of a claim is compared, `fits` which
//! two may be one, `cluster` in which order they are put together, `event` what comes of it. [`origin`] counts
//! independent sources; the later stages use it too.

mod cluster;
mod event;
mod fits;
mod identity;
pub mod origin;
mod parameters;
pub mod telling;

use std::collections::{BTreeMap, BTreeSet};

use dateline_lexicon::Lexicon;
use dateline_model::{
    Claim, DateBound, Day, Event, Kind, Phase, Place, PlaceId, PlaceMention, RunId, Scope, Sourced, Stance,
};
pub use parameters::Parameters;

use crate::cluster::{Cluster, Grouping, Telling, reach_of};
use crate::event::{event_of, place_in_list};
use crate::fits::Sides;
use crate::identity::{Nameless, names};
use crate::origin::{Origins, fold};
use crate::telling::{Places, places_told, sides_of};

/// Groups claims into events, in order of days. The result does not depend on the order of the claims; an id that stands
/// twice counts once. Events that keep a member of a `previous` event keep its id and the run that recorded it first.
#[must_use]
pub fn merge(
    claims: &[Sourced],
    places: &[Place],
    lexicon: &Lexicon,
    previous: &[Event],
    parameters: &Parameters,
    run: &RunId,
) -> Vec<Event> {
    let claims = in_order(claims);
    let places = Places::new(places);
    let origins = Origins::new(&claims, lexicon);
    let grouping = Grouping { lexicon, origins: &origins, parameters };

    let mut clusters: Vec<(Where, Cluster<'_>)> = vec![];
    for (bucket, tellings) in buckets(&claims, &places, lexicon, parameters) {
        let found = if bucket.mergeable() {
            grouping.clusters(tellings)
        } else {
            tellings.into_iter().map(Cluster::of).collect()
        };
        clusters.extend(found.into_iter().map(|cluster| (bucket.place.clone(), cluster)));
    }
    let nameless: Vec<Nameless<'_>> = clusters.iter().map(|(place, cluster)| nameless(place, cluster)).collect();
    let names = names(&nameless, previous);
    let mut events: Vec<Event> = clusters
        .iter()
        .zip(names)
        .map(|((place, cluster), (id, before))| {
            let known = place.id().and_then(|id| places.get(id));
            let written = cluster.members.first().map_or("", |telling| telling.mention);
            let run = before.map_or(run, |before| &before.recorded_in).clone();
            event_of(cluster, known, written, &origins, id, run)
        })
        .collect();
    events.sort_by(|one, other| place_in_list(one).cmp(&place_in_list(other)));
    events
}

/// Each claim once, the first published first.
fn in_order(claims: &[Sourced]) -> Vec<&Sourced> {
    let mut claims: Vec<&Sourced> = claims.iter().collect();
    claims.sort_by(|one, other| one.claim.id.cmp(&other.claim.id));
    claims.dedup_by(|one, other| one.claim.id == other.claim.id);
    claims.sort_by_key(|sourced| sourced.published.unwrap_or(Day::from_number(i32::MAX)));
    claims
}

/// What claims must share to be compared at all.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Bucket {
    kind: Kind,
    place: Where,
    /// Figures of a campaign or so far stand apart from those of one event.
    total: Option<Scope>,
    /// A truce agreed and a truce broken are two things.
    phase: Option<Phase>,
}

impl Bucket {
    /// Words of a speaker stand alone, and so does what nobody can place.
    fn mergeable(&self) -> bool {
        self.kind != Kind::Statement && self.place != Where::Nowhere
    }
}

/// Where something happened: the gazetteer's place, else the folded name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Where {
    Known(PlaceId),
    Named(String),
    Nowhere,
}

impl Where {
    fn of(mention: &PlaceMention, places: &Places<'_>, certainty: f64) -> Self {
        match &mention.place {
            Some(id) if mention.certainty >= certainty && places.get(id).is_some() => Self::Known(id.clone()),
            _ => Self::Named(fold(&mention.name)),
        }
    }

    fn id(&self) -> Option<&PlaceId> {
        match self {
            Self::Known(id) => Some(id),
            Self::Named(_) | Self::Nowhere => None,
        }
    }

    fn key(&self) -> &str {
        match self {
            Self::Known(id) => id.as_str(),
            Self::Named(name) => name,
            Self::Nowhere => "",
        }
    }
}

fn buckets<'a>(
    claims: &[&'a Sourced],
    places: &Places<'_>,
    lexicon: &Lexicon,
    parameters: &Parameters,
) -> BTreeMap<Bucket, Vec<Telling<'a>>> {
    let mut buckets: BTreeMap<Bucket, Vec<Telling<'a>>> = BTreeMap::new();
    for (index, sourced) in claims.iter().enumerate() {
        let claim = &sourced.claim;
        let day = claim.days.first();
        let sides = Sides {
            by: sides_of(&claim.by, day, lexicon).into_iter().collect(),
            against: sides_of(&claim.against, day, lexicon).into_iter().collect(),
        };
        // A denial or a plan speaks of its own day, however loosely it is dated.
        let bound = if claim.stance == Stance::Asserted { claim.date_bound } else { DateBound::On };
        let reach = reach_of(claim.days, bound, parameters);
        let told = places_told(claim, places, parameters.place_certainty);
        let mut at: Vec<(Where, &'a str)> = told
            .into_iter()
            .map(|mention| (Where::of(mention, places, parameters.place_certainty), mention.name.as_str()))
            .collect();
        let mut seen = BTreeSet::new();
        at.retain(|(place, _)| seen.insert(place.clone()));
        if at.is_empty() {
            at.push((Where::Nowhere, ""));
        }
        let several = at.len() > 1;
        for (place, mention) in at {
            let telling = Telling { claim: index, sourced, sides: sides.clone(), reach, mention, several };
            buckets.entry(bucket(claim, place)).or_default().push(telling);
        }
    }
    buckets
}

fn bucket(claim: &Claim, place: Where) -> Bucket {
    Bucket {
        kind: claim.kind,
        place,
        total: claim.scope.filter(|scope| matches!(scope, Scope::RunningTotal | Scope::Campaign)),
        phase: claim.phase.filter(|_| claim.kind == Kind::Agreement),
    }
}

fn nameless<'a>(place: &'a Where, cluster: &'a Cluster<'_>) -> Nameless<'a> {
    let mut tellings: Vec<&Telling<'_>> = cluster.members.iter().collect();
    tellings.sort_by_key(|telling| telling.claim);
    let several = tellings.first().is_some_and(|telling| telling.several);
    Nameless {
        members: tellings.iter().map(|telling| &telling.sourced.claim.id).collect(),
        place: place.id(),
        besides: if several { place.key().to_owned() } else { String::new() },
    }
}
