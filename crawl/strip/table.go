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
	maxRows     = 1000
	maxCols     = 60
	maxHeadRows = 8
	maxLabels   = 3 // columns that name the rows
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
				d.cell.Reach = article.FromAbove
				place(d.cell, d.rows)
			}
		}
		for _, td := range rowCells(tr) {
			carry()
			c := article.Cell{Text: cellText(td), Header: td.DataAtom == atom.Th || tr.Parent.DataAtom == atom.Thead || isBoldCell(td)}
			allHead = allHead && (c.Header || c.Text == "")
			for k := range span(td, "colspan", maxCols) {
				if k > 0 {
					c.Reach = article.FromLeft
				}
				if len(row) < maxCols {
					place(c, span(td, "rowspan", len(rows)-i))
				}
			}
		}
		carry()
		if len(row) == 0 {
			continue
		}
		if allHead && headRows == len(t.Rows) && (headRows == 0 || !isSection(row)) {
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
	headRows = min(headRows, maxHeadRows)
	labels := labelColumns(t.Rows[headRows:])
	over := "" // what a row that reaches over the whole table says of those below it
	for i := range t.Rows {
		row := t.Rows[i]
		if i >= headRows && isSection(row) {
			over = row[0].Text
		}
		for j := range row {
			c := &row[j]
			c.Header = i < headRows || c.Header && j == 0 || i >= headRows && isSection(row)
			if i >= headRows && !isSection(row) {
				c.Path = pathOf(t.Rows, i, j, headRows, labels, over)
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

// labelColumns returns the columns that name the rows: those of words before the first of numbers, without one that only counts the rows.
func labelColumns(rows [][]article.Cell) []int {
	var out []int
	for j := range rows[0] {
		numbers, words := 0, 0
		for _, row := range rows {
			switch s := row[j].Text; {
			case isNumber(strings.TrimSuffix(s, "%")):
				numbers++
			case s != "" && !isSection(row):
				words++
			}
		}
		switch {
		case words > numbers && len(out) < maxLabels:
			out = append(out, j)
		case j > 0:
			return orFirst(out)
		}
	}
	return orFirst(out)
}

// orFirst returns columns, or the first of all if there are none.
func orFirst(columns []int) []int {
	if len(columns) == 0 {
		return []int{0}
	}
	return columns
}

// isSection reports whether a row is one cell that reaches over the whole table.
func isSection(row []article.Cell) bool {
	for _, c := range row[1:] {
		if c.Reach != article.FromLeft {
			return false
		}
	}
	return row[0].Text != ""
}

// pathOf returns the headings of the cell at row i and column j: those of its row and then those of its column, outermost first.
func pathOf(rows [][]article.Cell, i, j, headRows int, labels []int, over string) []string {
	var path []string
	last := ""
	add := func(s string) {
		if s != "" && s != last {
			path = append(path, s)
			last = s
		}
	}
	own := rows[i][j].Text
	if j > labels[0] {
		add(over)
		for _, k := range labels {
			if label := rows[i][k].Text; k < j && label != own {
				add(label)
			}
		}
	}
	last = ""
	for h := range headRows {
		add(rows[h][j].Text)
	}
	return path
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

func isYear(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && isNumber(s[2:])
}

// hasFigure reports whether a cell holds a number that is no year: years head columns.
func hasFigure(cells []article.Cell) bool {
	for _, c := range cells {
		if !isYear(c.Text) && isNumber(strings.TrimSuffix(c.Text, "%")) {
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
