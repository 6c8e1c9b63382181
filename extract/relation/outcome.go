package relation

import (
	"slices"
	"strings"

	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
)

// What came of a deed that was counted before? Forms of discipline of all who were disciplined (forms.tsv), what an inspection found (founds.tsv), papers received and
// settled, so much of a measure done, grades of those who were rated, examples that the same deed picks out.

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
		case quantity.Comma:
			return r.inspected(i, from, j)
		case quantity.Semicolon, quantity.Colon, quantity.Open, quantity.Stop:
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

// inspected returns the row of founds.tsv with which the sentence of mention i, which begins at from, opens where the figure tells what that inspection found: "Qua kiểm tra, có 30 tổ
// chức đảng chưa thực hiện tốt, 2 đảng viên vi phạm". The comma at element k is the last before it. -1 if it is none.
func (r *Reading) inspected(i, from, k int) int {
	for from < k && r.Elems[from].Kind == quantity.Sign {
		r.T.Work++
		from++
	}
	row, _, ok := r.T.At(r.Elems[from].From, foundLex)
	if !ok || !strings.HasPrefix(foundLex.Rows[row].Phrase, "qua ") {
		return -1
	}
	for j := from + 1; j < k; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Comma, quantity.Noun, quantity.Plain, quantity.Org, quantity.Verb, quantity.Func, quantity.Fig:
		default:
			return -1
		}
	}
	return row
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
		if k := r.ElemOf(o.QualFrom) - 1; deed == "" && k >= 0 && r.VerbClass(k) != "" && r.headShared(i, j) {
			deed = r.TextOf(k)
		}
		if _, at, ok := r.T.Before(o.QualFrom, tookPlaceLex); ok && deed == "" && r.headShared(i, j) {
			deed = r.T.Key(at, o.QualFrom) // "xảy ra 254 vụ; khám phá 206 vụ": no deed of anybody's
		}
		if by := r.foundBy(j); by >= 0 {
			deed = foundLex.Rows[by].Phrase
		}
		if slices.ContainsFunc(foundBases[row], func(base string) bool { return strings.Contains(deed, base) }) {
			return j
		}
	}
	return -1
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

// gradeBefore reports whether a grade that begins its clause stands right before mention i: "hoàn thành tốt nhiệm vụ: 30 chi bộ".
func (r *Reading) gradeBefore(i int) bool {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	if r.SentenceBegins(k+1)&gradeWords == 0 {
		return false // as mostly
	}
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

// gradeWords begin what gradeBefore looks for.
var gradeWords = scan.SetOf(gradeLex, faredLex)

// graded reports whether a grade stands behind mention i, or before it: "đảng viên hoàn thành tốt nhiệm vụ là 55 đảng viên".
func (r *Reading) graded(i int) bool {
	k, first := r.ElemOf(r.Mentions[i].End-1)+1, r.ElemOf(r.Mentions[i].From)
	_, to := r.SentenceOf(first)
	for j := k; r.SentenceBegins(first).May(gradeLex) && j < to && j < k+3; j++ {
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

// ratedWhole reports whether the sentence of mention j rates.
func (r *Reading) ratedWhole(j int) bool {
	k := r.ElemOf(r.Mentions[j].From)
	from, to := r.SentenceOf(k)
	for e := from; r.SentenceBegins(k).May(ratingLex) && e < to; e++ {
		r.T.Work++
		if r.opensWith(e, ratingLex) {
			return true
		}
	}
	return false
}

// headShared reports whether one of mentions i and w is named by the beginning of the other's name: "06 cơ sở" of "32 cơ sở đảng".
func (r *Reading) headShared(i, w int) bool { return r.namedSo(i, w) || r.namedSo(w, i) }

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

// beginExample is the vocabulary of the words that pick out examples.
var beginExample = scan.SetOf(exampleLex)

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
