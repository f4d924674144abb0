//! Places in a sentence: those the gazetteer knows, and those that only the text does.
//!
//! Most villages, hills and checkpoints of a war stand in no gazetteer. A capitalised name is taken for a place when the
//! report itself treats it as one: after "in" or "near", beside "village" or "checkpoint", joined to another place. The
//! whole report is read for such signs first, so that a name shown to be a place once is one wherever it stands.

mod names;

use std::collections::{BTreeMap, BTreeSet};

use dateline_gazetteer::Gazetteer;
use dateline_lexicon::{Lexicon, Words};
use dateline_model::{PlaceId, PlaceKind, PlaceMention};

use crate::actors::ActorMark;
use crate::token::Token;
use names::{Name, names_in};

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
}

/// How a place is tied into its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tie {
    /// Nothing before it, or a verb.
    Bare,
    /// `in`, `at`, `on`, `inside`, `around`.
    In,
    /// `near`, `outside`, `close to`.
    Near,
    /// `east of`, `on the outskirts of`: a bearing from it.
    Bearing,
    /// `from`.
    From,
    /// `to`, `towards`, `into`.
    To,
    /// `of`.
    Of,
    /// `between X`, and the `and Y` after it.
    Between,
    /// `overlooking`, `linking`: it only says where something else is.
    Aside,
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
    kinds: BTreeMap<String, PlaceKind>,
    titles: Vec<String>,
    never: BTreeSet<String>,
    /// The names of sources in several words, which are no places: `al mayadeen`.
    sources: BTreeSet<String>,
    /// Roads that reports describe in words ("the highway that runs from Homs to Damascus"), by first word.
    roads: BTreeMap<String, Vec<(Vec<String>, PlaceId)>>,
    months: Vec<String>,
    say: Vec<String>,
}

/// What one report shows to be places.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Folded name → how often it is treated as a place, less how often as a person.
    signs: BTreeMap<String, i32>,
    /// Folded name → how often it stands alone, beside a noun for a town (counted thrice), and (below zero) beside one
    /// for a base or site. Where a town bears the name, what else does keeps its noun.
    alone: BTreeMap<String, i32>,
    /// Folded name → the common nouns used of it: "city", "airbase".
    nouns: BTreeMap<String, Vec<String>>,
    found: BTreeMap<String, Option<Resolved>>,
}

/// A place that the gazetteer knows under a name.
#[derive(Debug, Clone)]
struct Resolved {
    place: PlaceId,
    certainty: f64,
    kind: PlaceKind,
}

impl Places {
    pub(crate) fn new(words: &Words, lexicon: &Lexicon, gazetteer: &Gazetteer) -> Self {
        let mut kinds = BTreeMap::new();
        for (kind, nouns) in &words.nouns.places {
            if let Ok(kind) = kind.parse::<PlaceKind>() {
                for noun in nouns {
                    kinds.entry(noun.clone()).or_insert(kind);
                }
            }
        }
        let say = words.speech.say.iter().flat_map(|verb| {
            let forms = words.forms(verb);
            [forms.past, forms.third, forms.base]
        });
        Self {
            kinds,
            titles: words.nouns.titles().to_vec(),
            never: words.nouns.never_places().iter().cloned().chain(source_words(lexicon)).collect(),
            months: words.nouns.months().to_vec(),
            say: say.collect(),
            sources: lexicon
                .sources()
                .iter()
                .flat_map(|source| std::iter::once(&source.name).chain(&source.aliases))
                .filter(|name| name.contains(' '))
                .map(|name| name.to_lowercase())
                .collect(),
            roads: described_roads(gazetteer),
        }
    }

    /// The kind of place that a common noun names.
    pub(crate) fn kind_of(&self, noun: &str) -> Option<PlaceKind> {
        self.kinds.get(noun).copied()
    }

    /// Notes what a sentence shows to be places.
    pub(crate) fn learn(&self, known: &mut Known, cut: &[Token], actors: &[ActorMark]) {
        let names = names_in(self, cut, actors);
        let mut before_is_place = false;
        for name in &names {
            let sign = self.sign(cut, name, before_is_place);
            before_is_place = sign > 0;
            *known.signs.entry(name.folded.clone()).or_insert(0) += sign;
            let alone = if self.starts_noun_phrase(cut, name.last) {
                -1
            } else {
                match self.noun_kind(cut, name) {
                    Some(PlaceKind::Populated) => 3,
                    None => 1,
                    Some(_) => 0,
                }
            };
            *known.alone.entry(name.folded.clone()).or_insert(0) += alone;
            for noun in self.nouns_beside(cut, name) {
                let nouns = known.nouns.entry(name.folded.clone()).or_default();
                if !nouns.contains(&noun) {
                    nouns.push(noun);
                }
            }
        }
    }

    /// The places of a sentence, in order.
    pub(crate) fn find(
        &self,
        known: &mut Known,
        gazetteer: &Gazetteer,
        cut: &[Token],
        text: &str,
        actors: &[ActorMark],
    ) -> Vec<PlaceMark> {
        let mut out = Vec::new();
        let described = self.described(cut, text);
        for name in names_in(self, cut, actors) {
            if described.iter().any(|road: &PlaceMark| road.first <= name.first && name.first < road.last)
                || self.sources.contains(&name.folded)
            {
                continue;
            }
            let written = &text[cut[name.first].start..cut[name.last - 1].end];
            let resolved = known.resolve(gazetteer, &name.folded, written);
            let certain = resolved.as_ref().is_some_and(|place| place.certainty > 0.85);
            let shown = known.signs.get(&name.folded).is_some_and(|sign| *sign > 0);
            let person = name.first > 0 && self.titles.contains(&cut[name.first - 1].lower);
            if !certain && (!shown || person) {
                continue;
            }
            // "Thawrah (Tabqah)": the same place by another name.
            if name.first > 0
                && cut[name.first - 1].is("(")
                && out.last().is_some_and(|mark: &PlaceMark| mark.last + 1 == name.first)
            {
                continue;
            }
            let (name, resolved) = self.with_nouns(known, gazetteer, cut, text, name, resolved);
            let written = &text[cut[name.first].start..cut[name.last - 1].end];
            let kind = self.noun_kind(cut, &name).or(resolved.as_ref().map(|place| place.kind));
            let mention = PlaceMention {
                name: tidy(written),
                certainty: resolved.as_ref().map_or(0.0, |place| place.certainty),
                place: resolved.map(|place| place.place),
            };
            let nouns = known.nouns_of(&name.folded);
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
        out
    }

    /// Roads told in words.
    fn described(&self, cut: &[Token], text: &str) -> Vec<PlaceMark> {
        let mut out: Vec<PlaceMark> = Vec::new();
        for at in 0..cut.len() {
            let list = self.roads.get(&cut[at].lower).into_iter().flatten();
            let longest = list
                .filter(|(words, _)| {
                    words.len() <= cut.len() - at && words.iter().zip(&cut[at..]).all(|(word, token)| token.is(word))
                })
                .max_by_key(|(words, _)| words.len());
            if let Some((words, place)) = longest
                && out.last().is_none_or(|mark| mark.last <= at)
            {
                let last = at + words.len();
                let mention = PlaceMention {
                    name: tidy(&text[cut[at].start..cut[last - 1].end]),
                    place: Some(place.clone()),
                    certainty: 1.0,
                };
                out.push(PlaceMark {
                    first: at,
                    last,
                    mention,
                    short: None,
                    nouns: vec![],
                    kind: Some(PlaceKind::Road),
                    tie: self.tie(cut, at),
                });
            }
        }
        out
    }

    /// Whether common nouns for a site follow: "oil field", "military airport".
    fn starts_noun_phrase(&self, cut: &[Token], at: usize) -> bool {
        self.site_after(cut, at).is_some()
    }

    /// One past the noun for a base or site that follows, over one describing word.
    fn site_after(&self, cut: &[Token], at: usize) -> Option<usize> {
        let site = |index: usize| {
            cut.get(index).is_some_and(|token| {
                !token.capital
                    && matches!(
                        self.kind_of(&token.lower),
                        Some(PlaceKind::Base | PlaceKind::Site | PlaceKind::Crossing)
                    )
                    && !token.is_any(&["positions", "position", "points", "point", "buildings", "building", "field-"])
            })
        };
        if site(at) {
            return Some(at + 1);
        }
        let described = cut.get(at).is_some_and(|token| {
            token.is_any(&["oil", "gas", "military", "air", "international", "power", "border", "pumping"])
        });
        (described && site(at + 1)).then_some(at + 2)
    }

    /// A base or site named after a town keeps its noun: "Tabqa airbase", where "Tabqa" alone is the town.
    fn with_nouns(
        &self,
        known: &mut Known,
        gazetteer: &Gazetteer,
        cut: &[Token],
        text: &str,
        name: Name,
        resolved: Option<Resolved>,
    ) -> (Name, Option<Resolved>) {
        let Some(last) = self.site_after(cut, name.last) else { return (name, resolved) };
        if known.alone.get(&name.folded).is_none_or(|alone| *alone <= 0) {
            return (name, resolved);
        }
        let folded = format!("{} {}", name.folded, cut[last - 1].lower);
        let written = &text[cut[name.first].start..cut[last - 1].end];
        let own = known.resolve(gazetteer, &folded, written).filter(|found| found.kind != PlaceKind::Populated);
        (Name { first: name.first, last, folded }, own)
    }

    /// The common nouns that stand beside a name: "X city", "the town of X".
    fn nouns_beside(&self, cut: &[Token], name: &Name) -> Vec<String> {
        let before =
            name.first.checked_sub(1).map(|index| if cut[index].is("of") { index.saturating_sub(1) } else { index });
        [Some(name.last), before]
            .into_iter()
            .flatten()
            .filter_map(|index| cut.get(index))
            .filter(|token| !token.capital && self.kind_of(&token.lower).is_some())
            .map(|token| token.lower.clone())
            .collect()
    }

    /// How strongly the words around a name say that it is a place (or, below zero, that it is not).
    fn sign(&self, cut: &[Token], name: &Name, before_is_place: bool) -> i32 {
        let before = name.first.checked_sub(1).map(|index| &cut[index]);
        let after = cut.get(name.last);
        if before.is_some_and(|token| self.titles.contains(&token.lower)) {
            return -2;
        }
        let speaks = after.is_some_and(|token| self.say.contains(&token.lower));
        let typed = self.noun_kind(cut, name).is_some();
        let mut start = name.first;
        while start > 0
            && name.first - start < 4
            && cut[start - 1].is_any(&[
                "the",
                "a",
                "strategic",
                "nearby",
                "adjacent",
                "key",
                "largely",
                "border",
                "rebel-held",
                "government-held",
                "historic",
                "neighbouring",
                "neighboring",
                "northern",
                "southern",
                "eastern",
                "western",
                "main",
                "central",
                "entire",
                "christian",
            ])
        {
            start -= 1;
        }
        let stepped = start < name.first;
        let tied = start.checked_sub(1).map(|index| &cut[index]);
        let locative = tied.is_some_and(|token| token.is_any(&LOCATIVE))
            && (!stepped
                || typed
                || self.starts_noun_phrase(cut, name.last)
                || cut.get(name.last).is_none_or(|token| !token.named));
        let of = tied.is_some_and(|token| token.is("of")) && start >= 2 && self.takes_of(&cut[start - 2]);
        let joined = before_is_place && before.is_some_and(|token| token.is_any(&["and", ",", "or", "–", "("]));
        i32::from(typed) * 2 + i32::from(locative || of) + i32::from(joined) - 3 * i32::from(speaks)
    }

    fn takes_of(&self, token: &Token) -> bool {
        const TAKES: [&str; 62] = [
            "town",
            "city",
            "village",
            "capture",
            "recapture",
            "fall",
            "siege",
            "outskirts",
            "north",
            "south",
            "east",
            "west",
            "northeast",
            "northwest",
            "southeast",
            "southwest",
            "part",
            "parts",
            "control",
            "most",
            "all",
            "half",
            "third",
            "quarter",
            "percent",
            "rest",
            "center",
            "centre",
            "side",
            "edge",
            "entrance",
            "suburb",
            "suburbs",
            "district",
            "districts",
            "neighborhood",
            "neighborhoods",
            "neighbourhood",
            "area",
            "region",
            "province",
            "road",
            "towns",
            "villages",
            "battle",
            "seizure",
            "loss",
            "liberation",
            "direction",
            "vicinity",
            "countryside",
            "hills",
            "hill",
            "inside",
            "outside",
            "kilometers",
            "kilometres",
            "km",
            "of",
            "%",
            "sections",
            "villages",
        ];
        TAKES.contains(&token.lower.as_str()) || self.kinds.contains_key(&token.lower)
    }

    /// The kind that a common noun beside the name (or its own last word) gives it.
    fn noun_kind(&self, cut: &[Token], name: &Name) -> Option<PlaceKind> {
        let at = |index: usize| cut.get(index).and_then(|token| self.kind_of(&token.lower));
        let own = at(name.last - 1).filter(|_| name.last - name.first > 1);
        let first = at(name.first).filter(|_| name.last - name.first > 1);
        let after = cut.get(name.last).filter(|token| !token.capital).and_then(|token| self.kind_of(&token.lower));
        let before = name.first.checked_sub(1).and_then(|index| {
            if cut[index].is("of") {
                index.checked_sub(1).and_then(at).filter(|_| singular(&cut[index - 1]))
            } else {
                at(index).filter(|_| singular(&cut[index]))
            }
        });
        own.or(after).or(before).or(first)
    }

    fn tie(&self, cut: &[Token], first: usize) -> Tie {
        let mut at = first;
        // Step back over an article, an adjective or a noun that the name belongs to: "in the strategic town of X".
        for _ in 0..6 {
            let Some(token) = at.checked_sub(1).map(|index| &cut[index]) else { return Tie::Bare };
            match token.lower.as_str() {
                "near" | "outside" | "alongside" | "beside" => return Tie::Near,
                "in" | "at" | "inside" | "within" | "on" | "around" | "throughout" | "across" | "along" | "amid"
                | "over" | "under" => return Tie::In,
                "from" => return Tie::From,
                "to" | "towards" | "toward" | "into" | "for" | "against" => return Tie::To,
                "between" => return Tie::Between,
                "overlooking" | "linking" | "facing" | "opposite" | "adjacent" | "neighbouring" | "connecting"
                | "via" => return Tie::Aside,
                "of" => {
                    let noun = at.checked_sub(2).map(|index| cut[index].lower.as_str()).unwrap_or("");
                    if BEARINGS.contains(&noun) {
                        return Tie::Bearing;
                    }
                    if self.kind_of(noun).is_none() {
                        return Tie::Of;
                    }
                    at -= 2;
                }
                _ if token.is_word()
                    && (self.kind_of(&token.lower).is_some()
                        || token.is_any(&[
                            "the",
                            "a",
                            "an",
                            "strategic",
                            "nearby",
                            "key",
                            "border",
                            "main",
                            "northern",
                            "southern",
                            "eastern",
                            "western",
                            "small",
                            "largely",
                            "christian",
                            "lebanese",
                            "syrian",
                            "military",
                            "rebel-held",
                            "government-held",
                            "besieged",
                        ])) =>
                {
                    at -= 1
                }
                _ => return Tie::Bare,
            }
        }
        Tie::Bare
    }
}

/// The spellings of roads that have several words, by first word.
fn described_roads(gazetteer: &Gazetteer) -> BTreeMap<String, Vec<(Vec<String>, PlaceId)>> {
    let mut out: BTreeMap<String, Vec<(Vec<String>, PlaceId)>> = BTreeMap::new();
    for (spelling, id) in gazetteer.spellings() {
        if gazetteer.place(id).is_some_and(|place| place.kind == PlaceKind::Road) {
            let words: Vec<String> =
                crate::token::tokens(spelling, 0, spelling.len()).into_iter().map(|token| token.lower).collect();
            if let [first, _, ..] = words.as_slice() {
                out.entry(first.clone()).or_default().push((words, id.clone()));
            }
        }
    }
    out
}

/// The one-word names of sources, which are no places: `sohr`, `reuters`.
fn source_words(lexicon: &Lexicon) -> impl Iterator<Item = String> + '_ {
    let names = lexicon.sources().iter().flat_map(|source| std::iter::once(&source.name).chain(&source.aliases));
    names.filter(|name| !name.contains(' ') && name.chars().any(char::is_uppercase)).map(|name| name.to_lowercase())
}

const LOCATIVE: [&str; 49] = [
    "take",
    "took",
    "retake",
    "retook",
    "retaken",
    "recapture",
    "capture",
    "seize",
    "secure",
    "secured",
    "besieged",
    "bombed",
    "overran",
    "taking",
    "capturing",
    "recapturing",
    "seizing",
    "securing",
    "shelling",
    "besieging",
    "encircled",
    "liberated",
    "in",
    "at",
    "near",
    "around",
    "towards",
    "toward",
    "into",
    "from",
    "outside",
    "inside",
    "between",
    "through",
    "across",
    "against",
    "overlooking",
    "surrounding",
    "entering",
    "leaving",
    "reached",
    "reaching",
    "to",
    "on",
    "captured",
    "recaptured",
    "seized",
    "shelled",
    "entered",
];

const BEARINGS: [&str; 22] = [
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "north-east",
    "north-west",
    "south-east",
    "south-west",
    "northern",
    "outside",
    "kilometers",
    "kilometres",
    "km",
    "miles",
    "metres",
    "meters",
    "outskirts-of",
    "vicinity",
];

/// "the Palmyra–Homs road": one place, not two towns.
fn joined_roads(cut: &[Token], text: &str, marks: &mut Vec<PlaceMark>) {
    let mut index = 1;
    while index < marks.len() {
        let (before, road) = (&marks[index - 1], &marks[index]);
        let dash = road.first == before.last + 1 && cut[before.last].is_any(&["–", "-"]);
        let named = cut[road.last - 1].is_any(&["road", "highway", "motorway"]);
        if dash && named {
            let written = &text[cut[before.first].start..cut[road.last - 1].end];
            let joined = PlaceMark {
                first: before.first,
                last: road.last,
                kind: Some(PlaceKind::Road),
                short: None,
                nouns: vec![],
                tie: before.tie,
                mention: PlaceMention { name: tidy(written), place: None, certainty: 0.0 },
            };
            marks[index - 1] = joined;
            marks.remove(index);
        } else {
            index += 1;
        }
    }
}

fn singular(token: &Token) -> bool {
    !token.capital && token.is_word()
}

/// "between X and Y", "in X, Y and Z": what is joined to a place is tied as that is.
fn carry_ties(cut: &[Token], marks: &mut [PlaceMark]) {
    for index in 1..marks.len() {
        let gap = &cut[marks[index - 1].last..marks[index].first];
        let joined = !gap.is_empty()
            && gap.len() <= 3
            && gap.iter().all(|token| token.is_any(&["and", ",", "or", "the", "as", "–", "("]));
        if joined && marks[index].tie == Tie::Bare {
            // "captured X, outside Y, and Z": the last of the list is tied as its first, not as the aside.
            let aside = matches!(marks[index - 1].tie, Tie::Near | Tie::Bearing | Tie::Aside) && index >= 2;
            let listed = gap.len() == 2 && gap[0].is(",") && gap[1].is("and");
            marks[index].tie = if aside && listed { marks[index - 2].tie } else { marks[index - 1].tie };
        }
    }
}

fn tidy(written: &str) -> String {
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Known {
    /// The common nouns that the report uses of a place.
    pub(crate) fn nouns_of(&self, name: &str) -> Vec<String> {
        self.nouns.get(&name.to_lowercase()).cloned().unwrap_or_default()
    }

    /// What else the report calls a base or site whose own name no town bears: "Abu Duhur" for "Abu Duhur Airbase".
    fn short_name(&self, cut: &[Token], name: &Name) -> Option<(usize, usize)> {
        const SITES: [&str; 6] = ["airbase", "base", "airport", "airfield", "military", "air"];
        let mut last = name.last;
        while last > name.first + 1 && cut[last - 1].is_any(&SITES) {
            last -= 1;
        }
        let stem: Vec<&str> = cut[name.first..last].iter().map(|token| token.lower.as_str()).collect();
        let stem = stem.join(" ");
        let borne = self.alone.get(&stem).is_some_and(|alone| *alone > 2);
        (last < name.last && self.signs.contains_key(&stem) && !borne).then_some((name.first, last))
    }

    /// What the gazetteer makes of a name, remembered for the report.
    fn resolve(&mut self, gazetteer: &Gazetteer, folded: &str, written: &str) -> Option<Resolved> {
        if let Some(found) = self.found.get(folded) {
            return found.clone();
        }
        let found = gazetteer.best(written).map(|found| Resolved {
            place: found.place.id.clone(),
            certainty: found.certainty,
            kind: found.place.kind,
        });
        self.found.insert(folded.to_owned(), found.clone());
        found
    }
}
