package quantity

import (
	"slices"

	"baotinh/extract/numeral"
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// nameOf says why a number is part of a name, an address or a code instead of an amount; empty if it is not.
func (r *Reading) nameOf(n numeral.Number) string {
	t := r.T
	if r.listMarker(n) {
		return "quantity.list_marker: it numbers a paragraph"
	}
	if n.Form == numeral.Score && !n.Percent && r.address(n) {
		return "quantity.label: it is the number of a house"
	}
	if n.Form == numeral.Score && n.Value != nil && n.Of != nil && n.Value.Equal(numeral.NewDecimal(24)) && (n.Of.Equal(numeral.NewDecimal(24)) || n.Of.Equal(numeral.NewDecimal(7))) && !t.Has(n.To, nounLex) {
		return "quantity.label: it says that something never rests"
	}
	if n.Percent || n.Scaled || n.Form == numeral.Score {
		return ""
	}
	if r.badge(n) {
		return "quantity.label: it names a badge"
	}
	if r.T.Is(n.From-1, '+') && r.T.IsKind(n.From-2, scan.Number) {
		if _, _, ok := r.T.Before(n.From-2, stationLex); ok {
			return "quantity.label: it is a place on a road"
		}
	}
	if n.Form == numeral.Digits && t.Is(n.From-1, '-') && t.Tight(n.From-1) && t.Tight(n.From) && t.IsKind(n.From-2, scan.Number) {
		return "quantity.label: it is the second half of a code"
	}
	if t.Is(n.From-1, ':') && t.Tight(n.From-1) && t.Tight(n.From) && t.IsKind(n.From-2, scan.Number) || t.Is(n.To, ':') && t.Tight(n.To) && t.Tight(n.To+1) && t.IsKind(n.To+1, scan.Number) {
		return "quantity.label: it is a part of a ratio"
	}
	if r.planYears(n) {
		return "quantity.label: it is how many years the period behind it has"
	}
	if r.address(n) {
		return "quantity.label: it is the number of a house"
	}
	if n.Form == numeral.Range {
		return ""
	}
	if r.foreignName(n) {
		return "quantity.label: it goes on with a foreign name"
	}
	if r.works(n) {
		return "quantity.label: it names a work"
	}
	if r.labelled(n) {
		return "quantity.label: it goes on with a list of names"
	}
	at := n.From
	if t.Is(at-1, ':') || t.Is(at-1, '.') && t.Tight(at-1) {
		at--
	}
	row, from, ok := t.Before(at, labelLex)
	if !ok && t.Is(at, '.') {
		row, from, ok = t.Before(n.From, labelLex) // "Q. 8"
	}
	if !ok || t.Sentence(from) != t.Sentence(n.From) {
		return ""
	}
	if labelForce[row] == "none" {
		return "" // "dân số 27.890 người"
	}
	if labelForce[row] == "strong" {
		// "số đảng viên là 5" never comes here; "tổng số 54 cán bộ", "một số 5" do.
		if _, n, ok := t.At(from, numberLex); ok && from+n == at && t.Tokens[from].Case == scan.Lower && r.countedSo(from) {
			return ""
		}
		return "quantity.label: " + labelLex.Rows[row].Phrase + " makes it a name"
	}
	// A weak label before a small plain number is a name unless something counted follows; "chi bộ thôn: 9" counts.
	if at < n.From && t.Is(at, ':') || n.Form == numeral.Words || !n.Value.IsInt() {
		return ""
	}
	if v, ok := n.Value.Int64(); !ok || v > 1000 {
		return ""
	}
	if row, _, ok := t.At(n.To, nounLex); ok && nounClass[row] != "measure" {
		return "" // but "xã vùng 135 tổng diện tích 4.125 ha"
	}
	if _, k, ok := t.At(n.To, unitLex); ok && !t.Tight(n.From) && t.ClaimOf(n.To+k) != scan.Date { // but "Kế hoạch 437 ngày 10/10/2014"
		return ""
	}
	return "quantity.label: " + labelLex.Rows[row].Phrase + " makes it a name"
}

// planYears reports whether n only tells how long the period is that is named behind it: "kế hoạch 5 năm 2021 - 2025".
func (r *Reading) planYears(n numeral.Number) bool {
	t := r.T
	i := n.To
	if row, _, ok := t.At(i, unitLex); !ok || unitName[row] != "năm" || !t.IsKind(i+1, scan.Number) || !t.IsKind(i+3, scan.Number) || !t.Is(i+2, '-') {
		return false
	}
	if len(t.Str(i+1)) != 4 || len(t.Str(i+3)) != 4 {
		return false
	}
	k, ok := slices.BinarySearchFunc(r.Times, i+1, func(s scan.Span, i int) int { return s.From - i })
	if ok {
		r.Times[k].From = n.From // it is part of the time
	}
	return ok
}

// address reports whether n is the number of a house in a street that is named behind it: "chung cư 225 Trần Hưng Đạo", "số 2-4 Lê Lợi", "nhà 225 đường Lê Lợi",
// "trú tại 328/2 ấp Lộ Đá". Several names behind it are counted: "mở rộng tại 3 đường Lê Lợi, Quang Trung và Hùng Vương".
func (r *Reading) address(n numeral.Number) bool {
	t := r.T
	if n.Form != numeral.Digits && n.Form != numeral.Range && n.Form != numeral.Score {
		return false
	}
	_, _, housed := t.Before(n.From, houseLex)
	located := housed || t.Is(n.From-1, ':')
	if !located {
		_, _, located = t.Before(n.From, placedLex)
	}
	i := n.To
	title := func(i int) bool { return t.IsKind(i, scan.Word) && t.Tokens[i].Case == scan.Title }
	if _, k, street := t.At(i, streetLex); street && t.Tokens[i].Case == scan.Lower {
		return located && title(i+k) && (housed || !r.severalNames(i+k))
	}
	if !title(i) || !title(i+1) {
		return false
	}
	if located {
		return true
	}
	return n.Form != numeral.Score && !t.Has(i, nounLex) && !t.Has(i, unitLex)
}

// severalNames reports whether the name that begins at token i is the first of a list: "đường Lê Lợi, Quang Trung và Hùng Vương".
func (r *Reading) severalNames(i int) bool {
	t := r.T
	for k := 0; k < 16 && t.IsKind(i, scan.Word) && (t.Tokens[i].Case == scan.Title || joins(t, i)) || k > 0 && t.Is(i, ','); k++ {
		if k > 0 && joins(t, i) {
			return t.IsKind(i+1, scan.Word) && t.Tokens[i+1].Case == scan.Title
		}
		i++
	}
	return false
}

// yearLike reports whether n is written as a year of our time, without a sign of thousands.
func (r *Reading) yearLike(n numeral.Number) bool {
	if n.Form != numeral.Digits || n.Value == nil || n.To != n.From+1 || len(r.T.Str(n.From)) != 4 {
		return false
	}
	v, ok := n.Value.Int64()
	return ok && v >= 1900 && v < 2100
}

// labelled reports whether n goes on with a list of numbers whose first a label made a name: "hồ sơ thuộc nhóm 1, 2, 5".
func (r *Reading) labelled(n numeral.Number) bool {
	t := r.T
	if n.From < 2 || n.Form != numeral.Digits || !t.Is(n.From-1, ',') && !joins(t, n.From-1) || !t.IsKind(n.From-2, scan.Number) || t.ClaimOf(n.From-2) != scan.Name {
		return false
	}
	return n.To >= len(t.Tokens) || !t.IsKind(n.To, scan.Word) || joins(t, n.To)
}

// works reports whether n is the number of a bridge, a plant or an estate that is named by a place: "cầu Thủ Thiêm 2". Before what is counted it is an amount.
func (r *Reading) works(n numeral.Number) bool {
	t := r.T
	if n.Form != numeral.Digits || n.Value == nil {
		return false
	}
	if v, ok := n.Value.Int64(); !ok || v < 1 || v > 9 {
		return false
	}
	i := n.From - 1
	for ; i >= 0 && n.From-i < 5 && t.Tokens[i].Kind == scan.Word && t.Tokens[i].Case == scan.Title; i-- {
		if i < n.From-1 && t.Has(i, worksLex) {
			break
		}
	}
	if i < 0 || i == n.From-1 {
		return false
	}
	if _, _, ok := t.Before(i+1, worksLex); !ok && !t.Has(i, worksLex) {
		return false
	}
	return !t.Has(n.To, unitLex) && !t.Has(n.To, nounLex)
}

// badge reports whether n names a badge for years in the Party: "trao tặng 45 năm tuổi Đảng", "1 đảng viên 70 năm tuổi Đảng", and "5 đồng chí
// 60 năm" behind "Huy hiệu".
func (r *Reading) badge(n numeral.Number) bool {
	t := r.T
	to := n.To
	for k := 0; k < 6; k++ { // "Huy hiệu 45, 40 và 30 năm tuổi Đảng", "45 năm, 40 năm và 30 năm tuổi Đảng"
		next := to
		if row, n, ok := t.At(to, unitLex); ok && n == 1 && unitName[row] == "năm" {
			next += n
		}
		if !t.Is(next, ',') && !joins(t, next) || !t.IsKind(next+1, scan.Number) {
			break
		}
		to = next + 2
	}
	_, _, full := t.At(to, yearsLex)
	if !full {
		to = n.To // "3 đồng chí 60 năm, 5 đồng chí 45 năm"
	}
	if row, _, ok := t.At(to, unitLex); !ok || !full && unitName[row] != "năm" {
		return false
	}
	k, at := len(r.Mentions), n.From
	if _, from, ok := t.Before(at, startLex); ok {
		at = from // "16 đảng viên từ 30-45 tuổi Đảng"
	}
	counted := k > 0 && r.Mentions[k-1].Noun && r.Mentions[k-1].End == at && kindred(r.Mentions[k-1].Class) == "person"
	if full && counted {
		return true
	}
	if !full && (!counted || n.Value == nil) {
		return false
	}
	l := badgeLex
	if !full { // "5 đồng chí 60 năm" behind "Huy hiệu", not "12 đồng chí 5 năm hoàn thành nhiệm vụ"
		if v, ok := n.Value.Int64(); !ok || v < 30 || v%5 != 0 {
			return false
		}
		l = badgeNameLex
	}
	for i := n.From - 1; i >= t.Sentence(n.From).From && n.From-i < 40; i-- {
		t.Work++
		if t.Has(i, l) {
			return true
		}
	}
	return false
}

// countedSo reports whether the "số" at token i means an amount: tổng số, trong số, có số, với số.
func (r *Reading) countedSo(i int) bool {
	row, from, ok := r.T.Before(i+1, wordLex)
	if ok && from < i {
		return wordClass[row] == "amount"
	}
	return false
}

// listMarker reports whether a number only opens a paragraph or a list item: "1. Về công tác …", "2) …", "(3) …".
func (r *Reading) listMarker(n numeral.Number) bool {
	t := r.T
	if n.Form != numeral.Digits || n.Percent || n.Scaled || n.To != n.From+1 {
		return false
	}
	s := t.Sentence(n.From)
	first := s.From
	if t.Is(first, '(') && first+1 == n.From && t.Is(n.To, ')') {
		return !t.IsKind(n.To+1, scan.Newline)
	}
	// "… tăng 1,63 lần (1).": the mark of a note
	if v, ok := n.Value.Int64(); ok && v < 40 && t.Is(n.From-1, '(') && t.Is(n.To, ')') && t.Tight(n.From) && t.Tight(n.To) {
		return true
	}
	if first != n.From {
		return false
	}
	return (t.Is(n.To, '.') || t.Is(n.To, ')') || t.Is(n.To, '/')) && t.Tight(n.To) && n.To+1 < len(t.Tokens) && t.Tokens[n.To+1].Kind == scan.Word
}

// refuse says why a number with what follows it is no figure; empty if it may be one.
func (r *Reading) refuse(m *Mention) string {
	if _, n, ok := r.T.At(m.To, levelLex); ok && !m.Percent && m.Form != numeral.Score && !(m.Noun && !m.Guessed && m.UnitTo > m.To+n) {
		return "quantity.levels: hai cấp, 2 cấp tell how something is built"
	}
	if m.Form == numeral.Digits && m.Value != nil && m.Value.Equal(numeral.NewDecimal(1)) && !m.Percent && r.oneOf(m.To) {
		return "quantity.article: một is an article here" // "là 1 trong 5 xã điểm"
	}
	if r.perArea(m) {
		return "quantity.per_area: one hectare is what a yield is told of"
	}
	if m.Guessed && r.numberedName(m) {
		return "quantity.label: it names one of several of a name"
	}
	if m.Guessed && r.brand(m) {
		return "quantity.brand: a number between two parts of a brand"
	}
	if m.Guessed && r.slogan(m) {
		return "quantity.slogan: a count of virtues in quotes"
	}
	if _, _, ok := r.T.Before(m.From, seasonLex); ok && m.Unit == "vụ" {
		return "quantity.levels: đất 2 vụ tells how it is used"
	}
	if m.Form != numeral.Words {
		return ""
	}
	if !m.Noun && m.Class == "" {
		// A number word without anything counted is a determiner, a name or another word altogether, unless its sentence supplies the noun.
		if m.Ambiguous || m.Capital {
			return "quantity.word_alone: a number word that counts nothing"
		}
	}
	if m.Ambiguous && m.Guessed {
		return "quantity.word_alone: a number word before no known noun"
	}
	if m.To == m.From+1 && m.Value != nil && m.Value.Equal(numeral.NewDecimal(1)) {
		return r.refuseOne(m)
	}
	return ""
}

// oneOf reports whether a number follows at token i of which one is told: "trong (số) (gần) 500".
func (r *Reading) oneOf(i int) bool {
	t := r.T
	_, n, ok := t.At(i, insideLex)
	if !ok {
		return false
	}
	i += n
	if _, n, ok := t.At(i, numberLex); ok {
		i += n
	}
	if _, n, ok := t.At(i, qualifierLex); ok {
		i += n
	}
	return i < len(r.numberAt) && r.numberAt[i]
}

// perArea reports whether mention m is the one hectare that a yield is told of: "giá trị sản phẩm trên 1 ha đất canh tác đạt 110 triệu đồng".
func (r *Reading) perArea(m *Mention) bool {
	if m.Class != "area" || m.Value == nil || !m.Value.Equal(numeral.NewDecimal(1)) {
		return false
	}
	if _, _, ok := r.T.Before(m.From, qualifierLex); !ok {
		return false
	}
	for i := m.From - 1; i >= r.T.Sentence(m.From).From && m.From-i < 9; i-- {
		r.T.Work++
		if r.T.Has(i, outputLex) {
			return true
		}
	}
	return false
}

// numberedName reports whether mention m is the number of one of several works of a name, before words of no vocabulary: "Nhà máy nước Hòa Tân 1 đặt tại …",
// "thủy điện Sông Bé 2 tích nước".
func (r *Reading) numberedName(m *Mention) bool {
	t := r.T
	if m.Form != numeral.Digits || m.LeadingZero || m.Scaled || m.Percent || m.Value == nil || len(t.Str(m.From)) != 1 {
		return false
	}
	for i := m.From - 1; i > m.From-3; i-- {
		if !t.IsKind(i, scan.Word) || t.Tokens[i].Case != scan.Title || t.SentenceOf(i) != t.SentenceOf(m.From) {
			return false
		}
	}
	return true
}

// foreignName reports whether n is the last word of a foreign name: "khách sạn Sea Pearl 2."
func (r *Reading) foreignName(n numeral.Number) bool {
	t, i := r.T, n.From-1
	if n.Form != numeral.Digits || len(t.Str(n.From)) != 1 || !t.IsKind(i, scan.Word) || t.Tokens[i].Case != scan.Title || viet.IsSyllable(t.Str(i)) {
		return false
	}
	return !t.Has(n.To, nounLex) && !t.Has(n.To, unitLex)
}

// brand reports whether mention m is part of a brand: a foreign name is behind it, and a noun that no verb parts from it before it: "bia chai 555 Premium".
func (r *Reading) brand(m *Mention) bool {
	t := r.T
	if m.Form != numeral.Digits || m.Scaled || !t.IsKind(m.From-1, scan.Word) || t.Tokens[m.To].Case != scan.Title || viet.IsSyllable(t.Str(m.To)) {
		return false
	}
	for _, l := range []*scan.Lexicon{verbLex, nearLex, wordLex, qualifierLex} {
		if _, _, ok := t.Before(m.From, l); ok {
			return false
		}
	}
	return true
}

// slogan reports whether mention m, of no known noun, stands in quotes with nothing but its number and a word or two: "3 bám, 4 cùng".
func (r *Reading) slogan(m *Mention) bool {
	t := r.T
	if m.Value == nil {
		return false
	}
	if v, ok := m.Value.Int64(); !ok || v > 12 {
		return false
	}
	if end := m.UnitTo; end >= len(t.Tokens) || !t.Is(end, ',') && !t.Is(end, '"') && !t.Is(end, '\'') && !joins(t, end) {
		return false
	}
	for i := m.From - 1; i >= 0 && m.From-i < 16; i-- {
		r.T.Work++
		if t.Tokens[i].Kind == scan.Newline {
			return false
		}
		if t.Is(i, '"') || t.Is(i, '\'') {
			return t.Tight(i+1) && !t.Tight(i) // it opens, rather than closes
		}
	}
	return false
}

// another reports whether "một" counts what another one is told beside: "một người chết, một người khác bị thương".
func (r *Reading) another(m *Mention) bool {
	t := r.T
	if t.Has(m.End, otherOneLex) {
		k := len(r.Mentions) - 1
		return k >= 0 && r.Mentions[k].Noun && r.Mentions[k].Unit == m.Unit && t.SentenceOf(r.Mentions[k].From) == t.SentenceOf(m.From)
	}
	last := t.Sentence(m.From).To
	for i := m.End; i < last && i < m.End+16; i++ {
		t.Work++
		if t.Str(i) == "một" && i+1 < last && t.Str(i+1) == t.Str(m.UnitFrom) && t.Has(i+1+m.UnitTo-m.UnitFrom, otherOneLex) {
			return true
		}
	}
	return false
}

// refuseOne says why "một" is no figure. It counts only where it stands against other numbers of the same sentence, before a noun that is counted there.
func (r *Reading) refuseOne(m *Mention) string {
	t := r.T
	if k := len(r.Mentions); k > 0 && m.Noun && joins(t, m.From-1) { // "21 phiếu … và một phiếu …"
		if prev := &r.Mentions[k-1]; prev.Noun && t.Str(prev.UnitFrom) == t.Str(m.UnitFrom) && t.SentenceOf(prev.From) == t.SentenceOf(m.From) {
			return ""
		}
	}
	if !m.Noun || m.Class == "event" || m.Class == "time" || m.Class == "times" {
		return "quantity.article: một is an article here"
	}
	// "thi công 3 tuyến đường dài 610 m, sửa chữa một tuyến đường": the same thing is counted before it, and a deed begins its clause
	if _, from, ok := t.Before(m.From, verbLex); ok && (t.Is(from-1, ',') || t.Is(from-1, ';')) {
		for k := len(r.Mentions) - 1; k >= 0 && k > len(r.Mentions)-4 && t.SentenceOf(r.Mentions[k].From) == t.SentenceOf(m.From); k-- {
			if o := &r.Mentions[k]; o.Noun && o.Class == m.Class && t.Str(o.UnitFrom) == t.Str(m.UnitFrom) {
				return ""
			}
		}
	}
	if r.another(m) {
		return ""
	}
	// "(một địa phương không …)": a bracket that accounts for a difference
	if t.Is(m.From-1, '(') && m.Class != "thing" {
		return ""
	}
	// "một đồng chí Phó Bí thư, hai Ủy viên": another counted thing joined to it
	next, said := m.End, false
	for k := 0; k < 8 && next < len(t.Tokens); k++ {
		if t.Is(next, ',') || t.Is(next, ';') {
			break
		}
		if t.Tokens[next].Kind != scan.Word {
			return "quantity.article: một is an article here"
		}
		if t.Has(next, joinLex) {
			break
		}
		said = said || k > 1
		next++
	}
	if said && t.Tokens[m.From].ID == t.Tokens[min(next+1, len(t.Tokens)-1)].ID {
		return "quantity.article: một is an article here" // "một thầy dạy nhiều môn và một môn có nhiều thầy"
	}
	if r.begins(next + 1) {
		return ""
	}
	// "…, một âu đập": the last of a list of counted things
	if k := len(r.Mentions); k > 0 && (t.Is(m.From-1, ',') || joins(t, m.From-1)) {
		prev := &r.Mentions[k-1]
		if prev.Noun && t.SentenceOf(prev.From) == t.SentenceOf(m.From) && m.From-prev.End <= 6 {
			return ""
		}
	}
	return "quantity.article: một is an article here"
}
