package feed

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Head is what a page says about itself and its neighbours. Addresses are absolute; what the page does not say is empty.
type Head struct {
	Title     string   // of the document
	Heading   string   // the first <h1>
	Canonical string   // rel=canonical
	Next      string   // rel=next: the next page of an article, or in some systems the next story
	Feeds     []string // rel=alternate: RSS and Atom
	SiteName  string   // og:site_name
}

// maxFeeds bounds the feeds that one page names.
const maxFeeds = 100

// maxHeading bounds a title or heading, in bytes; what is longer is no notice.
const maxHeading = 400

// ReadHead reads what a page in UTF-8 says of itself. It reads tokens, as Links does.
func ReadHead(page []byte, base string) (h Head) {
	u, err := url.Parse(base)
	if err != nil {
		return h
	}
	z := html.NewTokenizer(bytes.NewReader(page))
	var text *string // of the element that is open
	for {
		switch z.Next() {
		case html.ErrorToken:
			h.Title, h.Heading = line(h.Title), line(h.Heading)
			return h
		case html.TextToken:
			if text != nil && len(*text) < maxHeading {
				*text += string(z.Text())
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "title" || string(name) == "h1" {
				text = nil
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			switch string(name) {
			case "title":
				if text = nil; h.Title == "" {
					text = &h.Title
				}
			case "h1":
				if text = nil; strings.TrimSpace(h.Heading) == "" {
					text = &h.Heading
				}
			case "meta":
				property, content := "", ""
				for more {
					var key, val []byte
					key, val, more = z.TagAttr()
					switch string(key) {
					case "property", "name":
						property = strings.ToLower(string(val))
					case "content":
						content = string(val)
					}
				}
				if property == "og:site_name" && h.SiteName == "" && len(content) <= maxHeading {
					h.SiteName = line(content)
				}
			case "a", "link":
				rel, href, typ := "", "", ""
				for more {
					var key, val []byte
					key, val, more = z.TagAttr()
					switch string(key) {
					case "rel":
						rel = strings.ToLower(string(val))
					case "href":
						href = string(val)
					case "type":
						typ = strings.ToLower(string(val))
					}
				}
				if rel == "" {
					continue
				}
				words := strings.Fields(rel)
				if h.Next == "" && slices.Contains(words, "next") {
					h.Next, _ = resolve(u, href)
				}
				if h.Canonical == "" && string(name) == "link" && slices.Contains(words, "canonical") {
					h.Canonical, _ = resolve(u, href)
				}
				if len(h.Feeds) < maxFeeds && slices.Contains(words, "alternate") && (strings.Contains(typ, "rss") || strings.Contains(typ, "atom")) {
					if address, ok := resolve(u, href); ok {
						h.Feeds = append(h.Feeds, address)
					}
				}
			}
		}
	}
}

// line makes one line of a text.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }
