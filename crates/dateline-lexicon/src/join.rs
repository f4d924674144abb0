//! From the entries of all files to one lexicon: later entries replace earlier ones, and what points nowhere is left out.
//!
//! What has an id is replaced by the later entry of that id; one that says `shared = true` keeps the other's names.
//! Relations, defaults and supplies have none; there the pair (with its region), the side (with its country and region)
//! and the side (with its country) stand for it: a later *file* replaces all that the earlier ones say of the same, while several entries
//! within one file add up (they have different spans).

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{
    Actor, ActorId, DaySpan, DefaultHolder, Membership, Relation, Side, SideId, Source, SourceId, Supply,
};

use crate::Code;
use crate::form::{
    ActorForm, DayForm, DefaultForm, MemberForm, Named, RelationForm, SideForm, SourceForm, SupplyForm, span,
};
use crate::load::{At, Entries, Entry, Told};
use crate::names::fold;

/// What `holds_by_default = true` stands for: the figure of the design's own example.
const DEFAULT_PROBABILITY: f64 = 0.6;

/// The joined and checked entries.
#[derive(Clone, Debug)]
pub(crate) struct Joined {
    pub(crate) sides: Vec<Side>,
    pub(crate) actors: Vec<Actor>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) sources: Vec<Source>,
    pub(crate) defaults: Vec<DefaultHolder>,
    pub(crate) supplies: Vec<Supply>,
    pub(crate) generic: BTreeMap<ActorId, Vec<String>>,
    pub(crate) states: BTreeSet<ActorId>,
}

/// Ids that count as known beside those of the files: of packs that are given beside them.
#[derive(Clone, Default, Debug)]
pub(crate) struct Ids {
    pub(crate) sides: BTreeSet<String>,
    pub(crate) actors: BTreeSet<String>,
    pub(crate) sources: BTreeSet<String>,
}

impl Ids {
    /// Takes in the ids of a file.
    pub(crate) fn add(&mut self, file: &Entries) {
        self.sides.extend(file.sides.iter().map(|entry| entry.value.id.clone()));
        self.actors.extend(file.actors.iter().map(|entry| entry.value.id.clone()));
        self.sources.extend(file.sources.iter().map(|entry| entry.value.id.clone()));
    }
}

/// Joins the entries of the files, in the order in which the files were given.
pub(crate) fn join(files: Vec<Entries>, beside: &Ids, diagnostics: &mut Vec<Told>) -> Joined {
    let mut known = beside.clone();
    files.iter().for_each(|file| known.add(file));
    let mut all = All::default();
    for file in files {
        named(&mut all.sides, file.sides, diagnostics);
        named(&mut all.actors, file.actors, diagnostics);
        named(&mut all.sources, file.sources, diagnostics);
        unnamed(&mut all.relations, file.relations, relation_key);
        unnamed(&mut all.defaults, file.defaults, default_key);
        unnamed(&mut all.supplies, file.supplies, supply_key);
    }
    Checker { known, diagnostics }.joined(all)
}

#[derive(Default)]
struct All {
    sides: Vec<Entry<SideForm>>,
    actors: Vec<Entry<ActorForm>>,
    relations: Vec<Entry<RelationForm>>,
    defaults: Vec<Entry<DefaultForm>>,
    sources: Vec<Entry<SourceForm>>,
    supplies: Vec<Entry<SupplyForm>>,
}

/// Adds a file's entries that have an id. A replaced entry gives up its place, so that the order is that of the entries in force.
fn named<T: Named>(all: &mut Vec<Entry<T>>, new: Vec<Entry<T>>, diagnostics: &mut Vec<Told>) {
    for mut entry in new {
        if entry.value.id().trim().is_empty() {
            diagnostics.push(entry.at.error(Code::WrongEntry, format!("{} is left out: its id is empty", T::TABLE)));
            continue;
        }
        if let Some(index) = all.iter().position(|old| old.value.id() == entry.value.id()) {
            let old = all.remove(index);
            if old.at.order == entry.at.order {
                let reason = format!(
                    "{} `{}` stands in line {} of the same file already; this one counts",
                    T::TABLE,
                    entry.value.id(),
                    old.at.line
                );
                diagnostics.push(entry.at.warning(Code::GivenTwice, reason));
            } else {
                entry.value.take_over(old.value);
            }
        }
        all.push(entry);
    }
}

/// Adds a file's entries that have no id: what they are about replaces what earlier files say about the same.
fn unnamed<T, K: Ord>(all: &mut Vec<Entry<T>>, new: Vec<Entry<T>>, key: impl Fn(&T) -> K) {
    let about: BTreeSet<K> = new.iter().map(|entry| key(&entry.value)).collect();
    all.retain(|old| !about.contains(&key(&old.value)));
    all.extend(new);
}

fn relation_key(relation: &RelationForm) -> (String, String, Option<String>) {
    let (one, other) = relation.between.clone();
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    (first, second, relation.region.clone())
}

fn default_key(default: &DefaultForm) -> (String, Option<String>, Option<String>) {
    (default.side.clone(), default.country.clone(), default.region.clone())
}

fn supply_key(supply: &SupplyForm) -> (String, Option<String>) {
    (supply.side.clone(), supply.country.clone())
}

/// Turns forms into types, and leaves out with a word what points nowhere or makes no sense.
struct Checker<'a> {
    known: Ids,
    diagnostics: &'a mut Vec<Told>,
}

impl Checker<'_> {
    fn joined(mut self, all: All) -> Joined {
        let mut defaults: Vec<DefaultHolder> =
            all.defaults.into_iter().filter_map(|entry| self.default_holder(entry)).collect();
        for side in all.sides.iter().filter(|side| side.value.holds_by_default) {
            short_default(&side.value, &mut defaults);
        }
        let generic = all
            .actors
            .iter()
            .filter(|entry| !entry.value.generic.is_empty())
            .map(|entry| (ActorId::new(&entry.value.id), entry.value.generic.clone()))
            .collect();
        let states = all.actors.iter().filter(|entry| entry.value.state);
        let states = states.map(|entry| ActorId::new(&entry.value.id)).collect();
        Joined {
            defaults,
            generic,
            states,
            actors: self.actors(all.actors),
            relations: all.relations.into_iter().filter_map(|entry| self.relation(entry)).collect(),
            sources: self.sources(all.sources),
            supplies: all.supplies.into_iter().filter_map(|entry| self.supply(entry)).collect(),
            sides: all.sides.into_iter().map(|entry| side(entry.value)).collect(),
        }
    }

    fn actors(&mut self, entries: Vec<Entry<ActorForm>>) -> Vec<Actor> {
        let mut taken = BTreeMap::new();
        entries
            .into_iter()
            .map(|Entry { at, value: form }| {
                let mut aliases = self.free_names("actor", &at, (&form.id, &form.name), form.aliases, &mut taken);
                aliases.extend(form.taken);
                let memberships = self.memberships(&at, &form.id, form.side, form.member);
                Actor { id: ActorId::new(form.id), name: form.name, aliases, memberships }
            })
            .collect()
    }

    fn memberships(&mut self, at: &At, actor: &str, side: Option<String>, members: Vec<MemberForm>) -> Vec<Membership> {
        if side.is_some() && !members.is_empty() {
            self.diagnostics.push(at.error(
                Code::WrongEntry,
                format!("actor `{actor}` has both `side` and `[[actor.member]]`; only the memberships are used"),
            ));
        }
        let short = side.filter(|_| members.is_empty()).map(|side| MemberForm { side, from: None, to: None });
        let what = format!("the membership of actor `{actor}`");
        let memberships: Vec<Membership> = short
            .into_iter()
            .chain(members)
            .filter_map(|member| {
                let days = self.span(at, &what, member.from, member.to)?;
                self.known_side(at, &what, member.side).map(|side| Membership { side, days })
            })
            .collect();
        if memberships.is_empty() {
            self.diagnostics.push(at.warning(Code::NoSide, format!("actor `{actor}` belongs to no side")));
        }
        memberships
    }

    fn sources(&mut self, entries: Vec<Entry<SourceForm>>) -> Vec<Source> {
        let mut taken = BTreeMap::new();
        entries
            .into_iter()
            .map(|Entry { at, value: form }| {
                let mut aliases = self.free_names("source", &at, (&form.id, &form.name), form.aliases, &mut taken);
                aliases.extend(form.taken);
                let what = format!("a lean of source `{}`", form.id);
                let lean = form.lean.into_iter().filter_map(|side| self.known_side(&at, &what, side)).collect();
                let (known, unknown): (Vec<String>, Vec<String>) =
                    form.repeats.into_iter().partition(|source| self.known.sources.contains(source));
                for source in unknown {
                    self.diagnostics.push(at.error(
                        Code::UnknownSource,
                        format!("source `{}` repeats `{source}`, which is no source here; that is left out", form.id),
                    ));
                }
                Source {
                    id: SourceId::new(form.id),
                    name: form.name,
                    aliases,
                    kind: form.kind,
                    owner: form.owner,
                    lean,
                    repeats: known.into_iter().map(SourceId::new).collect(),
                    grade: form.grade,
                }
            })
            .collect()
    }

    /// The aliases of an entry, each once. One that an earlier entry has too is kept and warned about: which of them a
    /// text means is for its reader to tell, and without one the entry given first counts.
    fn free_names(
        &mut self,
        what: &str,
        at: &At,
        (id, name): (&str, &str),
        aliases: Vec<String>,
        taken: &mut BTreeMap<String, (String, At)>,
    ) -> Vec<String> {
        let mut claim = |alias: &str, word: &str| {
            let (owner, place) = taken.entry(fold(alias)).or_insert_with(|| (id.to_owned(), at.clone()));
            if owner != id && place.pack() == at.pack() {
                self.diagnostics.push(at.warning(Code::AliasClash, format!(
                    "{word} `{alias}` of {what} `{id}` already stands for {what} `{owner}` ({}: line {}), which goes before it",
                    place.file, place.line
                )));
            }
        };
        claim(name, "name");
        let mut free: Vec<String> = vec![];
        for alias in aliases {
            if !alias.trim().is_empty() && alias != name && !free.contains(&alias) {
                claim(&alias, "alias");
                free.push(alias);
            }
        }
        free
    }

    fn relation(&mut self, entry: Entry<RelationForm>) -> Option<Relation> {
        let Entry { at, value: form } = entry;
        let (one, other) = &form.between;
        let what = format!("the relation between `{one}` and `{other}`");
        let days = self.span(&at, &what, form.from, form.to)?;
        for id in [one, other] {
            if !self.known.sides.contains(id) && !self.known.actors.contains(id) {
                self.diagnostics
                    .push(at.error(Code::UnknownActor, format!("{what} is left out: `{id}` is no side or actor here")));
                return None;
            }
        }
        Some(Relation { between: form.between, kind: form.kind, days, region: form.region })
    }

    fn default_holder(&mut self, entry: Entry<DefaultForm>) -> Option<DefaultHolder> {
        let Entry { at, value: form } = entry;
        let what = format!("the default of side `{}`", form.side);
        let days = self.span(&at, &what, form.from, form.to)?;
        if !(0.0..=1.0).contains(&form.probability) {
            let probability = form.probability;
            self.diagnostics.push(
                at.error(Code::WrongEntry, format!("{what} is left out: probability `{probability}` is not in 0 to 1")),
            );
            return None;
        }
        let side = self.known_side(&at, &what, form.side)?;
        Some(DefaultHolder { side, country: form.country, region: form.region, probability: form.probability, days })
    }

    fn supply(&mut self, entry: Entry<SupplyForm>) -> Option<Supply> {
        let Entry { at, value: form } = entry;
        let what = format!("the supply of side `{}`", form.side);
        let days = self.span(&at, &what, form.from, form.to)?;
        let side = self.known_side(&at, &what, form.side)?;
        if form.places.iter().all(|place| place.trim().is_empty()) {
            self.diagnostics.push(at.error(Code::WrongEntry, format!("{what} is left out: it names no place")));
            return None;
        }
        Some(Supply { side, places: form.places, country: form.country, days })
    }

    fn known_side(&mut self, at: &At, what: &str, side: String) -> Option<SideId> {
        if self.known.sides.contains(&side) {
            return Some(SideId::new(side));
        }
        self.diagnostics.push(at.error(Code::UnknownSide, format!("{what} is left out: `{side}` is no side here")));
        None
    }

    fn span(&mut self, at: &At, what: &str, from: Option<DayForm>, to: Option<DayForm>) -> Option<DaySpan> {
        let span = span(from, to);
        if let (Some(from), Some(to)) = (span.from, span.to)
            && from > to
        {
            self.diagnostics.push(at.error(Code::EmptySpan, format!("{what} is left out: `{from}` lies after `{to}`")));
            return None;
        }
        Some(span)
    }
}

fn side(form: SideForm) -> Side {
    Side { id: SideId::new(form.id), name: form.name }
}

/// `holds_by_default = true`, unless a `[[default]]` without place already says it with its own figure.
fn short_default(form: &SideForm, defaults: &mut Vec<DefaultHolder>) {
    let side = SideId::new(&form.id);
    if !defaults.iter().any(|one| one.side == side && one.country.is_none() && one.region.is_none()) {
        defaults.push(DefaultHolder {
            side,
            country: None,
            region: None,
            probability: DEFAULT_PROBABILITY,
            days: DaySpan::UNKNOWN,
        });
    }
}
