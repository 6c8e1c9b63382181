package yield

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// Alarm says that a run is unlike the runs before it.
type Alarm struct {
	Field Field   `json:"field"`
	Usual float64 `json:"usual"` // share of the pages, code points, facts per article, hours
	Now   float64 `json:"now"`
	New   bool    `json:"new"` // the run before had it not

	Which []string `json:"which,omitempty"` // parts or lists that it is about
}

// String is the alarm for people.
func (a Alarm) String() string {
	state := ""
	if !a.New {
		state = " (still)"
	}
	switch a.Field {
	case Length:
		return fmt.Sprintf("length: %.0f code points, usually %.0f%s", a.Now, a.Usual, state)
	case PerPage:
		return fmt.Sprintf("facts per article: %.2f, usually %.2f%s", a.Now, a.Usual, state)
	case Part:
		return fmt.Sprintf("part: %.0f %% of the pages of %s are articles, usually %.0f %%%s", 100*a.Now, strings.Join(a.Which, ", "), 100*a.Usual, state)
	case Lists:
		return fmt.Sprintf("lists: no articles any more on %s%s", strings.Join(a.Which, ", "), state)
	case Silence:
		return fmt.Sprintf("no article for %.0f hours, longest before %.0f%s", a.Now, a.Usual, state)
	}
	return fmt.Sprintf("%s: %.0f %% of the pages, usually %.0f %%%s", a.Field, 100*a.Now, 100*a.Usual, state)
}

// What it takes for an alarm. Chosen so that 63 newspapers of ordinary unevenness together give about one false alarm in three weeks, and a
// field that most articles had is missed on the first day, one that half of them lose within some days (the replay test).
const (
	window       = 60              // runs that make the past
	leastPages   = 5               // in a run, for a verdict: one broken page is no change of the layout
	leastPast    = 20              // pages in the past, and
	leastRuns    = 3               // runs in the past, for shares; for numbers
	leastDays    = 10              // runs of leastPages
	evidence     = 11.0            // nats: ln 60,000
	drop         = 0.2             // a share must fall below this part of the usual one in one run: a day of photo stories has few leads and authors
	dropMost     = 0.75            // likewise for what hardly depends on the day's stories: half of the pages may have another template
	slowRuns     = 4               // runs together must fall
	slowDrop     = 0.65            // below this part, for photo stories are over by then,
	slowPages    = 20              // have so many pages
	slowEvidence = 1.6 * evidence  // and give so much evidence: holidays are short of leads and of pages
	stranger     = 1.5             // times the evidence of the strangest day so far
	accepted     = 10              // runs in a row with an alarm, after which they are what is usual
	quiet        = 120 * time.Hour // without an article is no alarm: holidays; and
	quieter      = 3               // times the longest silence so far is one
	spreads      = 5.0             // median deviations that a number must be off
	leastLog     = 0.9             // and the natural logarithm of the least factor, for the length
	leastFacts   = 2.5             // and for the facts of an article: their number is uneven, and so many
	factPages    = 12              // articles with facts must be expected
)

// Judge compares a run with the runs before it, which are oldest first. Newspapers without a past are held to one rule: half of the pages must
// give an article with a date.
func Judge(past []Sample, now Sample) []Alarm {
	var out []Alarm
	add := func(f Field, usual, is float64) {
		fresh := len(past) == 0 || !past[len(past)-1].alarmed(f)
		out = append(out, Alarm{Field: f, Usual: usual, Now: is, New: fresh})
	}
	if len(past) < leastDays && now.Pages >= leastPages && 2*now.Filled[Date] < now.Pages {
		f, is := Date, now.Filled[Date]
		if 2*now.Articles < now.Pages {
			f, is = Article, now.Articles
		}
		add(f, 1, float64(is)/float64(now.Pages))
	}
	for _, f := range shares {
		if usual, is, bad := judgeShare(usualOf(past, f), past, now, f); bad && !slices.ContainsFunc(out, func(a Alarm) bool { return a.Field == f }) {
			add(f, usual, is)
		}
	}
	if now.Articles >= leastPages {
		length := func(s *Sample) float64 { return float64(s.Length) }
		if usual, bad := judgeNumber(usualOf(past, Length), float64(now.Length), leastPages, length, leastLog, true); bad {
			add(Length, usual, float64(now.Length))
		}
	}
	if rich := usualOf(past, Facts); float64(now.Articles)*shareOf(rich, Facts) >= factPages {
		facts := func(s *Sample) float64 { return (float64(s.Facts) + 0.5) / float64(s.Articles) }
		if usual, bad := judgeNumber(usualOf(past, PerPage), facts(&now), factPages, facts, leastFacts, false); bad {
			add(PerPage, usual, float64(now.Facts)/float64(now.Articles))
		}
	}
	if usual, is, bad := judgeSilence(past, now); bad {
		add(Silence, usual, is)
	}
	whole := slices.ContainsFunc(out, func(a Alarm) bool { return a.Field == Article })
	if a, bad := judgeParts(past, now); bad && !whole { // else its parts say nothing new
		out = append(out, a)
	}
	if a, bad := judgeLists(past, now); bad {
		out = append(out, a)
	}
	return out
}

// usualOf is the past that a field is compared with: the latest runs without an alarm about it. When very many in a row had it, the newspaper
// has changed for good, and the past begins with them.
func usualOf(past []Sample, f Field) []Sample {
	var out []Sample
	streak := 0
	for i := len(past) - 1; i >= 0 && len(out) < window; i-- {
		switch {
		case !past[i].alarmed(f) && streak >= accepted:
			return out
		case !past[i].alarmed(f):
			out, streak = append(out, past[i]), 0
		default:
			if streak++; streak == accepted {
				out = append(out, past[i:i+accepted]...)
			} else if streak > accepted {
				out = append(out, past[i])
			}
		}
	}
	return out
}

// dropOf is the part of its usual share that a field must fall below in one run.
func dropOf(f Field) float64 {
	switch f {
	case Article, Date, Section, Layout:
		return dropMost
	}
	return drop
}

// judgeShare tells a share that fell from one that varies. Days differ more than chance would have it (a day of photo stories, a holiday): the
// evidence must be well above that of the strangest day so far, or the share far below the lowest; while there were few days, the evidence is divided by
// how uneven they were. An alarm stays until a run shows that it is over. What one run does not show may be seen in the last few together.
func judgeShare(usual, past []Sample, now Sample, f Field) (was, is float64, bad bool) {
	k, n := now.Filled[f], now.of(f)
	// A small newspaper is judged over a few runs.
	for i := len(past) - 1; i >= 0 && n < leastPages && now.Time.Sub(past[i].Time) < 7*24*time.Hour; i-- {
		k, n = k+past[i].Filled[f], n+past[i].of(f)
	}
	open := len(past) > 0 && past[len(past)-1].alarmed(f) && !slices.ContainsFunc(usual, func(s Sample) bool { return s.alarmed(f) })
	if n < leastPages && !open {
		return 0, 0, false
	}
	has, all, runs := 0, 0, 0
	for i := range usual {
		if of := usual[i].of(f); of > 0 {
			has, all, runs = has+usual[i].Filled[f], all+of, runs+1
		}
	}
	if all < leastPast || runs < leastRuns {
		return 0, 0, false
	}
	was, is = (float64(has)+0.5)/(float64(all)+1), float64(k)/max(1, float64(n))
	fell := n < leastPages || is <= dropOf(f)*was
	if fell && open {
		return was, is, true
	}
	found := float64(n) * divergence(is, was)
	if runs < leastDays {
		uneven := 0.0
		for i := range usual {
			of := float64(usual[i].of(f))
			uneven += of * (usual[i].Share(f) - was) * (usual[i].Share(f) - was) / (was * (1 - was))
		}
		return was, is, fell && found/max(1, uneven/float64(runs-1)) > evidence
	}
	if strangest, lowest := strangestOf(usual, f, was, 1, n); fell && found > evidence && (found > stranger*strangest || is < lowest/4) {
		return was, is, true
	}
	if f == Facts || len(usual) < slowRuns { // what stories tell changes with the weeks
		return was, is, false
	}
	late := append(slices.Clone(usual[:slowRuns-1]), now)
	together := shareOf(late, f)
	n = 0
	for i := range late {
		n += late[i].of(f)
	}
	if n < slowPages || together > slowDrop*was {
		return was, is, false
	}
	strangest, _ := strangestOf(usual, f, was, slowRuns, n)
	found = float64(n) * divergence(together, was)
	return was, together, found > slowEvidence && found > stranger*strangest
}

// strangestOf is the most evidence that so many runs in a row of the past gave against the usual share, and the lowest share that they had where
// they were of at least so many pages.
func strangestOf(usual []Sample, f Field, was float64, runs, pages int) (strangest, lowest float64) {
	lowest = 1
	for i := 0; i+runs <= len(usual); i++ {
		window := usual[i : i+runs]
		of := 0
		for j := range window {
			of += window[j].of(f)
		}
		share := shareOf(window, f)
		if of >= max(pages, leastPages) {
			lowest = min(lowest, share)
		}
		if of > 0 && share < was {
			strangest = max(strangest, float64(of)*divergence(share, was))
		}
	}
	return strangest, lowest
}

// shareOf is the share of a field over some runs.
func shareOf(runs []Sample, f Field) float64 {
	has, all := 0, 0
	for i := range runs {
		has, all = has+runs[i].Filled[f], all+runs[i].of(f)
	}
	return float64(has) / max(1, float64(all))
}

// divergence is how many nats one page speaks for a share q against a share p (Kullback and Leibler); Chernoff's bound on the chance of q.
func divergence(q, p float64) float64 {
	d := 0.0
	if q > 0 {
		d += q * math.Log(q/p)
	}
	if q < 1 {
		d += (1 - q) * math.Log((1-q)/(1-p))
	}
	return d
}

// judgeNumber tells a number that is far off the numbers of the past, by their median and the median of the distances from it, as logarithms.
func judgeNumber(usual []Sample, now float64, pages int, of func(*Sample) float64, least float64, both bool) (was float64, bad bool) {
	var logs []float64
	for i := range usual {
		if usual[i].Articles >= pages && of(&usual[i]) > 0 {
			logs = append(logs, math.Log(of(&usual[i])))
		}
	}
	if len(logs) < leastDays || now <= 0 {
		return 0, false
	}
	centre := median(logs)
	var off []float64
	most := 0.0
	for _, l := range logs {
		off = append(off, math.Abs(l-centre))
		most = max(most, math.Abs(l-centre))
	}
	far := math.Log(now) - centre
	if !both && far > 0 {
		return math.Exp(centre), false
	}
	return math.Exp(centre), math.Abs(far) > max(least, spreads*1.4826*median(off), 1.3*most)
}

func median(x []float64) float64 {
	sorted := slices.Sorted(slices.Values(x))
	return sorted[len(sorted)/2]
}

// judgeSilence tells a newspaper that has stopped from one that rests on Sundays. Runs without pages leave no sample: it is time that counts.
func judgeSilence(past []Sample, now Sample) (longest, hours float64, bad bool) {
	if now.Articles > 0 {
		return 0, 0, false
	}
	var last time.Time
	gap, runs := time.Duration(0), 0
	for i := max(0, len(past)-window); i < len(past); i++ {
		if past[i].Articles == 0 {
			continue
		}
		if runs > 0 {
			gap = max(gap, past[i].Time.Sub(last))
		}
		last = past[i].Time
		runs++
	}
	if runs < leastDays {
		return 0, 0, false
	}
	silent := now.Time.Sub(last)
	return gap.Hours(), silent.Hours(), silent > max(quiet, quieter*gap)
}
