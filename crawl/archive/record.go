package archive

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"crypto/sha1"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"sort"
	"strconv"
	"strings"
	"time"
)

// The record types that baotinh writes.
const (
	TypeInfo     = "warcinfo"
	TypeRequest  = "request"
	TypeResponse = "response"
	TypeRevisit  = "revisit"
)

const (
	profileDigest      = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
	profileNotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"

	dateLayout = "2006-01-02T15:04:05.000Z" // WARC 1.1 allows the fraction
)

// Record is a record read back.
type Record struct {
	Pos    Pos
	Length int64 // bytes of its gzip member
	Header textproto.MIMEHeader
	Block  []byte
}

// Type is the WARC-Type.
func (r *Record) Type() string { return r.Header.Get("WARC-Type") }

// URL is the WARC-Target-URI.
func (r *Record) URL() string { return strings.Trim(r.Header.Get("WARC-Target-URI"), "<>") }

// ID is the WARC-Record-ID with its brackets.
func (r *Record) ID() string { return r.Header.Get("WARC-Record-ID") }

// Digest is the payload digest, "sha1:…".
func (r *Record) Digest() string { return r.Header.Get("WARC-Payload-Digest") }

// Truncated says why the answer is not whole.
func (r *Record) Truncated() Truncated { return Truncated(r.Header.Get("WARC-Truncated")) }

// Date is the WARC-Date, zero where it cannot be read.
func (r *Record) Date() time.Time {
	t, _ := time.Parse(time.RFC3339Nano, r.Header.Get("WARC-Date"))
	return t
}

// HTTP is the answer that a response or revisit record holds. The body is still content-encoded; a revisit has none.
func (r *Record) HTTP() (status int, header http.Header, body []byte, err error) {
	if t := r.Type(); t != TypeResponse && t != TypeRevisit {
		return 0, nil, nil, fmt.Errorf("archive: %s:%d is a %s record and holds no answer", r.Pos.File, r.Pos.Offset, t)
	}
	head, body := splitHead(r.Block)
	rd := textproto.NewReader(bufio.NewReader(bytes.NewReader(head)))
	line, err := rd.ReadLine()
	if err != nil {
		return 0, nil, nil, fmt.Errorf("archive: %s:%d: no status line: %w", r.Pos.File, r.Pos.Offset, err)
	}
	_, rest, _ := strings.Cut(line, " ")
	code, _, _ := strings.Cut(rest, " ")
	if status, err = strconv.Atoi(code); err != nil {
		return 0, nil, nil, fmt.Errorf("archive: %s:%d: status line %q", r.Pos.File, r.Pos.Offset, line)
	}
	mime, err := rd.ReadMIMEHeader()
	if err != nil && err != io.EOF {
		return 0, nil, nil, fmt.Errorf("archive: %s:%d: header of the answer: %w", r.Pos.File, r.Pos.Offset, err)
	}
	return status, http.Header(mime), body, nil
}

// splitHead parts an HTTP message at its empty line, which stays with the head.
func splitHead(block []byte) (head, body []byte) {
	if i := bytes.Index(block, []byte("\r\n\r\n")); i >= 0 {
		return block[:i+4], block[i+4:]
	}
	return block, nil
}

// Digest is the customary form of a digest in WARC files: SHA-1 in base 32.
func Digest(parts ...[]byte) string {
	h := sha1.New()
	for _, p := range parts {
		h.Write(p)
	}
	return "sha1:" + base32.StdEncoding.EncodeToString(h.Sum(nil))
}

// field is one header line; WARC header order is kept for readers with eyes.
type field struct{ name, value string }

// recordEnd closes a record.
var recordEnd = []byte("\r\n\r\n")

// newRecord lays out a record: header lines, the parts of its block, two line ends. The parts are not copied: pages are large.
func newRecord(fields []field, block ...[]byte) ([][]byte, error) {
	var b bytes.Buffer
	b.Grow(1024)
	length := 0
	for _, p := range block {
		length += len(p)
	}
	b.WriteString("WARC/1.1\r\n")
	for _, f := range fields {
		if f.value == "" {
			continue
		}
		if strings.ContainsAny(f.value, "\r\n\x00") {
			return nil, fmt.Errorf("archive: header %s holds a line end: %q", f.name, f.value)
		}
		b.WriteString(f.name)
		b.WriteString(": ")
		b.WriteString(f.value)
		b.WriteString("\r\n")
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", length)
	return append(append([][]byte{b.Bytes()}, block...), recordEnd), nil
}

// newID makes a record id from random bytes, as RFC 4122 wants them.
func newID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	s := hex.EncodeToString(b[:])
	return "<urn:uuid:" + s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:] + ">"
}

// withoutLineEnds keeps a header to its line.
var withoutLineEnds = strings.NewReplacer("\r", " ", "\n", " ")

// httpHead writes a start line and headers in sorted order: net/http does not keep the order in which they came.
func httpHead(start string, h http.Header) []byte {
	var b bytes.Buffer
	b.WriteString(start)
	b.WriteString("\r\n")
	names := make([]string, 0, len(h))
	for name := range h {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		for _, v := range h[name] {
			b.WriteString(name)
			b.WriteString(": ")
			b.WriteString(withoutLineEnds.Replace(v))
			b.WriteString("\r\n")
		}
	}
	b.WriteString("\r\n")
	return b.Bytes()
}

// records turns an exchange into its response (or revisit) record and its request record.
func (e Exchange) records(infoID string) (answer, request [][]byte, s Stored, err error) {
	s = Stored{RecordID: newID(), Digest: Digest(e.Body)}
	date := e.Date.UTC().Format(dateLayout)
	kind, profile := TypeResponse, ""
	switch {
	case e.Status == http.StatusNotModified:
		kind, profile, s.Digest = TypeRevisit, profileNotModified, e.Prior.Digest
	case e.Status == http.StatusOK && e.Truncated == Whole && e.Prior.Digest == s.Digest:
		kind, profile = TypeRevisit, profileDigest
	}
	s.Revisit = kind == TypeRevisit
	block := [][]byte{httpHead(fmt.Sprintf("%s %d %s", e.Proto, e.Status, http.StatusText(e.Status)), e.Response)}
	if !s.Revisit {
		block = append(block, e.Body)
	}
	fields := []field{
		{"WARC-Type", kind},
		{"WARC-Record-ID", s.RecordID},
		{"WARC-Warcinfo-ID", infoID},
		{"WARC-Date", date},
		{"WARC-Target-URI", e.URL},
		{"WARC-IP-Address", e.IP},
		{"WARC-Profile", profile},
		{"WARC-Truncated", string(e.Truncated)},
		{"WARC-Payload-Digest", s.Digest},
		{"WARC-Block-Digest", Digest(block...)},
		{"Content-Type", "application/http;msgtype=response"},
	}
	if s.Revisit {
		fields = append(fields, field{"WARC-Refers-To", e.Prior.RecordID}, field{"WARC-Refers-To-Target-URI", e.URL})
		if !e.Prior.Date.IsZero() {
			fields = append(fields, field{"WARC-Refers-To-Date", e.Prior.Date.UTC().Format(dateLayout)})
		}
	}
	if answer, err = newRecord(fields, block...); err != nil {
		return nil, nil, s, err
	}
	target, host := requestTarget(e.URL)
	head := e.Request.Clone()
	if head == nil {
		head = http.Header{}
	}
	head.Set("Host", host)
	ask := httpHead(e.Method+" "+target+" HTTP/1.1", head)
	request, err = newRecord([]field{
		{"WARC-Type", TypeRequest},
		{"WARC-Record-ID", newID()},
		{"WARC-Warcinfo-ID", infoID},
		{"WARC-Concurrent-To", s.RecordID},
		{"WARC-Date", date},
		{"WARC-Target-URI", e.URL},
		{"WARC-Block-Digest", Digest(ask)},
		{"Content-Type", "application/http;msgtype=request"},
	}, ask)
	return answer, request, s, err
}

// requestTarget parts an absolute address into what stands in the request line and the Host header.
func requestTarget(address string) (target, host string) {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return address, ""
	}
	i := strings.IndexAny(rest, "/?#")
	if i < 0 {
		return "/", rest
	}
	target = rest[i:]
	if j := strings.IndexByte(target, '#'); j >= 0 {
		target = target[:j]
	}
	if !strings.HasPrefix(target, "/") {
		target = "/" + target
	}
	return target, rest[:i]
}
