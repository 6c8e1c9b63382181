package relation

import (
	"slices"
	"strings"

	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
)

// sums ties figures in a row that add up to the count or measure before them: "58 tổ chức cơ sở đảng, với 19 đảng bộ, 39 chi bộ cơ sở". Small
// wholes are left out: three is one and two by chance.
func (r *Reading) sums() {
	for w := range r.Mentions {
		r.T.Work++
		o := &r.Mentions[w]
		if o.Value == nil || o.Kind != quantity.Level && o.Kind != quantity.Change || o.Percent || o.Value.Cmp(leastSum) < 0 && !(w+3 < len(r.Mentions) && o.Noun && r.opened(w, w+1)) {
			continue // but "15 công trình, gồm: 6 công trình giao thông, 4 công trình thủy lợi, …"
		}
		var parts []int
		if o.Qualifier == quantity.Exact {
			parts = r.addUp(w, false)
			if parts == nil && o.Noun {
				parts = r.addUp(w, true)
			}
			if parts == nil && o.Noun {
				parts = r.addedUp(w)
			}
		}
		if parts == nil && o.Noun {
			parts = r.inBracket(w)
		}
		for _, i := range parts {
			r.part(i, w, "relation.part_sum")
		}
	}
}

// inBracket returns two or more counts of what mention w counts, all that a bracket behind it or behind a later figure holds, whose sum is w:
// "28 doanh nghiệp với 29.000 lao động (6 doanh nghiệp FDI với 24.500 lao động; 22 doanh nghiệp cổ phần …)"; nil if there are none.
func (r *Reading) inBracket(w int) []int {
	o := &r.Mentions[w]
	var parts []int
	sum, b := numeral.Decimal{}, -1
	for i := w + 1; i < len(r.Mentions) && i < w+40 && r.T.SentenceOf(r.Mentions[i].From) == r.T.SentenceOf(o.From); i++ {
		r.T.Work++
		m := &r.Mentions[i]
		if b < 0 {
			b = m.Bracket
		}
		if m.Bracket < 0 || m.Bracket != b || !m.Noun || m.Value == nil || m.Of != nil || !r.namedSo(i, w) || r.Facts[i].PartOf >= 0 && r.Facts[i].PartOf != w {
			continue
		}
		next, ok := sum.Add(*m.Value)
		if !ok {
			return nil
		}
		sum, parts = next, append(parts, i)
	}
	if len(parts) < 2 || sum.Cmp(*o.Value) != 0 {
		return nil
	}
	return parts
}

// namedSo reports whether mention i counts what mention w does, or a sort of it: "doanh nghiệp FDI" are doanh nghiệp.
func (r *Reading) namedSo(i, w int) bool {
	return r.units[i] == r.units[w] || strings.HasPrefix(r.units[i], r.units[w]+" ")
}

// leastSum is the least whole whose parts a sum alone may tell; the parts of a whole of largeSum may stand farther off.
var leastSum, largeSum = numeral.NewDecimal(20), numeral.NewDecimal(1000)

// addUp returns two or more figures behind mention w, in its sentence or the two after, whose sum is w; nil if there are none. With same it passes
// over what counts something else: "258 chi bộ. Huyện A có 65 chi bộ của 4 xã; huyện B …".
func (r *Reading) addUp(w int, same bool) []int {
	o := &r.Mentions[w]
	var parts []int
	sum, outOf := numeral.Decimal{}, numeral.Decimal{}
	done, other := false, false // what was done to the whole, and something else, was done to a part
	for i := w + 1; i < len(r.Mentions) && i < w+24; i++ {
		r.T.Work++
		m := &r.Mentions[i]
		if d := r.T.SentenceOf(m.From) - r.T.SentenceOf(o.From); d > 4 || d > 2 && o.Value.Cmp(largeSum) < 0 {
			return nil
		}
		if m.Percent || m.Kind == quantity.Change && o.Kind != quantity.Change || m.Kind == quantity.Duration || m.Bracket >= 0 && m.Bracket != w || r.Facts[i].PartOf >= 0 && r.Facts[i].PartOf != w {
			continue
		}
		if same && (!m.Noun || r.units[i] != r.units[w]) {
			continue
		}
		if i > w+1 && r.opensParts(r.ElemOf(m.QualFrom)-1) && !r.opened(w, w+1) || i > w+1 && m.Noun && r.elected(m) && r.opensParts(r.ElemOf(m.QualFrom)-1) {
			return nil // "Ban Thường vụ gồm 11 đồng chí, trong đó có 2 phó bí thư; bầu Ủy ban Kiểm tra gồm 9 đồng chí"
		}
		if m.Noun != o.Noun || m.Value == nil || m.Kind != o.Kind || m.Direction != o.Direction || (m.Form == numeral.Score) != (o.Form == numeral.Score) || !r.sameMeasure(i, w) && !(r.opened(w, w+1) && r.T.SentenceOf(m.From) == r.T.SentenceOf(o.From)) {
			if parts == nil && (r.T.SentenceOf(m.From) == r.T.SentenceOf(o.From) || o.Value.Cmp(largeSum) >= 0) {
				continue
			}
			return nil
		}
		if m.Kind == quantity.Change && r.T.SentenceOf(m.From) != r.T.SentenceOf(o.From) {
			return nil
		}
		done = done || m.Action == o.Action
		other = other || !strings.Contains(m.Action, o.Action) && m.Action != ""
		if done && other {
			return nil // "kiểm tra 24 đảng viên và giám sát 10 đảng viên. Huyện B kiểm tra 14 đảng viên"
		}
		next, ok := sum.Add(*m.Value)
		if !ok || next.Cmp(*o.Value) > 0 {
			return nil
		}
		if m.Of != nil {
			outOf, _ = outOf.Add(*m.Of)
		}
		sum, parts = next, append(parts, i)
		if sum.Cmp(*o.Value) == 0 {
			if o.Of != nil && outOf.Cmp(*o.Of) != 0 {
				return nil
			}
			if len(parts) < 2 || !o.Noun && r.Mentions[parts[0]].Bracket != w && !r.opened(w, parts[0]) && !r.exactly(r.ElemOf(m.QualFrom)-1, leftLex) {
				return nil // exports are imports and a surplus, and yet no whole
			}
			if k := r.ElemOf(r.Mentions[parts[0]].QualFrom) - 1; r.exactly(k, whereLex) {
				return nil // "311 chi bộ tại 178 doanh nghiệp, 81 hợp tác xã, 52 trường" are where they are
			}
			return parts
		}
	}
	return nil
}

// addedUp returns three or more counts before mention w, in its sentence or the two before, of which w is the sum: "Huyện A có 65 chi bộ;
// huyện B 78; huyện C 43. 186 chi bộ trên …"; nil if there are none.
func (r *Reading) addedUp(w int) []int {
	o := &r.Mentions[w]
	if r.hasTrait(w) {
		return nil // "nữ 5, trẻ 4, dân tộc thiểu số 9; đại học 18": one of several traits, no sum
	}
	var parts []int
	sum := numeral.Decimal{}
	for i := w - 1; i >= 0 && i > w-24 && r.T.SentenceOf(o.From)-r.T.SentenceOf(r.Mentions[i].From) <= 2; i-- {
		r.T.Work++
		m := &r.Mentions[i]
		if !m.Noun || r.units[i] != r.units[w] {
			continue
		}
		if m.Value == nil || m.Of != nil || m.Kind != o.Kind || m.Action != o.Action && m.Action != "" && o.Action != "" || r.Facts[i].PartOf >= 0 {
			return nil
		}
		next, ok := sum.Add(*m.Value)
		if !ok || next.Cmp(*o.Value) > 0 {
			return nil
		}
		sum, parts = next, append(parts, i)
		if sum.Cmp(*o.Value) == 0 && len(parts) > 2 {
			slices.Reverse(parts)
			return parts
		}
	}
	return nil
}

// opened reports whether a word that names parts stands between mentions w and i.
func (r *Reading) opened(w, i int) bool {
	for k := r.ElemOf(r.Mentions[w].End-1) + 1; k < r.ElemOf(r.Mentions[i].QualFrom); k++ {
		r.T.Work++
		if r.opensParts(k) {
			return true
		}
	}
	return false
}

// sameMeasure reports whether figures i and w can be added: counts of like things, or measures in one unit.
func (r *Reading) sameMeasure(i, w int) bool {
	if r.Mentions[w].Noun {
		return r.alike(i, w)
	}
	return r.Mentions[i].Unit == r.Mentions[w].Unit
}

// rest reads "kết nạp 115 đảng viên; người Mông 52, người Thái 38, các dân tộc khác 25": a list that ends with the others divides the count
// before it.
func (r *Reading) rest(i int) int {
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom) - 1
	if !m.Noun || !m.Elided || k < 0 || !r.opensWith(k, restLex) {
		return -1
	}
	first := i
	for first > 0 && i-first < 12 && r.Mentions[first-1].Noun && r.Mentions[first-1].Elided && r.T.SentenceOf(r.Mentions[first-1].From) == r.T.SentenceOf(m.From) {
		first--
	}
	w := first - 1
	if w < 0 || first == i {
		return -1
	}
	o := &r.Mentions[w]
	if !o.Noun || o.Kind == quantity.Change || !r.within(i, w) || r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) {
		return -1
	}
	return w
}

// division reads "58 tổ chức cơ sở đảng, với 19 đảng bộ cơ sở, 39 chi bộ cơ sở": divisions.tsv says which things are all the sorts of which.
func (r *Reading) division(i int) int {
	m := &r.Mentions[i]
	if !m.Noun || m.Kind == quantity.Change {
		return -1
	}
	for w := i - 1; w >= 0 && i-w < 6; w-- {
		o := &r.Mentions[w]
		if r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) || o.End-m.From > 0 {
			return -1
		}
		sorts, ok := divisions[r.units[w]]
		if ok && slices.Contains(sorts, r.units[i]) && r.fits(i, w) && m.Action == o.Action && r.ElemOf(m.QualFrom)-r.ElemOf(o.End-1) < 14 {
			return w
		}
		if m.Bracket >= 0 && o.Bracket == m.Bracket {
			continue // "gồm 19 đảng bộ cơ sở với 187 chi bộ trực thuộc và 22 chi bộ cơ sở"
		}
		if !o.Noun || !ok && r.Facts[w].PartOf < 0 && !(m.Bracket == w && !r.alike(i, w)) {
			return -1 // but "33 tổ chức cơ sở đảng với 1.480 đảng viên (gồm 15 đảng bộ cơ sở …)"
		}
	}
	return -1
}

// divided reports whether the parts of mention w are all its sorts by divisions.tsv: both committees and cells of the grassroots organisations.
func (r *Reading) divided(w int, parts []int) bool {
	sorts := divisions[r.units[w]]
	if len(sorts) == 0 || len(parts) < 2 {
		return false
	}
	for _, i := range parts {
		if !slices.Contains(sorts, r.units[i]) {
			return false
		}
	}
	return true
}

// trait reads "Độ tuổi bình quân là 49,8, trong đó có 276 cán bộ trẻ" after "bầu 3.504 cấp ủy viên": people told apart by a trait are of
// the body of people last counted, up to three sentences back.
func (r *Reading) trait(i int) int {
	m := &r.Mentions[i]
	if !m.Noun || m.Action != "" || kind(m.Class) != "person" || !r.hasTrait(i) {
		return -1
	}
	for w := i - 1; w >= 0 && i-w < 24; w-- {
		o := &r.Mentions[w]
		if r.T.SentenceOf(m.From)-r.T.SentenceOf(o.From) > 3 {
			return -1
		}
		if o.Noun && kind(o.Class) == "person" && r.Facts[w].PartOf < 0 && !r.hasTrait(w) && r.fits(i, w) && !r.namesWhole(i, w) && !r.within(w, i) {
			return w
		}
	}
	return -1
}

// hasTrait reports whether the people of mention i are told apart by sex, age, schooling, people or faith.
func (r *Reading) hasTrait(i int) bool {
	m := &r.Mentions[i]
	k := r.ElemOf(m.End-1) + 1
	_, to := r.SentenceOf(r.ElemOf(m.From))
	for t := m.UnitFrom; t < m.UnitTo; t++ {
		if r.T.Has(t, traitLex) {
			return true
		}
	}
	if m.Numbered { // "Số lượng cán bộ trẻ là 18 người"
		from, _ := r.SentenceOf(k - 1)
		for j := r.ElemOf(m.QualFrom) - 1; j >= from && r.Elems[j].Kind != quantity.Fig && r.Elems[j].Kind != quantity.Comma; j-- {
			r.T.Work++
			for t := r.Elems[j].From; t < r.Elems[j].To; t++ {
				if r.T.Has(t, traitLex) {
					return true
				}
			}
		}
	}
	if r.traitBefore(i) {
		return true
	}
	for j := k; j < to && j < k+4; j++ {
		r.T.Work++
		if r.opensWith(j, traitLex) {
			return true
		}
		switch r.Elems[j].Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Stop, quantity.Fig, quantity.Open, quantity.Close:
			return false
		}
	}
	return false
}

// nounHas reports whether a phrase of l stands in the noun of element e: "cán bộ nữ".
func (r *Reading) nounHas(e quantity.Elem, l *scan.Lexicon) bool {
	for t := e.From; t < e.To; t++ {
		if r.T.Has(t, l) {
			return true
		}
	}
	return false
}

// traitBefore reports whether the clause of mention i opens with a trait: "Độ tuổi từ 40 đến 50 có 13 đồng chí", "nữ 5 đồng chí".
func (r *Reading) traitBefore(i int) bool {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	if k < from {
		return false
	}
	reach := 12
	if r.VerbClass(k) != "exist" {
		k, reach = k+1, 8 // no verb stands between them
	}
	for j := k - 1; j >= from && k-j < reach; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Stop:
			return false
		case quantity.Fig:
			if r.Mentions[e.Ref].Class != "age" {
				return false
			}
		default:
			if (r.opensWith(j, traitLex) || e.Kind == quantity.Noun && r.nounHas(e, traitLex)) && r.clauseStart(j) {
				return true
			}
		}
	}
	return false
}
