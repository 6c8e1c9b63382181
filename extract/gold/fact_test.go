package gold

import (
	"bytes"
	"strings"
	"testing"
)

func TestCompareFacts(t *testing.T) {
	old := []Fact{
		{Article: "a", Name: "f1", Surface: "7.000"},
		{Article: "a", Name: "f2", Surface: "40%", Wrong: []string{"item", "subject"}},
		{Article: "a", Name: "f3", Surface: "3", Verdict: Missed},
		{Article: "a", Name: "f4", Surface: "5", Wrong: []string{"unit"}},
		{Article: "a", Name: "f5", Surface: "6", Wrong: []string{"value"}},
		{Article: "a", Name: "figure", Surface: "2019", Verdict: Spurious},
		{Article: "a", Name: "person", Surface: "Lò Thị Nhàn"},
	}
	now := []Fact{
		{Article: "a", Name: "f1", Surface: "7.000", Wrong: []string{"period"}},
		{Article: "a", Name: "f2", Surface: "40%", Wrong: []string{"item"}},
		{Article: "a", Name: "f3", Surface: "3"},
		{Article: "a", Name: "f4", Surface: "5", Wrong: []string{"kind"}},
		{Article: "a", Name: "f5", Surface: "6", Wrong: []string{"unit", "kind"}},
		{Article: "a", Name: "person", Surface: "Lò Thị Nhàn"},
		{Article: "a", Name: "document", Surface: "1187/GP-BTTTT", Verdict: Spurious},
	}
	write := func(facts []Fact) *bytes.Buffer {
		b := bytes.NewBufferString("number   P 1.000\n\n")
		if err := WriteFacts(b, facts); err != nil {
			t.Fatal(err)
		}
		return b
	}
	var out bytes.Buffer
	gains, losses, err := Compare(&out, write(old), write(now))
	if err != nil {
		t.Fatal(err)
	}
	want := `5 gains, 3 losses
+ a f2 40%: wrong item subject -> wrong item
+ a f3 3: missed -> right
+ a f4 5: wrong unit -> wrong kind
+ a f5 6: wrong value -> wrong unit kind
+ a figure 2019: spurious -> absent
- a f1 7.000: right -> wrong period
- a f4 5: wrong unit -> wrong kind
- a document 1187/GP-BTTTT: absent -> spurious
`
	if out.String() != want || gains != 5 || losses != 3 {
		t.Errorf("%d gains, %d losses:\n%s", gains, losses, out.String())
	}
}

func TestFactsOfOneSurfaceStayApart(t *testing.T) {
	var b bytes.Buffer
	f := Fact{Article: "a", Name: "document", Surface: "Chỉ thị\n05"}
	if err := WriteFacts(&b, []Fact{f, f}); err != nil {
		t.Fatal(err)
	}
	if want := "a\tdocument\tChỉ thị 05\tright\na\tdocument\tChỉ thị 05 #2\tright\n"; b.String() != want {
		t.Errorf("got %q", b.String())
	}
}

func TestUnchangedFactsSayNothing(t *testing.T) {
	var one, out bytes.Buffer
	if err := WriteFacts(&one, scoreAll(loadOwn(t), spoilt).Facts); err != nil {
		t.Fatal(err)
	}
	gains, losses, err := Compare(&out, strings.NewReader(one.String()), strings.NewReader(one.String()))
	if err != nil || gains != 0 || losses != 0 || out.String() != "0 gains, 0 losses\n" {
		t.Errorf("%d gains, %d losses, %v: %s", gains, losses, err, out.String())
	}
}
