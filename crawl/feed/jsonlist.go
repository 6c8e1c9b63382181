package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
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
	json.Unmarshal(bytes.Trim(outer.Total, `"`), &l.Total) // absent or odd: 0, "does not say"
	for _, e := range entries {
		if len(l.Items) == maxItems {
			break
		}
		address := e.PageURL
		if address == "" {
			address = e.URL
		}
		if address == "" {
			json.Unmarshal(e.Link, &address)
		}
		var date string
		json.Unmarshal(e.Publish, &date)
		l.add(base, address, parseTime(date))
	}
	return l, nil
}
