//! Writes the line map of the Qalamoun example, with invented statuses, into a folder: `lines-390.svg`, `lines-1200.svg`.
//!
//! `cargo run -p dateline-plot --example line_map -- FOLDER`

#[path = "../fixtures/qalamoun.rs"]
mod qalamoun;

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    for width in [390, 1200] {
        let svg = dateline_plot::line_map(&qalamoun::line_map(f64::from(width)));
        std::fs::write(folder.join(format!("lines-{width}.svg")), svg)?;
    }
    Ok(())
}
