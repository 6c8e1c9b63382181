package metric_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baotinh/index/metric"
	"baotinh/index/metric/metrictest"
)

func TestWrite(t *testing.T) {
	var d metric.Durations
	for _, ms := range []int{1, 30, 30, 700, 60_000} {
		d.Observe(time.Duration(ms) * time.Millisecond)
	}
	sites := metric.Family{Name: "baotinh_site_up", Help: "Whether it answers\nat all.", Kind: metric.Gauge}
	sites.Add(1, "site", "daklak", "name", `Báo "Đắk\Lắk"`+"\n")
	sites.Add(0, "site", "a", "name", "\xff")
	families := []metric.Family{
		metric.One("baotinh_requests_total", "Requests.", metric.Counter, 12),
		sites,
		{Name: "baotinh_none", Help: "Without numbers.", Kind: metric.Gauge},
		d.Family("baotinh_seconds", "Durations."),
	}
	name := filepath.Join(t.TempDir(), "a.prom")
	if err := os.WriteFile(name, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := metric.WriteFile(name, families); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	got, err := metrictest.Parse(string(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	for key, want := range map[string]float64{
		"baotinh_requests_total": 12, `baotinh_site_up{site="daklak",name="Báo \"Đắk\\Lắk\"\n"}`: 1, `baotinh_site_up{site="a",name="` + "\uFFFD" + `"}`: 0,
		`baotinh_seconds_bucket{le="0.005"}`: 1, `baotinh_seconds_bucket{le="0.05"}`: 3, `baotinh_seconds_bucket{le="10"}`: 4,
		`baotinh_seconds_bucket{le="+Inf"}`: 5, "baotinh_seconds_count": 5,
	} {
		if v, ok := got[key]; !ok || v != want {
			t.Errorf("%s is %v, want %v, in\n%s", key, v, want, text)
		}
	}
	if strings.Contains(string(text), "baotinh_none") {
		t.Error("a family without numbers is written")
	}
	left, err := os.ReadDir(filepath.Dir(name))
	if err != nil || len(left) != 1 {
		t.Errorf("%v, %v", left, err)
	}
	if err := metric.WriteFile(filepath.Join(t.TempDir(), "none", "a.prom"), families); err == nil {
		t.Error("a folder that does not exist gives no error")
	}
}

// What the check of the format must refuse.
func TestParseRefuses(t *testing.T) {
	const head = "# HELP a Help.\n# TYPE a gauge\n"
	for name, text := range map[string]string{
		"nothing":               "",
		"no end of line":        head + "a 1",
		"no head":               "a 1\n",
		"no type":               "# HELP a Help.\na 1\n",
		"type of another":       "# HELP a Help.\n# TYPE b gauge\n",
		"no help":               "# HELP a \n# TYPE a gauge\na 1\n",
		"number of another":     head + "b 1\n",
		"no number":             head + "a x\n",
		"a number twice":        head + "a 1\na 2\n",
		"a family twice":        head + "a 1\n" + head + "a{b=\"c\"} 1\n",
		"quotes":                head + `a{b=c} 1` + "\n",
		"a label twice":         head + `a{b="1",b="2"} 1` + "\n",
		"a label's name":        head + `a{b-c="1"} 1` + "\n",
		"an open quote":         head + `a{b="1} 1` + "\n",
		"a backslash":           head + `a{b="\x"} 1` + "\n",
		"a counter's name":      "# HELP a Help.\n# TYPE a counter\na 1\n",
		"a counter below zero":  "# HELP a_total Help.\n# TYPE a_total counter\na_total -1\n",
		"falling buckets":       "# HELP a Help.\n# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n",
		"no bucket for the all": "# HELP a Help.\n# TYPE a histogram\na_bucket{le=\"1\"} 2\na_sum 1\na_count 2\n",
	} {
		if _, err := metrictest.Parse(text); err == nil {
			t.Errorf("%s: no fault found in\n%s", name, text)
		}
	}
}
