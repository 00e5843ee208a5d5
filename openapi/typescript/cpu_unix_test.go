//go:build unix

package typescript_test

import (
	"syscall"
	"testing"
	"time"
)

// cpuTime is what this process took of the processors so far: other processes
// do not count.
func cpuTime(t *testing.T) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
