package relation

import (
	"baotinh/extract/entity"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
)

// beside returns the words right before mention i, or before its bracket, that tell whose it is whatever the text speaks of: the person of an age, the name before a
// bracket, the places that reached something.
func (r *Reading) beside(i int) (s scan.Span, rule string, ok bool) {
	m := &r.Mentions[i]
	if m.Class == "age" && !m.Noun {
		s, ok = r.PersonOfAge(m)
		return s, "relation.subject_aged", ok
	}
	if s, ok = r.attendedBy(m); ok {
		return s, "relation.subject_delegates", true
	}
	if s, ok = r.headedBy(m); ok {
		return s, "relation.subject_label", true
	}
	if s, ok = r.sentenced(m); ok {
		return s, "relation.subject_beside", true
	}
	if s, ok = r.formedBefore(m); ok {
		return s, "relation.subject_formed", true
	}
	if s, ok = r.countedBefore(i); ok {
		return s, "relation.subject_counted", true
	}
	s, ok = r.nameBeforeBracket(i)
	return s, "relation.subject_beside", ok
}

// attendedBy returns the meeting that the people of mention m took part in, where the sentence opens with it: "Tham dự kỳ họp có 41/45 đại biểu".
func (r *Reading) attendedBy(m *quantity.Mention) (scan.Span, bool) {
	if !m.Noun || !r.T.Has(m.UnitFrom, attendeeLex) {
		return scan.Span{}, false
	}
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	_, n, ok := r.T.At(r.Elems[from].From, attendsLex)
	if !ok {
		return scan.Span{}, false
	}
	j := r.ElemOf(r.Elems[from].From + n)
	if j >= k || !r.exactly(j, meetingLex) || k-j > 3 {
		return scan.Span{}, false
	}
	return scan.Span{From: r.Elems[j].From, To: r.Elems[j].To}, true
}

// headedBy returns what the sentence of mention m names before a colon and then lists the parts of: "Ban của HĐND (3 ban): gồm 3 Trưởng ban và 2 công chức".
func (r *Reading) headedBy(m *quantity.Mention) (scan.Span, bool) {
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	for from < k && (r.Elems[from].Kind == quantity.Sign || r.Elems[from].Kind == quantity.Stop) {
		from++
	}
	to := 0 // the token where the name ends, before a bracket
	for j := from; j < k && j-from < 12; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Colon:
			if to == 0 {
				to = e.From
			}
			if j == from || j+1 >= k || !r.opensWith(j+1, includesLex) || m.Class == "money" || m.Percent {
				return scan.Span{}, false
			}
			return scan.Span{From: r.Elems[from].From, To: to}, true
		case quantity.Open:
			to = e.From
		case quantity.Fig:
			if to == 0 {
				return scan.Span{}, false
			}
		case quantity.Comma, quantity.Semicolon, quantity.Time, quantity.Stop:
			return scan.Span{}, false
		case quantity.Verb:
			if c := r.VerbClass(j); to == 0 && c != "act" && c != "aux" {
				return scan.Span{}, false
			}
		}
	}
	return scan.Span{}, false
}

// sentenced returns the name right before mention m, of whom was sent to prison for so long: "tuyên phạt Nguyễn Thị Hoa 20 năm tù".
func (r *Reading) sentenced(m *quantity.Mention) (scan.Span, bool) {
	if m.Kind != quantity.Duration || !r.T.Has(m.End, prisonLex) {
		return scan.Span{}, false
	}
	k := r.ElemOf(m.QualFrom)
	j := k
	for j > 0 && k-j < 6 && r.inCapitals(j-1) && r.Elems[j-1].Kind != quantity.Org {
		r.T.Work++
		j--
	}
	if j >= k || !entity.Surname(r.T, r.Elems[j].From) || r.Elems[k].From-r.Elems[j].From < 2 {
		return scan.Span{}, false
	}
	from := r.Elems[j].From
	if r.NounClass(j-1) == "person" {
		from = r.Elems[j-1].From
	}
	return scan.Span{From: from, To: r.Elems[k-1].To}, true
}

// formedBefore returns the body right before "gồm" or "với" and the people of mention m, where the clause tells that it was formed of them: "thôn thành lập Tổ công nghệ số gồm 20
// người". A committee that was elected is of who elected it.
func (r *Reading) formedBefore(m *quantity.Mention) (scan.Span, bool) {
	k := r.ElemOf(m.QualFrom) - 1
	if !m.Noun || k < 2 || m.Class != "person" && m.Class != "member" && m.Class != "group" && m.Class != "org" && m.Class != "party" || !r.opensWith(k, includesLex) && !r.exactly(k, withLex) {
		return scan.Span{}, false
	}
	for j := k - 1; j > 0 && k-j < 10; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Noun, quantity.Plain, quantity.Verb, quantity.Comma:
		case quantity.Func:
			if !r.exactly(j, andLex) && !r.exactly(j, ownerLex) {
				return scan.Span{}, false
			}
		case quantity.Org:
			if r.Orgs[e.Ref].Class == entity.CongressBody {
				return scan.Span{}, false
			}
		default:
			return scan.Span{}, false
		}
		if e := r.Elems[j]; r.opensWith(j, formationLex) && r.capital(e) && r.T.Sentence(e.From).From != e.From && (j+1 < k || e.Kind == quantity.Org) {
			_, _, ok := r.T.Before(e.From, formedLex)
			return scan.Span{From: e.From, To: r.Elems[k-1].To}, ok
		}
	}
	return scan.Span{}, false
}

// countedBefore returns the places or bodies counted right before mention i, whose each it is: "8 xã đạt 19 tiêu chí", "85 xã có từ 32 biên chế trở lên", not "12 xã với 150
// thôn".
func (r *Reading) countedBefore(i int) (scan.Span, bool) {
	m := &r.Mentions[i]
	if i == 0 || !m.Noun || m.Bracket >= 0 {
		return scan.Span{}, false
	}
	o := &r.Mentions[i-1]
	if !o.Noun || o.Elided || o.Class != "place" && o.Class != "org" && o.Class != "party" || o.Kind == quantity.Change || o.UnitFrom < o.From || o.UnitTo <= o.UnitFrom || m.Class == o.Class || (m.Class == "member" || m.Class == "person") && m.Qualifier == quantity.Exact {
		return scan.Span{}, false
	}
	k, said := r.ElemOf(o.UnitTo-1)+1, m.Qualifier == quantity.Under || m.Qualifier == quantity.Over
	for ; r.Elems[k].From < m.QualFrom; k++ {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case quantity.Verb:
			if c := r.VerbClass(k); c != "reach" && c != "exist" || r.exactly(k, withLex) || said && c == "exist" && r.VerbClass(k-1) == "exist" {
				return scan.Span{}, false
			}
			said = true
		case quantity.Func, quantity.Qual:
			if !r.exactly(k, fromLex) && e.Kind == quantity.Func {
				return scan.Span{}, false
			}
		default:
			return scan.Span{}, false
		}
	}
	return scan.Span{From: o.From, To: o.UnitTo}, said
}

// nameBeforeBracket returns the name written in capitals right before the bracket that mention i opens: "TH Kim Đồng (5 đảng viên)". Names that the vocabularies know are
// actors already.
func (r *Reading) nameBeforeBracket(i int) (scan.Span, bool) {
	m := &r.Mentions[i]
	open := r.ElemOf(m.QualFrom) - 1
	if m.Class != "member" && m.Class != "person" && m.Class != "party" && !m.Percent || open < 1 || r.Elems[open].Kind != quantity.Open || m.Bracket >= 0 && r.Mentions[m.Bracket].End+2 >= r.Elems[open].From {
		return scan.Span{}, false
	}
	from, _ := r.SentenceOf(open)
	j := open
	for j > from && open-j < 7 && r.inCapitals(j-1) {
		r.T.Work++
		j--
	}
	if j == from && r.Elems[j].Kind != quantity.Org {
		j++ // "Với tỉnh Lam Giang (84%)"
	}
	if j >= open || r.Elems[open].From-r.Elems[j].From < 2 && r.Elems[j].Kind != quantity.Org || j > from && r.Elems[j-1].Kind == quantity.Fig {
		return scan.Span{}, false
	}
	return scan.Span{From: r.Elems[j].From, To: r.Elems[open-1].To}, true
}

// inCapitals reports whether element k can be a word of a name: it is written with a capital.
func (r *Reading) inCapitals(k int) bool {
	switch e := r.Elems[k]; e.Kind {
	case quantity.Plain, quantity.Noun, quantity.Verb:
		for i := e.From; i < e.To; i++ {
			if !r.T.IsKind(i, scan.Word) || r.T.Tokens[i].Case == scan.Lower {
				return false
			}
		}
		return true
	case quantity.Org:
		return r.Orgs[e.Ref].Class == entity.PlaceName
	}
	return false
}
