package main

import (
	"bytes"
	"strings"
	"testing"

	"baotinh/extract"
)

func TestFactChanges(t *testing.T) {
	unit := func(s string) *string { return &s }
	figure := func(surface, u string) extract.Figure {
		return extract.Figure{Surface: surface, Unit: unit(u), Qualifier: "exact", Kind: "level", Rule: "quantity.count"}
	}
	before := &extract.Result{Figures: []extract.Figure{figure("114", "tổ chức"), figure("2", "đồng chí"), figure("2", "đồng chí")}}
	after := &extract.Result{
		Figures:   []extract.Figure{figure("2", "đồng chí"), figure("114", "tổ chức cơ sở đảng")},
		Documents: []extract.Document{{Surface: "Chỉ thị 05-CT/TW", Canonical: unit("05-CT/TW"), Rule: "docnum.symbol"}},
	}
	c := newFactChanges()
	c.compare("thu", "http://bao.example/a", before, before, 10)
	if c.Changed+c.Gained+c.Lost != 0 {
		t.Errorf("the same facts: %+v", c)
	}
	moved := *before
	moved.Figures = append([]extract.Figure{}, before.Figures...)
	moved.Figures[0].Start = 99
	c.compare("thu", "http://bao.example/a", before, &moved, 10)
	if c.Changed != 0 {
		t.Errorf("a fact that only moved in the text counts as changed: %+v", c)
	}
	c.compare("thu", "http://bao.example/a", before, after, 3)
	if c.Changed != 1 || c.Gained != 2 || c.Lost != 2 || len(c.Changes) != 3 {
		t.Errorf("%+v, want 1 article with 2 facts gained and 2 lost, 3 of them listed", c)
	}
	if c.Altered != 1 || *c.BySite["thu"] != (factCount{2, 2, 1}) || *c.ByRule["quantity.count"] != (factCount{1, 2, 1}) || *c.ByRule["docnum.symbol"] != (factCount{1, 0, 0}) {
		t.Errorf("%d altered, by newspaper %+v, by rule %+v", c.Altered, *c.BySite["thu"], c.ByRule)
	}
	var out bytes.Buffer
	if err := c.print(&out, false); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2 facts came, 2 went", "  - figure · 114 · tổ chức · – · exact", "  - figure · 2 · đồng chí", "  + document · Chỉ thị 05-CT/TW · 05-CT/TW", "… and 1 more",
		"thu                                         2        2        1\n", "docnum.symbol                               1        0        0\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
}
