package quantity

import (
	"baotinh/extract/numeral"
	"baotinh/extract/scan"
)

// qualify reads the word that bends the number: before it ("gần 7.000"), or behind its unit ("5 năm trở lên").
func (r *Reading) qualify(m *Mention) {
	t := r.T
	m.Qualifier, m.QualFrom = Exact, m.From
	for k := 0; k < 2; k++ {
		if _, _, ok := t.Before(m.QualFrom, comparativeLex); ok {
			break // "cao hơn 2,9%" is a change or a level: kind.go decides
		}
		row, from, ok := t.Before(m.QualFrom, qualifierLex)
		if !ok || qualSide[row] != "before" || t.SentenceOf(from) != t.SentenceOf(m.From) {
			break
		}
		if qualBend[row] == "preposition" && r.isPreposition(m, from) {
			break
		}
		if m.Qualifier == Exact {
			m.Qualifier = qualName[row]
		}
		m.QualFrom = from
	}
	if _, from, ok := t.Before(m.From, startLex); ok && m.Qualifier == Exact {
		if row, from, ok := t.Before(from, qualifierLex); ok && qualName[row] == About && t.SentenceOf(from) == t.SentenceOf(m.From) {
			m.Qualifier, m.QualFrom = About, from // "có giá khoảng từ 39 - 46 triệu đồng"
		}
	}
	if row, n, ok := t.At(m.End, qualifierLex); ok && qualSide[row] == "after" {
		m.Qualifier = qualName[row]
		m.End += n
		return
	}
	// "từ 10 đảng viên sinh hoạt thường xuyên trở lên": the bound closes the phrase
	for i := m.End; i < len(t.Tokens) && i < m.End+6 && t.Tokens[i].Kind == scan.Word && !r.begins(i); i++ {
		if row, _, ok := t.At(i, qualifierLex); ok && qualSide[row] == "after" {
			m.Qualifier = qualName[row]
			return
		}
	}
}

// estimates gives figures the "ước" that stands before their verb: "ước đến 31/12 số người tham gia 237.000 người", "ước tăng 7,36%".
func (r *Reading) estimates() {
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		if m.Qualifier != Exact {
			continue
		}
		if r.leastOf(m) {
			m.Qualifier = AtLeast
			continue
		}
		from, _ := r.SentenceOf(r.ElemOf(m.From))
		if k := r.ElemOf(m.QualFrom) - 1; m.Noun && k >= from && (r.fills(k, ofLex) || r.T.Has(r.Elems[k].From, whereLex)) {
			continue // "ước sản lượng của 2 huyện đạt 60 tấn": so many there are
		}
		for k := r.ElemOf(m.QualFrom) - 1; k >= from; k-- {
			r.T.Work++
			e := r.Elems[k]
			if e.Kind == Comma || e.Kind == Semicolon || e.Kind == Fig || e.Kind == Open || e.Kind == Stop {
				break
			}
			if r.T.Has(e.From, estimateLex) {
				m.Qualifier = About
				break
			}
		}
	}
}

// leastOf reports whether the "từ" before mention m is its lower bound: "đạt từ 15.000 USD", "có từ 65% hộ", where no upper one follows.
func (r *Reading) leastOf(m *Mention) bool {
	k := r.ElemOf(m.QualFrom) - 1
	if m.Form == numeral.Range || m.Class == "time" || m.Class == "age" || k < 1 || !r.fills(k, startLex) {
		return false
	}
	if !r.fills(k-1, leastLex) {
		return false
	}
	for j := r.ElemOf(m.End-1) + 1; j < len(r.Elems) && j < r.ElemOf(m.End-1)+8; j++ {
		r.T.Work++
		if r.VerbClass(j) == "to" || r.fills(j, towardsLex) {
			return false
		}
		switch r.Elems[j].Kind {
		case Comma, Semicolon, Stop, Close:
			return true
		}
	}
	return true
}

// isPreposition reports whether the trên, dưới, gần or ngoài at token i says where, not how much: "trồng trên 30ha", "triển khai trên 12 xã".
func (r *Reading) isPreposition(m *Mention, i int) bool {
	t := r.T
	row, from, ok := t.Before(i, locativeLex)
	if ok && t.SentenceOf(from) == t.SentenceOf(i) {
		need := locativeNeeds[row]
		return need == "any" || need == "place" && t.Has(m.UnitFrom, fieldLex) || need == "area" && (m.Class == "area" || m.Class == "place" || m.Class == "length") || need == m.Class
	}
	// "40 xã trên 5 huyện": the places counted before it lie in those behind it
	k := len(r.Mentions) - 1
	return m.Class == "place" && k >= 0 && r.Mentions[k].End == i && r.Mentions[k].Class == "place" && t.Str(i) == "trên"
}
