package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baotinh/crawl/article"
	"baotinh/extract"
)

// dated is a store of articles on a few days each, one of them without a date, with figures and people.
func dated(t *testing.T) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	var entries []Entry
	for n := range 60 {
		a := article.Article{URL: fmt.Sprintf("https://bao.example/tin-%d.html", n), Site: fmt.Sprintf("p%d", n%3), Newspaper: fmt.Sprintf("Báo %d", n%3),
			Province: []string{"Đắk Lắk", "Tây Ninh"}[n%2], Title: "Kết nạp đảng viên", Published: fmt.Sprintf("2020-08-%02d", 1+n%7),
			Text: fmt.Sprintf("Đảng bộ xã kết nạp %d đảng viên, có %d chi bộ. Đồng chí Nguyễn Văn A, Bí thư Đảng ủy xã, phát biểu.", 10+n, n+2)}
		if n == 5 {
			a.Published = ""
		}
		entries = append(entries, Entry{Article: a, Result: extract.Text(a.Title+"\n"+a.Text, extract.Context{}, nil)})
	}
	if err := s.PutAll(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestWideViewsByDay holds pages in the order of days, and counts, against what the views say.
func TestWideViewsByDay(t *testing.T) {
	s := dated(t)
	for _, table := range []string{"figures_wide", "people_wide"} {
		for _, where := range [][]Condition{
			nil,
			{{"province", "=", "Tây Ninh"}},
			{{"newspaper", "=", "Báo 1"}, {"day", ">=", "2020-08-03"}},
			{{"start", ">", "20"}},
			{{"start", ">", "20"}, {"province", "=", "Tây Ninh"}},
		} {
			for _, desc := range []bool{false, true} {
				q := Query{Table: table, Columns: []string{"article_id", "start", "day", "newspaper"}, Where: where, OrderBy: "day", Desc: desc, Limit: 40, Offset: 10}
				name := fmt.Sprintf("%s %v %v", table, where, desc)
				view, _ := LookupTable(table)
				tests, args, err := q.where(view)
				if err != nil {
					t.Fatal(err)
				}
				dir := map[bool]string{true: " DESC"}[desc]
				last := map[string]string{"figures_wide": ", id"}[table]
				want := all(t, s, "SELECT article_id, start, day, newspaper FROM "+table+tests+" ORDER BY day"+dir+", article_id, start"+last, args)
				rows, err := s.Rows(t.Context(), q)
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for rows.Next() {
					got = append(got, fmt.Sprint(rows.Values()))
				}
				if err := rows.Err(); err != nil {
					t.Fatal(err)
				}
				rows.Close()
				if len(want) < 14 || !slices.Equal(got, want[10:min(50, len(want))]) {
					t.Errorf("%s:\n%q\nwant\n%q", name, got, want)
				}
				if n, err := s.Count(t.Context(), q); err != nil || int(n) != len(want) {
					t.Errorf("%s: %d rows counted, want %d (%v)", name, n, len(want), err)
				}
			}
		}
	}
}

func all(t *testing.T, s *Store, stmt string, args []any) []string {
	t.Helper()
	rows, err := s.read.QueryContext(t.Context(), stmt, args...)
	if err != nil {
		t.Fatalf("%s: %v", stmt, err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	values := make([]any, len(names))
	into := make([]any, len(names))
	for i := range values {
		into[i] = &values[i]
	}
	var found []string
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		found = append(found, fmt.Sprint(values))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return found
}

// TestFirstPagesAreNotSorted: the first rows in the order of days come from an index, however many there are.
func TestFirstPagesAreNotSorted(t *testing.T) {
	s := dated(t)
	for _, q := range []Query{
		{Table: "figures_wide", OrderBy: "day", Desc: true, Limit: 50},
		{Table: "figures_wide", OrderBy: "day", Limit: 50, Where: []Condition{{"province", "=", "Tây Ninh"}}},
		{Table: "citations_wide", OrderBy: "day", Limit: 50},
	} {
		stmt, args, err := q.build("", true)
		if err != nil {
			t.Fatal(err)
		}
		steps := strings.Join(all(t, s, "EXPLAIN QUERY PLAN "+stmt, args), "\n")
		if strings.Contains(steps, "TEMP B-TREE FOR ORDER BY") || !strings.Contains(steps, "SCAN a USING INDEX articles_day") {
			t.Errorf("%s by %s:\n%s", q.Table, q.OrderBy, steps)
		}
	}
}

// TestCitationCountsReadIndexes: rows of articles go on behind their texts, and those of citations behind their sentences.
func TestCitationCountsReadIndexes(t *testing.T) {
	s := dated(t)
	stmt, args, err := Query{Table: "citation_counts", OrderBy: "citations", Desc: true, Limit: 50}.build("", true)
	if err != nil {
		t.Fatal(err)
	}
	steps := strings.Join(all(t, s, "EXPLAIN QUERY PLAN "+stmt, args), "\n")
	for _, want := range []string{"c USING COVERING INDEX citations_key", "a USING COVERING INDEX articles_place"} {
		if !strings.Contains(steps, want) {
			t.Errorf("no %s:\n%s", want, steps)
		}
	}
	// What tells one row from another also orders those with the same number, so that pages do not overlap.
	if want := ` ORDER BY "citations" DESC, "key", "province", "province_new", "newspaper" LIMIT 50 OFFSET 0`; !strings.HasSuffix(stmt, want) {
		t.Errorf("%s\ndoes not end with%s", stmt, want)
	}
}

// TestMigrationBringsIndexes: readers find the indexes that statements name as soon as they find the version.
func TestMigrationBringsIndexes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.Exec("DROP INDEX articles_day; DROP INDEX articles_place; PRAGMA user_version = 5"); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(migrate(s.write, path), s.Close()); err != nil {
		t.Fatal(err)
	}
	r, err := OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, q := range []Query{{Table: "figures_wide", OrderBy: "day", Limit: 50}, {Table: "citation_counts"}} {
		rows, err := r.Rows(t.Context(), q)
		if err != nil {
			t.Errorf("%s: %v", q.Table, err)
			continue
		}
		rows.Close()
	}
}
