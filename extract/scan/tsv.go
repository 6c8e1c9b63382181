package scan

import (
	"fmt"
	"slices"
	"strings"

	"baotinh/extract/viet"
)

// Table is a .tsv file that is part of the program. Lines that begin with # say what it holds; the first other line names its columns, and
// every line behind that is a row with a cell for each of them, parted by tabs. Empty lines are passed over.
type Table struct {
	Name    string // file, for messages
	Columns []string
	Rows    []Row
}

// Row is one line of a table.
type Row struct {
	Phrase string // the first cell
	Cells  []string
	Line   int
	table  *Table
}

// MustTable reads a table; its text comes out in NFC. It panics on a fault in the file, naming file and line: tables are part of the program.
func MustTable(name, tsv string) *Table {
	t := &Table{Name: name}
	for n, line := range strings.Split(viet.NFC(tsv), "\n") {
		line = strings.TrimRight(line, "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if t.Columns == nil {
			t.Columns = cells
			continue
		}
		row := Row{Phrase: cells[0], Cells: cells, Line: n + 1, table: t}
		if len(cells) != len(t.Columns) {
			panic(fmt.Sprintf("%s: %d cells for %d columns (write one for each of %q, empty or not)", row.At(), len(cells), len(t.Columns), t.Columns))
		}
		t.Rows = append(t.Rows, row)
	}
	if t.Columns == nil {
		panic(fmt.Sprintf("%s has no line that names its columns (write one above the rows)", name))
	}
	return t
}

// At returns file and line of the row, for messages.
func (r Row) At() string { return fmt.Sprintf("%s:%d", r.table.Name, r.Line) }

// Cell returns the row's value in a column; it panics if the file has no such column, since that is a fault of the program.
func (r Row) Cell(column string) string { return r.Cells[r.table.column(column)] }

// column returns the place of a column among the cells.
func (t *Table) column(name string) int {
	i := slices.Index(t.Columns, name)
	if i < 0 {
		panic(fmt.Sprintf("%s has no column %q (it has %q)", t.Name, name, t.Columns))
	}
	return i
}
