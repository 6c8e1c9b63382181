package store_test

import (
	"context"
	"testing"

	"baotinh/extract/numeral"
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
	for _, bad := range [][2]string{{"province; DROP TABLE figures", "term"}, {"province", "month"}} {
		if _, err := s.Pivot(ctx, "x", bad[0], bad[1]); err == nil {
			t.Errorf("%v was accepted", bad)
		}
	}
}
