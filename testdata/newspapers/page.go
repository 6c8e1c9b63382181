package newspapers

import (
	"bytes"
	"embed"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html/template"
	"time"
)

//go:embed templates/*/*.html
var templateFiles embed.FS

// clock is the time that the mastheads show. Real ones show the reader's own; a fixed one keeps pages, and so their ETags, equal.
var clock = time.Date(2025, 11, 20, 8, 15, 0, 0, Hanoi)

// unitID is the newspaper's number in its CMS, as family A writes it into the page and into its image paths.
const unitID = "c0ffee03798789de0179a1704dea2000"

const pageSize = 5

// templates holds, per family, the pages home, section and article.
var templates = func() map[string]*template.Template {
	functions := template.FuncMap{
		"clock":        func(layout string) string { return clock.Format(layout) },
		"weekday":      weekday,
		"lowerWeekday": lowerWeekday,
		"now":          func() time.Time { return clock },
		"unit":         func() string { return unitID },
		"add":          func(a, b int) int { return a + b },
	}
	set := map[string]*template.Template{}
	for _, family := range []string{"a", "d", "f"} {
		set[family] = template.Must(template.New(family).Funcs(functions).ParseFS(templateFiles, "templates/"+family+"/*.html"))
	}
	return set
}()

// link is an article as lists show it.
type link struct {
	Path, Title, Sapo, SectionName string
	Published                      time.Time
}

// blockView is a block with the links of a related box resolved.
type blockView struct {
	Block
	Links []link
}

// pageView is what the templates see; each uses what its page needs.
type pageView struct {
	Paper    *Paper
	Base     string // "http://127.0.0.1:4711"
	Sections []sectionView
	Section  sectionView

	Article  *Article
	Path     string // of the article, without the page number
	Blocks   []blockView
	Page     int
	Pages    int
	NextPath string
	PrevPath string
	Teaser   *link  // the other story after the readers' comments
	Same     []link // stories of the same section
	Latest   []link
	Secret   string // an address that robots.txt forbids
}

type sectionView struct {
	Section
	Path  string
	Links []link
	Pages []string // addresses of the list's pages
}

func (p *Paper) link(a *Article) link {
	s, _ := sectionBySlug(a.Section)
	return link{p.Path(a), a.Title, a.Sapo, s.Name, a.Published}
}

// view is the frame that all pages share.
func (p *Paper) view(base string, listed []Article) pageView {
	v := pageView{Paper: p, Base: base, Secret: p.secretPath()}
	for _, s := range sections {
		sv := sectionView{Section: s, Path: p.SectionPath(s, 1)}
		for i := range listed {
			if listed[i].Section == s.Slug && !listed[i].Unlisted {
				sv.Links = append(sv.Links, p.link(&listed[i]))
			}
		}
		for n := 1; n == 1 || (n-1)*pageSize < len(sv.Links); n++ {
			sv.Pages = append(sv.Pages, p.SectionPath(s, n))
		}
		v.Sections = append(v.Sections, sv)
	}
	return v
}

func (p *Paper) homePage(base string) ([]byte, error) {
	list := p.Articles()
	v := p.view(base, list)
	for i := range v.Sections {
		v.Sections[i].Links = firstLinks(v.Sections[i].Links, 2)
	}
	for i := range list {
		if len(v.Latest) < 3 && !list[i].Unlisted {
			v.Latest = append(v.Latest, p.link(&list[i]))
		}
	}
	return p.render("home.html", v)
}

// sectionPage renders the n-th page of a section's list; ok is false past the end.
func (p *Paper) sectionPage(base string, s Section, n int) (body []byte, ok bool, err error) {
	v := p.view(base, p.Articles())
	for _, sv := range v.Sections {
		if sv.Slug == s.Slug {
			v.Section = sv
		}
	}
	if n < 1 || n > len(v.Section.Pages) {
		return nil, false, nil
	}
	v.Page, v.Pages = n, len(v.Section.Pages)
	if n < v.Pages {
		v.NextPath = p.SectionPath(s, n+1)
	}
	rest := v.Section.Links[(n-1)*pageSize:]
	v.Section.Links = firstLinks(rest, pageSize)
	body, err = p.render("section.html", v)
	return body, true, err
}

// articlePage renders the n-th page of an article.
func (p *Paper) articlePage(base string, a *Article, n int) (body []byte, ok bool, err error) {
	pages := a.pages()
	if n < 1 || n > len(pages) {
		return nil, false, nil
	}
	list := p.Articles()
	v := p.view(base, list)
	v.Article, v.Path, v.Page, v.Pages = a, p.Path(a), n, len(pages)
	if n < len(pages) {
		v.NextPath = articlePagePath(v.Path, n+1)
	}
	if n > 1 {
		v.PrevPath = articlePagePath(v.Path, n-1)
	}
	for _, sv := range v.Sections {
		if sv.Slug == a.Section {
			v.Section = sv
		}
	}
	for _, b := range pages[n-1] {
		bv := blockView{Block: b}
		for _, id := range b.IDs {
			if other, ok := p.Article(id); ok {
				bv.Links = append(bv.Links, p.link(&other))
			}
		}
		v.Blocks = append(v.Blocks, bv)
	}
	// The teaser is the next older story, so that it does not change when a newer one is added.
	for i := range list {
		if list[i].ID == a.ID {
			other := list[(i+1)%len(list)]
			l := p.link(&other)
			v.Teaser = &l
		}
	}
	for _, l := range v.Section.Links {
		if l.Path != v.Path && l.Published.Before(a.Published) && len(v.Same) < 3 {
			v.Same = append(v.Same, l)
		}
	}
	body, err = p.render("article.html", v)
	return body, true, err
}

func articlePagePath(path string, n int) string {
	if n <= 1 {
		return path
	}
	return fmt.Sprintf("%s?trang=%d", path, n)
}

func (p *Paper) render(name string, v pageView) ([]byte, error) {
	var b bytes.Buffer
	if err := templates[p.Family].ExecuteTemplate(&b, name, v); err != nil {
		return nil, fmt.Errorf("%s: %s: %w", p.Key, name, err)
	}
	return b.Bytes(), nil
}

func firstLinks(l []link, n int) []link {
	if len(l) > n {
		return l[:n]
	}
	return l
}

// feed is the RSS feed: the ten newest stories, unlisted ones among them.
func (p *Paper) feed(base string) ([]byte, error) {
	type item struct {
		Title       string `xml:"title"`
		Link        string `xml:"link"`
		GUID        string `xml:"guid"`
		Description string `xml:"description"`
		PubDate     string `xml:"pubDate"`
	}
	var doc struct {
		XMLName xml.Name `xml:"rss"`
		Version string   `xml:"version,attr"`
		Title   string   `xml:"channel>title"`
		Link    string   `xml:"channel>link"`
		Items   []item   `xml:"channel>item"`
	}
	doc.Version, doc.Title, doc.Link = "2.0", p.Name, base+"/"
	for _, a := range p.Articles() {
		if len(doc.Items) == 10 {
			break
		}
		u := base + p.Path(&a)
		doc.Items = append(doc.Items, item{a.Title, u, u, a.Sapo, a.Published.Format(time.RFC1123Z)})
	}
	return marshal(doc)
}

type sitemapEntry struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
}

// sitemapIndex points at the one sitemap of articles.
func (p *Paper) sitemapIndex(base string) ([]byte, error) {
	var doc struct {
		XMLName  xml.Name       `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Sitemaps []sitemapEntry `xml:"sitemap"`
	}
	doc.Sitemaps = []sitemapEntry{{base + "/sitemap-articles.xml", p.newest().Format(time.RFC3339)}}
	return marshal(doc)
}

// sitemap lists the stories of the last two years and the unlisted ones. Older ones are reached only through the lists' pages,
// so a crawler that reads nothing but sitemaps misses them.
func (p *Paper) sitemap(base string) ([]byte, error) {
	var doc struct {
		XMLName xml.Name       `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []sitemapEntry `xml:"url"`
	}
	for _, a := range p.Articles() {
		if a.Unlisted || clock.Sub(a.Published) < 2*365*24*time.Hour {
			doc.URLs = append(doc.URLs, sitemapEntry{base + p.Path(&a), a.Modified.Format(time.RFC3339)})
		}
	}
	return marshal(doc)
}

// listJSON is family A's list call: size stories of a section from the one numbered first, and how many there are.
func (p *Paper) listJSON(base string, sectionID, first, size int) ([]byte, error) {
	type item struct {
		Title       string `json:"title"`
		Lead        string `json:"lead"`
		PageURL     string `json:"pageUrl"`
		PublishDate string `json:"publishDate"`
	}
	answer := struct {
		Response []item `json:"response"`
		Total    int    `json:"total"`
	}{Response: []item{}}
	for _, s := range p.view(base, p.Articles()).Sections {
		if s.ID != sectionID {
			continue
		}
		answer.Total = len(s.Links)
		for i := max(first, 0); i < len(s.Links) && len(answer.Response) < min(size, 50); i++ {
			l := s.Links[i]
			answer.Response = append(answer.Response, item{l.Title, l.Sapo, l.Path, l.Published.Format("2006-01-02 15:04:05")})
		}
	}
	return json.Marshal(answer)
}

func (p *Paper) newest() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.lastModified()
}

func marshal(doc any) ([]byte, error) {
	b, err := xml.MarshalIndent(doc, "", "  ")
	if err != nil {
		return nil, err
	}
	return append([]byte(xml.Header), b...), nil
}

// secretPath looks like an article of the family and is linked from the home page, but robots.txt forbids it.
func (p *Paper) secretPath() string {
	switch p.Family {
	case "a":
		return "/noi-bo/202510/ban-tin-noi-bo-danh-cho-cong-tac-vien-0dead01/"
	case "d":
		return "/noi-bo/ban-tin-noi-bo-danh-cho-cong-tac-vien-a99901.html"
	default:
		return "/noi-bo/ban-tin-noi-bo-danh-cho-cong-tac-vien-99901.html"
	}
}
