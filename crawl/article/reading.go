package article

import (
	"strings"
	"unicode/utf8"
)

// Span is a stretch of an article's reading text, in code points, and the kind of block that it comes from.
type Span struct {
	Kind       BlockKind
	Start, End int
	Table      *TablePlace // where the cells of a table stand; nil for other kinds
}

// Place is a stretch of the reading text; Start and End are equal where there is nothing.
type Place struct{ Start, End int }

// TablePlace tells where a table stands in the reading text. A cell that another one reaches into has the place of that one.
type TablePlace struct {
	*TableData
	Caption Place
	Cells   [][]Place // as TableData.Rows
}

// Reading returns the whole article as one text in the order in which it is read: title, sapo, then paragraphs, captions and tables where
// they stand, parted by blank lines. A table gives its caption and then a line per row with the cells parted by tabs; a cell that spans several
// stands in the first of them. Bylines and credits are left out: the
// names there are the reporters', not the story's. Facts are extracted from this text and their offsets count in it.
func (a *Article) Reading() (string, []Span) {
	var b strings.Builder
	var spans []Span
	at := 0
	add := func(kind BlockKind, text string) {
		if strings.TrimSpace(text) == "" {
			return
		}
		if at > 0 {
			b.WriteString("\n\n")
			at += 2
		}
		n := utf8.RuneCountInString(text)
		spans = append(spans, Span{Kind: kind, Start: at, End: at + n})
		b.WriteString(text)
		at += n
	}
	add(Title, a.Title)
	add(Sapo, a.Sapo)
	for _, block := range a.Blocks {
		switch block.Kind {
		case Title, Sapo, Byline:
		case Table:
			if block.Table >= 0 && block.Table < len(a.Tables) {
				t := &a.Tables[block.Table]
				text, place := t.reading()
				before := len(spans)
				add(Table, text)
				if len(spans) > before {
					place.move(spans[before].Start)
					spans[before].Table = place
				}
			}
		default:
			add(block.Kind, block.Text)
		}
	}
	return b.String(), spans
}

// reading returns the text of a table and where its cells stand in it.
func (t *TableData) reading() (string, *TablePlace) {
	var b strings.Builder
	at := 0
	write := func(s string) Place {
		p := Place{at, at + utf8.RuneCountInString(s)}
		b.WriteString(s)
		at = p.End
		return p
	}
	place := &TablePlace{TableData: t, Cells: make([][]Place, len(t.Rows))}
	if t.Caption != "" {
		place.Caption = write(strings.Join(strings.Fields(t.Caption), " "))
	}
	for i, row := range t.Rows {
		if i > 0 || t.Caption != "" {
			write("\n")
		}
		place.Cells[i] = make([]Place, len(row))
		for j, c := range row {
			if j > 0 {
				write("\t")
			}
			switch {
			case c.Reach == FromLeft && j > 0:
				place.Cells[i][j] = place.Cells[i][j-1]
			case c.Reach == FromAbove && i > 0 && j < len(place.Cells[i-1]):
				place.Cells[i][j] = place.Cells[i-1][j]
			default:
				place.Cells[i][j] = write(strings.Join(strings.Fields(c.Text), " "))
			}
		}
	}
	return b.String(), place
}

// move adds n to all places.
func (p *TablePlace) move(n int) {
	shift := func(q *Place) { q.Start, q.End = q.Start+n, q.End+n }
	shift(&p.Caption)
	for i := range p.Cells {
		for j := range p.Cells[i] {
			shift(&p.Cells[i][j])
		}
	}
}
