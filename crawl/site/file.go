package site

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// shape is what a family and a newspaper file have in common. A list in a newspaper's file replaces its family's; layouts are put before them.
type shape struct {
	Article    []string      `toml:"article"`     // patterns of path?query; the first group of one catches the id
	NotArticle []string      `toml:"not_article"` // wins over article
	Section    []string      `toml:"section"`
	Print      []string      `toml:"print"`
	Page       string        `toml:"page"`       // "?page={n}"
	KeepQuery  []string      `toml:"keep_query"` // query parameters of an article address that carry its id
	Slash      string        `toml:"slash"`      // "add", "remove" or empty: the end of an article address without extension
	LowerPath  bool          `toml:"lower_path"`
	ListJSON   string        `toml:"list_json"`
	LeadTags   []string      `toml:"lead_tags"`
	EndMarkers []string      `toml:"end_markers"`
	Rewrite    []rewriteFile `toml:"rewrite"`
	Layout     []layoutFile  `toml:"layout"`

	Notes string                `toml:"notes"`
	From  map[string]Provenance `toml:"from"` // by field
}

type rewriteFile struct {
	From string `toml:"from"`
	To   string `toml:"to"`
}

type layoutFile struct {
	Name      string   `toml:"name"`
	Since     int      `toml:"since"` // the first year in which it was seen; newer layouts are tried first
	Source    string   `toml:"source"`
	Confirmed bool     `toml:"confirmed"`
	Title     []string `toml:"title"`
	Sapo      []string `toml:"sapo"`
	Body      []string `toml:"body"`
	Date      []string `toml:"date"`
	Author    []string `toml:"author"`
	Section   []string `toml:"section"`
	Caption   []string `toml:"caption"`
	Drop      []string `toml:"drop"`
	SapoLead  bool     `toml:"sapo_lead"`
	SignOff   bool     `toml:"sign_off"`
}

type familyFile struct {
	Name string `toml:"name"`
	Tell string `toml:"tell"` // how to recognise the CMS
	shape
}

type siteFile struct {
	Name        string   `toml:"name"`
	Family      string   `toml:"family"`
	Earlier     []string `toml:"earlier"` // families that served the paper before; their addresses and layouts are still recognised
	Province    string   `toml:"province"`
	ProvinceNew string   `toml:"province_new"`
	MergedInto  string   `toml:"merged_into"` // key of the newspaper that took it over
	Scheme      string   `toml:"scheme"`
	Hosts       []string `toml:"hosts"`
	Aliases     []string `toml:"aliases"`
	Retired     []string `toml:"retired"`
	Delay       *float64 `toml:"delay"` // seconds
	Seeds       []string `toml:"seeds"`
	Sections    []string `toml:"sections"`
	Feeds       []string `toml:"feeds"`
	Sitemaps    []string `toml:"sitemaps"`
	shape
}

// decode reads one TOML file strictly into a pointer to a struct.
func decode(name string, data []byte, into any) error {
	dec := toml.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	err := dec.Decode(into)
	var missing *toml.StrictMissingError
	var bad *toml.DecodeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &missing) && len(missing.Errors) > 0:
		first := missing.Errors[0]
		line, _ := first.Position()
		key := first.Key()
		last := key[len(key)-1]
		msg := fmt.Sprintf("crawl/site: %s:%d: unknown key %q", name, line, last)
		if near := nearest(last, knownKeys(reflect.TypeOf(into), key[:len(key)-1])); near != "" {
			msg += fmt.Sprintf(" (did you mean %q?)", near)
		} else {
			msg += " (remove it)"
		}
		return errors.New(msg)
	case errors.As(err, &bad):
		line, _ := bad.Position()
		return fmt.Errorf("crawl/site: %s:%d: %s (correct the line)", name, line, strings.TrimPrefix(bad.Error(), "toml: "))
	}
	return fmt.Errorf("crawl/site: %s: %w", name, err)
}

// knownKeys returns the keys that the table at a path of keys may have.
func knownKeys(t reflect.Type, at []string) []string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		if t.Kind() == reflect.Map && len(at) > 0 {
			at = at[1:]
		}
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	var keys []string
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			keys = append(keys, knownKeys(f.Type, at)...)
			continue
		}
		tag := f.Tag.Get("toml")
		if len(at) > 0 && tag == at[0] {
			return knownKeys(f.Type, at[1:])
		}
		if len(at) == 0 && tag != "" {
			keys = append(keys, tag)
		}
	}
	return keys
}

// nearest returns the known key that differs least from a wrong one, if it differs by less than half of its letters.
func nearest(wrong string, known []string) string {
	best, least := "", len(wrong)/2+1
	for _, k := range known {
		if d := distance(wrong, k); d < least {
			best, least = k, d
		}
	}
	return best
}

// distance is Levenshtein's, over bytes: keys are ASCII.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}
