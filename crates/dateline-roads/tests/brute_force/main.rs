//! Every question to the road graph, asked of small graphs drawn at random, against the plainest way of answering it. The
//! graphs have stretches twice over, from a node to itself, one-way, of no length, closed, and parts that nothing connects.

#![expect(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod cuts;
mod dependence;
mod drawn;
mod reach;
mod separate;
mod ways;
