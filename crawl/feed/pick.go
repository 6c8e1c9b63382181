package feed

import "bytes"

// Pick copies from a page what readHead looks at: its title and first headings, <meta>, <link>, links with a rel, and scripts of JSON-LD. It finds the
// ends of tags as the tokenizer does, but reads no attributes: several times as fast, since most of a page is none of these.
func Pick(page []byte) []byte { return pick(page, false) }

// pickLinks copies from a page what readLinks looks at: the start tags that may hold a link.
func pickLinks(page []byte) []byte { return pick(page, true) }

func pick(page []byte, links bool) []byte {
	out := make([]byte, 0, min(len(page), 4<<10))
	heading := false
	for i := 0; i < len(page); {
		if page[i] != '<' {
			at := bytes.IndexByte(page[i:], '<')
			if at < 0 {
				at = len(page) - i
			}
			if heading {
				out = append(out, page[i:i+at]...)
			}
			if i += at; i == len(page) {
				break
			}
		}
		rest := page[i:]
		if !heading && len(rest) > 8 && passed[rest[1]]&(1<<letter[rest[2]]) != 0 {
			k := 2
			for k < len(rest) && rest[k] > '>' { // letters are behind it, and what parts attributes before
				k++
			}
			if k < len(rest) && rest[k] == '>' { // most tags are a name alone
				i += k + 1
				continue
			}
			i += tagEnd(rest, k)
			continue
		}
		name, closing, ok := tagName(rest)
		if !ok {
			n := skipOther(rest)
			if n == 1 && heading {
				out = append(out, '<')
			}
			i += n
			continue
		}
		end := tagEnd(rest, 1)
		tag := rest[:end]
		i += end
		switch {
		case name == "h1" && !links:
			heading = !closing
			out = append(out, tag...)
		case closing:
			if heading { // so that the pieces of a heading stay pieces
				out = append(out, tag...)
			}
		case rawText[name]:
			n := closeOf(page[i:], name)
			if !links && (name == "title" || name == "script" && contains(tag, "ld+json")) {
				out = append(append(append(append(append(out, tag...), page[i:i+n]...), "</"...), name...), '>')
			}
			i += n
		case heading || name == "meta" || name == "link" || links && (name == "a" || name == "area" || name == "base") || name == "a" && contains(tag, "rel"):
			out = append(out, tag...)
		}
	}
	return out
}

// letter numbers the letters from 1, upper and lower case alike; all else is 0.
var letter = func() (n [256]uint8) {
	for c := range uint8(26) {
		n['a'+c], n['A'+c] = c+1, c+1
	}
	return n
}()

// passed tells most of the tags that do not matter by their first two letters: by the first, a bit for each number that the second may have.
var passed = func() (p [256]uint32) {
	const all = 1<<27 - 1
	bit := func(c byte) uint32 { return 1 << letter[c] }
	for c := range uint8(26) {
		mask := uint32(all)
		switch c + 'a' {
		case 'a': // a, area
			mask &^= bit(' ') | bit('r')
		case 'b': // base
			mask &^= bit('a')
		case 'h': // h1
			mask &^= bit(' ')
		case 'i': // iframe
			mask &^= bit('f')
		case 'l': // link
			mask &^= bit('i')
		case 'm': // meta
			mask &^= bit('e')
		case 'n': // noembed, noframes, noscript
			mask &^= bit('o')
		case 'p': // plaintext
			mask &^= bit('l')
		case 's': // script, style
			mask &^= bit('c') | bit('t')
		case 't': // textarea, title
			mask &^= bit('e') | bit('i')
		case 'x': // xmp
			mask &^= bit('m')
		}
		p['a'+c], p['A'+c] = mask, mask
	}
	p['/'] = all &^ (bit(' ') | bit('h'))
	return p
}()

// rawText are the elements whose text holds no tags.
var rawText = map[string]bool{"script": true, "style": true, "title": true, "textarea": true, "iframe": true, "noembed": true, "noframes": true, "noscript": true, "xmp": true, "plaintext": true}

// tagName returns the name of the tag at the start of a text, in lower case, empty for one that does not matter; ok says whether a tag begins there.
func tagName(b []byte) (name string, closing, ok bool) {
	i := 1
	if len(b) > 1 && b[1] == '/' {
		closing = true
		i++
	}
	start := i
	for i < len(b) && isLetter(b[i], i > start) {
		i++
	}
	var buf [12]byte // longer than any name that matters
	if i == start || i-start > len(buf) {
		return "", closing, i > start
	}
	for k, c := range b[start:i] {
		buf[k] = lower(c)
	}
	return known[string(buf[:i-start])], closing, true
}

// known gives the names that matter here: looking one up makes no string.
var known = func() map[string]string {
	names := map[string]string{}
	for name := range rawText {
		names[name] = name
	}
	for _, name := range []string{"h1", "meta", "link", "a", "area", "base"} {
		names[name] = name
	}
	return names
}()

func isLetter(c byte, inner bool) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || inner && c != '>' && c != '/' && c > ' '
}

// tagEnd is the place behind the tag at the start of a text, which does not end before i. A > in quotes does not end it.
func tagEnd(b []byte, i int) int {
	for i < len(b) {
		c := b[i]
		i++
		if c == '>' {
			return i
		}
		if c != '=' {
			continue
		}
		for i < len(b) && (b[i] == ' ' || b[i] == '\t' || b[i] == '\n' || b[i] == '\r' || b[i] == '\f') {
			i++
		}
		if i < len(b) && (b[i] == '"' || b[i] == '\'') {
			n := bytes.IndexByte(b[i+1:], b[i])
			if n < 0 {
				return len(b)
			}
			i += 1 + n + 1
		}
	}
	return len(b)
}

// skipOther is the length of what begins with < and is no tag: a comment, a declaration, or the sign itself.
func skipOther(b []byte) int {
	switch {
	case bytes.HasPrefix(b, []byte("<!-->")):
		return 5
	case bytes.HasPrefix(b, []byte("<!--->")):
		return 6
	case bytes.HasPrefix(b, []byte("<!--")):
		return commentEnd(b)
	case len(b) > 1 && (b[1] == '!' || b[1] == '?' || b[1] == '/'):
		if n := bytes.IndexByte(b, '>'); n >= 0 {
			return n + 1
		}
		return len(b)
	}
	return 1
}

// commentEnd is the place behind a comment, which --!> ends too.
func commentEnd(b []byte) int {
	for i := 4; i < len(b); {
		at := bytes.Index(b[i:], []byte("--"))
		if at < 0 {
			break
		}
		i += at
		switch rest := b[i+2:]; {
		case bytes.HasPrefix(rest, []byte(">")):
			return i + 3
		case bytes.HasPrefix(rest, []byte("!>")):
			return i + 4
		}
		i++
	}
	return len(b)
}

// closeOf is the place of the end tag of an element of raw text, the end of the text if it has none.
func closeOf(b []byte, name string) int {
	for i := 0; i < len(b) && name != "plaintext"; { // which nothing closes
		at := bytes.Index(b[i:], []byte("</"))
		if at < 0 {
			break
		}
		i += at
		if found, _, _ := tagName(b[i:]); found == name {
			return i
		}
		i += 2
	}
	return len(b)
}

// contains reports whether a tag holds a word of lower-case letters, itself in upper or lower case.
func contains(tag []byte, word string) bool {
	for i := 0; i+len(word) <= len(tag); i++ {
		if lower(tag[i]) != word[0] {
			continue
		}
		k := 1
		for k < len(word) && lower(tag[i+k]) == word[k] {
			k++
		}
		if k == len(word) {
			return true
		}
	}
	return false
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
