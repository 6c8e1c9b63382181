package scan

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"baotinh/extract/viet"
)

func words(t *Text) string {
	var out []string
	for i := range t.Tokens {
		if t.Tokens[i].Kind == Newline {
			out = append(out, "¶")
			continue
		}
		out = append(out, t.Str(i))
	}
	return strings.Join(out, "|")
}

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		"gần 7.000 đảng viên.": "gần|7.000|đảng|viên|.",
		"1676 - QĐ/TU":         "1676|-|QĐ|/|TU",
		"28,3tỷ, là10,3 km":    "28,3|tỷ|,|là|10,3|km",
		"Việt LâmChuyển biến":  "Việt|Lâm|Chuyển|biến",
		"số 05-QyĐ/TU, CTr":    "số|05|-|QyĐ|/|TU|,|CTr",
		"100%.Mỗi":             "100|%|.|Mỗi",
		"a\n\n\nb":             "a|¶|b",
		"5\u00a0-\u00a07%":     "5|-|7|%",
		"Đảng":                 "Đảng",
		"7,":                   "7|,",
		"T.Ư":                  "T|.|Ư",
	} {
		if got := words(New(in)); got != want {
			t.Errorf("tokens of %q = %s, want %s", in, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	for in, want := range map[string][]string{
		"Đảng bộ có 5 chi bộ. Năm 2019 kết nạp 3 người.": {"Đảng bộ có 5 chi bộ.", "Năm 2019 kết nạp 3 người."},
		"hộ nghèo trên địa bàn.Mỗi chi bộ":               {"hộ nghèo trên địa bàn.", "Mỗi chi bộ"},
		"ở TP. HCM và Q. 8 có 3 nhà":                     {"ở TP. HCM và Q. 8 có 3 nhà"},
		"BCHT.Ư Đảng (khóa X)":                           {"BCHT.Ư Đảng (khóa X)"},
		"GS.TS Lê Văn An nói":                            {"GS.TS Lê Văn An nói"},
		"Tiêu đề\nMột câu":                               {"Tiêu đề", "Một câu"},
		"“Chúng tôi vui!” Ông nói":                       {"“Chúng tôi vui!”", "Ông nói"},
		"trên vùng này!”Theo hướng":                      {"trên vùng này!”", "Theo hướng"},
		"đạt 1.940 người, v.v. trong năm":                {"đạt 1.940 người, v.v. trong năm"},
		"tốt hơn. Ảnh: Việt LâmChuyển biến":              {"tốt hơn.", "Ảnh: Việt Lâm", "Chuyển biến"},
		"nhiều mặt… Hoạt động":                           {"nhiều mặt…", "Hoạt động"},
		"nhiều mặt… với các":                             {"nhiều mặt… với các"},
		"Đại hội khóa V. Ông An và 95 đại biểu dự":       {"Đại hội khóa V.", "Ông An và 95 đại biểu dự"},
		"Lần này V. Nguyễn thắng":                        {"Lần này V. Nguyễn thắng"},
	} {
		text := New(in)
		var got []string
		for _, s := range text.Sentences {
			got = append(got, strings.TrimSpace(text.Surface(s.From, s.To)))
		}
		if strings.Join(got, "‖") != strings.Join(want, "‖") {
			t.Errorf("sentences of %q = %q, want %q", in, got, want)
		}
	}
}

// short holds two classes that share beginnings and ends.
var short = MustClasses("short.tsv", "# comment\nphrase\tclass\tsource\ntrong\tin\tgeneral\ntrong số\tamong\tgeneral\nsố\tcount\tgeneral\ntổng số\tcount\tgeneral\n")

func TestClassesDoNotHideEachOther(t *testing.T) {
	text := New("Trong số 12 đảng viên, trong tổng số")
	for _, c := range []struct {
		class      string
		at, tokens int // 0 tokens: nothing begins there
	}{
		{"in", 0, 1}, {"among", 0, 2}, {"count", 0, 0}, {"count", 1, 1}, {"among", 6, 0}, {"in", 6, 1}, {"count", 7, 2},
	} {
		if _, n, _ := text.At(c.at, short.Class(c.class)); n != c.tokens {
			t.Errorf("class %s at token %d: %d tokens, want %d", c.class, c.at, n, c.tokens)
		}
	}
	if row, from, ok := text.Before(2, short.Class("count")); !ok || from != 1 || short.Class("count").Rows[row].Line != 5 {
		t.Errorf("before token 2: row %d from %d, %v; want the row of line 5 from 1", row, from, ok)
	}
}

func TestFaultsOfClassesArePanics(t *testing.T) {
	for _, c := range []struct {
		do   func()
		want string
	}{
		{func() { short.Class("inn") }, `short.tsv has no row of the class "inn"`},
		{func() { MustClasses("none.tsv", "phrase\tsource\ntrong\tgeneral\n") }, `none.tsv has no column "class"`},
		{func() { MustClasses("empty.tsv", "phrase\tclass\ntrong\t\n") }, `empty.tsv:2: "trong" has no class`},
		{func() { MustClasses("wide.tsv", "phrase\tclass\n\ntrong\tin\tgeneral\n") }, `wide.tsv:3: 3 cells for 2 columns`},
		{func() { MustClasses("first.tsv", "class\tphrase\nin\ttrong\n") }, `first.tsv: the first column is "class", not phrase`},
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); !strings.Contains(got, c.want) {
					t.Errorf("panic %q, want %q in it", got, c.want)
				}
			}()
			c.do()
		}()
	}
}

var trial = MustLexicon("trial.tsv", "phrase\tclass\nđảng viên\tpeople\nđảng\tparty\nủy ban kiểm tra\torg\nTCCSĐ\torg\nkinh tế - xã hội\tfield\n")

func TestLexicon(t *testing.T) {
	text := New("Uỷ Ban kiểm tra và ĐẢNG VIÊN, tccsđ, TCCSĐ, kinh tế – xã hội")
	found := map[string]string{}
	for i := range text.Tokens {
		if row, n, ok := text.At(i, trial); ok {
			found[text.Surface(i, i+n)] = trial.Rows[row].Cell("class")
		}
	}
	want := map[string]string{"Uỷ Ban kiểm tra": "org", "ĐẢNG VIÊN": "people", "TCCSĐ": "org", "kinh tế – xã hội": "field"}
	for k, v := range want {
		if found[k] != v {
			t.Errorf("%q is %q, want %q", k, found[k], v)
		}
	}
	if len(found) != len(want) {
		t.Errorf("found %v, want %v", found, want)
	}
	if _, from, ok := text.Before(4, trial); !ok || from != 0 {
		t.Errorf("Before(4) = %d, %v, want the phrase from 0", from, ok)
	}
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{"gần 7.000 đảng viên", "1676 - QĐ/TU", "\xff\xfe", "a\u0301\u0301\u0301", "LâmChuyển.", "…”“"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := New(s)
		last := int32(0)
		for i, tok := range text.Tokens {
			if tok.Start < last || tok.End <= tok.Start || int(tok.End) > len(text.Src) {
				t.Fatalf("token %d is [%d,%d) after %d", i, tok.Start, tok.End, last)
			}
			last = tok.End
			start, end := text.Runes(i, i+1)
			if utf8.ValidString(text.Src) && string([]rune(text.Src)[start:end]) != text.Str(i) {
				t.Fatalf("code points [%d,%d) are not %q", start, end, text.Str(i))
			}
		}
		at := 0
		for _, s := range text.Sentences {
			if s.From != at || s.To <= s.From {
				t.Fatalf("sentence [%d,%d) after %d", s.From, s.To, at)
			}
			at = s.To
		}
		if at != len(text.Tokens) {
			t.Fatalf("sentences end at %d of %d", at, len(text.Tokens))
		}
	})
}

func BenchmarkScan(b *testing.B) {
	s := strings.Repeat("Đến nay Đảng bộ gồm 96 tổ chức cơ sở đảng (51 đảng bộ, 45 chi bộ cơ sở) với gần 6.000 đảng viên. ", 60)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		New(s)
	}
}

func TestStoreKeepsEachValue(t *testing.T) {
	var s Store[int]
	var kept []*int
	for i := range 300 {
		kept = append(kept, s.Keep(i))
	}
	for i, p := range kept {
		if *p != i {
			t.Fatalf("value %d became %d", i, *p)
		}
	}
}

// Tokens ask for NFC only where a rune is doubtful: the text must be normalised whatever stands beside words, numbers and marks.
func TestNormalised(t *testing.T) {
	for r := rune(0x80); r < 0x3000; r++ {
		for _, beside := range []string{"đảng", "Đảng ủy", "xyz", "5", "5.", "<", " ", ""} {
			for _, in := range []string{beside + string(r), string(r) + beside, beside + string(r) + beside + " có 5 đảng viên"} {
				got := New(in)
				if want := viet.NFC(in); got.Src != want {
					t.Fatalf("New(%q).Src = %q, want %q", in, got.Src, want)
				}
				got.Release()
			}
		}
	}
}
