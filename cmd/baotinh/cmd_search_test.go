package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baotinh/crawl/datadir"
	"baotinh/index/export"
	"baotinh/index/search"
	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// sampleData is a data folder with the invented articles of storetest.
func sampleData(t *testing.T) string {
	t.Helper()
	data := t.TempDir()
	s, err := store.Open(storePath(data))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, it := range storetest.Sample() {
		if _, err := s.Put(context.Background(), it.Article, it.Result, it.Ref); err != nil {
			t.Fatal(err)
		}
	}
	return data
}

// runProgram runs the program in process.
func runProgram(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	t.Setenv("LC_ALL", "C")
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(""), &out, &errs)
	return code, out.String(), errs.String()
}

func TestSearchCommand(t *testing.T) {
	data := sampleData(t)
	code, out, errs := runProgram(t, "search", "--data", data, "--json", "1676", "qd", "tu")
	if code != exitOK || errs != "" {
		t.Fatalf("exit %d, %s", code, errs)
	}
	var ans struct {
		Total  int
		Hits   []map[string]any
		Facets map[string][]search.Value
		Also   *int `json:"also_without_marks"`
	}
	if err := json.Unmarshal([]byte(out), &ans); err != nil || ans.Total != 2 || len(ans.Hits) != 2 || ans.Also == nil || len(ans.Facets["province"]) != 1 {
		t.Fatalf("%v: %s", err, out)
	}
	for _, field := range []string{"id", "url", "title", "published", "newspaper", "province", "score", "snippets"} {
		if _, ok := ans.Hits[0][field]; !ok {
			t.Errorf("a hit has no %s", field)
		}
	}
	if _, out, _ := runProgram(t, "search", "--data", data, "đảng viên"); !strings.HasPrefix(out, "4 articles (1 more without regard to marks: --without-marks)\n") {
		t.Errorf("printed %s", out)
	}
	if code, out, errs := runProgram(t, "search", "--data", data, "date:hôm-qua"); code != exitOK || !strings.Contains(errs, "is no date") || !strings.Contains(errs, "^^^") || !strings.HasPrefix(out, "0 articles") {
		t.Errorf("a bad query: exit %d, %q, %q", code, out, errs)
	}
	if code, _, errs := runProgram(t, "search", "--data", filepath.Join(data, "none"), "x"); code != exitFailed || !strings.Contains(errs, "no store here yet") {
		t.Errorf("no store: exit %d, %s", code, errs)
	}
	if _, out, _ := runProgram(t, "search", "--data", data, "--why", "1676-QĐ/TU hợp"); !strings.Contains(out, "    + 1676-QĐ/TU: doc 1 (Quyết định 1676-QĐ/TU)\n    + hợp: title 1 (hợp)\n") {
		t.Errorf("why: %s", out)
	}
	if _, out, _ := runProgram(t, "search", "--data", data, `"đảng viên"`, "--kwic-order", "left", "--size", "1"); !strings.HasPrefix(out, "5 lines in 4 articles\n") || !strings.Contains(out, " 1.020  [đảng viên]  của") || strings.Count(out, "\n") != 2 {
		t.Errorf("lines: %s", out)
	}
	var lines search.Concordance
	if _, out, _ := runProgram(t, "search", "--data", data, "dang", "--kwic-order", "right", "--json"); json.Unmarshal([]byte(out), &lines) != nil || lines.Order != search.ByRight || len(lines.Lines) == 0 {
		t.Errorf("lines as JSON: %s", out)
	}
	if code, _, errs := runProgram(t, "search", "--data", data, "x", "--kwic-order", "up"); code != exitUsage || !strings.Contains(errs, "left, right") {
		t.Errorf("an unknown order: exit %d, %s", code, errs)
	}
}

// TestSearchBesideServe asks while another holder, as baotinh serve is one, has the index open.
func TestSearchBesideServe(t *testing.T) {
	data := sampleData(t)
	s, err := store.Open(storePath(data))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	x, err := search.Open(indexPath(data), s)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	ask := func(wantNote string) {
		t.Helper()
		for _, args := range [][]string{{"search", "1676-QĐ/TU", "--json"}, {"figures", "--query", "1676-QĐ/TU", "--json"}, {"cite", "ris", "1676-QĐ/TU"}, {"export", "csv", "--query", "1676-QĐ/TU"}} {
			code, out, errs := runProgram(t, append(args, "--data", data)...)
			if found := strings.Contains(out, "//bao-"); code != exitOK || found != (wantNote == "") || !strings.Contains(errs+out, wantNote) || wantNote == "" && errs != "" {
				t.Errorf("%v: exit %d, %q, found %v: %s", args, code, errs, found, out)
			}
		}
	}
	ask("as they were before: 6") // it has not caught up yet
	if err := x.CatchUp(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	ask("")
	if code, _, errs := runProgram(t, "serve", "--data", data); code != exitLockHeld || strings.Count(errs, "\n") != 1 {
		t.Errorf("serving twice: exit %d, %q", code, errs)
	}
}

// TestSearchRebuilds asks an index that does not fit: the answer comes from a new one, and the reason on standard error.
func TestSearchRebuilds(t *testing.T) {
	data := sampleData(t)
	if code, _, errs := runProgram(t, "search", "--data", data, "*"); code != exitOK || errs != "" {
		t.Fatalf("exit %d, %s", code, errs)
	}
	other := sampleData(t)
	if code, _, errs := runProgram(t, "search", "--data", other, "*"); code != exitOK || errs != "" {
		t.Fatalf("exit %d, %s", code, errs)
	}
	if err := os.RemoveAll(indexPath(data)); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(indexPath(other), indexPath(data)); err != nil {
		t.Fatal(err)
	}
	code, out, errs := runProgram(t, "search", "--data", data, "*")
	if code != exitOK || !strings.HasPrefix(out, "6 articles\n") || errs != "the index is rebuilt from the store: it was made from another store\n" {
		t.Errorf("exit %d, %q\n%s", code, errs, out)
	}
	if code, _, errs := runProgram(t, "search", "--data", data, "*"); code != exitOK || errs != "" {
		t.Errorf("again: exit %d, %q", code, errs)
	}
}

// TestSearchAndDamage: asking an index that has caught up changes nothing of it, whoever asks, so that no merge makes damage look whole; where it has to
// catch up, damage is noticed first.
func TestSearchAndDamage(t *testing.T) {
	data := sampleData(t)
	if code, _, errs := runProgram(t, "search", "--data", data, "*"); code != exitOK || errs != "" {
		t.Fatalf("exit %d, %s", code, errs)
	}
	damageIndex(t, data)
	if err := os.Remove(filepath.Join(indexPath(data), "LOCK")); err != nil { // whoever may write makes it
		t.Fatal(err)
	}
	files := func() map[string]string {
		all := map[string]string{}
		err := filepath.WalkDir(indexPath(data), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			all[path] = string(b)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	before := files()
	for _, args := range [][]string{{"search", "*"}, {"figures", "--query", "*"}, {"cite", "ris", "*"}, {"watch", "run"}} {
		if code, _, errs := runProgram(t, append(args, "--data", data)...); code != exitOK || errs != "" {
			t.Errorf("%v: exit %d, %s", args, code, errs)
		}
		if after := files(); !maps.Equal(after, before) {
			t.Errorf("%v: the index has %d files, before %d, and they are not the same", args, len(after), len(before))
		}
	}
	s, err := store.Open(storePath(data))
	if err != nil {
		t.Fatal(err)
	}
	it := storetest.Generate(1)
	if _, err := s.Put(t.Context(), it.Article, it.Result, it.Ref); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"the index was damaged; it was moved to " + filepath.Join(indexPath(data), "bleve.damaged") + " and is rebuilt\n", ""} {
		if code, out, errs := runProgram(t, "search", "--data", data, "*"); code != exitOK || !strings.HasPrefix(out, "7 articles\n") || errs != want {
			t.Errorf("exit %d, %q, want %q\n%s", code, errs, want, out)
		}
	}
}

func TestTableCommands(t *testing.T) {
	data := sampleData(t)
	for _, c := range []struct {
		args  []string
		total int
	}{
		{[]string{"figures", "party.members.admitted >= 1000"}, 2},
		{[]string{"figures", `unit="đảng viên"`, "province:tây"}, 1},
		{[]string{"figures", "--query", "1676-QĐ/TU"}, 5},
		{[]string{"figures", "--query", "zzzz"}, 0},
		{[]string{"people", "mẫu"}, 1},
		{[]string{"congresses", "term_start=2020"}, 1},
		{[]string{"documents"}, 3},
		{[]string{"documents", "1676-QĐ/TU"}, 1},
		{[]string{"documents", "--citations", "--query", "province:\"sóc trăng\""}, 1},
	} {
		code, out, errs := runProgram(t, append(c.args, "--data", data, "--json")...)
		var answer struct {
			Total int
			Rows  []map[string]any
		}
		if err := json.Unmarshal([]byte(out), &answer); code != exitOK || err != nil || answer.Total != c.total || len(answer.Rows) != c.total {
			t.Errorf("%v: exit %d, %v, %d rows of %d, want %d; %s", c.args, code, err, len(answer.Rows), answer.Total, c.total, errs)
		}
		if code, out, _ := runProgram(t, append(c.args, "--data", data)...); code != exitOK || strings.Count(out, "\n") != max(c.total, 1)+1 { // "no rows" is a line, too
			t.Errorf("%v: for people: exit %d\n%s", c.args, code, out)
		}
	}
	for _, args := range [][]string{{"figures", "color=red"}, {"figures", "--sort", "color"}, {"documents", "value>x"}, {"export", "doc"}, {"export", "csv", "--table", "sqlite_schema"}, {"export"}} {
		if code, _, errs := runProgram(t, append(args, "--data", data)...); code != exitUsage || strings.Count(errs, "\n") != 1 {
			t.Errorf("%v: exit %d, %q; want %d and one line", args, code, errs, exitUsage)
		}
	}
}

func TestExportCommand(t *testing.T) {
	data := sampleData(t)
	code, out, errs := runProgram(t, "export", "csv", "--data", data, "--table", "figures_wide", "--columns", "value,sentence,url", "unit=%")
	if code != exitOK || errs != "" || !strings.HasPrefix(out, "value,sentence,url\n") || strings.Count(out, "\n") != 3 {
		t.Errorf("exit %d, %s\n%s", code, errs, out)
	}
	file := filepath.Join(t.TempDir(), "số liệu.csv")
	if code, out, errs := runProgram(t, "export", "csv", "--data", data, "-o", file, "--bom", "--query", "đảng"); code != exitOK || out != "" {
		t.Fatalf("exit %d, %s %s", code, out, errs)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var m export.Manifest
	j, err := os.ReadFile(file + ".manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(j, &m); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b)
	if m.Rows != int64(len(rows)-1) || m.Rows == 0 || m.SHA256 != hex.EncodeToString(sum[:]) || m.Query != "đảng" || len(m.Columns) != len(rows[0]) {
		t.Errorf("manifest %+v for %d rows", m, len(rows)-1)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(file), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{"đảng\tviên\n": "đảng viên ", "\x1b[31mđỏ": "\ufffd[31mđỏ", "a\u202eb": "a\ufffdb", "\u009b2J": "\ufffd2J"} {
		if got := printable(in); got != want {
			t.Errorf("printable(%q) = %q, want %q", in, got, want)
		}
	}
	var b bytes.Buffer
	if err := printJSON(&b, map[string]string{"x": "\u202e\u009b\x1b"}); err != nil || b.String() != `{"x":"\u202e\u009b\u001b"}`+"\n" {
		t.Errorf("JSON %q, %v", b.String(), err)
	}
	b.Reset()
	if err := writeJSON(&b, map[string]string{"x": "\u202e\u009b\x1b\n"}); err != nil || b.String() != "{\n  \"x\": \"\\u202e\\u009b\\u001b\\n\"\n}\n" {
		t.Errorf("writeJSON: %q, %v", b.String(), err)
	}
}

func TestWatchCommand(t *testing.T) {
	data := sampleData(t)
	if code, _, errs := runProgram(t, "watch", "add", "--data", data, "hop-nhat", "1676-QĐ/TU"); code != exitOK {
		t.Fatalf("exit %d, %s", code, errs)
	}
	if code, _, errs := runProgram(t, "watch", "add", "--data", data, "sai", "date:hôm-qua"); code != exitUsage || !strings.Contains(errs, "was not saved") {
		t.Errorf("a bad query: exit %d, %s", code, errs)
	}
	dir := t.TempDir()
	hook := filepath.Join(dir, "hook.sh")
	if err := os.WriteFile(hook, []byte("#!/bin/sh\ncat > "+filepath.Join(dir, "seen.json")+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	code, out, errs := runProgram(t, "watch", "run", "--data", data, "--json", "--hook", hook, "--mail", dir)
	var n news
	if err := json.Unmarshal([]byte(out), &n); code != exitOK || err != nil || len(n.Articles) != 2 {
		t.Fatalf("exit %d, %v, %s %s", code, err, out, errs)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "seen.json")); err != nil || !strings.Contains(string(b), `"name":"hop-nhat"`) {
		t.Errorf("the hook saw %s, %v", b, err)
	}
	mails, _ := filepath.Glob(filepath.Join(dir, "*.eml"))
	if len(mails) != 1 {
		t.Fatalf("message files %v", mails)
	}
	raw, err := os.Open(mails[0])
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	message, err := mail.ReadMessage(raw)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(quotedprintable.NewReader(message.Body))
	if subject, _ := new(mime.WordDecoder).DecodeHeader(message.Header.Get("Subject")); err != nil || subject != "baotinh: hop-nhat (2)" || !strings.Contains(string(text), "Một năm sau hợp nhất hai đảng bộ\r\n") {
		t.Errorf("the message %q says %q, %v", subject, text, err)
	}
	if _, out, _ := runProgram(t, "watch", "run", "--data", data); out != "" {
		t.Errorf("the same again: %s", out)
	}
	// What baotinh run matches is told afterwards; a hook that fails is asked again; all of it while the index is open elsewhere.
	s, err := store.Open(storePath(data))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	x, err := search.Open(indexPath(data), s)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if code, _, errs := runProgram(t, "watch", "add", "--data", data, "banh", "bánh dân gian"); code != exitOK {
		t.Fatalf("adding while the index is open elsewhere: exit %d, %s", code, errs)
	}
	p := &pipeline{store: s}
	if err := p.catchUp(context.Background()); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := runProgram(t, "watch", "run", "--data", data, "--hook", filepath.Join(dir, "none.sh")); code != exitFailed || !strings.Contains(errs, "told again") {
		t.Errorf("a hook that is not there: exit %d, %s", code, errs)
	}
	for i, want := range []string{"banh: 1\n", ""} {
		if code, out, errs := runProgram(t, "watch", "run", "--data", data, "--hook", hook); code != exitOK || !strings.HasPrefix(out, want) || want == "" && out != "" {
			t.Errorf("time %d: exit %d, %q, %s", i+1, code, out, errs)
		}
	}
	if code, _, _ := runProgram(t, "watch", "remove", "--data", data, "none"); code != exitFailed {
		t.Errorf("removing what is not there: exit %d", code)
	}
}

func TestCiteCommand(t *testing.T) {
	data := sampleData(t)
	if code, out, errs := runProgram(t, "cite", "bibtex", "--data", data, "1676", "qd", "tu"); code != exitOK || strings.Count(out, "@article{") != 2 {
		t.Errorf("exit %d, %s\n%s", code, errs, out)
	}
	if code, _, errs := runProgram(t, "cite", "word", "--data", data, "x"); code != exitUsage || !strings.Contains(errs, "bibtex") {
		t.Errorf("an unknown format: exit %d, %s", code, errs)
	}
}

// TestStoreOfEarlierProgram: asking is enough to bring a store up to date; a newer program's is refused.
func TestStoreOfEarlierProgram(t *testing.T) {
	data := sampleData(t)
	change := func(statement string) {
		db, err := sql.Open("sqlite", storePath(data))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	change("DROP TABLE origin; PRAGMA user_version = 4")
	if code, out, errs := runProgram(t, "search", "--data", data, "*"); code != exitOK || !strings.HasPrefix(out, "6 articles\n") || errs != "the store of an earlier baotinh (schema version 4) is migrated\n" {
		t.Errorf("exit %d, %q\n%s", code, errs, out)
	}
	change("PRAGMA user_version = 5")
	dir, err := datadir.Open(data, "baotinh run")
	if err != nil {
		t.Fatal(err)
	}
	if code, out, errs := runProgram(t, "search", "--data", data, "*"); code != exitLockHeld || out != "" || !strings.Contains(errs, "schema version 5 is older") || !strings.Contains(errs, "(baotinh run)") {
		t.Errorf("beside a run: exit %d, %q\n%s", code, errs, out)
	}
	if err := dir.Close(); err != nil {
		t.Fatal(err)
	}
	change("PRAGMA user_version = 2; ALTER TABLE watch_hits RENAME TO watch_missed")
	if code, _, errs := runProgram(t, "search", "--data", data, "*"); code != exitFailed || !strings.Contains(errs, "schema version 2 is older") || !strings.Contains(errs, "migration to version 3") {
		t.Errorf("a migration that fails: exit %d, %q", code, errs)
	}
	change("PRAGMA user_version = 99")
	if code, _, errs := runProgram(t, "figures", "--data", data); code != exitFailed || !strings.Contains(errs, "install a newer baotinh") {
		t.Errorf("exit %d, %q", code, errs)
	}
}

func TestEmptyQuery(t *testing.T) {
	if code, out, errs := runProgram(t, "search", "--data", sampleData(t), " "); code != exitUsage || out != "" || !strings.Contains(errs, "or * for all articles") {
		t.Errorf("exit %d, %q, %q", code, out, errs)
	}
}
