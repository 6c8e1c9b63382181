package fetch

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"baotinh/crawl/archive"
)

var now = time.Date(2025, 8, 20, 8, 0, 0, 0, time.UTC)

// open makes a Fetcher on a fresh archive.
func open(t *testing.T, change func(*Options)) (*Fetcher, *archive.Folder) {
	t.Helper()
	a, _, err := archive.OpenFolder(t.TempDir(), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	opts := Options{Archive: a, UserAgent: "baotinh/0.1 (+mailto:a@bao.example)", AllowLoopback: true, Now: func() time.Time { return now }}
	if change != nil {
		change(&opts)
	}
	f := New(opts)
	t.Cleanup(func() { f.Close(); a.Close() })
	return f, a
}

func zipped(s string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.Bytes()
}

const text = "<h1>Đại hội Đảng bộ</h1>"

// serve is a server whose pages go wrong, each in its own way.
func serve(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	page := func(path string, h http.HandlerFunc) { mux.HandleFunc(path, h) }
	page("/ok", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Etag", `"v1"`)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(304)
			return
		}
		io.WriteString(w, text)
	})
	page("/agent", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, r.UserAgent()+"|"+r.Header.Get("Cookie"))
	})
	page("/cookie", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "sid", Value: "1", Path: "/"})
		io.WriteString(w, text)
	})
	page("/gzip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(zipped(text))
	})
	page("/sitemap.xml.gz", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/x-gzip")
		w.Write(zipped("<urlset/>"))
	})
	page("/deflate", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "deflate")
		zw := zlib.NewWriter(w)
		io.WriteString(zw, text)
		zw.Close()
	})
	page("/brotli", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "br")
		io.WriteString(w, "????")
	})
	page("/notgzip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		io.WriteString(w, text)
	})
	bomb := zipped(strings.Repeat("0", 4<<20))
	page("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(bomb)
	})
	page("/huge", func(w http.ResponseWriter, r *http.Request) {
		for range 64 {
			if _, err := w.Write(bytes.Repeat([]byte("x"), 32<<10)); err != nil {
				return
			}
		}
	})
	page("/cut", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "1000")
		io.WriteString(w, text)
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	})
	page("/cutgzip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		b := zipped(strings.Repeat(text, 100))
		w.Write(b[:len(b)-12])
	})
	page("/slowheader", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	page("/slowbody", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "<p>")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	page("/drip", func(w http.ResponseWriter, r *http.Request) { // never idle, and never done
		every := time.NewTicker(5 * time.Millisecond)
		defer every.Stop()
		for r.Context().Err() == nil {
			io.WriteString(w, "<p>")
			w.(http.Flusher).Flush()
			<-every.C
		}
	})
	page("/charset", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=khong-co")
		io.WriteString(w, text)
	})
	page("/latin", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=windows-1258")
		w.Write([]byte{0xd0, 0xca, 0x9d})
	})
	page("/empty", func(w http.ResponseWriter, r *http.Request) {})
	page("/gone", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(410) })
	page("/busy", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(503)
		io.WriteString(w, "đang bảo trì")
	})
	page("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/ok", http.StatusMovedPermanently) })
	page("/movedbadly", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "http://[::bad")
		w.WriteHeader(302)
	})
	page("/header", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Long", strings.Repeat("x", 100<<10))
	})
	s := httptest.NewUnstartedServer(mux)
	s.Config.ErrorLog = nil
	s.Start()
	t.Cleanup(s.Close)
	return s
}

func TestFetch(t *testing.T) {
	s := serve(t)
	for _, c := range []struct {
		path      string
		status    int
		body      string
		err       error
		truncated archive.Truncated
		noRecord  bool
	}{
		{path: "/ok", status: 200, body: text},
		{path: "/gzip", status: 200, body: text},
		{path: "/deflate", status: 200, body: text},
		{path: "/sitemap.xml.gz", status: 200, body: string(zipped("<urlset/>"))}, // a gzip file is the page itself; package feed unpacks it
		{path: "/brotli", status: 200, err: ErrEncoding},
		{path: "/notgzip", status: 200, err: ErrEncoding},
		{path: "/bomb", status: 200, err: ErrTooLarge},
		{path: "/huge", status: 200, err: ErrTooLarge, truncated: archive.CutLength},
		{path: "/cut", status: 200, err: ErrCut, truncated: archive.CutDisconnect},
		{path: "/cutgzip", status: 200, err: ErrEncoding},
		{path: "/slowheader", err: ErrTimeout, noRecord: true},
		{path: "/slowbody", status: 200, err: ErrTimeout, truncated: archive.CutTime},
		{path: "/drip", status: 200, err: ErrTimeout, truncated: archive.CutTime},
		{path: "/charset", status: 200, body: text},
		{path: "/latin", status: 200, body: "\xd0\xca\x9d"}, // as it came: package charset reads it
		{path: "/empty", status: 200},
		{path: "/gone", status: 410},
		{path: "/busy", status: 503, body: "đang bảo trì"},
		{path: "/moved", status: 301, body: "<a href=\"/ok\">Moved Permanently</a>.\n\n"},
		{path: "/movedbadly", status: 302},
		{path: "/header", err: ErrCut, noRecord: true},
		{path: "/missing", status: 404, body: "404 page not found\n"},
	} {
		t.Run(strings.TrimPrefix(c.path, "/"), func(t *testing.T) {
			f, a := open(t, func(o *Options) {
				if strings.HasPrefix(c.path, "/slow") {
					o.FirstByte, o.Idle = 150*time.Millisecond, 150*time.Millisecond
				}
				if c.path == "/drip" {
					o.Total = 150 * time.Millisecond
				}
			})
			got := f.Fetch(t.Context(), Request{URL: s.URL + c.path, MaxStored: 256 << 10, MaxBody: 1 << 20})
			if !errors.Is(got.Err, c.err) || (c.err == nil) != (got.Err == nil) {
				t.Fatalf("error %v, want %v", got.Err, c.err)
			}
			if got.Status != c.status {
				t.Errorf("status %d, want %d", got.Status, c.status)
			}
			if c.err == nil && string(got.Body) != c.body {
				t.Errorf("body %q, want %q", got.Body, c.body)
			}
			if c.err != nil && got.Body != nil {
				t.Errorf("a failed answer carries a body of %d bytes: a silent cut", len(got.Body))
			}
			if c.noRecord {
				if !got.Stored.Pos.IsZero() {
					t.Errorf("stored at %v although nothing came", got.Stored.Pos)
				}
				return
			}
			r, err := a.Read(got.Stored.Pos)
			if err != nil {
				t.Fatal(err)
			}
			status, header, raw, err := r.HTTP()
			if err != nil || status != c.status || r.Truncated() != c.truncated || r.URL() != s.URL+c.path {
				t.Errorf("archived: status %d, truncated %q, url %s, %v", status, r.Truncated(), r.URL(), err)
			}
			again := FromRecord(r, 1<<20)
			if again.Status != got.Status || string(again.Body) != string(got.Body) || again.Stored != got.Stored || again.Size != got.Size ||
				(again.Err == nil) != (got.Err == nil) || got.Err != nil && !errors.Is(again.Err, c.err) || !again.RetryAfter.Equal(got.RetryAfter) {
				t.Errorf("read back from the archive:\n%+v, want\n%+v", again, got)
			}
			if c.err == nil {
				if body, err := Decode(raw, header, 1<<20); err != nil || string(body) != c.body {
					t.Errorf("archived body %q, %v; want %q", body, err, c.body)
				}
			}
		})
	}
}

func TestUnchanged(t *testing.T) {
	s := serve(t)
	f, a := open(t, nil)
	first := f.Fetch(t.Context(), Request{URL: s.URL + "/ok"})
	if first.Err != nil || first.Unchanged() {
		t.Fatalf("%+v", first)
	}
	prior := archive.Prior{RecordID: first.Stored.RecordID, Date: first.Time, Digest: first.Stored.Digest}
	for name, r := range map[string]Request{
		"by its tag":    {URL: s.URL + "/ok", ETag: `"v1"`, Prior: prior},
		"by its digest": {URL: s.URL + "/ok", Prior: prior},
	} {
		got := f.Fetch(t.Context(), r)
		if got.Err != nil || !got.Unchanged() || got.Stored.Digest != first.Stored.Digest {
			t.Errorf("%s: %+v", name, got)
		}
		if r, err := a.Read(got.Stored.Pos); err != nil || r.Type() != archive.TypeRevisit || r.Header.Get("WARC-Refers-To") != first.Stored.RecordID {
			t.Errorf("%s: archived as %v, %v", name, r, err)
		}
	}
}

func TestAgentAndCookies(t *testing.T) {
	s := serve(t)
	f, _ := open(t, nil)
	f.Fetch(t.Context(), Request{URL: s.URL + "/cookie"})
	got := f.Fetch(t.Context(), Request{URL: s.URL + "/agent"})
	if string(got.Body) != "baotinh/0.1 (+mailto:a@bao.example)|" {
		t.Errorf("the server saw %q", got.Body)
	}
}

func TestPrefix(t *testing.T) {
	s := serve(t)
	f, a := open(t, nil)
	got := f.Fetch(t.Context(), Request{URL: s.URL + "/huge", Prefix: true, MaxStored: 1000, MaxBody: 1000})
	if got.Err != nil || len(got.Body) != 1000 {
		t.Errorf("%d bytes, %v; want the first 1000", len(got.Body), got.Err)
	}
	if r, err := a.Read(got.Stored.Pos); err != nil || r.Truncated() != archive.CutLength {
		t.Errorf("archived %v, %v; want a record that says it is cut", r, err)
	}
}

func TestLoopbackIsRefused(t *testing.T) {
	s := serve(t)
	f, _ := open(t, func(o *Options) { o.AllowLoopback = false })
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"} {
		got := f.Fetch(t.Context(), Request{URL: "http://" + host + ":" + port + "/ok"})
		if !errors.Is(got.Err, ErrForbidden) {
			t.Errorf("%s: %v, want it refused", host, got.Err)
		}
	}
}

func TestCheckAddress(t *testing.T) {
	for address, want := range map[string]bool{
		"203.113.131.1:80": true, "[2001:ee0::1]:443": true, "8.8.8.8:53": true,
		"10.0.0.1:80": false, "172.16.3.4:80": false, "192.168.1.1:80": false, "169.254.169.254:80": false, "100.64.0.1:80": false,
		"0.0.0.0:80": false, "224.0.0.1:80": false, "255.255.255.255:80": false, "198.18.0.1:80": false,
		"[fe80::1]:80": false, "[fc00::1]:80": false, "[::]:80": false, "[::ffff:10.0.0.1]:80": false, "[64:ff9b::a00:1]:80": false, "[2002:a00:1::]:80": false,
		"127.0.0.1:80": false, "[::1]:80": false, "not an address": false,
	} {
		if got := checkAddress(address, false) == nil; got != want {
			t.Errorf("%s allowed %v, want %v", address, got, want)
		}
	}
	if checkAddress("127.0.0.1:80", true) != nil || checkAddress("10.0.0.1:80", true) == nil {
		t.Error("allowing loopback must allow loopback and nothing else")
	}
}

func TestStop(t *testing.T) {
	s := serve(t)
	f, a := open(t, nil)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, cancel)
	got := f.Fetch(ctx, Request{URL: s.URL + "/slowbody"})
	if !errors.Is(got.Err, context.Canceled) || !got.Stored.Pos.IsZero() {
		t.Errorf("%+v, want a stop without a record", got)
	}
	n := 0
	if err := a.Walk(t.Context(), archive.Pos{}, func(*archive.Record) error { n++; return nil }); err != nil {
		t.Error(err)
	}
	if n != 0 {
		t.Errorf("%d records after a stop", n)
	}
}

// broken is an archive on a full disk.
type broken struct{ archive.Archive }

func (broken) Append(archive.Exchange) (archive.Stored, error) {
	return archive.Stored{}, errors.New("no space left")
}

func TestNothingIsSeenThatIsNotArchived(t *testing.T) {
	s := serve(t)
	f, _ := open(t, func(o *Options) { o.Archive = broken{} })
	got := f.Fetch(t.Context(), Request{URL: s.URL + "/ok"})
	if !errors.Is(got.Err, ErrArchive) || got.Body != nil {
		t.Errorf("%+v, want no body and the archive's error", got)
	}
}

type panicking struct{ archive.Archive }

func (panicking) Append(archive.Exchange) (archive.Stored, error) { panic("hỏng") }

func TestPanicIsAnAnswer(t *testing.T) {
	s := serve(t)
	f, _ := open(t, func(o *Options) { o.Archive = panicking{} })
	got := f.Fetch(t.Context(), Request{URL: s.URL + "/ok"})
	if !errors.Is(got.Err, ErrPanic) || !strings.Contains(got.Err.Error(), "hỏng") {
		t.Errorf("%v", got.Err)
	}
}

func TestBadAddresses(t *testing.T) {
	f, _ := open(t, nil)
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	dead := "http://" + closed.Addr().String()
	closed.Close()
	for address, want := range map[string]error{
		dead:                               ErrConnect,
		"ftp://127.0.0.1/x":                nil,
		"http://":                          ErrBadAddress,
		"::":                               ErrBadAddress,
		"http://khong-co.invalid/":         ErrConnect,
		"http://127.0.0.1:99999/":          nil,
		"https://" + dead[len("http://"):]: ErrConnect,
	} {
		got := f.Fetch(t.Context(), Request{URL: address})
		if got.Err == nil || want != nil && !errors.Is(got.Err, want) {
			t.Errorf("%s: %v, want %v", address, got.Err, want)
		}
	}
	s := httptest.NewTLSServer(http.NotFoundHandler())
	s.Config.ErrorLog = nil
	defer s.Close()
	if got := f.Fetch(t.Context(), Request{URL: s.URL}); !errors.Is(got.Err, ErrTLS) {
		t.Errorf("a certificate nobody knows: %v", got.Err)
	}
}

func TestRetryAfter(t *testing.T) {
	for _, c := range []struct {
		value string
		want  time.Duration // 0: nothing said
	}{
		{"", 0}, {"120", 2 * time.Minute}, {" 5 ", 5 * time.Second}, {"-3", 0}, {"soon", 0}, {"1.5", 0},
		{"99999999999999", 24 * time.Hour}, {"86401", 24 * time.Hour}, {"9999999999999999999999", 0},
		{now.Add(90 * time.Second).Format(http.TimeFormat), 90 * time.Second},
		{now.Add(-time.Hour).Format(http.TimeFormat), 0},
		{now.Add(1000 * time.Hour).Format(http.TimeFormat), 24 * time.Hour},
		{now.Add(time.Minute).Format("Monday, 02-Jan-06 15:04:05 GMT"), time.Minute},
	} {
		want := time.Time{}
		if c.want != 0 {
			want = now.Add(c.want)
		}
		if got := retryAfter(c.value, now); !got.Equal(want) {
			t.Errorf("Retry-After %q: %v, want %v", c.value, got, want)
		}
	}
}

func TestColly(t *testing.T) {
	// Settings from the environment must not reach the crawler.
	t.Setenv("COLLY_USER_AGENT", "kẻ lạ")
	t.Setenv("COLLY_MAX_BODY_SIZE", "3")
	t.Setenv("COLLY_CACHE_DIR", t.TempDir())
	t.Setenv("COLLY_ALLOWED_DOMAINS", "other.example")
	s := serve(t)
	f, _ := open(t, nil)
	for i := range 2 {
		if got := f.Fetch(t.Context(), Request{URL: s.URL + "/ok"}); got.Err != nil || string(got.Body) != text {
			t.Errorf("fetch %d: %q, %v", i, got.Body, got.Err)
		}
	}
	if got := f.Fetch(t.Context(), Request{URL: s.URL + "/agent"}); strings.Contains(string(got.Body), "kẻ lạ") {
		t.Errorf("agent %q", got.Body)
	}
}

func BenchmarkFetch(b *testing.B) {
	body := strings.Repeat(text, 4000)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, body) }))
	defer s.Close()
	a, _, err := archive.OpenFolder(b.TempDir(), archive.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	f := New(Options{Archive: a, AllowLoopback: true})
	b.SetBytes(int64(len(body)))
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if got := f.Fetch(b.Context(), Request{URL: s.URL}); got.Err != nil {
				b.Fatal(got.Err)
			}
		}
	})
}
