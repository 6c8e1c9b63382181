package web

import (
	"errors"
	"io/fs"
	"mime"
	"net/http"

	"baotinh/index/store"
)

// Archived reads the page that an article was stripped from; fs.ErrNotExist if it is not there.
type Archived func(ref store.ArchiveRef) (contentType string, body []byte, err error)

// archivedPolicy lets an archived page show its words and do nothing else: no script, no form, nothing fetched, a place of its own.
const archivedPolicy = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// archivedPage serves the page as it was fetched, inertly.
func (s *Server) archivedPage(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	if s.archived == nil {
		s.notFound(w, r)
		return
	}
	a, err := s.facts.Article(ctx, r.PathValue("id"))
	if err != nil {
		s.failed(w, r, err)
		return
	}
	contentType, body, err := s.archived(a.Archive)
	if errors.Is(err, fs.ErrNotExist) || err == nil && body == nil {
		s.notFound(w, r)
		return
	}
	if err != nil {
		s.failed(w, r, err)
		return
	}
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil || kind != "text/html" && kind != "application/xhtml+xml" {
		kind, params = "text/plain", nil
	}
	w.Header().Set("Content-Security-Policy", archivedPolicy)
	w.Header().Set("Content-Type", mime.FormatMediaType(kind, params))
	w.Write(body)
}
