// Package web serves the pages for researchers and analysts, and their JSON and CSV twins.
//
//	web.go           the server: addresses, limits, security headers
//	limit.go         how many requests one client may make
//	message.go       the table of texts in Vietnamese and English (messages.tsv)
//	page.go          templates and what every page has
//	search_page.go   /search
//	kwic_page.go     /kwic: keyword in context
//	article_page.go  /article/ID
//	archived_page.go /archived/ID
//	table_page.go    /figures, /documents, /citations, /people, /congresses, /newspapers
//	runs.go          /runs.json: what the last run did at each newspaper
//	document_page.go /document
//	pivot_page.go    /pivot, /contradictions; charts and the tile map
//	series_page.go   /series: one indicator over time
//	watch_page.go    /watch and its feeds
//	about_page.go    /about
//	openapi.go       /openapi.json
//	health.go        /healthz, /readyz
//	metrics.go       /metrics, and the counting
//
// Pages work without scripts and are rendered on the server; whatever comes from a newspaper is escaped by html/template.
// It only reads. It leaves answers to packages search and store, and formats to package export.
package web

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"baotinh/index/search"
	"baotinh/index/store"
)

//go:embed static
var staticFiles embed.FS

// Limits of one request.
const (
	maxURL         = 8 << 10
	answerTime     = 10 * time.Second // of a page
	pageTime       = 40 * time.Second // of a page with its way to the reader
	exportTime     = 10 * time.Minute // of a download
	maxConcurrent  = 16               // requests at work; others wait for their turn
	maxDownloads   = 4                // of them downloads, which may take minutes
	slotWait       = 10 * time.Second // and give up after this
	pageRows       = 50
	tokenCookie    = "baotinh_token"
	headerTimeout  = 5 * time.Second
	requestTimeout = 15 * time.Second
)

// Server serves one store and its index.
type Server struct {
	facts *store.Store
	index *search.Index
	log   *slog.Logger
	token [sha256.Size]byte
	open  bool // no token is asked for
	slots chan struct{}
	loads chan struct{} // downloads at work
	limit *limiter
	now   func() time.Time
	mux   *http.ServeMux
	known map[string]map[string]bool // the parameters of each twin

	archived Archived
	runs     func() ([]Run, error)
	traffic  traffic
	caughtUp atomic.Bool // the index had every change of the store once since the server began
}

// Options are what a server may have besides store and index.
type Options struct {
	// Token is asked for if it is not empty: as Authorization: Bearer, as a cookie, or once as ?token=.
	Token string
	// Archived reads archived pages; nil if there is no archive.
	Archived Archived
	// Runs tells what the last run did at each newspaper; nil if nobody knows.
	Runs func() ([]Run, error)
	// Rate is how many requests a second one client may make; 0 for no limit.
	Rate float64
	// Now is the clock of the limit; nil for the real one.
	Now func() time.Time
}

// New makes a server.
func New(facts *store.Store, index *search.Index, log *slog.Logger, o Options) (*Server, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Server{facts: facts, index: index, log: log, token: sha256.Sum256([]byte(o.Token)), open: o.Token == "", archived: o.Archived, runs: o.Runs,
		slots: make(chan struct{}, maxConcurrent), loads: make(chan struct{}, maxDownloads), limit: newLimiter(o.Rate, o.Now), mux: http.NewServeMux(), known: map[string]map[string]bool{}}
	s.now, s.traffic.started, s.traffic.requests = o.Now, o.Now(), map[answered]uint64{}
	static, err := fs.Sub(staticFiles, "static")
	if err != nil {
		return nil, err
	}
	s.mux.Handle("GET /static/", http.StripPrefix("/static/", cached(http.FileServerFS(static))))
	for _, r := range s.routes() {
		if r.params != nil && (r.media == mediaJSON || r.media == mediaCSV) {
			s.known[r.pattern] = map[string]bool{}
			for _, p := range r.allParams() {
				s.known[r.pattern][p.Name] = true
			}
			r.handle = s.strict(r)
		}
		s.mux.HandleFunc("GET "+r.pattern, r.handle)
	}
	return s, nil
}

// route is one address, with what the OpenAPI document says of it.
type route struct {
	pattern string
	handle  http.HandlerFunc
	media   string
	summary string
	params  []Param
	table   string // whose columns are parameters too
}

const (
	mediaHTML = "text/html"
	mediaJSON = "application/json"
	mediaCSV  = "text/csv"
	mediaAtom = "application/atom+xml"
	mediaText = "text/plain"
)

func (s *Server) routes() []route {
	all := []route{
		{"/{$}", s.searchPage, mediaHTML, "search page", paramsSearch, ""},
		{"/search", s.searchPage, mediaHTML, "search page", paramsSearch, ""},
		{"/search.json", s.searchJSON, mediaJSON, "hits, facets and counts of a search", paramsSearch, ""},
		{"/search.csv", s.searchCSV, mediaCSV, "all hits of a search", paramsSearch, ""},
		{"/kwic", s.kwicPage, mediaHTML, "keyword in context: all hits of a search, a line each", append(slices.Clone(paramsKwic), paramPage), ""},
		{"/kwic.json", s.kwicJSON, mediaJSON, "keyword in context", append(slices.Clone(paramsKwic), paramLines, paramOffset), ""},
		{"/kwic.csv", s.kwicCSV, mediaCSV, "keyword in context, all lines", paramsKwic, ""},
		{"/article/{id}", s.articlePage, mediaHTML, "an article with its facts; with .json behind the id as JSON, with .bib or .ris as a reference", nil, ""},
		{"/archived/{id}", s.archivedPage, mediaHTML, "the page that an article was stripped from, inert", nil, ""},
		{"/document", s.documentPage, mediaHTML, "one document and who cites it", []Param{paramKey, paramSort, paramDesc, paramPage}, ""},
		{"/document.json", s.documentTwin(s.tableJSON("citations_wide")), mediaJSON, "citations of one document", []Param{paramKey, paramFilter, paramSort, paramDesc, paramQuery, paramLimit, paramOffset}, "citations_wide"},
		{"/document.csv", s.documentTwin(s.tableCSV("citations_wide")), mediaCSV, "citations of one document", []Param{paramKey, paramFilter, paramSort, paramDesc, paramQuery, paramRows, paramOffset, paramBOM}, "citations_wide"},
		{"/pivot", s.pivotPage, mediaHTML, "one indicator by rows and periods, with chart and map", []Param{paramCode, paramBy, paramPeriod, paramShow}, ""},
		{"/pivot.json", s.pivotJSON, mediaJSON, "one indicator by rows and periods", []Param{paramCode, paramBy, paramPeriod}, ""},
		{"/pivot.csv", s.pivotCSV, mediaCSV, "one indicator by rows and periods", []Param{paramCode, paramBy, paramPeriod}, ""},
		{"/series", s.seriesPage, mediaHTML, "one indicator over time, row by row, targets beside results", []Param{paramCode, paramBy, paramPeriod, paramRow, paramPage}, ""},
		{"/series.json", s.seriesJSON, mediaJSON, "one indicator over time", []Param{paramCode, paramBy, paramPeriod, paramRow}, ""},
		{"/series.csv", s.seriesCSV, mediaCSV, "one indicator over time", []Param{paramCode, paramBy, paramPeriod, paramRow}, ""},
		{"/contradictions", s.contradictionsPage, mediaHTML, "different values for one organisation, indicator and period", []Param{paramCode, paramWhere, paramPage}, ""},
		{"/contradictions.json", s.contradictionsJSON, mediaJSON, "different values for one organisation, indicator and period", []Param{paramCode, paramWhere}, ""},
		{"/contradictions.csv", s.contradictionsCSV, mediaCSV, "different values for one organisation, indicator and period", []Param{paramCode, paramWhere}, ""},
		{"/runs.json", s.runsJSON, mediaJSON, "what the last run did at each newspaper", nil, ""},
		{"/runs.csv", s.runsCSV, mediaCSV, "what the last run did at each newspaper", nil, ""},
		{"/watch", s.watchPage, mediaHTML, "saved searches", nil, ""},
		{"/watch/{name}", s.watchFeed, mediaAtom, "feed of a saved search: .atom or .json behind the name", nil, ""},
		{"/about", s.aboutPage, mediaHTML, "query language and data dictionary", nil, ""},
		{"/about.json", s.aboutJSON, mediaJSON, "search fields and data dictionary", nil, ""},
		{"/openapi.json", s.openAPIPage, mediaJSON, "this description", nil, ""},
		{"/healthz", s.healthz, mediaText, "200 while the process lives", nil, ""},
		{"/readyz", s.readyz, mediaJSON, "200 while store and index answer", nil, ""},
		{metricsPath, s.metricsPage, mediaText, "numbers for Prometheus", nil, ""},
		{"/", s.notFound, mediaHTML, "", nil, ""},
	}
	for _, t := range []struct{ path, table, summary string }{
		{"/figures", "figures_wide", "figures with their provenance"},
		{"/documents", "documents", "documents that articles cite"},
		{"/citations", "citation_counts", "how often each document is cited, by province and newspaper"},
		{"/newspapers", "newspapers", "newspapers and what is held of them"},
		{"/people", "people_wide", "people whom articles name, with their posts and their provenance"},
		{"/congresses", "congresses_wide", "congresses that articles name, with their provenance"},
	} {
		params := paramsTable
		if narrowed(t.table) {
			params = append(slices.Clone(params), paramQuery)
		}
		with := func(more ...Param) []Param { return append(slices.Clone(params), more...) }
		all = append(all,
			route{t.path, s.tablePage(t.table), mediaHTML, t.summary, with(paramPage), t.table},
			route{t.path + ".json", s.tableJSON(t.table), mediaJSON, t.summary, with(paramLimit, paramOffset), t.table},
			route{t.path + ".csv", s.tableCSV(t.table), mediaCSV, t.summary, with(paramRows, paramOffset, paramBOM), t.table},
		)
	}
	return all
}

func cached(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/") || r.URL.Path == "" { // no listing of folders
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=3600")
		h.ServeHTTP(w, r)
	})
}

// answer sets limits and headers first, then the page.
func (s *Server) answer(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	defer func() {
		if v := recover(); v != nil {
			if v == http.ErrAbortHandler {
				panic(v)
			}
			s.log.Error("a page failed", "path", r.URL.Path, "panic", v)
			s.fail(w, r, http.StatusInternalServerError, "error.failed", "")
		}
	}()
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		s.fail(w, r, http.StatusMethodNotAllowed, "error.bad", "")
		return
	}
	if len(r.RequestURI) > maxURL {
		s.fail(w, r, http.StatusRequestURITooLong, "error.bad", "")
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, 0)
	if wait := s.limit.take(clientOf(r), costOf(r)); wait > 0 {
		h.Set("Retry-After", strconv.Itoa(int(wait/time.Second)+1))
		s.fail(w, r, http.StatusTooManyRequests, "error.rate", "")
		return
	}
	if isProbe(r) {
		s.mux.ServeHTTP(w, r)
		return
	}
	if !s.admit(w, r) {
		return
	}
	if r.URL.Path == metricsPath { // wanted most when every slot is taken
		s.mux.ServeHTTP(w, r)
		return
	}
	if isDownload(r) {
		if !s.turn(w, r, s.loads) {
			return
		}
		defer func() { <-s.loads }()
	} else {
		// A reader who takes the page slowly must not keep its slot. A ResponseWriter without deadlines, as in tests, has no slow reader.
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(pageTime))
	}
	if !s.turn(w, r, s.slots) {
		return
	}
	defer func() { <-s.slots }()
	s.mux.ServeHTTP(w, r)
}

// turn waits for a free slot, or answers that the server is busy.
func (s *Server) turn(w http.ResponseWriter, r *http.Request, slots chan struct{}) bool {
	limit := time.NewTimer(slotWait)
	defer limit.Stop()
	select {
	case slots <- struct{}{}:
		return true
	case <-r.Context().Done():
	case <-limit.C:
		w.Header().Set("Retry-After", "5")
		s.fail(w, r, http.StatusServiceUnavailable, "error.busy", "")
	}
	return false
}

// admit checks the token. One that comes in the address is moved into a cookie, so that it does not stay in addresses.
func (s *Server) admit(w http.ResponseWriter, r *http.Request) bool {
	if s.open {
		return true
	}
	is := func(token string) bool {
		sum := sha256.Sum256([]byte(token))
		return subtle.ConstantTimeCompare(sum[:], s.token[:]) == 1
	}
	if t, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok && is(t) {
		return true
	}
	if c, err := r.Cookie(tokenCookie); err == nil && is(c.Value) {
		return true
	}
	if q := r.URL.Query(); is(q.Get("token")) {
		http.SetCookie(w, &http.Cookie{Name: tokenCookie, Value: q.Get("token"), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
		q.Del("token")
		http.Redirect(w, r, localPath(r.URL.Path, q.Encode()), http.StatusSeeOther)
		return false
	}
	w.Header().Set("WWW-Authenticate", `Bearer realm="baotinh"`)
	http.Error(w, "401: a token is needed (baotinh serve prints the address with it)", http.StatusUnauthorized)
	return false
}

// HTTPServer wraps s with the time limits of a server on a network.
func (s *Server) HTTPServer() *http.Server {
	return &http.Server{
		Handler:           s,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       requestTimeout,
		WriteTimeout:      exportTime,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
}

// mendEvery is how often the index is held against its checksums: a run that finds it open in this process leaves that to it.
const mendEvery = 24 * time.Hour

// Follow lets the index catch up with the store, at once and then every interval until ctx ends, because a nightly run fills the store while pages
// are served. Before that, and every day again, it sees whether the index is damaged. progress is told of the first time, which may take long; it may
// be nil.
func (s *Server) Follow(ctx context.Context, interval time.Duration, progress func(done, total int64)) {
	tick, day := time.NewTicker(interval), time.NewTicker(mendEvery)
	defer tick.Stop()
	defer day.Stop()
	s.mend(ctx)
	for {
		if err := s.index.CatchUp(ctx, progress); err == nil {
			s.caughtUp.Store(true)
		} else if ctx.Err() == nil {
			s.log.Error("the index could not catch up", "err", err)
		}
		progress = nil
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-day.C:
			s.mend(ctx)
		}
	}
}

// mend has a damaged index made anew.
func (s *Server) mend(ctx context.Context) {
	damage, err := s.index.Mend(ctx)
	if err != nil && ctx.Err() == nil {
		s.log.Error("the index could not be held against its checksums", "err", err)
	}
	if damage != nil {
		s.caughtUp.Store(false)
		s.log.Warn("the index was damaged; it was moved aside and is rebuilt", "moved_to", damage.Moved, "files", damage.Files)
	}
}

// answerContext bounds the time that a page may take.
func answerContext(r *http.Request) (context.Context, context.CancelFunc) {
	return context.WithTimeout(r.Context(), answerTime)
}

// failed answers a request whose question could not be answered, with the status that fits the error.
func (s *Server) failed(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case r.Context().Err() != nil: // nobody is waiting any more
	case errors.Is(err, context.DeadlineExceeded):
		s.fail(w, r, http.StatusServiceUnavailable, "error.timeout", "")
	case errors.Is(err, store.ErrNotFound):
		s.fail(w, r, http.StatusNotFound, "error.notfound", "")
	default:
		s.log.Error("a page failed", "path", r.URL.Path, "err", err)
		s.fail(w, r, http.StatusInternalServerError, "error.failed", "")
	}
}

func (s *Server) notFound(w http.ResponseWriter, r *http.Request) {
	s.fail(w, r, http.StatusNotFound, "error.notfound", "")
}

// fail shows an error page, or a JSON error at the address of a twin.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, status int, key, detail string) {
	if strings.HasSuffix(r.URL.Path, ".json") || strings.HasSuffix(r.URL.Path, ".csv") {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(status)
		message := texts[key].en
		if detail != "" {
			message += ": " + detail
		}
		fmt.Fprintf(w, "{\"error\":%s}\n", jsonString(message))
		return
	}
	p := s.page(w, r, key)
	p.Data = struct{ Message, Detail string }{p.T(key), detail}
	s.render(w, r, status, "error", p)
}
