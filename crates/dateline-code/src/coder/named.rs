//! Who and where: the actors and places named in each sentence of a report, marked before its story is told.
//!
//! None of this hangs on the story, but much of the story hangs on it: who is named how often, which names are places, and
//! where the report is about.

use std::collections::BTreeMap;

use dateline_model::{ActorId, PlaceKind, Report};

use super::Coder;
use super::opening::Title;
use crate::actors::ActorMark;
use crate::listing::Entry;
use crate::places::{Known, PlaceMark, Tie};
use crate::segment::Sentence;
use crate::story::{Recent, Story, short};

/// The actors and places named in a sentence.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) actors: Vec<ActorMark>,
    pub(super) places: Vec<PlaceMark>,
}

impl Coder<'_> {
    /// The actors and places named in each sentence, and how often each actor is named.
    pub(super) fn named(
        &self,
        report: &Report,
        sentences: &[&Sentence],
        known: &mut Known,
    ) -> (Vec<Named>, BTreeMap<ActorId, u32>) {
        let mut counts: BTreeMap<ActorId, u32> = BTreeMap::new();
        let mut named: Vec<Named> = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            let actors = self.actors.find(&sentence.tokens);
            for mark in actors.iter().filter(|mark| !mark.generic) {
                if let [actor] = mark.who.as_slice() {
                    count(&mut counts, actor);
                }
            }
            self.places.learn(known, &sentence.tokens, &actors);
            named.push(Named { actors, places: vec![] });
        }
        // Names that actors of several wars share are counted for the one that this report means.
        let story = Story::new(self.lexicon, counts.clone());
        for mark in named.iter().flat_map(|one| &one.actors).filter(|mark| !mark.generic && mark.who.len() > 1) {
            if let Some(actor) = story.meant(&mark.who) {
                count(&mut counts, &actor);
            }
        }
        for (one, sentence) in named.iter_mut().zip(sentences) {
            one.actors.retain(|mark| !self.is_country_name(report, sentence, mark));
            one.places = self.places.find(known, &self.atlas, &sentence.tokens, &report.text, &one.actors);
            if let Some(about) = sentence.entry.as_ref().and_then(Entry::mark) {
                one.places.retain(|place| place.last <= about.first || about.last <= place.first);
                one.actors.retain(|actor| actor.last <= about.first || about.last <= actor.first);
                one.places.push(about);
                one.places.sort_by_key(|place| place.first);
            }
        }
        (named, counts)
    }

    /// A country's name is the place after "in", "into" or "across", and the state elsewhere.
    fn is_country_name(&self, report: &Report, sentence: &Sentence, mark: &ActorMark) -> bool {
        let cut = &sentence.tokens;
        let before = mark.first.checked_sub(1).map_or("", |index| cut[index].lower.as_str());
        let written = &report.text[cut[mark.first].start..cut[mark.last - 1].end];
        // "under the control of Russia", "lost to Russia": in an entry about a town, who did it or to whom.
        let who = sentence.entry.is_some() && ["to", "from", "of"].contains(&before);
        !who && ["in", "into", "inside", "across", "throughout", "to", "from", "of", "outside"].contains(&before)
            && mark.last - mark.first == 1
            && !cut.get(mark.last).is_some_and(|token| token.is("'s"))
            && self.atlas.best_listed(written).is_some_and(|found| found.certainty > 0.9)
    }
}

fn count(counts: &mut BTreeMap<ActorId, u32>, actor: &ActorId) {
    match counts.get_mut(actor) {
        Some(count) => *count += 1,
        None => drop(counts.insert(actor.clone(), 1)),
    }
}

/// The place that the report names most, and its share of all that it names. A place of the title counts for more.
pub(super) fn main_place(title: &Title, named: &[Named], known: &Known) -> (Option<Recent>, f64) {
    const TITLED: u32 = 3;
    let mut counts: BTreeMap<&str, (u32, &PlaceMark)> = BTreeMap::new();
    for mark in named.iter().flat_map(|one| &one.places) {
        if !mark.is_country() && mark.kind != Some(PlaceKind::Road) {
            let weight = if mark.tie == Tie::Aside { 0 } else { 1 };
            counts.entry(&mark.mention.name).or_insert((0, mark)).0 += weight;
        }
    }
    let all: u32 = counts.values().map(|(count, _)| *count).sum();
    let weight = |count: u32, mark: &PlaceMark| count * if title.names(&mark.mention.name) { TITLED } else { 1 };
    let most =
        counts.into_values().max_by_key(|(count, mark)| (weight(*count, mark), std::cmp::Reverse(&mark.mention.name)));
    let share = most.map_or(0.0, |(count, _)| f64::from(count) / f64::from(all.max(1)));
    let recent = most.map(|(_, mark)| Recent {
        nouns: known.nouns_of(&mark.mention.name),
        mention: short(mark),
        kind: mark.kind,
    });
    (recent, share)
}
