package viet

import "unicode"

// Tone is one of the six tones.
type Tone uint8

// The tones, in dictionary order.
const (
	Ngang Tone = iota // level, unmarked
	Huyen             // à
	Hoi               // ả
	Nga               // ã
	Sac               // á
	Nang              // ạ
)

// vowelTable lists each vowel with its six tones, Ngang first.
var vowelTable = [...]string{
	"aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
	"oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
}

type letter struct {
	base   rune // lower-case vowel without tone, 0 for no vowel
	folded rune
	tone   Tone
	row    uint8 // of toned
}

// The Latin ranges that Vietnamese uses end at U+1EF9.
var letters [0x1F00]letter

// lower is the lower case of every rune below 0x1F00, so that scanning a text needs no search.
var lower [0x1F00]uint16

// inWords says which of the same runes can stand in a word.
var inWords [0x1F00]bool

// toned holds each row of vowelTable by rune.
var toned [len(vowelTable)][6]rune

func init() {
	plain := []rune("aaaeeiooouuy")
	for row, s := range vowelTable {
		copy(toned[row][:], []rune(s))
		for i, r := range toned[row] {
			l := letter{base: toned[row][0], folded: plain[row], tone: Tone(i), row: uint8(row)}
			letters[r] = l
			letters[unicode.ToUpper(r)] = l
		}
	}
	for _, r := range "đĐðÐ" { // eth looks like đ and is typed for it
		letters[r].folded = 'd'
	}
	for r := range lower {
		lower[r] = uint16(unicode.ToLower(rune(r)))
		inWords[r] = isLetter(rune(r))
	}
	lower['Ð'], lower['ð'] = 'đ', 'đ'
}

// LowerRune returns the lower case of r; Ð and ð count as đ.
func LowerRune(r rune) rune {
	if uint32(r) < uint32(len(lower)) {
		return rune(lower[r])
	}
	return unicode.ToLower(r)
}

// FoldRune returns the lower-case ASCII letter under a Vietnamese letter, and the lower case of any other rune.
func FoldRune(r rune) rune {
	if r >= 0x80 && int(r) < len(letters) {
		if f := letters[r].folded; f != 0 {
			return f
		}
	}
	return LowerRune(r)
}

// SplitTone returns the lower-case vowel under r without its tone, and the tone; ok is false when r is not a vowel.
func SplitTone(r rune) (base rune, tone Tone, ok bool) {
	if r < 0 || int(r) >= len(letters) || letters[r].base == 0 {
		return 0, 0, false
	}
	l := letters[r]
	return l.base, l.tone, true
}

// WithTone returns the lower-case vowel base with the tone on it.
func WithTone(base rune, tone Tone) rune {
	if base < 0 || int(base) >= len(letters) || letters[base].base != base {
		return base
	}
	return toned[letters[base].row][tone]
}

// IsLetter reports whether r can stand in a Vietnamese word.
func IsLetter(r rune) bool {
	if uint32(r) < uint32(len(inWords)) {
		return inWords[r]
	}
	return isLetter(r)
}

func isLetter(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}
