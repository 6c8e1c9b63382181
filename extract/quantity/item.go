package quantity

import (
	"cmp"
	"slices"
	"strings"

	"baotinh/extract/entity"
	"baotinh/extract/numeral"
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// Against stands in an item between what is measured and what it is held against: "kết nạp đảng viên so với kế hoạch".
const Against = " so với "

// items finds what each percentage, sum of money and measure is of.
//
// A sentence speaks of a topic and then says several things of it: "Số hộ dùng nước sạch là 12.400 hộ, tăng 310 hộ (2,6%), đạt 101%
// kế hoạch". So every figure gets a topic, its own or that of the figure before it, and a measure's item is its
// topic unless the words behind the number name it ("92% TCCSĐ hoàn thành tốt nhiệm vụ").
func (r *Reading) items() {
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		if m.Kind == Duration {
			continue
		}
		verb := r.governor(m)
		own, ownFrom := r.topicBefore(i, verb)
		if most, at := r.mostOf(m, verb); most != "" {
			own, ownFrom = most, at
		} else if same := r.sameAs(i, verb); same != "" {
			own, ownFrom = same, max(ownFrom, 0)
		}
		m.Topic = own
		if m.Topic == "" {
			m.Topic = r.topicCarried(i)
		}
		if m.Topic == "" && m.Percent && (i == 0 || r.T.SentenceOf(r.Mentions[i-1].From) != r.T.SentenceOf(m.From)) && r.goesOn(i) {
			m.Topic = r.rateAhead(i)
		}
		if m.Noun {
			m.Numbered = own != "" && r.predicate(verb) != ""
			if strings.Contains(m.Unit, "/") && r.predicate(verb) != "" {
				m.Item = r.densityOf(i, own, ownFrom)
			}
			switch _, _, generic := r.T.At(m.UnitFrom, genericLex); {
			case own == "" && m.Kind == Change && m.Topic != "":
				// "…, tăng 4.767 người (25,3%)" goes on with what was counted, and with the same of several
				for j := i - 1; j >= 0 && i-j < 4 && r.T.SentenceOf(r.Mentions[j].From) == r.T.SentenceOf(m.From); j-- {
					if o := &r.Mentions[j]; o.Noun && o.Unit == m.Unit && o.Topic != "" && o.Bracket < 0 {
						m.Topic = o.Topic
						break
					}
				}
			case own == "":
				m.Topic = r.countedTopic(m)
			case r.predicate(verb) == "" && !(generic && verb < 0) && !(verb >= 0 && r.VerbClass(verb) == "exist" && r.T.Has(ownFrom, herdLex)):
				m.Topic = r.countedTopic(m)
			}
			continue
		}
		m.Item = r.itemOf(i, verb, own, ownFrom)
		if verb >= 0 && m.Kind == Level && m.Item != "" {
			m.Item = r.dimensioned(i, verb)
		}
		m.Ahead = m.ItemTo > m.ItemFrom && m.ItemFrom >= m.End && !r.goalNoun(m.ItemFrom) && (own == "" || r.VerbClass(r.ElemOf(ownFrom)) == "act")
		if m.Percent && m.Item == "" && m.Kind == Level {
			r.sharedItem(i)
		}
		if m.Topic == "" || own != "" && verb >= 0 && r.VerbClass(verb) == "act" && m.Item != "" && r.acts(r.ElemOf(ownFrom)) && !r.measured(ownFrom, verb) {
			m.Topic = m.Item // "huyện gieo trồng được 501 ha lúa, đạt 58% kế hoạch"
		}
		if m.Ahead && (own != "" || verb >= 0 && r.VerbClass(verb) == "act") || m.Class == "area" && m.ItemTo > m.ItemFrom && m.ItemFrom >= m.End && own != "" && r.acts(r.ElemOf(ownFrom)) {
			m.Topic = m.Item // "trồng mới, trồng lại được 34,5 ha chè", "sản xuất 2 tấn tỏi, tăng 3%; tiêu thụ 1 tấn hành, tăng 5%"
		}
	}
}

// densityOf returns the density or ratio that mention i tells so many for each of, or the one that it goes on with: "mật độ dân số là 312 người/km2, tăng 27 người/km2"; "" if it
// tells of none.
func (r *Reading) densityOf(i int, own string, ownFrom int) string {
	if ownFrom >= 0 && (r.T.Has(ownFrom, indexLex) || r.T.Has(ownFrom, densityLex)) {
		return own
	}
	if i > 0 {
		if o := &r.Mentions[i-1]; o.Noun && o.Unit == r.Mentions[i].Unit && r.T.SentenceOf(o.From) == r.T.SentenceOf(r.Mentions[i].From) {
			return o.Item
		}
	}
	return ""
}

// mostOf returns the measure of which mention m is the most or the least, and its first token: "huyện có tỷ lệ hộ nghèo cao nhất là 12%", "tỉnh có chỉ số cao nhất là Bắc
// Sơn (đạt 90%)"; "" if it is of none.
func (r *Reading) mostOf(m *Mention, verb int) (string, int) {
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	most := -1
	for first := k; k > from && first-k < 10; k-- {
		r.T.Work++
		switch e := r.Elems[k]; {
		case r.T.Has(e.From, highLex):
			most = k
		case e.Kind == Noun || e.Kind == Plain || e.Kind == Org || e.Kind == Open || e.Kind == Func || k == verb || r.fills(k, isLex):
			continue
		}
		break
	}
	if most < 0 || r.Elems[r.ElemOf(m.QualFrom)-1].Kind == Noun {
		return "", -1
	}
	for j := most - 1; j > from && most-j < 14; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Comma, Semicolon, Stop, Colon, Fig, Open, Close:
			return "", -1
		case Verb:
			if r.VerbClass(j) == "exist" && j+1 < most && (r.measureHead(j+1) || r.T.Has(r.Elems[j+1].From, rateLex)) {
				return r.Phrase(r.Elems[j+1].From, r.Elems[most].From), r.Elems[j+1].From
			}
			if r.VerbClass(j) == "reach" {
				return "", -1
			}
		}
	}
	return "", -1
}

// sameAs returns what the share or sum before mention i is of, where the words before its verb only point back at it: "Năm ngoái, con số này là 96%";
// "" if they name something of their own.
func (r *Reading) sameAs(i, verb int) string {
	m := &r.Mentions[i]
	if i == 0 || m.Noun || verb < 1 || r.predicate(verb) == "" {
		return ""
	}
	from, _ := r.SentenceOf(verb)
	k := verb - 1
	for ; k > from && (r.Elems[k].Kind == Time || r.Elems[k].Kind == Func && r.WordClass(k) == "prep"); k-- {
		r.T.Work++
	}
	_, _, this := r.T.Before(r.Elems[k].To, thisLex)
	if !this && k > from && r.Elems[k].Kind != Verb {
		_, _, this = r.T.Before(r.Elems[k].From, thisLex) // "con số này của huyện là"
	}
	if !this {
		return ""
	}
	for j := i - 1; j >= 0 && i-j < 5; j-- {
		o := &r.Mentions[j]
		if r.T.SentenceOf(m.From)-r.T.SentenceOf(o.From) > 1 {
			return ""
		}
		if o.Class == m.Class && o.Percent == m.Percent && o.Item != "" && o.Kind == Level {
			return o.Item
		}
	}
	return ""
}

// dimensioned returns the item of mention m with what the verb at element verb measures of it: "chiều dài cầu Sông Trà" for "cầu Sông Trà dài 1,5 km". Other verbs leave
// the item.
func (r *Reading) dimensioned(i, verb int) string {
	m := &r.Mentions[i]
	row, n, ok := r.T.At(r.Elems[verb].From, dimensionLex)
	if !ok || r.Elems[verb].From+n < r.Elems[verb].To || m.Class != "length" && m.Class != "mass" {
		return m.Item
	}
	if i > 0 && verb > 0 && r.Elems[verb-1].Kind == Comma {
		if o := &r.Mentions[i-1]; o.Noun && m.Item == r.countedTopic(o) {
			return dimensionName[row] + " " + o.Unit // "thu giữ 120 cây gỗ, nặng hơn 7 tấn"
		}
	}
	return dimensionName[row] + " " + m.Item
}

// shareTails gives the first of two joined shares what is said of both: "82% số chi bộ và 90% số đảng viên hoàn thành tốt nhiệm vụ".
func (r *Reading) shareTails() {
	for i := 1; i < len(r.Mentions); i++ {
		r.T.Work++
		o, m := &r.Mentions[i-1], &r.Mentions[i]
		k := r.ElemOf(m.QualFrom) - 1
		if !o.Percent || !m.Percent || o.Kind != m.Kind || o.ItemTo <= o.ItemFrom || m.ItemTo <= m.ItemFrom || o.ItemFrom < o.End || m.ItemFrom < m.End || k <= 0 || !r.linked(k) {
			continue
		}
		if k != r.ElemOf(o.ItemTo-1)+1 || !r.onlyNouns(r.ElemOf(o.ItemFrom), k) {
			continue
		}
		if b := r.ElemOf(m.ItemFrom) + 1; (nounish(r.Elems[b-1].Kind) || r.Elems[b-1].Kind == Org) && (r.VerbClass(b) == "state" || r.fills(b, passiveLex)) && r.Elems[b].From < m.ItemTo {
			o.Item += " " + r.Phrase(r.Elems[b].From, m.ItemTo)
			o.ItemTo = m.ItemTo
		}
	}
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

// shareBefore returns the share in the sentence before mention i, or in its own, that shares of single bodies go on with: "kết nạp đạt 24% kế
// hoạch. Trong đó, Đảng bộ A đạt 61%"; -1 if there is none.
func (r *Reading) shareBefore(i int) int {
	for j := i - 1; j >= 0 && i-j < 4; j-- {
		o := &r.Mentions[j]
		r.T.Work++
		d := r.T.SentenceOf(r.Mentions[i].From) - r.T.SentenceOf(o.From)
		if d > 1 || d == 1 && !r.goesOn(i) && !strings.Contains(o.Item, Against) {
			break
		}
		if o.Percent && o.Kind == Level && o.Item != "" {
			return j
		}
	}
	return -1
}

// goesOn reports whether the sentence of mention i goes into what the one before it told: "Trong đó, …".
func (r *Reading) goesOn(i int) bool { return r.OpensSentence(i, goesOnLex) }

// OpensSentence reports whether the sentence of mention i begins with a phrase of l, signs aside.
func (r *Reading) OpensSentence(i int, l *scan.Lexicon) bool {
	from, to := r.SentenceOf(r.ElemOf(r.Mentions[i].QualFrom))
	for from < to && r.Elems[from].Kind == Sign {
		r.T.Work++
		from++
	}
	return from < to && r.T.Has(r.Elems[from].From, l)
}

// sharedItem gives mention i the item of the share before it.
func (r *Reading) sharedItem(i int) {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	start, _ := r.SentenceOf(k + 1)
	if k >= start && r.VerbClass(k) == "reach" {
		k--
	}
	if j := r.shareBefore(i); j >= 0 && k >= start && r.Elems[k].Kind == Org {
		r.Mentions[i].Item, r.Mentions[i].Topic = r.Mentions[j].Item, r.Mentions[j].Topic
	}
}

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

// acts reports whether element k names somebody who does something: a body, a place or people.
func (r *Reading) acts(k int) bool {
	switch r.NounClass(k) {
	case "org", "party", "place", "person", "member":
		return true
	}
	return r.Elems[k].Kind == Org
}

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
	m := &r.Mentions[i]
	start, _ := r.SentenceOf(r.ElemOf(m.From))
	k := r.ElemOf(m.QualFrom) - 1
	if verb >= 0 {
		k = verb - 1
	}
	if _, from, ok := r.T.Before(m.QualFrom, multiplyLex); ok && m.Class == "times" {
		k = r.ElemOf(from) - 1 // "thu ngân sách tăng gấp 1,7 lần"
	}
	for r.predicate(verb) != "" && k > start && (r.moves(k) && !r.speed(k, start) || k == verb-1 && (r.fills(k, attainLex) || r.fills(k, shareOfLex))) {
		k-- // "tỷ lệ hộ nghèo giảm xuống còn 2%", "thu nhập bình quân đạt cao trên 68 triệu đồng", "thủy sản chiếm tới 61%"
	}
	planned := false // "thu nhập bình quân dự kiến năm 2025 đạt"
	for k >= start && (r.lead(k) && !r.fills(k, tailLex) && !r.perHead(m, k, start) || r.Elems[k].Kind == Colon || r.length(k) || r.fills(k, estimateLex) || r.predicate(verb) != "" && r.fills(k, plannedLex)) {
		r.T.Work++
		planned = planned || r.Elems[k].Kind == Verb && r.fills(k, plannedLex)
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
	across := false
	_, _, estimated := r.T.At(m.QualFrom, estimateLex)
	if (r.predicate(verb) != "" || estimated || verb < 0 && m.Percent && (r.startsRise(m) || m.Unit == "%/năm" && k < r.ElemOf(m.QualFrom)-1)) && k > start && r.Elems[k].Kind == Comma {
		across = true
		// "Thu nhập bình quân đầu người năm 2020, ước đạt": the topic stands before the comma
		for k--; k >= start && (r.lead(k) || r.length(k)); k-- {
			r.T.Work++
		}
	}
	last := k
	moved := false           // what is said of the topic before the comma was passed over
	aside, resumed := -1, -1 // a bracket inside the topic and what stands behind it
	for ; k >= start; k-- {
		r.T.Work++
		e := r.Elems[k]
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
		if e.Kind == Semicolon || e.Kind == Stop || e.Kind == Open || e.Kind == Colon || e.Kind == Sign && !r.dash(k, start) && !r.grade(k, start) && !r.each(k, start) || e.Kind == Close {
			break
		}
		if e.Kind == Comma && (r.clauseAhead(k) || !r.listComma(k) && !r.nounComma(k, start, m.Percent) && !(m.Percent && r.sectorComma(k, start)) && !(k < last && r.inMeasure(k, start, last))) {
			break
		}
		if e.Kind == Func && k < last && r.fills(k, clauseOpenLex) && !(k > start && r.Elems[k-1].Kind == Func) { // but "sau khi điều chỉnh"
			if k > start && r.fills(k-1, sumLex) && r.fills(k, purposeLex) {
				continue // "tổng kinh phí để mở rộng những con đường"
			}
			if r.fills(k, purposeLex) && verb >= 0 && r.predicate(verb) != "" && r.sumClause(k, start) {
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
			return r.Phrase(e.From+1, r.Elems[last].To), e.From + 1 // "bầu bà An làm Chủ tịch với số phiếu 100%"
		}
		if e.Kind == Func && k < last && k > start && r.TextOf(k) == "như" && r.Elems[k+1].Kind == Noun {
			break // "nhiều tiêu chí đạt cao như tiêu chí thu nhập"
		}
		if k < last && r.WordClass(k) == "amount" && k > start && r.NounClass(k+1) == "measure" {
			break // "178 giấy phép với số vốn đăng ký 36 tỷ đồng"
		}
		if k > start && k < last && (r.predicate(verb) == "to" || verb < 0 && r.startsRise(m)) && r.moves(k) && !r.speed(k, start) && r.how(k+1, last) {
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
		if c := r.VerbClass(k); k > start && r.predicate(k) != "" && !r.speed(k, start) && (across || c != "reach" && r.predicate(verb) == "reach") && r.manner(k+1, last) {
			last, moved = k-1, true // "thu ngân sách tăng nhanh cả nhiệm kỳ đạt", "tốc độ tăng trưởng đạt khá cao, bình quân tăng"
			continue
		} else if c == "reach" && !(m.Percent && r.attains(k, last)) || (c == "up" || c == "down") && !r.speed(k, start) || c == "to" || c == "aim" && !(k > start && r.fills(k-1, byLex)) || c == "exist" && !r.insideTopic(k, start) && !r.insideRate(k, start) {
			break
		}
	}
	first := k + 1
	if aside > first && !r.measureHead(first) && r.NounClass(first) != "thing" && !(resumed == aside+3 && r.T.Tokens[r.Elems[aside+1].From].Case == scan.Upper) {
		first = resumed // "Bà An (thôn Hạ) đóng 150.000 đồng"
	}
	if first < last && r.fills(first, countLex) && m.Class != "money" {
		first++ // "tổng số người tham gia": the people are the topic
	}
	if first <= last && r.fills(first, againstLex) {
		return "", -1 // "giảm 36% so với tháng trước và giảm 25%"
	}
	for first <= last && ((r.lead(first) || r.Elems[first].Kind == Qual) && !r.T.Has(r.Elems[first].From, degreeLex) || r.Elems[first].Kind == Comma || first < last && (r.fills(first, bringLex) || r.fills(first, edgeLex) && r.Elems[first+1].Kind == Time)) {
		r.T.Work++
		first++
	}
	if first == last && r.fills(first, aloneLex) {
		return "", -1 // "thu ngân sách tăng 12%, riêng năm 2020 đạt 320 tỷ đồng"
	}
	alone := first < last && r.fills(first, aloneLex)
	if alone {
		first++ // "riêng các huyện nghèo giảm 4%"
		for first < last && r.lead(first) {
			first++
		}
	}
	if planned && first <= last && (r.Elems[first].Kind == Org || first == last && r.acts(first)) {
		return "", -1 // "Đảng bộ xã phấn đấu đạt 95%"
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
	first = r.pastClause(first, last)
	if first < last && m.Percent && r.fills(first, bareLex) && r.fills(first+1, womenLex) {
		first++ // "tỷ lệ nữ": the women are the item, the rate is the unit
	}
	if first < last && r.VerbClass(first) == "act" && r.fills(first+1, sumLex) && !r.passive(first) {
		first++ // "trao kinh phí 20 triệu đồng"
	}
	if first > last && k >= start && r.Elems[k].Kind == Fig && r.Mentions[r.Elems[k].Ref].Noun && r.predicate(verb) == "reach" {
		if sum, at := r.sumOver(k, start); sum != "" {
			return sum, at
		}
	}
	if first > last || k >= start && r.quoted(k, last) || across && (r.Elems[first].Kind != Noun && !(moved && r.Elems[first].Kind == Plain) || k >= start && r.Elems[k].Kind != Semicolon && r.Elems[k].Kind != Comma) {
		// "102 ủy viên có trình độ tiến sĩ, chiếm 10,55%": the topic is the count before it
		return "", -1
	}
	if k >= start && r.Elems[k].Kind == Verb && r.goalNoun(r.Elems[k].From) && k > start && r.Elems[k-1].Kind == Fig {
		return "", -1 // "đạt 63% kế hoạch năm và tăng 10,4%"
	}
	if k >= start && r.Elems[k].Kind == Fig && r.Mentions[r.Elems[k].Ref].Noun && m.From-r.Mentions[r.Elems[k].Ref].End < 14 {
		o := &r.Mentions[r.Elems[k].Ref]
		if k-2 >= start && r.fills(k-1, ofLex) && r.NounClass(k-2) == "measure" { // "vốn đăng ký của 54 dự án được cấp phép đạt 82 triệu USD"
			return r.Phrase(r.Elems[k-2].From, r.Elems[last].To), r.Elems[k-2].From
		}
		if o.UnitTo > o.UnitFrom {
			for j := k + 1; j < last; j++ {
				if r.predicate(j) == "reach" && r.Elems[j+1].Kind == Noun {
					return r.Phrase(r.Elems[j+1].From, r.Elems[last].To), r.Elems[j+1].From // "3 xã đạt thu nhập bình quân 30 triệu đồng"
				}
			}
			if at := r.Elems[k+1].From; k < last && r.WordClass(k+1) == "amount" && r.T.Str(at) == "với" {
				return r.Phrase(at+1, r.Elems[last].To) + " " + o.Unit, at + 1 // "36 dự án với số vốn 100 tỷ đồng"
			}
			if at := r.Elems[k+1].From; k < last && r.measureAt(at) {
				return r.Phrase(at, r.Elems[last].To) + " " + o.Unit, at // "5 tuyến đường tổng chiều dài 12 km"
			}
			if r.predicate(verb) == "reach" || verb < 0 {
				if sum, at := r.sumOver(k, start); sum != "" {
					return sum, at
				}
			}
			return r.Phrase(o.UnitFrom, r.Elems[last].To), o.UnitFrom
		}
	}
	if verb >= 0 && r.fills(verb, dimensionLex) {
		first = r.objectBefore(first, last)
	}
	if first == last && r.Elems[first].Kind == Org && (r.Orgs[r.Elems[first].Ref].Class == entity.PlaceName || m.Percent && (r.topicCarried(i) != "" || r.shareBefore(i) >= 0)) {
		return "", -1 // "Hà Nội 25%", "…; Đảng bộ huyện Sơn Hà đạt 45%"
	}
	if m.Percent && i > 0 && k >= start && (alone || r.Elems[k].Kind == Comma || r.Elems[k].Kind == Semicolon || r.Elems[k].Kind == Fig) && r.whereOnly(first, last, alone) {
		if topic := r.topicCarried(i); topic != "" {
			return whereless(topic), r.Elems[first].From // "tỷ lệ hộ nghèo ở thị trấn giảm 5,3%, nông thôn giảm 5%"
		}
	}
	if first == last && r.fills(first, edgeLex) && r.Elems[first+1].Kind == Time {
		return "", -1 // "tỷ lệ hộ nghèo giảm …, cuối năm 2015 giảm còn 6,75%"
	}
	if first == last {
		if _, n, ok := r.T.At(r.Elems[first].From, bareLex); ok && r.Elems[first].From+n >= r.Elems[first].To {
			return "", -1 // "…, tỷ lệ 41,8%"
		}
	}
	if verb >= 0 && r.Elems[first].Kind == Org {
		for j := first + 1; j <= last && j-first < 4; j++ {
			act := r.VerbClass(j) == "act" && !r.passive(j) && !r.nominal(j)
			if act && j < last && r.predicate(verb) != "" && nounish(r.Elems[j+1].Kind) {
				return r.Phrase(r.Elems[j].From, r.Elems[last].To), r.Elems[j].From // "Đảng bộ xã kết nạp đảng viên đạt 104% kế hoạch"
			}
			if act || r.fills(j, doneLex) && r.predicate(verb) == "" || r.fills(j, doneLex) && r.VerbClass(j+1) != "act" {
				return "", -1 // "Đảng ủy đã lãnh đạo hoàn thành 100% chỉ tiêu": a clause
			}
		}
	}
	if verb < 0 {
		first = r.objectOf(first, last) // "Công ty chi trả tiền lương bình quân 9,5 triệu đồng"
	}
	if r.goalNoun(r.Elems[first].From) && i > 0 {
		return "", -1 // "(chỉ tiêu Nghị quyết là 95%)": the goal of what was spoken of
	}
	if first == last && i > 0 && k >= start && r.Elems[k].Kind == Comma && r.fills(first, priceLex) {
		if o := &r.Mentions[i-1]; r.T.SentenceOf(o.From) == r.T.SentenceOf(m.From) && k-r.ElemOf(o.End-1) < 6 && m.Class == "money" {
			switch {
			case o.Noun && kindred(o.Class) != "person":
				return r.Phrase(r.Elems[first].From, r.Elems[last].To) + " " + o.Unit, r.Elems[first].From // "mua 43 ô tô, giá 35 tỷ đồng"
			case !o.Percent && o.ItemTo > o.ItemFrom && o.ItemFrom >= o.End:
				return r.Phrase(r.Elems[first].From, r.Elems[last].To) + " " + o.Item, r.Elems[first].From // "bán 4 tạ thảo quả, giá 105.000 đồng/kg"
			}
		}
	}
	if first == last && i > 0 && r.fills(first, yieldLex) {
		if of := r.yieldOf(i, first); of != "" {
			return r.Phrase(r.Elems[first].From, r.Elems[last].To) + " " + of, r.Elems[first].From
		}
	}
	if first == last && i > 0 && r.fills(first, sumLex) && r.Mentions[i-1].Noun && r.Mentions[i-1].Action != "" {
		return r.sumOf(first, last, r.topicCarried(i)) // "hỗ trợ 45 hộ với tổng kinh phí 2 tỷ đồng"
	}
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
	phrase := r.Phrase(r.Elems[first].From, r.Elems[last].To)
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
			if (j < k-1 || r.fills(k-1, ofLex) || j == k-1) && (r.NounClass(j) == "measure" || r.fills(j, sumLex) || r.fills(j, worthLex)) {
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

// objectBefore returns where the thing that is so long or wide begins among elements first to last, behind what was done to it: "sửa chữa một | tuyến lộ nhựa dài
// 1.900 m".
func (r *Reading) objectBefore(first, last int) int {
	for j := last - 1; j >= first; j-- {
		r.T.Work++
		if r.VerbClass(j) != "act" || r.nominal(j) || r.passive(j) {
			continue
		}
		for j++; j < last && (r.Elems[j].Kind == Func || r.fills(j, determinerLex)); j++ {
			r.T.Work++ // "các", "một"
		}
		if nounish(r.Elems[j].Kind) {
			return j
		}
		return first
	}
	return first
}

// measureAt reports whether the name of a measure stands at token i.
func (r *Reading) measureAt(i int) bool {
	row, _, ok := r.T.At(i, nounLex)
	return ok && nounClass[row] == "measure"
}

// whereless returns a topic without the place that it ends with.
func whereless(topic string) string {
	for _, row := range whereLex.Rows {
		if at := strings.Index(topic, " "+row.Phrase+" "); at > 0 {
			return topic[:at]
		}
	}
	return topic
}

// rateAhead returns the rate that the sentence before that of mention i speaks of without a number: "giao chỉ tiêu giảm tỷ lệ hộ nghèo năm 2017 cho các
// huyện. Cụ thể, huyện Sơn Hà giảm 2%"; "" if it speaks of none.
func (r *Reading) rateAhead(i int) string {
	from, _ := r.SentenceOf(r.ElemOf(r.Mentions[i].From))
	k := from - 1
	for k > 0 && r.Elems[k].Kind == Stop {
		k--
	}
	if k <= 0 {
		return ""
	}
	first, _ := r.SentenceOf(k)
	for ; k >= first; k-- {
		r.T.Work++
		if r.Elems[k].Kind == Fig {
			return ""
		}
		if r.fills(k, rateLex) && nounish(r.Elems[k].Kind) {
			return r.Phrase(r.Elems[k].From, r.phraseEnd(r.Elems[k].From, 8))
		}
	}
	return ""
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
		if e.Kind != Plain {
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

// quoted reports whether elements k to last are a name in quotation marks, which tells nothing of a number behind it.
func (r *Reading) quoted(k, last int) bool {
	return r.Elems[k].Kind == Sign && last+1 < len(r.Elems) && r.closesQuote(last+1)
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

// opensQuote reports whether element k opens a quotation, closesQuote whether it closes one.
func (r *Reading) opensQuote(k int) bool {
	at := r.Elems[k].From
	return r.T.Is(at, '"') && r.T.Tight(at+1) && !r.T.Tight(at)
}

func (r *Reading) closesQuote(k int) bool {
	at := r.Elems[k].From
	return r.T.Is(at, '"') && r.T.Tight(at)
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

// moves reports whether element k is a verb that only says which way the verb behind it goes: "giảm xuống còn", "tăng lên đạt".
func (r *Reading) moves(k int) bool { return changes(r.VerbClass(k)) }

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

// speed reports whether the verb at element k is what a rate is of: "tốc độ tăng tổng sản phẩm".
func (r *Reading) speed(k, start int) bool { return k > start && r.fills(k-1, speedLex) }

// length reports whether element k is a length of time: "bình quân 5 năm đạt".
func (r *Reading) length(k int) bool {
	e := r.Elems[k]
	return e.Kind == Fig && r.Mentions[e.Ref].Kind == Duration
}

// attains reports whether the "đạt" at element k takes what stands behind it and no number: "đạt trong sạch, vững mạnh chiếm 87,97%".
func (r *Reading) attains(k, last int) bool {
	return k < last && r.fills(k, attainLex)
}

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

// insideTopic reports whether the "có" at element k stands inside a noun phrase: "lương thực có hạt đạt".
func (r *Reading) insideTopic(k, start int) bool {
	return k-1 >= start && (r.Elems[k-1].Kind == Plain || r.Elems[k-1].Kind == Noun) && k+1 < len(r.Elems) && r.Elems[k+1].Kind == Plain &&
		!r.fills(k+1, rateLex) // "xã có tỷ lệ hộ nghèo giảm nhiều nhất là"
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

// aging reports whether the figure at element k is an age inside a noun phrase that goes on behind it.
func (r *Reading) aging(k, start, last int) bool {
	return k > start && k < last && r.Mentions[r.Elems[k].Ref].Class == "age" && (nounish(r.Elems[k-1].Kind) || k-1 > start && r.fills(k-1, startLex) && nounish(r.Elems[k-2].Kind)) && r.Elems[k+1].Kind != Comma && r.predicate(k+1) == "" && r.VerbClass(k+1) != "exist"
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

// changedCount returns what the counted change o is of, for the share m in the bracket behind it, where its own words tell: "giảm 12 vụ (14,1%) và 5 người chết
// (10,9%)"; "" where the topic of its clause does.
func (r *Reading) changedCount(o, m *Mention) string {
	if !o.Noun || o.Kind != Change || o.Elided || o.UnitTo == o.UnitFrom || !m.Percent {
		return ""
	}
	if to := r.phraseEnd(o.UnitTo, 3); to > o.UnitTo {
		return r.Phrase(o.UnitFrom, to)
	}
	if topic := cmp.Or(m.Topic, o.Topic); topic == "" || kindred(o.Class) == "person" || strings.Contains(viet.Key(topic), viet.Key(o.Unit)) {
		return ""
	}
	return o.Unit
}

// bracketTopic returns what a bracket behind mention b tells of: what the words behind its number name, or its topic.
func (r *Reading) bracketTopic(b int) string {
	if o := &r.Mentions[b]; o.Ahead {
		return o.Item // "có 84% chi bộ hoàn thành tốt nhiệm vụ (vượt 4%)"
	}
	return r.Mentions[b].Topic
}

// measureBefore returns the measure named right before the bracket that holds mention i: "tăng trưởng GDP (đạt 2%), tỷ lệ thất nghiệp (4,4%)"; ""
// if no bracket holds it or no measure is named there.
func (r *Reading) measureBefore(i int) string {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	start, _ := r.SentenceOf(k + 1)
	open := k
	for ; open > start && k-open < 12 && r.Elems[open].Kind != Open; open-- {
		r.T.Work++
		if e := r.Elems[open].Kind; e == Close || e == Semicolon || e == Stop {
			return ""
		}
	}
	if open <= start || r.Elems[open].Kind != Open {
		return ""
	}
	first := -1
	for j := open - 1; j >= start && open-j < 14; j-- {
		r.T.Work++
		e := r.Elems[j]
		if ends(e.Kind) || e.Kind == Fig || r.predicate(j) != "" && !r.speed(j, start) && !(first < 0 && r.fills(j, comparativeLex)) || r.VerbClass(j) == "aim" || r.VerbClass(j) == "exist" || e.Kind == Func && joins(r.T, e.From) && first == j+1 {
			break
		}
		if r.fills(j, rateLex) || r.fills(j, growLex) || r.NounClass(j) == "measure" {
			first = j
		}
	}
	if first < 0 {
		return ""
	}
	last := open - 1
	for last > first && r.Elems[last].Kind == Time {
		last--
	}
	return r.Phrase(r.Elems[first].From, r.Elems[last].To)
}

// topicCarried returns the topic that the figure before mention i left, within its sentence or from the one whose bracket holds it.
func (r *Reading) topicCarried(i int) string {
	m := &r.Mentions[i]
	if named := r.measureBefore(i); named != "" {
		return named
	}
	if b := m.Bracket; b >= 0 {
		return r.bracketTopic(b)
	}
	for j := i - 1; j >= 0 && i-j < 60; j-- {
		r.T.Work++
		o := &r.Mentions[j]
		if r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) {
			return ""
		}
		if at := o.QualFrom - 1; o.Bracket < 0 && o.Kind != Duration && !(o.Noun && i-j < 3 && at >= 0 && r.Elems[r.ElemOf(at)].Kind == Open) {
			return o.Topic
		}
	}
	return ""
}

// countedTopic is what a count leaves as a topic: "kết nạp đảng viên", "cán bộ nữ", "ủy viên ban thường vụ có trình độ tiến sĩ".
func (r *Reading) countedTopic(m *Mention) string {
	if m.Action != "" && m.ActionAt < m.From {
		return m.Action + " " + m.Unit
	}
	if m.Elided || m.UnitTo == m.UnitFrom {
		return m.Unit
	}
	return r.Phrase(m.UnitFrom, r.phraseEnd(m.UnitTo, 10))
}

// itemOf weighs the topic against the words behind the number.
func (r *Reading) itemOf(i, verb int, own string, ownFrom int) string {
	m := &r.Mentions[i]
	if m.Class == "age" {
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
	}
	if whose := r.paidBy(m); whose != "" {
		return whose
	}
	if deed := r.paidFor(i); deed != "" {
		return deed
	}
	if deed := r.broughtIn(m); deed != "" {
		return deed
	}
	from, to, right := r.itemRight(m)
	if k := r.ElemOf(m.QualFrom) - 1; !right && m.Class == "money" {
		for last := k; k > 0 && last-k < 4 && (nounish(r.Elems[k].Kind) || r.Elems[k].Kind == Org); k-- {
			r.T.Work++
		}
		if k >= 0 && r.fills(k, payInLex) {
			return r.Phrase(r.Elems[k].From, m.QualFrom) // "nộp ngân sách tỉnh 40 tỷ đồng"
		}
	}
	if named := r.struck(i); named != "" {
		return named
	}
	behind := ""
	if right {
		behind = unquoted(r.Phrase(from, to))
		if i > 0 && m.Percent && r.T.Has(from, yieldLex) && to-from == 2 {
			if crop := r.struckCrop(i - 1); crop != "" && r.T.SentenceOf(r.Mentions[i-1].From) == r.T.SentenceOf(m.From) {
				behind += " " + crop // "740 ha lúa thiệt hại trên 70% sản lượng"
			}
		}
	}
	if m.Bracket >= 0 && own == "" && !right {
		o := &r.Mentions[m.Bracket]
		if named := r.measureBefore(i); named != "" {
			return named
		}
		if o.Noun && o.Kind != Change {
			if o.Elided && r.T.Has(o.To, gradedLex) {
				return o.Unit + " " + r.Phrase(o.To, r.phraseEnd(o.To, 8)) // "trong đó 11 hoàn thành tốt nhiệm vụ (17,7%)"
			}
			if o.Elided && o.Action != "" {
				return o.Unit + " " + o.Action // "khiển trách 28 (chiếm 45%)"
			}
			if o.Elided {
				if label := r.labelBefore(o); label != "" {
					return label // "tham gia lần đầu 15 (34,9%)"
				}
			}
			if _, _, generic := r.T.At(o.UnitFrom, genericLex); generic {
				if o.Topic != "" && o.Numbered {
					return o.Topic // "Số lượng cán bộ trẻ là 18 người (chiếm 1,86%)"
				}
				if label := r.labelBefore(o); label != "" {
					return label // "nữ 2.345 đồng chí (23,7%)"
				}
			}
			if o.Elided || o.UnitTo == o.UnitFrom {
				return o.Unit
			}
			if plan := r.planOf(i, m.Bracket); plan != "" && verb >= 0 && r.fills(verb, attainLex) && m.Percent && o.ActionAt < o.From && o.Form != numeral.Score {
				return o.Action + " " + o.Unit + Against + plan // "kết nạp 12 đồng chí (đạt 240%)"
			}
			return r.Phrase(o.UnitFrom, r.phraseEnd(o.UnitTo, 10)) + r.saidBehind(m)
		}
		if own := r.changedCount(o, m); own != "" {
			return own
		}
		if m.Topic != "" {
			return m.Topic
		}
		return r.bracketTopic(m.Bracket)
	}
	if right && m.Percent && r.T.Has(from, ballotLex) {
		m.ItemFrom, m.ItemTo = from, to
		return behind // "ông Nguyễn Văn An đạt 96,5% số phiếu"
	}
	if right && r.goalNoun(from) {
		if m.Topic == "" {
			return behind
		}
		if m.Kind == Change {
			return m.Topic
		}
		if _, n, ok := r.T.At(from, goalLex); ok {
			behind = r.Phrase(from, from+n)
		}
		return m.Topic + Against + behind
	}
	if o := i - 1; verb >= 0 && r.fills(verb, attainLex) && m.Percent && !right && own == "" && o >= 0 && r.beside(o, verb) {
		if plan := r.planOf(i, o); plan != "" {
			return r.countedTopic(&r.Mentions[o]) + Against + plan // "kết nạp 110 đảng viên, đạt 110%"
		}
	}
	if base, lasts := r.baseOf(m, verb); base != "" && m.Topic != "" {
		item := m.Topic + Against + base
		if lasts {
			m.Topic = item
		}
		return item
	}
	if right && m.Percent && own != "" && r.T.Has(from, allLex) && r.T.Has(ownFrom, rateLex) && strings.Contains(own, " ") && !r.goalNoun(from) {
		m.ItemFrom, m.ItemTo = ownFrom, ownFrom+1
		return own // "tỷ lệ bao phủ bảo hiểm y tế đạt 87,4% dân số"
	}
	if worth := r.worthOf(i, verb, own); worth != "" {
		return worth
	}
	if goal := r.goalCarried(i); goal != "" && !right && m.Percent && m.Kind == Level && r.predicate(verb) == "reach" && m.Topic != "" {
		return m.Topic + Against + goal
	}
	if verb >= 0 && r.VerbClass(verb) == "act" && verb == r.governor(m) {
		if right {
			m.ItemFrom, m.ItemTo = from, to
			return behind
		}
		if phrase, at := r.topicBefore(i, -1); at >= 0 && r.measured(at, verb) {
			m.ItemFrom, m.ItemTo = at, at+1
			if r.T.Has(at, cropLex) {
				phrase = r.Phrase(at, r.Elems[verb].From)
			} else if r.fills(verb-1, estimateLex) {
				phrase = r.Phrase(at, r.Elems[verb-1].From) // "tổng thu ngân sách ước thực hiện"
			} else if r.fills(verb, performLex) && strings.Contains(own, " ") {
				phrase = own // "giá trị sản xuất công nghiệp thực hiện 997 tỷ đồng"
			}
			return phrase // "tổng diện tích gieo trồng được 25.271,9 ha", "khu xử lý rác thải được đầu tư hơn 2,3 tỷ đồng"
		}
		if use, source := r.useOf(m); use != "" {
			if r.fills(verb, gatherLex) && !source {
				return use // "huy động 37 tỷ đồng để xây dựng nông thôn mới"
			}
			return r.TextOf(verb) + " " + use // "chi 45 tỷ đồng cho công tác an sinh xã hội"
		}
		if from := r.owedSum(verb); from >= 0 {
			return r.Phrase(from, r.Elems[verb].To)
		}
		if _, from, ok := r.T.Before(r.Elems[verb].From, paidLex); ok {
			if r.T.Str(from) == "với" {
				from++
			}
			return r.Phrase(from, r.Elems[verb].To) // "với tổng số tiền xử phạt 80 tỷ đồng"
		}
		if of := r.fined(i, verb); of != "" {
			return r.TextOf(verb) + " " + of
		}
		if of := r.measuredBefore(i); of != "" {
			return of + " " + r.TextOf(verb)
		}
		return r.TextOf(verb) // "gieo trồng được 25.271,9 ha"
	}
	if m.Percent && !right && (own == "" || r.joinedShare(i, ownFrom) || verb >= 0 && r.VerbClass(verb) == "exist" && m.End < len(r.T.Tokens) && r.fills(r.ElemOf(m.End), isLex)) && m.Kind != Change {
		if said := r.saidOf(i); said != "" {
			return said
		}
	}
	switch {
	case right && own == "" && from > m.End && r.T.Has(m.End, aboutLex):
		m.ItemFrom, m.ItemTo = from, to
		return behind
	case right && own == "" && (r.predicate(verb) == "up" || r.predicate(verb) == "down") && r.Elems[r.ElemOf(from)].Kind == Noun && m.Percent:
		m.ItemFrom, m.ItemTo = from, to
		if done := r.doneTo(i, from, to); done != "" {
			return done
		}
		return behind // "giảm ít nhất 50% tình trạng quá tải"
	case m.Kind == Change:
		if m.Topic != "" && !(right && own == "" && m.Percent) {
			return m.Topic
		}
		if right {
			m.ItemFrom, m.ItemTo = from, to
			if done := r.doneTo(i, from, to); done != "" {
				return done
			}
			return behind
		}
		return m.Topic
	case right && m.Percent && r.predicate(verb) != "" && ownFrom >= 0 && r.acts(r.ElemOf(ownFrom)) && r.Elems[r.ElemOf(ownFrom)].To >= r.Elems[verb].From-2 && r.bareBody(r.ElemOf(ownFrom), verb) && !r.fills(verb, shareOfLex):
		m.ItemFrom, m.ItemTo = from, to
		return behind // "thôn chỉ còn 0,2% hộ nghèo"
	case r.predicate(verb) != "" && own != "":
		if right && m.Percent && r.fills(verb, shareOfLex) {
			return own + " trên " + behind
		}
		m.ItemFrom, m.ItemTo = ownFrom, ownFrom+1
		if r.predicate(verb) == "reach" {
			return r.traitOf(i, own, ownFrom)
		}
		return own
	case right && m.Percent && verb >= 0 && r.fills(verb, equivalentLex):
		m.ItemFrom, m.ItemTo = from, to
		return behind // "…, tương đương 58% diện tích toàn tỉnh"
	case r.predicate(verb) != "" && m.Topic != "" && m.Percent:
		if right && r.fills(verb, shareOfLex) {
			return m.Topic + " trên " + behind
		}
		return m.Topic
	case right:
		m.ItemFrom, m.ItemTo = from, to
		return behind
	case own != "":
		m.ItemFrom, m.ItemTo = ownFrom, ownFrom+1
		return r.traitOf(i, own, ownFrom)
	}
	return m.Topic
}

// bareBody reports whether elements first to verb are one word or name for somebody and words of grammar: "thôn chỉ |", "xã |".
func (r *Reading) bareBody(first, verb int) bool {
	for k := first + 1; k < verb; k++ {
		if e := r.Elems[k].Kind; e != Func && e != Time && !(e == Org && r.Orgs[r.Elems[k].Ref].Class == entity.PlaceName) {
			return false
		}
	}
	return true
}

// owedSum returns where the name of the sum begins that ends with the verb at element verb, other words between: "với tổng số tiền phải thu | 177 triệu đồng"; -1 if
// no sum is named so.
func (r *Reading) owedSum(verb int) int {
	from, _ := r.SentenceOf(verb)
	for k := verb - 1; k >= from && verb-k < 9; k-- {
		r.T.Work++
		e := r.Elems[k]
		if e.Kind == Fig || ends(e.Kind) || r.predicate(k) != "" || r.VerbClass(k) == "aim" {
			return -1
		}
		if row, n, ok := r.T.At(e.From, paidLex); ok && k < verb-1 && e.From+n <= r.Elems[verb].From && (k == from || ends(r.Elems[k-1].Kind) || r.Elems[k-1].Kind != Func && !nounish(r.Elems[k-1].Kind) || r.T.Str(e.From) == "với") {
			if strings.HasPrefix(paidLex.Rows[row].Phrase, "với ") {
				return e.From + 1
			}
			return e.From
		}
	}
	return -1
}

// struck names the ground or crop whose area mention i tells with what befell it, as the area before it names it: "lúa bị ngập sâu" for "có 80 ha lúa, 35 ha bị ngập
// sâu"; "" if nothing befell it or it is named behind the number.
func (r *Reading) struck(i int) string {
	m := &r.Mentions[i]
	k := r.ElemOf(m.End-1) + 1
	crop := r.struckCrop(i)
	if crop == "" || nounish(r.Elems[k].Kind) && !r.T.Has(m.End, harmLex) {
		return ""
	}
	to := r.phraseEnd(m.End, 8)
	if next := i + 1; next < len(r.Mentions) && r.Mentions[next].Percent && r.Mentions[next].QualFrom-to < 2 {
		to = r.phraseEnd(r.Mentions[next].End, 3) // "thiệt hại trên 70% sản lượng"
	}
	return crop + " " + r.Phrase(m.End, to)
}

// struckCrop returns the crop or ground that mention i tells the area of, with what befell it behind the number or its noun; "" if it tells of no such thing.
func (r *Reading) struckCrop(i int) string {
	m := &r.Mentions[i]
	if m.Class != "area" {
		return ""
	}
	k := r.ElemOf(m.End-1) + 1
	named := k
	for ; k < len(r.Elems) && k < named+4 && !r.T.Has(r.Elems[k].From, harmLex) && (nounish(r.Elems[k].Kind) || r.Elems[k].Kind == Func && r.fills(k, passiveLex)); k++ {
		r.T.Work++
	}
	if k >= len(r.Elems) || r.VerbClass(k) != "fate" && !r.T.Has(r.Elems[k].From, harmLex) {
		return ""
	}
	if crop := r.cropNamed(m); crop != "" {
		return crop
	}
	for j := i - 1; j >= 0 && i-j < 6 && r.T.SentenceOf(m.From)-r.T.SentenceOf(r.Mentions[j].From) < 2; j-- {
		if o := &r.Mentions[j]; o.Class == "area" {
			if crop := r.cropNamed(o); crop != "" {
				return crop
			}
		}
	}
	return ""
}

// cropNamed returns the nouns right behind the area that mention m tells: "326 ha | lúa | bị ngập"; "" if none stand there.
func (r *Reading) cropNamed(m *Mention) string {
	k := r.ElemOf(m.End)
	first := k
	for k < len(r.Elems) && k < first+4 && nounish(r.Elems[k].Kind) && !r.T.Has(r.Elems[k].From, harmLex) {
		r.T.Work++
		k++
	}
	if k == first {
		return ""
	}
	return r.Phrase(r.Elems[first].From, r.Elems[k-1].To)
}

// fined returns what the fine that the verb at element verb tells of was for, as the count before it tells: "6 trường hợp vi phạm về tốc độ, phạt tiền 26 triệu
// đồng"; "" if the verb tells of no fine.
func (r *Reading) fined(i, verb int) string {
	if i == 0 || verb == 0 || !r.fills(verb, fineLex) || r.Elems[verb-1].Kind != Comma {
		return ""
	}
	o := &r.Mentions[i-1]
	if !o.Noun || o.UnitTo <= o.UnitFrom || r.T.SentenceOf(o.From) != r.T.SentenceOf(r.Mentions[i].From) {
		return ""
	}
	from := o.UnitFrom
	to := r.phraseEnd(o.UnitTo, 10)
	if _, n, ok := r.T.At(from, caseLex); ok && from+n < to {
		from += n
	}
	return r.Phrase(from, to)
}

// measuredBefore returns what the measure before mention i in its sentence is of, which a part of it was done to: "có 100 km đường huyện, đã cứng hóa 86 km"; "" if
// none stands there.
func (r *Reading) measuredBefore(i int) string {
	m := &r.Mentions[i]
	if m.Class != "area" && m.Class != "length" {
		return ""
	}
	for j := i - 1; j >= 0 && i-j < 4; j-- {
		o := &r.Mentions[j]
		d := r.T.SentenceOf(m.From) - r.T.SentenceOf(o.From)
		if d > 1 || d == 1 && !r.goesOn(i) {
			return ""
		}
		if o.Class == m.Class && o.Kind == Level && o.ActionAt < 0 && o.Bracket < 0 && o.Item != "" {
			return o.Item
		}
	}
	return ""
}

// paidBy returns who pays the sum of mention m or what it comes from, where no verb stands before it: "(gồm 612 triệu đồng do bà con đóng góp và 45 triệu đồng từ các nguồn
// vốn khác)"; "" if nothing tells.
func (r *Reading) paidBy(m *Mention) string {
	k := r.ElemOf(m.End-1) + 1
	if b := r.ElemOf(m.QualFrom) - 1; m.Class != "money" || k+2 >= len(r.Elems) || b >= 0 && (r.Elems[b].Kind == Verb || nounish(r.Elems[b].Kind)) {
		return ""
	}
	first := k + 1
	if r.fills(first, pluralLex) {
		first++
	}
	if !nounish(r.Elems[first].Kind) && r.Elems[first].Kind != Org {
		return ""
	}
	if r.fills(k, sourceLex) {
		return r.Phrase(r.Elems[first].From, r.phraseEnd(r.Elems[first].From, 8))
	}
	if !r.fills(k, payerLex) {
		return ""
	}
	for j := first + 1; j < len(r.Elems) && j < k+6; j++ {
		r.T.Work++
		if r.VerbClass(j) == "act" {
			return r.Phrase(r.Elems[first].From, r.Elems[j].To)
		}
		if !nounish(r.Elems[j].Kind) && r.Elems[j].Kind != Org {
			return ""
		}
	}
	return ""
}

// paidFor names the sum of mention i behind "số tiền" by what was done with it and to whom: "tặng suất quà" for "tặng 120 suất quà với số tiền 36 triệu đồng";
// "" if nothing tells.
func (r *Reading) paidFor(i int) string {
	m := &r.Mentions[i]
	k := r.paidWith(i)
	if k < 0 || m.Action == "" {
		return ""
	}
	if r.T.Has(r.Elems[k].To, paidLex) {
		if use, _ := r.useOf(m); use != "" {
			return paidName + use // "trao số tiền 60 triệu đồng hỗ trợ sửa trường"
		}
		return ""
	}
	if m.ActionAt != r.Elems[k].From {
		return paidName + m.Action
	}
	from := k + 1
	to := from
	for to < len(r.Elems) && to-from < 6 && (nounish(r.Elems[to].Kind) || r.VerbClass(to) == "act" || to > from && r.Elems[to].Kind == Comma) {
		to++
	}
	if to > from && r.Elems[to-1].Kind == Comma {
		to--
	}
	if to > from {
		return m.Action + " " + r.Phrase(r.Elems[from].From, r.Elems[to-1].To)
	}
	if o := &r.Mentions[max(i-1, 0)]; o.Noun && o.From < m.From && r.ElemOf(o.From) > k && o.UnitTo > o.UnitFrom {
		for to = r.ElemOf(o.UnitTo-1) + 1; to < len(r.Elems) && to-r.ElemOf(o.UnitTo-1) < 4 && nounish(r.Elems[to].Kind); to++ {
			r.T.Work++
		}
		return m.Action + " " + r.Phrase(o.UnitFrom, r.Elems[to-1].To)
	}
	return paidName + m.Action
}

// broughtIn names the sum m by the deed before it and what stands between: "nộp vào ngân sách nhà nước", "vận động Quỹ Vì người nghèo" for "vận động Quỹ Vì người nghèo
// được 8 tỷ đồng"; "" if no deed brought it in so.
func (r *Reading) broughtIn(m *Mention) string {
	if m.Class != "money" {
		return ""
	}
	k := r.paidIn(m)
	last := r.ElemOf(m.QualFrom) - 1
	if k < 0 {
		if k = r.obtained(m); k < 0 {
			return ""
		}
		last--
	}
	if last <= k || last-k > 10 {
		return ""
	}
	return unquoted(r.Phrase(r.Elems[k].From, r.Elems[last].To))
}

// paidName begins the name that paidFor makes of a bare deed.
const paidName = "số tiền "

// worthOf names what a sum behind "trị giá" or "tổng trị giá" is the worth of: the things before it, "tặng 35 sổ tiết kiệm, tổng trị giá 250 triệu đồng"; "" if the
// verb is another or nothing was counted.
func (r *Reading) worthOf(i, verb int, own string) string {
	m := &r.Mentions[i]
	if verb < 0 || m.Class != "money" || !r.fills(verb, sumLex) {
		return ""
	}
	if own != "" {
		for k := verb - 1; k > 0 && verb-k < 6 && (nounish(r.Elems[k].Kind) || r.VerbClass(k) == "act"); k-- {
			if r.VerbClass(k) == "act" && !r.nominal(k) && !r.passive(k) && k < verb-1 {
				own = r.Phrase(r.Elems[k+1].From, r.Elems[verb].From) // "trao phần thưởng trị giá 4 triệu đồng"
				break
			}
		}
		return viet.Lower(r.TextOf(verb)) + " " + own
	}
	if i > 0 {
		if o := &r.Mentions[i-1]; o.Noun && r.T.SentenceOf(o.From) == r.T.SentenceOf(m.From) {
			if kindred(o.Class) == "person" && o.Action != "" {
				return viet.Lower(r.TextOf(verb)) + " " + viet.Lower(o.Action) // people have no price: "khám bệnh cho 30 người, trị giá 2 triệu đồng"
			}
			return viet.Lower(r.TextOf(verb)) + " " + o.Unit
		}
	}
	return ""
}

// traitOf completes the trait that a further share of the same people is of: "đảng viên mới là viên chức chiếm 72%, nông dân 16%", "lao động có trình
// độ đại học chiếm 34%; cao đẳng 19%".
func (r *Reading) traitOf(i int, own string, from int) string {
	if i == 0 || from == 0 || !r.Mentions[i].Percent {
		return own
	}
	o := &r.Mentions[i-1]
	k := r.ElemOf(from)
	if !o.Percent || o.Kind != Level || o.End > from || k-r.ElemOf(o.End-1) > 3 || strings.Contains(o.Item, Against) || r.NounClass(k) == "member" || r.T.Has(r.Elems[k-1].From, countLex) {
		return own
	}
	if _, n, ok := r.T.At(from, degreeLex); ok && from+n >= r.Elems[k].To {
		if at := degreeIn(o.Item); at > 0 {
			return o.Item[:at] + " " + own
		}
	}
	if who, _, ok := strings.Cut(o.Item, isSaid); ok && (nounish(r.Elems[k].Kind)) && r.NounClass(k) != "measure" && !r.fills(k, rateLex) && !strings.Contains(own, isSaid) {
		return who + isSaid + own
	}
	return own
}

// isSaid parts people from what they are in an item.
const isSaid = " là "

// degreeIn returns where the first degree in an item begins, behind other words; 0 if there is none.
func degreeIn(item string) int {
	for at := range item {
		if at > 0 && item[at-1] == ' ' && startsDegree(viet.Lower(item[at:min(len(item), at+longestDegree)])) {
			return at - 1
		}
	}
	return 0
}

// longestDegree is more bytes than any degree has, so that a word without end is not looked through again and again.
const longestDegree = 64

func startsDegree(words string) bool {
	return slices.ContainsFunc(degreeLex.Rows, func(degree scan.Row) bool { return strings.HasPrefix(words, degree.Phrase) })
}

// useOf returns what the sum of money of mention m is for, as the words behind it tell: "huy động 37 tỷ đồng đầu tư xây dựng đường", "chi 45 tỷ đồng cho
// công tác an sinh xã hội"; or its source, "thu 6 tỷ đồng từ đấu giá đất". Empty if they tell neither, or for whom by name or number.
func (r *Reading) useOf(m *Mention) (use string, source bool) {
	at := m.End
	for range 2 {
		if _, n, ok := r.T.At(at, useLex); ok {
			at += n
		}
	}
	if at >= len(r.T.Tokens) {
		return "", false
	}
	k := r.ElemOf(at)
	if r.VerbClass(k) != "act" && (at == m.End || !nounish(r.Elems[k].Kind) || r.NounClass(k) == "place" || r.figureSoon(k, len(r.Elems))) {
		return "", false
	}
	use = r.Phrase(at, r.phraseEnd(at, 10))
	if r.T.Has(m.End, sourceLex) {
		return r.Phrase(m.End, at) + " " + use, true
	}
	return use, false
}

// planOf returns what the share at mention i of count o is held against: the goal that the sentence named, or the plan that each body has of such
// deeds; empty for other deeds.
func (r *Reading) planOf(i, o int) string {
	if goal := r.goalCarried(i); goal != "" {
		return goal
	}
	if at := r.Mentions[o].ActionAt; at >= 0 {
		if r.T.Has(at, quotaLex) {
			return planLex.Rows[0].Phrase // the one row of its class
		}
	}
	return ""
}

// beside reports whether mention o counts what was done in the clause right before the verb at element verb: "kết nạp 115 đảng viên, đạt".
func (r *Reading) beside(o, verb int) bool {
	m := &r.Mentions[o]
	if !m.Noun || m.Action == "" || m.ActionAt > m.From || m.Form == numeral.Score {
		return false
	}
	k := r.ElemOf(m.End-1) + 1
	for k < verb && (r.Elems[k].Kind == Comma || r.Elems[k].Kind == Func || r.Elems[k].Kind == Plain && k < r.ElemOf(m.End-1)+3) {
		r.T.Work++
		k++
	}
	return k == verb
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

// sumOf returns what the sum of money named by elements first to last is for, as the topic before it tells, and where its name begins.
func (r *Reading) sumOf(first, last int, topic string) (string, int) {
	at := r.Elems[first].From
	if topic == "" {
		return r.Phrase(at, r.Elems[last].To), at
	}
	return r.Phrase(at, r.Elems[last].To) + " " + topic, at
}

// yieldOf returns the crop, or what was counted, that the bare yield, output or area at element first, whose mention is i, is of: "475 ha mía, năng
// suất 120 tấn/ha", "quy hoạch 8 khu công nghiệp với diện tích 2.000 ha"; "" if the figure before it tells of none.
func (r *Reading) yieldOf(i, first int) string {
	o := &r.Mentions[i-1]
	if r.T.SentenceOf(o.From) != r.T.SentenceOf(r.Mentions[i].From) {
		return ""
	}
	if o.Noun {
		if r.fills(first, groundLex) && kindred(o.Class) != "person" && kindred(o.Class) != "org" && o.Kind == Level && !o.Elided {
			return o.Unit
		}
		return ""
	}
	for n := i - 1; n >= 0 && i-n < 5 && r.T.SentenceOf(r.Mentions[n].From) == r.T.SentenceOf(o.From); n-- { // "gieo cấy 5.620 ha lúa, đạt 101% kế hoạch; năng suất 65 tạ/ha"
		r.T.Work++
		if b := &r.Mentions[n]; !b.Noun && b.ItemTo > b.ItemFrom && b.ItemFrom >= b.End && r.T.Has(b.ItemFrom, cropLex) {
			return b.Item
		}
	}
	for _, row := range yieldLex.Rows {
		if of, ok := strings.CutPrefix(viet.Lower(o.Topic), row.Phrase+" "); ok && slices.ContainsFunc(cropLex.Rows, func(crop scan.Row) bool { return strings.HasPrefix(of, crop.Phrase) }) {
			return of
		}
	}
	if o.ItemTo > o.ItemFrom && r.T.Has(o.ItemFrom, cropLex) {
		return o.Item
	}
	return ""
}

// labelBefore returns the trait that stands between the mark before count o and its number: "…, tái cử 12 đồng chí"; "" if there is none.
func (r *Reading) labelBefore(o *Mention) string {
	last := r.ElemOf(o.QualFrom) - 1
	start, _ := r.SentenceOf(last + 1)
	k := last
	for ; k >= start && last-k < 6; k-- {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case Plain, Noun:
			continue
		case Verb:
			if c := r.VerbClass(k); c == "act" || c == "state" || c == "intransitive" || c == "fate" {
				continue
			}
			return ""
		case Func:
			if !r.opens(k) {
				return ""
			}
		case Comma, Semicolon, Colon:
		default:
			return ""
		}
		break
	}
	if k == last || last-k > 4 || k < start {
		return ""
	}
	if r.VerbClass(k+1) == "act" && k+1 < last {
		return ""
	}
	return r.Phrase(r.Elems[k+1].From, r.Elems[last].To)
}

// baseOf returns what a share says it is taken of or held against: "bằng 105% so với cùng kỳ năm 2022", "đạt 47% so với lực lượng lao động".
// lasts tells that what is said next of the topic is held against the same: it is a thing, not a time.
func (r *Reading) baseOf(m *Mention, verb int) (base string, lasts bool) {
	if !m.Percent || m.Kind == Change || r.predicate(verb) != "reach" {
		return "", false
	}
	k := r.ElemOf(m.End-1) + 1
	if k+1 >= len(r.Elems) || !r.fills(k, againstLex) || r.goalNoun(r.Elems[k+1].From) {
		return "", false
	}
	switch e := r.Elems[k+1]; e.Kind {
	case Time:
		return r.Phrase(e.From, e.To), false
	case Noun, Plain:
		return r.Phrase(e.From, r.phraseEnd(e.From, 12)), true
	}
	return "", false
}

// goalCarried returns the goal that the share before mention i in its sentence was of, where shares of it go on: "kết nạp 21 đảng viên, đạt
// 105% chỉ tiêu; xã Sơn Hà kết nạp 52 đảng viên, đạt 50,98%".
func (r *Reading) goalCarried(i int) string {
	for j := i - 1; j >= 0 && i-j < 4 && r.T.SentenceOf(r.Mentions[j].From) == r.T.SentenceOf(r.Mentions[i].From); j-- {
		if o := &r.Mentions[j]; o.Percent {
			if o.Topic != r.Mentions[i].Topic {
				return ""
			}
			_, goal, _ := strings.Cut(o.Item, Against)
			return goal
		}
	}
	return ""
}

// measured reports whether the phrase from token at to the verb at element verb is a noun that the verb only describes: it names a measure, or
// the verb is a passive.
func (r *Reading) measured(at, verb int) bool {
	k := r.ElemOf(at)
	if k < verb && (r.fills(verb, performLex) && r.T.Has(at, moneyLex) || r.T.Has(at, cropLex)) {
		return true // "lúa đông xuân gieo sạ 73.200 ha"
	}
	if k >= verb || r.Elems[k].Kind != Noun {
		return k < verb && r.fills(k, fundLex)
	}
	return nounClass[r.Elems[k].Ref] == "measure" || r.passive(verb) || r.fills(k, fundLex)
}

// goalNoun reports whether what stands at token i is a plan or target: "đạt 100,6% kế hoạch".
func (r *Reading) goalNoun(i int) bool {
	return r.T.Has(i, goalLex)
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
	if _, n, ok := t.At(i, amountLex); ok && !(m.Percent && r.measureHead(r.ElemOf(i)) && r.ElemOf(i+n) == r.ElemOf(i)) { // 82% số công đoàn cơ sở, but "hỗ trợ 70% mức đóng"
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

// gives reports whether the verb before share m gives it, so that those who get it stand behind: "hỗ trợ 70% mức đóng cho hộ nghèo".
func (r *Reading) gives(m *Mention) bool {
	k := r.governor(m)
	return k >= 0 && r.VerbClass(k) == "act"
}

// cut returns the end of the words from token i to token to without what only tells where, for whom or how: "đất | tại xã Minh Tân", "phân bón | theo hình thức trả
// chậm", "đất | đã được giải phóng".
func (r *Reading) cut(i, to int) int {
	for k := r.ElemOf(i) + 1; k < len(r.Elems) && r.Elems[k].From < to; k++ {
		r.T.Work++
		if r.Elems[k].Kind == Func && (r.fills(k, cutLex) || r.fills(k, doneLex)) {
			return r.Elems[k].From
		}
	}
	return to
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

// goalSpan returns the plan or target behind the "so với" at element k.
func (r *Reading) goalSpan(k int) (from, to int, ok bool) {
	from = r.Elems[k+1].From
	to = r.phraseEnd(from, 8)
	return from, to, to > from
}

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

// timeSoon reports whether a time follows element k, a preposition before it or none: "và đến năm 2020".
func (r *Reading) timeSoon(k, end int) bool {
	if k < end && r.Elems[k].Kind == Func {
		k++
	}
	return k < end && r.Elems[k].Kind == Time
}

// listComma reports whether the comma at element k joins like elements: "học tập, quán triệt".
func (r *Reading) listComma(k int) bool {
	return k > 0 && k+1 < len(r.Elems) && r.Elems[k-1].Kind == r.Elems[k+1].Kind && (r.Elems[k-1].Kind == Verb || r.Elems[k-1].Kind == Noun && r.NounClass(k+1) != "measure") && r.predicate(k+1) == ""
}

// clauseAhead reports whether who acts stands behind the comma at element k, with a word of time of its verb: "để có vốn, xã đã quy hoạch …".
func (r *Reading) clauseAhead(k int) bool {
	return k+2 < len(r.Elems) && r.acts(k+1) && r.Elems[k+2].Kind == Func && r.fills(k+2, tenseLex)
}

// dash reports whether the dash or stroke at element k ties two words of one name: "công nghiệp - xây dựng", "đầu người/năm".
func (r *Reading) dash(k, start int) bool {
	i := r.Elems[k].From
	return k > start && k+1 < len(r.Elems) && (r.T.Is(i, '-') || r.T.Is(i, '/') && r.T.Tight(i) && r.T.Tight(i+1)) && named(r.Elems[k-1].Kind) && named(r.Elems[k+1].Kind)
}

func named(k ElemKind) bool { return k == Noun || k == Plain || k == Verb }

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

// each reports whether the number at element k is no figure but stands inside a name, "trẻ vào lớp 1", or is the one unit that a measure is told for, "giá trị
// sản xuất trên 1 ha đất canh tác".
func (r *Reading) each(k, start int) bool {
	return k > start && k+1 < len(r.Elems) && r.T.IsKind(r.Elems[k].From, scan.Number) && !r.measureHead(k+1) && (nounish(r.Elems[k-1].Kind) || r.T.Str(r.Elems[k].From) == "1" && r.TextOf(k-1) == "trên" || r.VerbClass(k-1) == "state")
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
	if deed < 0 {
		return first, ""
	}
	if to := last - 1; to > deed+1 && r.TextOf(to) == "với" {
		return last, r.Phrase(r.Elems[deed+1].From, r.Elems[to].From)
	}
	return last, ""
}

// measureHead reports whether the name of a measure, a rate or a sum begins with element k.
func (r *Reading) measureHead(k int) bool {
	if !nounish(r.Elems[k].Kind) && r.WordClass(k) != "amount" {
		return false
	}
	return r.NounClass(k) == "measure" || r.fills(k, rateLex) || r.fills(k, indexLex) || r.fills(k, worthLex) || r.fills(k, sumLex) || r.fills(k, totalLex) || r.T.Has(r.Elems[k].From, moneyLex)
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

func nounish(k ElemKind) bool { return k == Noun || k == Plain }

// ends reports whether an element parts clauses or sentences.
func ends(k ElemKind) bool {
	switch k {
	case Comma, Semicolon, Colon, Stop, Open, Close, Sign:
		return true
	}
	return false
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

// joinedShare reports whether only "và" parts mention i from what the share before it tells of, which begins at token own: "9% hoàn thành nhiệm vụ
// và 0,5% không hoàn thành nhiệm vụ".
func (r *Reading) joinedShare(i, own int) bool {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	return i > 0 && r.Mentions[i-1].Percent && own == r.Mentions[i-1].End && r.WordClass(k) == "conj"
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
	if k >= to || r.VerbClass(k) == "" && !(r.Elems[k].Kind == Func && r.WordClass(k) == "rel") || r.predicate(k) != "" || r.VerbClass(k) == "aim" || r.VerbClass(k) == "exist" {
		return ""
	}
	head := r.headNoun(i, k)
	if head == "" {
		return ""
	}
	return head + " " + r.Phrase(m.End, r.phraseEnd(m.End, 10))
}
