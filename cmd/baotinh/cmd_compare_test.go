package main

import (
	"encoding/json"
	"strings"
	"testing"

	"baotinh/index/store"
)

func TestCompareCommand(t *testing.T) {
	data := sampleData(t)
	code, out, errs := runProgram(t, "compare", "--data", data, "party.members.admitted")
	if want := "party.members.admitted (đảng viên): result/target (difference)\nprovince  2015–2020\nTây Ninh  640\nĐắk Lắk   1250\n"; code != exitOK || out != want {
		t.Errorf("exit %d, %s\n%s\nwant\n%s", code, errs, out, want)
	}
	var pivot struct {
		Unit  string
		Cells []store.PivotEntry
	}
	if _, out, _ := runProgram(t, "compare", "--data", data, "--json", "party.members.admitted", "--by", "newspaper"); json.Unmarshal([]byte(out), &pivot) != nil || len(pivot.Cells) != 2 || pivot.Cells[1].Row != "Báo Sông Trong" {
		t.Errorf("JSON: %s", out)
	}
	if _, out, _ := runProgram(t, "compare", "--data", data, "--contradictions"); !strings.HasPrefix(out, "1 contradictions\n") || !strings.Contains(out, "  1205 đảng viên  Báo Sông Trong, 2020-09-03\n") || !strings.Contains(out, "1.250 đảng viên, vượt") {
		t.Errorf("contradictions: %s", out)
	}
	if _, out, _ := runProgram(t, "compare", "--data", data, "--contradictions", "--province", "Tây Ninh", "--json"); out != `{"total":0,"rows":[]}`+"\n" {
		t.Errorf("no contradiction as JSON: %s", out)
	}
	for period, other := range map[string]string{"term": "year", "year": "term"} {
		if _, out, _ := runProgram(t, "compare", "--data", data, "environment.forest_cover", "--period", period); out != "no figure of this indicator speaks of such a period (try --period "+other+")\n" {
			t.Errorf("an indicator without figures by %s: %s", period, out)
		}
	}
	for _, args := range [][]string{{}, {"x", "--by", "color"}, {"x", "--period", "day"}, {"x", "y"}, {"khong.co"}, {"khong.co", "--contradictions"}} {
		if code, _, errs := runProgram(t, append([]string{"compare", "--data", data}, args...)...); code != exitUsage || strings.Count(errs, "\n") != 1 {
			t.Errorf("compare %v: exit %d, %q", args, code, errs)
		}
	}
}
