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
	if norm.NFC.IsNormalString(s) {
		return s
	}
	return norm.NFC.String(s)
}

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

// HasMarks reports whether s holds a Vietnamese mark or đ, that is, whether folding loses something.
func HasMarks(s string) bool {
	for _, r := range NFC(s) {
		if r >= 0x80 && LowerRune(r) != FoldRune(r) {
			return true
		}
	}
	return false
}
