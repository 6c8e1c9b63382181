package store

import (
	"context"
	"encoding/json"
	"fmt"
)

// Head is what a list shows of an article.
type Head struct {
	ID        string
	URL       string // canonical
	Title     string
	Sapo      string
	Newspaper string
	Province  string
	Section   string
	Published string
	Story     string
	FactText  string // these two only where texts were asked for
	Text      string
}

// Heads reads some articles at once, with their texts or without; those that the store does not hold are left out.
func (s *Store) Heads(ctx context.Context, ids []string, texts bool) (map[string]Head, error) {
	heads := make(map[string]Head, len(ids))
	if len(ids) == 0 {
		return heads, nil
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	stmt := s.ready[selectHeads]
	if texts {
		stmt = s.ready[selectHeadsWithTexts]
	}
	rows, err := stmt.QueryContext(ctx, string(list))
	if err != nil {
		return nil, fmt.Errorf("index/store: %d articles: %w", len(ids), err)
	}
	defer rows.Close()
	for rows.Next() {
		var h Head
		into := []any{&h.ID, &h.URL, &h.Title, &h.Sapo, &h.Newspaper, &h.Province, &h.Section, &h.Published, &h.Story}
		if texts {
			into = append(into, &h.FactText, &h.Text)
		}
		if err := rows.Scan(into...); err != nil {
			return nil, fmt.Errorf("index/store: %d articles: %w", len(ids), err)
		}
		heads[h.ID] = h
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("index/store: %d articles: %w", len(ids), err)
	}
	return heads, nil
}

// Part says which text of an article is meant.
type Part int

const (
	Whole Part = iota // the text that the article's facts count in
	Body              // the body alone
)

// Texts reads a part of some articles at once; those that the store does not hold are left out.
func (s *Store) Texts(ctx context.Context, ids []string, part Part) (map[string]string, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := s.ready[selectTexts[part]].QueryContext(ctx, string(list))
	if err != nil {
		return nil, fmt.Errorf("index/store: %d texts: %w", len(ids), err)
	}
	defer rows.Close()
	texts := make(map[string]string, len(ids))
	for rows.Next() {
		var id, text string
		if err := rows.Scan(&id, &text); err != nil {
			return nil, fmt.Errorf("index/store: %d texts: %w", len(ids), err)
		}
		texts[id] = text
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("index/store: %d texts: %w", len(ids), err)
	}
	return texts, nil
}

var selectTexts = map[Part]string{Whole: "SELECT id, text FROM articles" + ofListed, Body: "SELECT id, coalesce(body, text) FROM articles" + ofListed}

const (
	// The story stands behind the texts, on pages of its own; an article without near-duplicates is its own.
	selectHeads = `SELECT id, canonical_url, title, sapo, newspaper, province, section, coalesce(published, ''),
		CASE WHEN EXISTS (SELECT 1 FROM near_duplicates WHERE article_id = articles.id) THEN story ELSE id END FROM articles` + ofListed
	selectHeadsWithTexts = "SELECT id, canonical_url, title, sapo, newspaper, province, section, coalesce(published, ''), story, text, coalesce(body, text) FROM articles" + ofListed
	ofListed             = " WHERE id IN (SELECT value FROM json_each(?))"
)

const (
	// The plus keeps SQLite from going through all articles that cite the document.
	selectCited    = `SELECT start, "end" FROM citations WHERE article_id = ? AND +lookup = ? ORDER BY start`
	existsCitation = "SELECT EXISTS (SELECT 1 FROM citations WHERE lookup = ?)"
)

// Cites tells whether any article cites a document.
func (s *Store) Cites(ctx context.Context, lookup string) (bool, error) {
	var found bool
	if err := s.ready[existsCitation].QueryRowContext(ctx, lookup).Scan(&found); err != nil {
		return false, fmt.Errorf("index/store: %s: %w", s.path, err)
	}
	return found, nil
}

// Cited tells where an article cites a document: code points of its text, end exclusive.
func (s *Store) Cited(ctx context.Context, id, lookup string) ([][2]int, error) {
	rows, err := s.ready[selectCited].QueryContext(ctx, id, lookup)
	if err != nil {
		return nil, fmt.Errorf("index/store: article %s: %w", id, err)
	}
	defer rows.Close()
	var places [][2]int
	for rows.Next() {
		var p [2]int
		if err := rows.Scan(&p[0], &p[1]); err != nil {
			return nil, fmt.Errorf("index/store: article %s: %w", id, err)
		}
		places = append(places, p)
	}
	return places, rows.Err()
}
