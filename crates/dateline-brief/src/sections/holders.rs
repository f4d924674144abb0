//! Who holds what: a table, a sentence for the top of the page, and a map.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Basis, ControlInterval, Day, Holder, PlaceId, PlaceKind, SideId, Sourced};
use dateline_plot::{Held, Map, Point};

use crate::draft::Draft;
use crate::names::{self, capitalised, joined};
use crate::notes::Notes;
use crate::world::{World, cut};
use crate::{Row, Table};

/// The table; `None` where nothing is known of any place.
pub(crate) fn table<'a>(world: &World<'a>, notes: &mut Notes<'a>) -> Option<Table> {
    let rows: Vec<Row> = world
        .holders()
        .into_iter()
        .filter_map(|(interval, place, claims)| {
            let since = interval.days.from.map_or_else(|| "not told".to_owned(), |day| day.in_words());
            let last = last_told(world, &claims);
            let basis = match (interval.basis, last) {
                (Basis::Evidence, Some(day)) => format!("evidence, last of {}", world.dates.day(day)),
                (Basis::Evidence, None) => "evidence".to_owned(),
                (Basis::Inferred | Basis::Assumed, _) => "inferred".to_owned(),
            };
            let cells = vec![
                names::cleaned(&place.name),
                holder_words(world, interval),
                format!("{} ({:.2})", in_words(interval.probability), interval.probability),
                since,
                basis,
            ];
            Row::new(cells, notes.numbers(&claims))
        })
        .collect();
    let columns = ["Place", "Holder", "How sure", "Since", "Resting on"].map(str::to_owned).to_vec();
    (!rows.is_empty()).then_some(Table { columns, rows })
}

/// From this probability on, a holder is told without "probably"; below [`LIKELY`] the top of the page leaves it out.
const SURE: f64 = 0.8;
/// From this probability on, a holder is told at the top of the page.
const LIKELY: f64 = 0.6;

/// A place of a group, with the claims for its holder.
struct Told<'a> {
    name: String,
    sure: bool,
    last: Option<Day>,
    claims: Vec<&'a Sourced>,
}

/// `By the reports, on 5 December the Syrian government held Qara and probably Deir Attiyah; the Syrian opposition held
/// Yabroud; An-Nabk was contested.` Only towns, only what is at least likely, the last told of first.
pub(crate) fn in_short<'a>(world: &World<'a>) -> Option<Draft<'a>> {
    let mut groups: BTreeMap<&Holder, Vec<Told<'a>>> = BTreeMap::new();
    for (interval, place, claims) in world.holders() {
        let last = last_told(world, &claims);
        let stale = interval.holder == Holder::Contested && last.is_some_and(|day| day < world.story);
        if interval.probability >= LIKELY && place.kind == PlaceKind::Populated && !stale {
            let sure = interval.probability >= SURE || interval.holder == Holder::Contested;
            let told = Told { name: names::place(&place.name), sure, last, claims };
            groups.entry(&interval.holder).or_default().push(told);
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    for (_, places) in &mut groups {
        places.sort_by_key(|one| (!one.sure, std::cmp::Reverse(one.last)));
    }
    groups.sort_by_key(|(holder, places)| (**holder == Holder::Contested, std::cmp::Reverse(places.len())));
    let mut pieces: Vec<(String, Vec<&'a Sourced>)> = Vec::new();
    for (index, (holder, places)) in groups.iter().enumerate() {
        let lead = match index {
            0 => format!("By the reports, on {} ", world.dates.day(world.input.on)),
            _ => "; ".to_owned(),
        };
        pieces.extend(group(world, &lead, holder, places));
    }
    pieces.push((".".to_owned(), vec![]));
    Draft::of(pieces).map(|draft| draft.ranked(9, Some(world.input.on)))
}

/// What one holder held, in pieces.
fn group<'a>(world: &World<'a>, lead: &str, holder: &Holder, places: &[Told<'a>]) -> Vec<(String, Vec<&'a Sourced>)> {
    const SHOWN: usize = 5;
    let contested = !matches!(holder, Holder::Side(_));
    let before = match holder {
        Holder::Side(side) if places.first().is_some_and(|one| !one.sure) => {
            format!("{} probably held ", world.side(side))
        }
        Holder::Side(side) => format!("{} held ", world.side(side)),
        Holder::Contested | Holder::Unknown => String::new(),
    };
    let shown = places.len().min(SHOWN);
    let mut pieces = Vec::new();
    for (number, one) in places.iter().take(shown).enumerate() {
        let joint = match number {
            0 => format!("{lead}{before}"),
            _ if number + 1 == shown && places.len() == shown => " and ".to_owned(),
            _ => ", ".to_owned(),
        };
        let turns = number > 0 && !one.sure && places[number - 1].sure;
        let probably = if turns { "probably " } else { "" };
        pieces.push((format!("{joint}{probably}{}", one.name), one.claims.iter().copied().take(2).collect()));
    }
    let mut after = match places.len() - shown {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    if contested {
        after.push_str(if places.len() > 1 { " were contested" } else { " was contested" });
    }
    pieces.push((after, vec![]));
    pieces
}

/// The last day, up to the day of the brief, of some claims.
pub(crate) fn last_told(world: &World<'_>, claims: &[&Sourced]) -> Option<Day> {
    claims.iter().filter_map(|one| cut(one.claim.days, world.input.on).last()).max()
}

/// The sides that hold or contest a place of the region, in the order of the pack: so each has one colour and letter in all
/// pictures of a page.
pub(crate) fn sides<'a>(world: &World<'a>) -> Vec<&'a SideId> {
    let holders = world.holders();
    let mut sides: BTreeSet<&SideId> = BTreeSet::new();
    for (interval, _, _) in &holders {
        match &interval.holder {
            Holder::Side(side) => drop(sides.insert(side)),
            Holder::Contested | Holder::Unknown => sides.extend(&interval.parties),
        }
    }
    let order: Vec<&SideId> = world.input.lexicon.sides().iter().map(|side| &side.id).collect();
    let mut sides: Vec<&SideId> = sides.into_iter().collect();
    sides.sort_by_key(|side| order.iter().position(|one| one == side).unwrap_or(usize::MAX));
    sides
}

/// The map: who holds what, and towns and villages of which nothing is known.
pub(crate) fn map(world: &World<'_>) -> Map {
    let holders = world.holders();
    let sides = sides(world);
    let number = |side: &SideId| sides.iter().position(|one| *one == side);
    let held: BTreeSet<&PlaceId> = holders.iter().map(|(interval, _, _)| &interval.place).collect();
    let mut points: Vec<Point> = holders
        .iter()
        .filter_map(|(interval, place, _)| {
            let held = match &interval.holder {
                Holder::Side(side) => Held::Side(number(side)?),
                Holder::Contested => Held::Contested(interval.parties.iter().filter_map(number).collect()),
                Holder::Unknown => Held::Unknown,
            };
            Some(Point { name: names::cleaned(&place.name), other_name: None, location: place.location?, held })
        })
        .collect();
    let silent = world.input.places.iter().filter(|place| {
        place.kind == PlaceKind::Populated && world.input.region_places.contains(&place.id) && !held.contains(&place.id)
    });
    points.extend(silent.filter_map(|place| {
        let name = names::cleaned(&place.name);
        Some(Point { name, other_name: None, location: place.location?, held: Held::Unknown })
    }));
    Map {
        id: "brief-map".to_owned(),
        title: format!("Who held what: {}, {}", world.input.region_name, world.input.on.in_words()),
        description: described(world, &holders),
        sides: sides.iter().map(|side| side_name(world, side)).collect(),
        points,
        lines: vec![],
    }
}

fn described(world: &World<'_>, holders: &[(&ControlInterval, &dateline_model::Place, Vec<&Sourced>)]) -> String {
    if holders.is_empty() {
        return "No report tells who held any place shown.".to_owned();
    }
    let words: Vec<String> = holders
        .iter()
        .map(|(interval, place, _)| format!("{}: {}", names::cleaned(&place.name), holder_words(world, interval)))
        .collect();
    format!("{}. Hollow points: not known.", words.join("; "))
}

fn holder_words(world: &World<'_>, interval: &ControlInterval) -> String {
    match &interval.holder {
        Holder::Side(side) => side_name(world, side),
        Holder::Contested if interval.parties.is_empty() => "Contested".to_owned(),
        Holder::Contested => {
            let parties: Vec<String> = interval.parties.iter().map(|side| world.side(side)).collect();
            format!("Contested: {}", joined(&parties))
        }
        Holder::Unknown => "Unknown".to_owned(),
    }
}

fn side_name(world: &World<'_>, side: &SideId) -> String {
    capitalised(world.input.lexicon.side(side).map_or(side.as_str(), |side| &side.name))
}

/// A probability in words.
fn in_words(probability: f64) -> &'static str {
    match probability {
        p if p >= 0.95 => "almost certain",
        p if p >= 0.8 => "very likely",
        p if p >= 0.6 => "likely",
        _ => "unsure",
    }
}
