package feed

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"time"

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
	// Published is the day or time that the page gives machines for its article; zero where it gives none. People may be shown another.
	Published time.Time
}

// maxFeeds bounds the feeds that one page names.
const maxFeeds = 100

// maxHeading bounds a title or heading, in bytes; what is longer is no notice.
const maxHeading = 400

// ReadHead reads what a page in UTF-8 says of itself. A crawl does this for every article, whose text does not matter here: what can matter is
// picked out first.
func ReadHead(page []byte, base string) Head { return readHead(Pick(page), base) }

// readHead reads tokens, as Links does.
func readHead(page []byte, base string) (h Head) {
	u, err := url.Parse(base)
	if err != nil {
		return h
	}
	z := html.NewTokenizer(bytes.NewReader(page))
	var text *string // of the element that is open
	isLD := false    // in a script of JSON-LD
	for {
		switch z.Next() {
		case html.ErrorToken:
			h.Title, h.Heading = line(h.Title), line(h.Heading)
			return h
		case html.TextToken:
			switch {
			case isLD && h.Published.IsZero():
				h.Published = datePublished(z.Text())
			case text != nil && len(*text) < maxHeading:
				*text += string(z.Text())
			}
			isLD = false
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
			case "script":
				isLD = false
				for more {
					var key, val []byte
					key, val, more = z.TagAttr()
					isLD = isLD || string(key) == "type" && strings.Contains(strings.ToLower(string(val)), "ld+json")
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
				if property == "article:published_time" && h.Published.IsZero() {
					h.Published = parseTime(content)
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

// datePublished finds the date in a script of JSON-LD, which newspapers often write with faults that JSON does not forgive.
func datePublished(script []byte) time.Time {
	_, rest, ok := bytes.Cut(script, []byte(`"datePublished"`))
	if !ok {
		return time.Time{}
	}
	parts := bytes.SplitN(rest[:min(len(rest), 80)], []byte(`"`), 3)
	if len(parts) < 3 || len(bytes.Trim(parts[0], " :\t\r\n")) > 0 {
		return time.Time{}
	}
	return parseTime(string(parts[1]))
}

// line makes one line of a text.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }
