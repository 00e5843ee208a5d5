package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// More that scripts can do, for those of the mock:
//
//	mock [FLAG…]           starts "kiro-mcp mock" here, on a free port, and sets
//	                       $MOCK to where it answers
//	unmock                 interrupts it, and prints what it said of requests
//	http METHOD URL [HEADER: VALUE…] [BODY]
//	                       prints status, headers and body of an answer
func init() {
	commands["mock"] = startMock
	commands["unmock"] = stopMock
	commands["http"] = ask
}

// mocked is a mock that runs beside a script.
type mocked struct {
	*exec.Cmd
	said strings.Builder
}

// running are the mocks by script; scripts run at once.
var running sync.Map

var mockAddress = regexp.MustCompile(`http://\S+`)

func startMock(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg, "mock [FLAG…]")
	binary, err := exec.LookPath("kiro-mcp")
	ts.Check(err)
	m := &mocked{Cmd: exec.Command(binary, append([]string{"mock", "--addr", "127.0.0.1:0"}, args...)...)}
	m.Dir, m.Stderr = ts.MkAbs("."), &m.said
	m.Env = append(os.Environ(), "HOME="+ts.Getenv("HOME"), "USERPROFILE="+ts.Getenv("HOME"), "KIRO_MCP_ROOT=", "CLAUDE_PROJECT_DIR=")
	out, err := m.StdoutPipe()
	ts.Check(err)
	ts.Check(m.Start())
	ts.Defer(func() {
		if m.ProcessState == nil { // a script that failed, or forgot
			m.Process.Kill()
			m.Wait()
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		m.Wait()
		ts.Fatalf("the mock did not start: %s", m.said.String())
	}
	ts.Setenv("MOCK", mockAddress.FindString(line))
	running.Store(ts, m)
}

func stopMock(ts *testscript.TestScript, neg bool, args []string) {
	found, there := running.LoadAndDelete(ts)
	usage(ts, !neg && len(args) == 0 && there, "unmock")
	m := found.(*mocked)
	if runtime.GOOS == "windows" {
		ts.Check(m.Process.Kill()) // cannot be interrupted from outside
	} else {
		ts.Check(m.Process.Signal(os.Interrupt))
	}
	killer := time.AfterFunc(10*time.Second, func() { m.Process.Kill() })
	defer killer.Stop()
	if err := m.Wait(); err != nil && runtime.GOOS != "windows" {
		ts.Fatalf("the mock ended with %v: %s", err, m.said.String())
	}
	fmt.Fprint(ts.Stdout(), m.said.String())
}

// ask makes one request.
func ask(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) >= 2, "http METHOD URL [HEADER: VALUE…] [BODY]")
	var body io.Reader
	header := http.Header{}
	for _, arg := range args[2:] {
		name, value, isHeader := strings.Cut(arg, ": ")
		if isHeader && !strings.ContainsAny(name, `{["`) {
			header.Add(name, value)
		} else {
			body = strings.NewReader(arg)
		}
	}
	request, err := http.NewRequest(args[0], args[1], body)
	ts.Check(err)
	request.Header = header
	if host := header.Get("Host"); host != "" {
		request.Host = host
	}
	client := http.Client{Timeout: 10 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Do(request)
	ts.Check(err)
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	ts.Check(err)
	fmt.Fprintln(ts.Stdout(), answer.StatusCode)
	names := make([]string, 0, len(answer.Header))
	for name := range answer.Header {
		if name != "Date" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(ts.Stdout(), "%s: %s\n", name, strings.Join(answer.Header[name], ", "))
	}
	fmt.Fprintf(ts.Stdout(), "\n%s\n", content)
}
