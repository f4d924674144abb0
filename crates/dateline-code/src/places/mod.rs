//! Places in a sentence: those the gazetteer knows, and those that only the text does.
//!
//! Most villages, hills and checkpoints of a war stand in no gazetteer. A capitalised name is taken for a place when the
//! report itself treats it as one: after "in" or "near", beside "village" or "checkpoint", joined to another place. The
//! whole report is read for such signs first, so that a name shown to be a place once is one wherever it stands.

mod atlas;
mod known;
mod names;
mod roads;
mod signs;
mod ties;

use std::collections::BTreeSet;

use dateline_gazetteer::Gazetteer;
use dateline_lexicon::{Lexicon, Words};
use dateline_model::{PlaceId, PlaceKind, PlaceMention, Source};

use crate::actors::ActorMark;
use crate::token::Token;
use crate::word::{Word, WordMap, WordSet};
use atlas::Resolved;
use names::{Name, names_in};
use roads::{described_roads, ends_of, joined_roads};
use ties::carry_ties;

pub(crate) use atlas::Atlas;
pub(crate) use known::Known;
pub(crate) use ties::Tie;

/// A place in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PlaceMark {
    /// First token.
    pub(crate) first: usize,
    /// One past the last token.
    pub(crate) last: usize,
    pub(crate) mention: PlaceMention,
    /// The shorter name by which the report goes on calling it.
    pub(crate) short: Option<String>,
    /// The common nouns that the report uses of it: "city", "airbase".
    pub(crate) nouns: Vec<String>,
    pub(crate) kind: Option<PlaceKind>,
    /// The preposition (or other word) that ties it to the sentence.
    pub(crate) tie: Tie,
    /// The two places that a road's own name joins.
    pub(crate) ends: Option<Box<(PlaceMention, PlaceMention)>>,
}

impl PlaceMark {
    /// A country or province: too large to be where one thing happened, if anything smaller is named.
    pub(crate) fn is_large(&self) -> bool {
        matches!(self.kind, Some(PlaceKind::Country | PlaceKind::Region | PlaceKind::Water))
    }

    pub(crate) fn is_country(&self) -> bool {
        self.kind == Some(PlaceKind::Country)
    }
}

/// The words that stand for places, and what the gazetteer knows.
#[derive(Debug)]
pub(crate) struct Places {
    kinds: WordMap<Option<PlaceKind>>,
    titles: WordSet,
    /// Words that are part of no place's name, the months among them.
    never: WordSet,
    /// The names of sources, which are no places: `al mayadeen`, `sohr`.
    sources: BTreeSet<String>,
    /// Roads that reports describe in words ("the highway that runs from Homs to Damascus"), by first word.
    roads: WordMap<Vec<(Vec<Word>, PlaceId)>>,
    say: WordSet,
}

impl Places {
    pub(crate) fn new(words: &Words, lexicon: &Lexicon, gazetteer: &Gazetteer) -> Self {
        let mut kinds: WordMap<Option<PlaceKind>> = WordMap::default();
        for (kind, nouns) in &words.nouns.places {
            if let Ok(kind) = kind.parse::<PlaceKind>() {
                for noun in nouns {
                    kinds.entry(noun).get_or_insert(kind);
                }
            }
        }
        let never = words.nouns.never_places().iter().chain(words.nouns.months());
        let say = words.speech.say.iter().flat_map(|verb| {
            let forms = words.forms(verb);
            [forms.past, forms.third, forms.base]
        });
        Self {
            kinds,
            titles: words.nouns.titles().iter().collect(),
            never: never.collect(),
            say: say.collect(),
            sources: lexicon
                .sources()
                .iter()
                .flat_map(Source::names)
                .filter(|name| name.contains(' '))
                .map(|name| name.to_lowercase())
                .chain(source_words(lexicon))
                .collect(),
            roads: described_roads(gazetteer),
        }
    }

    /// The kind of place that a common noun names.
    pub(crate) fn kind_of(&self, noun: &str) -> Option<PlaceKind> {
        self.kinds.get_str(noun).copied().flatten()
    }

    /// The same for a word of a sentence.
    pub(crate) fn kind_of_word(&self, noun: &Word) -> Option<PlaceKind> {
        self.kinds.get(noun).copied().flatten()
    }

    /// Notes what a sentence shows to be places.
    pub(crate) fn learn(&self, known: &mut Known, cut: &[Token], actors: &[ActorMark]) {
        let names = names_in(self, cut, actors);
        let mut before_is_place = false;
        for name in &names {
            let sign = self.sign(cut, name, before_is_place);
            before_is_place = sign > 0;
            let shown = known.show(&name.folded);
            shown.sign += sign;
            shown.alone += if self.starts_noun_phrase(cut, name.last) {
                -1
            } else {
                match self.noun_kind(cut, name) {
                    Some(PlaceKind::Populated) => 3,
                    None => 1,
                    Some(_) => 0,
                }
            };
            for noun in self.nouns_beside(cut, name) {
                if !shown.nouns.contains(&noun) {
                    shown.nouns.push(noun);
                }
            }
        }
    }

    /// The places of a sentence, in order.
    pub(crate) fn find(
        &self,
        known: &mut Known,
        atlas: &Atlas<'_>,
        cut: &[Token],
        text: &str,
        actors: &[ActorMark],
    ) -> Vec<PlaceMark> {
        let mut out = Vec::new();
        let described = self.described(cut, text);
        for name in names_in(self, cut, actors) {
            if described.iter().any(|road: &PlaceMark| road.first <= name.first && name.first < road.last)
                // A source, unless the report treats it as a place: "near al-Alam".
                || self.sources.contains(&name.folded) && known.shown(&name.folded).is_none_or(|shown| shown.sign < 2)
            {
                continue;
            }
            let written = &text[cut[name.first].start..cut[name.last - 1].end];
            let shown = known.shown(&name.folded).is_some_and(|shown| shown.sign > 0);
            let person = name.first > 0 && self.titles.contains(&cut[name.first - 1].lower);
            let resolved = if shown && !person {
                known.resolve(atlas, &name.folded, written)
            } else {
                // Nothing but the list makes it a place, and a near spelling is not sure enough for that.
                let certain = atlas.best_listed(written).filter(|place| place.certainty > 0.85);
                if certain.is_none() {
                    continue;
                }
                certain
            };
            // "Thawrah (Tabqah)": the same place by another name.
            if name.first > 0
                && cut[name.first - 1].is("(")
                && out.last().is_some_and(|mark: &PlaceMark| mark.last + 1 == name.first)
            {
                continue;
            }
            let (name, resolved) = self.with_nouns(known, atlas, cut, text, name, resolved);
            let written = &text[cut[name.first].start..cut[name.last - 1].end];
            let listed = resolved.as_ref().map(|place| place.kind);
            // "the area of X": X is still the town that the gazetteer has.
            let kind = self.noun_kind(cut, &name).or(listed);
            let around = listed == Some(PlaceKind::Populated) && kind == Some(PlaceKind::Region);
            let kind = if around && self.only_around(cut, &name) { listed } else { kind };
            let mention = PlaceMention {
                name: tidy(written),
                certainty: resolved.as_ref().map_or(0.0, |place| place.certainty),
                place: resolved.map(|place| place.place),
            };
            let nouns = known.shown(&name.folded).map(|shown| shown.nouns.clone()).unwrap_or_default();
            let short =
                known.short_name(cut, &name).map(|(first, last)| tidy(&text[cut[first].start..cut[last - 1].end]));
            out.push(PlaceMark {
                first: name.first,
                last: name.last,
                mention,
                short,
                nouns,
                kind,
                tie: self.tie(cut, name.first),
                ends: None,
            });
        }
        out.extend(described);
        out.sort_by_key(|mark| mark.first);
        // A name may run into a road told in words: what stands first keeps its words.
        let mut end = 0;
        out.retain(|mark| {
            let free = mark.first >= end;
            if free {
                end = mark.last;
            }
            free
        });
        carry_ties(cut, &mut out);
        joined_roads(cut, text, &mut out);
        for road in out.iter_mut().filter(|mark| mark.kind == Some(PlaceKind::Road)) {
            road.ends = ends_of(atlas, &road.mention.name).map(Box::new);
        }
        out
    }

    /// A base or site named after a town keeps its noun: "Tabqa airbase", where "Tabqa" alone is the town.
    fn with_nouns(
        &self,
        known: &mut Known,
        atlas: &Atlas<'_>,
        cut: &[Token],
        text: &str,
        name: Name,
        resolved: Option<Resolved>,
    ) -> (Name, Option<Resolved>) {
        let Some(last) = self.site_after(cut, name.last) else { return (name, resolved) };
        // "the Safir hotel": what bears the noun of a building is no town, whether or not one has the name.
        let building = cut[last - 1].is_any(words![
            "hotel",
            "mosque",
            "church",
            "hospital",
            "school",
            "university",
            "factory",
            "cemetery",
            "stadium"
        ]);
        if !building && known.shown(&name.folded).is_none_or(|shown| shown.alone <= 0) {
            // The report calls the base by its own name; where the gazetteer has it, it is not the town of that name.
            let full = &text[cut[name.first].start..cut[last - 1].end];
            let own = atlas.best_listed(full);
            let own = own.filter(|found| found.kind != PlaceKind::Populated && found.certainty > 0.85);
            return (name, own.or(resolved));
        }
        let folded = format!("{} {}", name.folded, cut[last - 1].lower);
        let written = &text[cut[name.first].start..cut[last - 1].end];
        let own = known.resolve(atlas, &folded, written).filter(|found| found.kind != PlaceKind::Populated);
        (Name { first: name.first, last, folded }, own)
    }
}

/// The one-word names of sources, which are no places: `sohr`, `reuters`.
fn source_words(lexicon: &Lexicon) -> impl Iterator<Item = String> + '_ {
    let names = lexicon.sources().iter().flat_map(Source::names);
    names.filter(|name| !name.contains(' ') && name.chars().any(char::is_uppercase)).map(|name| name.to_lowercase())
}

fn tidy(written: &str) -> String {
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}
