// Package strip reads the article out of a newspaper's page: title, sapo, byline, publication time, section, and the body in blocks.
//
//	strip.go   Page, Part: from bytes to article, limits, what decides between a newspaper's layouts and the generic path
//	guard.go   pages that would take html.Parse too long
//	dom.go     document → blocks of text with what their surroundings say about them
//	meta.go    what the page says about itself: <meta>, JSON-LD
//	body.go    which blocks are title, sapo and body
//	block.go   body blocks → headings, paragraphs, turns, captions, tables; where the article ends
//	byline.go  authors
//	date.go    publication time
//	table.go   tables of data with the headings of each cell
//	match.go   what each selector of a layout gives on a page
//	place.go   where on a page the article stands, as selectors
//
// What it knows of newspapers and of CSS classes stands in package site. It does not fetch, and does not know what a fact is.
package strip

import (
	"bytes"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baotinh/crawl/article"
	"baotinh/crawl/site"
)

// ErrNoArticle says that a page holds no article: a section page, a photo wall, a notice that the address is gone.
var ErrNoArticle = errors.New("crawl/strip: no article in this page (give an article's address, or add a layout to the newspaper's file)")

// Errors about pages that are not read at all.
var (
	ErrEmpty  = errors.New("crawl/strip: the page is empty (save it again)")
	ErrBinary = errors.New("crawl/strip: the page is not HTML but binary (only web pages can be stripped)")
	ErrLarge  = errors.New("crawl/strip: the page is larger than 16 MB (no newspaper's article is)")
	ErrBroken = errors.New("crawl/strip: the page's tags would take too long to read (it is broken or hostile)")
	ErrDeep   = errors.New("crawl/strip: the page nests deeper than 512 elements (it is broken or hostile)")
)

const (
	// MaxPage is the largest page that is read, in bytes.
	MaxPage = 16 << 20
	// minBody is the least text, in code points, that makes an article. Short notices have some 200.
	minBody = 80
	// merger is the day on which 63 provinces became 34; an article of that day or later is of the new one.
	merger = "2025-07-01"
	// generic names the layout of a page that no selector of a newspaper's file matched.
	generic = "generic"
)

// Page strips a page in UTF-8 (package charset makes it so). A nil site is an unknown newspaper.
func Page(page []byte, pageURL string, s *site.Site) (*article.Article, error) {
	r, err := readPage(page, pageURL, s)
	if err != nil {
		return nil, err
	}
	if r.out.Title == "" || r.isList || r.isHome() || !r.isLongEnough() {
		return nil, ErrNoArticle
	}
	return r.out, nil
}

// Part strips a later page of an article that goes on over several. It may be short, and may lack the title.
func Part(page []byte, pageURL string, s *site.Site) (*article.Article, error) {
	r, err := readPage(page, pageURL, s)
	if err != nil {
		return nil, err
	}
	if r.isList || r.out.Text == "" && r.out.Sapo == "" && len(r.out.Tables)+len(r.out.Captions) == 0 {
		return nil, ErrNoArticle
	}
	return r.out, nil
}

func readPage(page []byte, pageURL string, s *site.Site) (*reader, error) {
	doc, err := parse(page)
	if err != nil {
		return nil, err
	}
	h := site.Generic()
	meta := readMeta(doc, h)
	base, _ := url.Parse(pageURL)
	if base == nil {
		base = &url.URL{}
	}

	out := &article.Article{URL: pageURL, Authors: []string{}, Blocks: []article.Block{}, Captions: []article.CaptionText{}, Tables: []article.TableData{}}
	if s != nil {
		out.Site, out.Newspaper, out.Province, out.ProvinceNew = s.Key, s.Name, s.Province, s.ProvinceNew
		meta.outlets = append(meta.outlets, s.Name)
	}
	meta.outlets = append(meta.outlets, hostLabel(base.Hostname()))

	r := &reader{hints: h, site: s, meta: meta, base: base, out: out}
	if s != nil {
		for i := range s.Layouts {
			if r.apply(doc, &s.Layouts[i]) {
				break
			}
		}
	}
	if r.layout == nil {
		r.generic(doc)
	}
	if s != nil && out.Published >= merger {
		out.Province = s.ProvinceNew
	}
	out.CanonicalURL = canonical(base, meta.canonical, s)
	return r, nil
}

// isHome reports whether the page's title is the newspaper's name and nothing else.
func (r *reader) isHome() bool {
	title := squeeze(r.out.Title)
	return slices.ContainsFunc(r.meta.outlets, func(o string) bool { return squeeze(o) == title })
}

// isLongEnough tells an article from a page without one. A photo story may have little text beside its captions.
func (r *reader) isLongEnough() bool {
	text := utf8.RuneCountInString(r.out.Text)
	if text >= minBody {
		return true
	}
	if text < minBody/2 && len(r.out.Captions) < 2 {
		return false // the lead of the first story of a list, and numbers of its pages
	}
	text += utf8.RuneCountInString(r.out.Sapo)
	for _, c := range r.out.Captions {
		text += utf8.RuneCountInString(c.Text)
	}
	return text >= 2*minBody
}

// hostLabel is the part of a host that names the newspaper: "baotinh" of "www.baotinh.com.vn".
func hostLabel(host string) string {
	label, _, _ := strings.Cut(strings.TrimPrefix(host, "www."), ".")
	return label
}

// parse reads HTML within bounds of size and depth.
func parse(page []byte) (*html.Node, error) {
	trimmed := bytes.TrimSpace(page)
	switch {
	case len(trimmed) == 0:
		return nil, ErrEmpty
	case len(page) > MaxPage:
		return nil, ErrLarge
	case bytes.IndexByte(trimmed[:min(len(trimmed), 4096)], 0) >= 0, !bytes.Contains(trimmed, []byte("<")):
		return nil, ErrBinary
	}
	if !isParsable(page) {
		return nil, ErrBroken
	}
	doc, err := html.Parse(&patience{page: page, until: time.Now().Add(maxParse)})
	switch {
	case err == nil:
		return doc, nil
	case errors.Is(err, ErrBroken):
		return nil, ErrBroken
	}
	return nil, ErrDeep // the only error of html.Parse besides the reader's
}

// reader is the work on one page.
type reader struct {
	hints  *site.Hints
	site   *site.Site
	meta   metadata
	base   *url.URL
	out    *article.Article
	layout *site.Layout

	blocks    []block
	body      *html.Node // by the generic path
	title     int        // index in blocks, -1 if the title stands nowhere
	sapo      map[int]bool
	used      map[int]bool // bylines and date lines
	total     float64
	sections  []string            // keys of the lines that name sections; made when asked for
	headNames []string            // a byline between title and text that nothing marks
	excused   map[*html.Node]bool // elements that hold the article whatever their class says
	forms     map[*html.Node]bool // small boxes around something to fill in
	isList    bool                // the text is the teasers of a list of stories
}

// generic reads a page by hints alone.
func (r *reader) generic(doc *html.Node) {
	r.out.Layout = generic
	if !r.read(doc, nil) {
		return
	}
	r.findTitle(nil)
	r.excuse()
	r.findSapo(nil)
	r.findPeople(nil)
	body := r.findBody()
	if body == nil {
		return
	}
	r.body = body
	if r.isSapoBelow(body) && r.paragraphs(body) >= 3 {
		r.sapo, r.out.Sapo = map[int]bool{}, ""
	}
	r.findSapoAbove(body)
	r.findSapoApart(body)
	beside := r.stragglers(body)
	r.compose(func(b *block) bool { return contains(body, b.node) || beside[b.node] })
	r.findDate(nil)
}

// apply reads a page by a layout, and reports whether the layout's body is there. What the layout does not name is found by hints.
func (r *reader) apply(doc *html.Node, l *site.Layout) bool {
	root := goquery.NewDocumentFromNode(doc)
	body := longest(root, l.Body)
	if body == nil {
		return false
	}
	forced := map[*html.Node]site.Role{}
	force := func(from *goquery.Selection, selectors []site.Selector, role site.Role, all bool) {
		for _, sel := range selectors {
			found := from.FindMatcher(sel)
			for _, n := range found.Nodes {
				forced[n] |= role
			}
			if found.Length() > 0 && !all {
				return
			}
		}
	}
	inBody := goquery.NewDocumentFromNode(body).Selection
	force(inBody, l.Drop, site.RoleDrop, true)
	force(inBody, l.Caption, site.RoleCaption, true)

	r.layout = l
	r.out.Layout = l.Name
	if !r.read(doc, forced) {
		return true
	}
	r.findTitle(first(root, l.Title))
	r.findSapo(&layoutSapo{node: first(root, l.Sapo), lead: l.SapoLead, body: body})
	r.findPeople(first(root, l.Author))
	r.findSapoAbove(body)
	inside := func(b *block) bool { return contains(body, b.node) }
	r.compose(inside)
	if r.out.Text == "" && l.SapoLead && len(r.sapo) > 0 && len(r.out.Tables) == 0 && len(r.out.Captions) < 2 {
		// A notice of one paragraph has no lead: what the layout took for it is the text.
		r.sapo, r.out.Sapo = map[int]bool{}, ""
		r.out.Blocks, r.out.Captions = []article.Block{}, []article.CaptionText{}
		r.compose(inside)
	}
	r.findDate(all(root, l.Date))
	if n := first(root, l.Section); n != nil {
		r.out.Section = clean(goquery.NewDocumentFromNode(n).Text())
	}
	if r.out.Text == "" {
		r.layout = nil
		out := r.out
		*out = article.Article{
			URL: out.URL, Site: out.Site, Newspaper: out.Newspaper, Province: out.Province, ProvinceNew: out.ProvinceNew,
			Authors: []string{}, Blocks: []article.Block{}, Captions: []article.CaptionText{}, Tables: []article.TableData{},
		}
		return false
	}
	return true
}

// first returns the first element that holds text, by the first selector that has one.
func first(root *goquery.Document, selectors []site.Selector) *html.Node {
	for _, sel := range selectors {
		for _, n := range root.FindMatcher(sel).Nodes {
			if n.DataAtom == atom.Meta || strings.TrimSpace(goquery.NewDocumentFromNode(n).Text()) != "" {
				return n
			}
		}
	}
	return nil
}

// all returns the elements that any of the selectors give, in the order of the selectors.
func all(root *goquery.Document, selectors []site.Selector) []*html.Node {
	var nodes []*html.Node
	for _, sel := range selectors {
		nodes = append(nodes, root.FindMatcher(sel).Nodes...)
	}
	return nodes
}

// longest returns the element with the most text, by the first selector that gives any: a CMS may use its body class for a caption too.
func longest(root *goquery.Document, selectors []site.Selector) *html.Node {
	for _, sel := range selectors {
		var best *html.Node
		most := 0
		for _, n := range root.FindMatcher(sel).Nodes {
			if size := len(strings.TrimSpace(goquery.NewDocumentFromNode(n).Text())); size > most {
				best, most = n, size
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

// read turns the document into blocks. It reports whether they are as few as an article's page can have.
func (r *reader) read(doc *html.Node, forced map[*html.Node]site.Role) bool {
	w := &walker{hints: r.hints, forced: forced, roles: map[string]site.Role{}}
	w.walk(doc, context{node: doc})
	w.flush(context{node: doc})
	r.blocks = w.blocks
	r.title = -1
	r.sapo, r.used = map[int]bool{}, map[int]bool{}
	r.total = 0
	r.forms = formBoxes(w.controls)
	for i := range r.blocks {
		r.total += max(0, r.blocks[i].good())
	}
	return len(r.blocks) < maxBlocks
}

// dropped reports whether a block stands in an element that holds no article text. An element that holds the title or most of the page's
// text is no such thing, whatever its class says.
func (r *reader) dropped(b *block) bool {
	if len(r.forms) > 0 {
		for n := b.node; n != nil; n = n.Parent {
			if r.forms[n] {
				return true
			}
		}
	}
	return r.inBox(b, false)
}

// inBox is dropped for boxes that their class alone calls boilerplate; strongOnly leaves out the doubtful classes.
func (r *reader) inBox(b *block, strongOnly bool) bool {
	for d := b.drops; d != nil; d = d.outer {
		switch {
		case d.forced:
			return true
		case r.title >= 0 && contains(d.node, r.blocks[r.title].node):
		case d.media && (b.tag == atom.Figcaption || b.roles&site.RoleCaption != 0) && b.density() < 0.5:
		case r.excused[d.node]:
		case d.weak && (strongOnly || d.total > 0.45*r.total):
		case d.total > 0.85*r.total:
		default:
			return true
		}
	}
	return false
}

// excuse finds elements that must hold the article although their class speaks of something else, of sound or of advertisements in it: the
// first large text after the title stands in them, and it is no list of other stories. Comments are as large, but the text stands before them.
func (r *reader) excuse() {
	const large = 600
	r.excused = map[*html.Node]bool{}
	if r.title < 0 {
		return
	}
	size := map[*html.Node]float64{}
	var box *html.Node
	before := 0.0 // text after the title that no such element holds
	for i := r.title + 1; i < len(r.blocks); i++ {
		b := &r.blocks[i]
		switch {
		case box != nil && contains(box, b.node) || !hasSentence(b.text):
			continue
		case isTeaser(b):
			box = teaserBox(b, anywhere)
			continue
		case b.drops == nil:
			before += max(0, b.good())
			continue
		}
		for d := b.drops; d != nil; d = d.outer {
			if _, met := size[d.node]; met || before < large/2 {
				size[d.node] += max(0, b.good())
				r.excused[d.node] = size[d.node] > large && !d.forced && !d.hidden
			}
		}
	}
}

// anywhere is any place in the page.
func anywhere(b *block) bool { return b.node != nil && b.node.DataAtom != atom.Body }

// formBoxes returns the elements around controls that hold little else: "Đặt câu hỏi" above three fields is no heading of the article.
func formBoxes(controls []*html.Node) map[*html.Node]bool {
	const most = 200 // bytes of text
	boxes := map[*html.Node]bool{}
	for i, control := range controls {
		if i == 500 {
			break
		}
		for n := control.Parent; n != nil && n.DataAtom != atom.Body && !boxes[n]; n = n.Parent {
			if textSize(n, most) >= most {
				break
			}
			boxes[n] = true
		}
	}
	return boxes
}

// textSize counts the bytes of text in an element, up to a bound.
func textSize(n *html.Node, most int) int {
	size := 0
	for c := n.FirstChild; c != nil && size < most; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			size += len(strings.TrimSpace(c.Data))
		case c.DataAtom != atom.Script && c.DataAtom != atom.Style:
			size += textSize(c, most-size)
		}
	}
	return size
}

// canonical returns the address under which the article is known: what the page says, if it is an address of the same newspaper.
func canonical(base *url.URL, said string, s *site.Site) string {
	u := base
	if ref, err := url.Parse(strings.TrimSpace(said)); err == nil && said != "" {
		abs := base.ResolveReference(ref)
		same := strings.TrimPrefix(abs.Host, "www.") == strings.TrimPrefix(base.Host, "www.")
		if s != nil {
			same = s.InScope(abs)
		}
		if (abs.Scheme == "http" || abs.Scheme == "https") && (same || base.Host == "") && abs.Path != "" && abs.Path != "/" {
			u = abs
		}
	}
	if s != nil {
		return s.Canonical(u)
	}
	c := *u
	c.Fragment = ""
	return c.String()
}
