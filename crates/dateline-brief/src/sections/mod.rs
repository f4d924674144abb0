//! The sections of the page, one file each: what they are about, and which claims they are made from.

pub(crate) mod analysts;
pub(crate) mod beside;
pub(crate) mod casualties;
pub(crate) mod changes;
pub(crate) mod disputes;
pub(crate) mod fighting;
pub(crate) mod holders;
pub(crate) mod lead;
pub(crate) mod roads;
pub(crate) mod silence;
pub(crate) mod watch;
