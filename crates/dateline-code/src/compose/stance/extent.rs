//! How much of a place a claim is about.

use dateline_model::{Extent, Kind};

use crate::compose::Scene;
use crate::triggers::TriggerMark;

/// How much of the place: a part, most, all, or shares.
pub(super) fn extent(scene: &Scene<'_>, mark: &TriggerMark, kind: Kind) -> Option<Extent> {
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
    let parts = &scene.words.nouns.parts;
    let near = |name: &str| {
        parts.get(name).is_some_and(|list| {
            (mark.first.saturating_sub(3).max(clause.first)..clause.last.min(mark.last + 7)).any(|at| {
                !says_when(scene, at)
                    && !says_where(scene, at, clause.first)
                    && list.iter().any(|word| word == scene.word(at))
            })
        })
    };
    if near("most") {
        Some(Extent::Most)
    } else if near("part") && !near("whole") {
        Some(Extent::Part)
    } else if near("whole") {
        Some(Extent::Whole)
    } else {
        None
    }
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
