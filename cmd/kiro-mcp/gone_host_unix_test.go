//go:build unix

package main

import (
	"os/exec"
	"testing"
)

// TestHostIsGone: a server whose host went away ends by itself, not by
// SIGPIPE, which would cut a write short.
func TestHostIsGone(t *testing.T) {
	dir, _ := project(t)
	cmd := exec.Command("kiro-mcp", "serve", "--root", dir)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := in.Write([]byte(`{"jsonrpc":"2.0","id":1,"method":"ping"}` + "\n")); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // the code says the same
	if code := cmd.ProcessState.ExitCode(); code != 2 {
		t.Errorf("the server ended with %v, want exit code 2", cmd.ProcessState)
	}
}
