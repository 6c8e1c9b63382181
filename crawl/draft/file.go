package draft

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"sort"
	"strings"
	"unicode"

	"baotinh/crawl/feed"
	"baotinh/crawl/strip"
)

// Where a field of a draft comes from; crawl/site/sources.tsv explains the codes.
const (
	stated  = "D1"
	tried   = "D2"
	guessed = "D3"
	given   = "D4"
)

// file is a newspaper file that is being written.
type file struct {
	page string // the address of the article
	head feed.Head

	key, name, family     string
	province, provinceNew string
	scheme                string
	hosts, aliases        []string
	sections, feeds       []string
	sitemaps              []string
	leadTags              []string
	article, section      string
	keepQuery             []string
	layout                *strip.Places
	since                 int

	from map[string]string
}

// newFile begins a file with the hosts of the page's address and of the one that the page calls its own.
func newFile(u *url.URL, head feed.Head) *file {
	f := &file{page: u.String(), head: head, from: map[string]string{}, hosts: []string{strings.ToLower(u.Host)}}
	if u.Scheme == "http" {
		f.scheme = "http"
		f.say("scheme", stated)
	}
	f.say("hosts", stated)
	c, err := url.Parse(head.Canonical)
	if err != nil || c.Host == "" || strings.TrimPrefix(c.Host, "www.") == strings.TrimPrefix(u.Host, "www.") || c.Port() != "" {
		return f
	}
	// A mobile host that says whose twin it is.
	if strings.HasSuffix(u.Hostname(), "."+strings.TrimPrefix(c.Hostname(), "www.")) {
		f.hosts, f.aliases = []string{strings.ToLower(c.Host)}, f.hosts
		f.say("aliases", stated)
	}
	return f
}

func (f *file) say(field, source string) { f.from[field] = source }

// open lists what a person has to settle.
func (f *file) open() []string {
	var notes []string
	if f.province == "" {
		notes = append(notes, "fill in province, and province_new if the province has another name since July 2025")
	}
	if f.from["name"] == guessed {
		notes = append(notes, fmt.Sprintf("the name %q is a guess", f.name))
	}
	if len(f.sections)+len(f.feeds)+len(f.sitemaps) == 0 {
		notes = append(notes, "the page names no section, feed or sitemap: add sections, or only the home page leads to articles")
	}
	return notes
}

// text writes the file.
func (f *file) text() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# A draft, made from one page by baotinh sites draft. Nothing in it is confirmed: look at each line, try it with\n"+
		"#   baotinh sites check %s --sites FOLDER\n# and write confirmed = true where a page of another day has borne it out.\n\n", f.key)
	text := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s = %s\n", key, quote(value))
		}
	}
	list := func(key string, values []string) {
		switch len(values) {
		case 0:
		case 1:
			fmt.Fprintf(&b, "%s = [%s]\n", key, quote(values[0]))
		default:
			fmt.Fprintf(&b, "%s = [\n", key)
			for _, v := range values {
				fmt.Fprintf(&b, "  %s,\n", quote(v))
			}
			b.WriteString("]\n")
		}
	}
	one := func(s string) []string {
		if s == "" {
			return nil
		}
		return []string{s}
	}
	text("name", f.name)
	text("family", f.family)
	if f.province == "" {
		b.WriteString("# province = \"…\"      # the province whose newspaper it is, by its name before July 2025\n# province_new = \"…\"  # and since then, if it is another\n")
	}
	text("province", f.province)
	text("province_new", f.provinceNew)
	text("scheme", f.scheme)
	list("hosts", f.hosts)
	list("aliases", f.aliases)
	list("sections", f.sections)
	list("feeds", f.feeds)
	list("sitemaps", f.sitemaps)
	list("lead_tags", f.leadTags)
	list("article", one(f.article))
	list("section", one(f.section))
	list("keep_query", f.keepQuery)

	b.WriteString("\n[from]\n")
	var fields []string
	for field := range f.from {
		fields = append(fields, field)
	}
	sort.Strings(fields)
	for _, field := range fields {
		fmt.Fprintf(&b, "%s = { source = %s, confirmed = false }\n", field, quote(f.from[field]))
	}
	if l := f.layout; l != nil {
		fmt.Fprintf(&b, "\n[[layout]]\nname = %s\nsince = %d\nsource = %s\nconfirmed = false\n", quote(fmt.Sprintf("%s-%d", f.key, f.since)), f.since, quote(tried))
		list("title", one(l.Title))
		list("sapo", one(l.Sapo))
		list("body", one(l.Body))
		list("date", one(l.Date))
		list("author", one(l.Author))
	}
	return b.Bytes()
}

// quote writes a TOML string; JSON's are a part of them, once control characters are gone.
func quote(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return `""` // a string can always be written
	}
	return strings.TrimSpace(b.String())
}
