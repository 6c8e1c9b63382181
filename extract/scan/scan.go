// Package scan cuts a text into tokens and sentences and finds the phrases of all vocabularies in one pass.
//
//	scan.go     Text, Token, the tokenizer
//	sentence.go where sentences and paragraphs end
//	tsv.go      tables (.tsv) that are part of the program
//	lexicon.go  vocabularies, the tables of phrases, in one syllable trie
//	table.go    the hash tables of syllables and of the trie's edges
//	counting.go how often vocabularies are met and asked, from which bits.tsv is made; counting_off.go takes its place in the program
//
// It knows how Vietnamese is written (package viet) and which phrases exist, not what they mean: that is the business of the
// package whose vocabulary it is. Everything later reads tokens, so that the text is walked once.
package scan

import (
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"baotinh/extract/viet"
)

// Kind says what a token is made of.
type Kind uint8

// The kinds of tokens.
const (
	Word    Kind = iota // letters, mostly one syllable
	Number              // digits with inner dots and commas: 7.000, 21,25, 27.6.2019
	Punct               // one mark; Token.Mark says which
	Newline             // one or more line breaks
)

// Case says how a word is written.
type Case uint8

// The cases of a word.
const (
	Lower Case = iota // đảng
	Title             // Đảng
	Upper             // ĐẢNG, TW; a single capital counts as Title
	Mixed             // CTr
)

// Token is one word, number or mark. Offsets are bytes; RuneStart counts code points.
type Token struct {
	Start, End int32
	RuneStart  int32
	ID         int32 // the syllable's number in the vocabulary, 0 if no vocabulary holds it
	Kind       Kind
	Case       Case
	Space      bool // white space or a line break stands before it
	Glued      bool // cut off from the word before it, with no sign between them ("LâmChuyển")
	Mark       byte // of a Punct: - for any dash, " and ' for any quote, . for …, else the ASCII mark, 0 for others
}

// Text is a scanned text. It is made by New and not changed afterwards, but for claims.
type Text struct {
	Src       string // NFC
	Tokens    []Token
	Sentences []Span // token ranges, in order, covering all tokens
	sentence  []int32
	within    []Set   // of each sentence, the vocabularies that may have a phrase beginning in it
	stops     []int32 // the tokens that may end a sentence, or begin one without a sign
	found     []int32 // of each token, the phrases of the vocabularies that begin at it: where groups parts them
	begins    []Set   // which vocabularies have a phrase beginning at a token: most questions end here
	ends      []Set   // and which have one ending right before it
	claimed   []Claim
	doubtful  bool // a rune was met that may be a part of a decomposed letter
	// Work counts the steps taken, for tests of linearity.
	Work int
}

// Span is a half-open range of tokens.
type Span struct{ From, To int }

// Len returns the number of tokens in s.
func (s Span) Len() int { return s.To - s.From }

// Claim says what a token has been read as, so that no later stage reads it as something else.
type Claim uint8

// The claims a stage can lay on tokens.
const (
	Free       Claim = iota
	Date             // dates, times, years, terms of office
	DocNumber        // numbers and symbols of documents, licences
	Name             // names, addresses and codes with a number in them: quốc lộ 1A, phường 2, khóa XII, lần thứ 6
	FigureSpan       // numbers of figures
)

// MaxText is the longest text that is scanned, in bytes. No newspaper article comes near it.
const MaxText = 16 << 20

// New scans text. It is normalised to NFC first; Text.Src holds what offsets refer to.
func New(text string) *Text {
	if len(text) > MaxText {
		text = text[:MaxText]
		for len(text) > 0 && !utf8.RuneStart(text[len(text)-1]) {
			text = text[:len(text)-1]
		}
	}
	arranged.Do(arrange)
	t, ok := texts.Get().(*Text)
	if !ok {
		t = new(Text)
	}
	t.Src, t.Work = text, 0
	t.tokenize()
	if t.doubtful {
		if t.Src = viet.NFC(text); t.Src != text {
			t.tokenize()
		}
	}
	t.match()
	t.splitSentences()
	t.claimed = cleared(t.claimed, len(t.Tokens))
	return t
}

// texts keeps what Release gave back: the tables of a text are twenty times its size, and to make and clear them anew for each is a third of
// the work of scanning it.
var texts sync.Pool

// mostKept is how many tokens the tables have that are kept for the next text; articles have up to ten thousand.
const mostKept = 1 << 16

// Release gives the memory of a text to the next one. Neither t nor its slices may be used afterwards; strings cut from it stay.
func (t *Text) Release() {
	if cap(t.Tokens) <= mostKept {
		t.Src = ""
		texts.Put(t)
	}
}

// resized returns a slice of n elements, in the memory of s if it is large enough; what they hold is undefined.
func resized[T any](s []T, n int) []T {
	if n <= cap(s) {
		return s[:n]
	}
	return made[T](n)
}

// cleared is resized with all elements zero.
func cleared[T any](s []T, n int) []T {
	if n > cap(s) {
		return made[T](n)
	}
	s = s[:n]
	clear(s)
	return s
}

// made returns a new slice of n elements, with room for the next text where it will be kept for that.
func made[T any](n int) []T {
	if n > mostKept {
		return make([]T, n)
	}
	return make([]T, n, n+n/4)
}

// Store keeps values for those that point to them: in few pieces of memory instead of one for each.
type Store[T any] struct {
	free []T
	next int // the size of the next piece
}

// Keep returns where a copy of v stays.
func (s *Store[T]) Keep(v T) *T {
	if len(s.free) == 0 {
		s.next = min(max(4, 2*s.next), 64)
		s.free = make([]T, s.next)
	}
	at := &s.free[0]
	*at, s.free = v, s.free[1:]
	return at
}

// Room returns s with room for one more element. Where it must grow, it grows for what is to come if the rest of a walk, of which done steps of
// total are taken, is like the part behind, but fourfold at most: the usual quarter copies long tables of unusual texts over and over.
func Room[T any](s []T, done, total int) []T {
	if len(s) < cap(s) {
		return s
	}
	return grown(s, done, total)
}

func grown[T any](s []T, done, total int) []T {
	return slices.Grow(s, 16+min(3*len(s), len(s)*(total-done)/(done+1)))
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\u00a0', '\u2002', '\u2003', '\u2009', '\u200a', '\u202f', '\u3000':
		return true
	}
	return false
}

// isInvisible reports whether r is a mark that is passed over: zero-width spaces and joiners, soft hyphens, byte-order and direction marks.
func isInvisible(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return r >= '\u202a' && r <= '\u202e'
}

func mark(r rune) byte {
	switch r {
	case '-', '–', '—', '‐', '‑', '−', '―':
		return '-'
	case '"', '“', '”', '„', '«', '»', '‟':
		return '"'
	case '\'', '‘', '’', '‚', '`', '´':
		return '\''
	case '…':
		return '.'
	case '％':
		return '%'
	case '•', '●', '▪', '◦', '·':
		return '*'
	case '／', '⁄':
		return '/'
	}
	if r < 0x80 {
		return byte(r)
	}
	return 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// beginning says what can begin at a byte, for the bytes that begin nearly everything.
type beginning uint8

const (
	anything beginning = iota
	blank              // a space
	syllabic           // a letter
	digital            // a digit
)

// The letters of Vietnamese are ASCII, U+00C0 to U+01BF and U+1E00 to U+1EFF, as far as bytes tell; inside says which bytes they are made of.
var beginnings, inside = func() (begin [256]beginning, in [256]bool) {
	begin[' '] = blank
	for c := range 256 {
		letter := c < 0x80 && viet.IsLetter(rune(c)) || c >= 0xc3 && c <= 0xc6 || c == 0xe1
		if letter {
			begin[c] = syllabic
		}
		if c < 0x80 && isDigit(byte(c)) {
			begin[c] = digital
		}
		in[c] = letter || c >= 0x80 && c < 0xc0
	}
	return begin, in
}()

// known returns the end of the word that begins at byte i and its syllable, nil if it is none of the vocabularies or if bytes do not tell where
// it ends: word must read it then.
func known(src string, i int) (int, *syllable) {
	if j, s := vocabulary.plain(src, i); j > 0 {
		return j, s
	}
	return vocabulary.careful(src, i)
}

// careful is known byte by byte, whatever follows the word.
func (v *syllables) careful(src string, i int) (int, *syllable) {
	j := i + 1
	for j < len(src) && inside[src[j]] {
		j++
	}
	if j-i > maxSpelling || j < len(src) && src[j] >= 0x80 && !(src[j] == 0xe2 && j+1 < len(src) && src[j+1] == 0x80) { // U+2000 to U+203F are marks
		return 0, nil
	}
	s := v.slot(packed(src, i, j))
	if s.id == 0 {
		return 0, nil
	}
	return j, s
}

// tokenize fills Tokens. What the vocabularies spell is composed; of all other runes it notes whether NFC must be asked, which is done without
// walking the text for it.
func (t *Text) tokenize() {
	src := t.Src
	if n := len(src)/4 + 8; cap(t.Tokens) < n {
		t.Tokens = make([]Token, 0, n)
	}
	tokens := t.Tokens[:0]
	t.stops, t.doubtful = t.stops[:0], false
	var key [48]byte // lower case of the word at hand
	space, runes := false, int32(0)
	for i := 0; i < len(src); {
		switch beginnings[src[i]] {
		case blank:
			space = true
			i++
			runes++
			continue
		case syllabic:
			j, s := vocabulary.plain(src, i)
			if j == 0 {
				j, s = vocabulary.careful(src, i)
			}
			if s != nil {
				if len(tokens) == cap(tokens) {
					tokens = slices.Grow(tokens, 1)
				}
				tokens = tokens[:len(tokens)+1] // the commonest token is filled where it stands
				tok := &tokens[len(tokens)-1]
				tok.Start, tok.End, tok.RuneStart, tok.ID = int32(i), int32(j), runes, s.id
				tok.Kind, tok.Case, tok.Space, tok.Glued, tok.Mark = Word, s.written, space, false, 0
				i, runes, space = j, runes+int32(s.letters), false
				if i < len(src) && src[i] == ' ' { // as mostly
					space = true
					i++
					runes++
				}
				continue
			}
		case digital:
			j := i + 1
			for j < len(src) && (isDigit(src[j]) || (src[j] == '.' || src[j] == ',') && j+1 < len(src) && isDigit(src[j+1])) {
				j++
			}
			tokens = append(Room(tokens, i, len(src)), Token{Start: int32(i), End: int32(j), RuneStart: runes, Kind: Number, Space: space})
			runes += int32(j - i)
			i, space = j, false
			continue
		}
		r, n := rune(src[i]), 1
		if r >= 0x80 {
			r, n = utf8.DecodeRuneInString(src[i:])
			t.doubtful = t.doubtful || !viet.ComposedAt(src, i)
		}
		switch {
		case isSpace(r) || r == '\r' || isInvisible(r):
			space = space || !isInvisible(r)
			i += n
			runes++
		case r == '\n' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f':
			if k := len(tokens); k > 0 && tokens[k-1].Kind == Newline {
				tokens[k-1].End = int32(i + n)
			} else {
				t.stops = append(t.stops, int32(len(tokens)))
				tokens = append(Room(tokens, i, len(src)), Token{Start: int32(i), End: int32(i + n), RuneStart: runes, Kind: Newline, Space: true, Mark: '\n'})
			}
			i += n
			runes++
			space = true
		case viet.IsLetter(r):
			t.Tokens = tokens
			i, runes = t.word(i, runes, space, key[:0])
			tokens = t.Tokens
			space = false
		default:
			id := int32(0)
			m := mark(r)
			if m != 0 {
				id = markIDs[m]
			}
			if m == '.' || m == '!' || m == '?' {
				t.stops = append(t.stops, int32(len(tokens)))
			}
			tokens = append(Room(tokens, i, len(src)), Token{Start: int32(i), End: int32(i + n), RuneStart: runes, Kind: Punct, Space: space, Mark: m, ID: id})
			i += n
			runes++
			space = false
		}
	}
	t.Tokens = tokens
}

// word reads the letters from byte i on and appends one token, or two where words were glued together; it returns the next byte and code point.
func (t *Text) word(i int, runes int32, space bool, key []byte) (int, int32) {
	src := t.Src
	start, startRunes := i, runes
	upper, letters, firstUpper := 0, 0, false
	prevLower, split, splitRunes := false, -1, int32(0)
	last, lastRunes := -1, int32(0) // where the letter before begins
	for i < len(src) {
		r, n := rune(src[i]), 1
		if r >= 0x80 {
			r, n = utf8.DecodeRuneInString(src[i:])
			t.doubtful = t.doubtful || !viet.ComposedAt(src, i)
		}
		if !viet.IsLetter(r) {
			break
		}
		low := viet.LowerRune(r)
		if low != r {
			if prevLower && split < 0 && letters >= 2 {
				split, splitRunes = i, runes
			}
			upper++
			if letters == 0 {
				firstUpper = true
			}
		}
		if low == r && split < 0 && upper == letters && letters > 3 { // "triệu USD|Để"
			split, splitRunes = last, lastRunes
		}
		last, lastRunes = i, runes
		prevLower = low == r
		if len(key)+4 <= cap(key) {
			key = utf8.AppendRune(key, low)
		}
		letters++
		i += n
		runes++
	}
	if split > 0 && (gluedWords(src[start:split], src[split:i]) || gluedShort(src[start:split], src[split:i])) {
		a := len(t.Tokens)
		t.word2(start, split, startRunes, space)
		t.word2(split, i, splitRunes, false)
		t.Tokens[a+1].Glued = true
		t.stops = append(t.stops, int32(a+1))
		return i, runes
	}
	tok := Token{Start: int32(start), End: int32(i), RuneStart: startRunes, Kind: Word, Space: space, ID: vocabulary.id(string(key))}
	switch {
	case upper == 0:
		tok.Case = Lower
	case upper == letters && letters > 1:
		tok.Case = Upper
	case upper == 1 && firstUpper:
		tok.Case = Title
	default:
		tok.Case = Mixed
	}
	t.Tokens = append(t.Tokens, tok)
	return i, runes
}

// word2 appends the word src[from:to], one half of a glued pair.
func (t *Text) word2(from, to int, runes int32, space bool) {
	s := t.Src[from:to]
	first, size := utf8.DecodeRuneInString(s)
	c := Lower
	if unicode.IsUpper(first) {
		c = Title
		if second, n := utf8.DecodeRuneInString(s[size:]); n > 0 && unicode.IsUpper(second) {
			c = Upper
		}
	}
	t.Tokens = append(t.Tokens, Token{Start: int32(from), End: int32(to), RuneStart: runes, Kind: Word, Case: c, Space: space, ID: vocabulary.id(viet.Lower(s))})
}

// gluedShort reports whether a is a short form in capitals and b a word that lost the space between them: "USDĐể" is, "HĐNDxã" is cut nowhere.
func gluedShort(a, b string) bool {
	for _, r := range a {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return len(a) <= 16 && len(b) <= 16 && utf8.RuneCountInString(b) > 1 && viet.IsSyllable(b)
}

// gluedWords reports whether a and b are two words that lost the space between them. "LâmChuyển" is, "QyĐ" and "eLearning" are not.
func gluedWords(a, b string) bool {
	if len(a) > 16 || len(b) > 16 {
		return false
	}
	for i, r := range b {
		if i > 0 && unicode.IsUpper(r) {
			return false
		}
	}
	return utf8.RuneCountInString(b) > 1 && viet.IsSyllable(a) && viet.IsSyllable(b)
}

// Str returns the text of token i.
func (t *Text) Str(i int) string { return t.Src[t.Tokens[i].Start:t.Tokens[i].End] }

// Surface returns the text from the start of token from to the end of token to-1.
func (t *Text) Surface(from, to int) string {
	if from >= to {
		return ""
	}
	return t.Src[t.Tokens[from].Start:t.Tokens[to-1].End]
}

// AppendKey appends the key (viet.Key) of the tokens [from, to), put together from those of their words.
func (t *Text) AppendKey(key []byte, from, to int) []byte {
	start := len(key)
	for i := from; i < to; i++ {
		tok := &t.Tokens[i]
		gap := 0
		if i > from {
			gap = int(tok.Start - t.Tokens[i-1].End)
		}
		if tok.Glued || tok.Kind == Newline || tok.Kind == Punct && tok.Mark == 0 || gap > 1 || gap == 1 && t.Src[tok.Start-1] != ' ' { // white space of other kinds, or none at all
			return viet.AppendKey(key[:start], t.Surface(from, to))
		}
		if gap > 0 {
			key = append(key, ' ')
		}
		switch {
		case tok.Kind == Number:
			key = append(key, t.Str(i)...)
		case tok.Kind == Word && tok.ID != 0:
			key = append(key, keys[tok.ID]...)
		default:
			key = viet.AppendKey(key, t.Str(i))
		}
	}
	return key
}

// Key returns the key (viet.Key) of the tokens [from, to).
func (t *Text) Key(from, to int) string {
	var buf [192]byte // mostly enough
	return string(t.AppendKey(buf[:0], from, to))
}

// Runes returns the code-point offsets of the tokens [from, to).
func (t *Text) Runes(from, to int) (start, end int) {
	if from >= to {
		return 0, 0
	}
	last := t.Tokens[to-1]
	return int(t.Tokens[from].RuneStart), int(last.RuneStart) + utf8.RuneCountInString(t.Src[last.Start:last.End])
}

// Is reports whether token i is the mark m; it is false outside the text.
func (t *Text) Is(i int, m byte) bool {
	return i >= 0 && i < len(t.Tokens) && t.Tokens[i].Kind == Punct && t.Tokens[i].Mark == m
}

// IsKind reports whether token i exists and is of kind k.
func (t *Text) IsKind(i int, k Kind) bool {
	return i >= 0 && i < len(t.Tokens) && t.Tokens[i].Kind == k
}

// Tight reports whether token i follows token i-1 with nothing between them.
func (t *Text) Tight(i int) bool {
	return i > 0 && i < len(t.Tokens) && t.Tokens[i].Start == t.Tokens[i-1].End
}

// SentenceOf returns the number of the sentence that holds token i.
func (t *Text) SentenceOf(i int) int { return int(t.sentence[i]) }

// Claim marks the tokens [from, to) as read; the first claim stays.
func (t *Text) Claim(from, to int, c Claim) {
	for i := from; i < to && i < len(t.claimed); i++ {
		if t.claimed[i] == Free {
			t.claimed[i] = c
		}
	}
}

// ClaimOf returns what token i was read as.
func (t *Text) ClaimOf(i int) Claim {
	if i < 0 || i >= len(t.claimed) {
		return Free
	}
	return t.claimed[i]
}

// TokenAtRune returns the first token that ends after the code point at; len(t.Tokens) if there is none.
func (t *Text) TokenAtRune(at int) int {
	lo, hi := 0, len(t.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if _, end := t.Runes(mid, mid+1); end <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
