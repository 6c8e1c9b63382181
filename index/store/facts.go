package store

import (
	"context"
	"iter"

	"baotinh/crawl/article"
	"baotinh/extract"
)

// ArchiveRef says where an article's page is kept.
type ArchiveRef struct {
	File    string `json:"file"`
	Offset  int64  `json:"offset"`
	Record  string `json:"record"`  // WARC-Record-ID
	Fetched string `json:"fetched"` // RFC 3339, empty if unknown
}

// Record is an article as the store holds it.
type Record struct {
	ID string `json:"id"`
	article.Article
	FactText       string     `json:"fact_text"` // the text that the offsets of facts count in
	Archive        ArchiveRef `json:"archive"`
	ExtractVersion string     `json:"extract_version"`
	// Story is the id of the article that first told the same story, its own if none did. Near-duplicates have it in common.
	Story string `json:"story"`
}

// Entry is an article as it is put into the store.
type Entry struct {
	Article article.Article
	Result  extract.Result
	Archive ArchiveRef
}

// Change says that an article was put or deleted. Of several changes to one article only the last is kept.
type Change struct {
	Seq     int64
	Article string
	Deleted bool
}

// Facts is what the program needs of a store, whatever engine it runs on.
type Facts interface {
	// Put replaces an article and all its facts in one step; an article that is the same as before changes nothing. It returns the article's id.
	Put(ctx context.Context, a article.Article, r extract.Result, ref ArchiveRef) (string, error)
	// PutAll does the same for many articles: all of them are stored or none.
	PutAll(ctx context.Context, entries []Entry) error
	// Delete forgets an article; deleting what is not there is no error.
	Delete(ctx context.Context, id string) error
	// Article and Result read an article and its facts back; ErrNotFound if there is none.
	Article(ctx context.Context, id string) (*Record, error)
	Result(ctx context.Context, id string) (*extract.Result, error)
	// Articles and Results do the same for many; those that are not there are left out.
	Articles(ctx context.Context, ids []string) (map[string]*Record, error)
	Results(ctx context.Context, ids []string) (map[string]*extract.Result, error)
	// Near lists the articles that tell the same story as one in nearly the same words, the nearest first.
	Near(ctx context.Context, id string) ([]Near, error)
	// Rows reads a documented table or view under conditions, Count counts them.
	Rows(ctx context.Context, q Query) (*Rows, error)
	Count(ctx context.Context, q Query) (int64, error)
	// Since lists the changes after seq in order; LastSeq is the number of the last.
	Since(ctx context.Context, seq int64) iter.Seq2[Change, error]
	LastSeq(ctx context.Context) (int64, error)
	// ID tells the store from every other, also from one that is made anew in its place: the numbers of changes mean nothing elsewhere.
	ID() string
	Close() error
}

var _ Facts = (*Store)(nil)
