//! Words to reports, through SQLite's full-text index.

use dateline_model::ReportId;
use rusqlite::params;

use crate::{Store, StoreError};

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
            // The piece of text is costly to find: only for those reports that are given back.
            let mut best = connection.prepare_cached(
                "SELECT report.fid, report.id FROM report_search JOIN report ON report.fid = report_search.rowid
                 WHERE report_search MATCH ?1 ORDER BY report_search.rank, report.id LIMIT ?2",
            )?;
            let mut piece = connection.prepare_cached(
                "SELECT snippet(report_search, -1, '**', '**', '…', 24) FROM report_search
                 WHERE report_search MATCH ?1 AND rowid = ?2",
            )?;
            let mut rows = best.query(params![query, limit])?;
            let mut found = vec![];
            while let Some(row) = rows.next()? {
                let text: String = piece.query_row(params![query, row.get::<_, i64>(0)?], |row| row.get(0))?;
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                found.push((ReportId::new(row.get::<_, String>(1)?), text));
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
