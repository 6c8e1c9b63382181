package strip

import (
	"bytes"
	"io"
	"strings"
	"time"
)

// html.Parse takes quadratic time, or makes millions of nodes, for some pages that no newspaper writes. Bounds, in its own steps:
const (
	maxParse      = 15 * time.Second // the last resort, for what isParsable does not know
	maxReopened   = 4_000_000        // formatting elements opened again in every paragraph because nothing closes them
	maxJoined     = 1_000_000_000    // bytes copied because pieces of text join across tags that mean nothing
	maxRoots      = 100              // <html> and <body> tags: each one's attributes are compared with all before
	maxAttributes = 10_000           // of one tag
)

// isParsable scans the tags of a page, in linear time, for what makes html.Parse slow.
func isParsable(page []byte) bool {
	open, reopened := 0, 0 // formatting elements not closed; their sum over the tags that follow
	run, joined := 0, 0    // bytes since a tag that certainly makes an element; their sum over the tags since
	roots, tables := 0, 0
	for at := 0; ; {
		next := bytes.IndexByte(page[at:], '<')
		if next < 0 {
			return true
		}
		run += next
		at += next + 1
		if at >= len(page) {
			return true
		}
		closing := page[at] == '/'
		if closing {
			at++
		}
		name := tagName(page[at:])
		if len(name) == 0 || at+len(name) < len(page) && !isTagEnd(page[at+len(name)]) {
			joined += run
			if joined > maxJoined {
				return false
			}
			continue
		}
		end := bytes.IndexByte(page[at:], '>')
		if end < 0 {
			return true // one unfinished tag to the end
		}
		if end > 2*maxAttributes && bytes.Count(page[at:at+end], []byte(" ")) > maxAttributes {
			return false
		}
		at += end + 1
		if !closing && (string(name) == "script" || string(name) == "style") {
			// What looks like a tag in there is none: i<a.length.
			end := bytes.Index(page[at:], []byte("</"+string(name)))
			if end < 0 {
				end = bytes.Index(page[at:], []byte("</"+strings.ToUpper(string(name))))
			}
			if end < 0 {
				return true
			}
			at += end
			run = 0
			continue
		}

		kind := tagKinds[string(name)]
		switch {
		case kind == formatting && closing:
			open = max(open-1, 0)
		case kind == formatting:
			open++
		case kind == root && !closing:
			roots++
		case string(name) == "table" && !closing:
			tables++
		case string(name) == "table":
			tables = max(tables-1, 0)
		}
		reopened += open
		if !closing && (kind == 0 || kind == formatting || kind == cell && tables > 0) {
			run = 0
		} else {
			joined += run
		}
		if reopened > maxReopened || joined > maxJoined || roots > maxRoots {
			return false
		}
	}
}

type tagKind uint8

// Kinds of tags that html.Parse treats specially; 0 is any other.
const (
	formatting tagKind = iota + 1
	root
	cell    // makes an element inside a table only
	skipped // often makes none
)

var tagKinds = map[string]tagKind{
	"a": formatting, "b": formatting, "big": formatting, "code": formatting, "em": formatting, "font": formatting, "i": formatting,
	"nobr": formatting, "s": formatting, "small": formatting, "strike": formatting, "strong": formatting, "tt": formatting, "u": formatting,
	"html": root, "body": root,
	"td": cell, "th": cell, "caption": cell,
	"tr": skipped, "tbody": skipped, "thead": skipped, "tfoot": skipped, "col": skipped, "colgroup": skipped, "head": skipped,
	"frame": skipped, "frameset": skipped, "doctype": skipped,
}

func isTagEnd(c byte) bool { return c <= ' ' || c == '>' || c == '/' }

// tagName returns the lower-case name at the head of a tag, at most as long as the longest known one.
func tagName(s []byte) []byte {
	var name [9]byte
	n := 0
	for n < len(s) && n < len(name) {
		c := s[n]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if (c < 'a' || c > 'z') && (n == 0 || c < '0' || c > '9') {
			break
		}
		name[n] = c
		n++
	}
	return name[:n]
}

// patience gives a page to html.Parse in pieces, until its time is up.
type patience struct {
	page  []byte
	until time.Time
}

func (p *patience) Read(into []byte) (int, error) {
	if len(p.page) == 0 {
		return 0, io.EOF
	}
	if time.Now().After(p.until) {
		return 0, ErrBroken
	}
	n := copy(into, p.page)
	p.page = p.page[n:]
	return n, nil
}
