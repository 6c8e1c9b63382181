package crawl

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"time"

	"baotinh/crawl/datadir"
	"baotinh/crawl/frontier"
	"baotinh/crawl/site"
)

// Report is what a run did. Its numbers add up: see Check.
type Report struct {
	Run      string        `json:"run"`
	Started  time.Time     `json:"started"`
	Ended    time.Time     `json:"ended"`
	Stopped  string        `json:"stopped,omitempty"`   // why the run ended early
	Repaired string        `json:"repaired,omitempty"`  // what was cut from the archive's end, and whether the frontier fitted it
	CaughtUp int           `json:"caught_up,omitempty"` // pages settled from the archive after a kill
	Requests int           `json:"requests"`            // without robots.txt
	Robots   int           `json:"robots"`              // robots.txt read
	Sites    []*SiteReport `json:"sites"`

	totals Totals
	byKey  map[string]*SiteReport
}

// Stock is how many addresses of a site there are.
type Stock struct {
	Known   int `json:"known"`
	Waiting int `json:"waiting"` // for now or for later
	Due     int `json:"due"`
}

// SiteReport is what a run did for one newspaper.
type SiteReport struct {
	Site     string          `json:"site"`
	Name     string          `json:"name"`
	State    string          `json:"state"` // "ok", "nothing_due", "not_reached", "failed"
	Stopped  string          `json:"stopped,omitempty"`
	Before   Stock           `json:"before"`
	New      int             `json:"new"` // addresses found
	Taken    int             `json:"taken"`
	Outcomes map[Outcome]int `json:"outcomes"` // of the addresses taken, each counted once
	Again    map[Outcome]int `json:"again"`    // of these, the ones that are tried again
	After    Stock           `json:"after"`
	Requests int             `json:"requests"`
	Bytes    int64           `json:"bytes"`
	Articles int             `json:"articles"` // new article pages
	Backfill BackfillReport  `json:"backfill"` // the part of these numbers that is older than the news

	Processed     int `json:"processed"`
	ProcessFailed int `json:"process_failed"`
	SetAside      int `json:"set_aside"` // pages that failed for the last time

	Skipped  map[string]int `json:"skipped"`         // links left out, by reason
	Lists    map[string]int `json:"lists,omitempty"` // links to articles on section pages near the front that were read anew
	Problems []string       `json:"problems,omitempty"`
}

// BackfillReport is what a run did for what is older than the news of a newspaper.
type BackfillReport struct {
	Requests int    `json:"requests"`
	Articles int    `json:"articles"` // new article pages
	Waiting  int    `json:"waiting"`  // addresses that wait at the end
	Stopped  string `json:"stopped,omitempty"`
}

const maxProblems = 10

func newReport(id string, now time.Time) *Report {
	return &Report{Run: id, Started: now, byKey: map[string]*SiteReport{}}
}

// site is the part of a newspaper.
func (r *Report) site(s *site.Site) *SiteReport {
	one := r.byKey[s.Key]
	if one == nil {
		one = &SiteReport{Site: s.Key, Name: s.Name, Outcomes: map[Outcome]int{}, Again: map[Outcome]int{}, Skipped: map[string]int{}, Lists: map[string]int{}}
		r.byKey[s.Key] = one
		r.Sites = append(r.Sites, one)
	}
	return one
}

// problem keeps the first few things that went wrong, one line each.
func (s *SiteReport) problem(what string) {
	if len(s.Problems) < maxProblems {
		line, _, _ := strings.Cut(what, "\n")
		s.Problems = append(s.Problems, line)
	}
}

// closeBooks counts in the frontier what the run has done.
func (r *run) closeBooks(ctx context.Context) error {
	rep := r.report
	rep.Ended = r.clock.Now()
	tally, err := r.frontier.Tally(ctx, rep.Run)
	if err != nil {
		return err
	}
	forbidden := map[string]int{} // lists and home pages, by newspaper
	for _, t := range tally {
		one := rep.byKey[t.Site]
		if one == nil {
			return fmt.Errorf("crawl: the run has an address of %q, which it was not to crawl", t.Site)
		}
		o := Outcome(t.Outcome)
		one.Outcomes[o] += t.N
		if t.Waiting || o == Deferred {
			one.Again[o] += t.N
		}
		if kind := site.PageKind(t.Kind); o == Disallowed && kind != site.Article && kind != site.Print {
			forbidden[t.Site] += t.N
		}
		if o == Fetched && site.PageKind(t.Kind) == site.Article {
			one.Articles += t.N
			if laneOf(t.Priority) == older {
				one.Backfill.Articles += t.N
			}
		}
	}
	for _, one := range rep.Sites {
		known, waiting, due, err := r.frontier.Count(ctx, one.Site, frontier.Everything, rep.Ended)
		if err != nil {
			return err
		}
		one.After = Stock{known, waiting, due}
		if _, one.Backfill.Waiting, _, err = r.frontier.Count(ctx, one.Site, frontier.Band{Least: prioOld, Most: prioBack}, rep.Ended); err != nil {
			return err
		}
		if n := one.Skipped[skipLists]; n > 0 {
			one.problem(fmt.Sprintf("%d links to lists were left out: a run reads %d lists of a newspaper, of an index the newest", n, maxLists))
		}
		one.Processed, one.ProcessFailed, one.SetAside = r.proc.ready[one.Site], r.proc.failed[one.Site], r.proc.aside[one.Site]
		good, bad := 0, 0
		for o, n := range one.Outcomes {
			if o.good() {
				good += n
			}
			if o.Bad() {
				bad += n
			}
		}
		switch {
		case good == 0 && forbidden[one.Site] > 0: // nothing new can be found, tonight or ever
			one.State = "failed"
			one.problem("robots.txt forbids its home page and its lists: nothing can be found there (ask the newspaper, or leave it out)")
		case good == 0 && (bad > 0 || one.Stopped != ""):
			one.State = "failed"
		case one.Taken == 0 && rep.Stopped != "" && due > 0:
			one.State = "not_reached" // the run ended before its turn
		case one.Taken == 0:
			one.State = "nothing_due"
		default:
			one.State = "ok"
		}
	}
	sort.Slice(rep.Sites, func(i, j int) bool { return rep.Sites[i].Site < rep.Sites[j].Site })
	return rep.Check()
}

// Check says whether the numbers add up: every address taken ended in exactly one outcome, and none appeared or vanished.
func (r *Report) Check() error {
	for _, s := range r.Sites {
		sum := 0
		for _, n := range s.Outcomes {
			sum += n
		}
		if sum != s.Taken {
			return fmt.Errorf("crawl: report of %s: %d addresses taken, %d outcomes (a fault of the program: keep the data folder and tell its makers)", s.Site, s.Taken, sum)
		}
		if s.Before.Known+s.New != s.After.Known {
			return fmt.Errorf("crawl: report of %s: %d addresses known + %d new, but %d at the end (a fault of the program: keep the data folder and tell its makers)", s.Site, s.Before.Known, s.New, s.After.Known)
		}
	}
	return nil
}

// Failed lists the newspapers that gave nothing and should have.
func (r *Report) Failed() (keys []string) {
	for _, s := range r.Sites {
		if s.State == "failed" {
			keys = append(keys, s.Site)
		}
	}
	return keys
}

// Text is the report for people.
func (r *Report) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Run %s: %s to %s\n", r.Run, r.Started.Format(time.DateTime), r.Ended.Format(time.DateTime))
	if r.Stopped != "" {
		fmt.Fprintf(&b, "  ended early: %s; the next run goes on from here\n", r.Stopped)
	}
	if r.Repaired != "" {
		fmt.Fprintf(&b, "  %s\n", r.Repaired)
	}
	if r.CaughtUp > 0 {
		fmt.Fprintf(&b, "  %d pages of an earlier run settled from the archive\n", r.CaughtUp)
	}
	fmt.Fprintf(&b, "  %d requests, %d for robots.txt\n\n", r.Requests, r.Robots)
	fmt.Fprintf(&b, "%-14s %-12s %7s %7s %8s %9s %7s %7s %9s %9s\n", "site", "state", "taken", "fetched", "unchanged", "articles", "new", "waiting", "processed", "MB")
	for _, s := range r.Sites {
		fmt.Fprintf(&b, "%-14s %-12s %7d %7d %8d %9d %7d %7d %9d %9.1f\n", s.Site, s.State, s.Taken, s.Outcomes[Fetched], s.Outcomes[Unchanged], s.Articles, s.New, s.After.Waiting, s.Processed, float64(s.Bytes)/1e6)
	}
	for _, s := range r.Sites {
		var rest []string
		for o, n := range s.Outcomes {
			if o != Fetched && o != Unchanged {
				rest = append(rest, fmt.Sprintf("%s %d", o, n))
			}
		}
		sort.Strings(rest)
		if len(rest)+len(s.Problems) == 0 && s.ProcessFailed == 0 && s.Backfill == (BackfillReport{}) {
			continue
		}
		fmt.Fprintf(&b, "\n%s (%s)", s.Site, s.Name)
		if len(rest) > 0 {
			b.WriteString(": " + strings.Join(rest, ", "))
		}
		b.WriteString("\n")
		if s.ProcessFailed > 0 {
			fmt.Fprintf(&b, "  %d pages could not be processed, %d of them for the last time\n", s.ProcessFailed, s.SetAside)
		}
		if back := s.Backfill; back != (BackfillReport{}) {
			fmt.Fprintf(&b, "  back-fill: %d requests, %d articles, %d addresses wait", back.Requests, back.Articles, back.Waiting)
			if back.Stopped != "" {
				fmt.Fprintf(&b, " (%s)", back.Stopped)
			}
			b.WriteString("\n")
		}
		for _, p := range s.Problems {
			fmt.Fprintf(&b, "  %s\n", p)
		}
	}
	return b.String()
}

// keep writes the report into the folder, as JSON and as text.
func (r *Report) keep(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("crawl: report: %w", err)
	}
	b, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return fmt.Errorf("crawl: report: %w", err)
	}
	// The JSON last: with it the report is there.
	err = datadir.WriteFile(filepath.Join(dir, r.Run+".txt"), []byte(r.Text()))
	if err == nil {
		err = datadir.WriteFile(filepath.Join(dir, r.Run+".json"), append(b, '\n'))
	}
	if err != nil {
		return fmt.Errorf("crawl: report: %w", err)
	}
	return nil
}

// Runs lists the runs whose reports the folder keeps, oldest first.
func Runs(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("crawl: reports: %w", err)
	}
	var runs []string
	for _, e := range entries {
		if id, ok := strings.CutSuffix(e.Name(), ".json"); ok {
			runs = append(runs, id)
		}
	}
	return runs, nil
}

// ReadReport reads the report of a run, of the last one for an empty id.
func ReadReport(dir, id string) (*Report, error) {
	runs, err := Runs(dir)
	if err != nil {
		return nil, err
	}
	if len(runs) == 0 {
		return nil, fmt.Errorf("crawl: no report in %q (crawl first, or name the folder with --data)", dir)
	}
	if id == "" {
		id = runs[len(runs)-1]
	}
	if !slices.Contains(runs, id) {
		return nil, fmt.Errorf("crawl: no run %q (baotinh report --list shows them)", id)
	}
	b, err := os.ReadFile(filepath.Join(dir, id+".json"))
	if err != nil {
		return nil, fmt.Errorf("crawl: report: %w", err)
	}
	r := &Report{}
	if err := json.Unmarshal(b, r); err != nil {
		return nil, fmt.Errorf("crawl: report %s.json: %w (look into the text beside it)", id, err)
	}
	return r, nil
}
