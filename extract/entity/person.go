package entity

import (
	"slices"
	"strings"

	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// People finds the persons whom t names with a post or a form of address, each once, in the order of their first mention, with all the posts that
// the text gives them. Photographers and reporters are left out, and so are names of history.
//
//	Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Bùi Văn C. · ông Trần Quang C. – Trưởng ban Dân vận Thành ủy · các đồng chí: A, Bí thư …; B, Chủ tịch …
func People(t *scan.Text) []Person {
	p := people{t: t, byName: map[string]int{}}
	for _, s := range t.Sentences {
		p.sentence(s)
	}
	for i := range p.found {
		p.found[i].Posts = tidy(p.found[i].Posts, p.known[i])
	}
	return p.found
}

type people struct {
	t      *scan.Text
	found  []Person
	known  [][]known // of each person, what is known of each post
	byName map[string]int
}

// beginPeople are the vocabularies that begin what names somebody, and organisations, whose inner words are no posts; beginSmall are those that
// do so in small letters.
var (
	beginPeople = scan.SetOf(posts, orgHeads, surnames, determiners)
	beginSmall  = scan.SetOf(posts, orgHeads, determiners)
)

// known is the key of a post, and whether it names its body.
type known struct {
	key  string
	body bool
}

// post is an office in tokens.
type post struct {
	from, to int
	former   bool // nguyên, from this post or one before it in the list
	body     bool
}

func (p *people) sentence(s scan.Span) {
	t := p.t
	for i := t.NextBegin(s.From, s.To, beginPeople); i < s.To; i = t.NextBegin(i, s.To, beginPeople) {
		if t.Tokens[i].Kind != scan.Word || t.Tokens[i].Case == scan.Lower && !t.MayBeginAny(i, beginSmall) {
			i++
			continue
		}
		kind, _ := kindOf(t, i)
		if _, n, ok := t.At(i, orgHeads); ok && kind == "" {
			i += n // Ban Bí thư is no Bí thư
			continue
		}
		if kind == "" && !isCapital(t, i) && !isWord(t, i, "các") {
			i++
			continue
		}
		i = max(p.at(i, s.To), i+1)
	}
}

// at reads what names somebody at token i: forms of address, posts, the name, posts behind it; it returns the token behind all of it, i if there is nothing.
func (p *people) at(i, end int) int {
	t := p.t
	j := i
	polite, plural := false, false
	for n := 0; n < 6; n++ { // đồng chí GS.TS, no more than a handful
		if isWord(t, j, "các") {
			if k, _ := kindOf(t, j+1); k == "polite" || k == "role" {
				plural = true
				j++
				continue
			}
		}
		kind, words := kindOf(t, j)
		if kind != "polite" && kind != "rank" {
			break
		}
		if t.Has(j, surnames) && polite && isCapital(t, j) && nameEnd(t, j, end) >= j+3 {
			break // đồng chí Ông Văn A
		}
		plural = plural || isWord(t, j, "các")
		polite = true
		j += words
		for t.Is(j, '.') && t.Tight(j) && j+1 < end {
			j++ // GS.TS, Đ/c.
		}
	}
	if plural && t.Is(j, ':') {
		return p.list(j+1, end, nil)
	}
	before, k := p.posts(j, end, false)
	if plural && len(before) > 0 && t.Is(k, ':') {
		return p.list(k+1, end, before)
	}
	wasPlural := plural
	if len(before) > 0 {
		if kind, _ := kindOf(t, k+1); isWord(t, k, "là") || t.Is(k, ':') && kind == "polite" {
			k++
		}
		for kind, n := kindOf(t, k); kind == "polite" || kind == "rank"; kind, n = kindOf(t, k) {
			if t.Has(k, surnames) && isCapital(t, k) && nameEnd(t, k, end) >= k+3 {
				break
			}
			plural = plural || isWord(t, k, "các")
			k += n
			for t.Is(k, '.') && t.Tight(k) {
				k++
			}
		}
	}
	if plural && len(before) == 0 && polite && p.name(k, end) > 0 {
		return max(p.list(k, end, nil), k)
	}
	if plural && !wasPlural { // hai Phó Bí thư là các đồng chí A và B
		return max(p.list(k, end, before), k)
	}
	to := 0
	switch {
	case k >= end:
	case polite || len(before) > 0:
		to = p.name(k, end)
	default:
		to = personAt(t, k, end)
		if to > 0 && !p.apposed(to, end) {
			to = 0
		}
	}
	if to == 0 {
		if len(before) > 0 {
			return k
		}
		return i
	}
	return p.add(k, to, before, end)
}

// name returns the end of a name at token k behind a form of address or a post, where family names need not be known ones.
func (p *people) name(k, end int) int {
	t := p.t
	if !isCapital(t, k) || opens(t, k) {
		return 0
	}
	if to := personAt(t, k, end); to > 0 {
		return to
	}
	if kind, _ := kindOf(t, k); kind != "" {
		if t.Has(k, surnames) && kind == "polite" && nameEnd(t, k, end) >= k+3 {
			return nameEnd(t, k, end) // đồng chí Ông Văn A
		}
		return 0
	}
	if o, ok := OrganisationAt(t, k); ok && o.HeadTo > o.From {
		return 0
	}
	if placeLen(t, k, end) > 0 {
		return 0
	}
	if t.Has(k, orgWords) {
		return 0
	}
	to := nameEnd(t, k, end)
	for m := k; m < to; m++ {
		if t.Tokens[m].Kind == scan.Word && !viet.IsSyllable(t.Str(m)) {
			return 0
		}
	}
	return to
}

// apposed reports whether posts stand behind a name that ends at token to: ", Bí thư …", "- Chủ tịch …", or on the line below it.
func (p *people) apposed(to, end int) bool {
	t := p.t
	if t.IsKind(to, scan.Newline) {
		return to+1 < len(t.Tokens) && PostAt(t, to+1) > to+1 && isCapital(t, to+1)
	}
	return to < end && (t.Is(to, ',') || t.Is(to, '-') || t.Is(to, '(')) && PostAt(t, to+1) > to+1
}

// posts reads a list of posts parted by commas at token j, and returns the token behind it. A comma before something else is no part of it.
//
// behind says that the posts stand behind a name: what capitals follow a commune's word are then its own name, whatever they begin with.
func (p *people) posts(j, end int, behind bool) (list []post, to int) {
	t := p.t
	to = j
	former := false
	for j < end {
		k, body := postAt(t, j)
		if k == j {
			break
		}
		if kind, _ := kindOf(t, j); kind == "former" {
			former = true
		}
		if _, _, ok := t.Before(k, admin); ok && behind {
			if run := capitals(t, k, end); run > k && run <= k+4 && (run == end || !t.IsKind(run, scan.Number)) {
				k = run // Chủ tịch HĐND xã Thạch Khê Thượng
			}
		}
		list = append(list, post{j, k, former, body})
		j, to = k, k
		if kind, _ := kindOf(t, j); kind == "also" {
			continue
		}
		if !t.Is(j, ',') && !t.Is(j, '-') {
			break
		}
		j++
	}
	return list, to
}

// list reads the persons of a list at token j; shared are the posts of those that have none of their own.
func (p *people) list(j, end int, shared []post) int {
	t := p.t
	if len(shared) == 0 { // các bà A, B giữ chức Phó Chủ tịch
		shared = p.ahead(j, end)
	}
	for j < end {
		k := j
		for k < end && (t.Is(k, ',') || t.Is(k, ';') || t.Has(k, postJoins)) {
			k++
		}
		for kind, n := kindOf(t, k); kind == "polite" || kind == "rank"; kind, n = kindOf(t, k) {
			k += n
		}
		to := 0
		if k < end {
			to = p.name(k, end)
		}
		if to == 0 {
			break
		}
		own := shared
		if p.apposed(to, end) {
			own = nil
		}
		next := p.add(k, to, own, end)
		if next <= j {
			break
		}
		j = next
	}
	return j
}

// ahead returns the post that all of a plain list of names at token j are given behind it.
func (p *people) ahead(j, end int) []post {
	t := p.t
	for n := 0; n < 12 && j < end; n++ {
		to := p.name(j, end)
		if to == 0 {
			return nil
		}
		j = to
		if !t.Is(j, ',') && !isWord(t, j, "và") {
			break
		}
		j++
	}
	list, _ := p.given(j, end)
	return list
}

// add records the name [from, to) with the posts before it and those behind it, and returns the token behind all that it read.
func (p *people) add(from, to int, before []post, end int) int {
	t := p.t
	next := to
	if _, n, ok := t.At(from, notPeople); ok && n == to-from {
		return next
	}
	if p.credited(from) {
		return next
	}
	all := before
	switch {
	case t.IsKind(to, scan.Newline) && p.apposed(to, end) && t.IsKind(from-1, scan.Newline):
		behind, _ := p.posts(to+1, t.Sentence(to+1).To, true)
		all = append(all[:len(all):len(all)], behind...)
	case p.apposed(to, end) && !t.IsKind(to, scan.Newline):
		behind, k := p.posts(to+1, end, true)
		// "…, Bí thư Tỉnh ủy Trần Văn B": the last post belongs to the next name.
		if n := len(behind); n > 0 && len(before) > 0 && p.name(k, end) > 0 {
			behind, k = nil, to
		}
		all = append(all[:len(all):len(all)], behind...)
		next = k
	}
	if given, k := p.given(next, end); len(given) > 0 {
		all = append(all[:len(all):len(all)], given...)
		next = k
	}
	if len(all) == 0 && t.IsKind(to, scan.Newline) && p.byline(from) {
		return next
	}
	name := display(t, from, to)
	key := scan.Key(name)
	at, ok := p.byName[key]
	if !ok {
		at = len(p.found)
		p.byName[key] = at
		start, stop := t.Runes(from, to)
		p.found = append(p.found, Person{Name: name, Start: start, End: stop})
		p.known = append(p.known, nil)
	}
	for _, o := range all {
		words := viet.SingleBlanks(t.Surface(o.from, o.to))
		if kind, _ := kindOf(t, o.from); o.former && kind != "former" {
			words = "nguyên " + words
		}
		if kind, n := kindOf(t, o.from); kind == "also" {
			words = viet.SingleBlanks(t.Surface(o.from+n, o.to))
		}
		k := known{scan.Key(words), o.body}
		if len(p.known[at]) < mostPosts && !slices.ContainsFunc(p.known[at], func(have known) bool { return have.key == k.key }) {
			p.known[at] = append(p.known[at], k)
			p.found[at].Posts = append(p.found[at].Posts, words)
		}
	}
	return next
}

// given reads the post that somebody is given behind his name: "tiếp tục làm Bí thư Đảng ủy phường", "được Đại hội bầu trực tiếp giữ chức Bí thư".
func (p *people) given(j, end int) (list []post, to int) {
	t := p.t
	for k := j; k < end && k < j+8 && t.IsKind(k, scan.Word); k++ {
		row, n, ok := t.At(k, appointed)
		if !ok || k > j && appointed.Rows[row].Cell("far") == "" {
			continue
		}
		list, to = p.posts(k+n, end, true)
		if len(list) > 0 && p.name(to, end) == 0 {
			return list, to
		}
		return nil, j
	}
	return nil, j
}

// credited reports whether the name at token from is a photographer's or a reporter's: "Ảnh: …", "Thực hiện: …".
func (p *people) credited(from int) bool {
	t := p.t
	k := from
	if t.Is(k-1, ':') {
		k--
	}
	if _, _, ok := t.Before(k, credits); ok && (k < from) {
		return true
	}
	_, _, ok := t.Before(from, reporters)
	return ok
}

// byline reports whether nothing but a rank stands before the name at token from in its line.
func (p *people) byline(from int) bool {
	t := p.t
	for k := from - 1; k >= 0 && !t.IsKind(k, scan.Newline); k-- {
		if kind, _ := kindOf(t, k); kind != "rank" && !t.Is(k, '.') {
			return false
		}
	}
	return true
}

// mostPosts bounds the posts of one person: each is held against the others.
const mostPosts = 64

// tidy drops posts that say less than another: "Phó Giám đốc" beside "Phó Giám đốc BHXH tỉnh".
func tidy(posts []string, all []known) []string {
	out := make([]string, 0, len(posts))
	for i, a := range all {
		less := false
		for j, b := range all {
			less = less || i != j && !a.body && len(b.key) > len(a.key) && b.key[len(a.key)] == ' ' && strings.HasPrefix(b.key, a.key)
		}
		if !less {
			out = append(out, posts[i])
		}
	}
	return out
}

// display writes a name with single blanks; a name in capitals is written small.
func display(t *scan.Text, from, to int) string {
	words := strings.Fields(t.Surface(from, to))
	if t.Tokens[from].Case == scan.Upper {
		for i, w := range words {
			rs := []rune(viet.Lower(w))
			if len(rs) > 0 {
				rs[0] = []rune(strings.ToUpper(string(rs[0])))[0]
			}
			words[i] = string(rs)
		}
	}
	return strings.Join(words, " ")
}

// Surname reports whether a family name stands at token i.
func Surname(t *scan.Text, i int) bool { return t.Has(i, surnames) }
