-- Where people, arms and roads come from and lead to, what a displacement counts, and why people left. SQLite cannot put a
-- column among others, so the table is made anew with the rows it had.

CREATE TABLE claim_new (
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
  from_place TEXT,
  from_place_id TEXT,
  from_place_certainty DOUBLE CHECK (from_place_certainty BETWEEN 0 AND 1),
  to_place TEXT,
  to_place_id TEXT,
  to_place_certainty DOUBLE CHECK (to_place_certainty BETWEEN 0 AND 1),
  count_unit TEXT CHECK (count_unit IN ('people', 'families')),
  families_low INTEGER CHECK (families_low >= 0),
  families_high INTEGER CHECK (families_high >= 0),
  cause TEXT,
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
  CHECK (displaced_low <= displaced_high),
  CHECK (families_low <= families_high)
);

INSERT INTO claim_new (
  fid, id, report, doc, quote, start, "end", kind, "from", "to", date_bound, places, place_ids,
  place_certainties, "by", against, killed_low, killed_high, wounded_low, wounded_high, captured_low,
  captured_high, displaced_low, displaced_high, said_by, stance, extent, sub_event_type, scope, phase,
  presence, prediction, speaker_role, rule, confidence, published, recorded_in, withdrawn_in
)
SELECT
  fid, id, report, doc, quote, start, "end", kind, "from", "to", date_bound, places, place_ids,
  place_certainties, "by", against, killed_low, killed_high, wounded_low, wounded_high, captured_low,
  captured_high, displaced_low, displaced_high, said_by, stance, extent, sub_event_type, scope, phase,
  presence, prediction, speaker_role, rule, confidence, published, recorded_in, withdrawn_in
FROM claim;

DROP TABLE claim;
ALTER TABLE claim_new RENAME TO claim;

CREATE UNIQUE INDEX claim_standing ON claim (id, ifnull(withdrawn_in, '')) WHERE withdrawn_in IS NULL;
CREATE INDEX claim_by_id ON claim (id);
CREATE INDEX claim_by_report ON claim (report);
