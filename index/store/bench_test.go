package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

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

// openBench opens the store in BAOTINH_BENCH_DIR, or a new one.
func openBench(b *testing.B) *store.Store {
	dir := os.Getenv("BAOTINH_BENCH_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	s, err := store.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

func benchmarkPut(b *testing.B, group int) {
	s := openBench(b)
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

// BenchmarkFirstPages asks the store in BAOTINH_BENCH_DIR, or one of 2,000 generated articles, for what a page of a table shows: how many rows there
// are, and the first 50 of them.
func BenchmarkFirstPages(b *testing.B) {
	s := openBench(b)
	ctx := context.Background()
	if n, err := s.Count(ctx, store.Query{Table: "articles"}); err != nil {
		b.Fatal(err)
	} else if n == 0 {
		for n := range 2000 {
			it := storetest.Generate(n)
			if _, err := s.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
				b.Fatal(err)
			}
		}
	}
	indicator := store.Condition{Column: "indicator", Op: "=", Value: "party.members.admitted"}
	province := store.Condition{Column: "province", Op: "=", Value: "Tây Ninh"}
	for _, table := range []struct {
		name, sort, filter string
		where              []store.Condition
	}{
		{name: "figures_wide", sort: "day"},
		{name: "figures_wide", sort: "day", where: []store.Condition{indicator}},
		{name: "figures_wide", sort: "value"},
		{name: "figures_wide", sort: "value", where: []store.Condition{indicator}},
		{name: "figures_wide", sort: "value", where: []store.Condition{province}},
		{name: "figures_wide", sort: "value", where: []store.Condition{indicator, province}},
		{name: "figures_wide", sort: "value", where: []store.Condition{province, {Column: "day", Op: ">", Value: "2025-11-26"}}},
		{name: "figures_wide", sort: "value", where: []store.Condition{indicator, {Column: "day", Op: ">", Value: "2025-11-26"}}},
		{name: "figures_wide", sort: "value", filter: "term=2015-2020"},
		{name: "figures_wide", sort: "value", filter: "term=2016-2021"},
		{name: "figures_wide", sort: "value", filter: "term=2015-2020", where: []store.Condition{indicator, province}},
		{name: "figures_wide", sort: "value", filter: `province="Tây Ninh"`},
		{name: "figures_wide", sort: "value", filter: `"đảng viên"`},
		{name: "figures_wide", sort: "day", filter: `"đảng viên"`},
		{name: "figures_wide", sort: "value", filter: `unit:"km"`},
		{name: "figures_wide", sort: "day", filter: `subject:"huyện"`},
		{name: "figures_wide", sort: "unit"},
		{name: "people_wide", sort: "name"},
		{name: "newspapers", sort: "newspaper"},
		{name: "citation_counts", sort: "citations"},
	} {
		where, err := store.ParseFilter(table.name, table.filter)
		if err != nil {
			b.Fatal(err)
		}
		where = append(where, table.where...)
		for _, desc := range []bool{false, true} {
			q := store.Query{Table: table.name, Where: where, OrderBy: table.sort, Desc: desc, Limit: 50}
			b.Run(fmt.Sprintf("%s %s %s %v", table.name, table.sort, map[bool]string{false: "up", true: "down"}[desc], where), func(b *testing.B) {
				var counting time.Duration
				for b.Loop() {
					start := time.Now()
					if _, err := s.Count(ctx, q); err != nil {
						b.Fatal(err)
					}
					counting += time.Since(start)
					rows, err := s.Rows(ctx, q)
					if err != nil {
						b.Fatal(err)
					}
					for rows.Next() {
					}
					if err := errors.Join(rows.Err(), rows.Close()); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(counting.Milliseconds())/float64(b.N), "ms-counting")
			})
		}
	}
}
