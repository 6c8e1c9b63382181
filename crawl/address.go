package crawl

import (
	"context"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"baotinh/crawl/feed"
	"baotinh/crawl/frontier"
	"baotinh/crawl/site"
)

// Priorities: what lists others goes first, so that the newest articles are known early.
const (
	prioFeed    = 1
	prioSection = 2
	prioArticle = 5
	prioRecent  = 6 // articles that a sitemap dates of these days
	prioOld     = 7 // articles known only from a sitemap, and what is found far back: here begins what the back-fill pays for
	prioBack    = 8 // pages of a section that go far back
)

// Bounds against traps.
const (
	maxURL     = 2048
	maxDepth   = 16   // path segments
	maxRepeats = 3    // of one path segment
	maxLists   = 2000 // lists per site that a run follows
)

// why a link was left out; the words stand in the report.
const (
	skipScope    = "off_site"
	skipKind     = "not_article_or_list"
	skipTrap     = "trap"
	skipDepth    = "too_deep"
	skipOld      = "before_since"
	skipRange    = "outside_backfill"
	skipTooMany  = "too_many"
	skipLists    = "too_many_lists"
	skipBadURL   = "bad_address"
	skipOwnPages = "pagination"
)

// seed puts the addresses that a newspaper's file names into the frontier.
func (r *run) seed(ctx context.Context, s *site.Site, now time.Time) error {
	var links []frontier.Link
	add := func(list []string, kind site.PageKind, priority int) {
		for _, address := range list {
			u, err := url.Parse(address)
			if err != nil {
				continue // site.Load has checked them
			}
			links = append(links, frontier.Link{URL: canonical(s, u), Fetch: address, Site: s.Key, Host: u.Host, Kind: int(kind), Priority: priority, Due: now})
		}
	}
	add(s.Feeds, site.Feed, prioFeed)
	add(s.Sitemaps, site.Sitemap, prioFeed)
	add(s.Seeds, site.Section, prioSection)
	add(s.Sections, site.Section, prioSection)
	n, err := r.frontier.Add(ctx, links)
	if err != nil {
		return err
	}
	r.report.site(s).New += n
	if !r.cfg.Now {
		return nil
	}
	for _, kind := range []site.PageKind{site.Feed, site.Sitemap, site.Section} {
		if err := r.frontier.Hasten(ctx, s.Key, int(kind), now); err != nil {
			return err
		}
	}
	return nil
}

// sessionPath finds a session id in a path: /tin;jsessionid=1A2B.
var sessionPath = regexp.MustCompile(`(?i);(jsessionid|phpsessid|sid|sessionid)=[^/;?]*`)

// sessionKeys are query parameters that change with each visitor and lead to the same page.
var sessionKeys = map[string]bool{"jsessionid": true, "phpsessid": true, "sid": true, "sessionid": true, "session_id": true, "aspsessionid": true, "cfid": true, "cftoken": true, "zenid": true, "oscsid": true}

// canonical is the key of an address: the newspaper's canonical form, without session ids.
func canonical(s *site.Site, u *url.URL) string {
	clean := *u
	if strings.Contains(clean.Path, ";") {
		clean.Path, clean.RawPath = sessionPath.ReplaceAllString(clean.Path, ""), ""
	}
	if clean.RawQuery != "" {
		q := clean.Query()
		n := len(q)
		for key := range q {
			if sessionKeys[strings.ToLower(key)] {
				q.Del(key)
			}
		}
		if len(q) < n {
			clean.RawQuery = q.Encode()
		}
	}
	return s.Canonical(&clean)
}

// trapped tells addresses that a machine makes without end: very long ones, very deep ones, a/b/a/b/a/b.
func trapped(u *url.URL) bool {
	if len(u.Path)+len(u.RawQuery) > maxURL {
		return true
	}
	segments := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(segments) > maxDepth {
		return true
	}
	count := map[string]int{}
	for _, s := range segments {
		if count[s]++; s != "" && count[s] > maxRepeats {
			return true
		}
	}
	return false
}

// listSet remembers the lists that a run has admitted, to stop at a number of them. Workers share it.
type listSet struct {
	mu   sync.Mutex
	seen map[string]map[string]bool
}

func (l *listSet) admit(siteKey, address string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.seen == nil {
		l.seen = map[string]map[string]bool{}
	}
	one := l.seen[siteKey]
	if one == nil {
		one = map[string]bool{}
		l.seen[siteKey] = one
	}
	if !one[address] && len(one) >= maxLists {
		return false
	}
	one[address] = true
	return true
}

// found is one link of a list, with what the list says of it.
type found struct {
	address string
	updated time.Time
	isList  bool // a sitemap of an index
	old     bool // from a sitemap: nobody links to it any more, perhaps
	recent  bool // likewise, but dated of these days
}

// Of these days are the newest articles of a sitemap, and no more of them than a newspaper brings out: some date all that they have of today.
const (
	recentDays  = 3
	recentCount = 200
)

// markRecent marks the articles of a sitemap that are of these days.
func markRecent(all []found, now time.Time) {
	var recent []int
	for i, f := range all {
		if f.old && f.updated.After(now.AddDate(0, 0, -recentDays)) {
			recent = append(recent, i)
		}
	}
	slices.SortStableFunc(recent, func(a, b int) int { return all[b].updated.Compare(all[a].updated) })
	for _, i := range recent[:min(len(recent), recentCount)] {
		all[i].recent = true
	}
}

// admit turns what a list names into links for the frontier and counts what it leaves out, with the reason.
func (r *run) admit(s *site.Site, from frontier.Address, all []found, now time.Time, skipped map[string]int) (links []frontier.Link) {
	page, _ := url.Parse(from.URL)
	_, full := r.full.Load(s.Key)
	seen := map[string]bool{from.URL: true}
	for _, f := range all {
		u, err := url.Parse(f.address)
		if err != nil {
			skipped[skipBadURL]++
			continue
		}
		if !s.InScope(u) {
			skipped[skipScope]++
			continue
		}
		if trapped(u) {
			skipped[skipTrap]++
			continue
		}
		if !f.updated.IsZero() && f.updated.Before(r.cfg.Since) {
			skipped[skipOld]++
			continue
		}
		kind := s.Classify(u)
		if f.isList {
			kind = site.Sitemap
		}
		old := f.old && !f.recent || from.Priority == prioBack
		if b := r.cfg.Backfill; b.goesBack() && (old && kind == site.Article && b.leavesOut(f.updated) || f.isList && !f.updated.IsZero() && f.updated.Before(b.From)) {
			skipped[skipRange]++
			continue
		}
		key := canonical(s, u)
		if seen[key] {
			continue
		}
		seen[key] = true
		l := frontier.Link{URL: key, Site: s.Key, Kind: int(kind), Depth: from.Depth + 1, From: from.URL, Due: now}
		if cu, err := url.Parse(key); err == nil {
			l.Host, u = cu.Host, cu
		}
		switch kind {
		case site.Article:
			if full {
				skipped[skipTooMany]++
				continue
			}
			l.Priority, l.Updated = prioArticle, f.updated
			switch {
			case old:
				l.Priority = prioOld
			case f.old:
				l.Priority = prioRecent
			}
			if f.updated.After(now) { // a clock that is wrong would make us fetch again and again
				l.Updated = time.Time{}
			}
		case site.Section, site.Feed, site.Sitemap:
			if page != nil && u.Path == page.Path && u.RawQuery != page.RawQuery {
				skipped[skipOwnPages]++ // the links "1 2 3 … 465": nextPage makes them
				continue
			}
			if l.Depth > r.cfg.MaxDepth && !f.isList {
				skipped[skipDepth]++
				continue
			}
			if l.Depth > r.cfg.MaxDepth+4 { // an index of indexes of indexes
				skipped[skipDepth]++
				continue
			}
			l.Priority = prioFeed
			if kind == site.Section {
				l.Priority = prioSection
			}
			if !r.lists.admit(s.Key, key) {
				skipped[skipLists]++
				continue
			}
		default:
			skipped[skipKind]++
			continue
		}
		links = append(links, l)
	}
	return links
}

// nextPage is the page after this one of a list, if the run may go that far. It is looked at again whenever this page has something new:
// then its content has moved. Home pages show the newest of all sections and have no second page.
//
// A family whose lists go on in JSON calls gives its pattern: then page is the HTML of a section, or total the number that a JSON list says.
func (r *run) nextPage(s *site.Site, a frontier.Address, page []byte, total int, now time.Time) []frontier.Link {
	u, err := url.Parse(a.URL)
	nth := max(a.Nth, 1) + 1
	most := r.cfg.Pages
	if a.Priority == prioBack {
		most = r.cfg.Backfill.Pages
	}
	if err != nil || strings.Trim(u.Path, "/") == "" || nth > most {
		return nil
	}
	kind := site.PageKind(a.Kind)
	var next []string
	switch {
	case kind == site.Feed && a.Nth > 1:
		if address, ok := feed.NextList(s.ListJSON, a.URL, total); ok {
			next = append(next, address)
		}
	case kind == site.Section && s.ListJSON != "":
		if address, ok := feed.ListAddress(s.ListJSON, page, a.URL); ok {
			next, kind = append(next, address), site.Feed
			break
		}
		fallthrough
	case kind == site.Section:
		next = s.NextPages(u, 1)
	}
	var links []frontier.Link
	for _, address := range next {
		nu, err := url.Parse(address)
		if err != nil || trapped(nu) || !s.InScope(nu) {
			continue
		}
		links = append(links, frontier.Link{URL: canonical(s, nu), Site: s.Key, Host: nu.Host, Kind: int(kind), Priority: prioSection + 1,
			Depth: a.Depth, Nth: nth, From: a.URL, Due: now, Again: true})
	}
	return links
}

// Place is the part of its newspaper that a page belongs to, as far as addresses tell: its folder without numbers, or where all articles lie in one
// folder, the list that it was found on.
func (p Page) Place() string {
	if place := folderOf(p.URL); place != "/" {
		return place
	}
	u, err := url.Parse(p.From)
	if err != nil || p.From == "" {
		return ""
	}
	return u.Path
}

func folderOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "/"
	}
	var names []string
	for _, name := range strings.Split(path.Dir(strings.TrimSuffix(u.Path, "/")), "/") {
		if strings.Trim(name, "0123456789") != "" {
			names = append(names, name)
		}
	}
	return "/" + strings.Join(names, "/")
}
