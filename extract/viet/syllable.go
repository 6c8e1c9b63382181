package viet

import "strings"

// Key returns the form under which two spellings of the same words meet: lower case, tone on its older place
// ("hoà" and "hòa" give "hòa", "uỷ" and "ủy" give "ủy"), y for a lone i after a consonant ("kĩ" and "kỹ" give "kỹ",
// "tỉ" and "tỷ" give "tỷ"), white space as one space. Marks stay.
func Key(s string) string {
	fields := strings.Fields(NFC(s))
	for i, f := range fields {
		fields[i] = keyWord(f)
	}
	return strings.Join(fields, " ")
}

// keyWord handles a run without spaces; it may hold several syllables tied by hyphens.
func keyWord(w string) string {
	var b strings.Builder
	b.Grow(len(w))
	rs := []rune(w)
	for i := 0; i < len(rs); {
		if !IsLetter(rs[i]) {
			b.WriteRune(LowerRune(rs[i]))
			i++
			continue
		}
		j := i
		for j < len(rs) && IsLetter(rs[j]) {
			j++
		}
		b.WriteString(KeySyllable(string(rs[i:j])))
		i = j
	}
	return b.String()
}

// KeySyllable is Key for one syllable.
func KeySyllable(s string) string {
	var buf [12]rune
	rs := buf[:0]
	tone, tones := Ngang, 0
	for _, r := range s {
		base, t, ok := SplitTone(r)
		if !ok {
			rs = append(rs, LowerRune(r))
			continue
		}
		if t != Ngang {
			tone = t
			tones++
		}
		rs = append(rs, base)
	}
	if tones > 1 { // not one syllable
		return Lower(s)
	}
	if at := tonePlace(rs); at >= 0 {
		if isLoneI(rs, at) {
			rs[at] = 'y'
		}
		rs[at] = WithTone(rs[at], tone)
	}
	return string(rs)
}

func isVowel(r rune) bool {
	_, _, ok := SplitTone(r)
	return ok
}

// vowelSpan returns the vowels of a syllable, leaving out the u of "qu" and the i of "gi" before another vowel.
func vowelSpan(rs []rune) (from, to int) {
	for from < len(rs) && !isVowel(rs[from]) {
		from++
	}
	to = from
	for to < len(rs) && isVowel(rs[to]) {
		to++
	}
	if from > 0 && to-from > 1 {
		if p := rs[from-1]; p == 'q' && rs[from] == 'u' || p == 'g' && rs[from] == 'i' && from == 1 {
			from++
		}
	}
	return from, to
}

// tonePlace returns where the tone of a syllable stands in the older placement, -1 without vowels.
func tonePlace(rs []rune) int {
	from, to := vowelSpan(rs)
	if from == to {
		return -1
	}
	for i := to - 1; i >= from; i-- { // a vowel with a mark of its own bears the tone; of "ươ" the second
		switch rs[i] {
		case 'ă', 'â', 'ê', 'ô', 'ơ', 'ư':
			return i
		}
	}
	switch n := to - from; {
	case n == 1:
		return from
	case n == 2 && to < len(rs):
		return from + 1
	case n == 2:
		return from
	default:
		return from + 1
	}
}

// isLoneI reports whether the only vowel is a final i after one of the consonants where i and y interchange.
func isLoneI(rs []rune, at int) bool {
	if rs[at] != 'i' || at != len(rs)-1 || at == 0 {
		return false
	}
	switch rs[at-1] {
	case 'h', 'k', 'l', 'm', 's', 't':
		return at == 1
	case 'u':
		return at == 2 && rs[0] == 'q'
	}
	return false
}
