// Package store keeps articles and the facts found in them in one SQLite file, which analysts also open with their own tools.
//
//	schema.go    every table, view and column with its description: creates the database and is its data dictionary
//	store.go     opening, versions, migrations
//	write.go     a transaction and its statements
//	article.go   putting an article with its facts, reading both back
//	head.go      what lists show of articles, many at once
//	fact.go      the columns of facts, written and read
//	query.go     rows of any table under conditions
//	filter.go    conditions as people write them
//	near.go      near-duplicates: the same story elsewhere
//	change.go    the order of changes, for what is derived from the store
//	copy.go      rows into a SQLite file of their own
//	compare.go   one indicator across articles: contradictions, pivots
//	generic.go   names that leave open which organisation they mean
//	watch.go     saved searches and what they matched
//	facts.go     the interface that other engines must meet; storetest holds its conformance test
//
// The store is derived from the archive and can be rebuilt. It leaves searching in text to package search, and formats to package export.
package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	sqlitelib "modernc.org/sqlite/lib"

	"baotinh/extract/viet"
)

// Store is the SQLite implementation of Facts. It is safe for concurrent use; writes queue up behind each other.
type Store struct {
	path  string
	write *sql.DB // one connection, so that writers wait in Go instead of failing in SQLite
	read  *sql.DB
	id    string
	kept  statements
	ready map[string]*sql.Stmt // the statements of the reading side that searches run, by their text
}

func init() {
	// fold(x) compares text without regard to case, marks and tone placement; only queries use it, so the file opens anywhere.
	sqlite.MustRegisterDeterministicScalarFunction("fold", 1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		switch s := args[0].(type) {
		case string:
			return Fold(s), nil
		default:
			return s, nil
		}
	})
}

func init() {
	sqlite.MustRegisterDeterministicScalarFunction("specific", 1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		name, _ := args[0].(string)
		if specific(name) {
			return int64(1), nil
		}
		return int64(0), nil
	})
}

// Fold is the form under which names are compared: tone placement, case and marks do not count.
func Fold(s string) string { return viet.Fold(viet.Key(s)) }

// Open opens the store in the file path, creating or migrating it.
func Open(path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("index/store: %w (choose another folder with --data)", err)
	}
	return open(path, false)
}

// OpenReadOnly opens an existing store for reading.
func OpenReadOnly(path string) (*Store, error) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("index/store: %s: no store here yet (fill it with baotinh run, or name another folder with --data)", path)
	}
	return open(path, true)
}

func open(path string, readOnly bool) (*Store, error) {
	s := &Store{path: path}
	dsn := func(extra string) string {
		return "file:" + (&url.URL{Path: path}).EscapedPath() + "?_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)&_txlock=immediate" + extra
	}
	if !readOnly {
		// The keys of near-duplicates lie all over their index, so that an article changes some 25 pages of it: SQLite's own checkpoint after
		// 4 MB would write them back, and wait for the disk, every 40 articles; 64 MB let pages meet.
		db, err := sql.Open("sqlite", dsn("&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=wal_autocheckpoint(16384)&_pragma=cache_size(-65536)&_pragma=mmap_size(1073741824)"))
		if err != nil {
			return nil, fmt.Errorf("index/store: %s: %w", path, err)
		}
		db.SetMaxOpenConns(1)
		s.write = db
		if err := migrate(db, path); err != nil {
			db.Close()
			return nil, err
		}
	}
	// SQLite maps at most so much of a file; what lies behind costs a call of the system for each page.
	db, err := sql.Open("sqlite", dsn("&_pragma=query_only(1)&_pragma=mmap_size(2147418112)&_pragma=cache_size(-16384)"))
	if err != nil {
		s.Close()
		return nil, fmt.Errorf("index/store: %s: %w", path, err)
	}
	db.SetMaxOpenConns(8)
	s.read = db
	if readOnly {
		v, err := version(db, path)
		if err == nil && v != schemaVersion {
			err = &VersionError{path, v}
		}
		if err != nil {
			s.Close()
			return nil, err
		}
	}
	if err := db.QueryRow("SELECT id FROM origin").Scan(&s.id); err != nil {
		s.Close()
		return nil, fmt.Errorf("index/store: %s: the store has no id: %w (move it away; it is rebuilt with baotinh reextract)", path, err)
	}
	s.ready = map[string]*sql.Stmt{}
	for _, text := range []string{selectArticles, selectText, selectTexts[Whole], selectTexts[Body], selectHeads, selectHeadsWithTexts, selectStories, selectCited, existsCitation} {
		if s.ready[text], err = db.Prepare(text); err != nil {
			s.Close()
			return nil, fmt.Errorf("index/store: %s: %w", path, err)
		}
	}
	return s, nil
}

// Verify reads the whole file and says what is wrong with it, nil if nothing is.
func (s *Store) Verify(ctx context.Context) error {
	var says string
	err := s.read.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&says)
	if err == nil && says != "ok" {
		err = errors.New(says)
	}
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("index/store: %s: damaged: %w (move it away; it is rebuilt with baotinh reextract)", s.path, err)
	}
	return err
}

// Close releases the file.
func (s *Store) Close() error {
	errs := []error{s.kept.close()}
	for _, stmt := range s.ready {
		if stmt != nil {
			errs = append(errs, stmt.Close())
		}
	}
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

// Sync makes everything written so far survive a power cut. A kill of the process loses nothing without it.
func (s *Store) Sync() error {
	// SQLite itself waits for the disk only when it moves the log into the file, which it does safely. No locks lie on the log.
	f, err := os.OpenFile(s.path+"-wal", os.O_RDWR, 0)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = errors.Join(f.Sync(), f.Close())
	}
	if err != nil {
		return fmt.Errorf("index/store: %s: %w", s.path, err)
	}
	return nil
}

// ID implements Facts.
func (s *Store) ID() string { return s.id }

// Path is the file of the store.
func (s *Store) Path() string { return s.path }

func version(db *sql.DB, path string) (int, error) {
	var v int
	if err := db.QueryRow("PRAGMA user_version").Scan(&v); err != nil {
		return 0, fmt.Errorf("index/store: %s: not a readable store: %w (%s)", path, err, remedy(err))
	}
	return v, nil
}

// remedy says what helps against a store that cannot be read. Moving a sound one away would not.
func remedy(err error) string {
	failed, ok := errors.AsType[*sqlite.Error](err)
	if ok {
		switch failed.Code() & 0xff { // without what SQLite adds to it
		case sqlitelib.SQLITE_PERM, sqlitelib.SQLITE_READONLY, sqlitelib.SQLITE_CANTOPEN:
			return "make the file and its folder writable, since SQLite keeps files beside it even for reading; or copy the folder to where they are"
		case sqlitelib.SQLITE_BUSY, sqlitelib.SQLITE_LOCKED:
			return "another process has it; try again"
		}
	}
	return "move it away; it is rebuilt with baotinh reextract"
}

// VersionError says that a program of another age made the store.
type VersionError struct {
	Path string
	Have int
}

func (e *VersionError) Error() string {
	if e.Newer() {
		return fmt.Sprintf("index/store: %s: schema version %d is newer than this program's %d (install a newer baotinh, or name another folder with --data)", e.Path, e.Have, schemaVersion)
	}
	return fmt.Sprintf("index/store: %s: schema version %d is older than this program's %d (run baotinh search once, or any writing command, in a folder that may be written; that migrates it)", e.Path, e.Have, schemaVersion)
}

// Newer tells a store that this program cannot migrate.
func (e *VersionError) Newer() bool { return e.Have > schemaVersion }

// nameStore gives a store its id.
const nameStore = "INSERT INTO origin VALUES (lower(hex(randomblob(16))))"

// migrations holds for each version what leads to it from the one before; version 1 is created, not migrated to. Views are made anew behind
// them, so that steps speak of tables only.
var migrations = map[int]func(ctx context.Context, tx *sql.Tx) error{
	2: func(ctx context.Context, tx *sql.Tx) error { // near-duplicates
		_, err := tx.ExecContext(ctx, `
			ALTER TABLE articles ADD COLUMN story TEXT NOT NULL DEFAULT '';
			UPDATE articles SET story = id;
			CREATE INDEX articles_story ON articles(story);
			CREATE TABLE near_duplicates (article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE, other_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
				shared REAL NOT NULL, contained REAL NOT NULL, PRIMARY KEY (article_id, other_id)) WITHOUT ROWID;
			CREATE INDEX near_duplicates_other ON near_duplicates(other_id);
			CREATE TABLE near_keys (article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE, key INTEGER NOT NULL, PRIMARY KEY (article_id, key)) WITHOUT ROWID;
			CREATE INDEX near_keys_key ON near_keys(key);`)
		if err != nil {
			return err
		}
		return relinkAll(ctx, newWriter(tx, nil))
	},
	3: func(ctx context.Context, tx *sql.Tx) error { // what was matched before counts as told
		_, err := tx.ExecContext(ctx, "ALTER TABLE watch_hits ADD COLUMN told INTEGER NOT NULL DEFAULT 1")
		return err
	},
	4: func(ctx context.Context, tx *sql.Tx) error { // where a figure stands in a table, which reextract fills in
		_, err := tx.ExecContext(ctx, `ALTER TABLE figures ADD COLUMN cell_table TEXT; ALTER TABLE figures ADD COLUMN cell_row TEXT; ALTER TABLE figures ADD COLUMN cell_column TEXT`)
		return err
	},
	5: func(ctx context.Context, tx *sql.Tx) error { // what tells the store from others
		_, err := tx.ExecContext(ctx, "CREATE TABLE origin (id TEXT NOT NULL);"+nameStore)
		return err
	},
	6:  func(context.Context, *sql.Tx) error { return nil }, // the view citation_counts
	7:  func(context.Context, *sql.Tx) error { return nil }, // reads an index
	8:  func(context.Context, *sql.Tx) error { return nil }, // statements name the index figures_value
	9:  func(context.Context, *sql.Tx) error { return nil }, // and figures_unit
	10: func(context.Context, *sql.Tx) error { return nil }, // and figures_subject
	11: func(context.Context, *sql.Tx) error { return nil }, // the view newspapers has the province of the 63
}

// migrate brings the database to schemaVersion, and its indexes to those of the dictionary, in one transaction.
func migrate(db *sql.DB, path string) error {
	ctx := context.Background()
	v, err := version(db, path)
	if err != nil {
		return err
	}
	if v == schemaVersion {
		if stale, err := staleIndexes(ctx, db); err != nil || len(stale) == 0 {
			return inStore(path, err)
		}
	}
	if v > schemaVersion {
		return &VersionError{path, v}
	}
	tx, err := db.Begin()
	if err != nil {
		return fmt.Errorf("index/store: %s: %w", path, err)
	}
	defer tx.Rollback()
	// Another process may have migrated while this one waited for the lock.
	if err := tx.QueryRow("PRAGMA user_version").Scan(&v); err != nil {
		return inStore(path, err)
	}
	switch {
	case v > schemaVersion:
		return &VersionError{path, v}
	case v == 0:
		var n int
		if err := tx.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(&n); err != nil {
			return inStore(path, err)
		}
		if n > 0 {
			return fmt.Errorf("index/store: %s: a SQLite file, but not a store of baotinh (name another folder with --data)", path)
		}
		if _, err := tx.Exec(createSchema() + nameStore); err != nil {
			return inStore(path, err)
		}
	case v < schemaVersion:
		for ; v < schemaVersion; v++ {
			if err := migrations[v+1](ctx, tx); err != nil {
				return fmt.Errorf("index/store: %s: migration to version %d: %w", path, v+1, err)
			}
		}
		if err := renewViews(ctx, tx); err != nil {
			return fmt.Errorf("index/store: %s: migration to version %d: %w", path, v, err)
		}
	}
	if err := renewIndexes(ctx, tx); err != nil {
		return inStore(path, err)
	}
	if _, err := tx.Exec(fmt.Sprintf("PRAGMA user_version = %d", schemaVersion)); err != nil {
		return inStore(path, err)
	}
	return inStore(path, tx.Commit())
}

// inStore names the file that a failure is about.
func inStore(path string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("index/store: %s: %w", path, err)
}

// renewViews drops the views that are there and makes those of the dictionary.
func renewViews(ctx context.Context, tx *sql.Tx) error {
	views, err := newWriter(tx, nil).column(ctx, "SELECT name FROM sqlite_schema WHERE type = 'view'")
	for _, name := range views {
		if err == nil {
			_, err = tx.ExecContext(ctx, fmt.Sprintf("DROP VIEW %q", name))
		}
	}
	for _, t := range tables {
		if t.View && err == nil {
			_, err = tx.ExecContext(ctx, t.create())
		}
	}
	return err
}

// renewIndexes makes the indexes of the dictionary that are missing, or that an earlier program made otherwise. They change no answer, so that one
// of them may change without a new version; but for those that a statement or a view names behind INDEXED BY, without which SQLite refuses it: such
// an index comes with a new version, and in one step with it, so that no reader finds the one without the other.
func renewIndexes(ctx context.Context, tx *sql.Tx) error {
	stale, err := staleIndexes(ctx, tx)
	if err != nil {
		return err
	}
	for _, stmt := range stale {
		name := strings.Fields(stmt)[2]
		if _, err := tx.ExecContext(ctx, fmt.Sprintf("DROP INDEX IF EXISTS %s; %s", name, stmt)); err != nil {
			return fmt.Errorf("index %s: %w", name, err)
		}
	}
	return nil
}

// staleIndexes are the statements of the dictionary's indexes that are missing or stand otherwise in the file.
func staleIndexes(ctx context.Context, db interface {
	QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error)
}) ([]string, error) {
	rows, err := db.QueryContext(ctx, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	made := map[string]bool{}
	for rows.Next() {
		var stmt string
		if err := rows.Scan(&stmt); err != nil {
			return nil, err
		}
		made[stmt] = true
	}
	var stale []string
	for _, t := range tables {
		for _, stmt := range t.indexes {
			if !made[stmt] {
				stale = append(stale, stmt)
			}
		}
	}
	return stale, rows.Err()
}

// Check asks SQLite whether the file is sound.
func (s *Store) Check(ctx context.Context) error {
	var verdict string
	if err := s.read.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return fmt.Errorf("index/store: %s: %w", s.path, err)
	}
	if verdict != "ok" {
		return fmt.Errorf("index/store: %s: damaged: %s (move it away; it is rebuilt with baotinh reextract)", s.path, verdict)
	}
	return nil
}
