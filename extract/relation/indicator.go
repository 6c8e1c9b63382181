package relation

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

//go:embed indicators.tsv
var indicatorsTSV string

//go:embed indicator_rules.tsv
var indicatorRulesTSV string

// Indicator is one line of the catalogue.
type Indicator struct {
	Code, Unit string
	Vi, En     string // what it means
	Single     bool   // one body has one value of it at one time
}

// Indicators is the catalogue, in the order of its file.
var Indicators = readIndicators()

// indicatorRule says when a figure has an indicator; see indicator_rules.tsv.
type indicatorRule struct {
	pairs   uint64   // what all phrases with its words have
	kinds   []string // of the figure; nil for any
	actions []string
	idle    bool // nothing is done to what is counted
	stock   bool // the figure tells how many there are
	whole   bool // a part of another figure does not count
	same    bool // a part does not count but where it counts the same as the whole
	words   [][]needle
	without []needle
	code    string
	class   string   // of the unit
	units   []string // or its words
	line    int
}

// needle are words that a rule looks for in a phrase.
type needle struct {
	key   []byte
	pairs uint64
	side  byte // where to look, see sides; 0 for the whole phrase
}

// sides are the marks before a word of a rule, which say where to look for it: before the figure, behind it, in all of the sentence before it, in
// its clause alone, and what the whole item must be.
const sides = "<>~^="

// pairs returns a set of the bytes that stand side by side in s, modulo 64: a phrase that lacks one of a needle's pairs lacks the needle, and
// most that lack the needle show it so.
func pairs(s []byte) (set uint64) {
	for i := 1; i < len(s); i++ {
		set |= 1 << ((5*s[i-1] + s[i]) & 63)
	}
	return set
}

// shared returns the pairs that each of the needles has.
func shared(anyOf []needle) uint64 {
	set := ^uint64(0)
	for _, n := range anyOf {
		set &= n.pairs
	}
	return set
}

var indicatorRules = readIndicatorRules()

// needlesOf returns the needles of a cell.
func needlesOf(cell string) []needle {
	var out []needle
	if cell == "" {
		return nil
	}
	for word := range strings.SplitSeq(cell, "|") {
		n := needle{}
		if strings.IndexByte(sides, word[0]) >= 0 {
			n.side, word = word[0], word[1:]
		}
		n.key = []byte(viet.Key(word))
		if n.side != '~' && n.side != '^' { // the pairs of a phrase know nothing of its sentence
			n.pairs = pairs(n.key)
		}
		out = append(out, n)
	}
	return out
}

func readIndicators() []Indicator {
	var out []Indicator
	for _, row := range scan.MustTable("extract/relation/indicators.tsv", indicatorsTSV).Rows {
		out = append(out, Indicator{row.Cell("code"), row.Cell("unit"), row.Cell("vi"), row.Cell("en"), row.Cell("single") == "yes"})
	}
	return out
}

// singles holds the codes of indicators of which one body has one value at one time.
var singles = func() map[string]bool {
	m := map[string]bool{}
	for _, i := range Indicators {
		m[i.Code] = i.Single
	}
	return m
}()

func keys(cell string) []string {
	if cell == "" {
		return nil
	}
	out := strings.Split(cell, "|")
	for i, s := range out {
		out[i] = viet.Key(s)
	}
	return out
}

func readIndicatorRules() []indicatorRule {
	known := map[string]bool{}
	for _, i := range Indicators {
		known[i.Code] = true
	}
	var out []indicatorRule
	for _, row := range scan.MustTable("extract/relation/indicator_rules.tsv", indicatorRulesTSV).Rows {
		code := row.Cell("code")
		if !known[code] {
			panic(fmt.Sprintf("%s: %q is no code of indicators.tsv", row.At(), code))
		}
		r := indicatorRule{line: row.Line, code: code, without: needlesOf(row.Cell("without")), whole: row.Cell("whole") == "yes", same: row.Cell("whole") == "same"}
		if kind := row.Cell("kind"); kind != "any" && kind != "" {
			r.kinds = strings.Split(kind, "|")
		}
		unit := row.Cell("unit")
		if units, ok := strings.CutPrefix(unit, "="); ok {
			r.units = keys(units)
		} else {
			r.class = unit
		}
		if words := row.Cell("words"); words != "" {
			for _, part := range strings.Split(words, "+") {
				if part == "-stock" {
					r.stock = true
				} else {
					any := needlesOf(part)
					r.words = append(r.words, any)
					r.pairs |= shared(any)
				}
			}
		}
		if action := row.Cell("action"); action == "-" {
			r.idle = true
		} else {
			r.actions = keys(action)
		}
		out = append(out, r)
	}
	return out
}

// rulesByUnit are the rules that a figure can meet by the class of its unit and its unit, in their order; "" stands for all other classes and
// units.
var rulesByUnit = func() map[string]map[string][]*indicatorRule {
	classes := []string{"", "percent_point"}
	ofUnit := map[string][]*indicatorRule{"": nil}
	for i := range indicatorRules {
		r := &indicatorRules[i]
		classes = append(classes, r.class)
		for _, unit := range r.units {
			if of := ofUnit[unit]; len(of) == 0 || of[len(of)-1] != r {
				ofUnit[unit] = append(of, r)
			}
		}
	}
	out := map[string]map[string][]*indicatorRule{}
	for _, class := range classes {
		if out[class] != nil {
			continue
		}
		var ofClass []*indicatorRule
		for i := range indicatorRules {
			if r := &indicatorRules[i]; r.units == nil && (r.class == "" || r.class == class || r.class == "percent" && class == "percent_point") {
				ofClass = append(ofClass, r)
			}
		}
		out[class] = map[string][]*indicatorRule{}
		for unit, of := range ofUnit {
			out[class][unit] = inOrder(ofClass, of)
		}
	}
	return out
}()

// inOrder joins two lists of rules in the order of their table.
func inOrder(a, b []*indicatorRule) []*indicatorRule {
	out := slices.Concat(a, b)
	slices.SortFunc(out, func(a, b *indicatorRule) int { return cmp.Compare(a.line, b.line) })
	return out
}

// rulesOf returns the rules that figure i can meet.
func (r *Reading) rulesOf(i int) []*indicatorRule {
	u, class := r.named[i], r.Mentions[i].Class
	if !u.ruled || u.class != class {
		u.ruled, u.class, u.rules = true, class, rulesOf(class, u.key)
	}
	return u.rules
}

// rulesOf returns the rules that a figure can meet whose unit has the class and the key.
func rulesOf(class, unit string) []*indicatorRule {
	byUnit, ok := rulesByUnit[class]
	if !ok {
		byUnit = rulesByUnit[""]
	}
	if rules, ok := byUnit[unit]; ok {
		return rules
	}
	return byUnit[""]
}

// indicators gives each figure the first indicator whose rule holds.
func (r *Reading) indicators() {
	var p phrase
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		if m.Kind == quantity.Duration || m.Part { // "xuất khẩu 3 tỷ USD, trong đó dệt may 1 tỷ USD"
			continue
		}
		p.asked, p.key, p.before = false, p.key[:0], p.before[:0]
		for _, rule := range r.rulesOf(i) {
			if len(p.key) > 0 && rule.pairs&^p.pairs != 0 || rule.idle && m.Action != "" || rule.actions != nil && m.Action == "" { // as mostly
				continue
			}
			if r.holds(rule, i, &p) {
				r.Facts[i].Indicator = rule.code
				r.why(i, "relation.indicator")
				break
			}
		}
		if b := r.changed(i); b >= 0 && r.Facts[i].Indicator == "" && r.Facts[b].Indicator != "" {
			r.Facts[i].Indicator = r.Facts[b].Indicator
			r.why(i, "relation.indicator")
		}
	}
	for i := range r.Mentions {
		r.shareIndicator(i, r.Facts[i].Versus)
		r.shareIndicator(r.Facts[i].Versus, i)
	}
}

// shareIndicator gives figure i the indicator of figure o beside which it stands, a result beside its goal or a change beside its base: "thu nhập từ
// 58 triệu đồng lên 95 triệu đồng/người/năm", "thành lập 11 tổ chức đảng (chỉ tiêu là 10)". A share and a multiple measure something else.
func (r *Reading) shareIndicator(i, o int) {
	if i < 0 || o < 0 || r.Facts[i].Indicator != "" || r.Facts[o].Indicator == "" {
		return
	}
	if a, b := &r.Mentions[i], &r.Mentions[o]; a.Class == b.Class && !a.Percent && a.Class != "times" {
		r.Facts[i].Indicator = r.Facts[o].Indicator
		r.why(i, "relation.indicator")
	}
}

// changed returns the count that change i is of: "giám sát 45 chi bộ và 26 đảng viên (tăng 12 chi bộ, 9 đảng viên)", "có 57.000 đảng viên, tăng
// 4.500 đảng viên"; -1 if none before it in its sentence is.
func (r *Reading) changed(i int) int {
	m := &r.Mentions[i]
	if m.Kind != quantity.Change {
		return -1
	}
	if m.Percent {
		if b := m.Bracket; b >= 0 && r.Mentions[b].Noun {
			return b
		}
		return -1
	}
	for b := i - 1; m.Noun && b >= 0 && i-b < 6 && r.T.SentenceOf(r.Mentions[b].From) == r.T.SentenceOf(m.From); b-- {
		o := &r.Mentions[b]
		if o.Noun && (o.Kind == quantity.Level || o.Kind == quantity.Target) && r.alike(b, i) && (o.Action != "" || r.units[b] == r.units[i] || o.Class == "person") {
			return b
		}
	}
	return -1
}

// phrase is what the rules ask of the words of a figure, as keys.
type phrase struct {
	asked  bool   // a rule has asked for the action
	action string // the key of what is done
	key    []byte // of the words that tell what it is; empty until a rule asks for it
	at     int    // where the figure stands in the key, or where the item ends
	pairs  uint64
	before []byte // the key of the sentence before the figure; empty until a rule asks for it
	clause int    // where the clause of the figure begins in it
}

// stands reports whether a needle stands on its side of the key.
func (p *phrase) stands(n *needle) bool {
	switch n.side {
	case '<':
		return bytes.Contains(p.key[:p.at], n.key)
	case '>':
		return bytes.Contains(p.key[p.at:], n.key)
	case '~':
		return bytes.Contains(p.before, n.key)
	case '^':
		return bytes.Contains(p.before[p.clause:], n.key)
	case '=':
		return bytes.Equal(p.key[:p.at], n.key)
	}
	return bytes.Contains(p.key, n.key)
}

// stands reports whether one of the needles stands in the phrase of figure i.
func (r *Reading) stands(anyOf []needle, i int, p *phrase) bool {
	for k := range anyOf {
		n := &anyOf[k]
		if n.pairs&^p.pairs != 0 {
			continue
		}
		if (n.side == '~' || n.side == '^') && len(p.before) == 0 {
			p.before, p.clause = r.appendBefore(p.before, i)
		}
		if p.stands(n) {
			return true
		}
	}
	return false
}

func (r *Reading) holds(rule *indicatorRule, i int, p *phrase) bool {
	m := &r.Mentions[i]
	if rule.kinds != nil && !slices.Contains(rule.kinds, m.Kind) {
		return false
	}
	if w := r.Facts[i].PartOf; (rule.whole || rule.same && w >= 0 && r.units[i] != r.units[w]) && w >= 0 && (m.ActionAt < 0 || m.ActionAt == r.Mentions[w].ActionAt) {
		return false // a part with a verb of its own ("Đảng bộ xã kết nạp 13 đảng viên") counts for itself
	}
	if rule.actions != nil {
		if !p.asked {
			p.action, p.asked = r.key(m.Action), true
		}
		if !slices.Contains(rule.actions, p.action) {
			return false
		}
	}
	if len(p.key) == 0 {
		p.key, p.at = r.appendPhrase(p.key, i)
		p.pairs = pairs(p.key)
	}
	if rule.pairs&^p.pairs != 0 {
		return false
	}
	for _, w := range rule.words {
		if !r.stands(w, i, p) {
			return false
		}
	}
	return !r.stands(rule.without, i, p) && (!rule.stock || r.isStock(i))
}

// figureMark stands before the figure in the key of its phrase: "đại diện cho #" are words right before it.
const figureMark = " # "

// appendPhrase appends the key of the words that tell what figure i is: its item, or the words around it in its clause. It returns where the
// figure stands among them, or where the item ends.
func (r *Reading) appendPhrase(key []byte, i int) (phrase []byte, at int) {
	m := &r.Mentions[i]
	if !m.Noun {
		if m.ItemTo > m.ItemFrom && r.T.Surface(m.ItemFrom, m.ItemTo) == m.Item {
			key = r.T.AppendKey(key, m.ItemFrom, m.ItemTo) // the words have been looked up
		} else {
			key = scan.AppendKey(key, m.Item)
		}
		at = len(key)
		key = appendWords(key, r.key(m.Action))
		key = appendWords(key, r.units[i])
		if k := r.ElemOf(m.QualFrom) - 1; k >= 0 && r.Elems[k].Kind == quantity.Verb {
			key = appendWords(key, r.key(r.TextOf(k)))
		}
		return key, at
	}
	k := r.ElemOf(m.From)
	from, to := r.SentenceOf(k)
	a := k
	if r.behindLabel(k, from) {
		a-- // "xã đạt chuẩn nông thôn mới: 15/19 xã"
	}
	for a > from && k-a < 14 && !ends(r.Elems[a-1].Kind) && r.Elems[a-1].Kind != quantity.Fig {
		a--
	}
	if a > from && r.Elems[a-1].Kind == quantity.Fig && r.comma(k-1) && r.predicate(a, k-1) {
		a = k // "6 xã đã được công nhận đạt chuẩn nông thôn mới, 11 xã đạt 15 tiêu chí": what is told of the six
	}
	if a > from && r.Elems[a-1].Kind == quantity.Fig && !r.parted(a, k) { // "mở 23 lớp cho 3.000 lượt cán bộ": with what the figure before it counts
		key = append(appendWords(key, r.units[r.Elems[a-1].Ref]), ' ')
	}
	key = r.T.AppendKey(key, r.Elems[a].From, m.QualFrom)
	at = len(key)
	key = r.T.AppendKey(append(key, figureMark...), m.QualFrom, r.Elems[k].To)
	key = r.appendSaid(key, i, k, to)
	if w := r.Facts[i].PartOf; w >= 0 {
		key = appendWords(key, r.units[w]) // "114 tổ chức cơ sở đảng, gồm 67 đảng bộ"
	}
	return key, at
}

// behindLabel reports whether a short label and a colon stand before element k, and nothing before the label in its clause.
func (r *Reading) behindLabel(k, from int) bool {
	if k <= from || r.Elems[k-1].Kind != quantity.Colon {
		return false
	}
	for j := k - 2; j >= from && k-j < 8; j-- {
		if r.comma(j) || r.Elems[j].Kind == quantity.Fig {
			return false
		}
		if j == from || ends(r.Elems[j].Kind) {
			return true
		}
	}
	return false
}

// parted reports whether a comma or a conjunction stands among elements from to to.
func (r *Reading) parted(from, to int) bool {
	for ; from < to; from++ {
		if r.comma(from) {
			return true
		}
	}
	return false
}

// predicate reports whether elements from to to begin with a word of time or voice: they are told of the figure before them.
func (r *Reading) predicate(from, to int) bool {
	return from < to && (r.tensed(from) || r.exactly(from, passiveLex))
}

// appendBefore appends the key of the sentence of figure i before it, of its last words at least, and returns where its clause begins.
func (r *Reading) appendBefore(key []byte, i int) (before []byte, clause int) {
	k := r.ElemOf(r.Mentions[i].QualFrom)
	from, _ := r.SentenceOf(k)
	from = max(from, k-farBack)
	r.T.Work += k - from
	own := k
	for own > from && r.Elems[own-1].Kind != quantity.Semicolon {
		own--
	}
	key = r.T.AppendKey(append(key, ' '), r.Elems[from].From, r.Elems[own].From)
	clause = len(key)
	return r.T.AppendKey(append(key, ' '), r.Elems[own].From, r.Mentions[i].QualFrom), clause
}

// farBack is how many elements before a figure still tell what it is.
const farBack = 40

// appendSaid appends the key of what is said behind the figure at element k, up to element to: across a bracket, "30/30 xã (trước sáp nhập) đạt
// chuẩn", and across its list, "11 xã, 24 thôn đạt chuẩn". Words behind a comma that lead to another figure are that one's.
func (r *Reading) appendSaid(key []byte, i, k, to int) []byte {
	b := k + 1
	if b < to && r.Elems[b].Kind == quantity.Open {
		for j := b + 1; j < to && j-b < 14; j++ {
			r.T.Work++
			if r.Elems[j].Kind == quantity.Close {
				b = j + 1
				break
			}
		}
	}
	for n := i + 1; n < len(r.Mentions) && n-i < 6 && b+1 < to && r.comma(b) && r.Mentions[n].Noun && r.ElemOf(r.Mentions[n].QualFrom) == b+1; n++ {
		r.T.Work++
		b = r.ElemOf(r.Mentions[n].End-1) + 1
		if r.Mentions[n].Class == r.Mentions[i].Class && r.Mentions[i].Action == "" {
			key = appendWords(key, r.units[n]) // "10 đảng bộ và 40 chi bộ cơ sở"
		}
	}
	end, comma := b, -1
	for ; end < to && end-b < 8 && !ends(r.Elems[end].Kind) && r.Elems[end].Kind != quantity.Open && !r.opensParts(end); end++ {
		r.T.Work++
		if r.Elems[end].Kind == quantity.Fig {
			if comma >= 0 && !(comma == b && r.T.Has(r.Elems[b+1].From, sentLex)) { // "347 đại biểu, đại diện cho 52.000 đảng viên"
				end = comma
			} else if end > b && r.VerbClass(end-1) == "reach" {
				end++ // "6 xã đạt 19/19 tiêu chí"
			}
			break
		}
		if r.comma(end) {
			comma = end
		}
	}
	if end <= b {
		return key
	}
	return r.T.AppendKey(append(key, ' '), r.Elems[b].From, r.Elems[end-1].To)
}

// comma reports whether element k parts the items of a list.
func (r *Reading) comma(k int) bool {
	return r.Elems[k].Kind == quantity.Comma || r.Elems[k].Kind == quantity.Func && r.WordClass(k) == "conj"
}

// appendWords appends the key of further words to a key.
func appendWords(key []byte, more string) []byte {
	if len(key) > 0 && more != "" {
		key = append(key, ' ')
	}
	return append(key, more...)
}

// ends reports whether an element parts clauses.
func ends(k quantity.ElemKind) bool {
	switch k {
	case quantity.Semicolon, quantity.Stop, quantity.Colon:
		return true
	}
	return false
}

// isStock reports whether mention i tells how many there are: "có … gần 7.000 đảng viên", "tổng số đảng viên là …", with nothing said of them.
func (r *Reading) isStock(i int) bool {
	m := &r.Mentions[i]
	if m.Elided {
		return m.Rule == "quantity.number_of"
	}
	k := r.ElemOf(m.End-1) + 1
	_, to := r.SentenceOf(r.ElemOf(m.From))
	if k < to {
		switch e := r.Elems[k]; e.Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Stop, quantity.Close, quantity.Open, quantity.Sign:
		case quantity.Func:
			home := k+1 < to && r.exactly(k, ownerLex) && r.Elems[k+1].Kind == quantity.Fig // "582 đảng viên của 26 tổ chức cơ sở đảng"
			if r.WordClass(k) != "conj" && !(home && kind(r.Mentions[r.Elems[k+1].Ref].Class) == "org") {
				return false
			}
		case quantity.Verb:
			if !r.exactly(k, belongLex) {
				return false
			}
		default:
			return false
		}
	}
	// the verb before it, or before its list
	for j := r.ElemOf(m.QualFrom) - 1; j >= 0 && j > r.ElemOf(m.QualFrom)-14; j-- {
		switch e := r.Elems[j]; e.Kind {
		case quantity.Verb:
			c := r.VerbClass(j)
			return c == "exist" || c == "to" || r.besideCells(i)
		case quantity.Stop, quantity.Semicolon:
			return r.besideCells(i)
		}
	}
	return r.besideCells(i)
}

// besideCells reports whether only a word that joins parts mention i from the stock of party organisations before it: "…; 121 chi bộ trực thuộc đảng
// ủy cơ sở và 3.186 đảng viên".
func (r *Reading) besideCells(i int) bool {
	if i == 0 {
		return false
	}
	switch r.Facts[i-1].Indicator {
	case "party.organisations.grassroots", "party.organisations.grassroots_cells", "party.organisations.subordinate_cells":
	default:
		return false
	}
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	return k > 0 && k-r.ElemOf(r.Mentions[i-1].End-1) < 6 && (r.Elems[k].Kind == quantity.Func || r.Elems[k].Kind == quantity.Semicolon || r.Elems[k].Kind == quantity.Comma)
}
