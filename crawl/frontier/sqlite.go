package frontier

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	_ "modernc.org/sqlite"

	"baotinh/crawl/archive"
)

//go:embed schema.sql
var schema string

// schemaVersion is stored in the file; a file of another version is refused.
const schemaVersion = "1"

// States of an address and of its processing, as in schema.sql.
const (
	waiting, leased, done              = 0, 1, 2
	nothing, unprocessed, ready, aside = 0, 1, 2, 3
)

// SQLite is a Frontier in one file. It has one connection: a crawl writes in batches from one place, and a second writer would only wait.
type SQLite struct {
	db   *sql.DB
	path string

	// What a crawl asks for every page stands ready: reading such a statement takes SQLite longer than doing it.
	insert, again, updated, better *sql.Stmt // of links
	expire, due, lease, release    *sql.Stmt
	finish, settle                 *sql.Stmt
}

// Open opens the frontier at path, making it where it is missing.
func Open(path string) (*SQLite, error) {
	// synchronous NORMAL may lose the last commits in a power cut and nothing in a crash of the process; what it loses is read again from
	// the archive, which is synced before each commit.
	dsn := "file:" + (&url.URL{Path: path}).EscapedPath() +
		"?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-16000)&_txlock=immediate"
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("frontier: %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	f := &SQLite{db: db, path: path}
	if err := f.prepare(); err != nil {
		db.Close()
		return nil, err
	}
	return f, nil
}

func (f *SQLite) prepare() error {
	if _, err := f.db.Exec(schema); err != nil {
		return fmt.Errorf("frontier: %s: %w (not a frontier file, or damaged: move it away, the next crawl makes a new one)", f.path, err)
	}
	var version string
	err := f.db.QueryRow("SELECT value FROM meta WHERE key = 'version'").Scan(&version)
	if errors.Is(err, sql.ErrNoRows) {
		_, err = f.db.Exec("INSERT INTO meta VALUES ('version', ?)", schemaVersion)
		version = schemaVersion
	}
	if err != nil {
		return f.fail(err)
	}
	if version != schemaVersion {
		return fmt.Errorf("frontier: %s has version %s, this program knows version %s (use the newer baotinh)", f.path, version, schemaVersion)
	}
	for stmt, query := range map[**sql.Stmt]string{
		&f.insert: `INSERT INTO address (url, fetch, site, host, kind, priority, depth, hops, nth, found_on, due)
			VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (url) DO NOTHING`,
		&f.again:   `UPDATE address SET state = 0, due = ?, attempts = 0 WHERE url = ? AND state = 2`,
		&f.updated: `UPDATE address SET state = 0, due = ?, attempts = 0 WHERE url = ? AND state = 2 AND fetched > 0 AND fetched < ?`,
		&f.better:  `UPDATE address SET priority = ?1 WHERE url = ?2 AND state = 0 AND priority > ?1`,
		&f.expire:  `UPDATE address SET state = 0 WHERE state = 1 AND lease <= ?`,
		&f.due: `SELECT ` + columns + ` FROM address WHERE site = ? AND state = 0 AND priority BETWEEN ? AND ? AND due <= ?
			ORDER BY priority, due, id LIMIT ?`,
		&f.lease:   `UPDATE address SET state = 1, lease = ? WHERE id IN (SELECT value FROM json_each(?))`,
		&f.release: `UPDATE address SET state = 0, lease = 0 WHERE state = 1 AND id IN (SELECT value FROM json_each(?))`,
		&f.finish: `UPDATE address SET state = ?, due = ?, lease = 0, run = ?, fetch = ?, hops = ?, attempts = ?, interval = ?, outcome = ?,
			status = ?, reason = ?, etag = ?, modified = ?, digest = ?, record = ?, fetched = ?, file = ?, pos = ?, bytes = ?, page_file = ?, page_pos = ?,
			process = iif(?22, 1, process), failures = iif(?22, 0, failures) WHERE id = ?21`,
		&f.settle: `INSERT INTO meta VALUES ('settled', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
	} {
		if *stmt, err = f.db.Prepare(query); err != nil {
			return f.fail(err)
		}
	}
	return nil
}

func (f *SQLite) fail(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return fmt.Errorf("frontier: %s: %w", f.path, err)
}

// Close closes the file.
func (f *SQLite) Close() error { return f.fail(f.db.Close()) }

func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func fromMillis(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// inTx runs fn in a transaction.
func (f *SQLite) inTx(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return f.fail(err)
	}
	defer tx.Rollback()
	if err := fn(tx); err != nil {
		return f.fail(err)
	}
	return f.fail(tx.Commit())
}

// Add stores the links that are new.
func (f *SQLite) Add(ctx context.Context, links []Link) (added int, err error) {
	err = f.inTx(ctx, func(tx *sql.Tx) error {
		added, err = f.adder(ctx, tx).all(ctx, links)
		return err
	})
	return added, err
}

// adder holds the statements that store a link, for one transaction.
type adder struct{ insert, again, updated, better *sql.Stmt }

func (f *SQLite) adder(ctx context.Context, tx *sql.Tx) adder {
	return adder{tx.StmtContext(ctx, f.insert), tx.StmtContext(ctx, f.again), tx.StmtContext(ctx, f.updated), tx.StmtContext(ctx, f.better)}
}

func (a adder) all(ctx context.Context, links []Link) (added int, err error) {
	for _, l := range links {
		fetch := l.Fetch
		if fetch == l.URL {
			fetch = ""
		}
		res, err := a.insert.ExecContext(ctx, l.URL, fetch, l.Site, l.Host, l.Kind, l.Priority, l.Depth, l.Hops, l.Nth, l.From, millis(l.Due))
		if err != nil {
			return added, err
		}
		if n, _ := res.RowsAffected(); n > 0 {
			added++
			continue
		}
		if _, err := a.better.ExecContext(ctx, l.Priority, l.URL); err != nil {
			return added, err
		}
		if l.Again {
			if _, err := a.again.ExecContext(ctx, millis(l.Due), l.URL); err != nil {
				return added, err
			}
		} else if !l.Updated.IsZero() {
			if _, err := a.updated.ExecContext(ctx, millis(l.Due), l.URL, millis(l.Updated)); err != nil {
				return added, err
			}
		}
	}
	return added, nil
}

const columns = `id, url, fetch, site, host, kind, priority, depth, hops, nth, found_on, due, attempts, interval,
	outcome, status, reason, etag, modified, digest, record, fetched, file, pos, bytes, page_file, page_pos`

func scanAddress(scan func(...any) error) (a Address, err error) {
	var due, interval, fetched int64
	err = scan(&a.ID, &a.URL, &a.Fetch, &a.Site, &a.Host, &a.Kind, &a.Priority, &a.Depth, &a.Hops, &a.Nth, &a.From, &due, &a.Attempts, &interval,
		&a.Outcome, &a.Status, &a.Reason, &a.ETag, &a.LastModified, &a.Digest, &a.RecordID, &fetched,
		&a.Pos.File, &a.Pos.Offset, &a.Bytes, &a.Page.File, &a.Page.Offset)
	a.Due, a.Interval, a.Fetched = fromMillis(due), time.Duration(interval)*time.Millisecond, fromMillis(fetched)
	return a, err
}

func scanAll(rows *sql.Rows) (all []Address, err error) {
	defer rows.Close()
	for rows.Next() {
		a, err := scanAddress(rows.Scan)
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, rows.Err()
}

// Lease hands out addresses that are due.
func (f *SQLite) Lease(ctx context.Context, site string, band Band, n int, now, until time.Time) (all []Address, err error) {
	err = f.inTx(ctx, func(tx *sql.Tx) error {
		if _, err := tx.StmtContext(ctx, f.expire).ExecContext(ctx, millis(now)); err != nil {
			return err
		}
		rows, err := tx.StmtContext(ctx, f.due).QueryContext(ctx, site, band.Least, band.Most, millis(now), n)
		if err != nil {
			return err
		}
		if all, err = scanAll(rows); err != nil {
			return err
		}
		ids := make([]int64, len(all))
		for i, a := range all {
			ids[i] = a.ID
		}
		_, err = tx.StmtContext(ctx, f.lease).ExecContext(ctx, millis(until), idList(ids))
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// Finish writes results down.
func (f *SQLite) Finish(ctx context.Context, run string, now time.Time, results []Finished, settled archive.Pos) (added []int, err error) {
	err = f.inTx(ctx, func(tx *sql.Tx) error {
		add, finish := f.adder(ctx, tx), tx.StmtContext(ctx, f.finish)
		added = make([]int, len(results))
		for i, r := range results {
			fresh, err := add.all(ctx, r.Links)
			if err != nil {
				return err
			}
			if fresh > 0 {
				more, err := add.all(ctx, r.More)
				if err != nil {
					return err
				}
				added[i] += more
			}
			added[i] += fresh
			if r.Recur != nil {
				r.Interval = next(r.Interval, len(r.Links), fresh, *r.Recur)
				r.Due = now.Add(r.Interval)
			}
			state := waiting
			if r.Due.IsZero() {
				state = done
			}
			if _, err := finish.ExecContext(ctx, state, millis(r.Due), run, r.Fetch, r.Hops, r.Attempts, r.Interval.Milliseconds(), r.Outcome,
				r.Status, r.Reason, r.ETag, r.LastModified, r.Digest, r.RecordID, millis(r.Fetched), r.Pos.File, r.Pos.Offset, r.Bytes,
				r.Page.File, r.Page.Offset, r.ID, r.Process); err != nil {
				return err
			}
		}
		if settled.IsZero() {
			return nil
		}
		_, err := tx.StmtContext(ctx, f.settle).ExecContext(ctx, fmt.Sprintf("%d %s", settled.Offset, settled.File))
		return err
	})
	return added, err
}

// Release gives leased addresses back.
func (f *SQLite) Release(ctx context.Context, ids []int64) error {
	_, err := f.release.ExecContext(ctx, idList(ids))
	return f.fail(err)
}

// idList is a list as json_each takes it: one statement for all of them costs SQLite a fraction of one for each.
func idList(ids []int64) string {
	b := []byte{'['}
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, id, 10)
	}
	return string(append(b, ']'))
}

// Recover gives back every lease, and what a wrong clock has put off.
func (f *SQLite) Recover(ctx context.Context, now, latest, hostLatest time.Time) (leased, early int, err error) {
	err = f.inTx(ctx, func(tx *sql.Tx) error {
		for _, one := range []struct {
			count *int
			query string
			args  []any
		}{
			{&leased, `UPDATE address SET state = 0, lease = 0 WHERE state = 1`, nil},
			{&early, `UPDATE address SET due = ? WHERE id IN (SELECT id FROM address INDEXED BY address_next WHERE state = 0 AND due > ?)`, []any{millis(now), millis(latest)}},
			{nil, `UPDATE host SET not_before = ?1 WHERE not_before > ?1`, []any{millis(hostLatest)}},
		} {
			res, err := tx.ExecContext(ctx, one.query, one.args...)
			if err != nil {
				return err
			}
			if one.count != nil {
				n, err := res.RowsAffected()
				if err != nil {
					return err
				}
				*one.count = int(n)
			}
		}
		return nil
	})
	return leased, early, err
}

// Settled is the position up to which the archive is settled.
func (f *SQLite) Settled(ctx context.Context) (p archive.Pos, err error) {
	var value string
	err = f.db.QueryRowContext(ctx, `SELECT value FROM meta WHERE key = 'settled'`).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return p, nil
	}
	if err != nil {
		return p, f.fail(err)
	}
	if _, err := fmt.Sscanf(value, "%d %s", &p.Offset, &p.File); err != nil {
		return archive.Pos{}, f.fail(fmt.Errorf("settled position %q: %w", value, err))
	}
	return p, nil
}

// Lookup finds an address.
func (f *SQLite) Lookup(ctx context.Context, url string) (Address, bool, error) {
	a, err := scanAddress(f.db.QueryRowContext(ctx, `SELECT `+columns+` FROM address WHERE url = ?1 UNION ALL
		SELECT `+columns+` FROM address WHERE fetch = ?1 AND fetch <> '' LIMIT 1`, url).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return Address{}, false, nil
	}
	return a, err == nil, f.fail(err)
}

// NextDue is the earliest time at which an address of the site is due.
func (f *SQLite) NextDue(ctx context.Context, site string, band Band) (time.Time, bool, error) {
	var due sql.NullInt64
	err := f.db.QueryRowContext(ctx, `SELECT min(due) FROM address INDEXED BY address_next WHERE site = ? AND state = 0 AND priority BETWEEN ? AND ?`, site, band.Least, band.Most).Scan(&due)
	return fromMillis(due.Int64), due.Valid, f.fail(err)
}

// Hasten makes the waiting addresses of a kind due.
func (f *SQLite) Hasten(ctx context.Context, site string, kind int, now time.Time) error {
	_, err := f.db.ExecContext(ctx, `UPDATE address SET due = ?1 WHERE site = ?2 AND kind = ?3 AND state = 0 AND due > ?1 AND attempts = 0`, millis(now), site, kind)
	return f.fail(err)
}

// Unprocessed lists pages that wait for the processor.
func (f *SQLite) Unprocessed(ctx context.Context, sites []string, after archive.Pos, n int) ([]Address, error) {
	query := `SELECT ` + columns + ` FROM address WHERE process = 1 AND (page_file, page_pos) > (?, ?)`
	args := []any{after.File, after.Offset}
	if after.IsZero() {
		args = []any{"", -1}
	}
	if len(sites) > 0 {
		query += ` AND site IN (?` + strings.Repeat(",?", len(sites)-1) + `)`
		for _, s := range sites {
			args = append(args, s)
		}
	}
	rows, err := f.db.QueryContext(ctx, query+` ORDER BY page_file, page_pos LIMIT ?`, append(args, n)...)
	if err != nil {
		return nil, f.fail(err)
	}
	all, err := scanAll(rows)
	return all, f.fail(err)
}

// Processed marks a page as done.
func (f *SQLite) Processed(ctx context.Context, pages []Address) error {
	return f.fail(f.inTx(ctx, func(tx *sql.Tx) error {
		for _, a := range pages {
			if _, err := tx.ExecContext(ctx, `UPDATE address SET process = ? WHERE id = ? AND process = 1 AND page_file = ? AND page_pos = ?`,
				ready, a.ID, a.Page.File, a.Page.Offset); err != nil {
				return err
			}
		}
		return nil
	}))
}

// Read counts the pages that the processor is done with.
func (f *SQLite) Read(ctx context.Context) (n int, err error) {
	err = f.db.QueryRowContext(ctx, `SELECT count(*) FROM address WHERE process = ?`, ready).Scan(&n)
	return n, f.fail(err)
}

// Failed counts a failure of the processor.
func (f *SQLite) Failed(ctx context.Context, id int64, page archive.Pos, reason string, limit int) (bool, error) {
	var state int
	err := f.db.QueryRowContext(ctx, `UPDATE address SET failures = failures + 1, reason = ?,
		process = CASE WHEN failures + 1 >= ? THEN ? ELSE process END
		WHERE id = ? AND process = 1 AND page_file = ? AND page_pos = ? RETURNING process`,
		reason, limit, aside, id, page.File, page.Offset).Scan(&state)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return state == aside, f.fail(err)
}

// Tally counts the addresses that a run finished.
func (f *SQLite) Tally(ctx context.Context, run string) (all []Tally, err error) {
	rows, err := f.db.QueryContext(ctx, `SELECT site, kind, outcome, state <> 2 AND attempts > 0, priority, count(*), sum(bytes) FROM address WHERE run = ?
		GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`, run)
	if err != nil {
		return nil, f.fail(err)
	}
	defer rows.Close()
	for rows.Next() {
		var t Tally
		if err := rows.Scan(&t.Site, &t.Kind, &t.Outcome, &t.Waiting, &t.Priority, &t.N, &t.Bytes); err != nil {
			return nil, f.fail(err)
		}
		all = append(all, t)
	}
	return all, f.fail(rows.Err())
}

// Ended lists the addresses that ended for good with an outcome.
func (f *SQLite) Ended(ctx context.Context, site, outcome string) ([]Address, error) {
	rows, err := f.db.QueryContext(ctx, `SELECT `+columns+` FROM address WHERE site = ? AND state = 2 AND outcome = ? ORDER BY id`, site, outcome)
	if err != nil {
		return nil, f.fail(err)
	}
	all, err := scanAll(rows)
	return all, f.fail(err)
}

// Count says how many addresses of a site and band are known, wait and are due.
func (f *SQLite) Count(ctx context.Context, site string, band Band, now time.Time) (known, waiting, due int, err error) {
	err = f.db.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(state <> 2), 0), coalesce(sum(state <> 2 AND due <= ?), 0) FROM address
		WHERE site = ? AND priority BETWEEN ? AND ?`, millis(now), site, band.Least, band.Most).Scan(&known, &waiting, &due)
	return known, waiting, due, f.fail(err)
}

// Host gives back what is known of a host.
func (f *SQLite) Host(ctx context.Context, name string) (Host, error) {
	h := Host{Name: name}
	var notBefore int64
	err := f.db.QueryRowContext(ctx, `SELECT not_before, failures, robots FROM host WHERE name = ?`, name).Scan(&notBefore, &h.Failures, &h.Robots)
	if errors.Is(err, sql.ErrNoRows) {
		return h, nil
	}
	h.NotBefore = fromMillis(notBefore)
	return h, f.fail(err)
}

// Resting lists the hosts that want to be left alone.
func (f *SQLite) Resting(ctx context.Context, now time.Time) (hosts []Host, err error) {
	rows, err := f.db.QueryContext(ctx, `SELECT name, not_before, failures, robots FROM host WHERE not_before > ? ORDER BY name`, millis(now))
	if err != nil {
		return nil, f.fail(err)
	}
	defer rows.Close()
	for rows.Next() {
		var h Host
		var notBefore int64
		if err := rows.Scan(&h.Name, &notBefore, &h.Failures, &h.Robots); err != nil {
			return nil, f.fail(err)
		}
		h.NotBefore = fromMillis(notBefore)
		hosts = append(hosts, h)
	}
	return hosts, f.fail(rows.Err())
}

// SetHost keeps what is known of a host.
func (f *SQLite) SetHost(ctx context.Context, h Host) error {
	_, err := f.db.ExecContext(ctx, `INSERT INTO host VALUES (?,?,?,?) ON CONFLICT (name) DO UPDATE SET
		not_before = excluded.not_before, failures = excluded.failures, robots = excluded.robots`, h.Name, millis(h.NotBefore), h.Failures, h.Robots)
	return f.fail(err)
}
