package quantity

import "baotinh/extract/scan"

// Which goals does the text name, and which figures report on one? Headings and lists that set goals, goals named with their figure or in a bracket, and
// results that are told as a share of a goal: "đạt 101% kế hoạch" is a level, the plan itself a target.

// setsGoals reports whether mention m counts goals that are being set, so that they follow: "đề ra 19 chỉ tiêu."
func (r *Reading) setsGoals(m *Mention) bool {
	if !m.Noun {
		return false
	}
	if !r.T.Has(m.UnitFrom, goalLex) || r.T.Has(m.UnitFrom, resolutionLex) || m.UnitTo <= m.UnitFrom {
		return false // "thông qua 23 nghị quyết" sets nothing itself
	}
	k := r.ElemOf(m.QualFrom) - 1
	for first := k - 8; k > 0 && k > first && (r.Elems[k].Kind == Comma || r.Elems[k].Kind == Fig || joins(r.T, r.Elems[k].From)); k-- {
		// "nêu 7 nhiệm vụ, 3 khâu đột phá và 12 chỉ tiêu: …"
	}
	for j := k; j >= 0 && j > k-4; j-- {
		if r.Elems[j].Kind == Stop || r.Elems[j].Kind == Comma { // "vượt 13/15 mục tiêu đề ra, trong đó 12 mục tiêu …"
			return false
		}
		if r.T.Has(r.Elems[j].From, settingLex) {
			return true
		}
	}
	return false
}

// listGoesOn reports whether the paragraph that begins at token i is a further item of a list.
func (r *Reading) listGoesOn(i int) bool {
	t := r.T
	if i >= len(t.Tokens) {
		return false
	}
	if t.Is(i, '-') || t.Is(i, '+') || t.Is(i, '*') || t.Is(i, '(') {
		return true
	}
	return t.Tokens[i].Kind == scan.Number && (t.Is(i+1, '.') || t.Is(i+1, ')')) || i > 1 && (t.Is(i-1, ':') || t.Is(i-2, ':') || t.Is(i-2, ';'))
}

// numberFollows reports whether a figure follows element k in its clause.
func (r *Reading) numberFollows(k int) bool {
	_, to := r.SentenceOf(k)
	for j := k + 1; j < to; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Fig:
			return true
		case Semicolon, Stop, Close:
			return false
		}
	}
	return false
}

// goalNamed weighs a plan's name at element k: "đặt chỉ tiêu phát triển …" opens goals to the end of the sentence, "kế hoạch 30.000" and
// "chỉ tiêu … là 1.600 người" make the next number one, "vượt chỉ tiêu" and "thực hiện các chỉ tiêu" only speak of it.
func (r *Reading) goalNamed(k int) (scope, once bool) {
	_, to := r.SentenceOf(k)
	compared := false
	for j := k - 1; j >= 0 && j > k-4; j-- {
		e := r.Elems[j]
		if e.Kind == Fig || e.Kind == Verb && verbClass[e.Ref] == "up" {
			if j == k-1 {
				return false, e.Kind == Fig && r.goalFigure(k+1, to)
			}
			break
		}
		if r.T.Has(e.From, settingLex) {
			scope = true
			break
		}
		if e.Kind == Func && r.fills(j, againstLex) {
			compared = true
			break
		}
		if e.Kind != Func && e.Kind != Plain && e.Kind != Noun {
			break
		}
	}
	if scope {
		return r.numberFollows(k), false
	}
	deed := -1 // the verb of what is planned: "chỉ tiêu phát triển đảng viên mới của xã là 18 đảng viên"
	for j := k + 1; j < to && j < k+16; j++ {
		r.T.Work++
		e := r.Elems[j]
		switch e.Kind {
		case Colon:
			return !compared && deed < 0 && !(k > 0 && r.fills(k-1, lightLex)), false // "về thực hiện kế hoạch: tổng doanh thu đạt …"
		case Verb:
			switch {
			case r.TextOf(j) == "là":
				if r.movesBehind(j+1, to) {
					return !compared, false // "mục tiêu là mỗi năm giảm 2% hộ nghèo"
				}
				if j+1 < to && r.Elems[j+1].Kind == Colon { // "các chỉ tiêu chủ yếu đề ra là: …; …"
					return !compared, false
				}
				return false, true
			case r.fills(j, statesLex):
				if r.Elems[j-1].Kind == Time && r.timePast(r.Elems[j-1].Ref) && r.VerbClass(j) == "reach" {
					return false, false // "giải ngân kế hoạch 9 tháng đạt 85%"
				}
				return false, deed < 0 && j+1 < to && r.Elems[j+1].Kind == Fig
			case r.fills(j, moveLex):
				return !compared && r.movesBehind(k+1, to), false // "mục tiêu tăng tổng thu …", "mục tiêu đến năm 2030 giảm 5%"
			}
			if c := verbClass[e.Ref]; c == "aim" || r.fills(j, settingLex) || r.fills(j, assignLex) {
				continue
			} else if c == "act" && deed < 0 && j-k <= 2 && !r.passive(j) {
				deed = j
				continue
			}
			return false, false
		case Fig:
			return false, j-k <= 4 && (deed < 0 || deed == j-1)
		case Comma, Semicolon, Close, Stop:
			if r.leadsIn(j) {
				continue
			}
			return false, false
		}
	}
	return false, false
}

// goalFigure reports whether the goal named before element k has its figure there: "bằng 107% dự toán 2.800 tỷ đồng", "… kế hoạch cả năm là 1,2 triệu lượt".
func (r *Reading) goalFigure(k, to int) bool {
	if k < to && r.Elems[k].Kind == Fig {
		return true
	}
	for ; k+1 < to; k++ {
		r.T.Work++
		switch e := r.Elems[k]; {
		case r.fills(k, isLex):
			return r.Elems[k+1].Kind == Fig
		case e.Kind == Time, e.Kind == Plain, e.Kind == Func, e.Kind == Org, e.Kind == Verb && (verbClass[e.Ref] == "aim" || r.fills(k, assignLex) || r.fills(k, settingLex)):
		default:
			return false
		}
	}
	return false
}

// ReportsOnGoal reports whether mention m tells how far a goal was met, or how many goals there are: "đạt 110% kế hoạch", "27 chỉ tiêu".
func (r *Reading) ReportsOnGoal(m *Mention) bool {
	if m.Noun {
		_, _, ok := r.T.At(m.UnitFrom, goalLex)
		if !ok {
			_, _, ok = r.T.At(m.UnitFrom, taskLex)
		}
		return ok && m.UnitTo > m.UnitFrom
	}
	if !m.Percent {
		return false
	}
	k := r.ElemOf(m.End-1) + 1
	if k >= len(r.Elems) {
		return false
	}
	if r.Elems[k].Kind == Func && r.fills(k, againstLex) {
		k++
	}
	if k >= len(r.Elems) {
		return false
	}
	return r.T.Has(r.Elems[k].From, goalLex)
}

// goalBracket reports whether the bracket opened at element k tells a goal: "(kế hoạch giao 47%)", "(Nghị quyết: trên 98%)".
func (r *Reading) goalBracket(k int) bool {
	if _, _, ok := r.T.Before(r.Elems[k].From, goalLex); ok && k+2 < len(r.Elems) && r.Elems[k+1].Kind == Fig && r.Elems[k+2].Kind == Close {
		return true // "vượt 0,3 điểm % so với kế hoạch (93,5%)"
	}
	n := k + 1
	if n < len(r.Elems) && r.Elems[n].Kind == Func { // "(từ 2,5 - 3%)"
		n++
	}
	if n+1 < len(r.Elems) && r.Elems[n].Kind == Fig && r.Elems[n+1].Kind == Close && r.goalLeads(k) {
		return true
	}
	// "đạt 85% kế hoạch năm (8.340 tỷ đồng)": the plan's own figure
	for j := k - 1; j >= 0 && j > k-16; j-- {
		e := r.Elems[j]
		if e.Kind == Fig {
			if m := &r.Mentions[e.Ref]; !m.Noun && r.ReportsOnGoal(m) && k+2 < len(r.Elems) && r.Elems[k+1].Kind == Fig && r.Elems[k+2].Kind == Close {
				return true
			}
			break
		}
		if e.Kind == Comma && (j == 0 || r.Elems[j-1].Kind != Doc) || e.Kind == Semicolon || e.Kind == Stop {
			break
		}
	}
	for j := k + 1; j < len(r.Elems) && j < k+4; j++ {
		r.T.Work++
		e := r.Elems[j]
		if e.Kind == Close || e.Kind == Stop || e.Kind == Fig && j > k+1 {
			return false
		}
		if r.T.Has(e.From, goalLex) {
			return !(e.Kind == Verb && verbClass[e.Ref] == "up")
		}
		if e.Kind == Doc {
			return j+1 < len(r.Elems) && r.Elems[j+1].Kind == Colon
		}
	}
	return false
}

// goalLeads reports whether the words before the bracket at element k are a goal and whose it is: "vượt mục tiêu Nghị quyết Đại hội (dưới 3%)".
func (r *Reading) goalLeads(k int) bool {
	for j := k - 1; j >= 0 && k-j < 8; j-- {
		r.T.Work++
		if r.goalNoun(r.Elems[j].From) {
			return true
		}
		switch e := r.Elems[j]; e.Kind {
		case Org, Doc, Time, Func, Plain:
		case Verb:
			if c := verbClass[e.Ref]; c != "aim" && !r.fills(j, assignLex) {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// saysOfBrackets reports whether the goal named at element k is said to stand in brackets: "(số trong ngoặc là chỉ tiêu)".
func (r *Reading) saysOfBrackets(k int) bool {
	if k == 0 || !r.fills(k-1, isLex) || !r.goalNoun(r.Elems[k].From) {
		return false
	}
	_, _, ok := r.T.Before(r.Elems[k-1].From, inBracketLex)
	return ok
}

// headsGoals reports whether a sentence that ends in a colon announces goals: "Một số chỉ tiêu chủ yếu đến năm 2025:".
func (r *Reading) headsGoals(s scan.Span) bool {
	for k := r.ElemOf(s.From); k < len(r.Elems) && r.Elems[k].From < s.To; k++ {
		r.T.Work++
		if r.VerbClass(k) == "aim" && r.aimStrength(k) != "weak" {
			return !(k > 0 && r.VerbClass(k-1) == "up")
		}
	}
	return false
}

// headingOfGoals reports whether a sentence is no more than the name of goals: "Các chỉ tiêu chủ yếu trong nhiệm kỳ 2020 - 2025".
func (r *Reading) headingOfGoals(s scan.Span) bool {
	named := false
	for k := r.ElemOf(s.From); k < len(r.Elems) && r.Elems[k].From < s.To; k++ {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case Fig:
			return false
		case Verb:
			if verbClass[e.Ref] != "aim" || !named && r.aimStrength(k) != "noun" {
				return false
			}
			named = true
		case Noun, Plain, Org:
			if !named && !r.T.IsKind(e.From, scan.Number) { // "2. Các chỉ tiêu chủ yếu"
				return false
			}
		}
	}
	return named
}

// capitals returns the words from token i on that are written in capitals, with the numbers and marks between them.
func (r *Reading) capitals(i int) scan.Span {
	to := i
	for j := i; j < r.T.Sentence(i).To; j++ {
		tok := &r.T.Tokens[j]
		if tok.Kind == scan.Word && tok.Case != scan.Upper || tok.Kind == scan.Newline {
			break
		}
		if tok.Kind == scan.Word {
			to = j + 1
		}
	}
	return scan.Span{From: i, To: to}
}

// alone reports whether the bracket opened at element k holds nothing but a figure and stands right behind one: "57% (65%)".
func (r *Reading) alone(k int) bool {
	return k > 0 && k+2 < len(r.Elems) && r.Elems[k-1].Kind == Fig && r.Elems[k+1].Kind == Fig && r.Elems[k+2].Kind == Close
}

// movesBehind reports whether a verb of moving stands at element k or behind the times and words of grammar there, before element to.
func (r *Reading) movesBehind(k, to int) bool {
	for k < to && (r.Elems[k].Kind == Time || r.Elems[k].Kind == Func) {
		r.T.Work++
		k++
	}
	return k < to && r.Elems[k].Kind == Verb && r.fills(k, moveLex)
}
