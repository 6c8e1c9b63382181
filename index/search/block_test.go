package search

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"baotinh/index/store/storetest"
)

// TestBlocks holds what blocks tell against what the rows tell that they are made of, and these against the texts: of few words, so that there are
// long runs, and of many, with and without numbers for all of them.
func TestBlocks(t *testing.T) {
	words := []string{"bộ", "bo", "máy", "may", "mày", "hòa", "kỹ", "7,5", "ban", "Bàn", "đảng", "viên"}
	spaces := []string{" ", " ", " ", ", ", "\n", ". "}
	maker, reader := &blockMaker{}, &blockReader{}
	passed := 0
	for seed := range uint64(300) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		n := newNumbering(maxRows)
		few := words[rnd.IntN(4):][:2+rnd.IntN(7)]
		if seed%3 == 0 {
			n.row(strings.Join(few[:len(few)/2], " "))
			n.foldOf = append(n.foldOf, make([]uint16, unnumbered-len(n.foldOf))...)
		}
		var rows []row
		var texts []string
		for range 1 + rnd.IntN(blockTexts) {
			var text strings.Builder
			for range rnd.IntN(60) {
				text.WriteString(few[rnd.IntN(len(few))] + spaces[rnd.IntN(len(spaces))])
			}
			texts, rows = append(texts, text.String()), append(rows, n.row(text.String()))
		}
		b, many := maker.block(rows)
		if many != len(rows) || b.texts() != len(rows) {
			t.Fatalf("%d of %d texts are in the block, %d", many, len(rows), b.texts())
		}
		for i, r := range b.rows() {
			if !slices.Equal(r, rows[i]) {
				t.Fatalf("text %d is %v, want %v", i, r, rows[i])
			}
			for place := b.start[i]; place < b.start[i+1]; place++ {
				if got := b.textAt(place); got != i {
					t.Fatalf("place %d is in text %d, want %d", place, got, i)
				}
			}
		}
		half, _ := maker.block(rows[:(len(rows)+1)/2])
		for range 20 {
			fold := rnd.IntN(2) == 0
			forms := func() []string {
				drawn := make([]string, 1+rnd.IntN(4))
				for i := range drawn {
					drawn[i] = few[rnd.IntN(len(few))]
				}
				if fold {
					return foldForms(exactForms(drawn))
				}
				return exactForms(drawn)
			}
			test := &rowTest{rows: [][]string{forms()}, fold: fold}
			pass := runTest(test.rows[0], fold)
			if rnd.IntN(2) == 0 {
				test.rows, test.within = append(test.rows, forms()), 1+rnd.IntN(6)
				pass = nearTest(test.rows[0], test.rows[1], test.within, fold)
			}
			open := n.open(test)
			if open == nil {
				continue
			}
			asked := rnd.Uint64() >> (64 - len(rows))
			whole := uint64(math.MaxUint64) >> (64 - half.texts())
			few := rnd.Uint64() & whole
			var found [3]uint64
			open.inBlocks([]*block{half, b, half}, reader, []uint64{few, asked, whole &^ few}, found[:])
			met := found[1]
			if all := inBlock(open, half, reader, whole); found[0]&few != all&few || found[2]&whole&^few != all&whole&^few {
				t.Errorf("seed %d: %v is met by %b and %b beside others, by %b alone", seed, test, found[0], found[2], all)
			}
			for i, want := range open.in(rows) {
				if asked>>i&1 != 0 && (met>>i&1 != 0) != want || want != pass(texts[i]) {
					t.Errorf("seed %d: %v in %q: by the block %v, by the row %v, by the text %v", seed, test, texts[i], met>>i&1 != 0, want, pass(texts[i]))
				}
				if want {
					passed++
				}
			}
			if reader.set != (placeSet{}) {
				t.Fatalf("behind %v places are left", test)
			}
		}
	}
	if passed < 10000 {
		t.Errorf("only %d texts pass a test", passed)
	}
}

func inBlock(o *openTest, b *block, r *blockReader, asked uint64) uint64 {
	var met [1]uint64
	o.inBlocks([]*block{b}, r, []uint64{asked}, met[:])
	return met[0]
}

// TestReadFirst: every word of a phrase, or the one before it, is asked for ahead.
func TestReadFirst(t *testing.T) {
	for n, want := range [][]int{1: {0}, 2: {0}, 3: {0, 1}, 4: {0, 2}, 5: {0, 2, 3}} {
		w := &wantedRow{}
		for i := range n {
			w.exact = append(w.exact, []uint16{uint16(i + 1)})
		}
		if got := w.read(); !slices.Equal(got, want) {
			t.Errorf("of %d words %v, want %v", n, got, want)
		}
	}
}

// TestPlacedTexts: which texts of a block are of articles in a set, and the other way round, whether or not the articles follow each other.
func TestPlacedTexts(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		size := 1 + rnd.IntN(300)
		c := &columns{numbers: newNumbering(maxRows), blocked: make(docSet, size/64+1)}
		first, n := rnd.IntN(size), 1+rnd.IntN(blockTexts)
		docs := make([]uint32, min(n, size-first))
		for i := range docs {
			docs[i] = uint32(first + i)
		}
		row := rnd.IntN(2) == 0
		if !row {
			rnd.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
			docs[rnd.IntN(len(docs))] = noDoc
		}
		c.keepBlock(&block{}, docs)
		p := c.blocks[0]
		if p.inRow != row {
			t.Fatalf("%v in a row: %v", docs, p.inRow)
		}
		set, texts := make(docSet, size/64+1), uint64(0)
		for i := range set {
			set[i] = rnd.Uint64()
		}
		for i, doc := range docs {
			if doc != noDoc && set.has(doc) {
				texts |= 1 << i
			}
		}
		if got := p.in(set); got != texts {
			t.Errorf("%v: texts %b, want %b", docs, got, texts)
		}
		back := make(docSet, len(set))
		p.addTo(back, texts)
		for doc := range uint32(size) {
			if want := set.has(doc) && slices.Contains(docs, doc); back.has(doc) != want || slices.Contains(set.but(back), doc) != (set.has(doc) && !want) {
				t.Errorf("%v: article %d is in the set: %v, want %v", docs, doc, back.has(doc), want)
			}
		}
	}
}

// TestFullBlocks: texts that one block has no room for get into others, and one that none has room for stays a row.
func TestFullBlocks(t *testing.T) {
	n := newNumbering(maxRows)
	long := n.row(strings.Repeat("đảng bộ ", blockPlaces/2))
	half := n.row(strings.Repeat("tổ chức đảng ", blockPlaces/6))
	maker := &blockMaker{}
	for _, c := range []struct {
		rows []row
		want int
	}{{[]row{long}, 0}, {[]row{half, half, half}, 1}, {[]row{half, nil, n.row("đảng"), long}, 3}, {slices.Repeat([]row{n.row("đảng")}, blockTexts+1), blockTexts}} {
		b, got := maker.block(c.rows)
		if got != c.want || got > 0 && b.texts() != got {
			t.Errorf("%d of %d texts are in a block, want %d", got, len(c.rows), c.want)
		}
	}
	c := &columns{numbers: n, rows: make([]row, 6), blocked: make(docSet, 1)}
	c.keepTogether(maker, []uint32{0, 1, 2, 3, 4, 5}, []row{half, long, nil, half, n.row("đảng"), half})
	if len(c.blocks) != 3 || c.rows[1] == nil || !slices.Equal(c.unblocked([]uint32{0, 1, 2, 3, 4, 5}), []uint32{1, 2}) {
		t.Errorf("%d blocks, without %v", len(c.blocks), c.unblocked([]uint32{0, 1, 2, 3, 4, 5}))
	}
	before := n.size
	c.keepBlock(c.blocks[1].block, []uint32{1, 0})
	if c.rows[1] != nil || len(c.unblocked([]uint32{1})) > 0 || n.size != before+c.blocks[1].size()-len(long) {
		t.Error("a text stands in a block, and its row stays")
	}
	if c.blocks[3].docs[1] != noDoc {
		t.Error("a text stands in two blocks")
	}
}

// TestThinBlocks forgets blocks as it does rows: a few at a time, of whichever segment.
func TestThinBlocks(t *testing.T) {
	n := newNumbering(maxRows)
	b, _ := new(blockMaker).block([]row{n.row("đảng bộ tỉnh")})
	var all []*columns
	for range 2 * spareRows {
		c := &columns{numbers: n, blocked: make(docSet, 1)}
		c.keepBlock(b, []uint32{5})
		all = append(all, c)
	}
	for turn := range uint32(spareRows) {
		for _, c := range all {
			c.thinRows(turn)
		}
		left := 0
		for _, c := range all {
			left += len(c.blocks)
			if c.blocked.has(5) != (len(c.blocks) > 0) {
				t.Error("a text in no block is known, or one in a block is not")
			}
		}
		if want := 2 * (spareRows - 1 - int(turn)); left != want || n.size != want*b.size() {
			t.Errorf("turn %d: %d blocks of %d bytes remain, want %d", turn, left, n.size, want)
		}
	}
}

// TestCarriedBlocks: a new segment takes over a block of which most articles are in it, and the texts of another as rows. What changed is not known.
func TestCarriedBlocks(t *testing.T) {
	n := newNumbering(maxRows)
	var rows []row
	var docs []uint32
	for doc := range uint32(blockTexts) {
		rows, docs = append(rows, n.row("đảng bộ tỉnh"[:5+doc%3])), append(docs, doc)
	}
	b, _ := new(blockMaker).block(rows)
	old := placedBlock{block: b, docs: docs}
	for _, c := range []struct{ gone, blocks, rows int }{{0, 1, 0}, {20, 1, 0}, {40, 0, 24}, {64, 0, 0}} {
		to := textPlace{part: &part{columns: &columns{numbers: n, rows: make([]row, 200), blocked: make(docSet, 4)}}}
		old.carry(func(doc uint32) (textPlace, bool) {
			to := to
			to.doc = 100 + doc
			return to, int(doc) >= c.gone
		})
		var known []uint32
		for doc, r := range to.rows {
			if r != nil {
				known = append(known, uint32(doc))
				if !slices.Equal(r, rows[doc-100]) {
					t.Errorf("%+v: row %d is %v, want %v", c, doc, r, rows[doc-100])
				}
			}
		}
		if len(to.blocks) != c.blocks || len(known) != c.rows {
			t.Errorf("%+v: %d blocks, %d rows", c, len(to.blocks), len(known))
		}
		for _, p := range to.blocks {
			for i, doc := range p.docs {
				if want := uint32(100 + i); p.block != b || i >= c.gone && doc != want || i < c.gone && doc != noDoc {
					t.Errorf("%+v: text %d of the block is article %d", c, i, doc)
				}
				if i >= c.gone != to.blocked.has(100+uint32(i)) {
					t.Errorf("%+v: article %d is in a block %v", c, 100+i, i < c.gone)
				}
			}
		}
	}
}

func BenchmarkBlocks(b *testing.B) {
	n := newNumbering(maxRows)
	var rows []row
	for i := range blockTexts {
		rows = append(rows, n.row(storetest.Generate(i).Result.Text))
	}
	maker, reader := &blockMaker{}, &blockReader{}
	whole, _ := maker.block(rows)
	b.Run("made", func(b *testing.B) {
		for b.Loop() {
			maker.block(rows)
		}
	})
	for name, words := range map[string]string{"pairs": "ủy ban nhân dân", "words": "tổ đảng bộ"} {
		open := n.open(&rowTest{rows: [][]string{strings.Fields(words)}})
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				inBlock(open, whole, reader, math.MaxUint64)
			}
		})
		b.Run(name+" in rows", func(b *testing.B) {
			for b.Loop() {
				open.in(rows)
			}
		})
	}
}
