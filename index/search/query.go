package search

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"baotinh/extract/viet"
	"baotinh/index/store"
)

// Limits of one query. They bound its cost; what lies beyond is left out with a message.
const (
	maxQueryBytes = 4096
	maxNodes      = 200
	maxDepth      = 20
	maxFuzzy      = 16 // letters; the automaton of a longer word takes seconds
	lastDay       = 99991231
)

// Problem points at a part of the query that could not be taken as it stands. The query is answered without it.
type Problem struct {
	Start int    `json:"start"` // code points of the query
	End   int    `json:"end"`
	En    string `json:"en"`
	Vi    string `json:"vi"`
}

// The nodes of a parsed query. field is "" for the whole article.
type node interface{}

type (
	wordNode struct {
		field, text string // text is one token
		prefix      bool
		fuzzy       int
	}
	phraseNode struct {
		field string
		words []string
	}
	numberNode struct{ lookup, written string } // an official document, whatever its spelling
	valueNode  struct{ field, value string }    // field="value"
	codeNode   struct {
		field, value string
		prefix       bool
	}
	dayNode    struct{ from, to float64 }
	figureNode struct {
		where   []store.Condition
		written string
	}
	nearNode struct {
		left, right []string
		within      int
	}
	andNode struct{ kids []node }
	orNode  struct{ kids []node }
	notNode struct{ kid node }
)

// parser reads the query language by recursive descent. It never fails: it notes a problem and goes on.
type parser struct {
	s        string
	i        int
	nodes    int
	depth    int
	problems []Problem
	known    func(lookup string) bool // whether some article cites that document
}

// parse returns the tree, nil for a query that asks for nothing.
func parse(query string, known func(string) bool) (node, []Problem) {
	p := &parser{s: viet.NFC(strings.ToValidUTF8(query, " ")), known: known}
	if len(p.s) > maxQueryBytes {
		cut := maxQueryBytes
		for !utf8.RuneStart(p.s[cut]) {
			cut--
		}
		p.problem(cut, len(p.s), "the query is too long; its end is left out", "câu truy vấn quá dài; phần cuối bị bỏ qua")
		p.s = p.s[:cut]
	}
	n := p.or("")
	for p.skipSpace(); p.i < len(p.s); p.skipSpace() { // a bracket too many ends the tree early
		at := p.i
		if p.s[p.i] == ')' {
			p.problem(at, at+1, "nothing is open here to be closed", "dấu ngoặc đóng này không có ngoặc mở")
			p.i++
		}
		if more := p.or(""); more != nil {
			n = join(n, more)
		} else if p.i == at {
			break
		}
	}
	return n, p.problems
}

func join(a, b node) node {
	if a == nil {
		return b
	}
	if and, ok := a.(andNode); ok {
		return andNode{append(and.kids, b)}
	}
	return andNode{[]node{a, b}}
}

func (p *parser) problem(start, end int, en, vi string) {
	if len(p.problems) < 10 {
		p.problems = append(p.problems, Problem{utf8.RuneCountInString(p.s[:start]), utf8.RuneCountInString(p.s[:end]), en, vi})
	}
}

func (p *parser) skipSpace() {
	for p.i < len(p.s) {
		r, size := utf8.DecodeRuneInString(p.s[p.i:])
		if !unicode.IsSpace(r) && r != ',' && r != ';' {
			return
		}
		p.i += size
	}
}

// keyword takes one of the operators, which are written in capitals and stand alone.
func (p *parser) keyword(word string) bool {
	p.skipSpace()
	if !strings.HasPrefix(p.s[p.i:], word) {
		return false
	}
	rest := p.s[p.i+len(word):]
	if r, _ := utf8.DecodeRuneInString(rest); rest != "" && !unicode.IsSpace(r) && r != '(' && r != ')' && r != '"' {
		return false
	}
	p.i += len(word)
	return true
}

func (p *parser) or(field string) node {
	if p.depth++; p.depth > maxDepth {
		p.depth--
		p.problem(p.i, len(p.s), "too many brackets inside each other; the rest is left out", "quá nhiều ngoặc lồng nhau; phần còn lại bị bỏ qua")
		p.i = len(p.s)
		return nil
	}
	defer func() { p.depth-- }()
	var kids []node
	for {
		at := p.i
		n := p.and(field)
		if n != nil {
			kids = append(kids, n)
		}
		start := p.i
		if !p.keyword("OR") {
			if n == nil && len(kids) > 0 {
				p.problem(at, p.i, "OR lacks its right side", "OR thiếu vế phải")
			}
			break
		}
		if n == nil {
			p.problem(start, p.i, "OR lacks its left side", "OR thiếu vế trái")
		}
	}
	switch len(kids) {
	case 0:
		return nil
	case 1:
		return kids[0]
	}
	return orNode{kids}
}

func (p *parser) and(field string) node {
	var kids []node
	for {
		p.skipSpace()
		start := p.i
		if p.keyword("AND") {
			at := p.i
			n := p.not(field)
			if len(kids) == 0 {
				p.problem(start, at, "AND lacks its left side", "AND thiếu vế trái")
			}
			if n == nil {
				p.problem(start, at, "AND lacks its right side", "AND thiếu vế phải")
				if p.i == at {
					break
				}
				continue
			}
			kids = append(kids, n)
			continue
		}
		if p.i >= len(p.s) || p.s[p.i] == ')' || p.at("OR") {
			break
		}
		if len(kids) > 0 {
			p.smallOperator()
		}
		n := p.not(field)
		if n != nil {
			kids = append(kids, n)
		}
		if p.i == start {
			break
		}
	}
	switch len(kids) {
	case 0:
		return nil
	case 1:
		return kids[0]
	}
	return andNode{kids}
}

// smallOperator tells who writes "and" between words that it is one of them. "not" is left out: it is nốt without marks.
func (p *parser) smallOperator() {
	at := p.i
	word := p.chunk()
	end := p.i
	p.i = at
	capitals := strings.ToUpper(word)
	if operator, _, near := strings.Cut(capitals, "/"); word != capitals && (capitals == "AND" || capitals == "OR" || near && operator == "NEAR") {
		p.problem(at, end, fmt.Sprintf("%q is searched as words; the operator is written %s", word, capitals), fmt.Sprintf("%q được tìm như từ thường; toán tử phải viết hoa: %s", word, capitals))
	}
}

// at tells whether the operator comes next, without taking it.
func (p *parser) at(word string) bool {
	i := p.i
	ok := p.keyword(word)
	p.i = i
	return ok
}

func (p *parser) not(field string) node {
	p.skipSpace()
	start := p.i
	if p.keyword("NOT") || p.minus() {
		at := p.i
		if p.depth++; p.depth > maxDepth {
			p.depth--
			p.problem(start, len(p.s), "too many NOT; the rest is left out", "quá nhiều NOT; phần còn lại bị bỏ qua")
			p.i = len(p.s)
			return nil
		}
		defer func() { p.depth-- }()
		n := p.not(field)
		if n == nil {
			p.problem(start, at, "NOT lacks what it excludes", "NOT thiếu phần cần loại trừ")
			return nil
		}
		return notNode{n}
	}
	return p.near(field)
}

// minus takes a minus that stands right before a word: -đất. A dash between spaces or inside a number means nothing.
func (p *parser) minus() bool {
	if p.i+1 >= len(p.s) || p.s[p.i] != '-' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(p.s[p.i+1:])
	if !isWordRune(r) && r != '"' && r != '(' {
		return false
	}
	p.i++
	return true
}

func (p *parser) near(field string) node {
	const operator = "NEAR"
	var left node
	atOperator := func() bool {
		p.skipSpace()
		return strings.HasPrefix(p.s[p.i:], operator+"/") || p.at(operator)
	}
	if !atOperator() {
		left = p.primary(field)
	}
	for atOperator() {
		start := p.i
		digits := start + len(operator)
		if strings.HasPrefix(p.s[digits:], "/") {
			digits++
		}
		end := digits
		for end < len(p.s) && isDigit(p.s[end]) {
			end++
		}
		within, err := strconv.Atoi(p.s[digits:end])
		p.i = end
		right := p.primary(field)
		a, okA := nodeWords(left)
		b, okB := nodeWords(right)
		switch {
		case err != nil || within < 1 || within > 100:
			p.problem(start, end, "NEAR needs a distance of 1 to 100 words, as in NEAR/5", "NEAR cần khoảng cách từ 1 đến 100 tiếng, ví dụ NEAR/5")
		case !okA || !okB || field != "":
			p.problem(start, end, "NEAR stands between two words or phrases without a field", "NEAR phải đứng giữa hai từ hoặc cụm từ không kèm tên trường")
		default:
			left = nearNode{a, b, within}
			continue
		}
		if right != nil {
			left = join(left, right)
		}
	}
	return left
}

func nodeWords(n node) ([]string, bool) {
	switch n := n.(type) {
	case wordNode:
		return []string{n.text}, n.field == "" && !n.prefix && n.fuzzy == 0
	case phraseNode:
		return n.words, n.field == ""
	}
	return nil, false
}

func (p *parser) primary(field string) node {
	p.skipSpace()
	if p.i >= len(p.s) {
		return nil
	}
	if p.nodes++; p.nodes > maxNodes {
		p.problem(p.i, len(p.s), "too many words; the rest is left out", "quá nhiều từ; phần còn lại bị bỏ qua")
		p.i = len(p.s)
		return nil
	}
	switch r, size := utf8.DecodeRuneInString(p.s[p.i:]); {
	case r == '(':
		start := p.i
		p.i++
		n := p.or(field)
		p.skipSpace()
		if p.i < len(p.s) && p.s[p.i] == ')' {
			p.i++
		} else {
			p.problem(start, start+1, "this bracket is not closed", "dấu ngoặc này chưa được đóng")
		}
		return n
	case r == ')':
		return nil
	case isQuote(r):
		return p.quoted(field, size)
	}
	if field == "" {
		if n, ok := p.number(); ok {
			return n
		}
		if n, ok := p.fielded(); ok {
			return n
		}
	}
	return p.word(field)
}

func isQuote(r rune) bool {
	return r == '"' || r == '“' || r == '”' || r == '«' || r == '»' || r == '„'
}

// quotedText takes what stands between quotation marks.
func (p *parser) quotedText() string {
	start := p.i
	_, size := utf8.DecodeRuneInString(p.s[p.i:])
	p.i += size
	from := p.i
	for p.i < len(p.s) {
		r, size := utf8.DecodeRuneInString(p.s[p.i:])
		if isQuote(r) {
			inner := p.s[from:p.i]
			p.i += size
			return inner
		}
		p.i += size
	}
	p.problem(start, from, "this quotation mark is not closed", "dấu ngoặc kép này chưa được đóng")
	return p.s[from:]
}

func (p *parser) quoted(field string, _ int) node {
	start := p.i
	inner := p.quotedText()
	if field == "" {
		// A document number in quotation marks is still a document number.
		if sub := (&parser{s: strings.TrimSpace(inner), known: p.known}); sub.s != "" {
			if n, ok := sub.number(); ok && sub.i == len(sub.s) {
				return n
			}
		}
	}
	n := phraseOf(field, inner)
	if n == nil {
		p.problem(start, p.i, "there is no word between the quotation marks", "không có từ nào trong ngoặc kép")
	}
	return n
}

// words splits text into tokens.
func words(text string) []string {
	var all []string
	for at := 0; ; {
		start, end, _, ok := nextToken(text, at)
		if !ok {
			return all
		}
		all = append(all, text[start:end])
		at = end
	}
}

func phraseOf(field, text string) node {
	switch w := words(text); len(w) {
	case 0:
		return nil
	case 1:
		return wordNode{field: field, text: w[0]}
	default:
		if len(w) > 40 {
			w = w[:40]
		}
		return phraseNode{field, w}
	}
}

// chunk is what reaches to the next space, bracket or quotation mark.
func (p *parser) chunk() string {
	start := p.i
	for p.i < len(p.s) {
		r, size := utf8.DecodeRuneInString(p.s[p.i:])
		if unicode.IsSpace(r) || r == '(' || r == ')' || isQuote(r) {
			break
		}
		p.i += size
	}
	return p.s[start:p.i]
}

func (p *parser) word(field string) node {
	start := p.i
	c := p.chunk()
	if c == "" {
		return nil
	}
	if field == "" && c == "*" {
		return andNode{} // everything
	}
	prefix, fuzzy := false, 0
	body := strings.TrimRight(c, ".,;:!?…")
	switch {
	case strings.HasSuffix(body, "*"):
		prefix, body = true, strings.TrimSuffix(body, "*")
	case strings.HasSuffix(body, "~"):
		fuzzy, body = 1, strings.TrimSuffix(body, "~")
	default:
		if at := strings.LastIndexByte(body, '~'); at > 0 {
			if n, err := strconv.Atoi(body[at+1:]); err == nil {
				if n < 1 || n > 2 {
					p.problem(start+at, start+len(body), "~ allows for one or two other letters, as in huyen~2", "~ chỉ cho phép khác một hoặc hai chữ cái, ví dụ huyen~2")
				}
				fuzzy, body = min(max(n, 1), 2), body[:at]
			}
		}
	}
	if strings.ContainsAny(body, "*?") && field != "indicator" {
		p.problem(start, p.i, "* may only stand at the end of a word", "dấu * chỉ được đặt ở cuối từ")
	}
	if f, _ := fieldNamed(field); f.Kind == Exact {
		return codeNode{field, body, prefix}
	}
	if field == "" && strings.Contains(strings.Trim(body, ":"), ":") && !prefix && fuzzy == 0 {
		var kids []node // what looks like a field, and is none, is not a row of words either
		for part := range strings.SplitSeq(body, ":") {
			if n := phraseOf("", part); n != nil {
				kids = append(kids, n)
			}
		}
		return andNode{kids}
	}
	n := phraseOf(field, body)
	switch w := n.(type) {
	case wordNode:
		w.prefix, w.fuzzy = prefix, fuzzy
		if fuzzy > 0 && utf8.RuneCountInString(w.text) > maxFuzzy {
			p.problem(start, p.i, "the word before ~ is too long; ~ is left out", "từ trước dấu ~ quá dài; dấu ~ bị bỏ qua")
			w.fuzzy = 0
		}
		if prefix && utf8.RuneCountInString(w.text) < 2 {
			p.problem(start, p.i, "the beginning of a word needs at least two letters before *", "trước dấu * cần ít nhất hai chữ cái")
			w.prefix = false
		}
		return w
	case phraseNode:
		if prefix || fuzzy > 0 {
			p.problem(start, p.i, "* and ~ go with one word; they are left out here", "* và ~ chỉ dùng với một từ; ở đây bị bỏ qua")
		}
	case nil:
		if strings.Trim(c, "-–—|/&+.…:!?") != "" {
			p.problem(start, p.i, "there is no word here", "ở đây không có từ nào")
		}
		return nil
	}
	return n
}

// fielded takes name:… and name=….
func (p *parser) fielded() (node, bool) {
	start := p.i
	end := p.i
	for end < len(p.s) && (p.s[end] >= 'a' && p.s[end] <= 'z' || p.s[end] == '_') {
		end++
	}
	if end == start || end == len(p.s) {
		return nil, false
	}
	name := p.s[start:end]
	if name == "figure" && p.s[end] == '(' {
		p.i = end + 1
		return p.figure(start), true
	}
	if p.s[end] != ':' && p.s[end] != '=' {
		return nil, false
	}
	f, ok := fieldNamed(name)
	if !ok {
		if p.s[end] == ':' && !strings.HasPrefix(p.s[end:], "://") {
			names := make([]string, len(fields))
			for i, f := range fields {
				names[i] = f.Name
			}
			list := strings.Join(names, ", ")
			p.problem(start, end+1, fmt.Sprintf("there is no field %q, so this is searched as words (fields: %s)", name, list),
				fmt.Sprintf("không có trường %q nên được tìm như từ thường (các trường: %s)", name, list))
		}
		return nil, false
	}
	equals := p.s[end] == '='
	p.i = end + 1
	p.skipBlanks()
	if p.i >= len(p.s) || p.s[p.i] == ')' {
		p.problem(start, p.i, fmt.Sprintf("%s: lacks a value", name), fmt.Sprintf("%s: thiếu giá trị", name))
		return nil, true
	}
	r, _ := utf8.DecodeRuneInString(p.s[p.i:])
	switch {
	case f.Kind == Day:
		at := p.i
		v := p.chunk()
		n, ok := parseDays(v)
		if ok && n.from > n.to {
			p.problem(at, p.i, "this range ends before it begins", "khoảng này kết thúc trước khi bắt đầu")
		}
		if !ok {
			p.problem(at, p.i, fmt.Sprintf("%q is no date (write 2020, 2020-07, 2020-07-29, 29/7/2020 or 2020-07..2020-09)", v),
				fmt.Sprintf("%q không phải ngày tháng (viết 2020, 2020-07, 2020-07-29, 29/7/2020 hoặc 2020-07..2020-09)", v))
			return nil, true
		}
		return n, true
	case f.Kind == Number:
		var v string
		if isQuote(r) {
			v = p.quotedText()
		} else if n, ok := p.number(); ok {
			return n, true
		} else {
			v = p.chunk()
		}
		if strings.HasSuffix(v, "*") {
			star := strings.LastIndexByte(p.s[:p.i], '*') // before a closing quotation mark
			p.problem(star, star+1, "* does not go with the number of a document; it is left out", "dấu * không dùng với số, ký hiệu văn bản nên bị bỏ qua")
		}
		if lookup := store.LookupNumber(v); lookup != "" {
			if _, err := strconv.Atoi(lookup); err == nil && (p.known == nil || !p.known(lookup)) {
				p.problem(start, p.i, "a number is searched with its symbol, as in doc:18-NQ/TW", "số văn bản cần kèm ký hiệu, ví dụ doc:18-NQ/TW")
			}
			return numberNode{lookup, strings.TrimSpace(v)}, true
		}
		p.problem(start, p.i, "doc: lacks a number", "doc: thiếu số văn bản")
		return nil, true
	case equals || f.Kind == Exact:
		at := p.i
		var v string
		if isQuote(r) {
			v = p.quotedText()
		} else {
			v = p.chunk()
		}
		v = strings.TrimSpace(v)
		if !f.Facet {
			p.problem(start, at, fmt.Sprintf("%s= is not possible; it is searched as words", name), fmt.Sprintf("không dùng được %s=; được tìm như từ thường", name))
			return phraseOf(name, v), true
		}
		if f.Kind == Exact {
			plain := strings.TrimSuffix(v, "*")
			if strings.Contains(v, "..") {
				p.problem(at, p.i, fmt.Sprintf("%s: takes no range (days do, as in date:2020-07..2021)", name), fmt.Sprintf("%s: không dùng khoảng (ngày đăng thì được, ví dụ date:2020-07..2021)", name))
			}
			if f.check != nil && plain == v && !strings.Contains(v, "..") {
				if en, vi := f.check(v); en != "" {
					p.problem(at, p.i, en, vi)
				}
			}
			if name == "term" {
				if plain == v && len(v) == len("2020") {
					p.problem(at, p.i, "a tenure is written with both years, as in term:2020-2025, or as term:2020*", "nhiệm kỳ viết đủ hai năm, ví dụ term:2020-2025, hoặc term:2020*")
				}
				plain = strings.Map(func(r rune) rune {
					if r == '–' || r == '—' {
						return '-'
					}
					if r == ' ' {
						return -1
					}
					return r
				}, plain)
			}
			return codeNode{name, plain, plain != v && strings.HasSuffix(v, "*")}, true
		}
		return valueNode{name, v}, true
	case r == '(':
		return p.primary(name), true
	case isQuote(r):
		return p.quoted(name, 0), true
	}
	return p.word(name), true
}

func (p *parser) skipBlanks() {
	for p.i < len(p.s) && p.s[p.i] == ' ' {
		p.i++
	}
}

// parseDays reads a day, a month, a year, or a range of them; an open end is left empty: 2020-07.. or ..2020
func parseDays(s string) (dayNode, bool) {
	from, to, isRange := strings.Cut(s, "..")
	if !isRange {
		to = from
	}
	lo, ok1 := dayBound(from, 1, 1)
	hi, ok2 := dayBound(to, 12, 31)
	switch {
	case isRange && from == "" && ok2:
		return dayNode{0, hi}, true
	case isRange && to == "" && ok1:
		return dayNode{lo, lastDay}, true
	}
	return dayNode{lo, hi}, ok1 && ok2
}

func dayBound(s string, month, day int) (float64, bool) {
	parts := strings.Split(strings.ReplaceAll(s, "/", "-"), "-")
	if len(parts) > 1 && len(parts[0]) <= 2 { // 29/7/2020, as Vietnamese write it
		slices.Reverse(parts)
	}
	if len(parts) > 3 {
		return 0, false
	}
	n := [3]int{0, month, day}
	for i, part := range parts {
		v, err := strconv.Atoi(part)
		if err != nil || v < 1 || (i == 0 && len(part) != 4) || (i > 0 && len(part) > 2) {
			return 0, false
		}
		n[i] = v
	}
	if n[1] > 12 || n[2] > 31 {
		return 0, false
	}
	return float64(n[0]*10000 + n[1]*100 + n[2]), true
}

// number takes an official document's number in any spelling: 1676-QĐ/TU, "1676 - QĐ/TU", 30/2020/NĐ-CP; and, with blanks
// or nothing between its parts (1676 qd tu, 1676QĐ/TU, 1676-QĐTU), only one that some article cites: "20 ct may" is three words.
func (p *parser) number() (node, bool) {
	s := p.s[p.i:]
	if s == "" || !isDigit(s[0]) {
		return nil, false
	}
	i := 0
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	if i > 6 {
		return nil, false
	}
	if r, size := utf8.DecodeRuneInString(s[i:]); i < len(s) && r < 0x80 && unicode.IsLetter(r) { // 286b
		if next, _ := utf8.DecodeRuneInString(s[i+size:]); !isWordRune(next) {
			i += size
		}
	}
	strongEnd := 0    // end of the longest reading that has a dash or slash everywhere
	strong := true    // no blank alone so far
	capitals := false // some group is written in capitals
	groups, years := 0, 0
	for groups < 6 {
		j := i
		sign := false
		for j < len(s) {
			r, size := utf8.DecodeRuneInString(s[j:])
			if r == '-' || r == '–' || r == '—' || r == '/' || r == '‑' {
				if sign && r != '-' {
					break
				}
				sign = true
			} else if r != ' ' && r != '\u00a0' {
				break
			}
			j += size
		}
		if r, _ := utf8.DecodeRuneInString(s[j:]); j == i && (groups+years > 0 || !unicode.IsLetter(r)) {
			break
		}
		k := j
		letters, upper := 0, false
		for k < len(s) {
			r, size := utf8.DecodeRuneInString(s[k:])
			if !isWordRune(r) && !(r == '.' && letters == 1 && k+1 < len(s) && strings.HasPrefix(viet.Lower(s[k+1:]), "ư")) {
				break
			}
			if unicode.IsLetter(r) {
				letters++
				upper = upper || unicode.IsUpper(r)
			}
			k += size
		}
		size := utf8.RuneCountInString(s[j:k])
		isYear := letters == 0 && size == 4 && groups == 0 && years == 0 && sign
		if k == j || size > 12 || letters == 0 && !isYear {
			break
		}
		if isYear {
			years++
		} else {
			groups++
		}
		strong = strong && sign
		capitals = capitals || upper
		i = k
		if groups == 0 {
			continue
		}
		whole := s[:k]
		// A reading without capitals or with blanks counts only if such a document exists.
		if groups+years >= 2 && strong && capitals {
			strongEnd = k
		}
		if lookup := store.LookupNumber(whole); strings.Count(lookup, "-") >= 2 && p.known != nil && p.known(lookup) {
			strongEnd = k
		}
	}
	if strongEnd == 0 {
		return nil, false
	}
	written := s[:strongEnd]
	p.i += strongEnd
	return numberNode{store.LookupNumber(written), written}, true
}

// figure takes figure(INDICATOR OP VALUE column=value …) behind its opening bracket.
func (p *parser) figure(start int) node {
	close := strings.IndexByte(p.s[p.i:], ')')
	inner := ""
	if close < 0 {
		p.problem(start, len(p.s), "figure( is not closed", "figure( chưa được đóng")
		inner = p.s[p.i:]
		p.i = len(p.s)
	} else {
		inner = p.s[p.i : p.i+close]
		p.i += close + 1
	}
	test, err := store.ParseFilter("figures", inner)
	if err == nil && len(test) == 0 {
		err = errors.New("figure() asks for nothing")
	}
	if err != nil {
		vi := "điều kiện số liệu không hợp lệ"
		if bad, ok := errors.AsType[*store.FilterError](err); ok {
			vi = bad.Vi
		}
		p.problem(start, p.i, err.Error()+", as in figure(party.members.admitted >= 1000 term=2015-2020)",
			vi+"; ví dụ đúng: figure(party.members.admitted >= 1000 term=2015-2020)")
		return nil
	}
	return figureNode{test, strings.TrimSpace(inner)}
}
