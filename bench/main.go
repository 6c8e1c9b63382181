// Command bench compares our stripper with two others that read any page, on accuracy and on speed. It is a module of its own, so that the
// program does not depend on them.
//
//	go run -C bench .                       our own test pages, by the newspaper's file and without
//	go run -C bench . --pages ../../pages   a folder of pages, NAME.html with what is right in NAME.json
//
// Accuracy is measured as the bag of words of lead and text: precision, recall and F1, the mean over pages; exact is F1 of at least 0.99 without a
// line that must not be there. The others have no lead: the page's description, which they give, counts as theirs where the text lacks it.
// Speed is pages in a second of processor time. On our own pages what is right was written down from our stripper and read by people, so they favour it; a folder of others' pages does not.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/go-shiori/go-readability"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/text/unicode/norm"

	"baotinh/crawl/charset"
	"baotinh/crawl/site"
	"baotinh/crawl/strip"
)

// page is a page and what is right.
type page struct {
	name  string
	html  []byte
	url   *url.URL
	site  *site.Site // nil without a newspaper's file
	sapo  string
	words map[string]int
	leaks []string // what must not be in the text
}

// read is what an extractor gave.
type read struct{ sapo, text string }

type extractor struct {
	name string
	run  func(page) (read, error)
}

var began = time.Now()

func main() {
	pages := flag.String("pages", "", "folder of pages with what is right, instead of our own test pages")
	least := flag.Duration("time", 3*time.Second, "processor time for each extractor's speed")
	flag.Parse()
	if err := compare(*pages, *least); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func compare(folder string, least time.Duration) error {
	var pages []page
	var err error
	if folder == "" {
		pages, err = ownPages("../crawl/site/testdata")
	} else {
		pages, err = goldPages(folder)
	}
	if err != nil {
		return err
	}
	withFile := 0
	for _, p := range pages {
		if p.site != nil {
			withFile++
		}
	}
	extractors := []extractor{
		{"baotinh, generic", func(p page) (read, error) { return ours(p, nil) }},
		{"go-trafilatura", trafilaturas},
		{"go-readability", readabilitys},
	}
	if withFile > 0 {
		extractors = append([]extractor{{"baotinh, newspaper's file", func(p page) (read, error) { return ours(p, p.site) }}}, extractors...)
	}
	fmt.Printf("%d pages, %d of them of a newspaper with a file\n\n%-28s %7s %7s %7s %7s %7s %9s\n", len(pages), withFile, "", "P", "R", "F1", "lead", "exact", "pages/s")
	for _, e := range extractors {
		var p, r, f float64
		leads, exact := 0, 0
		for _, one := range pages {
			got, err := e.run(one)
			if err != nil {
				continue // counts as nothing found
			}
			pp, rr, ff, lead, ok := score(one, got)
			p, r, f = p+pp, r+rr, f+ff
			leads, exact = leads+lead, exact+ok
		}
		n := float64(len(pages))
		done, begin := 0, spent()
		for spent()-begin < least {
			for _, one := range pages {
				_, _ = e.run(one) // failures take their time too
			}
			done += len(pages)
		}
		fmt.Printf("%-28s %7.4f %7.4f %7.4f %7s %7s %9.1f\n", e.name, p/n, r/n, f/n, fmt.Sprintf("%d/%d", leads, len(pages)), fmt.Sprintf("%d/%d", exact, len(pages)), float64(done)/(spent()-begin).Seconds())
	}
	return nil
}

func ours(p page, s *site.Site) (read, error) {
	text, _ := charset.ToUTF8(p.html, "")
	a, err := strip.Page(text, p.url.String(), s)
	if err != nil {
		return read{}, err
	}
	return read{a.Sapo, a.Text}, nil
}

func trafilaturas(p page) (read, error) {
	result, err := trafilatura.Extract(bytes.NewReader(p.html), trafilatura.Options{OriginalURL: p.url, EnableFallback: true, ExcludeComments: true, ExcludeTables: true})
	if err != nil {
		return read{}, err
	}
	return read{result.Metadata.Description, result.ContentText}, nil
}

func readabilitys(p page) (read, error) {
	a, err := readability.FromReader(bytes.NewReader(p.html), p.url)
	if err != nil {
		return read{}, err
	}
	return read{a.Excerpt, a.TextContent}, nil
}

// words is the bag of words of a text, in lower case and composed form.
func words(text string) map[string]int {
	bag := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(norm.NFC.String(text)), unicode.IsSpace) {
		bag[w]++
	}
	return bag
}

func size(bag map[string]int) (n int) {
	for _, c := range bag {
		n += c
	}
	return n
}

func plain(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(s)), " "))
}

func score(p page, got read) (precision, recall, f1 float64, lead, exact int) {
	full := got.text
	if got.sapo != "" && !strings.Contains(plain(full), plain(got.sapo)) {
		full = got.sapo + " " + full
	}
	bag := words(full)
	same := 0
	for w, n := range bag {
		same += min(n, p.words[w])
	}
	if n := size(bag); n > 0 {
		precision = float64(same) / float64(n)
	}
	recall = float64(same) / float64(max(1, size(p.words)))
	if precision+recall > 0 {
		f1 = 2 * precision * recall / (precision + recall)
	}
	text := plain(full)
	if strings.Contains(text, plain(p.sapo)) {
		lead = 1
	}
	exact = 1
	if f1 < 0.99 {
		exact = 0
	}
	for _, l := range p.leaks {
		if strings.Contains(text, plain(l)) {
			exact = 0
		}
	}
	return precision, recall, f1, lead, exact
}

// ownPages reads the test pages of package site, each with a newspaper of its family.
func ownPages(dir string) ([]page, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*", "*-*.html"))
	if err != nil || len(names) == 0 {
		return nil, errors.Join(err, fmt.Errorf("no pages in %s (run it as: go run -C bench .)", dir))
	}
	files, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(files)
	for _, name := range names {
		family := filepath.Base(filepath.Dir(name))
		if family == "w" { // pages of no family
			continue
		}
		text := fmt.Sprintf("name = \"Báo Thử\"\nfamily = %q\nprovince = \"Thử\"\nhosts = [\"bao-%s.example.vn\"]\n", family, family)
		if err := os.WriteFile(filepath.Join(files, "bao-"+family+".toml"), []byte(text), 0o600); err != nil {
			return nil, err
		}
	}
	sites, err := site.Load(files, false)
	if err != nil {
		return nil, err
	}
	var out []page
	for _, name := range names {
		var right struct{ Sapo, Text string }
		p, err := readPage(name, &right)
		if err != nil {
			return nil, err
		}
		family := filepath.Base(filepath.Dir(name))
		p.url = &url.URL{Scheme: "https", Host: "bao-" + family + ".example.vn", Path: "/bai.html"}
		p.site, _ = sites.Site("bao-" + family)
		p.sapo, p.words = right.Sapo, words(right.Sapo+" "+right.Text)
		out = append(out, p)
	}
	return out, nil
}

// goldPages reads a folder of pages with what is right: sapo, paragraphs, headings, and what must not be there.
func goldPages(dir string) ([]page, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil || len(names) == 0 {
		return nil, errors.Join(err, fmt.Errorf("no pages in %s", dir))
	}
	var out []page
	for _, name := range names {
		var right struct {
			URL, Sapo                     string
			Paragraphs, Headings, Without []string
		}
		p, err := readPage(name, &right)
		if err != nil {
			return nil, err
		}
		if p.url, err = url.Parse(right.URL); err != nil || p.url.Host == "" {
			p.url = &url.URL{Scheme: "https", Host: "example.org", Path: "/a"}
		}
		p.sapo, p.leaks = right.Sapo, right.Without
		p.words = words(right.Sapo + " " + strings.Join(append(right.Paragraphs, right.Headings...), " "))
		out = append(out, p)
	}
	return out, nil
}

func readPage(name string, right any) (page, error) {
	html, err := os.ReadFile(name)
	if err != nil {
		return page{}, err
	}
	text, err := os.ReadFile(strings.TrimSuffix(name, ".html") + ".json")
	if err != nil {
		return page{}, err
	}
	if err := json.Unmarshal(text, right); err != nil {
		return page{}, fmt.Errorf("%s: %w", name, err)
	}
	return page{name: filepath.Base(name), html: html}, nil
}
