package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baotinh/extract/check"
	"baotinh/extract/docnum"
	"baotinh/extract/entity"
	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/relation"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// hostile are pieces whose repetition makes one stage or another look far ahead or far back: each of them has once been suspected of it.
var hostile = map[string]string{
	"digits":           "7",
	"dotted":           "1.111.111 ",
	"dotted unbroken":  "1.",
	"brackets":         "(",
	"closed brackets":  "(1) ",
	"type words":       "Quyết định số ",
	"symbols":          "18-NQ/TW, ",
	"one word":         "ă",
	"capitals":         "Nguyễn ",
	"upper case":       "ĐẢNG ",
	"combining marks":  "a\u0301\u0323\u0302",
	"number words":     "một phẩy ",
	"many zeros":       "không ",
	"scales":           "tỷ ",
	"lists":            "18, ",
	"counted lists":    "5 đảng viên, ",
	"shares":           "tăng 5% so với ",
	"parts":            "trong đó có 5 nữ, ",
	"wholes":           "5/6 đảng viên đạt 80%, ",
	"times":            "từ năm 2019 đến ",
	"tenures":          "nhiệm kỳ (",
	"quotes":           "“",
	"line breaks":      "5 xã\n",
	"full stops":       "Đảng bộ có 5 chi bộ. ",
	"headings":         "1. Ông\n",
	"posts":            "đồng chí Bí thư Tỉnh ủy ",
	"people":           "ông Nguyễn Văn Xuân, Phó Chủ tịch UBND tỉnh, ",
	"abbreviations":    "Hội đồng nhân dân (HĐND) ",
	"organisations":    "Ban Thường vụ Đảng ủy ",
	"congresses":       "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI ",
	"broken encodings": "\xff",
	"percentages":      "5% ",
	"closed sentences": "5%. ",
	"years of age":     "5 năm ",
	"counts in row":    "5 đảng viên và ",
	"open counts":      "5 (",
	"money":            "5 tỷ ",
	"levels":           "đạt 5% là ",
	"goals":            "phấn đấu 5% ",
	"deeds":            "kỷ luật 5 đảng viên ",
	"bare deeds":       "kỷ luật 5 ",
	"colons":           "đảng viên: 5 ",
	"named items":      "Hội An 5 đảng viên; Hội An 5; ",
	"averages":         "hằng năm 5 xã ",
	"one of all":       "Hà Nội là trong cả nước có 5% ",
	"striving":         "phấn đấu 5 chỉ tiêu, ",
	"delegates' ages":  "đại biểu 5 tuổi ",
	"brackets of sums": "25 chi bộ (5 chi bộ, 20 chi bộ) ",
	"rows of crops":    "diện tích cam, quýt, bưởi 5 ha, ",
	"short forms":      "(ABC) ",
	"bars":             "|",
	"tabs":             "5\t",
	"table rows":       "xã | 5 | năm 2020\n",
	"tables":           "Đơn vị | Đảng viên\nXã A | 5\n\n",
	"table units":      "Đơn vị | ĐVT | Năm 2020\nXã A | ha | 5\nXã B | tấn | 5\n\n",
}

// texts returns our own annotated articles, joined and cut at a blank into articles of about size bytes.
func texts(t testing.TB, size int) []string {
	files, err := filepath.Glob("../testdata/gold/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no text in testdata/gold (%v)", err)
	}
	var all strings.Builder
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(b)
		all.WriteString("\n")
	}
	rest := all.String()
	var out []string
	for len(rest) >= size {
		cut := strings.LastIndexByte(rest[:size], ' ')
		out = append(out, rest[:cut])
		rest = rest[cut:]
	}
	return out
}

// BenchmarkText is the chain over articles of usual lengths: MB/s is text to facts.
func BenchmarkText(b *testing.B) {
	for _, size := range []int{2 << 10, 9 << 10, 20 << 10} {
		b.Run(fmt.Sprintf("%dKiB", size>>10), func(b *testing.B) {
			articles := texts(b, size)
			b.SetBytes(int64(len(articles[0])))
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				Text(articles[n%len(articles)], Context{Published: "2021-03-15", Province: "Sơn Hà"}, nil)
				n++
			}
		})
	}
}

// stages are the parts of the chain. Each gets a text on which the ones before it have run.
var stages = []struct {
	name string
	run  func(*staged)
}{
	{"scan", func(s *staged) { s.t = scan.New(s.text) }},
	{"organisations", func(s *staged) { s.docs.Organisations = entity.Organisations(s.t) }},
	{"timex", func(s *staged) {
		s.docs.Times = timex.Find(s.t, timex.Reference{Published: timex.Date{Year: 2021, Month: 3, Day: 15}})
	}},
	{"docnum", func(s *staged) { s.cited = docnum.Find(s.t, s.docs) }},
	{"claim", func(s *staged) { claim(s.t, s.cited, s.docs.Times) }},
	{"abbreviations", func(s *staged) { s.abbreviations = entity.Abbreviations(s.t) }},
	{"numeral", func(s *staged) { numeral.Find(s.t) }}, // quantity calls it again
	{"quantity", func(s *staged) {
		r := &quantity.Reading{T: s.t, Orgs: s.docs.Organisations, Abbr: longForms(s.abbreviations), Times: spans(s.docs.Times), Docs: make([]scan.Span, len(s.cited))}
		r.Ahead, r.Past = timing(s.docs.Times, timex.Date{})
		for i, c := range s.cited {
			r.Docs[i] = scan.Span{From: c.From, To: c.To}
		}
		quantity.Find(r)
		s.rel = &relation.Reading{Reading: r, Times: s.docs.Times}
	}},
	{"relation", func(s *staged) { relation.Find(s.rel) }},
	{"groups", func(s *staged) { s.groups, s.checks = relation.Groups(s.rel) }},
	{"figures", func(s *staged) { figures(s.rel, s.checks, nil) }},
	{"documents", func(s *staged) { documents(docnum.Resolve(s.t, s.cited, s.docs), nil) }},
	{"people", func(s *staged) { entity.People(s.t) }},
	{"congresses", func(s *staged) { entity.Congresses(s.t, s.docs.Times) }},
}

// staged is a text on its way through stages.
type staged struct {
	text          string
	t             *scan.Text
	docs          docnum.Context
	cited         []docnum.Citation
	abbreviations []Abbreviation
	rel           *relation.Reading
	groups        []Group
	checks        []check.Check
}

// BenchmarkStages says where the time of BenchmarkText goes: MB/s of each stage by itself.
func BenchmarkStages(b *testing.B) {
	articles := texts(b, 9<<10)
	for k, stage := range stages {
		b.Run(stage.name, func(b *testing.B) {
			b.SetBytes(int64(len(articles[0])))
			b.ReportAllocs()
			for done := 0; done < b.N; done += len(articles) {
				b.StopTimer()
				ready := make([]*staged, min(len(articles), b.N-done))
				for n := range ready {
					ready[n] = &staged{text: articles[n], docs: docnum.Context{Published: "2021-03-15", Province: "Sơn Hà"}}
					for _, before := range stages[:k] {
						before.run(ready[n])
					}
				}
				b.StartTimer()
				for _, s := range ready {
					stage.run(s)
				}
			}
		})
	}
}

// BenchmarkHostile prints how the time grows when the text grows eightfold; about 8 is linear.
func BenchmarkHostile(b *testing.B) {
	for _, name := range names() {
		b.Run(name, func(b *testing.B) {
			texts := [2]string{repeated(name, 128<<10), repeated(name, 1<<20)}
			var spent [2]time.Duration
			for range b.N {
				for k, text := range texts {
					start := time.Now()
					Text(text, Context{}, nil)
					spent[k] += time.Since(start)
				}
			}
			b.ReportMetric(float64(spent[1])/float64(spent[0]), "x8")
			b.ReportMetric(spent[1].Seconds()*1e3/float64(b.N), "ms/MiB")
		})
	}
}

func names() []string {
	out := make([]string, 0, len(hostile))
	for name := range hostile {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

func repeated(name string, size int) string {
	return strings.Repeat(hostile[name], size/len(hostile[name]))
}

// counted are the stages that must count their steps: all that walk from one place of a text to another.
var counted = []string{"scan", "timex", "claim", "numeral", "quantity", "relation"}

// A stage that counts no steps would pass every test of linearity.
func TestStagesCountTheirSteps(t *testing.T) {
	s := &staged{text: strings.Repeat("Năm 2020, Đảng bộ tỉnh kết nạp 5 đảng viên, trong đó có 2 nữ, đạt 80% kế hoạch. ", 20)}
	for _, stage := range stages {
		before := 0
		if s.t != nil {
			before = s.t.Work
		}
		stage.run(s)
		if steps := s.t.Work - before; slices.Contains(counted, stage.name) && steps < 20*10 {
			t.Errorf("%s counts %d steps for 20 sentences; want at least ten a sentence", stage.name, steps)
		}
	}
}

// The steps that the stages count must grow with the text and no faster, and stay few for each byte, whatever the text. The smaller text is as long
// as it takes for the rules to look as far as they ever do; four steps a byte are let pass for what changes at the bounds of numbers and documents.
func TestWorkIsLinear(t *testing.T) {
	for _, name := range names() {
		work := func(size int) int {
			return read(repeated(name, size), Context{Published: "2021-03-15"}, nil).rel.T.Work
		}
		small, large := work(16<<10), work(128<<10)
		if small == 0 {
			t.Errorf("%s: no steps are counted", name)
		}
		if large > 9*small+4*(128<<10) {
			t.Errorf("%s: %d steps for 16 KiB, %d for 128 KiB; want at most ninefold", name, small, large)
		}
		if small > 400*(16<<10) {
			t.Errorf("%s: %d steps for 16 KiB; want at most 400 a byte", name, small)
		}
	}
}
