//! Actors in a sentence: armed groups, states and people, by the names and words of the packs.

use std::collections::HashMap;

use dateline_lexicon::{Lexicon, Nouns};
use dateline_model::ActorId;

use crate::token::{Token, stand_at, tokens, words_of};
use crate::word::{Word, WordList, WordMap, WordSet};

/// A named or generic actor in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ActorMark {
    /// First token.
    pub(crate) first: usize,
    /// One past the last token; the common noun after a name ("SDF fighters") is taken in.
    pub(crate) last: usize,
    /// Who it may be: one, or, of a generic word, all that it may stand for.
    pub(crate) who: Vec<ActorId>,
    /// Whether it is a common noun ("militants", "troops").
    pub(crate) generic: bool,
    /// Whether it only says who holds something ("rebel-held").
    pub(crate) attribute: bool,
}

#[derive(Debug)]
struct Name {
    words: Vec<Word>,
    who: Vec<ActorId>,
    generic: bool,
    /// A name in capitals counts only where the text has capitals: "IS", "US".
    capitals: bool,
    /// A name with capitals counts only where the text starts it with one.
    capital: bool,
}

/// The names of the packs' actors, by first word.
#[derive(Debug)]
pub(crate) struct Actors {
    by_first: WordMap<Vec<Name>>,
    armed: WordSet,
    /// "army", "paratroopers": what forces of a nation are called.
    forces: WordSet,
    /// "fighters", "militia": the same, if nobody else of that nation fights.
    irregulars: WordSet,
    /// "airborne", "special": what may stand before such a noun.
    branches: WordSet,
    /// "Russian" of "Russian forces" or "Russia": it stands for them before a noun for what they are or do.
    adjectives: WordMap<Vec<ActorId>>,
    /// "Russians", for the same.
    peoples: WordMap<Vec<ActorId>>,
    /// The adjectives of which several actors' names are made: "Syrian Army", "Syrian opposition".
    shared: WordMap<Vec<ActorId>>,
}

impl Actors {
    pub(crate) fn new(lexicon: &Lexicon, nouns: &Nouns) -> Self {
        let list = |name: &str| nouns.people.get(name).into_iter().flatten().collect::<WordSet>();
        let mut made = Self {
            by_first: WordMap::default(),
            armed: list("armed"),
            forces: list("forces"),
            irregulars: list("irregulars"),
            branches: list("branches"),
            adjectives: WordMap::default(),
            peoples: WordMap::default(),
            shared: WordMap::default(),
        };
        let mut generic: HashMap<String, Vec<ActorId>> = HashMap::new();
        for actor in lexicon.actors() {
            for name in actor.names() {
                made.add(name, &actor.id);
                for adjective in nouns.nations.get(&name.to_lowercase()).into_iter().flatten() {
                    made.stands_for(adjective, &actor.id);
                }
            }
            for word in lexicon.generic_words(&actor.id) {
                let who = generic.entry(word.to_lowercase()).or_default();
                if !who.contains(&actor.id) {
                    who.push(actor.id.clone());
                }
            }
        }
        for (word, who) in generic {
            let words = words_of(&word);
            if let Some(first) = words.first().cloned() {
                let name = Name { words, who, generic: true, capitals: false, capital: false };
                made.by_first.entry(&first).push(name);
            }
        }
        for names in made.by_first.values_mut() {
            names.sort_by(|one, other| other.words.len().cmp(&one.words.len()).then(one.generic.cmp(&other.generic)));
        }
        made
    }

    fn add(&mut self, name: &str, id: &ActorId) {
        let cut = tokens(name, 0, name.len());
        let Some(first) = cut.first() else { return };
        if let [adjective, noun] = cut.as_slice()
            && adjective.capital
            && noun.is_any(words!["forces", "troops", "army", "military", "fighters"])
        {
            let adjective = adjective.lower.as_str().to_owned();
            self.stands_for(&adjective, id);
        }
        if let [adjective, _, ..] = cut.as_slice() {
            once(self.shared.entry(&adjective.lower), id);
        }
        let article = first.is("the") && cut.len() > 1;
        let cut = if article { &cut[1..] } else { &cut[..] };
        let words: Vec<Word> = cut.iter().map(|token| token.lower.clone()).collect();
        let capitals = cut.len() == 1 && cut[0].all_caps && cut[0].lower.len() <= 5;
        let capital = cut.iter().any(|token| token.capital);
        let entry = self.by_first.entry(&words[0]);
        if let Some(same) = entry.iter_mut().find(|one| one.words == words && !one.generic) {
            // Two wars may share a name ("Russian forces"): the report tells which is meant.
            if !same.who.contains(id) {
                same.who.push(id.clone());
            }
            // A spelling without capitals is a spelling too.
            same.capital &= capital;
            same.capitals &= capitals;
        } else {
            entry.push(Name { words, who: vec![id.clone()], generic: false, capitals, capital });
        }
    }

    /// Notes that an adjective stands for an actor: "Russian" for "Russian forces".
    fn stands_for(&mut self, adjective: &str, id: &ActorId) {
        once(self.adjectives.entry(adjective), id);
        once(self.peoples.entry(&format!("{adjective}s")), id);
    }

    /// The actors of a sentence, in order, not overlapping.
    pub(crate) fn find(&self, cut: &[Token]) -> Vec<ActorMark> {
        let mut out: Vec<ActorMark> = Vec::new();
        let mut at = 0;
        while at < cut.len() {
            match self.at(cut, at) {
                Some(mark) => {
                    at = mark.last.max(at + 1);
                    match out.last_mut() {
                        Some(before) if joins(before, &mark) => before.last = mark.last,
                        _ => out.push(mark),
                    }
                }
                None => at += 1,
            }
        }
        out
    }

    fn at(&self, cut: &[Token], at: usize) -> Option<ActorMark> {
        let token = &cut[at];
        if token.hyphen
            && let Some((holder, tail)) = token.lower.split_once('-')
            && ["held", "controlled", "occupied", "dominated", "ruled", "run"].contains(&tail)
        {
            let name = self.by_first.get_str(holder).into_iter().flatten().find(|name| name.words.len() == 1);
            if let Some(who) = self.adjectives.get_str(holder).filter(|_| name.is_none()) {
                let who = who.clone();
                return Some(ActorMark { first: at, last: at + 1, who, generic: false, attribute: true });
            }
            return name.map(|name| ActorMark {
                first: at,
                last: at + 1,
                who: name.who.clone(),
                generic: name.generic,
                attribute: true,
            });
        }
        self.named(cut, at).or_else(|| self.of_nation(cut, at)).or_else(|| self.adjective(cut, at))
    }

    /// "Russian paratroopers", "pro-Russian forces", "the Russians": an adjective with a noun for armed people stands for
    /// the actor whose names show it.
    fn of_nation(&self, cut: &[Token], at: usize) -> Option<ActorMark> {
        let token = &cut[at];
        let mark =
            |who: &[ActorId], last| ActorMark { first: at, last, who: who.to_vec(), generic: false, attribute: false };
        let friends = token.lower.strip_prefix("pro-");
        if token.capital
            && at > 0
            && cut[at - 1].is("the")
            && let Some(who) = self.peoples.get(&token.lower)
        {
            return Some(mark(who, at + 1));
        }
        let (adjective, who) = match friends {
            Some(nation) => (nation, self.adjectives.get_str(nation)?),
            None if token.capital => (token.lower.as_str(), self.adjectives.get(&token.lower)?),
            None => return None,
        };
        let mut last = at + 1;
        while last < at + 3
            && cut.get(last).is_some_and(|next| !next.capital && self.branches.contains(&next.lower))
            && cut.get(last + 1).is_some_and(|next| {
                !next.capital && (self.force(next, adjective) || self.branches.contains(&next.lower))
            })
        {
            last += 1;
        }
        let noun = cut.get(last).filter(|next| !next.capital)?;
        if !self.force(noun, adjective) {
            return None;
        }
        Some(mark(who, self.with_nouns(cut, last + 1)))
    }

    /// Whether a noun after this adjective names those whom the adjective stands for.
    fn force(&self, noun: &Token, adjective: &str) -> bool {
        self.forces.contains(&noun.lower)
            || self.irregulars.contains(&noun.lower)
                && self.shared.get_str(adjective).is_none_or(|actors| actors.len() < 2)
    }

    /// "Russian attacks", "the Ukrainian advance", "Russian and Ukrainian forces": an adjective that stands for the actor.
    fn adjective(&self, cut: &[Token], at: usize) -> Option<ActorMark> {
        const DOING: &WordList = words![
            "attack",
            "attacks",
            "offensive",
            "offensives",
            "assault",
            "assaults",
            "advance",
            "advances",
            "strike",
            "strikes",
            "airstrike",
            "airstrikes",
            "shelling",
            "bombardment",
            "counterattack",
            "counterattacks",
            "counteroffensive",
            "counter-offensive",
            "retreat",
            "withdrawal",
            "ambush",
            "attempt",
            "attempts",
            "control",
            "positions",
            "lines",
            "raid",
            "raids",
            "and",
            "push",
            "hands",
            "occupation",
            "rule",
            "gains",
            "losses",
            "fire",
            "air",
            "aerial",
            "drone",
            "drones",
            "missile",
            "missiles",
            "rocket",
            "rockets",
            "artillery",
            "ground",
            "tank",
            "tanks",
            "helicopter",
            "helicopters",
            "aircraft",
            "planes",
            "fire",
            "barrage",
            "bombing",
            "ministry",
            "brigade",
            "brigades",
            "units",
            "column",
            "columns",
            "convoy",
            "convoys",
            "garrison",
            "paratroopers",
            "marines",
            "mod",
            "command",
            "officials",
            "commanders",
        ];
        let who = self.adjectives.get(&cut[at].lower).filter(|_| cut[at].capital)?;
        let next = cut.get(at + 1)?;
        let staff = next.is("general") && cut.get(at + 2).is_some_and(|token| token.is("staff"));
        if !next.is_any(DOING) && !staff || (next.is("and") && self.named(cut, at + 2).is_none()) {
            return None;
        }
        Some(ActorMark { first: at, last: at + 1, who: who.clone(), generic: false, attribute: false })
    }

    fn named(&self, cut: &[Token], at: usize) -> Option<ActorMark> {
        let names = self.by_first.get(&cut.get(at)?.lower)?;
        let name = names.iter().find(|name| {
            stand_at(&name.words, cut, at)
                && (!name.capitals || cut[at].all_caps)
                && (!name.capital || cut[at..at + name.words.len()].iter().any(|token| token.capital))
        })?;
        let mut last = at + name.words.len();
        let attribute = cut.get(last).is_some_and(|next| {
            next.lower.starts_with('-')
                || (next.is("held") || next.is("controlled"))
                    && cut.get(last + 1).is_some_and(Token::is_word)
                    && !cut[last + 1].is_any(words!["by", "the", "on", "a", "its", "an"])
                    && at > 0
                    && cut[at - 1].is_any(words!["the", "a", "of", "in", "remaining"])
        });
        if !attribute {
            last = self.with_nouns(cut, last);
            // "Ukraine's army": its forces do what it does.
            let own = |token: &Token| !token.capital && self.forces.contains(&token.lower);
            if !name.generic && cut.get(last).is_some_and(|token| token.is("'s") || token.is("'")) {
                let branch = usize::from(cut.get(last + 1).is_some_and(|token| self.branches.contains(&token.lower)));
                if cut.get(last + 1 + branch).is_some_and(own) {
                    last = self.with_nouns(cut, last + 2 + branch);
                } else if cut.get(last + 1).is_some_and(own) {
                    last = self.with_nouns(cut, last + 2);
                }
            }
        }
        Some(ActorMark { first: at, last, who: name.who.clone(), generic: name.generic, attribute })
    }

    /// Takes in the common nouns after a name: "SDF fighters", "Syrian Army troops", "Hezbollah's fighters" not.
    fn with_nouns(&self, cut: &[Token], mut last: usize) -> usize {
        while cut.get(last).is_some_and(|token| !token.capital && self.armed.contains(&token.lower)) {
            last += 1;
        }
        last
    }
}

/// Adds an actor, once.
fn once(who: &mut Vec<ActorId>, id: &ActorId) {
    if !who.contains(id) {
        who.push(id.clone());
    }
}

/// Whether a generic word directly after a name belongs to it: "Al-Nusra Front militants".
fn joins(before: &ActorMark, mark: &ActorMark) -> bool {
    before.last == mark.first && mark.generic && !before.attribute
}
