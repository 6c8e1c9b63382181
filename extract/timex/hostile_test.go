package timex

import (
	"fmt"
	"strings"
	"testing"

	"baotinh/extract/scan"
)

var hostile = []string{
	"1", "1/", "1-", "1.1", "1/1/", "12 ", "ngày ", "ngày 1, ", "ngày 1 và ", "1, ", "1 - ", "tháng ", "tháng 1, ", "năm ", "năm 2019, ", "2019-", "2019 - ", "từ ", "từ năm 2019 đến ", "nhiệm kỳ ",
	"nhiệm kỳ (", "sáng ", "thứ 2 ", "thứ hai, ", "5 năm ", "6 tháng đầu ", "quý I, ", "08:55 ", "7 giờ ", "hôm nay (", "đến nay ", "cùng kỳ ", "hằng năm ", "(", "a\u0301", "giai đoạn từ ", "mười ", "29-7 ",
}

// Find must do at most a fixed amount of work for each byte, whatever the text.
func TestWorkIsLinear(t *testing.T) {
	for _, unit := range hostile {
		work := func(bytes int) int {
			text := scan.New(strings.Repeat(unit, bytes/len(unit)))
			text.Work = 0
			Find(text, Reference{})
			return text.Work
		}
		small, large := work(1<<12), work(1<<15)
		if large > 9*small+1000 {
			t.Errorf("%q: %d steps for 4 KiB, %d for 32 KiB", unit, small, large)
		}
		if large > 200<<15 {
			t.Errorf("%q: %d steps for 32 KiB", unit, large)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range hostile {
		f.Add(strings.Repeat(s, 3))
	}
	for _, s := range []string{"ngày 27-6-2019", "từ ngày 31-5 đến 2-6", "nhiệm kỳ 2015 - 2020", "6 tháng đầu năm 2024", "Thứ Năm, 30/07/2020 | 06:00", "hai ngày 12 - 13/9", "từ ngày 7.7 đến 1.7", "\xff1/1\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<14 {
			return
		}
		text := scan.New(s)
		found := Find(text, Reference{Date{2020, 7, 30}})
		end := 0
		for _, m := range found {
			if m.From < end || m.To <= m.From || m.To > len(text.Tokens) {
				t.Fatalf("%q: mention [%d,%d) after %d of %d", s, m.From, m.To, end, len(text.Tokens))
			}
			end = m.To
			if m.IsFigure() && (m.CountFrom < m.From || m.CountTo > m.To) {
				t.Fatalf("%q: count [%d,%d) outside [%d,%d)", s, m.CountFrom, m.CountTo, m.From, m.To)
			}
			if !m.Period.Start.valid() || !m.Period.End.valid() || after(m.Period.Start, m.Period.End) {
				t.Fatalf("%q: %s is %v to %v", s, text.Surface(m.From, m.To), m.Period.Start, m.Period.End)
			}
			if m.Rule == "" || m.Kind == "" {
				t.Fatalf("%q: %+v names no rule or kind", s, m)
			}
		}
		var first, second strings.Builder
		for _, m := range found {
			fmt.Fprintln(&first, show(text, m))
		}
		for _, m := range Find(text, Reference{Date{2020, 7, 30}}) {
			fmt.Fprintln(&second, show(text, m))
		}
		if first.String() != second.String() {
			t.Fatalf("%q: %s, then %s", s, first.String(), second.String())
		}
		Claim(text, found)
		for _, m := range found {
			if m.IsFigure() && text.ClaimOf(m.CountFrom) != scan.Free {
				t.Fatalf("%q: the count of %s is claimed", s, text.Surface(m.From, m.To))
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	s := strings.Repeat("Ngày 29-7, Đại hội Đảng bộ tỉnh lần thứ XVI, nhiệm kỳ 2020 - 2025 khai mạc; nhiệm kỳ qua, hằng năm có 100% tổ chức đảng hoàn thành nhiệm vụ, 6 tháng đầu năm 2020 tăng so với cùng kỳ năm trước. ", 40)
	text := scan.New(s)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text, Reference{})
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
						Find(text, Reference{})
					}
				})
				times[n] = float64(best.NsPerOp())
			}
			b.ReportMetric(times[1]/1e6, "ms/MiB")
			b.ReportMetric(times[1]/times[0], "x8")
		})
	}
}
