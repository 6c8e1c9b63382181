package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"baotinh/crawl/article"
	"baotinh/extract"
)

// ErrNotFound is returned for an article that the store does not hold.
var ErrNotFound = errors.New("no such article")

// ArticleID is the identifier of the article at an address. It depends on nothing but the address, so that links outlive a rebuild.
func ArticleID(canonicalURL string) string {
	sum := sha256.Sum256([]byte(canonicalURL))
	return hex.EncodeToString(sum[:8])
}

func addressOf(a article.Article) string {
	if a.CanonicalURL != "" {
		return a.CanonicalURL
	}
	return a.URL
}

// day returns the calendar day that a time of publication names, in the zone in which it is written.
func day(published string) any {
	if len(published) >= 10 {
		return published[:10]
	}
	return nil
}

func null(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func jsonText(v any) (string, error) {
	b, err := json.Marshal(v)
	if string(b) == "null" {
		return "[]", err
	}
	return string(b), err
}

// packBlocks drops the texts that stand in the body anyway.
func packBlocks(a article.Article) []article.Block {
	at := newRuneIndex(a.Text)
	blocks := append([]article.Block(nil), a.Blocks...)
	for i, b := range blocks {
		if b.Start >= 0 && b.Text != "" && at.slice(b.Start, b.End) == b.Text {
			blocks[i].Text = ""
		}
	}
	return blocks
}

func unpackBlocks(text string, blocks []article.Block) {
	at := newRuneIndex(text)
	for i, b := range blocks {
		if b.Start >= 0 && b.Text == "" {
			blocks[i].Text = at.slice(b.Start, b.End)
		}
	}
}

// Put implements Facts.
func (s *Store) Put(ctx context.Context, a article.Article, r extract.Result, ref ArchiveRef) (string, error) {
	e := Entry{a, r, ref}
	if err := s.PutAll(ctx, []Entry{e}); err != nil {
		return "", err
	}
	return e.ID(), nil
}

// PutAll implements Facts.
func (s *Store) PutAll(ctx context.Context, entries []Entry) error {
	if s.write == nil {
		return fmt.Errorf("index/store: %s: opened for reading only", s.path)
	}
	digests := make([]string, len(entries))
	for i, e := range entries {
		if addressOf(e.Article) == "" {
			return fmt.Errorf("index/store: an article without address cannot be stored (title %q)", e.Article.Title)
		}
		var err error
		if digests[i], err = e.digest(); err != nil {
			return fmt.Errorf("index/store: %s: %w", addressOf(e.Article), err)
		}
	}
	w, err := s.begin(ctx)
	if err != nil {
		return fmt.Errorf("index/store: %s: %w", s.path, err)
	}
	defer w.tx.Rollback()
	var cited []string
	for i, e := range entries {
		keys, err := put(ctx, w, e, digests[i])
		if err != nil {
			return fmt.Errorf("index/store: %s: %w", addressOf(e.Article), err)
		}
		cited = append(cited, keys...)
	}
	if err = refreshDocuments(ctx, w, cited); err == nil {
		err = w.tx.Commit()
	}
	if err != nil {
		return fmt.Errorf("index/store: %s: %w", s.path, err)
	}
	return nil
}

// ID is the identifier that the store gives to the article.
func (e Entry) ID() string { return ArticleID(addressOf(e.Article)) }

// digest tells whether anything changed.
func (e Entry) digest() (string, error) {
	whole, err := json.Marshal(struct {
		A article.Article
		R extract.Result
		F ArchiveRef
	}{e.Article, e.Result, e.Archive})
	sum := sha256.Sum256(whole)
	return hex.EncodeToString(sum[:]), err
}

// put replaces an article and its facts, if they are not the same as before; the same facts from other rules only get the name of the rules. It
// returns the documents whose citations changed.
func put(ctx context.Context, w *writer, e Entry, digest string) (keys []string, err error) {
	id, a, r := e.ID(), e.Article, e.Result
	if r.Text == "" { // nothing was extracted; the text is kept all the same
		r.Text, _ = a.Reading()
	}
	var old, oldText, rules string
	var oldDay sql.NullString
	switch err := w.one(ctx, "SELECT digest, extract_version, text, day FROM articles WHERE id = ?", []any{id}, &old, &rules, &oldText, &oldDay); {
	case err == nil && old == digest && rules == extract.Version():
		return nil, nil
	case err == nil && old == digest:
		_, err = w.exec(ctx, "UPDATE articles SET extract_version = ? WHERE id = ?", extract.Version(), id)
		return nil, err
	case err != nil && !errors.Is(err, sql.ErrNoRows):
		return nil, err
	}
	if old != "" {
		if keys, err = removeFacts(ctx, w, id); err != nil {
			return nil, err
		}
	}
	err = insertArticle(ctx, w, id, addressOf(a), digest, a, r.Text, e.Archive)
	if err == nil {
		err = insertResult(ctx, w, id, r)
	}
	for _, d := range r.Documents {
		if d.Key != "" {
			keys = append(keys, d.Key)
		}
	}
	if newDay, _ := day(a.Published).(string); err == nil && (old == "" || oldText != r.Text || oldDay.String != newDay) {
		err = relink(ctx, w, id, r.Text)
	}
	if err == nil {
		err = recordChange(ctx, w, id, false)
	}
	return keys, err
}

// Delete implements Facts.
func (s *Store) Delete(ctx context.Context, id string) error {
	w, err := s.begin(ctx)
	if err != nil {
		return fmt.Errorf("index/store: %s: %w", s.path, err)
	}
	defer w.tx.Rollback()
	var n int
	if err := w.one(ctx, "SELECT count(*) FROM articles WHERE id = ?", []any{id}, &n); err != nil || n == 0 {
		return err
	}
	keys, err := removeFacts(ctx, w, id)
	if err == nil {
		err = unlink(ctx, w, id)
	}
	if err == nil {
		_, err = w.exec(ctx, "DELETE FROM articles WHERE id = ?", id)
	}
	if err == nil {
		err = refreshDocuments(ctx, w, keys)
	}
	if err == nil {
		err = recordChange(ctx, w, id, true)
	}
	if err == nil {
		err = w.tx.Commit()
	}
	if err != nil {
		return fmt.Errorf("index/store: article %s: %w", id, err)
	}
	return nil
}

// removeFacts deletes the facts of an article and returns the documents that it cited.
func removeFacts(ctx context.Context, w *writer, id string) ([]string, error) {
	keys, err := w.column(ctx, `SELECT DISTINCT "key" FROM citations WHERE article_id = ? AND "key" IS NOT NULL`, id)
	if err != nil {
		return nil, err
	}
	for _, table := range factTables {
		if _, err := w.exec(ctx, "DELETE FROM "+table+" WHERE article_id = ?", id); err != nil {
			return nil, err
		}
	}
	return keys, nil
}

var factTables = []string{"figures", "citations", "groups", "checks", "people", "congresses", "abbreviations"}

func insertArticle(ctx context.Context, w *writer, id, address, digest string, a article.Article, text string, ref ArchiveRef) error {
	var packed [4]string
	for i, v := range []any{a.Authors, packBlocks(a), a.Captions, a.Tables} {
		s, err := jsonText(v)
		if err != nil {
			return err
		}
		packed[i] = s
	}
	body := any(a.Text)
	if a.Text == text {
		body = nil
	}
	values := map[string]any{
		"id": id, "url": a.URL, "canonical_url": address, "site": a.Site, "newspaper": a.Newspaper, "province": a.Province, "province_new": a.ProvinceNew,
		"layout": a.Layout, "title": a.Title, "sapo": a.Sapo, "lead_tag": a.LeadTag, "authors": packed[0], "section": a.Section,
		"published": null(a.Published), "day": day(a.Published), "text": text, "body": body, "blocks": packed[1], "captions": packed[2], "tables": packed[3],
		"archive_file": ref.File, "archive_offset": ref.Offset, "archive_record": ref.Record, "fetched": null(ref.Fetched),
		"extract_version": extract.Version(), "digest": digest, "story": id,
	}
	return w.upsert(ctx, "articles", values)
}

// upsert writes one row whose columns are those of the table in the dictionary; a column without a value is a mistake in this package.
func (w *writer) upsert(ctx context.Context, table string, values map[string]any) error {
	t, _ := LookupTable(table)
	args := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		v, ok := values[c.Name]
		if !ok {
			panic("index/store: no value for " + table + "." + c.Name)
		}
		args[i] = v
	}
	_, err := w.exec(ctx, upserts[table], args...)
	return err
}

// upserts are the statements that write a row, by table.
var upserts = func() map[string]string {
	all := map[string]string{}
	for _, t := range tables {
		if !t.View {
			all[t.Name] = upsertStatement(t)
		}
	}
	return all
}()

// upsertStatement inserts a row of t; an article replaces itself in place, because saved searches point at it, and keeps its story until it is
// compared again.
func upsertStatement(t Table) string {
	var names, marks, sets []string
	for _, c := range t.Columns {
		names = append(names, fmt.Sprintf("%q", c.Name))
		marks = append(marks, "?")
		if c.Name != "id" && c.Name != "story" {
			sets = append(sets, fmt.Sprintf("%q = excluded.%q", c.Name, c.Name))
		}
	}
	stmt := "INSERT INTO " + t.Name + " (" + strings.Join(names, ", ") + ") VALUES (" + strings.Join(marks, ", ") + ")"
	if t.Name == "articles" {
		stmt += " ON CONFLICT (id) DO UPDATE SET " + strings.Join(sets, ", ")
	}
	return stmt
}

const selectArticles = `SELECT id, url, canonical_url, site, newspaper, province, province_new, layout, title, sapo, lead_tag, authors, section,
	published, text, body, blocks, captions, tables, archive_file, archive_offset, archive_record, fetched, extract_version, story FROM articles` + ofListed

// Article implements Facts.
func (s *Store) Article(ctx context.Context, id string) (*Record, error) {
	found, err := s.Articles(ctx, []string{id})
	if err == nil && found[id] == nil {
		err = fmt.Errorf("index/store: %q: %w", id, ErrNotFound)
	}
	return found[id], err
}

// Articles implements Facts.
func (s *Store) Articles(ctx context.Context, ids []string) (map[string]*Record, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := s.ready[selectArticles].QueryContext(ctx, string(list))
	if err != nil {
		return nil, fmt.Errorf("index/store: %d articles: %w", len(ids), err)
	}
	defer rows.Close()
	found := make(map[string]*Record, len(ids))
	for rows.Next() {
		r, err := scanArticle(rows)
		if err != nil {
			return nil, err
		}
		found[r.ID] = r
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("index/store: %d articles: %w", len(ids), err)
	}
	return found, nil
}

func scanArticle(rows *sql.Rows) (*Record, error) {
	var r Record
	var published, body, fetched sql.NullString
	var authors, blocks, captions, tables string
	err := rows.Scan(&r.ID, &r.URL, &r.CanonicalURL, &r.Site, &r.Newspaper, &r.Province, &r.ProvinceNew, &r.Layout, &r.Title, &r.Sapo, &r.LeadTag, &authors, &r.Section,
		&published, &r.FactText, &body, &blocks, &captions, &tables, &r.Archive.File, &r.Archive.Offset, &r.Archive.Record, &fetched, &r.ExtractVersion, &r.Story)
	if err != nil {
		return nil, fmt.Errorf("index/store: articles: %w", err)
	}
	r.Published, r.Archive.Fetched = published.String, fetched.String
	r.Text = r.FactText
	if body.Valid {
		r.Text = body.String
	}
	for _, p := range []struct {
		text string
		into any
	}{{authors, &r.Authors}, {blocks, &r.Blocks}, {captions, &r.Captions}, {tables, &r.Tables}} {
		if p.text == "[]" {
			continue
		}
		if err := json.Unmarshal([]byte(p.text), p.into); err != nil {
			return nil, fmt.Errorf("index/store: article %s: %w (rebuild it with baotinh reextract)", r.ID, err)
		}
	}
	unpackBlocks(r.Text, r.Blocks)
	return &r, nil
}

const selectText = "SELECT text FROM articles WHERE id = ?"

// Text reads only the text that an article's facts count in.
func (s *Store) Text(ctx context.Context, id string) (string, error) {
	var text string
	err := s.ready[selectText].QueryRowContext(ctx, id).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("index/store: %q: %w", id, ErrNotFound)
	}
	if err != nil {
		return "", fmt.Errorf("index/store: article %s: %w", id, err)
	}
	return text, nil
}

// runeIndex finds code points in a text without counting from its start each time.
type runeIndex struct {
	text  string
	marks []int // byte offset of every 64th code point
	runes int
}

func newRuneIndex(text string) runeIndex {
	x := runeIndex{text: text}
	for i := range text {
		if x.runes%64 == 0 {
			x.marks = append(x.marks, i)
		}
		x.runes++
	}
	return x
}

func (x runeIndex) offset(n int) int {
	if n >= x.runes {
		return len(x.text)
	}
	at := x.marks[n/64]
	for k := n % 64; k > 0; k-- {
		_, size := utf8.DecodeRuneInString(x.text[at:])
		at += size
	}
	return at
}

// slice is text[start:end] in code points, empty where that does not lie in the text.
func (x runeIndex) slice(start, end int) string {
	if start < 0 || end <= start || end > x.runes {
		return ""
	}
	return x.text[x.offset(start):x.offset(end)]
}
