package entity

import (
	"slices"
	"strconv"
	"strings"

	"baotinh/extract/numeral"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// CongressMention is one place where a text names a congress, in tokens. A part that is not named has equal bounds.
//
//	Đại hội đại biểu Đảng bộ tỉnh lần thứ XVI, nhiệm kỳ 2015 - 2020
//	Đại hội XIII của Đảng
//	ĐH XIV CĐ Hà Nội
type CongressMention struct {
	From, To       int // from the word Đại hội to the end of organisation and ordinal, without the tenure
	OrgFrom, OrgTo int
	Party          bool   // the national congress of the Party
	Ordinal        string // "XVI", "10"; empty if not named
	Term           []int  // [2015, 2020], or nil
	TermFrom       int    // of the words nhiệm kỳ 2015 - 2020
	TermTo         int
	TermApart      bool // a comma or bracket parts the tenure from the rest
}

// CongressAt reads the name of a congress that begins at token i.
func CongressAt(t *scan.Text, i int) (CongressMention, bool) {
	if i < 0 || i >= len(t.Tokens) {
		return CongressMention{}, false
	}
	if row, _, ok := t.At(i, orgHeads); !ok || !isCongress(row) {
		return CongressMention{}, false
	}
	end := t.Sentence(i).To
	f := finder{t: t}
	row, n, ok := f.head(i, end, false)
	if !ok || !isCongress(row) {
		return CongressMention{}, false
	}
	c := CongressMention{From: i, To: i + n}
	for j := c.To; j < end; j = c.To {
		if r, n, ok := f.head(j, end, false); ok && headClasses[r] == "congress" && c.OrgTo == 0 && c.Ordinal == "" {
			c.From, c.To = j, j+n // "Đại hội Đại hội đại biểu": the second is the name
			continue
		}
		if word, to := ordinalAt(t, j, end); to > j && c.Ordinal == "" {
			c.Ordinal, c.To = word, to
			continue
		}
		if k := placeBehind(t, j, end); k > j && c.OrgTo > 0 {
			if _, to := ordinalAt(t, k, end); to > k {
				c.To = k // Đảng bộ phường X (Hải Phòng) lần thứ I; Đảng bộ huyện X, Nghệ An lần thứ I
				continue
			}
		}
		if c.OrgTo == 0 && t.Is(j, '(') && j+2 < end && t.Is(j+2, ')') && t.Tokens[j+1].Case == scan.Upper {
			c.To = j + 3 // Đại hội (ĐH) XI
			continue
		}
		k := j
		if isWord(t, k, "của") {
			k++
		}
		if n := partyLen(t, k, end); n > 0 && c.OrgTo == 0 && !c.Party {
			c.Party, c.To = true, k+n
			continue
		}
		if c.OrgTo == 0 && !c.Party {
			if to := holderBehind(t, k, end); to > k {
				c.OrgFrom, c.OrgTo, c.To = k, to, to
				continue
			}
			if r, n, ok := f.head(k, end, false); ok && headClasses[r] != "congress" {
				c.OrgFrom = k
				c.OrgTo, _ = f.extend(k+n, n, end, r, false)
				c.To = c.OrgTo
				continue
			}
		}
		break
	}
	if c.OrgTo == 0 && !c.Party && headShapes[row] == "national" && c.Ordinal != "" {
		c.Party = true // Đại hội toàn quốc lần thứ XII
	}
	j := c.To
	if t.Is(j, ',') || t.Is(j, '(') {
		j++
		c.TermApart = true
	}
	if term, to := termAt(t, j, end); to > j {
		c.Term, c.TermFrom, c.TermTo = term, j, to
	} else {
		c.TermFrom, c.TermTo, c.TermApart = c.To, c.To, false
	}
	return c, true
}

// placeBehind returns the token behind a place at token j that stands in a bracket or behind a comma; j if there is none.
func placeBehind(t *scan.Text, j, end int) int {
	bracket := t.Is(j, '(')
	if !bracket && !t.Is(j, ',') {
		return j
	}
	o, ok := OrganisationAt(t, j+1)
	if !ok || o.Class != PlaceName || o.To >= end {
		return j
	}
	if !bracket {
		return o.To
	}
	if t.Is(o.To, ')') {
		return o.To + 1
	}
	return j
}

// holderBehind returns the end of those who hold a congress by themselves, "phụ nữ tỉnh Hưng Yên", "phụ nữ toàn quốc" at token k; k if they do not
// stand there.
func holderBehind(t *scan.Text, k, end int) int {
	_, n, ok := t.At(k, congressHolders)
	if !ok || k+n >= end {
		return k
	}
	at := k + n
	if o, ok := OrganisationAt(t, at); ok && o.Class == PlaceName {
		return o.To
	}
	if _, n, ok := t.At(at, nationwide); ok {
		return at + n
	}
	if _, n, ok := t.At(at, admin); ok && at+n < end {
		return at + n
	}
	return k
}

// isCongress reports whether a row of orgs.tsv is a word for a congress; one of shape national is by itself the congress of the whole Party.
func isCongress(row int) bool {
	shape := headShapes[row]
	return shape == "congress" || shape == "national"
}

// partyLen returns the length of "Đảng", "Đảng toàn quốc", "toàn quốc của Đảng" at token k, the Party as the holder of a congress.
func partyLen(t *scan.Text, k, end int) int {
	if !isCapital(t, k) || !isWord(t, k, "Đảng") || k >= end {
		return 0
	}
	if t.Has(k+1, nationwide) && k+2 < end {
		return 3
	}
	if _, n, ok := t.At(k, orgHeads); ok && n > 1 { // Đảng bộ, Đảng ủy
		return 0
	}
	return 1
}

// ordinalAt reads "lần thứ XVI", "lần thứ 10", "khóa XII", "thứ X" or a bare Roman numeral at token j.
func ordinalAt(t *scan.Text, j, end int) (word string, to int) {
	if isRoman(t, j) && j < end {
		return t.Str(j), j + 1
	}
	to = ordinal(t, j, end)
	if to == j || t.Has(j, sessions) { // the first session is no first congress
		return "", j
	}
	return t.Str(to - 1), to
}

// termAt reads "nhiệm kỳ 2015 - 2020" at token j. Real texts have any dash, or lost it.
func termAt(t *scan.Text, j, end int) (term []int, to int) {
	k := j
	if t.Has(k, tenures) {
		k += 2
	} else if !t.Is(j-1, '(') { // lần thứ 25 (2015 - 2020)
		return nil, j
	}
	if t.Is(k, '(') {
		k++
	}
	a, ok := yearAt(t, k)
	if !ok {
		return nil, j
	}
	k++
	if t.Is(k, '-') {
		k++
	}
	b, ok := yearAt(t, k)
	if !ok || b <= a || b > a+10 || k >= end {
		return nil, j
	}
	return []int{a, b}, k + 1
}

// yearAt reads a year of four digits at token k.
func yearAt(t *scan.Text, k int) (int, bool) {
	if !t.IsKind(k, scan.Number) || len(t.Str(k)) != 4 {
		return 0, false
	}
	y, err := strconv.Atoi(t.Str(k))
	return y, err == nil && y >= 1900 && y < 2100
}

// nationalParty is how the national congress of the Party is listed, whose name says only "của Đảng" or "toàn quốc".
const nationalParty = "Đảng toàn quốc"

// Congresses finds the congresses that t names with their ordinal or tenure, each once, in the order of their first mention. times are the days of
// the text; one that stands with a verb of holding is the first day of the congress.
//
// A congress without an organisation is its subject's: "Đảng bộ xã Hòa Bình tổ chức Đại hội lần thứ V".
func Congresses(t *scan.Text, times []timex.Mention) []Congress {
	var out []Congress
	var keys []string
	last := "" // the holder named last
	for i := t.NextBegin(0, len(t.Tokens), beginCongresses); i < len(t.Tokens); i = t.NextBegin(i+1, len(t.Tokens), beginCongresses) {
		c, ok := CongressAt(t, i)
		if !ok {
			continue
		}
		if c.Ordinal == "" && c.Term == nil {
			i = c.To - 1
			continue
		}
		name, ok := c.holder(t)
		if !ok && c.Ordinal != "" && c.OrgTo == 0 && last != "" {
			name, ok = last, true // Đại hội lần thứ XVI, after the XVII was named with its holder
		}
		if ok {
			if !c.Party {
				last = name
			}
			found := Congress{Organisation: name, Ordinal: pointer(c.Ordinal), Term: c.Term}
			found.Start, found.End = t.Runes(c.From, max(c.To, c.TermTo))
			found.Date = c.day(t, times)
			key := scan.Key(name)
			at := same(out, keys, found, key)
			if at < 0 {
				out = append(out, found)
				keys = append(keys, key)
			} else {
				merge(&out[at], found)
				if len(key) > len(keys[at]) {
					keys[at], out[at].Organisation = key, name
				}
			}
		}
		i = max(c.To, c.TermTo) - 1
	}
	fillTenures(t, out, keys)
	return out
}

// fillTenures gives a congress without a tenure, which the text names beside the next one of the same organisation, the tenure before that one's.
func fillTenures(t *scan.Text, list []Congress, keys []string) {
	numbers := make([]int, len(list))
	for i := range list {
		if list[i].Ordinal != nil {
			numbers[i] = ordinalNumber(*list[i].Ordinal)
		}
	}
	for i := range list {
		c := &list[i]
		if c.Term != nil || numbers[i] == 0 {
			continue
		}
		for j := max(0, i-mostCongresses); j < len(list) && j < i+mostCongresses; j++ {
			t.Work++
			next := &list[j]
			if next.Term == nil || numbers[j] != numbers[i]+1 || len(keys[i]) > longestName || len(keys[j]) > longestName {
				continue
			}
			if within(keys[i], keys[j]) || within(keys[j], keys[i]) {
				years := next.Term[1] - next.Term[0]
				c.Term = []int{next.Term[0] - years, next.Term[0]}
				break
			}
		}
	}
}

// ordinalNumber returns the number that an ordinal is, in Roman numerals or digits; 0 if it is neither.
func ordinalNumber(ordinal string) int {
	if n, ok := numeral.Roman(ordinal); ok {
		return n
	}
	n, err := strconv.Atoi(ordinal)
	if err != nil {
		return 0
	}
	return n
}

// beginCongresses is the vocabulary that begins the name of a congress.
var beginCongresses = scan.SetOf(orgHeads)

// holder returns the name of the organisation whose congress c is.
func (c CongressMention) holder(t *scan.Text) (string, bool) {
	if c.Party {
		return nationalParty, true
	}
	name := plain(t, c.OrgFrom, c.OrgTo)
	_, n, some := t.At(c.OrgFrom, congressHolders)
	_, _, held := t.Before(c.From, holding)
	if c.OrgTo-c.OrgFrom > 2 && !(some && held && c.OrgTo-c.OrgFrom == n+1) { // "Hội Phụ nữ tỉnh An Giang tổ chức Đại hội phụ nữ tỉnh"
		return name, true
	}
	if !held && c.Ordinal == "" {
		return "", false
	}
	// "Đại hội lần thứ V", "đại hội Đảng bộ": the subject before it says whose.
	for k := c.From - 1; k >= t.Sentence(c.From).From && k > c.From-40; k-- {
		o, ok := OrganisationAt(t, k)
		if !ok || o.To > c.From || k > 0 && overlaps(t, k) {
			continue
		}
		if row, _, is := t.At(k, orgHeads); is && (headShapes[row] == "holder" || o.Class == Mass) && o.To-o.From > 2 {
			return plain(t, o.From, o.To), true
		}
	}
	// "Chuẩn bị Đại hội lần thứ 25, Đảng bộ huyện …"
	if k := max(c.To, c.TermTo); c.OrgTo == 0 && c.Ordinal != "" {
		for t.Is(k, ')') || t.Is(k, ',') {
			k++
		}
		if o, ok := OrganisationAt(t, k); ok && o.To-o.From > 2 && k < t.Sentence(c.From).To {
			if row, _, is := t.At(k, orgHeads); is && headShapes[row] == "holder" {
				return plain(t, o.From, o.To), true
			}
		}
	}
	return name, c.OrgTo > c.OrgFrom && c.Ordinal != ""
}

// overlaps reports whether token k is the inner part of a longer head that begins before it: Đảng bộ in "Ban Chấp hành Đảng bộ" stays a holder, ủy ban in "Đảng ủy ban" does not.
func overlaps(t *scan.Text, k int) bool {
	_, n, ok := t.At(k-1, orgHeads)
	return ok && n > 1
}

// day returns the day of the congress, where a verb of holding stands by it in its sentence.
func (c CongressMention) day(t *scan.Text, times []timex.Mention) *timex.Date {
	s := t.Sentence(c.From)
	held := false
	if _, _, ok := t.Before(c.From, holding); ok {
		held = true
	}
	for k := max(c.To, c.TermTo); k < s.To && k < max(c.To, c.TermTo)+14 && !held; k++ {
		_, _, held = t.At(k, holding)
	}
	if !held {
		return nil
	}
	var day *timex.Date
	k, _ := slices.BinarySearchFunc(times, s.From, func(m timex.Mention, from int) int { return m.From - from })
	for ; k < len(times) && times[k].To <= s.To; k++ {
		m := &times[k]
		if day != nil && m.From > c.From {
			break // the last day before the name, else the first behind it
		}
		d := m.Period.Start
		if c.Term != nil && (d.Year == 0 || m.YearFrom != "" && d.Year > c.Term[0]+1) {
			d.Year = c.Term[0] // a committee is elected in the first year of its tenure
		}
		if (m.Kind == timex.KindDay || m.Kind == timex.KindRange) && d.Year > 0 && d.Day > 0 {
			day = &d
		}
	}
	return day
}

// No article names more than a handful of congresses, and no organisation's name comes near the other bound: they keep the work linear.
const (
	mostCongresses = 100
	longestName    = 600 // bytes
)

// same returns the congress of list that found names again, -1 if it is new: ordinals must agree, and one organisation's words hold the other's.
func same(list []Congress, keys []string, found Congress, key string) int {
	for i := max(0, len(list)-mostCongresses); i < len(list); i++ {
		c := &list[i]
		if len(key) > longestName || len(keys[i]) > longestName {
			continue
		}
		oneTerm := c.Term != nil && found.Term != nil && c.Term[0] == found.Term[0]
		if c.Ordinal != nil && found.Ordinal != nil {
			if !strings.EqualFold(*c.Ordinal, *found.Ordinal) {
				continue
			}
		} else if !oneTerm {
			continue
		}
		if within(keys[i], key) || within(key, keys[i]) || oneTerm && shared(keys[i], key) {
			return i
		}
	}
	return -1
}

// shared reports whether most words of a are b's: "thành phố" and "TP.HCM" part two names of one Party committee.
func shared(a, b string) bool {
	words, n, kinds := 0, 0, 0
	for w := range strings.FieldsSeq(a) {
		words++
		if hasWord(b, w) {
			n++
		}
	}
	have := strings.Fields(b)
	for i, w := range have {
		if !slices.Contains(have[:i], w) {
			kinds++
		}
	}
	return 5*n >= 3*max(words, kinds)
}

// within reports whether every word of a is one of b's.
func within(a, b string) bool {
	for w := range strings.FieldsSeq(a) {
		if !hasWord(b, w) {
			return false
		}
	}
	return true
}

// hasWord reports whether w is one of the words of s.
func hasWord(s, w string) bool {
	for v := range strings.FieldsSeq(s) {
		if v == w {
			return true
		}
	}
	return false
}

func merge(c *Congress, more Congress) {
	if c.Ordinal == nil {
		c.Ordinal = more.Ordinal
	}
	if c.Term == nil {
		c.Term = more.Term
	}
	if c.Date == nil {
		c.Date = more.Date
	}
}

func pointer(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
