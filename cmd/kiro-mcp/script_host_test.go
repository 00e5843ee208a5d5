package main

import (
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// started are the variables of a script that a server is started with.
var started = []string{"ERA", "SERVE", "USER_SAYS", "HOME", "USERPROFILE", "KIRO_MCP_ROOT", "CLAUDE_PROJECT_DIR"}

// serverOf starts a server as the script's variables say.
func serverOf(ts *testscript.TestScript) *host {
	env := os.Environ()
	for _, name := range started[3:] {
		env = append(env, name+"="+ts.Getenv(name))
	}
	h, err := startFor(user{says: ts.Getenv("USER_SAYS")}, ts.Getenv("ERA"), ts.MkAbs("."), env, strings.Fields(ts.Getenv("SERVE"))...)
	ts.Check(err)
	return h
}

// staying is the host of a script that keeps its server between the calls, as
// hosts do: what a script changes meanwhile must be seen by a server that has
// read it before. It asks another one only when the script changes what servers
// are started with.
type staying struct {
	*host
	as string // what it was started with
}

// stayingKey is where a script keeps it; a script without one has a host that
// comes and goes.
type stayingKey struct{}

// asking gives a script's call the server to ask, and what to do when it was
// answered.
func asking(ts *testscript.TestScript) (h *host, done func() error) {
	s, ok := ts.Value(stayingKey{}).(*staying)
	if !ok {
		h = serverOf(ts)
		return h, h.close
	}
	as := ts.MkAbs(".")
	for _, name := range started {
		as += "\x00" + ts.Getenv(name)
	}
	if s.host == nil || s.as != as {
		ts.Check(s.end())
		s.host, s.as = serverOf(ts), as
	}
	s.user.asked = nil
	return s.host, func() error { return nil }
}

// end closes the server, if there is one.
func (s *staying) end() error {
	h := s.host
	if s.host = nil; h == nil {
		return nil
	}
	return h.close()
}
