package strip

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baotinh/crawl/article"
	"baotinh/crawl/site"
	"baotinh/extract/viet"
)

// item is a block on its way into the article.
type item struct {
	at      int // index in blocks
	kind    article.BlockKind
	text    string
	speaker string
	credit  string
	table   int
}

// compose makes the article's text, blocks, captions and tables from the blocks of the body.
func (r *reader) compose(in func(*block) bool) {
	var items []item
	body := 0                   // code points of text so far
	var box *html.Node          // around the last teaser and what it says of its story
	teaser, teasers := false, 0 // whether a link to another story was met; how many were
	teased, paragraphs := 0, 0  // paragraphs after one; all
	sapo, title := viet.Key(r.out.Sapo), viet.Key(r.out.Title)
	for i := max(r.title+1, 0); i < len(r.blocks); i++ {
		b := &r.blocks[i]
		if !in(b) || r.sapo[i] || r.used[i] || r.dropped(b) {
			continue
		}
		if b.table {
			if t, ok := readTable(b.node); ok {
				if n := len(items); n > 0 && t.Caption == "" && r.isTableTitle(items[n-1], i) {
					t.Caption = items[n-1].text
					body -= r.blocks[items[n-1].at].runes
					paragraphs--
					items = items[:n-1]
				}
				r.out.Tables = append(r.out.Tables, t)
				items = append(items, item{at: i, kind: article.Table, text: tableText(t), table: len(r.out.Tables) - 1})
			}
			continue
		}
		label := strings.Trim(b.text, "0123456789 ()/:") // "Bình luận (3)", "Nghe bài viết 0:00 / 3:21"
		if b.runes < 100 && (r.isEnd(b.text) || r.isEnd(label)) {
			if body >= minBody && 3*body >= r.textAfter(i, in) {
				break
			}
			continue // a label beside the text: the article goes on for long
		}
		if b.runes < 400 && body >= minBody && r.isImprint(b.text) && r.textAfter(i, in) < 400 {
			break
		}
		switch {
		case body == 0 && r.isBareDate(b, true): // a picture before it is its author's
			continue
		case r.isCaption(b):
			r.addCaption(b, &items, i)
			continue
		case b.runes < 60 && (r.hints.Is(site.Chrome, label) || r.isBareDate(b, false) || isPlayerTime(b.text)):
			continue
		case b.runes < 200 && (r.hints.Is(site.Box, b.text) || r.hints.Is(site.Box, strings.TrimLeft(b.text, "*•●►▶→–—-([ "))):
			continue
		case isTeaser(b):
			teaser = true
			teasers++
			box = teaserBox(b, in)
			continue
		case box != nil && contains(box, b.node):
			continue
		case body == 0 && b.runes < 60 && (b.roles&site.RoleSection != 0 || r.isSection(b.text)):
			continue
		case isSame(b.text, r.out.Sapo, sapo) || body == 0 && isSame(b.text, r.out.Title, title):
			continue
		case b.roles&site.RoleAuthor != 0 && r.takeByline(b, &items, i):
			continue
		case !strings.ContainsFunc(b.text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }):
			continue
		}
		it := item{at: i, kind: r.kind(b), text: b.text, table: -1}
		if it.kind == article.Paragraph || it.kind == article.Turn {
			if s := r.speaker(b); s != "" {
				it.kind, it.speaker = article.Turn, s
			}
		}
		items = append(items, it)
		body += b.runes
		paragraphs++
		if teaser {
			teased++
			teaser = false
		}
	}
	// In a list of stories the headline of one, a link, stands before nearly every paragraph, or there is hardly anything but headlines.
	r.isList = teased > 0 && teased*10 >= paragraphs*7 || teasers >= 8 && body < 2*minBody
	for len(items) > 0 && r.isLinks(items[len(items)-1]) {
		items = items[:len(items)-1] // tags below the article
	}
	r.emit(r.signOff(items))
}

// textAfter counts the code points of running text of the body that stand behind a block.
func (r *reader) textAfter(at int, in func(*block) bool) int {
	n := 0
	for i := at + 1; i < len(r.blocks); i++ {
		if b := &r.blocks[i]; b.runes >= 100 && b.density() < 0.5 && hasSentence(b.text) && in(b) && !r.dropped(b) {
			n += b.runes
		}
	}
	return n
}

// isTableTitle reports whether an item is the title of the table that follows it: a short centred line in bold right above it. A question or
// a sentence above a table is text.
func (r *reader) isTableTitle(it item, table int) bool {
	if it.kind != article.Heading && it.kind != article.Paragraph {
		return false
	}
	b := &r.blocks[it.at]
	return it.at == table-1 && b.center && b.all(b.bold) && b.runes <= 200 && !strings.ContainsAny(b.text[len(b.text)-1:], ".?!:;") && b.density() < 0.5
}

// isSame reports whether a text is another one but for case and tone placement; key is the other's.
func isSame(text, other, key string) bool {
	return len(text)-len(other) < 8 && len(other)-len(text) < 8 && viet.Key(text) == key
}

// isBareDate reports whether a block is a date line rather than a sentence that holds a date. Above the text a few more words may stand in it.
func (r *reader) isBareDate(b *block, above bool) bool {
	switch {
	case above:
		return isHeadLine(b.text, r.hints)
	case b.roles&site.RoleDate != 0:
		return isDateLine(b.text, r.hints)
	}
	return isDateLine(b.text, r.hints) && strings.IndexFunc(b.text, unicode.IsDigit) < 24 && !strings.HasSuffix(b.text, ".") && otherLetters(b.text, r.hints) == 0
}

// isPlayerTime reports whether a block is the time of a player of sound or film: "0:00 / 3:21".
func isPlayerTime(text string) bool {
	return len(text) <= 20 && strings.Contains(text, ":") && strings.Trim(text, "0123456789:/- ") == ""
}

// isLinks reports whether an item is nothing but links.
func (r *reader) isLinks(it item) bool {
	return it.kind != article.Table && it.kind != article.Caption && it.kind != article.Byline && r.blocks[it.at].density() >= 0.8
}

// kind tells headings, list items and quotations from paragraphs.
func (r *reader) kind(b *block) article.BlockKind {
	switch {
	case isHeading(b.tag) && b.runes <= 250:
		return article.Heading
	case b.roles&site.RoleQuote != 0:
		return article.Quote
	case b.tag == atom.Li:
		return article.ListItem
	case b.all(b.bold) && b.runes <= 160 && !strings.HasSuffix(b.text, ".") && !b.right:
		return article.Heading
	}
	return article.Paragraph
}

// isTeaser reports whether a block is a link to another story rather than text: nearly all of it is a link, and it is no sentence of the
// article's, which would go on outside the link.
func isTeaser(b *block) bool {
	if b.density() < 0.8 {
		return false
	}
	return b.runes >= 20 || b.tag == atom.Li || isHeading(b.tag)
}

// teaserBox returns the element that holds a teaser, a picture of its story and a few words about it, if it is small and not the body. Without
// a picture it must be a box of its own whose first text is the teaser.
func teaserBox(b *block, inBody func(*block) bool) *html.Node {
	most := len(b.text) + 400
	for n := b.node; n != nil && inBody(&block{node: n.Parent}); n = n.Parent {
		size := textSize(n, most)
		switch {
		case size >= most:
			return nil
		case n.Parent == nil || size <= len(b.text):
		case hasPicture(n):
			return n
		case isBox(n) && firstText(n) != nil && contains(b.node, firstText(n)):
			return n
		}
	}
	return nil
}

func isBox(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Table, atom.Section, atom.Aside, atom.Li:
		return true
	}
	return false
}

// firstText returns the first text in an element that is not blank.
func firstText(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return c
		}
		if t := firstText(c); t != nil {
			return t
		}
	}
	return nil
}

func hasPicture(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Img || hasPicture(c) {
			return true
		}
	}
	return false
}

func (r *reader) isEnd(text string) bool {
	if r.hints.Is(site.End, text) {
		return true
	}
	if r.site != nil {
		key := viet.Key(text)
		for _, m := range r.site.EndMarkers {
			if strings.HasPrefix(key, viet.Key(m)) {
				return true
			}
		}
	}
	return false
}

// isImprint reports whether a block begins as the lines at the foot of a page do: who is answerable, under which licence. An article about a
// licence begins a paragraph so, too, but goes on.
func (r *reader) isImprint(text string) bool {
	_, ok := r.hints.CutStart(site.End, text)
	return ok || strings.HasPrefix(text, "©")
}

// isCaption reports whether a block stands under a picture: by its class, or because it follows a picture and looks unlike the text.
func (r *reader) isCaption(b *block) bool {
	if b.runes > 600 {
		return false
	}
	if b.roles&site.RoleCaption != 0 {
		return true
	}
	if _, ok := r.hints.CutStart(site.Credit, b.text); ok && b.runes <= 100 {
		return true
	}
	if b.image == nil && b.runes <= 300 {
		// Under a film or a gallery: only the credit at the end tells it.
		caption, credit := r.splitCredit(b.text)
		_, signed := r.hints.CutStart(site.BylineBefore, b.text)
		return caption != "" && credit != "" && !signed && utf8.RuneCountInString(credit) <= 40
	}
	if b.image == nil || isHeading(b.tag) {
		return false
	}
	if b.image.alt != "" && b.runes >= 15 && b.text == b.image.alt {
		return true
	}
	if b.runes <= 400 && (b.all(b.italic) || b.tag == atom.Figcaption) {
		return true
	}
	if b.runes <= 400 && sharesFrame(b) {
		return true
	}
	_, credit := r.splitCredit(b.text)
	return b.runes <= 300 && (b.center || credit != "")
}

// sharesFrame reports whether a block and the picture before it stand in a table or box of their own: the innermost element around both holds
// no other text. A paragraph with a picture at its head is no such box, the text stands in it directly.
func sharesFrame(b *block) bool {
	for frame := b.node.Parent; frame != nil; frame = frame.Parent {
		if !contains(frame, b.image.node) {
			continue
		}
		switch frame.DataAtom {
		case atom.Table, atom.Tbody, atom.Tr, atom.Div, atom.Figure, atom.Center:
			return textSize(frame, len(b.text)+64) <= len(b.text)
		}
		return false
	}
	return false
}

// addCaption keeps a caption once: the alternative text, the caption under the picture and the caption of a lightbox are often the same.
func (r *reader) addCaption(b *block, items *[]item, at int) {
	text, credit := r.splitCredit(b.text)
	image := ""
	if b.image != nil {
		image = r.absolute(b.image.src)
	}
	n := len(r.out.Captions)
	if n > 0 {
		last := &r.out.Captions[n-1]
		switch {
		case text == "" && last.Credit == "": // the credit stands in a line of its own
			last.Credit = credit
			for k := len(*items) - 1; k >= 0; k-- {
				if (*items)[k].kind == article.Caption {
					(*items)[k].credit = credit
					break
				}
			}
			return
		case b.image == nil && text == last.Text:
			return
		}
	}
	if text == "" {
		return
	}
	r.out.Captions = append(r.out.Captions, article.CaptionText{Text: text, Credit: credit, Image: image})
	*items = append(*items, item{at: at, kind: article.Caption, text: text, credit: credit, table: -1})
}

// splitCredit parts "Các đại biểu biểu quyết. Ảnh: Hồng Hà" into the caption and who took the picture.
func (r *reader) splitCredit(text string) (caption, credit string) {
	for from := 0; from < len(text); {
		colon := strings.IndexByte(text[from:], ':')
		if colon < 0 {
			break
		}
		colon += from
		// The marker is one to four words before the colon, the longest that is one: "Nguồn ảnh:". "Hình ảnh:" is none, it goes on small.
		start := colon
		for words := 0; words < 4 && start > 0; words++ {
			start = strings.LastIndexAny(text[:max(start-1, 0)], " (.,") + 1
			if !startsUpper(text[start:]) && (start == 0 || text[start-1] != '(') {
				continue
			}
			if rest, ok := r.hints.CutStart(site.Credit, text[start:]); ok {
				caption, credit = strings.TrimRight(text[:start], " (-–|"), strings.Trim(rest, " ().")
			}
		}
		if credit != "" {
			return caption, credit
		}
		from = colon + 1
	}
	return text, ""
}

// speaker returns who speaks in a turn of an interview: the bold words before a colon, or a word such as "Phóng viên" before one.
func (r *reader) speaker(b *block) string {
	head := b.text
	if len(head) > 200 {
		head = head[:200]
	}
	colon := strings.IndexByte(head, ':')
	if colon <= 0 {
		return ""
	}
	name := strings.Trim(head[:colon], " -–—*•.")
	runes := utf8.RuneCountInString(name)
	if runes < 2 || runes > 60 {
		return ""
	}
	if r.hints.Is(site.Speaker, name) {
		return name
	}
	// "Đồng chí Lê Văn Mẫu: …" with the name, and perhaps the question, in bold.
	if b.bold >= runes && startsUpper(name) && lastWordUpper(name) && strings.Contains(name, " ") {
		return name
	}
	return ""
}

func startsUpper(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}

func lastWordUpper(s string) bool { return startsUpper(s[strings.LastIndexByte(s, ' ')+1:]) }

// emit writes the items into the article.
func (r *reader) emit(items []item) {
	out := r.out
	out.Blocks = append(out.Blocks, article.Block{Kind: article.Title, Text: out.Title, Start: -1, End: -1, Table: -1})
	if out.Sapo != "" {
		out.Blocks = append(out.Blocks, article.Block{Kind: article.Sapo, Text: out.Sapo, Start: -1, End: -1, Table: -1})
		if tag, _, ok := r.cutLeadTag(out.Sapo); ok {
			out.LeadTag = tag
		}
	}
	var text strings.Builder
	at := 0
	tagged := false
	for _, it := range items {
		b := article.Block{Kind: it.kind, Text: it.text, Start: -1, End: -1, Speaker: it.speaker, Credit: it.credit, Table: it.table}
		switch it.kind {
		case article.Caption, article.Table, article.Byline:
		default:
			if !tagged {
				if tag, rest, ok := r.cutLeadTag(b.Text); ok && rest != "" {
					out.LeadTag, b.Text = tag, rest
				}
				tagged = true
			}
			if at > 0 {
				text.WriteString("\n\n")
				at += 2
			}
			b.Start = at
			text.WriteString(b.Text)
			at += utf8.RuneCountInString(b.Text)
			b.End = at
		}
		out.Blocks = append(out.Blocks, b)
	}
	out.Text = text.String()
	if out.Section == "" {
		out.Section = r.section()
	}
}

// section takes the section from the metadata, else the last link of the crumbs.
func (r *reader) section() string {
	if r.meta.section != "" {
		return r.meta.section
	}
	found := ""
	for i := range r.blocks {
		b := &r.blocks[i]
		if b.roles&site.RoleSection != 0 && b.runes >= 2 && b.runes <= 120 {
			text := b.text
			if link := lastLink(b.node); link != "" {
				text = link
			}
			text = strings.Trim(text, " ›»>/•|")
			if utf8.RuneCountInString(text) <= 50 && text != r.out.Title && !isDateLine(text, r.hints) {
				found = text
			}
		}
		if i >= r.title && found != "" {
			break
		}
	}
	return found
}

// lastLink is the text of the last link in an element: the innermost of the crumbs.
func lastLink(n *html.Node) string {
	for c := n.LastChild; c != nil; c = c.PrevSibling {
		if c.DataAtom == atom.A {
			return clean(nodeText(c))
		}
		if text := lastLink(c); text != "" {
			return text
		}
	}
	return ""
}

// cutLeadTag parts a paper's own tag from the text behind it: "(QNO) - Sáng nay …", "STO - Ngày 29-7 …". Only known tags are cut: "Tân An - …"
// looks the same and is a place.
func (r *reader) cutLeadTag(text string) (tag, rest string, ok bool) {
	const most = 48
	head := text
	if len(head) > most {
		head = head[:most]
	}
	if inner, isBracket := strings.CutPrefix(head, "("); isBracket {
		end := strings.IndexByte(inner, ')')
		if end <= 0 || !r.isLeadTag(inner[:end]) {
			return "", text, false
		}
		return strings.TrimSpace(inner[:end]), strings.TrimLeft(text[end+2:], " -–—.:"), true
	}
	for i, c := range head {
		if c != '-' && c != '–' && c != '—' {
			continue
		}
		if r.isLeadTag(head[:i]) {
			return strings.TrimSpace(head[:i]), strings.TrimLeft(text[i:], " -–—.:"), true
		}
	}
	return "", text, false
}

func (r *reader) isLeadTag(s string) bool {
	if r.hints.Is(site.LeadTag, s) {
		return true
	}
	if r.site != nil {
		key := viet.Key(strings.TrimSpace(s))
		for _, t := range r.site.LeadTags {
			if viet.Key(t) == key {
				return true
			}
		}
	}
	return false
}

func (r *reader) absolute(ref string) string {
	u, err := r.base.Parse(strings.TrimSpace(ref))
	if err != nil || strings.HasPrefix(ref, "data:") {
		return ""
	}
	return u.String()
}
