package quantity

import (
	"baotinh/extract/entity"
	"baotinh/extract/scan"
)

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
			if r.capital(j) && (j == from || r.Elems[j-1].Kind != Plain && r.Elems[j-1].Kind != Noun || !r.capital(j-1) && !r.T.Has(r.Elems[j-1].From, honorificLex)) {
				if s, ok := r.fullNameAt(j, k); ok {
					return s, true
				}
			}
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

// fullNameAt returns the name of a person, family name first, in the words in capitals from element j on, which go no further than element k: "Nguyễn Văn Nam" in
// "Đại tá Nguyễn Văn Nam, 52 tuổi".
func (r *Reading) fullNameAt(j, k int) (scan.Span, bool) {
	for ; j < k && r.capital(j) && r.Elems[j].Kind != Org; j++ {
		r.T.Work++
		if !entity.Surname(r.T, r.Elems[j].From) || !r.titled(j) {
			continue
		}
		from, to := r.Elems[j].From, j+1
		for to < k && r.titled(to) && (r.Elems[to].Kind == Plain || r.Elems[to].Kind == Noun || r.Elems[to].Kind == Org) {
			r.T.Work++
			to++
		}
		return scan.Span{From: from, To: r.Elems[to-1].To}, r.Elems[to-1].To-from >= 2
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

// titled reports whether each word of element k begins with a capital.
func (r *Reading) titled(k int) bool {
	for i := r.Elems[k].From; i < r.Elems[k].To; i++ {
		r.T.Work++
		if !r.T.IsKind(i, scan.Word) || r.T.Tokens[i].Case == scan.Lower {
			return false
		}
	}
	return true
}

// capital reports whether element k begins with a capital.
func (r *Reading) capital(k int) bool {
	i := r.Elems[k].From
	return r.T.IsKind(i, scan.Word) && r.T.Tokens[i].Case != scan.Lower
}
