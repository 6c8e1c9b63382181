package table

import (
	"sort"
	"strings"

	"baotinh/extract/scan"
)

// MayStandIn reports whether a text can write a table as lines of cells: false is certain.
func MayStandIn(text string) bool {
	return strings.IndexByte(text, '|') >= 0 || strings.IndexByte(text, '\t') >= 0
}

// lines finds the tables that a text writes as lines of cells: two or more lines behind each other with as many cells parted by "|" or tabs.
// What stands in the given tables is passed over. It hands each table to admit, until that returns that there is no room for more.
func lines(t *scan.Text, given []Grid, admit func(*grid) bool) {
	if !MayStandIn(t.Src) {
		return
	}
	f := lineFinder{t: t, given: given}
	room := true
	var run [][]piece
	flush := func() {
		if len(run) >= 2 {
			room = admit(f.grid(run))
		}
		run = nil
	}
	for at := 0; at < len(t.Src) && room; {
		end := strings.IndexByte(t.Src[at:], '\n')
		if end < 0 {
			end = len(t.Src)
		} else {
			end += at
		}
		line := t.Src[at:end]
		mark := byte('\t')
		if strings.IndexByte(line, '|') >= 0 {
			mark = '|'
		}
		marks := strings.Count(line, string(mark))
		if marks == 0 || marks > maxCols+1 {
			flush()
			at = end + 1
			continue
		}
		cells := cut(line, at, mark, marks)
		switch {
		case len(run) == maxRows: // the rest is read as running text
		case ruled(cells, t.Src): // "---|---" under the headings
		case len(run) > 0 && len(run[0]) != len(cells):
			flush()
			run = append(run, cells)
		default:
			run = append(run, cells)
		}
		at = end + 1
	}
	if room {
		flush()
	}
}

// piece is a cell of a line, in bytes.
type piece struct{ from, to int }

// cut parts a line at its marks, of which it has so many.
func cut(line string, at int, mark byte, marks int) []piece {
	out := make([]piece, 0, marks+1)
	from := 0
	for i := 0; i <= len(line); i++ {
		if i < len(line) && line[i] != mark {
			continue
		}
		out = append(out, piece{at + from, at + i})
		from = i + 1
	}
	return out
}

// ruled reports whether cells hold nothing but dashes.
func ruled(cells []piece, src string) bool {
	n := 0
	for _, c := range cells {
		s := strings.TrimSpace(src[c.from:c.to])
		if strings.Trim(s, "-:=") != "" || len(s) == 1 {
			return false
		}
		n += len(s)
	}
	return n >= 2*(len(cells)-2) && n > 0
}

// framed takes the marks at the ends of all lines for a frame.
func framed(run [][]piece, src string) [][]piece {
	bare := func(at func([]piece) piece) bool {
		for _, line := range run {
			if p := at(line); strings.TrimSpace(src[p.from:p.to]) != "" {
				return false
			}
		}
		return len(run[0]) > 2
	}
	if bare(func(line []piece) piece { return line[0] }) {
		for i := range run {
			run[i] = run[i][1:]
		}
	}
	if bare(func(line []piece) piece { return line[len(line)-1] }) {
		for i := range run {
			run[i] = run[i][:len(run[i])-1]
		}
	}
	return run
}

type lineFinder struct {
	t     *scan.Text
	given []Grid
}

// grid makes a table of lines; nil where it is one that was given.
func (f *lineFinder) grid(run [][]piece) *grid {
	t := f.t
	token := func(at int) int {
		return sort.Search(len(t.Tokens), func(i int) bool { return int(t.Tokens[i].Start) >= at })
	}
	run = framed(run, t.Src)
	g := &grid{t: t, lined: true}
	for _, line := range run {
		row := make([]cell, len(line))
		for j, p := range line {
			from, to := token(p.from), token(p.to)
			for from < to && t.Tokens[from].Kind == scan.Newline {
				from++
			}
			row[j] = cell{from: from, to: to, text: surface(t, from, to)}
		}
		g.rows = append(g.rows, row)
	}
	first, last := token(run[0][0].from), token(run[len(run)-1][len(run[0])-1].to)
	if first >= last {
		return nil
	}
	g.start, g.end = t.Runes(first, last)
	k := sort.Search(len(f.given), func(k int) bool { return f.given[k].End > g.start })
	if k < len(f.given) && f.given[k].Start < g.end {
		return nil
	}
	return g
}
