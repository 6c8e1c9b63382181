package crawl

import (
	"bytes"
	"context"
	"net/url"
	"time"
	"unicode/utf8"

	"baotinh/crawl/charset"
	"baotinh/crawl/feed"
	"baotinh/crawl/fetch"
	"baotinh/crawl/frontier"
	"baotinh/crawl/site"
)

// Articles that go on over several pages. The frontier knows each page by its own address, with its number as Nth; the hook gets the first
// page with those that follow.

// readHead reads what an answer's page says of itself. What can matter is picked out of the bytes as they came, because most of a page is its
// text: tags read the same in every encoding but UTF-16, and only for letters that are no UTF-8 must the whole page tell which they are.
func readHead(body []byte, contentType, address string) feed.Head {
	picked := feed.Pick(body)
	utf16 := bytes.IndexByte(body[:min(len(body), 4)], 0) >= 0
	if utf16 || !utf8.Valid(picked) {
		picked = body
	}
	text, _ := charset.ToUTF8(picked, contentType)
	return feed.ReadHead(text, address)
}

// nextPart is the address of the page that follows the nth page of an article.
func nextPart(s *site.Site, address, next string, nth int) (string, bool) {
	if next == "" {
		return "", false
	}
	page, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	u, err := url.Parse(next)
	if err != nil {
		return "", false
	}
	return s.NextPart(page, u, nth)
}

// partLink is the link to the next page of an article. It is asked for again whenever the page before it was: only the first page stands in
// lists, and a story that is corrected may change on its last page.
func partLink(s *site.Site, a frontier.Address, head feed.Head, now time.Time, res *result) {
	nth := max(a.Nth, 1)
	address, ok := nextPart(s, a.URL, head.Next, nth)
	if !ok {
		return
	}
	u, err := url.Parse(address)
	if err != nil {
		return
	}
	res.Links = append(res.Links, frontier.Link{URL: address, Site: s.Key, Host: u.Host, Kind: int(site.Article), Priority: a.Priority,
		Depth: a.Depth, Nth: nth + 1, From: a.URL, Due: now, Again: true})
}

// unchangedParts follows the pages of an article whose first page has not changed, by the page that the archive has.
func (r *run) unchangedParts(s *site.Site, res *result) {
	a := res.Finished.Address
	if site.PageKind(a.Kind) != site.Article || a.Page.IsZero() {
		return
	}
	page, err := r.read(a)
	if err != nil {
		r.log.Warn("the page that has not changed cannot be read back", "url", a.URL, "error", err)
		return
	}
	partLink(s, a, readHead(page.Body, page.Header.Get("Content-Type"), page.Asked), r.clock.Now(), res)
}

// article reads an article back from the archive: the page itself, or for a later page of an article the first one, with all that follow it.
func (r *run) article(ctx context.Context, a frontier.Address) (Page, error) {
	first := a
	for range site.MaxParts {
		if first.Nth <= 1 {
			break
		}
		before, ok, err := r.frontier.Lookup(ctx, first.From)
		if err != nil {
			return Page{}, err
		}
		if !ok || before.Page.IsZero() {
			break
		}
		first = before
	}
	page, err := r.read(first)
	if err != nil {
		return Page{}, err
	}
	page.Again = first.ID != a.ID
	for last := page; ; {
		next, ok := nextPart(page.Site, last.URL, readHead(last.Body, last.Header.Get("Content-Type"), last.Asked).Next, len(page.Parts)+1)
		if !ok {
			return page, nil
		}
		part, ok, err := r.frontier.Lookup(ctx, next)
		if err != nil {
			return Page{}, err
		}
		if !ok || part.Page.IsZero() {
			return page, nil // it comes later, and the article again with it
		}
		if last, err = r.read(part); err != nil {
			return Page{}, err
		}
		page.Parts = append(page.Parts, last)
	}
}

// read reads one page back from the archive.
func (r *run) read(a frontier.Address) (Page, error) {
	rec, err := r.archive.Read(a.Page)
	if err != nil {
		return Page{}, err
	}
	_, limit := limits(site.Article)
	answer := fetch.FromRecord(rec, limit)
	if answer.Err != nil {
		return Page{}, answer.Err
	}
	page := pageOf(r.sites[a.Site], a.URL, rec, answer)
	page.From = a.From
	return page, nil
}
