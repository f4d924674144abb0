-- Full-text search over the reports. The words stand in `report` alone (external content); this is only their index.
-- Diacritics are folded, so that an accent or a vowel sign left out still finds its word.

CREATE VIRTUAL TABLE report_search USING fts5 (
  title,
  text,
  content = 'report',
  content_rowid = 'fid',
  tokenize = 'unicode61 remove_diacritics 2'
);
