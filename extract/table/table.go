// Package table reads the figures of tables: what a cell states follows from the headings of its row and of its column.
//
//	table.go    Grid, Found, Read
//	find.go     tables that stand in a text as lines of cells
//	shape.go    which rows and columns are headings
//	heading.go  what a heading says: the thing, its unit, its time, whether it is a goal or a result
//	around.go   what the lines above a table say of all of it
//	cell.go     the number of one cell
//	link.go     results beside their goals, parts beside their total
//	lexicon.go  the vocabularies (.tsv)
//
//	Chỉ tiêu | ĐVT | Kế hoạch 2021 | Thực hiện 2021
//	Thu ngân sách | tỷ đồng | 135 | 151,2        135 tỷ đồng thu ngân sách, a target of 2021; 151,2 tỷ đồng, beside it
//
// The number of a cell is put into a sentence with the words of its headings, and that sentence is read by the rules for running text, so that
// a table and a paragraph that say the same give the same figure. A cell whose unit nothing tells states nothing: a figure that is missing is
// noticed, a wrong one is not.
package table

import (
	"sort"

	"baotinh/extract/entity"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// Grid is a table in a text. Offsets are code points of the text, end exclusive; every row has the same number of cells.
type Grid struct {
	Start, End int
	Caption    Place
	Rows       [][]Cell
}

// Place is a stretch of the text; it is empty if Start and End are equal.
type Place struct{ Start, End int }

// Cell is one cell of a Grid. A cell that another one reaches into has the place of that one, and Spanned.
type Cell struct {
	Place
	Header  bool // the page marks it as a heading
	Spanned bool
}

// Bounds of what is read: no newspaper prints a larger table.
const (
	maxRows    = 1000
	maxCols    = 60
	maxTables  = 200
	maxCells   = 3000 // with a number, of all tables
	maxUnits   = 500  // different texts that are asked for a unit
	maxHeading = 200  // bytes of a heading; a longer cell is prose
)

// Amount is a number with its unit as the rules for running text read it.
type Amount struct {
	quantity.Figure
	Class   string // of the unit
	Noun    bool   // the unit is a counted noun
	Guessed bool   // the noun stands in no vocabulary
	Whole   bool   // nothing stands behind the unit
}

// Reading is a text with what was found in it before.
type Reading struct {
	T         *scan.Text
	Orgs      []entity.Org
	Times     []timex.Mention
	Docs      []scan.Span // citations of documents
	Published timex.Date
	// Amount reads a sentence and returns the figure whose number begins at code point at.
	Amount func(sentence string, at int) (Amount, bool)

	Long map[string]string // short form → long form, as the text defines it

	Found   []Found   // the figures, in the order of the text
	Refused []Refused // numbers that state nothing
	grids   []*grid
	units   map[string]string // what unitOf was asked for
	twelves map[string]answer // what twelve was asked for
	asked   int               // cells
}

// answer is what Amount returned.
type answer struct {
	Amount
	ok bool
}

// Found is the figure of one cell.
type Found struct {
	Figure   quantity.Figure // without IDs
	From, To int             // tokens of the number
	PartOf   int             // indexes of Found, -1 if there is none
	Versus   int
	Why      []string
	class    string
	noun     bool
	role     string
	way      string // in which it is a part
	all      bool   // of a total: its parts are all that there are
	row, col int
	in       *grid
}

// Refused is a number of a table that is no figure.
type Refused struct {
	From, To int
	Reason   string
}

// Claim finds the tables that can be read, the given ones and those written as lines of cells, and claims what stands in them, so that nothing
// reads it as running text. It reports whether there are any.
func (r *Reading) Claim(given []Grid) bool {
	for _, g := range given {
		r.admit(r.place(g))
	}
	lines(r.T, given, r.admit)
	sort.SliceStable(r.grids, func(a, b int) bool { return r.grids[a].from < r.grids[b].from })
	for _, g := range r.grids {
		for _, row := range g.rows {
			for _, c := range row {
				if !c.spanned && !c.prose() {
					r.T.Claim(c.from, c.to, scan.Name)
				}
			}
		}
	}
	return len(r.grids) > 0
}

// admit takes a table if its headings can be told from its numbers, and reports whether there is room for more.
func (r *Reading) admit(g *grid) bool {
	if g != nil && len(r.grids) < maxTables && g.shape(r) {
		r.grids = append(r.grids, g)
	}
	return len(r.grids) < maxTables
}

// Holds reports whether token i stands in a table that Claim took.
func (r *Reading) Holds(i int) bool {
	k := sort.Search(len(r.grids), func(k int) bool { return r.grids[k].to > i })
	if k == len(r.grids) || r.grids[k].from > i {
		return false
	}
	g := r.grids[k]
	row := sort.Search(len(g.lines), func(k int) bool { return g.lines[k].To > i })
	if row == len(g.lines) {
		return false
	}
	for _, c := range g.rows[row] {
		if !c.spanned && c.prose() && c.from <= i && i < c.to {
			return false
		}
	}
	return g.lines[row].From <= i
}

// Read reads the cells of the tables that Claim took and ties their figures.
func (r *Reading) Read() {
	for _, g := range r.grids {
		first := len(r.Found)
		g.read(r)
		r.link(g, first)
	}
}

// place finds the cells of a given table in the text.
func (r *Reading) place(given Grid) *grid {
	g := &grid{t: r.T, start: given.Start, end: given.End}
	g.caption = r.tokens(given.Caption)
	for i, row := range given.Rows {
		if i == maxRows {
			break
		}
		cells := make([]cell, 0, len(row))
		for j, c := range row {
			if j == maxCols {
				break
			}
			s := r.tokens(c.Place)
			cells = append(cells, cell{from: s.From, to: s.To, text: surface(r.T, s.From, s.To), header: c.Header, spanned: c.Spanned})
		}
		g.rows = append(g.rows, cells)
	}
	return g
}

// tokens returns the tokens of a place.
func (r *Reading) tokens(p Place) scan.Span {
	if p.Start >= p.End {
		return scan.Span{}
	}
	from := r.T.TokenAtRune(p.Start)
	to := r.T.TokenAtRune(p.End)
	return scan.Span{From: from, To: max(from, to)}
}

// surface is Text.Surface, but nothing for no tokens.
func surface(t *scan.Text, from, to int) string {
	if from >= to {
		return ""
	}
	return t.Surface(from, to)
}
