package article

import (
	"slices"
	"testing"
)

func TestReading(t *testing.T) {
	a := Article{
		Title: "Đại hội",
		Sapo:  "Sáng 6-8.",
		Text:  "Có 150 đại biểu.\n\nBế mạc.",
		Blocks: []Block{
			{Kind: Title, Text: "Đại hội", Start: -1},
			{Kind: Sapo, Text: "Sáng 6-8.", Start: -1},
			{Kind: Paragraph, Text: "Có 150 đại biểu.", Start: 0, End: 16},
			{Kind: Caption, Text: "Quang cảnh.", Credit: "PV", Start: -1},
			{Kind: Table, Start: -1, Table: 0},
			{Kind: Table, Start: -1, Table: 7},
			{Kind: Paragraph, Text: "Bế mạc.", Start: 18, End: 25},
			{Kind: Byline, Text: "Hà Bắc", Start: -1},
		},
		Tables: []TableData{{Caption: "Kết quả", Rows: [][]Cell{{{Text: "Xã"}, {Text: "Đại\n biểu"}}, {{Text: "Khe"}, {Text: "30"}}}}},
	}
	text, spans := a.Reading()
	want := "Đại hội\n\nSáng 6-8.\n\nCó 150 đại biểu.\n\nQuang cảnh.\n\nKết quả\nXã\tĐại biểu\nKhe\t30\n\nBế mạc."
	if text != want {
		t.Errorf("got %q\nwant %q", text, want)
	}
	var kinds []BlockKind
	runes := []rune(text)
	for _, s := range spans {
		kinds = append(kinds, s.Kind)
		if s.Kind == Caption && string(runes[s.Start:s.End]) != "Quang cảnh." {
			t.Errorf("caption's span holds %q", string(runes[s.Start:s.End]))
		}
	}
	if wantKinds := []BlockKind{Title, Sapo, Paragraph, Caption, Table, Paragraph}; !slices.Equal(kinds, wantKinds) {
		t.Errorf("kinds %v, want %v", kinds, wantKinds)
	}
	if text, spans := (&Article{}).Reading(); text != "" || len(spans) != 0 {
		t.Errorf("an empty article reads %q with %d spans", text, len(spans))
	}
}

// Each cell of a table has its place in the text; one that reaches over others is printed once and they share its place.
func TestReadingTablePlaces(t *testing.T) {
	a := Article{Title: "Đại hội", Blocks: []Block{{Kind: Table}}, Tables: []TableData{{Caption: "Kết  quả", Rows: [][]Cell{
		{{Text: "Xã"}, {Text: "Đại biểu"}, {Text: "Đại biểu", Reach: FromLeft}},
		{{Text: "Xã", Reach: FromAbove}, {Text: "Nam"}, {Text: "Nữ"}},
		{{Text: "Khê"}, {Text: "30"}, {Text: "12"}},
	}}}}
	text, spans := a.Reading()
	if want := "Đại hội\n\nKết quả\nXã\tĐại biểu\t\n\tNam\tNữ\nKhê\t30\t12"; text != want {
		t.Errorf("got %q\nwant %q", text, want)
	}
	place := spans[1].Table
	runes := []rune(text)
	at := func(p Place) string { return string(runes[p.Start:p.End]) }
	if at(place.Caption) != "Kết quả" {
		t.Errorf("the caption stands at %q", at(place.Caption))
	}
	for i, row := range place.Rows {
		for j, c := range row {
			if got := at(place.Cells[i][j]); got != c.Text {
				t.Errorf("row %d, column %d stands at %q, want %q", i, j, got, c.Text)
			}
		}
	}
}
