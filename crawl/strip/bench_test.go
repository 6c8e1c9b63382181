package strip_test

import (
	"os"
	"path/filepath"
	"testing"

	"baotinh/crawl/strip"
)

// The pages of the shared material, by the generic path; MB/s is of their bytes.
func BenchmarkPage(b *testing.B) {
	dir := sharedPages(b)
	files, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil || len(files) == 0 {
		b.Fatal("no pages", err)
	}
	var pages [][]byte
	size := 0
	for _, f := range files {
		page, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, page)
		size += len(page)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, p := range pages {
			if _, err := strip.Page(p, "https://example.org/a", nil); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(len(pages)*b.N)/b.Elapsed().Seconds(), "pages/s")
}

// sharedPages finds the pages of the material beside the project.
func sharedPages(t testing.TB) string {
	t.Helper()
	if dir := os.Getenv("BAOTINH_SHARED"); dir != "" {
		return filepath.Join(dir, "pages")
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if p := filepath.Join(dir, "shared", "pages"); isDir(p) {
			return p
		}
	}
	t.Skip("no folder shared beside the project (set BAOTINH_SHARED)")
	return ""
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}
