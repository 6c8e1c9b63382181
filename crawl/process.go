package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"baotinh/crawl/archive"
	"baotinh/crawl/fetch"
	"baotinh/crawl/frontier"
	"baotinh/crawl/site"
)

// maxHookFailures is how often a page is handed to the hook, over several runs, before it is set aside.
const maxHookFailures = 3

// together is how many pages are marked as done at a time, and so how many a kill may hand to the hook again.
const together = 32

// processor hands archived articles to the hook. It reads them from the archive and never from memory, so that a page of this run and one
// that a killed run has left take the same way.
type processor struct {
	r      *run
	signal chan struct{}
	ending chan struct{}
	once   sync.Once
	done   atomic.Int64
	failed map[string]int // by site; read after run has returned
	aside  map[string]int
	ready  map[string]int
}

func newProcessor(r *run) *processor {
	return &processor{r: r, signal: make(chan struct{}, 1), ending: make(chan struct{}), failed: map[string]int{}, aside: map[string]int{}, ready: map[string]int{}}
}

// wake says that pages may be waiting.
func (p *processor) wake() {
	select {
	case p.signal <- struct{}{}:
	default:
	}
}

// last says that no more pages come: what waits is processed, then run returns.
func (p *processor) last() { p.once.Do(func() { close(p.ending) }) }

func (p *processor) count() int { return int(p.done.Load()) }

func (p *processor) run(ctx, keep context.Context) error {
	if p.r.cfg.Hook == nil {
		return nil
	}
	var keys []string
	for key := range p.r.sites {
		keys = append(keys, key)
	}
	tried := map[int64]archive.Pos{} // pages that have failed in this run
	for ending := false; ; {
		if ctx.Err() != nil {
			return nil // what waits is found by the next run
		}
		// From the start each time: two workers settle their pages in another order than they have archived them.
		waiting, err := p.r.frontier.Unprocessed(ctx, keys, archive.Pos{}, together+len(tried))
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
		some := false
		var finished []frontier.Address
		for _, a := range waiting {
			if ctx.Err() != nil {
				break
			}
			if tried[a.ID] == a.Page {
				continue
			}
			some = true
			ok, err := p.one(ctx, keep, a)
			if err != nil {
				return err
			}
			if ok {
				finished = append(finished, a)
			} else {
				tried[a.ID] = a.Page
			}
		}
		if err := p.settle(keep, finished); err != nil {
			return err
		}
		if some {
			continue
		}
		if ending {
			return nil
		}
		select {
		case <-p.signal:
		case <-p.ending:
			ending = true // once more around: the last batch may have come after our look
		case <-ctx.Done():
		}
	}
}

// one hands over one page and says whether the hook took it. An error ends the run; a page that fails is none.
func (p *processor) one(ctx, keep context.Context, a frontier.Address) (bool, error) {
	page, err := p.r.article(ctx, a)
	if err == nil {
		err = p.call(ctx, page)
	}
	switch {
	case err == nil:
		return true, nil
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		return false, nil
	case errors.Is(err, ErrStop):
		return false, err
	}
	p.r.log.Warn("processing failed", "site", a.Site, "url", a.URL, "file", a.Page.File, "offset", a.Page.Offset, "error", err)
	p.failed[a.Site]++
	aside, err := p.r.frontier.Failed(keep, a.ID, a.Page, err.Error(), maxHookFailures)
	if aside {
		p.aside[a.Site]++
	}
	return false, err
}

// settle marks pages as done, once what the hook made of them would survive a power cut. After a kill before that they are handed over again.
func (p *processor) settle(keep context.Context, pages []frontier.Address) error {
	if len(pages) == 0 {
		return nil
	}
	if p.r.cfg.Sync != nil {
		if err := p.r.cfg.Sync(); err != nil {
			return err
		}
	}
	if err := p.r.frontier.Processed(keep, pages); err != nil {
		return err
	}
	p.done.Add(int64(len(pages)))
	for _, a := range pages {
		p.ready[a.Site]++
	}
	return nil
}

// call runs the hook; a panic is an error of this page.
func (p *processor) call(ctx context.Context, page Page) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("%w: %v\n%s", fetch.ErrPanic, v, debug.Stack())
		}
	}()
	return p.r.cfg.Hook(ctx, page)
}

func pageOf(s *site.Site, address string, rec *archive.Record, answer fetch.Answer) Page {
	return Page{URL: address, Asked: answer.URL, Site: s, Pos: rec.Pos, Record: rec.ID(), Fetched: answer.Time.UTC().Round(time.Millisecond), Header: answer.Header, Body: answer.Body}
}

// Articles calls fn for every article in the archive of a data folder, with its newest page and the pages that follow it: what the hook got,
// for stripping and extracting again without the network, in the order of storage, those that stand behind a place in it (the zero Pos: all).
// Pages of newspapers that are not in the set, lists and failures are passed over.
func Articles(ctx context.Context, dir string, set *site.Set, after archive.Pos, fn func(Page) error) error {
	newest := map[string]archive.Pos{}
	next := map[string]string{} // what a page names as rel=next
	parts := map[string]int{}   // the number of a page that follows another one: it was asked for, and so archived, after that
	err := articlePages(ctx, dir, set, archive.Pos{}, func(p Page) error {
		newest[p.URL] = p.Pos
		delete(next, p.URL)
		if head := readHead(p.Body, p.Header.Get("Content-Type"), p.Asked); head.Next != "" {
			next[p.URL] = head.Next
		}
		// In any of its versions: a page that a shorter version has left behind is no article of its own.
		nth := max(parts[p.URL], 1)
		if address, ok := nextPart(p.Site, p.URL, next[p.URL], nth); ok {
			parts[address] = nth + 1
		}
		return nil
	})
	if err != nil {
		return err
	}
	return articlePages(ctx, dir, set, after, func(p Page) error {
		if newest[p.URL] != p.Pos || parts[p.URL] > 0 {
			return nil
		}
		for last := p; ; {
			address, ok := nextPart(p.Site, last.URL, next[last.URL], len(p.Parts)+1)
			if !ok || newest[address].IsZero() {
				return fn(p)
			}
			rec, err := archive.Read(dir, newest[address])
			if err != nil {
				return err
			}
			_, limit := limits(site.Article)
			last = pageOf(p.Site, address, rec, fetch.FromRecord(rec, limit))
			p.Parts = append(p.Parts, last)
		}
	})
}

// articlePages calls fn for every page of the archive behind a place that has an article's address.
func articlePages(ctx context.Context, dir string, set *site.Set, after archive.Pos, fn func(Page) error) error {
	_, limit := limits(site.Article)
	return archive.Walk(ctx, dir, after, func(rec *archive.Record) error {
		if rec.Type() != archive.TypeResponse {
			return nil
		}
		u, err := url.Parse(rec.URL())
		if err != nil {
			return nil
		}
		s, ok := set.ByHost(u.Host)
		if !ok || s.Classify(u) != site.Article {
			return nil
		}
		answer := fetch.FromRecord(rec, limit)
		if answer.Err != nil || answer.Status != 200 {
			return nil
		}
		if _, ok := isText(answer); !ok {
			return nil
		}
		return fn(pageOf(s, canonical(s, u), rec, answer))
	})
}
