package quantity

import "baotinh/extract/entity"

// What of a clause before a number may be its topic? Who says something, who does it and where it happens are none. topic.go asks once the ends of the phrase are
// known: what stands before a word that opens another clause goes, then who acts; a measure that the clause ends with stays, else the deed with what it was done
// to. A clause whose verb no vocabulary knows names nothing.

// ofClause cuts the phrase down to what a clause measures, and settles the question where it measures nothing.
func (t *topic) ofClause() (phrase string, at int, settled bool) {
	r, m, verb := t.r, t.m, t.verb
	first, last := t.first, t.last
	if r.fills(first, undoneLex) && t.moves != "" && r.headNoun(t.i, t.k) == "" {
		return "", -1, true // "không dựa | vào 2 triệu tấn than"
	}
	if m.Percent {
		return "", -1, (r.fills(first, actNounLex) || first == last && r.fills(first, fulfilLex)) && t.moves == "" // "về đích với việc hoàn thành 100% kế hoạch"
	}
	if at := r.placedOn(m, first, last); at > 0 && verb < 0 {
		t.first = at
		return "", -1, false
	}
	if at := r.brought(first, last); at > 0 {
		t.first = at
		return "", -1, false
	}
	if first == last && t.moves == "" && r.body(first) {
		return r.dealt(first, t.start) // "ủy thác với Ngân hàng A 12 tỷ đồng"
	}
	if !r.somebody(first, t.start) || verb >= 0 && r.fills(verb, dimensionLex) || verb < 0 && (r.governor(m) >= 0 || r.objectOf(first, last) > first) {
		return "", -1, false
	}
	if j := r.lastDeed(first, last); j > first && verb < 0 {
		if at := r.measureIn(j+1, min(j+3, last)); at > 0 {
			t.first = at
			return "", -1, false
		}
		return r.Phrase(r.Elems[j].From, r.Elems[last].To), r.Elems[j].From, true // "Phó Bí thư Huyện ủy tặng thôn Đoài 20 triệu đồng"
	}
	for j := first + 1; j <= last; j++ {
		if j < last && r.Elems[j].Kind == Comma && m.Class != "money" && r.Elems[j+1].Kind == Noun {
			t.first = j + 1 // "gia đình đã sắm xe đạp, | xe máy 50 cm3"
			return "", -1, false
		}
	}
	for j := first + 1; j <= last; j++ {
		if r.fills(j, tenseLex) && (j == last || r.Elems[j+1].Kind != Verb) || r.fills(j, passiveLex) && r.fills(first, honorificLex) {
			return "", -1, true // "Doanh nghiệp đã bỏ ra 2 triệu USD", "Chị Hoa bị lừa 30 triệu đồng"
		}
	}
	return "", -1, false
}

// pastOpener returns the first element behind the last word among elements first to last that opens a clause or leads away from one: "nhiều người cho rằng | con số",
// "về đích với việc | hoàn thành".
func (r *Reading) pastOpener(first, last int) int {
	for k := last; k >= first; k-- {
		r.T.Work++
		if k == first && r.fills(k, viaLex) {
			return k + 1
		}
		if _, n, ok := r.T.At(r.Elems[k].From, topicOpenLex); ok {
			return min(r.ElemOf(r.Elems[k].From+n-1)+1, last+1)
		}
	}
	return first
}

// pastTense returns what is left of the phrase of elements first to last, which goes on with a verb of no vocabulary behind a word of time: the thing that it was
// done to, "đất ruộng | đã GPMB 38 ha", where sized tells that a size is told, or what it took, "Bắc Lũng đã bỏ | thuế 25%". ok tells that there is such a word.
func (r *Reading) pastTense(first, last int, sized bool) (phrase string, at int, ok bool) {
	if first > last || r.fills(first, rateLex) || r.fills(first, countLex) {
		return "", -1, false
	}
	for j := last; j > first; j-- {
		r.T.Work++
		if !r.fills(j, tenseLex) && !r.fills(j, nowLex) || j < last && r.Elems[j+1].Kind == Verb {
			continue
		}
		from, to := r.Elems[last].From, r.Elems[last].To
		switch class := r.NounClass(first); {
		case class != "" && kindred(class) != "person" && kindred(class) != "org" || sized && !r.somebody(first, first):
			from, to = r.Elems[first].From, r.Elems[j-1].To
		case last <= j+1 || r.Elems[last].Kind != Noun:
			return "", -1, true
		}
		return r.Phrase(from, to), from, true
	}
	return "", -1, false
}

// body reports whether element k names a body and no place.
func (r *Reading) body(k int) bool {
	return r.Elems[k].Kind == Org && r.Orgs[r.Elems[k].Ref].Class != entity.PlaceName
}

// somebody reports whether element k begins the name of one who acts: a body, people, or a person by name.
func (r *Reading) somebody(k, start int) bool {
	return r.acts(k) || r.fills(k, honorificLex) || k > start && r.fills(k-1, honorificLex)
}

// dealt settles the topic of a sum behind the body at element k: the deed that was done with it, "tín chấp với Ngân hàng A", or nothing.
func (r *Reading) dealt(k, start int) (phrase string, at int, settled bool) {
	for j := k - 1; j >= start && k-j < 4; j-- {
		r.T.Work++
		switch {
		case r.VerbClass(j) == "act":
			return r.TextOf(j), r.Elems[j].From, true
		case r.Elems[j].Kind != Func && r.VerbClass(j) != "exist":
			return "", -1, true
		}
	}
	return "", -1, true
}

// lastDeed returns the last verb of doing among elements first to last that tells what the one who acts did; first if there is none.
func (r *Reading) lastDeed(first, last int) int {
	for j := last; j > first; j-- {
		r.T.Work++
		if r.VerbClass(j) == "act" && !r.nominal(j) && !r.passive(j) && (r.Elems[j-1].Kind != Noun || r.somebody(j-1, first)) {
			return j
		}
	}
	return first
}

// measureIn returns the last element among first to last at which the name of a measure begins; 0 if none does.
func (r *Reading) measureIn(first, last int) int {
	for k := last; k >= first; k-- {
		r.T.Work++
		if r.measureHead(k) && (nounish(r.Elems[k].Kind) && r.NounClass(k) == "measure" || !r.T.Has(r.Elems[k].From, moneyLex)) {
			return k // not "ủng hộ quỹ"
		}
	}
	return 0
}

// brought returns the element among first to last at which the measure begins that the thing before it yields: "mô hình nuôi cá của gia đình cho | thu lãi"; 0 if the
// phrase ends with none.
func (r *Reading) brought(first, last int) int {
	for k := last; k > first+1; k-- {
		r.T.Work++
		if r.measureHead(k) && r.fills(k-1, forLex) && !r.measureHead(first) {
			return k
		}
	}
	return 0
}

// sizedThing returns the thing that is told behind "có" or "với" how large it is, before element k: "7 khúc gỗ nghi là trắc, có | trọng lượng 120 kg", "tuyến kênh đi qua hai
// xã có | chiều dài 3 km"; "" if none stands in the clause.
func (r *Reading) sizedThing(k, start int) string {
	if k <= start || r.VerbClass(k) != "exist" {
		return ""
	}
	for j := k - 1; j >= start && k-j < 14; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Semicolon, Stop, Colon, Open, Close:
			return ""
		case Comma:
			if j < k-1 {
				return ""
			}
		case Fig:
			if o := &r.Mentions[e.Ref]; o.Noun && !o.Elided && !stands(o.Class) {
				return o.Unit
			}
			return ""
		case Noun:
			if r.NounClass(j) == "thing" && (j == start || !nounish(r.Elems[j-1].Kind) && !(r.Elems[j-1].Kind == Func && r.WordClass(j-1) == "prep")) {
				return r.Phrase(e.From, e.To)
			}
		}
	}
	return ""
}

// pricedThing returns the thing of few words with which the clause begins that has a price, behind the "có" at element k: "cá tra có giá 25.000 đồng/kg"; "" if something
// else stands there.
func (r *Reading) pricedThing(k, start int) string {
	if k <= start || r.VerbClass(k) != "exist" {
		return ""
	}
	j := k
	for j > start && k-j < 4 && nounish(r.Elems[j-1].Kind) {
		r.T.Work++
		j--
	}
	if j == k || j > start && !ends(r.Elems[j-1].Kind) && r.Elems[j-1].Kind != Comma || r.Elems[k].From-r.Elems[j].From > 6 {
		return ""
	}
	return r.Phrase(r.Elems[j].From, r.Elems[k].From)
}

// placedOn returns the element among first to last at which the ground begins that something stands on, and that mention m measures: "dự án khởi công trên | khu đất
// 30.000 m2"; 0 if the phrase ends with none.
func (r *Reading) placedOn(m *Mention, first, last int) int {
	if m.Class != "area" || r.measureHead(first) {
		return 0
	}
	for k := last; k > first; k-- {
		r.T.Work++
		if k-1 > first && nounish(r.Elems[k].Kind) && r.fills(k-1, onLex) && r.Elems[k-2].Kind == Verb {
			return k
		}
	}
	return 0
}
