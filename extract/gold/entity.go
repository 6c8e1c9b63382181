package gold

import (
	"slices"

	"baotinh/extract"
)

// people scores names, which must agree but for tone placement, and the posts of those found, whose words must agree.
func (r *Report) people(a *Article, got *extract.Result) {
	r.Person.Gold += len(a.People)
	r.Person.Found += len(got.People)
	used := make([]bool, len(got.People))
	for _, w := range a.People {
		fact := Fact{Article: a.ID, Name: "person", Surface: w.Name}
		at := -1
		for j := range got.People {
			if !used[j] && fold(got.People[j].Name) == fold(w.Name) {
				at = j
				break
			}
		}
		if at < 0 {
			r.miss(a, "missed person %s", quote(w.Name))
			fact.Verdict = Missed
			r.Facts = append(r.Facts, fact)
			continue
		}
		used[at] = true
		r.Person.Right++
		posts := pair(w.Posts, got.People[at].Posts)
		r.Post.Gold += len(w.Posts)
		r.Post.Found += len(got.People[at].Posts)
		r.Post.Right += posts
		if posts < len(w.Posts) || posts < len(got.People[at].Posts) {
			r.miss(a, "posts of %s: want %q, got %q", quote(w.Name), w.Posts, got.People[at].Posts)
			fact.Wrong = []string{"posts"}
		}
		r.Facts = append(r.Facts, fact)
	}
	for j, p := range got.People {
		if !used[j] {
			r.spurious(a, "person", p.Name, "")
		}
	}
}

// pair counts the wordings of want that have one of their own in got.
func pair(want, got []string) (n int) {
	used := make([]bool, len(got))
	for _, w := range want {
		best, most := -1, dice
		for j, g := range got {
			if over := overlap(fold(w), fold(g)); !used[j] && over >= most {
				best, most = j, over
			}
		}
		if best >= 0 {
			used[best] = true
			n++
		}
	}
	return n
}

// congresses scores a congress as found when its ordinal is right and the words of its organisation agree. Two congresses without ordinal are
// told apart by their term.
func (r *Report) congresses(a *Article, got *extract.Result) {
	r.Congress.Gold += len(a.Congresses)
	r.Congress.Found += len(got.Congresses)
	used := make([]bool, len(got.Congresses))
	for _, w := range a.Congresses {
		fact := Fact{Article: a.ID, Name: "congress", Surface: w.Organisation + " " + deref(w.Ordinal)}
		best, most := -1, dice
		for j, g := range got.Congresses {
			if used[j] || fold(deref(w.Ordinal)) != fold(deref(g.Ordinal)) || w.Ordinal == nil && !slices.Equal(w.Term, g.Term) {
				continue
			}
			if over := overlap(fold(w.Organisation), fold(g.Organisation)); over >= most && (best < 0 || over > most) {
				best, most = j, over
			}
		}
		if best < 0 {
			r.miss(a, "missed congress %s %s", quote(w.Organisation), deref(w.Ordinal))
			fact.Verdict = Missed
			r.Facts = append(r.Facts, fact)
			continue
		}
		used[best] = true
		r.Congress.Right++
		g := &got.Congresses[best]
		if w.Term != nil || g.Term != nil {
			ok := slices.Equal(w.Term, g.Term)
			r.CongressTerm.add(ok)
			if !ok {
				fact.Wrong = append(fact.Wrong, "term")
				r.miss(a, "term of congress %s: want %v, got %v", quote(w.Organisation), w.Term, g.Term)
			}
		}
		if date := dateText(g.Date); w.Date != nil || date != nil {
			ok := deref(w.Date) == deref(date)
			r.CongressDate.add(ok)
			if !ok {
				fact.Wrong = append(fact.Wrong, "date")
				r.miss(a, "date of congress %s: want %s, got %s", quote(w.Organisation), quote(deref(w.Date)), quote(deref(date)))
			}
		}
		r.Facts = append(r.Facts, fact)
	}
	for j, g := range got.Congresses {
		if !used[j] {
			r.spurious(a, "congress", g.Organisation+" "+deref(g.Ordinal), "")
		}
	}
}

// abbreviations must agree in both forms; capitals of the short form count.
func (r *Report) abbreviations(a *Article, got *extract.Result) {
	r.Abbreviation.Gold += len(a.Abbreviations)
	r.Abbreviation.Found += len(got.Abbreviations)
	used := make([]bool, len(got.Abbreviations))
	for _, w := range a.Abbreviations {
		fact := Fact{Article: a.ID, Name: "abbreviation", Surface: w.Short, Verdict: Missed}
		for j, g := range got.Abbreviations {
			if !used[j] && w.Short == g.Short && fold(w.Long) == fold(g.Long) {
				used[j] = true
				fact.Verdict = ""
				r.Abbreviation.Right++
				break
			}
		}
		if fact.Verdict == Missed {
			r.miss(a, "missed abbreviation %s = %s", quote(w.Short), quote(w.Long))
		}
		r.Facts = append(r.Facts, fact)
	}
	for j, g := range got.Abbreviations {
		if !used[j] {
			r.spurious(a, "abbreviation", g.Short, "= "+quote(g.Long))
		}
	}
}
