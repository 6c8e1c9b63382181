package entity

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

var hostile = map[string]string{
	"capitals":     "Nguyễn ",
	"names":        "Nguyễn Văn A, ",
	"posts":        "Bí thư, ",
	"post chains":  "Phó Bí thư Thường trực Đảng ủy ",
	"bodies":       "Ban Thường vụ Đảng ủy ",
	"comrades":     "đồng chí ",
	"plural":       "các đồng chí ",
	"places":       "xã Thanh Tân, ",
	"admin":        "tỉnh ",
	"congresses":   "Đại hội Đảng bộ ",
	"congress":     "tổ chức Đại hội nhiệm kỳ 2015-2020 ",
	"brackets":     "(",
	"short forms":  "(ABC) ",
	"long forms":   "tổ chức cơ sở đảng (TCCSĐ) ",
	"and":          "và ",
	"one word":     "ă",
	"digits":       "7",
	"dashes":       "- ",
	"names spaced": "ông Nguyễn Văn A - Bí thư Tỉnh ủy - ",
}

func all(x *scan.Text) {
	Organisations(x)
	People(x)
	Congresses(x, nil)
	Abbreviations(x)
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
					all(x)
					times[k] += time.Since(start)
				}
			}
			b.ReportMetric(float64(times[1])/float64(times[0]), "x8")
			b.ReportMetric(float64(times[1].Milliseconds())/float64(b.N)*4, "ms/MiB")
		})
	}
}

func FuzzEntities(f *testing.F) {
	for _, s := range []string{"Bí thư Tỉnh ủy Trần Văn Mẫu", "tổ chức cơ sở đảng (TCCSĐ)", "Đại hội XIII của Đảng", "\xffông \xfeA", "H'Yim Kđoh, Q. 8"} {
		f.Add(s)
	}
	for _, s := range hostile {
		f.Add(strings.Repeat(s, 30))
	}
	f.Fuzz(func(t *testing.T, s string) {
		x := scan.New(s)
		runes := []rune(x.Src)
		inside := func(what string, start, end int) {
			if start < 0 || end <= start || end > len(runes) && utf8.ValidString(x.Src) {
				t.Fatalf("%s is [%d,%d) of %d", what, start, end, len(runes))
			}
		}
		at := 0
		for _, o := range Organisations(x) {
			if o.From < at || o.To <= o.From || o.To > len(x.Tokens) || o.HeadTo < o.From || o.HeadTo > o.To {
				t.Fatalf("organisation [%d,%d) with head to %d after %d", o.From, o.To, o.HeadTo, at)
			}
			at = o.To
		}
		names := map[string]bool{}
		for _, p := range People(x) {
			inside("person "+p.Name, p.Start, p.End)
			if names[p.Name] {
				t.Fatalf("%q twice", p.Name)
			}
			names[p.Name] = true
		}
		for _, c := range Congresses(x, timex.Find(x, timex.Reference{})) {
			inside("congress "+c.Organisation, c.Start, c.End)
			if c.Ordinal == nil && c.Term == nil {
				t.Fatalf("congress of %q with neither ordinal nor tenure", c.Organisation)
			}
		}
		for _, a := range Abbreviations(x) {
			inside("abbreviation "+a.Short, a.Start, a.End)
		}
	})
}
