package web

import (
	"encoding/xml"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"baotinh/index/store"
)

const feedItems = 100

func (s *Server) watchPage(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	p := s.page(w, r, "watch.title")
	watches, err := s.facts.Watches(ctx)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	type watchView struct {
		store.Watch
		Hits         int64
		Search, Atom string
	}
	var all []watchView
	for _, watch := range watches {
		n, err := s.facts.Count(ctx, store.Query{Table: "watch_hits", Where: []store.Condition{{Column: "watch", Op: "=", Value: watch.Name}}})
		if err != nil {
			s.failed(w, r, err)
			return
		}
		all = append(all, watchView{watch, n, "/search?" + url.Values{"q": {watch.Query}, "sort": {"newest"}}.Encode(), "/watch/" + url.PathEscape(watch.Name) + ".atom"})
	}
	p.Data = all
	s.render(w, r, http.StatusOK, "watch", p)
}

// watchOf reads a saved search and the articles that it matched.
func (s *Server) watchOf(r *http.Request, name string) (*store.Watch, []*store.Record, error) {
	watches, err := s.facts.Watches(r.Context())
	if err != nil {
		return nil, nil, err
	}
	for _, watch := range watches {
		if watch.Name != name {
			continue
		}
		ids, err := s.facts.WatchHits(r.Context(), name, feedItems)
		if err != nil {
			return nil, nil, err
		}
		var articles []*store.Record
		for _, id := range ids {
			a, err := s.facts.Article(r.Context(), id)
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if err != nil {
				return nil, nil, err
			}
			articles = append(articles, a)
		}
		return &watch, articles, nil
	}
	return nil, nil, store.ErrNotFound
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID        string   `xml:"id"`
	Title     string   `xml:"title"`
	Updated   string   `xml:"updated"`
	Published string   `xml:"published,omitempty"`
	Author    string   `xml:"author>name"`
	Summary   string   `xml:"summary"`
	Link      atomLink `xml:"link"`
}

type atomLink struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
}

// atomTime is a time as Atom wants it; a day counts from its midnight in Vietnam.
func atomTime(s string) string {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.Format(time.RFC3339)
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t.Format(time.DateOnly) + "T00:00:00+07:00"
	}
	return ""
}

// xmlText drops what XML cannot hold.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, s)
}

func (s *Server) watchFeed(w http.ResponseWriter, r *http.Request) {
	name, isAtom := strings.CutSuffix(r.PathValue("name"), ".atom")
	name, isJSON := strings.CutSuffix(name, ".json")
	if isAtom == isJSON {
		s.notFound(w, r)
		return
	}
	watch, articles, err := s.watchOf(r, name)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	if isJSON {
		type row struct {
			ID        string `json:"id"`
			URL       string `json:"url"`
			Title     string `json:"title"`
			Published string `json:"published"`
			Newspaper string `json:"newspaper"`
		}
		rows := []row{}
		for _, a := range articles {
			rows = append(rows, row{a.ID, a.CanonicalURL, a.Title, a.Published, a.Newspaper})
		}
		writeJSON(w, struct {
			Name  string `json:"name"`
			Query string `json:"query"`
			Rows  []row  `json:"rows"`
		}{watch.Name, watch.Query, rows})
		return
	}
	feed := atomFeed{ID: "urn:baotinh:watch:" + url.PathEscape(watch.Name), Title: xmlText(watch.Name + ": " + watch.Query), Updated: "1970-01-01T00:00:00Z", Author: "baotinh"}
	for _, a := range articles {
		e := atomEntry{ID: "urn:baotinh:article:" + a.ID, Title: xmlText(a.Title), Published: atomTime(a.Published), Author: xmlText(a.Newspaper), Summary: xmlText(a.Sapo),
			Link: atomLink{httpURL(a.CanonicalURL), "alternate"}}
		e.Updated = atomTime(a.Archive.Fetched)
		if e.Updated == "" {
			e.Updated = e.Published
		}
		if e.Updated == "" {
			e.Updated = feed.Updated
		}
		if t1, err1 := time.Parse(time.RFC3339, e.Updated); err1 == nil {
			if t2, err2 := time.Parse(time.RFC3339, feed.Updated); err2 == nil && t1.After(t2) {
				feed.Updated = e.Updated
			}
		}
		feed.Entries = append(feed.Entries, e)
	}
	b, err := xml.MarshalIndent(feed, "", " ")
	if err != nil {
		s.failed(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	w.Write([]byte(xml.Header))
	w.Write(b)
}
