package quantity

import (
	"strings"

	"baotinh/extract/scan"
)

// How far does a phrase go? phraseEnd walks right from a token to the mark, figure, time or verb that ends it. Commas, dashes and quotation marks are the
// doubtful ones: they may stand inside a list, a name or a grade. The questions about them are here, for phrases read to the left (topic.go) too.

// phraseEnd returns where the phrase from token i ends: at a mark, a figure, a comparison or a joining word before a figure.
func (r *Reading) phraseEnd(i, most int) int {
	to := r.phraseTo(i, most)
	for to > i {
		_, from, ok := r.T.Before(to, hangingLex)
		if !ok || from <= i {
			break
		}
		to = from // "hộ khá, giàu và không | còn …"
	}
	return to
}

// phraseTo is phraseEnd without regard to what is left hanging at its end; most is the most tokens it takes.
func (r *Reading) phraseTo(i, most int) int {
	if i >= len(r.T.Tokens) {
		return i
	}
	k := r.ElemOf(i)
	_, end := r.SentenceOf(k)
	to := i
	for first := k; k < end && to-i < most; k++ {
		r.T.Work++
		e := r.Elems[k]
		switch e.Kind {
		case Comma:
			if k+1 < end && r.T.Has(r.Elems[k+1].From, lackLex) {
				return to
			}
			if k == first+1 && k+2 < len(r.Elems) && r.Elems[first].Kind == Plain && r.Elems[k+1].Kind == Plain && r.Elems[first].To-r.Elems[first].From == 1 && r.Elems[k+1].To-r.Elems[k+1].From == 1 && ends(r.Elems[k+2].Kind) {
				continue // "85% khá, giỏi"
			}
			if k > first && k+1 < end && r.rateable(first) && r.VerbClass(k+1) == "state" && !r.figureSoon(k+1, end) {
				continue // "đảng viên đủ tư cách, hoàn thành tốt nhiệm vụ"
			}
			if k-2 > first && k+1 < end && r.Elems[k-1].Kind == Plain && r.Elems[k+1].Kind == Plain && r.T.Tokens[r.Elems[k+1].From].Case == scan.Lower && r.graded(first, k) && !r.counted(k+1, end) {
				continue // "tổ chức đảng đạt trong sạch, vững mạnh"
			}
			// a comma inside a list of nouns or verbs goes on: "học tập, quán triệt nghị quyết"
			if k > first && k+1 < end && r.Elems[k+1].Kind == r.Elems[k-1].Kind && (r.Elems[k+1].Kind == Verb && r.VerbClass(k+1) != "aim" || r.Elems[k+1].Kind == Noun) && !r.counted(k+1, end) && r.predicate(k+1) == "" {
				continue
			}
			return to
		case Sign:
			if !r.dash(k, first) && !r.grade(k, first) && !r.each(k, first) && !r.described(k, first, end) {
				return to
			}
		case Fig:
			if k == first || k+1 >= end || r.Mentions[e.Ref].Class != "age" || r.VerbClass(k+1) != "state" && !r.fills(k+1, passiveLex) {
				return to // but "98% trẻ 6 tuổi vào lớp 1"
			}
		case Semicolon, Colon, Stop, Open, Close, Time:
			return to
		case Func:
			if k > first && k+1 < end && r.Elems[k+1].Kind == Fig && r.fills(k, outOfLex) {
				return to // "90% đảng viên trong tổng số 1.400 đảng viên"
			}
			if joins(r.T, e.From) && (k+1 >= end || r.figureSoon(k+1, end) || r.timeSoon(k+1, end) || nounish(r.Elems[k+1].Kind) && r.fills(k+1, rateLex)) {
				return to
			}
			if r.fills(k, topicEndLex) {
				return to
			}
		case Verb:
			if k > first && k+1 < end && r.TextOf(k) == "với" && (r.NounClass(k+1) == "measure" || r.T.Has(r.Elems[k+1].From, priceLex)) {
				return to // "10 tấn quả với giá 25.000 đồng/kg"
			}
			if c := r.predicate(k); k > first && (c != "" && !r.fills(k, attainLex) && !(c == "reach" && k+1 < end && !r.counted(k+1, end)) || r.VerbClass(k) == "act" && !r.passive(k) && k+1 < end && r.Elems[k+1].Kind == Fig) {
				return to // "3.500 m2 đất làm 12,7 km đường"
			}
		}
		to = e.To
	}
	return to
}

// ends reports whether an element parts clauses or sentences.
func ends(k ElemKind) bool {
	switch k {
	case Comma, Semicolon, Colon, Stop, Open, Close, Sign:
		return true
	}
	return false
}

// rateable reports whether element k names members, people or bodies, of whom grades are told.
func (r *Reading) rateable(k int) bool {
	switch r.NounClass(k) {
	case "member", "person", "party", "org":
		return true
	}
	return r.Elems[k].Kind == Org
}

// figureSoon reports whether a figure follows element k within three elements.
func (r *Reading) figureSoon(k, end int) bool {
	for j := k; j < end && j < k+3; j++ {
		r.T.Work++
		if r.Elems[j].Kind == Fig {
			return true
		}
	}
	return false
}

// graded reports whether one of the two words before the one at the comma at element k is the "đạt" that takes a grade.
func (r *Reading) graded(first, k int) bool {
	return r.fills(k-2, attainLex) || k-3 > first && r.fills(k-3, attainLex)
}

// counted reports whether a figure stands right behind element k, or behind the word behind it: "đảng viên 85%", not "đảng viên và 85%".
func (r *Reading) counted(k, end int) bool {
	for j := k; j < end && j < k+3 && !r.linked(j); j++ {
		r.T.Work++
		if r.Elems[j].Kind == Fig {
			return true
		}
	}
	return false
}

// dash reports whether the dash or stroke at element k ties two words of one name: "công nghiệp - xây dựng", "đầu người/năm".
func (r *Reading) dash(k, start int) bool {
	i := r.Elems[k].From
	return k > start && k+1 < len(r.Elems) && (r.T.Is(i, '-') || r.T.Is(i, '/') && r.T.Tight(i) && r.T.Tight(i+1)) && named(r.Elems[k-1].Kind) && named(r.Elems[k+1].Kind)
}

func named(k ElemKind) bool { return k == Noun || k == Plain || k == Verb }

// each reports whether the number at element k is no figure but stands inside a name, "trẻ vào lớp 1", or is the one unit that a measure is told for, "giá trị
// sản xuất trên 1 ha đất canh tác".
func (r *Reading) each(k, start int) bool {
	return k > start && k+1 < len(r.Elems) && r.T.IsKind(r.Elems[k].From, scan.Number) && !r.measureHead(k+1) && (nounish(r.Elems[k-1].Kind) || r.T.Str(r.Elems[k].From) == "1" && r.TextOf(k-1) == "trên" || r.VerbClass(k-1) == "state")
}

func nounish(k ElemKind) bool { return k == Noun || k == Plain }

// described reports whether the quotation mark at element k stands around what those named before it are like: "xã “không ma túy”", no name.
func (r *Reading) described(k, first, end int) bool {
	if r.closesQuote(k) {
		for j := k - 1; j > first && k-j < 6; j-- {
			r.T.Work++
			if r.opensQuote(j) {
				return r.described(j, first, end)
			}
		}
		return false
	}
	return r.opensQuote(k) && k > first && nounish(r.Elems[k-1].Kind) && k+1 < end && (r.WordClass(k+1) == "rel" || r.VerbClass(k+1) == "state")
}

// timeSoon reports whether a time follows element k, a preposition before it or none: "và đến năm 2020".
func (r *Reading) timeSoon(k, end int) bool {
	if k < end && r.Elems[k].Kind == Func {
		k++
	}
	return k < end && r.Elems[k].Kind == Time
}

// nounComma reports whether the comma at element k stands inside a phrase that begins with a noun: "đường trục thôn, xóm được cứng hóa",
// "tổ chức cơ sở đảng đạt trong sạch, vững mạnh". What begins with a preposition or a time leads into a clause instead, and a measure
// behind the comma begins a clause of its own.
func (r *Reading) nounComma(k, start int, share bool) bool {
	if k == 0 || k+1 >= len(r.Elems) || !named(r.Elems[k-1].Kind) || !nounish(r.Elems[k+1].Kind) && !(share && r.sector(k+1)) {
		return false
	}
	if e := r.Elems[k+1]; e.Kind == Noun && nounClass[e.Ref] == "measure" {
		return false
	}
	if r.T.Has(r.Elems[k+1].From, amountLex) {
		return false
	}
	end := k // of the part of the phrase at hand
	for j := k - 1; j >= start && k-j < 10; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Noun, Plain, Org:
		case Sign:
			if !r.dash(j, start) {
				return false
			}
			continue
		case Verb:
			switch verbClass[e.Ref] {
			case "to", "exist":
				return false
			case "up", "down", "aim": // "phấn đấu giá trị sản xuất nông nghiệp, thủy sản tăng 3%"
				return j < k-1 && r.Elems[j+1].Kind == Noun
			}
		case Func:
			if j < k-1 && r.fills(j, clauseOpenLex) {
				return r.Elems[j+1].Kind == Noun // "trong đó khối nông, lâm nghiệp và thủy sản tăng 3%"
			}
			if r.T.Has(e.From, amountLex) && j < k-1 && (j == start || ends(r.Elems[j-1].Kind)) {
				return true // "tổng số thu BHXH, BHYT"
			}
			if !r.fills(j, passiveLex) {
				return false
			}
		default:
			return false
		}
		if j > start && r.Elems[j-1].Kind == Comma && r.Elems[j].Kind == Plain && end-j <= 2 {
			j, end = j-1, j-1 // "sản lượng cam, quýt, bưởi"
			continue
		}
		if j == start || ends(r.Elems[j-1].Kind) && !r.dash(j-1, start) {
			return r.Elems[j].Kind == Noun
		}
	}
	return false
}

// sector reports whether the verb at element k names a branch of the economy, as what is said of it or its share follows: "công nghiệp, xây dựng
// 11%".
func (r *Reading) sector(k int) bool {
	if r.VerbClass(k) != "act" || k+1 >= len(r.Elems) {
		return false
	}
	n := r.Elems[k+1]
	return n.Kind == Fig && r.Mentions[n.Ref].Percent || r.predicate(k+1) != ""
}

// inMeasure reports whether the comma at element k stands inside the name of a measure that goes on to element last: "tổng giá trị sản xuất nông, lâm
// nghiệp", "tỷ lệ lao động có bằng cấp, chứng chỉ".
func (r *Reading) inMeasure(k, start, last int) bool {
	if last-k > 9 {
		return false
	}
	for j := k + 1; j <= last; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Fig, Semicolon, Colon, Stop, Doc:
			return false
		case Func:
			if r.fills(j, tenseLex) || r.fills(j, clauseOpenLex) {
				return false
			}
		default:
			if r.measureHead(j) || r.predicate(j) != "" || r.VerbClass(j) == "aim" || r.VerbClass(j) == "exist" {
				return false
			}
		}
	}
	for j := k - 1; j >= start && k-j < 14; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Fig, Semicolon, Colon, Stop, Doc, Open, Close:
			return false
		}
		if r.measureHead(j) {
			return j == start || r.Elems[j-1].Kind != Func || r.WordClass(j-1) != "prep" || r.TextOf(j-1) == "với" || r.fills(j-1, ofLex)
		}
		if r.predicate(j) != "" || r.VerbClass(j) == "aim" {
			return false
		}
	}
	return false
}

// listComma reports whether the comma at element k joins like elements: "học tập, quán triệt".
func (r *Reading) listComma(k int) bool {
	return k > 0 && k+1 < len(r.Elems) && r.Elems[k-1].Kind == r.Elems[k+1].Kind && (r.Elems[k-1].Kind == Verb || r.Elems[k-1].Kind == Noun && r.NounClass(k+1) != "measure") && r.predicate(k+1) == ""
}

// clauseAhead reports whether who acts stands behind the comma at element k, with a word of time of its verb: "để có vốn, xã đã quy hoạch …".
func (r *Reading) clauseAhead(k int) bool {
	return k+2 < len(r.Elems) && r.acts(k+1) && r.Elems[k+2].Kind == Func && r.fills(k+2, tenseLex)
}

// sectorComma reports whether the comma at element k stands in a row of branches of the economy that fills its clause: ": nông, lâm, thủy sản
// 28,5%".
func (r *Reading) sectorComma(k, start int) bool {
	for j := k - 1; j >= start && k-j < 8; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Plain, Comma:
		case Colon, Semicolon:
			return j < k-1
		default:
			if !r.dash(j, start) {
				return false
			}
		}
	}
	return false
}

// unquoted drops the marks around a grade that stands inside an item.
func unquoted(item string) string {
	if !strings.ContainsAny(item, quoteMarks) {
		return item
	}
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune(quoteMarks, c) {
			return -1
		}
		return c
	}, item)
}

const quoteMarks = "\"“”"
