package search

import (
	"math"
	"slices"
	"strings"
	"sync"

	"baotinh/extract/viet"
)

// row is a text as the numbers of its words' forms, with lineBreak where no phrase goes on. Texts that a test has read stay in memory as rows, some
// 1.5 kB an article: reading and cutting a text costs fifty times as much as looking through its row.
type row []uint16

const (
	lineBreak  = 0
	unnumbered = math.MaxUint16 // a form that came after the numbers had run out
)

// maxRows is how many bytes of rows are kept, of some 130,000 articles; beyond it one of every spareRows is forgotten, and read again when needed.
// What is read ahead of searches leaves as much room to those that searches read.
const (
	maxRows   = 200 << 20
	spareRows = 16
)

// numbering gives numbers to forms, and keeps count of what rows take. Rows of all segments have the same numbers.
type numbering struct {
	mu      sync.RWMutex
	written map[string]uint16 // words as they stand in texts, at most maxForms
	exact   map[string]uint16
	fold    map[string]uint16
	foldOf  []uint16        // by the number of the exact form
	late    map[string]bool // folded forms of those that came after the numbers had run out, at most maxForms
	size    int             // bytes of all rows
	most    int
	turn    uint32 // which of every spareRows was forgotten last
}

func newNumbering(most int) *numbering {
	return &numbering{written: map[string]uint16{}, exact: map[string]uint16{}, fold: map[string]uint16{}, foldOf: []uint16{lineBreak}, late: map[string]bool{}, most: most}
}

// row makes the row of a text.
func (n *numbering) row(text string) row {
	r := make(row, 0, len(text)/4)
	fresh := map[int]string{} // by place in r, words that were not met before
	n.mu.RLock()
	for at := 0; ; {
		start, end, gap, ok := nextToken(text, at)
		if !ok {
			break
		}
		at = end
		if gap {
			r = append(r, lineBreak)
		}
		number, ok := n.written[text[start:end]]
		if !ok {
			fresh[len(r)] = text[start:end]
		}
		r = append(r, number)
	}
	n.mu.RUnlock()
	if len(fresh) > 0 {
		n.mu.Lock()
		defer n.mu.Unlock()
		for i, word := range fresh {
			r[i] = n.number(exactForm(word))
			if len(n.written) < maxForms {
				n.written[strings.Clone(word)] = r[i] // the text itself is not to stay
			}
		}
	}
	return slices.Clone(r) // of its own size
}

// number gives a form its number, if there is one left.
func (n *numbering) number(form string) uint16 {
	if k, ok := n.exact[form]; ok {
		return k
	}
	folded := viet.Fold(form)
	if len(n.foldOf) == unnumbered {
		if len(n.late) < maxForms {
			n.late[strings.Clone(folded)] = true
		}
		return unnumbered
	}
	f, ok := n.fold[folded]
	if !ok {
		f = uint16(len(n.fold) + 1)
		n.fold[strings.Clone(folded)] = f
	}
	k := uint16(len(n.foldOf))
	n.exact[strings.Clone(form)] = k
	n.foldOf = append(n.foldOf, f)
	return k
}

// lost tells whether a form, or one that differs in marks, may have come after the numbers had run out.
func (n *numbering) lost(form string) bool {
	return len(n.late) == maxForms || n.late[viet.Fold(form)]
}

// rowTest asks whether words stand in a row, or whether two rows stand near each other.
type rowTest struct {
	rows   [][]string // one or two
	within int        // of two
	fold   bool
}

// stops marks the numbers at which a test looks closer. Going through a table of bytes, four words at a step, takes half the time of comparing
// numbers, and the same with and without marks.
type stops [1 << 16]uint8

// next is the place of the first stop from i on.
func (r row) next(i int, stop *stops) int {
	for ; i+4 <= len(r); i += 4 {
		if four := r[i : i+4 : i+4]; stop[four[0]]|stop[four[1]]|stop[four[2]]|stop[four[3]] != 0 {
			break
		}
	}
	for i < len(r) && stop[r[i]] == 0 {
		i++
	}
	return i
}

// open looks up the numbers of what is asked for, after rows were made. met is nil if rows cannot
// tell: there is no test of rows, or one of the words may have come after the numbers had run out.
func (n *numbering) open(t *rowTest) (met func(row) bool) {
	if t == nil {
		return nil
	}
	n.mu.RLock()
	defer n.mu.RUnlock()
	var foldOf []uint16
	numbers := n.exact
	if t.fold {
		foldOf, numbers = n.foldOf, n.fold
	}
	stop := &stops{}
	var wanted []row
	for _, forms := range t.rows {
		var w row
		for _, f := range forms {
			k, ok := numbers[f]
			switch {
			case (!ok || t.fold) && n.lost(f):
				return nil
			case !ok: // no row has it
				return func(row) bool { return false }
			}
			w = append(w, k)
		}
		wanted = append(wanted, w)
		if !t.fold {
			stop[w[0]] = 1
		}
		for number, f := range foldOf {
			if f == w[0] {
				stop[number] = 1
			}
		}
	}
	if len(wanted) == 1 {
		return func(r row) bool { return r.has(wanted[0], stop, foldOf) }
	}
	stop[lineBreak] = 1
	return func(r row) bool { return r.near(wanted[0], wanted[1], t.within, stop, foldOf) }
}

// has tells whether want stands somewhere; by folded forms if foldOf is not nil.
func (r row) has(want row, stop *stops, foldOf []uint16) bool {
	for i := r.next(0, stop); i < len(r); i = r.next(i+1, stop) {
		if r.standsAt(i, want, foldOf) {
			return true
		}
	}
	return false
}

func (r row) standsAt(i int, want row, foldOf []uint16) bool {
	if i+len(want) > len(r) {
		return false
	}
	for k, w := range want {
		have := r[i+k]
		if have == unnumbered {
			return false
		}
		if foldOf != nil {
			have = foldOf[have]
		}
		if have != w {
			return false
		}
	}
	return true
}

func (r row) near(left, right row, within int, stop *stops, foldOf []uint16) bool {
	met := meeting{lengths: [2]int{len(left), len(right)}, within: within}
	breaks := 0
	for i := r.next(0, stop); i < len(r); i = r.next(i+1, stop) {
		if r[i] == lineBreak {
			breaks++
			continue
		}
		word := i - breaks
		if r.standsAt(i, left, foldOf) && met.at(0, word) || r.standsAt(i, right, foldOf) && met.at(1, word) {
			return true
		}
	}
	return false
}

// rowsOf returns the rows that are known of some articles, nil for the others.
func (c *columns) rowsOf(docs []uint32) []row {
	c.mu.Lock()
	defer c.mu.Unlock()
	rows := make([]row, len(docs))
	if c.rows != nil {
		for i, doc := range docs {
			rows[i] = c.rows[doc]
		}
	}
	return rows
}

// keepRow remembers a row, and tells whether there are too many now.
func (c *columns) keepRow(doc uint32, r row) (full bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gone {
		return false
	}
	if c.rows == nil {
		c.rows = make([]row, c.segment.Count())
	}
	if c.rows[doc] != nil {
		return false
	}
	c.rows[doc] = r
	c.rowBytes += 2 * cap(r)
	return c.numbers.add(2*cap(r)) > c.numbers.most
}

// forgetRows forgets all of them for good.
func (c *columns) forgetRows() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.numbers.add(-c.rowBytes)
	c.rows, c.rowBytes, c.gone = nil, 0, true
}

// thinRows forgets one of every spareRows.
func (c *columns) thinRows(turn uint32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	freed := 0
	for doc := int(turn); doc < len(c.rows); doc += spareRows {
		freed += 2 * cap(c.rows[doc])
		c.rows[doc] = nil
	}
	c.rowBytes -= freed
	c.numbers.add(-freed)
}

// filled tells whether no more texts are to be read ahead of searches.
func (n *numbering) filled() bool { return n.add(0) >= n.most-n.most/spareRows }

// next is the turn of those rows that are to be forgotten.
func (n *numbering) next() uint32 {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.turn = (n.turn + 1) % spareRows
	return n.turn
}

func (n *numbering) add(bytes int) int {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.size += bytes
	return n.size
}
