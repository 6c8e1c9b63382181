package feed

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html/charset"
)

// parseSitemap reads a sitemap or an index token by token: the elements are flat and few, and what else stands there does not matter.
func parseSitemap(body []byte, base *url.URL) (List, error) {
	l := List{Format: "sitemap"}
	d := xml.NewDecoder(bytes.NewReader(body))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	var loc string
	var updated time.Time
	var text *strings.Builder
	depth := 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return l, nil
		}
		if err != nil {
			if n := len(l.Items) + len(l.Lists); n > 0 { // cut or damaged further down: what was read is true
				l.Cut = fmt.Sprintf("damaged behind %d addresses: %v", n, err)
				return l, nil
			}
			return l, fmt.Errorf("feed: %s: %w", base, err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if depth++; depth > 64 {
				return l, fmt.Errorf("feed: %s: elements nested deeper than 64", base)
			}
			text = nil
			switch t.Name.Local {
			case "sitemapindex":
				l.Format = "index"
			case "url", "sitemap":
				loc, updated = "", time.Time{}
			case "loc", "lastmod", "publication_date":
				// <image:loc> and <video:loc> are pictures of the page.
				if t.Name.Local != "loc" || t.Name.Space == "" || strings.Contains(t.Name.Space, "sitemaps.org") || strings.Contains(t.Name.Space, "google.com/schemas/sitemap/0") {
					text = &strings.Builder{}
				}
			}
		case xml.CharData:
			if text != nil && text.Len() < maxAddress {
				text.Write(t)
			}
		case xml.EndElement:
			depth--
			switch t.Name.Local {
			case "loc":
				if text != nil && loc == "" {
					loc = text.String()
				}
			case "lastmod", "publication_date":
				if text != nil {
					if at := parseTime(text.String()); at.After(updated) {
						updated = at
					}
				}
			case "url", "sitemap":
				if len(l.Items)+len(l.Lists) == maxItems {
					l.Cut = tooMany
					return l, nil
				}
				if t.Name.Local == "url" {
					l.add(base, loc, updated)
				} else if a, ok := resolve(base, loc); ok {
					l.Lists = append(l.Lists, Item{a, updated})
				}
			}
			text = nil
		}
	}
}

// parseTime reads the forms of W3C dates that sitemaps have; zero where it cannot. A bare day counts from its start.
func parseTime(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02", time.RFC1123Z, time.RFC1123} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}
