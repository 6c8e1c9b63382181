package relation

import (
	"math"

	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
)

// What follows finds wholes that the words beside a part name or point back to: the share told behind trong đó, the count that a clause opens with, what
// is left, and the count behind a stroke. The rules of part.go ask them one by one; each returns the mention that is the whole, -1 if there is none.

// shareAmong reads "tiếp nhận 4.100 hồ sơ, trong đó hồ sơ nộp qua mạng đạt 96%": a share behind trong đó is one of the count or measure right before the word.
func (r *Reading) shareAmong(i int) int {
	m, w := &r.Mentions[i], i-1
	if !m.Percent || m.Unit != "%" || m.Kind == quantity.Change || i == 0 || r.T.SentenceOf(m.From) != r.T.SentenceOf(r.Mentions[w].From) || r.paced(i) {
		return -1
	}
	o := &r.Mentions[w]
	if o.Percent && r.sharesOn(i, w) {
		return r.Facts[w].PartOf
	}
	if o.Percent || o.Bracket >= 0 || o.Kind == quantity.Change || o.Kind == quantity.Duration || o.Class == "age" || o.Kind == quantity.Target && m.Kind == quantity.Level {
		return -1
	}
	last := r.ElemOf(o.End - 1)
	for j := r.ElemOf(m.QualFrom) - 1; j > last; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Semicolon, quantity.Stop, quantity.Colon:
			return -1
		case quantity.Org:
			return -1 // "7 đảng bộ, trong đó Đảng bộ xã A 25%": the share of one of them
		}
		if r.opensWith(j, thoseLex) && r.opensParts(j) {
			if before := r.Elems[j-1].Kind; before != quantity.Comma && before != quantity.Open || o.Noun && r.opensWith(j+1, traitLex) && r.T.Has(m.QualFrom, shareVerbLex) {
				return -1
			}
			if !r.sharesOut(i, w) {
				return -1
			}
			return w
		}
	}
	return -1
}

// sharesOn reports whether share i goes on with the row of shares of one whole that share w stands in: "trong đó trồng trọt chiếm 52%, chăn nuôi chiếm 38%".
func (r *Reading) sharesOn(i, w int) bool {
	m, o := &r.Mentions[i], &r.Mentions[w]
	whole := r.Facts[w].PartOf
	if whole < 0 || r.Mentions[whole].Percent || o.Unit != "%" || o.Kind != m.Kind || o.Value == nil || m.Value == nil || m.Bracket >= 0 {
		return false
	}
	if sum, ok := m.Value.Add(*o.Value); !ok || sum.Cmp(hundred) > 0 {
		return false
	}
	k, last := r.ElemOf(o.End-1)+1, r.ElemOf(m.QualFrom)
	if k >= last || r.Elems[k].Kind != quantity.Comma && !r.exactly(k, andLex) {
		return false
	}
	named := false
	for k++; k < last; k++ {
		r.T.Work++
		switch e := r.Elems[k].Kind; {
		case r.NounClass(k) == "measure" || r.opensWith(k, rateLex):
			return false // "trong đó nữ chiếm 32%, tỷ lệ hộ nghèo 5%"
		case e == quantity.Noun || e == quantity.Plain || r.VerbClass(k) == "act" && !named:
			named = true // "chăn nuôi"
		case e == quantity.Func || e == quantity.Verb && (r.VerbClass(k) == "reach" || r.exactly(k, shareVerbLex)):
		default:
			return false
		}
	}
	return named
}

// smallWhole is the least count of which nearly every percentage is the share of some part.
var smallWhole = numeral.NewDecimal(200)

// sharesOut reports whether percentage i can be the share of some of those whom mention w counts: "87,6%" is none of "12 dân tộc".
func (r *Reading) sharesOut(i, w int) bool {
	m, o := &r.Mentions[i], &r.Mentions[w]
	if !o.Noun || o.Value == nil || m.Value == nil || o.Qualifier != quantity.Exact || o.Value.Cmp(smallWhole) >= 0 {
		return true
	}
	whole, share := o.Value.Float(), m.Value.Float()
	part := math.Round(whole * share / 100)
	return whole > 0 && math.Abs(part/whole*100-share) <= math.Pow10(-digitsOf(r.T.Surface(m.From, m.To)))
}

// paced reports whether percentage i is a rate or a pace of its own, which is no share of what was counted before: "24 chỉ tiêu, trong đó tốc độ tăng
// trưởng 10%", "tỷ lệ hộ nghèo 2%".
func (r *Reading) paced(i int) bool {
	m := &r.Mentions[i]
	return m.ItemTo > m.ItemFrom && (r.T.Has(m.ItemFrom, paceLex) || r.T.Has(m.ItemFrom, rateLex))
}

// ledBy reads "Trong 80 tỷ đồng này có 10 tỷ đồng", "đối với 17 trạm đã ký, 7 trạm đã xây": the count that the clause opens with is the whole.
func (r *Reading) ledBy(i int) int {
	m := &r.Mentions[i]
	if m.Percent || m.Elided && !m.Noun || r.leadsClause(r.ElemOf(m.QualFrom)-1) {
		return -1
	}
	for w := i - 1; w >= 0 && i-w < 5; w-- {
		r.T.Work++
		o := &r.Mentions[w]
		if r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) {
			return -1
		}
		j := r.ElemOf(o.QualFrom) - 1
		if !r.leadsClause(j) {
			continue
		}
		if !r.fits(i, w) || r.within(w, i) {
			return -1
		}
		switch {
		case r.units[i] == r.units[w], o.Noun && r.namedSo(i, w):
			return w
		}
		return -1
	}
	return -1
}

// leadsClause reports whether element j opens a clause and leads a count that the clause goes on to divide.
func (r *Reading) leadsClause(j int) bool {
	if j < 0 || !r.exactly(j, bareInLex) && !r.exactly(j, asForLex) {
		return false
	}
	from, _ := r.SentenceOf(j)
	if j == from {
		return true
	}
	switch r.Elems[j-1].Kind {
	case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Sign:
		return true
	}
	return false
}

// leftOver reads "80 tỷ đồng, … 10 tỷ đồng dành cho chống ngập; 70 tỷ đồng còn lại": what is left of a whole once the part told before is taken away.
func (r *Reading) leftOver(i int) int {
	m := &r.Mentions[i]
	if m.Value == nil || m.Of != nil || m.Percent || !r.T.Has(m.End, restLex) {
		return -1
	}
	for p := i - 1; p >= 0 && i-p < 8 && r.T.SentenceOf(m.From)-r.T.SentenceOf(r.Mentions[p].From) <= 4; p-- {
		r.T.Work++
		o := &r.Mentions[p]
		if o.Value == nil || o.Percent || r.units[p] != r.units[i] && !(m.Noun && r.alike(p, i)) {
			continue
		}
		whole, ok := o.Value.Add(*m.Value)
		if !ok {
			return -1
		}
		for w := p - 1; w >= 0 && p-w < 8; w-- {
			r.T.Work++
			if a := &r.Mentions[w]; a.Value != nil && a.Value.Cmp(whole) == 0 && (r.units[w] == r.units[i] || m.Noun && (r.headShared(i, w) || r.alike(i, w) && whole.Cmp(leastLeft) >= 0)) && r.fits(i, w) {
				if r.Facts[p].PartOf < 0 && r.Facts[w].PartOf != p && m.Noun && !r.T.Has(o.End, theseLex) && r.fits(p, w) {
					r.part(p, w, "relation.part_left") // the other part, which no word of its own ties
				}
				return w
			}
		}
	}
	return -1
}

// leastLeft is the least whole that a part and the rest tell of which counts by another noun: "8 giám đốc bị khởi tố, 6 người đã ra đầu thú, 2 người còn lại …".
var leastLeft = numeral.NewDecimal(5)

// stroked reads "trường Tân An (6 đảng viên/14 cán bộ)": a count of people is a part of those behind the stroke.
func (r *Reading) stroked(i int) int {
	m, w := &r.Mentions[i], i+1
	if !m.Noun || m.Elided || w >= len(r.Mentions) {
		return -1
	}
	o := &r.Mentions[w]
	k := r.ElemOf(m.End - 1)
	if r.ElemOf(o.QualFrom) != k+2 || r.Elems[k+1].Kind != quantity.Sign || r.TextOf(k+1) != "/" || !r.fits(i, w) {
		return -1
	}
	return w
}

// beforeSum returns the element of the words that name the whole which mention w tells behind them, "trong tổng giá trị 18 triệu đồng", "trên tổng số
// rà soát là 270 căn", for a part that ends at element last; -1 if they do not stand there.
func (r *Reading) beforeSum(w, last int) int {
	for k := r.ElemOf(r.Mentions[w].QualFrom) - 1; k > last && k > last-8; k-- {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Semicolon, quantity.Stop, quantity.Colon, quantity.Open, quantity.Close, quantity.Fig, quantity.Org:
			return -1
		}
		if r.opensWith(k, sumOfLex) {
			if k == last+1 || k == last+2 && r.Elems[k-1].Kind == quantity.Comma {
				return k
			}
			return -1
		}
	}
	return -1
}
