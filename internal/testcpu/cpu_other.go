//go:build !unix

package testcpu

import (
	"testing"
	"time"
)

var start = time.Now()

// Used is the time that passed, where that of the processors cannot be asked.
func Used(testing.TB) time.Duration { return time.Since(start) }
