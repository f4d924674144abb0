//! Words that say what a place is, or which part of it is meant: "the town of Yabroud", "Mar Maroun hill", "Jabal
//! al-Shaykh", "northern Qalamoun".
//!
//! Reports add and leave out such words at will, so they are set aside when names are compared. They are not forgotten:
//! "Dabaa air base" asks for the base, not for the village beside it.

use dateline_model::PlaceKind;

/// What a type word says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sort {
    Town,
    Camp,
    Quarter,
    District,
    Subdistrict,
    Province,
    Area,
    Barrens,
    Plain,
    Valley,
    Hill,
    Mountains,
    Base,
    Checkpoint,
    Crossing,
    Road,
    River,
    Lake,
    North,
    South,
    East,
    West,
}

/// Words that stand before a name.
const LEADING: &[(&str, Sort)] = &[
    ("town of", Sort::Town),
    ("city of", Sort::Town),
    ("village of", Sort::Town),
    ("district of", Sort::District),
    ("province of", Sort::Province),
    ("neighborhood of", Sort::Quarter),
    ("neighbourhood of", Sort::Quarter),
    ("area of", Sort::Area),
    ("region of", Sort::Area),
    ("countryside of", Sort::Area),
    ("outskirts of", Sort::Area),
    ("hill of", Sort::Hill),
    ("hills of", Sort::Hill),
    ("mountains of", Sort::Mountains),
    ("plain of", Sort::Plain),
    ("plains of", Sort::Plain),
    ("valley of", Sort::Valley),
    ("northern", Sort::North),
    ("north", Sort::North),
    ("southern", Sort::South),
    ("south", Sort::South),
    ("eastern", Sort::East),
    ("east", Sort::East),
    ("western", Sort::West),
    ("west", Sort::West),
    ("mount", Sort::Mountains),
    ("mt", Sort::Mountains),
    ("jabal", Sort::Mountains),
    ("jebel", Sort::Mountains),
    ("jabel", Sort::Mountains),
    ("jbel", Sort::Mountains),
    ("djebel", Sort::Mountains),
    ("tal", Sort::Hill),
    ("tall", Sort::Hill),
    ("tel", Sort::Hill),
    ("tell", Sort::Hill),
    ("tallet", Sort::Hill),
    ("tallat", Sort::Hill),
    ("talat", Sort::Hill),
    ("wadi", Sort::Valley),
    ("ouadi", Sort::Valley),
    ("hay", Sort::Quarter),
    ("nahr", Sort::River),
    ("lake", Sort::Lake),
    ("jaroud", Sort::Barrens),
    ("juroud", Sort::Barrens),
    ("jroud", Sort::Barrens),
    ("jurd", Sort::Barrens),
    ("jard", Sort::Barrens),
    ("مدينه", Sort::Town),
    ("بلده", Sort::Town),
    ("قريه", Sort::Town),
    ("مخيم", Sort::Camp),
    ("حي", Sort::Quarter),
    ("ناحيه", Sort::Subdistrict),
    ("قضا", Sort::District),
    ("محافظه", Sort::Province),
    ("منطقه", Sort::Area),
    ("ريف", Sort::Area),
    ("جرود", Sort::Barrens),
    ("جرد", Sort::Barrens),
    ("سهل", Sort::Plain),
    ("وادي", Sort::Valley),
    ("تل", Sort::Hill),
    ("تله", Sort::Hill),
    ("جبل", Sort::Mountains),
    ("جبال", Sort::Mountains),
    ("مطار", Sort::Base),
    ("حاجز", Sort::Checkpoint),
    ("معبر", Sort::Crossing),
    ("طريق", Sort::Road),
    ("نهر", Sort::River),
    ("بحيره", Sort::Lake),
];

/// Words that stand after a name; of two that fit, the longer comes first.
const TRAILING: &[(&str, Sort)] = &[
    ("refugee camp", Sort::Camp),
    ("sub district", Sort::Subdistrict),
    ("mountain range", Sort::Mountains),
    ("military airbase", Sort::Base),
    ("military airport", Sort::Base),
    ("military air base", Sort::Base),
    ("military base", Sort::Base),
    ("air base", Sort::Base),
    ("border crossing", Sort::Crossing),
    ("international highway", Sort::Road),
    ("town", Sort::Town),
    ("city", Sort::Town),
    ("village", Sort::Town),
    ("camp", Sort::Camp),
    ("neighborhood", Sort::Quarter),
    ("neighbourhood", Sort::Quarter),
    ("quarter", Sort::Quarter),
    ("suburb", Sort::Quarter),
    ("district", Sort::District),
    ("subdistrict", Sort::Subdistrict),
    ("governorate", Sort::Province),
    ("province", Sort::Province),
    ("area", Sort::Area),
    ("region", Sort::Area),
    ("countryside", Sort::Area),
    ("outskirts", Sort::Area),
    ("surroundings", Sort::Area),
    ("barrens", Sort::Barrens),
    ("highlands", Sort::Barrens),
    ("plain", Sort::Plain),
    ("plains", Sort::Plain),
    ("valley", Sort::Valley),
    ("hill", Sort::Hill),
    ("hills", Sort::Hill),
    ("hilltop", Sort::Hill),
    ("heights", Sort::Hill),
    ("mountain", Sort::Mountains),
    ("mountains", Sort::Mountains),
    ("airbase", Sort::Base),
    ("airport", Sort::Base),
    ("airfield", Sort::Base),
    ("base", Sort::Base),
    ("barracks", Sort::Base),
    ("checkpoint", Sort::Checkpoint),
    ("crossing", Sort::Crossing),
    ("road", Sort::Road),
    ("highway", Sort::Road),
    ("motorway", Sort::Road),
    ("river", Sort::River),
    ("lake", Sort::Lake),
];

/// A folded name without its type words, and what they say. A name that is nothing else, or only a number beside it
/// ("Hill 103"), is left whole.
pub(crate) fn split(folded: &str) -> (&str, Option<Sort>) {
    let (rest, trailing) = strip_trailing(folded);
    let (rest, leading) = strip_leading(rest);
    let sort = match (leading, trailing) {
        // "Wadi Barada area" is the valley and "eastern Qalamoun mountains" the east, but "Tall Kalakh district" is the
        // district.
        (Some(leading), Some(Sort::Area | Sort::Town)) => Some(leading),
        (Some(leading), _) if leading.is_direction() => Some(leading),
        (leading, trailing) => trailing.or(leading),
    };
    (rest, sort)
}

/// A folded name without its outermost type word only, since the inner one may belong to the name: "Tall Kalakh town".
pub(crate) fn split_outer(folded: &str) -> (&str, Option<Sort>) {
    match strip_trailing(folded) {
        (_, None) => strip_leading(folded),
        outer => outer,
    }
}

fn strip_leading(name: &str) -> (&str, Option<Sort>) {
    let first = name.bytes().next();
    strip(
        name,
        LEADING,
        |name, word| {
            if word.bytes().next() == first { name.strip_prefix(word)?.strip_prefix(' ') } else { None }
        },
    )
}

fn strip_trailing(name: &str) -> (&str, Option<Sort>) {
    let last = name.bytes().next_back();
    strip(name, TRAILING, |name, word| {
        if word.bytes().next_back() == last { name.strip_suffix(word)?.strip_suffix(' ') } else { None }
    })
}

fn strip<'a>(
    name: &'a str,
    words: &[(&str, Sort)],
    without: impl Fn(&'a str, &str) -> Option<&'a str>,
) -> (&'a str, Option<Sort>) {
    // A type word stands beside a name.
    if !name.contains(' ') {
        return (name, None);
    }
    words
        .iter()
        .find_map(|(word, sort)| Some((without(name, word).filter(|rest| says_something(rest))?, Some(*sort))))
        .unwrap_or((name, None))
}

fn says_something(rest: &str) -> bool {
    rest.chars().any(char::is_alphabetic)
}

impl Sort {
    /// Whether a place of this kind may be called so.
    fn fits(self, kind: PlaceKind) -> bool {
        match self {
            Self::Town => matches!(kind, PlaceKind::Populated | PlaceKind::Quarter),
            Self::Camp => matches!(kind, PlaceKind::Populated | PlaceKind::Quarter | PlaceKind::Base),
            Self::Quarter => matches!(kind, PlaceKind::Quarter | PlaceKind::Populated),
            Self::District => matches!(kind, PlaceKind::Region | PlaceKind::Quarter),
            Self::Subdistrict | Self::Province | Self::Area | Self::Plain => kind == PlaceKind::Region,
            Self::Barrens | Self::Valley | Self::Mountains => matches!(kind, PlaceKind::Region | PlaceKind::Hill),
            Self::Hill => kind == PlaceKind::Hill,
            Self::Base => kind == PlaceKind::Base,
            Self::Checkpoint => kind == PlaceKind::Checkpoint,
            Self::Crossing => kind == PlaceKind::Crossing,
            Self::Road => kind == PlaceKind::Road,
            Self::River | Self::Lake => kind == PlaceKind::Water,
            Self::North | Self::South | Self::East | Self::West => false,
        }
    }

    fn is_direction(self) -> bool {
        matches!(self, Self::North | Self::South | Self::East | Self::West)
    }
}

/// How well the type words agree, from 0 to 1: those of the name that is looked up (`asked`), those of the listed spelling,
/// and the kind of the place.
pub(crate) fn agreement(asked: Option<Sort>, listed: Option<Sort>, kind: PlaceKind) -> f64 {
    match (asked, listed) {
        (None, None) => 1.0,
        (Some(asked), Some(listed)) if asked == listed => 0.97,
        (Some(Sort::Hill | Sort::Mountains), Some(Sort::Hill | Sort::Mountains)) => 0.94,
        (Some(_), Some(_)) => 0.4,
        (Some(asked), None) if asked.fits(kind) => 0.97,
        // A town's area is still about the town, and so is its east.
        (Some(Sort::Area), None) => 0.9,
        (Some(asked), None) if asked.is_direction() => 0.85,
        (Some(_), None) => 0.45,
        (None, Some(_)) => 0.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_words_before_and_after_are_set_aside() {
        assert_eq!(split("town of yabroud"), ("yabroud", Some(Sort::Town)));
        assert_eq!(split("mar maroun hill"), ("mar maroun", Some(Sort::Hill)));
        assert_eq!(split("jabal shaykh"), ("shaykh", Some(Sort::Mountains)));
        assert_eq!(split("wadi barada area"), ("barada", Some(Sort::Valley)));
        assert_eq!(split("northern qalamoun"), ("qalamoun", Some(Sort::North)));
        assert_eq!(split("eastern qalamoun mountains"), ("qalamoun", Some(Sort::East)));
        assert_eq!(split("tal area"), ("tal", Some(Sort::Area)));
        assert_eq!(split("tall kalakh district"), ("kalakh", Some(Sort::District)));
        assert_eq!(split_outer("tall kalakh town"), ("tall kalakh", Some(Sort::Town)));
        assert_eq!(split("dabaa military airport"), ("dabaa", Some(Sort::Base)));
        assert_eq!(split("محافظه حمص"), ("حمص", Some(Sort::Province)));
    }

    #[test]
    fn a_name_made_of_type_words_alone_is_left_whole() {
        assert_eq!(split("tall"), ("tall", None));
        assert_eq!(split("hill 103"), ("hill 103", None));
        assert_eq!(split("yabroud"), ("yabroud", None));
    }

    #[test]
    fn a_typed_name_prefers_a_place_of_that_kind() {
        let base = agreement(Some(Sort::Base), None, PlaceKind::Base);
        let village = agreement(Some(Sort::Base), None, PlaceKind::Populated);
        assert!(base > village);
    }
}
