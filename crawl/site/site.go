// Package site holds the newspapers as data: what a CMS looks like (families/*.toml) and what one newspaper differs in (sites/*.toml).
//
//	site.go     type Site and the set of all newspapers
//	address.go  addresses: article or section, canonical form, scope, next pages
//	layout.go   the selectors with which package strip reads a page, in order of generation
//	file.go     the TOML files: strict decoding, provenance, nearest known key
//	load.go     bundled files and a folder of one's own, merged and validated
//	hints.go    what holds for every Vietnamese newspaper: generic.toml and the .tsv vocabularies of the generic stripper
//
// It fetches nothing and touches no DOM: packages fetch and strip do that with what they read here.
package site

import (
	"regexp"
	"strings"
	"time"
)

// PageKind says what an address of a newspaper leads to, as far as the address alone tells.
type PageKind uint8

// The kinds of pages.
const (
	Other PageKind = iota
	Article
	Section
	Feed
	Sitemap
	Print // a print or AMP twin of an article
)

var kindNames = [...]string{"other", "article", "section", "feed", "sitemap", "print"}

func (k PageKind) String() string { return kindNames[k] }

// Site is one newspaper.
type Site struct {
	Key    string // "daklak": the name of its file
	Name   string // "Báo Đắk Lắk"
	Family string // "a"

	Province    string // before the mergers of July 2025
	ProvinceNew string // since then
	MergedInto  string // key of the newspaper that took it over; empty if it still appears

	Scheme  string   // "https" unless the file says http
	Hosts   []string // the first is the canonical one; "127.0.0.1:8081" for a trial server
	Aliases []string // other hosts that serve the same paper
	Retired []string // hosts that served it once

	Delay time.Duration // between two requests

	Seeds, Sections, Feeds, Sitemaps []string // absolute addresses
	ListJSON                         string   // JSON list of a section, with {unit} {cate} {first} {size}; empty if it has none

	Layouts    []Layout // newest generation first
	LeadTags   []string // the paper's own tags before its texts, without brackets and dash
	EndMarkers []string // lines after which its pages hold no article text

	From  map[string]Provenance // by field: where it comes from
	Notes string

	article, notArticle, section, print []*regexp.Regexp
	rewrites                            []rewrite
	page                                string
	keepQuery                           map[string]bool
	slash                               string
	lowerPath                           bool
}

// Provenance says where a field of a newspaper file comes from, and whether somebody has seen it hold on a real page.
type Provenance struct {
	Source    string `toml:"source"`
	Confirmed bool   `toml:"confirmed"`
}

// Set is all newspapers that a run knows.
type Set struct {
	sites  []*Site // by key
	byKey  map[string]*Site
	byHost map[string]*Site
}

// Sites returns the newspapers in the order of their keys.
func (s *Set) Sites() []*Site { return s.sites }

// Site returns the newspaper of a key.
func (s *Set) Site(key string) (*Site, bool) {
	one, ok := s.byKey[key]
	return one, ok
}

// ByHost returns the newspaper that a host ("baodaklak.vn", "www.baodaklak.vn", "127.0.0.1:8081") belongs to, retired hosts included.
func (s *Set) ByHost(host string) (*Site, bool) {
	host = strings.ToLower(host)
	one, ok := s.byHost[host]
	if !ok {
		one, ok = s.byHost[strings.TrimPrefix(host, "www.")]
	}
	return one, ok
}

// Warnings lists what makes a newspaper's file weak without making it wrong.
func (s *Site) Warnings() []string {
	var out []string
	if len(s.article) == 0 {
		out = append(out, "no article pattern: nothing will be taken for an article")
	}
	if len(s.Layouts) == 0 {
		out = append(out, "no layout: pages are stripped by the generic path")
	}
	if len(s.Sections)+len(s.Feeds)+len(s.Sitemaps) == 0 && s.MergedInto == "" {
		out = append(out, "no sections, feeds or sitemaps: only the home page leads to articles")
	}
	if s.Province == "" {
		out = append(out, "no province")
	}
	return out
}
