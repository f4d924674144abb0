//! Roads as files give them, before they are stretches of a graph.

use crate::{LonLat, RoadClass};

/// A row that says that two places are connected.
#[derive(Clone, PartialEq, Debug)]
pub struct RoadEdge {
    /// The line of the file, from 1.
    pub line: u64,
    /// The place at one end, by name or id.
    pub from: String,
    /// The place at the other.
    pub to: String,
    /// How long it is, where the row says so: above 0.
    pub kilometres: Option<f64>,
    /// What it is.
    pub class: RoadClass,
    /// The named roads that it is part of, by name or id.
    pub roads: Vec<String>,
    /// Where the row says that it comes from.
    pub basis: String,
    /// Whether it leads one way only.
    pub one_way: bool,
    /// The row as it stands.
    pub content: String,
}

/// A road with a line of its own.
#[derive(Clone, PartialEq, Debug)]
pub struct RoadLine {
    /// Its number in the file: of the feature, or the id of the way.
    pub number: i64,
    /// Its corners, at least two, in the order of travel where it is one-way.
    pub corners: Vec<LonLat>,
    /// What names each corner in the file, so that lines with a common corner meet there; empty where the file has nothing
    /// of the kind, and lines meet where they come together on the ground.
    pub nodes: Vec<i64>,
    /// The names and numbers that it bears.
    pub names: Vec<String>,
    /// What it is.
    pub class: RoadClass,
    /// Speed limit, in kilometres an hour.
    pub max_speed: Option<f64>,
    /// Whether it leads one way only.
    pub one_way: bool,
    /// Whether it is a bridge.
    pub bridge: bool,
    /// Whether it is a tunnel.
    pub tunnel: bool,
}
