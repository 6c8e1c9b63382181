package quantity

import (
	"baotinh/extract/numeral"
	"baotinh/extract/scan"
)

// lists ties each mention to the one before it in the same list and to the one whose bracket holds it.
func (r *Reading) lists() {
	bracket, depth := -1, 0
	last := -1 // the last mention outside brackets
	for k := range r.Elems {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case Stop:
			bracket, depth, last = -1, 0, -1
		case Open:
			if depth == 0 && last >= 0 && r.near(last, k) {
				bracket = last
			}
			depth++
		case Close:
			if depth > 0 {
				depth--
			}
			if depth == 0 {
				bracket = -1
			}
		case Fig:
			m := &r.Mentions[e.Ref]
			if depth > 0 {
				m.Bracket = bracket
			}
			if e.Ref > 0 && r.follows(e.Ref-1, e.Ref) {
				m.Previous = e.Ref - 1
			} else if depth == 0 && last >= 0 && last < e.Ref-1 && r.follows(last, e.Ref) {
				m.Previous = last // over the bracket between: "715 lao động (tăng 23%); 1.335 người"
			}
			if depth == 0 {
				last = e.Ref
			}
		}
	}
}

// near reports whether the bracket at element k explains mention i: only the rest of its noun phrase stands between.
func (r *Reading) near(i, k int) bool {
	fig := r.ElemOf(r.Mentions[i].From)
	if k-fig > 12 {
		return false
	}
	for j := fig + 1; j < k; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Semicolon, Stop, Fig, Comma, Colon:
			return false
		}
	}
	return true
}

// follows reports whether mention b is the next item of a list after mention a: a comma or "và" before b, and between them nothing
// but the tail of a's noun phrase.
func (r *Reading) follows(a, b int) bool {
	from, to := r.ElemOf(r.Mentions[a].From)+1, r.ElemOf(r.Mentions[b].QualFrom)
	if to <= from || to-from > 16 {
		return false
	}
	link := r.Elems[to-1]
	if !(link.Kind == Comma || link.Kind == Func && joins(r.T, link.From) || link.Kind == Semicolon) {
		return false
	}
	depth := 0
	for k := from; k < to; k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case Stop:
			return false
		case Fig:
			if depth == 0 {
				return false
			}
		case Open:
			depth++
		case Close:
			depth--
		case Verb:
			if c := verbClass[r.Elems[k].Ref]; depth == 0 && (c == "exist" || c == "reach" && r.TextOf(k) != "là" || c == "up" || c == "down") {
				return false
			}
		}
	}
	return depth == 0
}

// unitsBefore gives a unit to the mentions that have none behind them: from the noun before the number, from the figure whose bracket
// holds it, or from the figure before it in the list.
func (r *Reading) unitsBefore() {
	r.shareUnits()
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		if m.Unit != "" || m.Form == numeral.Words && m.Ambiguous {
			continue
		}
		if r.marks(m) || r.population(m) || r.averageAge(m) || r.numberOf(m) {
			continue
		}
		if b := m.Bracket; b >= 0 && r.Mentions[b].Noun && !r.ownNoun(m) {
			r.inherit(m, &r.Mentions[b], "quantity.bracket")
			continue
		}
		if (m.Scaled || r.thatNumber(m)) && r.sameCount(m, i) {
			continue
		}
		if r.sharedBehind(m, i) || r.sharedBefore(m, i) || r.sameVerb(m, i) || r.nounBefore(m, i) || r.inParts(m, i) || r.namedItem(m, i) || r.atPlace(m, i) {
			continue
		}
	}
}

// shareUnits gives numbers without a unit the age, length of time or share that the number joined to them is told in, from the last on: "12, 14 và 15 tuổi", "5 và
// 7 năm tù", "tăng 5 và 7%".
func (r *Reading) shareUnits() {
	for i := len(r.Mentions) - 2; i >= 0; i-- {
		r.T.Work++
		m, o := &r.Mentions[i], &r.Mentions[i+1]
		if m.Unit != "" || m.Form != numeral.Digits || m.Scaled || o.Class != "age" && o.Class != "time" && !o.Percent || o.Form != numeral.Digits || o.QualFrom != m.To+1 {
			continue
		}
		if !joins(r.T, m.To) && !(r.T.Is(m.To, ',') && o.Elided) {
			continue // "trẻ 6, 7 tuổi" says not how many there are of either
		}
		r.inherit(m, o, "quantity.shared_unit")
		m.Percent = o.Percent
	}
}

// thatNumber reports whether mention m, a bare number, is told of the one spoken of: "Sơn Hà có 48 dự án, ở Gia Lâm con số này lên tới gần 100".
func (r *Reading) thatNumber(m *Mention) bool {
	t := r.T
	for i := m.QualFrom - 1; i > t.Sentence(m.From).From && m.QualFrom-i < 8 && t.IsKind(i, scan.Word); i-- {
		t.Work++
		if _, n, ok := t.At(i, figureNounLex); ok && t.Has(i+n, pointingLex) {
			return true
		}
	}
	return false
}

// atPlace reads "tổ chức hai giải ở Pháp, 1 ở Ý và 3 ở Áo": a bare number before a place counts what the one before it does.
func (r *Reading) atPlace(m *Mention, i int) bool {
	t := r.T
	if i == 0 || m.Form != numeral.Digits || m.Scaled || m.Percent || !t.Is(m.From-1, ',') && !joins(t, m.From-1) || !t.Has(m.To, siteLex) || !t.IsKind(m.To+1, scan.Word) || t.Tokens[m.To+1].Case == scan.Lower {
		return false
	}
	p := &r.Mentions[i-1]
	if !p.Noun || t.SentenceOf(p.From) != t.SentenceOf(m.From) || m.From-p.End > 10 || !t.Has(p.End, siteLex) {
		return false
	}
	r.inherit(m, p, "quantity.list_ellipsis")
	m.End = m.To
	return true
}

// sameCount reads "9,5 triệu công nhân, trong đó 2,95 triệu trong các doanh nghiệp …": a scaled number without a noun counts what was
// counted before it in its sentence or the one before.
func (r *Reading) sameCount(m *Mention, i int) bool {
	for j := i - 1; j >= 0 && i-j < 4; j-- {
		p := &r.Mentions[j]
		if r.T.SentenceOf(m.From)-r.T.SentenceOf(p.From) > 1 {
			return false
		}
		if p.Noun && (p.Scaled || !m.Scaled) {
			r.inherit(m, p, "quantity.same_count")
			return true
		}
	}
	return false
}

// ownNoun reports whether the words of mention m in its bracket begin with a noun that lists count: "(tỉnh ủy viên và tương đương 6; …)".
func (r *Reading) ownNoun(m *Mention) bool {
	k := r.ElemOf(m.QualFrom)
	if k > 0 && r.Elems[k-1].Kind == Colon { // "(đảng bộ cơ sở: 5, chi bộ cơ sở: 43)"
		k--
	}
	start := k
	for start > 0 && k-start < farthest && !ends(r.Elems[start-1].Kind) && r.Elems[start-1].Kind != Fig {
		r.T.Work++
		start--
	}
	class, ok := r.kindOfNoun(start)
	return start < k && ok && countable(class) && !r.governs(start, k)
}

// kindOfNoun returns the class of the counted noun that element k is; a kind of body that was taken for one body, "đảng bộ cơ sở", is one too.
func (r *Reading) kindOfNoun(k int) (class string, ok bool) {
	e := r.Elems[k]
	if e.Kind == Noun {
		return nounClass[e.Ref], true
	}
	row, n, ok := r.T.At(e.From, nounLex)
	if e.Kind != Org || !ok || e.From+n != e.To || r.T.Tokens[e.From].Case != scan.Lower {
		return "", false
	}
	return nounClass[row], true
}

// governs reports whether a deed stands between elements a and b.
func (r *Reading) governs(a, b int) bool {
	for k := a; k < b; k++ {
		r.T.Work++
		if c := r.VerbClass(k); c == "act" || c == "exist" || c == "up" || c == "down" {
			return true
		}
	}
	return false
}

// sharedBehind reads "từ 8 triệu lên 20 triệu sản phẩm", "662 trong tổng số 686 tổ chức cơ sở đảng", "40 trong 70 người": the next number has the unit of both.
func (r *Reading) sharedBehind(m *Mention, i int) bool {
	if i+1 >= len(r.Mentions) {
		return false
	}
	o := &r.Mentions[i+1]
	if o.Unit == "" || r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) {
		return false
	}
	k, to := r.ElemOf(m.End-1)+1, r.ElemOf(o.QualFrom)
	if to-k > 4 || k >= to {
		return false
	}
	if o.Percent { // "tăng từ 12 lên 21%"
		if _, _, ok := r.T.Before(m.QualFrom, startLex); !ok || to-k > 2 || r.VerbClass(k) != "to" || m.Noun || m.Scaled {
			return false
		}
		r.inherit(m, o, "quantity.shared_unit")
		m.Percent = true
		return true
	}
	for ; k < to; k++ {
		r.T.Work++
		if r.VerbClass(k) == "to" || r.fills(k, outOfLex) || to-k == 1 && k == r.ElemOf(m.End-1)+1 && r.fills(k, insideLex) {
			r.inherit(m, o, "quantity.shared_unit")
			return true
		}
	}
	return false
}

// sharedBefore reads "sáp nhập 212 thôn thành 104", "từ 14 chi bộ xuống còn 02": the number before it has the unit of both.
func (r *Reading) sharedBefore(m *Mention, i int) bool {
	if i == 0 {
		return false
	}
	o := &r.Mentions[i-1]
	if o.Unit == "" || o.Percent || r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) {
		return false
	}
	k, to := r.ElemOf(o.End-1)+1, r.ElemOf(m.QualFrom)
	if to-k > 4 || k >= to {
		return false
	}
	if e := to - 1; r.VerbClass(e) == "to" || r.fills(e, becomeLex) {
		r.inherit(m, o, "quantity.shared_unit")
		return true
	}
	return false
}

// inherit takes over the unit of another mention.
func (r *Reading) inherit(m, from *Mention, rule string) {
	m.Unit, m.Class, m.Noun = from.Unit, from.Class, from.Noun
	m.UnitFrom, m.UnitTo = m.To, m.To
	m.Elided, m.Rule = true, rule
	if m.Noun && m.CommaThreeDigits {
		m.Number = m.AsThousands()
	}
}

// nounBefore reads "người có đạo 1.151; công nhân lao động … 6.254": a clause that is a noun and its number. A clause that names no
// countable noun ("dân tộc 504") takes the noun of the list that it stands in.
func (r *Reading) nounBefore(m *Mention, i int) bool {
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	colon := k > from && r.Elems[k-1].Kind == Colon
	if colon { // "chi bộ thôn: 49"
		k--
	}
	start := k
	for start > from {
		r.T.Work++
		e := r.Elems[start-1]
		if e.Kind == Semicolon || e.Kind == Comma && !r.insideNoun(start-1, k) || e.Kind == Colon || e.Kind == Open || e.Kind == Fig || e.Kind == Stop {
			break
		}
		start--
	}
	if start == k {
		return false
	}
	for start < k && (r.Elems[start].Kind == Func || r.Elems[start].Kind == Sign) {
		if r.fills(start, whereLex) {
			return false // "trong đó tại chi nhánh Chùa Vẽ 174"
		}
		start++ // "trong đó"
	}
	for j := start; j < k; j++ {
		r.T.Work++
		if c := r.VerbClass(j); c != "" && !(c == "exist" && j < k-1) && !(c == "act" && r.passive(j)) && !(r.fills(j, equivalentLex) && j > start && r.Elems[j-1].Kind == Func && joins(r.T, r.Elems[j-1].From)) && !(c == "reach" && r.TextOf(j) == "là") && c != "state" && c != "intransitive" && c != "fate" {
			return false
		}
		if _, kind := r.kindOfNoun(j); r.Elems[j].Kind == Org && !(kind && j == start) || r.Elems[j].Kind == Time || r.Elems[j].Kind == Doc {
			return false
		}
	}
	if start >= k {
		return false
	}
	if r.fills(start, honorificLex) {
		return false // "anh kiếm 200 nghìn"
	}
	if class, ok := r.kindOfNoun(start); ok && countable(class) && !r.paidPart(start, from) {
		e := r.Elems[start]
		to := r.modifiers(e.To)
		m.UnitFrom, m.UnitTo = e.From, to
		m.Unit, m.Class, m.Noun, m.Elided, m.Rule = r.Phrase(e.From, to), class, true, true, "quantity.noun_before"
		if m.CommaThreeDigits {
			m.Number = m.AsThousands()
		}
		return true
	}
	if i > 0 && !colon && !r.yearLike(m.Number) {
		if p := &r.Mentions[i-1]; p.Noun && r.T.SentenceOf(p.From) == r.T.SentenceOf(m.From) && (kindred(p.Class) == "person" || kindred(p.Class) == "org") {
			head := r.listHead(i - 1)
			r.inherit(m, head, "quantity.list_ellipsis")
			return true
		}
	}
	return false
}

// paidPart reports whether the part at element k is of a sum of money: "vốn 52 tỷ đồng, trong đó ngân sách huyện 30, nhân dân 22" counts no people. Its sentence begins at from.
func (r *Reading) paidPart(k, from int) bool {
	opened := false
	for j := k - 1; j >= from && k-j < 24; j-- {
		r.T.Work++
		if opened && r.Elems[j].Kind == Fig {
			return r.Mentions[r.Elems[j].Ref].Class == "money"
		}
		opened = opened || r.fills(j, amongLex)
	}
	return false
}

// inParts reads "26 đảng viên, trong đó 23 chính thức, 03 dự bị" and "540 cán bộ; trong đó cấp tỉnh có 130, huyện: 190": behind the word that
// opens the parts, a number that closes its item counts what the whole counts.
func (r *Reading) inParts(m *Mention, i int) bool {
	_, sort, told := r.T.At(m.To, modifierLex) // "gồm 24 mầm non, 25 tiểu học"
	graded := r.T.Has(m.To, gradedLex)         // "trong đó 11 hoàn thành xuất sắc nhiệm vụ, 4 chưa đạt"
	if m.Value == nil || m.Form != numeral.Digits || !r.closesItem(m) && !graded && !(told && r.closed(m.To+sort)) {
		return false
	}
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	opened := false
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		e := r.Elems[j]
		if r.fills(j, amongLex) || told && r.fills(j, partOpenLex) || e.Kind == Colon && j > from && r.fills(j-1, partOpenLex) {
			opened = true
		}
		if e.Kind != Fig || !opened {
			continue
		}
		p := &r.Mentions[e.Ref]
		if p.Bracket >= 0 || !p.Noun && !(extent(p.Class) && p.Kind == Level) {
			continue
		}
		if c := kindred(p.Class); c != "person" && c != "org" && !r.placed(j, k) && !r.partNamed(k) && !told && !graded || p.Kind == Change || p.Value == nil || m.Value.Cmp(*p.Value) > 0 {
			return false
		}
		r.inherit(m, p, "quantity.list_ellipsis")
		return true
	}
	if !opened {
		return false
	}
	// "Đảng bộ có 350 đảng viên. Trong đó: nữ: 120; dân tộc thiểu số: 45."
	for j := i - 1; j >= 0 && i-j < 12; j-- {
		r.T.Work++
		p := &r.Mentions[j]
		if away := r.T.SentenceOf(m.From) - r.T.SentenceOf(p.From); away > 1 {
			return false
		} else if away == 0 || !p.Noun || p.Bracket >= 0 {
			continue
		}
		if c := kindred(p.Class); c != "person" && c != "org" && !r.partNamed(k) || p.Kind == Change || p.Value == nil || m.Value.Cmp(*p.Value) > 0 {
			return false
		}
		r.inherit(m, p, "quantity.list_ellipsis")
		return true
	}
	return false
}

// extent reports whether measures of a class can be divided into parts that name their number alone: "5.200 ha, trong đó lúa 4.100".
func extent(class string) bool {
	return class == "area" || class == "length" || class == "mass" || class == "volume"
}

// partNamed reports whether the part before element k is named by words alone: "5.212 hồ sơ, trong đó trực tuyến 4.691", "52.000 con, trong đó trâu, bò 12.000".
func (r *Reading) partNamed(k int) bool {
	words := 0
	for j := r.itemStart(k); j < k; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Noun, Plain, Func:
			if e.Kind != Func && r.measureHead(j) {
				return false
			}
			if e.Kind != Func {
				words++
			}
		case Verb:
			if c := verbClass[e.Ref]; c != "act" && c != "aux" && c != "state" && c != "exist" {
				return false
			}
			words++
		default:
			return false
		}
	}
	return words > 0 && words < 6
}

// placed reports whether the part before element k of the whole at element whole is told of a named place: "688 container, trong đó tại cảng Chùa Vẽ 174".
func (r *Reading) placed(whole, k int) bool {
	for j := r.itemStart(k); j < k; j++ {
		r.T.Work++
		if j > whole && (r.Elems[j].Kind == Org || r.T.IsKind(r.Elems[j].From, scan.Word) && r.T.Tokens[r.Elems[j].From].Case == scan.Title) {
			return true
		}
	}
	return false
}

// namedItem reads "Đảng bộ huyện A kết nạp 150 đảng viên; Hội An 110; Điện Bàn 150": an item that is a name and its number goes on with what the
// item before it counted, which begins with a name as well.
func (r *Reading) namedItem(m *Mention, i int) bool {
	if i == 0 || m.Value == nil || m.Form != numeral.Digits || !r.closesItem(m) {
		return false
	}
	p := &r.Mentions[i-1]
	if !p.Noun || kindred(p.Class) != "person" && kindred(p.Class) != "org" || r.T.SentenceOf(p.From) != r.T.SentenceOf(m.From) {
		return false
	}
	k := r.ElemOf(m.QualFrom)
	start := r.itemStart(k)
	if k-start > 4 || !r.properAt(start) || !r.properAt(r.itemStart(r.ElemOf(p.QualFrom))) {
		return false
	}
	if end := r.ElemOf(p.End-1) + 1; start-end > 6 {
		return false
	}
	for j := start; j < k; j++ {
		r.T.Work++
		if e := r.Elems[j].Kind; e != Org && e != Plain && e != Noun {
			return false
		}
	}
	r.inherit(m, p, "quantity.named_item")
	return true
}

// itemStart returns the first element of the item of a list that element k stands in.
func (r *Reading) itemStart(k int) int {
	from, _ := r.SentenceOf(k)
	for k > from && r.Elems[k-1].Kind != Comma && r.Elems[k-1].Kind != Semicolon && r.Elems[k-1].Kind != Colon && r.Elems[k-1].Kind != Open && r.Elems[k-1].Kind != Fig {
		r.T.Work++
		k--
	}
	return k
}

// properAt reports whether element k can begin a name.
func (r *Reading) properAt(k int) bool {
	e := r.Elems[k]
	return e.Kind == Org || (e.Kind == Plain || e.Kind == Noun) && r.T.IsKind(e.From, scan.Word) && r.T.Tokens[e.From].Case != scan.Lower
}

// closesItem reports whether nothing but a modifier stands between mention m and the mark behind its item.
func (r *Reading) closesItem(m *Mention) bool {
	to := r.modifiers(m.End)
	if to >= len(r.T.Tokens) {
		return true
	}
	switch e := r.Elems[r.ElemOf(to)]; e.Kind {
	case Comma, Semicolon, Stop, Open, Close:
		return true
	case Func:
		return joins(r.T, e.From)
	}
	return false
}

// insideNoun reports whether the comma at element k stands inside a noun phrase that ends before element end: "trình độ cao đẳng, đại học 24.983".
func (r *Reading) insideNoun(k, end int) bool {
	for j := k + 1; j < end; j++ {
		r.T.Work++
		if r.Elems[j].Kind != Plain {
			return false
		}
	}
	return end-k > 1 && end-k <= 4
}

// listHead returns the first countable figure of the sentence that mention i stands in: the whole that the list divides.
func (r *Reading) listHead(i int) *Mention {
	head := &r.Mentions[i]
	for j := i - 1; j >= 0 && i-j < 60 && r.T.SentenceOf(r.Mentions[j].From) == r.T.SentenceOf(head.From); j-- {
		r.T.Work++
		if p := &r.Mentions[j]; p.Noun && !p.Elided && (p.Class == "member" || p.Class == "party" || p.Class == "person") {
			head = p
		}
	}
	return head
}

// sameVerb reads "kỷ luật 587 đảng viên: khiển trách 328, cảnh cáo 121" and "kết nạp 45 đảng viên, chuyển đảng chính thức 38": a verb with
// a bare number, closed by a mark, counts what was counted last, in its sentence or the one before.
func (r *Reading) sameVerb(m *Mention, i int) bool {
	k := r.ElemOf(m.QualFrom)
	if k == 0 {
		return false
	}
	at := k - 1
	if r.Elems[at].Kind == Colon { // "khiển trách: 1"
		at--
	}
	if at < 0 {
		return false
	}
	c := r.VerbClass(at)
	if c != "act" && c != "up" && c != "down" && c != "intransitive" && c != "fate" {
		return false
	}
	if next := r.ElemOf(m.End-1) + 1; next < len(r.Elems) {
		switch e := r.Elems[next]; e.Kind {
		case Comma, Semicolon, Stop, Open, Close, Sign:
		case Func:
			if !joins(r.T, e.From) {
				return false
			}
		default:
			return false
		}
	}
	if r.headed(m, at) {
		return true
	}
	sentence := r.T.SentenceOf(m.From)
	for j := i - 1; j >= 0 && i-j < 12; j-- {
		p := &r.Mentions[j]
		s := r.T.SentenceOf(p.From)
		if s < sentence-1 {
			return false
		}
		if !p.Noun || p.Elided && p.Rule != "quantity.same_verb" && p.Rule != "quantity.number_of" || kindred(p.Class) != "person" && kindred(p.Class) != "org" {
			continue
		}
		if s < sentence && c != "act" {
			return false
		}
		r.inherit(m, p, "quantity.same_verb")
		return true
	}
	return false
}

// headed reads "Về đảng viên, khiển trách 328, cảnh cáo 121": the sentence begins with the noun that its verbs count.
func (r *Reading) headed(m *Mention, verb int) bool {
	from, _ := r.SentenceOf(verb)
	k := from
	for k < verb && (r.Elems[k].Kind == Func || r.Elems[k].Kind == Sign) {
		r.T.Work++
		k++
	}
	if k == from || k+1 >= verb || r.Elems[k].Kind != Noun || !countable(nounClass[r.Elems[k].Ref]) {
		return false
	}
	if c := r.Elems[k+1].Kind; c != Comma && c != Colon {
		return false
	}
	e := r.Elems[k]
	m.UnitFrom, m.UnitTo = m.To, m.To
	m.Unit, m.Class, m.Noun, m.Elided, m.Rule = r.Phrase(e.From, e.To), nounClass[e.Ref], true, true, "quantity.headed"
	return true
}

// countable reports whether nouns of a class are counted in lists without "số" before them.
func countable(class string) bool {
	switch class {
	case "member", "person", "party", "org":
		return true
	}
	return false
}

// begins reports whether a number begins at token i.
func (r *Reading) begins(i int) bool { return i >= 0 && i < len(r.numberAt) && r.numberAt[i] }
