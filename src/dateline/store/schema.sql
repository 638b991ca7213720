-- A casebook: reports, what each says, and how their events hang together. One SQLite file.
-- PRAGMA application_id marks it; PRAGMA user_version counts the migrations that made it.
-- Texts and bodies are masked (casebook/masking). Names of private persons stand in `private`, in `machine` (the
-- record as it was read) and in `snapshot` (raw input, where it is kept) alone; these are closed to queries. So is what
-- linking compares (`setting`, `block`, event.sketch), where each word of such a name is a digest.

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- One row a text as one outlet published it. `identity`: a digest of the canonical URL, else of publisher and the caller's id;
-- a new text under the same identity is a new version. `known` is the day from which the casebook counts
-- it as known (published, else added).
CREATE TABLE report (
  id        INTEGER PRIMARY KEY,
  key       TEXT NOT NULL UNIQUE,
  identity  TEXT NOT NULL,
  caller_id TEXT NOT NULL,
  publisher TEXT,
  url       TEXT,
  title     TEXT,
  published TEXT,
  known     TEXT NOT NULL,
  language  TEXT NOT NULL,
  sha256    TEXT NOT NULL,
  made      TEXT NOT NULL,             -- digest of `made`: what read it
  dated     TEXT NOT NULL,             -- updated, else published, else '': says which version is the later
  copy_of   INTEGER REFERENCES report (id) ON DELETE SET NULL,
  latest    INTEGER NOT NULL,          -- 0: a later version of the same article is kept
  removed   TEXT,                      -- taken down: when; its text, names and items are gone
  added     TEXT NOT NULL,
  body      TEXT NOT NULL,             -- the report without its text, and `made`, as JSON
  UNIQUE (identity, sha256)
) STRICT;
CREATE INDEX report_by_sha ON report (sha256);
CREATE INDEX report_by_identity ON report (identity, dated, id);
CREATE INDEX report_by_caller ON report (caller_id);
CREATE INDEX report_by_publisher ON report (publisher, published);
CREATE INDEX report_by_added ON report (added);
CREATE INDEX report_older ON report (id) WHERE latest = 0;
CREATE INDEX report_by_copy ON report (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE text (report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE, title TEXT, text TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE text_index USING fts5 (title, text, content = 'text', content_rowid = 'report', tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER text_added AFTER INSERT ON text BEGIN
  INSERT INTO text_index (rowid, title, text) VALUES (new.report, new.title, new.text);
END;
CREATE TRIGGER text_removed AFTER DELETE ON text BEGIN
  INSERT INTO text_index (text_index, rowid, title, text) VALUES ('delete', old.report, old.title, old.text);
END;
CREATE TRIGGER text_changed AFTER UPDATE ON text BEGIN
  INSERT INTO text_index (text_index, rowid, title, text) VALUES ('delete', old.report, old.title, old.text);
  INSERT INTO text_index (rowid, title, text) VALUES (new.report, new.title, new.text);
END;

-- Near-copies meet in a band of their signatures.
CREATE TABLE band (band INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE, PRIMARY KEY (band, report)) STRICT, WITHOUT ROWID;
CREATE INDEX band_by_report ON band (report);
CREATE TABLE signature (report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE, value BLOB NOT NULL) STRICT;

-- The record as the machine read it (deflated JSON). What follows is made from it and from people's judgements.
CREATE TABLE machine (report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE, body BLOB NOT NULL) STRICT;

-- What linking knows of the report around its events (casebook.sketch.Setting), once for all of them.
CREATE TABLE setting (report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE, body TEXT NOT NULL) STRICT;

-- What is found in a report: one row an item, `body` as the record has it (JSON).
CREATE TABLE event (
  id       INTEGER PRIMARY KEY,
  report   INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  item     TEXT NOT NULL,
  type     TEXT NOT NULL,
  mode     TEXT,
  status   TEXT NOT NULL,
  since    TEXT,                       -- first and last day of its time
  until    TEXT,
  country  TEXT,
  admin1   TEXT,
  place    TEXT,
  score    REAL NOT NULL,
  known    TEXT NOT NULL,
  incident TEXT REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  body     TEXT NOT NULL,
  view     TEXT NOT NULL,              -- casebook.view.EventView: the event with its references resolved
  sketch   TEXT,                       -- casebook.sketch.Sketch without its setting; null: not linked
  UNIQUE (report, item)
) STRICT;
CREATE INDEX event_by_type ON event (type, since, id, until);
CREATE INDEX event_by_country ON event (country, type, since, id, until);
CREATE INDEX event_by_since ON event (since, id, until);
CREATE INDEX event_by_country_day ON event (country, since, id, until);
CREATE INDEX event_by_status ON event (status, since, id, until);
CREATE INDEX event_by_mode ON event (mode, since, id, until) WHERE mode IS NOT NULL;
CREATE INDEX event_by_place ON event (place, since, id, until);
CREATE INDEX event_by_incident ON event (incident);
CREATE INDEX event_by_month ON event (substr(since, 1, 7), type);

CREATE TABLE party (
  event   INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  role    TEXT NOT NULL,               -- actor | recipient
  name    TEXT NOT NULL,               -- as it is written
  folded  TEXT NOT NULL,               -- in lower case
  country TEXT,
  sector  TEXT
) STRICT;
CREATE INDEX party_by_event ON party (event);
CREATE INDEX party_by_name ON party (folded, event);
CREATE INDEX party_by_country ON party (country, event);

CREATE TABLE claim (
  id      INTEGER PRIMARY KEY,
  report  INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  item    TEXT NOT NULL,
  act     TEXT NOT NULL,
  kind    TEXT NOT NULL,
  holder  TEXT,                        -- the speaker's name, else the words of the source
  folded  TEXT,
  country TEXT,
  said    TEXT,                        -- day
  known   TEXT NOT NULL,
  score   REAL NOT NULL,
  body    TEXT NOT NULL,
  UNIQUE (report, item)
) STRICT;
CREATE INDEX claim_by_holder ON claim (folded, said, id);
CREATE INDEX claim_by_act ON claim (act, said, id);
CREATE INDEX claim_by_said ON claim (said, id);
CREATE INDEX claim_by_country ON claim (country, said, id);

CREATE TABLE figure (
  id       INTEGER PRIMARY KEY,
  report   INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  item     TEXT NOT NULL,
  measure  TEXT NOT NULL,
  value    REAL,
  low      REAL,
  high     REAL,
  country  TEXT,
  place    TEXT,
  since    TEXT,                       -- window, else the event's time, else the figure's
  until    TEXT,
  holder   TEXT,
  folded   TEXT,
  said     TEXT,
  published TEXT,
  event    TEXT,
  known    TEXT NOT NULL,
  score    REAL NOT NULL,
  body     TEXT NOT NULL,
  loose    TEXT,                       -- casebook.view.FigureView where no event of its report carries it
  UNIQUE (report, item)
) STRICT;
CREATE INDEX figure_by_size ON figure (measure, coalesce(value, low), published);
CREATE INDEX figure_by_measure ON figure (measure, said, id);
CREATE INDEX figure_by_country ON figure (country, measure, said, id);
CREATE INDEX figure_by_said ON figure (said, id);
CREATE INDEX figure_by_holder ON figure (folded, said, id);
CREATE INDEX figure_by_country_day ON figure (country, said, id);
CREATE INDEX figure_by_place ON figure (place, said, id);

-- Which figures the view of an event carries.
CREATE TABLE carried (
  event  INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  figure INTEGER NOT NULL REFERENCES figure (id) ON DELETE CASCADE,
  PRIMARY KEY (figure, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX carried_by_event ON carried (event);

CREATE TABLE actor (
  id       INTEGER PRIMARY KEY,
  report   INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  item     TEXT NOT NULL,
  name     TEXT NOT NULL,
  folded   TEXT NOT NULL,
  kind     TEXT NOT NULL,
  country  TEXT,
  sector   TEXT,
  register TEXT,
  mentions INTEGER NOT NULL,
  known    TEXT NOT NULL,
  body     TEXT NOT NULL,
  UNIQUE (report, item)
) STRICT;
CREATE INDEX actor_by_name ON actor (folded, id);
CREATE INDEX actor_by_country ON actor (country, folded, report);
CREATE INDEX actor_tally ON actor (folded, country, report);
CREATE INDEX actor_by_register ON actor (register) WHERE register IS NOT NULL;

CREATE TABLE place (
  id        INTEGER PRIMARY KEY,
  report    INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  item      TEXT NOT NULL,
  name      TEXT NOT NULL,
  folded    TEXT NOT NULL,
  country   TEXT,
  admin1    TEXT,
  feature   TEXT NOT NULL,
  geonameid INTEGER,
  known     TEXT NOT NULL,
  body      TEXT NOT NULL,
  UNIQUE (report, item)
) STRICT;
CREATE INDEX place_by_name ON place (folded, id);
CREATE INDEX place_by_country ON place (country, folded, report);
CREATE INDEX place_tally ON place (folded, country, report);

-- The names of all parties, holders and places once, so that a part of a name finds them.
CREATE TABLE name (id INTEGER PRIMARY KEY, folded TEXT NOT NULL UNIQUE) STRICT;
CREATE VIRTUAL TABLE name_index USING fts5 (folded, content = 'name', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER name_added AFTER INSERT ON name BEGIN
  INSERT INTO name_index (rowid, folded) VALUES (new.id, new.folded);
END;
CREATE TRIGGER name_removed AFTER DELETE ON name BEGIN
  INSERT INTO name_index (name_index, rowid, folded) VALUES ('delete', old.id, old.folded);
END;
CREATE TRIGGER party_named AFTER INSERT ON party BEGIN INSERT OR IGNORE INTO name (folded) VALUES (new.folded); END;
CREATE TRIGGER actor_named AFTER INSERT ON actor BEGIN INSERT OR IGNORE INTO name (folded) VALUES (new.folded); END;
CREATE TRIGGER place_named AFTER INSERT ON place BEGIN INSERT OR IGNORE INTO name (folded) VALUES (new.folded); END;
CREATE TRIGGER holder_named AFTER INSERT ON claim WHEN new.folded IS NOT NULL BEGIN INSERT OR IGNORE INTO name (folded) VALUES (new.folded); END;
-- A name that nothing bears any more goes with the last that bore it (takedown).
CREATE VIEW borne (folded) AS SELECT folded FROM party UNION ALL SELECT folded FROM actor UNION ALL SELECT folded FROM place UNION ALL SELECT folded FROM claim;
CREATE TRIGGER party_gone AFTER DELETE ON party BEGIN DELETE FROM name WHERE folded = old.folded AND NOT EXISTS (SELECT 1 FROM borne WHERE borne.folded = old.folded); END;
CREATE TRIGGER actor_gone AFTER DELETE ON actor BEGIN DELETE FROM name WHERE folded = old.folded AND NOT EXISTS (SELECT 1 FROM borne WHERE borne.folded = old.folded); END;
CREATE TRIGGER place_gone AFTER DELETE ON place BEGIN DELETE FROM name WHERE folded = old.folded AND NOT EXISTS (SELECT 1 FROM borne WHERE borne.folded = old.folded); END;
CREATE TRIGGER holder_gone AFTER DELETE ON claim BEGIN DELETE FROM name WHERE folded = old.folded AND NOT EXISTS (SELECT 1 FROM borne WHERE borne.folded = old.folded); END;

-- Times, frames and links: only ever read with their report.
CREATE TABLE other_item (
  report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  kind   TEXT NOT NULL,
  place  INTEGER NOT NULL,             -- its number in the record
  body   TEXT NOT NULL,
  PRIMARY KEY (report, kind, place)
) STRICT, WITHOUT ROWID;

-- Names of private persons, apart from everything that is shown. Offsets are into the masked text.
CREATE TABLE private (
  id        INTEGER PRIMARY KEY,
  report    INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  body      TEXT NOT NULL              -- casebook.masking.PrivateName
) STRICT;
CREATE INDEX private_by_report ON private (report);

-- Linking: where candidates meet, and what comparing two events gave. `name` and `rank` are hashes of 63
-- bits; the events of lowest `rank` are a block's hubs (casebook/blocking), those of the highest number never.
CREATE TABLE block (
  name  INTEGER NOT NULL,
  rank  INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  PRIMARY KEY (name, rank, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_by_event ON block (event);
CREATE TABLE pair (
  one     INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  other   INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  score   REAL NOT NULL,
  reasons TEXT NOT NULL,               -- JSON: a list of words
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_by_other ON pair (other);

CREATE TABLE incident (
  id           TEXT NOT NULL PRIMARY KEY,
  type         TEXT NOT NULL,
  mode         TEXT,
  title        TEXT NOT NULL,
  status       TEXT NOT NULL,
  disputed     INTEGER NOT NULL,
  since        TEXT,
  until        TEXT,
  country      TEXT,
  place        TEXT,
  independent  INTEGER NOT NULL,
  reports      INTEGER NOT NULL,
  first_seen   TEXT NOT NULL,
  last_changed TEXT NOT NULL,
  body         TEXT NOT NULL
) STRICT;
CREATE INDEX incident_by_type ON incident (type, since, id, until);
CREATE INDEX incident_by_country ON incident (country, type, since, id, until);
CREATE INDEX incident_by_since ON incident (since, id, until);
CREATE INDEX incident_by_status ON incident (status, since, id, until);
CREATE INDEX incident_by_change ON incident (last_changed, id);
CREATE INDEX incident_by_country_day ON incident (country, since, id, until);
CREATE INDEX incident_by_mode ON incident (mode, since, id, until) WHERE mode IS NOT NULL;
CREATE INDEX incident_by_place ON incident (place, since, id, until);
CREATE INDEX incident_disputed ON incident (since, id) WHERE disputed;
-- Where an incident went that was merged into another or split.
CREATE TABLE forwarding (old TEXT PRIMARY KEY, new TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- People's decisions, keyed to text, kind and span; never deleted, only withdrawn.
CREATE TABLE judgement (
  id        TEXT PRIMARY KEY,
  at        TEXT NOT NULL,
  by        TEXT NOT NULL,
  sha256    TEXT NOT NULL,
  kind      TEXT NOT NULL,
  start     INTEGER NOT NULL,
  "end"     INTEGER NOT NULL,
  other     TEXT,                      -- SHA-256 of the second text of same and different
  withdrawn TEXT,                      -- when, and by whom
  body      TEXT NOT NULL              -- casebook.judgement.Judgement
) STRICT, WITHOUT ROWID;
CREATE INDEX judgement_by_text ON judgement (sha256);
CREATE INDEX judgement_by_other ON judgement (other) WHERE other IS NOT NULL;
-- Events that people said are the same or different; made of the judgements that stand.
CREATE TABLE bond (
  one       INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  other     INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  same      INTEGER NOT NULL,
  at        TEXT NOT NULL,
  judgement TEXT NOT NULL REFERENCES judgement (id),
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX bond_by_other ON bond (other);

-- What was done, ids and hashes only, each row sealed with the one before.
CREATE TABLE log (
  id     INTEGER PRIMARY KEY,
  at     TEXT NOT NULL,
  did    TEXT NOT NULL,                -- added | versioned | captured | judged | withdrew | revealed | exported | removed | reread | migrated
  what   TEXT NOT NULL,                -- JSON: ids and hashes
  before TEXT NOT NULL,                -- SHA-256 of the row before
  sha256 TEXT NOT NULL
) STRICT;
CREATE TRIGGER log_stands BEFORE UPDATE ON log BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN SELECT raise(ABORT, 'the log is append-only'); END;

-- Raw input kept on request (--snapshot): the SHA-256 of the bytes, what they are, when they were read, and
-- WARC records, each a gzip member, the first of which holds the bytes. Taken down: the records are gone.
CREATE TABLE snapshot (
  report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  media  TEXT NOT NULL,
  at     TEXT NOT NULL,
  warc   BLOB
) STRICT;
