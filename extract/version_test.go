package extract

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestVersion(t *testing.T) {
	v := Version()
	if len(v) != 12 || v != Version() {
		t.Errorf("version %q, then %q; want twelve digits, the same each time", v, Version())
	}
	for _, name := range []string{"extract.go", "quantity/unit.go", "quantity/nouns.tsv", "viet/letter.go", "relation/words.tsv"} {
		if _, err := fs.Stat(sources, name); err != nil {
			t.Errorf("%s does not count: %v", name, err)
		}
	}
}

func TestDigest(t *testing.T) {
	files := func(word string) fstest.MapFS {
		return fstest.MapFS{"quantity/unit.go": {Data: []byte("package quantity")}, "quantity/nouns.tsv": {Data: []byte("phrase\n" + word)}}
	}
	of := func(fsys fs.FS) string {
		d, err := digest(fsys)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	was := of(files("hộ"))
	for _, c := range []struct {
		what string
		fs   fstest.MapFS
		same bool
	}{
		{"nothing", files("hộ"), true},
		{"a word", files("hộ dân"), false},
		{"a test more", merged(files("hộ"), "quantity/unit_test.go"), true},
		{"a rule more", merged(files("hộ"), "quantity/kind.go"), false},
	} {
		if got := of(c.fs); (got == was) != c.same {
			t.Errorf("%s changed: digest %s, was %s", c.what, got, was)
		}
	}
}

// merged returns files with one more.
func merged(files fstest.MapFS, name string) fstest.MapFS {
	files[name] = &fstest.MapFile{Data: []byte("package quantity")}
	return files
}
