package store

import "testing"

func TestMostSaid(t *testing.T) {
	for _, c := range []struct {
		name   string
		values map[any]int
		want   any
	}{
		{"nothing", map[any]int{}, nil},
		{"more mentions", map[any]int{"Bộ Chính trị": 1, "Tỉnh ủy": 2}, "Tỉnh ủy"},
		{"equals by bytes, as SQLite sorts", map[any]int{"Đảng ủy": 2, "Tỉnh ủy": 2, "tỉnh ủy": 2}, "Tỉnh ủy"},
		{"equal years", map[any]int{int64(2020): 3, int64(999): 3}, int64(999)},
	} {
		t.Run(c.name, func(t *testing.T) {
			for range 10 { // maps are gone through in another order each time
				if got := mostSaid(c.values); got != c.want {
					t.Fatalf("got %v, want %v", got, c.want)
				}
			}
		})
	}
}
