//! Words to reports, through SQLite's full-text index.

use dateline_model::ReportId;
use rusqlite::params;

use crate::{Store, StoreError, piece};

impl Store {
    /// The reports whose title or text has all these words, best first, each with the piece of text around them and the
    /// words in `**`. Case, accents and vowel signs do not count; words within double quotes must stand together.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<(ReportId, String)>, StoreError> {
        let query = query_for(words);
        if query.is_empty() {
            return Ok(vec![]);
        }
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.read(|connection| {
            // The texts are long: only those of the reports that are given back are looked at.
            let mut best = connection.prepare_cached(
                "SELECT report.fid, report.id FROM report_search JOIN report ON report.fid = report_search.rowid
                 WHERE report_search MATCH ?1 ORDER BY report_search.rank, report.id LIMIT ?2",
            )?;
            let mut texts = connection.prepare_cached(
                "SELECT highlight(report_search, 1, ?3, ?4), ifnull(highlight(report_search, 0, ?3, ?4), '')
                 FROM report_search WHERE report_search MATCH ?1 AND rowid = ?2",
            )?;
            let (open, close) = (piece::OPEN.to_string(), piece::CLOSE.to_string());
            let mut rows = best.query(params![query, limit])?;
            let mut found = vec![];
            while let Some(row) = rows.next()? {
                let number: i64 = row.get(0)?;
                let highlighted =
                    texts.query_row(params![query, number, open, close], |row| Ok([row.get(0)?, row.get(1)?]))?;
                found.push((ReportId::new(row.get::<_, String>(1)?), piece::best_piece(&highlighted)));
            }
            Ok(found)
        })
    }
}

/// The words in the form of the index, each quoted, so that none of them is taken for an operator.
fn query_for(words: &str) -> String {
    let phrases = words.split('"').enumerate().flat_map(|(index, part)| -> Vec<&str> {
        if index % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }
    });
    let wanted = phrases.filter(|phrase| phrase.chars().any(char::is_alphanumeric));
    wanted.map(|phrase| format!("\"{phrase}\"")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_quoted_so_that_none_is_an_operator() {
        assert_eq!(query_for("Yabroud NOT fell"), r#""Yabroud" "NOT" "fell""#);
        assert_eq!(query_for(r#""Deir Attiyah" hospital*"#), r#""Deir Attiyah" "hospital*""#);
        assert_eq!(query_for(r#"- * "" :"#), "");
        assert_eq!(query_for(r#"Qara "road"#), r#""Qara" "road""#);
    }
}
