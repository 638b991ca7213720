-- Raw input as WARC records; of a report taken down the digest stays. Version 1 had the table and never filled it.
DROP TABLE snapshot;
CREATE TABLE snapshot (
  report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  media  TEXT NOT NULL,
  at     TEXT NOT NULL,
  warc   BLOB
) STRICT;

-- Sketches and the names of blocks are made otherwise: what was kept before meets nothing that is added now. It
-- counts as read by nobody, so that `add --reread` makes all of it anew (store.reports.unread).
UPDATE report SET made = '';
