package check

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"baotinh/extract/numeral"
)

// term reads "f1", "21.25" as an exact figure; a ~ before the number makes it one with gần, hơn, khoảng.
func term(t *testing.T, id, s string) Term {
	t.Helper()
	digits, exact := s, true
	if strings.HasPrefix(s, "~") {
		digits, exact = s[1:], false
	}
	d, err := numeral.ParseDecimal(digits)
	if err != nil {
		t.Fatal(err)
	}
	return Term{ID: id, Value: d, Exact: exact}
}

func terms(t *testing.T, cells string) []Term {
	t.Helper()
	var out []Term
	for i, s := range strings.Fields(cells) {
		out = append(out, term(t, "f"+strconv.Itoa(i+2), s))
	}
	return out
}

// told writes a check as "verdict equation missing".
func told(c Check, ok bool) string {
	if !ok {
		return "none"
	}
	return strings.TrimSpace(c.Verdict + ": " + c.Equation + " " + c.Missing)
}

var largest = strconv.FormatInt(math.MaxInt64, 10)

func TestSumOf(t *testing.T) {
	for _, c := range []struct {
		name, whole, parts string
		complete           bool
		want               string
	}{
		{"two parts", "114", "67 47", true, "holds: 67 + 47 = 114"},
		{"four parts with thousands", "2435", "282 81 631 1441", true, "holds: 282 + 81 + 631 + 1.441 = 2.435"},
		{"one is missing", "114", "67 46", true, "fails: 67 + 46 ≠ 114 1"},
		{"one too many", "114", "67 48", true, "fails: 67 + 48 ≠ 114 -1"},
		{"parts that do not claim to be all", "276", "106 34", false, "open: 106 + 34 ≠ 276 136"},
		{"parts that do not claim to be all, and are", "140", "106 34", false, "holds: 106 + 34 = 140"},
		{"parts that do not claim to be all, and are too much", "100", "106 34", false, "open: 106 + 34 ≠ 100 -40"},
		{"the whole is about", "~7000", "6500 400", true, "open: 6.500 + 400 ≠ 7.000 100"},
		{"a part is about", "7000", "~6500 400", true, "open: 6.500 + 400 ≠ 7.000 100"},
		{"about, and yet exact", "~7000", "6500 500", true, "holds: 6.500 + 500 = 7.000"},
		{"decimals are exact", "0.3", "0.1 0.2", true, "holds: 0,1 + 0,2 = 0,3"},
		{"a decimal is missing", "0.31", "0.1 0.2", true, "fails: 0,1 + 0,2 ≠ 0,31 0,01"},
		{"nought", "0", "0 0", true, "holds: 0 + 0 = 0"},
		{"below nought", "-5", "-8 3", true, "holds: -8 + 3 = -5"},
		{"no part", "5", "", true, "fails:  ≠ 5 5"},
		{"large sum", "9000000000000000000", "4500000000000000000 4500000000000000000", true,
			"holds: 4.500.000.000.000.000.000 + 4.500.000.000.000.000.000 = 9.000.000.000.000.000.000"},
		{"the sum overflows", largest, largest + " 1", true, "none"},
		{"parts overflow on the way", "1", largest + " " + largest + " -" + largest, true, "none"},
		{"the rest overflows", "-" + largest, "2", true, "none"},
		{"scales too far apart", "1", largest + " 0.0000000001", true, "none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(SumOf(term(t, "f1", c.whole), terms(t, c.parts), c.complete)); got != c.want {
				t.Errorf("SumOf(%s, %s, complete %v)\n got %s\nwant %s", c.whole, c.parts, c.complete, got, c.want)
			}
		})
	}
}

// SumOf joins the whole to its parts; it must not write into the caller's slice on the way.
func TestSumOfLeavesItsTermsAlone(t *testing.T) {
	room := make([]Term, 2, 8)
	copy(room, terms(t, "67 46"))
	SumOf(term(t, "f1", "114"), room, true)
	if behind := room[:3][2]; behind != (Term{}) {
		t.Errorf("SumOf wrote %+v behind the end of its parts", behind)
	}
}

func TestSharesOf(t *testing.T) {
	for _, c := range []struct {
		name, shares string
		complete     bool
		want         string
	}{
		{"whole percentages", "18 45 37", true, "holds: 18 + 45 + 37 = 100"},
		{"decimals", "18.25 44.5 37.25", true, "holds: 18,25 + 44,5 + 37,25 = 100"},
		{"rounding, three thirds", "33.3 33.3 33.3", true, "holds: 33,3 + 33,3 + 33,3 = 100"},
		{"whole percentages hide half a point each", "33 33 33", true, "holds: 33 + 33 + 33 = 100"},
		{"the edge of rounding", "33.3 33.3 33.25", true, "fails: 33,3 + 33,3 + 33,25 ≠ 100 0,15"},
		{"too little", "18 45 27", true, "fails: 18 + 45 + 27 ≠ 100 10"},
		{"too little, and not all", "18 45 27", false, "open: 18 + 45 + 27 ≠ 100 10"},
		{"too much, and not all", "58 45 27", false, "fails: 58 + 45 + 27 ≠ 100 -30"},
		{"too little, one about", "18 ~45 27", true, "open: 18 + 45 + 27 ≠ 100 10"},
		{"one share", "100", true, "holds: 100 = 100"},
		{"none at all", "", true, "fails:  ≠ 100 100"},
		{"nought and a hundred", "0 100", true, "holds: 0 + 100 = 100"},
		{"below nought", "-20 120", true, "holds: -20 + 120 = 100"},
		{"overflow", largest + " " + largest, true, "none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(SharesOf(terms(t, c.shares), c.complete)); got != c.want {
				t.Errorf("SharesOf(%s, complete %v)\n got %s\nwant %s", c.shares, c.complete, got, c.want)
			}
		})
	}
}

func TestRatioOf(t *testing.T) {
	for _, c := range []struct {
		name, part, whole, stated string
		digits                    int
		want                      string
	}{
		{"rounded", "44", "611", "7.2", 1, "holds: 44 / 611 = 7,2%"},
		{"cut instead of rounded", "17", "611", "2.7", 1, "holds: 17 / 611 = 2,7%"},
		{"off by one in the last place", "44", "611", "7.3", 1, "holds: 44 / 611 = 7,3%"},
		{"off by more", "44", "611", "7.4", 1, "fails: 44 / 611 ≠ 7,4% -0,2"},
		{"whole per cent", "1", "3", "33", 0, "holds: 1 / 3 = 33%"},
		{"whole per cent, the edge", "1", "2", "51", 0, "holds: 1 / 2 = 51%"},
		{"whole per cent, beyond the edge", "1", "2", "52", 0, "fails: 1 / 2 ≠ 52% -2"},
		{"two places", "1", "3", "33.33", 2, "holds: 1 / 3 = 33,33%"},
		{"two places, off", "1", "3", "33.35", 2, "fails: 1 / 3 ≠ 33,35% -0,02"},
		{"the part is about", "~44", "611", "9.5", 1, "open: 44 / 611 ≠ 9,5% -2,3"},
		{"the share is about", "44", "611", "~9.5", 1, "open: 44 / 611 ≠ 9,5% -2,3"},
		{"all of them", "611", "611", "100", 0, "holds: 611 / 611 = 100%"},
		{"more than all", "700", "611", "114.6", 1, "holds: 700 / 611 = 114,6%"},
		{"none", "0", "611", "0", 0, "holds: 0 / 611 = 0%"},
		{"of none", "44", "0", "7.2", 1, "none"},
		{"of less than none", "44", "-611", "7.2", 1, "none"},
		{"a huge whole", "1", largest, "0", 0, "holds: 1 / 9.223.372.036.854.775.807 = 0%"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(RatioOf(term(t, "f1", c.part), term(t, "f2", c.whole), term(t, "f3", c.stated), c.digits))
			if got != c.want {
				t.Errorf("RatioOf(%s, %s, %s, %d)\n got %s\nwant %s", c.part, c.whole, c.stated, c.digits, got, c.want)
			}
		})
	}
}

func TestGrowthOf(t *testing.T) {
	for _, c := range []struct {
		name, change, level, stated string
		up                          bool
		digits                      int
		want                        string
	}{
		{"risen", "23182", "290884", "8.7", true, 1, "holds: 23.182 / 267.702 = 8,7%"},
		{"risen, wrong", "23182", "290884", "9.7", true, 1, "fails: 23.182 / 267.702 ≠ 9,7% -1,0"},
		{"fallen", "4", "65", "5.8", false, 1, "holds: 4 / 69 = 5,8%"},
		{"fallen, wrong", "4", "65", "6.8", false, 1, "fails: 4 / 69 ≠ 6,8% -1,0"},
		{"about", "~4", "65", "6.8", false, 1, "open: 4 / 69 ≠ 6,8% -1,0"},
		{"fallen to none", "4", "0", "100", false, 0, "holds: 4 / 4 = 100%"},
		{"risen from none", "4", "4", "100", true, 0, "none"},
		{"risen by more than there is", "5", "4", "100", true, 0, "none"},
		{"no change of nothing", "0", "0", "0", false, 0, "none"},
		{"overflow, fallen", largest, largest, "50", false, 0, "none"},
		{"scales too far apart", "0.0000000001", largest, "50", true, 0, "none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(GrowthOf(term(t, "f1", c.change), term(t, "f2", c.level), term(t, "f3", c.stated), c.up, c.digits))
			if got != c.want {
				t.Errorf("GrowthOf(%s, %s, %s, up %v, %d)\n got %s\nwant %s", c.change, c.level, c.stated, c.up, c.digits, got, c.want)
			}
		})
	}
}

func TestExcessOf(t *testing.T) {
	for _, c := range []struct {
		name, actual, target, stated string
		digits                       int
		want                         string
	}{
		{"passed", "1940", "1600", "21.25", 2, "holds: 1.940 / 1.600 - 1 = 21,25%"},
		{"passed, wrong", "1940", "1600", "22.25", 2, "fails: 1.940 / 1.600 - 1 ≠ 22,25% -1,00"},
		{"missed", "1440", "1600", "-10", 0, "holds: 1.440 / 1.600 - 1 = -10%"},
		{"missed, told as passed", "1440", "1600", "10", 0, "fails: 1.440 / 1.600 - 1 ≠ 10% -20"},
		{"met", "1600", "1600", "0", 0, "holds: 1.600 / 1.600 - 1 = 0%"},
		{"about", "~1940", "1600", "30", 0, "open: 1.940 / 1.600 - 1 ≠ 30% -9"},
		{"nothing done", "0", "1600", "-100", 0, "holds: 0 / 1.600 - 1 = -100%"},
		{"no target", "1940", "0", "21.25", 2, "none"},
		{"a target below nought", "1940", "-5", "21.25", 2, "none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(ExcessOf(term(t, "f1", c.actual), term(t, "f2", c.target), term(t, "f3", c.stated), c.digits))
			if got != c.want {
				t.Errorf("ExcessOf(%s, %s, %s, %d)\n got %s\nwant %s", c.actual, c.target, c.stated, c.digits, got, c.want)
			}
		})
	}
}

func TestScoreOf(t *testing.T) {
	for _, c := range []struct{ name, n, of, want string }{
		{"less", "9", "10", "holds: 9 ≤ 10"},
		{"all", "12", "12", "holds: 12 ≤ 12"},
		{"more", "13", "12", "fails: 13 ≤ 12 -1"},
		{"none of none", "0", "0", "holds: 0 ≤ 0"},
		{"one of none", "1", "0", "fails: 1 ≤ 0 -1"},
		{"decimals", "83.2", "50", "fails: 83,2 ≤ 50 -33,2"},
		{"large", largest, "1", "fails: 9.223.372.036.854.775.807 ≤ 1 -9.223.372.036.854.775.806"},
		{"overflow tells no rest", largest, "-" + largest, "fails: 9.223.372.036.854.775.807 ≤ -9.223.372.036.854.775.807"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(ScoreOf(term(t, "f1", c.n), term(t, "", c.of).Value), true); got != c.want {
				t.Errorf("ScoreOf(%s, %s)\n got %s\nwant %s", c.n, c.of, got, c.want)
			}
		})
	}
}

func TestRestatedAs(t *testing.T) {
	for _, c := range []struct{ name, first, second, want string }{
		{"the same", "7000", "7000", "holds: 7.000 = 7.000"},
		{"the same, written otherwise", "7000", "7e3", "holds: 7.000 = 7.000"},
		{"another", "7000", "7100", "fails: 7.000 ≠ 7.100 -100"},
		{"a decimal more", "7", "7.5", "fails: 7 ≠ 7,5 -0,5"},
		{"nought", "0", "0", "holds: 0 = 0"},
		{"overflow tells no rest", largest, "-" + largest, "fails: 9.223.372.036.854.775.807 ≠ -9.223.372.036.854.775.807"},
	} {
		t.Run(c.name, func(t *testing.T) {
			second := strings.Replace(c.second, "7e3", "7000", 1)
			b := term(t, "f2", second)
			if second != c.second {
				b.Value = numeral.Decimal{Coef: 7, Exp: 3}
			}
			if got := told(RestatedAs(term(t, "f1", c.first), b), true); got != c.want {
				t.Errorf("RestatedAs(%s, %s)\n got %s\nwant %s", c.first, c.second, got, c.want)
			}
		})
	}
}

// Every check names its kind and the figures that it reads, in the order of its equation.
func TestChecksNameTheirFigures(t *testing.T) {
	a, b, p := term(t, "f1", "50"), term(t, "f2", "100"), term(t, "f3", "50")
	sum, _ := SumOf(b, []Term{a, p}, true)
	shares, _ := SharesOf([]Term{a, p}, true)
	ratio, _ := RatioOf(a, b, p, 0)
	growth, _ := GrowthOf(a, b, p, true, 0)
	excess, _ := ExcessOf(b, a, p, 0)
	for _, c := range []struct {
		got     Check
		kind    string
		figures []string
	}{
		{sum, Sum, []string{"f2", "f1", "f3"}},
		{shares, Shares, []string{"f1", "f3"}},
		{ratio, Ratio, []string{"f1", "f2", "f3"}},
		{growth, Ratio, []string{"f1", "f2", "f3"}},
		{excess, Target, []string{"f2", "f1", "f3"}},
		{ScoreOf(a, b.Value), Score, []string{"f1"}},
		{RestatedAs(a, p), Restated, []string{"f1", "f3"}},
	} {
		if c.got.Kind != c.kind || !reflect.DeepEqual(c.got.Figures, c.figures) {
			t.Errorf("%s: kind %q, figures %q; want %q, %q", c.got.Equation, c.got.Kind, c.got.Figures, c.kind, c.figures)
		}
		if c.got.ID != "" {
			t.Errorf("%s: ID %q; whoever keeps a check numbers it", c.got.Equation, c.got.ID)
		}
	}
}
