-- Runs of a new kind, `claims`: claims that a person or another program coded were taken in. SQLite cannot change a CHECK,
-- so the table is made anew with the rows it had. Migrations run without foreign keys, and what points to `run` goes on
-- pointing to it by its name.

CREATE TABLE run_new (
  fid INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('init', 'add', 'code', 'claims', 'merge', 'control', 'gazetteer')),
  started DATETIME NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', started) IS started),
  coder TEXT NOT NULL,
  lexicon_hash TEXT NOT NULL,
  parameters_hash TEXT NOT NULL,
  rows_in INTEGER NOT NULL CHECK (rows_in >= 0),
  rows_out INTEGER NOT NULL CHECK (rows_out >= 0),
  rejected INTEGER NOT NULL CHECK (rejected >= 0)
);

INSERT INTO run_new (fid, id, kind, started, coder, lexicon_hash, parameters_hash, rows_in, rows_out, rejected)
SELECT fid, id, kind, started, coder, lexicon_hash, parameters_hash, rows_in, rows_out, rejected FROM run;

DROP TABLE run;
ALTER TABLE run_new RENAME TO run;
