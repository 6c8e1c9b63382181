package neardup

import (
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	a := Of("Sau hợp nhất, Đảng uỷ có 7.000 đảng viên; trong đó 1.250 nữ.")
	for name, text := range map[string]string{
		"tone placement":    "Sau hợp nhất, Đảng ủy có 7.000 đảng viên; trong đó 1.250 nữ.",
		"case and points":   "SAU HỢP NHẤT – đảng ủy có 7000 đảng viên (trong đó 1,250 nữ)",
		"decomposed marks":  "Sau hợp nhất, Đảng uỷ có 7.000 đảng viên; trong đó 1.250 nữ",
		"other white space": "Sau hợp  nhất,\nĐảng uỷ có\u00a07.000 đảng viên;\n\ntrong đó 1.250 nữ.",
	} {
		if l := Compare(a, Of(text)); l.Runs != 1 {
			t.Errorf("%s: %v of the runs are the same, want all", name, l.Runs)
		}
	}
	if len(a.numbers) != 2 || len(a.runs) != 10 {
		t.Errorf("%d numbers and %d runs, want 2 and 10", len(a.numbers), len(a.runs))
	}
	for name, text := range map[string]string{"marks": "Sau hợp nhất, Đáng uỷ có 7.000 đảng viên; trong đó 1.250 nữ.", "a number": "Sau hợp nhất, Đảng uỷ có 7.001 đảng viên; trong đó 1.250 nữ."} {
		if l := Compare(a, Of(text)); l.Runs == 1 {
			t.Errorf("%s may not be overlooked", name)
		}
	}
	for _, text := range []string{"", "một hai ba", "… – !", "7.", ".,"} {
		if s := Of(text); len(s.runs) != 0 || s.Bands() != nil {
			t.Errorf("%q has runs", text)
		}
	}
}

// TestBandsStay holds the keys as they are stored: other ones would find no article that is stored already.
func TestBandsStay(t *testing.T) {
	text := strings.Repeat("Đại hội bầu ban chấp hành gồm 15 đồng chí. ", 2) + "Bà con xã Vĩnh Thạnh gặt lúa sớm hơn mọi năm, lúa tốt nhờ phù sa, giá cả lại cao nên nhà nào cũng vui, chợ đông từ sáng tới tối."
	keys := Of(text).Bands()
	if len(keys) != bandCount || keys[0] != firstKey || keys[bandCount-1] != lastKey {
		t.Errorf("keys %d … %d: raise the version of the store's schema and make them anew in its migration", keys[0], keys[len(keys)-1])
	}
	seen := map[int64]bool{}
	for _, k := range keys {
		if seen[k] {
			t.Errorf("key %d twice: each band has its own", k)
		}
		seen[k] = true
	}
}

const (
	firstKey = -6732014325042786791
	lastKey  = 7619996898955463679
)

func TestSameStory(t *testing.T) {
	for _, c := range []struct {
		name string
		l    Likeness
		want bool
	}{
		{"reprint", Likeness{Runs: 0.97, Contained: 0.99, Numbers: 1}, true},
		{"reworded", Likeness{Runs: 0.55, Contained: 0.7, Numbers: 1}, true},
		{"its first half", Likeness{Runs: 0.45, Contained: 0.95, Numbers: 1}, true},
		{"tomorrow's column", Likeness{Runs: 0.8, Contained: 0.88, Numbers: 0.3}, false},
		{"a long story quotes a short one", Likeness{Runs: 0.2, Contained: 0.9, Numbers: 1}, false},
		{"the same background", Likeness{Runs: 0.4, Contained: 0.6, Numbers: 0.8}, false},
	} {
		if got := c.l.SameStory(); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("Đảng bộ có 114 tổ chức cơ sở đảng", "7.000.000,5 %")
	f.Add("\xff\xc3", "0.0.0.")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := Of(a), Of(b)
		l := Compare(x, y)
		if back := Compare(y, x); back != l {
			t.Errorf("%v one way, %v the other", l, back)
		}
		for _, v := range []float64{l.Runs, l.Contained, l.Numbers} {
			if !(v >= 0 && v <= 1) {
				t.Errorf("%v is no share", v)
			}
		}
		if len(x.runs) > 0 && !Compare(x, x).SameStory() {
			t.Error("a text is not the same as itself")
		}
	})
}

func BenchmarkBands(b *testing.B) {
	text := strings.Repeat("Sau hợp nhất, Đảng bộ có 114 tổ chức cơ sở đảng trực thuộc và gần 7.000 đảng viên. ", 50)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Of(text).Bands()
	}
}
