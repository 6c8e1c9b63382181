// Package feed reads the pages that list other pages: RSS and Atom feeds, sitemaps, JSON lists, section pages.
//
//	feed.go     what a list says; telling the formats apart; RSS and Atom
//	sitemap.go  sitemaps, news sitemaps, sitemap indexes
//	jsonlist.go the JSON (or JSONP) lists of some CMS families
//	links.go    the links of an HTML page, in order
//	head.go     what an HTML page says of itself: title, canonical address, next page
//	pick.go      the part of a page that head.go looks at
//
// It gives back addresses as they are written, made absolute. Which of them belong to a newspaper, which are articles and which were seen
// before is not its business.
package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html/charset"
)

// Bounds against hostile lists.
const (
	maxItems = 50_000   // what the sitemap protocol allows in one file, and in one index
	maxBody  = 52 << 20 // likewise, unpacked

	// Of a feed.
	maxDepth  = 5_000   // HTML that nobody has escaped leaves some elements open for each item
	maxParts  = 250_000 // elements and attributes: some seconds of work; a feed of a thousand articles has 20,000
	maxNames  = 200     // prefixes in one place
	maxCopied = 1 << 30 // bytes of text that are joined from pieces
)

// ErrNotAList says that a body is none of the formats that the package knows: often an error page in the place of a feed.
var ErrNotAList = errors.New("neither a feed nor a sitemap nor a JSON list")

// ErrTooLarge says that a list is beyond the bounds, packed or unpacked.
var ErrTooLarge = errors.New("larger than the limit")

// Item is one page that a list names.
type Item struct {
	URL     string
	Updated time.Time // zero where the list does not say it
}

// List is what a list page says.
type List struct {
	Format string // "rss", "atom", "json", "sitemap", "index"
	Items  []Item
	Lists  []Item // further lists: the sitemaps of an index
	Total  int    // of a JSON list that goes on; 0 where it does not say
	Cut    string // why the list was not read to its end; empty where it was
}

// Parse reads a list, gzipped or not, whatever its content type claims. Addresses are resolved against base.
func Parse(body []byte, base string) (List, error) {
	u, err := url.Parse(base)
	if err != nil {
		return List{}, fmt.Errorf("feed: %w", err)
	}
	if bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		if body, err = unzip(body); err != nil {
			return List{}, fmt.Errorf("feed: %s: %w", base, err)
		}
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch root := rootElement(start); {
	case root == "urlset" || root == "sitemapindex":
		return parseSitemap(start, u)
	case root == "rss" || root == "feed" || root == "rdf":
		return parseFeed(start, u)
	case root == "" && looksLikeJSON(start):
		return parseJSON(start, u)
	}
	return List{}, fmt.Errorf("feed: %s: %w: it begins with %q", base, ErrNotAList, clip(start))
}

func clip(b []byte) []byte { return b[:min(len(b), 40)] }

func unzip(body []byte) ([]byte, error) {
	zr, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(zr, maxBody+1))
	if err != nil {
		return nil, err
	}
	if len(b) > maxBody {
		return nil, fmt.Errorf("%w: more than %d bytes unpacked", ErrTooLarge, maxBody)
	}
	return b, nil
}

// rootElement is the local name, in lower case, of the first element of an XML document: "rss" of "<?xml …?><!-- … --><rss …".
func rootElement(b []byte) string {
	for len(b) > 0 && b[0] == '<' {
		end := ">"
		switch {
		case bytes.HasPrefix(b, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(b, []byte("<?")):
			end = "?>"
		case bytes.HasPrefix(b, []byte("<!")):
		default:
			name := b[1:min(len(b), 100)]
			if i := bytes.IndexAny(name, " \t\r\n/>"); i >= 0 {
				name = name[:i]
			}
			if i := bytes.IndexByte(name, ':'); i >= 0 {
				name = name[i+1:]
			}
			return strings.ToLower(string(name))
		}
		i := bytes.Index(b, []byte(end))
		if i < 0 {
			return "?"
		}
		b = bytes.TrimLeft(b[i+len(end):], " \t\r\n")
	}
	return ""
}

// tooMany is why a list was read as far as its bound.
var tooMany = fmt.Sprintf("more than %d addresses: the others are left out", maxItems)

// bounded refuses a feed that would cost gofeed, which builds all of it and descends for each element, more than a list is worth: a few megabytes
// of small elements are gigabytes there, and a stack that is used up ends the program. It reads with the tokenizer that gofeed reads with, set the
// same, so that what is an element here is one there; where that one gives up, gofeed does.
func bounded(body []byte) error {
	d := xml.NewDecoder(bytes.NewReader(body))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	type level struct{ text, names int } // of an open element: bytes of its text, and the prefixes that hold in it
	open := []level{{}}
	parts, copied := 0, 0
	for {
		tok, err := d.Token()
		if err != nil {
			return nil
		}
		last := &open[len(open)-1]
		switch t := tok.(type) {
		case xml.StartElement:
			inner := level{names: last.names}
			for _, a := range t.Attr {
				if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
					inner.names++
				}
			}
			open = append(open, inner)
			if parts += 1 + len(t.Attr); parts > maxParts || len(open) > maxDepth || inner.names > maxNames {
				return fmt.Errorf("%w: more than %d elements and attributes, %d elements in each other, or %d prefixes", ErrTooLarge, maxParts, maxDepth, maxNames)
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData: // gofeed joins the pieces of a text one by one
			last.text += len(t)
			if copied += last.text; copied > maxCopied {
				return fmt.Errorf("%w: text in too many pieces", ErrTooLarge)
			}
		}
	}
}

// control tells the characters that XML forbids; gofeed leaves them out.
func control(b byte) bool { return b < ' ' && b != '\t' && b != '\r' && b != '\n' }

func parseFeed(body []byte, base *url.URL) (List, error) {
	body = slices.DeleteFunc(bytes.Clone(body), control)
	if err := bounded(body); err != nil {
		return List{}, fmt.Errorf("feed: %s: %w", base, err)
	}
	f, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return List{}, fmt.Errorf("feed: %s: %w", base, err)
	}
	l := List{Format: f.FeedType}
	for _, item := range f.Items {
		if len(l.Items) == maxItems {
			l.Cut = tooMany
			break
		}
		var updated time.Time
		if item.UpdatedParsed != nil {
			updated = *item.UpdatedParsed
		} else if item.PublishedParsed != nil {
			updated = *item.PublishedParsed
		}
		address := item.Link
		if address == "" && strings.HasPrefix(item.GUID, "http") { // some feeds give the address only there
			address = item.GUID
		}
		l.add(base, address, updated)
	}
	return l, nil
}

// add resolves an address and appends it, if it can be asked for at all.
func (l *List) add(base *url.URL, address string, updated time.Time) {
	if a, ok := resolve(base, address); ok {
		l.Items = append(l.Items, Item{a, updated})
	}
}

// maxAddress is the longest address that is followed: longer ones are generated.
const maxAddress = 2048

// resolve makes an address absolute. Only http and https are addresses of pages.
func resolve(base *url.URL, address string) (string, bool) {
	address = strings.TrimSpace(address)
	if address == "" || len(address) > maxAddress {
		return "", false
	}
	// Line ends within an attribute are dropped by browsers; spaces are escaped.
	if strings.ContainsAny(address, "\t\r\n") {
		address = strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(address)
	}
	u, err := base.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String(), true
}
