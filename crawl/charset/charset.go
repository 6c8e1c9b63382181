// Package charset turns the bytes of a page into UTF-8, NFC.
//
//	charset.go  which encoding: byte order mark, header, <meta>, then the encoding whose reading looks most like Vietnamese
//	syllable.go what looks like a Vietnamese syllable
//	table.go    the letters of TCVN3, VISCII and VNI
//
// Every provincial newspaper's page seen so far is UTF-8; the others are for what they keep from before 2005. Labels lie: pages in TCVN3 and
// VNI call themselves windows-1252 or say nothing, because a browser needs only the font.
package charset

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"baotinh/extract/viet"
)

// Names of the encodings that detection chooses among.
const (
	UTF8   = "utf-8"
	CP1258 = "windows-1258"
	TCVN3  = "tcvn3"
	VNI    = "vni"
	VISCII = "viscii"
)

// sample is how much of a page detection reads.
const sample = 256 << 10

// ToUTF8 returns the text of a page, NFC, without byte order mark, zero-width and control characters, and the name of the encoding that it was
// in. contentType is the header's value and may be empty.
func ToUTF8(body []byte, contentType string) (text []byte, name string) {
	text, name = decode(body, contentType)
	return tidy(text), name
}

func decode(body []byte, contentType string) ([]byte, string) {
	switch {
	case bytes.HasPrefix(body, []byte("\xef\xbb\xbf")):
		return body[3:], UTF8
	case bytes.HasPrefix(body, []byte("\xff\xfe")), bytes.HasPrefix(body, []byte("<\x00")):
		return convert(body, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)), "utf-16le"
	case bytes.HasPrefix(body, []byte("\xfe\xff")), bytes.HasPrefix(body, []byte("\x00<")):
		return convert(body, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)), "utf-16be"
	}
	// Text of any length that is valid UTF-8 is UTF-8, whatever a label says: no other encoding reads so by chance.
	if utf8.Valid(body) {
		return body, UTF8
	}
	label := labelOf(body, contentType)
	if label == UTF8 && nearlyUTF8(body) {
		return bytes.ToValidUTF8(body, []byte("\uFFFD")), UTF8
	}
	if name := detect(body); name != "" {
		return read(body, name), name
	}
	if nearlyUTF8(body) {
		return bytes.ToValidUTF8(body, []byte("\uFFFD")), UTF8
	}
	if e, name := charset.Lookup(label); e != nil && name != UTF8 {
		return convert(body, e), name
	}
	return convert(body, charmap.Windows1252), "windows-1252"
}

// labelOf returns the encoding that the header, else <meta>, names.
func labelOf(body []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		return strings.ToLower(strings.TrimSpace(params["charset"]))
	}
	_, name, certain := charset.DetermineEncoding(body[:min(len(body), 1024)], "")
	if certain || bytes.Contains(bytes.ToLower(body[:min(len(body), 1024)]), []byte("charset")) {
		return name
	}
	return ""
}

// nearlyUTF8 reports whether a few broken bytes, a letter cut by a template or an advertisement, are all that is wrong with UTF-8 text.
func nearlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for rest := body[:min(len(body), sample)]; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		rest = rest[size:]
	}
	return good > 20*bad
}

// detect returns the encoding in which the words with letters beyond ASCII read most like Vietnamese, or "" if none does.
func detect(body []byte) string {
	head := body[:min(len(body), sample)]
	best, most := "", 0.5
	for _, name := range []string{CP1258, TCVN3, VISCII, VNI} {
		if share := vietnameseShare(read(head, name)); share > most {
			best, most = name, share
		}
	}
	return best
}

// read decodes by one of the names that detect returns.
func read(body []byte, name string) []byte {
	switch name {
	case CP1258:
		return []byte(viet.NFC(string(convert(body, charmap.Windows1258))))
	case TCVN3:
		return []byte(viet.NFC(string(readTable(body, tcvn3Runes, nil))))
	case VISCII:
		return readTable(body, visciiRunes, visciiLow)
	}
	return []byte(viet.NFC(string(readVNI(body))))
}

var tcvn3Runes, visciiRunes = []rune(tcvn3), []rune(viscii)

func readTable(body []byte, high []rune, low map[byte]rune) []byte {
	out := make([]byte, 0, len(body)+len(body)/2)
	for _, c := range body {
		switch {
		case c >= 0x80:
			out = utf8.AppendRune(out, high[c-0x80])
		case c < 0x20 && low[c] != 0:
			out = utf8.AppendRune(out, low[c])
		default:
			out = append(out, c)
		}
	}
	return out
}

// readVNI joins a letter and the mark that follows it. Bytes that are neither mark nor letter are read as windows-1252, as the fonts show them.
func readVNI(body []byte) []byte {
	out := make([]byte, 0, len(body)+len(body)/2)
	for i, c := range body {
		if c < 0x80 {
			out = append(out, c)
			continue
		}
		mark, ok := vniMark[c]
		if !ok && c < 0xe0 {
			mark, ok = vniMark[c+0x20]
		}
		switch {
		case ok && i > 0 && takesMark(body[i-1]):
			out = append(out, mark...)
		case vniAlone[c] != 0:
			out = utf8.AppendRune(out, vniAlone[c])
		default:
			out = utf8.AppendRune(out, charmap.Windows1252.DecodeByte(c))
		}
	}
	return out
}

// takesMark reports whether a byte is a vowel that VNI marks with the next byte; ô and ö are its ơ and ư.
func takesMark(c byte) bool {
	switch c {
	case 'a', 'e', 'o', 'u', 'y', 'A', 'E', 'O', 'U', 'Y', 0xf4, 0xf6, 0xd4, 0xd6:
		return true
	}
	return false
}

func convert(body []byte, e encoding.Encoding) []byte {
	out, err := e.NewDecoder().Bytes(body)
	if err != nil {
		return bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	return out
}

// tidy composes letters and takes out what no reader sees. Joiners stay: they hold emoji together. NUL stays too: it tells a binary file.
func tidy(text []byte) []byte {
	if !isTidy(text) {
		text = bytes.Map(func(r rune) rune {
			switch {
			case r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\u2060' || r == '\ufeff' || r == '\u00ad':
				return -1
			case r == '\t' || r == '\n' || r == '\r' || r == 0:
				return r
			case r < ' ' || r >= 0x7f && r < 0xa0:
				return -1
			}
			return r
		}, text)
	}
	s := string(text)
	if composed := viet.NFC(s); composed != s {
		return []byte(composed)
	}
	return text
}

// isTidy reports whether a text certainly holds nothing that tidy takes out, as nearly all pages do not. It looks at bytes alone.
func isTidy(text []byte) bool {
	for i, c := range text {
		if !doubtful[c] {
			continue
		}
		next := byte(0)
		if i+1 < len(text) {
			next = text[i+1]
		}
		switch {
		case c == 0xc2 && (next >= 0xa0 && next != 0xad): // U+00A0 to U+00BF
		case c == 0xe2 && next == 0x80 && i+2 < len(text) && text[i+2] >= 0x90: // dashes and quotes
		case c == 0xe2 && next >= 0x82: // from U+2080 on
		default:
			return false
		}
	}
	return true
}

// doubtful are the bytes with which something begins that tidy may take out, and those of no text.
var doubtful = func() (d [256]bool) {
	for c := range 0x20 {
		d[c] = c != '\t' && c != '\n' && c != '\r' && c != 0
	}
	d[0x7f], d[0xc2], d[0xe2], d[0xef] = true, true, true, true
	return d
}()
