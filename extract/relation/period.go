package relation

import (
	"sort"
	"strings"

	"baotinh/extract/entity"
	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// periods gives each figure the time that it speaks of: the one its own clause names, else the one under which its sentence stands, else
// the one that the text set last. "so với cùng kỳ năm 2023" names the time of the base, not of the figure.
func (r *Reading) periods() {
	p := periods{r: r, terms: r.terms(), bases: map[int]int{}, vagueIn: -1}
	for i := range r.Facts {
		r.T.Work++
		if b := r.Facts[i].Versus; b >= 0 {
			p.bases[b] = i
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
				if reviewed {
					p.report = back
				}
			}
			k := r.ElemOf(m.QualFrom)
			if from, _ := r.SentenceOf(k); k-from < 2 || p.current == nil {
				if months := p.monthsSoFar(k); months != nil {
					p.current, p.coming, p.narrow, p.setIn, p.took = months, false, true, p.line(m.From), 0 // "Hết 9 tháng, …"
				}
			}
			continue
		}
		period, rule := p.of(i)
		if period == nil && p.ofBody(i) {
			period, rule = p.copyOf(p.body), "relation.period_elected"
		}
		if period == nil && p.votes(i) {
			period, rule = p.copyOf(p.day), "relation.period_votes"
		}
		if period == nil && p.heard(i) {
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
	if set := p.setByCongress(i); set != nil {
		return set, "relation.period_goals"
	}
	if set := p.listedByCongress(i); set != nil {
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
	if p.property(m) || p.ageOfNamed(i) {
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
	if own, found := p.own(i); found {
		if own != nil && own.Type == timex.Year && p.wide != nil && p.wide.Start.Year < own.Start.Year && own.Start.Year <= p.wide.End.Year && r.yearly(m) {
			return p.copyOf(p.wide), "relation.period_yearly"
		}
		return own, "relation.period_clause"
	}
	if whole := p.inherits(i); whole >= 0 {
		return p.copyOf(r.Facts[whole].Period), "relation.period_whole"
	}
	if set := p.setBefore(i); set != nil {
		return set, "relation.period_goals"
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
	case p.current == nil, p.timeless(i):
		return nil, ""
	case p.current.Type == timex.Term && m.Kind != quantity.Target && p.unbegun(p.current):
		return nil, ""
	case p.current.Type == timex.Term && p.ahead(i):
		return p.nextTerm(), "relation.period_target" // goals set while looking back on a term are those of the next
	}
	return p.copyOf(p.current), "relation.period_carried"
}

type periods struct {
	goals      *timex.Period // the term that a congress set goals for, last told
	goalsIn    int           // the line that told them
	r          *Reading
	terms      []timex.Period // of office that the text names, in order
	bases      map[int]int    // mentions that another is compared with, and the first that is
	current    *timex.Period
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
	lines      int                   // how many lines end before token counted
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

// delegates reports whether mention m counts those who take part in a congress or another meeting, or is the membership that they speak for:
// the first were there on its days, the second is of no day.
func (r *Reading) delegates(m *quantity.Mention) bool {
	if m.Percent {
		return r.T.Has(m.End, attendeeLex)
	}
	if m.Class == "age" {
		return r.agedDelegates(m)
	}
	if _, _, ok := r.T.Before(m.QualFrom, attendedLex); ok && (m.Class == "person" || m.Class == "member") {
		return true // "với sự tham gia của gần 3.000 cán bộ"
	}
	return m.Noun && (r.counts(m, attendeeLex) && !r.elected(m) || r.counts(m, venueLex) || r.SpokenFor(m) || r.sent(m) || r.attends(m))
}

// attends reports whether mention m counts people in a sentence that tells who took part: "Tham dự hội nghị có đồng chí Bí thư Huyện ủy cùng 230 cán bộ".
func (r *Reading) attends(m *quantity.Mention) bool {
	if m.Class != "person" && m.Class != "member" {
		return false
	}
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	for from < k && (r.Elems[from].Kind == quantity.Sign || r.Elems[from].Kind == quantity.Func) {
		r.T.Work++
		from++
	}
	if from >= k {
		return false
	}
	_, n, ok := r.T.At(r.Elems[from].From, attendsLex)
	if last := r.Elems[from].From + n; !ok || r.Elems[r.ElemOf(last-1)].To != last { // not "Dự kiến", "Dự thảo"
		return false
	}
	for k--; k > from; k-- {
		r.T.Work++
		if r.Elems[k].Kind == quantity.Fig && r.SpokenFor(&r.Mentions[r.Elems[k].Ref]) {
			return false // "đại diện cho 12 đảng bộ và 5.400 đảng viên"
		}
	}
	return true
}

// sent reports whether mention m counts people whom their organisations sent: "121 đảng viên đến từ 10 chi bộ", "239 đảng viên đại diện cho 2.260 đảng
// viên".
func (r *Reading) sent(m *quantity.Mention) bool {
	return (m.Class == "person" || m.Class == "member") && r.T.Has(m.End, sentLex)
}

// agedDelegates reports whether the clause of mention m, an age, tells of delegates: "đại biểu trẻ tuổi nhất là 32 tuổi".
func (r *Reading) agedDelegates(m *quantity.Mention) bool {
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	for k--; k >= from; k-- {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Comma:
			if r.Elems[k+1].Kind == quantity.Time {
				continue // "Đại hội Đảng bộ tỉnh, nhiệm kỳ 2020 - 2025 là 32 tuổi"
			}
			return false
		case quantity.Semicolon, quantity.Fig, quantity.Doc:
			return false
		case quantity.Org:
			continue
		}
		if r.opensWith(k, attendeeLex) {
			return true
		}
	}
	return false
}

// ofDelegates reports whether mention i is a share of the delegates that its sentence counts before it: "trong 120 đại biểu có 70% là nam".
func (p *periods) ofDelegates(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	for j := i - 1; m.Percent && j >= 0 && i-j < 5; j-- {
		r.T.Work++
		o := &r.Mentions[j]
		if r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) {
			return false
		}
		if o.Noun {
			return r.counts(o, attendeeLex) && !r.elected(o)
		}
	}
	return false
}

// ofCouncil reports whether mention i is a part of people voted into a council, who are called delegates as well: "bầu đủ 55 đại biểu HĐND tỉnh, trong đó nữ 15 đại
// biểu (27,3%)".
func (p *periods) ofCouncil(i int) bool {
	r := p.r
	if b := r.Mentions[i].Bracket; b >= 0 {
		i = b
	}
	whole := r.Facts[i].PartOf
	return whole >= 0 && whole < i && r.elected(&r.Mentions[whole])
}

// elected reports whether mention m counts people voted into a body, who stay for its term.
func (r *Reading) elected(m *quantity.Mention) bool {
	if m.ActionAt < 0 || m.ActionAt > m.From {
		return false // "207 đại biểu được bầu" sit in a congress
	}
	return r.T.Has(m.ActionAt, electLex)
}

// servesCongress reports whether the body whose members mention m counts serves a congress only while it meets: "bầu Đoàn Chủ tịch gồm 9 đồng
// chí, Đoàn Thư ký gồm 3 đồng chí".
func (r *Reading) servesCongress(m *quantity.Mention) bool {
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	for k--; k >= from && r.Elems[k].Kind != quantity.Fig; k-- {
		r.T.Work++
		if e := r.Elems[k]; e.Kind == quantity.Org {
			_, _, meets := r.T.At(e.From, congressLex)
			return r.Orgs[e.Ref].Class == entity.CongressBody && !meets
		}
	}
	return false
}

// awarded reports whether mention m counts those who were honoured: when they were is one thing, what for another.
func (r *Reading) awarded(m *quantity.Mention) bool {
	if m.ActionAt < 0 || !m.Noun || m.Class == "thing" {
		return false
	}
	return r.T.Has(m.ActionAt, awardLex)
}

// given reports whether mention m counts things that were handed over: "trao 140 phần quà".
func (r *Reading) given(m *quantity.Mention) bool {
	if m.ActionAt < 0 && m.Class == "money" {
		return r.handedBefore(m)
	}
	return m.ActionAt >= 0 && m.ActionAt < m.From && (m.Noun && m.Class == "thing" || m.Class == "money") && r.T.Has(m.ActionAt, awardLex)
}

// handedBefore reports whether the verb of mention m, right before what it is the worth of, is one of handing over: "trao phần thưởng trị giá 35 triệu đồng".
func (r *Reading) handedBefore(m *quantity.Mention) bool {
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from && k-j < 8; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Fig, quantity.Open, quantity.Close:
			return false
		}
		if r.opensWith(j, handLex) {
			return true
		}
	}
	return false
}

// appointed reports whether mention m counts those who were given posts or duties: "công bố quyết định bổ nhiệm 12 trưởng phòng".
func (r *Reading) appointed(m *quantity.Mention) bool {
	return m.ActionAt >= 0 && m.ActionAt < m.From && m.Noun && m.Kind == quantity.Level && r.T.Has(m.ActionAt, appointLex)
}

// sinceTermBegan reports whether mention m tells what changed over a term: "giảm 12,8% so với đầu nhiệm kỳ".
func (r *Reading) sinceTermBegan(m *quantity.Mention) bool {
	k := r.ElemOf(m.End-1) + 1
	if m.Kind != quantity.Change || k+1 >= len(r.Elems) || !r.exactly(k, againstLex) || r.Elems[k+1].Kind != quantity.Time {
		return false
	}
	return r.Times[r.Elems[k+1].Ref].Relative == "term_start"
}

// yearly reports whether mention m is what something grew by each year, on average over several: "tăng bình quân 13%/năm".
func (r *Reading) yearly(m *quantity.Mention) bool {
	return m.Kind == quantity.Change && m.Unit == "%/năm"
}

// counts reports whether the noun of mention m begins with a phrase of l.
func (r *Reading) counts(m *quantity.Mention, l *scan.Lexicon) bool {
	_, _, ok := r.T.At(m.UnitFrom, l)
	return ok && m.UnitTo > m.UnitFrom
}

// setByCongress returns the coming term for goals that a congress sets in a sentence without a time before them: "Đại hội đề ra 16 chỉ tiêu,
// 5 nhóm giải pháp".
func (p *periods) setByCongress(i int) *timex.Period {
	r := p.r
	m := &r.Mentions[i]
	if !m.Noun || !r.ReportsOnGoal(m) || m.Form == numeral.Score {
		return nil
	}
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	set := false
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Time {
			return nil
		}
		switch {
		case r.opensWith(j, setLex):
			set = true
		case set && r.opensWith(j, goalSetterLex):
			return p.nextTerm()
		}
	}
	return nil
}

// setBefore returns the time at the end of the sentence before that of goal i, which goes into what that one announced: "thông qua 21 chỉ tiêu chủ yếu của năm
// 2021. Trong đó, thu ngân sách đạt 42 tỷ đồng".
func (p *periods) setBefore(i int) *timex.Period {
	r := p.r
	m := &r.Mentions[i]
	if m.Kind != quantity.Target || !r.OpensSentence(i, goingOnLex) {
		return nil
	}
	last, _ := r.SentenceOf(r.ElemOf(m.QualFrom))
	last--
	if last < 0 {
		return nil
	}
	from, _ := r.SentenceOf(last)
	for last > from && r.Elems[last].Kind == quantity.Stop {
		r.T.Work++
		last--
	}
	if r.Elems[last].Kind != quantity.Time {
		return nil
	}
	tm := &r.Times[r.Elems[last].Ref]
	if tm.Kind != timex.KindYear && tm.Kind != timex.KindTerm || tm.Period.Start.Year == 0 || p.base(r.Elems[last].Ref) {
		return nil
	}
	return p.copyOf(&tm.Period)
}

// congressDay returns the days on which the people of mention i met: those that its sentence names, or those last named.
func (p *periods) congressDay(i int) *timex.Period {
	r := p.r
	m := &r.Mentions[i]
	if r.SpokenFor(m) {
		return nil
	}
	from, to := r.SentenceOf(r.ElemOf(m.QualFrom))
	for k := from; k < to; k++ {
		p.r.T.Work++
		if r.Elems[k].Kind == quantity.Time && days(&r.Times[r.Elems[k].Ref]) && !p.base(r.Elems[k].Ref) {
			return p.meetingOf(&r.Times[r.Elems[k].Ref].Period)
		}
	}
	return p.meetingOf(p.day)
}

// mostMeetings is how many spans of days are looked at for the meeting that a day belongs to; no article has more than a few.
const mostMeetings = 10

// meetingOf returns the days of the meeting that opened on the given one, where the text tells them: "Sáng 10/8, đại hội khai mạc. … Đại hội diễn ra trong hai
// ngày 10 và 11/8"; else the day itself.
func (p *periods) meetingOf(day *timex.Period) *timex.Period {
	if day == nil || day.Start != day.End {
		return p.copyOf(day)
	}
	if !p.met {
		p.met = true
		for n := range p.r.Times {
			p.r.T.Work++
			tm := &p.r.Times[n]
			if days(tm) && tm.Period.Start != tm.Period.End && len(p.meetings) < mostMeetings {
				p.meetings = append(p.meetings, &tm.Period)
			}
		}
	}
	for _, m := range p.meetings {
		if m.Start == day.Start {
			return p.copyOf(m)
		}
	}
	return p.copyOf(day)
}

// termBehind returns the term of the body that mention i is elected into, where it is named behind the number: "bầu 51 đồng chí vào Ban Chấp hành Đảng bộ
// tỉnh khóa XVII, nhiệm kỳ 2020 - 2025"; nil if it is not.
func (p *periods) termBehind(i int) *timex.Period {
	r := p.r
	k := r.ElemOf(r.Mentions[i].End-1) + 1
	_, to := r.SentenceOf(k - 1)
	for j := k; j < to && j < k+8; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Fig, quantity.Semicolon, quantity.Stop, quantity.Open:
			return nil
		case quantity.Verb:
			if j > k { // "vào" is one too
				return nil
			}
		case quantity.Time:
			switch tm := &r.Times[e.Ref]; {
			case tm.Kind != timex.KindTerm:
				return nil
			case tm.Period.Start.Year > 0:
				return p.copyOf(&tm.Period)
			}
		}
	}
	return nil
}

// ahead reports whether mention i is a target of the time to come, not one that its own text sets a result beside.
func (p *periods) ahead(i int) bool {
	m := &p.r.Mentions[i]
	return m.Kind == quantity.Target && !p.compared(i) && !p.r.bracketed(i)
}

// compared reports whether another mention is compared with mention i.
func (p *periods) compared(i int) bool {
	_, ok := p.bases[i]
	return ok
}

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

// days reports whether tm is a day, or a span of days as short as a meeting.
func days(tm *timex.Mention) bool {
	s, e := tm.Period.Start, tm.Period.End
	return s.Day > 0 && s.Year > 0 && e.Day > 0 && (held(tm.Period) != tm.Period || s.Year*12+s.Month+1 >= e.Year*12+e.Month)
}

// copyOf returns a period of its own, so that no two facts share one.
func (p *periods) copyOf(x *timex.Period) *timex.Period {
	if x == nil {
		return nil
	}
	return p.kept.Keep(*x)
}

// breaks reports whether the sentence of mention i begins with words that leave the time spoken of before: "Hiện nay", "Dịp này".
func (p *periods) breaks(i int) bool {
	r := p.r
	from, to := r.SentenceOf(r.ElemOf(r.Mentions[i].QualFrom))
	for k := from; k < to && k < from+3; k++ {
		p.r.T.Work++
		if r.opensWith(k, breakLex) {
			return true
		}
		if k+1 < to && r.exactly(k, afterLex) && r.Elems[k+1].Kind == quantity.Fig && r.Mentions[r.Elems[k+1].Ref].Kind == quantity.Duration {
			return true // "Sau 2 năm thực hiện, …": so long after something, whenever that was
		}
		if e := r.Elems[k].Kind; e != quantity.Sign && e != quantity.Func && e != quantity.Comma {
			return false
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
			if tm.Kind == timex.KindTerm || tm.Kind == timex.KindDay || tm.Kind == timex.KindRange || tm.Kind == timex.KindMonth {
				return nil
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

// pass goes by time n: it becomes the time of what follows, unless it only tells what something is compared with, when something was
// founded or issued, or when the page was made.
func (p *periods) pass(n int) {
	r := p.r
	tm := &r.Times[n]
	if day := held(tm.Period); days(tm) && !p.base(n) && (!p.meeting(&day) || p.rightAfter(tm, roundLex)) {
		p.day = &day
		k := r.ElemOf(tm.From)
		from, _ := r.SentenceOf(k)
		p.dayLed, p.dayIn = p.leads(k, from), p.line(tm.From)
	}
	p.speak(n)
	if tm.Kind == timex.KindMonth && !p.base(n) {
		if period, known := p.resolve(tm, false); known && period != nil && period.Type == timex.Range && period.Start == period.End {
			p.month = period
		}
	}
	if tm.Relative == "" && tm.Kind != timex.KindTerm && tm.Period.Start.Year > 0 {
		p.then = tm.Period.Start.Year
		if p.founds(n) {
			p.founded = p.then
		}
	}
	if !p.sets(n) {
		if tm.Kind == timex.KindTerm && tm.Period.End.Year > 0 {
			p.named, p.namedIn = &tm.Period, r.T.SentenceOf(tm.From)
		}
		return
	}
	period, known := p.resolve(tm, false)
	if !known {
		return
	}
	if period == nil {
		p.vagueIn = p.line(tm.From)
	} else if period.Type != timex.Day {
		p.dayLed = false // a report on other times
	}
	p.current, p.coming, p.setIn, p.narrow = period, n < len(r.Ahead) && r.Ahead[n] || p.notYet(period), p.line(tm.From), p.passing(n, period)
	p.took, p.setOn, p.setAt, p.drawnUp = 0, r.T.SentenceOf(tm.From), tm.From, p.stateUnder(n)
	if !p.narrow && (tm.Kind != timex.KindYear || p.reported(n)) {
		p.report = period
	}
	if period != nil && period.Start.Year == 0 && period.End.Year > 0 {
		p.until = period
	}
	if period != nil && period.Start.Year < period.End.Year {
		p.wide = period
	}
}

// expire ends the time spoken of where mention m stands in another line than it and it holds for its own only, or for a row of lines right below each other.
func (p *periods) expire(i int) {
	if p.current == nil || !p.narrow {
		return
	}
	line := p.line(p.r.Mentions[i].QualFrom)
	if p.current.Type == timex.Day {
		if p.r.T.SentenceOf(p.r.Mentions[i].From) == p.setOn {
			return // "Nhân 127 năm ngày sinh (19/5/1890 - 19/5/2017), tỉnh trao Huy hiệu cho 210 đảng viên": of its own sentence
		}
	} else if line == p.setIn || line <= p.took || line == p.took+1 && p.current.Type == timex.Range || line <= p.took+2 && p.r.OpensSentence(i, additionLex) {
		return
	}
	p.current, p.coming, p.narrow = p.report, false, false
}

// passing reports whether time n, which sets the period, is told in passing and no time that the text reports on: a year by which something had come
// about ("Đến năm 2013, tuyến đường được mở rộng"), and a span that is no term, no stage and no first part of a year.
func (p *periods) passing(n int, period *timex.Period) bool {
	if period == nil || p.announces(n) || p.reported(n) {
		return false
	}
	tm := &p.r.Times[n]
	switch {
	case period.Type == timex.Day:
		return tm.Kind == timex.KindRange // of an anniversary
	case tm.Kind == timex.KindYear:
		return tm.Until && !(n < len(p.r.Ahead) && p.r.Ahead[n]) && (p.year() == 0 || tm.Period.Start.Year <= p.year()) && !p.headsLines(n)
	case period.Type == timex.Range && tm.Relative != "first" && tm.Relative != "half_term" && tm.Relative != "term_so_far" && tm.Kind != timex.KindTerm:
		return true
	}
	return false
}

// stateUnder reports whether time n is the day, month or year that the lines under its own tell the state of, which it alone rules: "Kết quả (tính đến ngày 31/12/2019):".
func (p *periods) stateUnder(n int) bool {
	r := p.r
	tm := &r.Times[n]
	if tm.Kind == timex.KindTerm || tm.Kind == timex.KindRelative || n < len(r.Ahead) && r.Ahead[n] || !p.headsLines(n) {
		return false
	}
	at := tm.From
	if _, from, ok := r.T.Before(at, asOfLex); ok {
		at = from
	} else if !tm.Until {
		return false
	}
	k := r.ElemOf(at)
	from, _ := r.SentenceOf(k)
	return p.leads(k, from)
}

// headsLines reports whether time n stands in a line that ends with a colon, and holds for the lines behind it.
func (p *periods) headsLines(n int) bool {
	r := p.r
	_, to := r.SentenceOf(r.ElemOf(r.Times[n].From))
	for to--; to > 0 && r.Elems[to].Kind == quantity.Stop; to-- {
		r.T.Work++
	}
	return r.Elems[to].Kind == quantity.Colon
}

// speak notes time n as the one that "cùng thời gian trên" means, if it rules its sentence.
func (p *periods) speak(n int) {
	r := p.r
	tm := &r.Times[n]
	k := r.ElemOf(tm.From)
	from, _ := r.SentenceOf(k)
	if tm.Kind == timex.KindClock || tm.Kind == timex.KindWeekday || tm.Kind == timex.KindTerm || p.base(n) || local(tm.Relative) || p.saidOn(n) {
		return
	}
	leads := p.leads(k, from)
	if !leads && !r.heads(k, from) || r.aside(k, from) {
		return
	}
	if period, known := p.resolve(tm, false); known && period != nil {
		p.spoken, p.asOf, p.spoke, p.ruled, p.spokenAt = period, tm.Until || r.drawnUpTo(k, from), r.T.SentenceOf(tm.From), leads, tm.From
		p.drawn, p.drawnIn = p.spoke, p.line(tm.From)
		_, to := r.SentenceOf(k)
		if to--; to > k && r.Elems[to].Kind == quantity.Stop {
			to-- // the end of the line
		}
		p.lists = tm.Until && r.Elems[to].Kind == quantity.Colon
	}
}

// drawnUpTo reports whether words before the time at element k say that figures were drawn up to it: "tính đến 0 giờ ngày 1/7/2018". Its sentence begins at from.
func (r *Reading) drawnUpTo(k, from int) bool {
	for j := k - 1; j >= from && j >= k-4 && r.Elems[j].Kind != quantity.Comma; j-- {
		r.T.Work++
		if r.opensWith(j, asOfLex) {
			return true
		}
	}
	return false
}

// goesOn reports whether the sentence of mention i goes on with what the sentence before it told as of a day or month, or of some months or
// years: "Tính đến ngày 30-6, tỉnh kết nạp 288 đảng viên. Trong đó có 4 đảng bộ vượt chỉ tiêu."
func (p *periods) goesOn(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if p.spoken == nil || m.Kind == quantity.Target {
		return false
	}
	s := r.T.SentenceOf(m.From)
	if p.asOfThen(i) {
		p.spoke, p.drawn = s, s
		return true
	}
	if s-p.spoke > 2 {
		return false
	}
	drawnUp := p.asOf && p.spoken.Start.Month > 0 && !p.timeless(i)
	if p.ruled && !p.asOf && p.spoken.Type == timex.Day && p.spoke == p.drawn && s-p.spoke < 4 && p.current == nil && p.line(m.From) == p.drawnIn && m.ActionAt >= 0 && m.ActionAt < m.From && r.T.Has(m.ActionAt, decideLex) && m.Kind == quantity.Level {
		p.spoke, p.drawn = s, s
		return true // "Ngày 20/7/2020, Ủy ban Kiểm tra họp. Ủy ban đã kỷ luật 3 đảng viên."
	}
	if on := r.OpensSentence(i, goingOnLex) || p.lists && r.item(i); !(on && (drawnUp || p.ruled && p.spoken.Type == timex.Range)) && !(p.ruled && p.spoken.Type == timex.Day && r.OpensSentence(i, sceneLex)) && !(drawnUp && p.current == nil && p.compares(i)) {
		return false
	}
	p.spoke = s
	return true
}

// asOfThen reports whether mention i tells of the state of things on the day or at the end of the month that its paragraph drew it up for: "Tính đến ngày 31/12/2019, Đảng
// bộ có 52 tổ chức cơ sở đảng. Toàn huyện có 214 chi bộ". What was done is of the time that the text reports on, if it told one.
func (p *periods) asOfThen(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if !p.asOf || p.spoken.Start.Month == 0 || p.line(m.From) != p.drawnIn || p.current != nil && p.setAt > p.spokenAt || p.breaks(i) || p.undated(i) || r.T.SentenceOf(m.From)-p.drawn > 1 {
		return false
	}
	beside := i > 0 && r.T.SentenceOf(r.Mentions[i-1].From) == r.T.SentenceOf(m.From)
	if m.Kind == quantity.Change || r.bracketed(i) {
		return beside && p.taken == i-1 && p.take(i)
	}
	if beside && r.Facts[i-1].Period == nil {
		return false // what was done stands before it: "điều động 5 công chức từ xã có hơn 32 người"
	}
	if m.ActionAt >= 0 || p.current != nil && (m.Class == "money" || r.ReportsOnGoal(m)) {
		return false
	}
	return p.take(i)
}

// take notes mention i as the last that took the time of the state of things.
func (p *periods) take(i int) bool {
	p.taken = i
	return true
}

// undated reports whether mention i is of no time that a sentence before set, whatever that was: of today, a bound, a property and the like.
func (p *periods) undated(i int) bool {
	m := &p.r.Mentions[i]
	return p.present(i) || p.goingOn(i) || p.begins(m) || p.personal(m) || p.granted(m) || p.invested(m) || p.timesOther(m) || p.criterion(m) || (m.Class == "area" || m.Class == "length") && m.ActionAt < 0
}

// item reports whether the sentence of mention i is an item of a list: it opens with a dash or another mark.
func (r *Reading) item(i int) bool {
	from, _ := r.SentenceOf(r.ElemOf(r.Mentions[i].QualFrom))
	return r.Elems[from].Kind == quantity.Sign
}

// ofBody reports whether mention m tells of the body whose election the same paragraph told before: its women, its ages, the votes, or shares
// of them.
func (p *periods) ofBody(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if p.body == nil || r.delegates(m) || p.sentUp(i) || p.present(i) || !m.Percent && m.Class != "age" && m.Class != "person" && m.Class != "member" && !r.counts(m, voteLex) {
		return false
	}
	if m.Class == "age" && (p.ageOfNamed(i) || r.T.SentenceOf(m.From) != p.elected && !r.OpensSentence(i, goingOnLex)) {
		return false // the age of a person presented next
	}
	for ; p.lineTo < m.From; p.lineTo++ {
		r.T.Work++
		if r.T.Tokens[p.lineTo].Kind == scan.Newline {
			p.body = nil
			return false
		}
	}
	return true
}

// compares reports whether the sentence of mention i sets it beside the same time of the year before.
func (p *periods) compares(i int) bool {
	r := p.r
	from, to := r.SentenceOf(r.ElemOf(r.Mentions[i].QualFrom))
	for j := from; j < to; j++ {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Time && r.Times[r.Elems[j].Ref].Relative == "same_period_last_year" {
			return true
		}
	}
	return false
}

// meeting reports whether period d lies within the days of the meeting spoken of: the second day of a congress is not all of it.
func (p *periods) meeting(d *timex.Period) bool {
	return p.day != nil && p.day.Start != p.day.End && !before(d.Start, p.day.Start) && !before(p.day.End, d.End)
}

// before reports whether a is earlier than b.
func before(a, b timex.Date) bool {
	if a.Year != b.Year {
		return a.Year < b.Year
	}
	if a.Month != b.Month {
		return a.Month < b.Month
	}
	return a.Day < b.Day
}

// sets reports whether time n sets the scene for what follows.
func (p *periods) sets(n int) bool {
	r := p.r
	tm := &r.Times[n]
	if tm.Kind == timex.KindClock || tm.Kind == timex.KindWeekday || p.base(n) || local(tm.Relative) {
		return false
	}
	if p.aimed(n, len(r.Elems)) || p.inRow(n) || p.spellsOut(n) || r.inLife(tm) {
		return false
	}
	if p.announces(n) {
		return true
	}
	if tm.Kind == timex.KindTerm && r.carriedOut(tm) || p.reported(n) {
		return true
	}
	if tm.Kind == timex.KindYear && r.Elems[r.ElemOf(tm.From)].Kind == quantity.Doc {
		return false // "Theo Luật Ngân sách nhà nước năm 2015, …"
	}
	if p.stateUnder(n) {
		return true // "Kết quả (tính đến ngày 31/12/2019):"
	}
	if tm.Kind == timex.KindDay || tm.Kind == timex.KindMonth && tm.Until || p.names(n) {
		return false // a day, and a month that figures were drawn up to, hold for their own sentence
	}
	if r.T.Tokens[tm.From].Case == scan.Title && r.T.Tokens[tm.From].Kind == scan.Word && tm.Kind == timex.KindYear {
		return true // "… dự hội nghị Năm 2024, …": a sentence whose full stop was lost
	}
	k := r.ElemOf(tm.From)
	from, _ := r.SentenceOf(k)
	if _, _, once := r.T.Before(tm.From, atOnceLex); once {
		return false // "Ngay từ đầu năm 2018, cấp ủy đã xây dựng kế hoạch": when it was begun
	}
	if _, _, beside := r.T.Before(tm.From, contrastLex); beside && k > from {
		return false // "có 29 xã đạt chuẩn, trong khi năm 2010 chưa có xã nào": what follows is not of 2010
	}
	if r.remark(k, from) || k > from && (tm.Kind == timex.KindYear && r.Elems[k-1].Kind == quantity.Open || p.start(k-1)) {
		return false
	}
	if r.aside(k, from) {
		return false
	}
	if p.leads(k, from) {
		return true
	}
	if (tm.Kind == timex.KindYear || tm.Kind == timex.KindRange && tm.Period.Start.Month == 0 && tm.Period.Start.Year > 0 && tm.Period.End.Year > 0) && !tm.Until && k+1 < len(r.Elems) && r.Elems[k+1].Kind == quantity.Comma && r.heads(k, from) {
		return true // "Qua kết quả đánh giá năm 2012, …"
	}
	if p.current != nil {
		return false
	}
	switch { // the first time that a text names rules it wherever it stands
	case tm.Kind == timex.KindTerm: // of a body ("Đảng ủy Công ty nhiệm kỳ 2015 - 2020") it tells nothing of the deeds that follow
		e := r.Elems[max(k-1, 0)]
		return k == from || e.Kind == quantity.Func || e.Kind == quantity.Org && r.Orgs[e.Ref].Class == entity.CongressBody
	case tm.Kind == timex.KindRelative:
		return tm.Count == 0 || tm.Relative == "first" || tm.Relative == "last"
	}
	return false
}

// reported reports whether time n is that of which results or a state of things are told: "báo cáo kết quả công tác nhiệm kỳ 2015 - 2020", "tình hình
// kinh tế 6 tháng đầu năm 2024 có chuyển biến tích cực".
func (p *periods) reported(n int) bool {
	r := p.r
	tm := &r.Times[n]
	k := r.ElemOf(tm.From)
	if n < len(r.Ahead) && r.Ahead[n] || tm.Until || tm.Kind == timex.KindDay || tm.Kind == timex.KindMonth || tm.Period.Start.Day > 0 ||
		tm.Kind == timex.KindTerm && r.Published.Year > 0 && tm.Period.Start.Year >= r.Published.Year { // "kết quả bầu cử đại biểu nhiệm kỳ 2021 - 2026"
		return false
	}
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from && k-j < 10; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Fig, quantity.Time, quantity.Doc, quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Open, quantity.Close:
			return false
		case quantity.Org:
			if j == k-1 && r.Orgs[e.Ref].Class == entity.CongressBody {
				return false
			}
		}
		if r.exactly(j, concernLex) {
			return false // "kết quả kiểm tra đối với Ban Thường vụ Đảng ủy Sở nhiệm kỳ 2015 - 2020"
		}
		if r.opensWith(j, resultsLex) {
			return true
		}
	}
	return false
}

// unbegun reports whether term t begins after the year of publication: "bổ sung quy hoạch nhiệm kỳ 2026 - 2031", in 2024.
func (p *periods) unbegun(t *timex.Period) bool {
	y := p.r.Published.Year
	return y > 0 && t.Start.Year > y
}

// carriedOut reports whether a clause ends with term tm, as that of a resolution which was carried out: "thực hiện hiệu quả Nghị quyết Đại hội nhiệm kỳ
// 2020 - 2025, xã đã …".
func (r *Reading) carriedOut(tm *timex.Mention) bool {
	k := r.ElemOf(tm.From)
	from, to := r.SentenceOf(k)
	if r.Elems[k].Kind != quantity.Doc {
		return false
	}
	if k+1 < to && r.Elems[k+1].Kind != quantity.Comma && r.Elems[k+1].Kind != quantity.Stop {
		return false
	}
	for j := k - 1; j >= from && j >= k-6; j-- {
		r.T.Work++
		if r.opensWith(j, carriedOutLex) {
			return true
		}
	}
	return false
}

// remark reports whether time element k is a year in a bracket of its own, which dates the words before it and nothing else: "dân số (năm
// 2016) là 179.889 người", not "Nhiệm kỳ qua (2015 - 2020)". Its sentence begins at from.
func (r *Reading) remark(k, from int) bool {
	open := k - 1
	if open > from && (r.Elems[open].Kind == quantity.Func || r.exactly(open, expectedLex)) {
		open-- // "(đến năm 2030)", "(ước năm 2023)"
	}
	if open <= from || k+1 >= len(r.Elems) || r.Elems[k].Kind != quantity.Time || r.Times[r.Elems[k].Ref].Kind != timex.KindYear {
		return false
	}
	before := r.Elems[open-1].Kind
	return r.Elems[open].Kind == quantity.Open && r.Elems[k+1].Kind == quantity.Close && before != quantity.Time && before != quantity.Fig
}

// names reports whether time n is a term that only tells which congress or body is meant: "Đại hội lần thứ X, nhiệm kỳ 2025 - 2030".
func (p *periods) names(n int) bool {
	r := p.r
	tm := &r.Times[n]
	if tm.Kind != timex.KindTerm {
		return false
	}
	k := r.ElemOf(tm.From)
	for k > 1 && (r.Elems[k-1].Kind == quantity.Comma || r.exactly(k-1, andLex)) && r.Elems[k-2].Kind == quantity.Time && r.Times[r.Elems[k-2].Ref].Kind == timex.KindTerm {
		r.T.Work++
		k -= 2 // "các nhiệm kỳ 2015 - 2020, 2020 - 2025"
	}
	if k > 1 && r.exactly(k-1, pluralLex) {
		k--
	}
	if k > 0 && r.Elems[k-1].Kind == quantity.Org && r.Orgs[r.Elems[k-1].Ref].Class != entity.CongressBody {
		return true // "Ban Thường vụ Đảng ủy Công ty nhiệm kỳ 2015 - 2020"
	}
	i := tm.From - 1
	for i > 0 && (r.T.Is(i, ',') || r.T.Is(i, '(') || r.T.Is(i, '-')) {
		i--
	}
	if i < 0 || i == tm.From-1 {
		return false
	}
	for k := i; k >= 0 && k > i-4; k-- {
		if r.T.Tokens[k].Kind == scan.Newline {
			return false
		}
		if r.T.Has(k, ordinalLex) {
			return true
		}
	}
	return false
}

// local reports whether a relative time holds for its own clause only.
func local(relative string) bool {
	switch relative {
	case "every_year", "every_month", "every_quarter", "every_day", "every_week", "previous_term", "last_year", "same_period_last_year", "ago", "later", "whole_year":
		return true
	}
	return false
}

// habitual reports whether a relative time tells what is done again and again within a year.
func habitual(relative string) bool {
	switch relative {
	case "every_month", "every_quarter", "every_week", "every_day":
		return true
	}
	return false
}

// leads reports whether element k stands where a time rules a sentence: at its start, or at the start of a clause.
func (p *periods) leads(k, from int) bool {
	r := p.r
	for j := k - 1; j >= from; j-- {
		p.r.T.Work++
		if _, _, said := r.T.Before(r.Elems[j].To, sayingLex); said {
			return true // "Báo cáo cho thấy trong nhiệm kỳ 2015 - 2020, …"
		}
		if r.opensWith(j, datingLex) {
			continue // "Vào hồi 20h30 ngày 5/10, …"
		}
		switch e := r.Elems[j]; e.Kind {
		case quantity.Sign:
			if r.byline(j, from) {
				return true
			}
		case quantity.Func, quantity.Time, quantity.Stop:
			continue
		case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Open:
			return true
		case quantity.Verb:
			return r.VerbClass(j) == "aim" && (j == from || r.Elems[j-1].Kind != quantity.Fig) // not "đạt 35% chỉ tiêu năm 2022"
		default:
			return false
		}
	}
	return true
}

// byline reports whether the dash at element k ends the name of the newspaper or the place with which a text opens: "(BSH) - Năm 2020, …". Its sentence
// begins at from.
func (r *Reading) byline(k, from int) bool {
	if !r.T.Is(r.Elems[k].From, '-') {
		return false
	}
	k--
	if k > from && r.Elems[k].Kind == quantity.Close {
		for k--; k > from && r.Elems[k].Kind != quantity.Open; k-- {
			r.T.Work++
		}
	}
	return k == from
}

// base reports whether time n belongs to a comparison, tells when something came about or by when it is due: "so với năm 2019", "thành lập
// năm 2019", "trước năm 2030".
func (p *periods) base(n int) bool {
	r := p.r
	k := r.ElemOf(r.Times[n].From)
	from, _ := r.SentenceOf(k)
	if _, _, ok := r.T.Before(r.Times[n].From, deadlineLex); ok && p.openEnded(&r.Times[n]) == nil {
		return true
	}
	if r.comparesWith(k, from) || r.ofLaw(n, k, from) {
		return true
	}
	for j := k - 1; j >= from && j >= k-4; j-- {
		p.r.T.Work++
		e := r.Elems[j]
		if r.T.Has(e.From, baseLex) && e.Kind != quantity.Fig {
			return true
		}
		if e.Kind == quantity.Doc && k-j <= 3 && r.dates(n, j, k) {
			return true
		}
		switch e.Kind {
		case quantity.Comma:
			if j > from && r.Elems[j-1].Kind == quantity.Doc {
				continue
			}
			return false
		case quantity.Fig:
			return j == k-1 && r.Mentions[e.Ref].Class == "times" // "gấp 2,3 lần năm 2010"
		case quantity.Semicolon, quantity.Colon, quantity.Stop:
			return false
		case quantity.Open:
			if k+1 < len(r.Elems) && r.Elems[k+1].Kind != quantity.Close {
				return false // "so với cả nước (năm 2014 cả nước đạt 5,98%)"
			}
		}
	}
	return false
}

// dates reports whether time n, at element k, is that of the document at element j: "Quyết định số 1628-QĐ/TU, ngày 27-6-2019", "Nghị quyết 26 của Trung ương năm
// 2008". Behind a comma only a day is: "Thực hiện Chỉ thị 05-CT/TW, từ năm 2016 …"; behind a verb nothing: "Nghị quyết đề ra mỗi năm …". "đến nay" behind a
// resolution with its term is the time of that: "Thực hiện Nghị quyết Đại hội nhiệm kỳ 2015 - 2020, đến nay …".
func (r *Reading) dates(n, j, k int) bool {
	switch tm := &r.Times[n]; tm.Kind {
	case timex.KindRelative:
		return tm.Relative == "to_date" && n > 0 && r.Times[n-1].Kind == timex.KindTerm && r.ElemOf(r.Times[n-1].From) == j
	case timex.KindDay:
	case timex.KindYear, timex.KindMonth:
		for i := j + 1; i < k; i++ {
			if r.Elems[i].Kind == quantity.Comma {
				return false
			}
		}
	default:
		return false
	}
	for i := j + 1; i < k; i++ {
		if r.Elems[i].Kind == quantity.Verb {
			return false
		}
	}
	return true
}

// comparesWith reports whether the time at element k ends the words that open its sentence, from element from on, with what it is compared with: "So với kết
// quả rà soát hộ nghèo, hộ cận nghèo năm 2012, tỷ lệ …".
func (r *Reading) comparesWith(k, from int) bool {
	if k+1 >= len(r.Elems) || r.Elems[k+1].Kind != quantity.Comma || k-from > 12 || !r.opensWith(from, againstLex) {
		return false
	}
	for j := from + 1; j < k; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Fig, quantity.Time, quantity.Colon, quantity.Semicolon:
			return false
		}
	}
	return r.Elems[k-1].Kind != quantity.Comma
}

// ofBase reports whether the time at element j, of what something is compared with, is that of mention m at element k, which tells how much that was: "so với
// chỉ tiêu của năm 2019 là 88,1%", "so với năm 2019 (55.317 người)".
func (p *periods) ofBase(m *quantity.Mention, j, k int) bool {
	r := p.r
	if _, at, ok := r.T.Before(r.Elems[j].From, againstLex); ok && at > 0 && r.T.Has(at-1, baseLex) {
		return false // "tăng so với năm 2016 là 11,7%": by how much it grew
	}
	return m.Kind != quantity.Change && j == k-2 && (r.Elems[j+1].Kind == quantity.Open || r.exactly(j+1, isLex))
}

// planned reports whether mention m is a goal of the plan whose time element j is: "Kế hoạch năm 2022 là kết nạp 110 đảng viên".
func (p *periods) planned(m *quantity.Mention, j int) bool {
	if m.Kind != quantity.Target {
		return false
	}
	for i := j - 1; i >= 0 && j-i < 5; i-- {
		p.r.T.Work++
		if p.r.opensWith(i, planLex) {
			return true
		}
		if e := p.r.Elems[i].Kind; e != quantity.Noun && e != quantity.Plain && e != quantity.Org && e != quantity.Verb {
			return false // "Kế hoạch hoạt động năm 2022 là …"
		}
	}
	return false
}

// nowOrTotal begin the words that own looks for before a figure.
var nowOrTotal = scan.SetOf(nowLex, totalLex)

// own looks for a time in the figure's own clause: before it, or behind it up to the next mark.
func (p *periods) own(i int) (*timex.Period, bool) {
	r := p.r
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom)
	from, to := r.SentenceOf(k)
	// "từ 8% năm 2015 giảm còn 3,2% năm 2020", "từ 5% (năm 2016)": the time right behind the figure is nearer than any before it
	j := r.ElemOf(m.End-1) + 1
	if j+2 < to && r.Elems[j].Kind == quantity.Open && r.Elems[j+2].Kind == quantity.Close || j+1 < to && r.opensWith(j, datingLex) {
		j++
	} else if j+3 < to && r.Elems[j].Kind == quantity.Open && r.opensWith(j+1, datingLex) && r.Elems[j+3].Kind == quantity.Close {
		j += 2 // "15,6% (đầu năm 2016)"
	}
	_, _, multiple := r.T.Before(m.QualFrom, multipleLex) // "gấp 3 lần năm 2015"
	if j < to && r.Elems[j].Kind == quantity.Time && !multiple && !p.base(r.Elems[j].Ref) {
		tm := &r.Times[r.Elems[j].Ref]
		if tm.Kind != timex.KindClock && tm.Kind != timex.KindWeekday && (!local(tm.Relative) || tm.Relative == "every_year" && m.Noun && m.ActionAt >= 0) {
			if period, ok := p.resolve(tm, p.ahead(i)); ok && period != nil {
				return period, true
			}
		}
	}
	if n, ok := p.remarked(m); ok {
		if period, ok := p.resolve(&r.Times[n], p.ahead(i)); ok && period != nil {
			return period, true
		}
	}
	if k-2 >= from && r.Elems[k-1].Kind == quantity.Open && r.Elems[k-2].Kind == quantity.Time { // "gấp 1,5 lần năm 2015 (30 triệu đồng)"
		if tm := &r.Times[r.Elems[k-2].Ref]; tm.Kind == timex.KindYear {
			if period, ok := p.resolve(tm, p.ahead(i)); ok && period != nil {
				return period, true
			}
		}
	}
	depth, crossed, looked, total, stock := 0, false, false, false, false
	goal, figures := m.Percent && r.ReportsOnGoal(m), 0
	award, deed := r.awarded(m), -1
	if award {
		deed = r.ElemOf(m.ActionAt)
	}
	for j := k - 1; j >= from; j-- {
		p.r.T.Work++
		e := r.Elems[j]
		switch e.Kind {
		case quantity.Plain, quantity.Func, quantity.Verb:
			if e.Begins&nowOrTotal == 0 {
				continue
			}
			if depth == 0 && !crossed && !(goal && figures > 0) && r.now(j, from) {
				return nil, true // "Theo chương trình giai đoạn 2016 - 2020, hiện cả nước có 2.045 xã"
			}
			if depth == 0 && r.opensWith(j, totalLex) {
				total = true
				stock = stock || figures > 0 && !m.Percent
			}
		case quantity.Close:
			depth++
		case quantity.Open:
			if depth > 0 {
				depth--
			}
		case quantity.Semicolon:
			crossed = crossed || depth == 0
		case quantity.Time, quantity.Fig:
			if e.Kind == quantity.Fig {
				figures++
				if r.Mentions[e.Ref].Kind != quantity.Duration && !(j+1 < len(r.Elems) && r.opensWith(j+1, carriedOutLex)) {
					continue // it tells no time
				}
			}
			if months := p.monthsSoFar(j); months != nil && depth == 0 && !crossed {
				return months, true
			}
			if years := p.carriedOutIn(i, j); years != nil && depth == 0 && (!crossed || p.leads(j, from)) && m.Kind != quantity.Target {
				return years, true
			}
			n, ok := p.timeOf(j)
			if !ok && depth == 0 && !crossed && m.Kind != quantity.Target {
				if years := p.yearsOf(j); years != nil {
					return years, true
				}
			}
			if !ok || depth > 0 && (k-j > 4 || !r.remark(j, from)) && !r.whenFounded(j, from) {
				continue
			}
			tm := &r.Times[n]
			if tm.Kind == timex.KindClock || tm.Kind == timex.KindWeekday || p.base(n) && !p.ofBase(m, j, k) && !p.planned(m, j) && !(m.Kind == quantity.Level && (p.foundedWith(n, j, k) || r.whenFounded(j, from))) || award && j > deed && tm.Kind != timex.KindDay || p.saidOn(n) || m.Kind != quantity.Target && p.aimed(n, k) || r.beforehand(j, k, from) {
				continue // "tặng Cờ thi đua năm 2022 cho 14 tập thể"
			}
			if tm.Relative == "previous_term" && k-j > 3 || j > from+1 && p.start(j-1) && m.Kind == quantity.Level {
				continue // "từ 11,25% năm 2011 xuống còn 2,89%"
			}
			if crossed && !looked {
				looked = true
				if own, found := p.behind(i); found && own != nil {
					return own, true // "…; 1.412 đảng viên nhận Huy hiệu dịp 19/5"
				}
			}
			if crossed && !p.reaches(n, m, k, from) || habitual(tm.Relative) && !p.leads(j, from) {
				continue // "lương hưu hằng tháng"
			}
			if tm.Relative == "to_date" {
				if year := p.yearSoFar(i, j, from); year != nil {
					return year, true
				}
				if span := p.since(i, j, from); span != nil {
					return span, true
				}
			}
			if period, ok := p.resolve(tm, p.ahead(i)); ok {
				if years := p.yearsBefore(tm, j, from); years != nil && (m.Kind != quantity.Target || period.Start.Year == 0) {
					period.Start, period.End = years.Start, years.End
				}
				if tm.Relative == "every_year" && strings.HasSuffix(m.Unit, "/năm") && m.Kind != quantity.Target && p.current != nil && p.current.Start == period.Start && p.current.End == period.End {
					period.Type = p.current.Type // a rate a year is of the years
				}
				if period != nil && period.Type == timex.Range && p.averaged(j, from) {
					period.Type = timex.Annual
				}
				if b, spelled := r.spelledOut(j); spelled && period != nil && period.Start.Year != r.Times[b].Period.Start.Year {
					period = p.copyOf(&r.Times[b].Period)
				}
				if tm.Kind == timex.KindMonth && tm.Until && p.accrues(from, k) {
					*period = timex.Period{Type: timex.Range, Start: timex.Date{Year: period.End.Year, Month: 1}, End: timex.Date{Year: period.End.Year, Month: period.End.Month}}
				}
				if total && period != nil && (period.Type == timex.Annual || p.grownTo(m) && (period.Type == timex.Term || period.Type == timex.Range && period.Start.Month == 0) || stock && (period.Type == timex.Range || period.Type == timex.Term)) {
					return nil, true // "6 tháng đầu năm kết nạp 90 đảng viên, nâng tổng số lên 1.153, sinh hoạt tại 29 chi bộ"
				}
				return period, true
			}
		}
	}
	if closing := p.closing(m, from, to); closing != nil && !award {
		return closing, true
	}
	return p.behind(i)
}

// yearsBefore returns the span of years that the sentence, which begins at from, names before "hằng năm" at element k: "Giai đoạn 2021 - 2025,
// thu ngân sách đạt …; bình quân hằng năm …". nil if there is none.
func (p *periods) yearsBefore(tm *timex.Mention, k, from int) *timex.Period {
	r := p.r
	if tm.Relative != "every_year" {
		return nil
	}
	for from, k = max(from, k-80), k-1; k >= from; k-- {
		r.T.Work++
		if r.Elems[k].Kind != quantity.Time || p.base(r.Elems[k].Ref) {
			continue
		}
		if t := &r.Times[r.Elems[k].Ref]; (t.Kind == timex.KindTerm || t.Kind == timex.KindRange) && t.Period.Start.Month == 0 && t.Period.End.Year > t.Period.Start.Year+1 && t.Period.Start.Year > 0 {
			return &t.Period
		}
	}
	return nil
}

// averaged reports whether "hằng năm" stands right before the years at element k, of a sentence that begins at from: "bình quân hằng năm giai đoạn 2016 - 2020".
func (p *periods) averaged(k, from int) bool {
	r := p.r
	if k--; k > from && r.Elems[k].Kind == quantity.Func {
		k--
	}
	return k >= from && r.Elems[k].Kind == quantity.Time && r.Times[r.Elems[k].Ref].Relative == "every_year"
}

// behind looks for the time of mention i behind it, up to the next mark: "kết nạp 45 đảng viên trong năm 2020".
func (p *periods) behind(i int) (*timex.Period, bool) {
	r := p.r
	m := &r.Mentions[i]
	_, to := r.SentenceOf(r.ElemOf(m.QualFrom))
	_, _, multiple := r.T.Before(m.QualFrom, multipleLex) // "gấp 3 lần năm 2015"
	award := r.awarded(m)
	joined, subject := false, false // subject: a verb stands behind the mention, which is in its subject
	for j := r.ElemOf(m.End-1) + 1; j < to; j++ {
		p.r.T.Work++
		e := r.Elems[j]
		if r.opensWith(j, turnLex) {
			return nil, false // "thiếu 2.100 giáo viên nhưng mỗi năm chỉ tuyển được 300"
		}
		switch e.Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Stop, quantity.Fig, quantity.Open, quantity.Close, quantity.Colon:
			return nil, false
		case quantity.Func:
			if r.WordClass(j) == "conj" {
				if j+1 < to && r.Elems[j+1].Kind == quantity.Verb {
					if !subject {
						return nil, false // "còn dưới 2% và đạt chuẩn vào năm 2022"
					}
					continue // "trụ sở của 9 xã sẽ hoàn thành và đưa vào sử dụng trong năm 2022"
				}
				joined = true
			}
		case quantity.Verb:
			subject = true
		case quantity.Time:
			n := e.Ref
			if joined && j+1 < to && (r.Elems[j+1].Kind == quantity.Verb || r.Elems[j+1].Kind == quantity.Fig || r.Elems[j+1].Kind == quantity.Open) {
				return nil, false // "đạt 70 triệu đồng và tỷ lệ hộ nghèo đến năm 2025 còn 2%"
			}
			if award && r.Times[n].Kind != timex.KindDay {
				return nil, false // "khen thưởng 4 tập thể có thành tích xuất sắc năm 2019"
			}
			if r.Times[n].Kind == timex.KindClock || p.base(n) && !p.planned(m, j) || multiple || habitual(r.Times[n].Relative) {
				return nil, false
			}
			if period, ok := p.resolve(&r.Times[n], p.ahead(i)); ok && period != nil {
				return period, true
			}
			return nil, false
		}
	}
	return nil, false
}

// exactLength returns the figure at element k if it is a length of time in that unit, told exactly, nil if not.
func (r *Reading) exactLength(k int, unit string) *quantity.Mention {
	if r.Elems[k].Kind != quantity.Fig {
		return nil
	}
	m := &r.Mentions[r.Elems[k].Ref]
	if m.Kind != quantity.Duration || m.Unit != unit || m.Value == nil || m.Qualifier != quantity.Exact {
		return nil
	}
	return m
}

// monthsSoFar returns the first months of the year where the figure at element k is as many and the text appeared when they were over: "thu
// ngân sách 9 tháng ước đạt", not "sau 9 tháng", "nghỉ 9 tháng", "9 tháng lương", nor where the sentence names a year.
func (p *periods) monthsSoFar(k int) *timex.Period {
	r := p.r
	m := r.exactLength(k, "tháng")
	if m == nil {
		return nil
	}
	n, whole := m.Value.Int64()
	d := r.Published.Month
	if !whole || n < 2 || n > 11 || d > 0 && d != int(n) && d != int(n)+1 {
		return nil
	}
	from, to := r.SentenceOf(k)
	next := k + 1
	if next >= to || r.Elems[next].Kind == quantity.Noun || r.Elems[next].Kind == quantity.Plain {
		return nil
	}
	if k > from {
		switch r.Elems[k-1].Kind {
		case quantity.Func:
			if !r.opensWith(k-1, soFarLex) {
				return nil
			}
		case quantity.Verb:
			return nil // "nghỉ 3 tháng"
		case quantity.Noun, quantity.Plain, quantity.Org: // "phạt tù 3 tháng, …", but "thu ngân sách 9 tháng ước đạt"
			if e := r.Elems[next].Kind; e != quantity.Verb && e != quantity.Func && e != quantity.Fig {
				return nil
			}
		}
	}
	if p.current != nil && p.current.End.Year > 0 && p.current.End.Year < r.Published.Year {
		return nil // the text tells of years before
	}
	for j := from; j < k; j++ {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Time && r.Times[r.Elems[j].Ref].Period.Start.Year > 0 {
			return nil // "Năm 2020, trong 3 tháng, …"
		}
	}
	if d == 0 && n%3 == 0 && r.opensWith(next, deedLex) { // quarters of the year that the text tells
		months, _ := p.dated(timex.Period{Type: timex.Range, Start: timex.Date{Month: 1}, End: timex.Date{Month: int(n)}})
		return months
	}
	return p.elapsed(int(n))
}

// carriedOutIn returns the years that the text tells for the length of time at element k, in which something was carried out: "Sau 10 năm thực hiện nghị quyết
// (2008 - 2018), thu nhập tăng 3,2 lần"; for a deed also those up to the day of publication, where the text names the first of them: "Thực hiện Nghị
// quyết ngày 20/7/2014, … Sau 10 năm thực hiện nghị quyết, đã mở 120 lớp". nil if it tells none.
func (p *periods) carriedOutIn(i, k int) *timex.Period {
	r := p.r
	if r.Elems[k].Kind != quantity.Fig || k+1 >= len(r.Elems) || !r.opensWith(k+1, carriedOutLex) {
		return nil
	}
	if m := r.exactLength(k, "năm"); m != nil && r.Facts[r.Elems[k].Ref].Period == nil && k > 0 && r.opensWith(k-1, afterLex) && r.Published.Year > 0 {
		if o := &r.Mentions[i]; o.ActionAt < 0 || o.ActionAt > o.From || o.Kind != quantity.Level {
			return nil
		}
		if n, whole := m.Value.Int64(); whole && n > 1 && n <= 50 && p.namesYear(r.Published.Year-int(n)) {
			return p.yearsBack(int(n), r.Published.Year)
		}
	}
	return p.copyOf(r.Facts[r.Elems[k].Ref].Period)
}

// yearsOf returns the years that the figure at element k is the length of, between what was reached in them and how much it was: "tổng thu ngân sách
// 5 năm đạt 91.541 tỷ đồng", "tốc độ tăng trưởng bình quân 5 năm (2016 - 2020) đạt 8%". nil if it is none or nothing tells which they are.
func (p *periods) yearsOf(k int) *timex.Period {
	r := p.r
	m := r.exactLength(k, "năm")
	if m == nil {
		return nil
	}
	if b, ok := r.spelledOut(k); ok {
		return p.copyOf(&r.Times[b].Period)
	}
	from, to := r.SentenceOf(k)
	if k+1 >= to || k == from || r.VerbClass(k+1) != "reach" && r.VerbClass(k+1) != "up" {
		return nil
	}
	switch r.Elems[k-1].Kind {
	case quantity.Noun, quantity.Plain, quantity.Org:
	default:
		return nil
	}
	n, whole := m.Value.Int64()
	if c := p.current; whole && c != nil && c.End.Year > 0 && c.Start.Month == 0 && (c.End.Year-c.Start.Year == int(n) || c.Type == timex.Range && c.End.Year-c.Start.Year == int(n)-1) {
		return p.copyOf(c)
	}
	if t := p.pastTerm(); whole && t != nil && t.End.Year-t.Start.Year == int(n) {
		return t
	}
	return nil
}

// timeOf returns the time that element k is, or whose length is the figure there: "6 tháng đầu năm".
func (p *periods) timeOf(k int) (n int, ok bool) {
	r := p.r
	e := r.Elems[k]
	if e.Kind == quantity.Time {
		return e.Ref, true
	}
	if e.Kind != quantity.Fig || r.Mentions[e.Ref].Kind != quantity.Duration {
		return 0, false
	}
	n = sort.Search(len(r.Times), func(n int) bool { return r.Times[n].From >= r.Mentions[e.Ref].From })
	return n, n < len(r.Times) && r.Times[n].IsFigure() && r.Times[n].CountFrom == r.Mentions[e.Ref].From
}

// spelledOut returns the years in the bracket right behind the time or length of time at element k: "trong 5 năm qua (2015 - 2020)".
func (r *Reading) spelledOut(k int) (n int, ok bool) {
	if e := r.Elems[k]; e.Kind != quantity.Time && (e.Kind != quantity.Fig || r.Mentions[e.Ref].Kind != quantity.Duration) {
		return 0, false
	}
	k++
	if k < len(r.Elems) && r.Elems[k].Kind == quantity.Func {
		k++
	}
	if k+2 >= len(r.Elems) || r.Elems[k].Kind != quantity.Open || r.Elems[k+1].Kind != quantity.Time || r.Elems[k+2].Kind != quantity.Close {
		return 0, false
	}
	n = r.Elems[k+1].Ref
	tm := &r.Times[n]
	return n, tm.Period.Start.Year > 0 && tm.Period.End.Year > tm.Period.Start.Year
}

// closing returns the term that ends the sentence [from, to), or the time that its figures were drawn up to ("…, tính đến ngày 30/6/2019."), if it is the only time in it: "282 người bị khai trừ, 81 người bị cách chức
// trong tổng số 2.400 đảng viên bị kỷ luật, nhiệm kỳ 2010 - 2015."
func (p *periods) closing(m *quantity.Mention, from, to int) *timex.Period {
	r := p.r
	if m.Kind == quantity.Target {
		return nil
	}
	last := to - 1
	for last > from && (r.Elems[last].Kind == quantity.Stop || r.Elems[last].Kind == quantity.Sign) {
		p.r.T.Work++
		last--
	}
	if r.Elems[last].Kind != quantity.Time || r.heldAgainst(r.Elems[last].Ref) {
		return nil
	}
	tm := &r.Times[r.Elems[last].Ref]
	_, at, asOf := r.T.Before(tm.From, asOfLex)
	if asOf = asOf && tm.Kind != timex.KindRelative && r.T.Is(at-1, ','); !asOf && tm.Kind != timex.KindTerm || tm.Period.Start.Year == 0 || tm.Period.End.Year == 0 {
		return nil
	}
	for k := from; k < last; k++ {
		p.r.T.Work++
		if r.Elems[k].Kind == quantity.Time {
			return nil
		}
	}
	return p.copyOf(&tm.Period)
}

// reaches reports whether time n holds for the figure at element k behind a semicolon. One inside a target ("thu nhập đến năm 2030 đạt …; có 15
// xã đạt chuẩn") does not; "hằng năm" only where it leads the sentence or the figures follow in a row.
func (p *periods) reaches(n int, m *quantity.Mention, k, from int) bool {
	r := p.r
	tm := &r.Times[n]
	at := r.ElemOf(tm.From)
	if at > from && r.Elems[at-1].Kind == quantity.Fig {
		return false // "tăng lên 68 triệu đồng năm 2025; …" dates the one figure
	}
	leads := p.leads(at, from) || at > from && r.exactly(at-1, datingLex) && p.leads(at-1, from) // "đến cuối năm 2022"
	if local(tm.Relative) {
		if m.Percent && m.Kind != quantity.Change && (r.ReportsOnGoal(m) && m.Form != numeral.Score || p.shareOfCount(k, at)) {
			return false // "Hằng năm, …; kết nạp 21 đảng viên, bằng 7,5%", "…; doanh thu bằng 120% nghị quyết": those of all the years
		}
		row := r.Elems[k-1].Kind == quantity.Semicolon
		if f := r.firstFigure(at); row && m.Kind == quantity.Target && f >= 0 && r.Mentions[f].Percent != m.Percent {
			return false // "mỗi năm kết nạp 1.000 đoàn viên; 100% cơ sở đoàn …"
		}
		if tm.Relative == "every_year" && m.Noun && row && leads && (m.ActionAt < 0 || m.ActionAt > m.From) {
			return true // "Mỗi năm có 30 cán bộ được đào tạo; khoảng 150 giáo viên được bồi dưỡng"
		}
		return tm.Relative == "every_year" && m.Percent && (m.Kind != quantity.Change && (row && (leads || m.Kind != quantity.Target) || leads && m.Kind == quantity.Level) || m.Kind == quantity.Change && !r.opensWith(k-1, exceedLex) && r.inDetail(at, k))
	}
	return leads || p.announces(n) || !(tm.Until && m.Kind == quantity.Target) && r.heads(at, from)
}

// firstFigure returns the first figure behind element k in its sentence; -1 if there is none.
func (r *Reading) firstFigure(k int) int {
	_, to := r.SentenceOf(k)
	for k++; k < to; k++ {
		r.T.Work++
		if r.Elems[k].Kind == quantity.Fig {
			return r.Elems[k].Ref
		}
	}
	return -1
}

// shareOfCount reports whether a figure that is no share stands before element k in its clause, behind element at.
func (p *periods) shareOfCount(k, at int) bool {
	r := p.r
	for k--; k > at && r.Elems[k].Kind != quantity.Semicolon; k-- {
		r.T.Work++
		if r.Elems[k].Kind == quantity.Fig && !r.Mentions[r.Elems[k].Ref].Percent {
			return true
		}
	}
	return false
}

// inDetail reports whether "trong đó" or the like stands between elements at and k: what stands behind it goes into what stands before it.
func (r *Reading) inDetail(at, k int) bool {
	for j := k - 1; j > at && j > k-40; j-- {
		r.T.Work++
		if r.opensWith(j, partLex) {
			return true
		}
	}
	return false
}

// announces reports whether a colon stands behind year n, by which the goals behind it are due: "một số chỉ tiêu đến năm 2030: …; …".
func (p *periods) announces(n int) bool {
	r := p.r
	tm := &r.Times[n]
	k := r.ElemOf(tm.To-1) + 1
	return tm.Until && tm.Kind == timex.KindYear && k < len(r.Elems) && r.Elems[k].Kind == quantity.Colon
}

// heads reports whether no figure stands before element k in its sentence, which begins at from.
func (r *Reading) heads(k, from int) bool {
	for k--; k >= from; k-- {
		r.T.Work++
		if r.Elems[k].Kind == quantity.Fig {
			return false
		}
	}
	return true
}

// datedDuration returns the period of a length of time that the text dates behind it: "trong 4 năm (2011-2014)", "kỷ niệm 70 năm Ngày thành
// lập Đảng bộ (7/5/1945 - 7/5/2015)".
func (p *periods) datedDuration(m *quantity.Mention) *timex.Period {
	r := p.r
	k := r.ElemOf(m.End - 1)
	_, to := r.SentenceOf(k)
	for j := k + 1; j < to && j <= k+10; j++ {
		p.r.T.Work++
		if j == k+1 && r.Elems[j].Kind == quantity.Comma && j+1 < to && r.Elems[j+1].Kind == quantity.Time {
			continue // "trong 2 ngày, từ ngày 29 đến 30/9/2025"
		}
		switch e := r.Elems[j]; e.Kind {
		case quantity.Time:
			if j > k+3 && r.Elems[j-1].Kind != quantity.Open {
				return nil
			}
			if pd := r.Times[e.Ref].Period; pd.Start.Year != 0 && (pd.Type == timex.Range || pd.Type == timex.Term) {
				return &pd
			}
			return nil
		case quantity.Fig, quantity.Comma, quantity.Semicolon, quantity.Stop, quantity.Colon, quantity.Close:
			return nil
		}
	}
	return nil
}
