package web

import "net/http"

// healthz answers while the process lives.
func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Write([]byte("ok\n"))
}

// readyz answers 200 when store and index answer; it tells how far the index is behind.
func (s *Server) readyz(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	articles, behind, err := s.index.Stats(ctx)
	if err != nil {
		s.log.Error("not ready", "err", err)
		http.Error(w, `{"ready":false}`, http.StatusServiceUnavailable)
		return
	}
	writeJSON(w, struct {
		Ready    bool   `json:"ready"`
		Articles uint64 `json:"articles"`
		Behind   int64  `json:"behind"`
	}{true, articles, behind})
}
