package quantity

import (
	"baotinh/extract/numeral"
	"baotinh/extract/scan"
)

// What does a number tell behind which no unit and no known noun stands? Words that may be a noun, an age, a sum of money or a part of something that cannot be
// counted. unit.go asks last of all.

// guess takes up to two words behind the number for an unknown noun, if they can be one.
func (r *Reading) guess(m *Mention, i int) {
	t := r.T
	if m.Percent || t.Tokens[i].Kind != scan.Word || t.ClaimOf(i) != scan.Free && !m.Scaled {
		return
	}
	if m.Scaled && (r.stop(i) || t.Has(i+1, drawnLex) || t.Has(i, eachLex) || t.Has(i, pastSumLex) || r.milliards(m)) { // "hơn 17 tỷ lấy ở quỹ dự phòng", "200 nghìn mỗi ngày"
		if r.bareMoney(m, i); m.Class == "money" {
			r.perPart(m)
		}
		return
	}
	if m.Form == numeral.Words && m.To == m.From+1 && m.Ambiguous || r.yearLike(m.Number) {
		return // "tăng trưởng 2017 dựa vào xuất khẩu"
	}
	if r.ageBefore(m) {
		return
	}
	if _, n, ok := t.At(i, modifierLex); ok && (n > 1 || t.Tokens[i].Case == scan.Upper) {
		return // "68 trường (24 mầm non, 25 tiểu học)": which of those counted before
	}
	to := i
	for to < len(t.Tokens) && to < i+2 && t.Tokens[to].Kind == scan.Word && !r.stop(to) && (to == i || t.Tokens[to].Space && !r.describes(to)) {
		if t.Tokens[to].Case == scan.Upper {
			to++
			break
		}
		if t.Tokens[to].Case == scan.Title && to > i {
			break
		}
		if _, n, ok := t.At(to, nounLex); ok && to > i && n > 1 { // "12 ca cộng đồng"
			to += n
			break
		}
		to++
	}
	if to == i || !t.Tokens[i].Space && t.Tokens[i].Case != scan.Upper && to == i {
		return
	}
	if t.Tokens[i].Case == scan.Title && m.Form == numeral.Words {
		return
	}
	m.unit(i, to, r.Phrase(i, to), "unknown")
	m.Noun, m.Guessed = true, true
	m.Rule = "quantity.unknown_noun"
	if m.CommaThreeDigits {
		m.Number = m.AsThousands()
	}
	if t.Tight(to) && t.Tight(to+1) {
		r.perPart(m) // "12 kỳ/năm"
	}
}

// ageBefore reads an age behind its word: "ở tuổi 83", "cô gái tuổi 20 bị bắt".
func (r *Reading) ageBefore(m *Mention) bool {
	if _, at, ok := r.T.Before(m.From, yearsOfAgeLex); !ok || r.T.IsKind(at-1, scan.Number) || m.Form != numeral.Digits && m.Form != numeral.Range || m.Percent || m.Scaled || m.amounts(130) {
		return false
	}
	m.unit(m.To, m.To, "tuổi", "age")
	m.Elided, m.Rule = true, "quantity.age_before"
	return true
}

// bareMoney reads "tăng 3 tỷ so với", "lương 4 triệu": thousands and more without a unit are money where the words before them say so.
func (r *Reading) bareMoney(m *Mention, i int) {
	if m.amounts(1_000_000) && (r.ofMoney(m) || r.milliards(m)) || m.Scaled && m.amounts(1_000) && (r.dealtIn(m) || r.moreMoney(m)) {
		m.unit(i, i, "đồng", "money")
		m.Rule, m.Elided = "quantity.bare_money", true
	}
}

// moreMoney reports whether the scaled number before mention m, in its sentence or the one before, is a sum too: "chi 640 triệu đồng. Trong đó 310 triệu dùng để mua giống".
func (r *Reading) moreMoney(m *Mention) bool {
	k := len(r.Mentions) - 1
	return k >= 0 && r.Mentions[k].Class == "money" && r.Mentions[k].Scaled && r.T.SentenceOf(m.From)-r.T.SentenceOf(r.Mentions[k].From) < 2
}

// dealtIn reports whether a word of earning, paying or prices stands close before mention m, and nothing counted between: "mượn bà Tư 3 triệu", "giá 35 nghìn". What
// is told of people is no sum: "bán cho 3 nghìn".
func (r *Reading) dealtIn(m *Mention) bool {
	t := r.T
	for i := m.From - 1; i >= t.Sentence(m.From).From && m.From-i < 8; i-- {
		t.Work++
		if !t.IsKind(i, scan.Word) {
			return false
		}
		if t.Has(i, dealtLex) {
			return true
		}
	}
	return false
}

// amounts reports whether mention m is at least v.
func (m *Mention) amounts(v int64) bool {
	of := m.Value
	if of == nil {
		of = m.Low
	}
	return of != nil && of.Cmp(numeral.NewDecimal(v)) >= 0
}

// milliards reports whether mention m, milliards of nothing named, can only be money: "70.000 tỷ còn lại". It is not where the scaled figure before
// it counts something else, or its sentence speaks of people: "dân số thế giới là 7 tỷ".
func (r *Reading) milliards(m *Mention) bool {
	if !m.Scaled || m.Of != nil || !m.amounts(1_000_000_000) {
		return false
	}
	for k := len(r.Mentions) - 1; k >= 0 && k >= len(r.Mentions)-6; k-- {
		if o := &r.Mentions[k]; o.Scaled && o.Class != "" && o.amounts(1_000_000_000) {
			return o.Class == "money"
		}
	}
	for i := max(r.T.Sentence(m.From).From, m.From-farthest); i < m.From; i++ {
		r.T.Work++
		if r.T.Has(i, peopleLex) {
			return false
		}
	}
	return true
}

// ofMoney reports whether the sentence up to mention m speaks of money.
func (r *Reading) ofMoney(m *Mention) bool {
	for i := max(r.T.Sentence(m.From).From, m.From-farthest); i < m.From; i++ {
		r.T.Work++
		if r.T.Has(i, moneyLex) {
			return true
		}
	}
	return false
}

// fraction reads a third or two of something that cannot be counted: "chiếm 2/3 diện tích", "chỉ bằng 1/3 so với trước". It has no unit.
func (r *Reading) fraction(m *Mention) bool {
	t := r.T
	if m.Form != numeral.Score || m.Value == nil || m.Of == nil || m.Of.Cmp(numeral.NewDecimal(10)) > 0 || m.Value.Cmp(*m.Of) >= 0 {
		return false
	}
	row, _, noun := t.At(m.To, nounLex)
	counted := noun && nounClass[row] != "measure"
	if _, n, ok := t.At(m.To, amountLex); ok && !counted {
		row, _, noun := t.At(m.To+n, nounLex)
		counted = noun && nounClass[row] != "measure"
	}
	if counted && !r.otherWord(m.To, 1) || t.Has(m.To, unitLex) {
		return false
	}
	at := m.From
	if row, from, ok := t.Before(at, qualifierLex); ok && qualSide[row] == "before" {
		at = from
	}
	row, _, verb := t.Before(at, verbLex)
	switch {
	case verb && (verbClass[row] == "reach" || changes(verbClass[row]) || verbClass[row] == "exist"):
	case noun || t.Has(m.To, ordinaryLex) || t.Has(m.To, amountLex) || t.Has(m.To, outOfLex):
	default:
		return false
	}
	m.Class, m.Rule = "fraction", "quantity.fraction"
	return true
}
