package draft

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"sort"
	"strings"
)

// sectionPattern fits what most newspapers call a section: one or two names without a number.
const sectionPattern = `^/[a-z][a-z-]*(?:/[a-z][a-z-]*)?/?$`

// leastID is the number of digits from which a number at the end of a name is an id; leastInside the same for one within a name, where
// "dai-hoi-lan-thu-18-thanh-cong" has a number too.
const (
	leastID     = 3
	leastInside = 5
)

// articlePattern makes of an article's address the pattern of all of them, with a group around the id where a number is one.
//
//	/chinh-tri/dai-hoi-thanh-cong-123456.html    ^/[^/]+/[^/]+-(\d+)\.html$
//	/tin-tuc/202008/dai-hoi-thanh-cong-1a2b3c4/  ^/[^/]+/\d{6}/[^/]+-([0-9a-f]{7})/?$
//	/tin.aspx?id=123                             ^/tin\.aspx\?(?:.*&)?id=(\d+)(?:&|$)
func articlePattern(u *url.URL) (pattern string, keepQuery []string, id bool) {
	if key, ok := queryID(u); ok {
		return "^" + regexp.QuoteMeta(u.Path) + `\?(?:.*&)?` + regexp.QuoteMeta(url.QueryEscape(key)) + `=(\d+)(?:&|$)`, []string{key}, true
	}
	segments := strings.Split(strings.Trim(u.Path, "/"), "/")
	last := len(segments) - 1
	name := segments[last]
	ext := path.Ext(name)
	if len(ext) > 6 || strings.ContainsAny(ext, "0123456789") || ext == name {
		ext = ""
	}
	parts := make([]string, len(segments))
	for i, s := range segments[:last] {
		switch {
		case isDigits(s):
			parts[i] = fmt.Sprintf(`\d{%d}`, len(s))
		default:
			parts[i] = `[^/]+`
		}
	}
	parts[last], id = namePattern(strings.TrimSuffix(name, ext))
	if !id {
		// The id may stand before the name: /tin-tuc/123456/dai-hoi-thanh-cong.
		for i := last - 1; i >= 0 && !id; i-- {
			if s := segments[i]; isDigits(s) && !isDate(s) {
				parts[i], id = `(\d+)`, true
			}
		}
	}
	pattern = "^/" + strings.Join(parts, "/") + regexp.QuoteMeta(ext)
	if ext == "" {
		pattern += "/?"
	}
	return pattern + "$", nil, id
}

// namePattern fits the last name of an address without its extension.
func namePattern(name string) (pattern string, id bool) {
	if isDigits(name) {
		return `(\d+)`, true
	}
	at := strings.LastIndexAny(name, "-_.")
	tail := name[at+1:]
	sign := ""
	if at >= 0 {
		sign = regexp.QuoteMeta(name[at : at+1])
	}
	letters := strings.TrimRight(tail, "0123456789")
	digits := tail[len(letters):]
	switch {
	case at > 0 && letters == "" && len(digits) >= leastID:
		return `[^/]+` + sign + `(\d+)`, true
	case at > 0 && len(letters) <= 4 && len(digits) >= leastID && isLower(letters): // -post123456, -a123456
		return `[^/]+` + sign + letters + `(\d+)`, true
	case at > 0 && isHex(tail):
		return fmt.Sprintf(`[^/]+%s([0-9a-f]{%d})`, sign, len(tail)), true
	}
	if head, _, ok := strings.Cut(name, "-"); ok && isDigits(head) && len(head) >= leastInside {
		return `(\d+)-[^/]+`, true
	}
	return `[^/]+`, false
}

// queryID finds the parameter that carries an article's id: the only one that is a number, where the path is the same for all articles.
func queryID(u *url.URL) (key string, ok bool) {
	if p := path.Base(u.Path); strings.ContainsAny(p, "0123456789") || len(strings.Split(p, "-")) > 3 {
		return "", false // the path has a name or an id of its own
	}
	var keys []string
	for k, v := range u.Query() {
		if len(v) == 1 && isDigits(v[0]) {
			keys = append(keys, k)
		}
	}
	sort.Slice(keys, func(i, j int) bool {
		a, b := len(u.Query().Get(keys[i])), len(u.Query().Get(keys[j]))
		return a > b || a == b && keys[i] < keys[j]
	})
	if len(keys) == 0 {
		return "", false
	}
	return keys[0], true
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// isDate tells 2020, 202008 and 20200826 from ids.
func isDate(s string) bool {
	return len(s) <= 2 || (len(s) == 4 || len(s) == 6 || len(s) == 8) && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20"))
}

func isLower(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

// isHex tells 1a2b3c4 from a word: at least seven hexadecimal digits, of both kinds.
func isHex(s string) bool {
	return len(s) >= 7 && strings.Trim(s, "0123456789abcdef") == "" && strings.ContainsAny(s, "0123456789")
}
