//! Routes and supply: what reports tell of roads and sieges, then what follows from who held the towns along them, each
//! with the claims that make it so; a table, and line maps.

pub(crate) mod derived;
mod line_maps;
mod pockets;
mod support;
mod table;
mod told;

use std::collections::BTreeSet;

use dateline_model::ClaimId;

use crate::draft::Draft;
use crate::world::World;

pub(crate) use line_maps::line_maps;
pub(crate) use table::table;
pub(crate) use told::roads;

/// What stands over the section.
pub(crate) const NOTE: &str = "What reports say of roads, then what follows from who held the towns along them. It is no safety \
     advice: do not plan a journey by it.";

/// What is told of roads and sieges, then what is derived and not told already.
pub(crate) fn told<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    let mut drafts = told::told(world);
    let told: BTreeSet<&'a ClaimId> = claims_of(&drafts);
    let mut derived = pockets::told(world, &drafts);
    derived.extend(derived::told(world, &told));
    drafts.extend(derived);
    drafts
}

/// The claims behind sentences.
fn claims_of<'a>(drafts: &[Draft<'a>]) -> BTreeSet<&'a ClaimId> {
    drafts.iter().flat_map(|draft| draft.pieces()).flat_map(|piece| &piece.claims).map(|one| &one.claim.id).collect()
}
