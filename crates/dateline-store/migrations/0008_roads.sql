-- Roads: stretches with their line, and what each was to whom from one day to another; and the runs that take them in and
-- work that out. SQLite cannot change a CHECK, so the table of runs is made anew with the rows it had.

CREATE TABLE run_new (
  fid INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (
    kind IN (
      'init', 'add', 'code', 'claims', 'merge', 'control', 'gazetteer', 'roads', 'routes', 'parameters'
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

-- A stretch of road between two junctions.
CREATE TABLE road (
  fid INTEGER PRIMARY KEY NOT NULL,
  geom LINESTRING,
  id TEXT NOT NULL UNIQUE,
  from_place TEXT,
  to_place TEXT,
  roads TEXT NOT NULL CHECK (json_valid(roads) AND json_type(roads) = 'array'),
  class TEXT NOT NULL CHECK (
    class IN (
      'motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'unclassified', 'residential', 'service', 'track',
      'path', 'ferry'
    )
  ),
  length_m DOUBLE NOT NULL CHECK (length_m >= 0),
  length_basis TEXT NOT NULL CHECK (length_basis IN ('line', 'given', 'straight')),
  max_speed_kmh DOUBLE CHECK (max_speed_kmh > 0),
  one_way BOOLEAN NOT NULL CHECK (one_way IN (0, 1)),
  bridge BOOLEAN NOT NULL CHECK (bridge IN (0, 1)),
  tunnel BOOLEAN NOT NULL CHECK (tunnel IN (0, 1)),
  schematic BOOLEAN NOT NULL CHECK (schematic IN (0, 1)),
  basis TEXT NOT NULL,
  recorded_in TEXT NOT NULL REFERENCES run (id)
);

-- What a stretch of road was to somebody, from one day to another.
CREATE TABLE route_interval (
  fid INTEGER PRIMARY KEY NOT NULL,
  geom LINESTRING,
  segment TEXT NOT NULL,
  traveller TEXT NOT NULL,
  "from" DATE CHECK (date("from") IS "from"),
  "to" DATE CHECK (date("to") IS "to"),
  status TEXT NOT NULL CHECK (status IN ('cut', 'contested', 'unknown', 'threatened', 'open')),
  probability DOUBLE NOT NULL CHECK (probability BETWEEN 0 AND 1),
  basis TEXT NOT NULL CHECK (basis IN ('evidence', 'inferred', 'assumed')),
  places TEXT NOT NULL CHECK (json_valid(places) AND json_type(places) = 'array'),
  claims_for TEXT NOT NULL CHECK (json_valid(claims_for) AND json_type(claims_for) = 'array'),
  claims_against TEXT NOT NULL CHECK (json_valid(claims_against) AND json_type(claims_against) = 'array'),
  recorded_in TEXT NOT NULL REFERENCES run (id),
  withdrawn_in TEXT REFERENCES run (id),
  CHECK ("from" <= "to")
);

CREATE INDEX route_interval_by_segment ON route_interval (segment);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
VALUES
  ('road', 'features', 'road', 'A stretch of road between two junctions', 4326),
  ('route_interval', 'features', 'route_interval', 'What a stretch of road was to somebody, from one day to another', 4326);

INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
VALUES
  ('road', 'geom', 'LINESTRING', 4326, 0, 0),
  ('route_interval', 'geom', 'LINESTRING', 4326, 0, 0);

-- The spatial indexes, as in 0003.

CREATE VIRTUAL TABLE rtree_road_geom USING rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_road_geom_insert AFTER INSERT ON road
WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_road_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_road_geom_update1 AFTER UPDATE OF geom ON road
WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_road_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_road_geom_update2 AFTER UPDATE OF geom ON road
WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_road_geom WHERE id = OLD.fid;
END;

CREATE TRIGGER rtree_road_geom_update3 AFTER UPDATE ON road
WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_road_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_road_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_road_geom_update4 AFTER UPDATE ON road
WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_road_geom WHERE id IN (OLD.fid, NEW.fid);
END;

CREATE TRIGGER rtree_road_geom_delete AFTER DELETE ON road
WHEN OLD.geom NOT NULL
BEGIN
  DELETE FROM rtree_road_geom WHERE id = OLD.fid;
END;

CREATE VIRTUAL TABLE rtree_route_interval_geom USING rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_route_interval_geom_insert AFTER INSERT ON route_interval
WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_route_interval_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_route_interval_geom_update1 AFTER UPDATE OF geom ON route_interval
WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_route_interval_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_route_interval_geom_update2 AFTER UPDATE OF geom ON route_interval
WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_route_interval_geom WHERE id = OLD.fid;
END;

CREATE TRIGGER rtree_route_interval_geom_update3 AFTER UPDATE ON route_interval
WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_route_interval_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_route_interval_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_route_interval_geom_update4 AFTER UPDATE ON route_interval
WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_route_interval_geom WHERE id IN (OLD.fid, NEW.fid);
END;

CREATE TRIGGER rtree_route_interval_geom_delete AFTER DELETE ON route_interval
WHEN OLD.geom NOT NULL
BEGIN
  DELETE FROM rtree_route_interval_geom WHERE id = OLD.fid;
END;

INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
VALUES
  ('road', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only'),
  ('route_interval', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only');
