//! The scenes of a report: each sentence with everything marked in it.
//!
//! What is marked hangs on what was told before it, but not on who attacks in the report, which is all that the second
//! reading knows more. So a scene is made when the first reading comes to it, and kept for the second.

use dateline_model::Report;

use super::Coder;
use super::named::Named;
use crate::actors::ActorMark;
use crate::clause::clauses;
use crate::compose::{Party, Scene};
use crate::days::days;
use crate::number::numbers;
use crate::places::Known;
use crate::segment::Sentence;
use crate::story::Story;
use crate::token::Token;

/// What is known of a report while it is told.
pub(super) struct Stage<'p> {
    pub(super) report: &'p Report,
    pub(super) known: Known,
    /// The actors and places of the sentences to which the first reading has not come yet.
    pub(super) named: std::vec::IntoIter<Named>,
    pub(super) scenes: Vec<Scene<'p>>,
}

impl<'p> Stage<'p> {
    /// The scene of this sentence: of the first reading made, of the second as the first left it.
    pub(super) fn scene(
        &mut self,
        coder: &'p Coder<'_>,
        index: usize,
        sentence: &'p Sentence,
        story: &Story<'_>,
    ) -> &mut Scene<'p> {
        if index >= self.scenes.len() {
            let named = self.named.next().expect("actors and places were marked in every sentence");
            self.scenes.push(coder.scene(self.report, sentence, named, story));
        }
        let scene = &mut self.scenes[index];
        scene.outcomes.clear();
        scene
    }
}

impl Coder<'_> {
    /// Marks everything in a sentence.
    fn scene<'p>(&'p self, report: &'p Report, sentence: &'p Sentence, named: Named, story: &Story<'_>) -> Scene<'p> {
        let cut = &sentence.tokens;
        let Named { actors, places } = named;
        let marks = self.triggers.find(cut);
        let days = days(cut, &story.calendar);
        // A figure in a date counts nobody.
        let mut numbers = numbers(cut);
        numbers.retain(|number| !days.iter().any(|day| number.first < day.last && day.first < number.last));
        let mut parties = resolve(cut, &actors, story);
        // "Tabqa military airport": a word in a place's name is nobody.
        parties.retain(|party| !places.iter().any(|place| place.first <= party.first && party.last <= place.last));
        // "the military hospital": the word says of what sort it is.
        parties.retain(|party| {
            let sort = party.last == party.first + 1 && cut[party.first].is("military");
            !(sort && cut.get(party.last).is_some_and(|next| self.places.kind_of_word(&next.lower).is_some()))
        });
        let verbs = self.sayings.verbs(cut);
        Scene {
            cut,
            words: &self.words,
            lists: &self.lists,
            nouns: &self.places,
            triggers: &self.triggers,
            clauses: clauses(cut, &marks, &actors, &verbs),
            people: self.people.find(cut, &numbers, &actors),
            sayings: self.sayings.find(cut, &verbs, &report.text, &actors, story.source.as_deref()),
            days,
            speaker: sentence.speaker.as_ref(),
            listed: sentence.entry.is_some(),
            opening: sentence.paragraph == 0,
            subjects: vec![],
            subject_ways: vec![],
            outcomes: vec![],
            marks,
            parties,
            places,
        }
    }
}

/// Each actor mark with the one actor that it stands for here.
fn resolve(cut: &[Token], actors: &[ActorMark], story: &Story<'_>) -> Vec<Party> {
    let mut out: Vec<Party> = Vec::new();
    for (index, mark) in actors.iter().enumerate() {
        // "fighters of local Sunni tribes": the noun is theirs.
        let owned = actors.get(index + 1).is_some_and(|next| {
            // "a coalition of rebels"
            let union = mark.last == mark.first + 1 && cut[mark.first].is_any(words!["coalition", "alliance", "union"]);
            !next.attribute
                && (union || mark.generic && !next.generic)
                && next.first > mark.last
                && next.first - mark.last <= 3
                && cut[mark.last].is_any(words!["of", "from"])
        });
        if owned {
            continue;
        }
        // "its troops": of those named before.
        let its = mark.generic && mark.first > 0 && cut[mark.first - 1].is_any(words!["its", "their"]);
        if its && let Some(owner) = out.iter().rev().find(|party| !party.attribute && story.fights(&party.actor)) {
            let actor = owner.actor.clone();
            out.push(Party { first: mark.first, last: mark.last, actor, attribute: mark.attribute, generic: true });
            continue;
        }
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
