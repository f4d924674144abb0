-- The project's tables. Their names, columns, order and types are those of the schema table in `dateline-model`; a test
-- compares the two. Layers and attributes tables bear the types of GeoPackage, which STRICT does not know, so CHECKs
-- keep their values right; tables for this program alone are STRICT and not registered.
--
-- An id of a claim or event may stand in several rows, of which one at most is not withdrawn.

-- A step done to the project; the recorded time of the rows that point to it.
CREATE TABLE run (
  fid INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('init', 'add', 'code', 'merge', 'control', 'gazetteer')),
  started DATETIME NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', started) IS started),
  coder TEXT NOT NULL,
  lexicon_hash TEXT NOT NULL,
  parameters_hash TEXT NOT NULL,
  rows_in INTEGER NOT NULL CHECK (rows_in >= 0),
  rows_out INTEGER NOT NULL CHECK (rows_out >= 0),
  rejected INTEGER NOT NULL CHECK (rejected >= 0)
);

-- A published text, kept as received.
CREATE TABLE report (
  fid INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  doc TEXT NOT NULL,
  title TEXT,
  publisher TEXT,
  author TEXT,
  url TEXT,
  published DATE CHECK (date(published) IS published),
  published_basis TEXT NOT NULL CHECK (published_basis IN ('stated', 'inferred', 'unknown')),
  language TEXT,
  licence TEXT,
  retrieved DATE CHECK (date(retrieved) IS retrieved),
  read_minutes INTEGER CHECK (read_minutes >= 0),
  media_type TEXT NOT NULL,
  file TEXT NOT NULL,
  text TEXT NOT NULL,
  marks TEXT NOT NULL CHECK (json_valid(marks) AND json_type(marks) = 'array'),
  turns TEXT NOT NULL CHECK (json_valid(turns) AND json_type(turns) = 'array'),
  recorded_in TEXT NOT NULL REFERENCES run (id)
);

-- The bytes of a report as received.
CREATE TABLE report_bytes (
  report TEXT NOT NULL UNIQUE REFERENCES report (id),
  bytes BLOB NOT NULL
) STRICT;

-- One thing that one report says.
CREATE TABLE claim (
  fid INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL,
  report TEXT NOT NULL REFERENCES report (id),
  doc TEXT NOT NULL,
  quote TEXT NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" >= 0),
  kind TEXT NOT NULL CHECK (
    kind IN (
      'capture', 'withdraw', 'hold', 'clash', 'attack', 'repel', 'strike', 'bombing', 'casualties', 'siege',
      'siege_lifted', 'route_cut', 'route_opened', 'reinforce', 'displacement', 'agreement', 'statement'
    )
  ),
  "from" DATE CHECK (date("from") IS "from"),
  "to" DATE CHECK (date("to") IS "to"),
  date_bound TEXT NOT NULL CHECK (date_bound IN ('on', 'by', 'since', 'about')),
  places TEXT NOT NULL CHECK (json_valid(places) AND json_type(places) = 'array'),
  place_ids TEXT NOT NULL CHECK (json_valid(place_ids) AND json_type(place_ids) = 'array'),
  place_certainties TEXT NOT NULL CHECK (json_valid(place_certainties) AND json_type(place_certainties) = 'array'),
  "by" TEXT NOT NULL CHECK (json_valid("by") AND json_type("by") = 'array'),
  against TEXT NOT NULL CHECK (json_valid(against) AND json_type(against) = 'array'),
  killed_low INTEGER CHECK (killed_low >= 0),
  killed_high INTEGER CHECK (killed_high >= 0),
  wounded_low INTEGER CHECK (wounded_low >= 0),
  wounded_high INTEGER CHECK (wounded_high >= 0),
  captured_low INTEGER CHECK (captured_low >= 0),
  captured_high INTEGER CHECK (captured_high >= 0),
  displaced_low INTEGER CHECK (displaced_low >= 0),
  displaced_high INTEGER CHECK (displaced_high >= 0),
  said_by TEXT NOT NULL CHECK (json_valid(said_by) AND json_type(said_by) = 'array'),
  stance TEXT NOT NULL CHECK (stance IN ('asserted', 'denied', 'planned')),
  extent TEXT,
  sub_event_type TEXT,
  scope TEXT CHECK (scope IN ('event', 'running_total', 'campaign', 'revision')),
  phase TEXT CHECK (phase IN ('offered', 'agreed', 'in_force', 'violated', 'lapsed', 'carried_out')),
  presence BOOLEAN NOT NULL CHECK (presence IN (0, 1)),
  prediction BOOLEAN NOT NULL CHECK (prediction IN (0, 1)),
  speaker_role TEXT,
  rule TEXT NOT NULL,
  confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  published DATE CHECK (date(published) IS published),
  recorded_in TEXT NOT NULL REFERENCES run (id),
  withdrawn_in TEXT REFERENCES run (id),
  CHECK ("from" <= "to"),
  CHECK (start < "end"),
  CHECK (killed_low <= killed_high),
  CHECK (wounded_low <= wounded_high),
  CHECK (captured_low <= captured_high),
  CHECK (displaced_low <= displaced_high)
);

-- What happened, merged from claims that tell of the same thing.
CREATE TABLE event (
  fid INTEGER PRIMARY KEY NOT NULL,
  geom POINT,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (
    kind IN (
      'capture', 'withdraw', 'hold', 'clash', 'attack', 'repel', 'strike', 'bombing', 'casualties', 'siege',
      'siege_lifted', 'route_cut', 'route_opened', 'reinforce', 'displacement', 'agreement', 'statement'
    )
  ),
  "from" DATE CHECK (date("from") IS "from"),
  "to" DATE CHECK (date("to") IS "to"),
  date_bound TEXT NOT NULL CHECK (date_bound IN ('on', 'by', 'since', 'about')),
  place_id TEXT,
  place TEXT NOT NULL,
  "by" TEXT NOT NULL CHECK (json_valid("by") AND json_type("by") = 'array'),
  against TEXT NOT NULL CHECK (json_valid(against) AND json_type(against) = 'array'),
  killed_low INTEGER CHECK (killed_low >= 0),
  killed_best INTEGER CHECK (killed_best >= 0),
  killed_high INTEGER CHECK (killed_high >= 0),
  wounded_low INTEGER CHECK (wounded_low >= 0),
  wounded_best INTEGER CHECK (wounded_best >= 0),
  wounded_high INTEGER CHECK (wounded_high >= 0),
  captured_low INTEGER CHECK (captured_low >= 0),
  captured_best INTEGER CHECK (captured_best >= 0),
  captured_high INTEGER CHECK (captured_high >= 0),
  displaced_low INTEGER CHECK (displaced_low >= 0),
  displaced_best INTEGER CHECK (displaced_best >= 0),
  displaced_high INTEGER CHECK (displaced_high >= 0),
  asserted INTEGER NOT NULL CHECK (asserted >= 0),
  denied INTEGER NOT NULL CHECK (denied >= 0),
  planned INTEGER NOT NULL CHECK (planned >= 0),
  sources INTEGER NOT NULL CHECK (sources >= 0),
  published DATE CHECK (date(published) IS published),
  recorded_in TEXT NOT NULL REFERENCES run (id),
  withdrawn_in TEXT REFERENCES run (id),
  CHECK ("from" <= "to"),
  CHECK (killed_low <= killed_best AND killed_best <= killed_high),
  CHECK (wounded_low <= wounded_best AND wounded_best <= wounded_high),
  CHECK (captured_low <= captured_best AND captured_best <= captured_high),
  CHECK (displaced_low <= displaced_best AND displaced_best <= displaced_high)
);

-- A claim that tells of an event.
CREATE TABLE member (
  fid INTEGER PRIMARY KEY NOT NULL,
  event TEXT NOT NULL,
  claim TEXT NOT NULL,
  recorded_in TEXT NOT NULL REFERENCES run (id),
  withdrawn_in TEXT REFERENCES run (id)
);

-- An entry of the gazetteer.
CREATE TABLE place (
  fid INTEGER PRIMARY KEY NOT NULL,
  geom POINT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_ar TEXT,
  kind TEXT NOT NULL CHECK (
    kind IN (
      'populated', 'quarter', 'hill', 'base', 'checkpoint', 'crossing', 'site', 'road', 'water', 'region', 'country'
    )
  ),
  names TEXT NOT NULL CHECK (json_valid(names) AND json_type(names) = 'array'),
  part_of TEXT NOT NULL CHECK (json_valid(part_of) AND json_type(part_of) = 'array'),
  country TEXT,
  radius_m DOUBLE,
  basis TEXT NOT NULL,
  recorded_in TEXT NOT NULL REFERENCES run (id)
);

-- A stretch of country; its outline is the hull of its places where no survey gives it.
CREATE TABLE region (
  fid INTEGER PRIMARY KEY NOT NULL,
  geom MULTIPOLYGON,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  places INTEGER NOT NULL CHECK (places >= 0),
  basis TEXT NOT NULL,
  recorded_in TEXT NOT NULL REFERENCES run (id)
);

-- A party under which actors are grouped.
CREATE TABLE side (
  fid INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  recorded_in TEXT NOT NULL REFERENCES run (id)
);

-- An armed group, state or people.
CREATE TABLE actor (
  fid INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL CHECK (json_valid(aliases) AND json_type(aliases) = 'array'),
  memberships TEXT NOT NULL CHECK (json_valid(memberships) AND json_type(memberships) = 'array'),
  recorded_in TEXT NOT NULL REFERENCES run (id)
);

-- How two sides or actors stand to each other.
CREATE TABLE relation (
  fid INTEGER PRIMARY KEY NOT NULL,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('allied', 'cooperating', 'neutral', 'hostile')),
  "from" DATE CHECK (date("from") IS "from"),
  "to" DATE CHECK (date("to") IS "to"),
  region TEXT,
  recorded_in TEXT NOT NULL REFERENCES run (id),
  CHECK ("from" <= "to")
);

-- Someone who says things: a publisher, or an origin that reports name.
CREATE TABLE source (
  fid INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL CHECK (json_valid(aliases) AND json_type(aliases) = 'array'),
  kind TEXT NOT NULL,
  owner TEXT,
  lean TEXT NOT NULL CHECK (json_valid(lean) AND json_type(lean) = 'array'),
  repeats TEXT NOT NULL CHECK (json_valid(repeats) AND json_type(repeats) = 'array'),
  recorded_in TEXT NOT NULL REFERENCES run (id)
);

-- Who held a place, from one day to another.
CREATE TABLE control_interval (
  fid INTEGER PRIMARY KEY NOT NULL,
  geom POINT,
  place_id TEXT NOT NULL,
  place TEXT NOT NULL,
  "from" DATE CHECK (date("from") IS "from"),
  "to" DATE CHECK (date("to") IS "to"),
  holder TEXT NOT NULL,
  side TEXT,
  probability DOUBLE NOT NULL CHECK (probability BETWEEN 0 AND 1),
  basis TEXT NOT NULL CHECK (basis IN ('evidence', 'inferred', 'assumed')),
  parties TEXT NOT NULL CHECK (json_valid(parties) AND json_type(parties) = 'array'),
  claims_for TEXT NOT NULL CHECK (json_valid(claims_for) AND json_type(claims_for) = 'array'),
  claims_against TEXT NOT NULL CHECK (json_valid(claims_against) AND json_type(claims_against) = 'array'),
  published DATE CHECK (date(published) IS published),
  recorded_in TEXT NOT NULL REFERENCES run (id),
  withdrawn_in TEXT REFERENCES run (id),
  CHECK ("from" <= "to")
);

-- An input that was refused, and why.
CREATE TABLE rejected (
  fid INTEGER PRIMARY KEY NOT NULL,
  file TEXT NOT NULL,
  place TEXT NOT NULL,
  reason TEXT NOT NULL,
  content TEXT NOT NULL,
  recorded_in TEXT NOT NULL REFERENCES run (id)
);

-- A file of the packs that the project works with, as it was taken in.
CREATE TABLE lexicon_file (
  name TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL,
  recorded_in TEXT NOT NULL REFERENCES run (id)
) STRICT;

-- Which run coded a report last.
CREATE TABLE coded (
  report TEXT NOT NULL UNIQUE REFERENCES report (id),
  coder TEXT NOT NULL,
  lexicon_hash TEXT NOT NULL,
  recorded_in TEXT NOT NULL REFERENCES run (id)
) STRICT;

-- Of the rows of one id, one at most stands. The second term is always the same; it is there because GDAL takes a unique
-- index on one column alone, even a partial one, for a rule that holds for all rows.
CREATE UNIQUE INDEX claim_standing ON claim (id, ifnull(withdrawn_in, '')) WHERE withdrawn_in IS NULL;
CREATE INDEX claim_by_id ON claim (id);
CREATE INDEX claim_by_report ON claim (report);
CREATE UNIQUE INDEX event_standing ON event (id, ifnull(withdrawn_in, '')) WHERE withdrawn_in IS NULL;
CREATE INDEX event_by_id ON event (id);
CREATE UNIQUE INDEX member_standing ON member (event, claim) WHERE withdrawn_in IS NULL;
CREATE INDEX member_by_claim ON member (claim);
CREATE INDEX control_interval_by_place ON control_interval (place_id);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
VALUES
  ('run', 'attributes', 'run', 'A step done to the project; the recorded time of the rows that point to it', NULL),
  ('report', 'attributes', 'report', 'A published text, kept as received', NULL),
  ('claim', 'attributes', 'claim', 'One thing that one report says', NULL),
  ('event', 'features', 'event', 'What happened, merged from claims that tell of the same thing', 4326),
  ('member', 'attributes', 'member', 'A claim that tells of an event', NULL),
  ('place', 'features', 'place', 'An entry of the gazetteer', 4326),
  ('region', 'features', 'region', 'A stretch of country; its outline is the hull of its places where no survey gives it', 4326),
  ('side', 'attributes', 'side', 'A party under which actors are grouped', NULL),
  ('actor', 'attributes', 'actor', 'An armed group, state or people', NULL),
  ('relation', 'attributes', 'relation', 'How two sides or actors stand to each other', NULL),
  ('source', 'attributes', 'source', 'Someone who says things: a publisher, or an origin that reports name', NULL),
  ('control_interval', 'features', 'control_interval', 'Who held a place, from one day to another', 4326),
  ('rejected', 'attributes', 'rejected', 'An input that was refused, and why', NULL);

INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
VALUES
  ('event', 'geom', 'POINT', 4326, 0, 0),
  ('place', 'geom', 'POINT', 4326, 0, 0),
  ('region', 'geom', 'MULTIPOLYGON', 4326, 0, 0),
  ('control_interval', 'geom', 'POINT', 4326, 0, 0);
