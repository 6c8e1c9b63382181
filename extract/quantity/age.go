package quantity

import (
	"strings"

	"baotinh/extract/viet"
)

// Whose age is it, if no person's (person.go)? The oldest or youngest of a kind, then the noun or count right before the number, then the average age
// of those spoken of. The item is the noun or "độ tuổi … của" it.

// ageOf names the age that mention i tells, "" if only what is behind it can; own is its topic, which begins at token ownFrom.
func (r *Reading) ageOf(i, verb int, own string, ownFrom int) string {
	m := &r.Mentions[i]
	if _, ok := r.PersonOfAge(m); ok && !m.Noun {
		return "tuổi" // whose it is, the subject tells
	}
	if who := r.extreme(i); who != "" {
		return who
	}
	if !m.Elided {
		if noun := r.aged(m); noun != "" {
			return noun
		}
		if k := r.ElemOf(m.End-1) + 1; k < len(r.Elems) && r.Elems[k].Kind == Fig && r.Mentions[r.Elems[k].Ref].Noun {
			return r.Mentions[r.Elems[k].Ref].Unit // "dưới 35 tuổi 12 đồng chí"
		}
		if own != "" && r.T.Has(ownFrom, ageLex) {
			return r.averageOf(i, own, ownFrom, verb)
		}
	} else if own != "" {
		return r.averageOf(i, own, ownFrom, verb)
	}
	return ""
}

// extreme returns who is the oldest or the youngest, as mention i tells: "đại biểu lớn tuổi nhất là 65 tuổi"; "" if it tells of nobody so.
func (r *Reading) extreme(i int) string {
	m := &r.Mentions[i]
	at := m.QualFrom
	if _, from, ok := r.T.Before(at, isLex); ok { // not by its element: "nhất là" is one
		at = from
	}
	_, from, ok := r.T.Before(at, extremeLex)
	if !ok || from == 0 {
		return ""
	}
	if k := r.ElemOf(from - 1); r.Elems[k].Kind == Noun {
		return r.Phrase(r.Elems[k].From, at)
	}
	if i == 0 || r.Mentions[i-1].Class != "age" || r.T.SentenceOf(r.Mentions[i-1].From) != r.T.SentenceOf(m.From) {
		return ""
	}
	for _, row := range extremeLex.Rows { // "đại biểu cao tuổi nhất 67 tuổi, trẻ nhất 26 tuổi"
		if who, ok := strings.CutSuffix(viet.Lower(r.Mentions[i-1].Item), " "+row.Phrase); ok {
			return who + " " + r.Phrase(from, at)
		}
	}
	return ""
}

// aged returns the noun whose age mention m tells: "cán bộ trẻ dưới 40 tuổi".
func (r *Reading) aged(m *Mention) string {
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(r.ElemOf(m.From))
	for j := k; j >= from && k-j < 4; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Fig:
			if o := &r.Mentions[e.Ref]; o.Noun {
				if noun := r.among(e.Ref); noun != "" {
					return noun
				}
				return o.Unit
			}
			return ""
		case Noun:
			if e.Begins.May(ageLex) && r.fills(j, ageLex) {
				return "" // "tuổi đời bình quân 48,5 tuổi"
			}
			return r.Phrase(e.From, r.modifiers(e.To))
		case Comma, Semicolon, Stop, Colon, Verb:
			return ""
		}
	}
	return ""
}

// among returns the people that a generic word counts some of: "Trong số bí thư được bầu, có hai người dưới 40 tuổi"; "" if the word names
// its own or nothing does.
func (r *Reading) among(i int) string {
	m := &r.Mentions[i]
	if _, _, generic := r.T.At(m.UnitFrom, genericLex); !generic {
		return ""
	}
	k := r.ElemOf(m.QualFrom)
	start, _ := r.SentenceOf(k)
	for j := start; j < k && j < start+3; j++ {
		if !r.fills(j, outOfLex) || j+1 >= k {
			continue
		}
		switch e := r.Elems[j+1]; e.Kind {
		case Noun:
			return r.Phrase(e.From, r.phraseEnd(e.From, 6))
		case Fig:
			return r.Mentions[e.Ref].Unit
		}
	}
	return ""
}

// averageOf returns whose average age mention i tells: "của bí thư là 52,4" goes on with the age spoken of before, "Các bí thư có độ tuổi bình
// quân là 52,4" names the owner first, and a bare "độ tuổi bình quân" is of those counted last.
func (r *Reading) averageOf(i int, own string, from, verb int) string {
	k := r.ElemOf(from)
	if k > 0 && r.fills(k-1, ofLex) && i > 0 && r.Mentions[i-1].Class == "age" {
		if head, _, ok := strings.Cut(r.Mentions[i-1].Item, " của "); ok {
			return head + " của " + own
		}
	}
	row, n, ok := r.T.At(from, ageLex)
	if !ok || verb >= 0 && from+n < r.Elems[verb-1].From {
		return own
	}
	age := ageLex.Rows[row].Phrase
	start, _ := r.SentenceOf(k)
	if k > start && r.VerbClass(k-1) == "exist" && r.Elems[start].Kind != Fig {
		first := start
		for first < k-1 && (r.lead(first) || r.Elems[first].Kind == Plain) {
			first++
		}
		if r.Elems[first].Kind == Noun {
			return age + " của " + r.Phrase(r.Elems[first].From, r.modifiers(r.Elems[first].To))
		}
	}
	for j := i - 1; j >= 0 && i-j < 4 && r.T.SentenceOf(r.Mentions[j].From) == r.T.SentenceOf(r.Mentions[i].From); j-- {
		if o := &r.Mentions[j]; o.Noun && kindred(o.Class) == "person" {
			return age + " của " + o.Unit
		}
	}
	return own
}
