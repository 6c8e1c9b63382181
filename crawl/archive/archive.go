// Package archive keeps every answer of a newspaper in WARC 1.1 files and gives it back.
//
//	archive.go  what an archive can do, and what is handed to it
//	record.go   one record: its bytes, its digests
//	folder.go   the archive in a folder: append, rotation, repair of a torn tail
//	reader.go   records of a folder read back, one at a time or in order
//	verify.go   every record checked against its own digests
//
// One gzip member holds one record, so that a record is read with one seek and a file cut by a crash loses at most its last member.
// The package stores what it is given: it sends no request, follows no redirect and reads no HTML. Which page a record is for is the
// frontier's knowledge.
package archive

import (
	"context"
	"net/http"
	"time"
)

// Pos is the place of a record. The zero Pos stands before the first record.
type Pos struct {
	File   string `json:"file"` // base name of the WARC file
	Offset int64  `json:"offset"`
}

// IsZero says that p names no record.
func (p Pos) IsZero() bool { return p.File == "" }

// Before orders positions as the archive grows: file names carry a serial number.
func (p Pos) Before(q Pos) bool {
	if p.File != q.File {
		return p.File < q.File
	}
	return p.Offset < q.Offset
}

// Truncated says why a stored answer is not whole (the values of WARC-Truncated).
type Truncated string

// The reasons for which an answer is stored cut.
const (
	Whole         Truncated = ""
	CutLength     Truncated = "length"     // larger than the limit
	CutTime       Truncated = "time"       // took longer than the limit
	CutDisconnect Truncated = "disconnect" // the server closed early
)

// Prior is an earlier answer of the same address, to which an unchanged one refers.
type Prior struct {
	RecordID string    `json:"record_id,omitempty"`
	Date     time.Time `json:"date,omitzero"`
	Digest   string    `json:"digest,omitempty"` // payload digest, "sha1:…"
}

// Exchange is one request and its answer, as they went over the wire.
type Exchange struct {
	URL       string
	Date      time.Time
	IP        string // of the server; may be empty
	Method    string
	Request   http.Header
	Proto     string // "HTTP/1.1"
	Status    int
	Response  http.Header
	Body      []byte // still content-encoded; transfer encoding is undone
	Truncated Truncated
	Prior     Prior
}

// Stored tells where an exchange went.
type Stored struct {
	Pos      Pos
	RecordID string
	Digest   string // payload digest of the answer
	Revisit  bool   // the answer equals the prior one and only its headers were stored
}

// Archive is append-only storage of exchanges. Implementations must pass the conformance test of this package.
type Archive interface {
	// Append stores the exchange before it returns. It is safe for concurrent use.
	Append(Exchange) (Stored, error)
	// Sync makes everything appended so far survive a power cut.
	Sync() error
	// End is the place behind the last record; zero where there is none.
	End() Pos
	// Read gives back the record at p.
	Read(p Pos) (*Record, error)
	// Walk calls fn for every record after p in the order of storage, all of them for a zero p, until fn returns an error.
	Walk(ctx context.Context, after Pos, fn func(*Record) error) error
	Close() error
}
