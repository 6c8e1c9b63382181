package docnum

import (
	"testing"

	"baotinh/extract/scan"
)

func TestReferences(t *testing.T) {
	x := scan.New("Tỉnh ủy ban hành Nghị quyết số 5-NQ/TU và Kế hoạch số 7-KH/TU. Thực hiện Nghị quyết này, theo đề án nói trên, nghị quyết trên địa bàn.")
	docs := Documents(x, Context{})
	refs := References(x, docs)
	if len(refs) != 2 || refs[0].Surface != "Nghị quyết này" || refs[0].RefersTo != docs[0].ID || refs[1].RefersTo != "" {
		t.Errorf("references %+v, want Nghị quyết này to %s and đề án nói trên open", refs, docs[0].ID)
	}
}

func TestClaim(t *testing.T) {
	x := scan.New("Giấy phép số 45/GP-BTTTT. Theo Nghị quyết số 18-NQ/TW có 5 xã, Nghị quyết Trung ương 4 khóa XI.")
	Claim(x, Find(x, Context{}))
	for i := range x.Tokens {
		if x.Tokens[i].Kind != scan.Number {
			continue
		}
		want := scan.DocNumber
		if x.Str(i) == "5" {
			want = scan.Free
		}
		if got := x.ClaimOf(i); got != want {
			t.Errorf("%s is claimed %d, want %d", x.Str(i), got, want)
		}
	}
}
