package datadir

import (
	"errors"
	"os"
)

// WriteFile writes a file in one step: after a kill, a power cut or on a full disk there is the old content or the new one, never a part of it. One
// process at a time writes a file; what a kill has left beside it is written over.
func WriteFile(name string, content []byte) error {
	f, err := os.Create(name + ".new")
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
