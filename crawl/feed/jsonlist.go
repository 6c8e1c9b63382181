package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

func looksLikeJSON(b []byte) bool {
	if len(b) == 0 {
		return false
	}
	if b[0] == '{' || b[0] == '[' {
		return true
	}
	_, ok := unwrap(b)
	return ok
}

// unwrap takes the JSON out of a JSONP call: jQuery123({…});
func unwrap(b []byte) ([]byte, bool) {
	open := bytes.IndexByte(b[:min(len(b), 200)], '(')
	end := bytes.LastIndexByte(b, ')')
	if open <= 0 || end < open {
		return nil, false
	}
	for _, c := range bytes.TrimSpace(b[:open]) {
		if !(c == '_' || c == '$' || c == '.' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
			return nil, false
		}
	}
	inner := bytes.TrimSpace(b[open+1 : end])
	return inner, len(inner) > 0 && (inner[0] == '{' || inner[0] == '[')
}

// entry is an article of a JSON list. Family A names its address pageUrl; the other names are those of lists that WordPress and others give.
type entry struct {
	PageURL string          `json:"pageUrl"`
	URL     string          `json:"url"`
	Link    json.RawMessage `json:"link"`
	Publish json.RawMessage `json:"publishDate"`
}

// parseJSON reads {"response": […], "total": n} or a bare array. The date of family A is written in several ways over the years; it is used
// only where it is a W3C date, since a wrong one would make the crawler fetch again.
func parseJSON(body []byte, base *url.URL) (List, error) {
	if inner, ok := unwrap(body); ok && body[0] != '{' && body[0] != '[' {
		body = inner
	}
	var outer struct {
		Response []entry         `json:"response"`
		Total    json.RawMessage `json:"total"`
	}
	var entries []entry
	if body[0] == '[' {
		if err := json.Unmarshal(body, &entries); err != nil {
			return List{}, fmt.Errorf("feed: %s: %w", base, err)
		}
	} else {
		if err := json.Unmarshal(body, &outer); err != nil {
			return List{}, fmt.Errorf("feed: %s: %w", base, err)
		}
		entries = outer.Response
	}
	l := List{Format: "json"}
	_ = json.Unmarshal(bytes.Trim(outer.Total, `"`), &l.Total) // absent or odd: 0, "does not say"
	for _, e := range entries {
		if len(l.Items) == maxItems {
			l.Cut = tooMany
			break
		}
		address := e.PageURL
		if address == "" {
			address = e.URL
		}
		if address == "" {
			_ = json.Unmarshal(e.Link, &address) // an object: no address, which add passes over
		}
		var date string
		_ = json.Unmarshal(e.Publish, &date) // a number: no date
		l.add(base, address, parseTime(date))
	}
	return l, nil
}

// jsonSize is how many articles a JSON list is asked for at a time.
const jsonSize = 30

// ListAddress fills in the address pattern of a JSON list ("/service/…?scUnitMapId={unit}&saArticleCateId={cate}&first={first}&pageSize={size}")
// for a section page, which holds the two numbers in hidden elements. It says false where the page does not.
func ListAddress(pattern string, page []byte, base string) (string, bool) {
	u, err := url.Parse(base)
	if err != nil {
		return "", false
	}
	// The call belongs to the CMS of one family, and so do the names of the elements.
	values := hidden(page, "site_id", "cate_id")
	if values["site_id"] == "" || values["cate_id"] == "" {
		return "", false
	}
	filled := strings.NewReplacer("{unit}", values["site_id"], "{cate}", values["cate_id"], "{first}", "0", "{size}", strconv.Itoa(jsonSize)).Replace(pattern)
	return resolve(u, filled)
}

// NextList is the address of the part of a JSON list that follows the one at address, by the pattern's parameters; false at its end.
func NextList(pattern, address string, total int) (string, bool) {
	p, err := url.Parse(pattern)
	if err != nil {
		return "", false
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	q := u.Query()
	for key, values := range p.Query() {
		if values[0] != "{first}" {
			continue
		}
		first, err := strconv.Atoi(q.Get(key))
		if err != nil || first < 0 || total > 0 && first+jsonSize >= total {
			return "", false
		}
		q.Set(key, strconv.Itoa(first+jsonSize))
		u.RawQuery = q.Encode()
		return u.String(), true
	}
	return "", false
}

// hidden finds the values of elements by their id: the value attribute, or else the text. Only numbers count, decimal or hexadecimal: the
// number of a newspaper has 32 hexadecimal digits on some.
func hidden(page []byte, ids ...string) map[string]string {
	found := map[string]string{}
	z := html.NewTokenizer(bytes.NewReader(page))
	var open string // an element whose text is the value
	for len(found) < len(ids) {
		switch z.Next() {
		case html.ErrorToken:
			return found
		case html.TextToken:
			if v := strings.TrimSpace(string(z.Text())); open != "" && isID(v) {
				found[open] = v
			}
			open = ""
		case html.StartTagToken, html.SelfClosingTagToken:
			open = ""
			_, more := z.TagName()
			var id, value string
			for more {
				var key, val []byte
				key, val, more = z.TagAttr()
				switch string(key) {
				case "id":
					id = string(val)
				case "value":
					value = strings.TrimSpace(string(val))
				}
			}
			for _, want := range ids {
				if id != want || found[want] != "" {
					continue
				}
				if isID(value) {
					found[want] = value
				} else {
					open = want
				}
			}
		default:
			open = ""
		}
	}
	return found
}

func isID(s string) bool {
	if s == "" || len(s) > 40 {
		return false
	}
	for _, c := range s {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}
