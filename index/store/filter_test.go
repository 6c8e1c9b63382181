package store_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"baotinh/index/store"
)

func TestParseFilter(t *testing.T) {
	for _, c := range []struct {
		table, in string
		want      []store.Condition
	}{
		{"figures", "", nil},
		{"figures", "party.members.admitted >= 1000 term=2015-2020", []store.Condition{{"indicator", "=", "party.members.admitted"}, {"value", ">=", "1000"}, {"period_type", "=", "term"}, {"period_start", "=", "2015"}, {"period_end", "=", "2020"}}},
		{"figures", "party.members", []store.Condition{{"indicator", "=", "party.members"}}},
		{"figures_wide", "day>=2020-07", []store.Condition{{"day", ">=", "2020-07"}}},
		{"figures_wide", "day<=2020-07", []store.Condition{{"day", "<=", "2020-07-99"}}},
		{"figures_wide", "day>2020", []store.Condition{{"day", ">", "2020-99"}}},
		{"figures_wide", "day=2020", []store.Condition{{"day", ">=", "2020"}, {"day", "<=", "2020-99"}}},
		{"figures_wide", "day=2020-07-29", []store.Condition{{"day", ">=", "2020-07-29"}, {"day", "<=", "2020-07-29"}}},
		{"figures_wide", "day!=2020-07-29", []store.Condition{{"day", "!=", "2020-07-29"}}},
		{"figures", "value>=0,125", []store.Condition{{"value", ">=", "0.125"}}},
		{"figures", "value>=1.0000", []store.Condition{{"value", ">=", "1.0000"}}},
		{"figures", "indicator:admitted", []store.Condition{{"indicator", "has", "admitted"}}},
		{"figures", `unit="đảng viên" subject:huyện value>1,5`, []store.Condition{{"unit", "is", "đảng viên"}, {"subject", "has", "huyện"}, {"value", ">", "1.5"}}},
		{"figures", `“đảng viên”`, []store.Condition{{"unit", "has", "đảng viên"}}},
		{"figures_wide", "province=sóc", []store.Condition{{"province", "is", "sóc"}}},
		{"documents", `"1676 - QĐ/TU" citations>=2`, []store.Condition{{"lookup", "=", "1676-qd-tu"}, {"citations", ">=", "2"}}},
		{"people", "mẫu", []store.Condition{{"name", "has", "mẫu"}}},
	} {
		got, err := store.ParseFilter(c.table, c.in)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %s: %v, %v; want %v", c.table, c.in, got, err, c.want)
		}
	}
	for _, bad := range []string{"value>nhiều", "value:5", "color=red", `unit="đảng`, "unit=", "term=2015", "a.b:5", "!g", "=5", "value !5", ": x",
		"value>=1.000", "value>=12,500", "party.members.admited", "party.members.admited > 3", "indicator=party", "day>=2020-13", "day>=hôm qua", "day=2020-7", "day!=2020", "day<2020-"} {
		table := "figures"
		if strings.HasPrefix(bad, "day") {
			table = "figures_wide"
		}
		got, err := store.ParseFilter(table, bad)
		if told, ok := errors.AsType[*store.FilterError](err); !ok || told.En == "" || told.Vi == "" || told.En == told.Vi {
			t.Errorf("%s was read as %v, told %v", bad, got, err)
		}
	}
	if err := store.CheckIndicator("party.members.admited"); err == nil || !strings.HasSuffix(err.Error(), "(there are party.members.admitted)") {
		t.Errorf("a misspelt indicator is told as: %v", err)
	}
	if _, err := store.ParseFilter("watches", "x"); err == nil {
		t.Error("a bare word was accepted for a table without names")
	}
}

func FuzzParseFilter(f *testing.F) {
	for _, s := range []string{"!g", `unit="đảng`, "a.b >= 1", "x:y z", "“a” =", "value>1,5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		where, err := store.ParseFilter("figures", s)
		if err == nil && len(where) > 3*len(s)+3 {
			t.Fatalf("%q: %d conditions", s, len(where))
		}
	})
}
