//! The dictionary's lists that are asked for nearly every word around an event word, made quick to ask.

use dateline_lexicon::Words;

use crate::word::WordSet;

/// Words of trying, meaning and denying, and words for parts of a place.
#[derive(Debug)]
pub(crate) struct Lists {
    pub(crate) failure: WordSet,
    pub(crate) success: WordSet,
    pub(crate) negation: WordSet,
    pub(crate) plan: WordSet,
    pub(crate) hedges: WordSet,
    pub(crate) most: WordSet,
    pub(crate) part: WordSet,
    pub(crate) whole: WordSet,
}

impl Lists {
    pub(crate) fn new(words: &Words) -> Self {
        let parts = |name: &str| words.nouns.parts.get(name).into_iter().flatten().collect();
        let speech = &words.speech;
        Self {
            failure: speech.failure.iter().collect(),
            success: speech.success.iter().collect(),
            negation: speech.negation.iter().collect(),
            plan: speech.plan.iter().collect(),
            hedges: speech.hedges.iter().collect(),
            most: parts("most"),
            part: parts("part"),
            whole: parts("whole"),
        }
    }
}
