// Package yield watches what the pages of a newspaper give, run by run, and tells when that is unlike its own past: a template that has
// changed does not fail, it gives articles without authors, or none.
//
//	yield.go   what a run gave of one newspaper, and its history on the disk
//	part.go    its parts and lists, which may change one by one
//	judge.go   whether a run is unlike the runs before
//	failing.go the pages that an alarm is about, kept as fixtures
//
// It reads no page and does not know what a fact is: the caller counts them. It leaves exit codes and printing to the caller.
package yield

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Field is something that a page of a newspaper usually gives.
type Field string

// The fields. The first is a share of the pages, those up to Facts are shares of the articles, the rest are numbers.
const (
	Article Field = "article" // the page holds an article
	Date    Field = "date"
	Sapo    Field = "sapo"
	Author  Field = "author"
	Section Field = "section"
	Layout  Field = "layout" // a layout of the newspaper's file matched, the generic one was not needed
	Facts   Field = "facts"  // at least one figure or document

	Length  Field = "length"            // median of the text, in code points
	PerPage Field = "facts_per_article" // figures and documents
	Silence Field = "silence"           // time without an article

	Part  Field = "part"  // the pages of one part of the newspaper hold articles
	Lists Field = "lists" // the lists of articles that are read in every run have some
)

// shares are the fields that a page has or has not.
var shares = []Field{Article, Date, Sapo, Author, Section, Layout, Facts}

// Seen is what one page gave.
type Seen struct {
	Article                             bool
	Date, Sapo, Author, Section, Layout bool
	Length, Facts                       int
	Part                                string // of the newspaper, such as the folder of its address; empty if it has none
}

// Sample is what a run gave of one newspaper.
type Sample struct {
	Run      string        `json:"run"`
	Time     time.Time     `json:"time"`
	Pages    int           `json:"pages"`
	Articles int           `json:"articles"`
	Filled   map[Field]int `json:"filled,omitempty"` // pages or articles that have it
	Length   int           `json:"length"`           // median
	Facts    int           `json:"facts"`            // in all
	Alarms   []Alarm       `json:"alarms,omitempty"`

	Parts map[string]Count `json:"parts,omitempty"` // pages by part of the newspaper
	Lists map[string]int   `json:"lists,omitempty"` // links to articles on each list that was read

	lengths []int // sorted
}

// Add counts a page.
func (s *Sample) Add(p Seen) {
	if s.Filled == nil {
		s.Filled = map[Field]int{}
	}
	s.Pages++
	s.addPart(p)
	if !p.Article {
		return
	}
	s.Articles++
	s.Facts += p.Facts
	for f, has := range map[Field]bool{Article: true, Date: p.Date, Sapo: p.Sapo, Author: p.Author, Section: p.Section, Layout: p.Layout, Facts: p.Facts > 0} {
		if has {
			s.Filled[f]++
		}
	}
	at, _ := slices.BinarySearch(s.lengths, p.Length)
	s.lengths = slices.Insert(s.lengths, at, p.Length)
	s.Length = s.lengths[len(s.lengths)/2]
}

// Lacks lists what an article lacks that others have; a page without an article lacks only that.
func (p Seen) Lacks() []Field {
	if !p.Article {
		return []Field{Article}
	}
	var out []Field
	for f, has := range map[Field]bool{Date: p.Date, Sapo: p.Sapo, Author: p.Author, Section: p.Section, Layout: p.Layout, Facts: p.Facts > 0} {
		if !has {
			out = append(out, f)
		}
	}
	return out
}

// of is how many pages or articles of a sample could have a field.
func (s *Sample) of(f Field) int {
	if f == Article {
		return s.Pages
	}
	return s.Articles
}

// Share is the share of the pages or articles of a sample that have a field.
func (s *Sample) Share(f Field) float64 { return float64(s.Filled[f]) / max(1, float64(s.of(f))) }

// alarmed reports whether a sample has an alarm about a field.
func (s *Sample) alarmed(f Field) bool {
	return slices.ContainsFunc(s.Alarms, func(a Alarm) bool { return a.Field == f })
}

// keepRuns bounds the history that is read: a year of nights.
const keepRuns = 366

// History reads the samples of a newspaper, oldest first. A torn last line, of a run that was killed, is left out.
func History(dir, site string) ([]Sample, error) {
	f, err := os.Open(historyPath(dir, site))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("crawl/yield: %w", err)
	}
	defer f.Close()
	var out []Sample
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var s Sample
		if json.Unmarshal(lines.Bytes(), &s) == nil {
			out = append(out, s)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("crawl/yield: %s: %w (move the file away: its history begins anew)", f.Name(), err)
	}
	return out[max(0, len(out)-keepRuns):], nil
}

// Keep appends a sample to the history. Pages that a killed run had counted are counted by nobody: they were few, and the next run has more.
func Keep(dir, site string, s Sample) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("crawl/yield: %w", err)
	}
	line, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("crawl/yield: %w", err)
	}
	f, err := os.OpenFile(historyPath(dir, site), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("crawl/yield: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	// The line before may be torn: an empty line more does no harm.
	_, err = f.Write(append(append([]byte("\n"), line...), '\n'))
	return err
}

func historyPath(dir, site string) string { return filepath.Join(dir, site+".jsonl") }
