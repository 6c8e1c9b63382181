package crawl

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestReportIsKept(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/tin-a1.html", "/tin-a2.html")
	n.html("/tin-a1.html")
	n.status("/tin-a2.html", 500)
	c := newCrawler(t, n)
	rep := c.crawl()
	dir := filepath.Join(c.path, "reports")
	got, err := ReadReport(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	if got.Text() != rep.Text() || got.Check() != nil {
		t.Errorf("read back:\n%s\nwant\n%s", got.Text(), rep.Text())
	}
	text, err := os.ReadFile(filepath.Join(dir, rep.Run+".txt"))
	if err != nil || string(text) != rep.Text() {
		t.Errorf("text form:\n%s\n%v", text, err)
	}
	for _, want := range []string{"thu (Báo Thử): failed 1", "/tin-a2.html: failed: answers 500"} {
		if !strings.Contains(rep.Text(), want) {
			t.Errorf("the text lacks %q:\n%s", want, rep.Text())
		}
	}
	if _, err := ReadReport(dir, "x"); err == nil || !strings.Contains(err.Error(), "--list") {
		t.Errorf("an unknown run: %v", err)
	}
	if _, err := ReadReport(t.TempDir(), ""); err == nil || !strings.Contains(err.Error(), "crawl first") {
		t.Errorf("no report: %v", err)
	}
}

// The frontier keeps times as UTC; people read them beside those of their own clock.
func TestReportTellsLocalTimes(t *testing.T) {
	n := newNewspaper(t)
	n.clock.now = n.clock.now.In(time.FixedZone("", 7*3600))
	n.toml = "seeds = [\"/\", \"/muc/a\"]\n"
	n.status("/", 503, "Retry-After", "7200")
	n.status("/muc/a", 503, "Retry-After", "7200")
	c := newCrawler(t, n)
	c.cfg.Workers = 1 // so that the second is not asked for
	if text := c.crawl(); !strings.Contains(text.Text(), "gives no pages: answers 503") {
		t.Error(text.Text())
	}
	n.clock.pass(time.Minute)
	rep := c.crawl() // asks nobody: nothing stands behind the newspaper's name but why
	for _, want := range []string{"\nthu (Báo Thử)\n", " is left alone until 2025-08-20 10:0"} {
		if !strings.Contains(rep.Text(), want) {
			t.Errorf("the text lacks %q:\n%s", want, rep.Text())
		}
	}
}

func TestCheckFindsWhatDoesNotAddUp(t *testing.T) {
	good := SiteReport{Site: "thu", Before: Stock{Known: 3}, New: 2, After: Stock{Known: 5}, Taken: 4, Outcomes: map[Outcome]int{Fetched: 3, Gone: 1}}
	lost, vanished := good, good
	lost.Taken = 5
	vanished.After.Known = 4
	for _, c := range []struct {
		site SiteReport
		want string
	}{{good, ""}, {lost, "5 addresses taken, 4 outcomes"}, {vanished, "3 addresses known + 2 new, but 4"}} {
		r := Report{Sites: []*SiteReport{&c.site}}
		err := r.Check()
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %q", c.site, err, c.want)
		}
	}
}
