package main

import (
	"errors"
	"io"
	"testing"
	"time"
)

// TestRestsWhenTheHostIsSilent has a host that says something, twice, and then
// waits: each silence gives memory back once, and the end of the input stops it.
func TestRestsWhenTheHostIsSilent(t *testing.T) {
	const silence = 20 * time.Millisecond
	host, says := io.Pipe()
	rested := make(chan struct{}, 10)
	in := restingFor(host, silence, func() { rested <- struct{}{} })
	<-rested // after the start
	for range 2 {
		go func() { _, _ = says.Write([]byte("hello")) }()
		if n, err := in.Read(make([]byte, 10)); n != 5 || err != nil {
			t.Fatalf("read %d, %v", n, err)
		}
		<-rested
	}
	errGone := errors.New("gone")
	_ = says.CloseWithError(errGone)
	if _, err := in.Read(make([]byte, 10)); !errors.Is(err, errGone) {
		t.Fatalf("error %v", err)
	}
	if in.rest.Stop() || len(rested) > 0 {
		t.Error("rests after the end of the input")
	}
}
