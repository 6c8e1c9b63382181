package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Key returns the form under which two spellings of the same words meet: lower case, tone on its older place
// ("hoà" and "hòa" give "hòa", "uỷ" and "ủy" give "ủy"), y for a lone i after a consonant ("kĩ" and "kỹ" give "kỹ",
// "tỉ" and "tỷ" give "tỷ"), white space as one space. Marks stay.
func Key(s string) string {
	var buf [192]byte // mostly enough
	key := AppendKey(buf[:0], s)
	if string(key) == s {
		return s
	}
	return string(key)
}

// AppendKey appends the key of s.
func AppendKey(key []byte, s string) []byte {
	s = NFC(s)
	start, blank := len(key), false
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if r == ' ' || unicode.IsSpace(r) {
			blank = len(key) > start
			i += n
			continue
		}
		if blank {
			key = append(key, ' ')
			blank = false
		}
		if !IsLetter(r) {
			key = utf8.AppendRune(key, LowerRune(r))
			i += n
			continue
		}
		j := WordEnd(s, i)
		key = AppendSyllableKey(key, s[i:j])
		i = j
	}
	return key
}

// WordEnd returns where the letters end that stand in s from byte i on; i if none does.
func WordEnd(s string, i int) int {
	for i < len(s) {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if !IsLetter(r) {
			break
		}
		i += n
	}
	return i
}

// KeySyllable is Key for one syllable.
func KeySyllable(s string) string {
	var buf [48]byte
	key := AppendSyllableKey(buf[:0], s)
	if string(key) == s {
		return s
	}
	return string(key)
}

// AppendSyllableKey appends the key of one syllable.
func AppendSyllableKey(key []byte, s string) []byte {
	var buf [12]rune
	rs := buf[:0]
	tone, tones := Ngang, 0
	for _, r := range s {
		base, t, ok := SplitTone(r)
		if !ok {
			rs = append(rs, LowerRune(r))
			continue
		}
		if t != Ngang {
			tone = t
			tones++
		}
		rs = append(rs, base)
	}
	if tones > 1 { // not one syllable
		return append(key, Lower(s)...)
	}
	if at := tonePlace(rs); at >= 0 {
		if isLoneI(rs, at) {
			rs[at] = 'y'
		}
		rs[at] = WithTone(rs[at], tone)
	}
	for _, r := range rs {
		key = utf8.AppendRune(key, r)
	}
	return key
}

func isVowel(r rune) bool {
	_, _, ok := SplitTone(r)
	return ok
}

// vowelSpan returns the vowels of a syllable, leaving out the u of "qu" and the i of "gi" before another vowel.
func vowelSpan(rs []rune) (from, to int) {
	for from < len(rs) && !isVowel(rs[from]) {
		from++
	}
	to = from
	for to < len(rs) && isVowel(rs[to]) {
		to++
	}
	if from > 0 && to-from > 1 {
		if p := rs[from-1]; p == 'q' && rs[from] == 'u' || p == 'g' && rs[from] == 'i' && from == 1 {
			from++
		}
	}
	return from, to
}

// tonePlace returns where the tone of a syllable stands in the older placement, -1 without vowels.
func tonePlace(rs []rune) int {
	from, to := vowelSpan(rs)
	if from == to {
		return -1
	}
	for i := to - 1; i >= from; i-- { // a vowel with a mark of its own bears the tone; of "ươ" the second
		switch rs[i] {
		case 'ă', 'â', 'ê', 'ô', 'ơ', 'ư':
			return i
		}
	}
	switch n := to - from; {
	case n == 1:
		return from
	case n == 2 && to < len(rs):
		return from + 1
	case n == 2:
		return from
	default:
		return from + 1
	}
}

// isLoneI reports whether the only vowel is a final i after one of the consonants where i and y interchange.
func isLoneI(rs []rune, at int) bool {
	if rs[at] != 'i' || at != len(rs)-1 || at == 0 {
		return false
	}
	switch rs[at-1] {
	case 'h', 'k', 'l', 'm', 's', 't':
		return at == 1
	case 'u':
		return at == 2 && rs[0] == 'q'
	}
	return false
}

// Variants returns every spelling of a syllable that Key brings together, in lower case, its key first.
func Variants(syllable string) []string {
	key := KeySyllable(syllable)
	out := []string{key}
	add := func(s string) {
		for _, have := range out {
			if have == s {
				return
			}
		}
		out = append(out, s)
	}
	swap := func(s string) {
		rs := []rune(s)
		at := -1
		for i, r := range rs {
			if base, _, ok := SplitTone(r); ok && base == 'y' {
				at = i
			}
		}
		if at < 0 {
			return
		}
		base := append([]rune(nil), rs...)
		_, tone, _ := SplitTone(rs[at])
		base[at] = 'i'
		if isLoneI(base, at) {
			rs[at] = WithTone('i', tone)
			add(string(rs))
		}
	}
	swap(key)
	if moved, ok := newerPlace(key); ok {
		add(moved)
	}
	return out
}

// newerPlace moves the tone of an open oa, oe or uy to its second vowel: hòa → hoà, ủy → uỷ.
func newerPlace(key string) (string, bool) {
	rs := []rune(key)
	bare := make([]rune, len(rs))
	tone := Ngang
	for i, r := range rs {
		bare[i] = r
		if base, t, ok := SplitTone(r); ok {
			bare[i] = base
			if t != Ngang {
				tone = t
			}
		}
	}
	from, to := vowelSpan(bare)
	if tone == Ngang || to-from != 2 || to != len(bare) {
		return "", false
	}
	switch string(bare[from:to]) {
	case "oa", "oe", "uy":
		bare[from+1] = WithTone(bare[from+1], tone)
		return string(bare), true
	}
	return "", false
}

// finals are the consonants that can end a syllable.
var finals = map[string]bool{"": true, "c": true, "ch": true, "m": true, "n": true, "ng": true, "nh": true, "p": true, "t": true}

// initials are the consonants that can begin a syllable.
var initials = map[string]bool{"": true}

func init() {
	for _, c := range strings.Fields("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x") {
		initials[c] = true
	}
}

// IsSyllable reports whether s has the shape of one Vietnamese syllable. It serves to tell glued words apart ("LâmChuyển"), not to check spelling.
func IsSyllable(s string) bool {
	var rs []rune
	for _, r := range s {
		if base, _, ok := SplitTone(r); ok {
			r = base
		}
		rs = append(rs, LowerRune(r))
	}
	from := 0
	for from < len(rs) && !isVowel(rs[from]) {
		from++
	}
	to := from
	for to < len(rs) && isVowel(rs[to]) {
		to++
	}
	return from < to && to-from <= 3 && initials[string(rs[:from])] && finals[string(rs[to:])]
}
