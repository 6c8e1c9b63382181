package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"baotinh/crawl/article"
	"baotinh/index/store"
)

// Run is the conformance test; open returns an empty store.
func Run(t *testing.T, open func(t *testing.T) store.Facts) {
	ctx := context.Background()
	fill := func(t *testing.T) (store.Facts, []string) {
		s := open(t)
		t.Cleanup(func() { s.Close() })
		var ids []string
		for _, it := range Sample() {
			id, err := s.Put(ctx, it.Article, it.Result, it.Ref)
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, id)
		}
		return s, ids
	}
	count := func(t *testing.T, s store.Facts, q store.Query) int64 {
		t.Helper()
		n, err := s.Count(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	changes := func(t *testing.T, s store.Facts, after int64) []store.Change {
		t.Helper()
		var all []store.Change
		for c, err := range s.Since(ctx, after) {
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, c)
		}
		return all
	}

	t.Run("each store has its own id", func(t *testing.T) {
		one, other := open(t), open(t)
		t.Cleanup(func() { one.Close(); other.Close() })
		if one.ID() == "" || one.ID() == other.ID() {
			t.Errorf("ids %q and %q", one.ID(), other.ID())
		}
	})

	t.Run("what is put comes back", func(t *testing.T) {
		s, ids := fill(t)
		for i, it := range Sample() {
			a, err := s.Article(ctx, ids[i])
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(it.Article, a.Article, cmpopts.EquateEmpty()); d != "" {
				t.Errorf("article %s (-put +read):\n%s", it.Article.URL, d)
			}
			if a.Archive != it.Ref {
				t.Errorf("article %s: archive %+v, want %+v", it.Article.URL, a.Archive, it.Ref)
			}
			r, err := s.Result(ctx, ids[i])
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(it.Result, *r, cmpopts.EquateEmpty()); d != "" {
				t.Errorf("facts of %s (-put +read):\n%s", it.Article.URL, d)
			}
		}
		articles, err := s.Articles(ctx, append([]string{"0000000000000000"}, ids...))
		if err != nil {
			t.Fatal(err)
		}
		results, err := s.Results(ctx, append([]string{"0000000000000000"}, ids...))
		if err != nil {
			t.Fatal(err)
		}
		if len(articles) != len(ids) || len(results) != len(ids) {
			t.Fatalf("%d articles and %d results of %d articles and one that is not there", len(articles), len(results), len(ids))
		}
		for i, it := range Sample() {
			if d := cmp.Diff(it.Article, articles[ids[i]].Article, cmpopts.EquateEmpty()); d != "" {
				t.Errorf("article %s among others (-put +read):\n%s", it.Article.URL, d)
			}
			if d := cmp.Diff(it.Result, *results[ids[i]], cmpopts.EquateEmpty()); d != "" {
				t.Errorf("facts of %s among others (-put +read):\n%s", it.Article.URL, d)
			}
		}
	})
	t.Run("the same article twice is one row and no change", func(t *testing.T) {
		s, _ := fill(t)
		articles, figures := count(t, s, store.Query{Table: "articles"}), count(t, s, store.Query{Table: "figures"})
		last, err := s.LastSeq(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range Sample() {
			if _, err := s.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
				t.Fatal(err)
			}
		}
		if n := count(t, s, store.Query{Table: "articles"}); n != articles {
			t.Errorf("%d articles after the second time, want %d", n, articles)
		}
		if n := count(t, s, store.Query{Table: "figures"}); n != figures {
			t.Errorf("%d figures after the second time, want %d", n, figures)
		}
		if c := changes(t, s, last); len(c) != 0 {
			t.Errorf("changes after putting the same again: %v", c)
		}
	})
	t.Run("new facts replace the old ones", func(t *testing.T) {
		s, ids := fill(t)
		last, _ := s.LastSeq(ctx)
		it := Sample()[0]
		it.Result.Figures, it.Result.Documents = it.Result.Figures[:1], it.Result.Documents[1:]
		if _, err := s.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
			t.Fatal(err)
		}
		if n := count(t, s, store.Query{Table: "figures", Articles: []string{ids[0]}}); n != 1 {
			t.Errorf("%d figures, want 1", n)
		}
		// 1676-QĐ/TU is still cited by the second article, once.
		if n := count(t, s, store.Query{Table: "documents", Where: []store.Condition{{Column: "lookup", Op: "=", Value: "1676-qd-tu"}, {Column: "citations", Op: "=", Value: "1"}}}); n != 1 {
			t.Errorf("document 1676-QĐ/TU: %d rows with one citation, want 1", n)
		}
		if c := changes(t, s, last); len(c) != 1 || c[0].Article != ids[0] || c[0].Deleted {
			t.Errorf("changes %v, want one of %s", c, ids[0])
		}
	})
	t.Run("many at once", func(t *testing.T) {
		one, _ := fill(t)
		many := open(t)
		t.Cleanup(func() { many.Close() })
		entry := func(it Item) store.Entry { return store.Entry{Article: it.Article, Result: it.Result, Archive: it.Ref} }
		again := Sample()[0]
		again.Result.Figures = again.Result.Figures[:1]
		if _, err := one.Put(ctx, again.Article, again.Result, again.Ref); err != nil {
			t.Fatal(err)
		}
		var entries []store.Entry
		for _, it := range append(Sample(), again) { // the first article twice: its last facts count
			entries = append(entries, entry(it))
		}
		nameless := entries[1]
		nameless.Article.URL, nameless.Article.CanonicalURL = "", ""
		if err := many.PutAll(ctx, append(slices.Clone(entries), nameless)); err == nil {
			t.Error("no error for an article without address")
		}
		if n := count(t, many, store.Query{Table: "articles"}); n != 0 {
			t.Errorf("%d articles of a group with a fault, want none", n)
		}
		for range 2 { // the second time changes nothing
			if err := many.PutAll(ctx, entries); err != nil {
				t.Fatal(err)
			}
		}
		for _, table := range []string{"articles", "figures", "citations", "documents", "people", "congresses"} {
			want, got := allRows(t, one, table), allRows(t, many, table)
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s (-one by one +at once):\n%s", table, d)
			}
		}
		if c := changes(t, many, 0); len(c) != len(Sample()) || c[len(c)-1].Article != entry(again).ID() {
			t.Errorf("changes %v, want one of each article, that of the first last", c)
		}
	})
	t.Run("deleting", func(t *testing.T) {
		s, ids := fill(t)
		last, _ := s.LastSeq(ctx)
		for range 2 {
			if err := s.Delete(ctx, ids[2]); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.Article(ctx, ids[2]); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a deleted article: error %v, want ErrNotFound", err)
		}
		if n := count(t, s, store.Query{Table: "figures", Articles: []string{ids[2]}}); n != 0 {
			t.Errorf("%d figures of a deleted article", n)
		}
		if n := count(t, s, store.Query{Table: "documents", Where: []store.Condition{{Column: "lookup", Op: "=", Value: "94-qd-tu"}}}); n != 0 {
			t.Error("a document that nobody cites any more is still listed")
		}
		if c := changes(t, s, last); len(c) != 1 || !c[0].Deleted {
			t.Errorf("changes %v, want one deletion", c)
		}
	})
	t.Run("every change once, in order", func(t *testing.T) {
		s, ids := fill(t)
		var got []string
		var last int64
		for _, c := range changes(t, s, 0) {
			if c.Seq <= last {
				t.Errorf("change %d after %d", c.Seq, last)
			}
			last = c.Seq
			got = append(got, c.Article)
		}
		if !slices.Equal(got, ids) {
			t.Errorf("changes of %v, want %v", got, ids)
		}
	})
	t.Run("conditions", func(t *testing.T) {
		s, _ := fill(t)
		for _, c := range []struct {
			name string
			q    store.Query
			want int64
		}{
			{"all", store.Query{Table: "figures"}, 13},
			{"numbers compare as numbers, not as text", store.Query{Table: "figures", Where: []store.Condition{{Column: "indicator", Op: "=", Value: "party.members.admitted"}, {Column: "value", Op: ">=", Value: "1000"}}}, 2},
			{"decimal comma", store.Query{Table: "figures", Where: []store.Condition{{Column: "value", Op: "=", Value: "1,85"}}}, 1},
			{"contains without marks", store.Query{Table: "figures_wide", Where: []store.Condition{{Column: "subject", Op: "has", Value: "dang bo khoi"}}}, 2},
			{"equal in another tone placement", store.Query{Table: "figures", Where: []store.Condition{{Column: "unit", Op: "is", Value: "ĐẢNG VIÊN"}}}, 4},
			{"null", store.Query{Table: "figures", Where: []store.Condition{{Column: "indicator", Op: "null"}}}, 2},
			{"term", store.Query{Table: "figures", Where: []store.Condition{{Column: "period_type", Op: "=", Value: "term"}, {Column: "period_start", Op: "=", Value: "2015"}}}, 3},
			{"no article at all", store.Query{Table: "figures", Articles: []string{}}, 0},
		} {
			if n := count(t, s, c.q); n != c.want {
				t.Errorf("%s: %d rows, want %d", c.name, n, c.want)
			}
		}
	})
	t.Run("what is not documented is refused", func(t *testing.T) {
		s, _ := fill(t)
		for _, q := range []store.Query{
			{Table: "sqlite_schema"},
			{Table: "figures", Columns: []string{"value; DROP TABLE figures"}},
			{Table: "figures", OrderBy: "1"},
			{Table: "figures", Where: []store.Condition{{Column: "value", Op: "OR 1=1 --", Value: "1"}}},
			{Table: "figures", Where: []store.Condition{{Column: "value", Op: ">", Value: "nhiều"}}},
			{Table: "newspapers", Articles: []string{"x"}},
		} {
			if rows, err := s.Rows(ctx, q); err == nil {
				rows.Close()
				t.Errorf("%+v was accepted", q)
			}
		}
	})
	t.Run("pages neither overlap nor leave gaps", func(t *testing.T) {
		s, _ := fill(t)
		seen := map[string]bool{}
		for offset := 0; ; offset += 4 {
			rows, err := s.Rows(ctx, store.Query{Table: "figures", Columns: []string{"article_id", "id"}, OrderBy: "indicator", Desc: true, Limit: 4, Offset: offset})
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for rows.Next() {
				key := rows.Values()[0].(string) + rows.Values()[1].(string)
				if seen[key] {
					t.Errorf("%s twice", key)
				}
				seen[key] = true
				n++
			}
			rows.Close()
			if n == 0 {
				break
			}
		}
		if len(seen) != 13 {
			t.Errorf("%d rows over all pages, want 13", len(seen))
		}
	})
	t.Run("the same story elsewhere is linked, and nothing is dropped", func(t *testing.T) {
		s := open(t)
		t.Cleanup(func() { s.Close() })
		put := func(it Item) string {
			t.Helper()
			id, err := s.Put(ctx, it.Article, it.Result, it.Ref)
			if err != nil {
				t.Fatal(err)
			}
			return id
		}
		story := func(id string) string {
			t.Helper()
			a, err := s.Article(ctx, id)
			if err != nil {
				t.Fatal(err)
			}
			return a.Story
		}
		first, late, other := Reprint(1, "p1", "2025-08-20"), Reprint(1, "p2", "2025-08-22"), Reprint(2, "p2", "2025-08-21")
		lateID, otherID := put(late), put(other)
		if near, err := s.Near(ctx, lateID); err != nil || len(near) != 0 || story(lateID) != lateID {
			t.Errorf("a story told once is near to %+v, %v, and belongs to story %s", near, err, story(lateID))
		}
		last, _ := s.LastSeq(ctx)
		firstID := put(first)
		near, err := s.Near(ctx, lateID)
		if err != nil || len(near) != 1 || near[0].ID != firstID || near[0].Day != "2025-08-20" || near[0].Newspaper == "" || near[0].Shared < 0.5 || near[0].Contained < near[0].Shared {
			t.Errorf("near to the later one: %+v, %v", near, err)
		}
		if story(lateID) != firstID || story(firstID) != firstID || story(otherID) != otherID {
			t.Errorf("stories %s %s %s; want %s, %[4]s, %s: the earlier article names the story", story(lateID), story(firstID), story(otherID), firstID, otherID)
		}
		var changed []string
		for _, c := range changes(t, s, last) {
			changed = append(changed, c.Article)
		}
		if slices.Sort(changed); !slices.Equal(changed, slices.Sorted(slices.Values([]string{firstID, lateID}))) {
			t.Errorf("changes %v; want both articles, since the story of the older row has changed", changed)
		}
		if n := count(t, s, store.Query{Table: "near_duplicates_wide", Where: []store.Condition{{Column: "other_id", Op: "=", Value: firstID}}}); n != 1 {
			t.Errorf("%d rows of near_duplicates_wide, want 1", n)
		}
		// Another text at the same address ends it, and so does its end.
		put(Item{Article: func() article.Article {
			a := Reprint(3, "p1", "2025-08-20").Article
			a.URL, a.CanonicalURL = first.Article.URL, first.Article.CanonicalURL
			return a
		}()})
		if near, _ := s.Near(ctx, lateID); len(near) != 0 || story(lateID) != lateID || story(firstID) != firstID {
			t.Errorf("after the other has become another story: near %+v, stories %s, %s", near, story(lateID), story(firstID))
		}
		put(first)
		if story(lateID) != firstID {
			t.Error("the story that came back is not found again")
		}
		if err := s.Delete(ctx, firstID); err != nil {
			t.Fatal(err)
		}
		if near, _ := s.Near(ctx, lateID); len(near) != 0 || story(lateID) != lateID {
			t.Errorf("after the end of the other: near %+v, story %s", near, story(lateID))
		}
	})
}

// allRows reads a table as text, in the order of its first column.
func allRows(t *testing.T, s store.Facts, table string) []string {
	t.Helper()
	known, _ := store.LookupTable(table)
	rows, err := s.Rows(context.Background(), store.Query{Table: table, OrderBy: known.Columns[0].Name})
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		all = append(all, fmt.Sprint(rows.Values()...))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}
