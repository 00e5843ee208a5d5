package edge

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// trial is the test of a body that is tried on two servers, ours and the
// library's. What would end the test, such as an answer that does not come, is
// a fault of the server that is tried, and so is a hang: the library has one
// (with its queue full it makes a call before it reads on, and so never hears
// that the call was taken back), which must not stop the suite.
type trial struct {
	*testing.T
	ended string // why
}

func (t *trial) Fatal(args ...any) { t.end(strings.TrimSpace(fmt.Sprintln(args...))) }

func (t *trial) Fatalf(format string, args ...any) { t.end(fmt.Sprintf(format, args...)) }

func (t *trial) end(why string) {
	t.ended = why
	runtime.Goexit()
}

// tried runs a body, which says what went wrong, or nothing, and what it
// counted. One that hangs is left behind; the end of the test ends its server.
func tried(t *testing.T, limit time.Duration, body func(t testing.TB) (fault, counts string)) (fault, counts string) {
	t.Helper()
	type finding struct{ fault, counts string }
	found := make(chan finding, 1)
	go func() {
		tt := &trial{T: t}
		f := finding{}
		defer func() {
			if tt.ended != "" {
				f.fault = tt.ended
			}
			found <- f
		}()
		f.fault, f.counts = body(tt)
	}()
	select {
	case f := <-found:
		if t.Skipped() { // by a body that cannot be tried on this system
			t.SkipNow()
		}
		return f.fault, f.counts
	case <-time.After(limit):
		return fmt.Sprintf("it hung for %s", limit), ""
	}
}

// onOurs fails when a body finds a fault of our server.
func onOurs(t *testing.T, body func(t testing.TB) (fault, counts string)) {
	t.Helper()
	fault, counts := tried(t, time.Minute, body)
	if t.Log(counts); fault != "" {
		t.Errorf("ours: %s", fault)
	}
}

// onStock fails when a body finds no fault of the library's server any more.
// Some of them are races, which do not show every time.
func onStock(t *testing.T, body func(t testing.TB) (fault, counts string)) {
	t.Helper()
	for range 20 {
		if fault, _ := tried(t, patience, body); fault != "" {
			t.Log(fault)
			return
		}
	}
	t.Error("the library has no such defect any more: this remedy can go")
}

// TestHangIsAFault: a server that reads no more, as the library's once did in
// the trial of cancelling, is a finding and no end of the suite.
func TestHangIsAFault(t *testing.T) {
	never := make(chan struct{})
	for want, body := range map[string]func(t testing.TB) (fault, counts string){
		"it hung for 1ms": func(testing.TB) (string, string) { <-never; return "", "" },
		"no line came":    func(t testing.TB) (string, string) { t.Fatal("no line came"); return "", "" },
		"id 7 was lost":   func(t testing.TB) (string, string) { t.Fatalf("id %d was lost", 7); return "", "" },
		"too late":        func(testing.TB) (string, string) { return "too late", "" },
		"":                func(testing.TB) (string, string) { return "", "all" },
	} {
		limit := time.Minute
		if strings.HasPrefix(want, "it hung") {
			limit = time.Millisecond
		}
		if got, _ := tried(t, limit, body); got != want {
			t.Errorf("fault (-want +got)\n-%s\n+%s", want, got)
		}
	}
}
