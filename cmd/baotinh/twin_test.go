package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"testing"

	"baotinh/crawl"
	"baotinh/crawl/site"
	"baotinh/index/store"
)

// TestTwins: an article and its print view are one, whichever comes first, and the article's own page is the one that counts.
func TestTwins(t *testing.T) {
	ctx := context.Background()
	papers, sites := servedPapers(t)
	set, err := site.Load(sites, true)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := set.Site("vamtram")
	base := papers.Paper("vamtram").URL()
	own, twin := base+"/ket-nap-a7.html", base+"/in/ket-nap-a7.html"
	page := func(address string, members int) crawl.Page {
		body := fmt.Sprintf(`<link rel="canonical" href=%q><title>Kết nạp</title><h1>Đảng bộ xã kết nạp đảng viên</h1><div class="pubdate">20/08/2025 08:00</div>`+
			`<div id="newscontents"><p>Sáng 20-8, Đảng bộ xã kết nạp %d đảng viên mới, là nông dân và giáo viên ở các ấp, khu phố trên địa bàn.</p></div>`, own, members)
		return crawl.Page{URL: address, Asked: address, Site: s, Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}}, Body: []byte(body), Record: address}
	}
	for _, order := range [][]crawl.Page{{page(own, 12), page(twin, 13)}, {page(twin, 13), page(own, 12)}, {page(twin, 13), page(own, 12), page(twin, 13)}} {
		p, err := openPipeline(ctx, t.TempDir(), slog.New(slog.DiscardHandler), io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range order {
			if err := p.take(ctx, one); err != nil {
				t.Fatal(err)
			}
		}
		got, err := p.store.Article(ctx, store.ArticleID(own))
		if err != nil || got.URL != own || got.Archive.Record != own {
			t.Errorf("stored %+v, %v; want the page of %s", got, err, own)
		}
		if _, err := p.store.Article(ctx, store.ArticleID(twin)); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the view is stored for itself: %v", err)
		}
		if n, err := p.store.Count(ctx, store.Query{Table: "articles"}); err != nil || n != 1 {
			t.Errorf("%d articles, %v", n, err)
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
