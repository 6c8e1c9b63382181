package entity

import (
	"sync"

	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// Class says what kind of body an organisation is.
type Class string

// The classes of organisations; orgs.tsv gives each head one of them.
const (
	Party        Class = "party"    // committees and bodies of the Party
	State        Class = "state"    // government, councils, offices, courts, the army
	Mass         Class = "mass"     // the Front, unions, associations
	Business     Class = "business" // companies, cooperatives, industrial zones
	Unit         Class = "unit"     // schools, hospitals, institutes, newspapers
	CongressBody Class = "congress" // a congress acting as a body
	PlaceName    Class = "place"    // a province, district or commune: "xã Thanh Tân", "toàn tỉnh", "Hưng Yên"
)

// Org is an organisation or place that the text names at the tokens [From, To).
type Org struct {
	From, To int
	Head     string // the head as orgs.tsv writes it ("Ban Thường vụ"); of a place its administrative word, or ""
	HeadTo   int    // the token behind the head
	Class    Class
}

// Organisations finds the organisations and places that t names, each as long as its name goes, in order and without overlap.
//
// "Ban Thường vụ Đảng ủy Khối các cơ quan tỉnh đã kiểm tra …" gives the first ten words: an inner body takes the committee it belongs to, a
// committee its branch or place, and the verb is no word of names.
func Organisations(t *scan.Text) []Org {
	f := finder{t: t, named: map[string]bool{}}
	var out []Org
	if old, ok := spareOrgs.Get().(*[]Org); ok {
		out = (*old)[:0]
	} else {
		out = make([]Org, 0, len(t.Tokens)/32)
	}
	for _, s := range t.Sentences {
		for i := s.From; i < s.To; {
			begin := beginOrganisations
			if len(f.named) > 0 {
				begin |= scan.Capitals
			}
			if i = t.NextBegin(i, s.To, begin|beginSkipped); i == s.To {
				break
			}
			if t.MayBeginAny(i, begin) {
				if o, ok := f.at(i, s); ok {
					out = append(scan.Room(out, i, len(t.Tokens)), o)
					i = o.To
					continue
				}
			}
			i = f.skip(i, s.To)
		}
	}
	return out
}

// spareOrgs keeps what Release gave back.
var spareOrgs sync.Pool

// Release gives the memory of organisations to the next text. They may not be used afterwards.
func Release(orgs []Org) {
	if cap(orgs) <= 1<<10 {
		clear(orgs)
		spareOrgs.Put(&orgs)
	}
}

// beginOrganisations are the vocabularies that begin an organisation or a place, beginSkipped those of the posts and persons that
// Organisations skips.
var (
	beginOrganisations = scan.SetOf(orgHeads, admin, gazette, determiners)
	beginSkipped       = scan.SetOf(posts, surnames)
)

// skip returns the token behind the word at token i, or behind the whole post or name of a person, whose parts are no names of places.
func (f *finder) skip(i, end int) int {
	if row, n, ok := f.t.At(i, posts); ok && n > 1 && i+n <= end && postKinds[row] == "role" {
		return i + n
	}
	if p := personAt(f.t, i, end); p > 0 {
		return p
	}
	return i + 1
}

type finder struct {
	t     *scan.Text
	from  int             // where the organisation or place at hand begins
	named map[string]bool // proper names that an administrative word introduced: "thanh tân" after "xã Thanh Tân"
}

// at reads the organisation or place that begins at token i of sentence s.
func (f *finder) at(i int, s scan.Span) (Org, bool) {
	t := f.t
	if !t.IsKind(i, scan.Word) {
		return Org{}, false
	}
	from := i
	f.from = i
	plural := false
	if t.Tokens[i].Case == scan.Lower && t.Tokens[i].ID == 0 {
		return Org{}, false // in no vocabulary
	}
	determined := t.MayBegin(i, determiners)
	if determined && t.Has(i, whole) {
		if _, n, ok := t.At(i+1, admin); ok && i+1+n <= s.To && longestWord(t, i+1) <= n {
			to := f.adminEnd(i+1, n, s.To) // "toàn huyện Sơn Hà"
			return Org{i, to, viet.Lower(t.Surface(i+1, i+1+n)), i + 1 + n, PlaceName}, true
		}
		if i == 0 || !t.IsKind(i-1, scan.Word) || !t.Has(i-1, notWhole) {
			_, n, _ := t.At(i, orgHeads)
			if _, rest, _ := t.At(i+1, orgHeads); n <= rest {
				i++ // toàn Đảng bộ, but toàn quốc and kiện toàn tổ chức đảng
			}
		}
	} else if determined && t.Has(i, plurals) {
		plural = true
		i++
		if !t.Has(i, orgHeads) && t.Has(i, tiers) {
			i++
		}
	}
	if from < i && i >= s.To {
		return Org{}, false
	}
	if row, n, ok := f.head(i, s.To, plural); ok {
		to, more := f.extend(i+n, n, s.To, row, plural)
		if more || headAlone[row] == "yes" {
			return Org{from, to, orgHeads.Rows[row].Phrase, i + n, Class(headClasses[row])}, true
		}
	}
	if from < i {
		return Org{}, false
	}
	return f.place(i, s.To)
}

// OrganisationAt reads the organisation or place that begins at token i.
func OrganisationAt(t *scan.Text, i int) (Org, bool) {
	if i < 0 || i >= len(t.Tokens) {
		return Org{}, false
	}
	f := finder{t: t}
	return f.at(i, t.Sentence(i))
}

// shapeOf returns what may follow the head of a row of orgs.tsv.
func shapeOf(row int) string {
	switch shape := headShapes[row]; shape {
	case "national":
		return "congress"
	case "holder":
		return "host"
	default:
		return shape
	}
}

// head returns the row of the head of an organisation that begins at token i. In the plural it may be written small: các ban của Đảng ủy.
func (f *finder) head(i, end int, plural bool) (row, n int, ok bool) {
	t := f.t
	if !t.MayBegin(i, orgHeads) {
		return 0, 0, false
	}
	row, n, ok = t.At(i, orgHeads)
	if !ok || i+n > end || headCases[row] == "title" && !isCapital(t, i) && !plural {
		return 0, 0, false
	}
	if t.Is(i-1, '/') && t.Tight(i) { // NQ/TW
		return 0, 0, false
	}
	if n > 1 {
		if _, m, is := t.At(i+n-1, orgHeads); is && m > 1 && isCapital(t, i+n-1) { // ban tổ chức Đảng ủy, not tổ chức Đảng
			return 0, 0, false
		}
	}
	// "phó ban tổ chức", "cán bộ", "Trung ương 4": a longer word of another vocabulary wins.
	if _, m, is := t.At(i, orgWords); is && m > n {
		return 0, 0, false
	}
	if _, m, is := t.At(i, posts); is && m > n {
		return 0, 0, false
	}
	return row, n, true
}

// extend follows the name of an organisation from token j, where its head ends; more says that anything was added.
func (f *finder) extend(j, headLen, end, row int, plural bool) (to int, more bool) {
	t := f.t
	shape := shapeOf(row)
	shout := f.shouted(j-headLen, j)
	placed := false // a place was read; only a place around it can follow
	for j < end {
		if t.Tokens[j].Glued {
			break
		}
		if t.Is(j, '(') && !placed {
			if k := bracketed(t, j, end); k > 0 && k < end {
				if next, s, p := f.step(k, end, shape, shout); next > k {
					j, shape, placed, more = next, s, p, true
					continue
				}
			}
			break
		}
		if placed && !isPlaceStart(t, j) {
			break
		}
		next, s, p := f.step(j, end, shape, shout)
		if next == j && plural && isWord(t, j, "của") {
			if r, n, ok := f.head(j+1, end, false); ok {
				next, s, p = j+1+n, shapeOf(r), false
			}
		}
		if next == j {
			break
		}
		j, shape, placed, more = next, s, p || placed, true
	}
	return j, more
}

// step reads one more piece of a name at token j; it returns j where there is none. placed says that the piece was a place.
func (f *finder) step(j, end int, shape string, shout bool) (next int, newShape string, placed bool) {
	t := f.t
	if shape == "numbered" {
		if isWord(t, j, "số") && t.IsKind(j+1, scan.Number) && j+1 < end {
			return j + 2, "named", false // Tổ công tác số 12
		}
		if t.IsKind(j, scan.Number) && len(t.Str(j)) <= 4 {
			return j + 1, "named", false
		}
		shape = "named"
	}
	if !t.IsKind(j, scan.Word) {
		if shape == "named" && t.Is(j, '-') && j+1 < end && isCapital(t, j+1) {
			if _, n, ok := t.At(j+1, orgWords); ok && j+1+n <= end {
				return j + 1 + n, shape, false
			}
		}
		return j, shape, false
	}
	if shape == "congress" || shape == "done" {
		if to := ordinal(t, j, end); to > j {
			return to, "done", false
		}
	}
	if shape != "congress" && shape != "done" && ordinal(t, j, end) > j {
		return j, shape, false // Hội Luật gia Việt Nam khóa XII
	}
	if shape == "done" && isWord(t, j, "của") && isWord(t, j+1, "Đảng") && j+1 < end {
		return j + 2, "fixed", false
	}
	if shape == "done" || shape == "fixed" {
		return j, shape, false
	}
	wn := 0
	if row, n, ok := t.At(j, orgWords); ok && j+n <= end && (wordVerbs[row] == "" || isCapital(t, j) && !shout) {
		wn = n
	}
	if shape == "inner" || shape == "host" || shape == "congress" {
		k := j
		if isWord(t, k, "các") {
			k++
		}
		if row, n, ok := f.head(k, end, k > j); ok && n >= wn-(k-j) {
			s := shapeOf(row)
			if shape == "congress" {
				// The ordinal of a congress stands behind the organisation that holds it.
				to, _ := f.extend(k+n, n, end, row, false)
				return to, "done", false
			}
			return k + n, s, false
		}
	}
	if shape == "seat" && isCapital(t, j) && !shout { // "Công đoàn Công ty", "Hội Cựu chiến binh Trường Cao đẳng Y tế"
		if row, n, ok := f.head(j, end, false); ok && n >= wn && seats(headClasses[row]) {
			return j + n, shapeOf(row), false
		}
	}
	if _, n, ok := t.At(j, admin); ok && n >= wn && j+n <= end && placeLen(t, j, end) <= n {
		to := f.adminEnd(j, n, end)
		f.learn(j+n, to)
		return to, shape, true
	}
	if kind, _ := kindOf(t, j); wn == 0 && (kind == "role" || kind == "polite" || kind == "rank") {
		return j, shape, false
	}
	if n := placeLen(t, j, end); n > 0 && n >= wn {
		if p := personAt(t, j, end); p < j+3 || p <= j+n {
			return j + n, shape, true
		}
	}
	if wn > 0 {
		return j + wn, shape, false
	}
	if (isWord(t, j, "và") || t.Is(j, '&')) && j+1 < end && shape != "seat" {
		if t.Tokens[j-1].Case == scan.Upper && t.IsKind(j+1, scan.Word) && t.Tokens[j+1].Case == scan.Upper && !shout {
			if _, _, ok := f.head(j+1, end, false); !ok {
				return j + 2, shape, false
			}
		}
		if _, n, ok := t.At(j+1, orgWords); ok && shape == "named" && isCapital(t, j+1) && isCapital(t, j-1) && j+1+n <= end {
			return j + 1 + n, shape, false
		}
		return j, shape, false
	}
	if isCapital(t, j) && !shout && t.Tokens[j].Space && !opens(t, j) {
		if p := personAt(t, j, end); p >= j+3 {
			return j, shape, false
		}
		if shape == "named" || shape == "host" || shape == "seat" {
			return j + f.compound(j, end), shape, false
		}
	}
	return j, shape, false
}

// compound returns how many tokens the word of a name at token j has: two where a word of two syllables begins with a capital, "Tổng công ty Gang thép", "Bệnh viện Ung thư", else one. A proper name has
// more capitals than one, "Công ty Hưng Long vừa …".
func (f *finder) compound(j, end int) int {
	t := f.t
	k := j + 1
	if k >= end || j == 0 || !t.IsKind(k, scan.Word) || t.Tokens[k].Case != scan.Lower || t.Tokens[k].Glued || t.Tokens[j].Case != scan.Title || t.Tight(k) || t.Has(k, apart) {
		return 1
	}
	if t.Has(j, orgHeads) || t.Tokens[j-1].Case != scan.Lower && j-1 != f.from || !viet.IsSyllable(t.Str(j)) || !viet.IsSyllable(t.Str(k)) {
		return 1
	}
	return 2
}

// seats reports whether organisations of a class have a union or an association of their own.
func seats(class string) bool { return class == string(Business) || class == string(Unit) }

// adminEnd returns the end of a place that begins with an administrative word of n tokens at token j: "tỉnh Hưng Yên", "quận 8", "Q. 8", "tỉnh".
func (f *finder) adminEnd(j, n, end int) int {
	t := f.t
	k := j + n
	if t.Is(k, '.') && k+1 < end {
		k++
	}
	if k >= end {
		return j + n
	}
	if t.IsKind(k, scan.Number) && len(t.Str(k)) <= 2 {
		if t.Has(k+1, lengths) && t.ClaimOf(k+1) == scan.Free {
			return j + n
		}
		return k + 1
	}
	if n := placeLen(t, k, end); n > 0 && !apostrophe(t, k+n-1, end) {
		return k + n
	}
	if f.shouted(j, j+n) { // ĐẢNG BỘ TỈNH TỔ CHỨC: only the gazetteer knows where the name ends
		return j + n
	}
	stop := capitals(t, k, end)
	for m := k; m < stop; m++ {
		if opens(t, m) {
			stop = m
		}
	}
	most := k + 4
	for m := k; m < stop; m++ {
		if apostrophe(t, m, stop) {
			most += 2
		}
	}
	if stop == k || stop > most {
		return j + n
	}
	if p := personAt(t, k, end); p >= k+3 && (p > stop || t.Has(j, large) || f.held()) {
		return j + n
	}
	if t.Has(k, posts) {
		return j + n
	}
	if _, n, ok := t.At(k, orgHeads); ok && n > 1 {
		return j + n
	}
	for m := k + 1; m < stop; m++ {
		if _, n, ok := f.head(m, end, false); ok && !(n == 1 && m == k+1 && m+1 == stop) { // but "xã Tân Hội"
			stop = m
		}
	}
	return stop
}

// held reports whether a post stands before the organisation at hand, so that a name behind it is that of a person: "Chủ tịch UBND xã Bùi Mạnh Hà", but "Đảng ủy xã
// Phạm Ngũ Lão", "làm việc với xã Phạm Ngũ Lão".
func (f *finder) held() bool {
	for i := f.from - 1; i >= 0 && i >= f.from-8 && f.t.IsKind(i, scan.Word) && !f.t.Has(i, towards); i-- {
		if row, _, ok := f.t.At(i, posts); ok && postKinds[row] == "role" {
			return true
		}
	}
	return false
}

// place reads a place by itself: an administrative word and its name, a name of the gazetteer, a name introduced before.
func (f *finder) place(i, end int) (Org, bool) {
	t := f.t
	row, n, administers := t.At(i, admin)
	if administers && i+n < end && placeLen(t, i, end) <= n && longestWord(t, i) <= n {
		if to := f.adminEnd(i, n, end); to > i+n {
			f.learn(i+n, to)
			return Org{i, to, admin.Rows[row].Phrase, i + n, PlaceName}, true
		}
	}
	if !administers && !isCapital(t, i) {
		return Org{}, false
	}
	if n := placeLen(t, i, end); n > 0 {
		if capitals(t, i+n, end) == i+n && !apostrophe(t, i+n-1, end) {
			return Org{i, i + n, "", i, PlaceName}, true
		}
		return Org{}, false
	}
	if !isCapital(t, i) {
		return Org{}, false
	}
	if len(f.named) == 0 {
		return Org{}, false
	}
	if stop := capitals(t, i, end); stop > i+1 && stop <= i+4 {
		var buf [96]byte
		if f.named[string(t.AppendKey(buf[:0], i, stop))] {
			return Org{i, stop, "", i, PlaceName}, true
		}
	}
	return Org{}, false
}

// learn remembers the proper name at tokens [from, to), which an administrative word introduced, so that it is a place where it stands alone.
func (f *finder) learn(from, to int) {
	if f.t.Is(from, '.') {
		from++
	}
	if f.named != nil && to > from+1 && !f.t.IsKind(from, scan.Number) {
		f.named[f.t.Key(from, to)] = true
	}
}

// placeLen returns how many tokens the longest name of the gazetteer at token i has, all its words capitalised; 0 if there is none.
func placeLen(t *scan.Text, i, end int) int {
	if !t.MayBegin(i, gazette) {
		return 0
	}
	return longestPlace(t, i, end)
}

func longestPlace(t *scan.Text, i, end int) int {
	found := 0
	t.Each(i, gazette, func(_, n int) bool {
		if i+n > end {
			return true
		}
		k := i
		if _, m, ok := t.At(i, admin); ok && m < n { // thành phố Hồ Chí Minh
			k += m
		}
		for ; k < i+n; k++ {
			if t.IsKind(k, scan.Word) && !isCapital(t, k) && !apostrophe(t, k-2, i+n) {
				return true // but Ea H'leo
			}
		}
		found = n
		return false
	})
	return found
}

// isPlaceStart reports whether a place can begin at token j.
func isPlaceStart(t *scan.Text, j int) bool {
	if t.Has(j, admin) {
		return true
	}
	return placeLen(t, j, len(t.Tokens)) > 0
}

// longestWord returns how many tokens the longest word of names at token i has: "xã hội" is no xã.
func longestWord(t *scan.Text, i int) int {
	_, n, _ := t.At(i, orgWords)
	return n
}

// ordinal returns the end of "lần thứ XVI", "khóa XII" or "phiên thứ Nhất" at token j; j if there is none.
func ordinal(t *scan.Text, j, end int) int {
	switch {
	case t.Has(j, nth):
		if j+2 < end && t.IsKind(j+2, scan.Number) || j+2 < end && t.IsKind(j+2, scan.Word) {
			return j + 3
		}
	case t.Has(j, khoa):
		if j+1 < end && (isRoman(t, j+1) || t.IsKind(j+1, scan.Number)) {
			return j + 2
		}
	case t.Has(j, nthShort):
		if j+1 < end && (isRoman(t, j+1) || t.IsKind(j+1, scan.Number) && len(t.Str(j+1)) <= 2 && !t.Is(j+2, '/')) {
			return j + 2 // Đại hội Đảng bộ thành phố lần 21
		}
	}
	return j
}

// bracketed returns the token behind a bracket at token j that holds a short form in capitals ("(HTX)", "(CCQ và DN)"); 0 if it holds anything else.
func bracketed(t *scan.Text, j, end int) int {
	for k := j + 1; k < end && k < j+6; k++ {
		if t.Is(k, ')') {
			if k == j+1 {
				return 0
			}
			return k + 1
		}
		if !t.IsKind(k, scan.Word) && !t.Is(k, '-') && !t.Is(k, '&') || t.IsKind(k, scan.Word) && t.Tokens[k].Case == scan.Lower && !isWord(t, k, "và") {
			return 0
		}
	}
	return 0
}

// shouted reports whether a head is written in capitals throughout, as in headlines, so that capitals say nothing about the words behind it.
// UBND and BHXH are always written so.
func (f *finder) shouted(from, to int) bool {
	long := false
	for i := from; i < to; i++ {
		if !f.t.IsKind(i, scan.Word) {
			continue
		}
		if f.t.Tokens[i].Case != scan.Upper {
			return false
		}
		long = long || f.t.Tokens[i].ID != 0 && viet.IsSyllable(f.t.Str(i))
	}
	return long
}

// Place is a province or district of the gazetteer.
type Place struct {
	Name     string // as the gazetteer writes it: "Thành phố Hồ Chí Minh" for TP HCM
	Level    string // tinh, huyen
	Province string // the province itself, or the province of a district; former ones keep their own name
	Tokens   int
}

// PlaceAt reads the name of a province or district that begins at token i.
func PlaceAt(t *scan.Text, i int) (Place, bool) {
	if i < 0 || i >= len(t.Tokens) || t.Tokens[i].Kind != scan.Word {
		return Place{}, false
	}
	n := placeLen(t, i, len(t.Tokens))
	if n == 0 {
		return Place{}, false
	}
	p := Place{Tokens: n}
	t.Each(i, gazette, func(row, m int) bool {
		if m != n {
			return m > n
		}
		r := gazette.Rows[row]
		if p.Name == "" || r.Cell("level") == "tinh" { // Bạc Liêu is a province before it is a town
			p.Name, p.Level, p.Province = r.Cell("name"), r.Cell("level"), r.Cell("parent")
			if p.Level == "tinh" {
				p.Province = p.Name
			}
		}
		return true
	})
	return p, p.Name != ""
}
