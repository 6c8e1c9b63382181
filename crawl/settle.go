package crawl

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"baotinh/crawl/archive"
	"baotinh/crawl/charset"
	"baotinh/crawl/feed"
	"baotinh/crawl/fetch"
	"baotinh/crawl/frontier"
	"baotinh/crawl/site"
)

// Limits of one answer: bytes over the wire, bytes unpacked. Sitemaps may have 50 MB by their protocol.
const (
	pageStored, pageBody = 8 << 20, 16 << 20
	listStored, listBody = 52 << 20, 52 << 20
)

func limits(kind site.PageKind) (stored, body int64) {
	if kind == site.Sitemap {
		return listStored, listBody
	}
	return pageStored, pageBody
}

// Bounds of the time between two looks at a list. The longest for the front pages is under a day, so that a crawl at the same hour every
// night finds them due. The shortest is longer than a run waits for what is due soon: a newspaper that has news every night is looked at ever
// more often, and its run would stay for its front page.
var (
	frontBounds = frontier.Bounds{Min: 15 * time.Minute, Max: 20 * time.Hour}
	listBounds  = frontier.Bounds{Min: 30 * time.Minute, Max: 6*24*time.Hour + 20*time.Hour}
)

// Tries: how often an address is asked for before its failure is final, and how long the pauses are.
const (
	maxTries = 5
	maxBusy  = 20 // 429 and 503 are no fault of the address
	maxHops  = 5
)

var pauses = []time.Duration{time.Minute, 8 * time.Minute, 2 * time.Hour, 12 * time.Hour}

// result is an address after work on it.
type result struct {
	frontier.Finished
	skipped map[string]int
	// asked says that the host was asked, notBefore until when it wants to be left alone.
	asked     bool
	notBefore time.Time
	cut       string // why a list was not read to its end
	err       error  // fatal for the run
	stopped   bool   // by us; the address is as it was
}

// settle decides how an address ended, from its answer alone: the live one, or the same one read back from the archive.
func (r *run) settle(a frontier.Address, answer fetch.Answer) (res result) {
	res.Finished.Address, res.skipped, res.asked = a, map[string]int{}, true
	defer func() {
		if p := recover(); p != nil {
			res.Links, res.More, res.Recur, res.Process = nil, nil, nil, false
			res.end(Panicked, fmt.Sprint(p))
		}
	}()
	if errors.Is(answer.Err, fetch.ErrArchive) {
		res.err = answer.Err
		return res
	}
	if errors.Is(answer.Err, context.Canceled) {
		res.stopped = true
		return res
	}
	s := r.sites[a.Site]
	now := r.clock.Now()
	res.Status, res.Bytes = answer.Status, answer.Size
	if !answer.Stored.Pos.IsZero() {
		res.Pos = answer.Stored.Pos
	}
	if answer.Err != nil {
		res.broken(answer.Err, now)
	} else {
		r.settleStatus(&res, s, answer, now)
	}
	// Whatever a failing server answers besides, and however broken: when it says how long it wants to be left alone, it is.
	if Outcome(res.Outcome).Bad() && answer.RetryAfter.After(now) {
		res.notBefore = answer.RetryAfter
		if res.notBefore.After(res.Due) && !res.Due.IsZero() {
			res.Due = res.notBefore
		}
	}
	res.listsGoOn(s, now)
	return res
}

// broken is the outcome of a request that brought no answer, or one that cannot be read.
func (res *result) broken(err error, now time.Time) {
	switch {
	case errors.Is(err, fetch.ErrPanic):
		res.end(Panicked, err.Error())
	case errors.Is(err, fetch.ErrTooLarge):
		res.end(TooLarge, err.Error())
	case errors.Is(err, fetch.ErrForbidden):
		res.again(OffLimits, err.Error(), now, maxTries)
	case errors.Is(err, fetch.ErrBadAddress):
		res.end(Failed, err.Error())
	default:
		res.again(Failed, err.Error(), now, maxTries)
	}
}

func (r *run) settleStatus(res *result, s *site.Site, answer fetch.Answer, now time.Time) {
	switch code := answer.Status; {
	case answer.Unchanged():
		if res.Digest == "" {
			res.again(Failed, "304 to a request without conditions", now, maxTries)
			break
		}
		res.end(Unchanged, "")
		res.Hops, res.Attempts, res.Fetched = 0, 0, answer.Time
		r.unchangedParts(s, res)
	case code == http.StatusOK || code == http.StatusNonAuthoritativeInfo:
		r.settlePage(res, s, answer, now)
	case code >= 300 && code < 400:
		r.settleRedirect(res, s, answer, now)
	case code == http.StatusNotFound || code == http.StatusGone:
		res.end(Gone, "")
	case code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable:
		res.again(Busy, fmt.Sprintf("answers %d", code), now, maxBusy)
	case code >= 500 || code == http.StatusRequestTimeout || code == http.StatusTooEarly:
		res.again(Failed, fmt.Sprintf("answers %d", code), now, maxTries)
	case code >= 400:
		// Often a guard against robots that lets one in again after hours.
		res.again(Refused, fmt.Sprintf("answers %d", code), now.Add(12*time.Hour), 3)
	default:
		res.again(Failed, fmt.Sprintf("odd status %d", code), now, maxTries)
	}
}

// end is a final outcome.
func (res *result) end(o Outcome, reason string) {
	res.Outcome, res.Reason, res.Due = string(o), reason, time.Time{}
}

// again is an outcome that is tried again after a pause, until tries are used up.
func (res *result) again(o Outcome, reason string, now time.Time, tries int) {
	res.end(o, reason)
	res.Attempts++
	if res.Attempts < tries {
		res.Due = now.Add(pauses[min(res.Attempts, len(pauses))-1])
	}
}

// listsGoOn makes a list due again whatever happened to it: a section page that fails today is looked at tomorrow. The later pages of a
// list have no life of their own.
func (res *result) listsGoOn(s *site.Site, now time.Time) {
	kind := site.PageKind(res.Kind)
	if kind == site.Article || res.Nth > 1 || !res.Due.IsZero() || res.err != nil || res.stopped {
		return
	}
	switch Outcome(res.Outcome) {
	case Fetched, Unchanged:
		bounds := listBounds
		if res.Depth == 0 || kind == site.Feed {
			bounds = frontBounds
		}
		// A page that the newspaper's file does not name must have brought articles to be worth another look.
		if res.Depth > 0 && kind == site.Section && Outcome(res.Outcome) == Fetched && countKind(res.Links, site.Article) == 0 {
			return
		}
		res.Recur = &bounds
	default:
		if res.Depth == 0 { // named in the file
			res.Attempts = 0
			res.Due = now.Add(frontBounds.Max)
		}
	}
}

func countKind(links []frontier.Link, kind site.PageKind) (n int) {
	for _, l := range links {
		if l.Kind == int(kind) {
			n++
		}
	}
	return n
}

func (r *run) settlePage(res *result, s *site.Site, answer fetch.Answer, now time.Time) {
	kind := site.PageKind(res.Kind)
	if len(bytes.TrimSpace(answer.Body)) == 0 {
		res.again(Failed, "an empty page", now, maxTries)
		return
	}
	var all []found
	var text []byte // of a page that lists others
	var head feed.Head
	total := 0
	typ, readable := isText(answer)
	// A notice in the place of a page comes for feeds too, as HTML.
	if readable && (kind != site.Sitemap || strings.Contains(typ, "html")) {
		head = readHead(answer.Body, answer.Header.Get("Content-Type"), answer.URL)
		switch why, blocked, ok := notice(head); {
		case ok && blocked:
			res.again(Blocked, why, now, maxTries)
			return
		case ok:
			res.end(SoftGone, why)
			return
		}
	}
	switch kind {
	case site.Feed, site.Sitemap:
		l, err := feed.Parse(answer.Body, answer.URL)
		if errors.Is(err, feed.ErrTooLarge) {
			res.end(TooLarge, err.Error())
			return
		}
		if err != nil {
			res.end(NotAPage, err.Error())
			return
		}
		total, res.cut = l.Total, l.Cut
		// Of an index with more sitemaps than a run follows, the newest are followed.
		slices.SortStableFunc(l.Lists, func(a, b feed.Item) int { return b.Updated.Compare(a.Updated) })
		for _, i := range l.Items {
			all = append(all, found{address: i.URL, updated: i.Updated, old: l.Format == "sitemap"})
		}
		markRecent(all, now)
		for _, i := range l.Lists {
			all = append(all, found{address: i.URL, updated: i.Updated, isList: true})
		}
	default:
		if !readable {
			res.end(NotAPage, fmt.Sprintf("the content type is %q", typ))
			return
		}
		if kind != site.Article {
			text, _ = charset.ToUTF8(answer.Body, answer.Header.Get("Content-Type"))
			links, whole := feed.Links(text, answer.URL)
			for _, address := range links {
				all = append(all, found{address: address})
			}
			if !whole {
				res.cut = fmt.Sprintf("only the first %d links were looked at", len(links))
			}
		}
	}
	res.end(Fetched, "")
	res.Links = r.admit(s, res.Finished.Address, all, now, res.skipped)
	next := r.nextPage(s, res.Finished.Address, text, total, now)
	switch {
	case res.Priority == prioBack:
		res.Links = append(res.Links, r.goOnBack(res.Finished.Address, res.Links, next)...)
	case kind == site.Section:
		res.More = next
		res.Links = append(res.Links, r.beginBack(s, res.Finished.Address, text, now)...)
	default:
		res.More = next
	}
	if kind == site.Article {
		if res.Priority >= prioOld {
			r.ages.note(res.From, head.Published)
		}
		res.Process = true
		partLink(s, res.Finished.Address, head, now, res)
		r.canonicalLink(s, res, head, now)
	}
	res.Page, res.Fetched, res.Hops, res.Attempts = answer.Stored.Pos, answer.Time, 0, 0
	res.ETag, res.LastModified = answer.Header.Get("Etag"), answer.Header.Get("Last-Modified")
	res.Digest, res.RecordID = answer.Stored.Digest, answer.Stored.RecordID
}

// notice tells, from its title and heading, a page that says that there is none, or that it lets no robots in.
func notice(head feed.Head) (why string, blocked, ok bool) {
	h := site.Generic()
	title := head.Title
	for _, sign := range []string{" | ", " - ", " – "} { // the newspaper's name behind it
		title, _, _ = strings.Cut(title, sign)
	}
	for _, line := range []string{head.Title, title, head.Heading} {
		switch {
		case line == "":
		case h.Is(site.BlockedPage, line):
			return fmt.Sprintf("the page says %q", line), true, true
		case h.Is(site.GonePage, line):
			return fmt.Sprintf("the page says %q", line), false, true
		}
	}
	return "", false, false
}

// canonicalLink follows the address that an article says it belongs to: that of a print or AMP view's article. A page with the id of another
// article is not the one that was asked for; it is left to its own address.
func (r *run) canonicalLink(s *site.Site, res *result, head feed.Head, now time.Time) {
	asked, err := url.Parse(res.URL)
	if err != nil || head.Canonical == "" {
		return
	}
	said, err := url.Parse(head.Canonical)
	if err != nil || !s.InScope(said) || trapped(said) || s.Classify(said) != site.Article {
		return
	}
	key := canonical(s, said)
	if key == res.URL {
		return
	}
	if u, err := url.Parse(key); err == nil {
		res.Links = append(res.Links, frontier.Link{URL: key, Site: s.Key, Host: u.Host, Kind: int(site.Article), Priority: res.Priority,
			Depth: res.Depth, From: res.URL, Due: now})
	}
	if s.OtherStory(asked, said) {
		res.end(OtherPage, "the page says that it is "+key)
		res.Process = false
	}
}

// isText tells pages from pictures and documents, by the header and, where that says nothing, by the first bytes.
func isText(answer fetch.Answer) (string, bool) {
	typ, _, err := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	if err != nil || typ == "" || typ == "application/octet-stream" {
		typ, _, _ = mime.ParseMediaType(http.DetectContentType(answer.Body))
	}
	return typ, strings.HasPrefix(typ, "text/") || strings.HasSuffix(typ, "xml") || strings.HasSuffix(typ, "html")
}

func (r *run) settleRedirect(res *result, s *site.Site, answer fetch.Answer, now time.Time) {
	asked, err := url.Parse(answer.URL)
	location := answer.Header.Get("Location")
	if err != nil || location == "" {
		res.again(Failed, fmt.Sprintf("answers %d without saying where", answer.Status), now, maxTries)
		return
	}
	target, err := asked.Parse(location)
	if err != nil || target.Host == "" {
		res.end(Failed, fmt.Sprintf("redirects to %q, which is no address", location))
		return
	}
	target.Fragment, target.RawFragment = "", ""
	if !s.InScope(target) {
		res.end(OffSite, "redirects to "+target.String())
		return
	}
	if res.Hops >= maxHops || trapped(target) {
		res.end(Loop, fmt.Sprintf("more than %d redirects, the last to %s", maxHops, target))
		return
	}
	due := now
	if answer.RetryAfter.After(now) {
		due = answer.RetryAfter
	}
	key := canonical(s, target)
	if key == res.URL {
		// The same page under another of its addresses: http for https, www, a slash. It is asked for there from now on.
		res.end(Redirected, "to "+target.String())
		res.Fetch, res.Hops, res.Due = target.String(), res.Hops+1, due
		return
	}
	kind := s.Classify(target)
	if kind != site.Article && kind != site.Section && kind != site.Feed && kind != site.Sitemap {
		kind = site.PageKind(res.Kind)
	}
	link := frontier.Link{URL: key, Fetch: target.String(), Site: s.Key, Host: target.Host, Kind: int(kind), Priority: res.Priority,
		Depth: res.Depth, Hops: res.Hops + 1, Nth: res.Nth, From: res.URL, Due: due}
	res.end(Redirected, "to "+key)
	res.Links = []frontier.Link{link}
	if kind != site.Article && res.Depth == 0 && res.Nth <= 1 {
		res.Due = now.Add(frontBounds.Max)
	}
	res.Attempts = 0
}

// prior is what a request for an address says of the page that we have.
func prior(a frontier.Address) archive.Prior {
	return archive.Prior{RecordID: a.RecordID, Date: a.Fetched, Digest: a.Digest}
}
