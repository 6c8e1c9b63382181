package article

import (
	"reflect"
	"testing"
)

// made makes an article as package strip does: paragraphs have their places in the text.
func made(sapo string, blocks ...Block) *Article {
	a := &Article{Title: "Đại hội", Sapo: sapo, Authors: []string{}, Blocks: []Block{{Kind: Title, Text: "Đại hội", Start: -1, End: -1, Table: -1}}}
	if sapo != "" {
		a.Blocks = append(a.Blocks, Block{Kind: Sapo, Text: sapo, Start: -1, End: -1, Table: -1})
	}
	for _, b := range blocks {
		switch b.Kind {
		case Table:
			b.Table = len(a.Tables)
			a.Tables = append(a.Tables, TableData{Caption: b.Text, Rows: [][]Cell{{{Text: b.Text}}}})
		case Caption:
			a.Captions = append(a.Captions, CaptionText{Text: b.Text})
		}
		b.Start, b.End = -1, -1
		if b.Kind != Table {
			b.Table = -1
		}
		if b.Kind == Paragraph {
			if a.Text != "" {
				a.Text += "\n\n"
			}
			b.Start = len([]rune(a.Text))
			a.Text += b.Text
			b.End = len([]rune(a.Text))
		}
		a.Blocks = append(a.Blocks, b)
	}
	return a
}

func TestAppend(t *testing.T) {
	p := func(s string) Block { return Block{Kind: Paragraph, Text: s} }
	c := func(s string) Block { return Block{Kind: Caption, Text: s} }
	tab := func(s string) Block { return Block{Kind: Table, Text: s} }
	first := func() *Article { return made("Sáng nay.", p("Một."), tab("Bảng 1"), c("Ảnh 1")) }
	for _, tt := range []struct {
		name     string
		next     *Article
		text     string
		captions int
		tables   int
	}{
		{"a paragraph", made("", p("Hai.")), "Một.\n\nHai.", 1, 1},
		{"the lead again", made("Sáng nay.", p("Hai.")), "Một.\n\nHai.", 1, 1},
		{"a first paragraph taken for a lead", made("Hai.", p("Ba.")), "Một.\n\nHai.\n\nBa.", 1, 1},
		{"the first page again", made("Sáng nay.", p("Một."), c("Ảnh 1")), "Một.", 1, 1},
		{"a picture again", made("", c("Ảnh 1"), p("Hai."), c("Ảnh 2")), "Một.\n\nHai.", 2, 1},
		{"a sentence said twice in a new text", made("", p("Một."), p("Hai.")), "Một.\n\nMột.\n\nHai.", 1, 1},
		{"a table only", made("", tab("Bảng 2")), "Một.", 1, 2},
		{"nothing", made(""), "Một.", 1, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := first()
			a.Append(tt.next)
			if a.Text != tt.text || len(a.Captions) != tt.captions || len(a.Tables) != tt.tables || a.Sapo != "Sáng nay." {
				t.Errorf("%q, %d captions, %d tables", a.Text, len(a.Captions), len(a.Tables))
			}
			runes := []rune(a.Text)
			for _, b := range a.Blocks {
				if b.Start >= 0 && string(runes[b.Start:b.End]) != b.Text {
					t.Errorf("block %q does not stand at %d–%d", b.Text, b.Start, b.End)
				}
				if b.Kind == Table && a.Tables[b.Table].Caption != b.Text {
					t.Errorf("block %q has table %d", b.Text, b.Table)
				}
			}
		})
	}
	a, b := first(), made("", p("Hai."))
	a.Authors, b.Authors, b.Published = []string{"Hồng Hà"}, []string{"Hồng Hà", "Thu Sương"}, "2020-08-26"
	a.Append(b)
	if !reflect.DeepEqual(a.Authors, []string{"Hồng Hà", "Thu Sương"}) || a.Published != "2020-08-26" {
		t.Errorf("authors %q, published %q", a.Authors, a.Published)
	}
}
