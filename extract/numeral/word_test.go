package numeral

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baotinh/extract/scan"
)

// speller writes numbers out in one of the ways people do.
type speller struct {
	thousand, million, billion string // nghìn or ngàn …
	zero                       string // linh, lẻ, lẽ
	four, seven                string // behind tens: tư or bốn; bảy or bẩy
	five                       string // behind tens: lăm or nhăm
	full                       bool   // "không trăm" is said
}

var digitWords = [...]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

func (s speller) digit(n int) string {
	if n == 7 {
		return s.seven
	}
	return digitWords[n]
}

func (s speller) below1000(n int, inside bool) []string {
	var out []string
	h, rest := n/100, n%100
	if h > 0 || inside && s.full {
		out = append(out, s.digit(h), "trăm")
	}
	tens, unit := rest/10, rest%10
	switch {
	case rest == 0:
	case tens == 0 && len(out) > 0:
		out = append(out, s.zero, s.digit(unit))
	case tens == 0 && inside:
		out = append(out, s.zero, s.digit(unit))
	case tens == 0:
		out = append(out, s.digit(unit))
	default:
		if tens == 1 {
			out = append(out, "mười")
		} else {
			out = append(out, s.digit(tens), "mươi")
		}
		switch {
		case unit == 0:
		case unit == 1 && tens > 1:
			out = append(out, "mốt")
		case unit == 4 && tens > 1:
			out = append(out, s.four)
		case unit == 5:
			out = append(out, s.five)
		default:
			out = append(out, s.digit(unit))
		}
	}
	return out
}

func (s speller) spell(n int64) string {
	if n == 0 {
		return "không"
	}
	var out []string
	if n < 0 {
		out, n = append(out, "âm"), -n
	}
	scales := []struct {
		value int64
		word  string
	}{{1e9, s.billion}, {1e6, s.million}, {1e3, s.thousand}, {1, ""}}
	inside := false
	for _, sc := range scales {
		part := n / sc.value
		n %= sc.value
		if part == 0 {
			continue
		}
		if part >= 1000 { // nghìn tỷ, triệu tỷ
			out = append(out, s.spell(part), sc.word)
		} else {
			out = append(out, s.below1000(int(part), inside)...)
			if sc.word != "" {
				out = append(out, sc.word)
			}
		}
		inside = true
	}
	return strings.Join(out, " ")
}

func drawSpeller(t *rapid.T) speller {
	pick := func(label string, words ...string) string { return rapid.SampledFrom(words).Draw(t, label) }
	return speller{
		thousand: pick("thousand", "nghìn", "ngàn"), million: "triệu", billion: pick("billion", "tỷ", "tỉ"),
		zero: pick("zero", "linh", "lẻ", "lẽ"), four: pick("four", "tư", "bốn"), seven: pick("seven", "bảy", "bẩy"),
		five: pick("five", "lăm", "nhăm"), full: rapid.Bool().Draw(t, "full"),
	}
}

func drawNumber(t *rapid.T) int64 {
	n := rapid.Int64Range(0, 999_999_999_999_999_999).Draw(t, "n")
	for range rapid.IntRange(0, 17).Draw(t, "shorter") {
		n /= 10
	}
	return n
}

func TestSpelledNumbersReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSpeller(t)
		n := drawNumber(t)
		if rapid.Bool().Draw(t, "negative") {
			n = -n
		}
		text := s.spell(n)
		got, err := ParseWords(text, false)
		if err != nil || !got.Equal(NewDecimal(n)) {
			t.Fatalf("%q is %v (%v), want %d", text, got, err, n)
		}
		lenient, err := ParseWords(text, true)
		if err != nil || !lenient.Equal(got) {
			t.Fatalf("%q read leniently is %v (%v), want %d", text, lenient, err, n)
		}
	})
}

// In running text a compound stays whole and keeps its value, whatever follows.
func TestSpelledNumbersInText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSpeller(t)
		n := drawNumber(t)
		if n < 20 || n%1000 == 5 && n > 1000 && !s.full {
			t.Skip()
		}
		spelled := s.spell(n)
		text := scan.New("Đảng bộ có " + spelled + " đảng viên, tăng so với năm trước.")
		found := Find(text)
		if len(found) != 1 || text.Surface(found[0].From, found[0].To) != spelled || !found[0].Value.Equal(NewDecimal(n)) {
			t.Fatalf("%q in a sentence is found as %+v", spelled, found)
		}
	})
}

func TestDecimalsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSpeller(t)
		whole := rapid.Int64Range(0, 1e9).Draw(t, "whole")
		digits := rapid.SliceOfN(rapid.IntRange(0, 9), 1, 8).Draw(t, "decimals")
		words := []string{s.spell(whole), rapid.SampledFrom([]string{"phẩy", "chấm"}).Draw(t, "point")}
		want := NewDecimal(whole).String() + "."
		for _, d := range digits {
			words = append(words, s.digit(d))
			want += string(rune('0' + d))
		}
		text := strings.Join(words, " ")
		value, err := ParseDecimal(want)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ParseWords(text, false); err != nil || !got.Equal(value) {
			t.Fatalf("%q is %v (%v), want %s", text, got, err, want)
		}
	})
}

func TestDigitsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawNumber(t)
		decimals := rapid.StringMatching(`[0-9]{0,2}`).Draw(t, "decimals")
		text := NewDecimal(n).String()
		for at := len(text) - 3; at > 0; at -= 3 {
			text = text[:at] + "." + text[at:]
		}
		want := NewDecimal(n).String()
		if decimals != "" {
			text += "," + decimals
			want += "." + decimals
		}
		value, err := ParseDecimal(want)
		if err != nil {
			t.Skip() // more digits than are kept
		}
		if got, ok := ParseDigits(text); !ok || !got.Equal(value) {
			t.Fatalf("%q is %v, %v, want %s", text, got, ok, want)
		}
	})
}

func TestParseDigits(t *testing.T) {
	for in, want := range map[string]string{
		"1.000.000,5": "1000000.5", "1,000,000.5": "1000000.5", "60,240": "60.24", "1 234 567": "1234567", "1 234,5": "1234.5",
		"1\u00a0000\u00a0000": "1000000", "12\u202f500": "12500", "1'000'000": "1000000", "007": "7", "0.5": "0.5",
	} {
		if got, ok := ParseDigits(in); !ok || got.String() != want {
			t.Errorf("%q is %v, %v, want %s", in, got, ok, want)
		}
	}
	for _, in := range []string{"024 3825 1234", "091 234 567", "1 23", "12 345 67", "1 234\u00a0567", "1 234 567 ", "1.2.3", "1,2,3", "3821.345", "", ",5"} {
		if got, ok := ParseDigits(in); ok {
			t.Errorf("%q is %v, want none", in, got)
		}
	}
	if got, ok := ParseThousands("4,974"); !ok || got.String() != "4974" {
		t.Errorf("4,974 in thousands is %v, %v", got, ok)
	}
	if got, ok := ParseThousands("4,97"); ok {
		t.Errorf("4,97 in thousands is %v, want none", got)
	}
}

func TestYearAt(t *testing.T) {
	for in, want := range map[string]int{
		"một chín bảy lăm": 1975, "một chín chín chín": 1999, "hai không mười ba": 2013, "hai không hai mươi lăm": 2025, "hai không hai ba": 2023,
		"hai không linh chín": 2009, "hai không không chín": 2009, "hai không một hai": 2012, "một chín": 0, "hai không ba": 0, "hai nghìn": 0,
		"hai không linh mười": 0, "năm": 0,
	} {
		x := scan.New(in)
		got, to, ok := YearAt(x, 0)
		if ok != (want > 0) || ok && (got != want || to != len(x.Tokens)) {
			t.Errorf("the year %q is %d up to token %d, %v, want %d", in, got, to, ok, want)
		}
	}
}

func TestParseWords(t *testing.T) {
	for in, want := range map[string]string{
		"mười lăm": "15", "mười nhăm": "15", "hai mươi tư": "24", "bốn mươi bốn": "44", "chín mươi mốt": "91",
		"một trăm lẻ một": "101", "một nghìn lẻ mười": "1010", "năm trăm linh năm": "505",
		"một vạn hai nghìn": "12000", "ba vạn": "30000", "hai chục": "20", "ba chục nghìn": "30000",
		"một nghìn tỷ": "1000000000000", "hai trăm nghìn tỷ": "200000000000000", "một triệu tỷ": "1000000000000000", "một tỷ tỷ": "1000000000000000000",
		"triệu rưỡi": "1500000", "hai tỷ rưỡi": "2500000000", "trăm rưỡi": "150", "ba rưỡi": "3.5", "nghìn rưỡi": "1500",
		"không phẩy hai lăm": "0.25", "ba phẩy mười bốn": "3.14", "hai phẩy năm triệu": "2500000", "âm năm phẩy không bảy": "-5.07",
		"mười hai nghìn chấm sáu nghìn bảy trăm tám mươi chín": "12000.6789",
		"ba mươi đơn vị": "30", "1 tỷ 250 triệu": "1250000000", "2 phẩy 5": "2.5", "5 trăm": "500",
		"không phảy năm": "0.5", "hai-mươi-lăm": "25", "hai muơi mốt": "21",
		"BA MƯƠI MỐT": "31", "một tỷ không trăm linh hai triệu": "1002000000",
	} {
		if got, err := ParseWords(in, false); err != nil || got.String() != want {
			t.Errorf("%q is %v (%v), want %s", in, got, err, want)
		}
	}
	for in, want := range map[string]string{
		"hai mốt": "21", "ba tư": "34", "trăm hai": "120", "trăm hai ba": "123", "một nghìn hai": "1200", "nghìn ba": "1300", "hai triệu tư": "2400000",
		"một nghìn hai sáu": "1026", "hai ba": "23", "chín chín": "99", "một hai ba bốn năm": "12345", "không ba": "3", "mươi lăm": "15",
		"ba trăm hai": "320", "tỷ hai": "1200000000", "chục": "10", "một chín bảy lăm": "1975", "1 nghìn 500": "1500",
		"3 triệu 2": "3200000", "1 tỷ 250": "1250000000", "1 nghìn 25": "1025", "1 triệu 250.000": "1250000", "200 triệu lẻ 5": "200000005",
	} {
		if got, err := ParseWords(in, true); err != nil || got.String() != want {
			t.Errorf("%q read leniently is %v (%v), want %s", in, got, err, want)
		}
	}
	for _, in := range []string{"", "đảng viên", "hai đảng viên", "mươi mươi", "linh", "phẩy", "một phẩy", "hai tỷ ba tỷ rưỡi rưỡi", "trăm trăm", "hai-ba", "1 triệu 25", strings.Repeat("tỷ ", 30)} {
		if got, err := ParseWords(in, true); err == nil {
			t.Errorf("%q is %v, want none", in, got)
		}
	}
	for _, in := range []string{"hai mốt trăm", "trăm hai", "một triệu hai", "hai ba", "3 triệu 2"} {
		if got, err := ParseWords(in, false); err == nil {
			t.Errorf("%q in the standard register is %v, want none", in, got)
		}
	}
}
