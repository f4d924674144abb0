//! The course of one stretch of road for one traveller: what it was, from one day to another.
//!
//! What the places along it make of it is the ground; what is told of the road itself lies over it. A telling sets the
//! state as far as it is right (its weight), stands for the days it tells of and some more, and then fades. That the road is cut counts for
//! less, too, once control of a place along it has made it better: a road cut by a town's holder is not cut by the next one; and
//! that it is open, once control has made it worse. A siege is one more place on the road, closed to the besieged.

use std::cmp::Ordering;

use dateline_model::{Basis, RouteStatus};
use dateline_roads::EdgeId;

use crate::held::Held;
use crate::masses::{Masses, index};
use crate::sides::{AID, CIVILIANS, numbers};
use crate::told::{Closed, Telling, What, Whom};
use crate::work::Work;

/// A stretch of a course.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Stretch {
    /// First and last day, inclusive, by their numbers; the least and the greatest number are open ends.
    pub(crate) from: i32,
    pub(crate) to: i32,
    pub(crate) status: RouteStatus,
    pub(crate) probability: f64,
    pub(crate) basis: Basis,
    /// The places that make it so.
    pub(crate) places: Vec<u32>,
    /// The claims that say so and those that say otherwise, as places in the list of tellings; and the sieges.
    pub(crate) tellings_for: Vec<u32>,
    pub(crate) tellings_against: Vec<u32>,
    pub(crate) sieges: Vec<u32>,
}

/// What counts for less than this in all is forgotten.
const FORGOTTEN: f64 = 0.02;
/// What fades no faster than this is never forgotten.
const MOST_FADES: i32 = 20;

/// How much what is told counts at a moment: that the road is cut, threatened, open; the rest is not told.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct Known {
    cut: f64,
    threatened: f64,
    open: f64,
}

impl Known {
    /// After tellings of one day, each with the chance that none of its kind is right.
    fn after(self, no_cut: f64, no_threat: f64, no_open: f64) -> Self {
        // That a road is cut and that it is passed cannot both be right. One that is open and threatened is threatened.
        let cut = (1.0 - no_cut) * no_threat * no_open;
        let threatened = (1.0 - no_threat) * no_cut;
        let open = (1.0 - no_open) * no_cut * no_threat;
        let none = no_cut * no_threat * no_open;
        let sum = cut + threatened + open + none;
        if sum <= 0.0 {
            return self;
        }
        Self {
            cut: (cut + none * self.cut) / sum,
            threatened: (threatened + none * self.threatened) / sum,
            open: (open + none * self.open) / sum,
        }
    }

    /// After control of a place has made the road better or worse: what says otherwise counts for less.
    fn after_change(self, before: RouteStatus, after: RouteStatus, factor: f64) -> Self {
        match index(after).cmp(&index(before)) {
            Ordering::Greater => Self { cut: self.cut * factor, ..self },
            Ordering::Less => Self { threatened: self.threatened * factor, open: self.open * factor, ..self },
            Ordering::Equal => self,
        }
    }

    fn times(self, factor: f64) -> Self {
        Self { cut: self.cut * factor, threatened: self.threatened * factor, open: self.open * factor }
    }

    /// What counts most.
    fn most(self) -> What {
        if self.cut >= self.threatened.max(self.open) {
            What::Cut
        } else if self.threatened >= self.open {
            What::Threatened
        } else {
            What::Opened
        }
    }

    fn sum(self) -> f64 {
        self.cut + self.threatened + self.open
    }
}

/// What the places along a stretch make of it.
struct Ground {
    masses: Masses,
    /// The places whose share made it what it is.
    places: Vec<u32>,
    sieges: Vec<u32>,
}

impl Work<'_> {
    /// The course of a stretch for the traveller with this number. Days before, between and after it are unknown.
    pub(crate) fn course(&self, edge: EdgeId, traveller: usize) -> Vec<Stretch> {
        let told = &self.tellings_of[edge.index()];
        let closed = self.closed_on(edge);
        let reported = |place: &u32| self.holding.is_reported(*place as usize);
        if told.is_empty() && closed.is_empty() && !self.beside[edge.index()].on.iter().any(reported) {
            return vec![];
        }
        let mut days = self.turns(edge, &closed);
        days.extend(self.turns_told(told));
        let ground = |day: i32| self.ground(edge, traveller, day, &closed);
        let meant = |number: u32, ground: &Ground| self.is_meant(number, traveller, ground);
        self.over(days, told, ground, meant)
    }

    /// The course of a road that the graph doesn't have, by these tellings alone.
    pub(crate) fn course_of_claims(&self, told: &[u32], traveller: usize) -> Vec<Stretch> {
        let ground = |_: i32| Ground { masses: Masses::UNKNOWN, places: vec![], sieges: vec![] };
        self.over(self.turns_told(told), told, ground, |number, _| self.is_for(number, traveller))
    }

    /// The sieges that bear on a stretch.
    fn closed_on(&self, edge: EdgeId) -> Vec<&Closed> {
        self.closed_of[edge.index()].iter().map(|number| &self.closed[*number as usize]).collect()
    }

    /// What is told, laid over the ground, from each of these days to the next.
    fn over(
        &self,
        mut days: Vec<i32>,
        told: &[u32],
        ground: impl Fn(i32) -> Ground,
        meant: impl Fn(u32, &Ground) -> bool,
    ) -> Vec<Stretch> {
        days.sort_unstable();
        days.dedup();
        days.retain(|day| *day != i32::MAX);
        let telling = |number: u32| &self.tellings[number as usize];
        let mut found: Vec<Stretch> = vec![];
        let mut known = Known::default();
        let mut before: Option<RouteStatus> = None;
        let mut voices: Vec<u32> = vec![];
        let mut fades: Vec<i32> = vec![];
        for (index, day) in days.iter().copied().enumerate() {
            let last = days.get(index + 1).map_or(i32::MAX, |next| next - 1);
            let ground = ground(day);
            let status = ground.masses.status().0;
            if let Some(before) = before {
                known = known.after_change(before, status, self.parameters.told_before_change);
            }
            before = Some(status);
            if fades.contains(&day) {
                known = known.times(self.parameters.fades);
            }
            let is_news = |telling: &Telling| !(telling.attempt && known.cut >= 0.5);
            let is_today =
                |number: &u32| telling(*number).first == day && is_news(telling(*number)) && meant(*number, &ground);
            let today: Vec<u32> = told.iter().copied().filter(is_today).collect();
            if !today.is_empty() {
                let none = |what: What| {
                    let of = || today.iter().map(|number| telling(*number)).filter(|telling| telling.what == what);
                    let told = of().filter(|telling| !telling.attempt).map(|telling| 1.0 - telling.weight);
                    // Several who try to cut it make it no surer that it is passed.
                    let tried = of().filter(|telling| telling.attempt).map(|telling| 1.0 - telling.weight);
                    told.product::<f64>() * tried.fold(1.0, f64::min)
                };
                known = known.after(none(What::Cut), none(What::Threatened), none(What::Opened));
                voices.extend(today);
                // What is told with a span stands to its end before it fades, even if somebody says the same again.
                let same = voices.iter().map(|number| telling(*number)).filter(|telling| telling.what == known.most());
                let longest = same.max_by_key(|telling| (telling.last.saturating_add(telling.stands), telling.stands));
                fades = longest.map_or(vec![], |told| self.fades(told.last.max(day), told.stands).collect());
            }
            if known.sum() < FORGOTTEN {
                known = Known::default();
                voices.clear();
            }
            let stretch = self.stretch((day, last), ground, known, &voices);
            match found.last_mut() {
                Some(one) if is_same(one, &stretch) => one.to = stretch.to,
                _ => found.push(stretch),
            }
        }
        found.retain(|stretch| stretch.status != RouteStatus::Unknown);
        found
    }

    /// The days on which the ground of a stretch may turn.
    fn turns(&self, edge: EdgeId, closed: &[&Closed]) -> Vec<i32> {
        let beside = &self.beside[edge.index()];
        let mut days = vec![i32::MIN];
        for place in beside.on.iter().chain(&beside.within) {
            let held = self.holding.of(*place as usize).iter();
            days.extend(held.flat_map(|held| [held.from, held.to.saturating_add(1)]));
        }
        days.extend(closed.iter().flat_map(|one| [one.from, one.to.saturating_add(1)]));
        days.extend(self.sides.turns());
        days
    }

    /// The days on which what is told begins and fades.
    fn turns_told(&self, told: &[u32]) -> Vec<i32> {
        let telling = |number: &u32| &self.tellings[*number as usize];
        told.iter()
            .map(telling)
            .flat_map(|one| std::iter::once(one.first).chain(self.fades(one.last, one.stands)))
            .collect()
    }

    /// The days on which what was last told of a day counts for less, until it is forgotten.
    fn fades(&self, last: i32, stands: i32) -> impl Iterator<Item = i32> + use<> {
        let (span, fades) = (stands.max(1), self.parameters.fades);
        let times = (1..MOST_FADES).find(|times| fades.powi(*times) < FORGOTTEN).unwrap_or(MOST_FADES);
        (1..=times).map(move |times| last.saturating_add(times * span))
    }

    /// What the places along a stretch, and sieges, make of it on a day.
    fn ground(&self, edge: EdgeId, traveller: usize, day: i32, closed: &[&Closed]) -> Ground {
        let mut pieces: Vec<(u32, Masses)> = vec![];
        // Who holds the places says nothing of civilians and aid; a siege that names them does.
        if traveller != CIVILIANS && traveller != AID {
            let beside = &self.beside[edge.index()];
            let stand = self.sides.stand(traveller, day);
            let held = |place: u32| -> Held { self.holding.on(place as usize, day) };
            pieces.extend(beside.on.iter().map(|place| (*place, held(*place).through(stand))));
            pieces.extend(beside.within.iter().map(|place| (*place, held(*place).beside(stand))));
        }
        let nowhere = self.beside[edge.index()].on.is_empty() || traveller == CIVILIANS || traveller == AID;
        if nowhere {
            pieces.push((u32::MAX, Masses::UNKNOWN));
        }
        let mut masses = pieces.iter().fold(Masses::OPEN, |way, (_, piece)| way.and(*piece));
        let here = |one: &&&Closed| one.from <= day && day <= one.to && one.whom & 1 << traveller != 0;
        let mut sieges = vec![];
        for one in closed.iter().filter(here) {
            masses = masses.and(Masses::either(RouteStatus::Cut, one.weight, RouteStatus::Open));
            sieges.push(u32::try_from(one.siege).expect("fewer than four milliards of sieges"));
        }
        let status = masses.status().0;
        // Of an open road all places on it are the reason; of any other those that are as bad.
        let is_reason = |piece: &Masses| match status {
            RouteStatus::Open => piece.of(RouteStatus::Open) < 1.0,
            _ => piece.as_bad(status) >= 0.5 - 1e-9,
        };
        let places = pieces.iter().filter(|(place, piece)| *place != u32::MAX && is_reason(piece));
        let places = places.map(|(place, _)| *place).collect();
        Ground { masses, places, sieges }
    }

    /// Whether a telling speaks of this stretch to this traveller.
    fn is_meant(&self, number: u32, traveller: usize, ground: &Ground) -> bool {
        let only_elsewhere =
            self.barred[number as usize] & 1 << traveller != 0 && ground.masses.status().0 == RouteStatus::Open;
        self.is_for(number, traveller) && !only_elsewhere
    }

    /// Whether a telling speaks of this traveller.
    fn is_for(&self, number: u32, traveller: usize) -> bool {
        self.whom[number as usize] & 1 << traveller != 0
    }

    /// Those of whom a telling speaks.
    pub(crate) fn whom_of(&self, telling: &Telling) -> u32 {
        match telling.whom {
            Whom::These(set) => set,
            Whom::Holders => self.holders(telling),
        }
    }

    /// Of those of whom it speaks, the ones to whom some stretch of what a telling means is not open by who holds it: where
    /// the road is only told to be cut somewhere, it is there.
    pub(crate) fn barred_of(&self, telling: &Telling, whom: u32) -> u32 {
        if telling.what != What::Cut || !telling.somewhere {
            return 0;
        }
        let is_open = |edge: EdgeId, traveller: usize| {
            let ground = self.ground(edge, traveller, telling.first, &self.closed_on(edge));
            ground.masses.status().0 == RouteStatus::Open
        };
        let is_barred = |traveller: &usize| telling.edges.iter().any(|edge| !is_open(*edge, *traveller));
        numbers(whom & self.sides.all()).filter(is_barred).fold(0, |set, traveller| set | 1 << traveller)
    }

    /// Those who hold places along what a telling means, and their friends; everybody, where nobody is known to.
    fn holders(&self, telling: &Telling) -> u32 {
        let places = telling.edges.iter().flat_map(|edge| &self.beside[edge.index()].on);
        let inside = places.fold(0, |set, place| set | self.holding.on(*place as usize, telling.first).inside());
        match inside {
            0 => self.sides.all(),
            inside => self.sides.with_friends(inside, telling.first),
        }
    }

    fn stretch(&self, (from, to): (i32, i32), ground: Ground, known: Known, voices: &[u32]) -> Stretch {
        let told = known.sum();
        let masses = if told > 0.0 {
            // A road told to be open is threatened as far as places beside it are hostile.
            let (cut, threatened) = (Masses::all(RouteStatus::Cut), Masses::all(RouteStatus::Threatened));
            let passed = known.threatened + known.open;
            let open = if passed > 0.0 {
                threatened.mix(known.threatened / passed, ground.masses.passable())
            } else {
                ground.masses.passable()
            };
            cut.mix(known.cut / told, open).mix(told, ground.masses)
        } else {
            ground.masses
        };
        let (status, probability) = masses.status();
        // Nothing is surer than that, however many say so.
        let probability = probability.min(self.parameters.highest);
        let says_cut = matches!(status, RouteStatus::Cut | RouteStatus::Contested);
        let of_road = if says_cut { known.cut } else { known.threatened + known.open };
        let by_ground = match status {
            RouteStatus::Cut | RouteStatus::Contested => ground.masses.as_bad(status),
            RouteStatus::Unknown => 0.0,
            RouteStatus::Threatened | RouteStatus::Open => 1.0 - ground.masses.as_bad(RouteStatus::Unknown),
        };
        let told_so = of_road >= 0.5 || of_road > 0.0 && of_road >= by_ground;
        let (mut tellings_for, mut tellings_against): (Vec<u32>, Vec<u32>) = (vec![], vec![]);
        for number in voices {
            let cuts = self.tellings[*number as usize].what == What::Cut;
            if cuts == says_cut { tellings_for.push(*number) } else { tellings_against.push(*number) }
        }
        let by_siege = says_cut && !ground.sieges.is_empty();
        Stretch {
            from,
            to,
            status,
            probability,
            basis: if told_so || by_siege { Basis::Evidence } else { Basis::Inferred },
            places: ground.places,
            tellings_for,
            tellings_against,
            sieges: if by_siege { ground.sieges } else { vec![] },
        }
    }
}

/// Whether nothing changes from one to the other; a probability to a thousandth.
fn is_same(one: &Stretch, other: &Stretch) -> bool {
    one.to.saturating_add(1) == other.from
        && one.status == other.status
        && (one.probability - other.probability).abs() < 5e-4
        && one.basis == other.basis
        && one.places == other.places
        && one.tellings_for == other.tellings_for
        && one.tellings_against == other.tellings_against
        && one.sieges == other.sieges
}
