package scan

import (
	"encoding/binary"
	"math/bits"
	"unicode"
	"unicode/utf8"

	"baotinh/extract/viet"
)

// The two tables that every token is looked up in. They are written while the program starts and hash openly, at most half full so that
// the first look mostly finds: the general map takes three times as long, and half of the time of scanning.

// syllables numbers every spelling of every syllable of the vocabularies: small, with a capital, in capitals.
type syllables struct {
	slots []syllable // a power of two
	used  int
}

// maxSpelling is the longest spelling in bytes; what is longer is none ("nghiêng" has nine).
const maxSpelling = 16

type syllable struct {
	low, high uint64 // the bytes of the spelling
	id        int32  // 0 in a free slot
	letters   uint8
	written   Case
}

// spellingMasks keep the first bytes of sixteen.
var spellingMasks = func() (m [maxSpelling + 1][2]uint64) {
	for n := range m {
		m[n] = [2]uint64{1<<(8*min(n, 8)) - 1, 1<<(8*max(n-8, 0)) - 1}
	}
	return m
}()

// packed returns the bytes of src[from:to], a spelling of at most maxSpelling bytes.
func packed(src string, from, to int) (low, high uint64) {
	if from+maxSpelling > len(src) {
		var b [maxSpelling]byte
		copy(b[:], src[from:to])
		return binary.LittleEndian.Uint64(b[:]), binary.LittleEndian.Uint64(b[8:])
	}
	mask := &spellingMasks[to-from]
	return eight(src[from:]) & mask[0], eight(src[from+8:]) & mask[1]
}

// plain returns the end of the word that begins at byte i and its syllable, nil if it is none, where sixteen bytes more are there to look at and a
// blank, a digit or one of the commonest marks ends the word; 0 where careful must look.
func (v *syllables) plain(src string, i int) (int, *syllable) {
	if i+maxSpelling > len(src) {
		return 0, nil
	}
	low, high := eight(src[i:]), uint64(0)
	n := ending(low)
	if n < 8 {
		low &= 1<<(8*n) - 1
	} else {
		high = eight(src[i+8:])
		m := ending(high)
		if m == 8 {
			return 0, nil
		}
		high &= 1<<(8*m) - 1
		n += m
	}
	if s := v.slot(low, high); s.id != 0 {
		return i + n, s
	}
	return i + n, nil
}

// ending returns how many of eight bytes come before the first that is ASCII and below "A"; 8 if none is.
func ending(x uint64) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	below := ^((x | highs) - 'A'*ones) &^ x & highs
	return bits.TrailingZeros64(below) / 8
}

// eight returns the first eight bytes of s; the compiler makes one load of them.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// slot returns where a spelling stands or would stand.
func (v *syllables) slot(low, high uint64) *syllable {
	mask := uint64(len(v.slots) - 1)
	h := low*0x9e3779b97f4a7c15 ^ high*0xff51afd7ed558ccd
	for k := h ^ h>>32; ; k++ {
		if s := &v.slots[k&mask]; s.id == 0 || s.low == low && s.high == high {
			return s
		}
	}
}

// id returns the number of a spelling, 0 if no vocabulary has it.
func (v *syllables) id(spelling string) int32 {
	if len(spelling) > maxSpelling {
		return 0
	}
	return v.slot(packed(spelling, 0, len(spelling))).id
}

// add stores a spelling in small letters, and with it the same with a capital and in capitals.
func (v *syllables) add(spelling string, id int32) {
	v.store(spelling, id, Lower)
	var capitals []rune
	for _, r := range spelling {
		u := unicode.ToUpper(r)
		if u == r || viet.LowerRune(u) != r {
			return
		}
		capitals = append(capitals, u)
	}
	_, first := utf8.DecodeRuneInString(spelling)
	v.store(string(capitals[:1])+spelling[first:], id, Title)
	if len(capitals) > 1 {
		v.store(string(capitals), id, Upper)
	}
}

func (v *syllables) store(spelling string, id int32, written Case) {
	if len(spelling) > maxSpelling {
		return
	}
	if 2*v.used >= len(v.slots) {
		old := v.slots
		v.slots = make([]syllable, 2*len(old))
		for _, s := range old {
			if s.id != 0 {
				*v.slot(s.low, s.high) = s
			}
		}
	}
	low, high := packed(spelling, 0, len(spelling))
	*v.slot(low, high) = syllable{low, high, id, uint8(utf8.RuneCountInString(spelling)), written}
	v.used++
}

// Key returns the key (viet.Key) of s, a part of a scanned text.
func Key(s string) string {
	var buf [192]byte // mostly enough
	key := AppendKey(buf[:0], s)
	if string(key) == s {
		return s
	}
	return string(key)
}

// AppendKey appends the key (viet.Key) of s, a part of a scanned text, put together from those of its words where the vocabularies have them.
func AppendKey(key []byte, s string) []byte {
	start := len(key)
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case beginnings[c] == syllabic:
			j, w := known(s, i)
			if w != nil {
				key = append(key, keys[w.id]...)
			} else if j = viet.WordEnd(s, i); j > i {
				key = viet.AppendSyllableKey(key, s[i:j])
			} else {
				return viet.AppendKey(key[:start], s)
			}
			i = j
		case c == ' ' && i > 0 && s[i-1] != ' ' && i+1 < len(s), c > ' ' && c < 0x7f:
			key = append(key, c)
			i++
		default:
			return viet.AppendKey(key[:start], s)
		}
	}
	return key
}

// trie leads from a node over a syllable to the next node.
type trie struct {
	slots []edge // a power of two
	used  int
}

type edge struct{ node, id, next int32 } // next is 0 in a free slot

func hashEdge(node, id int32) uint32 {
	h := uint32(node)*0x9e3779b1 ^ uint32(id)*0x85ebca6b
	return h ^ h>>16
}

// next returns the node behind a node, 0 if there is none.
func (e *trie) next(node, id int32) int32 {
	mask := uint32(len(e.slots) - 1)
	for k := hashEdge(node, id) & mask; ; k = (k + 1) & mask {
		if s := &e.slots[k]; s.next == 0 || s.node == node && s.id == id {
			return s.next
		}
	}
}

// add stores an edge that is not there yet.
func (e *trie) add(node, id, next int32) {
	if 2*e.used >= len(e.slots) {
		old := e.slots
		e.slots, e.used = make([]edge, 2*len(old)), 0
		for _, s := range old {
			if s.next != 0 {
				e.add(s.node, s.id, s.next)
			}
		}
	}
	mask := uint32(len(e.slots) - 1)
	k := hashEdge(node, id) & mask
	for e.slots[k].next != 0 {
		k = (k + 1) & mask
	}
	e.slots[k] = edge{node, id, next}
	e.used++
}
