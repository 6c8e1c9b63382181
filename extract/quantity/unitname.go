package quantity

import "baotinh/extract/scan"

// What else belongs to the name of what is counted? The country of people, what a case is about, and nouns of the same kind that share the number. unit.go asks
// once it has the noun and the words that say which of it are meant.

// national moves to, the end of the people named from token i on, behind the country that they are from: "5 người | Lào".
func (r *Reading) national(i, to int) int {
	end := to
	r.T.Each(i, nounLex, func(_, n int) bool {
		if _, name, ok := r.T.At(i+n, countryLex); ok && r.T.Tokens[i+n].Case == scan.Title {
			end = max(end, i+n+name) // over a shorter one: "người Thái | Lan"
		}
		return true
	})
	return end
}

// caseOf moves to, the end of a case that is named by its deed from token i on, behind the goods or people that the deed was done to, where nothing more is said of
// them: "12 vụ buôn lậu | thuốc lá".
func (r *Reading) caseOf(i, to int) int {
	t := r.T
	_, n, ok := t.At(i, caseLex)
	if !ok || i+n >= to {
		return to
	}
	if row, n, ok := t.At(to, nounLex); ok && nounClass[row] == "thing" && r.closed(to+n) && !r.describes(to) {
		return to + n
	}
	return to
}

// joined moves to behind nouns of the same kind that share the number: "cán bộ, đảng viên", "tổ chức và cá nhân".
func (r *Reading) joined(to int, class string, titled bool) int {
	t := r.T
	if class == "time" || class == "thing" || class == "event" || r.opensClause(to) {
		return to
	}
	for k := 0; k < 4; k++ {
		slash := t.Is(to, '/') && class == "place" && t.Tight(to) && t.Tight(to+1) // xã/phường/thị trấn
		if !slash && !t.Is(to, ',') && !joins(t, to) {
			return to
		}
		next := to + 1
		row, n, ok := t.At(next, nounLex)
		if !ok || kindred(nounClass[row]) != kindred(class) && !(class == "party" && r.ofPlaces(to, next+n, nounClass[row])) {
			return to
		}
		if k == 0 && joins(t, to) && !r.pairs(next+n) {
			return to
		}
		if t.Tokens[next].Case == scan.Title && !titled { // "…, Đảng ủy kịp thời …": a name, the subject of what follows
			return to
		}
		end := r.modifiers(next + n)
		if end+1 < len(t.Tokens) && t.Tokens[end].Case == scan.Title && t.Tokens[end+1].Case == scan.Title {
			return to // "21 ủy viên, ông Trần Văn Mẫu tái cử": a person, the subject of what follows
		}
		if r.begins(end) {
			return to // "dân tộc 504": the noun belongs to the next number
		}
		if t.Has(next, openLex) && end == next+n && r.unfinished(end) {
			return to // "19 mốc giới và đường | biên": the head of a name that is not known
		}
		// "…, đảng viên được …", "…, cán bộ là …" opens a clause of its own.
		if row, _, ok := t.At(end, verbLex); ok && (verbClass[row] == "exist" || verbClass[row] == "reach") {
			return to
		}
		to = end
	}
	return to
}

// unfinished reports whether the name of what ends before token i goes on with a word of no vocabulary.
func (r *Reading) unfinished(i int) bool {
	t := r.T
	return t.IsKind(i, scan.Word) && t.Tokens[i].Case == scan.Lower && !r.stop(i) && !joins(t, i) && !t.Has(i, nounLex) && !t.Has(i, modifierLex) && !r.describes(i)
}

// ofPlaces reports whether a noun of class that ends before token end goes on with the sorts of places of the Party bodies counted, whose name ends
// before token to: "27 đảng bộ huyện, thị xã, thành phố".
func (r *Reading) ofPlaces(to, end int, class string) bool {
	row, _, ok := r.T.Before(to, nounLex)
	if !ok || class != "place" || nounClass[row] != "place" && nounClass[row] != "party" {
		return false
	}
	return end >= len(r.T.Tokens) || r.T.Tokens[end].Kind != scan.Word || joins(r.T, end) || r.begins(end)
}

// pairs reports whether the noun before token i, joined to a counted one by "và", is counted with it: "41 tập thể và cá nhân". It is not where
// it does something itself: "kiểm tra 7 tổ chức và cấp ủy các xã kiểm tra …".
func (r *Reading) pairs(i int) bool {
	t := r.T
	for j := i; j < len(t.Tokens) && j < i+8 && t.Tokens[j].Kind == scan.Word; j++ {
		if t.Has(j, pluralLex) || t.Tokens[j].Case != scan.Lower {
			return false
		}
		if t.Has(j, wordLex) {
			return true
		}
		if row, _, ok := t.At(j, verbLex); ok && verbClass[row] != "state" {
			return false
		}
	}
	return true
}

// opensClause reports whether the noun behind the comma at token i heads a clause with a number of its own: "359 đồng chí, đảng viên người
// dân tộc thiểu số 14 đồng chí".
func (r *Reading) opensClause(i int) bool {
	t := r.T
	if !t.Is(i, ',') {
		return false
	}
	for j := i + 1; j < len(t.Tokens) && j < i+12; j++ {
		if t.Tokens[j].Kind == scan.Punct || t.Tokens[j].Kind == scan.Newline {
			return false
		}
		if r.begins(j) {
			return true
		}
	}
	return false
}
