package strip

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// maxLinks bounds the links that are taken from one page; a home page has some 500.
const maxLinks = 5000

// Links returns the absolute addresses of the links on a page, in document order, each once. It reads tokens, not a tree: discovery needs
// no structure, and a broken page gives what it has.
func Links(page []byte, pageURL string) []string {
	base, err := url.Parse(pageURL)
	if err != nil {
		return nil
	}
	if len(page) > MaxPage {
		page = page[:MaxPage]
	}
	var out []string
	seen := map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader(page))
	z.SetMaxBuf(1 << 20)
	for len(out) < maxLinks {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			isBase := string(name) == "base"
			if !isBase && string(name) != "a" && string(name) != "area" {
				continue
			}
			href := ""
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				if string(key) == "href" {
					href = strings.TrimSpace(string(value))
				}
			}
			if href == "" || strings.HasPrefix(href, "#") || len(href) > 2000 {
				continue
			}
			u, err := base.Parse(href)
			if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
				continue
			}
			if isBase {
				base = u
				continue
			}
			u.Fragment, u.RawFragment = "", ""
			if s := u.String(); !seen[s] {
				seen[s] = true
				out = append(out, s)
			}
		}
	}
	return out
}
