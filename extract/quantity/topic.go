package quantity

import (
	"baotinh/extract/entity"
	"baotinh/extract/scan"
)

// Of what does the clause speak before the number? The verb that governs the number comes first, then the walk left from it over what only leads in,
// moves or dates, until a mark, a figure or another verb ends the topic; its first words are then trimmed to where its noun begins (topichead.go). What is
// found is a phrase of the text and its first token; nothing found leaves the question to carried.go.

// governor returns the element of the verb right before the number, over function words and times; -1 if there is none.
func (r *Reading) governor(m *Mention) int {
	if m.Kind == Change {
		if verb := r.overBase(m); verb >= 0 {
			return verb
		}
	}
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(r.ElemOf(m.From))
	for ; k >= from; k-- {
		r.T.Work++
		switch r.Elems[k].Kind {
		case Verb:
			if k > from && r.shareJoined(m, k) {
				return -1 // "8% hoàn thành và 1% không hoàn thành nhiệm vụ"
			}
			if r.VerbClass(k) == "state" || r.VerbClass(k) == "act" && r.nominal(k) || k > from+1 && r.dash(k-1, from) && r.sector(k) || // "công nghiệp - xây dựng 37,2%"
				r.fills(k, growLex) && !r.grows(k, from) ||
				r.VerbClass(k) == "act" && k > from && r.fills(k-1, worthLex) && (r.Elems[k+1].Kind == Fig || r.Elems[k+1].Kind == Time) { // "giá trị xuất khẩu năm 2021 ước đạt 18 tỷ USD"
				return -1 // "hoàn thành tốt nhiệm vụ 81%": what the topic did, not what the number did
			}
			return k
		case Func, Time, Qual:
			continue
		case Fig:
			if r.length(k) { // "tăng trưởng bình quân 5 năm 12%"
				continue
			}
		case Noun, Plain:
			if k > from && !m.Noun && r.fills(k, wronglyLex) && r.VerbClass(k-1) == "act" {
				continue // "sử dụng sai 40 ha đất"
			}
			if k > from && r.fills(k, markLex) && (r.predicate(k-1) != "" || k > from+1 && r.Elems[k-1].Kind == Func && r.predicate(k-2) != "") {
				continue // "vượt ngưỡng 1 tỷ USD", "vượt qua mốc 1 tỷ USD"
			}
		}
		break
	}
	return -1
}

// shareJoined reports whether the verb at element k is told of the share right before it, and only a joining word parts it from share m.
func (r *Reading) shareJoined(m *Mention, k int) bool {
	e := r.Elems[k-1]
	return m.Percent && e.Kind == Fig && r.Mentions[e.Ref].Percent && k+2 == r.ElemOf(m.QualFrom) && r.WordClass(k+1) == "conj" && r.VerbClass(k) == "act"
}

// length reports whether element k is a length of time: "bình quân 5 năm đạt".
func (r *Reading) length(k int) bool {
	e := r.Elems[k]
	return e.Kind == Fig && r.Mentions[e.Ref].Kind == Duration
}

// predicate returns the class of the verb at element k where it says something of a topic: reach, up, down, to.
func (r *Reading) predicate(k int) string {
	if k < 0 {
		return ""
	}
	switch c := r.VerbClass(k); c {
	case "reach", "up", "down", "to":
		return c
	case "aux":
		if r.fills(k, growLex) && r.grows(k, 0) {
			return "up"
		}
	}
	return ""
}

// topicBefore returns the noun phrase that ends before the verb at element verb, or before the number itself where verb is -1, and its
// first token.
func (r *Reading) topicBefore(i, verb int) (string, int) {
	t := topic{r: r, i: i, m: &r.Mentions[i], verb: verb, aside: -1, resumed: -1}
	t.start, _ = r.SentenceOf(r.ElemOf(t.m.From))
	t.moves = r.predicate(verb)
	if k := r.ElemOf(t.m.QualFrom) - 1; t.m.Percent && k > t.start+1 && r.Elems[k-1].Kind == Semicolon && r.fills(k, averageLex) {
		if of := r.headingBefore(k, t.start); of != "" {
			return of + " " + r.Phrase(r.Elems[k].From, r.Elems[k].To), r.Elems[k].From // "Học lực: khá 60%; trung bình 30%"
		}
	}
	t.passLead()
	if phrase, at, settled := t.walk(); settled {
		return phrase, at
	}
	if phrase, at, settled := t.trim(); settled {
		return phrase, at
	}
	if phrase, at, settled := t.behindFigure(); settled {
		return phrase, at
	}
	if t.ofPredicate() {
		if !t.turned && t.m.Percent && r.properNames(t.first, t.first+1) {
			return r.othersTopic(i), r.Elems[t.first].From
		}
		return "", -1
	}
	if phrase, at, settled := t.ofClause(); settled {
		return phrase, at
	}
	if phrase, at, settled := t.ofOthers(); settled {
		return phrase, at
	}
	if phrase, at, settled := t.ofFigureBefore(); settled {
		return phrase, at
	}
	return t.phrase()
}

// topic is the phrase before a number while its ends are looked for. Its methods settle the question or leave it to the next.
type topic struct {
	r              *Reading
	i              int // the mention
	m              *Mention
	verb           int    // the element that governs its number, -1 for none
	moves          string // predicate of verb
	start          int    // the first element of the sentence
	k              int    // the element at hand; behind the walk, the one before the phrase
	first, last    int    // the elements of the phrase
	turned         bool   // a word that turns against the clause before was passed over: "nhưng vẫn"
	planned        bool   // "thu nhập bình quân dự kiến năm 2025 đạt"
	across         bool   // a comma stands between the phrase and what is said of it
	moved          bool   // what is said of the topic before the comma was passed over
	alone          bool   // "riêng các huyện nghèo"
	aside, resumed int    // a bracket inside the phrase and what stands behind it, -1 for none
}

// passLead goes left over what stands between the topic and its number or verb: other verbs of the way it moves, times, estimates, a bracket, a comma.
func (t *topic) passLead() {
	r, m, verb, start := t.r, t.m, t.verb, t.start
	k := r.ElemOf(m.QualFrom) - 1
	if verb >= 0 {
		k = verb - 1
	}
	if _, from, ok := r.T.Before(m.QualFrom, multiplyLex); ok && m.Class == "times" {
		k = r.ElemOf(from) - 1 // "thu ngân sách tăng gấp 1,7 lần"
	}
	for t.moves != "" && k > start && (r.moves(k) && !r.speed(k, start) || k == verb-1 && (r.fills(k, attainLex) || r.fills(k, shareOfLex))) {
		k-- // "tỷ lệ hộ nghèo giảm xuống còn 2%", "thu nhập bình quân đạt cao trên 68 triệu đồng", "thủy sản chiếm tới 61%"
	}
	for k >= start && (r.lead(k) && !r.fills(k, tailLex) && !r.perHead(m, k, start) || r.Elems[k].Kind == Colon || r.length(k) || r.fills(k, estimateLex) || t.moves != "" && r.fills(k, plannedLex)) {
		r.T.Work++
		t.planned = t.planned || r.Elems[k].Kind == Verb && r.fills(k, plannedLex)
		t.turned = t.turned || r.Elems[k].Kind == Func && r.fills(k, clauseOpenLex) && r.WordClass(k) == "conj"
		k--
	}
	if _, from, ok := r.T.Before(r.Elems[max(k, start)].To, keepLex); ok && from > r.Elems[start].From {
		k = r.ElemOf(from) - 1 // "tỷ lệ che phủ rừng duy trì trên 60%"
	}
	if k > start && verb < 0 && r.fills(k, attainLex) && r.Elems[k+1].Kind == Colon {
		for k--; k > start && r.lead(k); k-- { // "tỷ lệ đảng viên hoàn thành nhiệm vụ hằng năm đạt: 90%"
			r.T.Work++
		}
	}
	if k > start {
		if open := r.aside(k, start); open > start { // "Tổng sản phẩm trên địa bàn (GRDP) ước tăng", "tăng trưởng bình quân 5 năm (2016 - 2020) đạt"
			for k = open - 1; k > start && r.length(k); k-- {
				r.T.Work++
			}
		}
	}
	_, _, estimated := r.T.At(m.QualFrom, estimateLex)
	if (t.moves != "" || estimated || verb < 0 && m.Percent && (r.startsRise(m) || m.Unit == "%/năm" && k < r.ElemOf(m.QualFrom)-1)) && k > start && r.Elems[k].Kind == Comma {
		t.across = true
		// "Thu nhập bình quân đầu người năm 2020, ước đạt": the topic stands before the comma
		for k--; k >= start && (r.lead(k) || r.length(k)); k-- {
			r.T.Work++
		}
	}
	t.k, t.last = k, k
}

// walk goes left to where the phrase begins, and passes over what only tells how the topic moved. It settles the question where the words of a vote stand.
func (t *topic) walk() (phrase string, at int, settled bool) {
	r, m, verb, start, across := t.r, t.m, t.verb, t.start, t.across
	k, last, moved, aside, resumed := t.k, t.last, false, -1, -1
	for ; k >= start; k-- {
		r.T.Work++
		e := &r.Elems[k]
		if open := r.aside(k, start); open > start && aside < 0 && k < last { // "tỷ lệ đường xã (không tính quốc lộ) được cứng hóa đạt 80%"
			aside, resumed = open, k+1
			k = open
			continue
		}
		if e.Kind == Fig {
			if r.aging(k, start, last) {
				continue // "huy động trẻ 5 tuổi ra lớp đạt 99,9%"
			}
			break
		}
		if e.Kind == Semicolon || e.Kind == Stop || e.Kind == Open || e.Kind == Colon || e.Kind == Sign && !r.dash(k, start) && !r.grade(k, start) && !r.aboutTitle(k, start) && !r.each(k, start) || e.Kind == Close {
			break
		}
		if e.Kind == Comma && (r.clauseAhead(k) || !r.listComma(k) && !r.nounComma(k, start, m.Percent) && !(m.Percent && r.sectorComma(k, start)) && !(k < last && r.inMeasure(k, start, last))) {
			break
		}
		if e.Kind == Func && k < last && r.fills(k, clauseOpenLex) && !(k > start && r.Elems[k-1].Kind == Func) { // but "sau khi điều chỉnh"
			if k > start && r.fills(k-1, sumLex) && r.fills(k, purposeLex) {
				continue // "tổng kinh phí để mở rộng những con đường"
			}
			if r.fills(k, purposeLex) && verb >= 0 && t.moves != "" && r.sumClause(k, start) {
				last = k - 1 // "tổng nguồn vốn huyện đã huy động để xây dựng nông thôn mới là"
				continue
			}
			break
		}
		if k > start && k < last && joins(r.T, e.From) && r.fills(k+1, rateLex) && nounish(r.Elems[k+1].Kind) {
			break // "92% dân số đi học và tỷ lệ biết chữ là 99%"
		}
		if e.Kind == Func && k < last && r.fills(k, aloneLex) && nounish(r.Elems[k+1].Kind) {
			break // "mỗi container riêng tiền điện là 1 triệu đồng"
		}
		if m.Percent && r.T.Has(e.From, tallyLex) && r.Elems[last].To > e.From+1 {
			return r.Phrase(e.From+1, r.Elems[last].To), e.From + 1, true // "bầu bà An làm Chủ tịch với số phiếu 100%"
		}
		if e.Kind != Verb && e.Kind != Func {
			continue // it belongs to the phrase
		}
		if e.Kind == Func && k < last && k > start && r.TextOf(k) == "như" && (r.Elems[k+1].Kind == Noun || r.measureWord(k+1)) {
			break // "nhiều tiêu chí đạt cao như tiêu chí thu nhập"
		}
		if k < last && r.WordClass(k) == "amount" && k > start && r.NounClass(k+1) == "measure" {
			break // "178 giấy phép với số vốn đăng ký 36 tỷ đồng"
		}
		if k > start && k < last && (t.moves == "to" || verb < 0 && r.startsRise(m)) && r.moves(k) && !r.speed(k, start) && r.how(k+1, last) {
			last, moved = k-1, true // "hộ nghèo giảm nhanh từ 9% xuống 2%", "giảm theo tiêu chí mới còn 2%"
			continue
		}
		if across && k == last && k > start && r.moves(k) && !r.speed(k, start) {
			last, moved = k-1, true // "tỷ trọng công nghiệp ngày càng tăng, năm 2021 đạt 11,9%"
			continue
		}
		if across && r.VerbClass(k) == "reach" && r.fills(k, attainLex) && k < last && nounish(r.Elems[k+1].Kind) {
			last, moved = k-1, true // "thu ngân sách đạt kết quả cao, ước đạt 51.465 tỷ đồng"
			continue
		}
		if m.Percent && verb >= 0 && k > start && (r.fills(verb, shareOfLex) || r.fills(verb, attainLex) && kindred(r.NounClass(k-1)) == "person") && r.fills(k, isLex) && k < last && nounish(r.Elems[k+1].Kind) && r.Elems[k-1].Kind != Fig {
			continue // "hội viên mới là người cao tuổi chiếm 40%"
		}
		if c := r.VerbClass(k); k > start && r.predicate(k) != "" && !r.speed(k, start) && (across || c != "reach" && t.moves == "reach") && r.manner(k+1, last) {
			last, moved = k-1, true // "thu ngân sách tăng nhanh cả nhiệm kỳ đạt", "tốc độ tăng trưởng đạt khá cao, bình quân tăng"
			continue
		} else if c == "reach" && !(m.Percent && r.attains(k, last)) || (c == "up" || c == "down") && !r.speed(k, start) || c == "to" || c == "aim" && !(k > start && r.fills(k-1, byLex)) || c == "exist" && !r.insideTopic(k, start) && !r.insideRate(k, start) && !t.having(k, last) {
			break
		}
	}
	t.k, t.last, t.moved, t.aside, t.resumed = k, last, moved, aside, resumed
	return "", -1, false
}

// trim drops what the phrase only leads in with or ends on. Where nothing is left, the question is settled: the topic is another figure's or a sum's.
func (t *topic) trim() (phrase string, at int, settled bool) {
	r, m, start, k, last, across := t.r, t.m, t.start, t.k, t.last, t.across
	first := k + 1
	if t.aside > first && !r.measureHead(first) && r.NounClass(first) != "thing" && !(t.resumed == t.aside+3 && r.T.Tokens[r.Elems[t.aside+1].From].Case == scan.Upper) {
		first = t.resumed // "Bà An (thôn Hạ) đóng 150.000 đồng"
	}
	if first < last && r.fills(first, countLex) && m.Class != "money" {
		first++ // "tổng số người tham gia": the people are the topic
	}
	if first <= last && r.fills(first, againstLex) {
		return "", -1, true // "giảm 36% so với tháng trước và giảm 25%"
	}
	for first <= last && ((r.lead(first) || r.Elems[first].Kind == Qual) && !r.T.Has(r.Elems[first].From, degreeLex) || r.Elems[first].Kind == Comma || first < last && (r.fills(first, bringLex) || r.fills(first, edgeLex) && r.Elems[first+1].Kind == Time)) {
		r.T.Work++
		first++
	}
	if first == last && r.fills(first, aloneLex) {
		return "", -1, true // "thu ngân sách tăng 12%, riêng năm 2020 đạt 320 tỷ đồng"
	}
	t.alone = first < last && r.fills(first, aloneLex)
	if t.alone {
		first++ // "riêng các huyện nghèo giảm 4%"
		for first < last && r.lead(first) {
			first++
		}
	}
	if t.planned && first <= last && (r.Elems[first].Kind == Org || first == last && r.acts(first)) {
		return "", -1, true // "Đảng bộ xã phấn đấu đạt 95%"
	}
	if last-first > 1 && r.fills(last-1, ofLex) && (r.NounClass(last) == "place" || r.Elems[last].Kind == Org && r.Orgs[r.Elems[last].Ref].Class == entity.PlaceName) {
		last -= 2 // "GRDP của tỉnh": whose it is, the subject tells
		for last > first && r.Elems[last].Kind == Time {
			last--
		}
	}
	for last > first && across && r.Elems[last].Kind == Func && r.WordClass(last) == "rel" {
		last-- // "ngày càng"
	}
	first = r.pastOpener(first, last)
	first = r.pastClause(first, last)
	if first < last && m.Percent && r.fills(first, bareLex) && r.fills(first+1, womenLex) {
		first++ // "tỷ lệ nữ": the women are the item, the rate is the unit
	}
	if first < last && r.VerbClass(first) == "act" && r.fills(first+1, sumLex) && !r.passive(first) {
		first++ // "trao kinh phí 20 triệu đồng"
	}
	if first > last && k >= start && r.Elems[k].Kind == Fig && r.Mentions[r.Elems[k].Ref].Noun && t.moves == "reach" {
		if sum, at := r.sumOver(k, start); sum != "" {
			return sum, at, true
		}
	}
	if first > last || k >= start && r.quoted(k, last) || across && (r.Elems[first].Kind != Noun && !r.measureWord(first) && !(t.moved && r.Elems[first].Kind == Plain) || k >= start && r.Elems[k].Kind != Semicolon && r.Elems[k].Kind != Comma) {
		// "102 ủy viên có trình độ tiến sĩ, chiếm 10,55%": the topic is the count before it
		return "", -1, true
	}
	t.first, t.last = first, last
	return "", -1, false
}

// behindFigure settles the question for a phrase that a count or a share stands before: what they count is part of the topic, or is had of it.
func (t *topic) behindFigure() (phrase string, at int, settled bool) {
	r, m, verb, start, k, last := t.r, t.m, t.verb, t.start, t.k, t.last
	if k >= start && r.Elems[k].Kind == Verb && r.goalNoun(r.Elems[k].From) && k > start && r.Elems[k-1].Kind == Fig {
		return "", -1, true // "đạt 63% kế hoạch năm và tăng 10,4%"
	}
	if k >= start && r.Elems[k].Kind == Fig && r.Mentions[r.Elems[k].Ref].Noun && m.From-r.Mentions[r.Elems[k].Ref].End < 14 {
		o := &r.Mentions[r.Elems[k].Ref]
		if k-2 >= start && r.fills(k-1, ofLex) && r.NounClass(k-2) == "measure" { // "vốn đăng ký của 54 dự án được cấp phép đạt 82 triệu USD"
			return r.Phrase(r.Elems[k-2].From, r.Elems[last].To), r.Elems[k-2].From, true
		}
		if o.UnitTo > o.UnitFrom {
			for j := k + 1; j < last; j++ {
				if r.predicate(j) == "reach" && r.Elems[j+1].Kind == Noun {
					return r.Phrase(r.Elems[j+1].From, r.Elems[last].To), r.Elems[j+1].From, true // "3 xã đạt thu nhập bình quân 30 triệu đồng"
				}
			}
			if at := r.Elems[k+1].From; k < last && r.WordClass(k+1) == "amount" && r.T.Str(at) == "với" {
				return r.Phrase(at+1, r.Elems[last].To) + " " + o.Unit, at + 1, true // "36 dự án với số vốn 100 tỷ đồng"
			}
			if at := r.Elems[k+1].From; k < last && r.measureAt(at) {
				return r.Phrase(at, r.Elems[last].To) + " " + o.Unit, at, true // "5 tuyến đường tổng chiều dài 12 km"
			}
			if t.moves == "reach" || verb < 0 {
				if sum, at := r.sumOver(k, start); sum != "" {
					return sum, at, true
				}
			}
			if verb < 0 && !m.Percent && r.wordsOnly(k+1, last) {
				return "", -1, true // "13 bộ chỉ cần 20 tỷ đồng"
			}
			return r.Phrase(o.UnitFrom, r.Elems[last].To), o.UnitFrom, true
		}
	}
	return "", -1, false
}

// wordsOnly reports whether function words, and no more than one other word in small letters, stand among elements first to last.
func (r *Reading) wordsOnly(first, last int) bool {
	plain := 0
	for k := first; k <= last; k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case Func:
		case Plain:
			plain++
		default:
			return false
		}
	}
	return first <= last && plain < 2
}

// ofOthers settles the question for a phrase that tells no topic: where or of whom it is told that the topic before holds, or a clause.
func (t *topic) ofOthers() (phrase string, at int, settled bool) {
	r, i, m, verb, start, k, first, last := t.r, t.i, t.m, t.verb, t.start, t.k, t.first, t.last
	if verb >= 0 && r.fills(verb, dimensionLex) {
		first = r.objectBefore(first, last)
	}
	if first == last && r.Elems[first].Kind == Org && (r.Orgs[r.Elems[first].Ref].Class == entity.PlaceName || m.Percent && (r.topicCarried(i) != "" || r.shareBefore(i) >= 0)) {
		return "", -1, true // "Hà Nội 25%", "…; Đảng bộ huyện Sơn Hà đạt 45%"
	}
	if i > 0 && first == t.k+1 && r.predicate(verb) != "" && r.properNames(first, last+1) {
		if topic := r.othersTopic(i); topic != "" && (m.Kind == Change || r.T.SentenceOf(m.From) == r.T.SentenceOf(r.Mentions[i-1].From)) {
			return topic, r.Elems[first].From, true // "Lãi ròng của MHBank tăng 12%. VHBank cũng tăng 9%"
		}
	}
	if m.Percent && i > 0 && k >= start && (t.alone || r.Elems[k].Kind == Comma || r.Elems[k].Kind == Semicolon || r.Elems[k].Kind == Fig) && r.whereOnly(first, last, t.alone) {
		if topic := r.topicCarried(i); topic != "" {
			return whereless(topic), r.Elems[first].From, true // "tỷ lệ hộ nghèo ở thị trấn giảm 5,3%, nông thôn giảm 5%"
		}
	}
	if first == last && r.fills(first, edgeLex) && r.Elems[first+1].Kind == Time {
		return "", -1, true // "tỷ lệ hộ nghèo giảm …, cuối năm 2015 giảm còn 6,75%"
	}
	if _, n, ok := r.T.At(r.Elems[first].From, bareLex); ok && r.Elems[first].From+n >= r.Elems[last].To {
		return "", -1, true // "…, tỷ lệ 41,8%", "có nơi trên 200 mm"
	}
	if verb >= 0 && r.Elems[first].Kind == Org {
		for j := first + 1; j <= last && j-first < 4; j++ {
			act := r.VerbClass(j) == "act" && !r.passive(j) && !r.nominal(j)
			if act && j < last && t.moves != "" && nounish(r.Elems[j+1].Kind) {
				return r.Phrase(r.Elems[j].From, r.Elems[last].To), r.Elems[j].From, true // "Đảng bộ xã kết nạp đảng viên đạt 104% kế hoạch"
			}
			if act || r.fills(j, doneLex) && t.moves == "" || r.fills(j, doneLex) && r.VerbClass(j+1) != "act" {
				return "", -1, true // "Đảng ủy đã lãnh đạo hoàn thành 100% chỉ tiêu": a clause
			}
		}
	}
	if verb < 0 {
		first = r.objectOf(first, last) // "Công ty chi trả tiền lương bình quân 9,5 triệu đồng"
	}
	t.first = first
	return "", -1, false
}

// ofFigureBefore settles the question for a bare word that goes on with the figure before it: goals, prices, yields, sums.
func (t *topic) ofFigureBefore() (phrase string, at int, settled bool) {
	r, i, m, start, k, first, last := t.r, t.i, t.m, t.start, t.k, t.first, t.last
	if r.goalNoun(r.Elems[first].From) && i > 0 {
		return "", -1, true // "(chỉ tiêu Nghị quyết là 95%)": the goal of what was spoken of
	}
	if first == last && i > 0 && k >= start && r.Elems[k].Kind == Comma && r.fills(first, priceLex) {
		if o := &r.Mentions[i-1]; r.T.SentenceOf(o.From) == r.T.SentenceOf(m.From) && k-r.ElemOf(o.End-1) < 6 && m.Class == "money" {
			switch {
			case o.Noun && kindred(o.Class) != "person":
				return r.Phrase(r.Elems[first].From, r.Elems[last].To) + " " + o.Unit, r.Elems[first].From, true // "mua 43 ô tô, giá 35 tỷ đồng"
			case !o.Percent && o.ItemTo > o.ItemFrom && o.ItemFrom >= o.End:
				return r.Phrase(r.Elems[first].From, r.Elems[last].To) + " " + o.Item, r.Elems[first].From, true // "bán 4 tạ thảo quả, giá 105.000 đồng/kg"
			}
		}
	}
	if first == last && i > 0 && r.fills(first, yieldLex) {
		if of := r.yieldOf(i, first); of != "" {
			return r.Phrase(r.Elems[first].From, r.Elems[last].To) + " " + of, r.Elems[first].From, true
		}
	}
	if first == last && i > 0 && r.fills(first, sumLex) && r.Mentions[i-1].Noun && r.Mentions[i-1].Action != "" {
		sum, at := r.sumOf(first, last, r.topicCarried(i))
		return sum, at, true // "hỗ trợ 45 hộ với tổng kinh phí 2 tỷ đồng"
	}
	return "", -1, false
}

// phrase writes the topic out.
func (t *topic) phrase() (string, int) {
	r, i, verb, start, k, first, last, aside, resumed := t.r, t.i, t.verb, t.start, t.k, t.first, t.last, t.aside, t.resumed
	for j := first + 1; j <= last; j++ {
		if r.fills(j, estimateLex) && r.measureHead(first) && r.Elems[j].Kind != Fig {
			last = j - 1 // "năng suất lúa ước tính trước bão đạt"
		}
	}
	for j := first + 1; j < last; j++ {
		if r.Elems[j].Kind == Time && r.Elems[first].Kind != Verb && !r.fills(first, speedLex) {
			last = j - 1 // "GRDP giai đoạn 2021-2025 của tỉnh"
		}
	}
	if at, thing := r.lastMeasure(first, last); at > first {
		phrase := r.Phrase(r.Elems[at].From, r.Elems[last].To)
		if thing != "" {
			phrase += " " + thing
		}
		return phrase, r.Elems[at].From
	}
	if at := r.Elems[first].From; first < last && r.WordClass(first) == "amount" && r.T.Str(at) == "với" {
		return r.Phrase(at+1, r.Elems[last].To), at + 1 // "với số vốn dự kiến 100 tỷ đồng"
	}
	if cut, from, ok := r.pastTense(first, last, extent(t.m.Class)); ok && verb < 0 {
		return cut, from
	}
	if _, n, ok := r.T.At(r.Elems[first].From, markGivenLex); ok && t.m.Percent && r.Elems[first].From+n == r.Elems[last].To {
		if of := r.headingBefore(first, start); of != "" {
			return of + " " + r.Phrase(r.Elems[first].From, r.Elems[last].To), r.Elems[first].From
		}
	}
	to := r.Elems[last].To
	if last+1 < len(r.Elems) && r.closesQuote(last+1) && r.aboutTitle(last+1, start) {
		to = r.Elems[last+1].To
	}
	phrase := r.Phrase(r.Elems[first].From, to)
	_, n, ok := r.T.At(r.Elems[first].From, sizeLex)
	if _, k, price := r.T.At(r.Elems[first].From, priceLex); price && !ok {
		if of := r.pricedThing(first-1, start); of != "" && r.Elems[first].From+k == r.Elems[last].To {
			return phrase + " " + of, r.Elems[first].From
		}
		n, ok = k, true
	}
	if ok && r.Elems[first].From+n == r.Elems[last].To {
		if of := r.sizedThing(first-1, start); of != "" {
			return phrase + " " + of, r.Elems[first].From
		}
	}
	if k >= start && first == k+1 && verb < 0 && r.VerbClass(k) == "reach" && r.Elems[first].From-2 > r.Elems[k].From && r.T.Has(r.Elems[first].From-2, rateLex) {
		return r.Phrase(r.Elems[first].From-2, r.Elems[last].To), r.Elems[first].From - 2 // "đạt tỷ lệ bao phủ 92%"
	}
	if aside > first && resumed <= last {
		phrase = r.Phrase(r.Elems[first].From, r.Elems[aside-1].To) + " " + r.Phrase(r.Elems[resumed].From, r.Elems[last].To)
	}
	if c := r.VerbClass(first); (c == "state" || c == "intransitive" || c == "fate") && !r.fills(first, nominalLex) {
		if head := r.headNoun(i, k); head != "" { // "…; không hoàn thành nhiệm vụ 0,5%"
			phrase = head + " " + phrase
		}
	}
	return phrase, r.Elems[first].From
}

// moves reports whether element k is a verb that only says which way the verb behind it goes: "giảm xuống còn", "tăng lên đạt".
func (r *Reading) moves(k int) bool { return changes(r.VerbClass(k)) }

// speed reports whether the verb at element k is what a rate is of: "tốc độ tăng tổng sản phẩm".
func (r *Reading) speed(k, start int) bool { return k > start && r.fills(k-1, speedLex) }

// lead reports whether element k only leads into a topic or follows it: function words, times.
func (r *Reading) lead(k int) bool {
	switch r.Elems[k].Kind {
	case Time:
		return true
	case Sign:
		return !r.T.IsKind(r.Elems[k].From, scan.Number)
	case Func:
		return r.WordClass(k) != "amount"
	}
	return false
}

// perHead reports whether the "bình quân" at element k ends the name of an income or of an age: "thu nhập bình quân năm 2020 đạt 36 triệu đồng", "tuổi bình
// quân giảm từ 47 xuống 45".
func (r *Reading) perHead(m *Mention, k, start int) bool {
	return k > start && r.fills(k, averageLex) && (m.Class == "money" && r.fills(k-1, incomeLex) || m.Class == "age" && r.fills(k-1, ageLex))
}

// aside returns where the bracket opens that closes at element k and holds no figure, -1 if none does.
func (r *Reading) aside(k, start int) int {
	if r.Elems[k].Kind != Close {
		return -1
	}
	for j := k - 1; j > start && j > k-12; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Open:
			return j
		case Fig, Close, Stop:
			return -1
		}
	}
	return -1
}

// aging reports whether the figure at element k is an age inside a noun phrase that goes on behind it.
func (r *Reading) aging(k, start, last int) bool {
	return k > start && k < last && r.Mentions[r.Elems[k].Ref].Class == "age" && (nounish(r.Elems[k-1].Kind) || k-1 > start && r.fills(k-1, startLex) && nounish(r.Elems[k-2].Kind)) && r.Elems[k+1].Kind != Comma && r.predicate(k+1) == "" && r.VerbClass(k+1) != "exist"
}

// grade reports whether the quotation mark at element k stands around a grade that is reached: "chi bộ đạt “Hoàn thành tốt nhiệm vụ”: 15%".
func (r *Reading) grade(k, start int) bool {
	if r.closesQuote(k) {
		for j := k - 1; j > start && k-j < 8; j-- {
			r.T.Work++
			if r.opensQuote(j) {
				k = j
				break
			}
		}
	}
	return r.opensQuote(k) && k > start && (r.fills(k-1, attainLex) || r.VerbClass(k+1) == "state" && r.fills(k-1, gradeLex))
}

// aboutTitle reports whether the quotation mark at element k stands around the title whose rate or number is told: "tỷ lệ “Gia đình văn hóa” đạt 97%".
func (r *Reading) aboutTitle(k, start int) bool {
	if r.closesQuote(k) {
		for j := k - 1; j > start && k-j < 8; j-- {
			r.T.Work++
			if r.opensQuote(j) {
				k = j
				break
			}
		}
	}
	return r.opensQuote(k) && k > start && (r.fills(k-1, rateLex) || r.fills(k-1, countLex))
}

// closesQuote reports whether element k closes a quotation.
func (r *Reading) closesQuote(k int) bool {
	at := r.Elems[k].From
	return r.T.Is(at, '"') && r.T.Tight(at)
}

// opensQuote reports whether element k opens a quotation.
func (r *Reading) opensQuote(k int) bool {
	at := r.Elems[k].From
	return r.T.Is(at, '"') && r.T.Tight(at+1) && !r.T.Tight(at)
}

// how reports whether elements k to last tell in which manner, or by which measure, something moved.
func (r *Reading) how(k, last int) bool {
	if k <= last && r.fills(k, byLex) {
		return true
	}
	return r.manner(k, last)
}

// manner reports whether elements k to last only tell how something moved: "nhanh", "khá cả nhiệm kỳ".
func (r *Reading) manner(k, last int) bool {
	if k > last || r.Elems[k].Kind != Plain && r.Elems[k].Kind != Qual {
		return false
	}
	for ; k <= last; k++ {
		e := r.Elems[k]
		if e.Kind == Org && r.Orgs[e.Ref].Class == entity.PlaceName {
			continue // "ít nhất trên toàn huyện"
		}
		if e.Kind != Plain && e.Kind != Func && e.Kind != Time && e.Kind != Qual {
			return false
		}
	}
	return true
}

// attains reports whether the "đạt" at element k takes what stands behind it and no number: "đạt trong sạch, vững mạnh chiếm 87,97%".
func (r *Reading) attains(k, last int) bool {
	return k < last && r.fills(k, attainLex)
}

// insideTopic reports whether the "có" at element k stands inside a noun phrase: "lương thực có hạt đạt".
func (r *Reading) insideTopic(k, start int) bool {
	return k-1 >= start && (r.Elems[k-1].Kind == Plain || r.Elems[k-1].Kind == Noun) && k+1 < len(r.Elems) && r.Elems[k+1].Kind == Plain &&
		!r.fills(k+1, rateLex) && !(r.fills(k+1, priceLex) && r.TextOf(k) == "có") // "xã có tỷ lệ hộ nghèo giảm nhiều nhất là"
}

// insideRate reports whether the "có" at element k tells of what a rate is the share: "tỷ lệ chi bộ có cấp ủy đạt", "tỷ lệ tài xế đã qua đào tạo có bằng lái".
func (r *Reading) insideRate(k, start int) bool {
	for j := k - 1; j >= start && k-j < 8; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Noun, Plain, Org:
			if r.fills(j, rateLex) || r.fills(j, countLex) {
				return true
			}
		case Func:
		case Verb:
			if r.VerbClass(j) != "act" && r.VerbClass(j) != "state" {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// quoted reports whether elements k to last are a name in quotation marks, which tells nothing of a number behind it.
func (r *Reading) quoted(k, last int) bool {
	return r.Elems[k].Kind == Sign && last+1 < len(r.Elems) && r.closesQuote(last+1)
}

// measureAt reports whether the name of a measure stands at token i.
func (r *Reading) measureAt(i int) bool {
	row, _, ok := r.T.At(i, nounLex)
	return ok && nounClass[row] == "measure"
}

// whereOnly reports whether elements first to last only tell where something is so: "nông thôn", "các xã Nà Lầu", "Nà Bung"; behind "riêng" the kind of
// place will do, "các huyện nghèo".
func (r *Reading) whereOnly(first, last int, alone bool) bool {
	if _, n, ok := r.T.At(r.Elems[first].From, areaLex); ok && r.Elems[first].From+n >= r.Elems[last].To {
		return true
	}
	place := r.NounClass(first) == "place"
	if place && alone {
		return last-first < 3
	}
	if place {
		first++
	}
	names := 0
	for k := first; k <= last; k++ {
		e := r.Elems[k]
		if e.Kind == Org && r.Orgs[e.Ref].Class == entity.PlaceName {
			names += 2
			continue
		}
		if !nounish(e.Kind) {
			return false
		}
		for i := e.From; i < e.To; i++ {
			if r.T.Tokens[i].Case != scan.Title {
				return false
			}
			names++
		}
	}
	return names > 1
}
