package quantity

// qualify reads the word that bends the number: before it ("gần 7.000"), or behind its unit ("5 năm trở lên").
func (r *Reading) qualify(m *Mention) {
	t := r.T
	m.Qualifier, m.QualFrom = Exact, m.From
	for k := 0; k < 2; k++ {
		row, from, ok := t.Before(m.QualFrom, qualifierLex)
		if !ok || qualSide[row] != "before" || t.SentenceOf(from) != t.SentenceOf(m.From) {
			break
		}
		if qualBend[row] == "preposition" && r.isPreposition(m, from) {
			break
		}
		if m.Qualifier == Exact {
			m.Qualifier = qualName[row]
		}
		m.QualFrom = from
	}
	if row, n, ok := t.At(m.End, qualifierLex); ok && qualSide[row] == "after" {
		m.Qualifier = qualName[row]
		m.End += n
	}
}

// isPreposition reports whether the trên, dưới, gần or ngoài at token i says where, not how much: "trồng trên 30ha", "triển khai trên 12 xã".
func (r *Reading) isPreposition(m *Mention, i int) bool {
	t := r.T
	row, from, ok := t.Before(i, locativeLex)
	if ok && t.SentenceOf(from) == t.SentenceOf(i) {
		need := locativeNeeds[row]
		return need == "any" || need == "area" && (m.Class == "area" || m.Class == "place" || m.Class == "length") || need == m.Class
	}
	return false
}
