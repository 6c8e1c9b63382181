package relation

import (
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// Of which time is a figure? periods goes through figures and times side by side. Each time that is passed may set the scene for what follows (scene.go);
// each figure asks, in the order of the rules of "of": meetings and those elected there (meeting.go), moments and foundings (moment.go, clause.go), its own
// clause (stated.go), the whole that it is a part of, what happened on the day spoken of (event.go), the sentence that it goes on with (goingon.go), and last
// the time carried so far, unless carry.go holds that none reaches it. Fact.Period is what is handed on.

// periods gives each figure the time that it speaks of: the one its own clause names, else the one under which its sentence stands, else
// the one that the text set last. "so với cùng kỳ năm 2023" names the time of the base, not of the figure.
func (r *Reading) periods() {
	p := periods{r: r, terms: r.terms(), bases: make([]int32, len(r.Mentions)), vagueIn: -1}
	for i := range r.Facts {
		r.T.Work++
		if b := r.Facts[i].Versus; b >= 0 {
			p.bases[b] = int32(i + 1)
		}
	}
	p.current = p.implied()
	next := 0
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		for ; next < len(r.Times) && r.Times[next].From < m.QualFrom; next++ {
			p.pass(next)
		}
		p.expire(i)
		if m.Kind == quantity.Duration {
			r.Facts[i].Period = p.datedDuration(m)
			if back, reviewed, found := p.lookedBack(m); found {
				p.current, p.coming, p.narrow, p.setIn, p.took = back, false, !reviewed, p.line(m.From), 0
				switch {
				case reviewed:
					p.report = back
				case back != nil && p.report != nil && *back == *p.report:
					p.current, p.narrow = p.report, false // "Nhiệm kỳ 2015 - 2020, … Trong 5 năm, …"
				}
			}
			k := r.ElemOf(m.QualFrom)
			if from, _ := r.SentenceOf(k); k-from < 3 || p.current == nil {
				if months := p.monthsSoFar(k); months != nil {
					p.current, p.coming, p.narrow, p.setIn, p.took = months, false, true, p.line(m.From), 0 // "Hết 9 tháng, …"
				}
			}
			continue
		}
		period, rule := p.of(i)
		if period == nil && (rule == "" || p.elected == r.T.SentenceOf(m.From)) && p.ofBody(i) {
			period, rule = p.copyOf(p.body), "relation.period_elected"
		}
		if period == nil && p.votes(i) {
			period, rule = p.copyOf(p.day), "relation.period_votes"
		}
		if period == nil && rule == "" && p.heard(i) {
			period, rule = p.copyOf(p.day), "relation.period_votes"
			p.heardAt = i + 1
		}
		if period == nil {
			continue
		}
		r.Facts[i].Period = period
		r.why(i, rule)
		if p.current != nil && *period == *p.current {
			p.took = p.line(m.From)
		}
		if p.asOf && *period == *p.spoken {
			p.drawn = r.T.SentenceOf(m.From)
		}
		if rule == "relation.period_elected" || period.Type == timex.Term && m.Noun && r.elected(m) {
			p.body, p.elected, p.lineTo = period, r.T.SentenceOf(m.From), m.End
		}
	}
	p.headline()
}

// periods is what is known of times at the place of the text that is being read.
type periods struct {
	goals      *timex.Period // the term that a congress set goals for, last told
	goalsIn    int           // the line that told them
	r          *Reading
	terms      []timex.Period // of office that the text names, in order
	bases      []int32        // of each mention, the one behind the last that is compared with it, 0 if none is
	current    *timex.Period
	broken     bool          // "đến nay" broke off the report for the line setIn
	coming     bool          // current lies ahead: only goals are of it
	wide       *timex.Period // the years or the term that current last was
	named      *timex.Period // the term of the congress or body last named
	namedIn    int           // the sentence that named it
	past       *timex.Period // what pastTerm returns, once it was asked for
	asked      bool
	written    int           // the year that the text was written in, -1 if it tells none, 0 before it was asked for
	day        *timex.Period // the day or days last spoken of
	dayLed     bool          // it led its sentence
	dayIn      int           // its line
	dayAt      int           // its first token
	dayMet     bool          // something was said on it, or people met
	vagueIn    int           // the line that last left the time open, as by "những năm qua"
	spoken     *timex.Period // the time last spoken of, also where it sets nothing
	body       *timex.Period // the term of the body last elected
	elected    int           // the sentence that told so
	lineTo     int           // the token up to which no line has ended since
	asOf       bool          // it is the day or month that figures were drawn up to
	spoke      int           // the sentence that it ruled, or the last that went on with it
	ruled      bool          // it opened a clause of that sentence
	drawn      int           // the last sentence of its line that tells what there was on it
	drawnIn    int           // its line
	lists      bool          // its sentence announces a list
	kept       scan.Store[timex.Period]
	years      map[int]bool          // the years that days and years of the text are of, once they were asked for
	spans      map[int]*timex.Period // the years that the text names first of each length, once they were asked for
	met        bool                  // the meetings are known
	meetings   []*timex.Period       // the first spans of days
	until      *timex.Period         // the time before a year that is over, last spoken of
	honoured   int                   // the last sentence that told of what was given at the meeting spoken of
	honouredIn int                   // its line
	decided    int                   // the last sentence that told of what was done at the meeting spoken of
	decidedIn  int                   // its line
	setIn      int                   // the line of the time that current is
	setOn      int                   // its sentence
	setAt      int                   // its first token
	drawnUp    bool                  // it is the day, month or year that the lines under it tell the state of
	heardAt    int                   // the figure behind the last of what was heard
	taken      int                   // the last figure that is of spoken as the state of things
	spokenAt   int                   // the first token of spoken
	narrow     bool                  // current holds for that line only, and those right below whose figures are all of it
	took       int                   // the last line with a figure of current
	report     *timex.Period         // the last that was no narrow one
	lines      int                   // how many lines end before sentence counted
	counted    int
	then       int           // the last year spoken of
	month      *timex.Period // the month last spoken of
	founded    int           // the year in which what the text is on was founded
	stocked    int           // the figure behind the last that counts what an organisation has
	latest     int           // the last year that the text names, 0 before it was asked for
}

// terms returns the terms of office that the text names with both their years. One that others are only held against is none of those told of; where the
// text names no other it tells of the one behind it: "Nhiệm kỳ qua, đã kỷ luật 126 đảng viên, giảm 14 so với nhiệm kỳ 2010 - 2015".
func (r *Reading) terms() []timex.Period {
	var out, behind []timex.Period
	for i := range r.Times {
		r.T.Work++
		p := r.Times[i].Period
		switch {
		case r.Times[i].Kind != timex.KindTerm || p.Start.Year == 0 || p.End.Year == 0:
		case r.heldAgainst(i):
			behind = append(behind, *termAfter(&p))
		default:
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return behind
	}
	return out
}

// heldAgainst reports whether term n is what something is compared with: "so với cuối nhiệm kỳ 2010 - 2015".
func (r *Reading) heldAgainst(n int) bool {
	k := r.ElemOf(r.Times[n].From)
	for j := k - 1; j >= 0 && j >= k-3; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Fig, quantity.Verb, quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Stop, quantity.Time:
			return false
		default:
			if r.T.Has(e.From, againstLex) {
				return true
			}
		}
	}
	return false
}

// implied returns the year that the text compares with its past where it names no other, or late: what rose against 2020 is of 2021.
func (p *periods) implied() *timex.Period {
	r := p.r
	year, named := 0, 0
	for n := range r.Times {
		p.r.T.Work++
		tm := &r.Times[n]
		if tm.Kind != timex.KindYear || tm.Period.Start.Year == 0 {
			if tm.Kind == timex.KindTerm || tm.Kind == timex.KindDay || tm.Kind == timex.KindRange || tm.Kind == timex.KindMonth || tm.Period.Start.Year != 0 && tm.Relative != "same_period_last_year" {
				return nil // "Từ đầu nhiệm kỳ 2015 - 2020 đến nay", "5 tháng đầu năm 2020"
			}
			continue
		}
		k := r.ElemOf(tm.From)
		base := k > 0 && r.exactly(k-1, againstLex)
		if !base && named == 0 {
			named = tm.Period.Start.Year
			continue
		}
		if base && year != 0 && year != tm.Period.Start.Year || !base && named != tm.Period.Start.Year {
			return nil
		}
		if base {
			year = tm.Period.Start.Year
		}
	}
	if year == 0 || named != 0 && named != year+1 {
		return nil
	}
	if past := r.Published.Year - year; r.Published.Year > 0 && past > 2 {
		return nil // "tăng 18 triệu đồng so với năm 2015", in 2020
	}
	return yearPeriod(year + 1)
}

// of returns the time of mention i and the rule that gave it, nil if it is open. The first that knows decides.
func (p *periods) of(i int) (period *timex.Period, rule string) {
	r := p.r
	m := &r.Mentions[i]
	if whole := r.Facts[i].PartOf; p.sentUp(i) || p.home(i) || whole >= 0 && (p.sentUp(whole) || p.home(whole)) {
		return nil, ""
	}
	if (r.delegates(m) || p.ofDelegates(i)) && !p.ofCouncil(i) {
		return p.congressDay(i), "relation.period_congress"
	}
	if r.elected(m) && r.servesCongress(m) {
		return p.congressDay(i), "relation.period_congress"
	}
	if p.day != nil && r.casts(m) {
		return p.copyOf(p.day), "relation.period_votes"
	}
	if set := p.besideResult(i); set != nil {
		return set, "relation.period_goal_of_result"
	}
	if set, by := p.setByCongress(i); by && (set != nil || !p.metThere(i)) {
		return set, "relation.period_goals"
	}
	if set, by := p.listedByCongress(i); by {
		return set, "relation.period_goals"
	}
	if p.atOccasion(i) {
		p.honoured, p.honouredIn = r.T.SentenceOf(m.From), p.line(m.From)
		return p.copyOf(p.day), "relation.period_occasion"
	}
	if p.pointedAt(i) {
		if _, _, one := r.T.Before(m.QualFrom, oneOfLex); one {
			if own, found := p.behind(i); found {
				return own, "relation.period_clause" // "một trong 5 mục tiêu của năm 2020"
			}
		}
		return nil, ""
	}
	if p.property(m) || p.ageOfNamed(i) || p.ageLimit(m) && (p.current == nil || p.current.Type != timex.Term) {
		return nil, ""
	}
	if p.atFounding(i) {
		return yearPeriod(p.founded), "relation.period_founding"
	}
	if before := p.beforeChange(i); before != nil {
		return before, "relation.period_before_change"
	}
	if p.changesFrom(i) {
		return nil, ""
	}
	if then, known := p.untilThen(i); known {
		return then, "relation.period_until_then"
	}
	if thing := p.measures(i); thing >= 0 {
		return p.copyOf(r.Facts[thing].Period), "relation.period_measure"
	}
	if p.seated(i) {
		return p.copyOf(p.named), "relation.period_elected"
	}
	if month := p.monthAfter(i); month != nil {
		return month, "relation.period_clause"
	}
	if own, found := p.own(i); found {
		if own != nil && own.Type == timex.Year && p.wide != nil && p.wide.Start.Year < own.Start.Year && own.Start.Year <= p.wide.End.Year && r.yearly(m) {
			return p.copyOf(p.wide), "relation.period_yearly"
		}
		return own, "relation.period_clause"
	}
	if whole := p.inherits(i); whole >= 0 && !(r.Facts[whole].Period == nil && m.Noun && r.elected(m)) {
		return p.copyOf(r.Facts[whole].Period), "relation.period_whole"
	}
	if set := p.setBefore(i); set != nil {
		return set, "relation.period_goals"
	}
	if p.metThere(i) {
		p.decided, p.decidedIn = r.T.SentenceOf(m.From), p.line(m.From)
		return p.copyOf(p.day), "relation.period_event"
	}
	if p.happened(i) {
		return p.copyOf(p.day), "relation.period_event"
	}
	if p.goesOn(i) {
		return p.copyOf(p.spoken), "relation.period_going_on"
	}
	if m.Noun && (r.elected(m) || m.Kind == quantity.Level && r.counts(m, seatLex)) {
		if term := p.termBehind(i); term != nil {
			return term, "relation.period_elected"
		}
	}
	switch {
	case p.named != nil && m.Noun && r.elected(m) && !p.unbegun(p.named):
		return p.copyOf(p.named), "relation.period_elected"
	case m.Noun && r.elected(m) && p.current != nil && p.current.Type == timex.Term && p.current.End.Year <= r.Published.Year:
		return p.comingTerm(), "relation.period_elected" // "Nhiệm kỳ 2018 - 2023, … Đại hội bầu 39 đồng chí …", in 2023
	case m.Noun && r.elected(m) && p.current != nil && p.current.Type == timex.Term && p.opened() != nil:
		return p.opened(), "relation.period_elected" // "Trong nhiệm kỳ, đã kết nạp 51 đảng viên. Đại hội bầu 15 đồng chí …"
	case r.sinceTermBegan(m):
		return p.pastTerm(), "relation.period_since_start"
	case p.body != nil && p.elected == r.T.SentenceOf(m.From) && m.Noun && m.Class != "age" && p.ofBody(i):
		return p.copyOf(p.body), "relation.period_elected" // "…, trong đó có 4 phó bí thư"
	case p.goals != nil && p.ahead(i) && p.goalsIn == p.line(m.From):
		return p.copyOf(p.goals), "relation.period_goals"
	case p.breaks(i), p.coming && m.Kind != quantity.Target:
		return nil, "" // "Hiện nay", and a year to come for what is there already
	case p.current == nil && p.ahead(i) && !r.elected(m) && !p.timeless(i) && p.opened() != nil:
		return p.opened(), "relation.period_target" // a congress speaks of its own term
	case p.current == nil, p.timeless(i), p.ahead(i) && p.current.Type == timex.Year && p.current.End.Year < r.Published.Year && !r.OpensSentence(i, goingOnLex):
		return nil, ""
	case p.current.Type == timex.Term && m.Kind != quantity.Target && p.unbegun(p.current):
		return nil, ""
	case p.current.Type == timex.Term && p.ahead(i):
		return p.comingTerm(), "relation.period_target" // goals set while looking back on a term are those of the next
	}
	return p.copyOf(p.current), "relation.period_carried"
}

// copyOf returns a period of its own, so that no two facts share one.
func (p *periods) copyOf(x *timex.Period) *timex.Period {
	if x == nil {
		return nil
	}
	return p.kept.Keep(*x)
}

// yearly reports whether mention m is what something grew by each year, on average over several: "tăng bình quân 13%/năm".
func (r *Reading) yearly(m *quantity.Mention) bool {
	return m.Kind == quantity.Change && m.Unit == "%/năm"
}

// inherits returns the figure of its own passage whose time mention i shares: its whole, or the one whose bracket holds it; -1 if none does.
func (p *periods) inherits(i int) int {
	r := p.r
	m := &r.Mentions[i]
	whole := r.Facts[i].PartOf
	if whole < 0 || whole > i {
		whole = m.Bracket
	}
	if whole < 0 && r.shareOfPart(i) && r.Facts[i-1].Period != nil { // "có 130 đảng viên nữ, chiếm 78,3%"
		whole = i - 1
	}
	if whole > 0 && whole == m.Bracket && p.begins(&r.Mentions[whole]) && r.T.SentenceOf(r.Mentions[whole-1].From) == r.T.SentenceOf(m.From) {
		whole-- // "8 đảng bộ đạt từ 80% trở lên (Đảng bộ xã A đạt 94%, …)"
	}
	if whole < 0 || m.Kind == quantity.Target || r.T.SentenceOf(m.From)-r.T.SentenceOf(r.Mentions[whole].From) > 1 && (r.Facts[whole].Period == nil || !r.OpensSentence(i, amongLex)) || r.Mentions[whole].Kind == quantity.Duration {
		return -1
	}
	return whole
}

// counts reports whether the noun of mention m begins with a phrase of l.
func (r *Reading) counts(m *quantity.Mention, l *scan.Lexicon) bool {
	_, _, ok := r.T.At(m.UnitFrom, l)
	return ok && m.UnitTo > m.UnitFrom
}

// unbegun reports whether term t begins after the year of publication: "bổ sung quy hoạch nhiệm kỳ 2026 - 2031", in 2024.
func (p *periods) unbegun(t *timex.Period) bool {
	y := p.r.Published.Year
	return y > 0 && t.Start.Year > y
}

// sinceTermBegan reports whether mention m tells what changed over a term: "giảm 12,8% so với đầu nhiệm kỳ".
func (r *Reading) sinceTermBegan(m *quantity.Mention) bool {
	k := r.ElemOf(m.End-1) + 1
	if m.Kind != quantity.Change || k+1 >= len(r.Elems) || !r.exactly(k, againstLex) || r.Elems[k+1].Kind != quantity.Time {
		return false
	}
	return r.Times[r.Elems[k+1].Ref].Relative == "term_start"
}

// ahead reports whether mention i is a target of the time to come, not one that its own text sets a result beside.
func (p *periods) ahead(i int) bool {
	m := &p.r.Mentions[i]
	return m.Kind == quantity.Target && !p.compared(i) && !p.r.bracketed(i)
}

// compared reports whether another mention is compared with mention i.
func (p *periods) compared(i int) bool {
	_, ok := p.comparedWith(i)
	return ok
}

// comparedWith returns the last mention that is compared with mention i.
func (p *periods) comparedWith(i int) (b int, ok bool) { return int(p.bases[i]) - 1, p.bases[i] > 0 }

// bracketed reports whether mention i stands inside a bracket.
func (r *Reading) bracketed(i int) bool {
	k := r.ElemOf(r.Mentions[i].QualFrom)
	from, _ := r.SentenceOf(k)
	depth := 0
	for j := k - 1; j >= from && depth >= 0; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Close:
			depth++
		case quantity.Open:
			depth--
		}
	}
	return depth < 0
}
