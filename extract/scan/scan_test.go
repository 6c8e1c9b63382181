package scan

import (
	"strings"
	"testing"
	"unicode/utf8"
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
