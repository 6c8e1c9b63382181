package strip

import (
	"encoding/json"
	"html"
	"slices"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baotinh/crawl/site"
)

// metadata is what a page says about itself to machines. None of it is trusted alone.
type metadata struct {
	titles    []string
	sapos     []string
	dates     []string
	people    []string // JSON-LD authors that are persons
	author    string   // <meta>
	outlets   []string // names of the newspaper, its publisher, its host
	section   string
	canonical string
}

const (
	maxLD      = 1 << 20 // bytes of JSON-LD that are read
	maxLDDepth = 16
)

// readMeta collects metadata from anywhere in the document: saved pages have <meta> in the body too.
func readMeta(doc *nethtml.Node, h *site.Hints) metadata {
	var m metadata
	named := map[string]string{}
	ld := 0
	var visit func(n *nethtml.Node)
	visit = func(n *nethtml.Node) {
		if n.Type == nethtml.ElementNode {
			switch n.DataAtom {
			case atom.Meta:
				content := clean(html.UnescapeString(attr(n, "content")))
				if content == "" {
					break
				}
				for _, key := range []string{"property", "name", "itemprop", "class"} {
					if name := strings.ToLower(attr(n, key)); name != "" && named[name] == "" {
						named[name] = content
					}
				}
			case atom.Link:
				if strings.EqualFold(attr(n, "rel"), "canonical") && m.canonical == "" {
					m.canonical = strings.TrimSpace(attr(n, "href"))
				}
			case atom.Title:
				if n.FirstChild != nil && !inSVG(n) {
					if t := clean(n.FirstChild.Data); t != "" && named["<title>"] == "" {
						named["<title>"] = t
					}
				}
			case atom.Script:
				if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
					if ld += len(n.FirstChild.Data); ld <= maxLD {
						m.readLD(n.FirstChild.Data)
					}
				}
				return
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(doc)

	each := func(names []string, into *[]string) {
		for _, name := range names {
			if v := named[name]; v != "" && !slices.Contains(*into, v) {
				*into = append(*into, v)
			}
		}
	}
	each(h.MetaTitle, &m.titles)
	if t := named["<title>"]; t != "" {
		m.titles = append(m.titles, t)
	}
	each(h.MetaSapo, &m.sapos)
	each(h.MetaDate, &m.dates)
	for _, name := range h.MetaAuthor {
		if v := named[name]; v != "" && m.author == "" && !strings.Contains(v, "/") {
			m.author = v
		}
	}
	if m.section == "" {
		for _, name := range h.MetaSection {
			if v := named[name]; v != "" && m.section == "" && len(v) < 100 {
				m.section = v
			}
		}
	}
	if v := named["og:site_name"]; v != "" {
		m.outlets = append(m.outlets, v)
	}
	if m.canonical == "" {
		for _, name := range h.MetaURL {
			if v := named[name]; v != "" && m.canonical == "" {
				m.canonical = v
			}
		}
	}
	return m
}

func inSVG(n *nethtml.Node) bool { return n.Namespace != "" }

// readLD reads one JSON-LD script. Newspapers write raw line breaks into strings, which JSON forbids: they are blanked first.
func (m *metadata) readLD(text string) {
	text = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, text)
	var v any
	if json.Unmarshal([]byte(text), &v) != nil {
		m.readBrokenLD(text)
		return
	}
	m.visitLD(v, 0)
}

// readBrokenLD takes the day of publication out of JSON-LD that is none: quotation marks of a headline end its string too early. Of
// everything else it is not clear where it ends.
func (m *metadata) readBrokenLD(text string) {
	const key = `"datePublished"`
	if at := strings.Index(text, key); at >= 0 && strings.Count(text, key) == 1 {
		value := strings.TrimLeft(text[at+len(key):], " :")
		if end := strings.IndexByte(strings.TrimPrefix(value, `"`), '"'); strings.HasPrefix(value, `"`) && end > 0 && end < 40 {
			m.dates = append(m.dates, value[1:end+1])
		}
	}
}

func (m *metadata) visitLD(v any, depth int) {
	if depth > maxLDDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			m.visitLD(one, depth+1)
		}
	case map[string]any:
		switch kind := ldType(v); {
		case strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting"):
			m.readArticleLD(v)
		case kind == "BreadcrumbList":
			if s := lastCrumb(v["itemListElement"]); s != "" {
				m.section = s
			}
		case strings.HasSuffix(kind, "Organization"):
			if name := ldText(v["name"]); name != "" {
				m.outlets = append(m.outlets, name)
			}
		}
		if graph, ok := v["@graph"]; ok {
			m.visitLD(graph, depth+1)
		}
	}
}

func (m *metadata) readArticleLD(v map[string]any) {
	if t := ldText(v["headline"]); t != "" {
		m.titles = append(m.titles, t)
	}
	if t := ldText(v["description"]); t != "" {
		if !slices.Contains(m.sapos, t) {
			m.sapos = append(m.sapos, t)
		}
	}
	if t := ldText(v["datePublished"]); t != "" {
		m.dates = append(m.dates, t)
	}
	if m.section == "" {
		if s, ok := v["articleSection"].(string); ok && !strings.Contains(s, ",") {
			m.section = clean(html.UnescapeString(s))
		}
	}
	if p, ok := v["publisher"].(map[string]any); ok {
		if name := ldText(p["name"]); name != "" {
			m.outlets = append(m.outlets, name)
		}
	}
	authors, ok := v["author"].([]any)
	if !ok {
		authors = []any{v["author"]}
	}
	for _, a := range authors {
		switch a := a.(type) {
		case string:
			m.people = append(m.people, clean(html.UnescapeString(a)))
		case map[string]any:
			name := ldText(a["name"])
			if strings.HasSuffix(ldType(a), "Organization") {
				if name != "" {
					m.outlets = append(m.outlets, name)
				}
				continue
			}
			if name != "" {
				m.people = append(m.people, name)
			}
		}
	}
}

func ldType(v map[string]any) string {
	switch t := v["@type"].(type) {
	case string:
		return t
	case []any:
		for _, one := range t {
			if s, ok := one.(string); ok {
				return s
			}
		}
	}
	return ""
}

func ldText(v any) string {
	s, _ := v.(string)
	return clean(html.UnescapeString(s))
}

// lastCrumb returns the name of the last item of a breadcrumb list; items may be nested in lists of one.
func lastCrumb(v any) string {
	items, _ := v.([]any)
	last := ""
	for i, item := range items {
		if inner, ok := item.([]any); ok && len(inner) > 0 {
			item = inner[0]
		}
		one, ok := item.(map[string]any)
		if !ok || i == 0 {
			continue // the first is the home page
		}
		name := ldText(one["name"])
		if inner, ok := one["item"].(map[string]any); ok && name == "" {
			name = ldText(inner["name"])
		}
		if name != "" {
			last = name
		}
	}
	return last
}
