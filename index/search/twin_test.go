package search

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"baotinh/extract"
	"baotinh/extract/viet"
	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// TestFoldedAutomaton holds the automaton against folding the term.
func TestFoldedAutomaton(t *testing.T) {
	terms := []string{"đảng", "đang", "dang", "dâng", "đan", "đảngx", "", "đ", "ước", "ướ", "ủy", "uỷ", "7000", "γάτα", "日本", "𐐨a", "ñan", "ÿ", "q̃uê"}
	for _, asked := range []string{"dang", "dan", "d", "uoc", "uy", "7000", "γάτα", "日本", "𐐨", "ñan", "q̃ue", ""} {
		for _, prefix := range []bool{false, true} {
			for _, term := range terms {
				a := folded(spelt{asked, prefix})
				state, dead := a.Start(), false
				for i := range len(term) {
					dead = dead || !a.CanMatch(state)
					state = a.Accept(state, term[i])
				}
				fold := viet.Fold(term)
				if want := fold == asked || prefix && strings.HasPrefix(fold, asked); a.IsMatch(state) != want || want && dead {
					t.Errorf("%q (prefix %v) accepts %q: %v, given up %v; want %v", asked, prefix, term, a.IsMatch(state), dead, want)
				}
			}
		}
	}
}

// TestTwins holds words without marks against counting them in the texts: what is found, and how it is ranked.
func TestTwins(t *testing.T) {
	x, articles := segmented(t)
	for n, text := range map[int]string{ // one word in several spellings, none of them in other texts
		500: "Ghềnh ghênh ghềnh ghếnh. Ghenh\nghềnhs",
		501: "Ghễnh và ghềnh",
		502: "ghenh 9 ghenh",
	} {
		it := storetest.Generate(n)
		it.Article.Text, it.Article.Blocks, it.Result = text, nil, extract.Result{Text: text}
		id, err := x.facts.Put(t.Context(), it.Article, it.Result, it.Ref)
		if err != nil {
			t.Fatal(err)
		}
		articles[id] = it.Article
	}
	if err := x.CatchUp(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	v, err := x.view(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer v.close()
	if len(v.segments) < 2 {
		t.Fatalf("%d segments, want several", len(v.segments))
	}
	words := map[string]map[string]int{} // folded, by article
	length := map[string]int{}
	texts, err := x.facts.Texts(t.Context(), slices.Collect(maps.Keys(articles)), store.Whole)
	if err != nil {
		t.Fatal(err)
	}
	for id, text := range texts {
		words[id] = map[string]int{}
		eachForm(text, func(form tokenForms, _ *tokenForms) {
			words[id][form.fold]++
			length[id]++
		})
	}
	beginning := func(start string) func(string) float64 {
		return func(w string) float64 {
			if strings.HasPrefix(w, start) {
				return 1
			}
			return 0
		}
	}
	alike := func(term string, most uint8) func(string) float64 {
		dfa, err := likeness[most].BuildDfa(term, most)
		if err != nil {
			t.Fatal(err)
		}
		return func(w string) float64 {
			if ok, distance := dfa.MatchAndDistance(w); ok {
				return 1 / float64(1+distance)
			}
			return 0
		}
	}
	exact := func(term string) func(string) float64 {
		return func(w string) float64 {
			if w == term {
				return 1
			}
			return 0
		}
	}
	for name, c := range map[string]struct {
		plan  plan
		boost func(word string) float64 // 0 for words that are not meant
	}{
		"frequent":         {term(fieldFold, "dang", 1), exact("dang")},
		"several":          {term(fieldFold, "ghenh", 1), exact("ghenh")},
		"number":           {term(fieldFold, "9", 1), exact("9")},
		"marks in a term":  {term(fieldFold, "ghềnh", 1), exact("ghềnh")},
		"missing":          {term(fieldFold, "wwww", 1), exact("wwww")},
		"beginning":        {startPlan{fieldFold, "ghenh"}, beginning("ghenh")},
		"short beginning":  {startPlan{fieldFold, "d"}, beginning("d")},
		"one letter off":   {likePlan{fieldFold, "ghen", 1}, alike("ghen", 1)},
		"two letters off":  {likePlan{fieldFold, "phuong", 2}, alike("phuong", 2)},
		"nothing likewise": {likePlan{fieldFold, "wwwwww", 1}, alike("wwwwww", 1)},
	} {
		for _, inMemory := range []bool{false, true} {
			if inMemory {
				for _, p := range v.segments {
					if err := p.countFrequent(fieldFold, 0); err != nil {
						t.Fatal(err)
					}
				}
			}
			f, err := v.find(c.plan, true, nil)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			hits, err := f.first(ByScore, 1000, nil)
			if err != nil {
				t.Fatal(err)
			}
			want := bruteScores(words, length, c.boost)
			if len(hits) != len(want) || int(f.total) != len(want) {
				t.Errorf("%s: %d articles (%d), want %d", name, len(hits), f.total, len(want))
			}
			for _, h := range hits {
				if w, ok := want[h.id]; !ok || math.Abs(h.score-w) > 1e-6*w {
					t.Errorf("%s: %s scores %v, want %v (%v)", name, h.id, h.score, w, ok)
				}
			}
		}
	}
	for id := range articles {
		if words[id] == nil {
			t.Errorf("%s has no text", id)
		}
	}
}

// bruteScores ranks articles by all words that boost means, as anyMatcher and termMatcher say.
func bruteScores(words map[string]map[string]int, length map[string]int, boost func(string) float64) map[string]float64 {
	in := map[string]int{} // how many articles have a word that is meant
	for _, counts := range words {
		for w := range counts {
			if boost(w) > 0 {
				in[w]++
			}
		}
	}
	scores := map[string]float64{}
	for id, counts := range words {
		var sum, met float64
		for w, n := range counts {
			if boost(w) == 0 {
				continue
			}
			met++
			idf := math.Log(1 + (float64(len(words))-float64(in[w])+0.5)/(float64(in[w])+0.5))
			tf := math.Sqrt(float64(n))
			sum += boost(w) * idf * idf * tf * bm25K / (tf + bm25K*(1-bm25B+bm25B*float64(length[id])/averageWords(fieldFold)))
		}
		if met > 0 {
			scores[id] = sum * met / float64(len(in))
		}
	}
	return scores
}
