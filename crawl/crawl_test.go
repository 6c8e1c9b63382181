package crawl

import (
	"testing"
	"time"
)

func TestCrawl(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/muc/chinh-tri", "/tin-a1.html", "/tin-a2.html", "/lien-he.html", "https://other.example/x-a1.html")
	n.html("/muc/chinh-tri", "/tin-a2.html", "/tin-a3.html", "/")
	n.html("/muc/chinh-tri?p=2", "/tin-a4.html")
	n.html("/tin-a1.html", "/tin-a99.html")
	n.html("/tin-a2.html")
	n.html("/tin-a3.html")
	n.html("/tin-a4.html")
	n.text("/rss", "application/rss+xml", `<rss version="2.0"><channel><item><link>/tin-a5.html</link></item></channel></rss>`)
	n.html("/tin-a5.html")
	n.toml = "feeds = [\"/rss\"]\n"
	c := newCrawler(t, n)
	rep := c.crawl()
	all := "/tin-a1.html /tin-a2.html /tin-a3.html /tin-a4.html /tin-a5.html"
	if got := c.processed(); got != all {
		t.Errorf("the hook got %s, want %s", got, all)
	}
	s := rep.Sites[0]
	if s.State != "ok" || s.Articles != 5 || s.Processed != 5 || s.Skipped[skipScope] != 1 || s.Skipped[skipKind] != 1 {
		t.Errorf("report %+v", s)
	}
	n.visits()

	// Nothing is due: nothing is asked for.
	rep = c.crawl()
	if got := n.visits(); got != "" || rep.Sites[0].State != "nothing_due" {
		t.Errorf("a second run at once asked for %q (%+v)", got, rep.Sites[0])
	}

	// A day later the lists are due, and nothing in them has changed.
	n.clock.pass(8 * 24 * time.Hour)
	c.pages = nil
	rep = c.crawl()
	if got := sorted(n.visits()); got != "/ /muc/chinh-tri /rss" {
		t.Errorf("a run later asked for %q, want only the lists", got)
	}
	if s := rep.Sites[0]; s.Outcomes[Unchanged] != 3 || s.Outcomes[Fetched] != 0 || len(c.pages) != 0 {
		t.Errorf("report %+v", s)
	}

	// One new article.
	n.clock.pass(8 * 24 * time.Hour)
	n.html("/muc/chinh-tri", "/tin-a6.html", "/tin-a2.html", "/tin-a3.html", "/")
	n.html("/tin-a6.html")
	c.crawl()
	if got := c.processed(); got != "/tin-a6.html" {
		t.Errorf("the hook got %q, want the new article", got)
	}
	if got := sorted(n.visits()); got != "/ /muc/chinh-tri /muc/chinh-tri?p=2 /rss /tin-a6.html" {
		t.Errorf("asked for %q", got)
	}
}
