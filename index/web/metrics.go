package web

import (
	"net/http"
	"runtime"
	"sort"
	"strconv"
	"sync"
	"time"

	"baotinh/index/metric"
)

const metricsPath = "/metrics"

// traffic counts what the server did. Routes are those of the server, so that nobody can make up new ones.
type traffic struct {
	mu       sync.Mutex
	requests map[answered]uint64
	inFlight int
	took     metric.Durations
	started  time.Time
}

type answered struct {
	route string
	code  int
}

func (t *traffic) begin() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.inFlight++
}

func (t *traffic) end(route string, code int, took time.Duration) {
	t.mu.Lock()
	t.inFlight--
	t.requests[answered{route, code}]++
	t.mu.Unlock()
	t.took.Observe(took)
}

// statusWriter remembers the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	code int
}

func (w *statusWriter) WriteHeader(code int) {
	if w.code == 0 {
		w.code = code
	}
	w.ResponseWriter.WriteHeader(code)
}

func (w *statusWriter) Write(b []byte) (int, error) {
	if w.code == 0 {
		w.code = http.StatusOK
	}
	return w.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach flushing and deadlines.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// ServeHTTP implements http.Handler: it counts, and leaves the answer to answer.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := s.now()
	counted := &statusWriter{ResponseWriter: w}
	s.traffic.begin()
	defer func() {
		route := r.Pattern
		if route == "" || route == "GET /" {
			route = "none" // refused before it was looked at, or nowhere
		}
		s.traffic.end(route, max(counted.code, http.StatusOK), s.now().Sub(began))
	}()
	s.answer(counted, r)
}

// metricsPage answers Prometheus.
func (s *Server) metricsPage(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	up := 1.0
	articles, behind, err := s.index.Stats(ctx)
	if err != nil {
		s.log.Error("no numbers of the index", "err", err)
		up = 0
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)

	t := &s.traffic
	requests := metric.Family{Name: "baotinh_http_requests_total", Help: "Requests answered, by route and status.", Kind: metric.Counter}
	t.mu.Lock()
	inFlight := t.inFlight
	for a, n := range t.requests {
		requests.Add(float64(n), "route", a.route, "code", strconv.Itoa(a.code))
	}
	t.mu.Unlock()
	sort.Slice(requests.Samples, func(i, j int) bool {
		a, b := requests.Samples[i].Labels, requests.Samples[j].Labels
		return a[1] < b[1] || a[1] == b[1] && a[3] < b[3]
	})
	families := []metric.Family{
		requests,
		t.took.Family("baotinh_http_request_duration_seconds", "Time to the end of an answer, downloads included."),
		metric.One("baotinh_http_requests_in_flight", "Requests at work.", metric.Gauge, float64(inFlight)),
		metric.One("baotinh_index_up", "Whether store and index answer.", metric.Gauge, up),
		metric.One("baotinh_index_articles", "Articles that can be found.", metric.Gauge, float64(articles)),
		metric.One("baotinh_index_behind_changes", "Changes of the store that the index has not seen.", metric.Gauge, float64(behind)),
		metric.One("process_start_time_seconds", "When the server began, in seconds since 1970.", metric.Gauge, float64(t.started.Unix())),
		metric.One("go_goroutines", "Goroutines there are.", metric.Gauge, float64(runtime.NumGoroutine())),
		metric.One("go_memstats_heap_inuse_bytes", "Memory of the heap in use.", metric.Gauge, float64(memory.HeapInuse)),
	}
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if err := metric.Write(w, families); err != nil {
		s.log.Warn("numbers were not taken", "err", err)
	}
}
