package viet

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestKeyMeetsSpellings(t *testing.T) {
	for _, same := range [][]string{
		{"uỷ", "ủy", "UỶ", "uỷ"},
		{"hoà", "hòa", "Hòa"}, {"khoá", "khóa"}, {"thuỷ", "thủy"}, {"khoẻ", "khỏe"},
		{"tỉ", "tỷ"}, {"kĩ", "kỹ"}, {"quí", "quý"}, {"lí", "lý"},
		{"Đảng  uỷ", "đảng ủy"}, {"Ðảng ủy", "Đảng ủy"},
	} {
		want := Key(same[0])
		for _, s := range same[1:] {
			if got := Key(s); got != want {
				t.Errorf("Key(%q) = %q, want %q as for %q", s, got, want, same[0])
			}
		}
	}
}

func TestKeyKeepsWordsApart(t *testing.T) {
	for _, pair := range [][2]string{{"của", "cửa"}, {"mua", "mùa"}, {"tai", "tay"}, {"đang", "đảng"}, {"gì", "giờ"}, {"hoan", "hoàn"}} {
		if Key(pair[0]) == Key(pair[1]) {
			t.Errorf("Key(%q) == Key(%q)", pair[0], pair[1])
		}
	}
}

func TestKeyPlacesTone(t *testing.T) {
	for in, want := range map[string]string{
		"hoà": "hòa", "hoàn": "hoàn", "của": "của", "giá": "giá", "quá": "quá", "thuở": "thuở", "khuỷu": "khuỷu",
		"người": "người", "tuyến": "tuyến", "gì": "gì", "già": "già", "mía": "mía", "xã": "xã", "TW": "tw", "hoài": "hoài",
	} {
		if got := Key(in); got != want {
			t.Errorf("Key(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Đảng uỷ": "dang uy", "Ðảng": "dang", "ĐƯỜNG": "duong", "abc 123": "abc 123", "Đảng": "dang",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestVariants(t *testing.T) {
	for in, want := range map[string][]string{
		"ủy": {"ủy", "uỷ"}, "tỉ": {"tỷ", "tỉ"}, "hoà": {"hòa", "hoà"}, "đảng": {"đảng"}, "quý": {"quý", "quí"}, "TW": {"tw"},
	} {
		got := Variants(in)
		if len(got) != len(want) {
			t.Errorf("Variants(%q) = %q, want %q", in, got, want)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("Variants(%q) = %q, want %q", in, got, want)
			}
		}
	}
}

func TestIsSyllable(t *testing.T) {
	for _, s := range []string{"Lâm", "Chuyển", "nghiêng", "uỷ", "Quốc", "giữ", "Tuy"} {
		if !IsSyllable(s) {
			t.Errorf("IsSyllable(%q) = false", s)
		}
	}
	for _, s := range []string{"Tube", "TW", "Mc", "QyĐ", "phone"} {
		if IsSyllable(s) {
			t.Errorf("IsSyllable(%q) = true", s)
		}
	}
}

// Every rune that isComposed lets pass must be left alone by normalisation, between letters too.
func TestNFC(t *testing.T) {
	for r := rune(0); r < 0x3000; r++ {
		s := "e" + string(r) + "e"
		if got, want := NFC(s), norm.NFC.String(s); got != want {
			t.Errorf("NFC(%q) = %q, want %q", s, got, want)
		}
	}
	for _, s := range []string{"", "\xc4", "a\xe1\xba", "\xe1\xba\u0301", "Đảng", "a\u0323\u0302", "…\u0301"} {
		if got, want := NFC(s), norm.NFC.String(s); got != want {
			t.Errorf("NFC(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestKeySpaces(t *testing.T) {
	for in, want := range map[string]string{"": "", " \t": "", "  Cấp\u00a0 uỷ\n": "cấp ủy", "kinh tế - xã hội, ": "kinh tế - xã hội,", "“Tỉ lệ”": "“tỷ lệ”"} {
		if got := Key(in); got != want {
			t.Errorf("Key(%q) = %q, want %q", in, got, want)
		}
	}
}

func BenchmarkKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Key("Đại hội đại biểu Đảng bộ tỉnh khoá mới")
	}
}
