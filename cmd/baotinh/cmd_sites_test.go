package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func sitesCmd(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(append([]string{"sites"}, args...), strings.NewReader(""), &out, &errs)
	return out.String(), errs.String(), code
}

func TestSites(t *testing.T) {
	out, errs, code := sitesCmd(t)
	if code != exitOK || errs != "" || strings.Count(out, "\n") != 64 || !strings.Contains(out, "Báo Sài Gòn Giải Phóng") {
		t.Errorf("exit %d: %s%s", code, errs, out)
	}
	out, _, _ = sitesCmd(t, "--json")
	var list []struct{ Key, Province, Province_new, Merged_into string }
	if err := json.Unmarshal([]byte(out), &list); err != nil || len(list) != 63 {
		t.Errorf("%v, %d newspapers", err, len(list))
	}
	if out, _, code = sitesCmd(t, "show", "soctrang"); code != exitOK || !strings.Contains(out, "STO") || !strings.Contains(out, "merged into") || !strings.Contains(out, "unconfirmed") {
		t.Errorf("exit %d: %s", code, out)
	}
	if _, errs, code = sitesCmd(t, "show", "khongco"); code != exitUsage || !strings.Contains(errs, "baotinh sites lists them") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if out, errs, code = sitesCmd(t, "check"); code != exitOK || !strings.Contains(out, "63 newspapers, no error") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
}

func TestSitesCheckNamesTheFault(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thu.toml"), []byte("name = \"Báo Thử\"\nhosst = [\"baothu.vn\"]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, errs, code := sitesCmd(t, "check", "--sites", dir)
	if want := `crawl/site: thu.toml:2: unknown key "hosst" (did you mean "hosts"?)`; code != exitFailed || !strings.Contains(errs, want) {
		t.Errorf("exit %d: %s", code, errs)
	}
}
