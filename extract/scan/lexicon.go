package scan

import (
	"cmp"
	_ "embed"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"baotinh/extract/viet"
)

// Lexicon is one vocabulary: the rows of a table, whose phrases are found in every scanned text.
//
// All lexicons share one trie over syllables. They are made while the program starts, in package variables, and not changed afterwards.
type Lexicon struct {
	Rows   []Row
	name   string // its file, and behind a blank its class
	number uint16 // once arrange has run, by bits
	bit    Set    // the set of it alone
}

// Set is a set of lexicons, a bit for each. There are more of them than bits, so that it may hold one by mistake; the phrases themselves decide.
type Set uint64

// What is no lexicon and yet stands in a Set: tokens at which other things than phrases begin.
const (
	Numbers  Set = 1 << 63 // in digits
	Capitals Set = 1 << 62 // words that are not all small
)

// lexicons are all of them, by number, and rowsAt says how many rows the lexicons of each bit have: large ones share theirs with none.
var (
	lexicons []*Lexicon
	rowsAt   [62]int
)

//go:embed bits.tsv
var bitsTSV string

// bitOf are the bits of the lexicons that bits.tsv lists, by name.
var bitOf = func() map[string]int {
	out := map[string]int{}
	for _, row := range MustTable("extract/scan/bits.tsv", bitsTSV).Rows {
		bit, err := strconv.Atoi(row.Cell("bit"))
		if err != nil || bit < 0 || bit >= len(rowsAt) {
			panic(fmt.Sprintf("%s: %q is no bit (write 0 to %d)", row.At(), row.Cell("bit"), len(rowsAt)-1))
		}
		out[row.Cell("vocabulary")] = bit
	}
	return out
}()

// takeBit gives l, which has all its rows, its bit of bits.tsv, or that of the fewest rows.
func (l *Lexicon) takeBit() {
	bit, listed := bitOf[l.name]
	if !listed {
		for b := range rowsAt {
			if rowsAt[b] < rowsAt[bit] {
				bit = b
			}
		}
	}
	rowsAt[bit] += len(l.Rows)
	l.bit = 1 << bit
}

// SetOf returns the set of the lexicons ls.
func SetOf(ls ...*Lexicon) (s Set) {
	for _, l := range ls {
		if counting {
			inSets[l]++
		}
		s |= l.bit
	}
	return s
}

// May reports whether s holds l: false is certain.
func (s Set) May(l *Lexicon) bool {
	if counting {
		asked[l]++
	}
	return s&l.bit != 0
}

// Column returns a column of l by row, so that a look-up costs nothing.
func (l *Lexicon) Column(name string) []string {
	out := make([]string, len(l.Rows))
	for i, row := range l.Rows {
		out[i] = row.Cell(name)
	}
	return out
}

// entry is a phrase that ends at a node of the trie, and so a phrase found in a text.
type entry struct {
	row     int32
	lexicon uint16
	tokens  uint8
}

const noLexicon = math.MaxUint16 // behind the last entry of a way stands one of it

// ended are the phrases that end at a node, in the order of the vocabularies: those written in capitals are found only so.
type ended struct{ plain, shouted []entry }

// node is a node of the trie. Until arrange has run node 0 is the root; then each syllable's node, which the root leads to, has the number of the
// syllable, and there is no root. It is small since a text asks for thousands of them, all over the table.
type node struct {
	steps uint64 // for each syllable or mark that leads on, the bit of its ID modulo 64: most steps that lead nowhere end here
	found Set    // those that have a phrase ending here, but for phrases in capitals
	way   int32  // the phrases that end on the way here and here, but for those in capitals: where entries has them
	shout int32  // shouts[shout] is for those in capitals; 0 if none is on the way
}

// shout is what a node needs of phrases in capitals: the lexicons that have one ending there, and by how many nodes on the way have some that the
// text has, from one on, the way with those of that many of them.
type shout struct {
	found Set
	ways  []int32
}

// The tables begin as large as the vocabularies make them, so that they are not copied again and again while the program starts; they still grow.
var (
	vocabulary         = syllables{slots: make([]syllable, 1<<15)}
	markIDs            = numberMarks()
	nextID     int32   = 128 // the lower ones are marks
	edges              = trie{slots: make([]edge, 1<<16)}
	nodes              = make([]node, 1, 1<<15)
	finals             = make([]ended, 1, 1<<15) // by node
	parents            = make([]int32, 1, 1<<15) // by node, the one that leads to it
	entries    []entry                           // once arrange has run, ways one behind the other: by lexicon, the longest first
	shouts     = make([]shout, 1)
	arranged   sync.Once
	roots      = make([]int32, 128)  // leads from the root over a syllable, the first and commonest step
	keys       = make([]string, 128) // of the syllables, as package viet makes them
)

// numberMarks gives every ASCII mark its ID, so that phrases can hold dashes, dots and slashes.
func numberMarks() (ids [128]int32) {
	for m := byte('!'); m < 0x7f; m++ {
		if !unicode.IsLetter(rune(m)) && !unicode.IsDigit(rune(m)) {
			ids[m] = int32(m)
		}
	}
	return ids
}

// intern returns the ID of a syllable, the same for all its spellings.
func intern(syllable string) int32 {
	if id := vocabulary.id(syllable); id != 0 { // as mostly
		return id
	}
	variants := viet.Variants(syllable)
	for _, v := range variants {
		if id := vocabulary.id(v); id != 0 {
			return id
		}
	}
	id := nextID
	nextID++
	roots = append(roots, 0)
	keys = append(keys, variants[0])
	for _, v := range variants {
		if len(v) > maxSpelling {
			panic(fmt.Sprintf("extract/scan: %q is no syllable: it has more than %d bytes", v, maxSpelling))
		}
		vocabulary.add(v, id)
	}
	return id
}

// MustLexicon reads a vocabulary, a table whose first column is "phrase". Phrases are matched whatever their case and tone placement, but a
// phrase written in capitals ("TCCSĐ") is found in capitals only. It panics on a fault in the file: vocabularies are part of the program.
func MustLexicon(name, tsv string) *Lexicon {
	l := newLexicon(name)
	for _, row := range phrases(name, tsv).Rows {
		l.add(row)
	}
	l.takeBit()
	return l
}

// Classes are the lexicons of a file of several short vocabularies, by class.
type Classes struct {
	name string
	of   map[string]*Lexicon
}

// MustClasses reads a file as MustLexicon does, and makes a lexicon of the rows of each class, which stands in the column "class": whatever other
// classes have, the longest phrase of a class is found.
func MustClasses(name, tsv string) Classes {
	t := phrases(name, tsv)
	at := t.column("class")
	c := Classes{name, map[string]*Lexicon{}}
	var all []*Lexicon
	for _, row := range t.Rows {
		class := row.Cells[at]
		if class == "" {
			panic(fmt.Sprintf("%s: %q has no class", row.At(), row.Phrase))
		}
		if c.of[class] == nil {
			c.of[class] = newLexicon(name)
			c.of[class].name += " " + class
			all = append(all, c.of[class])
		}
		c.of[class].add(row)
	}
	for _, l := range all {
		l.takeBit()
	}
	return c
}

// Class returns the lexicon of a class; it panics if no row is of it, since that is a fault of the program.
func (c Classes) Class(class string) *Lexicon {
	l := c.of[class]
	if l == nil {
		panic(fmt.Sprintf("%s has no row of the class %q", c.name, class))
	}
	return l
}

// phrases reads a table whose first column is "phrase".
func phrases(name, tsv string) *Table {
	t := MustTable(name, tsv)
	if t.Columns[0] != "phrase" {
		panic(fmt.Sprintf("%s: the first column is %q, not phrase", name, t.Columns[0]))
	}
	return t
}

func newLexicon(name string) *Lexicon {
	if entries != nil {
		panic(fmt.Sprintf("%s is read after the first text was scanned (read it into a package variable)", name))
	}
	l := &Lexicon{name: name, number: uint16(len(lexicons))}
	lexicons = append(lexicons, l)
	return l
}

// add adds a row to l and its phrase to the trie.
func (l *Lexicon) add(row Row) {
	l.Rows = append(l.Rows, row)
	insert(l, int32(len(l.Rows)-1))
}

// insert adds the phrase of a row of l to the trie.
func insert(l *Lexicon, row int32) {
	phrase, file := l.Rows[row].Phrase, l.Rows[row].At
	at := int32(0)
	count := 0
	for _, part := range cut(phrase) {
		var id int32
		if r, _ := utf8.DecodeRuneInString(part); viet.IsLetter(r) {
			id = intern(part)
		} else if m := mark(r); m != 0 && !isDigit(m) {
			id = markIDs[m]
		}
		if id == 0 {
			panic(fmt.Sprintf("%s: %q holds %q, which no token can be", file(), phrase, part))
		}
		next := roots[id]
		if at != 0 {
			next = edges.next(at, id)
		}
		if next == 0 {
			next = int32(len(nodes))
			nodes, finals, parents = append(nodes, node{}), append(finals, ended{}), append(parents, at)
			if at == 0 {
				roots[id] = next
			} else {
				edges.add(at, id, next)
			}
			nodes[at].steps |= 1 << (id & 63)
		}
		at = next
		count++
	}
	if count == 0 || count > maxPhrase {
		panic(fmt.Sprintf("%s: a phrase of %d words (write 1 to %d)", file(), count, maxPhrase))
	}
	e, here := entry{row: row, lexicon: l.number, tokens: uint8(count)}, &finals[at]
	if inCapitals(phrase) {
		here.shouted = append(here.shouted, e)
	} else {
		here.plain = append(here.plain, e)
	}
}

// arrange puts the entries on the way to each node side by side and numbers the nodes of syllables as the syllables, so that a look-up asks the cache for as
// little as can be. It runs when the first text is scanned: all vocabularies are made by then.
func arrange() {
	numberByBits()
	renumbered := make([]int32, len(nodes))
	for id, n := range roots {
		renumbered[n] = int32(id)
	}
	renumbered[0] = 0 // the root; many syllables lead from it to nothing
	last := nextID - 1
	for n := 1; n < len(nodes); n++ {
		if renumbered[n] == 0 {
			last++
			renumbered[n] = last
		}
	}
	sorted := make([]node, last+1)
	entries = append(entries, entry{lexicon: noLexicon}) // the way on which nothing is
	for i := int32(1); i < int32(len(nodes)); i++ {      // a node has a higher number than the one that leads to it
		parent, ended := sorted[renumbered[parents[i]]], finals[i]
		n := node{steps: nodes[i].steps, found: setOfAll(ended.plain), way: lengthened(parent.way, ended.plain)}
		if ended.shouted != nil || parent.shout != 0 {
			s := shout{found: setOfAll(ended.shouted)}
			longest := n.way
			for _, way := range shouts[parent.shout].ways {
				longest = lengthened(way, ended.plain)
				s.ways = append(s.ways, longest)
			}
			if ended.shouted != nil {
				s.ways = append(s.ways, lengthened(longest, ended.shouted))
			}
			n.shout = int32(len(shouts))
			shouts = append(shouts, s)
		}
		sorted[renumbered[i]] = n
	}
	old := edges.slots
	edges = trie{slots: make([]edge, len(old))}
	for _, e := range old {
		if e.next != 0 {
			edges.add(renumbered[e.node], e.id, renumbered[e.next])
		}
	}
	nodes, finals, parents, roots = sorted, nil, nil, nil
}

// numberByBits numbers the lexicons anew in the order of their bits, so that the entries of a way are in the order of both.
func numberByBits() {
	slices.SortStableFunc(lexicons, func(a, b *Lexicon) int { return cmp.Compare(a.bit, b.bit) })
	renumbered := make([]uint16, len(lexicons))
	for n, l := range lexicons {
		renumbered[l.number], l.number = uint16(n), uint16(n)
	}
	for _, f := range finals {
		for _, es := range [][]entry{f.plain, f.shouted} {
			for k := range es {
				es[k].lexicon = renumbered[es[k].lexicon]
			}
		}
	}
}

// lengthened returns where entries has the phrases of a way and more behind it.
func lengthened(way int32, more []entry) int32 {
	if len(more) == 0 {
		return way
	}
	at := len(entries)
	for k := way; entries[k].lexicon != noLexicon; k++ {
		entries = append(entries, entries[k])
	}
	for _, e := range more { // of two rows with the same phrase the later one comes first
		k := at
		for k < len(entries) && entries[k].lexicon < e.lexicon {
			k++
		}
		entries = slices.Insert(entries, k, e)
	}
	entries = append(entries, entry{lexicon: noLexicon})
	return int32(at)
}

// setOfAll returns the set of the lexicons of entries.
func setOfAll(of []entry) (s Set) {
	for _, e := range of {
		s |= lexicons[e.lexicon].bit
	}
	return s
}

// maxPhrase is the longest phrase of a vocabulary, in tokens.
const maxPhrase = 255

// cut parts a phrase as tokenize parts a text: runs of letters, single marks.
func cut(phrase string) []string {
	parts := make([]string, 0, strings.Count(phrase, " ")+1)
	for i := 0; i < len(phrase); {
		r, n := utf8.DecodeRuneInString(phrase[i:])
		switch {
		case r == ' ':
			i += n
		case viet.IsLetter(r):
			j := i
			for j < len(phrase) {
				r, n := utf8.DecodeRuneInString(phrase[j:])
				if !viet.IsLetter(r) {
					break
				}
				j += n
			}
			parts = append(parts, phrase[i:j])
			i = j
		default:
			parts = append(parts, phrase[i:i+n])
			i += n
		}
	}
	return parts
}

// inCapitals reports whether a phrase has at least two letters, all capitals.
func inCapitals(phrase string) bool {
	letters := 0
	for _, r := range phrase {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 2
}

// match finds all phrases of all lexicons.
func (t *Text) match() {
	tokens, nodes := t.Tokens, nodes
	found, begins, ends := resized(t.found, len(tokens)), resized(t.begins, len(tokens)), cleared(t.ends, len(tokens)+1)
	work := 0
	for i := range tokens {
		tok := &tokens[i]
		begin, longest := Set(0), int32(0)
		if tok.Kind == Number {
			begin = Numbers
		} else if tok.Case != Lower {
			begin = Capitals
		}
		shouted := 0 // nodes on the way whose phrases in capitals the text has
		at := tok.ID
		for j := i + 1; at != 0; j++ {
			work++
			n := &nodes[at]
			set, way := n.found, n.way
			if n.shout != 0 {
				s := &shouts[n.shout]
				if s.found != 0 && t.inCapitals(i, j) {
					shouted++
					set |= s.found
				}
				if shouted > 0 {
					way = s.ways[shouted-1]
				}
			}
			if set != 0 {
				longest = way
				begin |= set
				ends[j] |= set
			}
			if j == len(tokens) {
				break
			}
			id := tokens[j].ID
			if id == 0 || n.steps&(1<<(id&63)) == 0 {
				break
			}
			at = edges.next(at, id)
		}
		found[i], begins[i] = longest, begin
	}
	t.found, t.begins, t.ends = found, begins, ends
	if counting {
		t.countMet()
	}
	t.Work += work + len(tokens)
}

// inCapitals reports whether all words of the tokens [from, to) are written in capitals.
func (t *Text) inCapitals(from, to int) bool {
	for i := from; i < to; i++ {
		tok := &t.Tokens[i]
		if tok.Kind == Word && tok.Case != Upper && !(tok.Case == Title && tok.isSingle(t.Src)) {
			return false
		}
	}
	return true
}

// isSingle reports whether the word is one letter.
func (k *Token) isSingle(src string) bool {
	_, n := utf8.DecodeRuneInString(src[k.Start:k.End])
	return n == int(k.End-k.Start)
}

// Has reports whether a phrase of l begins at token i.
func (t *Text) Has(i int, l *Lexicon) bool {
	if counting {
		asked[l]++
	}
	return uint(i) < uint(len(t.begins)) && t.begins[i]&l.bit != 0 && t.has(i, l) // MayBegin written out: so the compiler still puts it in line
}

// has is Has where the bit is set. It stays a function of its own, since most questions do not come so far.
//
//go:noinline
func (t *Text) has(i int, l *Lexicon) bool {
	return entries[t.group(i, l)].lexicon == l.number
}

// MayBegin reports whether a phrase of l may begin at token i: false is certain.
func (t *Text) MayBegin(i int, l *Lexicon) bool {
	if counting {
		asked[l]++
	}
	return uint(i) < uint(len(t.begins)) && t.begins[i]&l.bit != 0
}

// Begins returns the vocabularies that may have a phrase beginning at token i, which the text must have.
func (t *Text) Begins(i int) Set { return t.begins[i] }

// MayBeginAny reports whether a phrase of one of the lexicons may begin at token i, which the text must have: false is certain.
func (t *Text) MayBeginAny(i int, of Set) bool { return t.begins[i]&of != 0 }

// MayEndAny reports whether a phrase of one of the lexicons may end right before token i, which the text must have: false is certain.
func (t *Text) MayEndAny(i int, of Set) bool { return t.ends[i]&of != 0 }

// NextBegin returns the first of the tokens [i, to) at which a phrase of one of the lexicons may begin, to if there is none.
func (t *Text) NextBegin(i, to int, of Set) int {
	from, begins := i, t.begins[:to]
	for i < len(begins) && begins[i]&of == 0 {
		i++
	}
	t.Work += i - from + 1
	return i
}

// At returns the longest phrase of l that begins at token i: its row and how many tokens it has.
func (t *Text) At(i int, l *Lexicon) (row, tokens int, ok bool) {
	if counting {
		asked[l]++
	}
	if !t.MayBegin(i, l) {
		return 0, 0, false
	}
	if e := &entries[t.group(i, l)]; e.lexicon == l.number {
		return int(e.row), int(e.tokens), true
	}
	return 0, 0, false
}

// group returns where entries has the phrases of l beginning at token i, or where they would stand; its set must have the bit of l. Each lower bit
// in the set has a phrase at least, so that as many are passed over without looking at them.
func (t *Text) group(i int, l *Lexicon) int {
	k := int(t.found[i]) + bits.OnesCount64(uint64(t.begins[i]&(l.bit-1)))
	for entries[k].lexicon < l.number {
		k++
	}
	return k
}

// Each calls f for every phrase of l that begins at token i, longest first, until f returns false. One phrase may have several rows.
func (t *Text) Each(i int, l *Lexicon, f func(row, tokens int) bool) {
	if counting {
		asked[l]++
	}
	if !t.MayBegin(i, l) {
		return
	}
	for k := t.group(i, l); entries[k].lexicon == l.number; k++ {
		if e := &entries[k]; !f(int(e.row), int(e.tokens)) {
			return
		}
	}
}

// Before returns the longest phrase of l that ends right before token i: its row and first token. It looks back eight tokens at most.
func (t *Text) Before(i int, l *Lexicon) (row, from int, ok bool) {
	if counting {
		asked[l]++
	}
	if uint(i) < uint(len(t.ends)) && t.ends[i]&l.bit != 0 {
		return t.before(i, l)
	}
	return
}

func (t *Text) before(i int, l *Lexicon) (row, from int, ok bool) {
	for from = max(0, i-8); from < i; from++ {
		if t.begins[from]&l.bit == 0 {
			continue
		}
		for k := t.group(from, l); entries[k].lexicon == l.number; k++ {
			if e := &entries[k]; from+int(e.tokens) == i {
				return int(e.row), from, true
			}
		}
	}
	return 0, 0, false
}
