package gold

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"baotinh/extract"
	"baotinh/extract/check"
	"baotinh/extract/numeral"
	"baotinh/extract/timex"
)

// perfect is a result that says what the annotation says.
func perfect(a *Article) extract.Result {
	r := extract.Result{Text: a.Text}
	for _, f := range a.Figures {
		r.Figures = append(r.Figures, extract.Figure{
			ID: "p" + f.ID, Start: f.start, End: f.end, Surface: f.Number, Number: f.Number, Value: f.Value, Low: f.Low, High: f.High, Of: f.Of,
			Unit: f.Unit, Item: f.Item, Qualifier: f.Qualifier, Kind: f.Kind, Direction: f.Direction, Action: f.Action, Subject: f.Subject,
			Period: f.Period, PartOf: renamed(f.PartOf), Versus: renamed(f.Versus), Indicator: f.Indicator, Confidence: 0.97,
		})
	}
	for _, d := range a.Documents {
		got := extract.Document{Start: d.start, End: d.end, Surface: d.Surface, Type: d.Type, Number: d.Number, Year: d.Year, Symbol: d.Symbol,
			Canonical: d.Canonical, Issuer: d.Issuer, Title: d.Title}
		if d.Date != nil {
			var date timex.Date
			if err := date.UnmarshalJSON([]byte(`"` + *d.Date + `"`)); err != nil {
				panic(err)
			}
			got.Date = &date
		}
		r.Documents = append(r.Documents, got)
	}
	for _, p := range a.People {
		r.People = append(r.People, extract.Person{Name: p.Name, Posts: p.Posts})
	}
	for _, c := range a.Congresses {
		got := extract.Congress{Organisation: c.Organisation, Ordinal: c.Ordinal, Term: c.Term}
		if c.Date != nil {
			var date timex.Date
			if err := date.UnmarshalJSON([]byte(`"` + *c.Date + `"`)); err != nil {
				panic(err)
			}
			got.Date = &date
		}
		r.Congresses = append(r.Congresses, got)
	}
	for _, s := range a.Abbreviations {
		r.Abbreviations = append(r.Abbreviations, extract.Abbreviation{Short: s.Short, Long: s.Long})
	}
	for _, s := range a.Seeded {
		var ids []string
		for _, id := range s.Figures {
			ids = append(ids, "p"+id)
		}
		r.Checks = append(r.Checks, extract.Check{Kind: s.Kind, Equation: s.Equation, Verdict: check.Fails, Figures: ids})
	}
	return r
}

func renamed(id *string) *string {
	if id == nil {
		return nil
	}
	s := "p" + *id
	return &s
}

// spoilt is a perfect result with every kind of fault in it, always the same ones.
func spoilt(a *Article) extract.Result {
	r := perfect(a)
	kept := r.Figures[:0]
	for i, f := range r.Figures {
		other := "khác"
		switch i % 13 {
		case 0:
			continue // missed
		case 1:
			one := numeral.NewDecimal(1)
			f.Value = &one
		case 2:
			f.Unit = nil
		case 3:
			f.Unit = &other
		case 4:
			f.Item = &other
		case 5:
			f.Kind, f.Direction = "change", &other
		case 6:
			f.Period = &timex.Period{Type: timex.Year, Start: timex.Date{Year: 1999}, End: timex.Date{Year: 1999}}
		case 7:
			f.Period, f.Subject = nil, nil
		case 8:
			f.PartOf, f.Versus = nil, &other
		case 9:
			f.Start-- // a longer span still matches
		case 10:
			f.Qualifier = "about"
		}
		f.Confidence = float64(i%13) / 12
		kept = append(kept, f)
		if i%17 == 4 { // spurious
			f.ID, f.Start, f.End = f.ID+"x", 0, 1
			kept = append(kept, f)
		}
	}
	r.Figures = kept
	documents := r.Documents[:0]
	for i, d := range r.Documents {
		switch i % 5 {
		case 0:
			continue
		case 1:
			d.Canonical = nil
		case 2:
			d.Issuer, d.Date = nil, nil
		}
		documents = append(documents, d)
	}
	r.Documents = documents
	return r
}

func scoreAll(articles []Article, extractor func(*Article) extract.Result) *Report {
	results := make([]extract.Result, len(articles))
	for i := range articles {
		results[i] = extractor(&articles[i])
	}
	return Score(articles, results)
}

func TestPerfectResultScoresOne(t *testing.T) {
	r := scoreAll(loadOwn(t), perfect)
	for name, rate := range map[string]Rate{"number": r.Number, "core": r.Core, "document": r.Document, "any document": r.AnyDocument,
		"person": r.Person, "post": r.Post, "congress": r.Congress, "abbreviation": r.Abbreviation} {
		if rate.F1() != 1 {
			t.Errorf("%s: %+v", name, rate)
		}
	}
	for _, fields := range []map[string]Share{r.Fields, r.DocumentFields, {"seeded": r.Seeded, "term": r.CongressTerm, "date": r.CongressDate}} {
		for name, s := range fields {
			if s.Of == 0 || s.Right != s.Of {
				t.Errorf("%s: %+v", name, s)
			}
		}
	}
	if r.FalseAlarms.Right != 0 || r.FalseAlarms.Of != r.Articles {
		t.Errorf("false alarms: %+v", r.FalseAlarms)
	}
	if len(r.Misses) > 0 || len(r.Spurious) > 0 {
		t.Errorf("misses %q, spurious %q", r.Misses, r.Spurious)
	}
}

func TestEmptyResultScoresZero(t *testing.T) {
	r := scoreAll(loadOwn(t), func(a *Article) extract.Result { return extract.Result{} })
	if r.Number.Gold == 0 || r.Number.F1() != 0 || r.Core.F1() != 0 || r.Person.F1() != 0 || r.Seeded.Right != 0 {
		t.Errorf("%+v", r)
	}
	for _, f := range r.Facts {
		if f.Verdict != Missed {
			t.Errorf("%+v", f)
		}
	}
}

// The table must be the one that the annotators' own scorer prints, whatever is wrong with the predictions.
func TestAgreesWithAnnotatorsScorer(t *testing.T) {
	scorer := filepath.Join(sharedFolder(t), "gold", "score.py")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 to run the annotators' scorer")
	}
	for _, folder := range []string{own, filepath.Join(sharedFolder(t), "gold", "dev")} {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			articles, err := Load(folder)
			if err != nil {
				t.Fatal(err)
			}
			for name, extractor := range map[string]func(*Article) extract.Result{"perfect": perfect, "spoilt": spoilt,
				"extracted": func(a *Article) extract.Result { return a.Extract() }} {
				t.Run(name, func(t *testing.T) {
					dir := t.TempDir()
					var results []extract.Result
					for i := range articles {
						r := extractor(&articles[i])
						results = append(results, r)
						b, err := json.Marshal(r)
						if err != nil {
							t.Fatal(err)
						}
						if err := os.WriteFile(filepath.Join(dir, articles[i].ID+".json"), b, 0o600); err != nil {
							t.Fatal(err)
						}
					}
					want, err := exec.CommandContext(t.Context(), python, scorer, folder, "--predictions", dir).Output()
					if err != nil {
						t.Fatalf("%s: %v", scorer, err)
					}
					var got bytes.Buffer
					if err := Score(articles, results).Write(&got); err != nil {
						t.Fatal(err)
					}
					if !strings.HasPrefix(got.String(), string(want)) {
						t.Errorf("the scorer prints\n%s\nwe print\n%s", want, got.String())
					}
				})
			}
		})
	}
}

func TestSpoiltResultIsExplained(t *testing.T) {
	r := scoreAll(loadOwn(t), spoilt)
	if r.Number.Right >= r.Number.Gold || r.Core.Right >= r.Number.Right || len(r.Misses) == 0 || len(r.Spurious) == 0 {
		t.Errorf("%+v", r.Number)
	}
	for _, want := range []string{"missed figure", "unit of", "period of", "part_of of", "document canonical of", "missed document"} {
		found := false
		for _, m := range r.Misses {
			found = found || strings.Contains(m, want)
		}
		if !found {
			t.Errorf("no line says %q", want)
		}
	}
}
