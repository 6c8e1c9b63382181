package draft

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"sort"
	"strings"

	"baotinh/crawl/article"
	"baotinh/crawl/charset"
	"baotinh/crawl/site"
	"baotinh/crawl/strip"
)

// Saved says which files a draft became.
type Saved struct {
	File, Page, Article string
}

// Save writes the newspaper file into a folder, and the page with the article that is expected of it into testdata/KEY below it. It takes no
// file's place.
func (d *Draft) Save(folder string) (Saved, error) {
	expected, err := JSON(d.Article)
	if err != nil {
		return Saved{}, err
	}
	fixtures := filepath.Join(folder, "testdata", d.Key)
	name := filepath.Join(fixtures, d.Layout+"-article")
	s := Saved{File: filepath.Join(folder, d.Key+".toml"), Page: name + ".html", Article: name + ".json"}
	all := []struct {
		name string
		data []byte
	}{{s.Page, d.Page}, {s.Article, expected}, {s.File, d.File}}
	for _, one := range all {
		if _, err := os.Lstat(one.name); !errors.Is(err, fs.ErrNotExist) {
			return Saved{}, fmt.Errorf("crawl/draft: %s is there already (move it away, or draft under another name with --key or into another folder with --out)", one.name)
		}
	}
	if err := os.MkdirAll(fixtures, 0o755); err != nil {
		return Saved{}, fmt.Errorf("crawl/draft: %w (choose another folder with --out)", err)
	}
	for _, one := range all {
		if err := write(one.name, one.data); err != nil {
			return Saved{}, fmt.Errorf("crawl/draft: %w (choose another folder with --out)", err)
		}
	}
	return s, nil
}

// write makes a new file; one that has come meanwhile is left as it is.
func write(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// Fault is a fixture that is read otherwise than it was when it was saved.
type Fault struct {
	Page   string   // the saved page
	Fields []string // that differ; empty if the page cannot be read at all
	Err    error
}

func (f Fault) String() string {
	if f.Err != nil {
		return fmt.Sprintf("%s: %v", f.Page, f.Err)
	}
	return fmt.Sprintf("%s: read otherwise than expected: %s (correct the layout, or the expected article if it is wrong)", f.Page, strings.Join(f.Fields, ", "))
}

// Check reads the fixtures of a folder, testdata/KEY/*.html with the article of the same name, with the newspapers' files as they are now. It
// says how many there are and which give another article.
func Check(folder string, set *site.Set) (n int, faults []Fault, err error) {
	pages, err := filepath.Glob(filepath.Join(folder, "testdata", "*", "*.html"))
	if err != nil {
		return 0, nil, fmt.Errorf("crawl/draft: %w", err)
	}
	sort.Strings(pages)
	for _, page := range pages {
		s, ok := set.Site(filepath.Base(filepath.Dir(page)))
		if !ok {
			continue // another's folder
		}
		n++
		fields, err := compare(page, s)
		if err != nil || len(fields) > 0 {
			faults = append(faults, Fault{page, fields, err})
		}
	}
	return n, faults, nil
}

// compare reads a fixture and names the fields of its article that differ from what is expected.
func compare(page string, s *site.Site) ([]string, error) {
	data, err := os.ReadFile(page)
	if err != nil {
		return nil, err
	}
	expected, err := os.ReadFile(strings.TrimSuffix(page, ".html") + ".json")
	if err != nil {
		return nil, fmt.Errorf("%w (baotinh strip --json writes it)", err)
	}
	var want article.Article
	if err := json.Unmarshal(expected, &want); err != nil {
		return nil, fmt.Errorf("the expected article: %w (baotinh strip --json writes it)", err)
	}
	text, _ := charset.ToUTF8(data, "")
	got, err := strip.Page(text, want.URL, s)
	if err != nil {
		return nil, err
	}
	var fields []string
	a, b := reflect.ValueOf(want), reflect.ValueOf(*got)
	for i := range a.NumField() {
		x, y := a.Field(i), b.Field(i)
		if x.Kind() == reflect.Slice && x.Len() == 0 && y.Len() == 0 || reflect.DeepEqual(x.Interface(), y.Interface()) {
			continue
		}
		fields = append(fields, strings.Split(a.Type().Field(i).Tag.Get("json"), ",")[0])
	}
	return fields, nil
}
