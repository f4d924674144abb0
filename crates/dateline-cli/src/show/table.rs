//! A list as a table.

use std::io::{self, IsTerminal};

use comfy_table::{ContentArrangement, Table, presets};
use dateline::{Listing, Lists};

use crate::words::one_line;

/// The rows as a table; on a terminal as wide as that, elsewhere as wide as the rows.
pub(crate) fn table(listing: &Listing) -> String {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    if io::stdout().is_terminal() {
        table.set_content_arrangement(ContentArrangement::Dynamic);
    }
    table.set_header(&listing.columns);
    for row in &listing.rows {
        table.add_row(row.iter().map(|cell| one_line(&cell.written(Lists::Joined))));
    }
    format!("{table}\n")
}
