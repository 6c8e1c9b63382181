// Package robots answers "may I, and how slowly" by RFC 9309.
//
//	rules.go  a robots.txt file: groups, allow and disallow, wildcards, Crawl-delay, Sitemap
//	cache.go  the file of each host: status rules, redirects, expiry, the old copy when the host fails
//
// It fetches nothing itself: the caller gives it a way to. The parser is ours because the known Go one
// (github.com/temoto/robotstxt 1.1.2) measures a rule by the regular expression that it makes of it: it lets "Allow: /*.html" win over
// "Disallow: /secret/", and it refuses a whole file for one bad line.
package robots

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// MaxSize is how much of a robots.txt is read: the least that RFC 9309 asks for.
const MaxSize = 500 << 10

// Rules is a parsed robots.txt.
type Rules struct {
	groups   map[string]*group // by product token in lower case, or "*"
	Sitemaps []string
}

type group struct {
	rules []rule
	delay time.Duration
}

type rule struct {
	allow   bool
	pattern string // normalised; may hold * and end in $
}

// Parse reads a robots.txt. It never fails: lines that say nothing are passed over, as the RFC wants.
func Parse(body []byte) *Rules {
	r := &Rules{groups: map[string]*group{}}
	if len(body) > MaxSize {
		body = body[:MaxSize]
		// Half a rule could say the opposite of the whole one.
		if i := bytes.LastIndexAny(body, "\r\n"); i >= 0 {
			body = body[:i]
		}
	}
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	var current []*group // the groups that the next rules belong to
	naming := false      // the line before named an agent
	for len(body) > 0 {
		var line []byte
		if i := bytes.IndexAny(body, "\r\n"); i >= 0 {
			line, body = body[:i], body[i+1:]
		} else {
			line, body = body, nil
		}
		if i := bytes.IndexByte(line, '#'); i >= 0 {
			line = line[:i]
		}
		key, value, ok := strings.Cut(string(line), ":")
		if !ok {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch key {
		case "user-agent":
			if !naming {
				current = nil
			}
			naming = true
			name := productToken(value)
			if name == "" {
				continue
			}
			g := r.groups[name]
			if g == nil {
				g = &group{}
				r.groups[name] = g
			}
			current = append(current, g)
		case "allow", "disallow":
			naming = false
			if value == "" { // "Disallow:" forbids nothing
				continue
			}
			pattern := normalise(value)
			if pattern[0] != '/' && pattern[0] != '*' {
				pattern = "/" + pattern
			}
			for _, g := range current {
				g.rules = append(g.rules, rule{key == "allow", pattern})
			}
		case "crawl-delay":
			naming = false
			if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds > 0 && seconds < 1e6 {
				for _, g := range current {
					g.delay = max(g.delay, time.Duration(seconds*float64(time.Second)))
				}
			}
		case "sitemap":
			if value != "" && len(r.Sitemaps) < 1000 {
				r.Sitemaps = append(r.Sitemaps, value)
			}
		}
	}
	return r
}

// productToken is the part of a user agent that names the program: letters, "-" and "_".
func productToken(s string) string {
	if strings.HasPrefix(s, "*") {
		return "*"
	}
	i := strings.IndexFunc(s, func(c rune) bool {
		return !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_')
	})
	if i >= 0 {
		s = s[:i]
	}
	return strings.ToLower(s)
}

// of is the group that speaks to the agent, nil if none does.
func (r *Rules) of(agent string) *group {
	if g := r.groups[productToken(agent)]; g != nil {
		return g
	}
	return r.groups["*"]
}

// Allowed says whether the agent may ask for target, a path with its query. The longest rule that matches wins, and of two of one length
// the one that allows.
func (r *Rules) Allowed(agent, target string) bool {
	if target == "/robots.txt" {
		return true
	}
	g := r.of(agent)
	if g == nil {
		return true
	}
	target = normalise(target)
	best, allowed := -1, true
	for _, rule := range g.rules {
		if n := len(rule.pattern); (n > best || n == best && rule.allow && !allowed) && match(rule.pattern, target) {
			best, allowed = n, rule.allow
		}
	}
	return allowed
}

// CrawlDelay is the pause that the file asks of the agent, 0 where it asks none.
func (r *Rules) CrawlDelay(agent string) time.Duration {
	if g := r.of(agent); g != nil {
		return g.delay
	}
	return 0
}

// match compares from the start; * stands for any characters, $ at the end of the pattern for the end of the target.
func match(pattern, target string) bool {
	anchored := strings.HasSuffix(pattern, "$")
	if anchored {
		pattern = pattern[:len(pattern)-1]
	}
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(target, parts[0]) {
		return false
	}
	target = target[len(parts[0]):]
	if len(parts) == 1 {
		return !anchored || target == ""
	}
	// The leftmost place for every middle part leaves the most for the rest.
	for _, part := range parts[1 : len(parts)-1] {
		i := strings.Index(target, part)
		if i < 0 {
			return false
		}
		target = target[i+len(part):]
	}
	last := parts[len(parts)-1]
	if anchored {
		return strings.HasSuffix(target, last)
	}
	return strings.Contains(target, last)
}

const hexDigits = "0123456789ABCDEF"

// normalise writes a path so that two spellings of one address compare equal: escapes of letters, digits and -._~ are undone, others have
// upper-case digits, and bytes that must be escaped are.
func normalise(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] != '%' && s[i] > ' ' && s[i] < 0x7f
	}
	if plain {
		return s
	}
	b := make([]byte, 0, len(s)+16)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			hi, lo := unhex(s[i+1]), unhex(s[i+2])
			if hi >= 0 && lo >= 0 {
				d := byte(hi<<4 | lo)
				if d >= 'a' && d <= 'z' || d >= 'A' && d <= 'Z' || d >= '0' && d <= '9' || strings.IndexByte("-._~", d) >= 0 {
					b = append(b, d)
				} else {
					b = append(b, '%', hexDigits[hi], hexDigits[lo])
				}
				i += 2
				continue
			}
		}
		if c <= ' ' || c >= 0x7f {
			b = append(b, '%', hexDigits[c>>4], hexDigits[c&15])
		} else {
			b = append(b, c)
		}
	}
	return string(b)
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
