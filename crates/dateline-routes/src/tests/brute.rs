//! The answers beside those of plain searches, day by day, on small roads and wars by chance.
//!
//! The towns stand on a circle, so that no road comes near a third one, and all reports are equally sure: then the worst
//! word on either end of a stretch is what it is.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{
    Closure, Day, Kind, PlaceId, RelationKind, RouteInterval, RouteStatus, RunId, SegmentId, SideId, Stance, Traveller,
};
use dateline_roads::{EdgeId, Graph};
use proptest::prelude::*;

use super::odd::ask_everything;
use super::sieges::siege;
use super::{Valley, claim, held, id, place, road};
use crate::{Routes, Supply};

const TOWNS: [&str; 7] = ["capital", "border", "c", "d", "e", "f", "g"];
const SIDES: [&str; 4] = ["army", "guests", "monks", "rebels"];
/// A few days before the guests come, to some weeks after.
const FIRST: &str = "2012-05-20";
const DAYS: i32 = 50;

fn on(number: i32) -> Day {
    super::day(FIRST).plus(number)
}

fn text(number: i32) -> String {
    on(number).to_string()
}

fn point(town: usize) -> (f64, f64) {
    let angle = town as f64 * std::f64::consts::TAU / 7.0;
    (36.0 + angle.cos(), 34.0 + angle.sin())
}

/// Roads between towns, by their numbers; the same twice is a road to and from one town.
fn roads() -> impl Strategy<Value = Vec<(usize, usize)>> {
    prop::collection::vec((0..7_usize, 0..7_usize), 0..13)
}

/// For each town who holds it, by the days on which it changes.
fn control() -> impl Strategy<Value = Vec<Vec<(i32, usize)>>> {
    prop::collection::vec(prop::collection::vec((0..DAYS, 0..8_usize), 0..4), 7)
}

fn sieges() -> impl Strategy<Value = Vec<(usize, i32, i32, u8, usize)>> {
    prop::collection::vec((0..7_usize, 0..DAYS, 0..20, 0..3_u8, 0..5_usize), 0..3)
}

type Told = (bool, bool, i32, usize, usize, usize, usize, bool);

fn claims() -> impl Strategy<Value = Vec<Told>> {
    let one = (any::<bool>(), any::<bool>(), 0..DAYS, 0..7_usize, 0..8_usize, 0..5_usize, 0..5_usize, any::<bool>());
    prop::collection::vec(one, 0..6)
}

fn world(
    roads: &[(usize, usize)],
    control: &[Vec<(i32, usize)>],
    besieged: &[(usize, i32, i32, u8, usize)],
    told: &[Told],
) -> Valley {
    let mut valley = Valley::new();
    valley.places = TOWNS.iter().enumerate().map(|(town, id)| place(id, point(town).0, point(town).1)).collect();
    valley.segments = roads
        .iter()
        .enumerate()
        .map(|(number, (from, to))| {
            let mut one = road(TOWNS[*from], point(*from), TOWNS[*to], point(*to));
            one.id = SegmentId::new(format!("s-{number:02}"));
            // No two ways are equally long.
            one.length.0 += f64::from(1_u32 << number);
            one
        })
        .collect();
    valley.graph = Graph::try_new(&valley.segments).unwrap();
    valley.control = vec![];
    for (town, turns) in control.iter().enumerate() {
        let turns: BTreeMap<i32, usize> = turns.iter().copied().collect();
        let ends = turns.keys().skip(1).map(|next| text(next - 1)).chain([String::new()]);
        for ((from, who), to) in turns.iter().zip(ends) {
            let who = ["army", "guests", "monks", "rebels", "contested", "unknown", "assumed army", "rebels"][*who];
            let from = if *from == 0 { String::new() } else { text(*from) };
            valley.control.push(held(TOWNS[town], &from, &to, who));
        }
    }
    valley.sieges = besieged
        .iter()
        .map(|(town, from, length, closure, who)| {
            let closure = [None, Some(Closure::Full), Some(Closure::Partial)][usize::from(*closure)];
            let mut one = siege(TOWNS[*town], closure, SIDES.get(*who).map_or(&[][..], std::slice::from_ref));
            (one.days.from, one.days.to) = (Some(on(*from)), Some(on(from + length)));
            one
        })
        .collect();
    valley.claims = told
        .iter()
        .enumerate()
        .map(|(number, (cuts, denied, from, one, other, by, against, people))| {
            let kind = if *cuts { Kind::RouteCut } else { Kind::RouteOpened };
            let places: Vec<&str> = [Some(TOWNS[*one]), TOWNS.get(*other).copied()].into_iter().flatten().collect();
            let actor = |who: usize| SIDES.get(who).filter(|side| **side != "monks").copied();
            let (by, against): (Vec<&str>, Vec<&str>) =
                (actor(*by).into_iter().collect(), actor(*against).into_iter().collect());
            let mut one = claim(&format!("c-{number}"), kind, &text(*from), &places, &by, &against);
            one.claim.quote = if *people { "families fled".into() } else { String::new() };
            one.claim.stance = if *denied { Stance::Denied } else { Stance::Asserted };
            one
        })
        .collect();
    valley
}

fn relation(valley: &Valley, one: &str, other: &str, day: Day) -> Option<RelationKind> {
    valley.lexicon.relation(&SideId::new(one), &SideId::new(other), Some(day))
}

fn passes(valley: &Valley, one: &str, other: &str, day: Day) -> bool {
    is_friend(valley, one, other, day) || relation(valley, one, other, day) == Some(RelationKind::Neutral)
}

fn is_friend(valley: &Valley, one: &str, other: &str, day: Day) -> bool {
    matches!(relation(valley, one, other, day), Some(RelationKind::Allied | RelationKind::Cooperating))
}

/// Who is reported to hold a town: `None` is nobody, `contested` the army and the rebels.
fn holder(valley: &Valley, town: &str, day: Day) -> Option<String> {
    let here = |one: &&dateline_model::ControlInterval| {
        one.place.as_str() == town
            && one.basis != dateline_model::Basis::Assumed
            && one.days.from.is_none_or(|from| from <= day)
            && one.days.to.is_none_or(|to| day <= to)
    };
    match &valley.control.iter().find(here)?.holder {
        dateline_model::Holder::Side(side) => Some(side.as_str().to_owned()),
        dateline_model::Holder::Contested => Some("contested".into()),
        dateline_model::Holder::Unknown => None,
    }
}

fn is_inside(valley: &Valley, town: &str, side: &str, day: Day) -> bool {
    match holder(valley, town, day).as_deref() {
        Some("contested") => ["army", "rebels"].contains(&side),
        Some(holder) => holder == side,
        None => false,
    }
}

/// The status of a stretch by its two ends alone.
fn status(valley: &Valley, edge: usize, side: &str, day: Day) -> RouteStatus {
    let mut found = RouteStatus::Open;
    let mut worse = |status: RouteStatus| {
        let order = [RouteStatus::Cut, RouteStatus::Contested, RouteStatus::Unknown, RouteStatus::Open];
        let index = |one: RouteStatus| order.iter().position(|other| *other == one).unwrap();
        if index(status) < index(found) {
            found = status;
        }
    };
    for end in valley.segments[edge].ends.iter().flatten() {
        worse(match holder(valley, end.as_str(), day).as_deref() {
            None => RouteStatus::Unknown,
            Some("contested") => RouteStatus::Contested,
            Some(holder) if passes(valley, side, holder, day) => RouteStatus::Open,
            Some(_) => RouteStatus::Cut,
        });
        for one in valley.sieges.iter().filter(|one| one.place == *end && one.days.contains(day)) {
            // Who is meant is settled on its first day.
            let first = one.days.from.unwrap();
            let meant = match one.besieged.first() {
                Some(besieged) => {
                    is_friend(valley, besieged.as_str(), side, first) && !is_friend(valley, "rebels", side, first)
                }
                None => !passes(valley, side, "rebels", first),
            };
            if meant && one.closure != Some(Closure::Partial) {
                worse(RouteStatus::Cut);
            }
        }
    }
    found
}

/// The towns that a side gets to from these over roads of these statuses, without one road and one town.
fn walk(
    valley: &Valley,
    from: &[&str],
    open: impl Fn(usize) -> bool,
    lost: (Option<usize>, Option<&str>),
) -> BTreeSet<String> {
    let mut found: BTreeSet<String> =
        from.iter().filter(|town| lost.1 != Some(**town)).map(|town| (*town).to_owned()).collect();
    loop {
        let before = found.len();
        for (edge, segment) in valley.segments.iter().enumerate().filter(|(edge, _)| open(*edge)) {
            let [one, other] = segment.ends.each_ref().map(|end| end.as_ref().unwrap().as_str());
            if lost.0 == Some(edge) || lost.1 == Some(one) || lost.1 == Some(other) {
                continue;
            }
            if found.contains(one) || found.contains(other) {
                found.extend([one.to_owned(), other.to_owned()]);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

/// From where a side is supplied: its own and its friends' sources that are on a road and not in hands that bar it.
fn sources(valley: &Valley, side: &str, day: Day) -> Vec<&'static str> {
    let on_roads = |town: &str| valley.segments.iter().any(|one| one.ends.contains(&Some(PlaceId::new(town))));
    [("army", "capital"), ("rebels", "border")]
        .into_iter()
        .filter(|(owner, town)| is_friend(valley, side, owner, day) && on_roads(town))
        .filter(|(_, town)| {
            holder(valley, town, day).is_none_or(|holder| holder != "contested" && passes(valley, side, &holder, day))
        })
        .map(|(_, town)| town)
        .collect()
}

fn is_open(valley: &Valley, edge: usize, side: &str, day: Day) -> bool {
    status(valley, edge, side, day) == RouteStatus::Open
}

fn may_be_open(valley: &Valley, edge: usize, side: &str, day: Day) -> bool {
    matches!(status(valley, edge, side, day), RouteStatus::Open | RouteStatus::Unknown)
}

/// The towns of a side that are encircled, those connected together.
fn pockets(valley: &Valley, side: &str, day: Day) -> BTreeSet<BTreeSet<String>> {
    let from = sources(valley, side, day);
    let none = (None, None);
    let supplied = walk(valley, &from, |edge| may_be_open(valley, edge, side, day), none);
    let connected = walk(valley, &from, |_| true, none);
    let inside = |town: &str| is_inside(valley, town, side, day);
    let encircled = TOWNS
        .iter()
        .filter(|town| inside(town))
        .filter(|town| connected.contains(**town) && !supplied.contains(**town));
    encircled
        .map(|town| {
            let all = walk(valley, &[town], |edge| may_be_open(valley, edge, side, day), none);
            all.into_iter().filter(|town| inside(town)).collect()
        })
        .collect()
}

fn covering<'i>(intervals: &'i [RouteInterval], segment: &SegmentId, side: &str, day: Day) -> Vec<&'i RouteInterval> {
    let traveller = Traveller::Side(SideId::new(side));
    let holds = |one: &&RouteInterval| {
        one.segment == *segment
            && one.traveller == traveller
            && one.days.from.is_none_or(|from| from <= day)
            && one.days.to.is_none_or(|to| day <= to)
    };
    intervals.iter().filter(holds).collect()
}

fn names(places: &[PlaceId]) -> BTreeSet<String> {
    places.iter().map(|place| place.as_str().to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_day_worked_out_alone_is_as_the_interval_that_covers_it(roads in roads(), control in control(), sieges in sieges()) {
        let valley = world(&roads, &control, &sieges, &[]);
        let intervals = Routes::new(&valley.input()).intervals(&id(""));
        for (edge, segment) in valley.segments.iter().enumerate() {
            for side in SIDES {
                for day in (-2..DAYS + 30).map(on) {
                    let found = covering(&intervals, &segment.id, side, day);
                    prop_assert!(found.len() <= 1, "two of one day: {found:?}");
                    let found = found.first().map_or(RouteStatus::Unknown, |one| one.status);
                    prop_assert_eq!(found, status(&valley, edge, side, day), "{} for {} on {}", segment.id, side, day);
                }
            }
        }
        prop_assert!(intervals.iter().all(|one| matches!(one.traveller, Traveller::Side(_))));
    }

    #[test]
    fn intervals_with_claims_never_overlap_and_are_chances(
        roads in roads(), control in control(), sieges in sieges(), told in claims()
    ) {
        let valley = world(&roads, &control, &sieges, &told);
        let intervals = Routes::new(&valley.input()).intervals(&id(""));
        for pair in intervals.windows(2) {
            if pair[0].segment == pair[1].segment && pair[0].traveller == pair[1].traveller {
                prop_assert!(pair[0].days.to.is_some() && pair[0].days.to < pair[1].days.from, "{pair:?}");
            }
        }
        for one in &intervals {
            prop_assert!((0.0..=1.0).contains(&one.probability) && one.status != RouteStatus::Unknown, "{one:?}");
            prop_assert!(one.days.from.is_none() || one.days.to.is_none() || one.days.from <= one.days.to);
        }
    }

    #[test]
    fn who_holds_the_towns_says_nothing_of_civilians(
        roads in roads(), control in control(), sieges in sieges(), told in claims()
    ) {
        let people = |valley: &Valley| -> Vec<RouteInterval> {
            let all = Routes::new(&valley.input()).intervals(&id(""));
            all.into_iter().filter(|one| !matches!(one.traveller, Traveller::Side(_))).collect()
        };
        let mut valley = world(&roads, &control, &sieges, &told);
        let with = people(&valley);
        prop_assert!(with.iter().all(|one| told.iter().any(|told| told.7) && one.basis == dateline_model::Basis::Evidence));
        (valley.control, valley.sieges) = (vec![], vec![]);
        prop_assert_eq!(with, people(&valley));
    }

    #[test]
    fn supplies_reach_what_a_plain_search_finds(roads in roads(), control in control(), sieges in sieges(), at in 0..DAYS) {
        let valley = world(&roads, &control, &sieges, &[]);
        let input = valley.input();
        let routes = Routes::new(&input);
        let day = on(at);
        let sets = routes.supplied(day);
        for side in SIDES {
            let from = sources(&valley, side, day);
            let surely = walk(&valley, &from, |edge| is_open(&valley, edge, side, day), (None, None));
            let perhaps = walk(&valley, &from, |edge| may_be_open(&valley, edge, side, day), (None, None));
            let connected = walk(&valley, &from, |_| true, (None, None));
            let found = routes.reach(&id(side), day);
            let number = routes.travellers().iter().position(|one| *one == Traveller::Side(id(side))).unwrap();
            for one in &found {
                let town = one.place.as_str();
                let expected = match () {
                    () if surely.contains(town) => Supply::Supplied,
                    () if perhaps.contains(town) || !connected.contains(town) => Supply::Unknown,
                    () => Supply::CutOff,
                };
                prop_assert_eq!(one.supply, expected, "{} for {} on {}", town, side, day);
                let node = valley.graph.node_of(&one.place).unwrap();
                prop_assert_eq!(sets[node.index()] & 1 << number != 0, surely.contains(town));
            }
            let of_friends = |town: &&&str| SIDES.iter().any(|friend| {
                is_friend(&valley, side, friend, day) && is_inside(&valley, town, friend, day)
            });
            let on_roads = |town: &&&str| valley.graph.node_of(&id(town)).is_some();
            let count = if from.is_empty() { 0 } else { TOWNS.iter().filter(of_friends).filter(on_roads).count() };
            prop_assert_eq!(found.len(), count);
        }
    }

    #[test]
    fn pockets_are_those_of_a_search_on_each_day(roads in roads(), control in control(), sieges in sieges()) {
        let valley = world(&roads, &control, &sieges, &[]);
        let (found, besieged): (Vec<_>, Vec<_>) =
            Routes::new(&valley.input()).pockets().into_iter().partition(|one| !one.edges.is_empty());
        let days = -2..DAYS + 30;
        let by_day: BTreeMap<(i32, &str), BTreeSet<BTreeSet<String>>> = days.clone()
            .flat_map(|day| SIDES.map(|side| ((day, side), pockets(&valley, side, on(day)))))
            .collect();
        for ((day, side), expected) in &by_day {
            let here = |one: &&crate::Pocket| {
                one.side.as_str() == *side
                    && one.days.from.is_none_or(|from| from <= on(*day))
                    && one.days.to.is_none_or(|to| on(*day) <= to)
            };
            let told: BTreeSet<BTreeSet<String>> = found.iter().filter(here).map(|one| names(&one.places)).collect();
            prop_assert_eq!(&told, expected, "{} on {}", side, on(*day));
        }
        for one in &besieged {
            let tells = |siege: &&dateline_control::Siege| {
                one.places == [siege.place.clone()] && siege.besieged.contains(&one.side) && siege.days.meets(one.days)
            };
            prop_assert!(valley.sieges.iter().any(|siege| tells(&siege)), "{:?}", one);
            let twice = |other: &&crate::Pocket| {
                other.side == one.side && other.places.contains(&one.places[0]) && other.days.meets(one.days)
            };
            prop_assert!(!found.iter().any(|other| twice(&other)), "{:?}", one);
        }
        for one in &found {
            let first = one.days.from.map_or(days.start, |from| from.number() - on(0).number());
            let is_in = |day: i32, town: &str| by_day[&(day, one.side.as_str())].iter().any(|all| all.contains(town));
            let since = one.places.iter().map(|town| {
                (days.start..=first).rev().take_while(|day| is_in(*day, town.as_str())).last().unwrap_or(first)
            });
            let since = since.min().filter(|since| *since > days.start).map(on);
            prop_assert_eq!(one.since, since, "{:?}", one);
            prop_assert!((0.0..=1.0).contains(&one.probability) && !one.edges.is_empty(), "{:?}", one);
        }
    }

    #[test]
    fn a_choke_point_cuts_off_what_its_loss_cuts_off(roads in roads(), control in control(), at in 0..DAYS) {
        let valley = world(&roads, &control, &[], &[]);
        let input = valley.input();
        let routes = Routes::new(&input);
        let day = on(at);
        for side in SIDES {
            let found = routes.choke_points(&id(side), day, usize::MAX);
            let from = sources(&valley, side, day);
            let of_side = |towns: BTreeSet<String>| -> BTreeSet<String> {
                towns.into_iter().filter(|town| is_inside(&valley, town, side, day)).collect()
            };
            let open = |edge: usize| is_open(&valley, edge, side, day);
            let all = of_side(walk(&valley, &from, open, (None, None)));
            prop_assert_eq!(found.supplied, all.len());
            let mut expected: BTreeSet<(Option<u32>, Option<String>, BTreeSet<String>)> = BTreeSet::new();
            for edge in 0..valley.segments.len() {
                let left = of_side(walk(&valley, &from, open, (Some(edge), None)));
                expected.insert((Some(u32::try_from(edge).unwrap()), None, all.difference(&left).cloned().collect()));
            }
            for town in TOWNS.iter().filter(|town| !from.contains(town)) {
                let left = of_side(walk(&valley, &from, open, (None, Some(town))));
                let lost = all.difference(&left).filter(|other| other.as_str() != *town).cloned().collect();
                expected.insert((None, Some((*town).to_owned()), lost));
            }
            expected.retain(|(_, _, lost)| !lost.is_empty());
            let told: BTreeSet<_> = found.points.iter().map(|point| {
                let town = point.edge.is_none().then(|| point.at[0].as_str().to_owned());
                (point.edge.map(|edge| edge.0), town, names(&point.cut_off))
            }).collect();
            prop_assert_eq!(told, expected, "{} on {}", side, day);
            prop_assert!(found.points.is_sorted_by_key(|point| std::cmp::Reverse(point.cut_off.len())));
        }
    }

    #[test]
    fn what_if_is_as_worked_out_from_scratch(
        roads in roads(), control in control(), sieges in sieges(), town in 0..7_usize, by in 0..4_usize, at in 0..DAYS
    ) {
        let before = world(&roads, &control, &sieges, &[]);
        let mut after = world(&roads, &control, &sieges, &[]);
        let day = on(at);
        after.control.retain(|one| one.place.as_str() != TOWNS[town]);
        after.control.push(held(TOWNS[town], "", "", SIDES[by]));
        let found = Routes::new(&before.input()).what_if(&id(TOWNS[town]), &id(SIDES[by]), day);
        let told: BTreeSet<(u32, String)> =
            found.roads.iter().map(|one| (one.edge.0, one.side.as_str().to_owned())).collect();
        for (edge, number) in (0..before.segments.len()).zip(0_u32..) {
            for side in SIDES {
                let (one, other) = (status(&before, edge, side, day), status(&after, edge, side, day));
                prop_assert_eq!(told.contains(&(number, side.to_owned())), one != other);
                let turned = found.roads.iter().find(|turned| turned.edge == EdgeId(number) && turned.side.as_str() == side);
                prop_assert!(turned.is_none_or(|turned| (turned.before, turned.after) == (one, other)));
            }
        }
    }

    #[test]
    fn nothing_hangs_on_the_order_given(
        roads in roads(), control in control(), sieges in sieges(), told in claims()
    ) {
        let valley = world(&roads, &control, &sieges, &told);
        let mut turned = world(&roads, &control, &sieges, &told);
        turned.claims.reverse();
        turned.control.reverse();
        turned.places.reverse();
        turned.sieges.reverse();
        let (one, other) = (valley.input(), turned.input());
        let (one, other) = (Routes::new(&one), Routes::new(&other));
        prop_assert_eq!(one.intervals(&id("")), other.intervals(&id("")));
        prop_assert_eq!(one.pockets(), other.pockets());
        let mut turned = world(&roads, &control, &sieges, &told);
        turned.segments.reverse();
        turned.graph = Graph::try_new(&turned.segments).unwrap();
        let mut intervals = Routes::new(&turned.input()).intervals(&RunId::new(""));
        intervals.sort_by(|one, other| one.segment.cmp(&other.segment));
        prop_assert_eq!(one.intervals(&id("")), intervals);
    }

    #[test]
    fn no_question_fails_whatever_is_given(
        roads in roads(), control in control(), sieges in sieges(), told in claims()
    ) {
        ask_everything(&world(&roads, &control, &sieges, &told));
    }
}
