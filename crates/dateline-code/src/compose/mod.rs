//! Composing: who did what to whom, where and when, for each event word of a sentence.

mod casualties;
mod conditions;
mod draft;
mod roles;
mod stance;
mod statements;
mod where_when;

use dateline_lexicon::{Subject, Words};
use dateline_model::{ActorId, DateBound, DaySpan, Kind, PlaceMention, Stance};

use crate::attribution::Attribution;
use crate::clause::{Clause, clause_of};
use crate::days::DayMark;
use crate::people::PeopleMark;
use crate::places::{PlaceMark, Places};
use crate::segment::Speaker;
use crate::story::Story;
use crate::token::Token;
use crate::triggers::{TriggerMark, Triggers};

pub(crate) use draft::Draft;

/// An actor in a sentence, with the one that it stands for.
#[derive(Debug, Clone)]
pub(crate) struct Party {
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) actor: ActorId,
    /// Whether it only says who holds something.
    pub(crate) attribute: bool,
}

/// A sentence with everything marked in it.
pub(crate) struct Scene<'s> {
    pub(crate) cut: &'s [Token],
    pub(crate) words: &'s Words,
    pub(crate) nouns: &'s Places,
    pub(crate) triggers: &'s Triggers,
    pub(crate) marks: Vec<TriggerMark>,
    pub(crate) parties: Vec<Party>,
    pub(crate) places: Vec<PlaceMark>,
    pub(crate) days: Vec<DayMark>,
    pub(crate) people: Vec<PeopleMark>,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) sayings: Vec<Attribution>,
    pub(crate) speaker: Option<&'s Speaker>,
    /// The grammatical subject of each clause, inherited where it has none.
    pub(crate) subjects: Vec<Vec<ActorId>>,
}

impl Scene<'_> {
    pub(crate) fn clause(&self, token: usize) -> Clause {
        self.clauses[clause_of(&self.clauses, token)]
    }

    pub(crate) fn word(&self, at: usize) -> &str {
        self.cut.get(at).map_or("", |token| token.lower.as_str())
    }

    /// The word `distance` tokens before this one.
    pub(crate) fn back(&self, at: usize, distance: usize) -> &str {
        at.checked_sub(distance).map_or("", |index| self.word(index))
    }
}

/// The claims of a sentence, in the order in which it makes them.
pub(crate) fn compose(scene: &mut Scene<'_>, story: &mut Story<'_>, earlier: &[Draft]) -> Vec<Draft> {
    scene.subjects = roles::subjects(scene, story);
    let mut drafts: Vec<Draft> = Vec::new();
    for mark in scene.marks.clone() {
        let trigger = scene.triggers.trigger(mark.trigger).clone();
        if trigger.kind == Kind::Casualties || !conditions::holds(scene, &mark, &trigger) {
            continue;
        }
        let clause = clause_of(&scene.clauses, mark.first);
        let mut draft = Draft::new(trigger.kind, &trigger.id, mark.first, scene.clauses[clause]);
        draft.stance = trigger.stance;
        stance::apply(scene, &mark, &mut draft);
        roles::apply(scene, &mark, &trigger, story, &mut draft);
        where_when::apply(scene, &mark, trigger.subject == Subject::Place, story, &mut draft);
        if draft.kind == Kind::Withdraw || draft.kind == Kind::Hold || draft.kind == Kind::Reinforce {
            draft.against.clear();
        }
        if drafts.iter().any(|other| other.says_the_same(&draft)) || stance::is_only_an_aim(scene, &mark, &draft) {
            continue;
        }
        drafts.push(draft);
    }
    let mut hurt = casualties::compose(scene, story, &drafts);
    drafts.append(&mut hurt);
    statements::attribute(scene, &mut drafts);
    statements::deny(scene, earlier, &mut drafts);
    statements::add(scene, story, &mut drafts);
    drafts.sort_by_key(|draft| draft.at);
    drafts
}

/// What a sentence leaves behind for the next: where and when the story is, and who was named.
pub(crate) fn remember(scene: &Scene<'_>, story: &mut Story<'_>, drafts: &[Draft]) {
    for party in scene.parties.iter().filter(|party| !party.attribute) {
        story.note(&party.actor);
    }
    where_when::remember(scene, story, drafts);
    if let Some(subject) = scene.subjects.iter().find(|subject| subject.iter().any(|actor| story.fights(actor))) {
        story.subject.clone_from(subject);
    }
    if let Some(said) = scene.sayings.iter().rev().find(|said| !said.pronoun) {
        story.source = Some(said.source.clone());
    }
    if let Some(killing) = drafts.iter().rev().find(|draft| draft.kind == Kind::Casualties && !draft.by.is_empty()) {
        story.killer.clone_from(&killing.by);
    }
    for draft in drafts {
        if matches!(draft.kind, Kind::Attack | Kind::Capture) && draft.stance == Stance::Asserted {
            story.attacked(&draft.by);
        }
        if !draft.by.is_empty()
            && !draft.against.is_empty()
            && draft.kind != Kind::Casualties
            && draft.kind != Kind::Statement
        {
            story.pair = Some((draft.by.clone(), draft.against.clone()));
        }
    }
}

/// Days with how they bound, for a draft.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct When {
    pub(crate) days: DaySpan,
    pub(crate) bound: DateBound,
}

/// The names of mentions, for comparing.
pub(crate) fn names(places: &[PlaceMention]) -> Vec<&str> {
    places.iter().map(|place| place.name.as_str()).collect()
}
