package archive

import (
	"crypto/sha1"
	"encoding/base32"
	"math/rand/v2"
	"testing"
)

// TestDigests compares both digests with those of the standard library, where a head or body ends before, at or behind the end of a block.
func TestDigests(t *testing.T) {
	text := make([]byte, 300<<10)
	rand.NewChaCha8([32]byte{1}).Read(text)
	plain := func(p []byte) string {
		sum := sha1.Sum(p)
		return "sha1:" + base32.StdEncoding.EncodeToString(sum[:])
	}
	check := func(head, body int) {
		t.Helper()
		whole := text[:head+body]
		payload, block := digests(whole[:head:head], whole[head:])
		if payload != plain(whole[head:]) || block != plain(whole) {
			t.Fatalf("a body of %d bytes behind a head of %d: %s and %s, want %s and %s", body, head, payload, block, plain(whole[head:]), plain(whole))
		}
	}
	for head := range 130 {
		for _, around := range []int{64, 1024, 4096, 64 << 10, 128 << 10} {
			for body := around - 2; body <= around+2; body++ {
				check(head, body)
			}
		}
	}
	for body := range 3000 {
		check(147, body)
	}
	check(700, 290<<10)
}

func BenchmarkDigests(b *testing.B) {
	head, body := make([]byte, 300), make([]byte, 100<<10)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		digests(head, body)
	}
}
