-- The spatial indexes, as the extension "RTree Spatial Indexes" of GeoPackage 1.3 prescribes them (OGC 12-128r17, annex
-- F.3): one R-tree for each layer, and the triggers that keep it, whoever writes. An upsert (INSERT … ON CONFLICT DO
-- UPDATE) that changes a geometry fails in `update1`; nothing here writes a layer so.

CREATE VIRTUAL TABLE rtree_event_geom USING rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_event_geom_insert AFTER INSERT ON event
WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_event_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_event_geom_update1 AFTER UPDATE OF geom ON event
WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_event_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_event_geom_update2 AFTER UPDATE OF geom ON event
WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_event_geom WHERE id = OLD.fid;
END;

CREATE TRIGGER rtree_event_geom_update3 AFTER UPDATE ON event
WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_event_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_event_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_event_geom_update4 AFTER UPDATE ON event
WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_event_geom WHERE id IN (OLD.fid, NEW.fid);
END;

CREATE TRIGGER rtree_event_geom_delete AFTER DELETE ON event
WHEN OLD.geom NOT NULL
BEGIN
  DELETE FROM rtree_event_geom WHERE id = OLD.fid;
END;

CREATE VIRTUAL TABLE rtree_place_geom USING rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_place_geom_insert AFTER INSERT ON place
WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_place_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_place_geom_update1 AFTER UPDATE OF geom ON place
WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_place_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_place_geom_update2 AFTER UPDATE OF geom ON place
WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_place_geom WHERE id = OLD.fid;
END;

CREATE TRIGGER rtree_place_geom_update3 AFTER UPDATE ON place
WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_place_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_place_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_place_geom_update4 AFTER UPDATE ON place
WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_place_geom WHERE id IN (OLD.fid, NEW.fid);
END;

CREATE TRIGGER rtree_place_geom_delete AFTER DELETE ON place
WHEN OLD.geom NOT NULL
BEGIN
  DELETE FROM rtree_place_geom WHERE id = OLD.fid;
END;

CREATE VIRTUAL TABLE rtree_region_geom USING rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_region_geom_insert AFTER INSERT ON region
WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_region_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_region_geom_update1 AFTER UPDATE OF geom ON region
WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_region_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_region_geom_update2 AFTER UPDATE OF geom ON region
WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_region_geom WHERE id = OLD.fid;
END;

CREATE TRIGGER rtree_region_geom_update3 AFTER UPDATE ON region
WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_region_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_region_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_region_geom_update4 AFTER UPDATE ON region
WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_region_geom WHERE id IN (OLD.fid, NEW.fid);
END;

CREATE TRIGGER rtree_region_geom_delete AFTER DELETE ON region
WHEN OLD.geom NOT NULL
BEGIN
  DELETE FROM rtree_region_geom WHERE id = OLD.fid;
END;

CREATE VIRTUAL TABLE rtree_control_interval_geom USING rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_control_interval_geom_insert AFTER INSERT ON control_interval
WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_control_interval_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_control_interval_geom_update1 AFTER UPDATE OF geom ON control_interval
WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_control_interval_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_control_interval_geom_update2 AFTER UPDATE OF geom ON control_interval
WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_control_interval_geom WHERE id = OLD.fid;
END;

CREATE TRIGGER rtree_control_interval_geom_update3 AFTER UPDATE ON control_interval
WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_control_interval_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_control_interval_geom VALUES (
    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
  );
END;

CREATE TRIGGER rtree_control_interval_geom_update4 AFTER UPDATE ON control_interval
WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_control_interval_geom WHERE id IN (OLD.fid, NEW.fid);
END;

CREATE TRIGGER rtree_control_interval_geom_delete AFTER DELETE ON control_interval
WHEN OLD.geom NOT NULL
BEGIN
  DELETE FROM rtree_control_interval_geom WHERE id = OLD.fid;
END;

INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
VALUES
  ('event', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only'),
  ('place', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only'),
  ('region', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only'),
  ('control_interval', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only');
