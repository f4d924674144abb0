-- Parameters of control that a project sets for itself, version by version, and the runs that set them. Sources have an
-- editor's grade. SQLite cannot change a CHECK nor put a column among others, so two tables are made anew with the rows
-- they had.

CREATE TABLE run_new (
  fid INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('init', 'add', 'code', 'claims', 'merge', 'control', 'gazetteer', 'parameters')),
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

CREATE TABLE source_new (
  fid INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL CHECK (json_valid(aliases) AND json_type(aliases) = 'array'),
  kind TEXT NOT NULL,
  owner TEXT,
  lean TEXT NOT NULL CHECK (json_valid(lean) AND json_type(lean) = 'array'),
  repeats TEXT NOT NULL CHECK (json_valid(repeats) AND json_type(repeats) = 'array'),
  grade TEXT CHECK (grade IN ('A', 'B', 'C', 'D', 'E', 'F')),
  recorded_in TEXT NOT NULL REFERENCES run (id)
);

INSERT INTO source_new (fid, id, name, aliases, kind, owner, lean, repeats, recorded_in)
SELECT fid, id, name, aliases, kind, owner, lean, repeats, recorded_in FROM source;

DROP TABLE source;
ALTER TABLE source_new RENAME TO source;

-- The parameters of control, each version that was set; the last is in use.
CREATE TABLE parameters (
  fid INTEGER PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL UNIQUE CHECK (version > 0),
  day DATE NOT NULL CHECK (date(day) IS day),
  origin TEXT NOT NULL CHECK (origin IN ('fit', 'file', 'shipped')),
  content TEXT NOT NULL,
  likelihood_before DOUBLE,
  likelihood_after DOUBLE,
  recorded_in TEXT NOT NULL REFERENCES run (id)
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
VALUES ('parameters', 'attributes', 'parameters', 'The parameters of control, each version that was set; the last is in use', NULL);
