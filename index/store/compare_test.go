package store_test

import (
	"context"
	"testing"

	"baotinh/extract"
	"baotinh/extract/numeral"
	"baotinh/extract/timex"
	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

func TestContradictions(t *testing.T) {
	s := openTemp(t)
	ctx := context.Background()
	for _, it := range storetest.Sample() {
		if _, err := s.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
			t.Fatal(err)
		}
	}
	// 1.250 and 1.205 members of one organisation in one tenure; the 640 of another province's district are no contradiction.
	for _, c := range []struct {
		indicator, province string
		want                int64
	}{{"", "", 1}, {"party.members.admitted", "", 1}, {"", "Tây Ninh", 0}, {"congress.delegates", "", 0}} {
		all, total, err := s.Contradictions(ctx, c.indicator, c.province, 10, 0)
		if err != nil || total != c.want || int64(len(all)) != c.want {
			t.Errorf("%q %q: %d of %d, %v; want %d", c.indicator, c.province, len(all), total, err, c.want)
		}
	}
	all, _, err := s.Contradictions(ctx, "", "", 10, 0)
	if err != nil {
		t.Fatal(err)
	}
	if st := all[0].Statements; len(st) != 2 || st[0].Value != "1205" || st[1].Value != "1250" || st[0].Sentence == "" || all[0].Values != 2 {
		t.Errorf("%+v", all[0])
	}
}

func TestContradictionsNeedOneOrganisation(t *testing.T) {
	s := openTemp(t)
	ctx := context.Background()
	for _, it := range storetest.Sample()[:2] { // the same figures, of "Đảng bộ huyện": which of them?
		for i := range it.Result.Figures {
			if it.Result.Figures[i].Subject != nil {
				name := "Đảng bộ huyện"
				it.Result.Figures[i].Subject = &name
			}
		}
		if _, err := s.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
			t.Fatal(err)
		}
	}
	if all, total, err := s.Contradictions(ctx, "", "", 10, 0); err != nil || total != 0 {
		t.Errorf("%v, %v", all, err)
	}
}

func TestArticlesThatShareAValueAgree(t *testing.T) {
	s := openTemp(t)
	ctx := context.Background()
	for _, it := range storetest.Sample()[:2] { // 1.250 in both, and 1.205 beside it in one
		for i := range it.Result.Figures {
			if f := &it.Result.Figures[i]; f.Value.String() == "1205" {
				again := *f
				again.ID = "f9"
				d := numeral.NewDecimal(1250)
				again.Value = &d
				it.Result.Figures = append(it.Result.Figures, again)
			}
		}
		if _, err := s.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
			t.Fatal(err)
		}
	}
	if all, total, err := s.Contradictions(ctx, "", "", 10, 0); err != nil || total != 0 {
		t.Errorf("%v, %v", all, err)
	}
}

func TestPivot(t *testing.T) {
	s := openTemp(t)
	ctx := context.Background()
	for i, it := range storetest.Sample() {
		if i == 2 { // growth of the same indicator, in another unit and larger as a number
			f := it.Result.Figures[2]
			percent, d := "%", numeral.NewDecimal(9999)
			f.ID, f.Unit, f.Value = "f9", &percent, &d
			it.Result.Figures = append(it.Result.Figures, f)
		}
		if _, err := s.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
			t.Fatal(err)
		}
	}
	p, err := s.Pivot(ctx, "party.members.admitted", "province", "term")
	if err != nil {
		t.Fatal(err)
	}
	if c := p.Cells[[2]string{"Đắk Lắk", "2015–2020"}]; c.Actual != "1250" || c.Values != 2 || c.Statements != 2 {
		t.Errorf("Đắk Lắk: %+v", c)
	}
	if c := p.Cells[[2]string{"Tây Ninh", "2015–2020"}]; c.Actual != "640" || p.Unit != "đảng viên" || len(p.Rows) != 2 || len(p.Periods) != 1 {
		t.Errorf("Tây Ninh: %+v in %+v", c, p)
	}
	// Targets: the one that the result is held against, that of the same organisation, that of another one, and one without a result.
	target := func(f extract.Figure, id, value, who string, from int) extract.Figure {
		d, err := numeral.ParseDecimal(value)
		if err != nil {
			t.Fatal(err)
		}
		f.ID, f.Value, f.Kind, f.Subject, f.Versus = id, &d, "target", &who, nil
		f.Period = &timex.Period{Type: timex.Term, Start: timex.Date{Year: from}, End: timex.Date{Year: from + 5}}
		return f
	}
	for _, c := range []struct {
		item    int
		targets []extract.Figure
		versus  string
		want    string
	}{
		{0, []extract.Figure{target(storetest.Sample()[0].Result.Figures[3], "t1", "1200", "Đảng bộ", 2010), target(storetest.Sample()[0].Result.Figures[3], "t2", "9000", "Đảng bộ Khối Sông Trong", 2015)}, "t1", "1200"},
		{0, []extract.Figure{target(storetest.Sample()[0].Result.Figures[3], "t2", "1300", "đảng bộ khối Sông Trong", 2015)}, "", "1300"},
		{0, []extract.Figure{target(storetest.Sample()[0].Result.Figures[3], "t2", "9000", "Đảng bộ huyện", 2015)}, "", ""},
		{0, []extract.Figure{target(storetest.Sample()[0].Result.Figures[3], "t2", "70", "Chi bộ", 2020)}, "", ""},
	} {
		it := storetest.Sample()[c.item]
		it.Result.Figures = append(it.Result.Figures, c.targets...)
		if c.versus != "" {
			it.Result.Figures[3].Versus = &c.versus
		}
		if _, err := s.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
			t.Fatal(err)
		}
		p, err := s.Pivot(ctx, "party.members.admitted", "province", "term")
		if err != nil {
			t.Fatal(err)
		}
		if cell := p.Cells[[2]string{"Đắk Lắk", "2015–2020"}]; cell.Actual != "1250" || cell.Target != c.want {
			t.Errorf("targets %v: actual %s, target %q, want %q", c.targets, cell.Actual, cell.Target, c.want)
		}
		if alone := p.Cells[[2]string{"Đắk Lắk", "2020–2025"}]; c.want == "" && len(p.Periods) == 2 && (alone.Target != "70" || alone.Actual != "") {
			t.Errorf("a target without a result: %+v", alone)
		}
	}
	for _, bad := range [][2]string{{"province; DROP TABLE figures", "term"}, {"province", "month"}} {
		if _, err := s.Pivot(ctx, "x", bad[0], bad[1]); err == nil {
			t.Errorf("%v was accepted", bad)
		}
	}
}

func TestDifference(t *testing.T) {
	for _, c := range [][3]string{{"1250", "1200", "+50"}, {"20.1", "21.25", "-1.15"}, {"", "5", ""}, {"5", "5", "0"}} {
		if got := store.Difference(c[0], c[1]); got != c[2] {
			t.Errorf("difference(%s, %s) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
