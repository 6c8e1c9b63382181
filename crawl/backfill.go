package crawl

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"net/url"
	"sort"
	"sync"
	"time"

	"baotinh/crawl/feed"
	"baotinh/crawl/frontier"
	"baotinh/crawl/site"
)

// Backfill says how a run goes back in time. What is older than the news has a budget of its own, so that it never takes from that of the news,
// and it waits while there is news to ask for.
type Backfill struct {
	From, To time.Time // days; zero leaves an end open. With neither, section pages are not followed back
	Requests int       // per site in this run; 0 is without limit
	Pages    int       // of one section that are followed back; 300
	Off      bool      // nothing older in this run
}

// The lanes of a site: the news of the day, and what is older.
const (
	news = iota
	older
	lanes
)

var newsBand = frontier.Band{Least: 0, Most: prioOld - 1}

func laneOf(priority int) int {
	if priority >= prioOld {
		return older
	}
	return news
}

// band leaves pages of sections that go far back alone where no days are given: each would lead on to the next.
func (b Backfill) band() frontier.Band {
	if b.goesBack() {
		return frontier.Band{Least: prioOld, Most: prioBack}
	}
	return frontier.Band{Least: prioOld, Most: prioBack - 1}
}

func (b Backfill) goesBack() bool { return !b.Off && (!b.From.IsZero() || !b.To.IsZero()) }

// leavesOut reports whether a list dates an old article outside the days that are gone back to.
func (b Backfill) leavesOut(day time.Time) bool {
	return !day.IsZero() && (day.Before(b.From) || !b.To.IsZero() && !day.Before(b.To.AddDate(0, 0, 1)))
}

// ages remembers when the articles that each list page named were published, as far as their pages say.
type ages struct {
	mu     sync.Mutex
	newest map[string]time.Time // by the list page's address
	names  map[string]uint64    // by the same: which articles it named
}

// repeats reports whether a list page names the very articles of the one before it, as far as this run has seen that.
func (a *ages) repeats(page frontier.Address, links []frontier.Link) bool {
	var urls []string
	for _, l := range links {
		if l.Kind == int(site.Article) {
			urls = append(urls, l.URL)
		}
	}
	sort.Strings(urls)
	sum := fnv.New64a()
	for _, u := range urls {
		io.WriteString(sum, u+"\n")
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.names == nil {
		a.names = map[string]uint64{}
	}
	a.names[page.URL] = sum.Sum64()
	before, ok := a.names[page.From]
	return ok && before == sum.Sum64()
}

func (a *ages) note(list string, published time.Time) {
	if published.IsZero() || list == "" {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.newest == nil {
		a.newest = map[string]time.Time{}
	}
	if published.After(a.newest[list]) {
		a.newest[list] = published
	}
}

func (a *ages) of(list string) time.Time {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.newest[list]
}

// passed ends a page of a section that lies beyond the days gone back to: the newest article of the page before it is older than they are. Old
// articles are asked for before the next page of their section, so that by then their ages are known.
func (r *run) passed(res *result) bool {
	from := r.cfg.Backfill.From
	if res.Priority != prioBack || from.IsZero() {
		return false
	}
	newest := r.ages.of(res.From)
	if newest.IsZero() || !newest.Before(from) {
		return false
	}
	res.end(TooOld, newest.Format(time.DateOnly))
	return true
}

// goOnBack is the page of a section that follows one far back, unless the section has come to its end: it named no article, or only those of
// the page before, as newspapers do that show their last page for every number.
func (r *run) goOnBack(a frontier.Address, links, next []frontier.Link) []frontier.Link {
	if countKind(links, site.Article) == 0 || r.ages.repeats(a, links) {
		return nil
	}
	return back(next)
}

// back makes links to pages of a section part of the back-fill. Each is looked at once: the next run goes on where this one was.
func back(links []frontier.Link) []frontier.Link {
	for i := range links {
		links[i].Priority, links[i].Again = prioBack, false
	}
	return links
}

// beginBack is the first page of a section's JSON list that is not known yet. Those of other sections are found by resumeBack, which needs no page.
func (r *run) beginBack(s *site.Site, a frontier.Address, page []byte, now time.Time) []frontier.Link {
	if !r.cfg.Backfill.goesBack() || s.ListJSON == "" || a.Nth > 1 {
		return nil
	}
	address, ok := feed.ListAddress(s.ListJSON, page, a.URL)
	for nth := 2; ok && nth <= r.cfg.Backfill.Pages; nth++ {
		u, err := url.Parse(address)
		if err != nil || !s.InScope(u) {
			return nil
		}
		key := canonical(s, u)
		switch known, ok, err := r.frontier.Lookup(context.Background(), key); {
		case err != nil || ok && nth > r.cfg.Pages && (!known.Due.IsZero() || Outcome(known.Outcome) == TooOld):
			return nil
		case !ok && nth > r.cfg.Pages:
			return []frontier.Link{{URL: key, Site: s.Key, Host: u.Host, Kind: int(site.Feed), Priority: prioBack, Depth: a.Depth, Nth: nth, From: a.URL, Due: now}}
		}
		address, ok = feed.NextList(s.ListJSON, address, 0)
	}
	return nil
}

// resumeBack goes on with the sections of a newspaper's file behind the last page that is known of each, and with those that an earlier run left
// at days that are not old enough now.
func (r *run) resumeBack(ctx context.Context, s *site.Site, now time.Time) error {
	b := r.cfg.Backfill
	if !b.goesBack() {
		return nil
	}
	ended, err := r.frontier.Ended(ctx, s.Key, string(TooOld))
	if err != nil {
		return err
	}
	var links []frontier.Link
	for _, a := range ended {
		reached, err := time.ParseInLocation(time.DateOnly, a.Reason, b.From.Location())
		if err != nil {
			return fmt.Errorf("crawl: frontier: %s: %q is no day (a fault of the program: keep the data folder and tell its makers)", a.URL, a.Reason)
		}
		if b.From.Before(reached) {
			l := a.Link
			l.Due, l.Again = now, true
			links = append(links, l)
		}
	}
	for _, section := range s.Sections {
		u, err := url.Parse(section)
		if err != nil {
			continue // site.Load has checked them
		}
		first := canonical(s, u)
		for i, address := range s.NextPages(u, b.Pages-1) {
			nth := i + 2
			if nth <= r.cfg.Pages {
				continue
			}
			nu, err := url.Parse(address)
			if err != nil {
				continue
			}
			key := canonical(s, nu)
			a, known, err := r.frontier.Lookup(ctx, key)
			if err != nil {
				return err
			}
			if known && (!a.Due.IsZero() || Outcome(a.Outcome) == TooOld) {
				break // it waits, and goes on from there
			}
			if !known {
				links = append(links, frontier.Link{URL: key, Site: s.Key, Host: nu.Host, Kind: int(site.Section), Priority: prioBack, Nth: nth, From: first, Due: now})
				break
			}
		}
	}
	n, err := r.frontier.Add(ctx, links)
	r.report.site(s).New += n
	return err
}
