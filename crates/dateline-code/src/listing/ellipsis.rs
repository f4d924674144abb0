//! The words that a sentence of an entry leaves out: "[it was] captured by", "[it] remains under", "capture by".
//!
//! Words that are put in stand nowhere in the text: they begin and end where the next word begins.

use dateline_lexicon::{Needs, Subject};
use dateline_model::Kind;

use crate::coder::Coder;
use crate::days::MONTHS;
use crate::token::{Class, Token};
use crate::triggers::{Form, TriggerMark};
use crate::word::{Word, WordList};

/// What comes of a sentence without a subject: its tokens with those that were left out, and which of them stand for the
/// place that the entry is about.
type Completed = (Vec<Token>, Option<(usize, usize)>);

/// Verbs whose subject is the place, before what they say of it.
const STATES: &WordList = words![
    "remains",
    "remained",
    "stays",
    "stayed",
    "came",
    "comes",
    "went",
    "is",
    "was",
    "became",
    "returned",
    "reverted",
    "has",
    "had",
    "continues",
    "continued",
];

/// Adverbs and doubts that stand before the event word.
const BEFORE: &WordList = words![
    "likely", "still", "again", "once", "now", "then", "first", "later", "also", "not", "never", "since", "long", "as",
    "well", "perhaps", "possibly",
];

/// "the southern part", "city centre": words for a part of the place, or for the place, at the head of a sentence.
const OF_IT: &WordList = words![
    "the",
    "its",
    "city",
    "town",
    "village",
    "centre",
    "center",
    "part",
    "parts",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "most",
    "half",
    "all",
    "outskirts",
    "suburbs",
    "area",
    "surrounding",
    "industrial",
    "entire",
    "whole",
    "settlement",
];

impl Coder<'_> {
    /// Whether a sentence leaves its subject out.
    pub(super) fn leaves_out(&self, tokens: &[Token]) -> bool {
        self.complete(&plain(tokens)).is_some()
    }

    /// A sentence of an entry with what it leaves out.
    pub(super) fn completed(&self, tokens: Vec<Token>) -> Completed {
        let bare = plain(&tokens);
        match self.complete(&bare) {
            Some((mut made, subject)) => {
                // A capital at the head of the sentence makes no name of its first word.
                let head = bare.first().filter(|_| subject.is_some()).map_or(usize::MAX, |first| first.end);
                if let Some(first) = made.iter_mut().find(|token| token.end == head && self.sayings.says(&token.lower))
                {
                    (first.capital, first.named) = (false, false);
                }
                (with_in(made), subject)
            }
            None => (tokens, None),
        }
    }

    /// Cuts where a sentence without a stop before it, or a second event without a subject, begins: "… 13 June 2014
    /// Recaptured by …", "…, recaptured by …". A list of what to see elsewhere tells nothing.
    pub(super) fn statements(&self, tokens: Vec<Token>) -> Vec<Vec<Token>> {
        let marks = self.triggers.find(&tokens);
        let mut starts = vec![0];
        for at in 1..tokens.len() {
            let event = past(&marks, at).is_some_and(|mark| is_passive(&tokens, mark.last));
            let capital = event && tokens[at].capital && !tokens[at - 1].is_any(words!["-", "\"", "“"]);
            let before = tokens[..at].iter().rposition(|token| !is_before(token)).unwrap_or(0);
            let since = *starts.last().unwrap_or(&0);
            let told = tokens[since..at].iter().any(|token| token.is_any(words!["by", "to"]))
                && marks.iter().any(|mark| since <= mark.first && mark.first < before && mark.form.is_verb());
            if capital {
                starts.push(at);
            } else if event && told && tokens[before].is_any(words![",", ";", "and", "then", "but"]) {
                starts.push(before + 1);
            }
        }
        let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
        let cut = starts.iter().zip(ends).map(|(first, last)| tokens[*first..last].to_vec());
        cut.filter(|piece| piece.iter().any(Token::is_word) && !refers_elsewhere(piece)).collect()
    }

    fn complete(&self, tokens: &[Token]) -> Option<Completed> {
        let marks = self.triggers.find(tokens);
        let first = tokens.first()?;
        if first.is_any(STATES) {
            return Some(with(tokens, 0, &["it"], Some(0)));
        }
        if first.is("under") && tokens.get(1).is_some_and(|next| next.is_any(words!["siege", "blockade"])) {
            let mut made = tokens[1..].to_vec();
            (made[0].start, made[0].lower) = (first.start, Word::new("besieged"));
            return Some(with(&made, 0, &["it", "was"], Some(0)));
        }
        if first.is("under") {
            return Some(with(tokens, 0, &["it", "was"], Some(0)));
        }
        if let Some(made) = self.of_nouns(tokens, &marks).or_else(|| of_holder(tokens)) {
            return Some(made);
        }
        let head = tokens.iter().position(|token| !is_before(token) && !self.is_said(tokens, token))?;
        // "Said to be captured by"
        let to_be = head > 0 && tokens[head].is("to") && tokens.get(head + 1).is_some_and(|next| next.is_any(BE));
        if to_be && self.is_said(tokens, &tokens[head - 1]) {
            let been = tokens[head..].iter().take_while(|token| token.is("to") || token.is_any(BE)).count();
            let rest = [&tokens[..head], &tokens[head + been..]].concat();
            return self.complete(&rest);
        }
        if let Some(made) = self.of_participle(tokens, &marks, 0, head) {
            return Some(made);
        }
        // "Claimed by Russian sources on 3 May": that it was taken.
        if let Some(said) = tokens[..head].iter().position(|token| self.is_said(tokens, token))
            && tokens[head].is("by")
            && head == said + 1
        {
            let (mut made, _) = with(tokens, head, &["captured"], None);
            made = with(&made, 0, &["it", "was"], Some(0)).0;
            return Some((made, Some((0, 1))));
        }
        // "Aside from the station, entirely controlled by"
        if let Some(comma) = tokens.iter().take(14).position(|token| token.is(","))
            && !marks.iter().any(|mark| mark.first < comma && mark.form.is_verb() && !is_described(tokens, mark.first))
        {
            let rest = tokens[comma + 1..].iter().position(|token| !is_before(token)).map(|at| comma + 1 + at)?;
            return self.of_participle(tokens, &marks, comma + 1, rest);
        }
        // "The army entered [it] on 5 May"
        let entered = marks.iter().find(|mark| {
            mark.form == Form::Past
                && mark.first > 0
                && self.triggers.trigger(mark.trigger).needs == Needs::Place
                && tokens[mark.first - 1].is_word()
                && !tokens[mark.first - 1].is_any(BE)
                && tokens[..mark.first].iter().any(|token| token.named)
                && tokens.get(mark.last).is_none_or(|next| {
                    next.class != Class::Word
                        || next.is_any(words!["on", "in", "again", "since", "around", "early", "late"])
                })
        });
        if let Some(mark) = entered {
            return Some(with(tokens, mark.last, &["it"], Some(0)));
        }
        // "City centre recaptured by"
        let event = (1..tokens.len().min(8))
            .find(|at| past(&marks, *at).is_some_and(|mark| tokens.get(mark.last).is_some_and(|next| next.is("by"))))?;
        let verb = event - tokens[..event].iter().rev().take_while(|token| is_before(token)).count();
        let bare = verb > 0 && tokens[..verb].iter().all(|token| token.is_word() && !token.is_any(BE));
        if !bare {
            return None;
        }
        let (made, _) = with(tokens, verb, &["was"], None);
        if !first.is_any(OF_IT) {
            return Some((made, None));
        }
        Some(with(&made, 0, &["it"], Some(0)))
    }

    /// An event word at `head`, with nothing but adverbs from `first` on: "captured by", "mostly recaptured in", "fell to",
    /// "under the control of".
    fn of_participle(&self, tokens: &[Token], marks: &[TriggerMark], first: usize, head: usize) -> Option<Completed> {
        let place_falls = |mark: &TriggerMark| self.triggers.trigger(mark.trigger).subject == Subject::Place;
        if let Some(mark) = marks.iter().find(|mark| mark.first == head && place_falls(mark)) {
            // "Fell to", but "[was] ceded to"
            let falls = mark.form.is_verb() && self.triggers.trigger(mark.trigger).needs != Needs::Place;
            let words: &[&str] = if falls { &["it"] } else { &["it", "was"] };
            return Some(with(tokens, first, words, Some(0)));
        }
        let mark = past(marks, head)?;
        is_passive(tokens, mark.last).then(|| with(tokens, first, &["it", "was"], Some(0)))
    }

    /// "Capture by X claimed", "Control claimed by X", "Control lost": told by a noun.
    fn of_nouns(&self, tokens: &[Token], marks: &[TriggerMark]) -> Option<Completed> {
        let [first, second, ..] = tokens else { return None };
        // "Full Russian control since"
        let control = tokens.iter().take(4).position(|token| token.is("control")).filter(|at| *at > 0);
        if let Some(control) = control
            && tokens[..control].iter().all(|token| token.is_word() && !token.is_any(BE))
            && !marks.iter().any(|mark| mark.first < control)
            && !tokens.get(control + 1).is_some_and(|next| next.is_any(BE))
        {
            return Some(with(tokens, 0, &["it", "was", "under"], Some(0)));
        }
        if first.is("control") && second.is_word() && !second.is_any(words!["of", "over", "by", "is", "was"]) {
            // "Control [was] claimed [controlled] by"
            let mut made = tokens.to_vec();
            if self.sayings.says(&second.lower) {
                made = with(&made, 2, &["controlled"], None).0;
            } else if past(marks, 1).is_none() {
                made[1].lower = Word::new("captured");
            }
            made.remove(0);
            let mut made = with(&made, 0, &["it", "was"], Some(0)).0;
            for token in &mut made[..2] {
                (token.start, token.end) = (first.start, first.start);
            }
            return Some((made, Some((0, 1))));
        }
        let noun = marks.iter().find(|mark| mark.first == 0 && mark.form == Form::Noun && mark.last == 1)?;
        let verb = match self.triggers.trigger(noun.trigger).kind {
            Kind::Capture => "captured",
            Kind::Siege => "besieged",
            _ => return None,
        };
        let mut made = tokens.to_vec();
        // "Capture [was] claimed by"
        if self.sayings.says(&second.lower) && tokens.get(2).is_some_and(|by| by.is("by")) {
            made.swap(0, 1);
            (made[0].start, made[0].end, made[1].start) = (first.start, first.end, second.start);
            made[1].end = second.end;
            (made[0].capital, made[0].named) = (false, false);
            made[1].lower = Word::new(verb);
            return Some(with(&made, 0, &["it", "was"], Some(0)));
        }
        if !second.is("by") {
            return None;
        }
        made[0].lower = Word::new(verb);
        Some(with(&made, 0, &["it", "was"], Some(0)))
    }

    /// Whether a word at the head only says that somebody says so: "claimed recaptured by", "reported captured in".
    fn is_said(&self, tokens: &[Token], token: &Token) -> bool {
        let near = tokens.iter().take(4).any(|one| std::ptr::eq(one, token));
        near && self.sayings.says(&token.lower) && token.lower.ends_with("ed")
    }
}

/// "Army-held since May": under whose control.
fn of_holder(tokens: &[Token]) -> Option<Completed> {
    let first = tokens.first()?;
    let holder = ["-occupied", "-controlled", "-held"].iter().find_map(|end| first.lower.strip_suffix(end))?;
    let mut made = tokens.to_vec();
    made[0].lower = Word::new(holder);
    let made = with(&made, 1, &["control"], None).0;
    Some(with(&made, 0, &["it", "was", "under"], Some(0)))
}

const BE: &WordList = words!["was", "were", "is", "are", "been", "be", "being", "has", "have", "had"];

/// The event verb in the past, or its participle, that starts here.
fn past(marks: &[TriggerMark], at: usize) -> Option<&TriggerMark> {
    marks.iter().find(|mark| mark.first == at && matches!(mark.form, Form::Past | Form::Participle))
}

/// Whether what follows a participle is no object of it: "captured by", "captured 5 May", "captured." – and not "captured
/// the town".
fn is_passive(tokens: &[Token], after: usize) -> bool {
    tokens.get(after).is_none_or(|next| {
        let object = next.is_any(words![
            "the",
            "a",
            "an",
            "its",
            "their",
            "it",
            "them",
            "all",
            "most",
            "control",
            "territory",
            "positions",
            "several",
            "many",
            "some",
        ]);
        let day = MONTHS.contains(&next.lower.as_str()) || next.is_any(words!["spring", "summer", "autumn", "winter"]);
        next.class != Class::Word || day || !object && !next.named
    })
}

/// "the contested zone": a participle that describes what follows.
fn is_described(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].is_any(words!["the", "a", "an", "some", "its"])
}

/// Words that may stand before the event word and say nothing of who or where.
fn is_before(token: &Token) -> bool {
    token.is_any(BEFORE) || token.is_word() && token.lower.len() > 4 && token.lower.ends_with("ly")
}

/// "See Siege of X": where else to read.
fn refers_elsewhere(tokens: &[Token]) -> bool {
    tokens[0].is("see") && tokens.get(1).is_some_and(|next| next.named || next.is_any(words!["also", "the", ":"]))
}

/// Without quotation marks and colons ("Captured: 5 May") and what stands before the first word.
fn plain(tokens: &[Token]) -> Vec<Token> {
    let words = tokens.iter().filter(|token| !token.is_any(words!["\"", "“", "”", "'", "‘", "’", ":"]));
    words.skip_while(|token| token.class == Class::Punctuation).cloned().collect()
}

/// "Captured by the Army 2014": in that year.
fn with_in(tokens: Vec<Token>) -> Vec<Token> {
    let year = |at: usize| {
        let digits = tokens[at].class == Class::Number && tokens[at].lower.len() == 4;
        let ends = tokens.get(at + 1).is_none_or(|next| next.class == Class::Punctuation);
        let before = &tokens[at - 1];
        let month = MONTHS.iter().any(|month| before.lower.len() >= 3 && month.starts_with(before.lower.as_str()));
        let season = before.is_any(words!["spring", "summer", "autumn", "winter"]);
        digits
            && !season
            && ends
            && before.capital
            && !month
            && (tokens[at].lower.starts_with("19") || tokens[at].lower.starts_with("20"))
    };
    match (1..tokens.len()).find(|at| year(*at)) {
        Some(at) => with(&tokens, at, &["in"], None).0,
        None => tokens,
    }
}

/// Puts words in before this token. The place stands at the `subject`-th of them.
fn with(tokens: &[Token], at: usize, words: &[&str], subject: Option<usize>) -> Completed {
    let start = tokens.get(at).or(tokens.last()).map_or(0, |token| token.start);
    let word = |word: &&str| Token {
        start,
        end: start,
        lower: Word::new(*word),
        class: Class::Word,
        capital: false,
        all_caps: false,
        named: false,
        hyphen: word.contains('-'),
    };
    let mut made = tokens[..at].to_vec();
    made.extend(words.iter().map(word));
    made.extend_from_slice(&tokens[at..]);
    (made, subject.map(|index| (at + index, at + index + 1)))
}
