package gold

import (
	"slices"
	"testing"
)

func TestSameText(t *testing.T) {
	for _, c := range []struct {
		field, want, got string
		same             bool
	}{
		{"unit", "Đảng uỷ", "đảng ủy", true},
		{"unit", "khu  phố", "khu phố", true},
		{"unit", "tỷ lệ", "tỉ lệ", false}, // i and y stay apart, as in the annotators' scorer
		{"unit", "đảng viên", "đảng viên nữ", false},
		{"item", "tỷ lệ hộ nghèo", "hộ nghèo", true},         // 2·2 of 6 words
		{"item", "tỷ lệ bao phủ BHYT", "dân số", false},      //
		{"subject", "toàn tỉnh", "tỉnh", true},               // 2·1 of 3 words
		{"subject", "Huyện ủy Tràm Sen", "Tràm Sen", true},   // 2·2 of 6
		{"subject", "UBKT các cấp", "UBKT Tỉnh ủy", false},   // 2·1 of 6
		{"item", "xã xã xã nông thôn", "xã nông thôn", true}, // words as a set
		{"canonical", "18-NQ/TW", "18-nq/tw", true},
		{"canonical", "18-NQ/TW", "18-NQ/TU", false},
		{"unit", "", "", true},
		{"unit", "", "xã", false},
		{"item", "xã", "", false},
	} {
		if sameText(c.field, &c.want, &c.got) != c.same {
			t.Errorf("%s %q and %q: same = %v", c.field, c.want, c.got, !c.same)
		}
	}
	empty := ""
	if !sameText("unit", nil, &empty) || sameText("unit", nil, &[]string{"xã"}[0]) {
		t.Error("null is the empty string and nothing else")
	}
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		name      string
		want, got []span
		answer    []int
	}{
		{"most overlap", []span{{0, 10}}, []span{{0, 2}, {3, 9}}, []int{1}},
		{"first of equals", []span{{0, 10}}, []span{{0, 5}, {5, 10}}, []int{0}},
		{"touching is no overlap", []span{{0, 5}}, []span{{5, 9}}, []int{-1}},
		{"each once", []span{{0, 5}, {0, 5}}, []span{{0, 5}}, []int{0, -1}},
		{"in the gold's order", []span{{0, 4}, {2, 8}}, []span{{2, 8}, {0, 1}}, []int{0, -1}},
	} {
		if got := match(c.want, c.got); !slices.Equal(got, c.answer) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.answer)
		}
	}
}
