//! Small pictures of a battle as SVG: a locator map, a line map of its roads, a strip of time, a strip of
//! probabilities day by day, a count by week; and how far probabilities hold.
//!
//! Each picture is a plain description ([`Map`], [`Timeline`], [`Shares`], [`Weeks`], [`Reliability`]) that is turned into a string by
//! its `to_svg`; a [`LineMap`] by [`line_map`].
//! The strings stand alone: no script, no font, no image and nothing to fetch, so they can be put into a page, saved as a
//! file or printed. A side is never shown by colour alone but also by a shape and a letter; the colours are those of
//! Okabe and Ito, which stay apart for colour-blind readers. Everything that comes from reports is escaped. The same
//! description gives the same bytes.

#[cfg(test)]
extern crate self as dateline_plot;

mod axis;
mod labels;
mod line_map;
mod map;
mod marker;
mod palette;
mod projection;
mod reliability;
mod shares;
mod svg;
mod timeline;
mod weeks;

pub use line_map::{LineMap, Link, Stop, line_map};
pub use map::{Line, Map, Point};
pub use palette::Held;
pub use reliability::{Reliability, ReliabilityBin};
pub use shares::{Share, ShareRow, Shares};
pub use svg::escape;
pub use timeline::{Bar, Row, Tick, Timeline};
pub use weeks::Weeks;
