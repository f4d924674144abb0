//! Where and when: from the clause, else from the sentence, else from the story.

mod places;
mod when;

use dateline_model::{DateBound, Kind, PlaceKind, PlaceMention, Stance};

use super::{Draft, Scene, Way, When};
use crate::clause::Link;
use crate::places::Tie;
use crate::story::{Recent, Story, short};
use crate::triggers::TriggerMark;
use places::{nouns_of, places};

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

/// Carries when and where the story is over to the next sentence.
pub(super) fn remember(scene: &Scene<'_>, story: &mut Story<'_>, drafts: &[Draft]) {
    let main = scene.days.iter().find(|day| day.leading).or_else(|| {
        scene.days.iter().find(|day| {
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
    for place in scene.places.iter().filter(|place| !place.is_large() && place.kind != Some(PlaceKind::Road)) {
        story.place_named(Recent { mention: short(place), kind: place.kind, nouns: nouns_of(scene, place) });
    }
    if let Some(road) = scene.places.iter().rev().find(|place| place.kind == Some(PlaceKind::Road)) {
        story.road = Some(road.mention.clone());
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
