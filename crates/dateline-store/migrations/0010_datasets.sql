-- Datasets: their releases, their rows in compact form, the words that the rows point to, and the files as received; and
-- the runs that take them in. SQLite cannot change a CHECK, so the table of runs is made anew with the rows it had.

CREATE TABLE run_new (
  fid INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (
    kind IN (
      'init', 'add', 'code', 'claims', 'merge', 'control', 'gazetteer', 'import', 'roads', 'routes', 'parameters'
    )
  ),
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

CREATE TABLE dataset (
  fid INTEGER PRIMARY KEY NOT NULL,
  id INTEGER NOT NULL UNIQUE CHECK (id > 0),
  name TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL,
  title TEXT NOT NULL,
  licence TEXT NOT NULL,
  terms TEXT NOT NULL CHECK (terms IN ('open', 'attribution', 'share_alike', 'restricted', 'unknown')),
  attribution TEXT NOT NULL,
  url TEXT,
  recorded_in TEXT NOT NULL REFERENCES run (id)
);

CREATE TABLE release (
  fid INTEGER PRIMARY KEY NOT NULL,
  id INTEGER NOT NULL UNIQUE CHECK (id > 0),
  dataset INTEGER NOT NULL REFERENCES dataset (id),
  label TEXT NOT NULL,
  file TEXT NOT NULL,
  hash TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  published DATE NOT NULL CHECK (date(published) IS published),
  published_basis TEXT NOT NULL CHECK (published_basis IN ('stated', 'inferred', 'unknown')),
  columns TEXT NOT NULL CHECK (json_valid(columns) AND json_type(columns) = 'array'),
  rows INTEGER NOT NULL CHECK (rows >= 0),
  added INTEGER NOT NULL CHECK (added >= 0),
  changed INTEGER NOT NULL CHECK (changed >= 0),
  withdrawn INTEGER NOT NULL CHECK (withdrawn >= 0),
  rejected INTEGER NOT NULL CHECK (rejected >= 0),
  recorded_in TEXT NOT NULL REFERENCES run (id)
);

-- Written by the hundred thousand: few checks, no keys to other tables (`check` looks for those), no index but the spatial
-- one, which is built packed where many rows come at once.
CREATE TABLE record (
  fid INTEGER PRIMARY KEY NOT NULL,
  geom POINT,
  "key" TEXT NOT NULL,
  dataset INTEGER NOT NULL,
  release INTEGER NOT NULL,
  withdrawn_in INTEGER,
  at INTEGER NOT NULL,
  len INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  day_from DATE NOT NULL,
  day_to DATE NOT NULL CHECK (day_from <= day_to),
  radius_m DOUBLE,
  kind TEXT,
  type INTEGER,
  sub_type INTEGER,
  actor1 INTEGER,
  actor2 INTEGER,
  place INTEGER,
  admin1 INTEGER,
  admin2 INTEGER,
  country INTEGER,
  source INTEGER,
  low INTEGER,
  best INTEGER,
  high INTEGER,
  deaths_a INTEGER,
  deaths_b INTEGER,
  deaths_civilians INTEGER,
  deaths_unknown INTEGER
);

CREATE TABLE name (id INTEGER PRIMARY KEY NOT NULL, text TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE archive (
  release INTEGER NOT NULL,
  block INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (release, block)
) STRICT;

-- The standing records in words, for whoever asks in SQL.
CREATE VIEW record_in_words AS
SELECT
  r.fid, r.geom, d.name AS dataset, r."key", l.published, r.day_from, r.day_to, r.radius_m, r.kind, t.text AS type,
  s.text AS sub_type, a.text AS actor1, b.text AS actor2, p.text AS place, f.text AS admin1, g.text AS admin2,
  c.text AS country, w.text AS source, r.low, r.best, r.high, r.deaths_a, r.deaths_b, r.deaths_civilians,
  r.deaths_unknown
FROM record AS r
JOIN dataset AS d ON d.id = r.dataset
JOIN release AS l ON l.id = r.release
LEFT JOIN name AS t ON t.id = r.type
LEFT JOIN name AS s ON s.id = r.sub_type
LEFT JOIN name AS a ON a.id = r.actor1
LEFT JOIN name AS b ON b.id = r.actor2
LEFT JOIN name AS p ON p.id = r.place
LEFT JOIN name AS f ON f.id = r.admin1
LEFT JOIN name AS g ON g.id = r.admin2
LEFT JOIN name AS c ON c.id = r.country
LEFT JOIN name AS w ON w.id = r.source
WHERE r.withdrawn_in IS NULL;

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
VALUES
  ('dataset', 'attributes', 'dataset', 'A table of events that others made, over all its releases', NULL),
  ('release', 'attributes', 'release', 'One version of a dataset, as a file', NULL),
  ('record', 'features', 'record',
   'A row of a dataset, compact: words are numbers of `name`, and the row itself stands in `archive`', 4326);

INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
VALUES ('record', 'geom', 'POINT', 4326, 0, 0);

-- The spatial index, as in 0003.

CREATE VIRTUAL TABLE rtree_record_geom USING rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_record_geom_insert AFTER INSERT ON record
WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_record_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_record_geom_update1 AFTER UPDATE OF geom ON record
WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_record_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_record_geom_update2 AFTER UPDATE OF geom ON record
WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_record_geom WHERE id = OLD.fid;
END;

CREATE TRIGGER rtree_record_geom_update3 AFTER UPDATE ON record
WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_record_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_record_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_record_geom_update4 AFTER UPDATE ON record
WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_record_geom WHERE id IN (OLD.fid, NEW.fid);
END;

CREATE TRIGGER rtree_record_geom_delete AFTER DELETE ON record
WHEN OLD.geom NOT NULL
BEGIN
  DELETE FROM rtree_record_geom WHERE id = OLD.fid;
END;

INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
VALUES ('record', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only');
