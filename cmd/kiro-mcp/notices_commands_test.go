package main

import (
	"fmt"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// attentive is the host of a script that listens, between its commands.
type attentive struct {
	*hearer
	since time.Time // what it is told from here on was not asked for yet
}

// attentiveKey is where a script keeps it.
type attentiveKey struct{}

func attentiveOf(ts *testscript.TestScript) *attentive {
	return ts.Value(attentiveKey{}).(*attentive)
}

func listen(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) > 0, "listen URI...")
	a := attentiveOf(ts)
	if a.hearer != nil {
		ts.Fatalf("somebody listens already: hangup comes first")
	}
	for i, uri := range args {
		if uri == "list" {
			args[i] = theList
		}
	}
	a.since = time.Now()
	var err error
	a.hearer, err = hearing(serverOf(ts), args)
	ts.Check(err)
}

func waitTold(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 1, "told URI")
	what, a := args[0], attentiveOf(ts)
	if what == "list" {
		what = theList
	}
	if _, ok := a.heard(edited{what, a.since, a.since}, noticeDue); !ok {
		ts.Fatalf("nobody was told of %s; this was told: %q, %q", args[0], a.told, a.strays)
	}
	a.since = time.Now()
}

func hangup(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 0, "hangup")
	a := attentiveOf(ts)
	ts.Check(a.hangUp())
	for _, what := range a.told {
		if what == theList {
			what = "list"
		}
		fmt.Fprintln(ts.Stdout(), what)
	}
	if len(a.strays) > 0 {
		ts.Fatalf("lines that nobody asked for: %q", a.strays)
	}
	a.hearer = nil
}
