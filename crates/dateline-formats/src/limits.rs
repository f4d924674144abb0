//! How much a reader takes in: a stranger's file must not fill the memory or keep the machine busy for an hour.

/// The largest inputs that are read. What is larger is refused with an error that says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes of one report's file. A long encyclopedia page has about 1 MiB.
    pub report_bytes: u64,
    /// Bytes of a list of reports or of claims: a JSONL file or a `reports.json`.
    pub list_bytes: u64,
    /// Bytes of one line of a file of claims. One of a careful coder has under 1 KiB.
    pub claim_line_bytes: u64,
    /// Lines of a file of claims.
    pub claim_lines: u64,
    /// Bytes of a file of roads. The roads of a large country have under 2 GiB.
    pub road_bytes: u64,
    /// Bytes of one table of events.
    pub table_bytes: u64,
    /// Bytes of one field of a table.
    pub field_bytes: usize,
    /// How deep HTML elements may stand in one another. Deeper ones are taken apart, their text kept. Real
    /// pages stay under 60; browsers draw the line at 512.
    pub html_depth: usize,
    /// How many folders deep a folder is searched.
    pub folder_depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            report_bytes: 16 * MEBIBYTE,
            list_bytes: 256 * MEBIBYTE,
            claim_line_bytes: MEBIBYTE / 16,
            claim_lines: 500_000,
            road_bytes: 4096 * MEBIBYTE,
            table_bytes: 4096 * MEBIBYTE,
            field_bytes: 1024 * 1024,
            html_depth: 256,
            folder_depth: 32,
        }
    }
}

const MEBIBYTE: u64 = 1024 * 1024;

/// Why a file of this size is not read; `None` where it is within the limit.
pub(crate) fn too_large(size: u64, limit: u64) -> Option<String> {
    (size > limit).then(|| format!("it has `{size}` bytes ({}), over the limit of {}", in_words(size), in_words(limit)))
}

fn in_words(bytes: u64) -> String {
    if bytes >= MEBIBYTE {
        let tenths = bytes.saturating_mul(10) / MEBIBYTE;
        format!("{}.{} MiB", tenths / 10, tenths % 10)
    } else {
        format!("{bytes} bytes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_over_the_limit_is_told_with_its_size_and_the_limit() {
        let reason = too_large(50 * MEBIBYTE, Limits::default().report_bytes).unwrap();
        assert_eq!(reason, "it has `52428800` bytes (50.0 MiB), over the limit of 16.0 MiB");
        assert_eq!(too_large(16 * MEBIBYTE, 16 * MEBIBYTE), None);
    }
}
