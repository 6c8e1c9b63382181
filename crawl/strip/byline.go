package strip

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baotinh/crawl/article"
	"baotinh/crawl/site"
	"baotinh/extract/viet"
)

// findPeople reads the byline that stands beside the title, by the layout or by the class of its element, else the metadata's.
func (r *reader) findPeople(node *html.Node) {
	if node != nil {
		if node.DataAtom == atom.Meta {
			r.out.Authors = r.names(clean(attr(node, "content")))
		}
		for i := range r.blocks {
			if b := &r.blocks[i]; contains(node, b.node) && b.runes > 0 && b.runes <= 120 && len(r.out.Authors) == 0 {
				r.out.Authors = r.names(b.text)
				r.used[i] = len(r.out.Authors) > 0
			}
		}
		if len(r.out.Authors) > 0 {
			return
		}
	}
	defer r.findHeadNames()
	text := 0
	var box *html.Node
	for i := max(r.title-6, 0); i < len(r.blocks) && text < 400; i++ {
		b := &r.blocks[i]
		if i == r.title || r.sapo[i] || b.table {
			continue
		}
		if b.roles&site.RoleAuthor != 0 && b.runes <= 80 && r.inArticle(i) {
			if names := r.names(b.text); len(names) > 0 {
				r.used[i] = true
				// A list of several authors stands in one element, often with the first printed twice.
				if box == nil {
					box = b.author
				}
				if b.author == box {
					r.addAuthors(names)
				}
			}
			continue
		}
		if i > r.title && b.density() < 0.5 && !r.dropped(b) {
			text += b.runes
		}
	}
}

// findHeadNames reads a byline that nothing marks between the title and the text: a name alone in its line, or beside the date.
func (r *reader) findHeadNames() {
	for i := r.title + 1; i < len(r.blocks) && r.title >= 0; i++ {
		b := &r.blocks[i]
		switch {
		case r.sapo[i] || r.used[i] || b.table || b.density() >= 0.5 || r.dropped(b) || b.roles&(site.RoleSection|site.RoleCaption) != 0:
			continue
		case isHeadLine(b.text, r.hints):
			for _, part := range strings.FieldsFunc(b.text, func(c rune) bool { return unicode.IsDigit(c) || strings.ContainsRune("|•·-–—,", c) }) {
				if names := r.fullNames(r.cutWeekday(part)); len(names) > 0 && !r.hints.Is(site.Chrome, part) {
					r.headNames = append(r.headNames, names...)
				}
			}
		case b.runes >= 60:
			return
		case isHeading(b.tag) || b.all(b.bold) && b.text == strings.ToUpper(b.text):
			return // a heading in capitals looks like a name
		case b.image != nil: // a photographer
		case r.isOutlet(b.text):
			r.used[i] = true
		default:
			if names := r.fullNames(b.text); len(names) > 0 && looksSigned(b.text) {
				r.headNames = append(r.headNames, names...)
				r.used[i] = true
			}
		}
	}
}

// cutWeekday cuts off the head of a date that stands right behind a name: "Hồng Hà Thứ Ba". A man called Ba keeps his name.
func (r *reader) cutWeekday(s string) string {
	words := strings.Fields(s)
	if n := len(words); n > 2 && r.hints.Is(site.DateWord, words[n-2]+" "+words[n-1]) {
		return strings.Join(words[:n-2], " ")
	}
	return s
}

// fullNames is names for a place where much else is written with capitals: two words at least, no section and no weekday.
func (r *reader) fullNames(text string) []string {
	names := r.names(text)
	for _, name := range names {
		if !strings.Contains(name, " ") && !r.hints.Is(site.PenName, name) || r.isSection(name) || otherLetters(name, r.hints) == 0 {
			return nil
		}
	}
	return names
}

// isSection reports whether the page calls a section by this name, in its crumbs or its menu.
func (r *reader) isSection(name string) bool {
	if r.sections == nil {
		r.sections = []string{viet.Key(r.meta.section)}
		for i := range r.blocks {
			if b := &r.blocks[i]; b.runes < 200 && (b.roles&site.RoleSection != 0 || i < r.title && b.density() > 0.8) {
				r.sections = append(r.sections, viet.Key(b.text))
			}
		}
	}
	key := viet.Key(name)
	return r.sections[0] == key || slices.ContainsFunc(r.sections[1:], func(s string) bool { return strings.Contains(s, key) })
}

func (r *reader) addAuthors(names []string) {
	for _, name := range names {
		if !slices.ContainsFunc(r.out.Authors, func(a string) bool { return strings.EqualFold(a, name) }) {
			r.out.Authors = append(r.out.Authors, name)
		}
	}
}

// inArticle reports whether a block near the title is not in a box of its own: the author's own page, a menu.
func (r *reader) inArticle(i int) bool {
	for d := r.blocks[i].drops; d != nil; d = d.outer {
		if r.title >= 0 && contains(d.node, r.blocks[r.title].node) || d.weak {
			continue
		}
		return false
	}
	return true
}

// takeByline reads a block of the body that its class calls a byline.
func (r *reader) takeByline(b *block, items *[]item, at int) bool {
	if b.runes > 120 {
		return false
	}
	names := r.names(b.text)
	if len(names) == 0 && !r.isSource(b.text) {
		return false
	}
	if len(r.out.Authors) == 0 {
		r.out.Authors = names
	}
	*items = append(*items, item{at: at, kind: article.Byline, text: b.text, table: -1})
	return true
}

// signOff takes byline and source lines off the end of the body, and settles who wrote the article: the byline printed at its head, else a
// marked one at its end, else the metadata's, else a bare name at its end.
func (r *reader) signOff(items []item) []item {
	end := len(items)
	var marked, bare []string
	lines := map[int]bool{}
	for k := end - 1; k >= 0 && k >= end-6; k-- {
		it := &items[k]
		if it.kind == article.Caption || it.kind == article.Table || it.kind == article.Byline {
			continue
		}
		b := &r.blocks[it.at]
		if b.runes > 120 {
			break
		}
		names := r.names(b.text)
		if len(names) == 0 {
			names = r.writers(b.text)
		}
		styled := b.right || b.all(b.bold) || b.all(b.italic) || b.roles&site.RoleAuthor != 0 || r.hasBylineWord(b.text)
		switch {
		case len(names) > 0 && styled:
			if len(marked) == 0 {
				marked = names
			}
		case len(names) > 0 && looksSigned(b.text):
			if len(bare) == 0 {
				bare = names
			}
		case r.isSource(b.text) && b.runes <= 80 && !hasVerbEnd(b.text):
		case r.hints.Is(site.Maker, b.text):
		default:
			k = -1
			continue
		}
		lines[k] = true
	}
	after := r.afterBody(items)
	switch {
	case len(r.out.Authors) > 0:
	case len(marked) > 0:
		r.out.Authors = marked
	case len(after) > 0:
		r.out.Authors = after
	case len(r.metaPeople()) > 0:
		r.out.Authors = r.metaPeople()
	case len(r.headNames) > 0:
		r.addAuthors(r.headNames)
	case len(bare) > 0:
		r.out.Authors = bare
	}
	for k := range lines {
		items[k].kind = article.Byline
	}
	return items
}

// writers reads a line that says who did what: "Nội dung: Hồng Hà - Ảnh: Quốc Anh - Thiết kế: Mai Lan" was written by Hồng Hà.
func (r *reader) writers(text string) []string {
	var out []string
	known := 0
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(text, " - ", "|"), func(c rune) bool { return strings.ContainsRune("|•·–—;", c) }) {
		part = strings.TrimSpace(part)
		rest, writes := r.hints.CutStart(site.BylineBefore, part)
		_, pictures := r.hints.CutStart(site.Credit, part)
		switch {
		case writes && len(r.names(rest)) > 0:
			out = append(out, r.names(rest)...)
		case pictures || r.hints.Is(site.Maker, part):
		case known > 0 && len(r.names(part)) > 0: // one more of the kind before
		default:
			return nil
		}
		known++
	}
	return out
}

// afterBody looks for a byline in an element of its own right behind the body.
func (r *reader) afterBody(items []item) []string {
	if len(items) == 0 {
		return nil
	}
	last := items[len(items)-1].at
	for i := last + 1; i < len(r.blocks) && i <= last+12; i++ {
		b := &r.blocks[i]
		if b.roles&site.RoleAuthor == 0 || b.runes > 80 || !r.inArticle(i) {
			continue
		}
		if names := r.names(b.text); len(names) > 0 {
			return names
		}
	}
	return nil
}

func (r *reader) metaPeople() []string {
	var out []string
	for _, p := range r.meta.people {
		out = append(out, r.names(p)...)
	}
	if len(out) == 0 && r.meta.author != "" {
		out = r.names(r.meta.author)
	}
	return out
}

// names reads the people of a byline: "Nhóm P.V thực hiện", "Bài, ảnh: Hồng Hà - Quốc Anh", "Mai Lan (ghi)". Nothing if it is none.
func (r *reader) names(text string) []string {
	s := strings.TrimSpace(text)
	if rest, ok := r.hints.CutStart(site.BylineBefore, s); ok {
		s = rest
	}
	if r.isSource(s) {
		return nil
	}
	s = cutOffice(s)
	for range 2 {
		if rest, ok := r.hints.CutEnd(site.BylineAfter, s); ok {
			s = rest
		}
	}
	// A date may be glued on: "PV • 28/01/2025 08:22".
	if at := strings.IndexFunc(s, unicode.IsDigit); at > 0 {
		if _, ok := parseDateLine(s[at:]); ok {
			s = s[:at]
		}
	}
	// What stands in brackets is a source or an office: "Như Tâm (Theo Reuters)".
	if at := strings.Index(s, " ("); at > 0 {
		s = s[:at]
	}
	s = strings.Trim(s, " -–—•|,.;:*()")
	if s == "" || utf8.RuneCountInString(s) > 80 {
		return nil
	}
	var out []string
	for _, part := range splitNames(s) {
		part = strings.TrimSpace(part)
		if rest, ok := r.hints.CutEnd(site.BylineAfter, part); ok {
			part = rest
		}
		part = strings.Trim(part, " -–—•|,.;:*()")
		if !r.isName(part) || r.isOutlet(part) {
			return nil
		}
		out = append(out, part)
	}
	return out
}

// cutOffice cuts off a mail address ("Hồng Hà honghia@bao.example") and what stands behind a stroke ("Hồng Hà/VNA").
func cutOffice(s string) string {
	if strings.Contains(s, "@") {
		words := strings.Fields(s)
		s = strings.Join(slices.DeleteFunc(words, func(w string) bool { return strings.Contains(w, "@") }), " ")
	}
	if at := strings.IndexByte(s, '/'); at > 0 && s[at-1] != ' ' && strings.Contains(s[:at], " ") {
		s = s[:at]
	}
	return s
}

// splitNames parts a byline at the signs that stand between names.
func splitNames(s string) []string {
	for _, sign := range []string{" - ", " – ", " — ", ", ", " & ", " và ", "; ", " / ", " | "} {
		s = strings.ReplaceAll(s, sign, "\n")
	}
	return strings.Split(s, "\n")
}

// isName reports whether a text can be a person's name or pen name: up to six words that all begin with a capital.
func (r *reader) isName(s string) bool {
	if r.hints.Is(site.PenName, s) {
		return true
	}
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || utf8.RuneCountInString(s) < 2 || utf8.RuneCountInString(s) > 40 {
		return false
	}
	for _, w := range words {
		c, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(\"“"))
		if !unicode.IsUpper(c) {
			return false
		}
		if strings.ContainsAny(w, "?!:/@<>%0123456789") {
			return false
		}
		// "Chinhphu.vn" is a domain, "H.Lan" is a person.
		if at := strings.LastIndexByte(w, '.'); at >= 0 && at+1 < len(w) && w[at+1] >= 'a' && w[at+1] <= 'z' {
			return false
		}
	}
	return true
}

// looksSigned reports whether a bare line can be a signature: a name without a full stop.
func looksSigned(s string) bool { return !strings.HasSuffix(s, ".") && utf8.RuneCountInString(s) <= 50 }

func (r *reader) hasBylineWord(s string) bool {
	if _, ok := r.hints.CutStart(site.BylineBefore, s); ok {
		return true
	}
	_, ok := r.hints.CutEnd(site.BylineAfter, s)
	return ok
}

// isSource reports whether a line says where the text was taken from.
func (r *reader) isSource(s string) bool {
	_, ok := r.hints.CutStart(site.Source, s)
	return ok
}

// hasVerbEnd reports whether a line that begins with "Theo" is a sentence rather than a source line.
func hasVerbEnd(s string) bool {
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, ":") || strings.Contains(s, ", ")
}
