package store

import (
	"database/sql"
	"fmt"
	"strings"
)

// RowSource is a stream of rows, such as Rows.
type RowSource interface {
	Next() bool
	Values() []any
	Err() error
}

// WriteFile makes a SQLite file with one table of the rows and a table dictionary that describes its columns. The file must not exist.
func WriteFile(path, table string, columns []Column, rows RowSource) (n int64, err error) {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)")
	if err != nil {
		return 0, fmt.Errorf("index/store: %s: %w", path, err)
	}
	defer func() {
		if closeErr := db.Close(); err == nil {
			err = closeErr
		}
	}()
	db.SetMaxOpenConns(1)
	var definitions, marks []string
	for _, c := range columns {
		definitions = append(definitions, fmt.Sprintf("%q %s", c.Name, c.Type))
		marks = append(marks, "?")
	}
	tx, err := db.Begin()
	if err != nil {
		return 0, fmt.Errorf("index/store: %s: %w", path, err)
	}
	defer tx.Rollback()
	if _, err := tx.Exec(fmt.Sprintf("CREATE TABLE %q (%s); CREATE TABLE dictionary (name TEXT, type TEXT, en TEXT, vi TEXT)", table, strings.Join(definitions, ", "))); err != nil {
		return 0, fmt.Errorf("index/store: %s: %w", path, err)
	}
	for _, c := range columns {
		if _, err := tx.Exec("INSERT INTO dictionary VALUES (?, ?, ?, ?)", c.Name, c.Type, c.En, c.Vi); err != nil {
			return 0, fmt.Errorf("index/store: %s: %w", path, err)
		}
	}
	insert, err := tx.Prepare(fmt.Sprintf("INSERT INTO %q VALUES (%s)", table, strings.Join(marks, ", ")))
	if err != nil {
		return 0, fmt.Errorf("index/store: %s: %w", path, err)
	}
	for rows.Next() {
		if _, err := insert.Exec(rows.Values()...); err != nil {
			return n, fmt.Errorf("index/store: %s: %w", path, err)
		}
		n++
	}
	if err := rows.Err(); err != nil {
		return n, err
	}
	return n, tx.Commit()
}
