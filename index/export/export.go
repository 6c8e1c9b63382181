// Package export writes rows in formats that other programs open.
//
//	export.go    the list of formats, streaming, manifests
//	text.go      csv, tsv, jsonl
//	binary.go    xlsx, parquet, sqlite
//	cite.go      references of articles: BibTeX, RIS, CSL
//
// Rows come from package store and go out one by one: a million rows take no more memory than one. It chooses nothing and changes
// no value, except that it takes the sting out of spreadsheet formulas.
package export

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"baotinh/index/store"
)

// Rows is a stream of rows; store.Rows is one. Values are nil, string, int64 or float64.
type Rows interface {
	Next() bool
	Values() []any
	Err() error
}

// Options say how to write.
type Options struct {
	BOM bool // begin csv and tsv with a byte order mark, which Excel needs to read UTF-8
}

type writer func(w io.Writer, table string, columns []store.Column, rows Rows, o Options) (int64, error)

// Format is one way to write rows.
type Format struct {
	Name      string
	MediaType string
	Extension string
	write     writer
}

var formats = []Format{
	{"csv", "text/csv; charset=utf-8", ".csv", writeCSV},
	{"tsv", "text/tab-separated-values; charset=utf-8", ".tsv", writeTSV},
	{"jsonl", "application/x-ndjson", ".jsonl", writeJSONL},
	{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", writeXLSX},
	{"parquet", "application/vnd.apache.parquet", ".parquet", writeParquet},
	{"sqlite", "application/vnd.sqlite3", ".db", writeSQLite},
}

// Formats lists the formats.
func Formats() []Format { return slices.Clone(formats) }

// ParseFormat finds a format by its name.
func ParseFormat(name string) (Format, error) {
	var names []string
	for _, f := range formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("index/export: no format %q (use one of %s)", name, strings.Join(names, ", "))
}

// Write writes all rows and returns how many there were.
func (f Format) Write(w io.Writer, table string, columns []store.Column, rows Rows, o Options) (int64, error) {
	n, err := f.write(w, table, columns, rows, o)
	if err == nil {
		err = rows.Err()
	}
	if err != nil {
		return n, fmt.Errorf("index/export: %s of %s: %w", f.Name, table, err)
	}
	return n, nil
}

// temporary says what helps where a file could not be made for a moment.
func temporary(err error) error {
	return fmt.Errorf("%w (name a folder that may be written, with room for the whole table, in TMPDIR; it is %s now)", err, os.TempDir())
}

// Manifest says how an export was made; it stands beside the file.
type Manifest struct {
	Table          string         `json:"table"`
	Query          string         `json:"query"`
	Filter         string         `json:"filter"`
	Format         string         `json:"format"`
	Rows           int64          `json:"rows"`
	Columns        []store.Column `json:"columns"`
	SHA256         string         `json:"sha256"` // of the file
	Program        string         `json:"program"`
	ExtractVersion string         `json:"extract_version"`
	Made           string         `json:"made"` // RFC 3339
}

// WriteManifest writes m as JSON.
func WriteManifest(w io.Writer, m Manifest) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(m)
}
