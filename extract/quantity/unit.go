package quantity

import (
	"strings"

	"baotinh/extract/numeral"
	"baotinh/extract/scan"
)

// unitBehind reads what stands right behind the number: a unit of measure, money, time, or the noun that is counted.
func (r *Reading) unitBehind(m *Mention) {
	t := r.T
	i := m.To
	if m.PointPercent {
		m.unit(i, r.points(i), "điểm %", "percent_point")
		m.Rule = "quantity.percent_point"
		r.perPart(m)
		return
	}
	if m.UnitAt > 0 { // "hai năm rưỡi": the unit stands inside the number
		end := m.To
		m.To = m.UnitAt
		if row, n, ok := t.At(m.To, unitLex); ok {
			r.measure(m, m.To, row, n)
			m.End = end
		}
		return
	}
	if m.Percent {
		m.Unit, m.Class, m.Rule = "%", "percent", "quantity.percent"
		r.perPart(m)
		return
	}
	if m.PerMille { // "tỷ suất sinh giảm 0,15‰/năm"
		m.Unit, m.Class, m.Rule = "‰", "permille", "quantity.permille"
		r.perPart(m)
		return
	}
	if m.Form == numeral.Score && t.Is(i, ')') && r.bracketed(m) {
		return
	}
	if r.shareBehind(m) || r.fraction(m) {
		return
	}
	if i >= len(t.Tokens) || t.Tokens[i].Kind != scan.Word {
		if r.ageBefore(m) {
			return
		}
		if m.Scaled && m.Class == "" && !t.Is(i, '%') {
			if r.bareMoney(m, i); m.Class == "money" {
				r.perPart(m) // "32,24 triệu/người/năm"
			}
		}
		if i >= len(t.Tokens) || t.Tokens[i].Kind == scan.Newline {
			return
		}
	}
	if _, _, ok := t.Before(m.From, gotMarkLex); ok && !m.Scaled && m.Form == numeral.Digits && !t.Has(i, unitLex) {
		return // "được điểm 10 môn Toán": marks counts points
	}
	if m.Form == numeral.Score { // hơn 2/3 số đại biểu
		if _, n, ok := t.At(i, amountLex); ok && n == 1 {
			i++
		}
	}
	if i >= len(t.Tokens) {
		return
	}
	unitRow, unitLen, isUnit := t.At(i, unitLex)
	if s := t.Str(i); isUnit && len(s) == 1 && s[0] <= 'Z' && s != unitName[unitRow] {
		isUnit = false // "công nghệ 3 G": a letter alone is a unit only where it is small
	}
	_, nounLen, isNoun := t.At(i, nounLex)
	if r.otherWord(i, max(unitLen, nounLen)) {
		r.guess(m, i)
		return
	}
	if row, k, ok := t.At(i, verbLex); ok && k > nounLen && verbClass[row] == "act" {
		isNoun = false // "Quận 11 | giải quyết vụ án": no prize
	}
	if isUnit && !(isNoun && nounLen >= unitLen && r.preferNoun(m, unitRow, nounLen > unitLen)) {
		r.measure(m, i, unitRow, unitLen)
		return
	}
	if isNoun {
		r.noun(m, i)
		return
	}
	if _, k, ok := t.At(i, formerLex); ok { // "2 cựu Phó Chủ tịch"
		if row, n, ok := t.At(i+k, nounLex); ok && kindred(nounClass[row]) == "person" {
			m.unit(i, i+k+n, r.Phrase(i, i+k+n), nounClass[row])
			m.Noun, m.Rule = true, "quantity.noun"
			return
		}
	}
	r.guess(m, i)
}

// otherWord reports whether the n tokens at token i that a vocabulary knows only begin a longer word of another meaning: "dân | số", "lần | lượt".
func (r *Reading) otherWord(i, n int) bool {
	for _, l := range []*scan.Lexicon{ordinaryLex, wordLex} {
		if _, longer, ok := r.T.At(i, l); ok && n > 0 && longer > n {
			return true
		}
	}
	return false
}

// bracketed reads "có 100% (61/61) thôn": the score in the bracket of a share counts what stands behind the bracket.
func (r *Reading) bracketed(m *Mention) bool {
	t, k := r.T, len(r.Mentions)
	if !t.Is(m.From-1, '(') || k == 0 || !r.Mentions[k-1].Percent || r.Mentions[k-1].End != m.From-1 {
		return false
	}
	i := m.To + 1
	if _, n, ok := t.At(i, amountLex); ok {
		i += n
	}
	return r.nounAcross(m, i)
}

// nounAcross gives mention m the noun at token i, which a bracket parts from its number.
func (r *Reading) nounAcross(m *Mention, i int) bool {
	row, n, ok := r.T.At(i, nounLex)
	if !ok || r.begins(r.modifiers(i+n)) {
		return false
	}
	to := r.joined(r.modifiers(i+n), nounClass[row], false)
	m.Unit, m.Class, m.Noun, m.Elided, m.Rule = r.Phrase(i, to), nounClass[row], true, true, "quantity.shared_unit"
	return true
}

// shareBehind reads "159/1.447 (11%) tổ chức cơ sở đảng", "(= 11%)": what is counted stands behind the bracket of its share.
func (r *Reading) shareBehind(m *Mention) bool {
	t, i := r.T, m.To
	if !t.Is(i, '(') {
		return false
	}
	i++
	if t.Is(i, '=') {
		i++
	}
	if !t.IsKind(i, scan.Number) || !t.Is(i+1, '%') || !t.Is(i+2, ')') {
		return false
	}
	i += 3
	return r.nounAcross(m, i)
}

// unit sets the unit of m to the tokens [from, to).
func (m *Mention) unit(from, to int, name, class string) {
	m.UnitFrom, m.UnitTo, m.End = from, to, to
	m.Unit, m.Class = name, class
}

// points returns the end of "điểm %" or "điểm phần trăm" at token i.
func (r *Reading) points(i int) int {
	row, n, ok := r.T.At(i, unitLex)
	if ok && unitClass[row] == "percent_point" {
		return i + n
	}
	return i + 1
}

// preferNoun decides between a unit and a noun that begin alike: "5 điểm sinh hoạt" counts places, "5 điểm" points.
func (r *Reading) preferNoun(m *Mention, unitRow int, longer bool) bool {
	if longer {
		return true
	}
	if unitClass[unitRow] == "times" {
		_, _, multiplies := r.T.Before(m.From, multiplyLex)
		return !multiplies && (m.Value == nil || m.Value.IsInt()) // "gấp 3 lần", "1,5 lần" measure, "họp 3 lần" counts
	}
	return unitClass[unitRow] == "point"
}

// measure reads a unit of measure with the square or cube behind it and the per-parts of a rate.
func (r *Reading) measure(m *Mention, i, row, n int) {
	t := r.T
	if unitClass[row] == "time" && n > 1 && r.behindAfter(m) {
		// "Sau 2 ngày làm việc, đại hội bế mạc": they worked
		t.Each(i, unitLex, func(short, m int) bool {
			if m == 1 {
				row, n = short, m
			}
			return true
		})
	}
	name, class := unitName[row], unitClass[row]
	to := i + n
	if power := r.power(to); class == "length" && power != "" {
		name, class = name+power, "area"
		if power == "3" {
			class = "volume"
		}
		to++
	} else if power == "2" && strings.HasSuffix(name, "CO") {
		name += power // "2 triệu tấn CO2"
		to++
	}
	if class == "percent" { // "phần trăm" that the number did not take in
		m.Unit, m.Class, m.Rule = "%", "percent", "quantity.percent"
		m.UnitFrom, m.UnitTo, m.End = i, to, to
		return
	}
	m.unit(i, to, name, class)
	m.Rule = "quantity." + class
	r.perPart(m)
	if class == "time" {
		return
	}
	if class == "money" || m.End != to || to >= len(t.Tokens) || t.Tokens[to].Kind != scan.Word {
		return
	}
	n = 1
	if _, k, ok := t.At(to, nounLex); ok {
		n = k
	}
	for i := to + n; t.Is(i, '/') && t.Tight(i) && t.Tight(i+1); { // "3.000 m3 gỗ/năm", "15 kg gạo/người/tháng"
		row, k, ok := t.At(i+1, perLex)
		if !ok {
			return
		}
		m.Unit += "/" + perPart[row]
		i += 1 + k
	}
}

// surface reports whether nothing stands at token i that a bare 2 before it could count, but marks, words of grammar or what square metres are told of.
func (r *Reading) surface(i int) bool {
	t := r.T
	return !t.IsKind(i, scan.Word) || t.Has(i, wordLex) || t.Has(i, joinLex) || t.Has(i, surfaceLex)
}

// power returns "2" or "3" where the square or cube of a length stands right at token i: "m2", "km²", "1.200m 2 đất", where the page lost the small 2.
func (r *Reading) power(i int) string {
	if i >= len(r.T.Tokens) {
		return ""
	}
	if !r.T.Tight(i) && (i < 2 || !r.T.Tight(i-1) || !r.T.IsKind(i-2, scan.Number) || r.begins(i+1) || !r.surface(i+1)) {
		return ""
	}
	switch r.T.Str(i) {
	case "2", "²":
		return "2"
	case "3", "³":
		return "3"
	}
	return ""
}

// behindAfter reports whether mention m stands behind "sau", perhaps with a qualifier between.
func (r *Reading) behindAfter(m *Mention) bool {
	at := m.From
	if _, from, ok := r.T.Before(at, qualifierLex); ok {
		at = from
	}
	_, _, ok := r.T.Before(at, afterLex)
	return ok
}

// perPart takes the parts of a rate into the unit: đồng/người/năm, %/năm, tạ/ha.
func (r *Reading) perPart(m *Mention) {
	t := r.T
	if _, n, ok := t.At(m.End, eachLex); ok { // 10% mỗi năm
		if row, k, ok := t.At(m.End+n, perLex); ok && (m.Percent || m.Class == "money") {
			m.Unit += "/" + perPart[row]
			m.UnitTo, m.End = m.End+n+k, m.End+n+k
			if power := r.power(m.End); power != "" && (perPart[row] == "m" || perPart[row] == "km") {
				m.Unit += power // "2 tỷ một m2"
				m.UnitTo, m.End = m.End+1, m.End+1
			}
			return
		}
		if row, k, ok := t.At(m.End+n, nounLex); ok && m.Class == "money" && t.Str(m.End) == "mỗi" && nounClass[row] != "measure" {
			m.Unit += "/" + nounText[row] // "phạt 500.000 đồng mỗi chủ xe"
			m.UnitTo, m.End = m.End+n+k, m.End+n+k
			return
		}
	}
	if m.Percent && t.ClaimOf(m.End) == scan.Free { // "tăng bình quân trên 15% năm; …"
		if row, n, ok := t.At(m.End, perLex); ok && perPart[row] == "năm" && !t.IsKind(m.End+n, scan.Word) && !t.IsKind(m.End+n, scan.Number) {
			m.Unit += "/năm"
			m.UnitTo, m.End = m.End+n, m.End+n
			return
		}
	}
	for i := m.End; t.Is(i, '/'); i = m.End {
		of, many := i+1, ""
		if t.IsKind(of, scan.Number) { // "/10.000 dân", "/1 vạn dân"
			s := t.Str(of)
			if strings.Trim(s, "0.") != "1" {
				return // "15.530 ha/22.366 ha": what was done and what was planned
			}
			if s != "1" {
				many = s + " "
			}
			of++
		}
		if r.goalNoun(of) {
			return // "18,2%/chỉ tiêu 13%"
		}
		row, n, ok := t.At(of, perLex)
		part := ""
		if ok {
			part = perPart[row]
		}
		if noun, k, isNoun := t.At(of, nounLex); isNoun && k > n && !(m.Percent && nounClass[noun] == "measure") && (t.Tight(i) && t.Tight(of) || many != "") && t.Tokens[of].Case == scan.Lower {
			part, n, ok = nounText[noun], k, true // "30 ha/vùng", "250.000 đồng/ngày công"
		}
		if !ok {
			return
		}
		if power := r.power(of + n); power != "" && (part == "m" || part == "km") {
			part += power // "12 triệu đồng/m2"
			n++
		}
		m.Unit += "/" + many + part
		m.UnitTo, m.End = of+n, of+n
	}
}

// noun reads the counted noun at token i: the longest known phrase, the modifiers that belong to its name, and further nouns of the
// same kind joined to it ("cán bộ, đảng viên, quần chúng").
func (r *Reading) noun(m *Mention, i int) {
	t := r.T
	row, n, _ := t.At(i, nounLex)
	class := nounClass[row]
	to := i + n
	if _, head, ok := t.At(i, householdLex); ok {
		if row2, n2, ok := t.At(i+head, nounLex); ok && head+n2 > n && (kindred(nounClass[row2]) == "person" || nounClass[row2] == "org") {
			to = i + head + n2
		}
	}
	if _, visits, ok := t.At(i, visitLex); ok {
		if row2, n2, ok := t.At(i+visits, nounLex); ok && visits+n2 > n { // lượt tổ chức đảng
			to = i + visits + n2
			class = nounClass[row2]
		}
		if _, n2, ok := t.At(i+visits, openLex); ok && i+visits+n2 == to {
			to = r.named(to) // "371 lượt tổ tuần tra"
		}
	}
	to = r.lastOfList(i, to)
	to = max(r.modifiers(to), r.resplit(i, to))
	if t.IsKind(to, scan.Number) && len(t.Str(to)) == 1 && r.star(to+1) {
		to += 2 // "27 sản phẩm 4 sao"
	}
	if _, n, ok := t.At(i, openLex); ok && i+n == to {
		to = r.modifiers(r.named(to)) // "3 tổ CCB | tự quản"
	} else if kindred(class) == "org" {
		to = r.formed(to)
	}
	if kindred(class) == "person" {
		to = r.national(i, to)
	}
	to = r.caseOf(i, to)
	to = r.joined(to, class, class == "person" && t.Tokens[i].Case == scan.Title)
	m.unit(i, to, r.Phrase(i, to), class)
	if open, end := r.quality(i, to); end > to {
		m.unit(i, end, r.Phrase(i, to)+" "+r.Phrase(open, end-1), class) // 50 phiếu "tín nhiệm cao"
		to = end
	}
	if row, _, ok := t.At(i, shortLex); ok {
		m.Unit = shortUnit[row]
	}
	m.Noun = true
	m.Rule = "quantity.noun"
	if m.CommaThreeDigits {
		m.Number = m.AsThousands()
	}
	m.UnitTo, m.End = to, to
	if t.Is(to, '/') && !m.Percent {
		r.perPart(m)
	}
}

// resplit returns the end of the name from token i on where a shorter noun with its modifiers ends behind token to, the end of the longest noun:
// "thanh niên | dân tộc thiểu số" and not "thanh niên dân tộc | thiểu số".
func (r *Reading) resplit(i, to int) int {
	longest := to
	r.T.Each(i, nounLex, func(_, n int) bool {
		if i+n < to {
			longest = max(longest, r.modifiers(i+n))
		}
		return true
	})
	return longest
}

// lastOfList moves to, the end of the known phrase from token i on, behind the longer noun that the last of its list is: "cán bộ, hội viên | nông dân".
func (r *Reading) lastOfList(i, to int) int {
	for j := to - 1; j > i; j-- {
		if r.T.Is(j, ',') {
			_, n, _ := r.T.At(j+1, nounLex)
			return max(to, j+1+n)
		}
	}
	return to
}

// quality returns where the quality in quotes of the ballots that tokens [i, to) name begins, and the token behind the closing quote; 0, 0 if none is told.
func (r *Reading) quality(i, to int) (open, end int) {
	t := r.T
	if !t.Has(i, ballotLex) || !r.quote(to) {
		return 0, 0
	}
	for end = to + 1; end < len(t.Tokens) && end < to+6 && t.Tokens[end].Kind == scan.Word; end++ {
		if t.Tokens[end].Case != scan.Lower {
			return 0, 0
		}
	}
	if end == to+1 || end >= len(t.Tokens) || !r.quote(end) {
		return 0, 0
	}
	return to + 1, end + 1
}

// quote reports whether a quotation mark stands at token i.
func (r *Reading) quote(i int) bool {
	return r.T.Is(i, '"') || r.T.Is(i, '\'')
}

// star reports whether the grade of a product or hotel stands at token i.
func (r *Reading) star(i int) bool {
	return r.T.Has(i, starLex)
}

// modifiers moves to behind the words that are part of the noun's name: nữ, ưu tú, dự bị.
func (r *Reading) modifiers(to int) int {
	for k := 0; k < 2; k++ {
		_, n, ok := r.T.At(to, modifierLex)
		if !ok {
			break
		}
		// A longer verb or noun that begins here is not a modifier: "mới thành lập", "nữ công nhân" after another noun.
		if _, v, ok := r.T.At(to, verbLex); ok && (v > n || v == n && !r.closed(to+n)) {
			break // "12 chiến sĩ chữa cháy rừng" tells what they did
		}
		if r.half(to+n) || r.splits(to, n) {
			break
		}
		to += n
	}
	if _, n, ok := r.T.At(to, likeLex); ok {
		to += n // "huyện ủy viên và tương đương"
	}
	return to
}

// splits reports whether the modifier of n syllables at token i is a verb and the beginning of its object: "hộ có | công việc", not "có công".
func (r *Reading) splits(i, n int) bool {
	if n != 2 || !r.T.Has(i, verbLex) {
		return false
	}
	_, k, ok := r.T.At(i+1, nounLex)
	return ok && k > 1
}

// half reports whether what ends before token i is the first half of a name: "mô hình văn hóa - xã hội".
func (r *Reading) half(i int) bool { return r.T.Is(i, '-') && r.T.IsKind(i+1, scan.Word) }

// named moves to behind what a general head needs to name a kind: "cơ sở" alone says little, "cơ sở khám bệnh", "cuộc đình công",
// "khu đất đấu giá" say what is counted. A name, a preposition or a verb with an object of its own is no part of it.
func (r *Reading) named(to int) int {
	t := r.T
	for k := 0; k < 2 && to < len(t.Tokens) && t.Tokens[to].Kind == scan.Word && t.Tokens[to].Space && t.ClaimOf(to) == scan.Free; k++ {
		if r.begins(to) || t.Tokens[to].Case == scan.Title || t.Tokens[to].Case == scan.Mixed {
			return to
		}
		if row, n, ok := t.At(to, verbLex); ok {
			if _, k, ok := t.At(to, wordLex); ok && k > n { // "137 đơn vị | trực thuộc": no "trực", to be on watch
				return to
			}
			if verbClass[row] != "act" || !r.closed(to+n) || t.Has(to+n, newLex) || k > 0 && t.IsKind(to+n, scan.Word) && !joins(t, to+n) {
				return to // "32 dự án | đăng ký mới", "300 bộ tóc | gửi đến bệnh viện"
			}
			return to + n
		}
		if t.Has(to, wordLex) {
			return to
		}
		if t.Has(to, qualifierLex) || r.describes(to) || t.Has(to, edgeLex) || t.Has(to, nearLex) && t.Has(to+1, passiveLex) {
			return to // "84 mã | giữ được giá", "1.198 điểm | cuối phiên"
		}
		if row, n, ok := t.At(to, nounLex); ok {
			if r.half(to+n) || nounClass[row] == "measure" { // "45 tuyến | chiều dài 15 km"
				return to
			}
			to += n
			continue
		}
		if t.Tokens[to].Case == scan.Upper {
			to++
			continue
		}
		// an unknown word of two syllables
		next := to + 1
		if next < len(t.Tokens) && t.Tokens[next].Kind == scan.Word && t.Tokens[next].Case == scan.Lower && t.Tokens[next].Space && !r.stop(next) && !r.begins(next) && !r.describes(next) {
			next++
		}
		if r.half(next) {
			return to
		}
		to = next
	}
	return to
}

// describes reports whether a word at token i tells what the thing counted is like, and not which kind it is: "353 ô tô cũ", "7 cuộc thi lớn".
func (r *Reading) describes(i int) bool {
	t := r.T
	_, n, ok := t.At(i, qualityLex)
	if !ok {
		return false
	}
	if _, longer, ok := t.At(i, nounLex); ok && longer > n {
		return false
	}
	_, longer, ok := t.At(i, modifierLex)
	return !ok || longer <= n
}

// formed moves to behind the people or places of which the group at hand is formed: "chi bộ ấp", "gia đình hội viên", "chi hội nông dân".
// A word that is a verb too opens a clause: "54 tổ chức đảng tổ chức đại hội".
func (r *Reading) formed(to int) int {
	t := r.T
	row, n, ok := t.At(to, nounLex)
	if !ok || t.Tokens[to].Case == scan.Title || t.Tokens[to+n-1].Case == scan.Title || r.begins(to+n) {
		return to
	}
	if i := to + n; nounClass[row] == "place" && i < len(t.Tokens) && t.Tokens[i].Case == scan.Title {
		return to // "30 hộ hội viên xã Sơn Hà"
	}
	switch nounClass[row] {
	case "member", "person", "place", "org":
	default:
		return to
	}
	if t.Has(to, verbLex) {
		return to
	}
	return r.modifiers(to + n)
}

// closed reports whether nothing that could be an object follows at token i.
func (r *Reading) closed(i int) bool {
	t := r.T
	if i >= len(t.Tokens) || t.Tokens[i].Kind == scan.Punct || t.Tokens[i].Kind == scan.Newline {
		return true
	}
	row, _, ok := t.At(i, wordLex)
	return ok && wordClass[row] != "amount"
}

// kindred groups the classes of nouns that share one number in a list.
func kindred(class string) string {
	if class == "member" {
		return "person"
	}
	if class == "party" {
		return "org"
	}
	return class
}

// Phrase returns the text of tokens [from, to) with one space between words and the abbreviations that the text defines written out.
func (r *Reading) Phrase(from, to int) string {
	t := r.T
	if r.written(from, to) {
		return t.Surface(from, to)
	}
	var b strings.Builder
	for i := from; i < to; i++ {
		r.T.Work++
		if i > from && (t.Tokens[i].Space || t.Tokens[i].Glued) {
			b.WriteByte(' ')
		}
		s := t.Str(i)
		if t.Tokens[i].Kind == scan.Word && t.Tokens[i].Case == scan.Upper {
			if long, ok := r.Abbr[s]; ok {
				s = long
			}
		}
		b.WriteString(s)
	}
	return b.String()
}

// written reports whether the text itself has tokens [from, to) as Phrase gives them.
func (r *Reading) written(from, to int) bool {
	t := r.T
	for i := from; i < to; i++ {
		tok := &t.Tokens[i]
		if i > from {
			blanks := int32(0)
			if tok.Space || tok.Glued {
				blanks = 1
			}
			if end := t.Tokens[i-1].End; tok.Start != end+blanks || blanks > 0 && t.Src[end] != ' ' {
				return false
			}
		}
		if tok.Kind == scan.Word && tok.Case == scan.Upper && r.Abbr != nil {
			if _, ok := r.Abbr[t.Str(i)]; ok {
				return false
			}
		}
	}
	return true
}

// stop reports whether no noun can begin or go on at token i: a verb, a function word, a qualifier or a label stands there.
func (r *Reading) stop(i int) bool {
	t := r.T
	if t.ClaimOf(i) != scan.Free {
		return true
	}
	if t.Has(i, wordLex) {
		return true
	}
	if t.Has(i, verbLex) {
		return true
	}
	if t.Has(i, qualifierLex) {
		return true
	}
	return false
}

// joins reports whether token i is "và" or another word that joins nouns.
func joins(t *scan.Text, i int) bool {
	return t.Has(i, joinLex)
}

// Counts reports whether a counted noun or a unit stands at token i, so that a number before it is an amount.
func Counts(t *scan.Text, i int) bool {
	if t.Has(i, nounLex) {
		return true
	}
	return t.Has(i, unitLex)
}
