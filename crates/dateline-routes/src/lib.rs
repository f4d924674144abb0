//! Which roads were open, threatened or cut, for whom, on each day; and what follows from it.
//!
//! No dataset says so. It is derived from who held the places along a road and within reach of it, and from what reports say of the
//! road itself, which goes before (`docs/routes.md` has the rules and the reasons for each distance). Control that nobody
//! reported gives an unknown road, never an open one; and whether civilians or aid can pass is known only where a report names
//! them.
//!
//! None of it is advice for a journey: it says where roads were *reported* to be open.

mod between;
mod choke;
mod course;
mod held;
mod inside;
mod life;
mod masks;
mod masses;
mod near;
mod parameters;
mod pocket;
mod reached;
mod routes;
mod sides;
mod situation;
mod supply;
mod told;
mod watch;
mod whatif;
mod work;

pub use between::{Between, NoWay, Piece, RouteWay};
pub use choke::{ChokePoint, ChokePoints};
pub use life::{Route, RouteSpan};
pub use parameters::Parameters;
pub use pocket::Pocket;
pub use reached::{Reached, Supply};
pub use routes::Routes;
pub use watch::Watched;
pub use whatif::{Difference, SupplyTurned, Turned};
pub use work::Input;

#[cfg(test)]
mod tests;
