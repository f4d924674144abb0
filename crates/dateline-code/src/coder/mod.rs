//! The coder: a report in, its claims out.
//!
//! A report is read twice, since who attacks in it, and over which days, shows only at its end. `opening` says where and
//! when its story starts, `campaign` gathers the days of the whole, and `claim` makes claims of what was told.

mod campaign;
mod claim;
mod opening;

use std::collections::BTreeMap;

use dateline_gazetteer::Gazetteer;
use dateline_lexicon::{Lexicon, Words};
use dateline_model::{ActorId, Claim, Day, DaySpan, Report};

use crate::actors::{ActorMark, Actors};
use crate::attribution::Sayings;
use crate::clause::clauses;
use crate::compose::{Draft, Party, Scene, compose, remember};
use crate::days::{Calendar, days};
use crate::number::numbers;
use crate::people::PeopleWords;
use crate::places::{Known, Places};
use crate::segment::{Offsets, Piece, Sentence, pieces};
use crate::story::{Attackers, Recent, Story};
use crate::triggers::Triggers;
use campaign::Body;
use opening::{is_centred, year_in};

pub(crate) use claim::claim;

/// Name and version of this coder; a report coded by another one is coded again.
pub const VERSION: &str = concat!("dateline-code ", env!("CARGO_PKG_VERSION"));

/// Looks on while a report is coded.
type Watch<'w> = &'w mut dyn FnMut(&Scene<'_>, &Sentence, &[Draft]);

/// The rule coder, compiled from the words of the language and the packs of the conflict.
#[derive(Debug)]
pub struct Coder<'l> {
    pub(crate) lexicon: &'l Lexicon,
    pub(crate) gazetteer: &'l Gazetteer,
    words: Words,
    triggers: Triggers,
    actors: Actors,
    people: PeopleWords,
    places: Places,
    sayings: Sayings,
}

impl<'l> Coder<'l> {
    /// Compiles the coder. Done once; coding a report changes nothing in it.
    #[must_use]
    pub fn new(lexicon: &'l Lexicon, gazetteer: &'l Gazetteer) -> Self {
        let words = Words::english().expect("the shipped words are read by the lexicon's tests");
        let people = PeopleWords::new(&words);
        Self {
            lexicon,
            gazetteer,
            triggers: Triggers::new(&words),
            actors: Actors::new(lexicon, &people.armed()),
            places: Places::new(&words, lexicon, gazetteer),
            sayings: Sayings::new(&words, lexicon),
            people,
            words,
        }
    }

    /// The claims of a report, in the order of its text. Every quote is verbatim.
    #[must_use]
    pub fn code(&self, report: &Report) -> Vec<Claim> {
        self.read(report, &mut |_, _, _| {})
    }

    /// Codes a report; `watch` is shown each sentence with everything marked in it, and what was made of it.
    pub(crate) fn read(&self, report: &Report, watch: Watch<'_>) -> Vec<Claim> {
        let offsets = Offsets::new(&report.text);
        let pieces = pieces(report, &offsets);
        let mut known = Known::default();
        let mut counts: BTreeMap<ActorId, u32> = BTreeMap::new();
        for sentence in pieces.iter().filter_map(sentence_of) {
            let actors = self.actors.find(&sentence.tokens);
            for mark in actors.iter().filter(|mark| !mark.generic && mark.who.len() == 1) {
                for actor in &mark.who {
                    *counts.entry(actor.clone()).or_insert(0) += 1;
                }
            }
            self.places.learn(&mut known, &sentence.tokens, &actors);
        }
        self.count_shared_names(&pieces, &mut counts);
        // Once to learn who attacks in this report, once to code it.
        let outset = Outset {
            counts,
            calendar: self.opening(report, &pieces),
            main: self.main_place(report, &pieces, &mut known),
        };
        let learned = self.tell(report, &pieces, &mut known, &outset, None, &mut |_, _, _| {}).1;
        let told = self.tell(report, &pieces, &mut known, &outset, Some(learned), watch).0;
        let mut claims: Vec<Claim> = Vec::new();
        for (sentence, drafts) in &told {
            for (index, draft) in drafts.iter().enumerate() {
                if let Some(claim) = claim(report, &offsets, sentence, draft, index) {
                    claims.push(claim);
                }
            }
        }
        claims.sort_by_key(|claim| (claim.start, claim.end));
        claims
    }

    /// Counts the names that actors of several wars share, each for the one that this report means.
    fn count_shared_names(&self, pieces: &[Piece], counts: &mut BTreeMap<ActorId, u32>) {
        let story = Story::new(self.lexicon, counts.clone());
        for sentence in pieces.iter().filter_map(sentence_of) {
            for mark in self.actors.find(&sentence.tokens).iter().filter(|mark| !mark.generic && mark.who.len() > 1) {
                if let Some(actor) = story.meant(&mark.who) {
                    *counts.entry(actor).or_insert(0) += 1;
                }
            }
        }
    }

    /// Goes through the report once, from first to last.
    fn tell<'p>(
        &self,
        report: &Report,
        pieces: &'p [Piece],
        known: &mut Known,
        outset: &Outset,
        learned: Option<Learned>,
        watch: Watch<'_>,
    ) -> (Vec<(&'p Sentence, Vec<Draft>)>, Learned) {
        let mut story = Story::new(self.lexicon, outset.counts.clone());
        let learning = learned.is_none();
        let learned = learned.unwrap_or_default();
        story.attackers = learned.attackers;
        story.calendar = Calendar { campaign: learned.campaign, ..outset.calendar };
        let mut body = Body::default();
        let (main, share) = outset.main.clone();
        story.focus = main.iter().map(|main| main.mention.clone()).collect();
        story.main = main;
        story.centred = is_centred(report, story.main.as_ref(), share);
        let mut paragraph = usize::MAX;
        let mut out: Vec<(&Sentence, Vec<Draft>)> = Vec::new();
        let mut earlier: Vec<Draft> = Vec::new();
        // What stands before the first heading sums up; after it the telling starts again from the first day named.
        let mut lead: Option<Option<Day>> = Some(None);
        for piece in pieces {
            match piece {
                Piece::Heading(title) => {
                    if let Some(first) = lead.take()
                        && !out.is_empty()
                    {
                        story.calendar.narrative = first;
                        story.calendar.reference = first.map(DaySpan::on);
                    }
                    story.road = None;
                    body.heading(title);
                    self.heading(title, known, &mut story);
                }
                Piece::Sentence(sentence) => {
                    // In a report about one place a new paragraph is about it again.
                    if let Some(main) =
                        story.main.as_ref().filter(|_| sentence.paragraph != paragraph && story.centred)
                    {
                        story.focus = vec![main.mention.clone()];
                    }
                    paragraph = sentence.paragraph;
                    let mut scene = self.scene(report, sentence, known, &story);
                    let drafts = compose(&mut scene, &mut story, &earlier);
                    watch(&scene, sentence, &drafts);
                    let before = story.attackers.clone();
                    remember(&scene, &mut story, &drafts);
                    if let Some(first) = lead.as_mut().filter(|first| first.is_none()) {
                        *first = scene.days.iter().find(|mark| mark.precise).and_then(|mark| mark.days.first());
                    }
                    body.sentence(&scene, story.calendar.running);
                    if !learning {
                        story.attackers = before;
                    }
                    if !drafts.is_empty() {
                        earlier.clone_from(&drafts);
                    }
                    out.push((sentence, drafts));
                }
            }
        }
        let learned = Learned { attackers: story.attackers, campaign: body.campaign() };
        (out, learned)
    }

    /// Marks everything in a sentence.
    fn scene<'s>(
        &'s self,
        report: &'s Report,
        sentence: &'s Sentence,
        known: &mut Known,
        story: &Story<'_>,
    ) -> Scene<'s> {
        let cut = &sentence.tokens;
        let mut actors = self.actors.find(cut);
        let countries = self.country_names(report, sentence, &actors);
        actors.retain(|mark| !countries.iter().any(|(first, _)| *first == mark.first));
        let places = self.places.find(known, self.gazetteer, cut, &report.text, &actors);
        let marks = self.triggers.find(cut);
        let days = days(cut, &story.calendar);
        // A figure in a date counts nobody.
        let mut numbers = numbers(cut);
        numbers.retain(|number| !days.iter().any(|day| number.first < day.last && day.first < number.last));
        let mut parties = resolve(&actors, story);
        // "Tabqa military airport": a word in a place's name is nobody.
        parties.retain(|party| !places.iter().any(|place| place.first <= party.first && party.last <= place.last));
        let verbs = self.sayings.verbs(cut);
        Scene {
            cut,
            words: &self.words,
            nouns: &self.places,
            triggers: &self.triggers,
            clauses: clauses(cut, &marks, &actors, &verbs),
            people: self.people.find(cut, &numbers, &actors),
            sayings: self.sayings.find(cut, &report.text, &actors, story.source.as_deref()),
            days,
            speaker: sentence.speaker.as_ref(),
            opening: sentence.paragraph == 0,
            subjects: vec![],
            subject_ways: vec![],
            outcomes: vec![],
            marks,
            parties,
            places,
        }
    }

    /// A country's name is the place after "in", "into" or "across", and the state elsewhere.
    fn country_names(&self, report: &Report, sentence: &Sentence, actors: &[ActorMark]) -> Vec<(usize, usize)> {
        let cut = &sentence.tokens;
        actors
            .iter()
            .filter(|mark| {
                let before = mark.first.checked_sub(1).map_or("", |index| cut[index].lower.as_str());
                let written = &report.text[cut[mark.first].start..cut[mark.last - 1].end];
                ["in", "into", "inside", "across", "throughout", "to", "from", "of", "outside"].contains(&before)
                    && mark.last - mark.first == 1
                    && !cut.get(mark.last).is_some_and(|token| token.is("'s"))
                    && self.gazetteer.best(written).is_some_and(|found| found.certainty > 0.9)
            })
            .map(|mark| (mark.first, mark.last))
            .collect()
    }

    /// A heading says where and when the story goes on.
    fn heading(&self, title: &str, known: &mut Known, story: &mut Story<'_>) {
        story.calendar.running = None;
        story.calendar.local = None;
        if let Some(year) = year_in(title) {
            story.calendar.year = Some(year);
            story.calendar.narrative = story.calendar.narrative.filter(|day| day.year() == year);
        }
        let cut = crate::token::tokens(title, 0, title.len());
        let actors = self.actors.find(&cut);
        let found = self.places.find(known, self.gazetteer, &cut, title, &actors);
        if let Some(mark) = found.iter().find(|mark| !mark.is_large()) {
            story.focus = vec![mark.mention.clone()];
        }
    }
}

/// What is known of a report before it is gone through.
struct Outset {
    /// How often each actor is named.
    counts: BTreeMap<ActorId, u32>,
    /// When its story opens.
    calendar: Calendar,
    /// The place that it names most, and its share of all that it names.
    main: (Option<Recent>, f64),
}

/// What a first reading of a report tells for the second.
#[derive(Debug, Default)]
struct Learned {
    attackers: Attackers,
    campaign: Option<DaySpan>,
}

fn sentence_of(piece: &Piece) -> Option<&Sentence> {
    match piece {
        Piece::Sentence(sentence) => Some(sentence),
        Piece::Heading(_) => None,
    }
}

/// Each actor mark with the one actor that it stands for here.
fn resolve(actors: &[ActorMark], story: &Story<'_>) -> Vec<Party> {
    let mut out: Vec<Party> = Vec::new();
    for mark in actors {
        let actor = match (mark.generic, mark.who.as_slice()) {
            (true, who) => story.generic(who),
            (false, [one]) => Some(one.clone()),
            (false, several) => story.meant(several),
        };
        if let Some(actor) = actor {
            let generic = mark.generic || mark.who.len() > 1;
            out.push(Party { first: mark.first, last: mark.last, actor, attribute: mark.attribute, generic });
        }
    }
    out
}
