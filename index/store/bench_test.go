package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// BenchmarkPut adds generated articles to the store in BAOTINH_BENCH_DIR, or to an empty one, one by one and 64 at once: what an article costs
// depends on how many there are.
func BenchmarkPut(b *testing.B) {
	for _, group := range []int{1, 64} {
		b.Run(strconv.Itoa(group), func(b *testing.B) { benchmarkPut(b, group) })
	}
}

func benchmarkPut(b *testing.B, group int) {
	dir := os.Getenv("BAOTINH_BENCH_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	s, err := store.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	ctx := context.Background()
	n, err := s.Count(ctx, store.Query{Table: "articles"})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(n), "articles-before")
	var entries []store.Entry
	put := func() {
		if err := s.PutAll(ctx, entries); err != nil {
			b.Fatal(err)
		}
		entries = nil
	}
	for b.Loop() {
		b.StopTimer()
		it := storetest.Generate(int(n))
		n++
		entries = append(entries, store.Entry{Article: it.Article, Result: it.Result, Archive: it.Ref})
		b.StartTimer()
		if len(entries) == group {
			put()
		}
	}
	put()
}
