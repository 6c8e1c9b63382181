package search

import (
	"context"
	"iter"
	"math/bits"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"
	"golang.org/x/sync/errgroup"

	"baotinh/extract/viet"
	"baotinh/index/store"
)

// How many texts the tests of a query may read to settle what the index cannot tell and what no row in memory tells, at 0.1 ms each. Beyond it a
// candidate counts as a hit and the answer says that it is approximate.
const (
	searchBudget = 350
	countBudget  = 150 // of the count without marks
)

// verifier reads texts for the tests of one query.
type verifier struct {
	texts  *texts
	budget int
	tests  int
	over   atomic.Bool
}

// texts are those that one search has read: its queries with and without marks ask for the same articles.
type texts struct {
	facts *store.Store
	mu    sync.Mutex
	seen  [2]map[string]string // by part, by article
}

func newTexts(facts *store.Store) *texts {
	return &texts{facts: facts, seen: [2]map[string]string{{}, {}}}
}

// read returns the texts of articles; those that were deleted since they were indexed are left out.
func (t *texts) read(ctx context.Context, ids []string, part store.Part) (map[string]string, error) {
	have := map[string]string{}
	var missing []string
	t.mu.Lock()
	for _, id := range ids {
		if text, ok := t.seen[part][id]; ok {
			have[id] = text
		} else {
			missing = append(missing, id)
		}
	}
	t.mu.Unlock()
	if missing == nil {
		return have, nil
	}
	more, err := t.facts.Texts(ctx, missing, part)
	if err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for id, text := range more {
		t.seen[part][id], have[id] = text, text
	}
	return have, nil
}

// textTest settles candidates by their texts.
type textTest struct {
	verifier *verifier
	part     store.Part
	pass     func(text string) bool
	row      *rowTest // the same, asked of rows; nil where rows do not tell
}

// filterRun demands of what a plan finds that words stand in a row.
func (v *verifier) filterRun(q plan, forms []string, fold bool) plan {
	return v.filter(q, &textTest{part: store.Whole, pass: runTest(forms, fold), row: newRowTest([][]string{forms}, 0, fold)})
}

// filterNear demands that words stand near others.
func (v *verifier) filterNear(q plan, left, right []string, within int, fold bool) plan {
	return v.filter(q, &textTest{part: store.Whole, pass: nearTest(left, right, within, fold), row: newRowTest([][]string{left, right}, within, fold)})
}

// filterBody demands that the body passes a test.
func (v *verifier) filterBody(q plan, pass func(text string) bool) plan {
	return v.filter(q, &textTest{part: store.Body, pass: pass})
}

func (v *verifier) filter(q plan, test *textTest) plan {
	v.tests++
	test.verifier = v
	return testedPlan{q, test}
}

// textsAtOnce are read from the store in one go: more would only take memory. rowsAtOnce and blocksAtOnce are looked through by one goroutine.
const (
	textsAtOnce  = 100
	rowsAtOnce   = 1000
	blocksAtOnce = 50
)

// docSet is a set of articles of a segment as it is put together; nil is empty.
type docSet []uint64

func newDocSet(p *part) docSet { return make(docSet, p.FullSize()/64+1) }

func (s docSet) add(doc uint32)      { s[doc/64] |= 1 << (doc % 64) }
func (s docSet) drop(doc uint32)     { s[doc/64] &^= 1 << (doc % 64) }
func (s docSet) has(doc uint32) bool { return s != nil && s[doc/64]>>(doc%64)&1 != 0 }

func (s docSet) addAll(docs []uint32) {
	for _, doc := range docs {
		s.add(doc)
	}
}

// but lists the articles that do not stand in another set of the same segment.
func (s docSet) but(other docSet) []uint32 {
	var docs []uint32
	for i, some := range s {
		for some &^= other[i]; some != 0; some &= some - 1 {
			docs = append(docs, uint32(64*i+bits.TrailingZeros64(some)))
		}
	}
	return docs
}

// passed returns the candidates of a segment that pass. Each segment and test has its share of the budget, so that it does not depend on which is
// first what a query reads.
func (t *textTest) passed(v *view, seg int, candidates *roaring.Bitmap) (*roaring.Bitmap, error) {
	p := v.segments[seg]
	before := p.settledBy(t.row)
	open := roaring.AndNot(candidates, before.asked)
	if open.IsEmpty() {
		return roaring.And(candidates, before.passed), nil
	}
	asked := newDocSet(p)
	open.WriteDenseTo(asked)
	settled, found, err := p.told(asked, t.row)
	if err != nil {
		return nil, err
	}
	unread := asked.but(settled)
	var unsettled []uint32
	if budget := 1 + t.verifier.budget*int(p.LiveSize())/int(v.live)/t.verifier.tests; len(unread) > budget {
		unread, unsettled = unread[:budget], unread[budget:]
		t.verifier.over.Store(true)
	}
	var mu sync.Mutex
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for docs := range slices.Chunk(unread, textsAtOnce) {
		group.Go(func() error {
			read, good, err := t.byTexts(v, p, docs)
			mu.Lock()
			defer mu.Unlock()
			settled.addAll(read)
			found.addAll(good)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	passed := roaring.FromDense(found, false)
	p.keepSettled(t.row, before.and(roaring.FromDense(settled, false), passed))
	return roaring.FastOr(passed, roaring.And(candidates, before.passed), roaring.BitmapOf(unsettled...)), nil
}

// told returns which of some articles texts in memory tell of, and which of these pass: none where rows cannot tell. The numbers are looked up behind
// the texts: others make rows meanwhile, with words that had no number before.
func (c *columns) told(asked docSet, t *rowTest) (settled, passed docSet, err error) {
	settled, passed = make(docSet, len(asked)), make(docSet, len(asked))
	if t == nil {
		return settled, passed, nil
	}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	blocks := c.blocksNow()
	if open := c.numbers.open(t); open != nil && len(blocks) > 0 {
		wanted, met := make([]uint64, len(blocks)), make([]uint64, len(blocks)) // by block, its texts
		for i := range blocks {
			wanted[i] = blocks[i].in(asked)
		}
		for from := 0; from < len(blocks); from += blocksAtOnce {
			to := min(from+blocksAtOnce, len(blocks))
			group.Go(func() error {
				byBlocks(blocks[from:to], open, wanted[from:to], met[from:to])
				return nil
			})
		}
		if err := group.Wait(); err != nil {
			return nil, nil, err
		}
		for i := range blocks {
			blocks[i].addTo(settled, wanted[i])
			blocks[i].addTo(passed, wanted[i]&met[i])
		}
	}
	var mu sync.Mutex
	for docs := range slices.Chunk(asked.but(settled), rowsAtOnce) {
		group.Go(func() error {
			known, good := c.byRows(docs, t)
			mu.Lock()
			defer mu.Unlock()
			settled.addAll(known)
			passed.addAll(good)
			return nil
		})
	}
	return settled, passed, group.Wait()
}

// readers are blockReaders that nobody uses at the moment.
var readers = sync.Pool{New: func() any { return &blockReader{} }}

// byBlocks looks through those blocks of which texts are wanted.
func byBlocks(blocks []placedBlock, open *openTest, wanted, met []uint64) {
	reader := readers.Get().(*blockReader)
	defer readers.Put(reader)
	var some [blocksTogether]*block
	var at [blocksTogether]int
	var asked, found [blocksTogether]uint64
	n := 0
	look := func() {
		open.inBlocks(some[:n], reader, asked[:n], found[:n])
		for k := range n {
			met[at[k]] = found[k]
		}
		n = 0
	}
	for i, b := range blocks {
		if wanted[i] == 0 {
			continue
		}
		some[n], at[n], asked[n] = b.block, i, wanted[i]
		if n++; n == blocksTogether {
			look()
		}
	}
	look()
}

// byRows looks through the rows of some articles. known are those that have one, good those of them that pass.
func (c *columns) byRows(docs []uint32, t *rowTest) (known, good []uint32) {
	rows := c.rowsOf(docs)
	open := c.numbers.open(t)
	if open == nil {
		return nil, nil
	}
	for i, ok := range open.in(rows) {
		if rows[i] == nil {
			continue
		}
		if known = append(known, docs[i]); ok {
			good = append(good, docs[i])
		}
	}
	return known, good
}

// byTexts reads the texts of some articles, and keeps the rows that it makes of them. read are those that are still there, good those of them that
// pass.
func (t *textTest) byTexts(v *view, p *part, docs []uint32) (read, good []uint32, err error) {
	ids, err := p.idColumn()
	if err != nil {
		return nil, nil, err
	}
	names := ids.names(docs)
	texts, err := t.verifier.texts.read(v.ctx, names, t.part)
	if err != nil {
		return nil, nil, err
	}
	rows := make([]row, len(docs))
	for i, doc := range docs {
		if text, ok := texts[names[i]]; ok && t.row != nil {
			rows[i] = p.numbers.row(text)
			if p.keepRow(doc, rows[i]) {
				v.index.thinRows()
			}
		}
	}
	var passed []bool
	if open := p.numbers.open(t.row); open != nil {
		passed = open.in(rows)
	}
	for i, doc := range docs {
		text, ok := texts[names[i]]
		if !ok {
			continue
		}
		read = append(read, doc)
		if passed != nil && passed[i] || passed == nil && t.pass(text) {
			good = append(good, doc)
		}
	}
	return read, good, nil
}

// thinRows makes room for other rows.
func (x *Index) thinRows() {
	x.known.Lock()
	defer x.known.Unlock()
	for range spareRows {
		if x.numbers.add(0) <= x.numbers.most {
			break // another search made room
		}
		turn := x.numbers.next()
		for _, c := range x.columns {
			c.thinRows(turn)
		}
	}
}

// runTest finds words standing in a row, in one part of the article.
func runTest(forms []string, fold bool) func(text string) bool {
	want := wantedWords(forms, fold)
	return func(text string) bool {
		for at := 0; ; {
			start, end, _, ok := nextToken(text, at)
			if !ok {
				return false
			}
			at = end
			if want.standsAt(text, start, end) {
				return true
			}
		}
	}
}

// nearTest finds left and right with fewer than within words between their nearest ends, in either order. It keeps no tokens: most texts are read
// only for this.
func nearTest(left, right []string, within int, fold bool) func(text string) bool {
	wantLeft, wantRight := wantedWords(left, fold), wantedWords(right, fold)
	return func(text string) bool {
		met := meeting{lengths: [2]int{len(left), len(right)}, within: within}
		for at, i := 0, 0; ; i++ {
			start, end, _, ok := nextToken(text, at)
			if !ok {
				return false
			}
			at = end
			if wantLeft.standsAt(text, start, end) && met.at(0, i) || wantRight.standsAt(text, start, end) && met.at(1, i) {
				return true
			}
		}
	}
}

// meeting is where the two sides of NEAR stand in a text, as far as it was read.
type meeting struct {
	lengths [2]int   // tokens of each side
	begins  [2][]int // numbers of the tokens that it begins with
	within  int
}

// at notes that a side begins with token i, and tells whether the other one ends before it with fewer than within tokens between; where that
// one lies over token i does not count.
func (m *meeting) at(side, i int) bool {
	other := 1 - side
	for _, begin := range slices.Backward(m.begins[other]) {
		if gap := i - (begin + m.lengths[other]); gap >= 0 {
			if gap < m.within {
				return true
			}
			break
		}
	}
	m.begins[side] = append(m.begins[side], i)
	return false
}

// wanted are words asked for in a row.
type wanted struct {
	forms []string
	first rune  // the folded first letter of the first: most tokens differ in it, which costs little to see
	runes []int // in each form
	fold  bool
}

func wantedWords(forms []string, fold bool) wanted {
	r, _ := utf8.DecodeRuneInString(forms[0])
	w := wanted{forms: forms, first: viet.FoldRune(r), fold: fold}
	for _, f := range forms {
		w.runes = append(w.runes, utf8.RuneCountInString(f))
	}
	return w
}

// standsAt tells whether the row begins with the token at start.
func (w *wanted) standsAt(text string, start, end int) bool {
	if r, _ := utf8.DecodeRuneInString(text[start:]); viet.FoldRune(r) != w.first || !w.is(0, text[start:end]) {
		return false
	}
	for k := 1; k < len(w.forms); k++ {
		next, stop, gap, ok := nextToken(text, end)
		if !ok || gap || !w.is(k, text[next:stop]) {
			return false
		}
		end = stop
	}
	return true
}

func (w *wanted) is(k int, token string) bool {
	// A form has as many letters as its token, if it is not a number nor cut.
	if len(token) <= maxSyllable && !isDigit(token[0]) && utf8.RuneCountInString(token) != w.runes[k] {
		return false
	}
	form := exactForm(token)
	if w.fold {
		form = viet.Fold(form)
	}
	return form == w.forms[k]
}

// near finds each left with the first right that stands close enough: the first token and the one behind the last.
func (t *tokenRow) near(left, right []string, within int, fold bool) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		var lefts, rights []int
		for i := range t.start {
			if t.matches(i, left, fold) {
				lefts = append(lefts, i)
			}
			if t.matches(i, right, fold) {
				rights = append(rights, i)
			}
		}
		j := 0
		for _, l := range lefts {
			for j < len(rights) && rights[j]+len(right)-1+within < l-1 {
				j++
			}
			for k := j; k < len(rights) && rights[k] <= l+len(left)+within; k++ {
				gap := rights[k] - (l + len(left))
				if rights[k] < l {
					gap = l - (rights[k] + len(right))
				}
				if gap < 0 || gap >= within {
					continue
				}
				if !yield(min(l, rights[k]), max(l+len(left), rights[k]+len(right))) {
					return
				}
				break
			}
		}
	}
}

// tokenRow is a text cut into tokens, whose forms are made when first asked for.
type tokenRow struct {
	text       string
	start, end []int
	gap        []bool // a line break stands before the token
	exact      []string
}

func tokenize(text string) *tokenRow {
	t := &tokenRow{text: text}
	for at := 0; ; {
		start, end, gap, ok := nextToken(text, at)
		if !ok {
			break
		}
		t.start, t.end, t.gap = append(t.start, start), append(t.end, end), append(t.gap, gap)
		at = end
	}
	t.exact = make([]string, len(t.start))
	return t
}

func (t *tokenRow) form(i int) string {
	if t.exact[i] == "" {
		t.exact[i] = exactForm(t.text[t.start[i]:t.end[i]])
	}
	return t.exact[i]
}

func (t *tokenRow) is(i int, form string, fold bool) bool {
	// Most tokens differ in their first letter, which costs nothing to see.
	first, _ := utf8.DecodeRuneInString(t.text[t.start[i]:])
	other, _ := utf8.DecodeRuneInString(form)
	if viet.FoldRune(first) != viet.FoldRune(other) {
		return false
	}
	if fold {
		return viet.Fold(t.form(i)) == form
	}
	return t.form(i) == form
}

// matches tells whether forms begin at token i.
func (t *tokenRow) matches(i int, forms []string, fold bool) bool {
	if i+len(forms) > len(t.start) {
		return false
	}
	for k, f := range forms {
		if k > 0 && t.gap[i+k] || !t.is(i+k, f, fold) {
			return false
		}
	}
	return true
}

// starts tells how many tokens from i on are what the match asks for; 0 if they are not.
func (t *tokenRow) starts(i int, m match) int {
	switch {
	case len(m.forms) == 0:
		return 0
	case m.prefix || m.fuzzy > 0:
		form := t.form(i)
		if m.fold {
			form = viet.Fold(form)
		}
		if m.prefix && strings.HasPrefix(form, m.forms[0]) || m.fuzzy > 0 && within(form, m.forms[0], m.fuzzy) {
			return 1
		}
	case t.matches(i, m.forms, m.fold):
		return len(m.forms)
	}
	return 0
}
