-- Times are Unix milliseconds; 0 is "not known".
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS address (
  id        INTEGER PRIMARY KEY,
  url       TEXT NOT NULL UNIQUE,          -- canonical
  fetch     TEXT NOT NULL DEFAULT '',      -- as asked for, where it differs
  site      TEXT NOT NULL,
  host      TEXT NOT NULL,
  kind      INTEGER NOT NULL,
  priority  INTEGER NOT NULL,
  depth     INTEGER NOT NULL,
  hops      INTEGER NOT NULL,
  nth       INTEGER NOT NULL,              -- 2, 3, … for the later pages of a list
  found_on  TEXT NOT NULL,
  state     INTEGER NOT NULL DEFAULT 0,    -- 0 waiting, 1 leased, 2 done
  due       INTEGER NOT NULL,
  lease     INTEGER NOT NULL DEFAULT 0,    -- until when
  run       TEXT NOT NULL DEFAULT '',      -- the last run that finished work on it
  attempts  INTEGER NOT NULL DEFAULT 0,
  interval  INTEGER NOT NULL DEFAULT 0,    -- milliseconds
  outcome   TEXT NOT NULL DEFAULT '',
  status    INTEGER NOT NULL DEFAULT 0,
  reason    TEXT NOT NULL DEFAULT '',
  etag      TEXT NOT NULL DEFAULT '',
  modified  TEXT NOT NULL DEFAULT '',
  digest    TEXT NOT NULL DEFAULT '',
  record    TEXT NOT NULL DEFAULT '',
  fetched   INTEGER NOT NULL DEFAULT 0,
  file      TEXT NOT NULL DEFAULT '',      -- the last answer
  pos       INTEGER NOT NULL DEFAULT 0,
  bytes     INTEGER NOT NULL DEFAULT 0,
  page_file TEXT NOT NULL DEFAULT '',      -- the last answer that was a page
  page_pos  INTEGER NOT NULL DEFAULT 0,
  process   INTEGER NOT NULL DEFAULT 0,    -- 0 nothing to do, 1 waiting, 2 done, 3 set aside
  failures  INTEGER NOT NULL DEFAULT 0     -- of the processor
);
CREATE INDEX IF NOT EXISTS address_next    ON address (site, priority, due, id) WHERE state = 0;
DROP INDEX IF EXISTS address_due; -- of older files: each index is written three times for every page
CREATE INDEX IF NOT EXISTS address_leased  ON address (lease) WHERE state = 1;
CREATE INDEX IF NOT EXISTS address_fetch   ON address (fetch) WHERE fetch <> '';
CREATE INDEX IF NOT EXISTS address_process ON address (page_file, page_pos) WHERE process = 1;
CREATE INDEX IF NOT EXISTS address_run     ON address (run) WHERE run <> '';
CREATE INDEX IF NOT EXISTS address_site    ON address (site);

CREATE TABLE IF NOT EXISTS host (
  name       TEXT PRIMARY KEY,
  not_before INTEGER NOT NULL,
  failures   INTEGER NOT NULL,
  robots     BLOB
) WITHOUT ROWID;
