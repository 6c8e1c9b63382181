package archive

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"
)

var testTime = time.Date(2025, 8, 20, 1, 2, 3, 0, time.UTC)

func testOptions() Options {
	return Options{Software: "baotinh/test", UserAgent: "baotinh (+mailto:a@example.org)", Now: func() time.Time { return testTime }}
}

func page(i int, body string) Exchange {
	return Exchange{
		URL: fmt.Sprintf("http://bao.example/tin-%d.html?x=1", i), Date: testTime.Add(time.Duration(i) * time.Second), IP: "192.0.2.1",
		Request: http.Header{"User-Agent": {"baotinh"}}, Status: 200,
		Response: http.Header{"Content-Type": {"text/html; charset=utf-8"}, "Etag": {`"a"`}}, Body: []byte(body),
	}
}

// conformance is what any Archive must do. open opens the same archive again each time it is called.
func conformance(t *testing.T, open func(t *testing.T) Archive) {
	a := open(t)
	var stored []Stored
	for i := range 20 {
		s, err := a.Append(page(i, fmt.Sprintf("<p>Đại hội thứ %d</p>", i)))
		if err != nil {
			t.Fatal(err)
		}
		stored = append(stored, s)
	}
	if err := a.Sync(); err != nil {
		t.Fatal(err)
	}
	for i, s := range stored {
		r, err := a.Read(s.Pos)
		if err != nil {
			t.Fatal(err)
		}
		status, header, body, err := r.HTTP()
		if err != nil || status != 200 || header.Get("Etag") != `"a"` || string(body) != fmt.Sprintf("<p>Đại hội thứ %d</p>", i) {
			t.Errorf("record %d: status %d, header %v, body %q, %v", i, status, header, body, err)
		}
		if r.URL() != page(i, "").URL || !r.Date().Equal(page(i, "").Date) || r.ID() != s.RecordID || r.Digest() != s.Digest {
			t.Errorf("record %d: %v does not match %+v", i, r.Header, s)
		}
	}
	same := page(3, "<p>Đại hội thứ 3</p>")
	same.Prior = Prior{RecordID: stored[3].RecordID, Date: testTime, Digest: stored[3].Digest}
	s, err := a.Append(same)
	if err != nil || !s.Revisit {
		t.Errorf("an unchanged page was stored as %+v, %v; want a revisit", s, err)
	}
	notModified := page(4, "")
	notModified.Status, notModified.Prior = http.StatusNotModified, Prior{RecordID: stored[4].RecordID, Date: testTime, Digest: stored[4].Digest}
	if s, err = a.Append(notModified); err != nil || !s.Revisit || s.Digest != stored[4].Digest {
		t.Errorf("a 304 was stored as %+v, %v; want a revisit with the prior digest", s, err)
	}
	cut := page(5, "<p>Đại hội")
	cut.Truncated = CutLength
	cut.Prior = Prior{Digest: Digest(cut.Body)}
	if s, err = a.Append(cut); err != nil || s.Revisit {
		t.Errorf("a cut page was stored as %+v, %v; want a response", s, err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Append(page(1, "x")); err == nil {
		t.Error("appending to a closed archive succeeded")
	}

	a = open(t)
	defer a.Close()
	if _, err := a.Append(page(99, "<p>thêm</p>")); err != nil {
		t.Fatal(err)
	}
	if end := a.End(); !stored[17].Pos.Before(end) {
		t.Errorf("the end %v is not behind %v", end, stored[17].Pos)
	}
	var seen []string
	var last Pos
	err = a.Walk(t.Context(), stored[17].Pos, func(r *Record) error {
		if !last.Before(r.Pos) {
			t.Errorf("walk went from %v to %v", last, r.Pos)
		}
		last = r.Pos
		if typ := r.Type(); typ == TypeResponse || typ == TypeRevisit {
			seen = append(seen, r.URL()[len("http://bao.example/tin-"):]+" "+typ)
		}
		return nil
	})
	want := "[18.html?x=1 response 19.html?x=1 response 3.html?x=1 revisit 4.html?x=1 revisit 5.html?x=1 response 99.html?x=1 response]"
	if fmt.Sprint(seen) != want || err != nil {
		t.Errorf("walk after record 17:\n%v, %v\nwant %s", seen, err, want)
	}
	if end := a.End(); !last.Before(end) {
		t.Errorf("the end %v is not behind the last record at %v", end, last)
	}
	stop := errors.New("stop")
	if err := a.Walk(t.Context(), Pos{}, func(*Record) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("walk returned %v, want the callback's error", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := a.Walk(ctx, Pos{}, func(*Record) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("walk under a cancelled context returned %v", err)
	}

	var wg sync.WaitGroup
	positions := make([]Pos, 64)
	for i := range positions {
		wg.Go(func() {
			s, err := a.Append(page(1000+i, fmt.Sprint("<p>song song ", i)))
			if err != nil {
				t.Error(err)
			}
			positions[i] = s.Pos
		})
	}
	wg.Wait()
	for i, p := range positions {
		r, err := a.Read(p)
		if err != nil || r.URL() != page(1000+i, "").URL {
			t.Errorf("after concurrent appends %v holds %v, %v", p, r, err)
		}
	}
}

func TestFolderConforms(t *testing.T) {
	for _, size := range []int64{0, 1500} { // one file, and a new one every few records
		t.Run(fmt.Sprint("size ", size), func(t *testing.T) {
			dir := t.TempDir()
			if a, _, err := OpenFolder(dir, testOptions()); err != nil || !a.End().IsZero() {
				t.Errorf("an empty archive ends at %v, %v", a.End(), err)
			}
			conformance(t, func(t *testing.T) Archive {
				opts := testOptions()
				opts.MaxSize = size
				a, repair, err := OpenFolder(dir, opts)
				if err != nil || repair.File != "" {
					t.Fatal(err, repair)
				}
				return a
			})
			s, err := Verify(t.Context(), dir)
			if err != nil || len(s.Faults) > 0 {
				t.Errorf("verify: %+v, %v", s, err)
			}
			if want := size > 0; (s.Files > 5) != want {
				t.Errorf("%d files with a size of %d", s.Files, size)
			}
		})
	}
}

func TestRequestTarget(t *testing.T) {
	for _, c := range []struct{ url, target, host string }{
		{"https://bao.example/tin/a.html?x=1#top", "/tin/a.html?x=1", "bao.example"},
		{"http://127.0.0.1:8080", "/", "127.0.0.1:8080"},
		{"https://bao.example?p=2", "/?p=2", "bao.example"},
	} {
		if target, host := requestTarget(c.url); target != c.target || host != c.host {
			t.Errorf("requestTarget(%q) = %q, %q; want %q, %q", c.url, target, host, c.target, c.host)
		}
	}
}

func TestHeaderCannotForgeARecord(t *testing.T) {
	a, _, err := OpenFolder(t.TempDir(), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	e := page(1, "x")
	e.URL = "http://bao.example/\r\nWARC-Type: warcinfo"
	if _, err := a.Append(e); err == nil {
		t.Error("an address with a line end was written into a record's header")
	}
}
