package archive

import "encoding/binary"

// hasSHA says that the processor has instructions for SHA-1.
var hasSHA = func() bool {
	if most, _ := cpuid(0); most < 7 {
		return false
	}
	_, features := cpuid(7)
	return features&(1<<29) != 0
}()

// cpuid returns two registers of the processor's description of itself.
func cpuid(leaf uint32) (eax, ebx uint32)

// sha1Two digests n blocks of 64 bytes from p into a, and as many from q into b.
//
//go:noescape
func sha1Two(a, b *[5]uint32, p, q *byte, n int)

const (
	sha1Block = 64
	maxBlocks = 1 << 10 // at a time: nothing interrupts assembly
	fewBytes  = 1 << 10 // below that, two digests are as fast
)

var sha1Start = [5]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}

// digests returns the digests of a body and of the block in which it stands behind its head. They are the most expensive part of keeping a page, and the
// instructions for SHA-1 wait for each other most of the time: two at once take hardly longer than one.
func digests(head, body []byte) (payload, block string) {
	if !hasSHA || len(body) < fewBytes {
		return Digest(body), Digest(head, body)
	}
	a, b := sha1Start, sha1Start
	lead := -len(head) & (sha1Block - 1) // of the body, in the block that the head leaves begun
	begin := append(append(make([]byte, 0, len(head)+sha1Block), head...), body[:lead]...)
	sha1More(&b, begin)
	n := (len(body) - lead) / sha1Block
	for i := 0; i < n; i += maxBlocks {
		p := body[i*sha1Block:]
		sha1Two(&a, &b, &p[0], &p[lead], min(n-i, maxBlocks))
	}
	rest := body[n*sha1Block:]
	return sha1End(&a, rest, len(body)), sha1End(&b, rest[lead:], len(head)+len(body))
}

// sha1More digests whole blocks.
func sha1More(state *[5]uint32, p []byte) {
	if len(p) > 0 {
		var unused [5]uint32
		sha1Two(state, &unused, &p[0], &p[0], len(p)/sha1Block)
	}
}

// sha1End digests the rest of a text, of less than two blocks, and its length in all.
func sha1End(state *[5]uint32, rest []byte, length int) string {
	var last [3 * sha1Block]byte
	n := copy(last[:], rest)
	last[n] = 0x80
	end := (n + 1 + 8 + sha1Block - 1) &^ (sha1Block - 1)
	binary.BigEndian.PutUint64(last[end-8:], uint64(length)*8)
	sha1More(state, last[:end])
	var sum [20]byte
	for i, word := range state {
		binary.BigEndian.PutUint32(sum[4*i:], word)
	}
	return formatDigest(sum[:])
}
