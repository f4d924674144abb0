//! Bytes to reports.
//!
//! A report comes as plain text, Markdown, HTML, a line of JSONL, or a file of a folder that may list its reports in a
//! `reports.json`. Each form has a folder of its own here, with the same file names in each; what they share (charsets,
//! bylines, encyclopedia marks, furniture, speaker turns) stands beside them.
//!
//! Two promises hold for all of them. The text of plain text and Markdown is the file's own, character for character, so
//! that a quote's offset can be checked against the file; what is not the story's own words is *marked*, never removed.
//! And a bad input is told by file, place and reason, and never stops the rest.
//!
//! The parsers do no input or output: [`read_bytes`] is pure, and only [`read_path`] touches the disk. No clock is read
//! either: `today` is passed in, and a report published after it is refused.
//!
//! ```
//! use dateline_formats::{Details, Limits, read_bytes};
//! use dateline_model::Day;
//!
//! let bytes = b"Army takes Qara\n\nBy Jane Doe\n\nThe army took Qara on 19 November 2013.\n".to_vec();
//! let today = Day::parse("2013-12-01")?;
//! let report = read_bytes("qara.txt", bytes, &Details::default(), today, &Limits::default()).expect("plain text").value;
//! assert_eq!(report.title.as_deref(), Some("Army takes Qara"));
//! assert_eq!(report.author.as_deref(), Some("Jane Doe"));
//! # Ok::<(), dateline_model::DayError>(())
//! ```

mod assemble;
mod byline;
mod claims;
mod datasets;
mod dates;
mod decode;
mod details;
mod event_table;
mod folder;
mod furniture;
mod html;
mod interview;
mod jsonl;
mod limits;
mod lines;
mod markdown;
mod marks;
mod names;
mod plain;
mod read;
mod roads;

pub use claims::{CodedLine, read_claims};
pub use datasets::{
    About, DatasetError, DatasetFile, DatasetOptions, DateOrder, Mapping, OneOrMany, dataset_forms, guess_mapping,
    read_dataset,
};
pub use details::Details;
pub use event_table::{ReadOptions, read_event_table, read_taxonomy};
pub use folder::{read_claims_file, read_path};
pub use jsonl::read_jsonl;
pub use limits::Limits;
pub use read::read_bytes;
pub use roads::{
    LineFeature, ShapefileParts, Window, WindowError, read_road_edges, read_road_geojson, read_road_pbf,
    read_road_shapefile, roads_of_features,
};
