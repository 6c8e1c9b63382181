package strip

import (
	"reflect"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
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
