// Package neardup tells the same story in two places from two stories alike: provincial newspapers reprint an agency's report under a title of
// their own, with a paragraph less and the other tone placement, and newspapers that have moved show a story under two addresses.
//
//	sketch.go    a text as the set of its runs of four syllables, and the set of its numbers
//	band.go      short keys that two texts mostly share when they are near, and hardly ever when not: MinHash, in bands
//	likeness.go  how much two texts share, and whether that makes them one story
//
// Keys only propose: whoever keeps them compares the texts themselves, so that chance and the hash decide nothing. It keeps nothing and knows
// no article; package store does.
package neardup

import (
	"slices"
	"unicode/utf8"

	"baotinh/extract/viet"
)

// Sketch is what of a text is compared.
type Sketch struct {
	runs    []uint64 // hashes of four syllables in a row, each once, ascending
	numbers []uint64 // hashes of the numbers, likewise
}

// Four syllables are two words or three: enough that two stories of the same kind of event share few by chance, and few enough that a changed
// word costs little.
const runLength = 4

// Of makes the sketch of a text. Case, tone placement, i for y, punctuation and the dots in numbers do not count.
func Of(text string) Sketch {
	var s Sketch
	var last [runLength]uint64
	n := 0
	key := viet.Key(text)
	for i := 0; i < len(key); {
		hash, number, end := syllable(key, i)
		if end == i {
			_, size := utf8.DecodeRuneInString(key[i:])
			i += size
			continue
		}
		i = end
		if number {
			s.numbers = append(s.numbers, hash)
		}
		last[n%runLength] = hash
		if n++; n >= runLength {
			run := uint64(fnvOffset)
			for k := range runLength {
				run = mix(run ^ last[(n+k)%runLength])
			}
			s.runs = append(s.runs, run)
		}
	}
	s.runs, s.numbers = set(s.runs), set(s.numbers)
	return s
}

const (
	fnvOffset = 0xcbf29ce484222325
	fnvPrime  = 0x100000001b3
)

// syllable hashes the word or number that begins at i; end is i where none does. 7.000 and 7000 are the same.
func syllable(s string, i int) (hash uint64, number bool, end int) {
	hash = fnvOffset
	for end = i; end < len(s); {
		c := s[end]
		switch {
		case c >= '0' && c <= '9':
			number = true
		case number && (c == '.' || c == ',') && end+1 < len(s) && s[end+1] >= '0' && s[end+1] <= '9':
			end++
			continue
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[end:])
			if !viet.IsLetter(r) {
				return hash, number, end
			}
			for k := range size {
				hash = (hash ^ uint64(s[end+k])) * fnvPrime
			}
			end += size
			continue
		case c < 'a' || c > 'z':
			return hash, number, end
		}
		hash = (hash ^ uint64(c)) * fnvPrime
		end++
	}
	return hash, number, end
}

// mix spreads every bit of x over the whole word (the finaliser of SplitMix64).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func set(list []uint64) []uint64 {
	slices.Sort(list)
	return slices.Compact(list)
}
