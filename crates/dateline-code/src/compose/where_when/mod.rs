//! Where and when: from the clause, else from the sentence, else from the story.

mod places;
mod when;

use dateline_model::{DateBound, DaySpan, Extent, Kind, PlaceKind, PlaceMention, Stance};

use super::{Draft, Scene, Way, When, attributes, roles};
use crate::clause::{Clause, Link};
use crate::days::DayMark;
use crate::places::{PlaceMark, Tie};
use crate::story::{Recent, Story, short};
use crate::triggers::TriggerMark;
use crate::word::WordList;
use places::{NEARBY, nouns_of, places};

pub(super) use when::when;

/// Fills the days and places of a draft.
pub(super) fn apply(
    scene: &Scene<'_>,
    mark: &TriggerMark,
    place_is_subject: bool,
    story: &Story<'_>,
    draft: &mut Draft,
) {
    let clause = scene.clause(mark.first);
    draft.when = when(scene, clause, mark.first, story, draft.kind);
    (draft.places, draft.why.places) = places(scene, mark, clause, place_is_subject, story, draft.kind);
    if draft.extent.is_none() && only_a_building(scene, mark, clause, draft) {
        draft.extent = Some(Extent::Part);
        for place in &mut draft.places {
            // What stands in a town is certainly in it.
            place.certainty = if place.certainty <= NEARBY { place.certainty / NEARBY } else { place.certainty };
        }
    }
    // "after capturing X": when that was, the story has told.
    if draft.kind == Kind::Capture
        && clause.link == Link::Time
        && (scene.word(clause.first) == "after"
            || scene.word(clause.first) == "following" && scene.back(clause.first, 1) != "the")
        && !scene.days.iter().any(|day| clause.holds(day.first))
        && let Some(days) = draft.places.first().and_then(|place| story.taken_on(place, draft.sides.by()))
    {
        draft.when = When { days, bound: DateBound::On, why: Way::DayToldBefore.into() };
    }
}

/// "captured the police station", "seized the town's main square": what was taken has no name, and is a part of the town
/// that is meant.
fn only_a_building(scene: &Scene<'_>, mark: &TriggerMark, clause: Clause, draft: &Draft) -> bool {
    if !matches!(draft.kind, Kind::Capture | Kind::Hold) || !mark.form.is_verb() || draft.places.len() != 1 {
        return false;
    }
    let passive = roles::passive(scene, mark);
    let noun = |at: usize| {
        let token = scene.cut.get(at).filter(|token| !token.capital)?;
        // "40 square kilometres", "several points"
        let measure = token.is("square")
            && scene.cut.get(at + 1).is_some_and(|unit| {
                unit.is_any(words![
                    "kilometres",
                    "kilometers",
                    "kilometre",
                    "kilometer",
                    "km",
                    "miles",
                    "metres",
                    "meters"
                ])
            });
        let vague = token.is_any(words![
            "point",
            "points",
            "district",
            "districts",
            "neighborhood",
            "neighborhoods",
            "neighbourhood",
            "neighbourhoods",
            "quarter",
            "quarters",
            "suburb"
        ]);
        scene.nouns.kind_of_word(&token.lower).filter(|_| !measure && !vague)
    };
    let (from, to) = if passive { (clause.first, mark.first) } else { (mark.last, clause.last.min(mark.last + 9)) };
    // The head of the first noun phrase: "the town's central bus station".
    let mut head = None;
    for at in from..to {
        if scene.places.iter().any(|place| place.first <= at && at < place.last) {
            // "Qara's bus station"; but "Qara, the bus station of …" has named what was taken.
            if ["'s", "'"].contains(&scene.word(at + 1)) {
                continue;
            }
            break;
        }
        if let Some(kind) = noun(at).filter(|_| !["'s", "'"].contains(&scene.word(at + 1))) {
            head = Some(kind);
            if noun(at + 1).is_none() {
                break;
            }
        } else if head.is_some() {
            break;
        }
    }
    let town = scene.places.iter().find(|place| place.mention.name == draft.places[0].name);
    // "the main square of X"
    const OF_TOWNS: &WordList = words!["square", "roundabout", "station", "hall", "hospital", "market", "courthouse"];
    let of_town = |place: &PlaceMark| {
        place.mention.place.is_some()
            && scene.back(place.first, 1) == "of"
            && place.first >= 2
            && scene.cut[place.first - 2].is_any(OF_TOWNS)
    };
    let town = town.map_or(draft.places[0].place.is_some(), |place| {
        (place.kind == Some(PlaceKind::Populated) || of_town(place))
            && !matches!(place.tie, Tie::Near | Tie::Bearing | Tie::Aside)
    });
    let town = town && draft.why.places.way != Way::PlaceNoun;
    town && matches!(head, Some(PlaceKind::Site | PlaceKind::Quarter))
}

/// Whether a day told is background, after which the story goes on where it was: "who had left six months earlier".
fn goes_back(scene: &Scene<'_>, day: &DayMark, story: &Story<'_>) -> bool {
    let Some((now, told)) = story.calendar.running.and_then(DaySpan::first).zip(day.days.last()) else { return false };
    if told >= now {
        return false;
    }
    let clause = scene.clause(day.first);
    let aside = matches!(clause.link, Link::Relative | Link::Where | Link::Time);
    let had = (clause.first..clause.last).any(|at| scene.word(at) == "had");
    had || !day.leading && (aside || day.counted)
}

/// Carries when and where the story is over to the next sentence.
pub(super) fn remember(scene: &Scene<'_>, story: &mut Story<'_>, drafts: &[Draft]) {
    let told = |day: &&DayMark| !goes_back(scene, day, story);
    let main = scene.days.iter().find(|day| day.leading).filter(told).or_else(|| {
        scene.days.iter().filter(told).find(|day| {
            day.precise && day.bound != DateBound::Since && day.days.length().is_some_and(|length| length <= 31)
        })
    });
    // "On 8 April …, three days later … and the next day": the story has come to the last of them.
    let main = main.map(|main| {
        let onwards = scene.days.iter().filter(|day| day.first > main.first && day.counted && day.precise);
        onwards.fold(main, |last, day| if day.days.first() >= last.days.last() { day } else { last })
    });
    if let Some(day) = main
        && !day.days.is_unknown()
        && day.bound != DateBound::Since
    {
        story.calendar.arrive(day.days, day.leading);
    }
    // Only what was itself and wholly taken: "captured hills near X" says nothing of when X fell.
    let itself = |mention: &&PlaceMention| {
        scene.places.iter().any(|place| place.mention.name == mention.name && matches!(place.tie, Tie::Bare | Tie::Of))
    };
    for draft in drafts.iter().filter(|draft| draft.kind == Kind::Capture && draft.stance == Stance::Asserted) {
        if draft.extent.is_none() && draft.when.days.length().is_some_and(|length| length <= 31) {
            for place in
                draft.places.iter().filter(itself).filter(|place| place.place.is_none() || place.certainty > 0.5)
            {
                story.taken(place, draft.sides.by(), draft.when.days);
            }
        }
    }
    // A place that only says where another lies, or where somebody was headed, comes before those acted on.
    let aside = |place: &&PlaceMark| {
        matches!(place.tie, Tie::From | Tie::Aside | Tie::Bearing)
            && !drafts.iter().any(|draft| draft.places.iter().any(|mention| mention.name == place.mention.name))
    };
    let small = || {
        scene.places.iter().filter(|place| {
            // "the X area" is not what "the town" is said of next.
            let around = ["area", "areas"].contains(&scene.word(place.last));
            !place.is_large() && place.kind != Some(PlaceKind::Road) && !around
        })
    };
    for place in small().filter(aside).chain(small().filter(|place| !aside(place))) {
        story.place_named(Recent { mention: short(place), kind: place.kind, nouns: nouns_of(scene, place) });
    }
    if let Some(road) = scene.places.iter().rev().find(|place| place.kind == Some(PlaceKind::Road)) {
        story.road = Some(road.mention.clone());
        story.road_ends.clone_from(&road.ends);
    }
    let small = |mention: &&PlaceMention| {
        scene
            .places
            .iter()
            .find(|place| place.mention.name == mention.name)
            .is_none_or(|place| !place.is_large() && place.kind != Some(PlaceKind::Road))
    };
    let told = drafts
        .iter()
        .filter(|draft| {
            draft.kind != Kind::Statement
                && draft.rule != attributes::RULE
                && !matches!(draft.kind, Kind::Reinforce | Kind::RouteCut | Kind::RouteOpened)
                && draft.stance != Stance::Planned
                && !draft.places.is_empty()
        })
        .find_map(|draft| draft.places.iter().find(|mention| small(mention)).cloned());
    let named = || {
        scene
            .places
            .iter()
            .find(|place| {
                !place.is_large()
                    && place.kind != Some(PlaceKind::Road)
                    && !matches!(place.tie, Tie::From | Tie::Aside | Tie::Bearing | Tie::Near)
            })
            .map(|place| place.mention.clone())
    };
    if let Some(mention) = told.or_else(named) {
        let named = scene.places.iter().find(|place| place.mention.name == mention.name);
        story.focus = vec![named.map_or(mention, short)];
    }
}
