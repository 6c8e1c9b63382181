// Package draft begins a newspaper's file from one of its article pages: it tries the CMS families on the page, and where none fits it names
// the elements in which the generic path found the article.
//
//	draft.go    Make: the families tried, the draft put together and tried on its own page
//	address.go  an address → the pattern of article addresses, with the group that catches the id
//	file.go     the TOML text: every field with its source, nothing confirmed
//	folder.go   draft and fixture into a folder; fixtures of a folder read again
//
// A draft is a beginning: one page says nothing of other years, of interviews and tables. It fetches nothing; how pages are read is package
// strip's business.
package draft

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"baotinh/crawl/article"
	"baotinh/crawl/charset"
	"baotinh/crawl/feed"
	"baotinh/crawl/site"
	"baotinh/crawl/strip"
	"baotinh/extract/viet"
)

// Page is an article page as it came.
type Page struct {
	URL         string
	ContentType string
	Body        []byte
	Sitemaps    []string // that robots.txt names, if it was asked
}

// Options are what the page cannot say, or says wrong. Empty values are found on the page, or left out.
type Options struct {
	Key, Name, Province, ProvinceNew string

	SitesDir      string // newspaper files of one's own, whose families are tried too
	AllowLoopback bool
	Year          int // since when the layout is known to be used, if the page does not say its day
}

// Draft is a newspaper file with the page that it was made from.
type Draft struct {
	Key     string
	Family  string // empty if none fits
	Layout  string // that read the page; "generic" if no selector was found
	File    []byte // the TOML text
	Page    []byte // the fixture
	Article *article.Article
	Notes   []string // what was decided, and what is left to do
}

// Make drafts a newspaper's file.
func Make(p Page, o Options) (*Draft, error) {
	u, err := url.Parse(p.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("crawl/draft: %q is no address of a page (write it with https://)", p.URL)
	}
	text, _ := charset.ToUTF8(p.Body, p.ContentType)
	plain, err := strip.Page(text, p.URL, nil)
	if err != nil {
		return nil, fmt.Errorf("crawl/draft: %s: %w", p.URL, err)
	}
	f := newFile(u, feed.ReadHead(text, p.URL))
	if err := f.nameIt(o, u); err != nil {
		return nil, err
	}
	d := &Draft{Key: f.key, Page: p.Body}
	families, err := site.Families(o.SitesDir)
	if err != nil {
		return nil, err
	}
	if err := f.tryFamilies(families, text, plain, o, d); err != nil {
		return nil, err
	}
	f.describe(plain, o, p, text)
	if f.family == "" {
		f.own(u, text, plain, o, d)
	}
	if d.Article, err = f.try(text, p.URL, o); err != nil {
		return nil, err
	}
	if f.layout != nil && !sameReading(d.Article, plain) {
		// What was found by hints reads otherwise when it is asked for by name: the generic path knows more.
		f.layout = nil
		if d.Article, err = f.try(text, p.URL, o); err != nil {
			return nil, err
		}
	}
	d.File, d.Family, d.Layout = f.text(), f.family, d.Article.Layout
	d.Notes = append(d.Notes, f.open()...)
	return d, nil
}

// try reads the page with the draft as it stands: the file that is written is the one that was tried.
func (f *file) try(text []byte, address string, o Options) (*article.Article, error) {
	s, err := site.Parse(f.key, f.text(), o.SitesDir, o.AllowLoopback)
	if err != nil {
		return nil, fmt.Errorf("crawl/draft: the draft is no newspaper file: %w", err)
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	if kind := s.Classify(u); kind != site.Article {
		return nil, fmt.Errorf("crawl/draft: %s looks like the address of a list (%s), not of an article (give an article's address)", address, kind)
	}
	a, err := strip.Page(text, address, s)
	if err != nil {
		return nil, fmt.Errorf("crawl/draft: %s: %w", address, err)
	}
	return a, nil
}

// tryFamilies looks for the family whose addresses and whose layouts fit. Of several, that with the most selectors that name something.
func (f *file) tryFamilies(families []site.Family, text []byte, plain *article.Article, o Options, d *Draft) error {
	u, err := url.Parse(f.page)
	if err != nil {
		return err
	}
	best := 0
	var close []string
	for _, family := range families {
		f.family = family.Key
		s, err := site.Parse(f.key, f.text(), o.SitesDir, o.AllowLoopback)
		if err != nil {
			f.family = ""
			return fmt.Errorf("crawl/draft: %w", err)
		}
		address := s.Classify(u) == site.Article
		a, err := strip.Page(text, f.page, s)
		layout := err == nil && a.Layout != plain.Layout && sameReading(a, plain)
		switch {
		case address && layout:
			if n := fitting(text, s, a.Layout); n > best {
				best, d.Family = n, family.Key
			}
		case address:
			close = append(close, fmt.Sprintf("family %s has addresses like this one, but no layout of it fits the page", family.Key))
		case layout:
			close = append(close, fmt.Sprintf("layout %s of family %s fits the page, but not its address", a.Layout, family.Key))
		}
	}
	if f.family = d.Family; f.family == "" {
		d.Notes = append(append(d.Notes, "no family fits: the draft has patterns and a layout of its own"), close...)
		return nil
	}
	f.say("family", tried)
	for _, family := range families {
		if family.Key == f.family {
			d.Notes = append(d.Notes, fmt.Sprintf("family %s (%s): address and layout fit. Compare: %s", family.Key, family.Name, strings.Join(strings.Fields(family.Tell), " ")))
		}
	}
	return nil
}

// fitting counts the fields of a layout of which a selector with an id or class names something on the page; "h1" fits anywhere.
func fitting(text []byte, s *site.Site, layout string) int {
	matches, err := strip.Matches(text, s)
	if err != nil {
		return 0
	}
	fields := map[string]bool{}
	for _, m := range matches {
		if m.Layout == layout && m.Field != "drop" && m.Text != "" && strings.ContainsAny(m.Selector, ".#[") {
			fields[m.Field] = true
		}
	}
	return len(fields)
}

// sameReading reports whether two readings of a page agree on what is the article's. A lead tag, a section, and who is the photographer are
// details that a family knows better.
func sameReading(a, b *article.Article) bool {
	return a.Title == b.Title && a.Sapo == b.Sapo && a.Text == b.Text && a.Published == b.Published && len(a.Tables) == len(b.Tables)
}

// own gives the file patterns and a layout of its own.
func (f *file) own(u *url.URL, text []byte, plain *article.Article, o Options, d *Draft) {
	pattern, keep, id := articlePattern(u)
	f.article, f.keepQuery, f.section = pattern, keep, sectionPattern
	f.say("article", tried)
	f.say("section", guessed)
	if len(keep) > 0 {
		f.say("keep_query", tried)
	}
	if !id {
		d.Notes = append(d.Notes, "no number in the address tells articles apart: put a group around the part that does, if there is one")
	}
	places, err := strip.Locate(text, u.String())
	if err != nil || places.Body == "" {
		d.Notes = append(d.Notes, "no id or class names the article's text alone: pages are read by the generic path")
		return
	}
	year := o.Year
	if len(plain.Published) >= 4 {
		if written, err := strconv.Atoi(plain.Published[:4]); err == nil {
			year = written
		}
	}
	f.layout, f.since = &places, year
}

// describe fills in what the page says of the newspaper.
func (f *file) describe(plain *article.Article, o Options, p Page, text []byte) {
	if f.province = o.Province; f.province != "" {
		f.say("province", given)
	}
	if f.provinceNew = o.ProvinceNew; f.provinceNew != "" {
		f.say("province_new", given)
	}
	if plain.LeadTag != "" {
		f.leadTags = []string{plain.LeadTag}
		f.say("lead_tags", stated)
	}
	f.lists(text, p, o)
}

// Most of each kind that a draft takes over: a menu has a dozen sections, a page of feeds a hundred.
const (
	maxSections = 15
	maxFeeds    = 15
	maxSitemaps = 5
)

// lists finds sections, feeds and sitemaps.
func (f *file) lists(text []byte, p Page, o Options) {
	trial := *f
	if trial.article = ""; f.family == "" {
		trial.section = sectionPattern
	}
	s, err := site.Parse(f.key, trial.text(), o.SitesDir, o.AllowLoopback)
	if err != nil {
		return
	}
	links, _ := feed.Links(text, p.URL)
	for _, address := range links {
		u, err := url.Parse(address)
		if err != nil || !s.InScope(u) || u.Path == "/" || u.RawQuery != "" || len(f.sections) >= maxSections {
			continue
		}
		// A section's name stands in words: /chinh-tri and not /dang-nhap, which only a person can tell, nor /2024.
		if s.Classify(u) == site.Section && !slices.Contains(f.sections, u.RequestURI()) && strings.ContainsFunc(u.Path, isLatin) {
			f.sections = append(f.sections, u.RequestURI())
		}
	}
	for _, address := range f.head.Feeds {
		if u, err := url.Parse(address); err == nil && s.InScope(u) && len(f.feeds) < maxFeeds {
			f.feeds = append(f.feeds, u.RequestURI())
		}
	}
	for _, address := range p.Sitemaps {
		if u, err := url.Parse(address); err == nil && s.InScope(u) && len(f.sitemaps) < maxSitemaps {
			f.sitemaps = append(f.sitemaps, u.RequestURI())
		}
	}
	for field, list := range map[string][]string{"sections": f.sections, "feeds": f.feeds, "sitemaps": f.sitemaps} {
		if len(list) > 0 {
			f.say(field, stated)
		}
	}
}

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' }

// nameIt settles key, name and hosts, and refuses a host that has a file.
func (f *file) nameIt(o Options, u *url.URL) error {
	set, err := site.Load(o.SitesDir, o.AllowLoopback)
	if err != nil {
		return err
	}
	f.key = o.Key
	for _, host := range append(slices.Clone(f.hosts), f.aliases...) {
		if other, ok := set.ByHost(host); ok && other.Key != f.key {
			return fmt.Errorf("crawl/draft: %s is %s already (see baotinh sites show %s; --key %[2]s drafts a file that takes its place)", host, other.Key, other.Key)
		}
	}
	if f.key == "" {
		f.key = keyOf(u.Hostname())
	}
	if f.key == "" {
		return fmt.Errorf("crawl/draft: no key can be made of the host %q (give --key)", u.Hostname())
	}
	if other, ok := set.Site(f.key); ok && !slices.ContainsFunc(f.hosts, func(h string) bool { s, ok := set.ByHost(h); return ok && s == other }) {
		return fmt.Errorf("crawl/draft: the key %q is %s's (give another with --key)", f.key, other.Name)
	}
	f.name = o.Name
	switch {
	case o.Name != "":
		f.say("name", given)
	case f.head.SiteName != "" && !strings.Contains(f.head.SiteName, "."):
		f.name = f.head.SiteName
		f.say("name", stated)
	default:
		f.name = "Báo " + f.key
		f.say("name", guessed)
	}
	return nil
}

// keyOf makes a key of a host: "daklak" of "www.baodaklak.vn".
func keyOf(host string) string {
	label, _, _ := strings.Cut(strings.TrimPrefix(strings.ToLower(host), "www."), ".")
	label = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return -1
	}, viet.Fold(label))
	if cut := strings.TrimPrefix(label, "bao"); len(cut) >= 3 {
		label = cut
	}
	return strings.TrimLeft(label, "0123456789-")
}

// JSON is an article as fixtures hold it.
func JSON(a *article.Article) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(a); err != nil {
		return nil, errors.Join(errors.New("crawl/draft: the article cannot be written"), err)
	}
	return b.Bytes(), nil
}
