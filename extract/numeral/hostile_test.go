package numeral

import (
	"fmt"
	"strings"
	"testing"

	"baotinh/extract/scan"
)

var hostile = []string{
	"1", "1.111", "1,1", "12 ", "một ", "mười ", "năm ", "một trăm ", "hai mươi ", "tỷ ", "một tỷ ", "1 tỷ ", "3 triệu 2 nghìn ", "1-", "1/", "9/10 ", "5 - 7% ", "(", "%", "không ",
	"khóa XVI ", "lần thứ ", "hàng trăm ", "a\u0301", "1 đến ", "1 . 111 ", "năm đến năm ", "linh ", "rưỡi ", "một phẩy ", "tổ 3/", "1e5", "\n1. Ông ",
}

// Find and FindOrdinals must do at most a fixed amount of work for each byte, whatever the text.
func TestWorkIsLinear(t *testing.T) {
	for _, unit := range hostile {
		work := func(bytes int) int {
			text := scan.New(strings.Repeat(unit, bytes/len(unit)))
			text.Work = 0
			Find(text)
			FindOrdinals(text)
			return text.Work
		}
		small, large := work(1<<12), work(1<<15)
		if large > 9*small+1000 {
			t.Errorf("%q: %d steps for 4 KiB, %d for 32 KiB", unit, small, large)
		}
		if large > 100<<15 {
			t.Errorf("%q: %d steps for 32 KiB", unit, large)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range hostile {
		f.Add(strings.Repeat(s, 3))
	}
	for _, s := range []string{"gần 7.000 đảng viên", "đạt 5 - 7%, 9/10 chỉ tiêu", "3 tỷ 200 triệu đồng, hai năm rưỡi", "96 .450 hội viên , 12 ,6 tỷ", "\xff1\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<14 {
			return
		}
		text := scan.New(s)
		found := Find(text)
		end := 0
		for _, n := range found {
			if n.From < end || n.To <= n.From || n.To > len(text.Tokens) {
				t.Fatalf("%q: number [%d,%d) after %d of %d", s, n.From, n.To, end, len(text.Tokens))
			}
			end = n.To
			if (n.Value == nil) != (n.Form == Range) || (n.Low == nil) != (n.High == nil) || (n.Of != nil) != (n.Form == Score) {
				t.Fatalf("%q: %+v lacks or mixes values", s, n)
			}
			if n.Form == Range && n.Low.Cmp(*n.High) >= 0 {
				t.Fatalf("%q: range from %v to %v", s, n.Low, n.High)
			}
			if n.Rule == "" {
				t.Fatalf("%q: %+v names no rule", s, n)
			}
		}
		end = 0
		for _, o := range FindOrdinals(text) {
			if o.From < end || o.At <= o.From || o.To <= o.At || o.To > len(text.Tokens) {
				t.Fatalf("%q: ordinal %+v after %d", s, o, end)
			}
			end = o.To
		}
		if again := Find(text); fmt.Sprint(surfaces(text, found)) != fmt.Sprint(surfaces(text, again)) {
			t.Fatalf("%q: %v, then %v", s, surfaces(text, found), surfaces(text, again))
		}
	})
}

func surfaces(t *scan.Text, ns []Number) (out []string) {
	for _, n := range ns {
		out = append(out, show(t, n))
	}
	return out
}

func BenchmarkFind(b *testing.B) {
	s := strings.Repeat("Đến nay Đảng bộ gồm 96 tổ chức cơ sở đảng (51 đảng bộ, 45 chi bộ cơ sở) với gần 6.000 đảng viên, vượt 21,25% so với chỉ tiêu, thu ngân sách 1,5 tỷ đồng, bổ sung hai đồng chí. ", 40)
	text := scan.New(s)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text)
		FindOrdinals(text)
	}
}

// BenchmarkHostile prints how the time grows when the text grows eightfold.
func BenchmarkHostile(b *testing.B) {
	for k, unit := range hostile {
		b.Run(fmt.Sprint(k), func(b *testing.B) {
			times := [2]float64{}
			for n, size := range []int{1 << 17, 1 << 20} {
				text := scan.New(strings.Repeat(unit, size/len(unit)))
				best := testing.Benchmark(func(b *testing.B) {
					for b.Loop() {
						Find(text)
						FindOrdinals(text)
					}
				})
				times[n] = float64(best.NsPerOp())
			}
			b.ReportMetric(times[1]/1e6, "ms/MiB")
			b.ReportMetric(times[1]/times[0], "x8")
		})
	}
}
