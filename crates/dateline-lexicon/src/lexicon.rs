//! The loaded lexicon, and what can be asked of it.

use std::collections::BTreeMap;

use dateline_model::{
    Actor, ActorId, Day, DefaultHolder, Parsed, Relation, RelationKind, Side, SideId, Source, Supply, content_hash,
};
use rustc_hash::FxHashMap;

use crate::join::{Ids, Joined, join};
use crate::load::Told;
use crate::names::fold;
use crate::{LexiconError, PackFile, load};

/// The sides, actors, relations, sources, defaults and supplies of a project's packs, joined and checked.
///
/// ```
/// use dateline_lexicon::{Lexicon, builtin};
/// use dateline_model::{ActorId, SideId};
///
/// let parsed = Lexicon::load(&builtin("syria").expect("it comes with the program"))?;
/// assert!(parsed.diagnostics.is_empty());
/// let army = parsed.value.actor_named("Syrian Arab Army").expect("it is in the pack");
/// assert_eq!(parsed.value.side_of(&army.id, None), Some(&SideId::new("syrian_government")));
/// # Ok::<(), dateline_lexicon::LexiconError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Lexicon {
    hash: String,
    entries: Joined,
    actor_names: BTreeMap<String, usize>,
    source_names: BTreeMap<String, usize>,
    actor_ids: FxHashMap<ActorId, usize>,
    /// The relations of each two ids, both ways round, in the order of the files.
    between: FxHashMap<String, FxHashMap<String, Vec<usize>>>,
}

impl Lexicon {
    /// Reads and joins the `.toml` files, in the order given: a later entry replaces an earlier one of the same id, and a
    /// name that two actors (or two sources) share stands for the one given first, with a warning where both stand in one
    /// folder: that packs share a name is common, and [`check_packs`](crate::check_packs) tells of it. Other files are
    /// passed over here, but count in the [hash](Self::hash).
    ///
    /// A file that is no TOML is an error; a wrong entry is left out with a diagnostic.
    pub fn load(files: &[PackFile]) -> Result<Parsed<Self>, LexiconError> {
        let mut told = vec![];
        let read = files
            .iter()
            .enumerate()
            .filter(|(_, file)| file.name.ends_with(".toml"))
            .map(|(order, file)| load::read(order, file, &mut told))
            .collect::<Result<Vec<_>, _>>()?;
        let entries = join(read, &Ids::default(), &mut told);
        told.sort_by(|one, other| one.at.cmp(&other.at));
        let diagnostics = told.into_iter().map(Told::diagnostic).collect();
        let contents: Vec<&[u8]> = files.iter().map(|file| file.content.as_bytes()).collect();
        let lexicon = Self {
            hash: content_hash(&contents),
            actor_names: index(entries.actors.iter().map(|actor| (&actor.name, &actor.aliases))),
            source_names: index(entries.sources.iter().map(|source| (&source.name, &source.aliases))),
            actor_ids: entries.actors.iter().enumerate().map(|(index, actor)| (actor.id.clone(), index)).collect(),
            between: between(&entries.relations),
            entries,
        };
        Ok(Parsed { value: lexicon, diagnostics })
    }

    /// A hash over the contents of all files given, so that a run can say with what it worked.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The sides, in the order of the files.
    #[must_use]
    pub fn sides(&self) -> &[Side] {
        &self.entries.sides
    }

    /// The actors, in the order of the files; an alias that two of them have stands for the first, unless a text tells.
    #[must_use]
    pub fn actors(&self) -> &[Actor] {
        &self.entries.actors
    }

    /// The relations, in the order of the files.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        &self.entries.relations
    }

    /// The sources, in the order of the files; an alias that two of them have stands for the first.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.entries.sources
    }

    /// Who is taken to hold what before any evidence.
    #[must_use]
    pub fn defaults(&self) -> &[DefaultHolder] {
        &self.entries.defaults
    }

    /// Where the sides' supplies come from, on whatever day.
    #[must_use]
    pub fn supplies(&self) -> &[Supply] {
        &self.entries.supplies
    }

    /// Where a side's own supplies come from on a day, in the order of the files; without a day, on any. What its allies
    /// have is theirs: whether it reaches this side, too, is for those to say who know who shares which roads.
    ///
    /// ```
    /// use dateline_lexicon::{Lexicon, builtin};
    /// use dateline_model::{Day, SideId};
    ///
    /// let syria = Lexicon::load(&builtin("syria").expect("it comes with the program"))?.value;
    /// let rebels = SideId::new("rebels");
    /// let day = Day::parse("2013-12-05").ok();
    /// assert!(syria.supply(&rebels, day).any(|supply| supply.places.iter().any(|place| place == "Arsal")));
    /// # Ok::<(), dateline_lexicon::LexiconError>(())
    /// ```
    pub fn supply<'a>(&'a self, side: &'a SideId, day: Option<Day>) -> impl Iterator<Item = &'a Supply> {
        self.supplies().iter().filter(move |supply| {
            supply.side == *side && (supply.days.is_unknown() || day.is_none_or(|day| supply.days.contains(day)))
        })
    }

    /// The side with this id.
    #[must_use]
    pub fn side(&self, id: &SideId) -> Option<&Side> {
        self.sides().iter().find(|side| side.id == *id)
    }

    /// The actor with this id.
    #[must_use]
    pub fn actor(&self, id: &ActorId) -> Option<&Actor> {
        self.actor_ids.get(id).map(|&index| &self.actors()[index])
    }

    /// The actor with this name or alias; case, "the", hyphens and apostrophes don't count.
    #[must_use]
    pub fn actor_named(&self, name: &str) -> Option<&Actor> {
        self.actor_names.get(&fold(name)).map(|&index| &self.actors()[index])
    }

    /// The source with this name or alias; case, "the", hyphens and apostrophes don't count.
    #[must_use]
    pub fn source_named(&self, name: &str) -> Option<&Source> {
        self.source_names.get(&fold(name)).map(|&index| &self.sources()[index])
    }

    /// The side that an actor belongs to on a day; without a day, its last one.
    #[must_use]
    pub fn side_of(&self, actor: &ActorId, day: Option<Day>) -> Option<&SideId> {
        self.actor(actor)?.side_on(day)
    }

    /// Common nouns that may stand for an actor once the story has named its side: "militants", "soldiers". Several
    /// actors may share one.
    #[must_use]
    pub fn generic_words(&self, actor: &ActorId) -> &[String] {
        self.entries.generic.get(actor).map_or(&[], Vec::as_slice)
    }

    /// Whether an actor is a state or its armed forces: it has aircraft, and officials speak for it.
    #[must_use]
    pub fn is_state(&self, actor: &ActorId) -> bool {
        self.entries.states.contains(actor)
    }

    /// How two sides stand to each other on a day, everywhere; `None` where no pack says. A side is allied with itself.
    /// Relations that a pack gives for actors are found under the actors' ids.
    ///
    /// Where several hold on the day, the one that began last counts. Without a day, that is the last one of all.
    #[must_use]
    pub fn relation(&self, one: &SideId, other: &SideId, day: Option<Day>) -> Option<RelationKind> {
        self.relation_in(one.as_str(), other.as_str(), day, None)
    }

    /// The same for the ids of sides or actors, within a region (a place id): what a pack says of that region goes before what it
    /// says of everywhere.
    #[must_use]
    pub fn relation_in(&self, one: &str, other: &str, day: Option<Day>, region: Option<&str>) -> Option<RelationKind> {
        if one == other {
            return Some(RelationKind::Allied);
        }
        self.between
            .get(one)?
            .get(other)?
            .iter()
            .map(|&index| &self.relations()[index])
            .filter(|relation| {
                (relation.region.is_none() || relation.region.as_deref() == region)
                    && day.is_none_or(|day| relation.days.is_unknown() || relation.days.contains(day))
            })
            .max_by_key(|relation| (relation.region.is_some(), relation.days.from))
            .map(|relation| relation.kind)
    }

    /// How two actors stand to each other on a day: by what a pack says of the two, else of one and the other's side,
    /// else of their sides.
    #[must_use]
    pub fn relation_of_actors(&self, one: &ActorId, other: &ActorId, day: Option<Day>) -> Option<RelationKind> {
        let between = |one: &str, other: &str| self.relation_in(one, other, day, None);
        let (first, second) = (one.as_str(), other.as_str());
        let first_side = self.side_of(one, day).map(SideId::as_str);
        let second_side = self.side_of(other, day).map(SideId::as_str);
        between(first, second)
            .or_else(|| between(first, second_side?))
            .or_else(|| between(first_side?, second))
            .or_else(|| between(first_side?, second_side?))
    }

    /// Whether two sides are the same, allied or cooperating on a day.
    #[must_use]
    pub fn are_friendly(&self, one: &SideId, other: &SideId, day: Option<Day>) -> bool {
        matches!(self.relation(one, other, day), Some(RelationKind::Allied | RelationKind::Cooperating))
    }
}

/// From each two ids to the relations between them.
fn between(relations: &[Relation]) -> FxHashMap<String, FxHashMap<String, Vec<usize>>> {
    let mut between: FxHashMap<String, FxHashMap<String, Vec<usize>>> = FxHashMap::default();
    for (index, relation) in relations.iter().enumerate() {
        let (one, other) = (relation.between.0.as_str(), relation.between.1.as_str());
        for (one, other) in [(one, other), (other, one)] {
            between.entry(one.to_owned()).or_default().entry(other.to_owned()).or_default().push(index);
        }
    }
    between
}

/// From each folded name and alias to the entry given first under it.
fn index<'a>(names: impl Iterator<Item = (&'a String, &'a Vec<String>)>) -> BTreeMap<String, usize> {
    let mut index = BTreeMap::new();
    for (place, (name, aliases)) in names.enumerate() {
        for one in std::iter::once(name).chain(aliases) {
            index.entry(fold(one)).or_insert(place);
        }
    }
    index
}
