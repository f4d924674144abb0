//! The coder: a report in, its claims out.
//!
//! A report is read twice, since who attacks in it, and over which days, shows only at its end. `named` marks who and where
//! it names, `opening` says when its story starts, `stage` marks everything else in a sentence, once for both readings,
//! `campaign` gathers the days of the whole, and `claim` makes claims of what was told.

mod campaign;
mod claim;
mod named;
mod opening;
mod stage;

use std::collections::BTreeMap;

use dateline_gazetteer::Gazetteer;
use dateline_lexicon::{Lexicon, Words};
use dateline_model::{ActorId, Claim, Day, DaySpan, Report};

use crate::actors::Actors;
use crate::attribution::Sayings;
use crate::compose::{Draft, Lists, Scene, compose, remember};
use crate::days::Calendar;
use crate::people::PeopleWords;
use crate::places::{Atlas, Known, Places};
use crate::segment::{Offsets, Piece, Sentence, pieces};
use crate::story::{Attackers, Recent, Story};
use crate::triggers::Triggers;
use campaign::Body;
use named::main_place;
use opening::{Title, is_centred, year_in};
use stage::Stage;

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
    lists: Lists,
    pub(crate) triggers: Triggers,
    actors: Actors,
    people: PeopleWords,
    places: Places,
    atlas: Atlas<'l>,
    pub(crate) sayings: Sayings,
}

impl<'l> Coder<'l> {
    /// Compiles the coder. Done once; coding a report changes nothing in it, save that names looked up are remembered.
    #[must_use]
    pub fn new(lexicon: &'l Lexicon, gazetteer: &'l Gazetteer) -> Self {
        let words = Words::english().expect("the shipped words are read by the lexicon's tests");
        Self {
            lexicon,
            gazetteer,
            triggers: Triggers::new(&words),
            actors: Actors::new(lexicon, &words.nouns),
            places: Places::new(&words, lexicon, gazetteer),
            atlas: Atlas::new(gazetteer),
            sayings: Sayings::new(&words, lexicon),
            people: PeopleWords::new(&words),
            lists: Lists::new(&words),
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
        let pieces = self.with_entries(report, pieces(report, &offsets));
        let sentences: Vec<&Sentence> = pieces.iter().filter_map(sentence_of).collect();
        let mut known = Known::default();
        let (named, counts) = self.named(report, &sentences, &mut known);
        // Once to learn who attacks in this report, once to code it.
        let title = Title::new(report);
        let (main, share) = main_place(&title, &named, &known);
        let centred = is_centred(&title, main.as_ref(), share);
        let outset = Outset { counts, calendar: self.opening(report, &pieces), main, centred };
        let mut stage = Stage { report, known, named: named.into_iter(), scenes: Vec::with_capacity(sentences.len()) };
        let learned = self.tell(&pieces, &mut stage, &outset, None, &mut |_, _, _| {});
        let mut claims: Vec<Claim> = Vec::new();
        self.tell(&pieces, &mut stage, &outset, Some(learned), &mut |scene, sentence, drafts| {
            watch(scene, sentence, drafts);
            let told = drafts.iter().enumerate();
            claims.extend(told.filter_map(|(index, draft)| claim(report, &offsets, sentence, draft, index)));
        });
        claims.sort_by_key(|claim| (claim.start, claim.end));
        claims
    }

    /// Goes through the report once, from first to last; `watch` is shown what is told.
    fn tell<'p>(
        &'p self,
        pieces: &'p [Piece],
        stage: &mut Stage<'p>,
        outset: &Outset,
        learned: Option<Learned>,
        watch: Watch<'_>,
    ) -> Learned {
        let mut story = Story::new(self.lexicon, outset.counts.clone());
        let learning = learned.is_none();
        story.settled = !learning;
        let learned = learned.unwrap_or_default();
        let mut sections = learned.sections.into_iter();
        story.attackers = sections.next().unwrap_or_default();
        story.calendar = Calendar { campaign: learned.campaign, ..outset.calendar };
        let mut body = Body::default();
        let main = outset.main.clone();
        story.focus = main.iter().map(|main| main.mention.clone()).collect();
        story.main = main;
        story.centred = outset.centred;
        let mut paragraph = usize::MAX;
        let mut sentences = 0;
        let mut earlier: Vec<Draft> = Vec::new();
        let mut told_by_section: Vec<Attackers> = Vec::new();
        // What stands before the first heading sums up; after it the telling starts again from the first day named.
        let mut lead: Option<Option<Day>> = Some(None);
        for piece in pieces {
            match piece {
                Piece::Heading(title) => {
                    if let Some(first) = lead.take()
                        && sentences > 0
                    {
                        story.calendar.narrative = first;
                        story.calendar.reference = first.map(DaySpan::on);
                    }
                    if learning {
                        told_by_section.push(std::mem::take(&mut story.section));
                    } else {
                        story.attackers = sections.next().unwrap_or_default();
                    }
                    story.road = None;
                    if learning {
                        body.heading(title);
                    }
                    self.heading(title, &mut stage.known, &mut story);
                }
                Piece::Sentence(sentence) => {
                    // In a report about one place a new paragraph is about it again.
                    if let Some(main) = story.main.as_ref().filter(|_| sentence.paragraph != paragraph && story.centred)
                    {
                        story.focus = vec![main.mention.clone()];
                    }
                    paragraph = sentence.paragraph;
                    if let Some(entry) = &sentence.entry {
                        story.enter(entry, stage.report.published);
                    }
                    let scene = stage.scene(self, sentences, sentence, &story);
                    let drafts = compose(scene, &mut story, &earlier);
                    watch(scene, sentence, &drafts);
                    remember(scene, &mut story, &drafts);
                    if let Some(first) = lead.as_mut().filter(|first| first.is_none()) {
                        *first = scene.days.iter().find(|mark| mark.precise).and_then(|mark| mark.days.first());
                    }
                    if learning {
                        body.sentence(scene, story.calendar.running);
                    }
                    if !drafts.is_empty() {
                        earlier = drafts;
                    }
                    sentences += 1;
                }
            }
        }
        told_by_section.push(story.section);
        Learned { sections: of_sections(&told_by_section, &story.attackers), campaign: body.campaign() }
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
        let found = self.places.find(known, &self.atlas, &cut, title, &actors);
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
    /// The place that it names most.
    main: Option<Recent>,
    /// Whether it is about that place.
    centred: bool,
}

/// What a first reading of a report tells for the second.
#[derive(Debug, Default)]
struct Learned {
    /// Who attacks in each section.
    sections: Vec<Attackers>,
    campaign: Option<DaySpan>,
}

/// Who attacks in each section: as it tells itself, or, where it tells too little, as the whole report does.
fn of_sections(sections: &[Attackers], whole: &Attackers) -> Vec<Attackers> {
    const ENOUGH: u32 = 4;
    let told = |section: &Attackers| section.values().map(|(_, count)| *count).sum::<u32>();
    sections.iter().map(|section| if told(section) >= ENOUGH { section } else { whole }.clone()).collect()
}

fn sentence_of(piece: &Piece) -> Option<&Sentence> {
    match piece {
        Piece::Sentence(sentence) => Some(sentence),
        Piece::Heading(_) => None,
    }
}
