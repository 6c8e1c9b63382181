// Package viet holds what is true of Vietnamese writing whatever the text says: letters, tones, their placement and their folding.
//
//	letter.go   runes: base letter, tone, lower case, folding
//	syllable.go tone placement (hoà/hòa), i and y (kỉ/kỷ), matching keys
//
// It knows no word. Words with a meaning stand in the .tsv files of the packages that use them.
package viet

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// NFC returns s with every letter in one code point. Saved pages hold decomposed letters, and all offsets count NFC code points.
func NFC(s string) string {
	if isComposed(s) || norm.NFC.IsNormalString(s) {
		return s
	}
	return norm.NFC.String(s)
}

// isComposed reports whether s holds only runes that stand in no decomposed letter: up to U+02FF, the Vietnamese letters of U+1E00 to
// U+1EFF, dashes, quotes and the like from U+2010 to U+203F. It is for nearly all texts and many times as fast as the general question, which
// the caller asks where it is not.
func isComposed(s string) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c < 0xc2 || c > 0xf4: // ASCII, or no UTF-8, which is part of no letter
			i++
		case c >= 0xc2 && c <= 0xcb:
			if i+1 >= len(s) || !continues(s[i+1]) {
				return false
			}
			i += 2
		case c == 0xe1:
			if i+2 >= len(s) || s[i+1] < 0xb8 || s[i+1] > 0xbb || !continues(s[i+2]) {
				return false
			}
			i += 3
		case c == 0xe2:
			if i+2 >= len(s) || s[i+1] != 0x80 || s[i+2] < 0x90 || !continues(s[i+2]) {
				return false
			}
			i += 3
		default:
			return false
		}
	}
	return true
}

// continues reports whether a byte goes on with a rune.
func continues(c byte) bool { return c&0xc0 == 0x80 }

// Fold returns s in lower case without marks, đ as d: "Đảng uỷ" and its decomposed form both give "dang uy".
func Fold(s string) string {
	s = NFC(s)
	ascii := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || (c >= 'A' && c <= 'Z') {
			ascii = false
			break
		}
	}
	if ascii {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		b.WriteRune(FoldRune(r))
	}
	return b.String()
}

// Lower returns s in lower case; like strings.ToLower, and Ð (eth, typed for Đ in older texts) becomes đ.
func Lower(s string) string {
	return strings.Map(LowerRune, s)
}

// SingleBlanks returns s with its white space folded to single blanks and none at its ends.
func SingleBlanks(s string) string {
	blank := true // before s, and behind it
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' && !blank:
			blank = true
			continue
		case c == ' ', c < ' ', c == 0xc2, c == 0xe1 && i+1 < len(s) && s[i+1] == 0x9a, c == 0xe3,
			c == 0xe2 && !(i+2 < len(s) && s[i+1] == 0x80 && s[i+2] >= 0x90 && s[i+2] <= 0xa7): // more white space, perhaps; dashes and quotes are none
			return strings.Join(strings.Fields(s), " ")
		}
		blank = false
	}
	if blank {
		return strings.TrimRight(s, " ")
	}
	return s
}

// HasMarks reports whether s holds a Vietnamese mark or đ, that is, whether folding loses something.
func HasMarks(s string) bool {
	for _, r := range NFC(s) {
		if r >= 0x80 && LowerRune(r) != FoldRune(r) {
			return true
		}
	}
	return false
}
