package docnum

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"baotinh/extract/entity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
	"baotinh/extract/viet"
)

// Documents finds the citations of t and reads around each who issued it, when, and what it is about.
func Documents(t *scan.Text, ctx Context) []Document {
	return Resolve(t, Find(t, ctx), ctx)
}

// reading is a citation with the tokens of what the text says of it.
type reading struct {
	Citation
	tail         int // token behind its number, date and issuer
	issuer       [2]int
	date         timex.Date
	titleWords   [2]int
	issuerShared bool
}

// Resolve reads issuer, date and title around each citation, completes short forms from fuller ones of the same text, and makes documents of them.
func Resolve(t *scan.Text, found []Citation, ctx Context) []Document {
	if len(found) == 0 {
		return nil
	}
	if ctx.Organisations == nil {
		ctx.Organisations = entity.Organisations(t)
	}
	if ctx.Times == nil {
		var ref timex.Reference
		if _, err := fmt.Sscanf(ctx.Published, "%d-%d-%d", &ref.Published.Year, &ref.Published.Month, &ref.Published.Day); err != nil {
			ref = timex.Reference{}
		}
		ctx.Times = timex.Find(t, ref)
	}
	r := resolver{t: t, ctx: ctx}
	r.all = make([]reading, len(found))
	for i, c := range found {
		r.all[i] = reading{Citation: c}
	}
	for i := range r.all {
		r.read(i)
	}
	refers := r.complete()
	r.share()
	r.inherit()
	docs := make([]Document, len(r.all))
	for i := range r.all {
		docs[i] = r.document(i)
		if refers[i] >= 0 {
			id := "d" + strconv.Itoa(refers[i]+1)
			docs[i].RefersTo = &id
		}
	}
	return docs
}

type resolver struct {
	t   *scan.Text
	ctx Context
	all []reading
}

// orgBefore returns the organisation that ends right before token i.
func (r *resolver) orgBefore(i int) (entity.Org, bool) {
	orgs := r.ctx.Organisations
	k, ok := slices.BinarySearchFunc(orgs, i, func(o entity.Org, i int) int { return o.To - i })
	if !ok {
		return entity.Org{}, false
	}
	return orgs[k], true
}

// dayAt returns the day with its year that begins at token i.
func (r *resolver) dayAt(i int) (*timex.Mention, bool) {
	times := r.ctx.Times
	k, ok := slices.BinarySearchFunc(times, i, func(m timex.Mention, i int) int { return m.From - i })
	if !ok || times[k].Kind != timex.KindDay || times[k].Period.Start.Year == 0 {
		return nil, false
	}
	return &times[k], true
}

// read fills issuer, date and title of citation i.
func (r *resolver) read(i int) {
	t, c := r.t, &r.all[i]
	limit := t.Sentence(c.From).To
	if s := t.Sentence(c.To - 1).To; s > limit {
		limit = s
	}
	sentence := limit
	if i+1 < len(r.all) && r.all[i+1].From < limit {
		limit = r.all[i+1].From
	}
	c.issuer, c.titleWords = c.Issuer, c.Title
	j := c.To
	for n := 0; n < 4 && j < limit; n++ {
		k := j
		if t.Is(k, ',') || t.Is(k, '(') {
			k++
		}
		if isWord(t, k, "ngay") && t.IsKind(k+1, scan.Number) {
			k++ // "ngày" without its mark
		}
		if isWord(t, k, "năm") && t.IsKind(k+1, scan.Number) && k+1 < limit && c.Number >= 0 { // Công văn 09/CV-BCĐ năm 2025
			j = k + 2
			continue
		}
		if c.date.IsZero() {
			if d, to, ok := r.dateAt(k, limit); ok {
				c.date, j = d, to
				if t.Is(j, ')') {
					j++
				}
				continue
			}
		}
		if c.issuer[1] == 0 && t.Is(j, '(') { // (Hội nghị Trung ương 6 khóa X)
			if to := r.issuerAt(k, limit); to > k && t.Is(to, ')') {
				c.issuer, j = [2]int{k, to}, to+1
				continue
			}
		}
		if c.issuer[1] == 0 && (isWord(t, k, "của") || isWord(t, k, "do")) {
			if to := r.issuerAt(k+1, limit); to > k+1 {
				c.issuer, j = [2]int{k + 1, to}, to
				if isWord(t, k, "do") {
					if _, n, ok := t.At(j, issueVerbs); ok {
						j += n
					}
				}
				continue
			}
		}
		break
	}
	if c.issuer[1] == 0 && j > c.To { // "ngày 5/8/2013 Hội nghị lần thứ 8 Ban Chấp hành …"
		if _, _, ok := t.At(j, plenumWords); ok {
			if to := r.issuerAt(j, limit); to > j {
				c.issuer, j = [2]int{j, to}, to
			}
		}
	}
	c.tail = j
	if c.titleWords[1] == 0 {
		c.titleWords = r.titleAt(i, j, sentence)
	}
	if c.issuer[1] == 0 {
		r.before(c)
	}
	if c.issuer[1] == 0 {
		r.bySymbol(c)
	}
}

// bySymbol reads the issuer that the symbol names, where the sentence speaks of it before: "được Quốc hội giao chỉ tiêu theo Nghị quyết số 15/2023/QH15".
func (r *resolver) bySymbol(c *reading) {
	group := strings.TrimRightFunc(lastGroup(c.Canonical), unicode.IsDigit)
	row, ok := issuers[strings.ToUpper(group)]
	if group == "" || !ok {
		return
	}
	name := viet.Lower(row.Cell("meaning"))
	start := r.t.Sentence(c.From).From
	orgs := r.ctx.Organisations
	k, _ := slices.BinarySearchFunc(orgs, c.From, func(o entity.Org, i int) int { return o.From - i })
	for k--; k >= 0 && orgs[k].From >= start; k-- {
		if o := orgs[k]; viet.Lower(clean(r.t.Surface(o.From, o.To))) == name {
			c.issuer = [2]int{o.From, o.To}
			return
		}
	}
}

// issuerAt reads an issuer at token k and returns the token behind it: an office with its body, an organisation with its tenure, a plenum.
func (r *resolver) issuerAt(k, limit int) int {
	t := r.t
	j := k
	end := j
	if _, n, ok := t.At(j, plenumWords); ok { // Hội nghị lần thứ 6, Ban Chấp hành … · Hội nghị Trung ương 6
		if to := ordinalEnd(t, j+n, limit); to > j+n {
			j, end = to, to
			if t.Is(j, ',') {
				j++
			}
		}
	}
	plenum := end > k
	if to := entity.PostAt(t, j); to > j && !plenum {
		end = to
	} else if o, ok := entity.OrganisationAt(t, j); ok && o.To <= limit {
		end = o.To
	}
	if end == k {
		return k
	}
	// Ban Chấp hành Trung ương Đảng khóa XII, Thành ủy Hà Nội (khóa XIV)
	m := end
	if isWord(t, m, "Đảng") && t.Tokens[m].Case != scan.Lower {
		m, end = m+1, m+1
	}
	open := t.Is(m, '(')
	if open || t.Is(m, ',') {
		m++
	}
	if isKhoa(t, m) && m+1 < limit && (t.IsKind(m+1, scan.Word) && isRoman(t.Str(m+1)) || t.IsKind(m+1, scan.Number)) {
		end = m + 2
		if open && t.Is(end, ')') {
			end++
		}
	}
	return min(end, limit)
}

func ordinalEnd(t *scan.Text, j, limit int) int {
	if t.Has(j, nth) && j+2 < limit {
		return j + 3
	}
	if t.IsKind(j, scan.Number) && j < limit {
		return j + 1
	}
	return j
}

// before reads an issuer, and the date of its act, that stand before the document: "Ngày 12-4-1965, Ủy ban hành chính tỉnh X đã ra quyết định số …",
// "được Thủ tướng Chính phủ phê duyệt theo Quyết định số …".
func (r *resolver) before(c *reading) {
	t := r.t
	start := t.Sentence(c.From).From
	p := c.From
	if p > start && isWord(t, p-1, "các") {
		p--
	}
	_, from, ok := t.Before(p, issueVerbs)
	if !ok && p > start && isWord(t, p-1, "tại") { // "yêu cầu của Thủ tướng Chính phủ tại Công điện số 12"
		from, ok = p-1, true
	}
	if !ok || from <= start {
		return
	}
	first, last, ok := r.actor(start, from)
	if !ok {
		return
	}
	c.issuer = [2]int{first, last}
	if c.date.IsZero() {
		k := first
		if t.Is(k-1, ',') {
			k--
		}
		for b := k - 1; b >= start && b > k-9; b-- {
			if d, to, ok := r.dateAt(b, k); ok && to == k {
				c.date = d
				break
			}
		}
	}
	if c.titleWords[1] == 0 && isWord(t, first-1, "được") {
		// What was approved by the document stands before "đã được X phê duyệt theo".
		end := first - 1
		for end > start && t.Has(end-1, done) {
			end--
		}
		b := end
		depth := 0 // commas in brackets end nothing: "Dự án cầu A (xã B, tỉnh C) được UBND tỉnh phê duyệt tại …"
		for b > start && end-b < 40 && !t.Is(b-1, ';') && !t.Is(b-1, '.') && (depth > 0 || !t.Is(b-1, ',')) {
			if t.Is(b-1, ')') {
				depth++
			} else if t.Is(b-1, '(') && depth > 0 {
				depth--
			}
			b--
		}
		if depth > 0 {
			return
		}
		if end-b >= 2 {
			c.titleWords = [2]int{b, end}
		}
	}
}

// actor returns the issuer that ends before token v, where a verb of issuing begins: an organisation, or an office and the name of its holder.
func (r *resolver) actor(start, v int) (from, to int, ok bool) {
	t := r.t
	for {
		_, b, ok := t.Before(v, issueAdverbs)
		if !ok || b <= start {
			break
		}
		v = b
	}
	if from, ok := entity.PostBefore(t, v); ok {
		return from, v, true
	}
	if o, ok := r.orgBefore(v); ok && o.Class != entity.PlaceName {
		return o.From, v, true
	}
	// Thủ tướng Chính phủ Phạm Minh Chính ký …: the holder's name stands between.
	for q := v - 2; q >= start && q > v-6; q-- {
		if entity.NameAt(t, q) != v {
			continue
		}
		if from, ok := entity.PostBefore(t, q); ok {
			return from, q, true
		}
	}
	// Ban Chỉ đạo sắp xếp … cấp xã ban hành: a body whose name no vocabulary holds, from the beginning of its clause.
	for b := v - 1; b >= start && b > v-24; b-- {
		if b > start && !t.Is(b-1, ',') && !t.Is(b-1, ';') {
			if t.IsKind(b, scan.Punct) || t.IsKind(b, scan.Newline) {
				break
			}
			continue
		}
		if o, ok := entity.OrganisationAt(t, b); ok && o.Class != entity.PlaceName && o.Class != entity.CongressBody && t.Tokens[b].Case != scan.Lower {
			return b, v, true
		}
		break
	}
	return 0, 0, false
}

// titleAt reads what the document of citation i is about at token j: "về …", a quotation, "cho phép …". limit is where the sentence ends.
func (r *resolver) titleAt(i, j, limit int) [2]int {
	t := r.t
	if i+1 < len(r.all) && j >= r.all[i+1].From {
		return [2]int{}
	}
	if (t.Is(j, ',') || t.Is(j, '(')) && j+1 < limit {
		if row, _, ok := t.At(j+1, titleVerbs); ok && titleVerbs.Rows[row].Cell("drop") != "" {
			j++ // behind a comma another verb is the sentence's: "ban hành Kế hoạch số 15-KH/TU, triển khai thực hiện ngay các việc"
		}
	}
	k := j
	row, n, ok := t.At(j, titleVerbs)
	about := ok && titleVerbs.Rows[row].Cell("drop") != ""
	if about {
		k += n
	} else if from := r.all[i].From; ok && (isWord(t, from-1, "tại") || isWord(t, from-1, "theo")) && isWord(t, j, "quy") && j == r.all[i].To {
		return [2]int{} // "Tại Nghị định 58 quy định chi tiết mức trợ cấp": the sentence's own verb
	}
	if t.Is(k, ':') && t.Is(k+1, '"') {
		k++
	}
	if t.Is(k, '"') && k+1 < limit && (k > j || t.Tokens[k].Space) {
		for m := k + 1; m < limit+80 && m < len(t.Tokens); m++ {
			if t.Is(m, '"') {
				return [2]int{k + 1, m}
			}
			if t.IsKind(m, scan.Newline) {
				break
			}
		}
		if end := r.titleEnd(i, k+1, limit); end > k+2 { // the closing mark was lost
			return [2]int{k + 1, end}
		}
	}
	if !ok || k >= limit {
		return [2]int{}
	}
	end := r.titleEnd(i, k, limit)
	if end <= k+1 {
		return [2]int{}
	}
	return [2]int{k, end}
}

// maxTitle bounds a title, in tokens; no title comes near it, and without it a text without full stops would be read again for every citation.
const maxTitle = 160

// titleEnd returns where a title that begins at token k ends: before the words with which the sentence goes on.
func (r *resolver) titleEnd(i, k, limit int) int {
	t := r.t
	from := r.all[i].From
	limit = min(limit, k+maxTitle)
	next := i + 1 // a citation within the title is part of it ("về thực hiện Nghị quyết số 18-NQ/TW"), the next of a list is not
	s := t.Sentence(from)
	fronted := false
	for f := s.From; f < from && f < s.From+4; f++ {
		if t.Has(f, fronters) && t.Tokens[f].Case != scan.Lower {
			fronted = true
		}
	}
	depth := 0
	for m := k; m < limit; m++ {
		tok := t.Tokens[m]
		for next < len(r.all) && r.all[next].From < m {
			next++
		}
		if next < len(r.all) && r.all[next].From == m && r.joined(m) {
			limit = m - 2
			break
		}
		if next < len(r.all) && r.all[next].From == m && r.lists(m) {
			limit = m
			break
		}
		if next < len(r.all) && r.all[next].From == m && t.Has(k, amending) {
			if to := r.all[next].To; to < limit && !isWord(t, to, "về") {
				return to // "sửa đổi, bổ sung một số điều của Quyết định số 315/QĐ-TTg | vừa ban hành"
			}
		}
		switch {
		case tok.Kind == scan.Newline || t.Is(m, ';') || tok.Glued && m > k:
			if m > k && t.Is(m-1, '.') { // of the sentence, which the paragraph ends with
				return m - 1
			}
			return m
		case t.Is(m, '('):
			depth++
		case t.Is(m, ')'):
			if depth--; depth < 0 {
				return m
			}
		case t.Is(m, '"') && depth == 0 && !t.Is(k-1, '"') && (m+1 >= limit || t.Tokens[m+1].Space || t.Tokens[m+1].Kind == scan.Punct) && !tok.Space:
			return m
		case depth > 0:
		case t.Is(m, ','):
			if t.Has(m+1, titleEnds) {
				return m
			}
			if _, n, ok := t.At(m+1, types); ok && isWord(t, m+1+n, "của") {
				return m
			}
			if fronted && m+1 < limit && r.starts(m+1) {
				return m
			}
		case t.Is(m, '-') && tok.Space && m+1 < limit && t.Tokens[m+1].Space && fronted && r.starts(m+1) && t.Tokens[m+1].Case != scan.Lower:
			return m
		case tok.Kind == scan.Word && m > k+1:
			if _, n, ok := t.At(m, titleStops); ok && !(n == 1 && isWord(t, m+1, "chuẩn")) { // "công nhận xã A đạt chuẩn nông thôn mới"
				return m
			}
		}
	}
	// What stands between the title and the next document is no part of it: ", và", "và", "theo".
	end := limit
	for end > k && (t.Tokens[end-1].Kind == scan.Punct && !t.Is(end-1, ')') || t.Tokens[end-1].Kind == scan.Newline || t.Has(end-1, titleRest)) {
		end--
	}
	return end
}

// lists reports whether the citation at token m is the next of a list rather than part of what stands before it.
func (r *resolver) lists(m int) bool {
	for m > 0 && r.t.Has(m-1, listLead) {
		m--
	}
	return m > 0 && (isListMark(r.t, m-1) || r.t.IsKind(m-1, scan.Punct))
}

// joined reports whether "gắn với" joins the citation at token m to the document whose title stands before it: "về học tập và làm theo Bác gắn với Nghị
// quyết Trung ương 4".
func (r *resolver) joined(m int) bool { return r.t.Has(m-2, joinedTo) }

// starts reports whether a main clause can begin at token m: an organisation, a capital, "các …".
func (r *resolver) starts(m int) bool {
	t := r.t
	if t.IsKind(m, scan.Word) && t.Tokens[m].Case != scan.Lower {
		return true
	}
	if t.Has(m, clauseStart) {
		return true
	}
	o, ok := entity.OrganisationAt(t, m)
	return ok && o.Class != entity.Business
}

// complete gives bare numbers the whole number that the same text writes elsewhere; it returns for each citation the fuller one it refers to, or -1.
func (r *resolver) complete() []int {
	type key struct{ word, number string }
	whole := map[key]int{}
	refers := make([]int, len(r.all))
	for i, c := range r.all {
		refers[i] = -1
		if c.Canonical != "" && c.Number >= 0 {
			k := key{viet.Lower(c.Type), strip(c.Digits)}
			if _, ok := whole[k]; !ok {
				whole[k] = i
			}
		}
	}
	first := map[key]int{}
	for i := range r.all {
		c := &r.all[i]
		if c.Number < 0 || c.Canonical != "" || c.Type == "" {
			continue
		}
		k := key{viet.Lower(c.Type), strip(c.Digits)}
		if w, ok := whole[k]; ok {
			full := r.all[w]
			if c.Year == 0 || c.Year == full.Year {
				c.Canonical, c.Party = full.Canonical, full.Party
				refers[i] = w
			}
			continue
		}
		if w, ok := first[k]; ok {
			refers[i] = w
		} else {
			first[k] = i
		}
	}
	return refers
}

// share hands the issuer of "Nghị quyết 116/NQ-CP và Quyết định 28/2021/QĐ-CP của Chính phủ" to the first of the two, where both numbers name one issuer.
func (r *resolver) share() {
	for i := len(r.all) - 2; i >= 0; i-- {
		c, next := &r.all[i], &r.all[i+1]
		if c.issuer[1] > 0 || next.issuer[1] == 0 || next.Number < 0 || c.Number < 0 {
			continue
		}
		adjacent := c.tail < next.From
		for k := c.tail; k < next.From; k++ {
			if r.t.Is(k, ';') || !isListMark(r.t, k) && !isWord(r.t, k, "các") && !isSo(r.t, k) && !isWord(r.t, k, "cũng") && !isWord(r.t, k, "như") {
				adjacent = false
			}
		}
		if adjacent && next.issuer[0] > next.To && lastGroup(c.Canonical) == lastGroup(next.Canonical) && lastGroup(c.Canonical) != "" {
			c.issuer, c.issuerShared = next.issuer, true
		}
	}
	// "Huyện ủy ban hành Chương trình số 9-CTr/HU về …; Nghị quyết số 4-NQ/HU": who issued the first issued the others of its symbol.
	for i := 1; i < len(r.all); i++ {
		last, c := &r.all[i-1], &r.all[i]
		if c.issuer[1] > 0 || last.issuer[1] == 0 || last.issuer[1] > last.From || c.Number < 0 || c.From == 0 {
			continue
		}
		group := lastGroup(c.Canonical)
		if group == lastGroup(last.Canonical) && (group != "" || c.Canonical == "" && last.Canonical == "") && (isListMark(r.t, c.From-1) || group == "" && isWord(r.t, c.From-1, "và")) && r.t.SentenceOf(last.issuer[0]) == r.t.SentenceOf(c.From) {
			c.issuer, c.issuerShared = last.issuer, true
		}
	}
}

// inherit gives a document that is named again the issuer that the text named before: "Nghị quyết số 68/2013/QH13 của Quốc hội … Nghị quyết 68".
func (r *resolver) inherit() {
	type key struct{ word, number string }
	named := map[key]int{}
	for i := range r.all {
		c := &r.all[i]
		if c.Number < 0 || c.Type == "" {
			continue
		}
		k := key{viet.Lower(c.Type), strip(c.Digits)}
		if c.issuer[1] > 0 {
			if _, ok := named[k]; !ok {
				named[k] = i
			}
			continue
		}
		if w, ok := named[k]; ok && (c.Canonical == r.all[w].Canonical || c.Canonical == "" || r.all[w].Canonical == "") {
			c.issuer = r.all[w].issuer
		}
	}
}

func lastGroup(canonical string) string {
	return canonical[strings.LastIndexAny(canonical, "-/")+1:]
}

// strip drops leading zeros, so that "05" and "5" meet.
func strip(digits string) string {
	if s := strings.TrimLeft(digits, "0"); s != "" {
		return s
	}
	return digits
}

// document writes citation i out.
func (r *resolver) document(i int) Document {
	t, c := r.t, &r.all[i]
	d := Document{ID: "d" + strconv.Itoa(i+1), Surface: t.Surface(c.From, c.To), Rule: c.Rule, Confidence: confidence(c.Rule)}
	d.Start, d.End = t.Runes(c.From, c.To)
	s := t.Sentence(c.From)
	for s.To > c.To && t.Tokens[s.To-1].Kind == scan.Newline {
		s.To--
	}
	d.SentenceStart, d.SentenceEnd = t.Runes(s.From, s.To)
	d.Type = text(upperFirst(c.Type))
	if c.Number >= 0 {
		d.Number = text(c.Digits)
		d.Symbol = text(c.Symbol)
		if c.Symbol == "" {
			d.Symbol = text(c.Shared)
		}
		d.Canonical = text(c.Canonical)
		if c.Year > 0 {
			y := c.Year
			d.Year = &y
		}
	}
	d.Issuer = text(clean(t.Surface(c.issuer[0], c.issuer[1])))
	d.Title = text(clean(t.Surface(c.titleWords[0], c.titleWords[1])))
	if !c.date.IsZero() {
		date := c.date
		d.Date = &date
	}
	r.identify(&d, c)
	return d
}

func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// clean folds white space to single blanks.
func clean(s string) string { return viet.SingleBlanks(s) }

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// confidence is the share of citations found by a rule that were right on gold texts, rounded down.
func confidence(rule string) float64 {
	switch rule {
	case "docnum.symbol", "docnum.year_symbol", "docnum.assembly":
		return 0.99
	case "docnum.list", "docnum.heading", "docnum.letter", "docnum.congress_resolution", "docnum.plenum_resolution":
		return 0.97
	case "docnum.statute":
		return 0.9
	}
	return 0.93
}
