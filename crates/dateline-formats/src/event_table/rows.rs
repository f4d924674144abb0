//! Rows of delimited text: quotes as in RFC 4180, and no bad row stops the next.
//!
//! A quote that never closes would swallow all rows after it. So a row that cannot be read is given up at the end of the
//! *line* it began on, and reading goes on there.

/// Where a field stands in the bytes, its quotes left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Field {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Whether doubled quotes inside stand for one.
    pub(crate) doubled: bool,
}

/// What is wrong with a row, and the column (from 0) in which it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum BadRow {
    /// A quote opens and does not close, or closes only rows later.
    OpenQuote { column: usize },
    /// A field is larger than is read.
    LongField { column: usize },
    /// So many quotes stay open that going back for each would take for ever.
    TooManyOpenQuotes,
}

/// Goes through the rows of a text.
#[derive(Clone, Debug)]
pub(crate) struct Rows<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
    delimiter: u8,
    field_limit: usize,
    /// How many bytes may still be read a second time.
    patience: usize,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(bytes: &'a [u8], delimiter: u8, field_limit: usize) -> Self {
        let at = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        Self { bytes, at, line: 1, delimiter, field_limit, patience: bytes.len().saturating_mul(4).max(1 << 22) }
    }

    /// The next row into `fields`: the line it begins on, and whether it can be read. Empty lines are passed over.
    pub(crate) fn next(&mut self, fields: &mut Vec<Field>) -> Option<(u32, Result<(), BadRow>)> {
        loop {
            if self.at >= self.bytes.len() {
                return None;
            }
            let (start, line) = (self.at, self.line);
            let read = self.row(fields);
            if let Err(bad) = read {
                self.patience = self.patience.saturating_sub(self.at - start);
                self.at = start;
                self.line = line;
                self.pass_line();
                if self.patience == 0 {
                    self.at = self.bytes.len();
                    return Some((line, Err(BadRow::TooManyOpenQuotes)));
                }
                return Some((line, Err(bad)));
            }
            let empty = fields.len() == 1 && fields[0].start == fields[0].end && self.bytes.get(start) != Some(&b'"');
            if !empty {
                return Some((line, Ok(())));
            }
        }
    }

    /// Where the next row begins.
    pub(crate) fn position(&self) -> usize {
        self.at.min(self.bytes.len())
    }

    fn pass_line(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += memchr::memchr(b'\n', rest).map_or(rest.len(), |found| found + 1);
        self.line += 1;
    }

    fn row(&mut self, fields: &mut Vec<Field>) -> Result<(), BadRow> {
        fields.clear();
        loop {
            let column = fields.len();
            let (field, last) =
                if self.bytes.get(self.at) == Some(&b'"') { self.quoted(column)? } else { self.plain(column)? };
            fields.push(field);
            if last {
                return Ok(());
            }
        }
    }

    /// A field without quotes around it, and whether it is the row's last.
    fn plain(&mut self, column: usize) -> Result<(Field, bool), BadRow> {
        let start = self.at;
        let delimiter = self.delimiter;
        let rest = &self.bytes[start..];
        let found = memchr::memchr2(delimiter, b'\n', rest).unwrap_or(rest.len());
        let mut end = start + found;
        let last = self.bytes.get(end) != Some(&delimiter);
        self.at = end + 1;
        if last {
            self.line += 1;
            if end > start && self.bytes[end - 1] == b'\r' {
                end -= 1;
            }
        }
        if end - start > self.field_limit {
            return Err(BadRow::LongField { column });
        }
        Ok((Field { start, end, doubled: false }, last))
    }

    /// A field in quotes, and whether it is the row's last.
    fn quoted(&mut self, column: usize) -> Result<(Field, bool), BadRow> {
        let start = self.at + 1;
        let mut doubled = false;
        let mut at = start;
        loop {
            match self.bytes.get(at) {
                None => {
                    self.at = at;
                    return Err(BadRow::OpenQuote { column });
                }
                Some(b'\n') => self.line += 1,
                Some(b'"') if self.bytes.get(at + 1) == Some(&b'"') => {
                    doubled = true;
                    at += 1;
                }
                Some(b'"') => break,
                Some(_) => {}
            }
            at += 1;
            if at - start > self.field_limit {
                self.at = at;
                return Err(BadRow::LongField { column });
            }
        }
        let field = Field { start, end: at, doubled };
        let after = if self.bytes.get(at + 1) == Some(&b'\r') { at + 2 } else { at + 1 };
        self.at = after + 1;
        match self.bytes.get(after) {
            Some(b'\n') => {
                self.line += 1;
                Ok((field, true))
            }
            None => Ok((field, true)),
            Some(byte) if *byte == self.delimiter && after == at + 1 => Ok((field, false)),
            Some(_) => Err(BadRow::OpenQuote { column }),
        }
    }
}
