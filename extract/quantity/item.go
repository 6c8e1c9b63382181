package quantity

import (
	"cmp"
	"strings"

	"baotinh/extract/entity"
	"baotinh/extract/numeral"
)

// What is a percentage, a sum of money or a measure of? First the topic of every figure is settled: its own (topic.go), else that of a figure before
// it (carried.go). Then a measure weighs it against the words behind its number (behind.go): ages, sums and struck land are asked for first, since they
// have ways of their own (age.go, sum.go, crop.go), then brackets, plans, deeds, and last the order of the clause. Package relation gets Topic and Item,
// and where the item stands.

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
			if r.T.Has(m.End, jailLex) {
				m.Item = sentenceName // "lĩnh 5 năm tù"
			}
			continue
		}
		verb := r.governor(m)
		own, ownFrom := r.topicBefore(i, verb)
		if most, at := r.mostOf(m, verb); most != "" {
			own, ownFrom = most, at
		} else if same := r.sameAs(i, verb); same != "" {
			own, ownFrom = same, max(ownFrom, 0)
		} else if whole := r.ofWhole(i, verb, own, ownFrom); whole != "" {
			own = whole
		}
		m.Topic = own
		if m.Topic == "" {
			m.Topic = r.topicCarried(i)
		}
		if own == "" && i > 0 && m.Topic == r.Mentions[i-1].Topic && m.Topic != "" {
			m.Part = r.Mentions[i-1].Part
		}
		if m.Topic == "" && m.Percent && (i == 0 || r.T.SentenceOf(r.Mentions[i-1].From) != r.T.SentenceOf(m.From)) && r.goesOn(i) {
			m.Topic = r.rateAhead(i)
		}
		if m.Noun {
			m.Numbered = own != "" && r.predicate(verb) != ""
			if _, n, ok := r.T.At(m.UnitFrom, storeyLex); ok && verb >= 0 && m.UnitFrom+n == m.UnitTo {
				m.Item = r.dimensioned(i, verb, own)
			}
			switch {
			case m.Unit == pointUnit:
				m.Item = r.pointsOf(i)
			case strings.HasPrefix(m.Unit, wageUnit):
				m.Item = m.Action
				if r.predicate(verb) != "" && own != "" {
					m.Item = own // "mức trợ cấp bằng 10 tháng lương cơ sở"
				}
			case strings.Contains(m.Unit, "/") && r.predicate(verb) != "":
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
		switch {
		case m.Class == "speed" && (ownFrom < 0 || !r.measureWord(r.ElemOf(ownFrom))):
			m.Item = speedName // "xe chạy đến 60 km/h"
		case m.Kind == Change && verb >= 0 && r.fills(verb, cutPriceLex):
			m.Item = "giá" // "cửa hàng giảm giá 15%"
		}
		if m.Item == "" {
			if m.Item = r.beforeBracket(i); m.Item != "" {
				continue // and leaves no topic to what stands before the next bracket
			}
		}
		if verb >= 0 && m.Kind == Level {
			m.Item = r.dimensioned(i, verb, own)
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
		if whose := r.ageOf(i, verb, own, ownFrom); whose != "" {
			return whose
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
	if of := r.sharedNoun(i); of != "" {
		return of
	}
	if m.Class == "money" && (verb < 0 || r.VerbClass(verb) == "exist") && own == "" && m.Bracket < 0 {
		if use, source := r.useOf(m); use != "" && !source {
			return use // "trong đó 310 triệu đồng dùng để mua giống", "và 14 tỷ đồng xây khu tái định cư"
		}
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
		return r.itemOfBracket(i, verb)
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
		if r.whoMeets(m, ownFrom) {
			m.Topic, m.ItemFrom, m.ItemTo = "", from, to
			return behind
		}
		if _, n, ok := r.T.At(from, goalLex); ok {
			behind = r.Phrase(from, from+n)
		}
		return heldTo(m.Topic, behind)
	}
	if o := i - 1; verb >= 0 && r.fills(verb, attainLex) && m.Percent && !right && own == "" && o >= 0 && r.beside(o, verb) {
		if plan := r.planOf(i, o); plan != "" {
			return r.countedTopic(&r.Mentions[o]) + Against + plan // "kết nạp 110 đảng viên, đạt 110%"
		}
	}
	if base, lasts := r.baseOf(m, verb); base != "" && m.Topic != "" {
		item := heldTo(m.Topic, base)
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
		return heldTo(m.Topic, goal)
	}
	if verb >= 0 && r.VerbClass(verb) == "act" && verb == r.governor(m) {
		if right {
			m.ItemFrom, m.ItemTo = from, to
			return behind
		}
		return r.itemOfDeed(i, verb, own)
	}
	if m.Percent && !right && (own == "" || r.joinedShare(i, ownFrom) || verb >= 0 && r.VerbClass(verb) == "exist" && m.End < len(r.T.Tokens) && r.fills(r.ElemOf(m.End), isLex)) && m.Kind != Change {
		if said := r.saidOf(i); said != "" {
			return said
		}
	}
	return r.weigh(i, verb, own, ownFrom, from, to, behind)
}

// itemOfBracket names mention i, in a bracket and without words of its own, by the mention that the bracket stands behind.
func (r *Reading) itemOfBracket(i, verb int) string {
	m := &r.Mentions[i]
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
			if k := r.ElemOf(o.QualFrom); o.Rule == "quantity.list_ellipsis" && r.partNamed(k) {
				first := r.itemStart(k)
				for first < k-1 && r.lead(first) {
					first++
				}
				return o.Unit + " " + r.Phrase(r.Elems[first].From, o.QualFrom) // "trả 5.040 hồ sơ, trong đó đúng hạn 5.022 (99,6%)"
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

// whoMeets reports whether the topic of mention m, from token from on, is only who meets the goal: "Huyện hoàn thành 100% chỉ tiêu giao quân".
func (r *Reading) whoMeets(m *Mention, from int) bool {
	if from < 0 || !r.acts(r.ElemOf(from)) {
		return false
	}
	k, last, verbs := r.ElemOf(from)+1, r.ElemOf(m.QualFrom), 0
	for ; k < last; k++ {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case Func, Time:
		case Org:
			if verbs > 0 || r.Orgs[e.Ref].Class != entity.PlaceName {
				return false
			}
		case Verb:
			verbs++
		default:
			return false
		}
	}
	return verbs == 1
}

// Against stands in an item between what is measured and what it is held against: "kết nạp đảng viên so với kế hoạch".
const Against = " so với "

// heldTo returns the item of a share of topic held against base, and against nothing that an earlier share of the topic was held against.
func heldTo(topic, base string) string {
	topic, _, _ = strings.Cut(topic, Against)
	return topic + Against + base
}

// goalNoun reports whether what stands at token i is a plan or target: "đạt 100,6% kế hoạch".
func (r *Reading) goalNoun(i int) bool {
	return r.T.Has(i, goalLex)
}

// itemOfDeed names mention i by the verb at element verb, whose result it is, and by what the verb was done to, for or with.
func (r *Reading) itemOfDeed(i, verb int, own string) string {
	m := &r.Mentions[i]
	fine := m.Class == "money" && r.fills(verb, fineLex)
	if phrase, at := r.topicBefore(i, -1); at >= 0 && r.measured(at, verb) && !(fine && r.NounClass(r.ElemOf(at)) != "measure") {
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
	if fine {
		return strings.TrimSpace(fineName + " " + r.fined(i, verb))
	}
	if of := r.measuredBefore(i); of != "" {
		return of + " " + r.TextOf(verb)
	}
	return r.TextOf(verb) // "gieo trồng được 25.271,9 ha"
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

// weigh decides between the topic own, which begins at token ownFrom, and the words behind the number, tokens from to to: by the verb between them and
// by what kind of figure mention i is. behind are these words, "" for none.
func (r *Reading) weigh(i, verb int, own string, ownFrom, from, to int, behind string) string {
	m := &r.Mentions[i]
	right := behind != ""
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

// dimensioned returns the item of mention i with what the verb at element verb measures of it: "chiều dài cầu Sông Trà" for "cầu Sông Trà dài 1,5 km", and of the thing before
// it for "…, rộng 12 m". own is its topic. Other verbs leave the item.
func (r *Reading) dimensioned(i, verb int, own string) string {
	m := &r.Mentions[i]
	row, n, ok := r.T.At(r.Elems[verb].From, dimensionLex)
	if !ok || r.Elems[verb].From+n < r.Elems[verb].To {
		return m.Item
	}
	name := dimensionName[row]
	switch {
	case m.Class == "area" && dimensionArea[row] != "-":
		name = dimensionArea[row]
	case m.Class != "length" && m.Class != "mass" && !m.Noun:
		return m.Item
	}
	if own != "" {
		return name + " " + own
	}
	bare := m.Item
	if !m.Noun {
		bare = cmp.Or(m.Item, name) // "Dài gần 20 km, tuyến đường đi qua …"
	}
	if i == 0 || r.T.SentenceOf(r.Mentions[i-1].From) != r.T.SentenceOf(m.From) {
		return bare
	}
	o := &r.Mentions[i-1]
	for _, before := range dimensionName {
		if thing, ok := strings.CutPrefix(o.Item, before+" "); ok {
			return name + " " + thing // "cầu dài 1,5 km, rộng 12 m"
		}
	}
	if o.Bracket >= 0 {
		return name // "cầu có 6 làn xe (2 làn xe máy), dài gần 2 km"
	}
	if o.Noun && o.Kind == Level {
		return name + " " + o.Unit // "thu giữ 120 cây gỗ, nặng hơn 7 tấn"
	}
	return bare
}

// fineName is what money is that somebody is fined.
const fineName = "tiền phạt"

// The units of counts that are of something, as measures are.
const (
	pointUnit = "điểm"
	wageUnit  = "tháng lương"
)

// speedName is what so many kilometres an hour are of where nothing names it.
const speedName = "tốc độ"

// sentenceName is what years in prison are of.
const sentenceName = "án tù"
