//! Reports: their text and what is known of them in one table, their bytes in another, their words in the search index.

use std::io::Read;

use dateline_model::{Day, PublishedBasis, Report, ReportId, RunId};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params};

use crate::cells::{self, Cells, Taken};
use crate::error::Fault;
use crate::{Step, Store, StoreError};

/// Zstandard's own default: a good balance of speed and size.
const COMPRESSION: i32 = 3;
/// No report is as long; a file that says so would only fill the memory.
const LONGEST: u64 = 1 << 30;

/// What a report is, without its text and bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportHead {
    /// Its id.
    pub id: ReportId,
    /// Its short name.
    pub doc: String,
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The byline.
    pub author: Option<String>,
    /// Where it stood.
    pub url: Option<String>,
    /// The day it came out.
    pub published: Option<Day>,
    /// How that day is known.
    pub published_basis: PublishedBasis,
    /// Language, as an IETF tag.
    pub language: Option<String>,
    /// Under what terms the text may be shown.
    pub licence: Option<String>,
    /// The day it was fetched.
    pub retrieved: Option<Day>,
    /// The file that it came from.
    pub file: String,
    /// The run that recorded it.
    pub recorded_in: RunId,
}

impl Store {
    /// All reports with text and bytes, in order of name and id.
    pub fn reports(&self) -> Result<Vec<Report>, StoreError> {
        self.reports_where("", None)
    }

    /// The report with this id.
    pub fn report(&self, id: &ReportId) -> Result<Option<Report>, StoreError> {
        Ok(self.reports_where("WHERE t.id = ?1", Some(id))?.pop())
    }

    /// The bytes of a report, as received.
    pub fn report_bytes(&self, id: &ReportId) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT bytes FROM report_bytes WHERE report = ?1")?;
            let packed: Option<Vec<u8>> = statement.query_row([id.as_str()], |row| row.get(0)).optional()?;
            packed.map(|packed| unpack(id, &packed)).transpose()
        })
    }

    /// What all reports are, without text and bytes, in order of name and id.
    pub fn report_heads(&self) -> Result<Vec<ReportHead>, StoreError> {
        let table = cells::table("report");
        let sql = "SELECT id, doc, title, publisher, author, url, published, published_basis, language, licence,
                   retrieved, file, recorded_in FROM report ORDER BY doc, id";
        self.read(|connection| cells::read(connection, table, sql, [], head_of))
    }

    fn reports_where(&self, condition: &str, id: Option<&ReportId>) -> Result<Vec<Report>, StoreError> {
        let table = cells::table("report");
        let sql = format!(
            "{}, b.bytes FROM report AS t LEFT JOIN report_bytes AS b ON b.report = t.id {condition} ORDER BY t.doc, t.id",
            cells::select(table)
        );
        let parameters = rusqlite::params_from_iter(id.map(ReportId::as_str));
        self.read(|connection| cells::read(connection, table, &sql, parameters, report_of))
    }
}

impl Step<'_> {
    /// Takes reports in. One that is there already, by its id, is left as it is. Gives how many were new.
    pub fn insert_reports(&mut self, reports: &[Report]) -> Result<usize, StoreError> {
        let mut new = 0;
        for report in reports {
            let known = self.read(|connection| {
                Ok(connection.prepare_cached("SELECT 1 FROM report WHERE id = ?1")?.exists([report.id.as_str()])?)
            })?;
            if !known {
                self.insert_report(report)?;
                new += 1;
            }
        }
        Ok(new)
    }

    fn insert_report(&mut self, report: &Report) -> Result<(), StoreError> {
        let packed = zstd::bulk::compress(&report.bytes, COMPRESSION)
            .map_err(|error| Fault::Refused { table: "report_bytes", what: error.to_string() }.at(self.path()))?;
        let number = self.insert("report", cells_of(report))?;
        let mut cells = Cells::default();
        cells.text(report.id.as_str());
        cells.0.push(Value::Blob(packed));
        self.insert("report_bytes", cells)?;
        self.write("report", |connection, _| {
            connection
                .prepare_cached("INSERT INTO report_search (rowid, title, text) VALUES (?1, ?2, ?3)")?
                .execute(params![number, report.title, report.text])?;
            Ok(0)
        })?;
        Ok(())
    }
}

fn cells_of(report: &Report) -> Cells {
    let mut cells = Cells::default();
    cells.text(report.id.as_str());
    cells.text(&report.doc);
    cells.maybe_text(report.title.as_deref());
    cells.maybe_text(report.publisher.as_deref());
    cells.maybe_text(report.author.as_deref());
    cells.maybe_text(report.url.as_deref());
    cells.day(report.published);
    cells.text(report.published_basis.as_str());
    cells.maybe_text(report.language.as_deref());
    cells.maybe_text(report.licence.as_deref());
    cells.day(report.retrieved);
    cells.maybe_integer(report.read_minutes);
    cells.text(&report.media_type);
    cells.text(&report.file);
    cells.text(&report.text);
    cells.list(&report.marks);
    cells.list(&report.turns);
    cells
}

fn report_of(row: &mut Taken<'_>) -> Result<Report, Fault> {
    let mut report = Report {
        id: row.id(ReportId::new)?,
        doc: row.text()?,
        title: row.maybe_text()?,
        publisher: row.maybe_text()?,
        author: row.maybe_text()?,
        url: row.maybe_text()?,
        published: row.day()?,
        published_basis: row.word(PublishedBasis::from_word)?,
        language: row.maybe_text()?,
        licence: row.maybe_text()?,
        retrieved: row.day()?,
        read_minutes: row.maybe_integer()?,
        media_type: row.text()?,
        file: row.text()?,
        bytes: vec![],
        text: row.text()?,
        marks: row.list()?,
        turns: row.list()?,
    };
    row.text()?; // the run that recorded it
    let packed = row.blob()?.ok_or_else(|| bytes_fault(&report.id, "missing"))?;
    report.bytes = unpack(&report.id, packed)?;
    Ok(report)
}

fn head_of(row: &mut Taken<'_>) -> Result<ReportHead, Fault> {
    Ok(ReportHead {
        id: row.id(ReportId::new)?,
        doc: row.text()?,
        title: row.maybe_text()?,
        publisher: row.maybe_text()?,
        author: row.maybe_text()?,
        url: row.maybe_text()?,
        published: row.day()?,
        published_basis: row.word(PublishedBasis::from_word)?,
        language: row.maybe_text()?,
        licence: row.maybe_text()?,
        retrieved: row.day()?,
        file: row.text()?,
        recorded_in: row.id(RunId::new)?,
    })
}

/// The bytes of a report from their stored form.
pub(crate) fn unpack(id: &ReportId, packed: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut bytes = vec![];
    zstd::stream::read::Decoder::with_buffer(packed)
        .and_then(|decoder| decoder.take(LONGEST + 1).read_to_end(&mut bytes))
        .map_err(|error| bytes_fault(id, &error.to_string()))?;
    if bytes.len() as u64 > LONGEST { Err(bytes_fault(id, "longer than 1 GiB")) } else { Ok(bytes) }
}

fn bytes_fault(id: &ReportId, what: &str) -> Fault {
    Fault::Cell { table: "report_bytes", column: "bytes".to_owned(), what: format!("of report `{id}`: {what}") }
}
