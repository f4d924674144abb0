-- Who besieged a place, from one day to another.
CREATE TABLE siege (
  fid INTEGER PRIMARY KEY NOT NULL,
  geom POINT,
  place_id TEXT NOT NULL,
  place TEXT NOT NULL,
  "from" DATE CHECK (date("from") IS "from"),
  "to" DATE CHECK (date("to") IS "to"),
  besiegers TEXT NOT NULL CHECK (json_valid(besiegers) AND json_type(besiegers) = 'array'),
  besieged TEXT NOT NULL CHECK (json_valid(besieged) AND json_type(besieged) = 'array'),
  closure TEXT CHECK (closure IN ('partial', 'full')),
  end_told BOOLEAN NOT NULL CHECK (end_told IN (0, 1)),
  claims TEXT NOT NULL CHECK (json_valid(claims) AND json_type(claims) = 'array'),
  published DATE CHECK (date(published) IS published),
  recorded_in TEXT NOT NULL REFERENCES run (id),
  withdrawn_in TEXT REFERENCES run (id),
  CHECK ("from" <= "to")
);

CREATE INDEX siege_by_place ON siege (place_id);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
VALUES ('siege', 'features', 'siege', 'Who besieged a place, from one day to another', 4326);

INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
VALUES ('siege', 'geom', 'POINT', 4326, 0, 0);

-- The spatial index, as in 0003.

CREATE VIRTUAL TABLE rtree_siege_geom USING rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_siege_geom_insert AFTER INSERT ON siege
WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_siege_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_siege_geom_update1 AFTER UPDATE OF geom ON siege
WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_siege_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_siege_geom_update2 AFTER UPDATE OF geom ON siege
WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_siege_geom WHERE id = OLD.fid;
END;

CREATE TRIGGER rtree_siege_geom_update3 AFTER UPDATE ON siege
WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_siege_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_siege_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_siege_geom_update4 AFTER UPDATE ON siege
WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_siege_geom WHERE id IN (OLD.fid, NEW.fid);
END;

CREATE TRIGGER rtree_siege_geom_delete AFTER DELETE ON siege
WHEN OLD.geom NOT NULL
BEGIN
  DELETE FROM rtree_siege_geom WHERE id = OLD.fid;
END;

INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
VALUES ('siege', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only');
