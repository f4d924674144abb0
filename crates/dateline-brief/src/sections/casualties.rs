//! Casualties, with who counted them, and people displaced. Figures of single events are never summed, and running
//! totals are told as such.

use dateline_model::{Count, Kind, Scope, Sourced};

use crate::draft::Draft;
use crate::happening::Happening;
use crate::names::{self, capitalised, joined};
use crate::numbers;
use crate::world::World;

/// The newest first: those of the window, then those of the month before.
pub(crate) fn told<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    let mut drafts: Vec<Draft<'a>> = world
        .happenings
        .iter()
        .filter(|one| world.reaches(one, world.story))
        .flat_map(|one| match one.kind {
            Kind::Casualties => [figures(world, one), total(world, one)].into_iter().flatten().collect(),
            Kind::Displacement => world.sentence(one).into_iter().collect::<Vec<_>>(),
            _ => vec![],
        })
        .collect();
    drafts.sort_by_key(|draft| std::cmp::Reverse(draft.day));
    drafts
}

/// The figures of one event: `Seven members of the Syrian Army were reported killed and five wounded at An-Nabk on 20
/// November, according to SOHR.`
pub(crate) fn figures<'a>(world: &World<'a>, happening: &Happening<'a>) -> Option<Draft<'a>> {
    let mut claims: Vec<&'a Sourced> = Vec::new();
    let mut parts: Vec<(String, bool, &str)> = Vec::new();
    for (what, of) in OF_WHAT {
        let given = happening.figures(of);
        let counts: Vec<Count> = given.iter().map(|(_, count)| *count).collect();
        let civilians = happening.against.iter().any(|one| world.is_civilian(one));
        let what = if civilians && what == "captured" { "detained" } else { what };
        if let Some(words) = numbers::counts(&counts) {
            parts.push((words, numbers::is_one(&counts), what));
            claims.extend(given.into_iter().map(|(claim, _)| claim));
        }
    }
    let (first, one, what) = parts.first()?;
    let people = people(world, happening, *one);
    let place_and_day = place_and_day(world, happening);
    let rest: Vec<String> = parts.iter().skip(1).map(|(words, _, what)| format!("{words} {what}")).collect();
    let more = if rest.is_empty() { String::new() } else { format!(" and {}", joined(&rest)) };
    let draft = if world.is_accusation(happening) {
        let core = format!("{} {what} {first} {people}{more}{place_and_day}", world.actors(&happening.by));
        world.accusation(&core, &claims)?
    } else {
        let were = if *one { "was" } else { "were" };
        let who = format!(", according to {}", joined(&world.origins(&claims, 3)));
        Draft::new(
            capitalised(&format!("{first} {people} {were} reported {what}{more}{place_and_day}{who}.")),
            &claims,
        )?
    };
    let weight = 1 + u32::from(world.is_this_week(happening)) * 10;
    Some(draft.ranked(weight, Some(happening.last_day(world.input.on))))
}

type Figure = fn(&Sourced) -> Option<Count>;

/// The numbers of people that a claim may give.
pub(crate) const OF_WHAT: [(&str, Figure); 3] =
    [("killed", |one| one.claim.killed), ("wounded", |one| one.claim.wounded), ("captured", |one| one.claim.captured)];

/// A count of all so far, or of a whole campaign, as each source gives it.
fn total<'a>(world: &World<'a>, happening: &Happening<'a>) -> Option<Draft<'a>> {
    let one = happening.asserted.iter().copied().find(|one| {
        matches!(one.claim.scope, Some(Scope::RunningTotal | Scope::Campaign)) && one.claim.killed.is_some()
    })?;
    let count = numbers::count(one.claim.killed?);
    let people = people(world, happening, false);
    let when = match (one.claim.scope, happening.days.last()) {
        (Some(Scope::Campaign), _) => format!(" {}", world.when(happening)),
        (_, Some(day)) => format!(" by {}", world.dates.day(day)),
        (_, None) => String::new(),
    };
    let text = format!("in all, {count} {people} had been reported killed{when}, according to {}.", world.origin(one));
    Some(Draft::new(capitalised(&text), &[one])?.ranked(3, Some(happening.last_day(world.input.on))))
}

/// Whose people: `members of Hezbollah`, `civilians`, `people`.
pub(crate) fn people(world: &World<'_>, happening: &Happening<'_>, one: bool) -> String {
    match happening.against.as_slice() {
        [only] => names::people_of(world.actor_name(only), one),
        [] => if one { "person" } else { "people" }.to_owned(),
        several => format!("{} ({})", if one { "person" } else { "people" }, world.actors(several)),
    }
}

pub(crate) fn place_and_day(world: &World<'_>, happening: &Happening<'_>) -> String {
    let when = world.when(happening);
    let space = if when.is_empty() { "" } else { " " };
    format!(" {}{space}{when}", happening.spot().located())
}
