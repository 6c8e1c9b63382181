// Package fetch sends one request and brings back one answer, which is in the archive before anybody sees it.
//
//	fetch.go      a request, its answer, the ways to fail; Colly stands here and nowhere else
//	recorder.go   the round trip: limits, archive, content encoding
//	dial.go       which network addresses may be reached
//	retryafter.go how long a server asks us to stay away
//
// Colly is handed one address at a time and follows nothing: it keeps no cookies, no cache and no list of visited addresses, and
// redirects come back as answers, because each hop is an address of its own with its own robots.txt, pace and archive record. When to ask
// again, how often and where a redirect may lead is decided by package crawl.
package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/gocolly/colly/v2"

	"baotinh/crawl/archive"
)

// Ways to fail. An Answer's Err wraps at most one of them.
var (
	ErrTooLarge   = errors.New("larger than the limit")
	ErrCut        = errors.New("the server closed before the end")
	ErrTimeout    = errors.New("too slow")
	ErrForbidden  = errors.New("network address not allowed")
	ErrEncoding   = errors.New("content encoding cannot be undone")
	ErrConnect    = errors.New("no connection")
	ErrTLS        = errors.New("secure connection refused")
	ErrArchive    = errors.New("the archive cannot be written")
	ErrPanic      = errors.New("the program failed on this page")
	ErrBadAddress = errors.New("not an address that can be asked for")
)

// Options of a Fetcher. Zero values mean the defaults.
type Options struct {
	Archive       archive.Archive
	UserAgent     string // names the program and a contact address
	AllowLoopback bool
	Connect       time.Duration // 15 s, for DNS and TCP, and again for TLS
	FirstByte     time.Duration // 30 s, until the header is there
	Idle          time.Duration // 20 s, between two pieces of a body
	Total         time.Duration // 2 min, for all of it
	Now           func() time.Time
}

// Request asks for one address.
type Request struct {
	URL          string
	Accept       string
	ETag         string // of the answer that we have
	LastModified string
	Prior        archive.Prior
	MaxStored    int64 // bytes over the wire; 0 is 8 MiB
	MaxBody      int64 // bytes after the content encoding is undone; 0 is 16 MiB
	// Prefix takes the first MaxBody bytes for an answer where there are more, instead of refusing it. For robots.txt.
	Prefix bool
}

// Answer is what came back. With an Err there may still be a Status and a record: what was received is in the archive.
type Answer struct {
	URL        string
	Time       time.Time
	Status     int
	Header     http.Header
	Body       []byte // content encoding undone
	Stored     archive.Stored
	Size       int64 // bytes of the body over the wire
	RetryAfter time.Time
	Err        error

	buffer *bytes.Buffer // in which Body stands; nil where it is not to be used again
}

// Release lets the memory of Body be used for another answer. Whoever calls it holds nothing of Body any more; calling it is not a duty.
func (a *Answer) Release() {
	giveBack(a.buffer)
	a.Body, a.buffer = nil, nil
}

// Unchanged says that the address has the page that we have already.
func (a Answer) Unchanged() bool {
	return a.Status == http.StatusNotModified || a.Stored.Revisit
}

// Fetcher fetches. It is safe for concurrent use and starts no goroutine that outlives a Fetch but those of idle connections.
type Fetcher struct {
	opts      Options
	collector *colly.Collector
	transport *http.Transport
	tooLong   error // the cause of an end by Options.Total
}

// New makes a Fetcher.
func New(opts Options) *Fetcher {
	fill := func(d *time.Duration, v time.Duration) {
		if *d <= 0 {
			*d = v
		}
	}
	fill(&opts.Connect, 15*time.Second)
	fill(&opts.FirstByte, 30*time.Second)
	fill(&opts.Idle, 20*time.Second)
	fill(&opts.Total, 2*time.Minute)
	if opts.Now == nil {
		opts.Now = time.Now
	}
	f := &Fetcher{opts: opts, transport: newTransport(opts), tooLong: fmt.Errorf("%w: not done after %v", ErrTimeout, opts.Total)}
	c := colly.NewCollector()
	// NewCollector reads COLLY_… from the environment: everything that matters is set here, after it.
	c.UserAgent = opts.UserAgent
	c.AllowURLRevisit = true
	c.IgnoreRobotsTxt = true        // package robots asks, for every hop
	c.ParseHTTPErrorResponse = true // a 404 is an answer, no error
	c.DetectCharset = false
	c.MaxBodySize = 0 // the recorder refuses, Colly would cut silently
	c.MaxDepth, c.MaxRequests = 0, 0
	c.CacheDir = ""
	c.CheckHead, c.Async, c.TraceHTTP = false, false, false
	c.AllowedDomains, c.DisallowedDomains, c.URLFilters, c.DisallowedURLFilters = nil, nil, nil, nil
	c.DisableCookies()
	c.SetRequestTimeout(0)
	c.SetRedirectHandler(func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse })
	c.WithTransport(&recorder{f.transport, opts})
	f.collector = c
	return f
}

// Close drops idle connections.
func (f *Fetcher) Close() { f.transport.CloseIdleConnections() }

// Fetch sends the request. It returns when the answer is in the archive or has failed.
func (f *Fetcher) Fetch(ctx context.Context, r Request) (answer Answer) {
	if r.MaxStored <= 0 {
		r.MaxStored = 8 << 20
	}
	if r.MaxBody <= 0 {
		r.MaxBody = 16 << 20
	}
	// The capture is filled by the recorder; what Colly thinks of the answer does not count.
	got := &capture{request: r, answer: Answer{URL: r.URL, Time: f.opts.Now()}}
	defer func() {
		if p := recover(); p != nil {
			answer = got.answer
			answer.Err = fmt.Errorf("%w: %v\n%s", ErrPanic, p, debug.Stack())
		}
	}()
	ctx, cancel := context.WithTimeoutCause(ctx, f.opts.Total, f.tooLong)
	defer cancel()
	c := f.collector.Clone()
	c.Context = context.WithValue(ctx, captureKey{}, got)
	header := http.Header{"User-Agent": {f.opts.UserAgent}, "Accept-Encoding": {"gzip"}, "Accept-Language": {"vi,en;q=0.5"}, "Accept": {"*/*"}}
	if r.Accept != "" {
		header.Set("Accept", r.Accept)
	}
	if r.ETag != "" {
		header.Set("If-None-Match", r.ETag)
	}
	if r.LastModified != "" {
		header.Set("If-Modified-Since", r.LastModified)
	}
	err := c.Request(http.MethodGet, r.URL, nil, nil, header)
	if !got.complete && got.answer.Err == nil {
		if err == nil {
			err = errors.New("no answer")
		}
		got.answer.Err = fmt.Errorf("%w: %w", ErrBadAddress, err)
	}
	return got.answer
}
