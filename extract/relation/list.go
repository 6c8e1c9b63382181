package relation

import (
	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
)

// Which parts stand in a bracket or a row? A bracket behind a count holds its parts where gồm or the like opens it or a count stands right behind it; a row goes on
// with the whole of its first item, and traits behind a colon tell apart the people before it.

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

// nextInBracket reports whether mention i goes on with a list of parts in the bracket behind mention b.
func (r *Reading) nextInBracket(i, b int) bool {
	p := r.Mentions[i].Previous
	if k := r.ElemOf(r.Mentions[i].QualFrom) - 1; p < 0 && (r.Elems[k].Kind == quantity.Comma || r.Elems[k].Kind == quantity.Semicolon || r.opensWith(k, andLex)) {
		p = i - 1 // "(34% đạt chuẩn nâng cao, 7% đạt chuẩn kiểu mẫu)"
	}
	return p >= 0 && r.Mentions[p].Bracket == b && r.Facts[p].PartOf == b && (r.Mentions[i].Noun || r.Mentions[i].Percent && r.fits(i, b)) && (r.alike(i, p) || r.namedSo(i, b)) && r.within(i, b)
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
