package timex

import "baotinh/extract/scan"

// clock reads a time of day: 08:55, 14h30, 15 giờ 30, 20h before or after a word that shows that no length of time is meant.
func (f *finder) clock(i int) (Mention, bool) {
	m := Mention{From: i, Kind: KindClock, Rule: "timex.clock"}
	h, digits, ok := f.plain(i)
	if !ok || digits > 2 || h > 24 {
		return m, false
	}
	m.Hour = h
	j := i + 1
	if f.t.Is(j, ':') && f.t.Tight(j) && f.t.Tight(j+1) {
		minute, digits, ok := f.plain(j + 1)
		if !ok || digits != 2 || minute > 59 || len(f.t.Str(i)) == 1 && !f.isBefore(i, wAt|wFrom|wTo|wPart) && !f.dateNext(j+2) {
			return m, false
		}
		m.Minute, m.To = minute, j+2
		if s, digits, ok := f.plain(m.To + 1); ok && digits == 2 && s < 60 && f.t.Is(m.To, ':') && f.t.Tight(m.To+1) {
			m.To += 2
		}
		if f.t.Is(m.To, '\'') && f.t.Tight(m.To) {
			m.To++
		}
		if n := f.is(m.To, wAmPm); n > 0 {
			m.To += n
		}
		f.zone(&m)
		return m, true
	}
	n := f.is(j, wHour)
	if n == 0 {
		return m, false
	}
	j += n
	if f.is(j, wOClock) > 0 {
		return m, false // "từ 4 đến 5 giờ đồng hồ"
	}
	minute, digits, ok := f.plain(j)
	switch {
	case ok && digits <= 2 && minute < 60 && (f.t.Tight(j) || digits == 2 || f.is(j+1, wMinute) > 0):
		m.Minute, m.To = minute, j+1
		if f.t.Tight(j+1) || f.is(j+1, wMinute) > 0 {
			m.To += f.is(j+1, wMinute)
		}
		return m, true
	case ok:
		return m, false
	}
	m.To = j
	return m, f.hourRange(i, j) || f.dateNext(j) || f.is(j, wPart) > 0 || f.isBefore(i, wPart) || f.isBefore(i, wAt|wFrom|wTo) && !f.upTo(i) || f.nearHour(i, j) // not "trong 3 giờ"
}

// hourRange reports whether a dash parts the hour [i, j) from another one: "mở cửa 8h - 22h hằng ngày".
func (f *finder) hourRange(i, j int) bool {
	if i >= 2 && f.t.Is(i-1, '-') && f.isBefore(i-1, wHour) {
		return true
	}
	if _, _, ok := f.plain(j + 1); !ok || !f.t.Is(j, '-') {
		return false
	}
	return f.is(j+2, wHour) > 0
}

// nearHour reports whether the hour [i, j) is a time of day behind a word that bends it: "đến gần 23 giờ", "đến hơn 12g mới xong", and where a clause opens with it,
// "Khoảng 19 giờ, tôi nhận được tin". "kéo dài khoảng 3 giờ" and "lên đến gần 20 giờ mỗi tuần" tell how long.
func (f *finder) nearHour(i, j int) bool {
	n := i - 1
	if f.t.Is(j, ',') && (n < 0 || f.t.IsKind(n, scan.Newline) || f.t.SentenceOf(n) != f.t.SentenceOf(i)) {
		return true // "20h, tổ tuần tra tới nơi"
	}
	if n < 0 {
		return false
	}
	if f.marks[i].end&wNear == 0 {
		return false
	}
	if f.isBefore(n, wAt|wFrom|wTo) && !f.upTo(n) {
		return f.t.IsKind(j, scan.Punct) || f.t.IsKind(j, scan.Newline) || f.is(j, wThen) > 0
	}
	return f.t.Is(j, ',') && (n == 0 || f.t.Is(n-1, ',') || f.t.IsKind(n-1, scan.Newline) || f.t.SentenceOf(n-1) != f.t.SentenceOf(n))
}

// upTo reports whether "lên" before the đến or tới that ends before token i says that hours are counted: "lên đến 23 giờ".
func (f *finder) upTo(i int) bool {
	return f.isBefore(i, wTo) && f.isBefore(i-1, wLong)
}

// zone takes in "GMT +7" in or without brackets.
func (f *finder) zone(m *Mention) {
	i := m.To
	for i < m.To+2 && (f.t.Is(i, '(') || f.t.Is(i, '[')) {
		i++
	}
	if f.is(i, wZone) == 0 {
		return
	}
	i++
	if f.t.Is(i, '+') {
		i++
	}
	if _, _, ok := f.plain(i); ok {
		i++
	}
	for k := 0; k < 2 && (f.t.Is(i, ')') || f.t.Is(i, ']')); k++ {
		i++
	}
	m.To = i
}

// dateNext reports whether a date follows at token i, perhaps behind a comma, a bar or a dash.
func (f *finder) dateNext(i int) bool {
	if f.t.Is(i, ',') || f.t.Is(i, '|') || f.t.Is(i, '-') {
		i++
	}
	if f.is(i, wDay) > 0 || f.is(i, wWeekday) > 0 || f.is(i, wSameDay) > 0 {
		return true
	}
	_, ok := f.triple(i)
	return ok
}
