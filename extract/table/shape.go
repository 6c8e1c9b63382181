package table

import (
	"strconv"
	"strings"

	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// cell is a cell while its table is read; from and to are tokens.
type cell struct {
	from, to int
	text     string
	header   bool
	spanned  bool
	form     form
}

// form says what a cell holds.
type form uint8

const (
	empty   form = iota // nothing, or a sign for it
	words               // anything else
	numbers             // a number, with a sign or word before it and a unit behind it
	when                // a year, a day, a term and nothing else
)

// prose reports whether a cell is running text.
func (c cell) prose() bool { return len(c.text) > maxHeading }

// grid is a table while it is read.
type grid struct {
	t          *scan.Text
	from, to   int // tokens
	start, end int // code points
	caption    scan.Span
	rows       [][]cell
	lined      bool        // it is written as lines of cells, which cannot show what reaches over several
	lines      []scan.Span // of each row, its tokens
	head       int         // so many rows are headings
	skip       []bool      // of each row: it numbers the columns, or is empty
	section    []int       // of each row: the row that heads it, -1 if none does
	stubs      []int       // the columns that name the rows
	indexCol   int         // the column that numbers the rows, -1 if there is none
	unitCol    int         // the column of units, -1
	values     []int       // the columns of numbers
	cols       []heading   // by column
	labels     []heading   // by row
	around     around
}

// shape tells headings from numbers; it reports whether the table can be read: rows and columns with names, and numbers where they meet.
func (g *grid) shape(r *Reading) bool {
	if len(g.rows) < 2 || len(g.rows[0]) < 2 {
		return false
	}
	for i, row := range g.rows {
		line := scan.Span{}
		for j := range row {
			c := &g.rows[i][j]
			c.form = r.formOf(c)
			if c.from < c.to && !c.spanned {
				if line.From == line.To {
					line = scan.Span{From: c.from, To: c.to}
				}
				line.To = max(line.To, c.to)
			}
		}
		if line.From == line.To && i > 0 {
			line = scan.Span{From: g.lines[i-1].To, To: g.lines[i-1].To}
		}
		g.lines = append(g.lines, line)
	}
	g.from, g.to = g.lines[0].From, g.lines[len(g.lines)-1].To
	if g.from >= g.to {
		return false
	}
	g.skip, g.section = make([]bool, len(g.rows)), make([]int, len(g.rows))
	g.heads()
	return g.head > 0 && g.head < len(g.rows) && g.columns(r)
}

// formOf says what a cell holds.
func (r *Reading) formOf(c *cell) form {
	t := r.T
	s := strings.Trim(c.text, "-–—…._ xX/*'\"()")
	if s == "" {
		return empty
	}
	if c.prose() {
		return words
	}
	if year(c.text) {
		return when
	}
	if k := r.timeAt(c.from); k >= 0 && r.Times[k].From == c.from && r.Times[k].To == c.to && r.Times[k].Kind != timex.KindClock {
		return when
	}
	if c.to-c.from > 14 {
		return words
	}
	i := c.from
	for i < c.to && t.Tokens[i].Kind == scan.Punct {
		i++
	}
	if i < c.to && t.Tokens[i].Kind == scan.Word { // trên 90%
		for k := i + 1; k < c.to && k <= i+2; k++ {
			if t.Tokens[k].Kind == scan.Number && quantity.Bends(t, i, k) {
				return numbers
			}
		}
	}
	if i < c.to && t.Tokens[i].Kind == scan.Number && !t.Is(i+1, '.') && !(t.Is(i+1, ')') && i+1 < c.to) {
		return numbers
	}
	return words
}

// year reports whether a cell holds a year and nothing else. A number of four digits that is none ("1984 đảng viên") stands in few columns
// alone; see columns.
func year(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && s[2] >= '0' && s[2] <= '9' && s[3] >= '0' && s[3] <= '9'
}

// heads finds the rows of headings, what stands over them, the rows that number columns, and the rows that head others.
func (g *grid) heads() {
	h := 0
	for h < len(g.rows)-1 && h < 5 && g.headed(h) {
		h++
	}
	g.head = h
	for i := 0; g.lined && i+1 < h; i++ { // "Đảng viên | |" over "Tổng số | Nữ |"
		for j := 2; j < len(g.rows[i]); j++ {
			if c := &g.rows[i][j]; c.from >= c.to && g.rows[i+1][j].form == words {
				*c = g.rows[i][j-1]
				c.spanned = true
			}
		}
	}
	for i := range g.rows {
		g.section[i] = -1
		g.skip[i] = i >= h && (i == h && g.counted(i) || g.blank(i))
	}
	for i, under := h, -1; i < len(g.rows); i++ {
		if g.skip[i] {
			continue
		}
		if g.heading(i) {
			under = i
			continue
		}
		g.section[i] = under
	}
}

// distinct returns how many cells of row i hold something of their own.
func (g *grid) distinct(i int) int {
	n := 0
	for j, c := range g.rows[i] {
		if c.from < c.to && !(j > 0 && c.from == g.rows[i][j-1].from) {
			n++
		}
	}
	return n
}

// headed reports whether row i is one of headings, those above it being so.
func (g *grid) headed(i int) bool {
	row := g.rows[i]
	marked, reached, figures := true, false, 0
	for j, c := range row {
		if c.form != empty && !c.header {
			marked = false
		}
		if c.form == numbers && !c.header {
			figures++
		}
		if j > 0 && c.form == words && c.prose() {
			return false
		}
		reached = reached || i > 0 && c.spanned && c.from == g.rows[i-1][j].from && c.from < c.to
	}
	if g.distinct(i) == 0 {
		return false
	}
	if i > 0 && g.distinct(i) == 1 && !reached {
		return false // a row that heads those below it
	}
	if marked && (i == 0 || g.rows[i-1][0].header) {
		return true
	}
	if figures > 0 || g.counted(i) {
		return false
	}
	if i == 0 {
		return true
	}
	// A second row without a mark heads columns if a heading of the first reaches into it or is divided by it, or if no row above names columns.
	if reached || g.distinct(i-1) == 1 {
		return true
	}
	for j := 1; j < len(row); j++ {
		if g.rows[i-1][j].spanned && g.rows[i-1][j].from == g.rows[i-1][j-1].from && row[j].form != empty && row[j].from != row[j-1].from {
			return true
		}
	}
	return row[0].form == empty && g.distinct(i) > 1 // "| Tổng số | Nữ" under "Đơn vị | Đảng viên |"
}

// counted reports whether row i numbers the columns: A, B, 1, 2, 3 = 2/1.
func (g *grid) counted(i int) bool {
	last, n, begun := 0, 0, false
	for _, c := range g.rows[i] {
		s := strings.Trim(c.text, "()[] ")
		if k := strings.IndexAny(s, "=:"); k > 0 {
			s = strings.TrimSpace(s[:k])
		}
		switch {
		case s == "":
			continue
		case len(s) == 1 && s[0] >= 'A' && s[0] <= 'Z':
			if begun {
				return false
			}
		case len(s) <= 2 && strings.Trim(s, "0123456789") == "":
			v := int(s[len(s)-1] - '0')
			if len(s) == 2 {
				v += 10 * int(s[0]-'0')
			}
			if begun && v != last+1 || !begun && v > 4 {
				return false
			}
			last, begun = v, true
			n++
		default:
			return false
		}
	}
	return n >= 2
}

func (g *grid) blank(i int) bool {
	for _, c := range g.rows[i] {
		if c.form != empty {
			return false
		}
	}
	return true
}

// heading reports whether row i names the rows below it and holds no numbers: one cell that reaches over the row, or a numbered one alone.
func (g *grid) heading(i int) bool {
	row := g.rows[i]
	if g.distinct(i) == 1 && len(row) > 1 && row[0].from < row[0].to && row[len(row)-1].spanned && row[len(row)-1].from == row[0].from {
		return true
	}
	named := false
	for j, c := range row {
		switch {
		case c.form == numbers && !(j == 0), c.form == when:
			return false
		case c.form == words && j > 1:
			return false
		case c.form == words:
			named = true
		}
	}
	return named && (level(g.t, row[0]) == chapter || row[0].header && row[0].form == words && g.distinct(i) == 1)
}

// The levels of rows: those of a chapter stand over those of a part, these over those of a detail.
const (
	chapter = iota // I. Xây dựng Đảng · A
	part
	detail // - Nữ · Trong đó: nữ
)

// level tells from how its first cell is written where a row stands.
func level(t *scan.Text, c cell) int {
	if c.from >= c.to {
		return part
	}
	switch tok := t.Tokens[c.from]; {
	case tok.Kind == scan.Punct && (tok.Mark == '-' || tok.Mark == '+' || tok.Mark == '*'):
		return detail
	case tok.Kind == scan.Word && tok.Case != scan.Lower:
		alone := c.to == c.from+1
		if alone || t.Is(c.from+1, '.') || t.Is(c.from+1, '-') || t.Is(c.from+1, '/') {
			if _, ok := numeral.Roman(t.Str(c.from)); ok || len(t.Str(c.from)) == 1 && !alone {
				return chapter
			}
			if alone && len(t.Str(c.from)) == 1 {
				return chapter
			}
		}
	}
	if class, _ := leading(t, c.from, among); class != "" {
		return detail
	}
	return part
}

// columns tells which columns name the rows, which number them, which hold units and which hold numbers.
func (g *grid) columns(r *Reading) bool {
	g.indexCol, g.unitCol = -1, -1
	width := len(g.rows[0])
	counts := make([]struct{ words, numbers, when, units int }, width)
	for i := g.head; i < len(g.rows); i++ {
		if g.skip[i] {
			continue
		}
		for j, c := range g.rows[i] {
			switch c.form {
			case words:
				counts[j].words++
			case numbers:
				counts[j].numbers++
			case when:
				counts[j].when++
			}
		}
	}
	for j := range width {
		n := counts[j]
		class := g.classOf(g.title(j))
		switch {
		case class == index || j == 0 && g.enumerates(j):
			if g.indexCol < 0 {
				g.indexCol = j
			}
		case n.when > 0 && n.numbers == 0 && n.words == 0 && len(g.values) == 0 && len(g.stubs) == 0:
			g.stubs = append(g.stubs, j)
		case class == note || class == label:
		case n.words > 0 && n.words >= n.numbers:
			if j > 0 && g.unitCol < 0 && g.measures(r, j, class == measure || class == owner) {
				g.unitCol = j
			} else if len(g.values) == 0 && len(g.stubs) < 3 {
				g.stubs = append(g.stubs, j)
			}
		case n.numbers > 0 && n.numbers > n.words:
			if n.when <= n.numbers { // else its numbers are years
				g.values = append(g.values, j)
			}
		}
	}
	return len(g.values) > 0 && len(g.stubs) > 0
}

// title returns the innermost heading of column j.
func (g *grid) title(j int) cell {
	for i := g.head - 1; i > 0; i-- {
		if c := g.rows[i][j]; c.from < c.to {
			return c
		}
	}
	return g.rows[0][j]
}

// classOf returns the class of words.tsv of a heading that holds nothing but one phrase of it.
func (g *grid) classOf(c cell) string {
	found := unclassed
	if c.from >= c.to {
		return found
	}
	g.t.Each(c.from, wordLex, func(row, n int) bool {
		if c.from+n == c.to || c.from+n+1 == c.to && g.t.Tokens[c.to-1].Kind == scan.Punct {
			switch wordClass[row] {
			case index, note, label, measure:
				found = wordClass[row]
				return false
			case owner:
				found = owner
			}
		}
		return true
	})
	return found
}

// enumerates reports whether column j only numbers the rows, under a heading that does not say so.
func (g *grid) enumerates(j int) bool {
	if g.title(j).text != "" {
		return false
	}
	next := 1
	for i := g.head; i < len(g.rows); i++ {
		if c := g.rows[i][j]; c.form == numbers && strings.Trim(strings.TrimLeft(c.text, "0"), ".)") == strconv.Itoa(next) {
			next++
		} else if c.form == numbers {
			return false
		}
	}
	return next > 2
}

// measures reports whether column j holds units: most of its cells do, and the heading says so or none is anything else.
func (g *grid) measures(r *Reading, j int, said bool) bool {
	units, others := 0, 0
	for i := g.head; i < len(g.rows); i++ {
		c := g.rows[i][j]
		if g.skip[i] || c.form == empty || g.heading(i) {
			continue
		}
		if _, ok := r.unitOf(c.text); ok {
			units++
		} else {
			others++
		}
	}
	return units > 0 && (others == 0 || said && units >= others)
}
