package parse

import "testing"

func TestGreat(t *testing.T) {
	head := "mười hai nghìn ba trăm bốn mươi lăm tỷ sáu trăm bảy mươi tám triệu chín trăm linh một nghìn hai trăm ba mươi tư tỷ "
	for in, want := range map[string]string{
		"12345678901234567890123":  "12345678901234567890123",
		"-00012345678901234567890": "-12345678901234567890",

		head + "năm trăm sáu mươi bảy triệu tám trăm chín mươi nghìn một trăm hai mươi ba": "12345678901234567890123",
		head + "linh năm": "12345678901234000000005",
		"âm chín mươi tỷ không trăm linh một triệu không trăm linh hai tỷ lẻ ba": "-90001000002000000003",
		// what Decimal keeps is left to it, and what is no number is none
		head + "năm": "12345678901234500000000 lenient",
		"một tỷ tỷ":  "1000000000000000000",
		"tỷ lệ":      "-", "000000000000000000000": "-", "âm âm ba tỷ": "-", head + "hai tỷ ba": "-",
	} {
		if got := one(t, "number", in, ""); got != want {
			t.Errorf("%q is %s, want %s", in, got, want)
		}
	}
}
