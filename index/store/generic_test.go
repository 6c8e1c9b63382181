package store

import "testing"

func TestSpecific(t *testing.T) {
	for name, want := range map[string]bool{
		"Đảng bộ tỉnh": true, "Đảng bộ huyện Cù Lao": true, "Đảng bộ Khối Sông Trong": true, "Ban Thường vụ Tỉnh ủy": true, "Ban Thường vụ Huyện uỷ Đèo Cao": true,
		"Đảng bộ huyện": false, "Đại hội": false, "Ban Thường vụ Huyện ủy": false, "toàn Đảng bộ": false, "các cấp ủy": false, "": false, "Chi bộ": false,
	} {
		if got := specific(name); got != want {
			t.Errorf("specific(%q) = %v, want %v", name, got, want)
		}
	}
}
