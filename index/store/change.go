package store

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
)

func recordChange(ctx context.Context, w *writer, id string, deleted bool) error {
	// REPLACE gives the article a new, higher number and forgets the old one.
	_, err := w.exec(ctx, "REPLACE INTO changes (article_id, deleted) VALUES (?, ?)", id, deleted)
	return err
}

// Since implements Facts.
func (s *Store) Since(ctx context.Context, seq int64) iter.Seq2[Change, error] {
	return func(yield func(Change, error) bool) {
		rows, err := s.read.QueryContext(ctx, "SELECT seq, article_id, deleted FROM changes WHERE seq > ? ORDER BY seq", seq)
		if err != nil {
			yield(Change{}, fmt.Errorf("index/store: %s: %w", s.path, err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var c Change
			if err := rows.Scan(&c.Seq, &c.Article, &c.Deleted); err != nil {
				yield(Change{}, fmt.Errorf("index/store: %s: %w", s.path, err))
				return
			}
			if !yield(c, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Change{}, fmt.Errorf("index/store: %s: %w", s.path, err))
		}
	}
}

// LastSeq implements Facts.
func (s *Store) LastSeq(ctx context.Context) (int64, error) {
	var n sql.NullInt64
	if err := s.read.QueryRowContext(ctx, "SELECT max(seq) FROM changes").Scan(&n); err != nil {
		return 0, fmt.Errorf("index/store: %s: %w", s.path, err)
	}
	return n.Int64, nil
}
