package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"baotinh/index/metric/metrictest"
)

func TestMetrics(t *testing.T) {
	s := newServer(t, "")
	for _, address := range []string{"/search?q=dang", "/search?q=bac", "/nowhere", "/figures.csv", "/healthz"} {
		get(s, address)
	}
	s.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/search", strings.NewReader("q=x")))
	res := get(s, "/metrics")
	if kind := res.Header.Get("Content-Type"); res.StatusCode != http.StatusOK || !strings.HasPrefix(kind, "text/plain; version=0.0.4") {
		t.Fatal(res.StatusCode, kind)
	}
	text := body(t, res)
	got, err := metrictest.Parse(text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	for key, want := range map[string]float64{
		`baotinh_http_requests_total{route="GET /search",code="200"}`:      2,
		`baotinh_http_requests_total{route="GET /figures.csv",code="200"}`: 1,
		`baotinh_http_requests_total{route="none",code="404"}`:             1,
		`baotinh_http_requests_total{route="none",code="405"}`:             1,
		"baotinh_http_request_duration_seconds_count":                      6,
		"baotinh_http_requests_in_flight":                                  1, // this one
		"baotinh_index_up":                                                 1,
		"baotinh_index_behind_changes":                                     0,
	} {
		if v, ok := got[key]; !ok || v != want {
			t.Errorf("%s is %v, want %v", key, v, want)
		}
	}
	if got["baotinh_index_articles"] == 0 || got["go_goroutines"] == 0 || got["process_start_time_seconds"] == 0 {
		t.Errorf("numbers that cannot be: %s", text)
	}
}

// A server that asks for a token asks for it here too; Prometheus sends it as a bearer.
func TestMetricsToken(t *testing.T) {
	s := newServer(t, "secret")
	if res := get(s, "/metrics"); res.StatusCode != http.StatusUnauthorized {
		t.Errorf("without a token: %d", res.StatusCode)
	}
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, "/metrics", nil)
	r.Header.Set("Authorization", "Bearer secret")
	s.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Errorf("with the token: %d", w.Code)
	}
}

// Numbers are given while every slot is taken: that is when they are wanted.
func TestMetricsOfBusyServer(t *testing.T) {
	s := newServer(t, "")
	for range maxConcurrent {
		s.slots <- struct{}{}
	}
	if res := get(s, "/metrics"); res.StatusCode != http.StatusOK {
		t.Errorf("%d", res.StatusCode)
	}
}
