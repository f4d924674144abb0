//! What the story has said so far: when and where it is, who fights whom.

use std::collections::BTreeMap;

use dateline_lexicon::Lexicon;
use dateline_model::{ActorId, Day, DaySpan, Kind, PlaceKind, PlaceMention, RelationKind, SideId};
use rustc_hash::FxHashMap;

use crate::days::Calendar;
use crate::listing::Entry;
use crate::places::PlaceMark;

/// For each side, an actor of it and how often it attacked.
pub(crate) type Attackers = BTreeMap<SideId, (ActorId, u32)>;

/// The memory of a report while it is coded.
#[derive(Debug)]
pub(crate) struct Story<'a> {
    lexicon: &'a Lexicon,
    pub(crate) calendar: Calendar,
    /// Where the story is: what "the town", "there" and silence stand for.
    pub(crate) focus: Vec<PlaceMention>,
    /// The place that the report names most.
    pub(crate) main: Option<Recent>,
    /// Whether the report is about that place.
    pub(crate) centred: bool,
    /// The road named last: what "supply lines" and "from there" are about.
    pub(crate) road: Option<PlaceMention>,
    /// The two places that its name joins.
    pub(crate) road_ends: Option<Box<(PlaceMention, PlaceMention)>>,
    /// The places named of late, the last one last: [`LATE`] of them.
    recent_places: Vec<Recent>,
    /// The common nouns that were used of each place named.
    nouns: FxHashMap<String, Vec<String>>,
    /// Who was named, the last one last.
    recent: Vec<ActorId>,
    /// How often each was named in the whole report.
    counts: BTreeMap<ActorId, u32>,
    /// How often each side attacked or took something.
    pub(crate) attackers: Attackers,
    /// Whether that is known already, from an earlier reading.
    pub(crate) settled: bool,
    /// The same of the section that the story is in: a town may be lost in one and retaken in the next.
    pub(crate) section: Attackers,
    /// The last source named, for "he said".
    pub(crate) source: Option<String>,
    /// For whom that source speaks.
    pub(crate) speaker: Option<ActorId>,
    /// Who fired, or set off, what was told last.
    pub(crate) fire: Vec<ActorId>,
    /// Who flew the last air strike of which the text names who did.
    pub(crate) airmen: Vec<ActorId>,
    /// Who did the last killing of which the text names the killer.
    pub(crate) killer: Vec<ActorId>,
    /// Who took each place, as told last.
    takers: BTreeMap<String, ActorId>,
    /// When each place was taken by each side, as told last.
    captures: BTreeMap<(String, SideId), DaySpan>,
    /// By name of place, the side that was told last to hold it; none, where only somebody's leaving was told.
    holders: FxHashMap<String, Option<SideId>>,
    /// The subject of the last sentence: who "they" are.
    pub(crate) subject: Vec<ActorId>,
    /// Who did it and to whom, in the last claim that says both.
    pub(crate) pair: Option<(Vec<ActorId>, Vec<ActorId>)>,
}

/// A place named of late.
#[derive(Debug, Clone)]
pub(crate) struct Recent {
    pub(crate) mention: PlaceMention,
    pub(crate) kind: Option<PlaceKind>,
    /// The common nouns that were used of it: "town", "airbase".
    pub(crate) nouns: Vec<String>,
}

/// A place by the name that the report goes on calling it.
pub(crate) fn short(place: &PlaceMark) -> PlaceMention {
    let name = place.short.clone().unwrap_or_else(|| place.mention.name.clone());
    PlaceMention { name, ..place.mention.clone() }
}

/// So many places may be meant by "the town".
const LATE: usize = 12;

/// Nouns that may stand for the same place.
const SAME: [&[&str]; 7] = [
    &["town", "city"],
    &["town", "village"],
    &["airbase", "base", "airport", "airfield", "air-base"],
    &["hill", "hilltop", "mountain", "ridge"],
    &["checkpoint", "post", "roadblock"],
    &["district", "neighborhood", "neighbourhood", "quarter", "suburb"],
    &["convent", "monastery"],
];

/// Whether a side takes part in the fighting.
fn takes_part(side: &str) -> bool {
    !BYSTANDERS.contains(&side)
}

/// Sides that take no part in the fighting.
const BYSTANDERS: [&str; 4] = ["observers", "civilians", "un", "unknown"];

impl<'a> Story<'a> {
    pub(crate) fn new(lexicon: &'a Lexicon, counts: BTreeMap<ActorId, u32>) -> Self {
        Self {
            lexicon,
            calendar: Calendar::default(),
            focus: vec![],
            main: None,
            centred: false,
            road: None,
            road_ends: None,
            recent_places: vec![],
            nouns: FxHashMap::default(),
            recent: vec![],
            counts,
            attackers: BTreeMap::new(),
            settled: false,
            section: BTreeMap::new(),
            source: None,
            speaker: None,
            fire: vec![],
            airmen: vec![],
            killer: vec![],
            takers: BTreeMap::new(),
            captures: BTreeMap::new(),
            holders: FxHashMap::default(),
            subject: vec![],
            pair: None,
        }
    }

    /// Comes to a sentence of an entry: it is about the entry's place, and dated by nothing before it.
    pub(crate) fn enter(&mut self, entry: &Entry, published: Option<Day>) {
        self.calendar = Calendar { now: published, ..Calendar::default() };
        self.focus = vec![entry.about.clone()];
        self.main = Some(Recent { mention: entry.about.clone(), kind: entry.kind, nouns: vec![] });
        self.centred = true;
        self.subject.clear();
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.lexicon
    }

    /// What "the town", "the base", "the dam" stands for: the place named last of which that noun was used, or may be.
    pub(crate) fn named_by(&self, noun: &str) -> Option<PlaceMention> {
        let same = || SAME.iter().filter(|group| group.contains(&noun));
        let used = |recent: &&Recent| recent.nouns.iter().any(|one| one == noun);
        let alike = |recent: &&Recent| recent.nouns.iter().any(|one| same().any(|group| group.contains(&one.as_str())));
        let town = same().any(|group| group.contains(&"town"));
        let populated = |recent: &&Recent| {
            town && (recent.kind == Some(PlaceKind::Populated) || recent.nouns.is_empty() && recent.kind.is_none())
        };
        let late = || self.recent_places.iter().rev();
        let main_fits = self.main.as_ref().filter(|main| {
            used(main) || alike(main) || (town && (main.kind.is_none() || main.kind == Some(PlaceKind::Populated)))
        });
        let main_used = self.main.as_ref().filter(|main| used(main) || alike(main));
        late()
            .take(3)
            .find(used)
            .or(main_used)
            .or_else(|| late().take(3).find(|recent| alike(recent) || populated(recent)))
            .or(main_fits)
            .or_else(|| late().find(used))
            .or_else(|| late().find(|recent| alike(recent) || populated(recent)))
            .map(|recent| recent.mention.clone())
    }

    /// Where something happened of which the words name no place: at the place that the report is about, else where the
    /// story is.
    pub(crate) fn place_meant(&self) -> Vec<PlaceMention> {
        match &self.main {
            Some(main) if self.centred => vec![main.mention.clone()],
            _ => self.focus.clone(),
        }
    }

    /// Notes that a place was taken on these days.
    pub(crate) fn taken(&mut self, place: &PlaceMention, by: &[ActorId], days: DaySpan) {
        if let Some(taker) = by.first() {
            self.takers.insert(place.name.clone(), taker.clone());
        }
        if let Some(side) = by.first().map(|actor| self.side(actor)) {
            self.captures.insert((place.name.clone(), side), days);
        }
    }

    /// Who took a place back of which the words do not say: the enemy of those who took it last.
    pub(crate) fn taken_back_by(&self, place: &PlaceMention) -> Option<(Vec<ActorId>, ActorId)> {
        let taker = self.takers.get(&place.name)?;
        let enemy = self.opponent(std::slice::from_ref(taker));
        (!enemy.is_empty()).then(|| (enemy, taker.clone()))
    }

    /// Notes who is told to hold a place, or to have left it.
    pub(crate) fn holds(&mut self, places: &[PlaceMention], by: &[ActorId], kind: Kind) {
        let side = by.first().filter(|_| kind != Kind::Withdraw).map(|actor| self.side(actor));
        for place in places {
            self.holders.insert(place.name.clone(), side.clone());
        }
    }

    /// Whether the story has told who holds a place, and not that it was another side than this actor's.
    pub(crate) fn holder_told(&self, place: &PlaceMention, actor: &ActorId) -> bool {
        let told = self.holders.get(&place.name);
        told.is_some_and(|told| told.as_ref().is_none_or(|side| *side == self.side(actor)))
    }

    /// When the story last told that a place was taken.
    pub(crate) fn taken_on(&self, place: &PlaceMention, by: &[ActorId]) -> Option<DaySpan> {
        let side = self.side(by.first()?);
        self.captures.get(&(place.name.clone(), side)).copied()
    }

    /// Notes that a place was named, with the nouns used of it.
    pub(crate) fn place_named(&mut self, recent: Recent) {
        let name = &recent.mention.name;
        let mut nouns = recent.nouns.clone();
        let before = self.nouns.remove(name).unwrap_or_default();
        nouns.extend(before.into_iter().filter(|noun| !recent.nouns.contains(noun)));
        self.nouns.insert(name.clone(), nouns.clone());
        self.recent_places.retain(|other| other.mention.name != *name);
        if self.recent_places.len() == LATE {
            self.recent_places.remove(0);
        }
        self.recent_places.push(Recent { nouns, ..recent });
    }

    pub(crate) fn day(&self) -> Option<Day> {
        self.calendar.running.or(self.calendar.reference).and_then(|days| days.last()).or(self.calendar.now)
    }

    pub(crate) fn side(&self, actor: &ActorId) -> SideId {
        self.lexicon.side_of(actor, self.day()).cloned().unwrap_or_else(|| SideId::new(actor.as_str()))
    }

    pub(crate) fn fights(&self, actor: &ActorId) -> bool {
        let side = self.lexicon.side_of(actor, self.day());
        takes_part(side.map_or(actor.as_str(), SideId::as_str))
    }

    /// Notes that an actor was named.
    pub(crate) fn note(&mut self, actor: &ActorId) {
        if self.recent.last() != Some(actor) {
            self.recent.push(actor.clone());
        }
    }

    /// Whether they fight each other: the pack says so, or says nothing and both take part in the fighting.
    pub(crate) fn hostile(&self, one: &ActorId, other: &ActorId) -> bool {
        let (a, b) = (self.side(one), self.side(other));
        a != b && takes_part(b.as_str()) && !self.lexicon.are_friendly(&a, &b, self.day())
    }

    /// How much an actor is part of this report's fighting: by count.
    fn weight(&self, actor: &ActorId) -> u32 {
        self.counts.get(actor).copied().unwrap_or(0)
    }

    /// Whom these fight in the story: the enemy that the report names most. Nobody, where they are each other's enemies.
    pub(crate) fn opponent(&self, of: &[ActorId]) -> Vec<ActorId> {
        let Some(first) = of.iter().find(|actor| self.fights(actor)) else { return vec![] };
        let (own, day) = (self.side(first), self.day());
        // A sworn enemy goes before whoever only takes part in the fighting, too.
        let mut sworn: Option<(&ActorId, SideId, u32)> = None;
        let mut hostile: Option<(&ActorId, SideId, u32)> = None;
        for (actor, count) in &self.counts {
            let side = self.side(actor);
            let best = if self.lexicon.relation(&own, &side, day) == Some(RelationKind::Hostile) {
                &mut sworn
            } else if own != side && takes_part(side.as_str()) && !self.lexicon.are_friendly(&own, &side, day) {
                &mut hostile
            } else {
                continue;
            };
            if best.as_ref().is_none_or(|(.., most)| count >= most) {
                *best = Some((actor, side, *count));
            }
        }
        let most = sworn.or(hostile).filter(|(_, side, _)| of.iter().all(|own| self.side(own) != *side));
        most.map(|(actor, ..)| actor.clone()).into_iter().collect()
    }

    /// A state or its forces that the report names, and that fights these: whose aircraft it was.
    pub(crate) fn state_against(&self, of: &[ActorId]) -> Option<ActorId> {
        let first = of.iter().find(|actor| self.fights(actor))?;
        let states = self.counts.iter().filter(|(actor, _)| self.lexicon.is_state(actor) && self.hostile(first, actor));
        states.max_by_key(|(_, count)| **count).map(|(actor, _)| actor.clone())
    }

    /// The state that the report names most: whose officials speak in it.
    pub(crate) fn main_state(&self) -> Option<ActorId> {
        let states = self.counts.iter().filter(|(actor, _)| self.lexicon.is_state(actor));
        states.max_by_key(|(_, count)| **count).map(|(actor, _)| actor.clone())
    }

    /// The actor that a generic word stands for: of those it may stand for, the one the story is about.
    pub(crate) fn generic(&self, candidates: &[ActorId]) -> Option<ActorId> {
        let sides: Vec<SideId> = candidates.iter().map(|actor| self.side(actor)).collect();
        let likely = |actor: &&ActorId| candidates.contains(actor) || sides.contains(&self.side(actor));
        let least =
            self.counts.iter().filter(|(actor, _)| likely(actor)).map(|(_, count)| *count).max().unwrap_or(0) / 4;
        let late = || self.recent.iter().rev().take(8).filter(|actor| self.weight(actor) >= least);
        let near = late().find(|actor| candidates.contains(actor));
        let same_side = || late().find(|actor| sides.contains(&self.side(actor)));
        let most = || candidates.iter().filter(|actor| self.weight(actor) > 0).max_by_key(|actor| self.weight(actor));
        // Of nobody in this report: "the government" of another war.
        let known =
            self.counts.values().sum::<u32>() < 6 || self.counts.keys().any(|actor| sides.contains(&self.side(actor)));
        near.or_else(same_side)
            .or_else(most)
            .or(candidates.first().filter(|actor| known || !self.fights(actor)))
            .cloned()
    }

    /// Whom a name means that actors of several wars share: the one whose friends and enemies this report names.
    pub(crate) fn meant(&self, candidates: &[ActorId]) -> Option<ActorId> {
        let related = |actor: &ActorId| -> u32 {
            let side = self.side(actor);
            let others = self.counts.iter().filter(|(other, _)| *other == actor || !candidates.contains(other));
            others
                .filter(|(other, _)| self.lexicon.relation(&side, &self.side(other), None).is_some())
                .map(|(_, count)| *count)
                .sum()
        };
        candidates.iter().rev().max_by_key(|actor| related(actor)).cloned()
    }

    /// Counts who attacks in this report.
    pub(crate) fn attacked(&mut self, by: &[ActorId]) {
        if self.settled {
            return;
        }
        for actor in by {
            let side = self.side(actor);
            for attackers in [&mut self.attackers, &mut self.section] {
                attackers.entry(side.clone()).or_insert_with(|| (actor.clone(), 0)).1 += 1;
            }
        }
    }

    /// The actor whose side attacks most in this report.
    pub(crate) fn main_attacker(&self) -> Option<ActorId> {
        self.attackers.values().max_by_key(|(_, count)| *count).map(|(actor, _)| actor.clone())
    }

    /// Both parties of fighting of which the text names none or one.
    pub(crate) fn parties(&self) -> (Vec<ActorId>, Vec<ActorId>) {
        if let Some(attacker) = self.main_attacker() {
            let by = vec![attacker];
            let against = self.opponent(&by);
            return (by, against);
        }
        let most = self.counts.iter().filter(|(actor, _)| self.fights(actor)).max_by_key(|(_, count)| **count);
        let by: Vec<ActorId> = most.map(|(actor, _)| actor.clone()).into_iter().collect();
        let against = self.opponent(&by);
        (by, against)
    }
}
