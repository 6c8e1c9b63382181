package store_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// BenchmarkPut adds generated articles to the store in BAOTINH_BENCH_DIR, or to an empty one: what an article costs depends on how many there
// are.
func BenchmarkPut(b *testing.B) {
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
	for b.Loop() {
		b.StopTimer()
		it := storetest.Generate(int(n))
		n++
		b.StartTimer()
		if _, err := s.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
			b.Fatal(err)
		}
	}
}
