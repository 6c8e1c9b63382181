package quantity

import "baotinh/extract/scan"

// PersonOfAge returns the person who is as old as mention m tells: "Ông Nam (59 tuổi, quê …)", "bà Nguyễn Thị Tâm (Chủ tịch HĐND, 57 tuổi)".
func (r *Reading) PersonOfAge(m *Mention) (scan.Span, bool) {
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	opened := false
	for j := k - 1; j >= from && k-j < 14; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Open:
			opened = true
		case Verb:
			if opened || !r.inBracket(k, from) {
				return scan.Span{}, false
			}
		case Fig, Semicolon, Colon:
			return scan.Span{}, false
		case Noun, Plain:
			if !r.T.Has(e.From, honorificLex) || j+1 >= k || !r.capital(j+1) && r.Elems[j+1].Kind != Org {
				continue
			}
			to := j + 1
			for to < k && (r.Elems[to].Kind == Plain || r.Elems[to].Kind == Noun || r.Elems[to].Kind == Org) && r.capital(to) {
				r.T.Work++
				to++
			}
			return scan.Span{From: e.From, To: r.Elems[to-1].To}, true
		}
	}
	return scan.Span{}, false
}

// inBracket reports whether element k stands in a bracket of its sentence, which begins at from.
func (r *Reading) inBracket(k, from int) bool {
	for k--; k >= from; k-- {
		r.T.Work++
		switch r.Elems[k].Kind {
		case Open:
			return true
		case Close:
			return false
		}
	}
	return false
}

// capital reports whether element k begins with a capital.
func (r *Reading) capital(k int) bool {
	i := r.Elems[k].From
	return r.T.IsKind(i, scan.Word) && r.T.Tokens[i].Case != scan.Lower
}
