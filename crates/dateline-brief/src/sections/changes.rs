//! What changed this week, and how it came to this: towns that changed hands, retreats, agreements, sieges, roads.

use dateline_model::Kind;

use crate::draft::Draft;
use crate::tell::weight;
use crate::world::World;

/// What matters from this weight on is a change.
const CHANGE: u32 = 3;

/// What changed in the window, the newest first.
pub(crate) fn this_week<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    let mut drafts: Vec<Draft<'a>> = world
        .happenings
        .iter()
        .filter(|one| world.is_this_week(one) && weight(one) >= CHANGE)
        .filter_map(|one| world.sentence(one))
        .collect();
    drafts.sort_by_key(|draft| std::cmp::Reverse((draft.day, draft.weight)));
    drafts
}

/// What changed in the month before, the oldest first; attacks too, which is how most changes begin.
pub(crate) fn story<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    world
        .happenings
        .iter()
        .filter(|one| world.reaches(one, world.story) && !world.is_this_week(one))
        .filter(|one| {
            weight(one) >= CHANGE || (matches!(one.kind, Kind::Attack | Kind::Bombing) && !one.spot().is_wide())
        })
        .filter_map(|one| world.sentence(one))
        .collect()
}
