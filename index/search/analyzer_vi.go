package search

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"

	"baotinh/extract/viet"
)

// Names under which the Vietnamese analysis is registered with bleve.
const (
	tokenizerName = "vi_syllable"
	analyzerExact = "vi_exact" // syllables with marks, tone placement levelled
	analyzerPair  = "vi_pair"  // pairs of neighbouring syllables without marks: a phrase becomes terms, which spares 6 kB of term vectors an article
	analyzerName  = "vi_name"  // both and syllables without marks in one field, for short texts; see twinMark
)

// twinMark parts the folded form of a marked syllable from the same letters written without marks: in a field of analyzerName
// "tin" is the word tin, "~tin" stands for tín, tỉn … Nothing else holds it, because it is no letter.
const twinMark = "~"

func init() {
	must := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	must(registry.RegisterTokenizer(tokenizerName, func(map[string]any, *registry.Cache) (analysis.Tokenizer, error) {
		return syllableTokenizer{}, nil
	}))
	for name, filter := range map[string]analysis.TokenFilter{analyzerExact: keyFilter{}, analyzerPair: pairFilter{}, analyzerName: twinFilter{}} {
		must(registry.RegisterTokenFilter(name, func(map[string]any, *registry.Cache) (analysis.TokenFilter, error) { return filter, nil }))
		must(registry.RegisterAnalyzer(name, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
			return &analysis.DefaultAnalyzer{Tokenizer: syllableTokenizer{}, TokenFilters: []analysis.TokenFilter{filter}}, nil
		}))
	}
}

// maxSyllable is the longest token in bytes; the longest Vietnamese syllable is "nghiêng" with 9. Longer runs (addresses, codes) are cut.
const maxSyllable = 48

// nextToken finds the first token at or after from: a run of letters and digits, where one dot or comma may stand between digits.
// gap tells that a line break was crossed, behind which no phrase goes on.
func nextToken(text string, from int) (start, end int, gap, ok bool) {
	i := from
	for i < len(text) {
		if b := text[i]; b < utf8.RuneSelf {
			if asciiWord[b] {
				break
			}
			gap = gap || b == '\n'
			i++
			continue
		}
		size, word := runeAt(text, i)
		if word {
			break
		}
		i += size
	}
	if i >= len(text) {
		return 0, 0, false, false
	}
	start = i
	digits := true
	for i < len(text) {
		b := text[i]
		if b >= utf8.RuneSelf {
			size, word := runeAt(text, i)
			if !word {
				break
			}
			digits = false
			i += size
			continue
		}
		if !asciiWord[b] {
			if !(digits && (b == '.' || b == ',') && i+1 < len(text) && isDigit(text[i+1]) && i > start) {
				break
			}
		} else if b > '9' {
			digits = false
		}
		i++
	}
	return start, i, gap, true
}

// runeAt is the size of the rune at i, which is not ASCII, and whether it belongs to words. Most letters are of two ranges that need no decoding.
func runeAt(text string, i int) (size int, word bool) {
	b := text[i]
	switch {
	case (b == 0xC4 || b == 0xC5) && i+1 < len(text) && !utf8.RuneStart(text[i+1]): // U+0100 to U+017F
		return 2, true
	case b == 0xE1 && i+2 < len(text) && (text[i+1] == 0xBA || text[i+1] == 0xBB) && !utf8.RuneStart(text[i+2]): // U+1E80 to U+1EFF
		return 3, true
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	return size, isWordRune(r)
}

var asciiWord = func() (word [utf8.RuneSelf]bool) {
	for r := range word {
		word[r] = isWordRune(rune(r))
	}
	return word
}()

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func isWordRune(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return viet.IsLetter(r) || unicode.IsDigit(r)
}

// exactForm is the term of a token: the key of a syllable, a number without the dots that group its digits (7.000 and 7000 meet; 1.85 stays).
func exactForm(token string) string {
	if len(token) > maxSyllable {
		n := maxSyllable
		for !utf8.RuneStart(token[n]) {
			n--
		}
		token = token[:n]
	}
	if token != "" && isDigit(token[0]) {
		if plain, ok := ungroup(token); ok {
			return plain
		}
		return viet.Lower(token)
	}
	return viet.KeySyllable(token)
}

// formCache remembers the forms of tokens while indexing: a language has few syllables.
type formCache struct {
	mu    sync.RWMutex
	forms map[string]tokenForms
}

type tokenForms struct{ exact, fold string }

const maxForms = 1 << 17 // then the cache starts anew

var forms = formCache{forms: map[string]tokenForms{}}

func (c *formCache) of(token string) tokenForms {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.known(token)
}

// known is for callers that hold mu for reading, as they do again when it returns.
func (c *formCache) known(token string) tokenForms {
	f, ok := c.forms[token]
	if ok {
		return f
	}
	c.mu.RUnlock()
	defer c.mu.RLock()
	f.exact = strings.Clone(exactForm(token)) // the text itself is not to stay
	if f.fold = viet.Fold(f.exact); f.fold == f.exact {
		f.fold = f.exact
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.forms) >= maxForms {
		clear(c.forms)
	}
	c.forms[strings.Clone(token)] = f
	return f
}

func ungroup(token string) (string, bool) {
	out := make([]byte, 0, len(token))
	for i := 0; i < len(token); i++ {
		switch {
		case token[i] == '.':
			n := 0
			for i+1+n < len(token) && isDigit(token[i+1+n]) {
				n++
			}
			if n != 3 {
				return "", false
			}
		case isDigit(token[i]) || token[i] == ',':
			out = append(out, token[i])
		default:
			return "", false
		}
	}
	return string(out), true
}

type syllableTokenizer struct{}

// Tokenize implements analysis.Tokenizer. A line break leaves a gap in the positions.
func (syllableTokenizer) Tokenize(input []byte) analysis.TokenStream {
	text := string(input)
	tokens := make([]analysis.Token, 0, len(input)/5)
	position := 0
	for at := 0; ; {
		start, end, gap, ok := nextToken(text, at)
		if !ok {
			break
		}
		position++
		if gap {
			position++
		}
		tokens = append(tokens, analysis.Token{Term: input[start:end:end], Start: start, End: end, Position: position, Type: analysis.AlphaNumeric})
		at = end
	}
	stream := make(analysis.TokenStream, len(tokens))
	for i := range tokens {
		stream[i] = &tokens[i]
	}
	return stream
}

type keyFilter struct{}

func (keyFilter) Filter(in analysis.TokenStream) analysis.TokenStream {
	for _, t := range in {
		t.Term = []byte(forms.of(string(t.Term)).exact)
	}
	return in
}

type pairFilter struct{}

func (pairFilter) Filter(in analysis.TokenStream) analysis.TokenStream {
	out := make(analysis.TokenStream, 0, len(in))
	for i, t := range in {
		if i+1 < len(in) && in[i+1].Position == t.Position+1 {
			pair := *t
			pair.Term = []byte(forms.of(string(t.Term)).fold + " " + forms.of(string(in[i+1].Term)).fold)
			pair.End = in[i+1].End
			out = append(out, &pair)
		}
	}
	return out
}

type twinFilter struct{}

func (twinFilter) Filter(in analysis.TokenStream) analysis.TokenStream {
	pairs := pairFilter{}.Filter(in)
	out := make(analysis.TokenStream, 0, 3*len(in))
	for _, t := range in {
		f := forms.of(string(t.Term))
		t.Term = []byte(f.exact)
		out = append(out, t)
		if f.fold != f.exact {
			twin := *t
			twin.Term = []byte(twinMark + f.fold)
			out = append(out, &twin)
		}
	}
	return append(out, pairs...)
}
