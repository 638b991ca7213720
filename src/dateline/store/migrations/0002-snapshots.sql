-- Raw input as WARC records; of a report taken down the digest stays. Version 1 had the table and never filled it.
DROP TABLE snapshot;
CREATE TABLE snapshot (
  report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  media  TEXT NOT NULL,
  at     TEXT NOT NULL,
  warc   BLOB
) STRICT;
