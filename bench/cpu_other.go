//go:build !unix

package main

import "time"

// spent is the time that has passed: processor time is not asked for here.
func spent() time.Duration { return time.Since(began) }
