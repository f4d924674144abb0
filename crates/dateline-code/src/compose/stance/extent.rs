//! How much of a place a claim is about, and how far a siege closes it off.

use dateline_model::{Extent, Kind};

use crate::compose::Scene;
use crate::triggers::TriggerMark;
use crate::word::{WordList, WordSet};

/// How much of the place: a part, most, all, or shares.
pub(super) fn extent(scene: &Scene<'_>, mark: &TriggerMark, kind: Kind) -> Option<Extent> {
    if kind == Kind::Siege {
        return closure(scene, mark);
    }
    if !matches!(kind, Kind::Capture | Kind::Withdraw | Kind::Hold) {
        return None;
    }
    let clause = scene.clause(mark.first);
    // "raised the flag over its centre"
    if (mark.first..mark.last).any(|at| scene.word(at) == "flag") {
        return None;
    }
    if let Some(share) = share(scene, clause.first, clause.last) {
        return Some(share);
    }
    // "Aside from the station, all of it is controlled by"
    let but = (0..scene.cut.len()).any(|at| {
        ["aside", "apart"].contains(&scene.word(at)) && scene.word(at + 1) == "from"
            || ["except", "excepting", "exception"].contains(&scene.word(at))
    });
    if but {
        return Some(Extent::Most);
    }
    let near = |list: &WordSet| {
        (mark.first.saturating_sub(3).max(clause.first)..clause.last.min(mark.last + 7)).any(|at| {
            list.contains(&scene.cut[at].lower) && !says_when(scene, at) && !says_where(scene, at, clause.first)
        })
    };
    let lists = scene.lists;
    if near(&lists.most) {
        Some(Extent::Most)
    } else if near(&lists.part) && !near(&lists.whole) {
        Some(Extent::Part)
    } else if near(&lists.whole) {
        Some(Extent::Whole)
    } else {
        None
    }
}

/// How far a siege closes a place off: "fully encircled", "from three sides", "cut the last road into it".
fn closure(scene: &Scene<'_>, mark: &TriggerMark) -> Option<Extent> {
    const WHOLE: &WordList = words![
        "fully",
        "full",
        "completely",
        "complete",
        "completed",
        "completing",
        "completes",
        "totally",
        "total",
        "entirely",
        "tight",
        "tightly",
        "hermetically"
    ];
    const PART: &WordList = words!["partially", "partial", "partly", "incomplete", "semi", "loosely", "loose"];
    const MOST: &WordList = words!["largely", "mostly", "virtually", "practically", "effectively"];
    const BEFORE: usize = 4;
    const AFTER: usize = 9;
    let clause = scene.clause(mark.first);
    let reach = scene.reach(mark.last);
    let around = mark.first.saturating_sub(BEFORE).max(clause.first)..reach.min(mark.last + AFTER);
    let words = || around.clone().map(|at| &scene.cut[at]);
    // "semi-encircled", "half-surrounded": told by the word itself.
    let halved =
        (mark.first..mark.last).any(|at| ["semi-", "half-"].iter().any(|half| scene.word(at).starts_with(half)));
    if halved || words().any(|word| word.is_any(PART)) {
        return Some(Extent::Part);
    }
    if let Some(sides) = around.clone().find_map(|at| sides(scene, at)) {
        return Some(sides);
    }
    if words().any(|word| word.is_any(MOST)) {
        return Some(Extent::Most);
    }
    let last_way = (0..scene.cut.len()).any(|at| is_last_way(scene, at));
    (last_way || words().any(|word| word.is_any(WHOLE))).then_some(Extent::Whole)
}

/// "from all sides", "on three sides", "from the north and east": what the preposition at this token says.
fn sides(scene: &Scene<'_>, at: usize) -> Option<Extent> {
    if !["from", "on"].contains(&scene.word(at)) {
        return None;
    }
    const COUNTED: &WordList = words!["one", "two", "three", "both", "several", "most", "2", "3"];
    const BEARINGS: &WordList = words![
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
        "south-west"
    ];
    let first = at + 1 + usize::from(scene.word(at + 1) == "the");
    let sides = (first..first + 3).any(|at| ["sides", "directions", "flanks", "fronts"].contains(&scene.word(at)));
    let word = scene.cut.get(first)?;
    if sides && word.is_any(words!["all", "every", "four", "4"]) {
        return Some(Extent::Whole);
    }
    // "from the north of X" says where they came from, too: all that is told is some sides.
    (sides && word.is_any(COUNTED) || word.is_any(BEARINGS)).then_some(Extent::Part)
}

/// "the last road into the town", "their only supply line", "all roads to X": with it, the place is closed.
fn is_last_way(scene: &Scene<'_>, at: usize) -> bool {
    let only = scene.word(at) == "last" && ["the", "'s", "’s", "their", "its"].contains(&scene.back(at, 1))
        || scene.word(at) == "only" && ["the", "'s", "’s", "their", "its"].contains(&scene.back(at, 1))
        || scene.word(at) == "all" && scene.word(at + 1) != "of";
    only && (at + 1..at + 5).any(|way| {
        scene.cut.get(way).is_some_and(|word| {
            word.is_any(words![
                "road",
                "roads",
                "route",
                "routes",
                "highway",
                "entrance",
                "entrances",
                "exits",
                "access",
                "lifeline",
                "lines",
                "line"
            ]) && (!word.is_any(words!["line", "lines"]) || scene.back(way, 1) == "supply")
        })
    })
}

/// "in the first half of March": a part of that, and of no place.
fn says_when(scene: &Scene<'_>, at: usize) -> bool {
    scene.days.iter().any(|day| day.first <= at && at < day.last)
}

/// "In the north-east X fell": where X lies, and no part of it.
fn says_where(scene: &Scene<'_>, at: usize, first: usize) -> bool {
    let opens = at <= first + 3 && ["in", "to"].contains(&scene.back(at, 2)) && scene.back(at, 1) == "the";
    opens && !["of", "part", "parts", "side"].contains(&scene.word(at + 1))
}

/// `60 percent`, `70-75 %`, `a third`, `half`, `two-thirds`, `a quarter`.
fn share(scene: &Scene<'_>, first: usize, last: usize) -> Option<Extent> {
    for at in (first..last).filter(|at| !says_when(scene, *at)) {
        let word = scene.word(at);
        if ["%", "percent"].contains(&word) || (word == "per" && scene.word(at + 1) == "cent") {
            let number =
                |index: usize| scene.word(index).replace(',', "").parse::<f64>().ok().filter(|value| *value <= 100.0);
            let high = at.checked_sub(1).and_then(number)?;
            let joined = ["-", "–", "to"].contains(&scene.back(at, 2));
            let low = if joined { at.checked_sub(3).and_then(number).unwrap_or(high) } else { high };
            return Some(Extent::Shares(low / 100.0, high / 100.0));
        }
        let of = scene.word(at + 1) == "of";
        let value = match word {
            "half" if of || scene.back(at, 1) != "a" => Some(0.5),
            "third" if of && scene.back(at, 1) == "a" => Some(1.0 / 3.0),
            "two-thirds" => Some(2.0 / 3.0),
            "quarter" if of && scene.back(at, 1) == "a" => Some(0.25),
            _ => None,
        };
        if let Some(value) = value {
            return Some(Extent::Shares(value, value));
        }
    }
    None
}
