package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baotinh/crawl/article"
)

const stripFixture = "../../crawl/site/testdata/a/a-2023-article"

func stripCmd(t *testing.T, page string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(append([]string{"strip"}, args...), strings.NewReader(page), &out, &errs)
	return out.String(), errs.String(), code
}

func TestStripPrintsTheContract(t *testing.T) {
	page, err := os.ReadFile(stripFixture + ".html")
	if err != nil {
		t.Fatal(err)
	}
	out, errs, code := stripCmd(t, string(page), "--json", "--url", "https://baodaklak.vn/xay-dung-dang/202006/dang-bo-xa-0a1b2c3/")
	if code != exitOK || errs != "" {
		t.Fatalf("exit %d: %s", code, errs)
	}
	var fields map[string]any
	if err := json.Unmarshal([]byte(out), &fields); err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{"title", "sapo", "authors", "published", "section", "text", "blocks", "captions", "tables", "lead_tag", "site", "layout", "canonical_url"} {
		if _, ok := fields[f]; !ok {
			t.Errorf("no field %q", f)
		}
	}
	if fields["site"] != "daklak" || fields["layout"] != "a-2023" || fields["canonical_url"] != "https://baodaklak.vn/xay-dung-dang/202006/dang-bo-xa-0a1b2c3/" {
		t.Errorf("site %v, layout %v, address %v", fields["site"], fields["layout"], fields["canonical_url"])
	}
	if _, isList := fields["authors"].([]any); !isList {
		t.Errorf("authors is %v", fields["authors"])
	}

	// Without the newspaper's file the same article comes out.
	var known, unknown article.Article
	out2, _, _ := stripCmd(t, string(page), "--json", "--site", "none")
	if json.Unmarshal([]byte(out), &known) != nil || json.Unmarshal([]byte(out2), &unknown) != nil || known.Text != unknown.Text || unknown.Layout != "generic" {
		t.Errorf("generic: layout %q, text %.80q", unknown.Layout, unknown.Text)
	}
	if text, _, code := stripCmd(t, string(page), "--site", "daklak"); code != exitOK || !strings.Contains(text, known.Title) || !strings.Contains(text, "Thu Hằng") {
		t.Errorf("for people: %s", text)
	}
}

func TestStripRefuses(t *testing.T) {
	tests := []struct {
		name, page string
		args       []string
		code       int
		want       string
	}{
		{"empty", "", nil, exitFailed, "the page is empty"},
		{"binary", "\x89PNG\r\n\x1a\n\x00\x00", nil, exitFailed, "not HTML but binary"},
		{"no article", "<html><body><p>Trang chủ</p></body></html>", []string{"--url", "https://baodaklak.vn/"}, exitFailed, "https://baodaklak.vn/: crawl/strip: no article in this page"},
		{"50 MB", strings.Repeat("<p>Đại hội Đảng bộ xã.</p>\n", 50<<20/28), nil, exitFailed, "larger than 16 MB"},
		{"unknown site", "<p>x</p>", []string{"--site", "khongco"}, exitUsage, `--site "khongco": no such newspaper (baotinh sites lists them`},
		{"bad address", "<p>x</p>", []string{"--url", "http://%zz"}, exitUsage, "is no address"},
		{"no folder", "<p>x</p>", []string{"--sites", filepath.Join(t.TempDir(), "khongco")}, exitFailed, "no folder"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, errs, code := stripCmd(t, tt.page, tt.args...)
			if code != tt.code || out != "" || !strings.Contains(errs, tt.want) || strings.Count(errs, "\n") != 1 {
				t.Errorf("exit %d, want %d; %q; %q", code, tt.code, out, errs)
			}
		})
	}
}
