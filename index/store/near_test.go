package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// stories says of each article which story it belongs to.
func stories(t *testing.T, s *store.Store) map[string]string {
	t.Helper()
	all := map[string]string{}
	rows, err := s.Rows(context.Background(), store.Query{Table: "articles", Columns: []string{"url", "story"}})
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		all[rows.Values()[0].(string)] = rows.Values()[1].(string)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestStoryOrder puts three papers' versions of four stories in every order of papers: what is one story does not depend on it.
func TestStoryOrder(t *testing.T) {
	ctx := context.Background()
	var want map[string]string
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		s := openTemp(t)
		for _, paper := range order {
			for n := range 4 {
				it := storetest.Reprint(n, fmt.Sprintf("p%d", paper), fmt.Sprintf("2025-08-%02d", 10+paper))
				if _, err := s.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
					t.Fatal(err)
				}
			}
		}
		got := stories(t, s)
		if want == nil {
			want = got
			distinct := map[string]bool{}
			for _, story := range got {
				distinct[story] = true
			}
			if len(got) != 12 || len(distinct) != 4 {
				t.Errorf("%d articles of %d stories, want 12 of 4", len(got), len(distinct))
			}
		}
		for url, story := range want {
			if got[url] != story {
				t.Errorf("in the order %v %s belongs to story %s, in the first to %s", order, url, got[url], story)
			}
		}
	}
}

// TestStorySplits takes the article away that held two others together: one whole, and its two halves, which have nothing in common.
func TestStorySplits(t *testing.T) {
	ctx := context.Background()
	s := openTemp(t)
	whole := storetest.Reprint(1, "p1", "2025-08-10").Article
	half := func(site string, from, to int) (id string) {
		a := storetest.Reprint(1, site, "2025-08-11").Article
		runes := []rune(whole.Text)
		a.Text = string(runes[from*len(runes)/9 : to*len(runes)/9])
		a.Blocks = slices.Clip(a.Blocks[:3])
		a.Blocks[2].Text = a.Text
		id, err := s.Put(ctx, a, storetest.Item{}.Result, store.ArchiveRef{})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	left, right := half("p2", 0, 4), half("p3", 5, 9)
	middle, err := s.Put(ctx, whole, storetest.Item{}.Result, store.ArchiveRef{})
	if err != nil {
		t.Fatal(err)
	}
	story := func(id string) string {
		t.Helper()
		a, err := s.Article(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		return a.Story
	}
	if story(left) != middle || story(right) != middle {
		t.Fatalf("stories %s and %s, want both %s", story(left), story(right), middle)
	}
	if near, err := s.Near(ctx, middle); len(near) != 2 || err != nil {
		t.Errorf("near to the whole: %+v, %v; want both halves", near, err)
	}
	if near, err := s.Near(ctx, left); len(near) != 1 || err != nil {
		t.Errorf("near to a half: %+v, %v; want the whole alone", near, err)
	}
	if err := s.Delete(ctx, middle); err != nil {
		t.Fatal(err)
	}
	if story(left) != left || story(right) != right {
		t.Errorf("stories %s and %s after the whole is gone; want their own", story(left), story(right))
	}
}

// TestSamePageOften puts one page under a hundred addresses, as a broken newspaper serves it: it stays one story, and bounded work.
func TestSamePageOften(t *testing.T) {
	ctx := context.Background()
	s := openTemp(t)
	for i := range 100 {
		a := storetest.Reprint(1, fmt.Sprintf("p%d", i*7919%100), "2025-08-10").Article
		if _, err := s.Put(ctx, a, storetest.Item{}.Result, store.ArchiveRef{}); err != nil {
			t.Fatal(err)
		}
	}
	distinct := map[string]bool{}
	for _, story := range stories(t, s) {
		distinct[story] = true
	}
	pairs, err := s.Count(ctx, store.Query{Table: "near_duplicates"})
	if err != nil || len(distinct) != 1 || pairs > 100*2*32 {
		t.Errorf("%d stories and %d pairs, %v; want one story and at most 32 comparisons an article", len(distinct), pairs, err)
	}
}

// TestMigrateNear opens a store as version 1 left it.
func TestMigrateNear(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for paper := range 2 {
		for n := range 3 {
			it := storetest.Reprint(n, fmt.Sprintf("p%d", paper), fmt.Sprintf("2025-08-%02d", 10+paper))
			id, err := s.Put(ctx, it.Article, it.Result, it.Ref)
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, id)
		}
	}
	want := stories(t, s)
	s.Close()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range store.Tables() {
		if table.View {
			if _, err := db.Exec("DROP VIEW " + table.Name); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := db.Exec(`DROP TABLE near_keys; DROP TABLE near_duplicates; DROP INDEX articles_story; DROP INDEX articles_place; ALTER TABLE articles DROP COLUMN story; ALTER TABLE watch_hits DROP COLUMN told;
		ALTER TABLE figures DROP COLUMN cell_table; ALTER TABLE figures DROP COLUMN cell_row; ALTER TABLE figures DROP COLUMN cell_column;
		DROP TABLE origin;
		CREATE VIEW figures_wide AS SELECT article_id FROM figures; PRAGMA user_version = 1`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if s, err = store.Open(path); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.ID() == "" {
		t.Error("the store has no id after migration")
	}
	got := stories(t, s)
	for url, story := range want {
		if got[url] != story {
			t.Errorf("%s: story %q after migration, want %q", url, got[url], story)
		}
	}
	if near, err := s.Near(ctx, ids[0]); len(near) != 1 || err != nil || near[0].ID != ids[3] {
		t.Errorf("near after migration: %+v, %v", near, err)
	}
	if _, err := s.Count(ctx, store.Query{Table: "near_duplicates_wide", Where: []store.Condition{{Column: "other_day", Op: "notnull"}}}); err != nil {
		t.Errorf("the views of the dictionary were not made anew: %v", err)
	}
}
