package site

import (
	"net/url"
	"path"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"baotinh/extract/viet"
)

// rewrite folds the twins of an address ("/index.php/…") into one.
type rewrite struct {
	from *regexp.Regexp
	to   string
}

// Classify tells what an address leads to. Only the path and the query count: the host is InScope's question.
func (s *Site) Classify(u *url.URL) PageKind {
	p := s.cleanPath(u)
	full := p
	if q := s.cleanQuery(u.Query(), Other); q != "" {
		full += "?" + q
	}
	switch {
	case s.isListed(s.Feeds, u):
		return Feed
	case s.isListed(s.Sitemaps, u):
		return Sitemap
	case matchesAny(s.print, full):
		return Print
	case isFeedPath(p):
		return Feed
	case isSitemapPath(p):
		return Sitemap
	case s.isListed(s.Sections, u), s.isListed(s.Seeds, u):
		return Section
	case matchesAny(s.notArticle, full):
		return Other
	case matchesAny(s.article, full), matchesAny(s.article, p):
		return Article
	case matchesAny(s.section, full):
		return Section
	}
	return Other
}

// Canonical returns the one form of an address under which it is fetched and stored: the newspaper's scheme and first host, no fragment,
// no tracking query, family-specific twins folded. An address out of scope keeps its scheme and host.
func (s *Site) Canonical(u *url.URL) string {
	c := url.URL{Scheme: strings.ToLower(u.Scheme), Host: hostOf(u)}
	if s.serves(c.Host) {
		c.Scheme, c.Host = s.Scheme, s.Hosts[0]
	}
	kind := s.Classify(u)
	p := s.cleanPath(u)
	if kind == Article && path.Ext(p) == "" {
		switch s.slash {
		case "add":
			p = strings.TrimSuffix(p, "/") + "/"
		case "remove":
			p = strings.TrimSuffix(p, "/")
		}
	}
	c.Path = p
	c.RawQuery = s.cleanQuery(u.Query(), kind)
	return c.String()
}

// InScope reports whether an address is on a host that serves the newspaper now.
func (s *Site) InScope(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.User == nil && s.serves(hostOf(u))
}

// NextPages returns the addresses of the n pages that follow a section page, by the family's pattern; none if the family has none.
func (s *Site) NextPages(u *url.URL, n int) []string {
	if s.page == "" || n <= 0 {
		return nil
	}
	base, err := url.Parse(s.Canonical(u))
	if err != nil {
		return nil
	}
	pattern, err := url.ParseQuery(strings.TrimPrefix(s.page, "?"))
	if err != nil {
		return nil
	}
	query := base.Query()
	current := 1
	for key, values := range pattern {
		if values[0] == "{n}" {
			if at, err := strconv.Atoi(query.Get(key)); err == nil && at > 0 && at < 1<<20 {
				current = at
			}
		}
	}
	pages := make([]string, 0, n)
	for i := 1; i <= n; i++ {
		for key, values := range pattern {
			query.Set(key, strings.ReplaceAll(values[0], "{n}", strconv.Itoa(current+i)))
		}
		base.RawQuery = query.Encode()
		pages = append(pages, base.String())
	}
	return pages
}

// MaxParts is the most pages that one article may go on over.
const MaxParts = 20

// NextPart returns the address of the page of an article that follows its nth one, if next, which that page names as rel=next, is one: the
// article's own address but for one parameter that counts the pages. What leads back, skips a page or leads to another story is no next page,
// so that the pages of an article are at most MaxParts, however a newspaper numbers them.
func (s *Site) NextPart(page, next *url.URL, nth int) (address string, ok bool) {
	if nth >= MaxParts || !s.InScope(page) || !s.InScope(next) || s.Classify(page) != Article || s.Classify(next) != Article {
		return "", false
	}
	address = s.Canonical(next)
	from, err := url.Parse(s.Canonical(page))
	if err != nil {
		return "", false
	}
	to, err := url.Parse(address)
	if err != nil || from.Path != to.Path {
		return "", false
	}
	have, want := from.Query(), to.Query()
	for key, values := range want {
		if len(values) == 1 && have.Get(key) == values[0] {
			continue
		}
		counts := have.Get(key) == strconv.Itoa(nth) || nth == 1 && !have.Has(key)
		if ok || !counts || values[0] != strconv.Itoa(nth+1) {
			return "", false
		}
		ok = true
	}
	for key := range have {
		if !want.Has(key) {
			return "", false
		}
	}
	return address, ok
}

// StoryID is the id of an article in its address: what the first group of the article pattern that fits catches, in digits without leading
// zeros or as it is written. It is empty where the pattern has no group: then two addresses cannot be compared.
func (s *Site) StoryID(u *url.URL) string {
	_, id := s.storyID(u)
	return id
}

// OtherStory reports whether two addresses are of two stories: both have an id, in the same form, and the ids differ. A newspaper that changes
// its system gives its old stories new ids, so that addresses of different forms say nothing.
func (s *Site) OtherStory(a, b *url.URL) bool {
	formA, idA := s.storyID(a)
	formB, idB := s.storyID(b)
	return formA == formB && idA != "" && idB != "" && idA != idB
}

// storyID is the id with the number of the pattern that caught it.
func (s *Site) storyID(u *url.URL) (form int, id string) {
	p := s.cleanPath(u)
	full := p
	if q := s.cleanQuery(u.Query(), Article); q != "" {
		full += "?" + q
	}
	for i, pattern := range s.article {
		for _, text := range []string{full, p} {
			if m := pattern.FindStringSubmatch(text); m != nil {
				if len(m) < 2 {
					return i, ""
				}
				return i, strings.TrimLeft(m[1], "0")
			}
		}
	}
	return -1, ""
}

// serves reports whether a host is the newspaper's, retired ones excluded.
func (s *Site) serves(host string) bool {
	bare := strings.TrimPrefix(host, "www.")
	for _, list := range [][]string{s.Hosts, s.Aliases} {
		for _, h := range list {
			if h == host || strings.TrimPrefix(h, "www.") == bare {
				return true
			}
		}
	}
	return false
}

// isListed reports whether the address is one of those that the newspaper's file names, whatever its pagination.
func (s *Site) isListed(list []string, u *url.URL) bool {
	p := strings.TrimSuffix(s.cleanPath(u), "/")
	for _, address := range list {
		l, err := url.Parse(address)
		if err != nil || strings.TrimSuffix(l.Path, "/") != p {
			continue
		}
		// A section that lives in the query ("?cate=342") needs its parameters; further ones are pagination.
		want, have := l.Query(), u.Query()
		same := true
		for key := range want {
			same = same && want.Get(key) == have.Get(key)
		}
		if same {
			return true
		}
	}
	return false
}

// cleanPath returns the path NFC, without dot segments and doubled slashes, its twins folded.
func (s *Site) cleanPath(u *url.URL) string {
	p := viet.NFC(u.Path)
	slash := strings.HasSuffix(p, "/")
	p = path.Clean("/" + p)
	if slash && p != "/" {
		p += "/"
	}
	if s.lowerPath {
		p = viet.Lower(p)
	}
	for _, r := range s.rewrites {
		p = r.from.ReplaceAllString(p, r.to)
	}
	return p
}

// cleanQuery keeps of an article's query only what the family says its id lives in, and of any other query all but tracking.
func (s *Site) cleanQuery(q url.Values, kind PageKind) string {
	keys := make([]string, 0, len(q))
	for key := range q {
		switch {
		case kind == Article || kind == Print:
			if !s.keepQuery[key] {
				continue
			}
		case isTracking(key):
			continue
		}
		keys = append(keys, key)
	}
	sort.Strings(keys)
	var b strings.Builder
	for _, key := range keys {
		for _, value := range q[key] {
			if b.Len() > 0 {
				b.WriteByte('&')
			}
			b.WriteString(url.QueryEscape(key) + "=" + url.QueryEscape(value))
		}
	}
	return b.String()
}

func isTracking(key string) bool {
	h := Generic()
	lower := strings.ToLower(key)
	for _, prefix := range h.TrackingPrefixes {
		if strings.HasPrefix(lower, prefix) {
			return true
		}
	}
	return h.tracking[lower]
}

func isFeedPath(p string) bool {
	return strings.HasSuffix(p, ".rss") || strings.HasSuffix(p, "/feed") || strings.HasSuffix(p, "/feed/") || strings.HasSuffix(p, "/rss") || strings.HasSuffix(p, "/rss/")
}

func isSitemapPath(p string) bool {
	base := path.Base(p)
	return strings.HasPrefix(base, "sitemap") && (strings.HasSuffix(base, ".xml") || strings.HasSuffix(base, ".xml.gz"))
}

func matchesAny(patterns []*regexp.Regexp, s string) bool {
	for _, p := range patterns {
		if p.MatchString(s) {
			return true
		}
	}
	return false
}

// hostOf returns the lower-case host, with its port only when that is not the scheme's own.
func hostOf(u *url.URL) string {
	host := strings.ToLower(u.Host)
	switch u.Scheme {
	case "http":
		host = strings.TrimSuffix(host, ":80")
	case "https":
		host = strings.TrimSuffix(host, ":443")
	}
	return strings.TrimSuffix(host, ".")
}
