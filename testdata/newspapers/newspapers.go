// Package newspapers holds three provincial newspapers of our own invention and serves them on loopback.
//
//	newspapers.go  the papers, their sections and articles; changing and adding articles
//	source.go      the small text format of the article files
//	page.go        articles and lists → pages, feeds, sitemaps, with the templates of the three CMS families
//	server.go      addresses, conditional requests, counters, loopback listeners
//	site.go        the newspaper files that tell the crawler where the three papers are
//	expected.go    what is known, by hand, to stand in some of the articles
//
// Provinces, districts, people and organisations are invented; central documents are cited by their real numbers. The pages carry the
// traps of the real ones: a clock in the masthead, captions printed twice, another story's teaser after the readers' comments, a licence
// number in the footer, decomposed letters, old tone placement. The demo and the whole-program tests read them through the real crawler;
// this package knows nothing of it.
package newspapers

import (
	"embed"
	"fmt"
	"path"
	"sort"
	"strings"
	"sync"
	"time"
)

//go:embed trason/*.txt vamtram/*.txt hoaigiang/*.txt
var sources embed.FS

// Hanoi is the zone of every date in the papers. A fixed zone needs no time-zone database.
var Hanoi = time.FixedZone("ICT", 7*3600)

// Section is one rubric of a paper.
type Section struct {
	Slug string // "xay-dung-dang"
	Name string // "Xây dựng Đảng"
	ID   int    // number of the section where the family writes one
}

// sections are the same for the three papers, as they are for most real ones.
var sections = []Section{
	{"xay-dung-dang", "Xây dựng Đảng", 23},
	{"thoi-su-chinh-tri", "Thời sự - Chính trị", 21},
	{"kinh-te", "Kinh tế", 24},
	{"doi-song-xa-hoi", "Đời sống - Xã hội", 27},
}

// Paper is one newspaper. It is safe for concurrent use: a test may change an article while a crawler reads.
type Paper struct {
	Key, Name, Family     string // "trason", "Báo Trà Sơn", "a"
	Province, ProvinceNew string // before and since July 2025
	Tag                   string // the paper's own lead tag, as printed

	mu       sync.Mutex
	articles map[string]*Article // by ID
	counts   map[string]Count
	addr     string // host:port once served
	served   int    // requests since the start
	hold     *hold
	shell    bool // article pages come without their articles
}

// Papers returns the three papers as they stand in the files, each call a fresh set that the caller may change.
func Papers() []*Paper {
	papers := []*Paper{
		{Key: "trason", Name: "Báo Trà Sơn", Family: "a", Province: "Trà Sơn", ProvinceNew: "Trà Sơn", Tag: "(TSO) -"},
		{Key: "vamtram", Name: "Báo Vàm Trâm", Family: "d", Province: "Vàm Trâm", ProvinceNew: "Vàm Trâm", Tag: "(BVT) -"},
		{Key: "hoaigiang", Name: "Báo Hoài Giang", Family: "f", Province: "Hoài Giang", ProvinceNew: "Hoài Đông", Tag: "HGO -"},
	}
	for _, p := range papers {
		p.articles = map[string]*Article{}
		p.counts = map[string]Count{}
		entries, err := sources.ReadDir(p.Key)
		if err != nil {
			panic(err) // embedded: cannot fail once built
		}
		for _, e := range entries {
			name := path.Join(p.Key, e.Name())
			text, err := sources.ReadFile(name)
			if err != nil {
				panic(err)
			}
			a, err := Parse(name, string(text))
			if err != nil {
				panic(err) // newspapers_test.go reads every file
			}
			if old := p.articles[a.ID]; old != nil {
				panic(fmt.Sprintf("%s: id %q is %q already", name, a.ID, old.Slug))
			}
			p.articles[a.ID] = a
		}
	}
	return papers
}

// Articles returns copies of the paper's articles, newest first.
func (p *Paper) Articles() []Article {
	p.mu.Lock()
	defer p.mu.Unlock()
	list := make([]Article, 0, len(p.articles))
	for _, a := range p.articles {
		list = append(list, *a)
	}
	sort.Slice(list, func(i, j int) bool {
		if !list[i].Published.Equal(list[j].Published) {
			return list[i].Published.After(list[j].Published)
		}
		return list[i].ID < list[j].ID
	})
	return list
}

// Article returns a copy of the article with that ID.
func (p *Paper) Article(id string) (Article, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if a := p.articles[id]; a != nil {
		return *a, true
	}
	return Article{}, false
}

// Put adds an article, or replaces the one with the same ID. Its Modified stands if it is later than everything else in the paper; otherwise
// it becomes an hour later than that, so that Last-Modified moves without a clock. A crawler that goes by the sitemap's dates looks again
// only at what was modified after it came by: for it, give the real time.
func (p *Paper) Put(a Article) error {
	if a.ID == "" || a.Slug == "" || a.Title == "" || a.Published.IsZero() {
		return fmt.Errorf("article %q of %s: id, slug, title and date are needed", a.ID, p.Key)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if last := p.lastModified(); !a.Modified.After(last) {
		a.Modified = last.Add(time.Hour)
	}
	p.articles[a.ID] = &a
	return nil
}

// lastModified is the newest change in the paper; the caller holds the lock.
func (p *Paper) lastModified() time.Time {
	var last time.Time
	for _, a := range p.articles {
		if a.Modified.After(last) {
			last = a.Modified
		}
	}
	return last
}

// Path is the address of an article within the paper, by the family's pattern.
func (p *Paper) Path(a *Article) string {
	switch p.Family {
	case "a":
		return fmt.Sprintf("/%s/%s/%s-%s/", a.Section, a.Published.Format("200601"), a.Slug, a.ID)
	case "d":
		return fmt.Sprintf("/%s-a%s.html", a.Slug, a.ID)
	default:
		return fmt.Sprintf("/%s/%s-%s.html", a.Section, a.Slug, a.ID)
	}
}

// SectionPath is the address of the n-th page of a section, counted from 1.
func (p *Paper) SectionPath(s Section, n int) string {
	var base, param string
	switch p.Family {
	case "a":
		base, param = "/"+s.Slug+"/", fmt.Sprintf("?paged=%d", n)
	case "d":
		base, param = "/"+s.Slug+"/", fmt.Sprintf("?p=%d&d=", n)
	default:
		base, param = fmt.Sprintf("/%s-%d.html", s.Slug, s.ID), fmt.Sprintf("?page=%d", n)
	}
	if n <= 1 {
		return base
	}
	return base + param
}

func sectionBySlug(slug string) (Section, bool) {
	for _, s := range sections {
		if s.Slug == slug {
			return s, true
		}
	}
	return Section{}, false
}

// weekday is the Vietnamese name of the day, with "Thứ" and a capital.
func weekday(t time.Time) string {
	return [...]string{"Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"}[t.Weekday()]
}

// lowerWeekday is the same as some papers print it: "Thứ sáu".
func lowerWeekday(t time.Time) string {
	w := []rune(weekday(t))
	return string(w[:1]) + strings.ToLower(string(w[1:]))
}
