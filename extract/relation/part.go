package relation

import (
	"strings"

	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// parts ties each figure to the whole that it is a part of.
func (r *Reading) parts() {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Kind == quantity.Duration || m.Kind == quantity.Change {
			continue
		}
		if m.Percent && r.ReportsOnGoal(m) {
			continue // "đạt 43% kế hoạch" is no part of anything
		}
		if b := m.Bracket; b >= 0 {
			if r.partInBracket(i, b) {
				r.part(i, b, "relation.part_bracket")
			}
			continue
		}
		if r.wholeByWords(i) {
			continue
		}
		if p := m.Previous; p >= 0 && r.Facts[p].PartOf >= 0 && r.fits(i, r.Facts[p].PartOf) && r.Mentions[p].Noun == m.Noun {
			r.part(i, r.Facts[p].PartOf, "relation.part_list")
		}
	}
}

// wholeByWords ties figure i to the whole that the words between the two point to, and tells whether there is one. The first rule that finds one decides.
func (r *Reading) wholeByWords(i int) bool {
	for _, rule := range []struct {
		name  string
		whole func(int) int
	}{
		{"relation.part_out_of", r.outOf},
		{"relation.part_among", r.amongWhich},
		{"relation.part_form", r.formOf},
		{"relation.part_with", r.withSome},
		{"relation.part_rated", r.rated},
	} {
		if whole := rule.whole(i); whole >= 0 {
			r.part(i, whole, rule.name)
			return true
		}
	}
	return false
}

func (r *Reading) part(i, whole int, rule string) {
	r.Facts[i].PartOf = whole
	r.why(i, rule)
	// what is done to the whole is done to its parts
	if m, w := &r.Mentions[i], &r.Mentions[whole]; m.Action == "" && m.Noun && w.Action != "" {
		m.Action, m.ActionAt = w.Action, w.ActionAt
	}
}

// fits reports whether mention i can be a part of mention w by what they count and how much.
func (r *Reading) fits(i, w int) bool {
	if i == w {
		return false
	}
	m, o := &r.Mentions[i], &r.Mentions[w]
	if o.Kind == quantity.Duration || m.Class == "age" || o.Class == "age" {
		return false
	}
	if m.Percent != o.Percent {
		return false
	}
	if m.Noun != o.Noun {
		return false
	}
	if !m.Noun && !m.Percent && m.Class != o.Class {
		return false
	}
	if m.Value != nil && o.Value != nil && m.Value.Cmp(*o.Value) > 0 {
		return false
	}
	return !m.Noun || kind(m.Class) == kind(o.Class) || kind(m.Class) == "unknown" || kind(o.Class) == "unknown"
}

// kind groups the classes of nouns that can be parts of each other.
func kind(class string) string {
	switch class {
	case "member", "person":
		return "person"
	case "party", "org", "place":
		return "org"
	case "event", "thing", "count":
		return "thing"
	}
	return class
}

// partInBracket: "114 … (gồm 67 đảng bộ và 47 chi bộ cơ sở)", "48 tổ chức đảng (khiển trách 34, cảnh cáo 14)", not "(chiếm 7,2%)".
func (r *Reading) partInBracket(i, b int) bool {
	m := &r.Mentions[i]
	if !r.fits(i, b) {
		return false
	}
	if m.Elided && m.Rule == "quantity.bracket" {
		return true
	}
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from; j-- {
		e := r.Elems[j]
		if e.Kind == quantity.Open {
			return j == k-1 && m.Noun // "(2 đồng chí còn lại …)"
		}
		if r.opensParts(j) {
			return true
		}
		if e.Kind == quantity.Stop {
			return false
		}
	}
	return false
}

// opensParts reports whether element j is gồm, bao gồm, trong đó or the like.
func (r *Reading) opensParts(j int) bool {
	_, _, ok := r.T.At(r.Elems[j].From, partLex)
	return ok && (r.Elems[j].Kind == quantity.Func || r.Elems[j].Kind == quantity.Verb || r.Elems[j].Kind == quantity.Plain || r.Elems[j].Kind == quantity.Noun)
}

// formOf reads the forms of discipline after the total: "kỷ luật 2.435 đảng viên … khiển trách 1.441". forms.tsv says which verb divides which.
func (r *Reading) formOf(i int) int {
	m := &r.Mentions[i]
	if !m.Noun || m.ActionAt < 0 {
		return -1
	}
	row, _, ok := r.T.At(m.ActionAt, formLex)
	if !ok {
		return -1
	}
	total := formTotal[row]
	for j := i - 1; j >= 0 && i-j < 14; j-- {
		o := &r.Mentions[j]
		if r.T.SentenceOf(m.From)-r.T.SentenceOf(o.From) > 2 {
			return -1
		}
		if strings.Contains(o.Action, total) && r.fits(i, j) && r.Facts[j].PartOf < 0 {
			return j
		}
	}
	return -1
}

// withSome reads "kỷ luật 6 đảng viên, có 5 cấp ủy viên": a "có" behind a comma picks out of what was counted before.
func (r *Reading) withSome(i int) int {
	m := &r.Mentions[i]
	if i == 0 || !m.Noun {
		return -1
	}
	k := r.ElemOf(m.QualFrom) - 1
	if k < 1 || r.Elems[k].Kind != quantity.Verb || r.TextOf(k) != "có" || r.Elems[k-1].Kind != quantity.Comma {
		return -1
	}
	p := i - 1
	for p > 0 && (r.Mentions[p].Percent || r.Mentions[p].Class == "age") {
		p--
	}
	o := &r.Mentions[p]
	if r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) || !r.fits(i, p) {
		return -1
	}
	if w := r.Facts[p].PartOf; w >= 0 && r.fits(i, w) {
		return w
	}
	return p
}

// outOf reads "63 trên tổng số 68", "6 phó bí thư trong tổng số 54 cán bộ": the whole follows.
func (r *Reading) outOf(i int) int {
	if i+1 >= len(r.Mentions) || !r.Mentions[i].Noun && !r.Mentions[i].Elided {
		return -1
	}
	n := &r.Mentions[i+1]
	if r.T.SentenceOf(n.From) != r.T.SentenceOf(r.Mentions[i].From) || !r.fits(i, i+1) {
		return -1
	}
	k := r.ElemOf(n.QualFrom) - 1
	if k < 0 {
		return -1
	}
	if _, _, ok := r.T.At(r.Elems[k].From, wholeLex); ok {
		return i + 1
	}
	return -1
}

// amongWhich reads "…, trong đó 106 người dân tộc thiểu số; 104 cán bộ nữ" and a sentence that begins with "Trong đó": the whole is the
// last figure of the same sort before the word, in its own sentence or at the end of the one before.
func (r *Reading) amongWhich(i int) int {
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	depth := 0
	for j := k - 1; j >= from; j-- {
		switch r.Elems[j].Kind {
		case quantity.Close:
			depth++
		case quantity.Open:
			depth--
		}
		if depth != 0 {
			continue
		}
		if r.Elems[j].Kind == quantity.Semicolon && m.ActionAt > r.Elems[j].From && m.ActionAt < m.From {
			return -1 // "…; luân chuyển 165 cán bộ trẻ": a new deed
		}
		if r.opensParts(j) {
			return r.wholeBefore(i, j)
		}
		if r.Elems[j].Kind == quantity.Verb {
			switch r.VerbClass(j) {
			case "up", "down", "aim":
				return -1
			}
		}
	}
	return -1
}

// wholeBefore returns the mention that the part word at element j divides, for mention i.
func (r *Reading) wholeBefore(i, j int) int {
	if n := j + 1; n < len(r.Elems) && r.is(j, amongLex) && r.Elems[n].Kind == quantity.Fig && r.Elems[n].Ref < i && r.fits(i, r.Elems[n].Ref) {
		return r.Elems[n].Ref // "Trong số 853 đảng viên …, có 2 đảng viên …"
	}
	at := r.Elems[j].From
	sentence := r.T.SentenceOf(at)
	near := r.TextOf(j) == "gồm" || r.TextOf(j) == "bao gồm" || r.TextOf(j) == "gồm có"
	for w := i - 1; w >= 0 && i-w < 60; w-- {
		o := &r.Mentions[w]
		if o.From >= at {
			continue
		}
		s := r.T.SentenceOf(o.From)
		if s < sentence-1 && !(s == sentence-2 && r.is(j, detailLex) && sameDeed(o, &r.Mentions[i])) {
			return -1
		}
		if r.is(j, detailLex) && !sameDeed(o, &r.Mentions[i]) {
			continue // "Cụ thể, Đảng bộ huyện … kết nạp 241 đảng viên": the total of the same deed
		}
		if near && (s != sentence || j-r.ElemOf(o.End-1) > 6 || r.bodyBetween(r.ElemOf(o.End-1), j)) {
			return -1
		}
		if o.Bracket >= 0 || r.Facts[w].PartOf >= 0 && s == sentence {
			continue
		}
		if s < sentence && r.T.Sentences[sentence].From != r.sentenceHead(j) {
			return -1 // only a sentence that begins with the word reaches back
		}
		if r.fits(i, w) {
			return w
		}
		if s < sentence {
			continue
		}
	}
	return -1
}

// is reports whether element j is a phrase of l.
func (r *Reading) is(j int, l *scan.Lexicon) bool {
	_, _, ok := r.T.At(r.Elems[j].From, l)
	return ok
}

// sameDeed reports whether two counts are of the same things by the same verb.
func sameDeed(a, b *quantity.Mention) bool {
	return a.Noun && a.Action != "" && a.Action == b.Action && kind(a.Class) == kind(b.Class)
}

// rated reads "Có 228 chi bộ hoàn thành tốt nhiệm vụ" after "đánh giá 545 chi bộ": a grade is part of what was rated, up to three sentences back.
func (r *Reading) rated(i int) int {
	m := &r.Mentions[i]
	if !m.Noun || m.Elided || !r.graded(i) {
		return -1
	}
	for j := i - 1; j >= 0 && i-j < 16; j-- {
		o := &r.Mentions[j]
		if r.T.SentenceOf(m.From)-r.T.SentenceOf(o.From) > 3 {
			return -1
		}
		if o.Noun && !r.graded(j) && r.Facts[j].PartOf < 0 && viet.Key(o.Unit) == viet.Key(m.Unit) && r.fits(i, j) && r.ratedWhole(j) {
			return j
		}
	}
	return -1
}

// graded reports whether a grade stands behind mention i.
func (r *Reading) graded(i int) bool {
	k := r.ElemOf(r.Mentions[i].End-1) + 1
	_, to := r.SentenceOf(r.ElemOf(r.Mentions[i].From))
	for j := k; j < to && j < k+3; j++ {
		if r.is(j, gradeLex) {
			return true
		}
		if r.Elems[j].Kind == quantity.Comma || r.Elems[j].Kind == quantity.Fig {
			return false
		}
	}
	return false
}

// ratedWhole reports whether the sentence of mention j rates.
func (r *Reading) ratedWhole(j int) bool {
	k := r.ElemOf(r.Mentions[j].From)
	from, to := r.SentenceOf(k)
	for e := from; e < to; e++ {
		if r.is(e, ratingLex) {
			return true
		}
	}
	return false
}

// bodyBetween reports whether an organisation stands between elements a and b: "bầu Ban Chấp hành gồm 24 ủy viên" divides no figure.
func (r *Reading) bodyBetween(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if r.Elems[k].Kind == quantity.Org {
			return true
		}
	}
	return false
}

// sentenceHead returns the first token of element j if only marks stand before it in its sentence, -1 else.
func (r *Reading) sentenceHead(j int) int {
	from, _ := r.SentenceOf(j)
	for k := from; k < j; k++ {
		if r.Elems[k].Kind != quantity.Sign && r.Elems[k].Kind != quantity.Stop {
			return -1
		}
	}
	return r.Elems[from].From
}
