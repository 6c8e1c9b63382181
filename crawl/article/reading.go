package article

import (
	"strings"
	"unicode/utf8"
)

// Span is a stretch of an article's reading text, in code points, and the kind of block that it comes from.
type Span struct {
	Kind       BlockKind
	Start, End int
}

// Reading returns the whole article as one text in the order in which it is read: title, sapo, then paragraphs, captions and tables where
// they stand, parted by blank lines. A table gives a line per row with its cells parted by tabs. Bylines and credits are left out: the
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
		spans = append(spans, Span{kind, at, at + n})
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
				add(Table, a.Tables[block.Table].reading())
			}
		default:
			add(block.Kind, block.Text)
		}
	}
	return b.String(), spans
}

func (t *TableData) reading() string {
	var lines []string
	if t.Caption != "" {
		lines = append(lines, t.Caption)
	}
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = strings.Join(strings.Fields(c.Text), " ")
		}
		lines = append(lines, strings.Join(cells, "\t"))
	}
	return strings.Join(lines, "\n")
}
