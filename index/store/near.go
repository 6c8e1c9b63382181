package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"baotinh/index/neardup"
)

// Near is another article that tells the same story as the one that was asked about.
type Near struct {
	ID        string  `json:"id"`
	URL       string  `json:"url"`
	Title     string  `json:"title"`
	Newspaper string  `json:"newspaper"`
	Province  string  `json:"province"`
	Day       string  `json:"day"`       // YYYY-MM-DD, empty if unknown
	Shared    float64 `json:"shared"`    // of the two texts, the share that both have
	Contained float64 `json:"contained"` // of the shorter text, the share that the longer has too
}

// Near implements Facts.
func (s *Store) Near(ctx context.Context, id string) ([]Near, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT a.id, a.canonical_url, a.title, a.newspaper, a.province, coalesce(a.day, ''), n.shared, n.contained
		FROM near_duplicates n JOIN articles a ON a.id = n.other_id WHERE n.article_id = ? ORDER BY n.shared DESC, a.id`, id)
	if err != nil {
		return nil, fmt.Errorf("index/store: near-duplicates of %s: %w", id, err)
	}
	defer rows.Close()
	near := []Near{}
	for rows.Next() {
		var n Near
		if err := rows.Scan(&n.ID, &n.URL, &n.Title, &n.Newspaper, &n.Province, &n.Day, &n.Shared, &n.Contained); err != nil {
			return nil, fmt.Errorf("index/store: near-duplicates of %s: %w", id, err)
		}
		near = append(near, n)
	}
	return near, rows.Err()
}

// storyMembers bounds how many articles of one story SameStory lists.
const storyMembers = 500

// Articles that have no near-duplicate, which are most, cost no look at their rows.
const selectStories = `SELECT story, id FROM articles WHERE story IN (SELECT story FROM articles WHERE id IN
	(SELECT article_id FROM near_duplicates WHERE article_id IN (SELECT value FROM json_each(?)))) ORDER BY story, id`

// SameStory lists, by story, the articles of those stories that some articles tell, where a story has more than one.
func (s *Store) SameStory(ctx context.Context, ids []string) (map[string][]string, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := s.ready[selectStories].QueryContext(ctx, string(list))
	if err != nil {
		return nil, fmt.Errorf("index/store: stories: %w", err)
	}
	defer rows.Close()
	stories := map[string][]string{}
	for rows.Next() {
		var story, id string
		if err := rows.Scan(&story, &id); err != nil {
			return nil, fmt.Errorf("index/store: stories: %w", err)
		}
		if len(stories[story]) < storyMembers {
			stories[story] = append(stories[story], id)
		}
	}
	for story, members := range stories {
		if len(members) < 2 {
			delete(stories, story)
		}
	}
	return stories, rows.Err()
}

// Bounds of looking for near-duplicates, so that a page that a newspaper serves under thousands of addresses stays cheap.
const (
	articlesPerKey = 64 // looked at for each key of a text
	comparedTexts  = 32 // of these, those with the most keys in common
)

// relink finds the near-duplicates of an article whose row stands in the store, and the story that it belongs to.
func relink(ctx context.Context, w *writer, id, text string) error {
	if err := unlink(ctx, w, id); err != nil {
		return err
	}
	sketch := neardup.Of(text)
	keys := sketch.Bands()
	near, err := candidates(ctx, w, id, keys)
	if err != nil {
		return err
	}
	for _, k := range keys {
		if _, err := w.exec(ctx, "INSERT OR IGNORE INTO near_keys VALUES (?, ?)", id, k); err != nil {
			return err
		}
	}
	var linked []string
	for _, other := range near {
		var text string
		if err := w.one(ctx, "SELECT text FROM articles WHERE id = ?", []any{other}, &text); err != nil {
			return err
		}
		likeness := neardup.Compare(sketch, neardup.Of(text))
		if !likeness.SameStory() {
			continue
		}
		linked = append(linked, other)
		_, err := w.exec(ctx, "INSERT INTO near_duplicates VALUES (?1, ?2, ?3, ?4), (?2, ?1, ?3, ?4)", id, other, likeness.Runs, likeness.Contained)
		if err != nil {
			return err
		}
	}
	if linked == nil {
		return nil
	}
	return join(ctx, w, append(linked, id))
}

// candidates are the articles that share keys with a text, those with most first.
func candidates(ctx context.Context, w *writer, id string, keys []int64) ([]string, error) {
	shared := map[string]int{}
	for _, k := range keys {
		ids, err := w.column(ctx, "SELECT article_id FROM near_keys WHERE key = ? AND article_id <> ? LIMIT ?", k, id, articlesPerKey)
		if err != nil {
			return nil, err
		}
		for _, other := range ids {
			shared[other]++
		}
	}
	var ids []string
	for other := range shared {
		ids = append(ids, other)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(shared[b]-shared[a], strings.Compare(a, b)) })
	return ids[:min(len(ids), comparedTexts)], nil
}

// unlink forgets what an article is near to; the others of its story stay together only where they are near each other.
func unlink(ctx context.Context, w *writer, id string) error {
	r, err := w.exec(ctx, "DELETE FROM near_duplicates WHERE article_id = ?1 OR other_id = ?1", id)
	if err != nil {
		return err
	}
	if _, err := w.exec(ctx, "DELETE FROM near_keys WHERE article_id = ?", id); err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		return err
	}
	var story string
	if err := w.one(ctx, "SELECT story FROM articles WHERE id = ?", []any{id}, &story); err != nil {
		return err
	}
	if err := tell(ctx, w, id, id); err != nil {
		return err
	}
	rest, err := w.column(ctx, "SELECT id FROM articles WHERE story = ?", story)
	if err != nil {
		return err
	}
	left := map[string]bool{}
	for _, other := range rest {
		left[other] = other != id
	}
	for _, other := range rest {
		if !left[other] {
			continue
		}
		left[other] = false
		part := []string{other}
		for at := 0; at < len(part); at++ {
			near, err := w.column(ctx, "SELECT other_id FROM near_duplicates WHERE article_id = ?", part[at])
			if err != nil {
				return err
			}
			for _, n := range near {
				if left[n] {
					left[n] = false
					part = append(part, n)
				}
			}
		}
		if err := tellAll(ctx, w, part); err != nil {
			return err
		}
	}
	return nil
}

// join makes the stories of some articles one.
func join(ctx context.Context, w *writer, ids []string) error {
	var stories []string
	for _, id := range ids {
		var story string
		if err := w.one(ctx, "SELECT story FROM articles WHERE id = ?", []any{id}, &story); err != nil {
			return err
		}
		if !slices.Contains(stories, story) {
			stories = append(stories, story)
		}
	}
	first, err := firstOf(ctx, w, stories)
	if err != nil {
		return err
	}
	for _, story := range stories {
		if story == first {
			continue
		}
		members, err := w.column(ctx, "SELECT id FROM articles WHERE story = ?", story)
		if err != nil {
			return err
		}
		for _, id := range members {
			if err := tell(ctx, w, id, first); err != nil {
				return err
			}
		}
	}
	return nil
}

// tellAll makes some articles one story.
func tellAll(ctx context.Context, w *writer, ids []string) error {
	first, err := firstOf(ctx, w, ids)
	for _, id := range ids {
		if err == nil {
			err = tell(ctx, w, id, first)
		}
	}
	return err
}

// tell says which story an article tells. The article counts as changed, because its story is searched for.
func tell(ctx context.Context, w *writer, id, story string) error {
	r, err := w.exec(ctx, "UPDATE articles SET story = ?2 WHERE id = ?1 AND story <> ?2", id, story)
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		return err
	}
	return recordChange(ctx, w, id, false)
}

// firstOf is the article that came out first; of a day, and of those without one, which come last, that with the smallest id. So a story has
// the same name in whatever order its articles were found.
func firstOf(ctx context.Context, w *writer, ids []string) (string, error) {
	var first, firstDay string
	for _, id := range ids {
		var day string
		if err := w.one(ctx, "SELECT coalesce(day, '~') FROM articles WHERE id = ?", []any{id}, &day); err != nil {
			return "", err
		}
		if first == "" || cmp.Or(strings.Compare(day, firstDay), strings.Compare(id, first)) < 0 {
			first, firstDay = id, day
		}
	}
	return first, nil
}

// relinkAll finds the near-duplicates of every article, for a store of a version that had none.
func relinkAll(ctx context.Context, w *writer) error {
	ids, err := w.column(ctx, "SELECT id FROM articles ORDER BY id")
	if err != nil {
		return err
	}
	for _, id := range ids {
		var text string
		if err := w.one(ctx, "SELECT text FROM articles WHERE id = ?", []any{id}, &text); err != nil {
			return err
		}
		if err := relink(ctx, w, id, text); err != nil {
			return err
		}
	}
	return nil
}
