//go:build unix

package main

import (
	"syscall"
	"time"
)

// spent is the processor time of this process: what else runs on the machine does not count.
func spent() time.Duration {
	var use syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &use) != nil {
		return time.Since(began)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}
