package search

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"baotinh/index/store/storetest"
)

func TestRuneAt(t *testing.T) {
	for r := rune(utf8.RuneSelf); r < 0x3000; r++ {
		s := string(r) + "a"
		if size, word := runeAt(s, 0); size != utf8.RuneLen(r) || word != isWordRune(r) {
			t.Errorf("%U: %d bytes, word %v; want %d, %v", r, size, word, utf8.RuneLen(r), isWordRune(r))
		}
	}
	for _, torn := range []string{"\xc4", "\xc4a", "\xe1\xba", "\xe1\xbaa", "\xff"} {
		if size, word := runeAt(torn, 0); size != 1 || word {
			t.Errorf("%q: %d bytes, word %v; want 1, false", torn, size, word)
		}
	}
}

// TestTextTests holds the tests that keep no tokens against looking through all tokens.
func TestTextTests(t *testing.T) {
	words := []string{"bộ", "bo", "BỘ", "máy", "may", "hoà", "hòa", "kĩ", "kỹ", "1.250", "1250", "7,5", "ban", "Bàn"}
	spaces := []string{" ", " ", " ", ", ", "\n", ". "}
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		for range rapid.IntRange(0, 40).Draw(t, "length") {
			text.WriteString(rapid.SampledFrom(words).Draw(t, "word"))
			text.WriteString(rapid.SampledFrom(spaces).Draw(t, "space"))
		}
		draw := func(label string) []string {
			return rapid.SliceOfN(rapid.SampledFrom(words), 1, 3).Draw(t, label)
		}
		fold := rapid.Bool().Draw(t, "fold")
		forms := func(words []string) []string {
			if fold {
				return foldForms(exactForms(words))
			}
			return exactForms(words)
		}
		left, right, within := forms(draw("left")), forms(draw("right")), rapid.IntRange(1, 6).Draw(t, "within")
		tokens := tokenize(text.String())
		count, _ := tokens.find([]match{{forms: left, fold: fold}})
		if got := runTest(left, fold)(text.String()); got != (count > 0) {
			t.Errorf("%q in %q: %v, want %v", left, text.String(), got, count > 0)
		}
		n := newNumbering(maxRows)
		if rapid.Bool().Draw(t, "other texts before") {
			n.row(strings.Join(words[:rapid.IntRange(0, len(words)).Draw(t, "known words")], " "))
			if rapid.Bool().Draw(t, "numbers have run out") {
				n.foldOf = append(n.foldOf, make([]uint16, unnumbered-len(n.foldOf))...)
			}
		}
		textRow := n.row(text.String())
		byRow := func(test rowTest, want bool) {
			test.fold = fold
			open := n.open(&test)
			if open == nil {
				return
			}
			for i, got := range open.in(slices.Repeat([]row{textRow, nil}, rowsTogether)) { // nil is a text that is not known
				if want := want && i%2 == 0; got != want {
					t.Errorf("%+v in the row of %q: %v, want %v", test, text.String(), got, want)
				}
			}
		}
		byRow(rowTest{rows: [][]string{left}}, count > 0)
		near := false
		for range tokens.near(left, right, within, fold) {
			near = true
		}
		byRow(rowTest{rows: [][]string{left, right}, within: within}, near)
		if got := nearTest(left, right, within, fold)(text.String()); got != near {
			t.Errorf("%q NEAR/%d %q in %q: %v, want %v", left, within, right, text.String(), got, near)
		}
	})
}

func BenchmarkTextTests(b *testing.B) {
	text := storetest.Generate(1).Result.Text
	for name, test := range map[string]func(string) bool{
		"row":  runTest([]string{"ủy", "ban", "không"}, false),
		"near": nearTest([]string{"phiếu"}, []string{"không-có"}, 4, false),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if test(text) {
					b.Fatal("found")
				}
			}
		})
	}
}

// TestRowsWhenNumbersRanOut asks for words that have numbers, for late ones and for some that nobody wrote.
func TestRowsWhenNumbersRanOut(t *testing.T) {
	n := newNumbering(maxRows)
	n.row("đảng bộ tỉnh")
	n.foldOf = append(n.foldOf, make([]uint16, unnumbered-len(n.foldOf))...)
	r := n.row("ghe ngo của đảng bộ")
	for _, c := range []struct {
		words       string
		fold        bool
		told, found bool
	}{
		{"đảng bộ", false, true, true},
		{"dang bo", true, true, true},
		{"bộ tỉnh", false, true, false},
		{"bo tinh", true, true, false},
		{"ghe ngo", false, false, false},
		{"ghe ngo", true, false, false},
		{"ghé bộ", false, false, false}, // a late word differs in marks only
		{"tam gac", true, true, false},
	} {
		open := n.open(&rowTest{rows: [][]string{strings.Fields(c.words)}, fold: c.fold})
		if told := open != nil; told != c.told || told && open.in([]row{r})[0] != c.found {
			t.Errorf("%q, fold %v: told by rows %v, want %v, found %v", c.words, c.fold, told, c.told, c.found)
		}
	}
}

// TestRowsInMemory holds answers that come from rows against those that come from texts, and their memory against its bound.
func TestRowsInMemory(t *testing.T) {
	x, articles := segmented(t)
	for _, query := range []string{`"ủy ban nhân dân"`, "phiếu NEAR/4 bầu", `"uy ban nhan dan"`} {
		ask := func(most int) (string, int) {
			x.numbers.most = -1
			x.thinRows()
			x.numbers.most = most
			var got string
			for round := range 3 {
				for _, c := range x.columns {
					c.settled = nil // else nothing is looked through again
				}
				ans, err := x.Search(context.Background(), Request{Query: query, Size: 1000, Snippets: -1})
				if err != nil {
					t.Fatal(err)
				}
				now := fmt.Sprint(ans.Total, ans.AlsoWithoutMarks, ans.Facets["section"])
				for _, h := range ans.Hits {
					now += fmt.Sprint(" ", h.ID, " ", h.Score)
				}
				if got != "" && now != got {
					t.Errorf("%s, round %d: %s, before %s", query, round, now, got)
				}
				got = now
			}
			known := 0
			for _, c := range x.columns {
				for _, r := range c.rows {
					if r != nil {
						known++
					}
				}
			}
			return got, known
		}
		kept, known := ask(maxRows)
		if known == 0 || x.numbers.size == 0 {
			t.Errorf("%s: %d rows of %d bytes are kept", query, known, x.numbers.size)
		}
		few := x.numbers.size/known*2 + 1
		if forgotten, _ := ask(few); forgotten != kept {
			t.Errorf("%s with hardly any rows: %s, want %s", query, forgotten, kept)
		}
		if x.numbers.size > few {
			t.Errorf("%s: rows of %d bytes, more than %d", query, x.numbers.size, few)
		}
	}
	x.numbers.most = -1
	x.thinRows()
	if x.numbers.size != 0 || len(articles) == 0 {
		t.Errorf("%d bytes after all rows were forgotten", x.numbers.size)
	}
}

// TestRowsMadeMeanwhile asks rows while others are made of words that had no number before: all those that are known pass.
func TestRowsMadeMeanwhile(t *testing.T) {
	const docs = 40
	all := make([]uint32, docs)
	for i := range all {
		all[i] = uint32(i)
	}
	ghe := []string{"ghe", "ghè", "ghé", "ghẻ", "ghẽ", "ghẹ", "ghê", "ghề", "ghế", "ghể", "ghễ", "ghệ"}
	for range 300 {
		c := &columns{numbers: newNumbering(maxRows), rows: make([]row, docs)}
		var others sync.WaitGroup
		others.Go(func() {
			for i := range docs {
				c.keepRow(uint32(i), c.numbers.row(ghe[i%len(ghe)]+" ngo"))
			}
		})
		test := &rowTest{rows: [][]string{{"ghe", "ngo"}}, fold: true}
		for known := 0; known < docs; {
			told, good := c.byRows(all, test)
			if !slices.Equal(told, good) {
				t.Fatalf("of rows %v only %v pass, want all", told, good)
			}
			known = len(told)
		}
		others.Wait()
	}
}

// TestRowsBehindOpen asks rows of words that were not known when their numbers were looked up.
func TestRowsBehindOpen(t *testing.T) {
	n := newNumbering(maxRows)
	n.row("ghe ngo đảng bộ")
	for _, test := range []rowTest{{rows: [][]string{{"ghe", "ngo"}}, fold: true}, {rows: [][]string{{"dang", "bo"}, {"ghe", "ngo"}}, within: 4, fold: true}} {
		open := n.open(&test)
		if later := n.row("ghe ghẹ đảng bổ đảng bộ tỉnh" + strings.Repeat(" mới", len(test.rows))); open.in([]row{later})[0] {
			t.Errorf("%v is met by %v", &test, later)
		}
		if !open.in([]row{n.row("đảng bộ có ghe ngo")})[0] {
			t.Errorf("%v is not met", &test)
		}
	}
}
