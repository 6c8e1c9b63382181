package feed

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// maxLinks bounds the links of one page; the longest real section page has some hundreds.
const maxLinks = 10_000

// Links lists the links of an HTML page in document order, each once, absolute, without fragments; whole is false where there are more than are
// listed. It picks out the tags that may hold one and builds no tree: a crawl does this for every list page, and hostile nesting costs nothing.
func Links(page []byte, base string) (links []string, whole bool) {
	return readLinks(pickLinks(page), base)
}

// readLinks reads tokens.
func readLinks(page []byte, base string) (links []string, whole bool) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, true
	}
	z := html.NewTokenizer(bytes.NewReader(page))
	seen := map[string]bool{}
	based := false
	for len(links) < maxLinks {
		switch z.Next() {
		case html.ErrorToken:
			return links, true
		case html.StartTagToken, html.SelfClosingTagToken:
		default:
			continue
		}
		name, more := z.TagName()
		if !more {
			continue
		}
		var want string
		switch string(name) {
		case "a", "area", "link", "base":
			want = "href"
		case "meta":
			want = "content"
		default:
			continue
		}
		var value, rel, equiv, typ string
		for more {
			var key, val []byte
			key, val, more = z.TagAttr()
			switch string(key) {
			case want:
				value = string(val)
			case "rel":
				rel = strings.ToLower(string(val))
			case "http-equiv":
				equiv = strings.ToLower(string(val))
			case "type":
				typ = strings.ToLower(string(val))
			}
		}
		switch string(name) {
		case "base":
			if b, err := u.Parse(value); err == nil && !based && value != "" {
				u, based = b, true
			}
			continue
		case "link": // style sheets and icons are no pages
			if rel != "next" && rel != "canonical" && !(rel == "alternate" && (strings.Contains(typ, "rss") || strings.Contains(typ, "atom"))) {
				continue
			}
		case "meta":
			if equiv != "refresh" {
				continue
			}
			_, after, ok := strings.Cut(value, "=") // 0; url=/trang-chu
			if !ok {
				continue
			}
			value = strings.Trim(after, ` '"`)
		}
		if a, ok := resolve(u, value); ok && !seen[a] {
			seen[a] = true
			links = append(links, a)
		}
	}
	return links, false
}
