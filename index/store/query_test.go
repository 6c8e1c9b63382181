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

// TestPagesOfWideViews holds the pages whose rows are chosen before they are read against what the views say, and the numbers of rows.
func TestPagesOfWideViews(t *testing.T) {
	s := dated(t)
	articles := all(t, s, "SELECT id FROM articles WHERE id < '8' ORDER BY id", nil)
	for i, a := range articles {
		articles[i] = strings.Trim(a, "[]")
	}
	inNorth := Condition{"province", "=", "Tây Ninh"}
	admitted := Condition{"indicator", "=", "party.members.admitted"}
	members := Condition{"unit", "has", "VIEN"}
	for _, c := range []struct {
		table, columns string
		orders         []string
		where          [][]Condition
	}{
		{"figures_wide", "article_id, id, value, newspaper, checks_failed, title", []string{"value", "unit", "province", "checks_failed", "day"}, [][]Condition{
			{members}, {members, inNorth}, {members, admitted}, {{"unit", "is", "chi bo"}}, {{"unit", "=", "đảng viên"}}, {{"unit", "!=", "đảng viên"}},
			nil, {admitted}, {inNorth}, {admitted, inNorth}, {{"value", ">", "9"}}, {{"title", "has", "ket nap"}, {"value", "<=", "40"}}, {{"checks_failed", "=", "0"}, {"day", "null", ""}}}},
		{"people_wide", "article_id, name, newspaper, title", []string{"name", "newspaper"}, [][]Condition{nil, {inNorth}, {{"name", "=", "Nguyễn Văn A"}, inNorth}}},
		{"near_duplicates_wide", "article_id, other_id, shared, other_title", []string{"shared"}, [][]Condition{nil, {inNorth}, {inNorth, {"other_newspaper", "=", "Báo 1"}}}},
	} {
		view, _ := LookupTable(c.table)
		for _, order := range c.orders {
			for i, where := range c.where {
				q := Query{Table: c.table, Columns: strings.Split(c.columns, ", "), Where: where, OrderBy: order, Desc: i%2 == 1, Limit: 30, Offset: 3}
				for _, q.Articles = range [][]string{nil, articles} {
					want := wholeView(t, s, view, c.columns, q)
					if n, err := s.Count(t.Context(), q); err != nil || int(n) != len(want) {
						t.Errorf("%s %v: %d rows counted, want %d (%v)", c.table, where, n, len(want), err)
					}
					want = want[min(3, len(want)):min(33, len(want))]
					rests := []left{much, fewArticles}
					if listed, _ := q.listed(view); listed.Where != nil {
						rests = append(rests, fewFacts, manyFacts)
					}
					for _, rest := range rests {
						stmt, args, err := q.page(rest)
						if err != nil {
							t.Fatal(err)
						}
						if got := all(t, s, stmt, args); !slices.Equal(got, want) {
							t.Errorf("%s by %s, %v, left %d:\n%q\nwant\n%q", c.table, order, where, rest, got, want)
						}
					}
				}
			}
		}
	}
}

// TestFewArticlesAreReadByTheirFacts: SQLite's choice, when it has one, are all facts of an indicator for each article.
func TestFewArticlesAreReadByTheirFacts(t *testing.T) {
	s := dated(t)
	for _, q := range []Query{
		{Table: "figures_wide", OrderBy: "value", Where: []Condition{{"indicator", "=", "party.members.admitted"}, {"province", "=", "Tây Ninh"}}},
		{Table: "people_wide", OrderBy: "name", Where: []Condition{{"name", "=", "Nguyễn Văn A"}, {"day", ">", "2020-08-05"}}},
	} {
		q.Limit = 50
		stmt, args, err := q.page(fewArticles)
		if err != nil {
			t.Fatal(err)
		}
		steps := strings.Join(all(t, s, "EXPLAIN QUERY PLAN "+stmt, args), "\n")
		if facts, _ := LookupTable(q.Table); !strings.Contains(steps, "SEARCH "+facts.alias+" USING INDEX sqlite_autoindex_"+facts.facts+"_1 (article_id=?)") {
			t.Errorf("%s by %s %v:\n%s", q.Table, q.OrderBy, q.Where, steps)
		}
	}
}

// planned fails where SQLite does not take all of these steps.
func planned(t *testing.T, s *Store, stmt string, args []any, want ...string) {
	t.Helper()
	steps := strings.Join(all(t, s, "EXPLAIN QUERY PLAN "+stmt, args), "\n")
	for _, step := range want {
		if !strings.Contains(steps, step) {
			t.Errorf("no %s:\n%s", step, steps)
		}
	}
}

// TestLeft: what is asked of facts says nothing of how many articles come into question, and of how many facts only where an index lists it.
func TestLeft(t *testing.T) {
	s := dated(t)
	members := Condition{"unit", "has", "dang vien"}
	if _, err := s.write.Exec("INSERT INTO figures (article_id, id, start, end, surface, number, qualifier, kind, unit, subject, sentence, block, confidence, rule, checks, sentence_start, sentence_end)" +
		" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) SELECT (SELECT min(id) FROM articles), 'x' || i, 0, 1, '1', '1', 'exact', 'level', 'đảng viên', 'xã Bình Hòa', '', 'paragraph', 1, '', '', 0, 1 FROM n"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		q    Query
		want left
	}{
		{Query{Table: "citations_wide"}, much},
		{Query{Table: "citations_wide", Where: []Condition{{"title", "has", "kế hoạch"}, {"key", "=", "x"}}}, much}, // the title of the document
		{Query{Table: "citations_wide", Where: []Condition{{"article_title", "has", "kết nạp"}}}, fewArticles},
		{Query{Table: "citations_wide", Where: []Condition{{"province", "=", "Tây Ninh"}, {"title", "has", "kế hoạch"}}}, fewArticles},
		{Query{Table: "citations_wide", Articles: []string{}}, fewArticles},
		{Query{Table: "figures_wide", Where: []Condition{members}}, manyFacts},
		{Query{Table: "figures_wide", Where: []Condition{members, {"item", "has", "xã"}}}, much},
		{Query{Table: "figures_wide", Where: []Condition{members, {"subject", "is", "Xã Bình Hòa"}}}, manyFacts},
		{Query{Table: "figures_wide", Where: []Condition{members, {"subject", "has", "phú"}}}, fewFacts},
		{Query{Table: "figures_wide", Where: []Condition{{"subject", "!=", "xã Bình Hòa"}}}, much},
		{Query{Table: "figures_wide", Where: []Condition{members, {"province", "=", "Tây Ninh"}}}, fewArticles},
		{Query{Table: "figures_wide", Where: []Condition{{"unit", "!=", "chi bộ"}}}, much},
		{Query{Table: "figures_wide", Where: []Condition{{"unit", "is", "Chi bộ"}, {"item", "has", "xã"}}}, fewFacts},
		{Query{Table: "figures_wide", Where: []Condition{{"unit", "=", "chi bộ"}}, Articles: []string{}}, fewFacts},
	} {
		view, _ := LookupTable(c.q.Table)
		if got, err := s.left(t.Context(), c.q, view); err != nil || got != c.want {
			t.Errorf("%+v: left %d, want %d (%v)", c.q, got, c.want, err)
		}
	}
}

// TestListedValues: asking each of the values that an index lists finds the same rows as asking every row.
func TestListedValues(t *testing.T) {
	s := dated(t)
	if _, err := s.write.Exec("UPDATE figures SET unit = NULL WHERE id = 'f1'; UPDATE figures SET unit = '' WHERE id = 'f2' AND start % 2;" +
		"UPDATE figures SET subject = CASE WHEN start % 3 = 0 THEN 'Chi bộ ' || id WHEN start % 5 = 0 THEN '' ELSE 'ông Viễn' END WHERE start % 7 > 0"); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"figures", "figures_wide"} {
		for _, column := range []string{"unit", "subject"} {
			for _, c := range []struct{ op, value, plain string }{
				{"has", "VIÊN", "instr(fold(%s), ?) > 0"}, {"has", "i b", "instr(fold(%s), ?) > 0"}, {"has", "xyz", "instr(fold(%s), ?) > 0"},
				{"is", "Chi bo", "fold(%s) = ?"}, {"is", "Ong Vien", "fold(%s) = ?"}, {"is", "chi", "fold(%s) = ?"}, {"is", "", "fold(%s) = ?"},
			} {
				want := all(t, s, "SELECT count(*) FROM figures WHERE "+fmt.Sprintf(c.plain, column), []any{Fold(c.value)})
				got, err := s.Count(t.Context(), Query{Table: table, Where: []Condition{{column, c.op, c.value}}})
				if err != nil || fmt.Sprintf("[%d]", got) != want[0] {
					t.Errorf("%s, %s %s %q: %d rows, want %s (%v)", table, column, c.op, c.value, got, want[0], err)
				}
			}
		}
	}
	for column, step := range map[string]string{"unit": "SEARCH figures USING COVERING INDEX figures_unit (unit>?)", "subject": "SCAN figures USING COVERING INDEX figures_subject"} {
		stmt, args, err := Query{Table: "figures_wide", Where: []Condition{{column, "has", "x"}}}.counting()
		if err != nil {
			t.Fatal(err)
		}
		planned(t, s, stmt, args, fmt.Sprintf("SEARCH figures USING COVERING INDEX figures_%s (%[1]s=?)", column), step)
	}
}

// TestCountsOfViews counts rows of grouped views without making their columns.
func TestCountsOfViews(t *testing.T) {
	s := dated(t)
	for _, c := range []struct {
		table string
		where []Condition
		want  int64
	}{
		{"newspapers", nil, 3},
		{"newspapers", []Condition{{"newspaper", "!=", "Báo 1"}}, 2},
		{"newspapers", []Condition{{"figures", ">", "40"}, {"undated", "=", "1"}}, 0},
		{"newspapers", []Condition{{"figures", ">", "20"}, {"undated", "=", "1"}}, 1},
		{"citation_counts", nil, 0},
	} {
		if n, err := s.Count(t.Context(), Query{Table: c.table, Where: c.where}); err != nil || n != c.want {
			t.Errorf("%s %v: %d rows, want %d (%v)", c.table, c.where, n, c.want, err)
		}
	}
	for _, column := range []string{"position", "layout", "article_title"} { // of the table of facts, of articles, of another view
		if _, err := s.Count(t.Context(), Query{Table: "people_wide", Where: []Condition{{column, "=", "0"}}}); err == nil {
			t.Errorf("people_wide has no column %s", column)
		}
	}
	stmt, _, err := Query{Table: "newspapers"}.counting()
	if err != nil || strings.Contains(stmt, "figures") {
		t.Errorf("figures are counted for the number of newspapers: %s (%v)", stmt, err)
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

// TestFirstPagesAreNotSorted: the first rows in the order of days or values come from an index, however many there are.
func TestFirstPagesAreNotSorted(t *testing.T) {
	s := dated(t)
	admitted := Condition{"indicator", "=", "party.members.admitted"}
	inNorth := Condition{"province", "=", "Tây Ninh"}
	members := Condition{"unit", "has", "đảng viên"}
	for _, c := range []struct {
		q    Query
		rest left
		want string
	}{
		{Query{Table: "figures_wide", OrderBy: "day", Desc: true}, much, "SCAN a USING INDEX articles_day"},
		{Query{Table: "figures_wide", OrderBy: "day", Where: []Condition{inNorth}}, much, "SCAN a USING INDEX articles_day"},
		{Query{Table: "figures_wide", OrderBy: "day", Where: []Condition{inNorth, members}}, manyFacts, "SCAN a USING INDEX articles_day"},
		{Query{Table: "citations_wide", OrderBy: "day"}, much, "SCAN a USING INDEX articles_day"},
		{Query{Table: "figures_wide", OrderBy: "value"}, much, "SCAN f USING INDEX figures_value"},
		{Query{Table: "figures_wide", OrderBy: "value", Where: []Condition{members}}, manyFacts, "SCAN f USING INDEX figures_value"},
		{Query{Table: "figures_wide", OrderBy: "value", Desc: true, Where: []Condition{inNorth}}, much, "SCAN f USING INDEX figures_value"},
		{Query{Table: "figures_wide", OrderBy: "value", Where: []Condition{{"period_start", "=", "2015"}}}, much, "SCAN f USING INDEX figures_value"},
		{Query{Table: "figures_wide", OrderBy: "value", Where: []Condition{admitted, inNorth}}, much, "SEARCH f USING INDEX figures_indicator (indicator=?)"},
		{Query{Table: "figures_wide", OrderBy: "unit"}, much, "SCAN f USING INDEX figures_unit"},
		{Query{Table: "figures_wide", OrderBy: "unit", Desc: true, Where: []Condition{inNorth}}, much, "SCAN f USING INDEX figures_unit"},
		{Query{Table: "people_wide", OrderBy: "name"}, much, "SCAN p USING INDEX people_name"},
	} {
		c.q.Limit = 50
		stmt, args, err := c.q.page(c.rest)
		if err != nil {
			t.Fatal(err)
		}
		steps := strings.Join(all(t, s, "EXPLAIN QUERY PLAN "+stmt, args), "\n")
		choosing, _, _ := strings.Cut(steps, "SCAN chosen") // the few that are chosen are sorted again
		if strings.Contains(choosing, "TEMP B-TREE FOR ORDER BY") || !strings.Contains(choosing, c.want) {
			t.Errorf("%s by %s %v, want %s:\n%s", c.q.Table, c.q.OrderBy, c.q.Where, c.want, steps)
		}
	}
}

// TestFewFactsAreSortedByThemselves: in the order of their units facts lie anywhere, so that those of an indicator are not looked for in it.
func TestFewFactsAreSortedByThemselves(t *testing.T) {
	s := dated(t)
	stmt, args, err := Query{Table: "figures_wide", OrderBy: "unit", Where: []Condition{{"indicator", "=", "party.members.admitted"}}, Limit: 50}.page(much)
	if err != nil {
		t.Fatal(err)
	}
	planned(t, s, stmt, args, "f USING INDEX figures_indicator (indicator=?)")
}

// TestPagesOfGroups: a page of groups is what stands there when all of them are made and sorted.
func TestPagesOfGroups(t *testing.T) {
	s := dated(t)
	if _, err := s.write.Exec(`
		INSERT INTO documents (key, canonical, type, citations, articles) SELECT column1, column1 || '-KH/TU', column2, 0, 0 FROM (VALUES ('01', 'Kế hoạch'), ('02', 'Kế hoạch'), ('03', 'Nghị quyết'));
		INSERT INTO citations (article_id, id, start, end, surface, level, place, place_source, key, sentence_start, sentence_end, sentence, block, confidence, rule)
		SELECT a.id, 'd' || d.key || m.column1, 0, 1, '', '', '', '', d.key, 0, 1, '', '', 1, ''
		FROM documents d, articles a, (VALUES (1), (2), (3)) AS m WHERE m.column1 <= CAST(d.key AS INTEGER) AND unicode(a.id) % (1 + d.key) < 2`); err != nil {
		t.Fatal(err)
	}
	view, _ := LookupTable("citation_counts")
	for _, order := range []string{"citations", "articles", "type", "newspaper", "last_day", "key"} {
		for _, where := range [][]Condition{nil, {{"province", "=", "Tây Ninh"}}, {{"type", "is", "ke hoach"}, {"citations", ">", "3"}}, {{"key", "=", "02"}}, {{"key", "=", "04"}}} {
			for _, offset := range []int{0, 1, 4, 40} {
				q := Query{Table: view.Name, Where: where, OrderBy: order, Desc: offset%2 == 0, Limit: 3, Offset: offset}
				want := wholeView(t, s, view, "*", q)
				if offset == 0 && where == nil && len(want) < 12 {
					t.Fatalf("%d groups are too few to tell", len(want))
				}
				want = want[min(offset, len(want)):min(offset+3, len(want))]
				stmt, args, err := q.page(much)
				if err != nil {
					t.Fatal(err)
				}
				if got := all(t, s, stmt, args); !slices.Equal(got, want) {
					t.Errorf("by %s, %v, from %d on:\n%q\nwant\n%q", order, where, offset, got, want)
				}
			}
		}
	}
}

// TestCitationCountsReadIndexes: rows of articles go on behind their texts, and those of citations behind their sentences.
func TestCitationCountsReadIndexes(t *testing.T) {
	s := dated(t)
	stmt, args, err := Query{Table: "citation_counts", OrderBy: "citations", Desc: true, Limit: 50}.page(much)
	if err != nil {
		t.Fatal(err)
	}
	planned(t, s, stmt, args, "SCAN c USING COVERING INDEX citations_key", "a USING COVERING INDEX articles_place", "SEARCH c USING COVERING INDEX citations_key (key=?)")
	if choosing := strings.Count(stmt, "DISTINCT"); choosing != 2 {
		t.Errorf("articles are told apart %d times, want only where the rows of the page are made: %s", choosing, stmt)
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
	if _, err := s.write.Exec("DROP INDEX articles_day; DROP INDEX articles_place; DROP INDEX figures_value; DROP INDEX figures_unit; DROP INDEX figures_subject; PRAGMA user_version = 5"); err != nil {
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
	for _, q := range []Query{{Table: "figures_wide", OrderBy: "day", Limit: 50}, {Table: "figures_wide", OrderBy: "value", Limit: 50}, {Table: "citation_counts"},
		{Table: "figures_wide", OrderBy: "day", Where: []Condition{{"unit", "=", "người"}}, Limit: 50},
		{Table: "figures_wide", OrderBy: "day", Where: []Condition{{"subject", "has", "xã"}}, Limit: 50}} {
		rows, err := r.Rows(t.Context(), q)
		if err != nil {
			t.Errorf("%s: %v", q.Table, err)
			continue
		}
		rows.Close()
	}
}

// wholeView returns the columns of all rows of view that meet the conditions of q, in its order, read from the view without a limit.
func wholeView(t *testing.T, s *Store, view Table, columns string, q Query) []string {
	t.Helper()
	tests, args, err := q.where(view)
	if err != nil {
		t.Fatal(err)
	}
	sorted, err := q.sorted(view)
	if err != nil {
		t.Fatal(err)
	}
	return all(t, s, "SELECT "+columns+" FROM "+view.Name+tests+sorted, args)
}
