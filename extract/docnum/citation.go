package docnum

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"baotinh/extract/entity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
	"baotinh/extract/viet"
)

// Context is what is known of a text from outside this package. Empty means unknown.
type Context struct {
	Published     string          // YYYY-MM-DD
	Province      string          // of the newspaper
	Organisations []entity.Org    // found already; else they are found here
	Times         []timex.Mention // the same
}

// Citation is one mention of a document: where it stands and what its number says. Bounds are tokens, end exclusive.
type Citation struct {
	From, To int // the surface, from the type word to the end of the number or symbol
	Number   int // token of the number, -1 if there is none

	Type      string // full type word, first letter upper; empty if the text has none
	Digits    string // "1676", "286b"
	Year      int
	Symbol    string // "QĐ/TU", "NĐ-CP"; empty if not written
	Shared    string // symbol that a list lends: "18" in "số 18, 19-NQ/TW"
	Canonical string
	Party     bool   // numbered in the Party's way
	Issuer    [2]int // tokens of an issuer that the surface itself holds ("Nghị quyết Đại hội …")
	Title     [2]int // tokens of a title that the surface holds ("Luật Bảo hiểm y tế số …")
	Plural    bool   // "các" stands before the type word: bare numbers may follow
	Rule      string
}

// Find returns the citations of documents in t, in order and without overlap. It claims what looks like the number of a document and is none,
// such as licences in mastheads.
func Find(t *scan.Text, ctx Context) []Citation {
	f := finder{t: t}
	f.numbered()
	f.named()
	for _, s := range f.negative {
		t.Claim(s.From, s.To, scan.DocNumber)
	}
	sort.SliceStable(f.found, func(a, b int) bool { return f.found[a].From < f.found[b].From })
	out := f.found[:0]
	end := 0
	copies := copiedLines(t)
	for _, c := range f.found {
		for len(copies) > 0 && copies[0].To <= c.From {
			copies = copies[1:]
		}
		if len(copies) > 0 && copies[0].From <= c.From {
			continue
		}
		if c.From >= end {
			out = append(out, c)
			end = c.To
		}
	}
	return out
}

// Claim marks the numbers and symbols of the citations, so that no later stage reads figures out of them.
func Claim(t *scan.Text, found []Citation) {
	for _, c := range found {
		for i := c.From; i < c.To; i++ {
			if t.Tokens[i].Kind == scan.Number || c.Number >= 0 && i >= c.Number {
				t.Claim(i, i+1, scan.DocNumber)
			}
		}
	}
}

// copiedLines returns the lines that the next line repeats word for word: captions stand twice on some pages, once as the picture's alternative text.
func copiedLines(t *scan.Text) []scan.Span {
	var out []scan.Span
	last := scan.Span{}
	line := scan.Span{}
	for i, s := range t.Sentences { // every line break ends one
		if line.To = s.To; t.Tokens[s.To-1].Kind == scan.Newline {
			line.To--
		} else if s.To < len(t.Tokens) {
			continue
		}
		if line.Len() > 0 {
			if line.Len() == last.Len() && sameWords(t, last, line) {
				out = append(scan.Room(out, i, len(t.Sentences)), last)
			}
			last = line
		}
		line.From = s.To
	}
	return out
}

func sameWords(t *scan.Text, a, b scan.Span) bool {
	for k := 0; k < a.Len(); k++ {
		if t.Str(a.From+k) != t.Str(b.From+k) {
			return false
		}
	}
	return true
}

type finder struct {
	t        *scan.Text
	found    []Citation
	negative []scan.Span     // what looks like the number of a document and is none
	whole    map[string]bool // type and number of the citations with a symbol
}

// most is how many citations of a text are read; the longest article has a few dozen.
const most = 2_000

// numbered finds the citations with a number, walking from number to number.
func (f *finder) numbered() {
	t := f.t
	for i := t.NextBegin(0, len(t.Tokens), scan.Numbers); i < len(t.Tokens) && len(f.found) < most; i = t.NextBegin(i+1, len(t.Tokens), scan.Numbers) {
		c, ok := f.read(i)
		if !ok {
			continue
		}
		f.found = append(f.found, c)
		if c.Symbol != "" {
			if f.whole == nil {
				f.whole = map[string]bool{}
			}
			f.whole[c.Type+strip(c.Digits)] = true
		}
		i = c.To - 1
	}
}

// read reads the citation whose number stands at token i.
func (f *finder) read(i int) (Citation, bool) {
	t := f.t
	if f.alone(i) {
		return Citation{}, false
	}
	digits, to := digitsAt(t, i)
	run := digits == "" && isRun(t, i)
	if digits == "" && !run {
		return Citation{}, false
	}
	if run {
		to = i + 1
	} else if more := misreadBefore(t, i); more != "" {
		digits = more + digits
		i--
	}
	h := f.headBefore(i)
	s, hasSymbol := symbolAt(t, to, h.kind != noHead)
	if run { // 1112022NĐ-CP is 111/2022/NĐ-CP
		if !hasSymbol || s.rule != "docnum.lost_slash" || s.party {
			return Citation{}, false
		}
		w := t.Str(i)
		digits, s.year = w[:len(w)-4], yearOf(w[len(w)-4:])
	}
	if h.kind != noHead && isWord(t, h.from-1, "lý") && isWord(t, h.from-2, "quản") {
		return Citation{}, false // Ban Quản lý dự án số 2
	}
	if hasSymbol && s.licence || h.negative {
		end := to
		if hasSymbol {
			end = s.to
		}
		f.negative = append(f.negative, scan.Span{From: i, To: end})
		return Citation{}, false
	}
	c := Citation{From: h.from, To: to, Number: i, Type: h.name, Digits: digits, Title: h.title}
	if h.kind == noHead {
		c.From = i
	}
	switch {
	case hasSymbol:
		c.To, c.Year, c.Symbol, c.Party, c.Rule = s.to, s.year, s.text, s.party, s.rule
		if c.Type == "" && f.follows(i) && f.last().Type != "" {
			c.Type, c.Rule = f.last().Type, "docnum.list" // số 18-NQ/TW và số 19-NQ/TW
		}
		if c.Type == "" {
			if name, ok := f.headingAfter(i, c.To); ok {
				c.Type, c.Rule = name, "docnum.heading"
			}
		}
		c.Symbol = withMarks(c.Symbol, c.Type)
		c.Canonical = canonical(c.Digits, c.Year, c.Symbol, c.Party)
		if s.only && c.Year == 0 && !strings.ContainsAny(s.text, "-/") && s.first != 0 {
			c.Canonical = c.Digits + string(s.first) + s.text // 37/TW, 130-CP and 14/SL stay as written
		}
		if s.rule == "docnum.truncated" {
			c.Canonical = ""
		}
		return c, true
	case h.kind == noHead:
		if f.follows(i) && f.last().Symbol == "" {
			if lent, ok := f.lent(to); ok { // the second of "số 18, 19, 20-NQ/TW"
				last := f.last()
				c.Type, c.Rule, c.Shared, c.Party = last.Type, "docnum.list", lent.text, lent.party
				c.Canonical = canonical(c.Digits, lent.year, lent.text, lent.party)
				return c, true
			}
			last := f.last()
			named := last.Rule == "docnum.bare_number" && isWord(t, i-1, "và") && (t.IsKind(to, scan.Punct) || isWord(t, to, "của"))
			if (last.Plural || named) && !f.counts(i, to) { // các Nghị quyết 18, 19 của Trung ương; Nghị định 29 và 178.
				c.Type, c.Rule, c.Plural = last.Type, "docnum.list", true
				return c, true
			}
		}
		return Citation{}, false
	}
	c.Plural = c.From > 0 && isWord(t, c.From-1, "các")
	if lent, ok := f.lent(to); ok {
		c.Rule, c.Shared, c.Party, c.Year = "docnum.list", lent.text, lent.party, lent.year
		c.Canonical = canonical(c.Digits, lent.year, lent.text, lent.party)
		return c, true
	}
	year, next := yearAfter(t, to)
	if !f.bare(h, i, next) {
		return Citation{}, false
	}
	c.Year, c.To, c.Rule = year, next, "docnum.bare_number"
	return c, true
}

// alone reports, as of most numbers, whether nothing stands beside the number at token i that is needed for it to be a document's: no word that
// introduces it, no letters or marks of a symbol, no list that it goes on with.
func (f *finder) alone(i int) bool {
	t := f.t
	return !t.MayEndAny(i, beforeNumber) && !t.Tight(i) && !(t.Tight(i+1) && t.IsKind(i+1, scan.Word)) && separator(t, i+1) == 0 &&
		!isSo(t, i-1) && !t.Is(i-1, ':') && !t.IsKind(i-1, scan.Newline) && !f.follows(i)
}

// beforeNumber are the vocabularies of the words right before a number that say whether it is a document's.
var beforeNumber = scan.SetOf(types, negatives)

// digitsAt reads the number of a document at token i: up to five digits, a letter ("286b"), letters misread for digits ("34O").
func digitsAt(t *scan.Text, i int) (digits string, to int) {
	s := t.Str(i)
	if strings.IndexByte(s, ',') >= 0 || len(s) > 6 {
		return "", i
	}
	if strings.IndexByte(s, '.') >= 0 {
		if len(s) != 5 || s[1] != '.' { // 1.676-QĐ/TU
			return "", i
		}
		s = s[:1] + s[2:]
	}
	if len(s) > 5 {
		return "", i
	}
	to = i + 1
	for t.Tight(to) && t.IsKind(to, scan.Word) && t.Tokens[to].End-t.Tokens[to].Start <= 2 {
		w := t.Str(to)
		more, ok := misread(w)
		switch {
		case ok && len(s)+len(more) <= 5:
			s += more
		case len(w) == 1 && w >= "a" && w <= "e" || w == "đ":
			return s + w, to + 1
		default:
			return s, to
		}
		to++
		if t.Tight(to) && t.IsKind(to, scan.Number) && len(s)+len(t.Str(to)) <= 5 {
			s += t.Str(to)
			to++
		}
	}
	return s, to
}

// misread returns the digits that machines and typists take these letters for: O for a nought, I and l for a one.
func misread(w string) (digits string, ok bool) {
	if w == "" || strings.Trim(w, "OoIl") != "" {
		return "", false
	}
	return strings.NewReplacer("O", "0", "o", "0", "I", "1", "l", "1").Replace(w), true
}

// misreadBefore returns the digits that the word glued to the number at token i stands for, "Số O5-BC/ĐU"; only behind số or a colon.
func misreadBefore(t *scan.Text, i int) (digits string) {
	if !t.Tight(i) || !t.IsKind(i-1, scan.Word) || t.Tokens[i-1].End-t.Tokens[i-1].Start > 2 || !isSo(t, i-2) && !t.Is(i-2, ':') {
		return ""
	}
	digits, _ = misread(t.Str(i - 1))
	return digits
}

// withMarks returns symbol with the code of the type that the words name, where it only lost its marks or got too many: Đề án 01-DA/TU.
func withMarks(symbol, name string) string {
	code := typeCode[name]
	end := strings.IndexAny(symbol, "-/")
	if code == "" || end < 0 {
		return symbol
	}
	read := symbol[:end]
	if read == code || utf8.RuneCountInString(read) != utf8.RuneCountInString(code) || viet.Fold(read) != viet.Fold(code) {
		return symbol
	}
	return code + symbol[end:]
}

// isRun reports whether token i may be a number and a year that lost the slash between them.
func isRun(t *scan.Text, i int) bool {
	w := t.Str(i)
	return len(w) >= 6 && len(w) <= 9 && !strings.ContainsAny(w, ".,") && yearOf(w[len(w)-4:]) > 0
}

// The ways in which a number can be introduced.
type headKind uint8

const (
	noHead   headKind = iota
	soHead            // số 18
	typeHead          // Nghị quyết 18
	bothHead          // Nghị quyết số 18
)

// head is what stands before a number.
type head struct {
	kind     headKind
	from     int
	row      int // of types.tsv, -1 without type word
	name     string
	title    [2]int
	negative bool // the number belongs to something that is no document
}

// headBefore reads the type word and the word số before the number at token i.
func (f *finder) headBefore(i int) head {
	t := f.t
	h := head{from: i, row: -1}
	p := i
	for n := 0; n < 2 && p > 0 && (t.Is(p-1, ':') || t.IsKind(p-1, scan.Newline) && p > 1 && (t.Is(p-2, ':') || isSo(t, p-2))); n++ {
		p-- // Số: ⏎ 1676-QĐ/TU
	}
	if isSo(t, p-1) {
		if _, _, ok := t.Before(p, sums); ok {
			return h
		}
		p--
		h.kind, h.from = soHead, p
		if t.Is(p-1, ',') {
			if g, ok := f.lawBefore(p - 1); ok {
				return g
			}
		}
	} else if p < i {
		return head{from: i, row: -1}
	}
	if row, _, ok := t.Before(p, negatives); ok && !negativeWord[row] {
		h.negative = p < i || !t.Has(i+1, counted)
		return h
	}
	if row, _, ok := t.Before(p+1, negatives); ok && !negativeWord[row] && p < i { // biển số, mã số
		h.negative = true
		return h
	}
	if p == 0 || t.IsKind(p-1, scan.Newline) {
		return h
	}
	if row, from, ok := t.Before(p, types); ok && sameSentence(t, from, i) {
		h.row, h.name = row, typeNames[row]
		if h.kind == soHead {
			h.kind = bothHead
		} else {
			h.kind = typeHead
		}
		h.from = from
		return h
	}
	if h.kind == soHead {
		if g, ok := f.lawBefore(p); ok {
			return g
		}
		// Thông báo kết luận số 12: a word or two stand between, and nothing is counted as in "Chỉ thị nêu rõ số 35 xã".
		_, _, counts := t.At(i+1, nouns)
		for k := p - 1; !counts && k > p-5 && k > 0 && t.IsKind(k, scan.Word) && t.Tokens[k].Case == scan.Lower; k-- {
			if row, from, ok := t.Before(k, types); ok && sameSentence(t, from, i) {
				h.kind, h.row, h.from, h.name = bothHead, row, from, typeNames[row]
				return h
			}
		}
		h.from = i
	}
	return h
}

// lawBefore reads the name of a law that ends before token p: Luật Bảo hiểm y tế số …, Luật Hộ tịch của Quốc hội, số …
func (f *finder) lawBefore(p int) (head, bool) {
	t := f.t
	for k := p - 1; k >= 0 && k > p-16; k-- {
		if !t.IsKind(k, scan.Word) && !t.Is(k, ',') && !t.Is(k, '-') || t.Tokens[k].Glued {
			return head{}, false
		}
		row, n, ok := t.At(k, types)
		if !ok || k+n > p {
			continue
		}
		if typeLaws[row] == "" || t.Tokens[k].Case == scan.Lower {
			return head{}, false
		}
		title := [2]int{k + n, p}
		for m := k + n; m < p; m++ {
			if t.Str(m) == "của" {
				if _, ok := entity.OrganisationAt(t, m+1); ok {
					title[1] = m
					break
				}
			}
		}
		return head{kind: bothHead, from: k, row: row, name: typeNames[row], title: title}, true
	}
	return head{}, false
}

func isSo(t *scan.Text, i int) bool {
	return isWord(t, i, "số")
}

func sameSentence(t *scan.Text, a, b int) bool {
	for i := a; i < b; i++ {
		if t.IsKind(i, scan.Newline) && !(i > 0 && (t.Is(i-1, ':') || isSo(t, i-1))) || t.Tokens[i].Glued && i > a {
			return false
		}
	}
	return true
}

// last returns the citation found last.
func (f *finder) last() *Citation { return &f.found[len(f.found)-1] }

// follows reports whether the number at token i goes on with a list: only a comma, và, & or ; and số stand between it and the last citation.
func (f *finder) follows(i int) bool {
	if len(f.found) == 0 {
		return false
	}
	k := f.last().To
	if k >= i || !isListMark(f.t, k) {
		return false
	}
	for ; k < i; k++ {
		if !isListMark(f.t, k) && !isSo(f.t, k) {
			return false
		}
	}
	return true
}

func isListMark(t *scan.Text, k int) bool {
	return t.Is(k, ',') || t.Is(k, ';') || t.Is(k, '&') || t.IsKind(k, scan.Word) && t.Str(k) == "và"
}

// lent looks ahead from token j along a list of numbers for the symbol that its last one carries.
func (f *finder) lent(j int) (symbol, bool) {
	t := f.t
	for n := 0; n < 8; n++ {
		k := j
		for k < len(t.Tokens) && (isListMark(t, k) || isSo(t, k)) && k < j+3 {
			k++
		}
		if k == j || !t.IsKind(k, scan.Number) {
			return symbol{}, false
		}
		digits, to := digitsAt(t, k)
		if digits == "" {
			return symbol{}, false
		}
		if s, ok := symbolAt(t, to, true); ok && !s.licence && !s.only {
			return s, true
		}
		j = to
	}
	return symbol{}, false
}

// yearAfter reads "/2012" behind a number; it returns the token behind it.
func yearAfter(t *scan.Text, j int) (year, to int) {
	if t.Is(j, '/') && t.IsKind(j+1, scan.Number) {
		if y := yearOf(t.Str(j + 1)); y > 0 {
			return y, j + 2
		}
	}
	return 0, j
}

func yearOf(s string) int {
	if len(s) != 4 {
		return 0
	}
	y, err := strconv.Atoi(s)
	if err != nil || y < 1945 || y > 2100 {
		return 0
	}
	return y
}

// bare reports whether a number without a symbol behind the head h is a document's: "Chỉ thị 05", "Nghị quyết số 20", "NQ 20", but not "Kế hoạch 5
// năm", "Quyết định 12 trường hợp" or "Chương trình 135".
func (f *finder) bare(h head, i, next int) bool {
	t := f.t
	if h.row < 0 || h.title[0] != h.title[1] {
		return false
	}
	if t.Is(next, '%') || t.Is(next, '/') || t.Is(next, '-') && t.IsKind(next+1, scan.Number) || t.Tight(next) && t.IsKind(next, scan.Word) {
		return false
	}
	if strings.IndexByte(t.Str(i), '.') >= 0 {
		return false
	}
	if h.kind == bothHead || f.dated(next) {
		return true
	}
	if t.Tokens[h.from].Case == scan.Lower && !f.issued(next) {
		return false
	}
	if typeBares[h.row] == "" {
		return false
	}
	if typeBares[h.row] == "issued" && !f.issued(next) {
		_, _, ok := t.Before(h.from, issueVerbs) // "ban hành Kế hoạch 183 về …"
		if _, _, about := t.At(next, titleVerbs); !ok || !about && !t.IsKind(next, scan.Punct) {
			return false
		}
	}
	if yearOf(t.Str(i)) > 0 && t.Has(next, behindYear) {
		return true // Quyết định 1956 về đào tạo nghề
	}
	if f.counts(i, next) {
		return false
	}
	if typeVerbs[h.row] != "" && !f.whole[h.name+strip(t.Str(i))] && h.from == t.Sentence(i).From && t.IsKind(next, scan.Word) {
		// "Quyết định 15 hồ sơ …" may begin with a verb; "Quyết định 15 của …" does not.
		return t.Has(next, behindNumber)
	}
	return true
}

// dated reports whether the day of a document stands at token i: "Quyết định 05 ngày 28-8-2018" counts no days.
func (f *finder) dated(i int) bool {
	t := f.t
	return isWord(t, i, "ngày") && t.IsKind(i+1, scan.Number) && (t.Is(i+2, '/') || t.Is(i+2, '-') || t.Is(i+2, '.') || isWord(t, i+2, "tháng"))
}

// issued reports whether an issuer follows the numbers before token i: "quyết định 290, 188, 142 của Thủ tướng Chính phủ" names documents without
// a capital letter.
func (f *finder) issued(i int) bool {
	t := f.t
	for n := 0; n < 8 && (t.Is(i, ',') || isWord(t, i, "và")) && t.IsKind(i+1, scan.Number); n++ {
		i += 2
	}
	return isWord(t, i, "của") && i+1 < len(t.Tokens) && t.IsKind(i+1, scan.Word) && t.Tokens[i+1].Case != scan.Lower
}

// counts reports whether the number at token i, which ends before token next, counts what follows it, or is a year or a single digit.
func (f *finder) counts(i, next int) bool {
	_, _, ok := f.t.At(next, nouns)
	return ok || len(f.t.Str(i)) == 1 || yearOf(f.t.Str(i)) > 0 || f.t.Is(next, '%') || f.t.Tight(next) && f.t.IsKind(next, scan.Word)
}

// headingAfter reads the type of a document whose own number stands at its head: "Số 27-KH/ĐU ⏎ KẾ HOẠCH".
func (f *finder) headingAfter(i, to int) (string, bool) {
	t := f.t
	if i > 1 && !isSo(t, i-1) && !t.Is(i-1, ':') || !t.IsKind(to, scan.Newline) {
		return "", false
	}
	row, _, ok := t.At(to+1, types)
	if !ok || t.Tokens[to+1].Case != scan.Upper {
		return "", false
	}
	return typeNames[row], true
}

// canonical writes the whole number: 1676-QĐ/TU for the Party, 30/2020/NĐ-CP or 744/QĐ-TTg for the state.
func canonical(digits string, year int, symbol string, party bool) string {
	switch {
	case symbol == "":
		return ""
	case year > 0:
		return digits + "/" + strconv.Itoa(year) + "/" + symbol
	case party || oldStyle(symbol):
		return digits + "-" + symbol
	}
	return digits + "/" + symbol
}

// oldStyle reports whether a state symbol is written code first and issuer behind a slash, as before 2004: 202-QĐ/UB.
func oldStyle(symbol string) bool { return strings.Contains(symbol, "/") }
