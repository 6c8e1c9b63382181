package parse

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baotinh/extract/numeral"
	"baotinh/extract/timex"
)

//go:embed deviations.tsv
var deviationsTSV string

// brief writes what matters of a value: "5", "5..7 đồng", "9 of 10", "2020-07-01..2020-09-30", "KH/ĐU 27"; "-" for none.
func brief(v Value, ok bool) string {
	if !ok {
		return "-"
	}
	var b strings.Builder
	span := func(from, to string) {
		b.WriteString(from)
		if to != "" {
			b.WriteString(".." + to)
		}
	}
	switch {
	case len(v.Documents) > 0:
		for i, d := range v.Documents {
			if i > 0 {
				b.WriteString(", ")
			}
			if d.Canonical != nil {
				b.WriteString(*d.Canonical)
			}
		}
	case len(v.Parts) > 0:
		b.WriteString(v.ISO)
	case v.Start != "" || v.End != "":
		span(v.Start, v.End)
	case v.Value == "" && v.High != "":
		b.WriteString(v.Low + ".." + v.High)
	case v.Value == "":
		b.WriteString(v.Low + "..")
	default:
		b.WriteString(v.Value)
	}
	if v.Of != "" {
		b.WriteString(" of " + v.Of)
	}
	if v.Unit != "" {
		b.WriteString(" " + v.Unit)
	}
	if v.Register != "" {
		b.WriteString(" " + v.Register)
	}
	return b.String()
}

func one(t *testing.T, kind, in, published string) string {
	t.Helper()
	v, ok, err := One(kind, in, Reference(published))
	if err != nil {
		t.Fatalf("%s %q: %v", kind, in, err)
	}
	return brief(v, ok)
}

func TestOne(t *testing.T) {
	for _, c := range []struct{ kind, in, want string }{
		{"number", "7.000", "7000"},
		{"number", "-12,5", "-12.5"},
		{"number", "− 3", "-3"},
		{"number", "1,5 triệu", "1500000"},
		{"number", "1,2M", "1200000"},
		{"number", "âm mười độ", "-10"},
		{"number", "-10 độ", "-10"},
		{"number", "tất cả trừ 10 người", "-"},
		{"number", "nửa triệu", "500000"},
		{"number", "nửa người", "-"},
		{"number", "1tr", "1000000"},
		{"number", "1tr25", "1250000"},
		{"number", "5 tr", "5000000"},
		{"number", "1M5", "-"},
		{"number", "30ha", "30"},
		{"number", "hai mươi mốt nghìn không trăm mười một", "21011"},
		{"number", "hai mốt", "21"},
		{"number", "trăm hai", "120 lenient"},
		{"number", "Đảng bộ có 114 tổ chức", "114"},
		{"number", "một ngàn rưỡi", "1500"},
		{"number", "114 tổ chức, 63 đảng viên", "-"},
		{"number", "3 triệu 2", "3200000 lenient"},
		{"number", "1 234 567,5", "1234567.5"},
		{"number", "hai-mươi-lăm", "25"},
		{"number", "hai trăm lẻ", "-"},
		{"number", "năm mươi mươi", "-"},
		{"number", "12 triệu phú", "12"},
		{"number", "--5", "-"},
		{"number", "1e5", "-"},
		{"number", "đảng viên", "-"},
		{"number", "ngày 27-6-2019", "-"},
		{"number", "75%", "-"},
		{"percent", "21,25%", "21.25 %"},
		{"percent", "ba mươi phần trăm", "30 %"},
		{"percent", "5 - 7%", "5..7 %"},
		{"percent", "đạt trên 99%", "99 %"},
		{"percent", "từ năm đến mười phần trăm", "5..10 %"},
		{"percent", "từ mười đến năm phần trăm", "-"},
		{"percent", "99", "-"},
		{"fraction", "9/10", "9 of 10"},
		{"fraction", "ba phần tư", "3 of 4"},
		{"fraction", "âm một phần tư", "-1 of 4"},
		{"fraction", "hai mươi trên một trăm", "20 of 100"},
		{"fraction", "43 trên tổng số 217", "43 of 217"},
		{"fraction", "một phần trăm", "1 of 100"},
		{"fraction", "một phần trăm linh năm", "1 of 105"},
		{"fraction", "hai phần ba dân số", "2 of 3"},
		{"fraction", "nửa", "1 of 2"},
		{"fraction", "hai và một phần ba", "-"},
		{"fraction", "23 1/5", "-"},
		{"fraction", "1/2/2020", "-"},
		{"fraction", "5/0", "-"},
		{"ordinal", "lần thứ XVI", "16"},
		{"ordinal", "thứ tư", "4"},
		{"ordinal", "thứ hai mươi mốt", "21"},
		{"ordinal", "đầu tiên", "1"},
		{"ordinal", "lần đầu tiên", "1"},
		{"ordinal", "chi bộ đầu tiên", "1"},
		{"ordinal", "không phải đầu tiên", "-"},
		{"ordinal", "đoạt giải nhì", "2"},
		{"ordinal", "thứ một nghìn", "1000"},
		{"ordinal", "đầu tiên là hai người", "-"},
		{"ordinal", "thứ tự", "-"},
		{"roman", "thế kỷ XXI", "21"},
		{"roman", "phần ix", "9"},
		{"roman", "IIX", "-"},
		{"money", "10.000 đồng", "10000 đồng"},
		{"money", "3 tỷ 200 triệu đồng", "3200000000 đồng"},
		{"money", "từ 5 đến 7 triệu đồng", "5000000..7000000 đồng"},
		{"money", "không quá 500 nghìn đồng", "..500000 đồng"},
		{"money", "ít nhất 2 triệu đồng", "2000000.. đồng"},
		{"money", "$15k", "15000 USD"},
		{"money", "5 pao", "-"}, // a weight
		{"money", "2tr5 đồng", "2500000 đồng"},
		{"money", "giá 500k đồng", "500000 đồng"},
		{"money", "3 đô la và 5 xu", "3.05 USD"},
		{"money", "¥1000", "1000 JPY"},
		{"money", "tổng kinh phí 4,16 tỷ đồng", "4160000000 đồng"},
		{"money", "từ hai đến ba triệu đồng", "2000000..3000000 đồng"},
		{"money", "$5-7 triệu", "5000000..7000000 USD"},
		{"money", "10 đồng - 2 triệu đồng", "10..2000000 đồng"},
		{"money", "500 nghìn đồng đến 1 triệu đồng", "500000..1000000 đồng"},
		{"money", "giá từ 5 đến 7 triệu đồng một tấn", "5000000..7000000 đồng"},
		{"money", "5 triệu đồng trở lên", "5000000.. đồng"},
		{"money", "trị giá hơn 2 tỷ đồng", "2000000000.. đồng"},
		{"money", "10,000 VND", "10000 đồng"},
		{"money", "1,25 triệu USD", "1250000 USD"},
		{"money", "1 000 000 đồng", "1000000 đồng"},
		{"money", "-$5", "-5 USD"},
		{"money", "một đô la rưỡi", "1.5 USD"},
		{"money", "5 triệu đồng rưỡi", "-"},
		{"money", "nửa tỷ đồng", "500000000 đồng"},
		{"money", "nửa đô la", "0.5 USD"},
		{"money", "khoảng trăm triệu đồng", "100000000 đồng"},
		{"money", "vài triệu đồng", "-"},
		{"money", "hàng trăm triệu đồng", "-"},
		{"money", "A$10", "10 AUD"},
		{"money", "10 triệu đồng tiền phạt", "10000000 đồng"},
		{"money", "5 triệu đồng bằng tiền mặt", "5000000 đồng"},
		{"money", "từ 10 đến 5 đồng", "-"},
		{"money", "từ 5 đồng đến 10 đô la", "-"},
		{"money", "5 đồng và 10 đô la", "-"},
		{"money", "100 NDT", "100 CNY"},
		{"money", "5 đồng phục, 2 đô thị", "-"},
		{"money", "5 triệu", "-"},
		{"money", "7 đồng chí", "-"},
		{"date", "ngày 16 tháng 4 năm 2015", "2015-04-16"},
		{"date", "tháng 11/2019", "2019-11"},
		{"date", "nhiệm kỳ 2015 - 2020", "2015..2020"},
		{"date", "từ ngày 1/7/2025 đến nay", "2025-07-01"},
		{"date", "ngày 31 tháng 2 năm 2020", "-"},
		{"date", "nửa đầu năm 1930", "1930-01..1930-06"},
		{"date", "1999-12", "1999-12"},
		{"date", "1999-13", "-"},
		{"date", "năm học 1999-12", "-"},
		{"date", "tháng 13 năm 2020", "-"},
		{"date", "32/13/2020", "-"},
		{"date", "1975 người", "-"},
		{"duration", "5 năm", "5 năm"},
		{"duration", "2 tuần 3 ngày", "P2W3D"},
		{"duration", "hai năm rưỡi", "2.5 năm"},
		{"duration", "năm năm", "5 năm"},
		{"duration", "2 năm 6 tháng", "P2Y6M"},
		{"duration", "hai năm ba tháng", "P2Y3M"},
		{"duration", "hai mươi năm ba tháng", "P20Y3M"},
		{"duration", "ba mươi năm năm", "35 năm"},
		{"duration", "năm năm rưỡi", "5.5 năm"},
		{"duration", "hai lăm năm", "25 năm"},
		{"duration", "nửa tháng", "0.5 tháng"},
		{"duration", "nửa người", "-"},
		{"duration", "5 đảng viên", "-"},
		{"document", "Quyết định số 1676 - QĐ/TU", "1676-QĐ/TU"},
		{"document", "không có văn bản", "-"},
	} {
		if got := one(t, c.kind, c.in, ""); got != c.want {
			t.Errorf("%s %q is %s, want %s", c.kind, c.in, got, c.want)
		}
	}
	if got := one(t, "date", "ngày 29-7", "2020-07-30"); got != "2020-07-29" {
		t.Errorf("ngày 29-7 in a paper of July 2020 is %s", got)
	}
	if got := one(t, "date", "6 tháng đầu năm", "2020-07-30"); got != "-" {
		t.Errorf("6 tháng đầu năm in a paper of July 2020 is %s, want none", got)
	}
	if _, _, err := One("colour", "đỏ", timex.Reference{}); err == nil || !strings.Contains(err.Error(), "number") {
		t.Errorf("an unknown kind gives %v, want an error that lists the kinds", err)
	}
	if _, _, err := One("number", strings.Repeat("1", MaxInput+1), timex.Reference{}); err == nil {
		t.Error("a text over the limit is read")
	}
}

func TestUnmarked(t *testing.T) {
	for _, c := range []struct{ kind, in, want string }{
		{"number", "hai muoi lam", "25 lenient"},
		{"number", "HAI NGHIN KHONG TRAM LE NAM", "2005 lenient"},
		{"number", "hai nguoi", "2"},
		{"number", "sau khi", "-"},
		{"ordinal", "lan dau tien", "1 lenient"},
		{"number", "muoi mươi lam", "-"}, // marks somewhere: the others are left out on purpose
		{"money", "tu 5 den 7 trieu dong", "5000000..7000000 đồng lenient"},
		{"money", "10 dong chi", "-"},
		{"money", "5 trieu viet nam dong", "5000000 đồng lenient"},
		{"money", "khoang 5tr dong", "5000000 đồng lenient"},
		{"money", "hai trieu USD", "2000000 USD lenient"},
		{"money", "mien nam dong 3 trieu", "-"},
		{"money", "sau khi nam dong", "-"},
		{"percent", "viet nam phan tram", "-"},
		{"fraction", "viet nam phan ba", "-"},
		{"fraction", "hai phan ba", "2 of 3 lenient"},
		{"date", "ngay 3 thang tu nam 1930", "1930-04-03 lenient"},
		{"date", "ngay 31 thang 2 nam 2020", "-"},
		{"fraction", "mot phan ba", "1 of 3 lenient"},
		{"ordinal", "thu hai muoi mot", "21 lenient"},
		{"percent", "hai muoi phan tram", "20 % lenient"},
	} {
		if got := one(t, c.kind, c.in, ""); got != c.want {
			t.Errorf("%s %q is %s, want %s", c.kind, c.in, got, c.want)
		}
	}
}

func TestDeviations(t *testing.T) {
	seen := 0
	for n, line := range strings.Split(strings.TrimSpace(deviationsTSV), "\n") {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "kind\t") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 5 || c[4] == "" {
			t.Fatalf("deviations.tsv:%d: %d cells, want 5 with a reason", n+1, len(c))
		}
		if got := one(t, c[0], c[1], ""); got != c[3] {
			t.Errorf("deviations.tsv:%d: %s %q is %s, the ledger says %s", n+1, c[0], c[1], got, c[3])
		}
		seen++
	}
	if seen < 10 {
		t.Errorf("the ledger has %d rows", seen)
	}
}

func TestStream(t *testing.T) {
	in := `{"id":"a","kind":"number","input":"hai mươi"}

not json
{"id":2,"kind":"number","input":"không có"}
{"id":"c","kind":"date","input":"ngày 29-7","reference_time":"2020-07-30T06:00:00+07:00"}
{"id":"d","kind":"document","input":"không có","reference_time":null}
{"kind":"colour","input":"đỏ"}
{"id":"e","kind":"date","input":"ngày 29-7","reference_time":"30/7/2020"}
{"id":"f","kind":"number","input":"12","reference_time":""}
`
	var out strings.Builder
	if err := Stream(strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	got := strings.Split(strings.TrimSpace(out.String()), "\n")
	want := []string{
		`{"id":"a","result":{"kind":"number","value":"20"}}`,
		`{"id":null,"result":null,"error":"line 3`,
		`{"id":2,"result":null}`,
		`{"id":"c","result":{"kind":"date","start":"2020-07-29"}}`,
		`{"id":"d","result":{"kind":"document","documents":[]}}`,
		`{"id":null,"result":null,"error":"extract/parse: no kind`,
		`{"id":"e","result":null,"error":"reference_time \"30/7/2020\" is no day`,
		`{"id":"f","result":{"kind":"number","value":"12"}}`,
	}
	if len(got) != len(want) {
		t.Fatalf("%d answers, want %d:\n%s", len(got), len(want), out.String())
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("answer %d is %s, want %s", i+1, got[i], want[i])
		}
	}
	if err := Stream(strings.NewReader(strings.Repeat("x", maxLine+1)), &out); err == nil {
		t.Error("an endless line is read without an error")
	}
}

// shared returns a file of the shared folder, or skips.
func shared(t *testing.T, path string) string {
	t.Helper()
	if dir := os.Getenv("BAOTINH_SHARED"); dir != "" {
		return filepath.Join(dir, path)
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "shared", path)); err == nil {
			return filepath.Join(dir, "shared", path)
		}
	}
	t.Skipf("no shared/%s beside the project; set BAOTINH_SHARED", path)
	return ""
}

// Other projects' numbers, negatives and sums, as far as their form needs no interpreting. The scorer beside the file covers the rest.
func TestExternalCases(t *testing.T) {
	file, err := os.Open(shared(t, "external/cases.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, maxLine)
	numbers, negatives := 0, 0
	for in.Scan() {
		var c struct {
			ID, Kind, Input string
			Expected        struct{ Value json.Number }
		}
		if json.Unmarshal(in.Bytes(), &c) != nil { // another kind's expectation
			continue
		}
		switch {
		case (c.Kind == "number" || c.Kind == "number_words") && c.Expected.Value != "" && !strings.ContainsAny(c.Expected.Value.String(), "eE"):
			want, err := numeral.ParseDecimal(c.Expected.Value.String())
			if err != nil {
				continue
			}
			v, ok, _ := One("number", c.Input, timex.Reference{})
			if got, err := numeral.ParseDecimal(v.Value); !ok || err != nil || !got.Equal(want) {
				t.Errorf("%s: %q is %q, want %s", c.ID, c.Input, v.Value, want)
			}
			numbers++
		case c.Kind == "negative":
			if v, ok, _ := One("date", c.Input, Reference("2012-08-10")); ok {
				t.Errorf("%s: %q is the date %s, want none", c.ID, c.Input, v.Start)
			}
			negatives++
		}
	}
	if in.Err() != nil || numbers < 200 || negatives < 20 {
		t.Errorf("%d numbers and %d negatives read, error %v", numbers, negatives, in.Err())
	}
}

func FuzzOne(f *testing.F) {
	for _, s := range []string{"hai mươi mốt", "1,5 triệu đồng", "từ 5 đến 7%", "ngày 29-7-2020", "9/10", "2 tuần 3 ngày", "18-NQ/TW", "\xff", "- - -", "một phẩy"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<12 {
			return
		}
		for _, kind := range Kinds() {
			v, ok, err := One(kind, s, timex.Reference{})
			if err != nil {
				t.Fatalf("%s %q: %v", kind, s, err)
			}
			again, ok2, _ := One(kind, s, timex.Reference{})
			if brief(v, ok) != brief(again, ok2) {
				t.Fatalf("%s %q is %s, then %s", kind, s, brief(v, ok), brief(again, ok2))
			}
			if ok && v.Value == "" && v.Low == "" && v.High == "" && v.Start == "" && v.End == "" && v.Parts == nil && v.Documents == nil {
				t.Fatalf("%s %q is an empty value", kind, s)
			}
		}
	})
}
