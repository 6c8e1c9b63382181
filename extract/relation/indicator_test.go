package relation

import (
	"bytes"
	"testing"

	"baotinh/extract/viet"
)

// What the pairs of bytes rule out must not stand in the phrase.
func TestPairsRuleOutNothingThatStandsThere(t *testing.T) {
	var r Reading // no rule looks back here
	found, ruledOut := 0, 0
	for _, s := range []string{"kết nạp 120 đảng viên mới", "tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ", "bầu ban chấp hành gồm 15 đồng chí", "tỷ lệ hộ nghèo còn", "đ", ""} {
		p := phrase{key: []byte(viet.Key(s))}
		p.pairs = pairs(p.key)
		for i := range indicatorRules {
			for _, words := range append(indicatorRules[i].words, indicatorRules[i].without) {
				for _, n := range words {
					n.side = 0 // where it stands is another question
					stands := bytes.Contains(p.key, n.key)
					if got := r.stands([]needle{n}, 0, &p); got != stands {
						t.Errorf("stands(%q) in %q = %v, want %v", n.key, s, got, stands)
					}
					if stands {
						found++
					} else if n.pairs&^p.pairs != 0 {
						ruledOut++
					}
				}
			}
		}
	}
	if found < 20 || ruledOut < 500 {
		t.Errorf("%d words found and %d ruled out; want at least 20 and 500, or this proves little", found, ruledOut)
	}
}

func TestSidesOfAWord(t *testing.T) {
	p := phrase{key: []byte("giám sát # 12 chi bộ đạt chuẩn"), at: len("giám sát"), before: []byte("năm 2020 giám sát"), clause: len("năm 2020")}
	p.pairs = pairs(p.key)
	var r Reading // what stands before is given
	for cell, want := range map[string]bool{
		"giám sát": true, "chi bộ": true, "năm 2020": false,
		"<giám sát": true, "<chi bộ": false,
		">giám sát": false, ">chi bộ": true,
		"~năm 2020": true, "~chi bộ": false,
		"^giám sát": true, "^năm 2020": false,
		"=giám sát": true, "=giám": false, "=giám sát # 12 chi bộ đạt chuẩn": false,
		"~chi bộ|<giám sát": true, "": false,
	} {
		if got := r.stands(needlesOf(cell), 0, &p); got != want {
			t.Errorf("stands(%q) = %v, want %v", cell, got, want)
		}
	}
}

func TestRulesOfAUnit(t *testing.T) {
	for i := range indicatorRules {
		rule := &indicatorRules[i]
		for _, unit := range append(rule.units, "không đơn vị nào") {
			for _, class := range []string{"percent", "percent_point", "member", "party", "person", "money", "nothing", ""} {
				meets := rule.units == nil && (rule.class == "" || rule.class == class || rule.class == "percent" && class == "percent_point")
				for _, u := range rule.units {
					meets = meets || u == unit
				}
				listed := false
				for _, r := range rulesOf(class, unit) {
					listed = listed || r == rule
				}
				if listed != meets {
					t.Errorf("rule %d (%s) is among those of class %q and unit %q: %v, want %v", i, rule.code, class, unit, listed, meets)
				}
			}
		}
	}
}
