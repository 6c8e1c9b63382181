package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"baotinh/extract/viet"
)

// vietnameseShare is the share of words with letters beyond ASCII that have the shape of a Vietnamese syllable. Text with few such words is
// no evidence.
func vietnameseShare(text []byte) float64 {
	words, good, tags := 0, 0, false
	start := -1
	special := false
	end := func(i int) {
		if start >= 0 && special {
			switch w := string(text[start:i]); {
			case isSyllable(w):
				words++
				good++
			case !isInitials(w):
				words++
			}
		}
		start, special = -1, false
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r == '<':
			end(i)
			tags = true
		case r == '>' && tags:
			end(i)
			tags = false
		case tags && r < utf8.RuneSelf:
		case r >= utf8.RuneSelf || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			if start < 0 {
				start = i
			}
			special = special || r >= utf8.RuneSelf && !isSign(r)
		default:
			end(i)
		}
		if start >= 0 && isSign(r) {
			end(i)
		}
		i += size
	}
	end(len(text))
	if words < 5 {
		return 0
	}
	return float64(good) / float64(words)
}

// isSign reports whether a character beyond ASCII stands between words.
func isSign(r rune) bool {
	switch r {
	case '\u00a0', '“', '”', '‘', '’', '–', '—', '…', '«', '»', '•', '·', '°', '²', '³', '©', '®':
		return true
	}
	return false
}

var onsets = set("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")

// The vowels of a syllable, without its tone: those that nothing follows, and those before a consonant. What an encoding makes of another's letters is
// mostly told by them: Hoọi, Tổnh and Baống are Hội, Tỉnh and Bằng of VNI, read as TCVN3.
var (
	openVowels = set("a e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu oa oe oi ôi ơi ua uê ui uơ uy ưa ưi ưu oai oay oao oeo uôi uây uya uyu iêu yêu ươi ươu")
	shutVowels = set("a ă â e ê i o ô ơ u ư y iê yê oa oă oe oo uâ uê uô uy uyê ươ")
	softVowels = set("a ê i y oa oe uê uy") // before ch and nh
	codas      = set("c ch m n ng nh p t")
)

func set(words string) map[string]bool {
	m := map[string]bool{"": true}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// isInitials reports whether a word is an abbreviation: HĐND, ĐT. It says nothing of how it is encoded.
func isInitials(w string) bool {
	return !strings.ContainsFunc(w, func(r rune) bool {
		base, _, ok := viet.SplitTone(viet.LowerRune(r))
		return viet.LowerRune(r) == r || ok && isVowel(base)
	})
}

// hasOneCase reports whether capitals stand at the start of a word or everywhere in it, as people write.
func hasOneCase(w string) bool {
	_, first := utf8.DecodeRuneInString(w)
	rest := w[first:]
	return viet.Lower(rest) == rest || !strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLower(r) })
}

// isSyllable reports whether a word has the shape onset, vowels with at most one tone, coda; only Vietnamese letters.
func isSyllable(w string) bool {
	if !hasOneCase(w) {
		return false
	}
	var plain []rune
	tones := 0
	for _, r := range viet.Lower(w) {
		base, tone, ok := viet.SplitTone(r)
		if !ok {
			base = r
		}
		if ok && tone != 0 {
			tones++
		}
		if !viet.IsLetter(base) {
			return false
		}
		plain = append(plain, base)
	}
	if tones > 1 || len(plain) > 7 {
		return false
	}
	from := 0
	for from < len(plain) && !isVowel(plain[from]) {
		from++
	}
	onset := string(plain[:from])
	if from < len(plain) && (onset == "g" && plain[from] == 'i' || onset == "q" && plain[from] == 'u') && from+1 < len(plain) && isVowel(plain[from+1]) {
		onset += string(plain[from])
		from++
	}
	to := from
	for to < len(plain) && isVowel(plain[to]) {
		to++
	}
	vowels, coda := string(plain[from:to]), string(plain[to:])
	switch {
	case from == to || !onsets[onset] || !codas[coda]:
		return false
	case coda == "":
		return openVowels[vowels]
	case coda == "ch" || coda == "nh":
		return softVowels[vowels]
	}
	return shutVowels[vowels]
}

func isVowel(r rune) bool { return strings.ContainsRune("aăâeêioôơuưy", r) }
