package quantity

import "baotinh/extract/scan"

// Does an aim govern the place of a figure? aims reads the elements once, in the order of the text, and knows at each whether a verb or noun of aiming
// (phấn đấu, chỉ tiêu) holds there, and how surely: strong aims hold for their clause or sentence, weak ones only beside a goal. What was done already, asked or
// proposed ends them. Headings and lists of goals (goal.go) begin them anew.

// aims follows what the text sets as a goal.
//
// A goal is opened by words of its own (phấn đấu, đề ra chỉ tiêu …), by a plan's name before a number (kế hoạch 30.000), by a bracket
// behind a result (đạt 85% kế hoạch (8.340 tỷ đồng)), or by a time that lies ahead (đến năm 2030). It holds for one number, to the end of
// the sentence, or over the list or paragraph that the sentence opens, and ends where reporting resumes (đã, đến nay).
type aims struct {
	r         *Reading
	sentence  int  // the sentence at hand
	next      int  // first element not read yet
	scope     bool // what follows in the sentence is a goal
	sure      bool // by words of its own: then a change is a goal as well
	once      bool // only the next number is
	list      bool // the sentences at hand are items under a heading that sets goals
	paragraph bool // the paragraph goes on with goals
	bracket   bool // scope ends with the bracket
	inner     int  // brackets open inside that one
	inBracket bool // the text says that numbers in brackets are goals
	used      int  // goals of the sentence at hand so far
	ahead     bool // a time that lies ahead was told with goals
}

// of reports whether mention m is a goal, and whether by words of its own. Mentions must come in order.
func (a *aims) of(m *Mention) (goal, sure bool) {
	r := a.r
	for s := r.T.SentenceOf(m.From); a.sentence < s; {
		a.read(len(r.Elems), r.T.Sentences[a.sentence].To)
		a.endSentence()
		a.sentence++
		a.beginSentence()
	}
	a.read(r.ElemOf(m.QualFrom), len(r.T.Tokens))
	goal, sure = a.scope || a.once, a.sure
	a.once = false
	if goal {
		a.used++
	}
	if r.setsGoals(m) && !(goal && r.strives(m)) {
		a.paragraph = true
		goal = false
	}
	return goal, sure
}

// read takes in the elements before element k and token end.
func (a *aims) read(k, end int) {
	r := a.r
	elems := r.Elems
	for k = min(k, len(elems)); a.next < k && elems[a.next].From < end; a.next++ {
		r.T.Work++
		e := &elems[a.next]
		if r.T.Tokens[e.From].Case == scan.Upper && r.T.Sentence(e.From).From == e.From {
			if cap := r.capitals(e.From); cap.Len() > 3 && r.headingOfGoals(cap) {
				a.list, a.scope, a.sure = true, true, true // "CÁC CHỈ TIÊU CHỦ YẾU NHIỆM KỲ 2020 - 2025 1. Thu nhập bình quân: …"
			}
		}
		if a.next > 0 && elems[a.next-1].Begins.May(isLex) && r.saysOfBrackets(a.next) {
			a.inBracket = true
			continue
		}
		coming := e.Begins.May(comingLex) && r.T.Has(e.From, comingLex) || e.Kind == Time && e.To > e.From+1 && r.T.Has(e.From+1, comingLex) // "Trong nhiệm kỳ tới"
		if coming && e.From-r.T.Sentence(e.From).From < 2 {
			a.scope = true // "Thời gian tới, huyện xây dựng 5 chợ"
		}
		if a.used > 0 && !a.list && r.outcome(a.next) {
			a.scope, a.sure, a.paragraph = false, false, false
		}
		if e.Begins.May(forecastLex) && r.T.Has(e.From, forecastLex) && r.numberFollows(a.next) && !r.foreseen(a.next) {
			a.scope = true
		}
		switch e.Kind {
		case Verb:
			if verbClass[e.Ref] == "aim" {
				a.aim(a.next)
				a.scope = a.scope || r.sayPlan(a.next)
			}
			if e.Begins&tellWords == 0 {
				break // as mostly
			}
			if r.fills(a.next, settingLex) && r.setsTasks(a.next) || r.proposes(a.next) {
				a.scope, a.sure = true, true
			}
			if r.fills(a.next, voteLex) && a.next > 0 && r.VerbClass(a.next-1) != "aim" && !a.list && a.next+1 < len(r.Elems) && r.Elems[a.next+1].Kind != Func {
				a.scope, a.sure, a.paragraph = false, false, false // "đề ra 16 chỉ tiêu và bầu Ban Chấp hành": a vote has been held
			}
		case Noun: // "là mục tiêu tăng tổng thu 8%"
			if a.next+1 < len(r.Elems) && r.fills(a.next+1, raiseLex) && r.aimStrength(a.next) == "noun" {
				a.scope, a.sure = true, true
			}
			if r.aimStrength(a.next) == "noun" && r.announced(a.next) {
				if scope, _ := r.goalNamed(a.next); scope {
					a.scope, a.sure, a.paragraph = true, true, true
				}
			}
		case Func:
			if r.fills(a.next, doneLex) && !a.list && !(a.scope && (r.inRateName(a.next) || r.haveBeenSet(a.next))) {
				a.scope, a.sure, a.paragraph = false, false, false
			}
			if r.sayPlan(a.next) {
				a.scope = true
			}
			a.once = a.once || r.inOrderTo(a.next)
		case Time:
			switch {
			case r.timeAhead(e.Ref) && !(a.next > 0 && r.fills(a.next-1, againstLex)): // but "so với năm 2025"
				a.scope, a.ahead = true, true
			case r.timePast(e.Ref) && !a.list && !a.sure && !coming:
				a.scope, a.paragraph = false, false
			}
		case Comma:
			// "đề ra 12 chỉ tiêu, gồm …", "…, trong đó phát triển 20.000 đoàn viên"
			if a.paragraph && a.next+1 < len(r.Elems) && r.opens(a.next+1) {
				a.scope, a.sure = true, true
			}
		case Semicolon, Colon: // "đề ra 12 chỉ tiêu cụ thể: …; …"
			if a.paragraph {
				a.scope, a.sure = true, true
			}
		case Open:
			if a.bracket {
				a.inner++ // "(Nghị quyết Đại hội (NQĐH) là 50 triệu đồng)"
			} else if !a.scope {
				a.bracket, a.inner = a.inBracket && r.alone(a.next) || r.goalBracket(a.next), 0
				a.scope, a.sure = a.bracket, a.bracket
			}
		case Close:
			if a.inner > 0 {
				a.inner--
			} else if a.bracket {
				a.scope, a.sure, a.bracket = false, false, false
			}
		}
	}
}

// tellWords begin the verbs that may tell what is to be done.
var tellWords = scan.SetOf(settingLex, proposeLex, assignLex, grantLex, voteLex)

// outcome reports whether element k leads from a goal to what came of it: a conjunction, or "kết quả" at the start of a clause.
func (r *Reading) outcome(k int) bool {
	e := r.Elems[k]
	if !r.T.Has(e.From, outcomeLex) {
		return false
	}
	return e.Kind == Func || k == 0 || r.Elems[k-1].Kind == Comma || r.Elems[k-1].Kind == Semicolon || r.Elems[k-1].Kind == Stop
}

// aim weighs the words of a goal at element k.
func (a *aims) aim(k int) {
	r := a.r
	switch r.aimStrength(k) {
	case "strong":
		if _, _, named := r.T.Before(r.Elems[k].From, goalLex); named && k+1 < len(r.Elems) && (r.Elems[k+1].Kind == Comma || r.Elems[k+1].Kind == Semicolon || r.Elems[k+1].Kind == Close) {
			return // "bằng 41% chỉ tiêu phấn đấu, tăng 8,2%"
		}
		a.scope, a.sure = true, true
	case "weak":
		if r.numberFollows(k) && !r.foreseen(k) && !(k > 0 && r.fills(k-1, againstLex)) { // "sớm so với dự kiến, tiết kiệm được 2 tỷ đồng"
			a.scope = true
		}
	case "noun":
		scope, once := r.goalNamed(k)
		if scope {
			a.scope, a.sure = true, true
			a.paragraph = a.paragraph || r.announced(k) // "thông qua một số chỉ tiêu đến năm 2015 như: …. …"
		}
		a.once = a.once || once
	}
}

// aimStrength says how surely the words of element k, a verb or a noun, set a goal: strong, noun, weak, or empty.
func (r *Reading) aimStrength(k int) string {
	e := &r.Elems[k]
	if e.Kind == Verb {
		return verbAim[e.Ref]
	}
	return nounAim[e.Ref]
}

// verbAim and nounAim are the strengths of the rows of verbText and nounText.
var verbAim, nounAim = aimStrengths(verbText), aimStrengths(nounText)

func aimStrengths(phrases []string) []string {
	strength := make(map[string]string, len(aimLex.Rows))
	for i, row := range aimLex.Rows {
		strength[row.Phrase] = aimForce[i]
	}
	out := make([]string, len(phrases))
	for i, phrase := range phrases {
		out[i] = strength[phrase]
	}
	return out
}

// foreseen reports whether the weak aim at element k foresees a result rather than sets a goal: the sentence tells of results, or what is foreseen is more
// than was planned: "dự kiến đạt 450 tỷ đồng, vượt 5% dự toán".
func (r *Reading) foreseen(k int) bool {
	from, to := r.SentenceOf(k)
	if from < k && r.outcome(from) {
		return true
	}
	j := k + 1
	for j < to && j < k+8 && r.Elems[j].Kind != Fig {
		r.T.Work++
		j++
	}
	if j+2 >= to || r.Elems[j].Kind != Fig {
		return false
	}
	if r.Elems[j+1].Kind == Comma || r.Elems[j+1].Kind == Open {
		return r.fills(j+2, exceedLex) || j+4 < to && r.VerbClass(j+2) == "reach" && r.Elems[j+3].Kind == Fig && r.goalNoun(r.Elems[j+4].From)
	}
	return r.T.Is(r.Elems[j+1].From, '/') && r.goalNoun(r.Elems[j+2].From)
}

// announced reports whether the goals named at element k are many ("các chỉ tiêu", "một số chỉ tiêu") and a colon stands before them.
func (r *Reading) announced(k int) bool {
	if k == 0 || r.Elems[k-1].Kind != Func {
		return false
	}
	from, to := r.SentenceOf(k)
	for j := k - 1; j >= from && k-j < 6; j-- {
		r.T.Work++
		if r.Elems[j].Kind == Verb {
			if !r.fills(j, settingLex) && !r.leadsToGoals(j, from) {
				return false // "đạt và vượt các chỉ tiêu đề ra: …"
			}
			break
		}
	}
	for j := k + 1; j < to; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Colon:
			return true
		case Fig, Comma, Semicolon:
			if r.leadsIn(j) {
				continue
			}
			return false
		}
	}
	return false
}

// leadsToGoals reports whether the verb at element k, in the sentence that begins at element from, is yet to be done: "giải pháp thực hiện các chỉ tiêu …".
func (r *Reading) leadsToGoals(k, from int) bool {
	return r.T.Has(r.Elems[k].From, meansLex) || k > from && r.T.Has(r.Elems[k].From, fulfilLex) && r.T.Has(r.Elems[k-1].From, meansLex)
}

// leadsIn reports whether the comma at element k only parts what was announced from the word that leads to the colon before its items: ", như: …", ", cụ thể: …".
func (r *Reading) leadsIn(k int) bool {
	return r.Elems[k].Kind == Comma && k+2 < len(r.Elems) && r.opens(k+1) && r.Elems[k+2].Kind == Colon
}

// sayPlan reports whether the sentence says at element k, its first, that it tells of a plan: "Theo dự toán, …", "Theo kế hoạch của tỉnh, …".
func (r *Reading) sayPlan(k int) bool {
	from, to := r.SentenceOf(k)
	_, n, by := r.T.At(r.Elems[k].From, byLex)
	if k != from || !by || k+2 >= to || !r.T.Has(r.Elems[k].From+n, draftLex) {
		return false
	}
	for j := k + 1; j < to && j < k+7; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Comma:
			return true
		case Fig, Semicolon, Colon, Stop:
			return false
		}
	}
	return false
}

// setsTasks reports whether the verb of setting at element k tells of tasks and "là" leads to them: "Nhiệm vụ trọng tâm được huyện đặt ra là …".
func (r *Reading) setsTasks(k int) bool {
	from, to := r.SentenceOf(k)
	said := false
	for j := k + 1; j < to && j < k+5 && !said; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Func, Time, Org:
			continue
		case Verb:
			if said = r.fills(j, isLex); said {
				continue
			}
		}
		return false
	}
	for j := k - 1; said && j >= from && k-j < 8; j-- {
		r.T.Work++
		if r.T.Has(r.Elems[j].From, taskLex) {
			return !(j > from && r.Elems[j-1].Kind == Verb)
		}
		switch r.Elems[j].Kind {
		case Comma, Semicolon, Colon, Stop, Fig:
			return false
		}
	}
	return false
}

// proposes reports whether the verb at element k proposes or orders a deed that is to be done: "đề xuất bổ sung 5 tuyến", "giao kết nạp 550 đảng viên".
func (r *Reading) proposes(k int) bool {
	if r.asked(k) {
		return true
	}
	if !r.fills(k, proposeLex) && !r.fills(k, assignLex) || k+1 >= len(r.Elems) || r.VerbClass(k+1) != "act" || r.nominal(k) {
		return false
	}
	return k == 0 || !r.fills(k-1, doneLex) && !r.passive(k)
}

// asked reports whether others are asked to give or grant what the verb at element k tells: "kiến nghị Trung ương hỗ trợ 450 tỷ đồng".
func (r *Reading) asked(k int) bool {
	if !r.fills(k, grantLex) || r.nominal(k) {
		return false
	}
	from, _ := r.SentenceOf(k)
	if k > from && r.fills(k-1, askLex) {
		if k-1 == from || r.fills(k-2, doneLex) {
			return k-1 == from
		}
		// "Bộ đề nghị giao 7.000 tỷ đồng", not "hồ sơ đề nghị hỗ trợ"
		row, _, ok := r.T.Before(r.Elems[k-1].From, nounLex)
		return !r.nominal(k-1) && !(ok && (nounClass[row] == "event" || nounClass[row] == "thing"))
	}
	for j := k - 1; j >= from && k-j < 8; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Org, Noun, Plain:
			if _, at, ok := r.T.Before(r.Elems[j].From, askLex); ok {
				_, _, named := r.T.Before(at, askingLex)
				return !named && (r.Elems[j].Kind != Plain || r.T.Tokens[r.Elems[j].From].Case != scan.Lower)
			}
		default:
			return false
		}
	}
	return false
}

// inRateName reports whether the word of time at element k stands in the name of a rate, before what its things are like: "tỷ lệ lao động đã qua đào tạo 65%", not
// "tỷ lệ hộ nghèo đã giảm còn 2%".
func (r *Reading) inRateName(k int) bool {
	from, to := r.SentenceOf(k)
	if k+1 >= to {
		return false
	}
	switch r.VerbClass(k + 1) {
	case "up", "down", "reach", "to":
		return false
	}
	for j := k - 1; j >= from && k-j < 5; j-- {
		r.T.Work++
		if r.fills(j, rateLex) || r.T.Has(r.Elems[j].From, rateLex) {
			return true
		}
		if e := r.Elems[j].Kind; e != Noun && e != Plain && e != Org {
			return false
		}
	}
	return false
}

// haveBeenSet reports whether the word of time at element k only says that the goals which a colon leads to were set: "các chỉ tiêu mà Đại hội đã đề ra: …".
func (r *Reading) haveBeenSet(k int) bool {
	_, to := r.SentenceOf(k)
	if k+1 >= to || r.Elems[k+1].Kind != Verb || !r.fills(k+1, settingLex) {
		return false
	}
	for j := k + 2; j < to && j < k+8; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Colon:
			return true
		case Fig, Comma, Semicolon, Stop:
			return false
		}
	}
	return false
}

// inOrderTo reports whether element k begins a sentence with what is to be reached: "Để hoàn thành 19/19 tiêu chí, …".
func (r *Reading) inOrderTo(k int) bool {
	from, to := r.SentenceOf(k)
	if k > from && !(r.Elems[k-1].Kind == Colon || r.Elems[k-1].Kind == Sign) || k+1 >= to || !r.T.Has(r.Elems[k].From, inOrderLex) {
		return false
	}
	return r.VerbClass(k+1) != "" && r.T.Has(r.Elems[k+1].From, fulfilLex) && r.figureAt(k+2)
}

// opens reports whether element k leads into the items of what was announced: gồm, trong đó, như, cụ thể.
func (r *Reading) opens(k int) bool {
	return r.T.Has(r.Elems[k].From, itemOpenLex)
}

// endSentence keeps the goal alive over a list or a paragraph.
func (a *aims) endSentence() {
	r := a.r
	s := r.T.Sentences[a.sentence]
	last := s.To - 1
	for last > s.From && r.T.Tokens[last].Kind == scan.Newline {
		last--
	}
	newline := r.T.Tokens[s.To-1].Kind == scan.Newline
	switch {
	case r.T.Is(last, ':') && (a.scope || a.paragraph || r.headsGoals(s)),
		newline && r.listGoesOn(s.To) && r.headingOfGoals(s):
		a.list = true
	case a.list && newline && !r.listGoesOn(s.To):
		a.list = false
	}
	// A paragraph goes on with goals once they are announced, or once a sentence began with them: "Phấn đấu …".
	begun := a.used > 0 || r.T.MayBegin(s.To, itemOpenLex) && s.To < len(r.T.Tokens) && r.opens(r.ElemOf(s.To)) // "Phấn đấu … vững mạnh. Trong đó, …"
	opened := r.T.MayBegin(s.To, detailLex) && s.To < len(r.T.Tokens) && r.T.Has(s.To, detailLex)               // "… giao chỉ tiêu phấn đấu giảm hộ nghèo. Cụ thể, …"
	a.paragraph = (a.paragraph || a.scope && a.sure && !a.bracket && begun && r.beginsWithAim(s)) && !newline || opened && a.scope && a.sure && !a.bracket
	a.used = 0
	a.scope, a.sure, a.once, a.bracket, a.inner = a.list, a.list, false, false, 0
}

// beginsWithAim reports whether a sentence begins with the words of a goal, function words and times aside.
func (r *Reading) beginsWithAim(s scan.Span) bool {
	for k := r.ElemOf(s.From); k < len(r.Elems) && r.Elems[k].From < s.To; k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case Func, Time, Comma, Sign, Org:
			continue
		case Verb:
			return r.VerbClass(k) == "aim" && r.aimStrength(k) == "strong"
		}
		return false
	}
	return false
}

// beginSentence lets a goal go on into the next sentence of its paragraph unless that reports.
func (a *aims) beginSentence() {
	r := a.r
	if a.next >= len(r.Elems) || !a.paragraph || a.list {
		return
	}
	_, to := r.SentenceOf(a.next)
	for k := a.next; k < to; k++ {
		a.r.T.Work++
		e := r.Elems[k]
		if r.fills(k, doneLex) && !r.inRateName(k) || r.outcome(k) || e.Kind == Time && (r.timePast(e.Ref) || a.ahead && !r.timeAhead(e.Ref) && r.namesYear(k)) {
			a.paragraph = false // "Phấn đấu năm 2024 … Năm 2023, huyện kết nạp …", in 2023
			return
		}
		if e.Kind == Fig {
			break
		}
	}
	a.scope, a.sure = true, true
}

// namesYear reports whether a year is written in the time at element k.
func (r *Reading) namesYear(k int) bool {
	for i := r.Elems[k].From; i < r.Elems[k].To; i++ {
		if r.T.IsKind(i, scan.Number) && len(r.T.Str(i)) == 4 {
			return true
		}
	}
	return false
}
