//! Clauses: the pieces of a sentence in which one thing is told.
//!
//! No full parse is attempted. A clause starts where a connective, a relative pronoun, a participle after a comma or an
//! infinitive of an event word stands; it inherits its subject from the clause it hangs on when it has none.

use crate::actors::ActorMark;
use crate::days::MONTHS;
use crate::token::{Class, Token};
use crate::triggers::{Form, TriggerMark};
use crate::word::WordList;

/// How a clause hangs on the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    /// It opens the sentence, or stands on its own after a semicolon.
    Start,
    /// `and`, `or`, `then`.
    And,
    /// `but`, `although`, `while`, `however`.
    But,
    /// `after`, `before`, `when`, `as`.
    Time,
    /// `which`, `who`, `that`.
    Relative,
    /// `where`.
    Where,
    /// An -ing form after a comma, or "with … -ing".
    Participle,
    /// `to` and a verb, "in an attempt to".
    Infinitive,
    /// What somebody says: after "said that".
    Said,
}

/// A clause of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clause {
    /// First token.
    pub(crate) first: usize,
    /// One past the last token.
    pub(crate) last: usize,
    pub(crate) link: Link,
}

impl Clause {
    /// Whether this token stands in it.
    pub(crate) fn holds(self, token: usize) -> bool {
        self.first <= token && token < self.last
    }
}

/// Cuts a sentence into clauses. `speech` holds the places of the verbs of saying.
pub(crate) fn clauses(cut: &[Token], triggers: &[TriggerMark], actors: &[ActorMark], speech: &[usize]) -> Vec<Clause> {
    let mut starts: Vec<(usize, Link)> = vec![(0, Link::Start)];
    let mut at = 1;
    while at < cut.len() {
        let since = starts.last().map_or(0, |(first, _)| *first);
        if let Some(link) = starts_at(cut, at, since, triggers, actors, speech) {
            starts.push((at, link));
        }
        at += 1;
    }
    let ends = starts.iter().skip(1).map(|(first, _)| *first).chain([cut.len()]);
    starts.iter().zip(ends).map(|((first, link), last)| Clause { first: *first, last, link: *link }).collect()
}

fn verb_at(triggers: &[TriggerMark], at: usize) -> Option<&TriggerMark> {
    triggers.iter().find(|mark| mark.first == at && mark.form.is_verb())
}

fn has_verb(triggers: &[TriggerMark], speech: &[usize], cut: &[Token], first: usize, last: usize) -> bool {
    triggers.iter().any(|mark| mark.form.is_verb() && first <= mark.first && mark.first < last)
        || speech.iter().any(|verb| first <= *verb && *verb < last)
        || cut[first..last].iter().any(|token| {
            token.is_any(FINITE)
                || (token.is_word() && !token.capital && token.lower.len() > 5 && token.lower.ends_with("ed"))
        })
}

const FINITE: &WordList = words![
    "was",
    "were",
    "is",
    "are",
    "had",
    "has",
    "have",
    "did",
    "began",
    "started",
    "launched",
    "took",
    "continued",
    "left",
    "became",
    "moved",
    "remained",
    "led",
    "made",
    "came",
    "went",
    "put",
    "carried",
    "saw",
    "called",
    "used",
    "managed",
    "proceeded",
    "ended",
    "followed",
    "resulted",
    "erupted",
    "raged",
    "broke",
    "arrived",
    "failed",
    "entered",
    "marked",
    "lost",
    "opened",
];

fn starts_at(
    cut: &[Token],
    at: usize,
    since: usize,
    triggers: &[TriggerMark],
    actors: &[ActorMark],
    speech: &[usize],
) -> Option<Link> {
    let token = &cut[at];
    let before = &cut[at - 1];
    let next = cut.get(at + 1);
    // "between 3 – 5 May"
    let span = at >= 2 && token.class == Class::Number && cut[at - 2].class == Class::Number;
    if before.is_any(words![";", ":", "—"])
        || (before.is("–")
            && !span
            && before.start > 0
            && before.end < token.start
            && cut.get(at.wrapping_sub(2)).is_some_and(|two| two.end < before.start))
    {
        return Some(Link::Start);
    }
    // "X, which Y captured in May, was shelled": after the comma the main clause goes on.
    let resumes = token.is_any(words!["was", "were", "had", "has", "have", "is", "are", "would", "will"])
        || has_verb(triggers, speech, cut, since, at)
            && verb_at(triggers, at).is_some_and(|mark| matches!(mark.form, Form::Past | Form::Third));
    if before.is(",")
        && resumes
        && cut[since].is_any(words!["which", "who", "whom", "where"])
        && since > 0
        && cut[since - 1].is(",")
    {
        return Some(Link::And);
    }
    match token.lower.as_str() {
        "once"
            if next.is_some_and(|next| next.is_any(words!["the", "that", "it", "they", "he", "a"]) || next.capital) =>
        {
            return Some(Link::Time);
        }
        "while" | "but" | "although" | "though" | "whereas" | "despite" if at > since => return Some(Link::But),
        // "since before May", "between before May and June"
        "before" | "after" if before.is_any(words!["since", "between", "from"]) => {}
        // "captured before 3 May"
        "before"
            if next.is_some_and(|next| {
                next.class == Class::Number
                    && cut.get(at + 2).is_some_and(|month| MONTHS.contains(&month.lower.as_str()))
            }) => {}
        "after" | "before" | "when" | "if" | "unless" | "following"
            if has_verb(triggers, speech, cut, since, at) || before.is(",") =>
        {
            return Some(Link::Time);
        }
        "as" if time_as(cut, at) && has_verb(triggers, speech, cut, since, at) => return Some(Link::Time),
        "which" | "who" | "whom" => return Some(Link::Relative),
        "that" if speech.iter().any(|verb| *verb < at && at - verb <= 3) => return Some(Link::Said),
        "where" => return Some(Link::Where),
        "with" if before.is(",") && next.is_some() => return Some(Link::Participle),
        "thus" | "leaving" | "bringing" | "resulting" | "killing" | "giving" | "causing"
            if before.is(",") || !token.is("thus") && !before.is_any(words!["that", "from", "of", "before", "by"]) =>
        {
            return Some(Link::Participle);
        }
        "in" if next
            .is_some_and(|token| token.is_any(words!["an", "order", "attempt", "preparation", "anticipation"]))
            && cut[at..].iter().take(5).any(|token| token.is("to"))
            && (next.is_some_and(|token| token.is("order"))
                || cut.get(at + 2).is_some_and(|token| token.is_any(words!["attempt", "effort", "bid"]))) =>
        {
            return Some(Link::Infinitive);
        }
        "to" if next.is_some() && infinitive(cut, triggers, at) && !in_order(cut, since) => {
            return Some(Link::Infinitive);
        }
        "and" | "or" if in_apposition(cut, since, at) || joins_names(cut, triggers, actors, at) => {}
        "and" | "or" | "then"
            if has_verb(triggers, speech, cut, since, at)
                && (verb_follows(cut, triggers, at + 1) || new_subject(cut, triggers, actors, speech, at + 1)) =>
        {
            return Some(Link::And);
        }
        _ => {}
    }
    let adverb = usize::from(token.lower.ends_with("ly") && token.is_word());
    if before.is(",") && verb_at(triggers, at + adverb).is_some_and(|mark| mark.form == Form::Ing) {
        return Some(Link::Participle);
    }
    // "A did this, B did that": a comma before a new subject with a verb of its own.
    if before.is(",")
        && has_verb(triggers, speech, cut, since, at)
        && actors.iter().any(|actor| actor.first == at || (token.is("the") && actor.first == at + 1))
        && new_subject(cut, triggers, actors, speech, at)
    {
        return Some(Link::And);
    }
    None
}

/// "in an attempt to", "in order to": the infinitive is part of the clause that starts here.
fn in_order(cut: &[Token], since: usize) -> bool {
    let next = cut.get(since + 1);
    cut[since].is("in")
        && next.is_some_and(|token| token.is_any(words!["an", "order", "attempt", "preparation", "anticipation"]))
}

/// "rebels, led by militants from X and Y, seized …": inside what two commas set off, "and" joins names.
fn in_apposition(cut: &[Token], since: usize, at: usize) -> bool {
    const OPENS: &WordList = words![
        "led",
        "backed",
        "supported",
        "including",
        "accompanied",
        "known",
        "consisting",
        "comprising",
        "joined",
        "aided",
    ];
    let comma = (since..at).rev().find(|index| cut[*index].is(","));
    let opened = comma.is_some_and(|comma| cut.get(comma + 1).is_some_and(|token| token.is_any(OPENS)));
    opened && cut[at..].iter().take(9).any(|token| token.is(","))
}

/// Whether "as" opens a clause of time ("as the army advanced") rather than a comparison ("as well as").
fn time_as(cut: &[Token], at: usize) -> bool {
    const NOT: &WordList = words![
        "well", "a", "an", "of", "part", "many", "much", "far", "soon", "such", "early", "its", "saying", "being"
    ];
    cut.get(at + 1).is_some_and(|next| !next.is_any(NOT))
        && !cut[at - 1].is_any(words!["well", "such", "as", "same", "known", "seen", "described"])
}

/// Whether "to" here opens an infinitive of an event word: "to [re]capture", "to completely encircle".
fn infinitive(cut: &[Token], triggers: &[TriggerMark], at: usize) -> bool {
    (at + 1..=(at + 2).min(cut.len().saturating_sub(1)))
        .find(|index| {
            verb_at(triggers, *index)
                .is_some_and(|mark| mark.form == Form::Base || mark.form == Form::Past && cut[*index].is("cut"))
        })
        .is_some_and(|index| index == at + 1 || cut[at + 1].lower.ends_with("ly"))
}

/// Whether a verb of the same subject follows, over adverbs and auxiliaries at most.
fn verb_follows(cut: &[Token], triggers: &[TriggerMark], at: usize) -> bool {
    let mut index = at;
    while index < cut.len() && index < at + 4 {
        if let Some(mark) = verb_at(triggers, index) {
            return mark.form != Form::Base || index == at;
        }
        let passes = cut[index].lower.ends_with("ly")
            || cut[index].is_any(words![
                "then",
                "later",
                "also",
                "had",
                "was",
                "were",
                "has",
                "have",
                "been",
                "soon",
                "thus",
                "again",
                "once",
                "still",
                "eventually",
                "to",
                "started",
                "began",
                "continued",
                "managed",
                "then",
                "not",
                "subsequently",
            ]);
        if !passes {
            return cut[index].is_any(FINITE);
        }
        index += 1;
    }
    false
}

/// Whether a new subject with a verb of its own starts here.
fn new_subject(cut: &[Token], triggers: &[TriggerMark], actors: &[ActorMark], speech: &[usize], at: usize) -> bool {
    let end = (at + 12).min(cut.len());
    // A date may stand before the subject: "and the next day, the army …".
    let stop = (at + 4..end)
        .find(|index| {
            let named = cut[*index].is("and")
                && cut[*index - 1].named
                && cut.get(*index + 1).is_some_and(|token| token.named)
                && !actors.iter().any(|actor| actor.first == *index + 1);
            !named && cut[*index].is_any(words![",", ";", "and", "but", "while"])
        })
        .unwrap_or(end);
    let starts = cut.get(at).is_some_and(|token| {
        token.is_any(words![
            "the", "they", "it", "he", "she", "a", "an", "several", "another", "many", "some", "its", "their",
            "others", "fighting", "clashes", "that", "this",
        ]) || days_later(cut, at)
            || token.capital
            || token.class == crate::token::Class::Number
    }) || actors.iter().any(|actor| actor.first == at)
        || by_a_time(cut, at);
    let verb = (at + 1..stop).any(|index| {
        triggers
            .iter()
            .any(|mark| mark.first == index && matches!(mark.form, Form::Past | Form::Third | Form::Participle))
            || speech.contains(&index)
            || cut[index].is_any(FINITE)
    });
    starts && verb
}

/// "by evening", "by noon".
fn by_a_time(cut: &[Token], at: usize) -> bool {
    cut.get(at).is_some_and(|token| token.is("by"))
        && cut.get(at + 1).is_some_and(|next| {
            next.is_any(words![
                "evening",
                "morning",
                "noon",
                "nightfall",
                "night",
                "dawn",
                "midday",
                "midnight",
                "then"
            ])
        })
}

/// "abandoned X and Y on 27 May": "and" joins two names, and no verb follows the second.
fn joins_names(cut: &[Token], triggers: &[TriggerMark], actors: &[ActorMark], at: usize) -> bool {
    let person = |index: usize| actors.iter().any(|actor| actor.first <= index && index < actor.last);
    if at == 0 || !cut[at].is("and") || !cut[at - 1].named || person(at - 1) || person(at + 1) {
        return false;
    }
    let mut last = at + 1;
    while cut.get(last).is_some_and(|token| token.named) {
        last += 1;
    }
    let ends = cut.get(last).is_none_or(|next| {
        next.is_any(words![
            ",",
            ".",
            ";",
            "on",
            "in",
            "by",
            "after",
            "during",
            "at",
            "from",
            "near",
            "so",
            "as",
            "with",
            "unopposed",
            "without",
            "again",
            "yesterday",
            "today",
            "this",
            "last",
            "late",
            "early",
            "while",
            "but",
            "which",
            "where"
        ])
    });
    last > at + 1 && ends && verb_at(triggers, last).is_none()
}

/// "two days later", "a week later": a date before a new subject.
fn days_later(cut: &[Token], at: usize) -> bool {
    let unit = |token: &Token| token.is_any(words!["day", "days", "week", "weeks", "hours", "month", "months"]);
    cut.get(at + 1).is_some_and(unit) && cut.get(at + 2).is_some_and(|token| token.is_any(words!["later", "after"]))
}

/// The clause that holds a token.
pub(crate) fn clause_of(clauses: &[Clause], token: usize) -> usize {
    clauses.iter().position(|clause| clause.holds(token)).unwrap_or(0)
}
