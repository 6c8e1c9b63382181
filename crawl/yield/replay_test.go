package yield

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

// paper is a newspaper of a certain habit. Its days differ: fewer stories at weekends, hardly any over the New Year, days of photo stories
// without lead or author, days of congresses full of figures.
type paper struct {
	rng    *rand.Rand
	place  *rand.Rand // for what its sections have
	volume float64
	share  map[Field]float64
	length float64
	facts  float64
	parts  []string
}

func newPaper(rng *rand.Rand) *paper {
	between := func(a, b float64) float64 { return a + (b-a)*rng.Float64() }
	p := &paper{
		rng: rng, volume: math.Exp(between(math.Log(6), math.Log(80))), length: between(1500, 4000), facts: between(0.3, 5),
		share: map[Field]float64{
			Article: between(0.93, 1), Date: between(0.98, 1), Sapo: between(0.85, 1), Author: between(0.6, 1), Section: between(0.9, 1), Layout: between(0.9, 1),
			Facts: between(0.15, 0.6),
		},
		parts: []string{"/chinh-tri", "/kinh-te", "/xa-hoi", "/van-hoa", "/phap-luat", "/the-gioi", "/video"},
	}
	p.place = rand.New(rand.NewPCG(math.Float64bits(p.volume), 6))
	return p
}

// lists are what the pages of its sections list, of which few change much in a night.
func (p *paper) lists() map[string]int {
	out := map[string]int{}
	for _, name := range p.parts {
		if p.place.Float64() < 0.9 {
			out[name] = 8 + p.place.IntN(25)
		}
	}
	return out
}

// day is the run of one night. Change bends what a page gives; nil is an ordinary day.
func (p *paper) day(n int, change func(*Seen)) Sample {
	when := time.Date(2026, 1, 5, 2, 0, 0, 0, time.UTC).AddDate(0, 0, n) // a Monday
	s := Sample{Run: fmt.Sprint(n), Time: when, Lists: p.lists()}
	volume := p.volume * math.Exp(0.25*p.rng.NormFloat64())
	switch w := when.Weekday(); {
	case n >= 41 && n < 50: // the New Year
		volume *= 0.08
	case w == time.Sunday || w == time.Monday: // of the night: Saturday and Sunday
		volume *= 0.4
	}
	photos := p.rng.Float64() < 0.05
	mood := map[Field]float64{}
	for _, f := range shares {
		mood[f] = 0.4 * p.rng.NormFloat64()
	}
	busy := math.Exp(0.5 * p.rng.NormFloat64())
	for range poisson(p.rng, volume) {
		has := func(f Field) bool {
			share := p.share[f]
			if photos && (f == Sapo || f == Author || f == Facts) {
				share *= 0.7
			}
			share = min(max(share, 0.001), 0.999)
			odds := share / (1 - share) * math.Exp(mood[f])
			return p.rng.Float64() < odds/(1+odds)
		}
		part := int(float64(len(p.parts)) * p.place.Float64() * p.place.Float64()) // the first have most
		one := Seen{Part: p.parts[part], Article: has(Article) && (p.parts[part] != "/video" || p.place.Float64() < 0.5), Date: has(Date), Sapo: has(Sapo), Author: has(Author), Section: has(Section), Layout: has(Layout)}
		one.Length = int(p.length * math.Exp(0.6*p.rng.NormFloat64()))
		if has(Facts) {
			one.Facts = 1 + int(p.facts*busy*p.rng.ExpFloat64()/p.share[Facts])
		}
		if change != nil {
			change(&one)
		}
		s.Add(one)
	}
	return s
}

func poisson(rng *rand.Rand, mean float64) int {
	n := 0
	for t := rng.ExpFloat64(); t < mean; t += rng.ExpFloat64() {
		n++
	}
	return n
}

// live adds a day to a history as a run does, and returns its new alarms.
func live(past []Sample, today Sample) ([]Sample, []Alarm) {
	today.Alarms = Judge(past, today)
	var fresh []Alarm
	for _, a := range today.Alarms {
		if a.New {
			fresh = append(fresh, a)
		}
	}
	if today.Pages > 0 || len(today.Alarms) > 0 {
		past = append(past, today)
	}
	return past, fresh
}

// Ninety days without a change, of twice 63 newspapers: at most one false alarm for each of them.
func TestReplayWithoutChange(t *testing.T) {
	alarms := 0
	for i := range 2 * 63 {
		p := newPaper(rand.New(rand.NewPCG(uint64(i), 1)))
		var past []Sample
		var all []string
		for n := range 90 {
			var fresh []Alarm
			past, fresh = live(past, p.day(n, nil))
			for _, a := range fresh {
				all = append(all, fmt.Sprintf("day %d: %s", n, a))
			}
		}
		alarms += len(all)
		if len(all) > 1 {
			t.Errorf("newspaper %d with %.0f stories a day: %q", i, p.volume, all)
		}
	}
	t.Logf("%d false alarms of %d newspapers in 90 days each", alarms, 2*63)
	if alarms > 10 {
		t.Errorf("%d false alarms, at most 10 are let pass", alarms)
	}
}

// A template changes after sixty days: the first run of at least ten pages says so, whatever has changed.
func TestReplayWithChange(t *testing.T) {
	for _, c := range []struct {
		name   string
		field  Field // that the alarm must name
		change func(*Seen)
	}{
		{"no article any more", Article, func(s *Seen) { s.Article = false }},
		{"dates lost", Date, func(s *Seen) { s.Date = false }},
		{"leads lost", Sapo, func(s *Seen) { s.Sapo = false }},
		{"authors lost", Author, func(s *Seen) { s.Author = false }},
		{"sections lost", Section, func(s *Seen) { s.Section = false }},
		{"the layout does not match", Layout, func(s *Seen) { s.Layout = false }},
		{"the text is cut", Length, func(s *Seen) { s.Length /= 8 }},
		{"the whole page is taken for text", Length, func(s *Seen) { s.Length = 8*s.Length + 20000 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			missed, all := 0, 0
			for i := range 40 {
				p := newPaper(rand.New(rand.NewPCG(uint64(i), 2)))
				if p.share[c.field] > 0 && p.share[c.field] < 0.8 {
					p.share[c.field] = 0.8 // of a field that is usually there
				}
				var past []Sample
				for n := range 60 {
					past, _ = live(past, p.day(n, nil))
				}
				for n, seen := 60, false; ; n++ {
					today := p.day(n, c.change)
					past, _ = live(past, today)
					seen = seen || past[len(past)-1].alarmed(c.field)
					if today.Pages < 10 { // it may be seen all the same
						continue
					}
					all++
					if !seen {
						missed++
						t.Logf("newspaper %d, %d pages: alarms %v", i, today.Pages, past[len(past)-1].Alarms)
					}
					break
				}
			}
			if missed > 0 {
				t.Errorf("not seen on the first day: %d of %d newspapers", missed, all)
			}
		})
	}
}

// A part of the pages gets another template after sixty days. What hardly depends on the stories of the day is seen at once or within some nights;
// leads and authors, which photo stories lack too, a little later.
func TestReplayWithPartialChange(t *testing.T) {
	for _, c := range []struct {
		name               string
		field              Field
		change             func(*Seen)
		papers, soon, late int // how many of 40 newspapers must be seen on the first day, and within ten
	}{
		{"half of the pages hold no article", Article, func(s *Seen) { s.Article = false }, 40, 28, 36},
		{"half of the dates are lost", Date, func(s *Seen) { s.Date = false }, 40, 30, 37},
		{"half of the sections are lost", Section, func(s *Seen) { s.Section = false }, 40, 25, 33},
		{"half of the pages match no layout", Layout, func(s *Seen) { s.Layout = false }, 40, 25, 33},
		{"half of the leads are lost", Sapo, func(s *Seen) { s.Sapo = false }, 40, 0, 23},
		{"half of the authors are lost", Author, func(s *Seen) { s.Author = false }, 40, 0, 23},
		{"a section holds no articles", Part, func(s *Seen) { s.Article = s.Article && s.Part != "/kinh-te" }, 40, 10, 34},
	} {
		t.Run(c.name, func(t *testing.T) {
			soon, late := 0, 0
			for i := range c.papers {
				p := newPaper(rand.New(rand.NewPCG(uint64(i), 5)))
				if p.share[c.field] > 0 && p.share[c.field] < 0.8 {
					p.share[c.field] = 0.8 // of a field that is usually there
				}
				var past []Sample
				for n := range 60 {
					past, _ = live(past, p.day(n, nil))
				}
				for n := range 10 {
					past, _ = live(past, p.day(60+n, func(s *Seen) {
						if c.field == Part || p.place.Float64() < 0.5 {
							c.change(s)
						}
					}))
					last := &past[len(past)-1]
					if !last.alarmed(c.field) && (c.field != Part || !last.alarmed(Article)) {
						continue
					}
					if late++; n == 0 {
						soon++
					}
					break
				}
			}
			t.Logf("of %d newspapers %d seen on the first day, %d within ten", c.papers, soon, late)
			if soon < c.soon || late < c.late {
				t.Errorf("seen on the first day: %d of %d, want %d; within ten days %d, want %d", soon, c.papers, c.soon, late, c.late)
			}
		})
	}
}

func TestReplaySilence(t *testing.T) {
	p := newPaper(rand.New(rand.NewPCG(7, 3)))
	var past []Sample
	for n := range 40 {
		past, _ = live(past, p.day(n, nil))
	}
	fresh, first := 0, 0
	for n := 40; n < 60; n++ {
		var alarms []Alarm
		past, alarms = live(past, Sample{Time: past[0].Time.AddDate(0, 0, n)})
		if len(alarms) > 0 {
			fresh++
			if alarms[0].Field != Silence {
				t.Errorf("%v", alarms)
			}
			if first == 0 {
				first = n
			}
		}
	}
	if fresh != 1 || first > 46 {
		t.Errorf("%d alarms, the first on day %d", fresh, first)
	}
}

// A change that stays is what is usual after some runs.
func TestReplayAccepts(t *testing.T) {
	p := newPaper(rand.New(rand.NewPCG(11, 4)))
	p.volume, p.share[Author] = 30, 0.95
	var past []Sample
	for n := range 35 {
		past, _ = live(past, p.day(n, nil))
	}
	last := 0
	for n := 50; n < 90; n++ {
		past, _ = live(past, p.day(n, func(s *Seen) { s.Author = false }))
		if past[len(past)-1].alarmed(Author) {
			last = n
		}
	}
	if last < 50 || last > 65 {
		t.Errorf("the last alarm was on day %d", last)
	}
}
