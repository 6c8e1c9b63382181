package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baotinh/crawl/article"
	"baotinh/extract"
	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

func openTemp(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Facts { return openTemp(t) })
}

// The id of a store stays: the search index would be made anew with another.
func TestIDStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	var ids []string
	for _, open := range []func(string) (*store.Store, error){store.Open, store.Open, store.OpenReadOnly} {
		s, err := open(path)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, s.ID())
		s.Close()
	}
	if len(ids[0]) != 32 || ids[1] != ids[0] || ids[2] != ids[0] {
		t.Errorf("ids %q", ids)
	}
}

func TestNewerSchemaIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for name, open := range map[string]func(string) (*store.Store, error){"Open": store.Open, "OpenReadOnly": store.OpenReadOnly} {
		if s, err := open(path); err == nil {
			s.Close()
			t.Errorf("%s accepted a newer schema", name)
		} else if !strings.Contains(err.Error(), "install a newer baotinh") {
			t.Errorf("%s: the error %q does not name the remedy", name, err)
		}
	}
}

func TestForeignFilesAreRefused(t *testing.T) {
	dir := t.TempDir()
	garbage := filepath.Join(dir, "garbage.db")
	if err := os.WriteFile(garbage, []byte(strings.Repeat("không phải SQLite ", 100)), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(garbage); err == nil || !strings.Contains(err.Error(), "move it away") {
		t.Errorf("a text file: %v", err)
	}
	if _, err := store.OpenReadOnly(dir); err == nil || !strings.Contains(err.Error(), "make the file and its folder writable") { // as SQLite fails where it may not write
		t.Errorf("what cannot be opened: %v", err)
	}
	other := filepath.Join(dir, "other.db")
	db, _ := sql.Open("sqlite", other)
	if _, err := db.Exec("CREATE TABLE notes (x)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if s, err := store.Open(other); err == nil {
		s.Close()
		t.Error("somebody else's database was accepted as a store")
	}
	if s, err := store.OpenReadOnly(filepath.Join(dir, "missing.db")); err == nil {
		s.Close()
		t.Error("a missing store was opened for reading")
	}
}

// The same facts from other rules are no change, but the article names the rules that read it last.
func TestSameFactsFromOtherRules(t *testing.T) {
	s := openTemp(t)
	a := article.Article{URL: "https://bao.example/tin-1.html", Title: "Kết nạp 45 đảng viên", Text: "Đảng bộ xã kết nạp 45 đảng viên."}
	r := extract.Text(a.Title+"\n"+a.Text, extract.Context{}, nil)
	id, err := s.Put(t.Context(), a, r, store.ArchiveRef{})
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("UPDATE articles SET extract_version = 'other'"); err != nil {
		t.Fatal(err)
	}
	before, err := s.LastSeq(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(t.Context(), a, r, store.ArchiveRef{}); err != nil {
		t.Fatal(err)
	}
	got, err := s.Article(t.Context(), id)
	if err != nil || got.ExtractVersion != extract.Version() {
		t.Errorf("read by %+v, %v; want %s", got, err, extract.Version())
	}
	if after, err := s.LastSeq(t.Context()); err != nil || after != before {
		t.Errorf("change %d, %v after the same facts, %d before", after, err, before)
	}
}

// TestDictionary holds the data dictionary against the database: every column that exists is described, and the other way round.
func TestDictionary(t *testing.T) {
	s := openTemp(t)
	db, err := sql.Open("sqlite", s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var n int
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		n++
		table, ok := store.LookupTable(name)
		if !ok {
			t.Errorf("table %s is not in the dictionary", name)
			continue
		}
		if table.En == "" || table.Vi == "" {
			t.Errorf("table %s lacks a description", name)
		}
		columns, err := db.Query("SELECT name FROM pragma_table_info(?)", name)
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for ; columns.Next(); at++ {
			var column string
			if err := columns.Scan(&column); err != nil {
				t.Fatal(err)
			}
			if at >= len(table.Columns) || table.Columns[at].Name != column {
				t.Errorf("column %s.%s: not at its place in the dictionary", name, column)
				continue
			}
			if c := table.Columns[at]; c.En == "" || c.Vi == "" || c.Type == "" {
				t.Errorf("column %s.%s lacks a type or a description", name, column)
			}
		}
		if err := errors.Join(columns.Err(), columns.Close()); err != nil {
			t.Fatal(err)
		}
		if at != len(table.Columns) {
			t.Errorf("table %s has %d columns, the dictionary %d", name, at, len(table.Columns))
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if n != len(store.Tables()) {
		t.Errorf("%d tables, the dictionary has %d", n, len(store.Tables()))
	}
}

// TestWideViews reads a figure with its provenance the way a spreadsheet does.
func TestWideViews(t *testing.T) {
	s := openTemp(t)
	ctx := context.Background()
	for _, it := range storetest.Sample() {
		if _, err := s.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
			t.Fatal(err)
		}
	}
	db, err := sql.Open("sqlite", s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var value, sentence, newspaper, day, record, rule string
	err = db.QueryRow(`SELECT value, sentence, newspaper, day, archive_record, rule FROM figures_wide WHERE surface = '1,85%'`).Scan(&value, &sentence, &newspaper, &day, &record, &rule)
	if err != nil {
		t.Fatal(err)
	}
	if value != "1.85" || !strings.HasPrefix(sentence, "Tỷ lệ hộ nghèo") || newspaper != "Báo Cù Lao" || day != "2020-07-30" || record == "" || rule != "quantity.count" {
		t.Errorf("figures_wide: %q %q %q %q %q %q", value, sentence, newspaper, day, record, rule)
	}
	var articles, figures, citations int
	if err := db.QueryRow(`SELECT articles, figures, citations FROM newspapers WHERE site = 'bao-a'`).Scan(&articles, &figures, &citations); err != nil {
		t.Fatal(err)
	}
	if articles != 2 || figures != 5 || citations != 3 {
		t.Errorf("newspapers: %d articles, %d figures, %d citations; want 2, 5, 3", articles, figures, citations)
	}
}

// TestOldProvince asks of which of the 63 provinces newspapers were: their articles since July 2025 name the new one.
func TestOldProvince(t *testing.T) {
	s := openTemp(t)
	for i, a := range []struct{ site, published, province string }{
		{"merged", "2025-06-30T20:00:00+07:00", "Hoài Giang"}, {"merged", "2025-07-01T05:00:00+07:00", "Hoài Đông"}, {"merged", "2025-09-02", "Hoài Đông"},
		{"undated", "", "Hoài Giang"}, {"undated", "2025-09-02", "Hoài Đông"},
		{"late", "2025-09-02", "Hoài Đông"},
	} {
		it := storetest.Generate(i)
		it.Article.URL += "?" + a.site
		it.Article.CanonicalURL, it.Article.Site, it.Article.Published, it.Article.Province, it.Article.ProvinceNew = it.Article.URL, a.site, a.published, a.province, "Hoài Đông"
		if _, err := s.Put(t.Context(), it.Article, it.Result, it.Ref); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := s.Rows(t.Context(), store.Query{Table: "newspapers", Columns: []string{"site", "province", "province_new"}, OrderBy: "site"})
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var got []string
	for rows.Next() {
		got = append(got, strings.Trim(fmt.Sprint(rows.Values()), "[]"))
	}
	if want := []string{"late <nil> Hoài Đông", "merged Hoài Giang Hoài Đông", "undated Hoài Giang Hoài Đông"}; !slices.Equal(got, want) || rows.Err() != nil {
		t.Errorf("newspapers: %q, %v; want %q", got, rows.Err(), want)
	}
}

// TestCitationCounts holds the counts by province and newspaper against the citations themselves.
func TestCitationCounts(t *testing.T) {
	s := openTemp(t)
	ctx := t.Context()
	for n := range 40 {
		it := storetest.Generate(n)
		if _, err := s.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
			t.Fatal(err)
		}
	}
	type of struct{ key, province, newspaper string }
	read := func(q store.Query, do func(at of, row []any)) {
		t.Helper()
		rows, err := s.Rows(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			v := rows.Values()
			do(of{v[0].(string), v[1].(string), v[2].(string)}, v[3:])
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	mentions, articles, first := map[of]int64{}, map[of]map[string]bool{}, map[of]string{}
	read(store.Query{Table: "citations_wide", Columns: []string{"key", "province", "newspaper", "article_id", "day"}, Where: []store.Condition{{Column: "key", Op: "notnull"}}}, func(at of, row []any) {
		mentions[at]++
		if articles[at] == nil {
			articles[at] = map[string]bool{}
		}
		articles[at][row[0].(string)] = true
		if day := row[1].(string); first[at] == "" || day < first[at] {
			first[at] = day
		}
	})
	rows, last := 0, int64(0)
	read(store.Query{Table: "citation_counts", Columns: []string{"key", "province", "newspaper", "citations", "articles", "first_day"}, OrderBy: "citations", Desc: true}, func(at of, row []any) {
		rows++
		if n := row[0].(int64); n != mentions[at] || row[1].(int64) != int64(len(articles[at])) || row[2] != first[at] {
			t.Errorf("%v: %v, want %d mentions in %d articles from %s on", at, row, mentions[at], len(articles[at]), first[at])
		} else if last > 0 && n > last {
			t.Errorf("%v with %d stands behind one with %d", at, n, last)
		} else {
			last = n
		}
	})
	if n, err := s.Count(ctx, store.Query{Table: "citation_counts"}); err != nil || rows != len(mentions) || int(n) != rows || rows < 20 {
		t.Errorf("%d rows, %d counted, want %d (%v)", rows, n, len(mentions), err)
	}
}

// TestVerify: what a disk has done to the file is found, wherever the damage lies between the first page and the last.
func TestVerify(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 20 {
		it := storetest.Generate(n)
		if _, err := s.Put(t.Context(), it.Article, it.Result, it.Ref); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(s.Verify(t.Context()), s.Close()); err != nil {
		t.Fatalf("a whole store: %v", err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	damaged, found := 0, 0
	for at := 1; at < len(whole)/page; at += 7 {
		bad := slices.Clone(whole)
		clear(bad[at*page : (at+1)*page])
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		damaged++
		s, err := store.OpenReadOnly(path)
		if err == nil {
			err = s.Verify(t.Context())
			s.Close()
		}
		if err != nil && strings.Contains(err.Error(), "baotinh reextract") {
			found++
		}
	}
	if damaged < 10 || found < damaged*9/10 { // a page that only goes on with a long text has no form that could be held against it
		t.Errorf("%d of %d damaged pages were found", found, damaged)
	}
}

func TestLookupNumber(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"1676 - QĐ/TU", "1676-qd-tu"},
		{"1676-QĐ/TU", "1676-qd-tu"},
		{"1676 qd tu", "1676-qd-tu"},
		{"94 – QĐ/TU", "94-qd-tu"},
		{"09- NQ/TU", "9-nq-tu"},
		{"27-CT/TƯ", "27-ct-tw"},
		{"27-CT/T.Ư", "27-ct-tw"},
		{"27-CT/TU", "27-ct-tu"}, // not the same: Tỉnh ủy, not Trung ương
		{"30/2020/NĐ-CP", "30-2020-nd-cp"},
		{"38/2005/QH11", "38-2005-qh11"},
		{"1676QĐ/TU", "1676-qd-tu"},
		{"1676QĐ-TU", "1676-qd-tu"},
		{"1676-QĐTU", "1676-qd-tu"},
		{"1676 qdtu", "1676-qd-tu"},
		{"286b-QĐ/TU", "286b-qd-tu"}, // a number with a letter
		{"12-TUQĐ", "12-tuqd"},       // not in the order of a symbol
		{"00", "00"},
		{"", ""},
	} {
		if got := store.LookupNumber(c.in); got != c.want {
			t.Errorf("LookupNumber(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// Sync waits for the log where there is one, and says so when it cannot.
func TestSync(t *testing.T) {
	s := openTemp(t)
	if err := s.SaveWatch(t.Context(), store.Watch{Name: "a", Query: "đại hội"}); err != nil {
		t.Fatal(err)
	}
	log := s.Path() + "-wal"
	if info, err := os.Stat(log); err != nil || info.Size() == 0 {
		t.Fatalf("no log to wait for: %v", err)
	}
	if err := s.Sync(); err != nil {
		t.Error(err)
	}
	empty := openTemp(t)
	if err := empty.Close(); err != nil { // which takes the log away
		t.Fatal(err)
	}
	if err := empty.Sync(); err != nil {
		t.Errorf("without a log: %v", err)
	}
	if err := os.Mkdir(empty.Path()+"-wal", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := empty.Sync(); err == nil {
		t.Error("a log that cannot be opened is no error")
	}
}

// TestIndexesAreRenewed: an index that an earlier program made otherwise is made anew, once, and conditions on figures need nothing else.
func TestIndexesAreRenewed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	raw := func(do func(db *sql.DB)) {
		t.Helper()
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		do(db)
	}
	reopen := func() {
		t.Helper()
		s, err := store.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	reopen()
	var made, renewed, again int
	raw(func(db *sql.DB) {
		if _, err := db.Exec(`DROP INDEX figures_indicator; CREATE INDEX figures_indicator ON figures(indicator, value_real) WHERE indicator IS NOT NULL; DROP INDEX articles_day`); err != nil {
			t.Fatal(err)
		}
		if err := db.QueryRow("PRAGMA schema_version").Scan(&made); err != nil {
			t.Fatal(err)
		}
	})
	reopen()
	raw(func(db *sql.DB) {
		var id, parent, unused int
		var plan string
		err := db.QueryRow(`EXPLAIN QUERY PLAN SELECT article_id FROM figures WHERE indicator = 'x' AND value_real >= 5 AND period_type = 'term' AND period_start = '2015' AND period_end = '2020'`).Scan(&id, &parent, &unused, &plan)
		if err != nil || !strings.Contains(plan, "COVERING INDEX figures_indicator") {
			t.Errorf("%q, %v", plan, err)
		}
		var n int
		if err := db.QueryRow("SELECT count(*) FROM sqlite_schema WHERE name = 'articles_day'").Scan(&n); err != nil || n != 1 {
			t.Errorf("%d indexes articles_day, %v", n, err)
		}
		if err := db.QueryRow("PRAGMA schema_version").Scan(&renewed); err != nil || renewed == made {
			t.Errorf("schema %d as before, %v", renewed, err)
		}
	})
	reopen()
	raw(func(db *sql.DB) {
		if err := db.QueryRow("PRAGMA schema_version").Scan(&again); err != nil || again != renewed {
			t.Errorf("made anew again: schema %d, before %d, %v", again, renewed, err)
		}
	})
}
