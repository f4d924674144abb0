//! People who are counted: "18 soldiers", "several of its fighters", "a commander".

use dateline_lexicon::Words;
use dateline_model::{ActorId, Count};

use crate::actors::ActorMark;
use crate::number::NumberMark;
use crate::token::Token;
use crate::word::{WordList, WordSet};

/// People in a sentence, with their number where one is said.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PeopleMark {
    pub(crate) first: usize,
    /// One past the last token.
    pub(crate) last: usize,
    /// How many; `None` where the text does not say.
    pub(crate) count: Option<Count>,
    /// Whose, where the words say so.
    pub(crate) who: Vec<ActorId>,
    /// Whether `who` comes from a generic word.
    pub(crate) generic: bool,
    pub(crate) civilian: bool,
    /// Families or units, not heads.
    pub(crate) groups: bool,
    /// Whether a bare figure stands for people ("6 were killed", "20 wounded").
    pub(crate) bare: bool,
}

impl PeopleMark {
    /// A figure that stands for people by itself.
    fn bare(number: &NumberMark) -> Self {
        Self {
            first: number.first,
            last: number.last,
            count: Some(number.count),
            who: vec![],
            generic: false,
            civilian: false,
            groups: false,
            bare: true,
        }
    }
}

/// What became of people, said right after their figure: "46 wounded".
const FATES: &WordList = words![
    "killed",
    "dead",
    "wounded",
    "injured",
    "hurt",
    "captured",
    "detained",
    "arrested",
    "missing",
    "surrendered",
    "executed",
    "hospitalized",
];

/// What is done to people, said right before their figure: "wounding ten".
const HURTING: &WordList = words![
    "killing",
    "wounding",
    "injuring",
    "capturing",
    "killed",
    "wounded",
    "injured",
    "captured",
    "detaining",
    "executing",
];

/// "fighters from Hezbollah", "members of the FSA": whose the people before this token are.
fn belongs<'a>(cut: &[Token], at: usize, actors: &'a [ActorMark]) -> Option<&'a ActorMark> {
    if !cut.get(at)?.is_any(words!["of", "from"]) {
        return None;
    }
    let first = at + 1 + usize::from(cut.get(at + 1).is_some_and(|token| token.is("the")));
    actors.iter().find(|actor| actor.first == first && !actor.attribute && !actor.generic)
}

/// The nouns for people of one sort.
pub(crate) fn nouns(words: &Words, sort: &str) -> WordSet {
    words.nouns.people.get(sort).into_iter().flatten().collect()
}

/// The nouns for people.
#[derive(Debug)]
pub(crate) struct PeopleWords {
    armed: WordSet,
    civilian: WordSet,
    groups: WordSet,
}

impl PeopleWords {
    pub(crate) fn new(words: &Words) -> Self {
        Self { armed: nouns(words, "armed"), civilian: nouns(words, "civilian"), groups: nouns(words, "groups") }
    }

    fn is_people(&self, token: &Token) -> bool {
        self.armed.contains(&token.lower) || self.civilian.contains(&token.lower)
    }

    /// The people of a sentence, in order.
    pub(crate) fn find(&self, cut: &[Token], numbers: &[NumberMark], actors: &[ActorMark]) -> Vec<PeopleMark> {
        let mut out: Vec<PeopleMark> = Vec::new();
        for number in numbers {
            if let Some(mark) = self.counted(cut, number, actors) {
                out.push(mark);
            }
        }
        for at in 0..cut.len() {
            let covered = out.iter().any(|mark| mark.first <= at && at < mark.last);
            let starts = cut[at].is_any(words!["a", "an", "another", "the"]);
            if !covered && let Some(mark) = self.uncounted(cut, at, starts, actors) {
                out.push(mark);
            }
        }
        out.sort_by_key(|mark| mark.first);
        out
    }

    /// "18 [regular] soldiers", "70 Syrian Army", "dozens of rebels", and a bare "40 [were injured]".
    fn counted(&self, cut: &[Token], number: &NumberMark, actors: &[ActorMark]) -> Option<PeopleMark> {
        let mut at = number.last;
        let noun = |at: usize| {
            cut.get(at).is_some_and(|token| self.is_people(token)) || actors.iter().any(|actor| actor.first == at)
        };
        if cut.get(at).is_some_and(|token| token.is_any(FATES)) && !noun(at + 1) {
            return Some(PeopleMark::bare(number));
        }
        if cut.get(at).is_some_and(|token| token.is_any(words!["of", "%"])) {
            if cut[at].is("%") {
                return None;
            }
            at += 1;
        }
        for step in 0..6 {
            let index = at + step;
            let Some(token) = cut.get(index) else { break };
            if let Some(actor) = actors.iter().find(|actor| actor.first == index && !actor.attribute) {
                let last = self.extend(cut, actor.last);
                let noun = cut.get(last - 1);
                return Some(PeopleMark {
                    first: number.first,
                    last,
                    count: Some(number.count),
                    who: actor.who.clone(),
                    generic: actor.generic,
                    civilian: false,
                    groups: noun.is_some_and(|noun| self.groups.contains(&noun.lower)),
                    bare: false,
                });
            }
            if self.is_people(token) {
                let mut last = self.extend(cut, index + 1);
                if let Some(actor) = belongs(cut, last, actors) {
                    let mark = self.mark(cut, number.first, index, actor.last, Some(number.count));
                    return Some(PeopleMark {
                        who: actor.who.clone(),
                        generic: actor.generic,
                        civilian: false,
                        ..mark
                    });
                }
                // "600 soldiers and civilians": one figure for both.
                if cut.get(last).is_some_and(|token| token.is("and"))
                    && cut.get(last + 1).is_some_and(|token| self.is_people(token))
                {
                    last = self.extend(cut, last + 2);
                }
                return Some(self.mark(cut, number.first, index, last, Some(number.count)));
            }
            if !token.is_word()
                || token
                    .is_any(words!["were", "was", "in", "on", "at", "and", "to", "from", "by", "are", "had", "have"])
            {
                break;
            }
        }
        // "three of them", "40 had died"
        let of_them = cut.get(number.last).is_some_and(|token| token.is("of"))
            && cut.get(number.last + 1).is_some_and(|token| token.is_any(words!["them", "whom", "these", "those"]));
        let had = cut.get(number.last).is_some_and(|token| token.is_any(words!["had", "have", "died"]))
            && cut
                .iter()
                .skip(number.last)
                .take(4)
                .any(|token| token.is_any(words!["died", "perished"]) || token.is_any(FATES));
        if of_them || had {
            return Some(PeopleMark::bare(number));
        }
        let taken = cut.get(number.last).is_some_and(|token| token.is("taken"))
            && cut.get(number.last + 1).is_some_and(|token| token.is_any(words!["prisoner", "captive", "hostage"]));
        if taken {
            return Some(PeopleMark::bare(number));
        }
        let more = usize::from(cut.get(number.last).is_some_and(|token| token.is_any(words!["more", "others"])));
        let next = cut.get(number.last + more)?;
        // "wounding ten."
        let before = number.first.checked_sub(1).map(|index| &cut[index]);
        if before.is_some_and(|token| token.is_any(HURTING)) && !next.is_word() {
            return Some(PeopleMark::bare(number));
        }
        (next.is_any(FATES) || next.is_any(words!["were", "was", "others"])).then(|| PeopleMark::bare(number))
    }

    /// "a commander", "the airbase commander", "civilians", "a number of Army soldiers".
    fn uncounted(&self, cut: &[Token], at: usize, starts: bool, actors: &[ActorMark]) -> Option<PeopleMark> {
        if let Some(actor) = actors.iter().find(|actor| actor.first == at && !actor.attribute) {
            let last = self.extend(cut, actor.last);
            // "a senior Hezbollah commander"
            let one = |distance: usize| {
                at.checked_sub(distance).is_some_and(|index| cut[index].is_any(words!["a", "an", "one"]))
            };
            let described = at > 1 && cut[at - 1].is_word() && !cut[at - 1].capital && one(2);
            let singular = (one(1) || described)
                && cut.get(last - 1).is_some_and(|noun| !noun.lower.ends_with('s') && self.is_people(noun));
            return Some(PeopleMark {
                first: at,
                last,
                count: singular.then(|| Count::exactly(1)),
                who: actor.who.clone(),
                generic: actor.generic,
                civilian: false,
                groups: false,
                bare: false,
            });
        }
        if starts {
            let noun = (at + 1..(at + 5).min(cut.len()))
                .take_while(|index| {
                    cut[*index].is_word() && !actors.iter().any(|actor| actor.first == *index && !actor.attribute)
                })
                .find(|index| self.is_people(&cut[*index]))?;
            let singular = cut[at].is_any(words!["a", "an", "another"]) && !cut[noun].lower.ends_with('s');
            let last = self.extend(cut, noun + 1);
            let count = singular.then(|| Count::exactly(1));
            if let Some(actor) = belongs(cut, last, actors) {
                let mark = self.mark(cut, at, noun, actor.last, count);
                return Some(PeopleMark { who: actor.who.clone(), generic: actor.generic, civilian: false, ..mark });
            }
            return Some(self.mark(cut, at, noun, last, count));
        }
        if self.is_people(&cut[at]) {
            return Some(self.mark(cut, at, at, self.extend(cut, at + 1), None));
        }
        None
    }

    fn extend(&self, cut: &[Token], mut last: usize) -> usize {
        while cut.get(last).is_some_and(|token| self.is_people(token) && !token.is_any(FATES)) {
            last += 1;
        }
        last
    }

    fn mark(&self, cut: &[Token], first: usize, noun: usize, last: usize, count: Option<Count>) -> PeopleMark {
        let head = &cut[last.max(noun + 1) - 1];
        PeopleMark {
            first,
            last,
            count,
            who: vec![],
            generic: false,
            civilian: self.civilian.contains(&head.lower) && !self.armed.contains(&head.lower),
            groups: self.groups.contains(&head.lower),
            bare: false,
        }
    }
}
