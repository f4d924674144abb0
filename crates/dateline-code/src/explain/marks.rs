//! The marks of a sentence, as they are shown.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use dateline_model::Kind;

use super::{Mark, Marked, Seen, Span};
use crate::attribution::Attribution;
use crate::clause::Link;
use crate::compose::{Draft, Outcome};
use crate::number::numbers;
use crate::places::Tie;
use crate::triggers::Form;

impl Seen<'_> {
    /// All marks, in the order of the text; of two that begin together the longer first.
    pub(super) fn marks(&self, drafts: &[Draft]) -> Vec<Mark> {
        let mut out: Vec<Mark> = Vec::new();
        self.of_time_and_number(&mut out);
        self.of_who_and_where(&mut out);
        self.of_what_is_told(drafts, &mut out);
        out.sort_by_key(|mark| (mark.span.start, Reverse(mark.span.end), rank(&mark.what)));
        out
    }

    fn push(&self, out: &mut Vec<Mark>, first: usize, last: usize, what: Marked) {
        // Words that an entry of a list leaves out stand nowhere.
        let words = self.words(first, last).filter(|words| !words.text.is_empty());
        out.extend(words.map(|words| Mark { span: words.span, text: words.text, what }));
    }

    fn of_time_and_number(&self, out: &mut Vec<Mark>) {
        for day in &self.scene.days {
            let what = Marked::Day { from: day.days.from, to: day.days.to, date_bound: day.bound, opens: day.leading };
            self.push(out, day.first, day.last, what);
        }
        // A figure of a date, or in a place's name, counts nothing. One look a token: a sentence may be a megabyte.
        let mut taken = vec![false; self.tokens().len()];
        let spans = self.scene.days.iter().map(|day| (day.first, day.last));
        for (first, last) in spans.chain(self.scene.places.iter().map(|place| (place.first, place.last))) {
            taken[first..last].fill(true);
        }
        for number in numbers(self.tokens()).iter().filter(|number| !taken[number.last - 1]) {
            self.push(out, number.first, number.last, Marked::Number { count: number.count });
        }
        for people in &self.scene.people {
            let what = Marked::People { count: people.count, civilian: people.civilian, groups: people.groups };
            self.push(out, people.first, people.last, what);
        }
    }

    fn of_who_and_where(&self, out: &mut Vec<Mark>) {
        for party in &self.scene.parties {
            let what = Marked::Actor {
                actor: party.actor.clone(),
                name: self.name_of(&party.actor).to_owned(),
                named: !party.generic,
                attribute: party.attribute,
            };
            self.push(out, party.first, party.last, what);
        }
        for place in &self.scene.places {
            let id = &place.mention.place;
            let known = id.as_ref().and_then(|id| self.coder.gazetteer.place(id));
            let what = Marked::Place {
                name: place.mention.name.clone(),
                place_id: id.clone(),
                known_as: known.map(|place| place.name.clone()),
                certainty: place.mention.certainty,
                kind: place.kind,
                tie: tie(place.tie),
            };
            self.push(out, place.first, place.last, what);
        }
    }

    fn of_what_is_told(&self, drafts: &[Draft], out: &mut Vec<Mark>) {
        let hurt: BTreeSet<usize> =
            drafts.iter().filter(|draft| draft.kind == Kind::Casualties).map(|draft| draft.at).collect();
        for (mark, outcome) in self.scene.marks.iter().zip(&self.scene.outcomes) {
            let trigger = self.scene.triggers.trigger(mark.trigger);
            let what = Marked::EventWord {
                trigger: trigger.id.clone(),
                kind: trigger.kind,
                form: form(mark.form),
                outcome: match outcome {
                    Outcome::Casualties if hurt.range(mark.first..mark.last).next().is_none() => "conditions_not_met",
                    outcome => became(*outcome),
                },
            };
            self.push(out, mark.first, mark.last, what);
        }
        for clause in &self.scene.clauses {
            self.push(out, clause.first, clause.last, Marked::Clause { link: link(clause.link) });
        }
        for said in &self.scene.sayings {
            let (first, last) = self.source_tokens(said);
            let nowhere = Span { start: 0, end: 0 };
            let what = Marked::Source {
                source: said.source.clone(),
                verb: self.span(said.verb, said.verb + 1).unwrap_or(nowhere),
                governs: self.span(said.from, said.to).unwrap_or(nowhere),
                denies: said.denies,
                judges: said.judges,
            };
            self.push(out, first, last, what);
        }
    }

    /// The tokens of a source's name; of a pronoun or an omitted subject one token.
    pub(super) fn source_tokens(&self, said: &Attribution) -> (usize, usize) {
        let first = said.source_first;
        if said.pronoun {
            return (first, first + 1);
        }
        let same = |last: &usize| {
            self.words(first, *last)
                .is_some_and(|words| words.text.split_whitespace().eq(said.source.split_whitespace()))
        };
        let last = (first + 1..=self.tokens().len().min(first + 16)).find(same);
        (first, last.unwrap_or(first + 1))
    }
}

/// Of marks over the same words, which is the outer one.
fn rank(what: &Marked) -> u8 {
    match what {
        Marked::Clause { .. } => 0,
        Marked::Source { .. } => 1,
        Marked::People { .. } => 2,
        Marked::Day { .. } => 3,
        Marked::Place { .. } => 4,
        Marked::Actor { .. } => 5,
        Marked::Number { .. } => 6,
        Marked::EventWord { .. } => 7,
    }
}

fn link(link: Link) -> &'static str {
    match link {
        Link::Start => "start",
        Link::And => "and",
        Link::But => "but",
        Link::Time => "time",
        Link::Relative => "relative",
        Link::Where => "where",
        Link::Participle => "participle",
        Link::Infinitive => "infinitive",
        Link::Said => "said",
    }
}

fn tie(tie: Tie) -> &'static str {
    match tie {
        Tie::Bare => "bare",
        Tie::In => "in",
        Tie::Near => "near",
        Tie::Bearing => "bearing",
        Tie::From => "from",
        Tie::To => "to",
        Tie::Of => "of",
        Tie::Between => "between",
        Tie::Aside => "aside",
    }
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Base => "base",
        Form::Third => "third",
        Form::Past => "past",
        Form::Participle => "participle",
        Form::Ing => "ing",
        Form::Noun => "noun",
    }
}

fn became(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Claim => "claim",
        Outcome::Casualties => "casualties",
        Outcome::NotMet => "conditions_not_met",
        Outcome::ToldAlready => "told_already",
        Outcome::OnlyAnAim => "only_an_aim",
    }
}
