package export

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"

	"baotinh/index/store"
)

// Cell is a value as text; null and the empty text look the same.
func Cell(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return formatFloat(v)
	}
	return ""
}

func formatFloat(f float64) string {
	if f == math.Trunc(f) && math.Abs(f) < 1e15 {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return strconv.FormatFloat(f, 'g', -1, 64)
}

// Defuse keeps a spreadsheet from running a text as a formula: it puts an apostrophe before texts that begin like one.
// Numbers, negative ones included, and the units % and %/năm stay as they are.
func Defuse(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r\n|%", rune(s[0])) || isPercentUnit(s) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil && !strings.ContainsAny(s, "xXpP_nN") {
		return s
	}
	return "'" + s
}

// isPercentUnit tells whether s is the unit %, alone or for a time or a head ("%/năm").
func isPercentUnit(s string) bool {
	per, ok := strings.CutPrefix(s, "%")
	return ok && (per == "" || per[0] == '/') && !strings.ContainsFunc(per, func(c rune) bool { return c != '/' && !unicode.IsLetter(c) })
}

const bom = "\ufeff"

func writeCSV(w io.Writer, _ string, columns []store.Column, rows Rows, o Options) (int64, error) {
	buf := bufio.NewWriterSize(w, 64<<10)
	if o.BOM {
		buf.WriteString(bom)
	}
	out := csv.NewWriter(buf)
	record := make([]string, len(columns))
	for i, c := range columns {
		record[i] = c.Name
	}
	if err := out.Write(record); err != nil {
		return 0, err
	}
	var n int64
	for rows.Next() {
		for i, v := range rows.Values() {
			record[i] = Defuse(Cell(v))
		}
		if err := out.Write(record); err != nil {
			return n, err
		}
		n++
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return n, err
	}
	return n, buf.Flush()
}

// tsvClean replaces what tab-separated values cannot hold: the format knows no quotation.
var tsvClean = strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ", "\r", " ")

func writeTSV(w io.Writer, _ string, columns []store.Column, rows Rows, o Options) (int64, error) {
	buf := bufio.NewWriterSize(w, 64<<10)
	if o.BOM {
		buf.WriteString(bom)
	}
	for i, c := range columns {
		if i > 0 {
			buf.WriteByte('\t')
		}
		buf.WriteString(c.Name)
	}
	buf.WriteByte('\n')
	var n int64
	for rows.Next() {
		for i, v := range rows.Values() {
			if i > 0 {
				buf.WriteByte('\t')
			}
			buf.WriteString(Defuse(tsvClean.Replace(Cell(v))))
		}
		if err := buf.WriteByte('\n'); err != nil {
			return n, err
		}
		n++
	}
	return n, buf.Flush()
}

// DecimalColumns tells which columns are texts that hold exact decimals: those with a binary twin.
func DecimalColumns(columns []store.Column) []bool {
	has := map[string]bool{}
	for _, c := range columns {
		has[c.Name] = true
	}
	is := make([]bool, len(columns))
	for i, c := range columns {
		is[i] = has[c.Name+"_real"]
	}
	return is
}

// AppendJSON writes a row as one JSON object in the order of the columns. Exact decimals are written as JSON numbers, lists as lists.
func AppendJSON(b []byte, columns []store.Column, decimals []bool, values []any) ([]byte, error) {
	b = append(b, '{')
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendQuote(b, columns[i].Name)
		b = append(b, ':')
		switch s, isText := v.(string); {
		case v == nil:
			b = append(b, "null"...)
		case isText && decimals[i], isText && strings.HasPrefix(s, "[") && json.Valid([]byte(s)) && jsonColumn[columns[i].Name]:
			b = append(b, s...)
		default:
			j, err := json.Marshal(v)
			if err != nil {
				return b, err
			}
			b = append(b, j...)
		}
	}
	return append(b, '}'), nil
}

// jsonColumn are the columns that hold JSON lists.
var jsonColumn = map[string]bool{"authors": true, "posts": true, "blocks": true, "captions": true, "tables": true}

func writeJSONL(w io.Writer, _ string, columns []store.Column, rows Rows, _ Options) (int64, error) {
	buf := bufio.NewWriterSize(w, 64<<10)
	decimals := DecimalColumns(columns)
	var n int64
	var line []byte
	for rows.Next() {
		var err error
		if line, err = AppendJSON(line[:0], columns, decimals, rows.Values()); err != nil {
			return n, err
		}
		buf.Write(line)
		if err := buf.WriteByte('\n'); err != nil {
			return n, err
		}
		n++
	}
	return n, buf.Flush()
}
