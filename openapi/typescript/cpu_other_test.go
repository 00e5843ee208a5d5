//go:build !unix

package typescript_test

import (
	"testing"
	"time"
)

var start = time.Now()

// cpuTime is the time that passed, where that of the processors cannot be asked.
func cpuTime(*testing.T) time.Duration { return time.Since(start) }
