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
	volume float64
	share  map[Field]float64
	length float64
	facts  float64
}

func newPaper(rng *rand.Rand) *paper {
	between := func(a, b float64) float64 { return a + (b-a)*rng.Float64() }
	return &paper{
		rng: rng, volume: math.Exp(between(math.Log(6), math.Log(80))), length: between(1500, 4000), facts: between(0.3, 5),
		share: map[Field]float64{
			Article: between(0.93, 1), Date: between(0.98, 1), Sapo: between(0.85, 1), Author: between(0.6, 1), Section: between(0.9, 1), Layout: between(0.9, 1),
			Facts: between(0.15, 0.6),
		},
	}
}

// day is the run of one night. Change bends what a page gives; nil is an ordinary day.
func (p *paper) day(n int, change func(*Seen)) Sample {
	when := time.Date(2026, 1, 5, 2, 0, 0, 0, time.UTC).AddDate(0, 0, n) // a Monday
	s := Sample{Run: fmt.Sprint(n), Time: when}
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
		one := Seen{Article: has(Article), Date: has(Date), Sapo: has(Sapo), Author: has(Author), Section: has(Section), Layout: has(Layout)}
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
