package scan

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"baotinh/extract/viet"
)

// Lexicon is one vocabulary: the rows of a .tsv file, whose phrases are found in every scanned text.
//
// All lexicons share one trie over syllables. They are made while the program starts, in package variables, and not changed afterwards.
type Lexicon struct {
	Name    string // file, for messages
	Columns []string
	Rows    []Row
	number  uint16
}

// Row is one line of a vocabulary.
type Row struct {
	Phrase string
	Line   int
	cells  []string
	lex    *Lexicon
}

// Cell returns the row's value in a column; it panics if the file has no such column, since that is a fault of the program.
func (r Row) Cell(column string) string {
	for i, c := range r.lex.Columns {
		if c == column {
			if i < len(r.cells) {
				return r.cells[i]
			}
			return ""
		}
	}
	panic(fmt.Sprintf("extract/scan: %s has no column %q (it has %q)", r.lex.Name, column, r.lex.Columns))
}

// match is a phrase found in a text.
type match struct {
	row     int32
	lexicon uint16
	tokens  uint16
}

// lexicons is a set of lexicons, by their number modulo 128; there are fewer.
type lexicons [2]uint64

func (s *lexicons) add(number uint16) { s[number>>6&1] |= 1 << (number & 63) }

func (s *lexicons) has(l *Lexicon) bool { return s[l.number>>6&1]&(1<<(l.number&63)) != 0 }

// entry is a phrase that ends at a node of the trie.
type entry struct {
	lexicon uint16
	row     int32
	upper   bool // the phrase is written in capitals and found only so
}

var (
	vocabulary       = syllables{slots: make([]syllable, 1<<13)}
	markIDs          = numberMarks()
	nextID     int32 = 128 // the lower ones are marks
	// edges of the trie; node 0 is the root.
	edges   = trie{slots: make([]edge, 1<<15)}
	entries = make([][]entry, 1)
	tables  uint16
	// roots leads from the root over a syllable, the first and commonest step; inner says from which nodes any step leads on.
	roots = make([]int32, 128)
	inner = make([]bool, 1)
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
	variants := viet.Variants(syllable)
	for _, v := range variants {
		if id := vocabulary.id([]byte(v)); id != 0 {
			return id
		}
	}
	id := nextID
	nextID++
	roots = append(roots, 0)
	for _, v := range variants {
		if len(v) > maxSpelling {
			panic(fmt.Sprintf("extract/scan: %q is no syllable: it has more than %d bytes", v, maxSpelling))
		}
		vocabulary.add(v, id)
	}
	return id
}

// MustLexicon reads a vocabulary: a header line of column names, the first of which is "phrase", then one line a phrase, cells parted by
// tabs; empty lines and lines that begin with # are passed over. Phrases are matched whatever their case and tone placement, but a
// phrase written in capitals ("TCCSĐ") is found in capitals only. It panics on a fault in the file: vocabularies are part of the program.
func MustLexicon(name, tsv string) *Lexicon {
	l := &Lexicon{Name: name, number: tables}
	tables++
	for n, line := range strings.Split(viet.NFC(tsv), "\n") {
		line = strings.TrimRight(line, "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if l.Columns == nil {
			if cells[0] != "phrase" {
				panic(fmt.Sprintf("extract/scan: %s:%d: the first column is %q, not phrase", name, n+1, cells[0]))
			}
			l.Columns = cells
			continue
		}
		if len(cells) > len(l.Columns) {
			panic(fmt.Sprintf("extract/scan: %s:%d: %d cells for %d columns", name, n+1, len(cells), len(l.Columns)))
		}
		row := Row{Phrase: cells[0], Line: n + 1, cells: cells, lex: l}
		l.Rows = append(l.Rows, row)
		insert(l, int32(len(l.Rows)-1), name, n+1)
	}
	return l
}

func insert(l *Lexicon, row int32, name string, line int) {
	phrase := l.Rows[row].Phrase
	node := int32(0)
	count := 0
	for _, part := range cut(phrase) {
		var id int32
		if r, _ := utf8.DecodeRuneInString(part); viet.IsLetter(r) {
			id = intern(part)
		} else if m := mark(r); m != 0 && !isDigit(m) {
			id = markIDs[m]
		}
		if id == 0 {
			panic(fmt.Sprintf("extract/scan: %s:%d: %q holds %q, which no token can be", name, line, phrase, part))
		}
		next := roots[id]
		if node != 0 {
			next = edges.next(node, id)
		}
		if next == 0 {
			next = int32(len(entries))
			entries = append(entries, nil)
			inner = append(inner, false)
			if node == 0 {
				roots[id] = next
			} else {
				edges.add(node, id, next)
			}
			inner[node] = true
		}
		node = next
		count++
	}
	if count == 0 {
		panic(fmt.Sprintf("extract/scan: %s:%d: empty phrase", name, line))
	}
	entries[node] = append(entries[node], entry{lexicon: l.number, row: row, upper: inCapitals(phrase)})
}

// cut parts a phrase as tokenize parts a text: runs of letters, single marks.
func cut(phrase string) []string {
	var parts []string
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
	t.firstOf = make([]int32, len(t.Tokens)+1)
	sets := make([]lexicons, 2*len(t.Tokens)+1)
	t.begins, t.ends = sets[:len(t.Tokens)], sets[len(t.Tokens):]
	t.matches = make([]match, 0, 2*len(t.Tokens))
	for i := range t.Tokens {
		t.firstOf[i] = int32(len(t.matches))
		node := roots[t.Tokens[i].ID] // 0 for unknown words, whose ID is 0
		upper := true
		for j := i; node != 0; {
			tok := &t.Tokens[j]
			t.Work++
			if tok.Kind == Word && tok.Case != Upper && !(tok.Case == Title && tok.isSingle(t.Src)) {
				upper = false
			}
			for _, e := range entries[node] {
				if !e.upper || upper {
					t.matches = append(t.matches, match{e.row, e.lexicon, uint16(j - i + 1)})
					t.begins[i].add(e.lexicon)
					t.ends[j+1].add(e.lexicon)
				}
			}
			if j++; j == len(t.Tokens) || !inner[node] || t.Tokens[j].ID == 0 {
				break
			}
			node = edges.next(node, t.Tokens[j].ID)
		}
	}
	t.firstOf[len(t.Tokens)] = int32(len(t.matches))
}

// isSingle reports whether the word is one letter.
func (k *Token) isSingle(src string) bool {
	_, n := utf8.DecodeRuneInString(src[k.Start:k.End])
	return n == int(k.End-k.Start)
}

// Begins reports whether any phrase of l begins at token i.
func (t *Text) Begins(i int, l *Lexicon) bool {
	return i >= 0 && i < len(t.begins) && t.begins[i].has(l)
}

// At returns the longest phrase of l that begins at token i: its row and how many tokens it has.
func (t *Text) At(i int, l *Lexicon) (row, tokens int, ok bool) {
	if i < 0 || i >= len(t.Tokens) || !t.begins[i].has(l) {
		return 0, 0, false
	}
	ms := t.matches[t.firstOf[i]:t.firstOf[i+1]]
	for k := len(ms) - 1; k >= 0; k-- {
		if ms[k].lexicon == l.number {
			return int(ms[k].row), int(ms[k].tokens), true
		}
	}
	return 0, 0, false
}

// Each calls f for every phrase of l that begins at token i, longest first, until f returns false. One phrase may have several rows.
func (t *Text) Each(i int, l *Lexicon, f func(row, tokens int) bool) {
	if i < 0 || i >= len(t.Tokens) || !t.begins[i].has(l) {
		return
	}
	ms := t.matches[t.firstOf[i]:t.firstOf[i+1]]
	for k := len(ms) - 1; k >= 0; k-- {
		if ms[k].lexicon == l.number && !f(int(ms[k].row), int(ms[k].tokens)) {
			return
		}
	}
}

// Before returns the longest phrase of l that ends right before token i: its row and first token. It looks back eight tokens at most.
func (t *Text) Before(i int, l *Lexicon) (row, from int, ok bool) {
	if i < 0 || i > len(t.Tokens) || !t.ends[i].has(l) {
		return 0, 0, false
	}
	for from = max(0, i-8); from < i; from++ {
		if !t.begins[from].has(l) {
			continue
		}
		ms := t.matches[t.firstOf[from]:t.firstOf[from+1]]
		for k := len(ms) - 1; k >= 0; k-- {
			if ms[k].lexicon == l.number && from+int(ms[k].tokens) == i {
				return int(ms[k].row), from, true
			}
		}
	}
	return 0, 0, false
}
