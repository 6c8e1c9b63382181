package store_test

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"

	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

func TestHeadsAndPlacesAreThoseOfTheArticle(t *testing.T) {
	s, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx := context.Background()
	ids := []string{"0000000000000000"} // no such article
	for n := range 12 {
		it := storetest.Generate(n)
		if n == 11 {
			it = storetest.Reprint(3, "binhminh", "2026-01-01") // whose story is another's
		}
		id, err := s.Put(ctx, it.Article, it.Result, it.Ref)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	brief, err := s.Heads(ctx, ids, false)
	if err != nil {
		t.Fatal(err)
	}
	full, err := s.Heads(ctx, ids, true)
	if err != nil || len(brief) != 12 || len(full) != 12 {
		t.Fatalf("%d and %d heads of 12 articles, %v", len(brief), len(full), err)
	}
	cited, retold := 0, 0
	for _, id := range ids[1:] {
		a, err := s.Article(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		want := store.Head{ID: id, URL: a.CanonicalURL, Title: a.Title, Sapo: a.Sapo, Newspaper: a.Newspaper, Province: a.Province, Section: a.Section,
			Published: a.Published, Story: a.Story}
		if a.Story != id {
			retold++
		}
		if brief[id] != want {
			t.Errorf("head %+v, want %+v", brief[id], want)
		}
		want.FactText, want.Text = a.FactText, a.Text
		if full[id] != want {
			t.Errorf("head with texts %+v, want %+v", full[id], want)
		}
		r, err := s.Result(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		places := map[string][][2]int{}
		for _, d := range r.Documents {
			lookup := store.LookupNumber(*d.Canonical)
			places[lookup] = append(places[lookup], [2]int{d.Start, d.End})
		}
		for lookup, want := range places {
			cited++
			if got, err := s.Cited(ctx, id, lookup); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s cites %s at %v, %v; want %v", id, lookup, got, err, want)
			}
			if ok, err := s.Cites(ctx, lookup); err != nil || !ok {
				t.Errorf("nobody cites %s, %v", lookup, err)
			}
		}
	}
	if cited == 0 || retold == 0 {
		t.Errorf("%d articles cite a document, %d tell another's story: the test sees nothing", cited, retold)
	}
	if ok, err := s.Cites(ctx, "99999-xx"); err != nil || ok {
		t.Errorf("99999-xx is cited, %v", err)
	}
	if places, err := s.Cited(ctx, ids[1], "99999-xx"); err != nil || places != nil {
		t.Errorf("99999-xx is cited at %v, %v", places, err)
	}
}
