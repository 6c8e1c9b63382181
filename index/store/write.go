package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// writer is one transaction with its statements.
type writer struct {
	tx       *sql.Tx
	kept     *statements // nil: none outlive the transaction
	prepared map[string]*sql.Stmt
}

// statements are prepared on the writing connection and outlive a transaction: putting an article runs a hundred and more of them, and SQLite
// takes longer to read most of them than to run them.
type statements struct {
	mu     sync.Mutex
	byText map[string]*sql.Stmt // nil for one that was asked for and is to be prepared
}

// begin starts a transaction of the writing side.
func (s *Store) begin(ctx context.Context) (*writer, error) {
	if err := s.kept.prepare(ctx, s.write); err != nil {
		return nil, err
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	return newWriter(tx, &s.kept), nil
}

func newWriter(tx *sql.Tx, kept *statements) *writer {
	return &writer{tx, kept, map[string]*sql.Stmt{}}
}

// prepare makes the statements that the transactions before asked for. They could not: a transaction has the only connection.
func (k *statements) prepare(ctx context.Context, db *sql.DB) error {
	k.mu.Lock()
	var missing []string
	for text, stmt := range k.byText {
		if stmt == nil {
			missing = append(missing, text)
		}
	}
	k.mu.Unlock() // the next line waits for the connection, whose holder may be waiting for the lock
	for _, text := range missing {
		stmt, err := db.PrepareContext(ctx, text)
		if err != nil {
			return err
		}
		k.mu.Lock()
		if k.byText[text] == nil {
			k.byText[text], stmt = stmt, nil
		}
		k.mu.Unlock()
		if stmt != nil { // another writer was faster
			if err := stmt.Close(); err != nil {
				return err
			}
		}
	}
	return nil
}

// lookup returns a statement, nil if it is not prepared yet.
func (k *statements) lookup(text string) *sql.Stmt {
	k.mu.Lock()
	defer k.mu.Unlock()
	stmt, asked := k.byText[text]
	if !asked {
		if k.byText == nil {
			k.byText = map[string]*sql.Stmt{}
		}
		k.byText[text] = nil
	}
	return stmt
}

func (k *statements) close() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	var errs []error
	for _, stmt := range k.byText {
		if stmt != nil {
			errs = append(errs, stmt.Close())
		}
	}
	k.byText = nil
	return errors.Join(errs...)
}

func (w *writer) statement(ctx context.Context, text string) (*sql.Stmt, error) {
	if stmt := w.prepared[text]; stmt != nil {
		return stmt, nil
	}
	if w.kept != nil {
		if stmt := w.kept.lookup(text); stmt != nil {
			w.prepared[text] = w.tx.StmtContext(ctx, stmt)
			return w.prepared[text], nil
		}
	}
	stmt, err := w.tx.PrepareContext(ctx, text)
	if err == nil {
		w.prepared[text] = stmt
	}
	return stmt, err
}

func (w *writer) exec(ctx context.Context, text string, args ...any) (sql.Result, error) {
	stmt, err := w.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(ctx, args...)
}

func (w *writer) query(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	stmt, err := w.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

// one reads the only row of a query; sql.ErrNoRows if there is none.
func (w *writer) one(ctx context.Context, text string, args []any, into ...any) error {
	stmt, err := w.statement(ctx, text)
	if err != nil {
		return err
	}
	return stmt.QueryRowContext(ctx, args...).Scan(into...)
}

// column reads one column of text.
func (w *writer) column(ctx context.Context, text string, args ...any) ([]string, error) {
	rows, err := w.query(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}
