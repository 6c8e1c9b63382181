package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"baotinh/index/store"
)

// rows is a stream of given rows.
type rows struct {
	all [][]any
	at  int
	err error
}

func (r *rows) Next() bool    { r.at++; return r.at <= len(r.all) }
func (r *rows) Values() []any { return r.all[r.at-1] }
func (r *rows) Err() error    { return r.err }

var columns = []store.Column{{Name: "value", Type: "TEXT"}, {Name: "value_real", Type: "REAL"}, {Name: "sentence", Type: "TEXT"}, {Name: "authors", Type: "TEXT"}, {Name: "start", Type: "INTEGER"}}

func sample() *rows {
	return &rows{all: [][]any{
		{"21.25", 21.25, "Tăng \"mạnh\", hơn 21,25%", `["Hạ Vy"]`, int64(7)},
		{"-3", -3.0, "=HYPERLINK(\"http://x\")", "[]", int64(8)},
		{nil, nil, "+84\tđiện\nthoại", "[]", nil},
	}}
}

func write(t *testing.T, format string, o Options) string {
	t.Helper()
	f, err := ParseFormat(format)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	n, err := f.Write(&b, "t", columns, sample(), o)
	if err != nil || n != 3 {
		t.Fatalf("%s: %d rows, %v", format, n, err)
	}
	return b.String()
}

func TestCSV(t *testing.T) {
	text := write(t, "csv", Options{BOM: true})
	if !strings.HasPrefix(text, "\ufeffvalue,") {
		t.Errorf("no byte order mark before the header: %.20q", text)
	}
	all, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, bom))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		row, column int
		want        string
	}{{0, 0, "value"}, {1, 0, "21.25"}, {1, 2, "Tăng \"mạnh\", hơn 21,25%"}, {2, 0, "-3"}, {2, 2, "'=HYPERLINK(\"http://x\")"}, {3, 0, ""}, {3, 2, "'+84\tđiện\nthoại"}} {
		if got := all[c.row][c.column]; got != c.want {
			t.Errorf("row %d, column %d: %q, want %q", c.row, c.column, got, c.want)
		}
	}
	if strings.HasPrefix(write(t, "csv", Options{}), bom) {
		t.Error("a byte order mark that nobody asked for")
	}
}

func TestTSV(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(write(t, "tsv", Options{}), "\n"), "\n")
	if len(lines) != 4 {
		t.Fatalf("%d lines, want 4", len(lines))
	}
	for i, l := range lines {
		if n := strings.Count(l, "\t"); n != len(columns)-1 {
			t.Errorf("line %d has %d tabs, want %d", i, n, len(columns)-1)
		}
	}
}

func TestJSONL(t *testing.T) {
	for i, line := range strings.Split(strings.TrimSpace(write(t, "jsonl", Options{})), "\n") {
		var row struct {
			Value    *json.Number `json:"value"`
			Sentence string       `json:"sentence"`
			Authors  []string     `json:"authors"`
		}
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatalf("line %d: %v", i, err)
		}
		if want := sample().all[i][2].(string); row.Sentence != want {
			t.Errorf("line %d: %q, want %q: JSON needs no defusing", i, row.Sentence, want)
		}
		if i == 0 && (row.Value == nil || row.Value.String() != "21.25" || len(row.Authors) != 1) {
			t.Errorf("line 0: %s", line)
		}
	}
}

func TestDefuse(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "đảng viên": "đảng viên", "=1+1": "'=1+1", "@SUM(A1)": "'@SUM(A1)", "+84 900": "'+84 900", "-12.5": "-12.5", "-12,5": "'-12,5",
		"- gạch đầu dòng": "'- gạch đầu dòng", "\t=1": "'\t=1", "-inf": "'-inf", "1-2": "1-2",
		"%": "%", "%/năm": "%/năm", "%SUM(A1)": "'%SUM(A1)", "%/1|x": "'%/1|x",
	} {
		if got := Defuse(in); got != want {
			t.Errorf("Defuse(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	if _, err := ParseFormat("doc"); err == nil || !strings.Contains(err.Error(), "csv") {
		t.Errorf("error %v does not list the formats", err)
	}
}
