package store

import (
	"context"
	"fmt"
)

// Watch is a saved search.
type Watch struct {
	Name  string `json:"name"`
	Query string `json:"query"`
	Seen  int64  `json:"seen"` // the last change that has been matched
}

// SaveWatch adds a saved search, or gives one that exists another query. Changes up to seen count as matched.
func (s *Store) SaveWatch(ctx context.Context, w Watch) error {
	_, err := s.write.ExecContext(ctx, `INSERT INTO watches VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET query = excluded.query, seen = excluded.seen`, w.Name, w.Query, w.Seen)
	if err != nil {
		return fmt.Errorf("index/store: watch %q: %w", w.Name, err)
	}
	return nil
}

// RemoveWatch forgets a saved search and what it matched.
func (s *Store) RemoveWatch(ctx context.Context, name string) error {
	r, err := s.write.ExecContext(ctx, "DELETE FROM watches WHERE name = ?", name)
	if err != nil {
		return fmt.Errorf("index/store: watch %q: %w", name, err)
	}
	if n, _ := r.RowsAffected(); n == 0 {
		return fmt.Errorf("index/store: no saved search %q (baotinh watch list shows them)", name)
	}
	return nil
}

// Watches lists the saved searches by name.
func (s *Store) Watches(ctx context.Context) ([]Watch, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT name, query, seen FROM watches ORDER BY name")
	if err != nil {
		return nil, fmt.Errorf("index/store: watches: %w", err)
	}
	defer rows.Close()
	var all []Watch
	for rows.Next() {
		var w Watch
		if err := rows.Scan(&w.Name, &w.Query, &w.Seen); err != nil {
			return nil, fmt.Errorf("index/store: watches: %w", err)
		}
		all = append(all, w)
	}
	return all, rows.Err()
}

// RecordHits notes the articles that a saved search matched, and that it has seen all changes up to seq. It returns how many are new.
func (s *Store) RecordHits(ctx context.Context, name string, seq int64, articles []string) (int, error) {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return 0, fmt.Errorf("index/store: watch %q: %w", name, err)
	}
	defer tx.Rollback()
	fresh := 0
	for _, id := range articles {
		r, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO watch_hits VALUES (?, ?, ?)", name, id, seq)
		if err != nil {
			return 0, fmt.Errorf("index/store: watch %q: %w", name, err)
		}
		n, _ := r.RowsAffected()
		fresh += int(n)
	}
	if _, err := tx.ExecContext(ctx, "UPDATE watches SET seen = ? WHERE name = ?", seq, name); err != nil {
		return 0, fmt.Errorf("index/store: watch %q: %w", name, err)
	}
	if err := tx.Commit(); err != nil {
		return 0, fmt.Errorf("index/store: watch %q: %w", name, err)
	}
	return fresh, nil
}

// WatchHits lists the articles that a saved search matched, newest match first.
func (s *Store) WatchHits(ctx context.Context, name string, limit int) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT article_id FROM watch_hits WHERE watch = ? ORDER BY seq DESC, article_id LIMIT ?", name, limit)
	if err != nil {
		return nil, fmt.Errorf("index/store: watch %q: %w", name, err)
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("index/store: watch %q: %w", name, err)
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
