package quantity

import "baotinh/extract/scan"

// What does a bare number count where only the words before it tell? Marks are points ("điểm trung bình thi 7,25"), people are souls, ages are years, and "số hộ nghèo là 45"
// counts households. ellipsis.go asks.

// marks reads "điểm trung bình các môn là 4,21", "đạt điểm từ 9 trở lên": points are given.
func (r *Reading) marks(m *Mention) bool {
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	if m.Scaled || m.Percent || m.amounts(1000) || r.yearLike(m.Number) {
		return false
	}
	at := m.QualFrom
	if _, start, ok := r.T.Before(at, startLex); ok {
		at = start
	}
	_, _, got := r.T.Before(at, gotMarkLex)
	if !got && !r.markBefore(at) && !(r.VerbClass(k) == "reach" && r.markNamed(k, from)) {
		return false
	}
	m.unit(m.To, m.To, "điểm", "point")
	m.Elided, m.Rule = true, "quantity.marks"
	return true
}

// markBefore reports whether what is told in points stands before token i, with at most the rest of its name between: "điểm trung bình thi 7,25", "thang điểm 100".
func (r *Reading) markBefore(i int) bool {
	t := r.T
	for j := i; j > t.Sentence(i).From && i-j < 4 && t.IsKind(j-1, scan.Word); j-- {
		t.Work++
		if _, from, ok := t.Before(j, markNameLex); ok {
			return !t.Has(from, outcomeLex) // "kết quả kiểm tra: 85" names no points by itself
		}
		if t.Has(j-1, verbLex) || r.Elems[r.ElemOf(j-1)].Kind == Fig { // "26,5 thang điểm 30"
			return false
		}
	}
	return false
}

// markNamed reports whether what is told in points stands before the verb at element k, in the sentence that begins at element from.
func (r *Reading) markNamed(k, from int) bool {
	for j := k - 1; j >= from && k-j < 10; j-- {
		r.T.Work++
		e := &r.Elems[j]
		if r.T.Has(e.From, markNameLex) {
			return true
		}
		switch e.Kind {
		case Noun, Plain, Func, Org, Time, Fig:
		case Verb:
			if c := verbClass[e.Ref]; c != "state" && c != "fate" && c != "intransitive" {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// population reads "dân số 214.000", "dân số hiện khoảng 1,2 triệu": people are counted.
func (r *Reading) population(m *Mention) bool {
	k := r.ElemOf(m.QualFrom) - 1
	for first := k; k > 0 && first-k < 4 && !r.T.Has(r.Elems[k].From, populationLex); k-- {
		if e := r.Elems[k].Kind; e != Func && e != Org && r.NounClass(k) != "place" && r.VerbClass(k) != "reach" {
			return false
		}
	}
	if k < 0 || r.yearLike(m.Number) || !r.T.Has(r.Elems[k].From, populationLex) { // "Tổng điều tra dân số 2019"
		return false
	}
	m.Unit, m.Class, m.Noun, m.Elided, m.Rule = "người", "person", true, true, "quantity.population"
	if m.CommaThreeDigits {
		m.Number = m.AsThousands()
	}
	return true
}

// averageAge reads "độ tuổi bình quân của cấp ủy là 49,8": the unit is years of age. A list goes on with it ("của bí thư là 52,4").
func (r *Reading) averageAge(m *Mention) bool {
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		e := r.Elems[j]
		if e.Kind == Fig {
			if prev := r.Mentions[e.Ref]; !(prev.Class == "age" && prev.Elided) {
				return false
			}
			continue
		}
		if r.T.Has(e.From, ageLex) {
			m.unit(m.To, m.To, "tuổi", "age")
			m.Elided, m.Rule = true, "quantity.average_age"
			return true
		}
	}
	return false
}

// numberOf reads "tổng số cấp ủy viên … là 3.504", "số đảng viên bị kỷ luật tăng 78": the noun behind "số" is the unit.
func (r *Reading) numberOf(m *Mention) bool {
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	verb := false
	for j := k - 1; j >= from && k-j < 24; j-- {
		r.T.Work++
		e := r.Elems[j]
		switch e.Kind {
		case Fig, Semicolon, Stop:
			return false
		case Verb:
			// a verb between "số" and the number's own verb belongs to the noun: "số … được bầu là"
			c := verbClass[e.Ref]
			verb = verb || j == k-1 || c == "reach" || c == "up" || c == "down" || c == "to"
		}
		if _, n, ok := r.T.At(e.From, amountLex); ok && e.Kind != Fig {
			at := e.From + n
			row, nn, ok := r.T.At(at, nounLex)
			if !ok || r.ElemOf(at) >= k {
				return false
			}
			to := r.modifiers(at + nn)
			m.UnitFrom, m.UnitTo = at, to
			m.Unit, m.Class, m.Noun, m.Elided, m.Rule = r.Phrase(at, to), nounClass[row], true, true, "quantity.number_of"
			if m.CommaThreeDigits {
				m.Number = m.AsThousands()
			}
			return true
		}
	}
	return false
}
