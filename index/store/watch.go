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
		r, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO watch_hits (watch, article_id, seq, told) VALUES (?, ?, ?, 0)", name, id, seq)
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

// News are articles that a saved search matched and that nobody has been told of.
type News struct {
	Watch
	Articles []string
}

// Untold lists, by saved search, what it matched since somebody was last told.
func (s *Store) Untold(ctx context.Context) ([]News, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT w.name, w.query, w.seen, h.article_id FROM watches w JOIN watch_hits h ON h.watch = w.name WHERE h.told = 0 ORDER BY w.name, h.seq, h.article_id")
	if err != nil {
		return nil, fmt.Errorf("index/store: watches: %w", err)
	}
	defer rows.Close()
	var all []News
	for rows.Next() {
		var w Watch
		var id string
		if err := rows.Scan(&w.Name, &w.Query, &w.Seen, &id); err != nil {
			return nil, fmt.Errorf("index/store: watches: %w", err)
		}
		if n := len(all); n == 0 || all[n-1].Name != w.Name {
			all = append(all, News{Watch: w})
		}
		last := &all[len(all)-1]
		last.Articles = append(last.Articles, id)
	}
	return all, rows.Err()
}

// Told notes that somebody has been told of the news.
func (s *Store) Told(ctx context.Context, n News) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("index/store: watch %q: %w", n.Name, err)
	}
	defer tx.Rollback()
	for _, id := range n.Articles {
		if _, err := tx.ExecContext(ctx, "UPDATE watch_hits SET told = 1 WHERE watch = ? AND article_id = ?", n.Name, id); err != nil {
			return fmt.Errorf("index/store: watch %q: %w", n.Name, err)
		}
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("index/store: watch %q: %w", n.Name, err)
	}
	return nil
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
