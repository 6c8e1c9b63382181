package strip

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baotinh/crawl/site"
	"baotinh/extract/viet"
)

// block is a run of text that stands alone on the page, or a table of data.
type block struct {
	node                *html.Node // the element that holds it
	tag                 atom.Atom  // the nearest element that says what kind of text it is: p, h1 … h6, li, td, figcaption, div …
	text                string
	runes               int
	links, bold, italic int // code points of text in links, in bold, in italics
	right, center       bool
	roles               site.Role  // of its element and of those around it
	sapo                *html.Node // the nearest element with the role of a sapo
	author              *html.Node // the outermost element with the role of a byline
	drops               *drop      // the elements around it that mostly hold no article text
	image               *picture   // the picture that stands directly before it
	table               bool       // node is a table of data, text is empty
}

// density is the share of a block's text that is links.
func (b *block) density() float64 {
	if b.runes == 0 {
		return 0
	}
	return float64(b.links) / float64(b.runes)
}

// all reports whether nearly all of a block's text is counted in part.
func (b *block) all(part int) bool { return b.runes > 0 && part*10 >= b.runes*9 }

// good is how much a block speaks for article text around it: sentences count, labels hardly, lists of links against it.
func (b *block) good() float64 {
	n := float64(min(b.runes, 1000))
	switch {
	case b.density() > 0.5:
		return -n / 4
	case b.runes < 25:
		return n / 8
	case !hasSentence(b.text):
		return n / 2
	}
	return n
}

// drop is an element that its class, id or name calls boilerplate. Whether that holds is known when the whole page has been read.
type drop struct {
	outer  *drop
	node   *html.Node
	weak   bool
	media  bool // weak, and the caption of what stands in it is article text if the element is in the body
	hidden bool
	forced bool // a layout of the newspaper's file names it
	total  float64
}

type picture struct {
	node     *html.Node
	src, alt string
}

// maxBlocks bounds the pieces of text of a page; a newspaper's page with all its menus has some 3,000.
const maxBlocks = 20_000

// walker turns a document into blocks in document order.
type walker struct {
	hints    *site.Hints
	forced   map[*html.Node]site.Role // roles that a layout's selectors gave
	roles    map[string]site.Role     // by attribute value, this page's cache
	blocks   []block
	controls []*html.Node // what a reader can fill in or press

	buf                 strings.Builder
	runes               int
	links, bold, italic int
	breaks              int
	space               bool
	seam                bool // an inline element began or ended since the last letter
	image               *picture
}

// context is what the elements around a text say about it.
type context struct {
	node               *html.Node
	tag                atom.Atom
	roles              site.Role
	sapo, author       *html.Node
	article            bool // inside the element of an article
	drops              *drop
	link, bold, italic bool
	right, center      bool
}

func (w *walker) walk(n *html.Node, c context) {
	for child := n.FirstChild; child != nil && len(w.blocks) < maxBlocks; child = child.NextSibling {
		switch child.Type {
		case html.TextNode:
			w.write(child.Data, c)
		case html.ElementNode:
			w.element(child, c)
		}
	}
}

func (w *walker) element(n *html.Node, c context) {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Svg, atom.Math,
		atom.Option, atom.Label, atom.Audio, atom.Video, atom.Canvas, atom.Head, atom.Title, atom.Meta, atom.Link:
		return
	case atom.Button, atom.Select, atom.Textarea, atom.Input:
		w.controls = append(w.controls, n)
		return
	case atom.Br:
		w.breaks++
		return
	case atom.Img:
		w.picture(n)
		return
	case 0:
		if n.Data == "amp-img" {
			w.picture(n)
			return
		}
	}
	inline := isInline(n) && !w.standsAlone(n)
	if inline && w.isUnseen(n) {
		return
	}
	if !inline {
		w.flush(c)
		if n.DataAtom == atom.Table && isData(n) && c.roles&(site.RoleCaption|site.RoleQuote) == 0 && w.rolesOf(n)&(site.RoleDrop|site.RoleQuote|site.RoleCaption) == 0 {
			w.blocks = append(w.blocks, block{node: n, tag: atom.Table, table: true, drops: c.drops, roles: c.roles})
			w.image = nil
			return
		}
	}
	inner := w.enter(n, c, inline)
	// A place or a number in an element of its own is parted from the text by its style only.
	apart := inline && n.DataAtom == atom.Span && w.rolesOf(n)&site.RoleStamp != 0
	w.space = w.space || apart
	w.seam = true
	w.walk(n, inner)
	w.space = w.space || apart
	w.seam = true
	if !inline {
		w.flush(inner)
	}
}

// enter returns the context inside an element.
func (w *walker) enter(n *html.Node, c context, inline bool) context {
	roles := w.rolesOf(n)
	c.roles |= roles &^ (site.RoleDrop | site.RoleWeak | site.RoleMedia | site.RoleHidden)
	if roles&site.RoleSapo != 0 && roles&site.RoleBody == 0 {
		c.sapo = n
	}
	if roles&site.RoleAuthor != 0 && c.author == nil {
		c.author = n
	}
	switch n.DataAtom {
	case atom.Article:
		// An article within an article is a teaser of another story.
		if c.article || c.roles&site.RoleBody != 0 && roles&site.RoleBody == 0 {
			roles |= site.RoleWeak
		}
		c.article = true
	case atom.A:
		c.link = true
	case atom.B, atom.Strong:
		c.bold = true
	case atom.I, atom.Em:
		c.italic = true
	case atom.Figcaption:
		c.roles |= site.RoleCaption
	case atom.Center:
		c.center = true
	case atom.Blockquote:
		c.roles |= site.RoleQuote
	case atom.Nav, atom.Footer, atom.Aside:
		roles |= site.RoleDrop
	case atom.Time:
		c.roles |= site.RoleDate
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "style":
			style := strings.ToLower(a.Val)
			if isHiddenStyle(style) {
				roles |= site.RoleHidden
			}
			if strings.Contains(style, "text-align") {
				c.right = strings.Contains(style, "right")
				c.center = strings.Contains(style, "center")
			}
			if strings.Contains(style, "font-weight") && (strings.Contains(style, "bold") || strings.Contains(style, "700")) {
				c.bold = true
			}
			if strings.Contains(style, "italic") {
				c.italic = true
			}
		case "align":
			c.right = strings.EqualFold(a.Val, "right")
			c.center = strings.EqualFold(a.Val, "center")
		case "hidden":
			roles |= site.RoleHidden
		}
	}
	if roles&site.RoleBody != 0 {
		roles &^= site.RoleWeak // "widget text-editor": a builder of pages puts every paragraph into a widget
	}
	if mark := roles & (site.RoleDrop | site.RoleWeak | site.RoleMedia | site.RoleHidden); mark != 0 && n.DataAtom != atom.Body && n.DataAtom != atom.Html {
		c.drops = &drop{
			outer: c.drops, node: n, weak: roles&site.RoleDrop == 0 || roles&site.RoleBody != 0, hidden: roles&site.RoleHidden != 0,
			media:  mark == site.RoleMedia,
			forced: w.forced[n]&site.RoleDrop != 0,
		}
	}
	if !inline {
		c.node = n
		switch n.DataAtom {
		case atom.Span, atom.Time, atom.Small, atom.Cite, atom.Font:
		default:
			c.tag = n.DataAtom
		}
	}
	return c
}

// rolesOf returns what an element's class, id and itemprop say. What stands in quotes of a person ("author" under a quotation) is no byline.
func (w *walker) rolesOf(n *html.Node) site.Role {
	roles := w.forced[n]
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "itemprop", "type", "data-type", "data-role", "data-slot", "data-field":
			known, ok := w.roles[a.Val]
			if !ok {
				known = w.hints.Roles(a.Val)
				w.roles[a.Val] = known
			}
			roles |= known
		}
	}
	return roles
}

func (w *walker) picture(n *html.Node) {
	if strings.TrimSpace(w.buf.String()) != "" {
		return // an icon inside a line
	}
	p := &picture{node: n, alt: clean(attr(n, "alt")), src: attr(n, "src")}
	for _, name := range w.hints.LazyImage {
		if v := attr(n, name); v != "" && (p.src == "" || strings.HasPrefix(p.src, "data:")) {
			p.src = v
		}
	}
	w.image = p
}

// write adds text to the current block.
func (w *walker) write(text string, c context) {
	for _, r := range text {
		switch {
		case isZeroWidth(r):
			continue
		case unicode.IsSpace(r) || unicode.IsControl(r):
			w.space = true
			continue
		}
		if w.breaks > 0 {
			if w.runes > 0 && w.isParagraphBreak(c) {
				w.flush(c)
			}
			w.breaks = 0
			w.space = true
		}
		if (w.space || w.seam && w.isGlued(r, c)) && w.runes > 0 {
			w.put(' ', c)
		}
		w.space, w.seam = false, false
		w.put(r, c)
	}
}

// isGlued reports whether a letter begins a new word after an element's end although no space is written: outside of paragraphs, names and
// dates in a row are parted by their style only ("<a>Hồng Hà</a><span>Thứ ba, …").
func (w *walker) isGlued(r rune, c context) bool {
	switch c.tag {
	case atom.Div, atom.Section, atom.Header, atom.Ul, atom.Td:
	default:
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(w.buf.String())
	return unicode.IsLower(last) && unicode.IsUpper(r)
}

func (w *walker) put(r rune, c context) {
	w.buf.WriteRune(r)
	w.runes++
	if c.link {
		w.links++
	}
	if c.bold {
		w.bold++
	}
	if c.italic {
		w.italic++
	}
}

// isParagraphBreak reports whether <br> parts two paragraphs here. In a bare div or cell it does, in a paragraph only two of them or the
// end of a sentence do.
func (w *walker) isParagraphBreak(c context) bool {
	switch c.tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return false
	case atom.P, atom.Li, atom.Td, atom.Th, atom.Figcaption, atom.Span, atom.A:
		if w.breaks > 1 {
			return true
		}
		text := w.buf.String()
		last, _ := utf8.DecodeLastRuneInString(text)
		return strings.ContainsRune(".!?:;”\"…", last)
	}
	return true
}

// flush ends the current block.
func (w *walker) flush(c context) {
	if w.runes > 0 {
		text := viet.NFC(w.buf.String())
		b := block{
			node: c.node, tag: c.tag, text: text, runes: w.runes,
			links: w.links, bold: w.bold, italic: w.italic,
			right: c.right, center: c.center, roles: c.roles, sapo: c.sapo, author: c.author, drops: c.drops, image: w.image,
		}
		if c.roles&site.RoleQuote != 0 {
			b.roles &^= site.RoleAuthor
		}
		for d := c.drops; d != nil; d = d.outer {
			d.total += max(0, b.good())
		}
		w.blocks = append(w.blocks, b)
		w.image = nil
		w.buf.Reset()
	}
	w.runes, w.links, w.bold, w.italic = 0, 0, 0, 0
	w.breaks, w.space = 0, false
}

// standsAlone reports whether an inline element is a piece of its own beside the text: a date, a name, a caption.
func (w *walker) standsAlone(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Time:
		return true
	case atom.Span, atom.Small, atom.Cite, atom.Font:
		return w.rolesOf(n)&(site.RoleDate|site.RoleAuthor|site.RoleCaption|site.RoleDrop|site.RoleSapo|site.RoleSection) != 0
	}
	return false
}

// isUnseen reports whether an inline element is a label for screen readers ("Tác giả," before a name) or a template's leftover. A longer one
// is rather text whose class means something else.
func (w *walker) isUnseen(n *html.Node) bool {
	const most = 80 // bytes
	hidden := w.rolesOf(n)&site.RoleHidden != 0
	for _, a := range n.Attr {
		switch a.Key {
		case "style":
			hidden = hidden || isHiddenStyle(strings.ToLower(a.Val))
		case "hidden":
			hidden = true
		}
	}
	return hidden && textSize(n, most) < most
}

func isHiddenStyle(style string) bool {
	return strings.Contains(style, "display:none") || strings.Contains(style, "display: none")
}

func isInline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Ins,
		atom.Kbd, atom.Mark, atom.Nobr, atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time,
		atom.Tt, atom.U, atom.Var, atom.Wbr, 0:
		return true
	}
	return false
}

// clean makes one line of a text: NFC, single spaces, nothing invisible.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case isZeroWidth(r):
			return -1
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		}
		return r
	}, s)
	return viet.NFC(strings.Join(strings.Fields(s), " "))
}

func isZeroWidth(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return false
}

// hasSentence reports whether a text ends, or holds the end of, a sentence.
func hasSentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune(".!?:;”\"…", last) {
		return true
	}
	return strings.Contains(s, ". ") || strings.Count(s, ", ") > 1
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// contains reports whether n stands in outer.
func contains(outer, n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}
