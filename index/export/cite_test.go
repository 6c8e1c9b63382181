package export

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"baotinh/crawl/article"
	"baotinh/index/store"
)

func TestCite(t *testing.T) {
	articles := []*store.Record{{ID: "0b5bc453db65fc5c", Article: article.Article{Title: "Tăng 12% & {vượt}\nkế hoạch", Authors: []string{"Hạ Vy", "Lê Mẫu"}, Newspaper: "Báo Sông Trong",
		Site: "bao-a", Published: "2020-08-26T08:55:00+07:00", CanonicalURL: "https://bao-a.example/x"}, Archive: store.ArchiveRef{Fetched: "2025-12-01T00:00:00Z"}},
		{ID: "1111222233334444", Article: article.Article{Title: "Không ngày", CanonicalURL: "https://bao-a.example/y"}}}
	out := map[string]string{}
	for _, format := range CiteFormats {
		var b bytes.Buffer
		if err := Cite(&b, format, articles); err != nil {
			t.Fatal(err)
		}
		out[format] = b.String()
	}
	for format, wants := range map[string][]string{
		"bibtex": {"@article{baoa20200826-tang-12-vuot-0b5b,", "author = {{Hạ Vy} and {Lê Mẫu}}", `title = {{Tăng 12\% \& \{vượt\} kế hoạch}}`, "year = {2020}", "urldate = {2025-12-01}"},
		"ris":    {"TY  - NEWS\r\n", "AU  - Lê Mẫu\r\n", "TI  - Tăng 12% & {vượt} kế hoạch\r\n", "DA  - 2020/08/26\r\n", "ER  - \r\n"},
		"csl":    {`"literal": "Hạ Vy"`, `"container-title": "Báo Sông Trong"`},
	} {
		for _, want := range wants {
			if !strings.Contains(out[format], want) {
				t.Errorf("%s lacks %q:\n%s", format, want, out[format])
			}
		}
	}
	var csl []struct {
		Issued *struct {
			Parts [][]int `json:"date-parts"`
		}
	}
	if err := json.Unmarshal([]byte(out["csl"]), &csl); err != nil || len(csl) != 2 || csl[0].Issued.Parts[0][2] != 26 || csl[1].Issued != nil {
		t.Errorf("csl %v: %s", err, out["csl"])
	}
	if err := Cite(&bytes.Buffer{}, "word", articles); err == nil {
		t.Error("an unknown format was accepted")
	}
}
