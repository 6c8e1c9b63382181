package relation

import (
	"slices"
	"strings"

	"baotinh/extract/check"
	"baotinh/extract/entity"
	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
)

// parts ties each figure to the whole that it is a part of.
func (r *Reading) parts() {
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		if m.Kind == quantity.Duration {
			continue
		}
		if m.Kind == quantity.Change {
			if whole := r.changeWithin(i); whole >= 0 {
				r.part(i, whole, "relation.part_among")
			}
			continue
		}
		if m.Percent && (r.ReportsOnGoal(m) || r.shareOfPart(i)) {
			continue // "đạt 43% kế hoạch" is no part of anything
		}
		if b := m.Bracket; b >= 0 {
			if r.baseAt(i) {
				continue // "59.177 người so với cùng kỳ năm trước (55.317 người)"
			}
			if r.partInBracket(i, b) || r.nextInBracket(i, b) {
				r.part(i, b, "relation.part_bracket")
			} else if whole := r.sameDeedBefore(i, b); whole >= 0 {
				r.part(i, whole, "relation.part_bracket") // "kiểm tra 7 tổ chức đảng và 2 cá nhân (Ban Thường vụ kiểm tra 2 tổ chức đảng)"
			} else if whole := r.division(i); whole >= 0 {
				r.part(i, whole, "relation.part_division")
			} else if whole := r.foundOut(i); whole >= 0 {
				r.part(i, whole, "relation.part_found")
			} else if o := &r.Mentions[b]; o.Percent && b > 0 && (r.Mentions[b-1].Noun || !m.Percent && r.Mentions[b-1].Unit == m.Unit) && r.opened(b, i) && r.partInBracket(i, b-1) {
				r.part(i, b-1, "relation.part_bracket") // "35 chi bộ đạt …, chiếm 63,6% (trong đó có 8 chi bộ …)"
			} else if p := i - 1; p > b && r.Mentions[p].Bracket == b && r.Facts[p].PartOf >= 0 && r.units[p] == r.units[i] && m.Noun && r.within(i, r.Facts[p].PartOf) {
				r.part(i, r.Facts[p].PartOf, "relation.part_bracket") // "35 đảng viên, chiếm 1,75% (Đảng bộ A kết nạp 12 đảng viên; Đảng bộ B 5 đảng viên)"
			} else if whole := r.costOfPart(i, b); whole >= 0 {
				r.part(i, whole, "relation.part_bracket")
			} else if m.Noun && (o.Percent || o.Kind == quantity.Change) {
				if whole := r.amongWhich(i); whole >= 0 { // "67 đảng viên, vượt 11% kế hoạch (gồm 32 người …)"
					r.part(i, whole, "relation.part_among")
				}
			}
			continue
		}
		if r.wholeByWords(i) {
			continue
		}
		if whole := r.listed(i); whole >= 0 {
			r.part(i, whole, "relation.part_list")
			continue
		}
		if whole := r.rest(i); whole >= 0 {
			for p := i; p > whole; p-- { // what the list names besides the rest are parts as well
				if r.Facts[p].PartOf < 0 && r.Mentions[p].Noun && r.within(p, whole) {
					r.part(p, whole, "relation.part_rest")
				}
			}
			continue
		}
		if whole := r.division(i); whole >= 0 {
			r.part(i, whole, "relation.part_division")
			continue
		}
		if whole := r.trait(i); whole >= 0 {
			r.part(i, whole, "relation.part_trait")
		}
	}
	r.sums()
}

// changeWithin reads "giảm 850 hộ nghèo, trong đó xã Ba Vinh giảm 120 hộ": an increase is divided into increases.
func (r *Reading) changeWithin(i int) int {
	m := &r.Mentions[i]
	if !m.Noun || m.Bracket >= 0 {
		return -1
	}
	w := r.amongWhich(i)
	if w < 0 || r.Mentions[w].Kind != quantity.Change || r.Mentions[w].Direction != m.Direction {
		return -1
	}
	return w
}

// shareOfPart reports whether mention i tells what share the part before it is: "96%, trong đó 620 đảng viên xuất sắc, chiếm 14,5%".
func (r *Reading) shareOfPart(i int) bool {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	return i > 0 && r.Mentions[i].Percent && r.Facts[i-1].PartOf >= 0 && r.Mentions[i-1].Noun && k > 0 && r.exactly(k, shareVerbLex) && r.Elems[k-1].Kind == quantity.Comma
}

// listed returns the whole of the part that mention i follows in a list, -1 if it follows none.
func (r *Reading) listed(i int) int {
	m := &r.Mentions[i]
	p := m.Previous
	for p > 0 && r.Mentions[p].Class == "age" {
		p-- // "6 đồng chí dưới 40 tuổi, 3 đồng chí …"
	}
	if p < 0 {
		for p = i - 1; p >= 0 && i-p < 12 && (r.Mentions[p].Bracket >= 0 || r.Mentions[p].Class == "age"); p-- {
		}
		if p < 0 || !r.adjoins(p, i) {
			return -1
		}
	}
	w := r.Facts[p].PartOf
	if m.Form == numeral.Score && r.Mentions[p].Form != numeral.Score {
		return -1 // "…; 135/142 thôn đạt chuẩn" has its whole with it
	}
	if w < 0 || r.Mentions[p].Noun != m.Noun || !r.fits(i, w) && !(r.alike(i, p) && r.within(i, w)) {
		return -1
	}
	return w
}

// adjoins reports whether mention b begins right behind what mention a counts, a comma, semicolon or và between them.
func (r *Reading) adjoins(a, b int) bool {
	ka, kb := r.ElemOf(r.Mentions[a].End-1), r.ElemOf(r.Mentions[b].QualFrom)
	if kb-ka < 2 || kb-ka > 14 || r.T.SentenceOf(r.Mentions[a].From) != r.T.SentenceOf(r.Mentions[b].From) {
		return false
	}
	if e := r.Elems[kb-1]; e.Kind != quantity.Comma && e.Kind != quantity.Semicolon && !r.opensWith(kb-1, andLex) {
		return false
	}
	depth := 0
	for k := ka + 1; k < kb-1; k++ {
		switch r.Elems[k].Kind {
		case quantity.Open:
			depth++
		case quantity.Close:
			depth--
		case quantity.Stop, quantity.Colon:
			if depth == 0 {
				return false
			}
		case quantity.Fig:
			if depth == 0 && r.Mentions[r.Elems[k].Ref].Class != "age" {
				return false
			}
		}
	}
	return depth == 0
}

var wholeRules = [...]struct {
	name  string
	whole func(*Reading, int) int
}{
	{"relation.part_out_of", (*Reading).outOf},
	{"relation.part_found", (*Reading).foundOut},
	{"relation.part_among", (*Reading).amongWhich},
	{"relation.part_form", (*Reading).formOf},
	{"relation.part_with", (*Reading).withSome},
	{"relation.part_rest", (*Reading).remainder},
	{"relation.part_list", (*Reading).labelled},
	{"relation.part_received", (*Reading).received},
	{"relation.part_those", (*Reading).ofThose},
	{"relation.part_rated", (*Reading).rated},
	{"relation.part_example", (*Reading).example},
	{"relation.part_trait", (*Reading).itemised},
	{"relation.part_done", (*Reading).doneOf},
	{"relation.part_share", (*Reading).byShare},
}

// wholeByWords ties figure i to the whole that the words between the two point to, and tells whether there is one. The first rule that finds one decides.
func (r *Reading) wholeByWords(i int) bool {
	for _, rule := range wholeRules {
		if whole := rule.whole(r, i); whole >= 0 {
			r.part(i, whole, rule.name)
			return true
		}
	}
	return false
}

func (r *Reading) part(i, whole int, rule string) {
	r.Facts[i].PartOf = whole
	r.why(i, rule)
	// what is done to the whole is done to its parts, unless they were elected with it to no post of their own, did something of their own, or are told of in a sentence of their own
	if m, w := &r.Mentions[i], &r.Mentions[whole]; m.Action == "" && m.Noun && w.Action != "" && (!r.seated(w) || !m.Elided && entity.PostAt(r.T, m.UnitFrom) >= m.UnitTo) && !r.fared(i) && r.near(i, whole, rule) {
		m.Action, m.ActionAt = w.Action, w.ActionAt
	}
}

// near reports whether part i is told of so soon behind its whole that it shares its verb.
func (r *Reading) near(i, whole int, rule string) bool {
	d := r.T.SentenceOf(r.Mentions[i].From) - r.T.SentenceOf(r.Mentions[whole].From)
	if rule == "relation.part_found" {
		return false
	}
	if d > 1 && rule == "relation.part_among" {
		from := r.T.Sentence(r.Mentions[i].From).From // "Trong số các đảng viên mới kết nạp có 130 đảng viên nữ"
		k := r.ElemOf(from)
		return r.opensWith(k, amongLex) && r.says(k+1, r.ElemOf(r.Mentions[i].QualFrom), r.Mentions[whole].Action)
	}
	return d == 0 || d <= 1 && rule != "relation.part_trait"
}

// fared reports whether the text tells behind mention i, or the bracket behind it, how those counted did: "90 chi bộ (90%) thực hiện tốt nhiệm vụ".
func (r *Reading) fared(i int) bool {
	k := r.ElemOf(r.Mentions[i].End-1) + 1
	_, to := r.SentenceOf(k - 1)
	if k < to && r.Elems[k].Kind == quantity.Open {
		for end := min(to, k+8); k < end && r.Elems[k].Kind != quantity.Close; k++ {
			r.T.Work++
		}
		k++
	}
	if k < to && r.opensWith(k, negationLex) {
		k++
	}
	return k < to && r.opensWith(k, faredLex)
}

// seated reports whether whole w counts those whom a body or a congress took in: its parts tell who they are, not what was done to them.
func (r *Reading) seated(w *quantity.Mention) bool {
	if w.ActionAt < 0 || w.ActionAt > w.From {
		return false
	}
	k := r.ElemOf(w.ActionAt)
	return r.opensWith(k, electLex) || r.opensWith(k, summonLex)
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
	if m.Percent != o.Percent || o.Percent && (o.Kind == quantity.Change || r.ReportsOnGoal(o) || r.comparison(w) || o.ItemTo > o.ItemFrom && r.T.Has(o.ItemFrom, paceLex)) {
		return false // how much more it is, and the pace of that, "tốc độ tăng trưởng 13%", have no parts
	}
	if m.Noun != o.Noun {
		return false
	}
	if !m.Noun && !m.Percent && (m.Class != o.Class || m.Class == "money" && r.units[i] != r.units[w]) {
		return false // nor are dollars a part of đồng
	}
	if !r.within(i, w) || o.Kind == quantity.Target && m.Kind == quantity.Level {
		return false
	}
	return !m.Noun || kind(m.Class) == kind(o.Class) || kind(m.Class) == "unknown" || kind(o.Class) == "unknown" || r.namedSo(w, i)
}

// namesWhole reports whether score i tells itself what it is out of, which mention w counts: "24/27 tổ chức đảng" after "27 tổ chức đảng".
func (r *Reading) namesWhole(i, w int) bool {
	m, o := &r.Mentions[i], &r.Mentions[w]
	return m.Form == numeral.Score && o.Form != numeral.Score && m.Of != nil && o.Value != nil && m.Of.Cmp(*o.Value) == 0
}

// comparison reports whether mention w tells how something stands beside another time, and so has no parts: "bằng 58% so với cùng kỳ", not
// "đạt 47% so với lực lượng lao động", a share.
func (r *Reading) comparison(w int) bool {
	k := r.ElemOf(r.Mentions[w].End-1) + 1
	if k >= len(r.Elems) || !r.exactly(k, againstLex) {
		return false
	}
	for j := k + 1; j < len(r.Elems) && j < k+4; j++ { // "so với nửa nhiệm kỳ 2015 - 2020"
		switch r.Elems[j].Kind {
		case quantity.Time:
			return true
		case quantity.Comma, quantity.Semicolon, quantity.Stop, quantity.Fig:
			return false
		}
	}
	return false
}

// within reports whether mention i is no more than mention w.
func (r *Reading) within(i, w int) bool {
	m, o := &r.Mentions[i], &r.Mentions[w]
	return m.Value == nil || o.Value == nil || m.Value.Cmp(*o.Value) <= 0
}

// alike reports whether mentions i and p count the same sort of thing.
func (r *Reading) alike(i, p int) bool {
	return kind(r.Mentions[i].Class) == kind(r.Mentions[p].Class)
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
	if m.Elided && (m.Rule == "quantity.bracket" || m.Rule == "quantity.noun_before") {
		return true
	}
	if _, _, rest := r.T.At(m.UnitTo, restLex); rest {
		return false // "(2 đồng chí còn lại …)" are those that were not counted
	}
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		e := r.Elems[j]
		if e.Kind == quantity.Open {
			// "(2.636 xã, …)", "(có 26 cấp ủy viên)", "77% xã đạt chuẩn (34% đạt chuẩn nâng cao)"
			return (m.Noun || m.Percent && r.T.IsKind(m.End, scan.Word) && !r.T.Has(m.End, againstLex)) && (j == k-1 || j == k-2 && r.VerbClass(j+1) == "exist")
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

// sameDeedBefore returns the count of what mention i counts, by the same deed, among mention b before its bracket and those of its list; -1 if
// there is none.
func (r *Reading) sameDeedBefore(i, b int) int {
	m := &r.Mentions[i]
	if !m.Noun || m.Action == "" || m.ActionAt <= r.Mentions[b].From {
		return -1
	}
	for w := b; w >= 0 && b-w < 4 && r.T.SentenceOf(r.Mentions[w].From) == r.T.SentenceOf(m.From); w-- {
		if o := &r.Mentions[w]; o.Noun && o.Bracket < 0 && o.Action == m.Action && r.units[w] == r.units[i] && r.fits(i, w) {
			return w
		}
	}
	return -1
}

// costOfPart reads "154 dự án với tổng kinh phí 6.200 tỷ đồng, gồm 61 dự án mới (5.000 tỷ)": the sum in the bracket behind part b is a part of the sum told
// with its whole; -1 if none is.
func (r *Reading) costOfPart(i, b int) int {
	m, w := &r.Mentions[i], r.Facts[b].PartOf
	if m.Class != "money" || w < 0 || w+1 >= b || i != b+1 {
		return -1
	}
	if o := &r.Mentions[w+1]; o.Class != "money" || r.T.SentenceOf(o.From) != r.T.SentenceOf(r.Mentions[w].From) || !r.fits(i, w+1) {
		return -1
	}
	return w + 1
}

// nextInBracket reports whether mention i goes on with a list of parts in the bracket behind mention b.
func (r *Reading) nextInBracket(i, b int) bool {
	p := r.Mentions[i].Previous
	if k := r.ElemOf(r.Mentions[i].QualFrom) - 1; p < 0 && (r.Elems[k].Kind == quantity.Comma || r.Elems[k].Kind == quantity.Semicolon || r.opensWith(k, andLex)) {
		p = i - 1 // "(34% đạt chuẩn nâng cao, 7% đạt chuẩn kiểu mẫu)"
	}
	return p >= 0 && r.Mentions[p].Bracket == b && r.Facts[p].PartOf == b && (r.Mentions[i].Noun || r.Mentions[i].Percent && r.fits(i, b)) && r.alike(i, p) && r.within(i, b)
}

// beginParts is the vocabulary of the words that divide a whole.
var beginParts = scan.SetOf(partLex)

// opensParts reports whether element j is gồm, bao gồm, trong đó or the like, but not in "11 mục tiêu cụ thể và 5 nhiệm vụ".
func (r *Reading) opensParts(j int) bool {
	if !r.Elems[j].Begins.May(partLex) { // as mostly
		return false
	}
	_, n, ok := r.T.At(r.Elems[j].From, partLex)
	if ok {
		_, _, and := r.T.At(r.Elems[j].From+n, andLex)
		ok = !and
	}
	return ok && (r.Elems[j].Kind == quantity.Func || r.Elems[j].Kind == quantity.Verb || r.Elems[j].Kind == quantity.Plain || r.Elems[j].Kind == quantity.Noun)
}

// formOf reads the forms of discipline after the total: "kỷ luật 2.435 đảng viên … khiển trách 1.441". forms.tsv says which verb divides which.
func (r *Reading) formOf(i int) int {
	m := &r.Mentions[i]
	at := m.ActionAt
	if k := r.ElemOf(m.QualFrom) - 1; at < 0 && k >= 0 && m.Elided {
		at = r.Elems[k].From // "với hình thức khiển trách 3, cảnh cáo 1"
	}
	if !m.Noun || at < 0 {
		return -1
	}
	row, _, ok := r.T.At(at, formLex)
	if !ok {
		return -1
	}
	total, from := formTotal[row], r.T.SentenceOf(m.From)
	for j := i - 1; j >= 0 && i-j < 14; j-- {
		o := &r.Mentions[j]
		if from-r.T.SentenceOf(o.From) > 2 {
			return -1
		}
		if strings.Contains(o.Action, total) && r.fits(i, j) && !r.within(j, i) && (r.Facts[j].PartOf < 0 || r.punished(j)) {
			return j
		}
		if w := r.Facts[j].PartOf; w >= 0 && strings.Contains(r.Mentions[w].Action, total) {
			from = r.T.SentenceOf(o.From) // each item of a list is a sentence
		}
	}
	return -1
}

// punished reports whether mention j, a part of those who were inspected, is told by a verb of its own: "kết luận 22 đảng viên; kỷ luật 18 đảng viên".
func (r *Reading) punished(j int) bool {
	return r.Mentions[j].ActionAt > r.Mentions[r.Facts[j].PartOf].From && r.foundBy(j) >= 0
}

// foundOut reads "kiểm tra 46 đảng viên, kết luận 38 đảng viên có vi phạm, phải thi hành kỷ luật 9 đảng viên": founds.tsv says which deed comes
// of which, and how many figures before that may stand, up to three sentences back.
func (r *Reading) foundOut(i int) int {
	m := &r.Mentions[i]
	if !m.Noun {
		return -1
	}
	row := r.foundBy(i)
	if row < 0 {
		return -1
	}
	for j := i - 1; j >= 0 && i-j <= foundReach[row]; j-- {
		o := &r.Mentions[j]
		if r.T.SentenceOf(m.From)-r.T.SentenceOf(o.From) > 3 {
			return -1
		}
		if r.namesWhole(i, j) {
			return -1
		}
		if o.Bracket >= 0 || o.Kind != quantity.Level || !r.fits(i, j) || r.Facts[j].PartOf >= 0 && r.foundBy(j) < 0 {
			continue
		}
		deed := o.Action
		if by := r.foundBy(j); by >= 0 {
			deed = foundLex.Rows[by].Phrase
		}
		if slices.ContainsFunc(foundBases[row], func(base string) bool { return strings.Contains(deed, base) }) {
			return j
		}
	}
	return -1
}

// foundBy returns the row of founds.tsv whose deed mention i is told by, -1 if it is none: its verb, or the words that lead to it or to the
// figure that it is joined to.
func (r *Reading) foundBy(i int) int {
	m := &r.Mentions[i]
	if m.ActionAt >= 0 && m.ActionAt < m.From {
		at := m.ActionAt
		if k := r.ElemOf(at); k > 0 && r.exactly(k-1, mustLex) {
			at = r.Elems[k-1].From
		}
		if row, _, ok := r.T.At(at, foundLex); ok {
			return row
		}
		return -1
	}
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from && k-j < 12; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Open, quantity.Stop:
			return -1
		case quantity.Fig:
			if j+2 != k || !r.exactly(j+1, andLex) {
				return -1
			}
		default:
			if row, _, ok := r.T.At(e.From, foundLex); ok {
				return row
			}
		}
	}
	return -1
}

// withSome reads "kỷ luật 6 đảng viên, có 5 cấp ủy viên": a "có" behind a comma picks out of what was counted before; "mới có", "chỉ có" only if
// they count the same again.
func (r *Reading) withSome(i int) int {
	m := &r.Mentions[i]
	if i == 0 || !m.Noun {
		return -1
	}
	k := r.ElemOf(m.QualFrom) - 1
	if k < 1 || r.VerbClass(k) != "exist" {
		return -1
	}
	few := r.exactly(k, onlyLex)
	if !few && r.TextOf(k) != "có" {
		return -1
	}
	for ; k > 1 && r.exactly(k-1, onlyLex); k-- {
		few = true
	}
	if before := r.Elems[k-1].Kind; before != quantity.Comma && !(few && (before == quantity.Semicolon || before == quantity.Fig)) {
		return -1
	}
	p := i - 1
	for p > 0 && (r.Mentions[p].Percent || r.Mentions[p].Class == "age") {
		p--
	}
	o := &r.Mentions[p]
	if r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) || !r.fits(i, p) || few && !r.headShared(i, p) {
		return -1
	}
	if w := r.Facts[p].PartOf; w >= 0 && r.fits(i, w) {
		return w
	}
	return p
}

// remainder reads "13 xã đã về đích, còn 5 xã chưa đạt": what is left, behind a part that counts the same.
func (r *Reading) remainder(i int) int {
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom) - 1
	if i == 0 || k < 1 || !m.Noun || !r.exactly(k, leftLex) || r.Elems[k-1].Kind != quantity.Comma && r.Elems[k-1].Kind != quantity.Semicolon {
		return -1
	}
	p := i - 1
	for p > 0 && r.Mentions[p].Percent {
		p--
	}
	w := r.Facts[p].PartOf
	if w < 0 || r.units[p] != r.units[i] || r.T.SentenceOf(r.Mentions[p].From) != r.T.SentenceOf(m.From) || !r.fits(i, w) {
		return -1
	}
	return w
}

// labelled reads "nữ 1.120 người, đảng viên 960 người": names and counts of one unit in turn, the first of which is a part.
func (r *Reading) labelled(i int) int {
	if i == 0 || !r.Mentions[i].Noun || r.units[i] != r.units[i-1] {
		return -1
	}
	w := r.Facts[i-1].PartOf
	if w < 0 || w > i-1 || !r.fits(i, w) || !rowMark(r.parting(i)) || !rowMark(r.parting(i-1)) {
		return -1
	}
	return w
}

// rowMark reports whether a mark stands between the items of a row, or before the first.
func rowMark(mark quantity.ElemKind) bool {
	return mark == quantity.Comma || mark == quantity.Semicolon || mark == quantity.Colon
}

// received reads "tiếp nhận 52 đơn tố cáo; đã giải quyết 18 đơn, lưu 8 đơn": what became of the papers that came in, in the same sentence or the next.
func (r *Reading) received(i int) int {
	m := &r.Mentions[i]
	if !m.Noun || kind(m.Class) != "thing" || m.Kind != quantity.Level {
		return -1
	}
	for w := i - 1; w >= 0 && i-w < 8 && r.T.SentenceOf(m.From)-r.T.SentenceOf(r.Mentions[w].From) < 2; w-- {
		o := &r.Mentions[w]
		if !o.Noun || o.ActionAt < 0 || !r.T.Has(o.ActionAt, receiveLex) {
			continue
		}
		if m.Action == o.Action || o.Kind != quantity.Level || !r.namedSo(w, i) || !r.fits(i, w) {
			return -1
		}
		return w
	}
	return -1
}

// ofThose reads "16 đảng bộ, 9 đảng bộ trong số này đã đại hội": the words behind the part point back to the whole.
func (r *Reading) ofThose(i int) int {
	m := &r.Mentions[i]
	k := r.ElemOf(m.End-1) + 1
	if !m.Noun || k >= len(r.Elems) || !r.opensWith(k, amongLex) || !r.opensWith(k, thoseLex) {
		return -1
	}
	for w := i - 1; w >= 0 && i-w < 6 && r.T.SentenceOf(m.From)-r.T.SentenceOf(r.Mentions[w].From) < 2; w-- {
		if r.fits(i, w) && r.headShared(i, w) {
			return w
		}
	}
	return -1
}

// outOf reads "63 trên tổng số 68", "6 phó bí thư trong tổng số 54 cán bộ": the whole follows.
func (r *Reading) outOf(i int) int {
	if m := &r.Mentions[i]; m.Percent && i+1 < len(r.Mentions) { // "90% đảng viên trong tổng số 1.400 đảng viên"
		k := r.ElemOf(r.Mentions[i+1].QualFrom) - 1
		if d := k - r.ElemOf(m.End-1); d > 0 && d < 4 && r.opensWith(k, amongLex) && !r.Mentions[i+1].Percent {
			return i + 1
		}
	}
	if !r.Mentions[i].Noun && !r.Mentions[i].Elided {
		return -1
	}
	if i+1 < len(r.Mentions) && r.Mentions[i+1].Percent {
		return r.sharedOut(i)
	}
	for w := i + 1; w < len(r.Mentions) && w <= i+3; w++ {
		r.T.Work++
		n := &r.Mentions[w]
		if r.T.SentenceOf(n.From) != r.T.SentenceOf(r.Mentions[i].From) {
			return -1
		}
		if k := r.ElemOf(n.QualFrom) - 1; k >= 0 && (r.opensWith(k, wholeLex) || r.exactly(k, bareInLex) && k == r.ElemOf(r.Mentions[i].End-1)+1) {
			if r.fits(i, w) {
				return w
			}
			return -1
		}
		if !n.Noun || r.Mentions[w-1].End > n.From || !r.alike(w, i) {
			return -1 // only a list of like counts shares the whole behind it
		}
	}
	return -1
}

// doneOf reads "có 100 km đường, đã lát được 47 km": how much of the measure before it a deed has been done to.
func (r *Reading) doneOf(i int) int {
	m, w := &r.Mentions[i], i-1
	if i == 0 || m.Noun || m.Percent || m.ActionAt < 0 || m.Kind != quantity.Level || m.Class == "money" || m.Class == "time" {
		return -1
	}
	o := &r.Mentions[w]
	if r.units[w] != r.units[i] || o.Kind != quantity.Level || o.ActionAt >= 0 || r.VerbClass(r.ElemOf(o.QualFrom)-1) != "exist" || !r.fits(i, w) || r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) {
		return -1
	}
	if k := r.ElemOf(m.End-1) + 1; k < len(r.Elems) && !ends(r.Elems[k].Kind) && !r.comma(k) {
		return -1 // "có 320 ha lúa, đã gieo 40 ha ngô"
	}
	tense := false
	for k := r.ElemOf(m.QualFrom) - 1; k > r.ElemOf(o.End-1); k-- {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case quantity.Comma:
			if tense {
				return w
			}
			return -1
		case quantity.Func, quantity.Time, quantity.Verb:
			tense = tense || r.tensed(k)
		default:
			return -1
		}
	}
	return -1
}

// sharedOut reads "58.269 hộ nghèo, tỷ lệ 14,91%; 44.407 hộ cận nghèo, tỷ lệ 11,27% trên tổng số 390.687 hộ dân": the whole is the one behind of
// which count i is as much as its share says.
func (r *Reading) sharedOut(i int) int {
	m, share := &r.Mentions[i], &r.Mentions[i+1]
	if m.Value == nil || share.Value == nil {
		return -1
	}
	for w := i + 2; w < len(r.Mentions) && w <= i+7; w++ {
		r.T.Work++
		n := &r.Mentions[w]
		if r.T.SentenceOf(n.From) != r.T.SentenceOf(m.From) {
			return -1
		}
		if k := r.ElemOf(n.QualFrom) - 1; n.Noun && n.Value != nil && r.opensWith(k, wholeLex) {
			if c, ok := check.RatioOf(r.term(i), r.term(w), r.term(i+1), digitsOf(r.T.Surface(share.From, share.To))); ok && c.Verdict == check.Holds {
				return w
			}
			return -1
		}
	}
	return -1
}

// byShare reads "Bộ có 87 nhiệm vụ. Đã phân cấp 47 nhiệm vụ, chiếm 54%": the whole is the figure before, up to three sentences back, of which
// figure i is as much as the share right behind it says.
func (r *Reading) byShare(i int) int {
	m := &r.Mentions[i]
	if i+1 >= len(r.Mentions) || m.Value == nil || m.Of != nil || m.Percent || !m.Noun && m.Class != "money" || m.Value.Cmp(leastShare) < 0 {
		return -1
	}
	share := &r.Mentions[i+1]
	if !share.Percent || share.Value == nil || share.Of != nil || share.Kind == quantity.Change || share.Value.Cmp(hundred) >= 0 || r.T.SentenceOf(share.From) != r.T.SentenceOf(m.From) || r.ReportsOnGoal(share) {
		return -1
	}
	k, end := r.ElemOf(share.QualFrom)-1, r.ElemOf(m.End-1)
	if k-end > 12 || !(share.Bracket == i && r.Elems[k].Kind == quantity.Open || k > end && r.exactly(k, shareVerbLex)) {
		return -1
	}
	for w := i - 1; w >= 0 && i-w < 12 && r.T.SentenceOf(m.From)-r.T.SentenceOf(r.Mentions[w].From) <= 3; w-- {
		r.T.Work++
		o := &r.Mentions[w]
		if o.Value == nil || o.Of != nil || o.Kind == quantity.Change || !r.fits(i, w) || o.Value.Cmp(*m.Value) == 0 {
			continue
		}
		if c, ok := check.RatioOf(r.term(i), r.term(w), r.term(i+1), digitsOf(r.T.Surface(share.From, share.To))); ok && c.Verdict == check.Holds {
			if m.Noun && m.Action != o.Action && m.Action != "" && o.Action != "" && r.T.SentenceOf(m.From) == r.T.SentenceOf(o.From) {
				return -1 // "bổ nhiệm 611 cán bộ; luân chuyển 165 cán bộ trẻ (chiếm 27%)": another deed
			}
			return w
		}
	}
	return -1
}

// leastShare is the least part that its share alone may tie to a whole; smaller ones fit by chance.
var leastShare, hundred = numeral.NewDecimal(6), numeral.NewDecimal(100)

// amongWhich reads "…, trong đó 106 người dân tộc thiểu số; 104 cán bộ nữ" and a sentence that begins with "Trong đó": the whole is the
// last figure of the same sort before the word, in its own sentence or at the end of the one before.
func (r *Reading) amongWhich(i int) int {
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	if r.leadsWhole(from) {
		for j := k - 1; j >= from && k-j < 60; j-- {
			r.T.Work++
			if r.leadsWhole(j) { // the last of "Trong 31 đồng chí tái cử có …, trong 17 đồng chí mới có …"
				if w := r.Elems[j+1].Ref; w < i && (r.units[w] == r.units[i] || kind(m.Class) == "person" && (r.VerbClass(k-1) == "exist" || r.T.Has(r.Mentions[w].End, theseLex))) && r.fits(i, w) {
					return w
				}
				return -1
			}
		}
	}
	if r.T.NextBegin(r.Elems[from].From, m.QualFrom, beginParts) >= m.QualFrom {
		return -1 // as before most figures
	}
	depth, deed, aim, item := 0, false, false, false
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Close:
			depth++
		case quantity.Open:
			depth--
		}
		if depth != 0 {
			continue
		}
		if k := r.Elems[j].Kind; (k == quantity.Semicolon || k == quantity.Fig) && m.ActionAt > r.Elems[j].From && m.ActionAt < m.From {
			deed = true
		}
		item = item || r.Elems[j].Kind == quantity.Semicolon // what an item before tells of its own figure says nothing of this one
		if r.opensParts(j) {
			if r.opensWith(j, amongLex) && j == k-1 {
				return -1 // "58 trong tổng số 68": the whole itself
			}
			if r.ownParts(j, from) || m.Percent && item && r.VerbClass(j) == "exist" && r.Elems[j+1].Kind != quantity.Colon {
				return -1
			}
			if (item || m.Percent) && r.exactly(j, soloLex) {
				return -1 // "riêng thị xã đạt …; có 8 xã …" is said of one alone, "giảm 1,5%, riêng các huyện nghèo 4%" is its own rate
			}
			if m.Percent && (item && r.Elems[j+1].Kind != quantity.Colon && r.T.Has(m.ItemFrom, rateLex) && m.ItemTo > m.ItemFrom || r.boundOf(i)) {
				return -1 // "…; tỷ lệ che phủ rừng đạt 42%" is another rate, "4 tỉnh dưới 10%" tells which they are
			}
			w := r.wholeBefore(i, j)
			for p := i - 1; w >= 0 && r.Mentions[w].Kind == quantity.Change && m.Kind == quantity.Level && p > w && r.Mentions[p].From > r.Elems[j].From; p-- {
				if o := r.Facts[p].PartOf; o >= 0 && o < w && r.fits(i, o) {
					w = o // "154 đảng viên, tăng 22 …; trong đó 31 người …, 17 người …"
				}
			}
			if w >= 0 && m.Noun && r.exactly(j, soloLex) && !r.headShared(i, w) {
				return -1 // "tiêm 386 liều. Riêng phường Hà An có 38 ca"
			}
			if item && w >= 0 && m.Form == numeral.Score && !r.headShared(i, w) {
				return -1 // "…; 135/142 thôn đạt chuẩn" has its whole with it
			}
			if deed && m.Noun && !r.gradeBefore(i) && !r.nextDeed(i, w, j) && !r.returned(i, w) && r.Elems[j+1].Kind != quantity.Colon && !r.opensWith(j, detailLex) && (w < 0 || !sameDeed(&r.Mentions[w], m)) {
				return -1 // "…; luân chuyển 165 cán bộ trẻ": a new deed, but for the items of "trong đó: …; …"
			}
			if aim && !(w >= 0 && m.Kind == quantity.Target && r.Mentions[w].Kind == quantity.Target && sameDeed(&r.Mentions[w], m)) {
				return -1 // "…, trong đó phấn đấu kết nạp 20 đảng viên"; but a goal is divided into those of the districts
			}
			if w >= 0 && r.full(w, j, i) && !r.hasTrait(i) && r.VerbClass(k-1) != "exist" {
				return -1 // "31 đảng bộ, gồm 27 đảng bộ huyện và 4 đảng bộ trực thuộc; 25 đảng bộ bộ phận"
			}
			return w
		}
		if r.Elems[j].Kind == quantity.Verb && !(item && !m.Noun && !m.Percent) {
			switch r.VerbClass(j) {
			case "up", "down":
				if j+1 < k && m.Kind != quantity.Change && (r.Elems[j+1].Kind == quantity.Fig || r.Elems[j+1].Kind == quantity.Qual) {
					return -1
				}
			case "aim":
				aim = true
			}
		}
	}
	return -1
}

// ownParts reports whether the words between the last comma or semicolon and the "gồm" at element j name a body of their own, whose parts follow: "có 43 chi bộ; bộ
// máy chính quyền gồm 3 phòng".
func (r *Reading) ownParts(j, from int) bool {
	if r.Elems[j].Kind != quantity.Verb || r.VerbClass(j) != "exist" {
		return false
	}
	named := false
	for k := j - 1; k >= from && j-k < 10; k-- {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case quantity.Semicolon:
			return named
		case quantity.Noun, quantity.Plain, quantity.Org:
			if r.opensWith(k, thoseLex) || r.opensWith(k, amongLex) {
				return false
			}
			named = true
		case quantity.Func:
		default:
			return false
		}
	}
	return false
}

// nextDeed reports whether mention i goes on with the deeds that part mention w behind the word at element j: "trong đó bổ nhiệm 120 cán bộ, luân
// chuyển 36 cán bộ".
func (r *Reading) nextDeed(i, w, j int) bool {
	if w < 0 || r.Facts[i-1].PartOf != w || r.units[i-1] != r.units[i] {
		return false
	}
	m, p := &r.Mentions[i], &r.Mentions[i-1]
	return p.ActionAt > r.Elems[j].From && m.ActionAt > p.From && r.Elems[r.ElemOf(p.End-1)+1].Kind == quantity.Comma
}

// returned reports whether mention i counts those of mention w who came to be elected in a way, behind another part of them: "trong đó nữ 17 đại biểu
// (30%); tái cử 21".
func (r *Reading) returned(i, w int) bool {
	if w < 0 {
		return false
	}
	m, p := &r.Mentions[i], i-1
	for p > w && r.Mentions[p].Percent {
		p--
	}
	return r.Facts[p].PartOf == w && r.units[p] == r.units[i] && m.ActionAt > r.Mentions[p].From && r.T.Has(m.ActionAt, returnLex)
}

// boundOf reports whether mention i is no share but a bound that tells which things the count before it counts: "4 tỉnh dưới 10%".
func (r *Reading) boundOf(i int) bool {
	m := &r.Mentions[i]
	if i == 0 || m.Qualifier == quantity.Exact || !r.Mentions[i-1].Noun {
		return false
	}
	for k := r.ElemOf(m.QualFrom) - 1; k > r.ElemOf(r.Mentions[i-1].End-1); k-- {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Open:
			return false
		}
		if r.VerbClass(k) == "reach" {
			return false // "45 nữ chiếm trên 20%"
		}
	}
	return true
}

// leadsWhole reports whether a bare "trong" and a count stand at element j: "Trong 24 chỉ tiêu đề ra, có 18 chỉ tiêu đạt".
func (r *Reading) leadsWhole(j int) bool {
	if !r.exactly(j, bareInLex) || j+1 >= len(r.Elems) || r.Elems[j+1].Kind != quantity.Fig {
		return false
	}
	m := &r.Mentions[r.Elems[j+1].Ref]
	return m.Noun || m.Class == "money" && r.T.Has(m.End, theseLex)
}

// full reports whether the parts of mention w that stand between the word at element j, which divides it, and mention i add up to it already.
func (r *Reading) full(w, j, i int) bool {
	sum, parts := numeral.Decimal{}, 0
	for p := w + 1; p < i && p < w+60; p++ {
		r.T.Work++
		if r.Facts[p].PartOf != w || r.Mentions[p].Value == nil || r.Mentions[p].From < r.Elems[j].From {
			continue
		}
		next, ok := sum.Add(*r.Mentions[p].Value)
		if !ok {
			return false
		}
		sum, parts = next, parts+1
	}
	return parts > 1 && r.Mentions[w].Value != nil && sum.Cmp(*r.Mentions[w].Value) == 0
}

// wholeBefore returns the mention that the part word at element j divides, for mention i.
func (r *Reading) wholeBefore(i, j int) int {
	back := r.opensWith(j, thoseLex)
	if n := j + 1; n < len(r.Elems) && !back && r.opensWith(j, amongLex) && r.Elems[n].Kind == quantity.Fig && r.Elems[n].Ref < i && r.fits(i, r.Elems[n].Ref) {
		return r.Elems[n].Ref // "Trong số 853 đảng viên …, có 2 đảng viên …"
	}
	if n := j + 1; n+1 < len(r.Elems) && !back && r.opensWith(j, amongLex) {
		if r.Elems[n].Kind == quantity.Func && r.Elems[n+1].Kind == quantity.Noun {
			n++ // "Trong số các đảng viên mới có 6 đồng chí …"
		}
		if r.Elems[n].Kind == quantity.Noun {
			return r.wholeOf(i, n)
		}
	}
	m, at := &r.Mentions[i], r.Elems[j].From
	sentence := r.T.SentenceOf(at)
	near := r.opensWith(j, allLex)
	edge := j // where what the word divides must end soon before
	for w := i - 1; w >= 0 && i-w < 60; w-- {
		r.T.Work++
		o := &r.Mentions[w]
		if o.From >= at {
			continue
		}
		if o.Kind == quantity.Change || o.Percent && !m.Percent {
			edge = r.ElemOf(o.QualFrom) // "168.420 người, tăng 9.315 người (5,9%), gồm …"
		}
		s := r.T.SentenceOf(o.From)
		if r.opensWith(j, detailLex) && s >= sentence-2 && !sameDeed(o, m) {
			continue // "Cụ thể, Đảng bộ huyện … kết nạp 241 đảng viên": the total of the same deed
		}
		if s < sentence-1 && !(s == sentence-2 && r.opensWith(j, detailLex)) {
			return -1
		}
		if near && (s != sentence || r.steps(r.ElemOf(o.End-1), edge) > 7 || edge == j && r.bodyBetween(r.ElemOf(o.End-1), j)) {
			return -1
		}
		if m.Noun && s < sentence && r.SpokenFor(o) && r.units[w] != r.units[i] {
			continue // "236 đại biểu đại diện cho 7.300 đảng viên. Trong đó có 30 đại biểu đương nhiệm"
		}
		if o.Bracket >= 0 || r.Facts[w].PartOf >= 0 && s == sentence && r.T.SentenceOf(r.Mentions[r.Facts[w].PartOf].From) == s && !(near && r.steps(r.ElemOf(o.End-1), j) <= 5 && r.fits(i, w)) {
			continue // but "…, trong đó có 96 cấp ủy viên, gồm: 2 huyện ủy viên, …"
		}
		if s < sentence && r.T.Sentences[sentence].From != r.sentenceHead(j) {
			return -1 // only a sentence that begins with the word reaches back
		}
		if w > 0 && r.Facts[w-1].PartOf == w && r.fits(i, w-1) {
			return w - 1 // "57 trong số 95 người ứng cử, trong đó nữ 17"
		}
		if back && s < sentence && r.listedPart(w) && r.fits(i, r.Facts[w].PartOf) {
			return r.Facts[w].PartOf
		}
		if r.fits(i, w) {
			return r.sameNoun(i, w)
		}
	}
	return -1
}

// listedPart reports whether mention w is one of several parts of its whole in a row: what is told next of those, "khiển trách 20, cảnh cáo 8. Trong
// đó có 5 cấp ủy viên", is told of the whole.
func (r *Reading) listedPart(w int) bool {
	whole := r.Facts[w].PartOf
	return whole >= 0 && w > 0 && r.Facts[w-1].PartOf == whole
}

// wholeOf returns the count of what the noun at element n names, for mention i: "Trong số bí thư được bầu" goes back to "bầu 61 bí thư cấp ủy".
func (r *Reading) wholeOf(i, n int) int {
	noun, deed, nearest := r.key(r.TextOf(n)), r.deedBehind(n), -1
	for w := i - 1; w >= 0 && i-w < 24; w-- {
		o := &r.Mentions[w]
		if r.T.SentenceOf(r.Elems[n].From)-r.T.SentenceOf(o.From) > 6 {
			break
		}
		if o.From < r.Elems[n].From && o.Noun && strings.HasPrefix(r.units[w], noun) && r.Facts[w].PartOf < 0 && r.fits(i, w) && !r.within(w, i) {
			if deed == "" || o.Action != "" && strings.Contains(deed, o.Action) {
				return w
			}
			if nearest < 0 {
				nearest = w
			}
		}
	}
	return nearest
}

// deedBehind returns the deed told of the noun at element n: "trong số đảng viên mới kết nạp"; "" if none is.
func (r *Reading) deedBehind(n int) string {
	for k := n + 1; k < len(r.Elems) && k < n+4; k++ {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case quantity.Verb:
			if r.VerbClass(k) == "act" {
				return r.TextOf(k)
			}
			return ""
		case quantity.Func, quantity.Plain:
		default:
			return ""
		}
	}
	return ""
}

// sameNoun returns an earlier figure of the sentence of mention w that counts the very thing that mention i counts, else w: "lập 91 đoàn kiểm
// tra 270 tổ chức đảng. Trong đó có 28 đoàn …" is of the 91.
func (r *Reading) sameNoun(i, w int) int {
	m := &r.Mentions[i]
	if !m.Noun {
		return w
	}
	o := w - 1
	for o > 0 && r.Mentions[o].Percent {
		o-- // "kết nạp 208 quần chúng, đạt 104% kế hoạch, nâng tổng số lên …"
	}
	if o >= 0 && r.raised(w) && r.Mentions[o].ActionAt >= 0 && r.fits(i, o) && (r.toldAgain(i, o) || i-1 > w && r.Facts[i-1].PartOf == o && r.adjoins(i-1, i)) {
		return o
	}
	if r.units[w] == r.units[i] {
		if o >= 0 && m.Action != "" && r.Mentions[w].Action != m.Action && r.Mentions[o].Action == m.Action && r.units[o] == r.units[i] && r.T.SentenceOf(r.Mentions[o].From) == r.T.SentenceOf(r.Mentions[w].From) && r.fits(i, o) {
			return o // "524 đảng viên được trao tặng và 20 đảng viên được truy tặng. Trong đó, 2 đảng viên được trao tặng …"
		}
		return w
	}
	if strings.HasPrefix(r.units[w], r.units[i]+" ") {
		return w // "kết nạp 5.210 đoàn viên; giới thiệu 1.006 đoàn viên ưu tú, trong đó 583 đoàn viên được kết nạp"
	}
	for j := w - 1; j >= 0 && w-j < 4 && r.T.SentenceOf(r.Mentions[j].From) == r.T.SentenceOf(r.Mentions[w].From); j-- {
		if o := &r.Mentions[j]; o.Noun && r.namedSo(i, j) && r.fits(i, j) && r.Facts[j].PartOf < 0 {
			return j
		}
	}
	return w
}

// toldAgain reports whether the deed of mention o is told again behind mention i: "kết nạp 208 quần chúng, nâng tổng số lên 8.575 đồng chí. Trong đó
// có 45 đảng viên mới kết nạp" are of the 208.
func (r *Reading) toldAgain(i, o int) bool {
	for k := r.ElemOf(r.Mentions[i].End-1) + 1; k < len(r.Elems) && k < r.ElemOf(r.Mentions[i].End-1)+5; k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Verb:
			return r.VerbClass(k) == "act" && strings.Contains(r.key(r.TextOf(k)), r.key(r.Mentions[o].Action))
		case quantity.Func, quantity.Plain:
		default:
			return false
		}
	}
	return false
}

// raised reports whether mention w is the sum that the deed before it led to: "nâng tổng số đảng viên lên 8.575 đồng chí".
func (r *Reading) raised(w int) bool {
	k := r.ElemOf(r.Mentions[w].QualFrom) - 1
	return w > 0 && k > 0 && r.VerbClass(k) == "to" && r.T.SentenceOf(r.Mentions[w-1].From) == r.T.SentenceOf(r.Mentions[w].From)
}

// steps counts the elements between a and b, those in brackets left out.
func (r *Reading) steps(a, b int) int {
	n, depth := 0, 0
	for k := a + 1; k <= b; k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Open:
			depth++
		case quantity.Close:
			depth--
		default:
			if depth == 0 {
				n++
			}
		}
	}
	return n
}

// sameDeed reports whether two counts are of the same things by the same verb.
func sameDeed(a, b *quantity.Mention) bool {
	return a.Noun && a.Action != "" && a.Action == b.Action && (kind(a.Class) == kind(b.Class) || a.Unit == b.Unit)
}

// rated reads "Có 228 chi bộ hoàn thành tốt nhiệm vụ" after "đánh giá 545 chi bộ": a grade is part of what was rated, up to three sentences back.
func (r *Reading) rated(i int) int {
	m := &r.Mentions[i]
	led := r.gradeBefore(i)
	if !m.Noun || m.Elided && !led || !led && !r.graded(i) {
		return -1
	}
	rating := r.ratedWhole(i)
	for j := i - 1; j >= 0 && i-j < 16; j-- {
		o := &r.Mentions[j]
		rating = rating || o.Noun && r.ratedWhole(j)
		if r.T.SentenceOf(m.From)-r.T.SentenceOf(o.From) > 3 {
			return -1
		}
		if w := r.Facts[j].PartOf; led && w >= 0 && r.gradeBefore(j) && r.headShared(i, w) && r.fits(i, w) {
			return w // each item of a list is a sentence
		}
		if !o.Noun || r.graded(j) || r.gradeBefore(j) || r.units[j] != r.units[i] && !(led && r.headShared(i, j)) || !r.fits(i, j) || r.namesWhole(i, j) || !rating {
			continue
		}
		if j > 0 && r.Facts[j-1].PartOf == j && r.fits(i, j-1) {
			return j - 1 // "662 trong tổng số 686 chi bộ được đánh giá": those were rated
		}
		if r.Facts[j].PartOf < 0 {
			return j
		}
	}
	return -1
}

// graded reports whether a grade stands behind mention i, or before it: "đảng viên hoàn thành tốt nhiệm vụ là 55 đảng viên".
func (r *Reading) graded(i int) bool {
	k := r.ElemOf(r.Mentions[i].End-1) + 1
	_, to := r.SentenceOf(r.ElemOf(r.Mentions[i].From))
	for j := k; j < to && j < k+3; j++ {
		r.T.Work++
		if r.opensWith(j, gradeLex) {
			return true
		}
		if r.Elems[j].Kind == quantity.Comma || r.Elems[j].Kind == quantity.Fig {
			break
		}
	}
	if k = r.ElemOf(r.Mentions[i].QualFrom) - 1; k < 1 || r.TextOf(k) != "là" {
		return false
	}
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from && j > k-4; j-- {
		r.T.Work++
		if r.opensWith(j, gradeLex) {
			return true
		}
		if r.Elems[j].Kind == quantity.Comma || r.Elems[j].Kind == quantity.Semicolon || r.Elems[j].Kind == quantity.Fig {
			return false
		}
	}
	return false
}

// headShared reports whether one of mentions i and w is named by the beginning of the other's name: "06 cơ sở" of "32 cơ sở đảng".
func (r *Reading) headShared(i, w int) bool { return r.namedSo(i, w) || r.namedSo(w, i) }

// gradeBefore reports whether a grade that begins its clause stands right before mention i: "hoàn thành tốt nhiệm vụ: 30 chi bộ".
func (r *Reading) gradeBefore(i int) bool {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	if k > from && (r.Elems[k].Kind == quantity.Colon || r.VerbClass(k) == "exist" || r.VerbClass(k) == "reach") {
		k--
	}
	for j := k; j >= from && k-j < 6; j-- {
		r.T.Work++
		if e := r.Elems[j].Kind; e != quantity.Plain && e != quantity.Func && e != quantity.Verb && e != quantity.Noun {
			return false
		}
		if (r.opensWith(j, gradeLex) || j == k && r.exactly(k, faredLex)) && r.clauseStart(j) {
			return true
		}
	}
	return false
}

// ratedWhole reports whether the sentence of mention j rates.
func (r *Reading) ratedWhole(j int) bool {
	k := r.ElemOf(r.Mentions[j].From)
	from, to := r.SentenceOf(k)
	for e := from; e < to; e++ {
		r.T.Work++
		if r.opensWith(e, ratingLex) {
			return true
		}
	}
	return false
}

// beginExample is the vocabulary of the words that pick out examples.
var beginExample = scan.SetOf(exampleLex)

// example reads "kết nạp 640 đảng viên. Một số đảng bộ kết nạp nhiều là thị xã A 71 đảng viên, …": a sentence that picks out
// some by the deed of a count up to three sentences before.
func (r *Reading) example(i int) int {
	m := &r.Mentions[i]
	if !m.Noun || m.Kind != quantity.Level || m.Form == numeral.Score {
		return -1
	}
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	picked := false
	for at, to := r.Elems[from].From, r.Elems[k].From; !picked; at++ {
		if at = r.T.NextBegin(at, to, beginExample); at == to {
			return -1 // as mostly
		}
		j := r.ElemOf(at)
		picked = r.Elems[j].From == at && r.opensWith(j, exampleLex)
	}
	named := k > from+1 && r.Elems[k-1].Kind == quantity.Open && r.Elems[k-2].Kind == quantity.Org // "là: Đảng bộ xã A (171 đảng viên)"
	for w := i - 1; w >= 0 && i-w < 24; w-- {
		o := &r.Mentions[w]
		if d := r.T.SentenceOf(m.From) - r.T.SentenceOf(o.From); d == 0 {
			continue
		} else if d > 3 {
			return -1
		}
		if o.Noun && o.ActionAt >= 0 && o.Kind == quantity.Level && r.Facts[w].PartOf < 0 && r.fits(i, w) && !r.within(w, i) && (r.says(from, k, o.Action) || named && r.units[w] == r.units[i]) {
			return w
		}
	}
	return -1
}

// itemised reads "kết nạp 101 đảng viên: nữ 45, dân tộc thiểu số 30, đoàn viên 80": traits behind a colon tell apart the people right before it.
func (r *Reading) itemised(i int) int {
	if m := &r.Mentions[i]; !m.Noun || m.Class != "" && kind(m.Class) != "person" || !m.Elided && !r.hasTrait(i) {
		return -1
	}
	for first := i; first > 0 && i-first < 12; first-- {
		r.T.Work++
		o := &r.Mentions[first-1]
		if !o.Noun {
			return -1
		}
		switch r.parting(first) {
		case quantity.Colon:
			if kind(o.Class) == "person" && r.within(i, first-1) && r.hasTrait(first) {
				return first - 1
			}
			return -1
		case quantity.Comma, quantity.Semicolon:
		default:
			return -1
		}
	}
	return -1
}

// parting returns the mark right behind what mention i-1 counts, where only the noun of mention i stands between it and its number; Stop if
// something else does.
func (r *Reading) parting(i int) quantity.ElemKind {
	k, to := r.ElemOf(r.Mentions[i-1].End-1)+1, r.ElemOf(r.Mentions[i].QualFrom)
	if k >= to || to-k > 5 {
		return quantity.Stop
	}
	for j := k + 1; j < to; j++ {
		r.T.Work++
		if e := r.Elems[j].Kind; e != quantity.Noun && e != quantity.Plain && e != quantity.Func {
			return quantity.Stop
		}
	}
	return r.Elems[k].Kind
}

// says reports whether a verb among elements from to to is the deed of an earlier figure.
func (r *Reading) says(from, to int, deed string) bool {
	for k := from; k < to; k++ {
		r.T.Work++
		if r.VerbClass(k) == "act" && strings.Contains(r.TextOf(k), deed) {
			return true
		}
	}
	return false
}

// bodyBetween reports whether an organisation stands between elements a and b: "bầu Ban Chấp hành gồm 24 ủy viên" divides no figure.
func (r *Reading) bodyBetween(a, b int) bool {
	for k := a + 1; k < b; k++ {
		r.T.Work++
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
		r.T.Work++
		if r.Elems[k].Kind != quantity.Sign && r.Elems[k].Kind != quantity.Stop {
			return -1
		}
	}
	return r.Elems[from].From
}
