package relation

import (
	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// longestHeadline is how many tokens a line may have to be a headline; the longest ones of newspapers have about 40. mostHeadlines is how many lines
// may stand over the article: a kicker ("Đảng bộ huyện Sơn Hà"), the headline, the author, the hour.
const (
	longestHeadline = 50
	mostHeadlines   = 4
)

// headline gives the figures of the headline, which tells of a figure and leaves its time to the article, the time of the figure in the
// article: "Toàn tỉnh kết nạp hơn 2.400 đảng viên" that of "năm 2020, kết nạp 2.435 đảng viên".
func (p *periods) headline() {
	r := p.r
	var ends [mostHeadlines + 1]int
	n := 0
	for ; n < mostHeadlines; n++ {
		next, ok := r.headlineFrom(ends[n])
		if !ok {
			break
		}
		ends[n+1] = next
	}
	for ; n > 0; n-- { // the last line first: one above it may say the same again
		p.dateLine(ends[n-1], ends[n])
	}
}

// dateLine gives the figures between tokens from and end the times of those that tell the same behind them.
func (p *periods) dateLine(from, end int) {
	r := p.r
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		if m.From >= end {
			return
		}
		if m.From < from || r.Facts[i].Period != nil || m.Kind == quantity.Duration || m.Value == nil {
			continue
		}
		if period := p.told(i, end); period != nil {
			r.Facts[i].Period = period
			r.why(i, "relation.period_headline")
		}
	}
}

// headlineFrom returns the end of the line that begins at token i, if it may be a headline: it is short and no sentence, and something stands behind it.
func (r *Reading) headlineFrom(i int) (end int, ok bool) {
	for i < len(r.T.Tokens) && r.T.Tokens[i].Kind == scan.Newline {
		r.T.Work++
		i++
	}
	end = i
	for end < len(r.T.Tokens) && end-i <= longestHeadline && r.T.Tokens[end].Kind != scan.Newline {
		r.T.Work++
		end++
	}
	return end, end > i && end < len(r.T.Tokens)-1 && end-i <= longestHeadline && !r.T.Is(end-1, '.')
}

// told returns the time of the first figure behind token end that mention i may stand for, nil if there is none or it has no time.
func (p *periods) told(i, end int) *timex.Period {
	r := p.r
	m := &r.Mentions[i]
	for j := i + 1; j < len(r.Mentions); j++ {
		r.T.Work++
		if o := &r.Mentions[j]; o.From > end && o.Value != nil && (o.Unit == m.Unit && rounds(m, o) || people(m) && people(o) && m.Value.Equal(*o.Value)) {
			return p.copyOf(r.Facts[j].Period)
		}
	}
	return nil
}

// people reports whether mention m counts people, whom a headline may call by another noun: "7 đảng viên", in the article "7 học sinh".
func people(m *quantity.Mention) bool {
	return m.Of == nil && (m.Class == "person" || m.Class == "member")
}

// A rounded number differs from the exact one by a tenth at most.
var (
	tenthMore = numeral.Decimal{Coef: 11, Exp: -1}
	tenthLess = numeral.Decimal{Coef: 9, Exp: -1}
)

// rounds reports whether mention m may be mention o told shortly: the same number, or one that its qualifier rounds to it.
func rounds(m, o *quantity.Mention) bool {
	if m.Of == nil && o.Of != nil {
		return m.Qualifier == quantity.Exact && m.Value.Equal(*o.Value) // "hoàn thành 24 chỉ tiêu", in the article "24/26 chỉ tiêu"
	}
	if m.Of != nil && (o.Of == nil || !m.Of.Equal(*o.Of)) {
		return false
	}
	if m.Value.Equal(*o.Value) {
		return true
	}
	upper, ok := m.Value.Mul(tenthMore)
	lower, ok2 := m.Value.Mul(tenthLess)
	if !ok || !ok2 || o.Value.Cmp(upper) > 0 || o.Value.Cmp(lower) < 0 {
		return false
	}
	switch m.Qualifier {
	case quantity.Over:
		return o.Value.Cmp(*m.Value) > 0
	case quantity.Almost:
		return o.Value.Cmp(*m.Value) < 0
	}
	return m.Qualifier == quantity.About
}
