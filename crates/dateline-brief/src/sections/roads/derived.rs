//! What follows for a road from who held the places along it: `With Yabroud and Flita held by the Syrian opposition, the
//! Yabroud–Arsal road was probably open to it and cut for the Syrian government.`

use std::collections::BTreeSet;

use dateline_model::{ClaimId, Day, Holder, RouteStatus, SideId, Sourced, Stance, Traveller};

use super::support::{Carried, LEAST, adverb, carried, claims_on, main_sides};
use crate::draft::Draft;
use crate::names::{self, joined};
use crate::roads::{RoadPiece, Supplied};
use crate::sections::holders::last_told;
use crate::world::{Hold, World};

/// So many sentences at most.
const MOST: usize = 6;

/// So many places are named in one.
const NAMED: usize = 4;

/// What is derived of roads, changes of the window first (the newest before), then supplies, then the main roads; without
/// what rests on claims that are told already.
pub(crate) fn told<'a>(world: &World<'a>, already: &BTreeSet<&'a ClaimId>) -> Vec<Draft<'a>> {
    let main = main_sides(world);
    let mut derived: Vec<Derived<'a>> = vec![];
    for piece in &world.input.roads.pieces {
        let states: Vec<Carried<'_, 'a>> = piece.states.iter().filter_map(|state| carried(world, state)).collect();
        let (told, by_places): (Vec<_>, Vec<_>) = states.into_iter().partition(|one| one.state.told);
        if told.is_empty() {
            derived.extend(by_holders(world, &main, piece, &by_places));
        }
        let is_new = |one: &Carried<'_, 'a>| !one.claims.iter().any(|one| already.contains(&one.claim.id));
        derived.extend(by_claims(world, &main, piece, &told.into_iter().filter(is_new).collect::<Vec<_>>()));
    }
    let mut drafts: Vec<Draft<'a>> = together(derived).into_iter().filter_map(Derived::draft).collect();
    drafts.sort_by_key(|draft| std::cmp::Reverse(draft.day));
    let changes = drafts.iter().filter(|draft| draft.day.is_some()).count();
    let supplied = world.input.roads.supplied.iter().filter_map(|one| supplied(world, one));
    drafts.splice(changes..changes, supplied);
    drafts.truncate(MOST);
    drafts
}

/// What follows for one or more roads from who held the same places.
struct Derived<'a> {
    /// `With Yabroud and Flita held by the Syrian opposition`, each place with its claims.
    lead: Vec<(String, Vec<&'a Sourced>)>,
    roads: Vec<String>,
    /// `probably open to it`.
    predicate: String,
    changed: Option<Day>,
}

impl<'a> Derived<'a> {
    fn draft(self) -> Option<Draft<'a>> {
        let were = if self.roads.len() == 1 { "was" } else { "were" };
        let mut pieces = self.lead;
        if let [(words, _)] = pieces.as_mut_slice()
            && self.roads.len() > 1
            && let Some(rest) = words.strip_suffix(" it")
        {
            *words = format!("{rest} them");
        }
        pieces.push((format!(", {} {were} {}.", joined(&self.roads), self.predicate), vec![]));
        Some(Draft::of(pieces)?.ranked(if self.changed.is_some() { 6 } else { 2 }, self.changed))
    }
}

/// Roads of which the same is told for the same reason, in one.
fn together(all: Vec<Derived<'_>>) -> Vec<Derived<'_>> {
    let words = |one: &Derived<'_>| one.lead.iter().map(|(words, _)| words.as_str()).collect::<String>();
    let claims = |one: &Derived<'_>| -> BTreeSet<ClaimId> {
        one.lead.iter().flat_map(|(_, claims)| claims).map(|one| one.claim.id.clone()).collect()
    };
    let is_same = |known: &Derived<'_>, one: &Derived<'_>| {
        known.predicate == one.predicate && words(known) == words(one) && claims(known) == claims(one)
    };
    let mut found: Vec<Derived<'_>> = vec![];
    for one in all {
        match found.iter_mut().find(|known| is_same(known, &one)) {
            Some(known) => known.roads.extend(one.roads),
            None => found.push(one),
        }
    }
    found
}

/// The road in a sentence: `the M5 highway from Nabek to Qara`.
pub(crate) fn road_words(world: &World<'_>, piece: &RoadPiece) -> String {
    let road = place_words(world, &piece.road);
    match &piece.between {
        Some([from, to]) => format!("{road} from {} to {}", place_words(world, from), place_words(world, to)),
        None => road,
    }
}

pub(crate) fn place_words(world: &World<'_>, place: &dateline_model::PlaceId) -> String {
    names::place(world.place(place).map_or(place.as_str(), |place| &place.name))
}

/// Who travels, inside a sentence.
pub(crate) fn traveller_words(world: &World<'_>, traveller: &Traveller) -> String {
    match traveller {
        Traveller::Side(side) => world.side(side),
        people => people.to_string(),
    }
}

fn by_holders<'a>(
    world: &World<'a>,
    main: &[&SideId],
    piece: &RoadPiece,
    states: &[Carried<'_, 'a>],
) -> Option<Derived<'a>> {
    let mut holds: Vec<&Hold<'a>> = vec![];
    let open_first = |open: bool| states.iter().filter(move |one| (one.state.status == RouteStatus::Open) == open);
    for hold in open_first(true).chain(open_first(false)).flat_map(|one| one.holds.iter().copied()) {
        if !holds.iter().any(|known| known.place.id == hold.place.id) {
            holds.push(hold);
        }
    }
    let changed = states.iter().filter_map(|one| one.state.since).filter(|day| *day >= world.window).max();
    let lead = match changed {
        Some(day) => format!("Since {}, with ", world.dates.day(day)),
        None => "With ".to_owned(),
    };
    let sure = states.iter().map(|one| one.state.probability).fold(1.0, f64::min);
    Some(Derived {
        lead: with_holders(world, &lead, &holds),
        roads: vec![road_words(world, piece)],
        predicate: format!("{}{}{}", adverb(sure), predicate(world, main, states)?, staleness(world, &holds)),
        changed,
    })
}

/// `, by reports on the days up to 26 April 2014`, where nothing newer tells who held any of the places.
fn staleness(world: &World<'_>, holds: &[&Hold<'_>]) -> String {
    let claims: Vec<&Sourced> = holds.iter().flat_map(|hold| hold.claims.iter().copied()).collect();
    match last_told(world, &claims).filter(|day| *day < world.story) {
        Some(day) => format!(", by reports on the days up to {}", world.dates.day(day)),
        None => String::new(),
    }
}

/// `Yabroud and Flita held by the Syrian opposition and Nabek contested`, each place with its claims.
fn with_holders<'a>(world: &World<'a>, lead: &str, holds: &[&Hold<'a>]) -> Vec<(String, Vec<&'a Sourced>)> {
    let mut groups: Vec<(String, Vec<&Hold<'a>>)> = vec![];
    for hold in holds {
        let words = holder_words(world, hold);
        match groups.iter_mut().find(|(known, _)| *known == words) {
            Some((_, group)) => group.push(hold),
            None => groups.push((words, vec![hold])),
        }
    }
    let mut pieces = vec![];
    let count = groups.len();
    for (number, (words, group)) in groups.iter().enumerate() {
        let joint = match number {
            0 => lead.to_owned(),
            _ if number + 1 == count => " and ".to_owned(),
            _ => ", ".to_owned(),
        };
        let shown = if group.len() > NAMED + 1 { NAMED } else { group.len() };
        for (index, hold) in group.iter().take(shown).enumerate() {
            let joint = match index {
                0 => joint.clone(),
                _ if index + 1 == group.len() => " and ".to_owned(),
                _ => ", ".to_owned(),
            };
            pieces.push((format!("{joint}{}", names::place(&hold.place.name)), claims_on(&[hold])));
        }
        if shown < group.len() {
            pieces.push((format!(" and {} more", group.len() - shown), claims_on(&group[shown..])));
        }
        pieces.push((words.clone(), vec![]));
    }
    pieces
}

/// ` held by the Syrian opposition`, ` contested`.
fn holder_words(world: &World<'_>, hold: &Hold<'_>) -> String {
    match &hold.interval.holder {
        Holder::Side(side) => format!(" held by {}", world.side(side)),
        Holder::Contested | Holder::Unknown if hold.interval.parties.is_empty() => " contested".to_owned(),
        Holder::Contested | Holder::Unknown => {
            let parties: Vec<String> = hold.interval.parties.iter().map(|side| world.side(side)).collect();
            format!(" contested between {}", joined(&parties))
        }
    }
}

/// `open to the Syrian opposition and cut for the Syrian government and its allies`.
fn predicate(world: &World<'_>, main: &[&SideId], states: &[Carried<'_, '_>]) -> Option<String> {
    let of = |status: RouteStatus| -> Vec<String> {
        let these = states.iter().filter(|one| one.state.status == status).map(|one| &one.state.traveller);
        travellers(world, main, &these.collect::<Vec<_>>())
    };
    let enemies = of(RouteStatus::Contested).len() > 1;
    if enemies && states.iter().all(|one| one.state.status == RouteStatus::Contested) {
        return Some("contested".to_owned());
    }
    let words: Vec<String> = [
        ("open to", of(RouteStatus::Open)),
        ("open under threat to", of(RouteStatus::Threatened)),
        ("contested for", of(RouteStatus::Contested)),
        ("cut for", of(RouteStatus::Cut)),
    ]
    .into_iter()
    .filter(|(_, whom)| !whom.is_empty())
    .map(|(status, whom)| format!("{status} {}", joined(&whom)))
    .collect();
    (!words.is_empty()).then(|| joined(&words))
}

/// Who travels, the main sides first, with their allies in a word.
fn travellers(world: &World<'_>, main: &[&SideId], these: &[&Traveller]) -> Vec<String> {
    let sides: Vec<&SideId> = these.iter().filter_map(|one| side_of(one)).collect();
    let is_ally =
        |one: &SideId, of: &SideId| one != of && world.input.lexicon.are_friendly(one, of, Some(world.input.on));
    let mut words: Vec<String> = vec![];
    let leading: Vec<&SideId> = main.iter().copied().filter(|one| sides.contains(one)).collect();
    for side in &leading {
        let allied = sides.iter().any(|one| is_ally(one, side));
        words.push(if allied { format!("{} and its allies", world.side(side)) } else { world.side(side) });
    }
    for one in these {
        let folded = side_of(one).is_some_and(|side| leading.iter().any(|main| *main == side || is_ally(side, main)));
        if !folded {
            words.push(traveller_words(world, one));
        }
    }
    words
}

fn side_of(traveller: &Traveller) -> Option<&SideId> {
    match traveller {
        Traveller::Side(side) => Some(side),
        Traveller::Civilians | Traveller::Aid => None,
    }
}

fn by_claims<'a>(
    world: &World<'a>,
    main: &[&SideId],
    piece: &RoadPiece,
    states: &[Carried<'_, 'a>],
) -> Option<Derived<'a>> {
    let since: Option<Day> = states.iter().filter_map(|one| one.state.since).filter(|day| *day >= world.window).max();
    let mut claims: Vec<&'a Sourced> = vec![];
    for one in states.iter().flat_map(|one| one.claims.iter().copied()) {
        if !claims.iter().any(|known| known.claim.id == one.claim.id) {
            claims.push(one);
        }
    }
    let sure = states.iter().map(|one| one.state.probability).fold(1.0, f64::min);
    if claims.is_empty() {
        return None;
    }
    // A road that somebody means to cut is in use till then: that is told as what it is.
    let lead = match claims.iter().all(|one| one.claim.stance == Stance::Planned) {
        true => "By reports of attempts or plans to cut it",
        false => "By what reports tell of it",
    };
    Some(Derived {
        lead: vec![(lead.to_owned(), claims)],
        roads: vec![road_words(world, piece)],
        predicate: format!("{}{}", adverb(sure), predicate(world, main, states)?),
        changed: since,
    })
}

/// `Supplies from Arsal, by Flita, could probably reach the Syrian opposition at Yabroud and Rima, since no town on the way was in
/// hostile hands.`
fn supplied<'a>(world: &World<'a>, one: &Supplied) -> Option<Draft<'a>> {
    let holds = |places: &[dateline_model::PlaceId]| -> Option<Vec<&Hold<'a>>> {
        places.iter().map(|place| world.held.get(place)).collect()
    };
    let (source, through) = (holds(std::slice::from_ref(&one.source))?, holds(&one.through)?);
    let towns: Vec<&Hold<'a>> = one.towns.iter().filter_map(|town| world.held.get(town)).collect();
    if towns.is_empty() || one.probability < LEAST {
        return None;
    }
    let named = |holds: &[&Hold<'a>]| -> Vec<String> {
        let mut words: Vec<String> = holds.iter().take(NAMED).map(|hold| names::place(&hold.place.name)).collect();
        if holds.len() > NAMED {
            words.push(format!("{} more places", holds.len() - NAMED));
        }
        words
    };
    let by = if through.is_empty() { String::new() } else { format!(", by {},", joined(&named(&through))) };
    let way: Vec<&Hold<'a>> = source.into_iter().chain(through).collect();
    let first = format!("Supplies from {}{by}", place_words(world, &one.source));
    let rest = format!(
        " could {}reach {} at {}, since no town on the way was in hostile hands.",
        adverb(one.probability),
        world.side(&one.side),
        joined(&named(&towns))
    );
    Some(Draft::of(vec![(first, claims_on(&way)), (rest, claims_on(&towns))])?.ranked(2, None))
}

/// Whether anything carries what a side could do on a road.
pub(crate) fn is_told(world: &World<'_>, piece: &RoadPiece) -> bool {
    piece.states.iter().any(|state| carried(world, state).is_some())
}

/// The names of sides inside a sentence.
pub(crate) fn side_words(world: &World<'_>, sides: &[SideId]) -> String {
    let words: Vec<String> = sides.iter().map(|side| world.side(side)).collect();
    joined(&words)
}
