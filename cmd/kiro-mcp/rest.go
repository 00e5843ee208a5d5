package main

import (
	"io"
	"runtime/debug"
	"time"
)

// restAfter is how long a host is silent before what its last calls left lying
// goes back to the system. A contract of 13 MB leaves a quarter of a gigabyte,
// and the runtime by itself keeps it for minutes.
const restAfter = 500 * time.Millisecond

// resting is a host's input. Whenever it falls silent, memory is given back; a
// call that is still at work then only loses some milliseconds.
type resting struct {
	in      io.Reader
	silence time.Duration
	rest    *time.Timer
}

func newResting(in io.Reader) *resting {
	return restingFor(in, restAfter, debug.FreeOSMemory)
}

func restingFor(in io.Reader, silence time.Duration, rest func()) *resting {
	return &resting{in: in, silence: silence, rest: time.AfterFunc(silence, rest)}
}

func (r *resting) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	if err == nil {
		r.rest.Reset(r.silence)
	} else {
		r.rest.Stop()
	}
	return n, err
}
