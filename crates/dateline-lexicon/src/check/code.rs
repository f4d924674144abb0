//! The names of what the check finds: stable, for scripts and the documentation.

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $word:literal, $what:literal),+ $(,)?) => {
        /// What the check found.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* $variant,)+
        }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word for it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// What it means, in a sentence.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => $what,)+
                }
            }
        }
    };
}

codes! {
    /// A file is no TOML, or no CSV of places.
    Unreadable = "unreadable", "The file cannot be read as what its name says",
    /// An entry is left out.
    WrongEntry = "wrong-entry", "An entry or a row is left out: a key is missing or has an impossible value",
    /// A key that nobody knows.
    UnknownKey = "unknown-key", "A key that means nothing here; it is passed over",
    /// Two entries of one id in a file.
    GivenTwice = "given-twice", "Two entries of one file have the same id; the later one counts",
    /// No side has this id.
    UnknownSide = "unknown-side", "No pack given has a side of this id",
    /// No side or actor has this id.
    UnknownActor = "unknown-actor", "No pack given has a side or an actor of this id",
    /// No source has this id.
    UnknownSource = "unknown-source", "No pack given has a source of this id",
    /// No place has this id, or this name, or lies in this country.
    UnknownPlace = "unknown-place", "No pack given has a place of this id or name, or one in this country",
    /// A span that ends before it begins.
    EmptySpan = "empty-span", "A span of days ends before it begins",
    /// Two relations that cannot both hold.
    RelationsContradict = "relations-contradict", "Two relations of one pair say different things of the same day",
    /// Days on which an actor belongs to no side, or to two.
    NoSide = "no-side", "An actor belongs to no side on a day, or to two",
    /// One name for two entries of a pack.
    AliasClash = "alias-clash", "Two actors, or two sources, of one pack have the same name",
    /// One name for two entries of different packs.
    AliasShared = "alias-shared", "Actors of two packs have the same name: the report tells which is meant",
    /// A name that is an ordinary word.
    AliasOrdinary = "alias-ordinary", "A name is an ordinary word, and would be found where nobody is meant",
    /// A name that is too short.
    AliasShort = "alias-short", "A name is too short to stand for somebody",
    /// A name that is never found.
    AliasDead = "alias-dead", "A name that can never be found, because another one is found in its place",
    /// A generic word that is never found.
    GenericDead = "generic-dead", "A generic word that can never be found, because it is a name",
    /// An entry that another pack replaces.
    EntryReplaced = "entry-replaced", "A pack given later has the same id, and what this one says of it is lost",
    /// A place without a country.
    NoCountry = "no-country", "A place has no country",
    /// Names that lead to another place.
    PlaceNameShared = "place-name-shared", "A name of one place leads to another one, or to none of several",
    /// Places that sound alike.
    PlaceSoundsAlike = "place-sounds-alike", "Names of two places have the same key: a spelling that is not listed may mean either",
    /// An event word that matches nothing.
    DeadWord = "dead-word", "An event word that no text can have",
    /// An event word that another one covers.
    ShadowedWord = "shadowed-word", "An event word that another one of the same meaning covers",
}

impl std::fmt::Display for Code {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.pad(self.as_str())
    }
}
