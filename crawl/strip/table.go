package strip

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baotinh/crawl/article"
)

// Bounds of a table of data; a larger one is read up to them.
const (
	maxRows = 1000
	maxCols = 60
)

// isData tells a table of data from one that holds a picture, a box or the whole page: at least two rows and two columns, most cells filled
// with short text, no table inside.
func isData(n *html.Node) bool {
	rows := tableRows(n)
	if len(rows) < 2 {
		return false
	}
	cells, filled, long, wide, images := 0, 0, 0, 0, 0
	for _, row := range rows {
		tds := rowCells(row)
		if len(tds) >= 2 {
			wide++
		}
		for _, td := range tds {
			cells++
			size, img, nested := measure(td)
			if nested {
				return false
			}
			images += img
			if size > 0 {
				filled++
			}
			if size > 300 {
				long++
			}
		}
	}
	return wide*2 > len(rows) && filled*2 > cells && long*4 < cells && images*2 < cells
}

// measure returns the code points of text and the pictures of a cell, and whether it holds a table or a heading of the page.
func measure(n *html.Node) (size, images int, nested bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			size += len([]rune(strings.TrimSpace(c.Data)))
		case html.ElementNode:
			switch c.DataAtom {
			case atom.Table, atom.H1, atom.Iframe, atom.Form:
				return size, images, true
			case atom.Script, atom.Style:
				continue
			case atom.Img:
				images++
			}
			s, i, nest := measure(c)
			size, images = size+s, images+i
			if nest {
				return size, images, true
			}
		}
	}
	return size, images, false
}

func tableRows(n *html.Node) []*html.Node {
	var rows []*html.Node
	for c := n.FirstChild; c != nil && len(rows) < maxRows; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			rows = append(rows, c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			for tr := c.FirstChild; tr != nil && len(rows) < maxRows; tr = tr.NextSibling {
				if tr.DataAtom == atom.Tr {
					rows = append(rows, tr)
				}
			}
		}
	}
	return rows
}

func rowCells(row *html.Node) []*html.Node {
	var cells []*html.Node
	for c := row.FirstChild; c != nil && len(cells) < maxCols; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			cells = append(cells, c)
		}
	}
	return cells
}

// readTable resolves spans, so that every row has as many cells as the widest, and gives each cell the headings of its row and column.
func readTable(n *html.Node) (article.TableData, bool) {
	var t article.TableData
	type pending struct {
		rows int
		cell article.Cell
	}
	var down []pending // by column: cells that reach into the next rows
	width := 0
	rows := tableRows(n)
	headRows := 0
	for i, tr := range rows {
		var row []article.Cell
		allHead := true
		place := func(c article.Cell, span int) {
			for len(down) <= len(row) {
				down = append(down, pending{})
			}
			down[len(row)] = pending{span - 1, c}
			row = append(row, c)
		}
		carry := func() {
			for len(row) < len(down) && down[len(row)].rows > 0 && len(row) < maxCols {
				d := down[len(row)]
				place(d.cell, d.rows)
			}
		}
		for _, td := range rowCells(tr) {
			carry()
			c := article.Cell{Text: cellText(td), Header: td.DataAtom == atom.Th || tr.Parent.DataAtom == atom.Thead || isBoldCell(td)}
			allHead = allHead && (c.Header || c.Text == "")
			for range span(td, "colspan", maxCols) {
				if len(row) < maxCols {
					place(c, span(td, "rowspan", len(rows)-i))
				}
			}
		}
		carry()
		if len(row) == 0 {
			continue
		}
		if allHead && headRows == len(t.Rows) {
			headRows++
		}
		t.Rows = append(t.Rows, row)
		width = max(width, len(row))
	}
	if len(t.Rows) < 2 || width < 2 {
		return t, false
	}
	// A first row without figures heads the columns even when nothing marks it.
	if headRows == 0 && !hasFigure(t.Rows[0][1:]) && hasFigureBelow(t.Rows[1:]) {
		headRows = 1
	}
	if headRows == len(t.Rows) {
		headRows = 1
	}
	for i, row := range t.Rows {
		for len(row) < width {
			row = append(row, article.Cell{})
		}
		t.Rows[i] = row
	}
	for i := range t.Rows {
		for j := range t.Rows[i] {
			c := &t.Rows[i][j]
			c.Header = i < headRows || c.Header && j == 0
			if i < headRows {
				continue
			}
			if j > 0 {
				label := t.Rows[i][0].Text
				// A running number says nothing; the label is beside it.
				if isNumber(label) && j > 1 && !isNumber(t.Rows[i][1].Text) {
					label = t.Rows[i][1].Text
				}
				if label != "" && label != c.Text {
					c.Path = append(c.Path, label)
				}
			}
			last := ""
			for h := range headRows {
				if head := t.Rows[h][j].Text; head != "" && head != last {
					c.Path = append(c.Path, head)
					last = head
				}
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption {
			t.Caption = cellText(c)
		}
	}
	return t, true
}

func span(n *html.Node, key string, most int) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, key)))
	if err != nil || v < 1 {
		return 1
	}
	return max(1, min(v, most))
}

func cellText(n *html.Node) string {
	var b strings.Builder
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.Type {
			case html.TextNode:
				b.WriteString(c.Data)
			case html.ElementNode:
				if c.DataAtom == atom.Script || c.DataAtom == atom.Style {
					continue
				}
				if !isInline(c) {
					b.WriteByte(' ')
				}
				visit(c)
			}
		}
	}
	visit(n)
	return clean(b.String())
}

// isBoldCell reports whether all text of a cell is bold.
func isBoldCell(n *html.Node) bool {
	bold := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			return false
		case c.Type == html.ElementNode && (c.DataAtom == atom.B || c.DataAtom == atom.Strong):
			bold = true
		case c.Type == html.ElementNode && (c.DataAtom == atom.P || c.DataAtom == atom.Div || c.DataAtom == atom.Span):
			if !isBoldCell(c) {
				return false
			}
			bold = true
		}
	}
	return bold
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789.,") == "" }

func hasFigure(cells []article.Cell) bool {
	for _, c := range cells {
		if isNumber(strings.TrimSuffix(c.Text, "%")) {
			return true
		}
	}
	return false
}

func hasFigureBelow(rows [][]article.Cell) bool {
	for _, row := range rows {
		if len(row) > 1 && hasFigure(row[1:]) {
			return true
		}
	}
	return false
}

// tableText is a table as lines of cells, for readers of the blocks; extraction reads Tables.
func tableText(t article.TableData) string {
	lines := make([]string, 0, len(t.Rows))
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for j, c := range row {
			cells[j] = c.Text
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	return strings.Join(lines, "\n")
}
