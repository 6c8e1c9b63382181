package search

import (
	"bytes"
	"math"
	"math/bits"
	"slices"
)

// block holds the texts of some articles turned around: for each form the places where it stands, so that who asks for a phrase passes over the places
// of its words and nothing else. Rows cost a walk through each text that may hold the phrase.
//
// Places count the words of all texts and the breaks between lines, from 0; one place is left free behind each text. Those of a frequent form are put
// together by what stands behind it, where that is the same often: most phrases are of such pairs. Blocks do not change, and know nothing of segments:
// when bleve merges some, the new one takes over their blocks.
type block struct {
	start  []uint16    // of each text, and behind the last
	text   []uint8     // by place/textStep: the text that this place is in
	bucket [257]uint16 // by the upper byte of a number: where its lower bytes begin in lower
	lower  []byte      // of the numbers that stand in the texts, in order
	begin  []uint16    // by place in lower: where its list begins in lists, and the end
	lists  []uint16    // see placeList
}

// placeList is where a form stands. One of fewer than frequentForm places holds these alone, in order. The others begin with the number of runs; for
// each of these follow the number of the form behind it, in order, and where the run ends; then the runs, and behind them the places of no run.
type placeList []uint16

// frequentForm is how many places make runs worth their two numbers. blockTexts is how many texts are put together: as many as a set of one word of the
// processor tells apart. blockPlaces is how many places these may have, 64 texts of a newspaper some 45,000, so that with the numbers of all runs the
// lists stay below 1 << 16.
const (
	frequentForm = 16
	blockTexts   = 64
	blockPlaces  = (1<<16 - 1) * 5 / 6
)

// textStep is how many places are looked up at once: few texts are shorter.
const textStep = 256

// textAt returns the text that a place is in. Nothing is guessed about which of two it is: the processor would be wrong half of the time.
func (b *block) textAt(place uint16) int {
	t := int(b.text[place/textStep])
	t += int(1 - (uint32(place)-uint32(b.start[t+1]))>>31)
	for place >= b.start[t+1] {
		t++
	}
	return t
}

// parts parts a list into its runs and the places of no run; runs holds pairs of a number and an end in places.
func (l placeList) parts() (runs, places []uint16) {
	if len(l) < frequentForm {
		return nil, l
	}
	n := 1 + 2*int(l[0])
	return l[1:n], l[n:]
}

// all returns the places, in order within each run.
func (l placeList) all() []uint16 {
	_, places := l.parts()
	return places
}

// blockMaker makes blocks one behind the other.
type blockMaker struct {
	count [1 << 16]uint16 // by number; all 0 between two blocks
	texts []uint16        // of the block, behind each other
}

// block turns as many rows around as fit into one, at most blockTexts, and tells how many these are: 0 if the first is too long for any.
func (m *blockMaker) block(rows []row) (*block, int) {
	b := &block{start: []uint16{0}}
	m.texts = m.texts[:0]
	n := 0
	for ; n < min(len(rows), blockTexts) && len(m.texts)+rows[n].words() < blockPlaces; n++ {
		for i := range rows[n].words() {
			m.texts = append(m.texts, rows[n].word(i))
		}
		m.texts = append(m.texts, unnumbered)
		b.start = append(b.start, uint16(len(m.texts)))
	}
	if n == 0 {
		return nil, 0
	}
	b.text = make([]uint8, (len(m.texts)-1)/textStep+1)
	for t, at := 0, 0; at < len(b.text); at++ {
		for at*textStep >= int(b.start[t+1]) {
			t++
		}
		b.text[at] = uint8(t)
	}
	var numbers []uint16
	for _, number := range m.texts {
		if number == unnumbered {
			continue
		}
		if m.count[number] == 0 {
			numbers = append(numbers, number)
		}
		m.count[number]++
	}
	slices.Sort(numbers)
	places, end := make([]uint16, len(m.texts)), make([]uint16, len(numbers))
	at := uint16(0)
	for k, number := range numbers {
		at, m.count[number] = at+m.count[number], at
		end[k] = at
	}
	for i, number := range m.texts {
		if number != unnumbered {
			places[m.count[number]] = uint16(i)
			m.count[number]++
		}
	}
	for _, number := range numbers {
		m.count[number] = 0
	}
	b.lower, b.begin, b.lists = make([]byte, len(numbers)), make([]uint16, len(numbers)+1), make([]uint16, 0, len(places)+len(places)/16)
	at = 0
	for k, number := range numbers {
		b.lower[k] = byte(number)
		b.bucket[number>>8+1]++
		b.lists = m.list(b.lists, number, places[at:end[k]])
		at, b.begin[k+1] = end[k], uint16(len(b.lists))
	}
	for upper := range 256 {
		b.bucket[upper+1] += b.bucket[upper]
	}
	b.start, b.lists = slices.Clip(b.start), slices.Clone(b.lists)
	return b, n
}

// list adds the list of a number to others.
func (m *blockMaker) list(lists []uint16, number uint16, places []uint16) []uint16 {
	if len(places) < frequentForm {
		return append(lists, places...)
	}
	var behind []uint16 // what stands there often
	if number != lineBreak {
		for _, place := range places {
			next := m.texts[place+1] // there is one: the end of the text
			if m.count[next]++; m.count[next] == frequentForm && next != lineBreak && next != unnumbered {
				behind = append(behind, next)
			}
		}
	}
	slices.Sort(behind)
	lists = append(lists, uint16(len(behind)))
	end := uint16(0)
	for _, next := range behind {
		end += m.count[next]
		lists = append(lists, next, end)
	}
	for _, place := range places {
		m.count[m.texts[place+1]] = 0
	}
	// From here on count is where the next place of a run belongs, from 1.
	from := len(lists)
	end = 1
	for i, next := range behind {
		m.count[next] = end
		end = 1 + lists[from-2*len(behind)+2*i+1]
	}
	lists = append(lists, places...)
	rest := lists[from+int(end)-1:]
	for _, place := range places {
		if to := &m.count[m.texts[place+1]]; *to > 0 {
			lists[from+int(*to)-1] = place
			*to++
		} else {
			rest[0] = place
			rest = rest[1:]
		}
	}
	for _, next := range behind {
		m.count[next] = 0
	}
	return lists
}

func (b *block) texts() int { return len(b.start) - 1 }

func (b *block) size() int {
	return 2*(len(b.start)+len(b.bucket)+len(b.begin)+len(b.lists)) + len(b.lower) + len(b.text)
}

// rows turns the texts back into rows.
func (b *block) rows() []row {
	all := make([]uint16, b.start[b.texts()])
	for i := range all {
		all[i] = unnumbered
	}
	for upper := range 256 {
		for k := b.bucket[upper]; k < b.bucket[upper+1]; k++ {
			for _, place := range placeList(b.lists[b.begin[k]:b.begin[k+1]]).all() {
				all[place] = uint16(upper)<<8 | uint16(b.lower[k])
			}
		}
	}
	rows := make([]row, b.texts())
	for t := range rows {
		rows[t] = newRow(all[b.start[t] : b.start[t+1]-1])
	}
	return rows
}

// of returns where a number stands.
func (b *block) of(number uint16) placeList {
	from := int(b.bucket[number>>8])
	k := bytes.IndexByte(b.lower[from:b.bucket[number>>8+1]], byte(number))
	if k < 0 {
		return nil
	}
	return b.lists[b.begin[from+k]:b.begin[from+k+1]]
}

// blocksTogether are looked through in one go. What is read of a block lies anywhere in memory, which takes longer to bring it than it takes to look
// through it, but brings many at once when asked for many: each step is done for all of these blocks before the next.
const blocksTogether = 16

// line is how many places a line of memory holds.
const line = 64 / 2

// read are the words whose lists are read first where a phrase is looked for: every other one, which leads to the word behind it.
func (w *wantedRow) read() []int {
	n := len(w.exact)
	var words []int
	for i := 0; i < n; i += 2 {
		words = append(words, max(0, min(i, n-2)))
	}
	return words
}

// placeSet is a set of places.
type placeSet [1 << 16 / 64]uint64

func (s *placeSet) add(places []uint16) {
	for _, place := range places {
		s[place/64] |= 1 << (place % 64)
	}
}

func (s *placeSet) drop(places []uint16) {
	for _, place := range places {
		s[place/64] = 0
	}
}

// blockReader asks blocks.
type blockReader struct {
	set   placeSet                      // empty between two steps
	lists [blocksTogether][]placeList   // of the words that are read first, form by form
	plans [2][blocksTogether]phrasePlan // by side of NEAR, as is found
	both  phrasePart
	found [2][]uint16
	spare []uint16
	among []uint16
	sum   uint16 // of what was read ahead: it keeps the compiler from leaving that out
}

// phrasePlan are parts that cover a phrase, those at the fewest places first: what is to be looked through of a block. It is empty if the phrase does
// not stand there.
type phrasePlan []phrasePart

// phrasePart is where a word of a phrase, or two of them, may stand.
type phrasePart struct {
	after uint16 // words of the phrase before it
	words uint16
	count int
	lists [][]uint16 // each in order
}

func (p *phrasePart) add(places []uint16) {
	if len(places) > 0 {
		p.lists, p.count = append(p.lists, places), p.count+len(places)
	}
}

// addBefore adds those places of a list behind which one of some forms may stand, all of them if next is nil, and tells whether one of them does
// behind all that it has added.
func (p *phrasePart) addBefore(list placeList, next []uint16) (all bool) {
	runs, places := list.parts()
	from, met := uint16(0), 0
	for i := 0; i < len(runs); i += 2 {
		if next == nil || slices.Contains(next, runs[i]) {
			p.add(places[from:runs[i+1]])
			met++
		}
		from = runs[i+1]
	}
	if all = next != nil && met == len(next); !all {
		p.add(places[from:])
	}
	return all
}

// fill makes it where word i of a phrase may stand, with the word behind it where that is known. lists are those of its forms.
func (p *phrasePart) fill(w *wantedRow, i int, lists []placeList) {
	*p = phrasePart{after: uint16(i), words: 2, lists: p.lists[:0]}
	for _, list := range lists {
		switch {
		case list == nil:
		case i+1 == len(w.exact):
			p.words = 1
			p.addBefore(list, nil)
		case !p.addBefore(list, w.exact[i+1]):
			p.words = 1
		}
	}
}

// listsOf adds the lists of a word's forms to others.
func (b *block) listsOf(w *wantedRow, i int, lists []placeList) []placeList {
	for _, number := range w.exact[i] {
		lists = append(lists, b.of(number))
	}
	return lists
}

// plan plans how to look for a phrase in a block, over a plan that is not needed any more; read are the lists of the words that are read first.
func (r *blockReader) plan(plan phrasePlan, b *block, w *wantedRow, read []placeList) phrasePlan {
	var own [8]placeList
	listsOf := func(i int) []placeList {
		at := 0
		for _, word := range w.first {
			if word == i {
				return read[at : at+len(w.exact[i])]
			}
			at += len(w.exact[word])
		}
		return b.listsOf(w, i, own[:0])
	}
	plan = plan[:0]
	for i, n := 0, len(w.exact); i < n; {
		plan = slices.Grow(plan, 1)[:len(plan)+1]
		p := &plan[len(plan)-1]
		p.fill(w, i, listsOf(i))
		if i+1 == n && i > 0 && p.count > 0 { // the word before it may know both, at fewer places
			if r.both.fill(w, i-1, listsOf(i-1)); r.both.words == 2 {
				*p, r.both = r.both, *p
			}
		}
		if p.count == 0 {
			return plan[:0]
		}
		i += int(p.words)
	}
	slices.SortFunc(plan, func(a, b phrasePart) int { return a.count - b.count })
	return plan
}

// ahead plans how to look in some blocks for what a test asks for, and asks memory for all that the plans need.
func (r *blockReader) ahead(blocks []*block, o *openTest) {
	sum := r.sum
	for _, w := range o.wanted {
		for _, i := range w.first {
			for _, number := range w.exact[i] {
				for _, b := range blocks {
					sum += b.bucket[number>>8]
				}
				for _, b := range blocks {
					if from := b.bucket[number>>8]; int(from) < len(b.lower) {
						sum += uint16(b.lower[from]) + b.begin[from]
					}
				}
			}
		}
	}
	for k, b := range blocks {
		r.lists[k] = r.lists[k][:0]
		for _, w := range o.wanted {
			for _, i := range w.first {
				r.lists[k] = b.listsOf(w, i, r.lists[k])
			}
		}
	}
	for k, b := range blocks {
		for _, list := range r.lists[k] {
			if len(list) > 0 {
				sum += list[0]
			}
		}
		sum += b.start[0] + b.start[len(b.start)/2] + b.start[len(b.start)-1] + uint16(b.text[0])
	}
	for k, b := range blocks {
		read := r.lists[k]
		for side, w := range o.wanted {
			plan := r.plan(r.plans[side][k], b, w, read)
			r.plans[side][k] = plan
			for _, i := range w.first {
				read = read[len(w.exact[i]):]
			}
			for _, p := range plan {
				for _, list := range p.lists {
					for at := 0; at < len(list); at += line {
						sum += list[at]
					}
				}
			}
		}
	}
	r.sum = sum
}

// search is how many places are passed over in the time that it takes to find one among others.
const search = 16

// begins returns where a phrase begins in some texts, which is valid until the side is asked again. It may tell of other texts too.
func (r *blockReader) begins(side int, b *block, plan phrasePlan, asked uint64) []uint16 {
	if len(plan) == 0 {
		return nil
	}
	begins := r.found[side][:0]
	for _, list := range plan[0].lists {
		if len(plan) > 1 && bits.OnesCount64(asked)*search < len(list) {
			list = r.amongTexts(b, list, asked)
		}
		for _, place := range list {
			if place >= plan[0].after {
				begins = append(begins, place-plan[0].after)
			}
		}
	}
	for i := 1; i < len(plan) && len(begins) > 0; i++ {
		begins, r.spare = r.followed(begins, &plan[i]), begins
	}
	r.found[side] = begins
	return begins
}

// amongTexts returns those places of a list that stand in some texts, until it is called again.
func (r *blockReader) amongTexts(b *block, list []uint16, texts uint64) []uint16 {
	r.among = r.among[:0]
	for ; texts != 0 && len(list) > 0; texts &= texts - 1 {
		t := bits.TrailingZeros64(texts)
		from, _ := slices.BinarySearch(list, b.start[t])
		list = list[from:]
		to := 0
		for to < len(list) && list[to] < b.start[t+1] {
			to++
		}
		r.among, list = append(r.among, list[:to]...), list[to:]
	}
	return r.among
}

// followed returns those beginnings of a phrase behind which one of its parts stands where it should.
func (r *blockReader) followed(begins []uint16, part *phrasePart) []uint16 {
	if len(begins)*len(part.lists)*search < part.count {
		kept := r.spare[:0]
		for _, begin := range begins {
			if begin <= math.MaxUint16-part.after && slices.ContainsFunc(part.lists, func(list []uint16) bool {
				_, ok := slices.BinarySearch(list, begin+part.after)
				return ok
			}) {
				kept = append(kept, begin)
			}
		}
		return kept
	}
	r.set.add(begins)
	kept := slices.Grow(r.spare[:0], part.count)[:part.count]
	n := 0
	for _, list := range part.lists {
		for _, place := range list {
			if place < part.after {
				continue
			}
			begin := place - part.after
			kept[n] = begin
			n += int(r.set[begin/64] >> (begin % 64) & 1)
		}
	}
	r.set.drop(begins)
	return kept[:n]
}

// in tells which of some texts of a block hold a phrase; it may tell of others too.
func (r *blockReader) in(b *block, plan phrasePlan, asked uint64) (met uint64) {
	for _, begin := range r.begins(0, b, plan, asked) {
		met |= 1 << b.textAt(begin)
	}
	return met
}

// near tells in which of some texts of a block two phrases stand with fewer than within words between them, as row.near does.
func (r *blockReader) near(b *block, plans [2]phrasePlan, w, other *wantedRow, within int, asked uint64) (met uint64) {
	lefts := r.begins(0, b, plans[0], asked)
	if len(lefts) == 0 {
		return 0
	}
	rights := r.begins(1, b, plans[1], asked)
	if len(rights) == 0 {
		return 0
	}
	lefts, rights = r.sorted(0, b, asked), r.sorted(1, b, asked)
	breaks := b.of(lineBreak).all()
	// closer tells whether fewer than within words stand from one place to another. A break stands between two words at most.
	closer := func(from, to int) bool {
		switch places := to - from; {
		case places < within:
			return true
		case places > 2*within:
			return false
		default:
			i, _ := slices.BinarySearch(breaks, uint16(from))
			for ; i < len(breaks) && int(breaks[i]) < to; i++ {
				places--
			}
			return places < within
		}
	}
	behind, before := 0, 0 // the first of rights that begins behind the end of l, and how many of rights end before it begins
	for i := 0; i < len(lefts); {
		t, begins := slices.BinarySearch(b.start, lefts[i])
		if !begins {
			t--
		}
		first, end := int(b.start[t]), int(b.start[t+1])
		for ; i < len(lefts) && int(lefts[i]) < end; i++ {
			if met>>t&1 != 0 {
				continue
			}
			l := int(lefts[i])
			for behind < len(rights) && int(rights[behind]) < l+len(w.numbers) {
				behind++
			}
			for before < len(rights) && int(rights[before])+len(other.numbers) <= l {
				before++
			}
			if behind < len(rights) && int(rights[behind]) < end && closer(l+len(w.numbers), int(rights[behind])) ||
				before > 0 && int(rights[before-1]) >= first && closer(int(rights[before-1])+len(other.numbers), l) {
				met |= 1 << t
			}
		}
	}
	return met
}

// sorted returns those places in order that stand in some texts. It takes the room that is spare.
func (r *blockReader) sorted(side int, b *block, texts uint64) []uint16 {
	places, sorted := r.found[side], r.spare[:0]
	r.set.add(places)
	for ; texts != 0; texts &= texts - 1 {
		t := bits.TrailingZeros64(texts)
		start, end := b.start[t], b.start[t+1]
		for k := start / 64; k <= end/64; k++ {
			of := r.set[k]
			if k == start/64 {
				of &= ^uint64(0) << (start % 64)
			}
			if k == end/64 {
				of &= 1<<(end%64) - 1
			}
			for ; of != 0; of &= of - 1 {
				sorted = append(sorted, k*64+uint16(bits.TrailingZeros64(of)))
			}
		}
	}
	r.set.drop(places)
	r.found[side], r.spare = sorted, places
	return sorted
}

// placedBlock is a block as it stands in a segment.
type placedBlock struct {
	*block
	docs  []uint32 // by text: the article in the segment, or noDoc
	turn  uint32   // see numbering.turn
	inRow bool     // docs follow each other from first on, as they nearly always do
	first uint32
}

const noDoc = math.MaxUint32

// inRow tells whether some articles follow each other in the segment.
func inRow(docs []uint32) bool {
	for t, doc := range docs {
		if doc == noDoc || doc != docs[0]+uint32(t) {
			return false
		}
	}
	return true
}

// in returns which of its texts are of articles in a set.
func (b *placedBlock) in(s docSet) (texts uint64) {
	if !b.inRow {
		for t, doc := range b.docs {
			if doc != noDoc && s.has(doc) {
				texts |= 1 << t
			}
		}
		return texts
	}
	word, bit := b.first/64, b.first%64
	texts = s[word] >> bit
	if bit > 0 && int(word)+1 < len(s) {
		texts |= s[word+1] << (64 - bit)
	}
	return texts & (1<<len(b.docs) - 1)
}

// addTo adds the articles of some of its texts to a set.
func (b *placedBlock) addTo(s docSet, texts uint64) {
	if !b.inRow {
		for ; texts != 0; texts &= texts - 1 {
			s.add(b.docs[bits.TrailingZeros64(texts)])
		}
		return
	}
	word, bit := b.first/64, b.first%64
	s[word] |= texts << bit
	if over := texts >> (64 - bit); over != 0 {
		s[word+1] |= over
	}
}

// keepBlock takes over a block. What is known of the same articles already goes: a row, or in the block what another one holds.
func (c *columns) keepBlock(b *block, docs []uint32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gone {
		return
	}
	if c.blocked == nil {
		c.blocked = make(docSet, c.segment.Count()/64+1)
	}
	p := placedBlock{block: b, docs: slices.Clone(docs), turn: c.numbers.nextBlock()}
	grown := b.size()
	for t, doc := range p.docs {
		switch {
		case doc == noDoc:
		case c.blocked.has(doc):
			p.docs[t] = noDoc
		default:
			c.blocked.add(doc)
			if c.rows != nil {
				grown -= cap(c.rows[doc])
				c.rows[doc] = nil
			}
		}
	}
	p.inRow, p.first = inRow(p.docs), p.docs[0]
	c.blocks = append(c.blocks[:len(c.blocks):len(c.blocks)], p) // another list: searches go on with the old one
	c.rowBytes += grown
	c.numbers.add(grown)
}

// blocksNow returns the blocks that are known at the moment.
func (c *columns) blocksNow() []placedBlock {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.blocks
}

// unblocked returns those of some articles whose texts stand in no block.
func (c *columns) unblocked(docs []uint32) []uint32 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.DeleteFunc(docs, c.blocked.has)
}

// knowsTexts tells whether there is any row or block.
func (c *columns) knowsTexts() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.rowBytes > 0
}

// keepTogether puts rows together in blocks, and leaves those alone that no block has room for. Some rows may be nil.
func (c *columns) keepTogether(maker *blockMaker, docs []uint32, rows []row) {
	var known []uint32
	for i, doc := range docs {
		if rows[i] != nil {
			known = append(known, doc)
		}
	}
	rows = slices.DeleteFunc(rows, func(r row) bool { return r == nil })
	for len(rows) > 0 {
		b, n := maker.block(rows)
		if n == 0 {
			c.keepRow(known[0], rows[0])
			n = 1
		} else {
			c.keepBlock(b, known[:n])
		}
		known, rows = known[n:], rows[n:]
	}
}

// textPlace is where an article stands.
type textPlace struct {
	*part
	doc uint32
}

// carry gives a block to the segment in which its articles stand now: to says where. One that has lost half of its articles, or is small, is taken to
// pieces: its texts get into blocks with others.
func (b placedBlock) carry(to func(doc uint32) (textPlace, bool)) {
	var in *part
	docs := make([]uint32, len(b.docs))
	together := 0
	for t, doc := range b.docs {
		docs[t] = noDoc
		if at, ok := to(doc); ok && (in == nil || in == at.part) {
			in, docs[t] = at.part, at.doc
			together++
		}
	}
	if together > blockTexts/2 {
		in.keepBlock(b.block, docs)
		return
	}
	if in == nil {
		return
	}
	for t, r := range b.rows() {
		if at, ok := to(b.docs[t]); ok {
			at.keepRow(at.doc, r)
		}
	}
}
