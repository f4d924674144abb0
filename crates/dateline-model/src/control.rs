//! Who held a place, from one day to another, and how sure that is; and who besieged it.

use serde::{Deserialize, Serialize};

use crate::{Basis, ClaimId, Closure, Day, DaySpan, PlaceId, RunId, SideId};

/// Who holds a place.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Holder {
    /// One side.
    Side(SideId),
    /// Opposing forces are inside.
    Contested,
    /// Nothing known. Never peace.
    Unknown,
}

/// Who held a place from one day to another.
#[derive(Clone, PartialEq, Debug)]
pub struct ControlInterval {
    /// The place.
    pub place: PlaceId,
    /// First and last day, inclusive; a `None` end is open.
    pub days: DaySpan,
    /// Who held it.
    pub holder: Holder,
    /// How probable that is, 0 to 1.
    pub probability: f64,
    /// What it rests on.
    pub basis: Basis,
    /// The sides involved: of a contested place, who contests it.
    pub parties: Vec<SideId>,
    /// The claims for it.
    pub claims_for: Vec<ClaimId>,
    /// The claims against it: they name another holder, or deny it.
    pub claims_against: Vec<ClaimId>,
    /// The first day on which a report told enough to say so.
    pub published: Option<Day>,
    /// The run that recorded it.
    pub recorded_in: RunId,
}

/// Who besieged a place from one day to another. It is beside control: who is besieged still holds.
#[derive(Clone, PartialEq, Debug)]
pub struct SiegeInterval {
    /// The place.
    pub place: PlaceId,
    /// First and last day, inclusive; a missing last day: it goes on, as far as is known.
    pub days: DaySpan,
    /// Who besieges it.
    pub besiegers: Vec<SideId>,
    /// Who is besieged in it; none where nobody says.
    pub besieged: Vec<SideId>,
    /// How far it is closed off; `None` where nobody says.
    pub closure: Option<Closure>,
    /// Whether a report tells of its end; else it ends some days after it was last told of.
    pub end_told: bool,
    /// The claims that tell of it, then those that tell of its end.
    pub claims: Vec<ClaimId>,
    /// The first day on which a report told of it.
    pub published: Option<Day>,
    /// The run that recorded it.
    pub recorded_in: RunId,
}
