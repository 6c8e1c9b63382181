package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baotinh/testdata/newspapers"
)

// TestSitesDraft drafts a file for each of the trial newspapers from one article on loopback, as a person would.
func TestSitesDraft(t *testing.T) {
	run, err := newspapers.Serve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := run.Close(); err != nil {
			t.Error(err)
		}
	})
	dir := filepath.Join(t.TempDir(), "báo của tôi")
	for _, p := range run.Papers {
		a := p.Articles()[0]
		out, errs, code := sitesCmd(t, "draft", p.URL()+p.Path(&a), "--allow-loopback", "--key", p.Key, "--province", p.Province, "--out", dir, "--json")
		if code != exitOK {
			t.Fatalf("%s: exit %d: %s", p.Key, code, errs)
		}
		var got struct{ Key, Family, Title, File string }
		if err := json.Unmarshal([]byte(out), &got); err != nil || got.Key != p.Key || got.Family != p.Family || got.Title == "" {
			t.Errorf("%s, family %s: %v, %s", p.Key, p.Family, err, out)
		}
	}
	out, errs, code := sitesCmd(t, "check", "--sites", dir, "--allow-loopback")
	if code != exitOK || !strings.Contains(out, "3 saved pages, read as expected") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	page := filepath.Join(dir, "testdata", "trason")
	pages, err := filepath.Glob(page + "/*.html")
	if err != nil || len(pages) != 1 {
		t.Fatal(pages, err)
	}
	if err := os.WriteFile(pages[0], []byte("<html><p>Trang đã đổi</p></html>"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, errs, code = sitesCmd(t, "check", "--sites", dir, "--allow-loopback"); code != exitFailed || !strings.Contains(errs, "1 of 3 saved pages") {
		t.Errorf("a page that is no article: exit %d: %s%s", code, out, errs)
	}
}

func TestSitesDraftRefuses(t *testing.T) {
	dir := t.TempDir()
	const page = "../../crawl/site/testdata/b/b-2023-article.html"
	const address = "https://baosongtrong.example/dai-hoi-post412345.html"
	if out, errs, code := sitesCmd(t, "draft", address, "--html", page, "--out", dir); code != exitOK || !strings.Contains(out, "family b") || !strings.Contains(out, "nothing is confirmed") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	for _, c := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"a second time", []string{address, "--html", page, "--out", dir}, exitFailed, "is there already"},
		{"nobody to reach", []string{address}, exitUsage, "give --contact"},
		{"no address", []string{"--html", page}, exitUsage, "baotinh sites draft --help"},
		{"no page", []string{address, "--html", filepath.Join(dir, "khong-co.html")}, exitFailed, "name a saved page after --html"},
		{"a file that is no page", []string{address, "--html", "../../go.mod", "--key", "khac"}, exitFailed, "not HTML"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("BAOTINH_CONTACT", "")
			if out, errs, code := sitesCmd(t, append([]string{"draft"}, c.args...)...); code != c.code || !strings.Contains(errs, c.want) {
				t.Errorf("exit %d, want %d with …%s…: %s%s", code, c.code, c.want, out, errs)
			}
		})
	}
}
