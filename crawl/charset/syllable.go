package charset

import (
	"strings"
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
			words++
			if isSyllable(string(text[start:i])) {
				good++
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

var codas = set("c ch m n ng nh p t")

func set(words string) map[string]bool {
	m := map[string]bool{"": true}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// isSyllable reports whether a word has the shape onset, one to three vowels with at most one tone, coda; only Vietnamese letters.
func isSyllable(w string) bool {
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
	return onsets[onset] && to > from && to-from <= 3 && codas[string(plain[to:])]
}

func isVowel(r rune) bool { return strings.ContainsRune("aăâeêioôơuưy", r) }
