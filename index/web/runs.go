package web

import (
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"

	"baotinh/index/export"
)

// Run is what the last run that visited a newspaper did there.
type Run struct {
	Site      string   `json:"site"`
	Newspaper string   `json:"newspaper"`
	Run       string   `json:"run"`
	Time      string   `json:"time"`  // RFC 3339
	State     string   `json:"state"` // ok, nothing_due, not_reached, failed
	Taken     int      `json:"taken"` // addresses
	Pages     int      `json:"pages"` // that were read for articles
	Articles  int      `json:"articles"`
	Alarms    []string `json:"alarms"` // what is unlike the runs before
}

// runsOf asks for the last runs; none where nobody tells.
func (s *Server) runsOf() ([]Run, error) {
	if s.runs == nil {
		return []Run{}, nil
	}
	return s.runs()
}

func (s *Server) runsJSON(w http.ResponseWriter, r *http.Request) {
	runs, err := s.runsOf()
	if err != nil {
		s.failed(w, r, err)
		return
	}
	writeJSON(w, struct {
		Total int   `json:"total"`
		Rows  []Run `json:"rows"`
	}{len(runs), runs})
}

func (s *Server) runsCSV(w http.ResponseWriter, r *http.Request) {
	runs, err := s.runsOf()
	if err != nil {
		s.failed(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="runs.csv"`)
	out := csv.NewWriter(w)
	out.Write([]string{"site", "newspaper", "run", "time", "state", "taken", "pages", "articles", "alarms"})
	for _, n := range runs {
		out.Write([]string{n.Site, export.Defuse(n.Newspaper), n.Run, n.Time, n.State, strconv.Itoa(n.Taken), strconv.Itoa(n.Pages), strconv.Itoa(n.Articles), export.Defuse(strings.Join(n.Alarms, "; "))})
	}
	out.Flush() // the connection is gone if this fails
}
