//! What a mistake can come from, and where it is mended.

/// What a mistake comes from, as far as a program can tell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Cause {
    /// Missed: nothing in the words is known as an event word.
    NoEventWord,
    /// Missed: only event words of other kinds are known in the words.
    OtherEventWord,
    /// Missed: an event word of its kind is there, but made no claim.
    IdleEventWord,
    /// Missed: the event word of its kind tells another gold claim.
    SpentEventWord,
    /// Missed: a statement of which no speaker was seen.
    NoSpeaker,
    /// Missed: a statement of which a source was seen.
    NoStatement,
    /// Missed, and nobody says how the coding came about.
    Missed,
    /// Told as another kind.
    OtherKind,
    /// Made, but not in the gold.
    Extra,
    /// Made, and told already by another claim of its sentence.
    ExtraTwice,
    /// A quote that is not verbatim, or runs over more than one sentence.
    Unfaithful,
    /// No day found.
    DateMissing,
    /// A day where the gold has none.
    DateExtra,
    /// Another day.
    DateWrong,
    /// The right days among too many.
    DateWide,
    /// A place that stands in the words and is not seen as one.
    PlaceUnknown,
    /// A place that is seen, and not taken.
    PlacePassedOver,
    /// A place that only the story before tells.
    PlaceFromStory,
    /// Missing, and nobody says what was seen.
    PlaceMissing,
    /// Places too many.
    PlaceExtra,
    /// Nobody of the side is seen, and there are names that nobody knows.
    ActorUnknown,
    /// Somebody of the side is seen, and not taken.
    ActorPassedOver,
    /// An actor that only the story before tells.
    ActorFromStory,
    /// Missing, and nobody says what was seen.
    ActorMissing,
    /// Somebody where the gold has nobody.
    ActorExtra,
    /// Who did it and to whom are exchanged.
    SidesSwapped,
    /// Another side.
    SideWrong,
    /// No number found.
    NumberMissing,
    /// A number where the gold has none.
    NumberExtra,
    /// Another number.
    NumberWrong,
    /// Asserted, denied, planned: one taken for another.
    Stance,
    /// Somebody says so, and nobody was seen.
    SourceUnknown,
    /// Somebody says so who was seen, but not taken.
    SourcePassedOver,
    /// Missing, and nobody says what was seen.
    SourceMissing,
    /// Somebody is taken to say so, and the gold has nobody.
    SourceExtra,
}

const EVENTS: &str = "event words stand in lexicon/english/events.toml";
const NEEDS: &str = "see what the event word `needs`; `dateline code --explain` shows the sentence";
const ACTORS: &str = "names of actors stand in the pack's actors.toml";
const PLACES: &str = "places stand in the pack's places.csv, words for kinds of places in lexicon/english/nouns.toml";
const SOURCES: &str = "sources stand in the pack's sources.toml, words of saying in lexicon/english/speech.toml";
const STORY: &str = "it stands in an earlier sentence, so this is for the coder and not for the dictionaries";
const PUBLISHED: &str = "a report that does not say when it came out takes its day from `--published`";
const SEEN: &str = "the dictionaries know it; `dateline code --explain` shows what was taken, and why";

impl Cause {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::NoEventWord,
        Self::OtherEventWord,
        Self::IdleEventWord,
        Self::SpentEventWord,
        Self::NoSpeaker,
        Self::NoStatement,
        Self::Missed,
        Self::OtherKind,
        Self::Extra,
        Self::ExtraTwice,
        Self::Unfaithful,
        Self::DateMissing,
        Self::DateExtra,
        Self::DateWrong,
        Self::DateWide,
        Self::PlaceUnknown,
        Self::PlacePassedOver,
        Self::PlaceFromStory,
        Self::PlaceMissing,
        Self::PlaceExtra,
        Self::ActorUnknown,
        Self::ActorPassedOver,
        Self::ActorFromStory,
        Self::ActorMissing,
        Self::ActorExtra,
        Self::SidesSwapped,
        Self::SideWrong,
        Self::NumberMissing,
        Self::NumberExtra,
        Self::NumberWrong,
        Self::Stance,
        Self::SourceUnknown,
        Self::SourcePassedOver,
        Self::SourceMissing,
        Self::SourceExtra,
    ];

    /// Its name, for programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.about().0
    }

    /// What it is, for people.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.about().1
    }

    /// What its labels are.
    #[must_use]
    pub fn labels(self) -> &'static str {
        self.about().2
    }

    /// Where it is mended.
    #[must_use]
    pub fn hint(self) -> Option<&'static str> {
        self.about().3
    }

    fn about(self) -> (&'static str, &'static str, &'static str, Option<&'static str>) {
        match self {
            Self::NoEventWord => {
                ("no-event-word", "missed: no event word is known in the words", "words not known", Some(EVENTS))
            }
            Self::OtherEventWord => (
                "other-event-word",
                "missed: only event words of other kinds are known in the words",
                "kind, and words known",
                Some(EVENTS),
            ),
            Self::IdleEventWord => {
                ("idle-event-word", "missed: its event word is known, but made no claim", "rules", Some(NEEDS))
            }
            Self::SpentEventWord => {
                ("spent-event-word", "missed: its event word tells another claim of the gold", "rules", None)
            }
            Self::NoSpeaker => {
                ("no-speaker", "missed: a statement, but nobody is seen to speak", "names not known", Some(SOURCES))
            }
            Self::NoStatement => {
                ("no-statement", "missed: a statement, though a source is seen", "sources", Some(SEEN))
            }
            Self::Missed => ("missed", "missed", "kinds", None),
            Self::OtherKind => ("other-kind", "told as another kind", "expected as coded (rule)", Some(EVENTS)),
            Self::Extra => ("extra", "extra: the gold has no such claim", "rules", Some(NEEDS)),
            Self::ExtraTwice => ("extra-twice", "extra: the gold tells it once in the sentence", "rules", Some(NEEDS)),
            Self::Unfaithful => {
                ("unfaithful", "extra: the quote is not verbatim, or runs over a sentence", "rules", None)
            }
            Self::DateMissing => ("date-missing", "date: missing", "reports", Some(PUBLISHED)),
            Self::DateExtra => ("date-extra", "date: coded where none is told", "kinds", None),
            Self::DateWrong => ("date-wrong", "date: wrong", "by how much", None),
            Self::DateWide => ("date-wide", "date: too many days around the right ones", "kinds", None),
            Self::PlaceUnknown => ("place-unknown", "place: not seen as a place", "names not known", Some(PLACES)),
            Self::PlacePassedOver => ("place-passed-over", "place: seen, but not taken", "names", Some(SEEN)),
            Self::PlaceFromStory => ("place-from-story", "place: told only before", "names", Some(STORY)),
            Self::PlaceMissing => ("place-missing", "place: missing", "names", None),
            Self::PlaceExtra => ("place-extra", "place: too many", "names", None),
            Self::ActorUnknown => {
                ("actor-unknown", "actor: nobody of the side is seen", "names not known", Some(ACTORS))
            }
            Self::ActorPassedOver => ("actor-passed-over", "actor: seen, but not taken", "sides", Some(SEEN)),
            Self::ActorFromStory => ("actor-from-story", "actor: told only before", "sides", Some(STORY)),
            Self::ActorMissing => ("actor-missing", "actor: missing", "sides", None),
            Self::ActorExtra => ("actor-extra", "actor: coded where nobody is told", "sides", None),
            Self::SidesSwapped => ("sides-swapped", "actor: who did it and to whom are exchanged", "rules", None),
            Self::SideWrong => ("side-wrong", "actor: of another side", "expected as coded", None),
            Self::NumberMissing => ("number-missing", "number: missing", "fields", None),
            Self::NumberExtra => ("number-extra", "number: coded where none is told", "fields", None),
            Self::NumberWrong => ("number-wrong", "number: wrong", "fields", None),
            Self::Stance => ("stance", "stance: one taken for another", "expected as coded", None),
            Self::SourceUnknown => {
                ("source-unknown", "source: nobody is seen to say so", "names not known", Some(SOURCES))
            }
            Self::SourcePassedOver => ("source-passed-over", "source: seen, but not taken", "names", Some(SEEN)),
            Self::SourceMissing => ("source-missing", "source: missing", "names", None),
            Self::SourceExtra => ("source-extra", "source: taken where nobody is told", "names", None),
        }
    }
}
