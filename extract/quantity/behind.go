package quantity

import "strings"

// Which words behind a number name what it is of? "92% TCCSĐ hoàn thành tốt nhiệm vụ": a noun right behind it, a plan, or what a change is told in
// respect of; then a predicate behind a share or its bracket, and the deed whose things a change counts. item.go decides between these words and the
// topic; how far they go is phrase.go's question.

// costBehind reports whether what a sum is spent on stands at token i: "100% kinh phí | mua sách".
func (r *Reading) costBehind(i int) bool {
	if i >= len(r.T.Tokens) {
		return false
	}
	k := r.ElemOf(i)
	return r.Elems[k].Kind == Verb && r.VerbClass(k) == "act" || r.Elems[k].Kind == Noun
}

// itemRight reads "92% tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ", "12,4 km mương cứng", "đạt 100% kế hoạch".
func (r *Reading) itemRight(m *Mention) (from, to int, ok bool) {
	if from, to, ok = r.respect(m); ok {
		return from, to, true
	}
	if m.Class == "times" {
		return 0, 0, false // "gấp 1,6 lần giai đoạn trước"
	}
	t := r.T
	i := m.End
	if k := r.ElemOf(i); m.Percent && i < len(t.Tokens) && r.Elems[k].Kind == Open && k+2 < len(r.Elems) && r.Elems[k+1].Kind == Fig && r.Elems[k+2].Kind == Close {
		i = r.Elems[k+2].To // "100% (61/61) thôn"
	}
	if _, n, ok := t.At(i, amountLex); ok && !(m.Percent && (r.measureHead(r.ElemOf(i)) && r.ElemOf(i+n) == r.ElemOf(i) || r.NounClass(r.ElemOf(i)) == "measure" && r.costBehind(i+n))) { // 82% số công đoàn cơ sở, but "hỗ trợ 70% mức đóng"
		_, bare, _ := t.At(i, numberLex)
		if row, _, ok := t.At(i, wordLex); !ok || wordClass[row] != "amount" || bare == n {
			i += n
		}
	}
	if _, n, ok := t.At(i, pluralLex); ok && m.Percent {
		i += n
	}
	if i >= len(t.Tokens) {
		return 0, 0, false
	}
	k := r.ElemOf(i)
	switch e := r.Elems[k]; e.Kind {
	case Noun, Org:
	case Plain:
		if m.Elided && m.Class == "money" && t.Has(i, pastSumLex) && !t.Has(i, moneyLex) {
			return 0, 0, false // "vay 3 triệu bảo là mai trả"
		}
		if m.Class == "money" && t.Has(i, useLex) {
			return 0, 0, false // "1 tỷ đồng dùng cho trường học"
		}
		if !m.Percent && m.Class != "money" && m.Class != "area" && m.Class != "length" && m.Class != "mass" && m.Class != "volume" {
			return 0, 0, false
		}
	case Func:
		against := r.fills(k, againstLex)
		if !(r.WordClass(k) == "amount" && !r.figureAt(k+1) || against && r.goalAfter(k)) { // not "tỷ lệ 11,27% trên tổng số 39.688 hộ"
			return 0, 0, false
		}
		if against {
			if from, to, ok = r.goalSpan(k); ok && r.goalTold(to) {
				return 0, 0, false // "đạt 2% so với kế hoạch là 6,8%"
			}
			return from, to, ok
		}
	case Verb:
		_, _, noun := t.At(i, nounLex) // "tăng 7,8% tổ chức, 5% đảng viên"
		noun = noun && k+1 < len(r.Elems) && (ends(r.Elems[k+1].Kind) || r.Elems[k+1].Kind == Comma || r.Elems[k+1].Kind == Close || r.Elems[k+1].Kind == Func)
		if _, _, goal := t.At(i, goalLex); !goal && !noun || !m.Percent {
			return 0, 0, false
		}
	default:
		return 0, 0, false
	}
	to = r.phraseEnd(i, 16)
	if !m.Percent || r.gives(m) {
		to = r.cut(i, to)
	}
	return i, to, to > i
}

// respect returns what a change or a ratio is told of behind it: "tăng 28,4% về số lượng hợp đồng và gấp 2,7 lần về tổng giá trị".
func (r *Reading) respect(m *Mention) (from, to int, ok bool) {
	k := r.ElemOf(m.End-1) + 1
	if !m.Percent && m.Class != "times" || k+1 >= len(r.Elems) || !r.fills(k, aboutLex) {
		return 0, 0, false
	}
	from = r.Elems[k+1].From
	if r.NounClass(k+1) != "measure" && !r.T.Has(from, amountLex) {
		return 0, 0, false
	}
	to = r.phraseEnd(from, 8)
	return from, to, to-from > 2 // a bare "về lượng" leaves open what of
}

// goalAfter reports whether a plan or target follows the "so với" at element k.
func (r *Reading) goalAfter(k int) bool {
	return k+1 < len(r.Elems) && r.goalNoun(r.Elems[k+1].From)
}

// goalSpan returns the plan or target behind the "so với" at element k.
func (r *Reading) goalSpan(k int) (from, to int, ok bool) {
	from = r.Elems[k+1].From
	to = r.phraseEnd(from, 8)
	return from, to, to > from
}

// goalTold reports whether the amount of the goal that ends at token to follows: it is a level too, and no share is taken of it.
func (r *Reading) goalTold(to int) bool {
	k := r.ElemOf(to)
	if k+1 >= len(r.Elems) || !r.fills(k, isLex) {
		return false
	}
	if r.Elems[k+1].Kind == Qual {
		k++
	}
	return k+1 < len(r.Elems) && r.Elems[k+1].Kind == Fig && r.Mentions[r.Elems[k+1].Ref].Percent
}

// gives reports whether the verb before share m gives it, so that those who get it stand behind: "hỗ trợ 70% mức đóng cho hộ nghèo".
func (r *Reading) gives(m *Mention) bool {
	k := r.governor(m)
	return k >= 0 && r.VerbClass(k) == "act"
}

// cut returns the end of the words from token i to token to without what only tells where, for whom or how: "đất | tại xã Minh Tân", "phân bón | theo hình thức trả
// chậm", "đất | đã được giải phóng", "đất | với mong muốn mở rộng đường".
func (r *Reading) cut(i, to int) int {
	for k := r.ElemOf(i) + 1; k < len(r.Elems) && r.Elems[k].From < to; k++ {
		r.T.Work++
		if r.fills(k, besidesLex) || r.linked(k) && k+1 < len(r.Elems) && (r.fills(k+1, exhibitLex) || r.fills(k+1, pluralLex) || r.TextOf(k+1) == "nhiều" || r.TextOf(k+1) == "một số") {
			return r.Elems[k].From // "pháo nổ | và các vật chứng liên quan"
		}
		if r.Elems[k].Kind == Func && (r.fills(k, cutLex) || r.fills(k, doneLex)) || r.Elems[k].Kind == Verb && r.TextOf(k) == "với" {
			return r.Elems[k].From
		}
	}
	return to
}

// saidOf reads "84,7% không đi xem thi đấu, 82,4% giải trí bằng nghe đài": a share with a predicate is of those counted before.
func (r *Reading) saidOf(i int) string {
	m := &r.Mentions[i]
	k := r.ElemOf(m.End-1) + 1
	_, to := r.SentenceOf(r.ElemOf(m.From))
	if k+1 < to && r.fills(k, isLex) && r.Elems[k+1].Kind == Noun { // "trong 120 đại biểu có 70% là nam"
		if head := r.headNoun(i, k); head != "" {
			return head + " " + r.Phrase(r.Elems[k+1].From, r.phraseEnd(r.Elems[k+1].From, 6))
		}
	}
	if k >= to || r.VerbClass(k) == "" && !(r.Elems[k].Kind == Func && r.WordClass(k) == "rel") || r.predicate(k) != "" || r.VerbClass(k) == "aim" || r.VerbClass(k) == "exist" && !r.hasTrait(m, k, to) {
		return ""
	}
	head := r.headNoun(i, k)
	if head == "" {
		return ""
	}
	return head + " " + r.Phrase(m.End, r.phraseEnd(m.End, 10))
}

// hasTrait reports whether the verb at element k tells what those have of whom share m is, and no number: "100% có trình độ đại học". The sentence ends at element to.
func (r *Reading) hasTrait(m *Mention, k, to int) bool {
	if !m.Percent || m.Kind == Change || k+1 >= to || r.TextOf(k) != "có" || !nounish(r.Elems[k+1].Kind) {
		return false
	}
	for j := k + 1; j < to && j < k+12 && !ends(r.Elems[j].Kind) && r.Elems[j].Kind != Comma; j++ {
		r.T.Work++
		if r.Elems[j].Kind == Fig {
			return false // "80% có thu nhập trên 30 triệu đồng"
		}
	}
	return true
}

// saidBehind returns what is said behind the bracket that holds mention m of what the bracket is about: "90 chi bộ (đạt 88%) thực hiện tốt nhiệm
// vụ", with a space before it.
func (r *Reading) saidBehind(m *Mention) string {
	k := r.ElemOf(m.End-1) + 1
	if k+1 >= len(r.Elems) || r.Elems[k].Kind != Close {
		return ""
	}
	first := k + 1
	k = first
	for k < len(r.Elems) && k < first+3 && r.Elems[k].Kind == Func && !joins(r.T, r.Elems[k].From) && r.WordClass(k) != "prep" {
		k++
	}
	if k >= len(r.Elems) || r.figureAt(k+1) {
		return ""
	}
	switch c := r.VerbClass(k); {
	case c == "state", c == "intransitive", c == "fate", c == "act" && !r.figureSoon(k+1, len(r.Elems)), c == "reach" && r.fills(k, attainLex) && k+1 < len(r.Elems) && nounish(r.Elems[k+1].Kind):
		return " " + r.Phrase(r.Elems[first].From, r.phraseEnd(r.Elems[first].From, 10))
	}
	return ""
}

// doneTo returns what was done to the things of the kind named by tokens from to to, where a bracket tells by how much they grew: "kiểm tra 45 tổ chức đảng
// và 26 đảng viên (tăng 12% tổ chức, 9% đảng viên)"; empty if nothing was.
func (r *Reading) doneTo(i, from, to int) string {
	if r.Mentions[i].Bracket < 0 {
		return ""
	}
	named := " " + r.T.Key(from, to) + " "
	for j := i - 1; j >= 0 && i-j < 8 && r.T.SentenceOf(r.Mentions[j].From) == r.T.SentenceOf(r.Mentions[i].From); j-- {
		r.T.Work++
		o := &r.Mentions[j]
		if o.Noun && o.Action != "" && o.UnitTo > o.UnitFrom && strings.Contains(" "+r.T.Key(o.UnitFrom, o.UnitTo)+" ", named) {
			return o.Action + " " + o.Unit
		}
	}
	return ""
}

// joinedShare reports whether only "và" parts mention i from what the share before it tells of, which begins at token own: "9% hoàn thành nhiệm vụ
// và 0,5% không hoàn thành nhiệm vụ".
func (r *Reading) joinedShare(i, own int) bool {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	return i > 0 && r.Mentions[i-1].Percent && own == r.Mentions[i-1].End && r.WordClass(k) == "conj"
}
