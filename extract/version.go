package extract

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// sources are the rules and the vocabularies that this program was built from.
//
//go:embed *.go */*.go */*.tsv
var sources embed.FS

// Version names the rules and the vocabularies. It changes whenever the same text may give other facts, without anybody raising it: it is a
// digest of their files.
var Version = sync.OnceValue(func() string {
	v, err := digest(sources)
	if err != nil {
		panic("extract: the files built into the program cannot be read: " + err.Error())
	}
	return v
})

// digest returns the beginning of the SHA-256 of all files but tests, with their names, in the order of the names.
func digest(files fs.FS) (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(name, "_test.go") {
			return err
		}
		b, err := fs.ReadFile(files, name)
		fmt.Fprintf(sum, "%s %d\n%s", name, len(b), b)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil)[:6]), err
}
