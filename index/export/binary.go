package export

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"

	"baotinh/index/store"
)

// What one sheet and one cell of a workbook hold. Longer tables go on in another sheet, longer texts are cut.
const (
	sheetRows = 1 << 20
	cellRunes = 32000
)

// sheetError is a failure of a sheet. A long one lies in a file for temporary ones until all of the workbook is written.
func sheetError(err error) error {
	if _, ok := errors.AsType[*fs.PathError](err); ok {
		return temporary(err)
	}
	return err
}

func writeXLSX(w io.Writer, table string, columns []store.Column, rows Rows, _ Options) (n int64, err error) {
	f := excelize.NewFile()
	defer func() {
		if closeErr := f.Close(); err == nil {
			err = closeErr
		}
	}()
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return 0, err
	}
	header := make([]any, len(columns))
	for i, c := range columns {
		header[i] = excelize.Cell{StyleID: bold, Value: c.Name}
	}
	decimals := DecimalColumns(columns)
	row := make([]any, len(columns))
	var sheet *excelize.StreamWriter
	open := func(number int) error {
		name := table
		if number > 1 {
			name += "_" + strconv.Itoa(number)
		}
		if number == 1 {
			err = f.SetSheetName(f.GetSheetName(0), name)
		} else {
			_, err = f.NewSheet(name)
		}
		if err != nil {
			return err
		}
		if sheet, err = f.NewStreamWriter(name); err != nil {
			return err
		}
		if err := sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
			return err
		}
		return sheet.SetRow("A1", header)
	}
	if err := open(1); err != nil {
		return 0, err
	}
	at, sheets := 1, 1
	for rows.Next() {
		if at == sheetRows {
			if err := sheet.Flush(); err != nil {
				return n, sheetError(err)
			}
			sheets++
			if err := open(sheets); err != nil {
				return n, err
			}
			at = 1
		}
		for i, v := range rows.Values() {
			row[i] = v
			if s, ok := v.(string); ok {
				// A number that a binary float holds without loss is a number for the sheet; others stay texts. Texts are typed as such
				// and never run as formulas.
				if f, err := strconv.ParseFloat(s, 64); decimals[i] && err == nil && len(s) <= 15 {
					row[i] = f
				} else if utf8.RuneCountInString(s) > cellRunes {
					row[i] = string([]rune(s)[:cellRunes]) + "…"
				}
			}
		}
		at++
		if err := sheet.SetRow("A"+strconv.Itoa(at), row); err != nil {
			return n, sheetError(err)
		}
		n++
	}
	if err := sheet.Flush(); err != nil {
		return n, sheetError(err)
	}
	_, err = f.WriteTo(w)
	return n, err
}

// parquetGroup is how many rows are held in memory at a time.
const parquetGroup = 20000

func writeParquet(w io.Writer, table string, columns []store.Column, rows Rows, _ Options) (int64, error) {
	// A struct made here keeps the columns in their order, which parquet.Group would sort.
	fields := make([]reflect.StructField, len(columns))
	for i, c := range columns {
		t := reflect.TypeFor[*string]()
		switch c.Type {
		case "INTEGER":
			t = reflect.TypeFor[*int64]()
		case "REAL":
			t = reflect.TypeFor[*float64]()
		}
		fields[i] = reflect.StructField{Name: "C" + strconv.Itoa(i), Type: t, Tag: reflect.StructTag(fmt.Sprintf("parquet:%q", c.Name+",optional,zstd"))}
	}
	schema := parquet.NewSchema(table, parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()))
	out := parquet.NewWriter(w, schema, parquet.MaxRowsPerRowGroup(parquetGroup), parquet.CreatedBy("baotinh", "1", ""))
	row := make(parquet.Row, len(columns))
	var n int64
	for rows.Next() {
		for i, v := range rows.Values() {
			if v == nil {
				row[i] = parquet.NullValue().Level(0, 0, i)
				continue
			}
			switch columns[i].Type {
			case "REAL": // SQLite gives whole numbers back as integers
				if k, ok := v.(int64); ok {
					v = float64(k)
				}
			case "TEXT":
				v = Cell(v)
			}
			row[i] = parquet.ValueOf(v).Level(0, 1, i)
		}
		if _, err := out.WriteRows([]parquet.Row{row}); err != nil {
			return n, err
		}
		n++
	}
	return n, out.Close()
}

func writeSQLite(w io.Writer, table string, columns []store.Column, rows Rows, _ Options) (int64, error) {
	dir, err := os.MkdirTemp("", "baotinh-export-") // SQLite writes files, not streams
	if err != nil {
		return 0, temporary(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "export.db")
	n, err := store.WriteFile(path, table, columns, rows)
	if err != nil && rows.Err() == nil {
		err = temporary(err)
	}
	if err != nil {
		return n, err
	}
	f, err := os.Open(path)
	if err != nil {
		return n, err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return n, err
}
