package gold

import (
	"slices"

	"baotinh/extract"
	"baotinh/extract/check"
)

// checks asks of every seeded error whether a failing check names it, and of every other failing check why it failed in an article whose
// arithmetic is known. answer gives the predicted ID of an annotated figure.
func (r *Report) checks(a *Article, got *extract.Result, answer map[string]string) {
	if a.Seeded == nil {
		return
	}
	explained := make([]bool, len(got.Checks))
	for _, s := range a.Seeded {
		var ids []string
		for _, id := range s.Figures {
			if p, ok := answer[id]; ok {
				ids = append(ids, p)
			}
		}
		found := false
		for i := range got.Checks {
			if c := &got.Checks[i]; c.Verdict == check.Fails && shared(c.Figures, ids) >= 2 {
				found, explained[i] = true, true
			}
		}
		r.Seeded.add(found)
		fact := Fact{Article: a.ID, Name: "seeded", Surface: s.Equation}
		if !found {
			r.miss(a, "missed wrong arithmetic %s", quote(s.Equation))
			fact.Verdict = Missed
		}
		r.Facts = append(r.Facts, fact)
	}
	alarm := false
	for i := range got.Checks {
		if c := &got.Checks[i]; c.Verdict == check.Fails && !explained[i] {
			alarm = true
			r.spurious(a, "failing check", c.Equation, "")
		}
	}
	r.FalseAlarms.add(alarm)
}

func shared(a, b []string) (n int) {
	for _, s := range a {
		if slices.Contains(b, s) {
			n++
		}
	}
	return n
}
