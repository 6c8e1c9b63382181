package store_test

import (
	"context"
	"slices"
	"testing"

	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

func TestWatches(t *testing.T) {
	s := openTemp(t)
	ctx := context.Background()
	it := storetest.Sample()[0]
	id, err := s.Put(ctx, it.Article, it.Result, it.Ref)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SaveWatch(ctx, store.Watch{Name: "hop-nhat", Query: "1676-QĐ/TU"}); err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{1, 0} {
		fresh, err := s.RecordHits(ctx, "hop-nhat", 1, []string{id})
		if err != nil {
			t.Fatal(err)
		}
		if fresh != want {
			t.Errorf("time %d: %d new articles, want %d", i+1, fresh, want)
		}
	}
	ids, err := s.WatchHits(ctx, "hop-nhat", 10)
	if err != nil || !slices.Equal(ids, []string{id}) {
		t.Errorf("hits %v, error %v", ids, err)
	}
	all, err := s.Watches(ctx)
	if err != nil || len(all) != 1 || all[0].Seen != 1 {
		t.Errorf("watches %+v, error %v", all, err)
	}
	if err := s.RemoveWatch(ctx, "hop-nhat"); err != nil {
		t.Error(err)
	}
	if err := s.RemoveWatch(ctx, "hop-nhat"); err == nil {
		t.Error("a saved search that does not exist was removed without an error")
	}
}
