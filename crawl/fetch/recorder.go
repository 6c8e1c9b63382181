package fetch

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"

	"baotinh/crawl/archive"
)

// capture carries a request into the recorder and its answer out of it, past Colly.
type capture struct {
	request  Request
	answer   Answer
	complete bool // the answer is archived and whole
}

type captureKey struct{}

// recorder is the RoundTripper under Colly. It reads the whole body within the limits, archives it, and only then gives it on.
type recorder struct {
	base http.RoundTripper
	opts Options
}

func (rt *recorder) RoundTrip(req *http.Request) (*http.Response, error) {
	got, ok := req.Context().Value(captureKey{}).(*capture)
	if !ok {
		return nil, errors.New("fetch: a request that does not come from Fetch")
	}
	resp, err := rt.roundTrip(req, got)
	got.answer.Err = err
	got.complete = err == nil
	return resp, err
}

func (rt *recorder) roundTrip(req *http.Request, got *capture) (*http.Response, error) {
	ctx, cancel := context.WithCancelCause(req.Context())
	defer cancel(nil)
	var ip string
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(info httptrace.GotConnInfo) {
		if a, ok := info.Conn.RemoteAddr().(*net.TCPAddr); ok {
			ip = a.IP.String()
		}
	}})
	got.answer.Time = rt.opts.Now()
	resp, err := rt.base.RoundTrip(req.WithContext(ctx))
	if err != nil {
		return nil, classify(ctx, err)
	}
	defer resp.Body.Close()

	idle := time.AfterFunc(rt.opts.Idle, func() { cancel(fmt.Errorf("%w: nothing came for %v", ErrTimeout, rt.opts.Idle)) })
	defer idle.Stop()
	raw, buffer, err := readBody(&tick{resp.Body, idle, rt.opts.Idle}, got.request.MaxStored)
	truncated := archive.Whole
	switch {
	case errors.Is(err, ErrTooLarge):
		truncated = archive.CutLength
	case err != nil:
		err = classify(ctx, err)
		truncated = archive.CutDisconnect
		if errors.Is(err, ErrTimeout) {
			truncated = archive.CutTime
		}
	}
	a := &got.answer
	a.Status, a.Header, a.Size = resp.StatusCode, resp.Header, int64(len(raw))
	a.RetryAfter = retryAfter(a.Header.Get("Retry-After"), a.Time)
	if errors.Is(err, context.Canceled) {
		return nil, err // we were told to stop: half an answer that nobody waits for is not worth a record
	}
	stored, aerr := rt.opts.Archive.Append(archive.Exchange{
		URL: req.URL.String(), Date: a.Time, IP: ip, Method: req.Method, Request: req.Header, Proto: resp.Proto,
		Status: resp.StatusCode, Response: resp.Header, Body: raw, Truncated: truncated, Prior: got.request.Prior,
	})
	if aerr != nil {
		return nil, fmt.Errorf("%w: %w", ErrArchive, aerr)
	}
	a.Stored = stored
	prefix := got.request.Prefix
	if err != nil && !(prefix && errors.Is(err, ErrTooLarge)) {
		return nil, err
	}
	body, unpacked, err := decode(raw, a.Header, got.request.MaxBody)
	if err != nil && !(prefix && errors.Is(err, ErrTooLarge)) {
		return nil, err
	}
	a.Body, a.buffer = body, buffer
	if unpacked != nil { // the archive has what came, and nobody else looks at it
		giveBack(buffer)
		a.buffer = unpacked
	}
	// Colly would read the body once more, and convert it by the header's charset: it gets the answer without one.
	resp.Body, resp.ContentLength, resp.Uncompressed = http.NoBody, 0, true
	resp.Header = http.Header{}
	if location := a.Header.Get("Location"); location != "" {
		resp.Header.Set("Location", location)
	}
	return resp, nil
}

// tick winds an idle timer up with every piece that comes.
type tick struct {
	io.Reader
	idle *time.Timer
	wait time.Duration
}

func (t *tick) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	if n > 0 {
		t.idle.Reset(t.wait)
	}
	return n, err
}

// spare are the buffers that wait for a page: most come without their length, and a buffer that grows with its page costs several times the page. Unlike
// those in a sync.Pool, they outlive a round of the garbage collector.
var spare = make(chan *bytes.Buffer, 16)

// maxKept is the size of the largest buffer that is kept. Hardly a page is larger.
const maxKept = 1 << 20

// borrow returns an empty buffer.
func borrow() *bytes.Buffer {
	select {
	case b := <-spare:
		b.Reset()
		return b
	default:
		return new(bytes.Buffer)
	}
}

// giveBack keeps a buffer for another page.
func giveBack(b *bytes.Buffer) {
	if b == nil || b.Cap() > maxKept {
		return
	}
	select {
	case spare <- b:
	default:
	}
}

// readBody reads up to limit bytes; with more it returns the first limit of them and ErrTooLarge. They stand in the buffer, which the caller
// gives back when nobody reads them any more.
func readBody(r io.Reader, limit int64) ([]byte, *bytes.Buffer, error) {
	b := borrow()
	_, err := b.ReadFrom(io.LimitReader(r, limit+1))
	if int64(b.Len()) > limit {
		b.Truncate(int(limit))
		err = fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)
	}
	return b.Bytes(), b, err
}

// Decode undoes the content encoding of a body as it stands in the archive. With more than limit bytes it returns the first of them and
// ErrTooLarge: a bomb costs no more than the limit.
func Decode(raw []byte, header http.Header, limit int64) ([]byte, error) {
	body, _, err := decode(raw, header, limit)
	return body, err
}

// decode is Decode, with the buffer in which an unpacked body stands; nil where the body is raw itself.
func decode(raw []byte, header http.Header, limit int64) ([]byte, *bytes.Buffer, error) {
	var r io.Reader
	encoding := strings.ToLower(strings.TrimSpace(header.Get("Content-Encoding")))
	if len(raw) == 0 {
		return raw, nil, nil
	}
	switch encoding {
	case "", "identity", "utf-8": // the last is a common mistake of old servers
		if int64(len(raw)) > limit {
			return raw[:limit], nil, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)
		}
		return raw, nil, nil
	case "gzip", "x-gzip":
		zr, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil, nil, fmt.Errorf("%w: gzip: %w", ErrEncoding, err)
		}
		r = zr
	case "deflate": // zlib by the standard, raw deflate by habit
		if zr, err := zlib.NewReader(bytes.NewReader(raw)); err == nil {
			r = zr
		} else {
			r = flate.NewReader(bytes.NewReader(raw))
		}
	default:
		return nil, nil, fmt.Errorf("%w: %q was not asked for", ErrEncoding, encoding)
	}
	body, buffer, err := readBody(r, limit)
	if err != nil && !errors.Is(err, ErrTooLarge) {
		return nil, nil, fmt.Errorf("%w: %s: %w", ErrEncoding, encoding, err)
	}
	return body, buffer, err
}

// classify puts a failure of the network under one of our errors.
func classify(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil {
		if errors.Is(cause, ErrTimeout) {
			return cause
		}
		return fmt.Errorf("stopped: %w", context.Canceled)
	}
	var timeout interface{ Timeout() bool }
	var unknownAuthority x509.UnknownAuthorityError
	var certificate *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	var dns *net.DNSError
	var op *net.OpError
	switch {
	case errors.Is(err, ErrForbidden):
		return err
	case errors.As(err, &timeout) && timeout.Timeout():
		return fmt.Errorf("%w: %w", ErrTimeout, err)
	case errors.As(err, &certificate), errors.As(err, &unknownAuthority), errors.As(err, &record), errors.As(err, &alert):
		return fmt.Errorf("%w: %w", ErrTLS, err)
	case errors.As(err, &dns), errors.As(err, &op) && op.Op == "dial":
		return fmt.Errorf("%w: %w", ErrConnect, err)
	default:
		return fmt.Errorf("%w: %w", ErrCut, err)
	}
}

// FromRecord makes the answer of a stored response or revisit record, as Fetch returned it or would have.
func FromRecord(r *archive.Record, maxBody int64) Answer {
	a := Answer{URL: r.URL(), Time: r.Date()}
	a.Stored = archive.Stored{Pos: r.Pos, RecordID: r.ID(), Digest: r.Digest(), Revisit: r.Type() == archive.TypeRevisit}
	var raw []byte
	if a.Status, a.Header, raw, a.Err = r.HTTP(); a.Err != nil {
		return a
	}
	a.Size = int64(len(raw))
	a.RetryAfter = retryAfter(a.Header.Get("Retry-After"), a.Time)
	switch r.Truncated() {
	case archive.Whole:
		a.Body, a.Err = Decode(raw, a.Header, maxBody)
		if a.Err != nil {
			a.Body = nil
		}
	case archive.CutLength:
		a.Err = fmt.Errorf("%w: stored cut", ErrTooLarge)
	case archive.CutTime:
		a.Err = fmt.Errorf("%w: stored cut", ErrTimeout)
	default:
		a.Err = fmt.Errorf("%w: stored cut", ErrCut)
	}
	return a
}
