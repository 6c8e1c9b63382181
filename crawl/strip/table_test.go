package strip

import (
	"reflect"
	"slices"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"baotinh/crawl/article"
)

// firstTable parses a page and returns its first table.
func firstTable(t *testing.T, page string) *html.Node {
	t.Helper()
	doc, err := parse([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	tables := goquery.NewDocumentFromNode(doc).Find("table")
	if tables.Length() == 0 {
		t.Fatal("no table")
	}
	return tables.Nodes[0]
}

func TestReadTable(t *testing.T) {
	table := firstTable(t, `<table><caption>Kết quả</caption><thead><tr><th rowspan=2>Huyện</th><th colspan=2>Đại hội</th></tr><tr><th>Chi bộ</th><th>Đảng viên</th></tr></thead>
<tr><td>An Thạnh</td><td>12</td><td>1.240</td></tr><tr><td rowspan=2>Bình Khê</td><td>9</td><td>870</td></tr><tr><td>7</td></tr></table>`)
	if !isData(table) {
		t.Fatal("a table of data")
	}
	got, ok := readTable(table)
	if !ok || got.Caption != "Kết quả" || len(got.Rows) != 5 {
		t.Fatalf("%v %+v", ok, got)
	}
	for _, row := range got.Rows {
		if len(row) != 3 {
			t.Errorf("a row of %d cells", len(row))
		}
	}
	if path := got.Rows[2][2].Path; !reflect.DeepEqual(path, []string{"An Thạnh", "Đại hội", "Đảng viên"}) {
		t.Errorf("path of 1.240: %q", path)
	}
	if got.Rows[4][0].Text != "Bình Khê" || got.Rows[4][1].Text != "7" || got.Rows[4][2].Text != "" {
		t.Errorf("spanned row %+v", got.Rows[4])
	}
	if !got.Rows[1][0].Header || got.Rows[1][0].Text != "Huyện" || got.Rows[2][1].Header {
		t.Errorf("headings %+v", got.Rows[1])
	}
}

// Rows that reach over the whole table name those below them, running numbers name nothing, years head columns, and a cell that spans several
// is printed once.
func TestReadTableHeadings(t *testing.T) {
	got, ok := readTable(firstTable(t, `<table><tr><td>TT</td><td>Đơn vị</td><td>Loại</td><td>2019</td><td>2020</td></tr>
<tr><td colspan=5>I. Khối xã</td></tr>
<tr><td>1</td><td rowspan=2>An Thạnh</td><td>Nam</td><td>12</td><td>14</td></tr><tr><td>2</td><td>Nữ</td><td colspan=2>9</td></tr>
<tr><td colspan=5>II. Khối cơ quan</td></tr><tr><td>3</td><td>Công an</td><td>Nam</td><td>2</td><td>3</td></tr></table>`))
	if !ok {
		t.Fatal("no table")
	}
	for _, c := range []struct {
		row, col int
		text     string
		reach    article.Reach
		path     []string
	}{
		{0, 3, "2019", "", nil},
		{1, 0, "I. Khối xã", "", nil},
		{1, 4, "I. Khối xã", article.FromLeft, nil},
		{2, 4, "14", "", []string{"I. Khối xã", "An Thạnh", "Nam", "2020"}},
		{3, 1, "An Thạnh", article.FromAbove, []string{"Đơn vị"}},
		{3, 3, "9", "", []string{"I. Khối xã", "An Thạnh", "Nữ", "2019"}},
		{3, 4, "9", article.FromLeft, []string{"I. Khối xã", "An Thạnh", "Nữ", "2020"}},
		{5, 3, "2", "", []string{"II. Khối cơ quan", "Công an", "Nam", "2019"}},
	} {
		cell := got.Rows[c.row][c.col]
		if cell.Text != c.text || cell.Reach != c.reach || !slices.Equal(cell.Path, c.path) {
			t.Errorf("row %d, column %d: %+v, want %q %q %q", c.row, c.col, cell, c.text, c.reach, c.path)
		}
	}
	if !got.Rows[0][4].Header || !got.Rows[1][0].Header || got.Rows[2][4].Header {
		t.Errorf("headings: %+v", got.Rows)
	}
}

// FuzzTable holds what must be true of every table that is read: rows of one width within the bounds, cells that reach from somewhere, and
// places in the reading text that hold what the cells say.
func FuzzTable(f *testing.F) {
	f.Add(`<tr><th rowspan=2>Huyện<th colspan=2>Đại hội<tr><th>Chi bộ<th>Đảng viên<tr><td>An Thạnh<td>12<td>1.240<tr><td rowspan=9>Khê<td>9<tr><td>7`)
	f.Add(`<tr><td colspan=1000000 rowspan=1000000>1<td>2<tr><td>3<td>4`)
	f.Add(`<caption> a <b>b</b></caption><tr><td>1<table><tr><td>2<td>3<tr><td>4</table><tr><td>5<td>6`)
	f.Add(`<thead><tr><td colspan=0>a<td rowspan=-1>b<tbody><tr><th>c<td>d<tr><tr><td>`)
	f.Fuzz(func(t *testing.T, inside string) {
		doc, err := parse([]byte("<table>" + inside + "</table>"))
		if err != nil {
			return
		}
		for _, n := range goquery.NewDocumentFromNode(doc).Find("table").Nodes {
			if !isData(n) {
				continue
			}
			table, ok := readTable(n)
			if !ok {
				continue
			}
			checkTable(t, table)
		}
	})
}

func checkTable(t *testing.T, table article.TableData) {
	t.Helper()
	if len(table.Rows) < 2 || len(table.Rows) > maxRows || len(table.Rows[0]) < 2 || len(table.Rows[0]) > maxCols {
		t.Fatalf("%d rows", len(table.Rows))
	}
	a := &article.Article{Blocks: []article.Block{{Kind: article.Table}}, Tables: []article.TableData{table}}
	text, spans := a.Reading()
	if len(spans) == 0 {
		return // nothing but blanks
	}
	runes := []rune(text)
	for i, row := range table.Rows {
		if len(row) != len(table.Rows[0]) {
			t.Fatalf("rows of %d and %d cells", len(table.Rows[0]), len(row))
		}
		for j, c := range row {
			if c.Reach == article.FromLeft && (j == 0 || row[j-1].Text != c.Text) || c.Reach == article.FromAbove && (i == 0 || table.Rows[i-1][j].Text != c.Text) {
				t.Errorf("row %d, column %d: %+v reaches from nowhere", i, j, c)
			}
			if len(c.Path) > maxHeadRows+maxLabels+1 {
				t.Errorf("row %d, column %d has %d headings", i, j, len(c.Path))
			}
			p := spans[0].Table.Cells[i][j]
			if p.Start < 0 || p.End > len(runes) || p.Start > p.End || string(runes[p.Start:p.End]) != c.Text {
				t.Errorf("row %d, column %d: %q does not stand at %d–%d", i, j, c.Text, p.Start, p.End)
			}
		}
	}
}

func TestLayoutTables(t *testing.T) {
	for name, page := range map[string]string{
		"picture":      `<table><tr><td><img src=a></td></tr><tr><td>Đại biểu biểu quyết</td></tr></table>`,
		"box":          `<table><tr><td><p>Một hộp có chữ ở giữa bài</p></td></tr></table>`,
		"whole page":   `<table><tr><td>menu</td><td><h1>Bài</h1></td></tr><tr><td>x</td><td>y</td></tr></table>`,
		"nested":       `<table><tr><td>1</td><td><table><tr><td>a</td></tr></table></td></tr><tr><td>2</td><td>b</td></tr></table>`,
		"two pictures": `<table><tr><td><img src=a></td><td><img src=b></td></tr><tr><td></td><td></td></tr></table>`,
	} {
		if isData(firstTable(t, page)) {
			t.Errorf("%s: taken for a table of data", name)
		}
	}
}
