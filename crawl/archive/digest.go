package archive

import (
	"crypto/sha1"
	"encoding/base32"
)

// Digest is the customary form of a digest in WARC files: SHA-1 in base 32.
func Digest(parts ...[]byte) string {
	h := sha1.New()
	for _, p := range parts {
		h.Write(p)
	}
	return formatDigest(h.Sum(nil))
}

func formatDigest(sum []byte) string { return "sha1:" + base32.StdEncoding.EncodeToString(sum) }
