package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"baotinh/crawl/archive"
	"baotinh/crawl/datadir"
	"baotinh/index/store"
)

// checkpoint is how far a re-extraction has come. It is saved before each group of pages is written: after a kill the pages between Written and
// Counted are written again, which changes nothing, and not counted again, because the store has what they are to be compared with no more.
type checkpoint struct {
	Rules   string       `json:"rules"`   // what reads the pages
	Written archive.Pos  `json:"written"` // the store has everything up to here
	Counted archive.Pos  `json:"counted"` // and Changes counts up to here
	Last    string       `json:"last"`    // the last article that was written; empty before the first
	Changes *factChanges `json:"changes"`
}

// checkpointName is its file in the data folder.
const checkpointName = "reextract.json"

// resume takes up the checkpoint of a call that was stopped, if the same rules still read and the store is still the one that it wrote into.
func (r *reextraction) resume(ctx context.Context, opts *options, anew bool) error {
	rules, err := rulesDigest(opts)
	if err != nil {
		return err
	}
	r.point = checkpoint{Rules: rules, Changes: newFactChanges()}
	if anew {
		return r.end()
	}
	b, err := os.ReadFile(r.file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var old checkpoint
	if err := json.Unmarshal(b, &old); err != nil || old.Rules != rules || old.Changes == nil {
		return nil
	}
	if old.Last != "" {
		_, err := r.p.store.Text(ctx, old.Last)
		if errors.Is(err, store.ErrNotFound) {
			return nil // another store, that was made since
		}
		if err != nil {
			return err
		}
	}
	r.point = old
	r.point.Changes.Resumed = r.point.Changes.Pages
	return nil
}

// save replaces the checkpoint whole.
func (c *checkpoint) save(file string) error {
	b, err := json.Marshal(c)
	if err == nil {
		err = datadir.WriteFile(file, b)
	}
	return err
}

// end forgets the checkpoint: the next call begins with the first page.
func (r *reextraction) end() error {
	if err := os.Remove(r.file); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// rulesDigest stands for all that decides what is read from a page: this program and the newspaper files that it was given.
func rulesDigest(opts *options) (string, error) {
	sum := sha256.New()
	exe, err := os.Executable()
	if err == nil {
		err = addFile(sum, "program", exe)
	}
	if err == nil && opts.sites != "" {
		err = filepath.WalkDir(opts.sites, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.HasSuffix(path, ".toml") {
				return err
			}
			return addFile(sum, e.Name(), path)
		})
	}
	if err != nil {
		return "", err
	}
	fmt.Fprint(sum, opts.allowLoopback)
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func addFile(sum hash.Hash, name, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	n, err := io.Copy(sum, f)
	fmt.Fprintf(sum, "\x00%s %d\x00", name, n)
	return err
}
