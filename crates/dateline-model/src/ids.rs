//! Ids: a newtype for each thing that is pointed at.
//!
//! Reports, claims, events and runs are named by the hash of what they are, so that the same thing has the same id in
//! every project, and nothing depends on the order in which things came in. Places, actors, sides and sources are named
//! by people, in the packs. An id is short and is handed on from claim to claim, so that it is kept without an allocation of
//! its own.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// A hash over parts of a content, as 20 hexadecimal digits (80 bits of BLAKE3). Parts are kept apart, so that
/// `["ab", "c"]` and `["a", "bc"]` differ.
#[must_use]
pub fn content_hash(parts: &[&[u8]]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().to_hex()[..20].to_owned()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(SmolStr);

        impl $name {
            /// The id with these characters.
            pub fn new(id: impl Into<SmolStr>) -> Self {
                Self(id.into())
            }

            /// The characters of the id.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(&self.0)
            }
        }
    )+};
}

ids! {
    /// A report: `r-` and the hash of its text and of what names it.
    ReportId,
    /// A claim: `c-` and the hash of its report, place in the text and what it says.
    ClaimId,
    /// An event: `e-` and the hash of its first recorded member.
    EventId,
    /// A run of a step: `run-` and a hash.
    RunId,
    /// A place, as the pack's gazetteer names it: `sy-yabroud`.
    PlaceId,
    /// An actor, as the pack names it: `hezbollah`.
    ActorId,
    /// A side, as the pack names it: `syrian_government`.
    SideId,
    /// A source, as the pack names it: `sohr`.
    SourceId,
    /// A stretch of road: `w-` and the hash of its ends, line and class.
    SegmentId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_hash_are_kept_apart() {
        assert_ne!(content_hash(&[b"ab", b"c"]), content_hash(&[b"a", b"bc"]));
        assert_eq!(content_hash(&[b"ab", b"c"]).len(), 20);
    }
}
