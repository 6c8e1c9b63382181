package strip

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baotinh/crawl/site"
	"baotinh/extract/viet"
)

// findTitle chooses the heading that the page's metadata confirm, else the best heading there is.
func (r *reader) findTitle(node *html.Node) {
	titles := r.titles()
	bags := make([]bag, len(titles))
	for i, t := range titles {
		bags[i] = newBag(t)
	}
	best, bestScore := -1, 0.0
	for i := range r.blocks {
		b := &r.blocks[i]
		if node != nil {
			if contains(node, b.node) && b.runes > 0 {
				best = i
				break
			}
			continue
		}
		heading := b.tag == atom.H1 || b.tag == atom.H2
		if b.table || b.runes < 6 || b.runes > 300 || strings.ContainsAny(b.text, "{}") || !heading && b.roles&site.RoleTitle == 0 && len(titles) == 0 {
			continue
		}
		score := 0.0
		var words []string
		for j, t := range bags {
			// A text that is no heading must be nearly the same, and so nearly as long.
			if heading || b.roles&site.RoleTitle != 0 || 10*len(b.text) > 8*len(titles[j]) && 8*len(b.text) < 10*len(titles[j]) {
				if words == nil {
					words = strings.Fields(viet.Key(b.text))
				}
				score = max(score, 3*t.overlap(words))
			}
		}
		if !heading && b.roles&site.RoleTitle == 0 && score < 2.85 {
			continue // any text may be the title if it equals the metadata's
		}
		switch {
		case b.tag == atom.H1:
			score++
		case heading:
			score += 0.3
		}
		if b.roles&site.RoleTitle != 0 {
			score += 0.5
		}
		if b.density() > 0.5 {
			score -= 1.5 // a teaser
		}
		if b.drops != nil {
			score -= 0.4
		}
		if b.runes < 20 {
			score -= 0.3
		}
		if score > bestScore+1e-9 {
			best, bestScore = i, score
		}
	}
	r.title = best
	switch {
	case node != nil && best < 0:
		r.out.Title = clean(attr(node, "content"))
	case best >= 0 && (node != nil || bestScore >= 1 || len(titles) == 0):
		r.out.Title = r.blocks[best].text
		// A title in several lines is several blocks of one heading.
		for j := best + 1; j < len(r.blocks) && r.blocks[j].node == r.blocks[best].node && node == nil && r.blocks[j].tag == r.blocks[best].tag && isHeading(r.blocks[j].tag); j++ {
			r.out.Title += " " + r.blocks[j].text
			r.used[j] = true
		}
	default:
		r.title = -1
	}
	if r.out.Title == "" && len(titles) > 0 {
		r.out.Title = titles[0]
	}
}

// titles returns the titles that the page's metadata give, the newspaper's name cut off.
func (r *reader) titles() []string {
	var out []string
	for _, t := range r.meta.titles {
		if strings.ContainsAny(t, "{}") {
			continue
		}
		for _, sign := range []string{" | ", " - ", " – ", " — ", " :: "} {
			at := strings.LastIndex(t, sign)
			if at < 20 {
				continue
			}
			tail := t[at+len(sign):]
			if r.isOutlet(tail) || strings.Contains(tail, ".") && !strings.Contains(tail, " ") {
				t = t[:at]
			}
		}
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// isOutlet reports whether a name is the newspaper's or its publisher's, not a person's.
func (r *reader) isOutlet(name string) bool {
	if r.hints.Is(site.Outlet, name) {
		return true
	}
	key := squeeze(name)
	if key == "" {
		return false
	}
	for _, o := range r.meta.outlets {
		other := squeeze(o)
		if other == "" {
			continue
		}
		if key == other || len(key) >= 5 && len(other) >= 5 && (strings.Contains(other, key) || strings.Contains(key, other)) {
			return true
		}
	}
	return false
}

// squeeze folds a name to letters and digits, so that "Báo Đắk Lắk" meets "baodaklak.vn".
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, viet.Fold(s))
}

// bag is the words of a text, compared without case and tone placement.
type bag struct {
	count map[string]int
	size  int
}

func newBag(text string) bag {
	words := strings.Fields(viet.Key(text))
	b := bag{make(map[string]int, len(words)), len(words)}
	for _, w := range words {
		b.count[w]++
	}
	return b
}

// overlap is the share of words that a text, given as the fields of its key, has in common with the bag (F1 of the two bags).
func (b bag) overlap(words []string) float64 {
	if b.size == 0 || len(words) == 0 || len(words) > 4*b.size+8 || b.size > 4*len(words)+8 {
		return 0
	}
	seen := make(map[string]int, len(words))
	same := 0
	for _, w := range words {
		if seen[w] < b.count[w] {
			seen[w]++
			same++
		}
	}
	return 2 * float64(same) / float64(len(words)+b.size)
}

// lead is a description that the page's metadata give.
type lead struct {
	words []string
	bag   bag
}

func newLead(description string) lead {
	return lead{strings.Fields(viet.Key(strings.TrimRight(description, ".… "))), newBag(description)}
}

// matches reports whether a text, given as the fields of its key, is the lead that the description was made of; those are often cut short and lack the lead tag.
func (l lead) matches(x []string) bool {
	y := l.words
	if len(y) < 6 || len(x) < 6 || len(x) > 3*len(y) || len(y) > 2*len(x) {
		return false
	}
	// Up to four words of a tag may precede.
	for skip := 0; skip <= 4 && skip < len(x); skip++ {
		same := 0
		for same < len(y) && skip+same < len(x) && strings.Trim(x[skip+same], ".,…“”\"") == strings.Trim(y[same], ".,…“”\"") {
			same++
		}
		if same >= len(y)-1 || same >= 12 && same == len(x)-skip {
			return true
		}
	}
	return l.bag.overlap(x) >= 0.9
}

// layoutSapo is where a layout says that the sapo is.
type layoutSapo struct {
	node *html.Node
	lead bool
	body *html.Node
}

// findSapo finds the lead: where the layout says, or the text after the title that the metadata, a class or its bold face confirm.
func (r *reader) findSapo(l *layoutSapo) {
	if l != nil && l.node != nil {
		if l.node.DataAtom == atom.Meta {
			l.node = nil
		} else {
			r.takeSapo(func(b *block) bool { return contains(l.node, b.node) })
			if r.out.Sapo != "" {
				return
			}
		}
	}
	if l != nil && l.lead {
		for i := range r.blocks {
			b := &r.blocks[i]
			if contains(l.body, b.node) && b.runes >= 40 && !r.dropped(b) && i != r.title && b.roles&site.RoleCaption == 0 && !isHeadLine(b.text, r.hints) {
				r.sapo[i] = true
				r.setSapo()
				return
			}
		}
	}

	leads := make([]lead, len(r.meta.sapos))
	for i, d := range r.meta.sapos {
		leads[i] = newLead(d)
	}
	from := max(r.title+1, 0)
	text := 0 // code points of paragraphs passed
	best, bestScore := -1, 0
	for i := from; i < len(r.blocks) && text < 1500; i++ {
		b := &r.blocks[i]
		if b.table || b.runes < 30 || b.runes > 1500 || r.inBox(b, true) || b.density() > 0.5 || b.roles&site.RoleCaption != 0 || isHeadLine(b.text, r.hints) {
			continue
		}
		score := 0
		words := strings.Fields(viet.Key(b.text))
		for _, d := range leads {
			if d.matches(words) {
				score = 4
			}
		}
		// Far below, what has the class of a lead is the teaser of another story.
		if b.sapo != nil && text < 600 && !(b.image != nil && b.tag == atom.Td) {
			score += 3
		}
		if text == 0 {
			if isHeading(b.tag) && b.runes >= 70 {
				score += 2
			}
			if b.all(b.bold) && b.runes >= 60 && r.nextIsPlain(i) {
				score += 3
			}
		}
		if score > bestScore {
			best, bestScore = i, score
		}
		text += b.runes
	}
	if best < 0 || bestScore < 2 {
		return
	}
	chosen := &r.blocks[best]
	if chosen.sapo != nil {
		// The element may hold the lead in several paragraphs, or be a wrapper of more than the lead.
		size, count := 0, 0
		for i := from; i < len(r.blocks); i++ {
			if b := &r.blocks[i]; contains(chosen.sapo, b.node) && !r.inBox(b, true) && b.density() <= 0.5 {
				size += b.runes
				count++
			}
		}
		if size <= 1500 && count <= 5 {
			r.takeSapo(func(b *block) bool {
				return contains(chosen.sapo, b.node) && b.density() <= 0.5 && !isHeadLine(b.text, r.hints) && b.roles&site.RoleCaption == 0
			})
			return
		}
	}
	r.sapo[best] = true
	r.setSapo()
}

// nextIsPlain reports whether plain text follows soon: a page that is all bold has no lead, but in an interview a bold question comes between.
func (r *reader) nextIsPlain(i int) bool {
	long := 0
	for j := i + 1; j < len(r.blocks) && long < 4; j++ {
		b := &r.blocks[j]
		if b.runes < 60 || r.dropped(b) {
			continue
		}
		if !b.all(b.bold) {
			return true
		}
		long++
	}
	return false
}

// isSapoBelow reports whether what was taken for the lead stands outside the body and behind it: it is of another story.
func (r *reader) isSapoBelow(body *html.Node) bool {
	inside := false
	for i := max(r.title+1, 0); i < len(r.blocks); i++ {
		b := &r.blocks[i]
		switch {
		case r.sapo[i]:
			return inside && !contains(body, b.node)
		case b.runes >= 60 && contains(body, b.node):
			inside = true
		}
	}
	return false
}

// findSapoAbove takes the text between title and body, outside the body's element, for the lead that nothing else has marked.
func (r *reader) findSapoAbove(body *html.Node) {
	if r.out.Sapo != "" || r.title < 0 {
		return
	}
	for i := r.title + 1; i < len(r.blocks) && !contains(body, r.blocks[i].node); i++ {
		b := &r.blocks[i]
		if b.runes < 60 || b.runes > 1500 || b.table || r.used[i] || r.dropped(b) || b.density() > 0.3 || !hasSentence(b.text) ||
			b.roles&(site.RoleCaption|site.RoleDate|site.RoleSection) != 0 || isHeadLine(b.text, r.hints) {
			continue
		}
		r.sapo[i] = true
		r.setSapo()
		return
	}
}

// findSapoApart takes the first text of the body for the lead if it stands apart: without it, an element that does not hold it would be the
// body.
func (r *reader) findSapoApart(body *html.Node) {
	if r.out.Sapo != "" || r.title < 0 {
		return
	}
	for i := r.title + 1; i < len(r.blocks); i++ {
		b := &r.blocks[i]
		if b.table || b.runes < 60 || !contains(body, b.node) || r.used[i] || r.dropped(b) || isHeadLine(b.text, r.hints) {
			continue
		}
		if b.runes > 800 || b.density() > 0.3 || !hasSentence(b.text) || r.isCaption(b) || r.speaker(b) != "" {
			return
		}
		r.sapo[i] = true
		if inner := r.findBody(); inner == nil || contains(inner, b.node) || r.paragraphs(inner) < 2 {
			delete(r.sapo, i)
			return
		}
		r.setSapo()
		return
	}
}

// stragglers returns the paragraphs that stand right beside the body, in the same element: some editors wrap a part of the text.
func (r *reader) stragglers(body *html.Node) map[*html.Node]bool {
	found := map[*html.Node]bool{}
	for i := max(r.title+1, 0); i < len(r.blocks); i++ {
		b := &r.blocks[i]
		if b.tag == atom.P && b.node.Parent == body.Parent && b.node != body && b.runes >= 60 && b.density() < 0.3 && hasSentence(b.text) &&
			!r.sapo[i] && !r.used[i] && !r.dropped(b) && !isHeadLine(b.text, r.hints) && !r.hints.Is(site.End, b.text) {
			found[b.node] = true
		}
	}
	return found
}

// paragraphs counts the pieces of running text in an element.
func (r *reader) paragraphs(in *html.Node) int {
	n := 0
	for i := max(r.title+1, 0); i < len(r.blocks); i++ {
		if b := &r.blocks[i]; !b.table && b.runes >= 60 && b.density() < 0.5 && !r.sapo[i] && contains(in, b.node) && !r.dropped(b) {
			n++
		}
	}
	return n
}

func (r *reader) takeSapo(in func(*block) bool) {
	for i := range r.blocks {
		b := &r.blocks[i]
		if i != r.title && b.runes > 0 && in(b) && !r.inBox(b, true) {
			r.sapo[i] = true
		}
	}
	r.setSapo()
}

func (r *reader) setSapo() {
	var parts []string
	for i := range r.blocks {
		if r.sapo[i] {
			parts = append(parts, r.blocks[i].text)
		}
	}
	r.out.Sapo = strings.Join(parts, " ")
}

// findBody returns the element that holds the article's text. Every block after the title speaks for the elements around it, the less the
// farther out they are; a list of links speaks against them, and the few words below a headline that is a link say nothing. A page to which
// the next stories are appended has a heading of the first rank before each.
func (r *reader) findBody() *html.Node {
	scores := map[*html.Node]float64{}
	var order []*html.Node
	var box *html.Node
	text := 0
	for i := max(r.title+1, 0); i < len(r.blocks); i++ {
		b := &r.blocks[i]
		if b.table || r.sapo[i] || r.used[i] || r.dropped(b) || box != nil && contains(box, b.node) {
			continue
		}
		switch {
		case b.tag == atom.H1 && b.runes >= 20 && text >= 300 && r.title >= 0 && r.blocks[r.title].tag == atom.H1:
			i = len(r.blocks)
			continue
		case isTeaser(b):
			box = teaserBox(b, anywhere)
		case hasSentence(b.text) && b.density() < 0.5:
			text += b.runes
		}
		w := b.good()
		distance := 0
		for n := b.node; n != nil && n.Type == html.ElementNode && distance < 12; n = n.Parent {
			if _, ok := scores[n]; !ok {
				order = append(order, n)
			}
			scores[n] += w / (1 + 0.25*float64(distance))
			distance++
		}
	}
	w := &walker{hints: r.hints, roles: map[string]site.Role{}}
	var best *html.Node
	most := 0.0
	for _, n := range order {
		score := scores[n]
		switch roles := w.rolesOf(n); {
		case roles&site.RoleBody != 0:
			score *= 1.3
		case n.DataAtom == atom.Article:
			score *= 1.1
		case n.DataAtom == atom.Body || n.DataAtom == atom.Html:
			score *= 0.8
		}
		if n.DataAtom == atom.P || n.DataAtom == atom.Li {
			score *= 0.7
		}
		if score > most {
			best, most = n, score
		}
	}
	return best
}

func isHeading(tag atom.Atom) bool {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}
