package yield

import (
	"maps"
	"slices"
)

// A newspaper's sections may change one by one: one is moved, another gets a template of its own. In the numbers of the whole that drowns.

// Count is how many pages of a part of a newspaper there were, and how many of them held an article.
type Count struct {
	Pages    int `json:"pages"`
	Articles int `json:"articles"`
}

// maxParts bounds the parts of a newspaper that are counted.
const maxParts = 100

// addPart counts a page for its part.
func (s *Sample) addPart(p Seen) {
	c, known := s.Parts[p.Part]
	if p.Part == "" || !known && len(s.Parts) >= maxParts {
		return
	}
	if s.Parts == nil {
		s.Parts = map[string]Count{}
	}
	c.Pages++
	if p.Article {
		c.Articles++
	}
	s.Parts[p.Part] = c
}

// alarmedAbout reports whether a sample has an alarm about a part or list.
func (s *Sample) alarmedAbout(f Field, which string) bool {
	return slices.ContainsFunc(s.Alarms, func(a Alarm) bool { return a.Field == f && slices.Contains(a.Which, which) })
}

// part is a sample of one part, as if it were a newspaper with nothing but articles.
func (s *Sample) part(name string) Sample {
	c := s.Parts[name]
	one := Sample{Time: s.Time, Pages: c.Pages, Articles: c.Articles, Filled: map[Field]int{Article: c.Articles}}
	if s.alarmedAbout(Part, name) {
		one.Alarms = []Alarm{{Field: Article}}
	}
	return one
}

// judgeParts names the parts whose pages hold articles less often than they used to. The alarm's numbers are those of the worst.
func judgeParts(past []Sample, now Sample) (Alarm, bool) {
	all := Alarm{Field: Part, Now: 1}
	for _, name := range slices.Sorted(maps.Keys(now.Parts)) {
		before := make([]Sample, 0, len(past))
		for i := range past {
			if _, ok := past[i].Parts[name]; ok {
				before = append(before, past[i].part(name))
			}
		}
		usual, is, bad := judgeShare(usualOf(before, Article), before, now.part(name), Article)
		if !bad {
			continue
		}
		all.Which = append(all.Which, name)
		all.New = all.New || !before[len(before)-1].alarmed(Article)
		if is <= all.Now {
			all.Usual, all.Now = usual, is
		}
	}
	return all, len(all.Which) > 0
}

// What it takes for an alarm about a list of articles.
const (
	listed     = 5 // links to articles that it had, in each
	listedRuns = 3 // of its last readings that were not empty
)

// judgeLists names the lists of articles that are empty and never were: the list has another template, or has gone. One that stays so for long is
// closed for good. Usual and Now are shares of the lists that were read.
func judgeLists(past []Sample, now Sample) (Alarm, bool) {
	all := Alarm{Field: Lists, Usual: 1}
	for _, name := range slices.Sorted(maps.Keys(now.Lists)) {
		if now.Lists[name] > 0 {
			continue
		}
		empty, full := 0, 0
		for i := len(past) - 1; i >= max(0, len(past)-window) && full < listedRuns; i-- {
			n, read := past[i].Lists[name]
			switch {
			case read && n == 0 && full == 0:
				empty++
			case n > 0 && n < listed:
				i = 0 // one of few articles may be empty some day
			case n > 0:
				full++
			}
		}
		if full == listedRuns && empty < accepted {
			all.Which = append(all.Which, name)
			all.New = all.New || empty == 0
		}
	}
	all.Now = 1 - float64(len(all.Which))/float64(max(1, len(now.Lists)))
	return all, len(all.Which) > 0
}
