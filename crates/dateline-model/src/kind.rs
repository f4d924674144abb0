//! The closed lists of words in which claims are written down.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A word that is none of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is no {what}; known are {known}")]
pub struct UnknownWord {
    /// What was read, such as "kind of claim".
    pub what: &'static str,
    /// The word that was read.
    pub word: String,
    /// The words that are known, with commas.
    pub known: String,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $what:literal: $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// All of them, in the order of the guide.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word used in files.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word).ok_or_else(|| UnknownWord {
                    what: $what,
                    word: word.to_owned(),
                    known: Self::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(", "),
                })
            }
        }
    };
}

words! {
    /// What a claim says happened, or was so.
    Kind, "kind of claim":
    /// An actor takes control of a place.
    Capture = "capture",
    /// An actor leaves a place, as its own act.
    Withdraw = "withdraw",
    /// An actor holds a place at a date.
    Hold = "hold",
    /// Fighting between two sides at a place.
    Clash = "clash",
    /// One side's ground operation, its outcome failed or not said.
    Attack = "attack",
    /// An attack beaten back, as the defender's act.
    Repel = "repel",
    /// Fire from a distance: air raid, artillery, rockets.
    Strike = "strike",
    /// An explosive set off on the spot.
    Bombing = "bombing",
    /// People killed, wounded, captured or missing.
    Casualties = "casualties",
    /// A place encircled, besieged, cut off.
    Siege = "siege",
    /// The end of a siege.
    SiegeLifted = "siege_lifted",
    /// A road, supply line or crossing cut, blocked or under fire.
    RouteCut = "route_cut",
    /// One reopened or secured for passage.
    RouteOpened = "route_opened",
    /// Fighters, units or arms sent to or arriving at a place.
    Reinforce = "reinforce",
    /// Civilians flee, are evacuated, or return.
    Displacement = "displacement",
    /// Ceasefire, truce, surrender or evacuation deal, exchange, alliance.
    Agreement = "agreement",
    /// An assessment, threat or declared aim in a named speaker's mouth.
    Statement = "statement",
}

words! {
    /// How the source stands to what it says.
    Stance, "stance":
    /// It happened, or was so.
    Asserted = "asserted",
    /// It did not happen.
    Denied = "denied",
    /// It is intended, threatened, or attempted with no outcome said.
    Planned = "planned",
}

words! {
    /// What a casualty figure covers; only figures of an event may be summed.
    Scope, "scope of a figure":
    /// One event.
    Event = "event",
    /// All so far, as counted on a day.
    RunningTotal = "running_total",
    /// A whole campaign.
    Campaign = "campaign",
    /// A correction of the same source's earlier figure.
    Revision = "revision",
}

words! {
    /// How far an agreement has come.
    Phase, "phase of an agreement":
    /// Put forward.
    Offered = "offered",
    /// Agreed.
    Agreed = "agreed",
    /// In force.
    InForce = "in_force",
    /// Broken.
    Violated = "violated",
    /// Run out.
    Lapsed = "lapsed",
    /// Carried out.
    CarriedOut = "carried_out",
}

words! {
    /// What the number of a displacement counts.
    CountUnit, "unit of a count":
    /// Heads.
    People = "people",
    /// Families, of whom nobody says how many people they are.
    Families = "families",
}

words! {
    /// What a place is.
    PlaceKind, "kind of place":
    /// A city, town or village.
    Populated = "populated",
    /// A quarter, suburb or street of a town.
    Quarter = "quarter",
    /// A hill, mountain, pass or valley.
    Hill = "hill",
    /// A military base, airfield or depot.
    Base = "base",
    /// A checkpoint.
    Checkpoint = "checkpoint",
    /// A border crossing.
    Crossing = "crossing",
    /// A building or site: hospital, monastery, dam, factory.
    Site = "site",
    /// A road.
    Road = "road",
    /// A river or lake.
    Water = "water",
    /// A stretch of country: a mountain range, a plain, a province, a district.
    Region = "region",
    /// A country.
    Country = "country",
}

words! {
    /// How two actors or sides stand to each other.
    RelationKind, "kind of relation":
    /// They fight on one side.
    Allied = "allied",
    /// They work together without an alliance.
    Cooperating = "cooperating",
    /// They leave each other alone.
    Neutral = "neutral",
    /// They fight each other.
    Hostile = "hostile",
}

words! {
    /// What an answer about control rests on.
    Basis, "basis":
    /// Claims about the place itself.
    Evidence = "evidence",
    /// Patterns, or places near it.
    Inferred = "inferred",
    /// The pack's default: nobody reported anything.
    Assumed = "assumed",
}

words! {
    /// What a road is, in the words of OpenStreetMap's `highway` tag.
    RoadClass, "class of road":
    /// A motorway: two carriageways, no crossings.
    Motorway = "motorway",
    /// A main road of the country.
    Trunk = "trunk",
    /// A road between larger towns.
    Primary = "primary",
    /// A road between towns.
    Secondary = "secondary",
    /// A road between villages.
    Tertiary = "tertiary",
    /// A smaller public road, its class not told apart.
    Unclassified = "unclassified",
    /// A street of a town.
    Residential = "residential",
    /// A way to a house or a works.
    Service = "service",
    /// A way for farm and forest, often unpaved.
    Track = "track",
    /// A way on foot or with pack animals.
    Path = "path",
    /// A ferry line.
    Ferry = "ferry",
}

words! {
    /// Where the length of a stretch of road comes from.
    LengthBasis, "basis of a length":
    /// Measured along its line on the ellipsoid.
    Line = "line",
    /// Given by a dataset.
    Given = "given",
    /// The straight line between its ends: the road is longer.
    Straight = "straight",
}

words! {
    /// How far a siege closes a place off, the least first.
    Closure, "closure":
    /// Some ways are told to be left.
    Partial = "partial",
    /// All ways are told to be cut.
    Full = "full",
}

words! {
    /// What a stretch of road is to a side on a day, from the worst that can be said down to the best.
    RouteStatus, "status of a road":
    /// An enemy holds it, or it was reported cut.
    Cut = "cut",
    /// Opposing forces are on it.
    Contested = "contested",
    /// Nobody knows. Never open.
    Unknown = "unknown",
    /// Passable, within reach of an enemy or of fighting.
    Threatened = "threatened",
    /// Held by the side or its friends on all its length, or reported open.
    Open = "open",
}

words! {
    /// What may be passed on of a dataset.
    Terms, "terms of a dataset":
    /// All of it, without more.
    Open = "open",
    /// All of it, with the line that names who made it.
    Attribution = "attribution",
    /// All of it, with that line and under the same licence.
    ShareAlike = "share_alike",
    /// What is worked out of it, but not its rows.
    Restricted = "restricted",
    /// Nobody has said.
    Unknown = "unknown",
}

words! {
    /// What a run did.
    RunKind, "kind of run":
    /// Made the project.
    Init = "init",
    /// Took in reports.
    Add = "add",
    /// Coded reports.
    Code = "code",
    /// Took in claims that a person or another program coded.
    Claims = "claims",
    /// Merged claims into events.
    Merge = "merge",
    /// Worked out control.
    Control = "control",
    /// Took in places or names.
    Gazetteer = "gazetteer",
    /// Took in a release of a dataset.
    Import = "import",
    /// Took in roads.
    Roads = "roads",
    /// Worked out which roads were open to whom.
    Routes = "routes",
    /// Set the parameters of control: learned, given by hand, or those that ship with the program.
    Parameters = "parameters",
}

words! {
    /// How reliable a source is by an editor's judgement, in the grades of the Admiralty code.
    Grade, "grade of a source":
    /// Completely reliable.
    A = "A",
    /// Usually reliable.
    B = "B",
    /// Fairly reliable.
    C = "C",
    /// Not usually reliable.
    D = "D",
    /// Unreliable.
    E = "E",
    /// Its reliability cannot be judged.
    F = "F",
}
