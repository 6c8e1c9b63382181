package datadir

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// LockedError says that another process writes into the folder, or looks into it.
type LockedError struct {
	Path   string
	Holder string // "process 4711 (baotinh run), since 2025-08-20 02:00:01"; may be empty
	Looked bool   // nobody writes; a command that only looks has it for a moment
}

func (e *LockedError) Error() string {
	if e.Looked {
		return fmt.Sprintf("data folder %q is being looked into, as by baotinh doctor, and could not be opened for writing (try again in a moment)", e.Path)
	}
	who := e.Holder
	if who == "" {
		who = "another process"
	}
	return fmt.Sprintf("data folder %q is in use by %s (wait for it to end, or use another folder with --data)", e.Path, who)
}

// Who looks is soon done: a nightly run must not fail because somebody asked the doctor at two in the morning. The wait is short enough for a
// person who stops the command meanwhile.
var (
	lookWait = 2 * time.Second
	lookPoll = 20 * time.Millisecond
)

// takeAlone locks the folder for writing.
func (d *Dir) takeAlone() error {
	for until := time.Now().Add(lookWait); ; time.Sleep(lookPoll) {
		ok, err := d.lock.TryLock()
		if err != nil {
			return d.lockFails(err)
		}
		if ok {
			d.Killed = d.holder() // a process that ends takes its name away
			return nil
		}
		looked, err := d.onlyLooked()
		if err != nil {
			return d.lockFails(err)
		}
		if !looked {
			return &LockedError{Path: d.path, Holder: d.holder()}
		}
		if time.Now().After(until) {
			return &LockedError{Path: d.path, Looked: true}
		}
	}
}

// onlyLooked tells whether those who have the lock share it.
func (d *Dir) onlyLooked() (bool, error) {
	probe := flock.New(d.lock.Path())
	ok, err := probe.TryRLock()
	return ok, errors.Join(err, probe.Unlock())
}

// takeShared locks the folder beside others who look.
func (d *Dir) takeShared() error {
	ok, err := d.lock.TryRLock()
	if err != nil {
		return d.lockFails(err)
	}
	if !ok {
		return &LockedError{Path: d.path, Holder: d.holder()}
	}
	d.Killed = d.holder()
	return nil
}

func (d *Dir) lockFails(err error) error {
	return fmt.Errorf("data folder %q cannot be locked: %w (is it writable?)", d.path, err)
}

// holder is what the file says of who writes, empty where it says nothing.
func (d *Dir) holder() string {
	b, err := os.ReadFile(d.Path("holder"))
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(b))
}

// Close gives the lock back. The lock file stays: removing it would let two processes hold two files of one name.
func (d *Dir) Close() error {
	if d.named {
		os.Remove(d.Path("holder"))
	}
	return d.lock.Unlock()
}
