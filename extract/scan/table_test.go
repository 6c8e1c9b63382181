package scan

import (
	"slices"
	"strings"
	"testing"

	"baotinh/extract/viet"
)

// trying holds words of trial.tsv before all that can stand behind a word, and what only looks like one of its words.
func trying() string {
	var b strings.Builder
	for _, word := range []string{"đảng", "viên", "Đảng", "TCCSĐ", "ủy", "uỷ", "kiểm", "tra", "ban", "đản", "đảngg", "viêną", "tễ", "nghiênngiêngnghiêng"} {
		for _, behind := range []string{" ", ".", ",", "5", "[", "~", "@", "A", "z", "“", "”", "…", "–", "\u00a0", "\u0301", "\xff", "\xe2", "ą", "中", "\n", ""} {
			b.WriteString(word + behind + "đảng viên " + word + behind)
		}
	}
	return b.String()
}

// The look at eight bytes must say what the walk over the bytes says, or nothing.
func TestPlainWordsAreTheCarefulOnes(t *testing.T) {
	text := trying()
	said := 0
	for i := range len(text) {
		end, s := vocabulary.plain(text, i)
		if s == nil || beginnings[text[i]] != syllabic {
			continue
		}
		said++
		if wantEnd, want := vocabulary.careful(text, i); s != want || end != wantEnd {
			t.Errorf("%q: plain reads to %d, careful to %d (%v, %v)", text[i:min(len(text), i+24)], end, wantEnd, s, want)
		}
	}
	if said < 100 {
		t.Errorf("plain knows %d words; want a hundred, or this proves nothing", said)
	}
}

func TestKeyIsThatOfPackageViet(t *testing.T) {
	for _, s := range append(strings.Split(trying(), " "), "kinh tế - xã hội", "Uỷ ban Kiểm tra", " đảng", "đảng  viên", "", "QĐ/TU", "Hoà Bình (2)") {
		s = viet.NFC(s)
		if got, want := Key(s), viet.Key(s); got != want {
			t.Errorf("Key(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestNextBegin(t *testing.T) {
	text := New("Năm 2020, 5 đảng viên và TCCSĐ.")
	var got []string
	for i := text.NextBegin(0, len(text.Tokens), SetOf(trial)|Numbers); i < len(text.Tokens); i = text.NextBegin(i+1, len(text.Tokens), SetOf(trial)|Numbers) {
		got = append(got, text.Str(i))
	}
	if want := []string{"2020", "5", "đảng", "TCCSĐ"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	if at := text.NextBegin(0, 3, SetOf(trial)); at != 3 {
		t.Errorf("NextBegin among the first three tokens = %d, want 3", at)
	}
	if at := text.NextBegin(1, len(text.Tokens), Capitals); text.Str(at) != "TCCSĐ" {
		t.Errorf("the next word with capitals is %q, want TCCSĐ", text.Str(at))
	}
}

func TestRoom(t *testing.T) {
	var s []int
	grown := 0
	for i := range 100_000 {
		before := cap(s)
		if s = Room(s, i, 100_000); cap(s) != before {
			grown++
		}
		s = append(s, i)
	}
	if grown > 12 {
		t.Errorf("a table of 100,000 grew %d times; want at most twelve", grown)
	}
	if cap(s) > 200_000 {
		t.Errorf("a table of 100,000 has room for %d", cap(s))
	}
	for i, v := range s {
		if v != i {
			t.Fatalf("s[%d] = %d", i, v)
		}
	}
}
