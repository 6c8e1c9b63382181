package search

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"

	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// benchCorpus makes a store and an index of BAOTINH_BENCH_ARTICLES generated articles (10,000 unless set) in a folder that stays for the
// next benchmark: BAOTINH_BENCH_DIR, or one that goes away.
func benchCorpus(b *testing.B) *Index {
	n := 10000
	if v, err := strconv.Atoi(os.Getenv("BAOTINH_BENCH_ARTICLES")); err == nil {
		n = v
	}
	dir := os.Getenv("BAOTINH_BENCH_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	dir = filepath.Join(dir, strconv.Itoa(n))
	facts, err := store.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		b.Fatal(err)
	}
	ctx := context.Background()
	have, err := facts.Count(ctx, store.Query{Table: "articles"})
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	var text int
	for i := int(have); i < n; i++ {
		it := storetest.Generate(i)
		text += len(it.Result.Text)
		if _, err := facts.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
			b.Fatal(err)
		}
	}
	if text > 0 {
		fmt.Printf("store: %d articles of %d bytes, %.0f articles/s\n", n, text/n, float64(n)/time.Since(start).Seconds())
	}
	x, err := Open(filepath.Join(dir, "index"), facts)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { x.Close(); facts.Close() })
	start = time.Now()
	var peak uint64
	behind, err := x.Behind(ctx)
	if err != nil {
		b.Fatal(err)
	}
	if err := x.CatchUp(ctx, func(done, total int64) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		peak = max(peak, m.Sys)
	}); err != nil {
		b.Fatal(err)
	}
	if behind > 0 {
		fmt.Printf("index: %.0f articles/s, %d MB from the system\n", float64(behind)/time.Since(start).Seconds(), peak>>20)
	}
	fmt.Printf("disk: index %.2f kB, store %.2f kB an article\n", float64(diskSize(filepath.Join(dir, "index")))/float64(n)/1000, float64(diskSize(filepath.Join(dir, "store.db")))/float64(n)/1000)
	return x
}

func diskSize(root string) int64 {
	var size int64
	filepath.WalkDir(root, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if info, err := d.Info(); err == nil {
				size += info.Size()
			}
		}
		return nil
	})
	return size
}

// BenchmarkBleveDefault indexes the same articles with bleve as it comes, for comparison: rate and size on disk of ours are printed by
// BenchmarkSearch. BAOTINH_BENCH_ARTICLES of them, 10,000 unless set.
func BenchmarkBleveDefault(b *testing.B) {
	n := 10000
	if v, err := strconv.Atoi(os.Getenv("BAOTINH_BENCH_ARTICLES")); err == nil {
		n = v
	}
	for b.Loop() {
		dir := filepath.Join(b.TempDir(), "bleve")
		x, err := bleve.New(dir, bleve.NewIndexMapping())
		if err != nil {
			b.Fatal(err)
		}
		var working time.Duration
		for i := 0; i < n; i += batchSize {
			batch := x.NewBatch()
			for k := i; k < min(i+batchSize, n); k++ {
				a := storetest.Generate(k).Article
				err := batch.Index(a.URL, map[string]any{"title": a.Title, "sapo": a.Sapo, "text": a.Text, "province": a.Province, "newspaper": a.Newspaper, "published": a.Published, "section": a.Section})
				if err != nil {
					b.Fatal(err)
				}
			}
			start := time.Now()
			if err := x.Batch(batch); err != nil {
				b.Fatal(err)
			}
			working += time.Since(start)
		}
		if err := x.Close(); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(n)/working.Seconds(), "articles/s")
		b.ReportMetric(float64(diskSize(dir))/float64(n)/1000, "kB/article")
	}
}

// BenchmarkSearch measures each kind of question over many different ones and reports the median and the 99th percentile, of the time that passes
// and of the processors' time: on a machine that has other work too, only the second says something about the index. What a server makes ahead of
// searches is there already.
func BenchmarkSearch(b *testing.B) {
	x := benchCorpus(b)
	ctx := context.Background()
	start, used := time.Now(), processorTime()
	if err := x.makeReady(ctx); err != nil {
		b.Fatal(err)
	}
	columns, columnsUsed := time.Since(start), processorTime()-used
	start, used = time.Now(), processorTime()
	for once := true; once || len(x.ready.wake) > 0; once = false { // a merge that ends meanwhile makes it begin anew
		if err := x.makeReady(ctx); err != nil {
			b.Fatal(err)
		}
		if err := x.fillRows(ctx); err != nil {
			b.Fatal(err)
		}
	}
	fmt.Printf("ahead of searches: columns %v (processors %v), texts %v (%v), %d MB\n", columns, columnsUsed, time.Since(start), processorTime()-used, x.numbers.size>>20)
	r := rand.New(rand.NewPCG(1, 2))
	two := []string{"đảng viên", "đảng bộ", "tổ chức", "nghị quyết", "kết nạp", "biên giới", "hải đảo", "khoa học", "trọng tâm", "cải cách", "tín nhiệm", "phiếu bầu", "du lịch", "thủy lợi"}
	long := []string{"ủy ban nhân dân", "mặt trận tổ quốc", "hợp tác xã", "chuyển đổi số", "cựu chiến binh", "nông thôn mới"}
	none := []string{}
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	forget := func() { // what was asked before: the first to ask for these words
		for _, c := range x.columns {
			c.settled = nil
		}
	}
	for _, c := range []struct {
		name string
		ask  func() Request
	}{
		{"phrase of two", func() Request { return Request{Query: `"` + pick(two) + `"`, Facets: none, Snippets: -1} }},
		{"phrase of two without marks", func() Request { return Request{Query: `"dang vien"`, Facets: none, Snippets: -1} }},
		{"phrase of three and more", func() Request { return Request{Query: `"` + pick(long) + `"`, Facets: none, Snippets: -1} }},
		{"phrase of three and more for the first time", func() Request {
			forget()
			return Request{Query: `"` + pick(long) + `"`, Facets: none, Snippets: -1}
		}},
		{"chance phrase of four for the first time", func() Request {
			forget()
			return Request{Query: `"` + pick(two) + " " + pick(two) + `"`, Facets: none, Snippets: -1}
		}},
		{"term with five facets", func() Request { return Request{Query: strings.Fields(pick(two))[0], Snippets: -1} }},
		{"two words with five facets", func() Request { return Request{Query: pick(two), Snippets: -1} }},
		{"document number", func() Request {
			return Request{Query: fmt.Sprintf("%d-QĐ/TU", 1+r.IntN(1500)), Facets: none, Snippets: -1}
		}},
		{"date range", func() Request {
			y, m := 2015+r.IntN(11), 1+r.IntN(9)
			return Request{Query: fmt.Sprintf("date:%d-%02d..%d-%02d", y, m, y, m+2), Facets: none, Snippets: -1}
		}},
		{"near", func() Request { return Request{Query: "phiếu NEAR/4 bầu", Facets: none, Snippets: -1} }},
		{"near for the first time", func() Request {
			forget()
			return Request{Query: pick(two) + " NEAR/4 " + pick(two), Facets: none, Snippets: -1}
		}},
		{"figure condition", func() Request {
			return Request{Query: fmt.Sprintf("figure(party.members.admitted >= %d)", 8000+r.IntN(1000)), Facets: none, Snippets: -1}
		}},
		{"whole answer with snippets", func() Request { return Request{Query: pick(two)} }},
	} {
		b.Run(c.name, func(b *testing.B) {
			var times, cpu []time.Duration
			for b.Loop() {
				start, used := time.Now(), processorTime()
				if _, err := x.Search(ctx, c.ask()); err != nil {
					b.Fatal(err)
				}
				times, cpu = append(times, time.Since(start)), append(cpu, processorTime()-used)
			}
			report := func(times []time.Duration, what string) {
				slices.Sort(times)
				b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, what+"-p50")
				b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, what+"-p99")
			}
			report(times, "ms")
			report(cpu, "cpu-ms")
		})
	}
}
