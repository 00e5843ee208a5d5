package held

import (
	"bytes"
	"errors"
	"net"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"kiro-mcp/internal/testpython"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/probe"
)

// serve starts an app under uvicorn, and gives the address that it answers at.
// The socket is ours and handed over, so that no other process can take its
// port in between.
func serve(t *testing.T, dir string) (base string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	tcp, ok := listener.(*net.TCPListener)
	if !ok {
		t.Fatal("a TCP listener was expected")
	}
	file, err := tcp.File()
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	run := exec.CommandContext(t.Context(), testpython.Path(t), "-m", "uvicorn", "app.main:app", "--fd", "3", "--log-level", "warning")
	run.Dir, run.ExtraFiles = dir, append(run.ExtraFiles, file)
	var out bytes.Buffer
	run.Stdout, run.Stderr = &out, &out
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- run.Wait() }()
	t.Cleanup(func() {
		_ = run.Process.Kill() // it may have ended
		<-done
		if t.Failed() {
			t.Logf("uvicorn said:\n%s", out.String())
		}
	})
	port := listener.Addr().(*net.TCPAddr).Port
	return "http://127.0.0.1:" + strconv.Itoa(port)
}

// credentials are what the servers take, by the header that holds them.
var credentials = map[string][2]string{
	"orders":  {"Authorization", "Bearer a-token-for-tests"},
	"library": {"X-Desk-Key", "a-token-for-tests"},
	"tickets": {"Authorization", "Basic dXNlcjpwYXNzd29yZA=="},
}

// check holds a running app to its contract.
func (a app) check(t *testing.T, c *openapi.Contract, base string) *probe.Report {
	t.Helper()
	settings := probe.Settings{
		BaseURL: base, AllowWrites: true, MaxRequests: 1000,
		Values:     map[string]string{"day": "2026-11-29"}, // nothing makes days
		HeadersEnv: map[string]string{credentials[a.name][0]: "HELD"},
	}
	settings.Getenv = func(string) string { return credentials[a.name][1] }
	deadline := time.Now().Add(20 * time.Second)
	for {
		report, err := probe.Run(t.Context(), c, settings)
		if err == nil {
			return report
		}
		if errors.Is(err, t.Context().Err()) || time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
}

// TestServersKeepTheirContracts: check_contract finds nothing wrong with the
// written apps on uvicorn, and leaves no operation unchecked.
func TestServersKeepTheirContracts(t *testing.T) {
	for _, a := range apps {
		t.Run(a.name, func(t *testing.T) {
			if a != apps[0] && !stress() {
				t.Skip("one app is enough for the quick suite; set KIRO_MCP_STRESS=1")
			}
			c, out := a.build(t)
			report := a.check(t, c, serve(t, out))
			for _, r := range report.Operations {
				for _, v := range r.Violations {
					t.Errorf("%s: %s: %s\n%s\n%s", r.Operation.Key(), v.Check, v.Message, v.Request, v.Answer)
				}
				if r.Verdict() == probe.NotChecked {
					t.Errorf("%s was not checked: %v", r.Operation.Key(), r.Reasons)
				}
			}
			t.Logf("%d requests", report.Requests)
		})
	}
}
