package quantity

// Where does the noun of a topic begin? A phrase before a number may be a whole clause: somebody does something, a sum is for something, and only its
// last noun is measured. The questions are asked by topic.go once the phrase's ends are known: clauses, objects of deeds, measures at the end, sums
// around a count; each gives back the first element or token that stays, and leaves the phrase alone where it is sure of nothing.

// pastClause returns where the measure that a clause among elements first to last tells of begins, first if none does: "kinh tế của huyện duy trì |
// tốc độ tăng trưởng", "về giao thông đã xây dựng | tuyến đường". What begins with a measure is no clause, "tỷ lệ giải ngân vốn".
func (r *Reading) pastClause(first, last int) int {
	if first >= last || r.measureHead(first) || !nounish(r.Elems[first].Kind) {
		return first
	}
	for j := first + 1; j < last; j++ {
		r.T.Work++
		if r.VerbClass(j) == "act" && !r.nominal(j) && (j+1 < last && (r.NounClass(j+1) == "measure" || r.fills(j+1, rateLex)) || r.fills(j-1, doneLex) && r.Elems[j+1].Kind == Noun) {
			return j + 1
		}
		if r.NounClass(j) == "measure" {
			return first
		}
	}
	return first
}

// measureHead reports whether the name of a measure, a rate or a sum begins with element k.
func (r *Reading) measureHead(k int) bool {
	if !nounish(r.Elems[k].Kind) && r.WordClass(k) != "amount" {
		return false
	}
	return r.NounClass(k) == "measure" || r.fills(k, rateLex) || r.fills(k, indexLex) || r.fills(k, worthLex) || r.fills(k, sumLex) || r.fills(k, totalLex) || r.T.Has(r.Elems[k].From, moneyLex)
}

// objectBefore returns where the thing that is so long or wide begins among elements first to last, behind what was done to it: "sửa chữa một | tuyến lộ nhựa dài
// 1.900 m".
func (r *Reading) objectBefore(first, last int) int {
	for j := last - 1; j >= first; j-- {
		r.T.Work++
		to := j + 1
		switch e := r.Elems[j]; e.Kind {
		case Verb:
			if c := verbClass[e.Ref]; c != "exist" && (c != "act" || r.nominal(j)) {
				continue
			}
		case Func:
			if (r.WordClass(j) != "prep" || r.fills(j, ofLex)) && !r.fills(j, onLex) {
				continue
			}
		case Plain:
			_, n, ok := r.T.At(e.From, nearLex)
			if !ok || e.From+n < e.To || e.From+n > r.Elems[last].From {
				continue
			}
			to = r.ElemOf(e.From + n)
		default:
			continue
		}
		for ; to < last && (r.Elems[to].Kind == Func || r.fills(to, determinerLex)); to++ {
			r.T.Work++ // "các", "một"
		}
		if nounish(r.Elems[to].Kind) {
			return to
		}
		return first
	}
	return first
}

// objectOf returns where the object of the clause in elements first to last begins, if a body does something to it there; else first.
func (r *Reading) objectOf(first, last int) int {
	if !r.acts(first) {
		return first
	}
	j, done := first+1, false
	for j < last && r.Elems[j].Kind == Func {
		r.T.Work++
		done = done || r.fills(j, doneLex)
		j++
	}
	if j >= last || r.VerbClass(j) != "act" || r.passive(j) {
		return first
	}
	verb := j
	for j++; j < last && (r.Elems[j].Kind == Func || r.fills(j, determinerLex)); j++ {
		r.T.Work++ // "đã mua các máy"
	}
	if done && nounish(r.Elems[j].Kind) && r.fills(verb, payLex) {
		return verb // "đã ủng hộ các quỹ": to whom it went
	}
	if nounish(r.Elems[j].Kind) && (done || r.Elems[first].Kind == Org || r.fills(j, sumLex)) {
		return j
	}
	return first
}

// acts reports whether element k names somebody who does something: a body, a place or people.
func (r *Reading) acts(k int) bool {
	switch r.NounClass(k) {
	case "org", "party", "place", "person", "member":
		return true
	}
	return r.Elems[k].Kind == Org
}

// lastMeasure returns where the measure begins that ends a clause in elements first to last, "đoạn qua đô thị giới hạn | tốc độ", and the thing that the clause did
// something to, "gia đình bán cà phê với | giá"; first if no clause ends so.
func (r *Reading) lastMeasure(first, last int) (at int, thing string) {
	if first >= last || !(r.NounClass(last) == "measure" || r.fills(last, priceLex)) || r.measureHead(first) {
		return first, ""
	}
	if r.Elems[last-1].Kind == Func && r.fills(last-1, onLex) {
		return last, "" // "công viên trải dài trên diện tích"
	}
	deed := -1
	for j := last - 1; j > first; j-- {
		r.T.Work++
		if (r.VerbClass(j) == "act" || r.Elems[j].Kind == Plain && r.T.Has(r.Elems[j].From, nearLex)) && !r.nominal(j) && !r.passive(j) {
			deed = j
			break
		}
		if r.measureHead(j) || r.fills(j, ofLex) {
			return first, ""
		}
	}
	if deed < 0 && last-2 >= first && r.TextOf(last-1) == "với" && r.onlyNouns(first, last-1) {
		return last, r.Phrase(r.Elems[first].From, r.Elems[last-1].From) // "10 tấn quả với giá 25.000 đồng/kg"
	}
	if deed < 0 && last-2 >= first && (r.WordClass(last-1) == "prep" && !r.fills(last-1, ofLex) || r.VerbClass(last-1) == "exist") {
		return last, "" // "khu vực đầu cầu có | mặt cắt 28 m", "xe bị hư với | tổng thiệt hại 12 triệu đồng"
	}
	if deed < 0 {
		return first, ""
	}
	if to := last - 1; to > deed+1 && r.TextOf(to) == "với" {
		return last, r.Phrase(r.Elems[deed+1].From, r.Elems[to].From)
	}
	return last, ""
}

// onlyNouns reports whether elements from to to are nouns and bodies with commas and joining words between.
func (r *Reading) onlyNouns(from, to int) bool {
	for k := from; k < to; k++ {
		r.T.Work++
		if e := r.Elems[k].Kind; !nounish(e) && e != Org && !r.linked(k) {
			return false
		}
	}
	return to > from
}

// sumClause reports whether the clause before element k, which begins at start or behind a mark, begins with a sum: "tổng nguồn vốn huyện đã huy động |".
func (r *Reading) sumClause(k, start int) bool {
	for j := k - 1; j >= start && k-j < 12; j-- {
		r.T.Work++
		if e := r.Elems[j]; ends(e.Kind) || e.Kind == Fig {
			return false
		}
		if (r.NounClass(j) == "measure" || r.fills(j, sumLex) || r.fills(j, fundLex)) && (j == start || ends(r.Elems[j-1].Kind)) {
			return true
		}
	}
	return false
}

// sumOver returns the sum or measure that the count at element k stands inside, without that count, and its first token; "" if it stands in none. Its sentence begins at
// start.
func (r *Reading) sumOver(k, start int) (string, int) {
	head := r.sumBefore(k, start)
	if head < 0 {
		return "", -1
	}
	to := k - 1
	if r.fills(to, ofLex) {
		to--
	}
	return r.Phrase(r.Elems[head].From, r.Elems[to].To), r.Elems[head].From
}

// sumBefore returns the element of the sum or measure that the count at element k stands inside: "kinh phí xây dựng hạ tầng 12 điểm đấu giá khoảng 9 tỷ
// đồng", "nhu cầu vốn thực hiện đề án của 20 xã là …"; -1 if it stands in none. Its sentence begins at start.
func (r *Reading) sumBefore(k, start int) int {
	if k > start && r.fills(k-1, ofLex) {
		k--
	}
	for j := k - 1; j >= start && k-j < 12; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Noun, Plain, Verb, Org:
			if r.NounClass(j) == "measure" || r.fills(j, sumLex) || r.fills(j, worthLex) {
				for j > start && r.Elems[j-1].Kind == Noun && r.NounClass(j-1) == "measure" {
					j--
				}
				return j
			}
			switch c := r.VerbClass(j); c {
			case "", "act", "state":
			case "aim":
				if r.aimStrength(j) != "strong" {
					return j // "nhu cầu vốn"
				}
				return -1
			default:
				return -1
			}
		case Func:
			if !r.fills(j, ofLex) && r.WordClass(j) != "prep" && !r.fills(j, purposeLex) {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// headNoun returns the noun that a predicate without a subject belongs to: of the heading before a colon, of what the sentence begins to speak
// about, or of the figures before it.
func (r *Reading) headNoun(i, k int) string {
	start, _ := r.SentenceOf(r.ElemOf(r.Mentions[i].From))
	for j := k; j >= start; j-- {
		r.T.Work++
		if r.Elems[j].Kind == Colon && j > start && r.Elems[j-1].Kind == Noun && !r.goalNoun(r.Elems[j-1].From) {
			return r.Phrase(r.Elems[j-1].From, r.Elems[j-1].To)
		}
		if r.Elems[j].Kind == Comma && j == start+2 && r.Elems[j-1].Kind == Noun && r.fills(start, aboutLex) {
			return r.Phrase(r.Elems[j-1].From, r.Elems[j-1].To) // "Về đảng viên, 15% hoàn thành xuất sắc nhiệm vụ"
		}
	}
	for j := i - 1; j >= 0 && i-j < 4; j-- {
		o := &r.Mentions[j]
		if o.Noun {
			return o.Unit
		}
		if _, _, trait := r.T.At(o.ItemFrom, womenLex); trait {
			continue // "nữ chiếm 69%; 83,8% có trình độ cao đẳng"
		}
		at := o.ItemFrom
		if _, n, ok := r.T.At(at, rateLex); ok {
			at += n // "tỷ lệ đảng viên hoàn thành tốt nhiệm vụ đạt 82%, không hoàn thành nhiệm vụ 0,4%"
		}
		if row, n, ok := r.T.At(at, nounLex); ok && o.ItemTo > o.ItemFrom && countable(nounClass[row]) {
			return r.Phrase(at, at+n)
		}
	}
	return ""
}

// headingBefore returns what the heading before the colon tells whose grades follow up to element k: "Xếp loại hạnh kiểm: tốt 80%; | khá 20%"; "" if there is no heading, or
// none of few words. The sentence begins at element start.
func (r *Reading) headingBefore(k, start int) string {
	for ; k > start && r.Elems[k].Kind != Colon; k-- {
		r.T.Work++
		if r.Elems[k].Kind == Open {
			return ""
		}
	}
	first := k
	for ; first > start && k-first < 9 && !ends(r.Elems[first-1].Kind) && r.Elems[first-1].Kind != Fig; first-- {
		r.T.Work++
	}
	if first < k && r.fills(first, resultLex) {
		first++ // "Kết quả xếp loại hạnh kiểm"
	}
	if first >= k || k-first > 8 || r.Elems[first].Kind == Func {
		return ""
	}
	return r.Phrase(r.Elems[first].From, r.Elems[k].From)
}

// sumOf returns what the sum of money named by elements first to last is for, as the topic before it tells, and where its name begins.
func (r *Reading) sumOf(first, last int, topic string) (string, int) {
	at := r.Elems[first].From
	if topic == "" {
		return r.Phrase(at, r.Elems[last].To), at
	}
	return r.Phrase(at, r.Elems[last].To) + " " + topic, at
}
