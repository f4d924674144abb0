//! What the words around a name say of it: that it is a place, and of what kind.
//!
//! One sign may mislead, so signs are weighed: a noun beside the name counts twice, a preposition before it once, and a
//! verb of saying after it tells against it.

use dateline_model::PlaceKind;

use super::Places;
use super::names::Name;
use crate::token::Token;
use crate::word::WordList;

impl Places {
    /// Whether common nouns for a site follow: "oil field", "military airport".
    pub(super) fn starts_noun_phrase(&self, cut: &[Token], at: usize) -> bool {
        self.site_after(cut, at).is_some()
    }

    /// One past the noun for a base or site that follows, over one describing word.
    pub(super) fn site_after(&self, cut: &[Token], at: usize) -> Option<usize> {
        let site = |index: usize| {
            cut.get(index).is_some_and(|token| {
                !token.capital
                    && matches!(
                        self.kind_of_word(&token.lower),
                        Some(PlaceKind::Base | PlaceKind::Site | PlaceKind::Crossing)
                    )
                    && !token.is_any(words![
                        "positions",
                        "position",
                        "points",
                        "point",
                        "buildings",
                        "building",
                        "field-"
                    ])
            })
        };
        if site(at) {
            return Some(at + 1);
        }
        let described = cut.get(at).is_some_and(|token| {
            token.is_any(words!["oil", "gas", "military", "air", "international", "power", "border", "pumping"])
        });
        (described && site(at + 1)).then_some(at + 2)
    }

    /// The common nouns that stand beside a name: "X city", "the town of X".
    pub(super) fn nouns_beside(&self, cut: &[Token], name: &Name) -> Vec<String> {
        let before =
            name.first.checked_sub(1).map(|index| if cut[index].is("of") { index.saturating_sub(1) } else { index });
        [Some(name.last), before]
            .into_iter()
            .flatten()
            .filter_map(|index| cut.get(index))
            .filter(|token| !token.capital && self.kind_of_word(&token.lower).is_some())
            .map(|token| token.lower.as_str().to_owned())
            .collect()
    }

    /// How strongly the words around a name say that it is a place (or, below zero, that it is not).
    pub(super) fn sign(&self, cut: &[Token], name: &Name, before_is_place: bool) -> i32 {
        let before = name.first.checked_sub(1).map(|index| &cut[index]);
        let after = cut.get(name.last);
        if before.is_some_and(|token| self.titles.contains(&token.lower)) {
            return -2;
        }
        let speaks = after.is_some_and(|token| self.say.contains(&token.lower));
        let typed = self.noun_kind(cut, name).is_some();
        let mut start = name.first;
        while start > 0
            && name.first - start < 4
            && cut[start - 1].is_any(words![
                "the",
                "a",
                "strategic",
                "nearby",
                "adjacent",
                "key",
                "largely",
                "border",
                "rebel-held",
                "government-held",
                "historic",
                "neighbouring",
                "neighboring",
                "northern",
                "southern",
                "eastern",
                "western",
                "main",
                "central",
                "entire",
                "christian",
            ])
        {
            start -= 1;
        }
        let stepped = start < name.first;
        let tied = start.checked_sub(1).map(|index| &cut[index]);
        let locative = tied.is_some_and(|token| token.is_any(LOCATIVE))
            && (!stepped
                || typed
                || self.starts_noun_phrase(cut, name.last)
                || cut.get(name.last).is_none_or(|token| !token.named));
        let of = tied.is_some_and(|token| token.is("of")) && start >= 2 && self.takes_of(&cut[start - 2]);
        let joined = before_is_place && before.is_some_and(|token| token.is_any(words!["and", ",", "or", "–", "("]));
        i32::from(typed) * 2 + i32::from(locative || of) + i32::from(joined) - 3 * i32::from(speaks)
    }

    fn takes_of(&self, token: &Token) -> bool {
        const TAKES: &WordList = words![
            "town",
            "city",
            "village",
            "capture",
            "recapture",
            "fall",
            "siege",
            "outskirts",
            "north",
            "south",
            "east",
            "west",
            "northeast",
            "northwest",
            "southeast",
            "southwest",
            "part",
            "parts",
            "control",
            "most",
            "all",
            "half",
            "third",
            "quarter",
            "percent",
            "rest",
            "center",
            "centre",
            "side",
            "edge",
            "entrance",
            "suburb",
            "suburbs",
            "district",
            "districts",
            "neighborhood",
            "neighborhoods",
            "neighbourhood",
            "area",
            "region",
            "province",
            "road",
            "towns",
            "villages",
            "battle",
            "seizure",
            "loss",
            "liberation",
            "direction",
            "vicinity",
            "countryside",
            "hills",
            "hill",
            "inside",
            "outside",
            "kilometers",
            "kilometres",
            "km",
            "of",
            "%",
            "sections",
            "villages",
        ];
        token.is_any(TAKES) || self.kind_of_word(&token.lower).is_some()
    }

    /// Whether the noun beside a name says no more than that it is about the land around it: "the area of X", "the X front".
    pub(super) fn only_around(&self, cut: &[Token], name: &Name) -> bool {
        const AROUND: &WordList = words!["area", "areas", "front", "frontline", "pocket", "zone", "territory"];
        let noun = name.first.checked_sub(2).filter(|_| cut[name.first - 1].is("of"));
        let around = |at: usize| !cut[at].capital && cut[at].is_any(AROUND) && (at == 0 || !cut[at - 1].named);
        noun.is_some_and(around) || cut.get(name.last).is_some_and(|next| !next.capital && next.is_any(AROUND))
    }

    /// The kind that a common noun beside the name (or its own last word) gives it.
    pub(super) fn noun_kind(&self, cut: &[Token], name: &Name) -> Option<PlaceKind> {
        let at = |index: usize| cut.get(index).and_then(|token| self.kind_of_word(&token.lower));
        let own = at(name.last - 1).filter(|_| name.last - name.first > 1);
        let first = at(name.first).filter(|_| name.last - name.first > 1);
        let after = cut.get(name.last).filter(|token| !token.capital).and_then(|token| self.kind_of_word(&token.lower));
        let before = name.first.checked_sub(1).and_then(|index| {
            if cut[index].is("of") {
                index.checked_sub(1).and_then(at).filter(|_| singular(&cut[index - 1]))
            } else {
                at(index).filter(|_| singular(&cut[index]))
            }
        });
        own.or(after).or(before).or(first)
    }
}

const LOCATIVE: &WordList = words![
    "take",
    "took",
    "retake",
    "retook",
    "retaken",
    "recapture",
    "capture",
    "seize",
    "secure",
    "secured",
    "besieged",
    "bombed",
    "overran",
    "taking",
    "capturing",
    "recapturing",
    "seizing",
    "securing",
    "shelling",
    "besieging",
    "encircled",
    "liberated",
    "in",
    "at",
    "near",
    "around",
    "towards",
    "toward",
    "into",
    "from",
    "outside",
    "inside",
    "between",
    "through",
    "across",
    "against",
    "overlooking",
    "surrounding",
    "entering",
    "leaving",
    "reached",
    "reaching",
    "to",
    "on",
    "captured",
    "recaptured",
    "seized",
    "shelled",
    "entered",
];

fn singular(token: &Token) -> bool {
    !token.capital && token.is_word()
}
