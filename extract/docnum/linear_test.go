package docnum

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"baotinh/extract/scan"
)

var hostile = map[string]string{
	"digits":        "7",
	"numbers":       "1.111 ",
	"slashes":       "1/",
	"type words":    "Quyết định số ",
	"bare":          "Chỉ thị 05, ",
	"lists":         "18, ",
	"symbols":       "18-NQ/TW, ",
	"open quotes":   "Quyết định số 5-QĐ/TU về “việc ",
	"laws":          "Luật Đất đai ",
	"congresses":    "Nghị quyết Đại hội Đảng bộ ",
	"bodies":        "Ban Thường vụ Đảng ủy ",
	"brackets":      "(",
	"groups":        "5-QĐ/TU-",
	"one word":      "ă",
	"capitals":      "Nguyễn ",
	"long sentence": "theo Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương Đảng về đổi mới ",
}

// BenchmarkHostile prints how the time grows when the text grows eightfold: about 8 is linear.
func BenchmarkHostile(b *testing.B) {
	for name, piece := range hostile {
		b.Run(name, func(b *testing.B) {
			times := [2]time.Duration{}
			for b.Loop() {
				for k, size := range [2]int{32 << 10, 256 << 10} {
					x := scan.New(strings.Repeat(piece, size/len(piece)))
					start := time.Now()
					Documents(x, Context{})
					times[k] += time.Since(start)
				}
			}
			b.ReportMetric(float64(times[1])/float64(times[0]), "x8")
			b.ReportMetric(float64(times[1].Milliseconds())/float64(b.N)*4, "ms/MiB")
		})
	}
}

func FuzzDocuments(f *testing.F) {
	for _, s := range []string{"Quyết định số 1676 - QĐ/TU của Ban Thường vụ Tỉnh ủy về “đổi mới”", "các Nghị quyết số 18, 19-NQ/TW", "Số:\n34O-CV/ĐU", "(((", "Luật Đất đai năm 2024", "1112022NĐ-CP", "\xff5-QĐ/TU\xfe"} {
		f.Add(s)
	}
	for _, s := range hostile {
		f.Add(strings.Repeat(s, 40))
	}
	f.Fuzz(func(t *testing.T, s string) {
		x := scan.New(s)
		runes := []rune(x.Src)
		last := 0
		docs := Documents(x, Context{Published: "2020-08-26", Province: "Đắk Lắk"})
		for _, d := range docs {
			if d.Start < last || d.End <= d.Start || d.End > len(runes) {
				t.Fatalf("document %s is [%d,%d) after %d of %d", d.ID, d.Start, d.End, last, len(runes))
			}
			last = d.End
			if utf8.ValidString(x.Src) && string(runes[d.Start:d.End]) != d.Surface {
				t.Fatalf("text[%d:%d] is %q, surface %q", d.Start, d.End, string(runes[d.Start:d.End]), d.Surface)
			}
			if d.Number != nil && *d.Number == "" || d.Canonical != nil && *d.Canonical == "" {
				t.Fatalf("document %s has an empty number", d.ID)
			}
		}
	})
}

func BenchmarkDocuments(b *testing.B) {
	s := strings.Repeat("Đảng bộ Khối Sông Trong ra đời theo Quyết định số 1204 - QĐ/TU của Tỉnh ủy và làm theo Nghị quyết số 28-NQ/TW của Trung ương.\nĐến nay Đảng bộ gồm 96 tổ chức cơ sở đảng (51 đảng bộ, 45 chi bộ cơ sở) với gần 6.000 đảng viên. ", 30)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	x := scan.New(s)
	for b.Loop() {
		Documents(x, Context{})
	}
}
