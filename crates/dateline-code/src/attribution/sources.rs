//! Whether words name a source, and how far its name goes.

use super::Sayings;
use crate::actors::ActorMark;
use crate::token::Token;
use crate::word::WordList;

impl Sayings {
    /// The name of a source that starts here: up to a comma, verb or connective.
    pub(super) fn name_after(&self, cut: &[Token], actors: &[ActorMark], at: usize) -> Option<(usize, usize)> {
        let first = (at..cut.len()).find(|index| !cut[*index].is_any(words!["the", "a", "an", "both", "some"]))?;
        let stop = (first..cut.len().min(first + 14)).find(|index| {
            let token = &cut[*index];
            !token.is_word() && !token.is_any(words!["'s", "(", ")", "'", "’s"])
                || token.is_any(words![
                    "that", "which", "who", "on", "as", "were", "was", "had", "have", "with", "by", "while", "stating",
                    "saying", "after", "when", "under", "between", "around", "since", "during", "until", "before",
                ])
                || actors.iter().any(|actor| {
                    actor.first == *index
                        && *index > first + 1
                        && !cut[*index - 1].is_any(words!["of", "the", "and", "pro", "a"])
                })
        });
        let last = stop.unwrap_or(cut.len().min(first + 14));
        let pronoun = last == first + 1 && cut[first].is_any(words!["them", "him", "her", "it", "us", "this", "that"]);
        (last > first && !pronoun).then_some((first, last))
    }

    /// Whether the words can be a source: a name, a known source, an actor, or a noun for somebody who says things.
    pub(super) fn is_source(&self, cut: &[Token], actors: &[ActorMark], first: usize, last: usize) -> bool {
        let words = &cut[first..last];
        let noun = words.iter().any(|token| self.sources.contains(&token.lower));
        let actor = actors.iter().any(|actor| first <= actor.first && actor.last <= last && !actor.attribute);
        const NOBODY: &WordList = words![
            "those", "these", "some", "many", "others", "most", "all", "nobody", "everyone", "what", "there",
            "several",
        ];
        let name = words.iter().any(|token| token.capital && !token.is_any(NOBODY)) && words.len() <= 12;
        let listed = self.known.contains(&words.iter().map(|token| token.lower.as_str()).collect::<Vec<_>>().join(" "));
        noun || actor || name || listed
    }
}
