//! How a place is tied into its sentence: by "in", "near", "east of", or by nothing.
//!
//! The tie tells where something happened from where it only lies: "captured the hill near X" is not about X.

use super::{PlaceMark, Places};
use crate::token::Token;

/// How a place is tied into its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tie {
    /// Nothing before it, or a verb.
    Bare,
    /// `in`, `at`, `on`, `inside`, `around`.
    In,
    /// `near`, `outside`, `close to`.
    Near,
    /// `east of`, `on the outskirts of`: a bearing from it.
    Bearing,
    /// `from`.
    From,
    /// `to`, `towards`, `into`.
    To,
    /// `of`.
    Of,
    /// `between X`, and the `and Y` after it.
    Between,
    /// `overlooking`, `linking`: it only says where something else is.
    Aside,
}

impl Places {
    pub(super) fn tie(&self, cut: &[Token], first: usize) -> Tie {
        let mut at = first;
        // Step back over an article, an adjective or a noun that the name belongs to: "in the strategic town of X".
        for _ in 0..6 {
            let Some(token) = at.checked_sub(1).map(|index| &cut[index]) else { return Tie::Bare };
            match token.lower.as_str() {
                "near" | "outside" | "alongside" | "beside" => return Tie::Near,
                "in" | "at" | "inside" | "within" | "on" | "around" | "throughout" | "across" | "along" | "amid"
                | "over" | "under" => return Tie::In,
                "from" => return Tie::From,
                "to" | "towards" | "toward" | "into" | "for" | "against" => return Tie::To,
                "between" => return Tie::Between,
                "overlooking" | "linking" | "facing" | "opposite" | "adjacent" | "neighbouring" | "connecting"
                | "via" => return Tie::Aside,
                "of" => {
                    let noun = at.checked_sub(2).map(|index| cut[index].lower.as_str()).unwrap_or("");
                    if BEARINGS.contains(&noun) {
                        return Tie::Bearing;
                    }
                    if self.kind_of(noun).is_none() {
                        return Tie::Of;
                    }
                    at -= 2;
                }
                _ if token.is_word()
                    && (self.kind_of_word(&token.lower).is_some()
                        || token.is_any(words![
                            "the",
                            "a",
                            "an",
                            "strategic",
                            "nearby",
                            "key",
                            "border",
                            "main",
                            "northern",
                            "southern",
                            "eastern",
                            "western",
                            "small",
                            "largely",
                            "christian",
                            "lebanese",
                            "syrian",
                            "military",
                            "rebel-held",
                            "government-held",
                            "besieged",
                        ])) =>
                {
                    at -= 1
                }
                _ => return Tie::Bare,
            }
        }
        Tie::Bare
    }
}

const BEARINGS: [&str; 22] = [
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "north-east",
    "north-west",
    "south-east",
    "south-west",
    "northern",
    "outside",
    "kilometers",
    "kilometres",
    "km",
    "miles",
    "metres",
    "meters",
    "outskirts-of",
    "vicinity",
];

/// "between X and Y", "in X, Y and Z": what is joined to a place is tied as that is.
pub(super) fn carry_ties(cut: &[Token], marks: &mut [PlaceMark]) {
    for index in 1..marks.len() {
        let Some(gap) = cut.get(marks[index - 1].last..marks[index].first) else { continue };
        let joined = !gap.is_empty()
            && gap.len() <= 3
            && gap.iter().all(|token| token.is_any(words!["and", ",", "or", "the", "as", "–", "("]));
        // "South of X, Y had been taken": what opens the sentence says where Y lies.
        let opens = index == 1
            && marks[0].first <= 3
            && gap.len() == 1
            && gap[0].is(",")
            && marks[0].tie != Tie::Bare
            && !cut.get(marks[1].last).is_some_and(|token| token.is_any(words![",", "and", "or"]));
        if joined && !opens && marks[index].tie == Tie::Bare {
            // "captured X, outside Y, and Z": the last of the list is tied as its first, not as the aside.
            let aside = matches!(marks[index - 1].tie, Tie::Near | Tie::Bearing | Tie::Aside) && index >= 2;
            let listed = gap.len() == 2 && gap[0].is(",") && gap[1].is("and");
            marks[index].tie = if aside && listed { marks[index - 2].tie } else { marks[index - 1].tie };
        }
    }
}
