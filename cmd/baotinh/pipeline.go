package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"slices"
	"sort"
	"time"
	"unicode/utf8"

	"baotinh/crawl"
	"baotinh/crawl/archive"
	"baotinh/crawl/article"
	"baotinh/crawl/charset"
	"baotinh/crawl/datadir"
	"baotinh/crawl/fetch"
	"baotinh/crawl/site"
	"baotinh/crawl/strip"
	"baotinh/crawl/yield"
	"baotinh/extract"
	"baotinh/index/search"
	"baotinh/index/store"
)

// pipeline is the way right of the archive: page, article, facts, store, index. Commands run and demo crawl into it.
type pipeline struct {
	store *store.Store
	index *search.Index // nil while another process, such as serve, has it open: that one catches up
	busy  error         // why index is nil
	yield map[string]*siteYield

	log    *slog.Logger
	stderr io.Writer
}

// siteYield counts what the pages of one newspaper gave in this run.
type siteYield struct {
	Pages     int `json:"pages"`
	Articles  int `json:"articles"`
	Generic   int `json:"generic"` // articles that no layout of the newspaper's file matched
	Undated   int `json:"undated"`
	Figures   int `json:"figures"`
	Documents int `json:"documents"`

	// What is compared with the runs before: of old articles, which a back-fill brings, other things may be expected.
	sample  yield.Sample
	lacking map[yield.Field][]lacking
}

// lacking is a page that lacks what others have, in case it is asked for.
type lacking struct {
	url string
	pos archive.Pos
}

// Of each field so many pages are remembered.
const maxLacking = 3

// notice counts a page for the comparison with the runs before; a is nil if it holds no article.
func (y *siteYield) notice(page crawl.Page, a *article.Article, facts int) {
	const recent = 45 * 24 * time.Hour
	seen := yield.Seen{Part: page.Place()}
	if a != nil {
		if day, err := time.Parse(time.DateOnly, a.Published[:min(len(a.Published), len(time.DateOnly))]); err == nil && page.Fetched.Sub(day) > recent {
			return
		}
		seen = yield.Seen{Article: true, Date: a.Published != "", Sapo: a.Sapo != "", Author: len(a.Authors) > 0, Section: a.Section != "",
			Layout: a.Layout != "generic", Length: utf8.RuneCountInString(a.Text), Facts: facts, Part: seen.Part}
	}
	y.sample.Add(seen)
	lacks := append(seen.Lacks(), yield.Length)
	if a == nil {
		lacks = append(lacks, inPart(seen.Part))
	}
	for _, f := range lacks {
		if len(y.lacking[f]) < maxLacking {
			y.lacking[f] = append(y.lacking[f], lacking{page.URL, page.Pos})
		}
	}
}

// inPart is the lack of an article in one part of a newspaper.
func inPart(name string) yield.Field { return yield.Part + " " + yield.Field(name) }

// openPipeline opens store and index. The log says why the index is rebuilt, and stderr of long indexing how far it is. What is damaged has to be noticed
// now: until catchUp looks again, which is hours later, the open index may have merged it into something that agrees with its checksum.
func openPipeline(ctx context.Context, data string, log *slog.Logger, stderr io.Writer) (*pipeline, error) {
	s, err := store.Open(storePath(data))
	if err != nil {
		return nil, err
	}
	p := &pipeline{store: s, yield: map[string]*siteYield{}, log: log, stderr: stderr}
	p.index, err = search.OpenWhole(ctx, indexPath(data), s)
	switch {
	case errors.Is(err, search.ErrLocked):
		p.busy = err
	case err != nil:
		return nil, errors.Join(err, s.Close())
	default:
		logRebuilt(log, p.index)
	}
	return p, nil
}

func (p *pipeline) Close() error {
	var err error
	if p.index != nil {
		err = p.index.Close()
	}
	return errors.Join(err, p.store.Close())
}

// take is the crawler's hook: one archived page becomes an article with its facts in the store. A page without an article is done with;
// a store that cannot be written ends the run.
func (p *pipeline) take(ctx context.Context, page crawl.Page) error {
	y := p.yield[page.Site.Key]
	if y == nil {
		y = &siteYield{lacking: map[yield.Field][]lacking{}}
		p.yield[page.Site.Key] = y
	}
	if !page.Again {
		y.Pages++
	}
	a, facts, err := read(page)
	if err != nil {
		if isNoArticle(err) {
			if !page.Again {
				y.notice(page, nil, 0)
			}
			return nil
		}
		return err
	}
	twin, err := p.isTwin(ctx, page, a)
	if err != nil {
		return err
	}
	if twin {
		y.Articles++
		return nil
	}
	if page.Again { // what its first page gave has been counted
		if before, err := p.store.Result(ctx, store.ArticleID(a.CanonicalURL)); err == nil {
			y.Figures -= len(before.Figures)
			y.Documents -= len(before.Documents)
			y.Articles--
		}
	}
	if err := p.put(ctx, entryOf(page, a, facts)); err != nil {
		return err
	}
	y.Articles++
	y.Figures += len(facts.Figures)
	y.Documents += len(facts.Documents)
	if page.Again {
		return nil
	}
	y.notice(page, a, len(facts.Figures)+len(facts.Documents))
	if a.Layout == "generic" {
		y.Generic++
	}
	if a.Published == "" {
		y.Undated++
	}
	return nil
}

// read strips an archived page, with the pages that follow it, and extracts its facts.
func read(page crawl.Page) (*article.Article, extract.Result, error) {
	text, _ := charset.ToUTF8(page.Body, page.Header.Get("Content-Type"))
	a, err := strip.Page(text, page.URL, page.Site)
	if err != nil {
		return nil, extract.Result{}, err
	}
	for _, part := range page.Parts {
		text, _ := charset.ToUTF8(part.Body, part.Header.Get("Content-Type"))
		more, err := strip.Part(text, part.URL, part.Site)
		switch {
		case isNoArticle(err):
		case err != nil:
			return nil, extract.Result{}, err
		default:
			a.Append(more)
		}
	}
	a.CanonicalURL = canonicalOf(a.CanonicalURL, page)
	return a, factsOf(a), nil
}

// isTwin reports whether a page is a print or AMP view, or another address, of an article that the store has from the address it belongs to.
func (p *pipeline) isTwin(ctx context.Context, page crawl.Page, a *article.Article) (bool, error) {
	if a.CanonicalURL == page.URL {
		return false, nil
	}
	known, err := p.store.Article(ctx, store.ArticleID(a.CanonicalURL))
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil && known.URL == known.CanonicalURL, err
}

// entryOf is what the store keeps of a page.
func entryOf(page crawl.Page, a *article.Article, facts extract.Result) store.Entry {
	ref := store.ArchiveRef{File: page.Pos.File, Offset: page.Pos.Offset, Record: page.Record, Fetched: page.Fetched.UTC().Format(time.RFC3339)}
	return store.Entry{Article: *a, Result: facts, Archive: ref}
}

// put stores what was read from pages.
func (p *pipeline) put(ctx context.Context, entries ...store.Entry) error {
	if err := p.store.PutAll(ctx, entries); err != nil {
		return fmt.Errorf("%w: %w", crawl.ErrStop, err)
	}
	return nil
}

// isNoArticle tells pages that will never give an article from failures worth another try.
func isNoArticle(err error) bool {
	for _, e := range []error{strip.ErrNoArticle, strip.ErrEmpty, strip.ErrBinary, strip.ErrLarge, strip.ErrDeep} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// canonicalOf is the address under which an article is stored: the one that the page claims, if it is an article's of the same newspaper,
// else the one under which it was fetched. A page that claims the home page must not overwrite its neighbours.
func canonicalOf(claimed string, page crawl.Page) string {
	u, err := url.Parse(claimed)
	if claimed == "" || err != nil || !page.Site.InScope(u) || page.Site.Classify(u) != site.Article {
		return page.URL
	}
	return page.Site.Canonical(u)
}

// factsOf extracts the facts of an article's reading text.
func factsOf(a *article.Article) extract.Result {
	text, blocks, ctx := readingOf(a)
	return extract.Text(text, ctx, blocks)
}

// readingOf returns what extraction reads of an article.
func readingOf(a *article.Article) (string, []extract.Block, extract.Context) {
	text, spans := a.Reading()
	blocks := make([]extract.Block, len(spans))
	for i, s := range spans {
		blocks[i] = extract.Block{Kind: string(s.Kind), Start: s.Start, End: s.End, Table: gridOf(s)}
	}
	ctx := extract.Context{Province: a.Province, Newspaper: a.Newspaper}
	if len(a.Published) >= len(time.DateOnly) {
		ctx.Published = a.Published[:len(time.DateOnly)]
	}
	return text, blocks, ctx
}

// gridOf hands a table on to extraction; nil for other blocks.
func gridOf(s article.Span) *extract.Grid {
	if s.Table == nil {
		return nil
	}
	g := &extract.Grid{Start: s.Start, End: s.End, Caption: extract.Place(s.Table.Caption), Rows: make([][]extract.Cell, len(s.Table.Rows))}
	for i, row := range s.Table.Rows {
		g.Rows[i] = make([]extract.Cell, len(row))
		for j, c := range row {
			g.Rows[i][j] = extract.Cell{Place: extract.Place(s.Table.Cells[i][j]), Header: c.Header, Spanned: c.Reach != ""}
		}
	}
	return g
}

// catchUp brings the index up to the store and lets the saved searches see what is new. A damaged index is made anew.
func (p *pipeline) catchUp(ctx context.Context) error {
	if p.index == nil {
		return search.MatchWatches(ctx, p.store)
	}
	damage, err := p.index.Mend(ctx)
	if err != nil {
		return err
	}
	if damage != nil {
		logDamage(p.log, damage)
	}
	if err := p.index.CatchUp(ctx, indexProgress(p.stderr)); err != nil {
		return err
	}
	return p.index.RunWatches(ctx)
}

// runResult is what a run did, as printed and as JSON.
type runResult struct {
	Report  crawl.Report             `json:"report"`
	Yield   map[string]*siteYield    `json:"yield"`
	Alarms  []string                 `json:"alarms"`         // newspapers that give less than they used to
	Unusual map[string][]yield.Alarm `json:"unusual"`        // what is unlike before, by newspaper
	Note    string                   `json:"note,omitempty"` // what was left for later
}

// runAll crawls into the archive and on through store and index; the caller holds the data folder. The result is good for printing even
// with an error.
func runAll(ctx context.Context, cfg crawl.Config, data string, stderr io.Writer) (result runResult, err error) {
	p, err := openPipeline(ctx, data, cfg.Log, progressBeside(cfg.Log, stderr))
	if err != nil {
		return result, cfg.Dir.BlameSpace(err)
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	cfg.Hook, cfg.Sync = p.take, p.store.Sync
	result.Report, err = crawl.Run(ctx, cfg)
	result.Yield, result.Alarms, result.Unusual = p.yield, []string{}, map[string][]yield.Alarm{}
	err = errors.Join(err, result.compare(cfg.Dir))
	if err != nil {
		return result, cfg.Dir.BlameSpace(err)
	}
	if p.busy != nil {
		result.Note = "the search index is open in another process, which catches up by itself"
	}
	return result, cfg.Dir.BlameSpace(p.catchUp(ctx))
}

// compare holds what each newspaper gave against what it used to give, keeps the pages that an alarm is about, and adds the run to the past.
func (r *runResult) compare(dir *datadir.Dir) error {
	for _, s := range r.Report.Sites {
		if s.State == "failed" { // it does not answer, and the run says so
			continue
		}
		y := r.Yield[s.Site]
		if y == nil {
			y = &siteYield{}
		}
		past, err := yield.History(dir.Path("yield"), s.Site)
		if err != nil {
			return err
		}
		now := y.sample
		now.Run, now.Time, now.Lists = r.Report.Run, r.Report.Ended, s.Lists
		now.Alarms = yield.Judge(past, now)
		if len(now.Alarms) > 0 {
			r.Unusual[s.Site] = now.Alarms
			if slices.ContainsFunc(now.Alarms, func(a yield.Alarm) bool { return a.New || a.Field != yield.Silence }) {
				r.Alarms = append(r.Alarms, s.Site)
			}
			if err := y.keepLacking(dir, s.Site, now); err != nil {
				return err
			}
		}
		if now.Pages > 0 || len(now.Alarms) > 0 {
			if err := yield.Keep(dir.Path("yield"), s.Site, now); err != nil {
				return err
			}
		}
	}
	sort.Strings(r.Alarms)
	return nil
}

// keepLacking writes the pages that new alarms are about, ready to become test pages.
func (y *siteYield) keepLacking(dir *datadir.Dir, key string, now yield.Sample) error {
	var pages []yield.Failing
	for _, a := range now.Alarms {
		if !a.New {
			continue
		}
		all := y.lacking[a.Field]
		for _, name := range a.Which {
			all = append(all, y.lacking[inPart(name)]...)
		}
		for _, l := range all {
			rec, err := archive.Read(dir.Path("archive"), l.pos)
			if err != nil {
				return err
			}
			answer := fetch.FromRecord(rec, strip.MaxPage)
			text, _ := charset.ToUTF8(answer.Body, answer.Header.Get("Content-Type"))
			one := yield.Failing{URL: l.url, Lacks: a.Field, Page: text}
			if got, err := strip.Page(text, l.url, nil); err == nil {
				one.Article = got
			}
			pages = append(pages, one)
		}
	}
	if len(pages) == 0 {
		return nil
	}
	return yield.KeepFailing(dir.Path("failing"), key, now.Run, pages)
}
