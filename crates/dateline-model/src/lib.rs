//! The words of Dateline as types.
//!
//! Every other crate speaks in these: a [`Report`] says something, a [`Claim`] is one thing that it says, an
//! [`Event`] is what happened according to claims that tell of the same thing, and a [`ControlInterval`] says who held a
//! [`Place`] from one [`Day`] to another. The crate knows no file, clock, network or database.
//!
//! Three times run through all of it: *valid* (when it happened: a [`DaySpan`]), *published* (when the report came out)
//! and *recorded* (the [`Run`] that entered it here).

mod actor;
mod claim;
mod control;
mod count;
mod dataset;
mod day;
mod diagnostic;
mod event;
mod event_table;
mod geo;
mod ids;
mod kind;
mod place;
mod report;
mod road;
mod road_line;
mod run;
pub mod schema;

pub use actor::{Actor, DefaultHolder, Membership, Relation, Side, Source, Supply};
pub use claim::{Claim, ClaimLine, Extent, PlaceMention, Sourced};
pub use control::{ControlInterval, Holder, SiegeInterval};
pub use count::{Count, CountError, Tally};
pub use dataset::{COUNTS, Dataset, Record, RecordTable, Release, WORDS};
pub use day::{DateBound, Day, DayError, DaySpan};
pub use diagnostic::{Diagnostic, Parsed, Severity};
pub use event::Event;
pub use event_table::{EventTable, Taxonomy, Toll, Words};
pub use geo::{LonLat, LonLatError, Metres};
pub use ids::{ActorId, ClaimId, EventId, PlaceId, ReportId, RunId, SegmentId, SideId, SourceId, content_hash};
pub use kind::{
    Basis, Closure, CountUnit, Grade, Kind, LengthBasis, Phase, PlaceKind, RelationKind, RoadClass, RouteStatus,
    RunKind, Scope, Stance, Terms, UnknownWord,
};
pub use place::{Place, PlaceName};
pub use report::{Mark, MarkKind, PublishedBasis, Report, Turn};
pub use road::{RoadSegment, RouteInterval, Traveller};
pub use road_line::{RoadEdge, RoadLine};
pub use run::{ParametersVersion, Rejected, Run};
