//! The words of a language: event words, words of saying, common nouns for places and people.
//!
//! They stand in `lexicon/<language>/*.toml`, by meaning and not by report, so that an editor can add a word without
//! reading the coder. One core serves every war; what belongs to one war (its actors, places, sources) is in a pack.

use std::collections::BTreeMap;

use dateline_model::{Kind, Stance, content_hash};
use serde::Deserialize;

use crate::LexiconError;

const EVENTS: &str = include_str!("../../../lexicon/english/events.toml");
const VERBS: &str = include_str!("../../../lexicon/english/verbs.toml");
const SPEECH: &str = include_str!("../../../lexicon/english/speech.toml");
const NOUNS: &str = include_str!("../../../lexicon/english/nouns.toml");

/// The words of one language.
#[derive(Debug, Clone)]
pub struct Words {
    /// Event words.
    pub triggers: Vec<Trigger>,
    /// Irregular verbs: base to third person, past, past participle, -ing form.
    pub irregular: BTreeMap<String, [String; 4]>,
    /// Words of saying, denying, planning.
    pub speech: Speech,
    /// Common nouns.
    pub nouns: Nouns,
}

/// An event word with the conditions under which it counts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    /// Its name, which claims carry as their rule.
    pub id: String,
    /// The kind of claim that it makes.
    pub kind: Kind,
    /// What must stand in the clause.
    #[serde(default)]
    pub needs: Needs,
    /// Who stands before the verb.
    #[serde(default)]
    pub subject: Subject,
    /// The stance that the word itself gives.
    #[serde(default = "asserted")]
    pub stance: Stance,
    /// Whether what follows "from" or "out of" lost the place.
    #[serde(default)]
    pub from: bool,
    /// Verbs, as base forms.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Nouns, singular.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Phrases in the notation of the file's head.
    #[serde(default)]
    pub phrases: Vec<String>,
}

fn asserted() -> Stance {
    Stance::Asserted
}

/// What must stand in the clause for an event word to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Needs {
    /// Nothing.
    #[default]
    None,
    /// A place, a noun that stands for one, or a pronoun.
    Place,
    /// A place or a noun that stands for one, as the word's own object.
    StrictPlace,
    /// A place as the word's subject, right before it: "the town fell".
    PlaceSubject,
    /// People who are hurt or taken.
    People,
    /// People who are taken, as the word's own object.
    Captive,
    /// An armed group or state.
    Actor,
    /// An armed group or state as subject.
    ActorSubject,
    /// An armed group, or a word for an attack.
    ActorOrAttack,
    /// A road, route or supply line.
    Road,
    /// Something that fires from a distance: aircraft, artillery, missiles.
    Air,
    /// Civilians.
    Civilians,
}

/// Who stands before the verb of an event word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// The actor who does it.
    #[default]
    Actor,
    /// The place that has it done to it.
    Place,
    /// The people who suffer it.
    Patient,
}

/// Words of saying, denying, planning.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speech {
    /// Verbs of saying.
    pub say: Vec<String>,
    /// Verbs whose content is an assessment.
    pub judge: Vec<String>,
    /// Verbs of denial.
    pub deny: Vec<String>,
    /// Phrases of denial.
    pub deny_phrases: Vec<String>,
    /// Marks of a source without a verb.
    pub according: Vec<String>,
    /// Hedges that name no source.
    pub hedges: Vec<String>,
    /// Nouns that are sources as the subject of a verb of saying.
    pub sources: Vec<String>,
    /// Words of negation.
    pub negation: Vec<String>,
    /// Words after which a verb is only meant.
    pub plan: Vec<String>,
    /// Words after which a verb did happen.
    pub success: Vec<String>,
    /// Words of failure.
    pub failure: Vec<String>,
}

/// Common nouns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nouns {
    /// Nouns for places, by kind of place.
    pub places: BTreeMap<String, Vec<String>>,
    /// Words for a part, most or all of a place.
    pub parts: BTreeMap<String, Vec<String>>,
    /// Nouns for people: `armed`, `civilian`, `groups`.
    pub people: BTreeMap<String, Vec<String>>,
    /// Adjectives of nations, by the nation's name: an actor of that name is also meant by "Russian troops".
    pub nations: BTreeMap<String, Vec<String>>,
    titles: TitleWords,
    calendar: Calendar,
    never_places: NeverPlaces,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct TitleWords {
    titles: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Calendar {
    months: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct NeverPlaces {
    words: Vec<String>,
}

impl Nouns {
    /// Words before a capitalised name after which a person follows.
    #[must_use]
    pub fn titles(&self) -> &[String] {
        &self.titles.titles
    }

    /// The names of the months, January first.
    #[must_use]
    pub fn months(&self) -> &[String] {
        &self.calendar.months
    }

    /// Capitalised words that are no places.
    #[must_use]
    pub fn never_places(&self) -> &[String] {
        &self.never_places.words
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventsFile {
    trigger: Vec<Trigger>,
}

impl Words {
    /// The English words that the program ships.
    pub fn english() -> Result<Self, LexiconError> {
        let events: EventsFile = read("english/events.toml", EVENTS)?;
        Ok(Self {
            triggers: events.trigger,
            irregular: read("english/verbs.toml", VERBS)?,
            speech: read("english/speech.toml", SPEECH)?,
            nouns: read("english/nouns.toml", NOUNS)?,
        })
    }

    /// Hash over the files of the English words: where it changes, texts are read in another way.
    #[must_use]
    pub fn english_hash() -> String {
        content_hash(&[EVENTS.as_bytes(), VERBS.as_bytes(), SPEECH.as_bytes(), NOUNS.as_bytes()])
    }

    /// The forms of a verb.
    #[must_use]
    pub fn forms(&self, base: &str) -> VerbForms {
        match self.irregular.get(base) {
            Some([third, past, participle, ing]) => VerbForms {
                base: base.to_owned(),
                third: third.clone(),
                past: past.clone(),
                participle: participle.clone(),
                ing: ing.clone(),
            },
            None => VerbForms::regular(base),
        }
    }
}

fn read<T: serde::de::DeserializeOwned>(file: &str, content: &str) -> Result<T, LexiconError> {
    toml::from_str(content).map_err(|error| LexiconError::words(file, &error.to_string()))
}

/// The forms of a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbForms {
    /// `take`
    pub base: String,
    /// `takes`
    pub third: String,
    /// `took`
    pub past: String,
    /// `taken`
    pub participle: String,
    /// `taking`
    pub ing: String,
}

impl VerbForms {
    /// Inflects a verb by the rules of spelling: `seize`, `seizes`, `seized`, `seizing`; `carry`, `carries`, `carried`.
    /// Verbs that double their last letter stand among the irregular ones.
    #[must_use]
    pub fn regular(base: &str) -> Self {
        let before_last = base.chars().rev().nth(1);
        let (third, past, ing) = if let Some(stem) = base.strip_suffix('e') {
            let ing =
                if stem.ends_with('e') || stem.ends_with('y') { format!("{base}ing") } else { format!("{stem}ing") };
            (format!("{base}s"), format!("{base}d"), ing)
        } else if let (Some(stem), Some(before)) = (base.strip_suffix('y'), before_last)
            && !"aeiou".contains(before)
        {
            (format!("{stem}ies"), format!("{stem}ied"), format!("{base}ing"))
        } else {
            let third = if ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end)) {
                format!("{base}es")
            } else {
                format!("{base}s")
            };
            (third, format!("{base}ed"), format!("{base}ing"))
        };
        Self { base: base.to_owned(), third, participle: past.clone(), past, ing }
    }

    /// The five forms.
    #[must_use]
    pub fn all(&self) -> [&str; 5] {
        [&self.base, &self.third, &self.past, &self.participle, &self.ing]
    }
}

/// The plural of a noun, by the rules of spelling; of several words, that of the last.
#[must_use]
pub fn plural(noun: &str) -> String {
    let before_last = noun.chars().rev().nth(1);
    if let Some(stem) = noun.strip_suffix('y')
        && before_last.is_some_and(|before| !"aeiou".contains(before))
    {
        format!("{stem}ies")
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| noun.ends_with(end)) {
        format!("{noun}es")
    } else {
        format!("{noun}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_read_and_every_kind_has_a_trigger() {
        let words = Words::english().unwrap();
        for kind in Kind::ALL {
            let found = words.triggers.iter().any(|trigger| trigger.kind == *kind);
            assert!(found, "{kind}");
        }
        assert_eq!(words.nouns.months().len(), 12);
    }

    #[test]
    fn triggers_have_names_of_their_own() {
        let words = Words::english().unwrap();
        let names: std::collections::BTreeSet<_> = words.triggers.iter().map(|trigger| &trigger.id).collect();
        assert_eq!(names.len(), words.triggers.len());
    }

    #[test]
    fn verbs_are_inflected_as_they_are_spelt() {
        let words = Words::english().unwrap();
        assert_eq!(words.forms("seize").all(), ["seize", "seizes", "seized", "seized", "seizing"]);
        assert_eq!(words.forms("occupy").all(), ["occupy", "occupies", "occupied", "occupied", "occupying"]);
        assert_eq!(words.forms("push").all(), ["push", "pushes", "pushed", "pushed", "pushing"]);
        assert_eq!(words.forms("take").all(), ["take", "takes", "took", "taken", "taking"]);
        assert_eq!(words.forms("deploy").all(), ["deploy", "deploys", "deployed", "deployed", "deploying"]);
        assert_eq!(plural("casualty"), "casualties");
        assert_eq!(plural("ambush"), "ambushes");
    }
}
