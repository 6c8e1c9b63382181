package search

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"baotinh/extract/viet"
)

// row is a text as the numbers of its words' forms, of two bytes each, with lineBreak where no phrase goes on: the lower bytes of all of them, then
// the upper ones, so that who looks for one of them passes over half of the memory. Texts that a test has read stay in memory as rows, some 1.5 kB
// an article: reading and cutting a text costs fifty times as much as looking through its row. Those that are read ahead of searches are put together
// in blocks, which take a sixth more, see block.go.
type row []byte

func newRow(numbers []uint16) row {
	n := len(numbers)
	r := make(row, 2*n)
	for i, number := range numbers {
		r[i], r[n+i] = byte(number), byte(number>>8)
	}
	return r
}

func (r row) words() int { return len(r) / 2 }

func (r row) word(i int) uint16 { return uint16(r[i]) | uint16(r[len(r)/2+i])<<8 }

// half is the lower bytes, or the upper ones.
func (r row) half(upper int) []byte {
	n := len(r) / 2
	return r[upper*n : (upper+1)*n]
}

const (
	lineBreak  = 0
	unnumbered = math.MaxUint16 // a form that came after the numbers had run out
)

// maxRows is how many bytes of rows and blocks are kept, of some 120,000 articles; beyond it one of every spareRows is forgotten, and read again when needed.
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
	exactOf [][]uint16      // by the number of the folded form
	bytes   [2][256]int     // how often each stands in either half of rows in which words were met for the first time
	late    map[string]bool // folded forms of those that came after the numbers had run out, at most maxForms
	size    int             // bytes of all rows and blocks
	most    int
	turn    uint32 // which of every spareRows was forgotten last
	blocks  uint32 // made so far
}

func newNumbering(most int) *numbering {
	return &numbering{written: map[string]uint16{}, exact: map[string]uint16{}, fold: map[string]uint16{}, foldOf: []uint16{lineBreak}, exactOf: [][]uint16{nil}, late: map[string]bool{}, most: most}
}

// row makes the row of a text.
func (n *numbering) row(text string) row {
	numbers := make([]uint16, 0, len(text)/4)
	fresh := map[int]string{} // by place in numbers, words that were not met before
	n.mu.RLock()
	for at := 0; ; {
		start, end, gap, ok := nextToken(text, at)
		if !ok {
			break
		}
		at = end
		if gap {
			numbers = append(numbers, lineBreak)
		}
		number, ok := n.written[text[start:end]]
		if !ok {
			fresh[len(numbers)] = text[start:end]
		}
		numbers = append(numbers, number)
	}
	n.mu.RUnlock()
	if len(fresh) == 0 {
		return newRow(numbers)
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	for i, word := range fresh {
		number := n.number(exactForm(word))
		numbers[i] = number
		if len(n.written) < maxForms {
			n.written[strings.Clone(word)] = number // the text itself is not to stay
		}
	}
	r := newRow(numbers)
	for half := range n.bytes {
		for _, b := range r.half(half) {
			n.bytes[half][b]++
		}
	}
	return r
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
		f = uint16(len(n.exactOf))
		n.fold[strings.Clone(folded)] = f
		n.exactOf = append(n.exactOf, nil)
	}
	k := uint16(len(n.foldOf))
	n.exactOf[f] = append(n.exactOf[f], k)
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
	name   string // see String; made once for each query
}

func newRowTest(rows [][]string, within int, fold bool) *rowTest {
	t := &rowTest{rows: rows, within: within, fold: fold}
	t.name = t.String()
	return t
}

// String names a test: two that are written alike ask the same.
func (t *rowTest) String() string {
	if t.name != "" {
		return t.name
	}
	return fmt.Sprintf("%q %d %v", t.rows, t.within, t.fold)
}

// wantedRow is what is asked for in a row, by numbers. A row is looked through for one of them, the anchor: for one of its two bytes, which the
// standard library finds in 32 bytes at a time. That leaves memory as what takes the time.
type wantedRow struct {
	numbers []uint16
	foldOf  []uint16   // nil if marks count
	exact   [][]uint16 // the forms that each word may have
	first   []int      // see read
	anchor  int        // in numbers
	stop    *stops     // the forms that the anchor may have, nil if it has one
	half    int        // which byte of it is looked for
	bytes   []int      // that byte of each number, severalForms where it may be one of several
	cost    int        // how often one stops for nothing
}

const severalForms = -1

// stops marks the numbers at which a test looks closer, where there are several.
type stops [1 << 16]bool

// wanted looks up words. told is false if rows cannot tell, because one of the words may have come after the numbers had run out; w is nil if no row
// has one of them.
func (n *numbering) wanted(forms []string, fold bool) (w *wantedRow, told bool) {
	numbers := n.exact
	w = &wantedRow{cost: math.MaxInt}
	if fold {
		numbers, w.foldOf = n.fold, n.foldOf
	}
	for i, f := range forms {
		k, ok := numbers[f]
		switch {
		case (!ok || fold) && n.lost(f):
			return nil, false
		case !ok:
			return nil, true
		}
		w.numbers = append(w.numbers, k)
		these := []uint16{k}
		if fold {
			these = n.exactOf[k]
		}
		w.exact = append(w.exact, these)
		if len(these) > 1 {
			// Its table is looked up for every word, whatever it is.
			if cost := math.MaxInt - 1<<16 + len(these); cost < w.cost {
				w.anchor, w.cost = i, cost
			}
			continue
		}
		for half, b := range [2]byte{byte(these[0]), byte(these[0] >> 8)} {
			if n.bytes[half][b] < w.cost {
				w.anchor, w.half, w.cost = i, half, n.bytes[half][b]
			}
		}
	}
	if several := w.exact[w.anchor]; len(several) > 1 {
		w.stop = &stops{}
		for _, k := range several {
			w.stop[k] = true
		}
		return w, true
	}
	for _, these := range w.exact {
		if len(these) > 1 {
			w.bytes = append(w.bytes, severalForms)
		} else {
			w.bytes = append(w.bytes, int(byte(these[0]>>(8*w.half))))
		}
	}
	return w, true
}

// openTest is a test with the numbers of what it asks for.
type openTest struct {
	wanted []*wantedRow // one, or two that stand near each other; none if no text has one of the words
	within int
}

// open looks up the numbers of what is asked for. Rows that were made after it may hold words that it does not know: it comes behind them. It is nil if
// rows cannot tell.
func (n *numbering) open(t *rowTest) *openTest {
	if t == nil {
		return nil
	}
	n.mu.RLock()
	defer n.mu.RUnlock()
	o := &openTest{within: t.within}
	for _, forms := range t.rows {
		w, told := n.wanted(forms, t.fold)
		if !told {
			return nil
		}
		o.wanted = append(o.wanted, w)
	}
	if slices.Contains(o.wanted, nil) {
		o.wanted = nil
	}
	if len(o.wanted) == 2 && o.wanted[1].cost < o.wanted[0].cost {
		slices.Reverse(o.wanted)
	}
	for _, w := range o.wanted {
		w.first = w.read()
	}
	return o
}

// in tells which rows pass, some of which may be nil.
func (o *openTest) in(rows []row) []bool {
	switch len(o.wanted) {
	case 0:
		return make([]bool, len(rows))
	case 1:
		return o.wanted[0].in(rows)
	}
	met := make([]bool, len(rows))
	for from := 0; from < len(rows); from += rowsTogether {
		some := rows[from:min(from+rowsTogether, len(rows))]
		warm(some)
		for i, r := range some {
			met[from+i] = r.near(o.wanted[0], o.wanted[1], o.within)
		}
	}
	return met
}

// inBlocks tells which of some texts of blocks pass, at most blocksTogether of these at once; it may tell of others too.
func (o *openTest) inBlocks(blocks []*block, r *blockReader, asked, met []uint64) {
	r.ahead(blocks, o)
	for k, b := range blocks {
		switch len(o.wanted) {
		case 0:
			met[k] = 0
		case 1:
			met[k] = r.in(b, r.plans[0][k], asked[k])
		case 2:
			met[k] = r.near(b, [2]phrasePlan{r.plans[0][k], r.plans[1][k]}, o.wanted[0], o.wanted[1], o.within, asked[k])
		}
	}
}

// rowsTogether are looked through in one go. A row lies anywhere in memory, which takes longer to bring it than it takes to look through it, but
// brings many at once when asked for many.
const rowsTogether = 32

// warm asks memory for the beginnings of rows; what is behind them the processor asks for itself. The sum keeps the compiler from leaving it out.
//
//go:noinline
func warm(rows []row) (sum byte) {
	const line = 64
	for _, r := range rows {
		if len(r) > line {
			sum += r[0] + r[line]
		}
	}
	return sum
}

// in tells in which rows w stands. It looks for places where it may stand in all of them first: to see whether it does takes other parts of the rows.
func (w *wantedRow) in(rows []row) []bool {
	met := make([]bool, len(rows))
	var at [rowsTogether]int
	for from := 0; from < len(rows); from += rowsTogether {
		some := rows[from:min(from+rowsTogether, len(rows))]
		warm(some)
		for i, r := range some {
			at[i] = r.likely(w.anchor, w)
		}
		for i, r := range some {
			for at[i] < r.words() && !r.standsAt(at[i]-w.anchor, w) {
				at[i] = r.likely(at[i]+1, w)
			}
			met[from+i] = at[i] < r.words()
		}
	}
	return met
}

// next is the place from i on where w begins next, the end of the row if it does not.
func (r row) next(i int, w *wantedRow) int {
	for i = r.likely(i+w.anchor, w); i < r.words(); i = r.likely(i+1, w) {
		if r.standsAt(i-w.anchor, w) {
			return i - w.anchor
		}
	}
	return r.words()
}

// likely is the place from i on where the anchor of w may stand next, as far as one half of the row tells.
func (r row) likely(i int, w *wantedRow) int {
	n := r.words()
	if w.stop != nil {
		for i < n && !w.stop[r.word(i)] {
			i++
		}
		return i
	}
	half, b := r.half(w.half), byte(w.bytes[w.anchor])
	for ; i < n; i++ {
		next := bytes.IndexByte(half[i:], b)
		if next < 0 {
			break
		}
		if i += next; w.agrees(half[i-w.anchor:]) {
			return i
		}
	}
	return n
}

// agrees tells whether half of a row begins with what w has in it.
func (w *wantedRow) agrees(half []byte) bool {
	if len(half) < len(w.bytes) {
		return false
	}
	for k, b := range w.bytes {
		if b != severalForms && half[k] != byte(b) {
			return false
		}
	}
	return true
}

// standsAt tells whether w begins with word i.
func (r row) standsAt(i int, w *wantedRow) bool {
	if i+len(w.numbers) > r.words() {
		return false
	}
	for k, number := range w.numbers {
		have := r.word(i + k)
		if w.foldOf != nil {
			if int(have) >= len(w.foldOf) { // unnumbered, or of a row that was made after w
				return false
			}
			have = w.foldOf[have]
		}
		if have != number {
			return false
		}
	}
	return true
}

// near tells whether w stands somewhere with fewer than within words between it and other, on either side. It looks through the row for w only.
func (r row) near(w, other *wantedRow, within int) bool {
	for i := r.next(0, w); i < r.words(); i = r.next(i+1, w) {
		for j, gap := i+len(w.numbers), 0; j < r.words() && gap < within; j++ {
			if r.standsAt(j, other) {
				return true
			}
			if r.word(j) != lineBreak {
				gap++
			}
		}
		for j, gap := i-1, -len(other.numbers); j >= 0 && gap < within; j-- {
			if r.word(j) == lineBreak {
				continue
			}
			if gap++; gap >= 0 && gap < within && r.standsAt(j, other) {
				return true
			}
		}
	}
	return false
}

// rowsOf returns the rows that are known of some articles, nil for the others, and for those whose texts stand in blocks.
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
	if c.gone || c.blocked.has(doc) {
		return false
	}
	if c.rows == nil {
		c.rows = make([]row, c.segment.Count())
	}
	if c.rows[doc] != nil {
		return false
	}
	c.rows[doc] = r
	c.rowBytes += cap(r)
	return c.numbers.add(cap(r)) > c.numbers.most
}

// forgetRows forgets all texts for good.
func (c *columns) forgetRows() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.numbers.add(-c.rowBytes)
	c.rows, c.blocks, c.blocked, c.rowBytes, c.settled, c.gone = nil, nil, nil, 0, nil, true
}

// thinRows forgets one of every spareRows, and as many blocks.
func (c *columns) thinRows(turn uint32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	freed := 0
	for doc := int(turn); doc < len(c.rows); doc += spareRows {
		freed += cap(c.rows[doc])
		c.rows[doc] = nil
	}
	var kept []placedBlock // another list: searches go on with the old one
	for _, p := range c.blocks {
		if p.turn != turn {
			kept = append(kept, p)
			continue
		}
		freed += p.block.size()
		for _, doc := range p.docs {
			if doc != noDoc {
				c.blocked.drop(doc)
			}
		}
	}
	c.blocks = kept
	c.rowBytes -= freed
	c.numbers.add(-freed)
}

// filled tells whether no more texts are to be read ahead of searches, behind so many bytes more.
func (n *numbering) filled(more int) bool { return n.add(0)+more >= n.most-n.most/spareRows }

// next is the turn of those rows that are to be forgotten.
func (n *numbering) next() uint32 {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.turn = (n.turn + 1) % spareRows
	return n.turn
}

// nextBlock is the turn of one more block.
func (n *numbering) nextBlock() uint32 {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.blocks++
	return n.blocks % spareRows
}

func (n *numbering) add(bytes int) int {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.size += bytes
	return n.size
}
