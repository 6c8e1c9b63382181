// Package viet holds what is true of Vietnamese writing whatever the text says: letters, tones, their placement and their folding.
//
//	letter.go   runes: base letter, tone, lower case, folding
//	syllable.go tone placement (hoà/hòa), i and y (kỉ/kỷ), matching keys
//
// It knows no word. Words with a meaning stand in the .tsv files of the packages that use them.
package viet

import (
	"math/bits"
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
// U+1EFF, and the dashes, quotes and signs that papers print. It is so for nearly all texts and many times as fast as the general question,
// which the caller asks where it is not.
func isComposed(s string) bool {
	i := 0
	for ; i+9 <= len(s); i += 8 {
		x, next := eight(s[i:]), eight(s[i+1:])
		doubtful := (x&^highs + (0x80-0x4c)*ones) & x & highs // bytes from 0xcc on
		vowels := zeros(x^0xe1*ones) & zeros((next^0xb8*ones)&(0xfc*ones))
		for doubtful &^= vowels; doubtful != 0; doubtful &= doubtful - 1 { // but U+1E00 to U+1EFF
			if !ComposedAt(s, i+bits.TrailingZeros64(doubtful)/8) {
				return false
			}
		}
	}
	for ; i < len(s); i++ {
		if s[i] >= 0xc0 && !ComposedAt(s, i) {
			return false
		}
	}
	return true
}

const ones, highs = 0x0101010101010101, 0x8080808080808080 // of eight bytes

// zeros marks in the top bit of each of eight bytes whether it is 0.
func zeros(x uint64) uint64 { return ^((x&^highs + 0x7f*ones) | x) & highs }

// eight returns the first eight bytes of s; the compiler makes one load of them.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// ComposedAt reports whether the rune that begins at byte i, of several bytes, stands in no decomposed letter.
func ComposedAt(s string, i int) bool {
	switch c := s[i]; {
	case c <= 0xcb || c > 0xf4: // up to U+02FF, or no UTF-8, which is part of no letter
		return true
	case c == 0xe1:
		return i+2 < len(s) && s[i+1] >= 0xb8 && s[i+1] <= 0xbb
	case c == 0xe2 && i+2 < len(s): // punctuation, currencies, Roman numerals, arrows, operators, frames and bullets
		switch d := s[i+1]; d {
		case 0x80:
			return s[i+2] >= 0x90
		case 0x82, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b:
			return true
		default:
			return d >= 0x94 && d <= 0x9e
		}
	}
	return false
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
