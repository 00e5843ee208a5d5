package held

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The bars: of 25 planted faults, how many must be found.
const (
	planted      = 25
	foundByTests = 22
	foundByCheck = 23
)

// fault is one that a person could make in a handler.
type fault struct {
	app, says string
	file      string
	old, new  string
}

// faults reads the faults that are planted. Their form is described in the file.
func faults(t *testing.T) []fault {
	t.Helper()
	data, err := samples.ReadFile("faults.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []fault
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		last := len(all) - 1
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "= "):
			app, says, _ := strings.Cut(line[len("= "):], ": ")
			all = append(all, fault{app: app, says: says})
		case line[0] == '-':
			all[last].old += line[1:] + "\n"
		case line[0] == '+':
			all[last].new += line[1:] + "\n"
		default:
			all[last].file = line
		}
	}
	if len(all) != planted {
		t.Fatalf("%d faults are planted, want %d", len(all), planted)
	}
	return all
}

// plant puts a fault into an app, which must have the lines that it replaces
// just once.
func (f fault) plant(t *testing.T, dir string) {
	t.Helper()
	path := filepath.Join(dir, f.file)
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(source), f.old); n != 1 {
		t.Fatalf("%s: the lines to replace are there %d times", f.file, n)
	}
	write(t, path, []byte(strings.Replace(string(source), f.old, f.new, 1)))
}

// TestFaultsAreFound: the generated tests and check_contract find the faults
// that are planted in handlers, as many as the bars say.
func TestFaultsAreFound(t *testing.T) {
	if !stress() {
		t.Skip("starts Python fifty times; set KIRO_MCP_STRESS=1")
	}
	tests, checks := 0, 0
	var table strings.Builder
	for i, f := range faults(t) {
		var byTests, byCheck string
		t.Run(fmt.Sprintf("%02d", i+1), func(t *testing.T) { byTests, byCheck = f.find(t) })
		if byTests != "" {
			tests++
		}
		if byCheck != "" {
			checks++
		}
		fmt.Fprintf(&table, "%2d %s: %s\n     tests: %s\n     check: %s\n", i+1, f.app, f.says, orMissed(byTests), orMissed(byCheck))
	}
	t.Logf("of %d faults the generated tests find %d, check_contract %d\n%s", planted, tests, checks, table.String())
	if tests < foundByTests || checks < foundByCheck {
		t.Errorf("want at least %d and %d", foundByTests, foundByCheck)
	}
}

func orMissed(s string) string {
	if s == "" {
		return "MISSED"
	}
	return s
}

// find is what the tests and the check say first of a planted fault; empty where
// they say nothing.
func (f fault) find(t *testing.T) (byTests, byCheck string) {
	t.Helper()
	var a app
	for _, known := range apps {
		if known.name == f.app {
			a = known
		}
	}
	c, out := a.build(t)
	f.plant(t, out)
	says, err := pytest(t, out)
	if err != nil {
		byTests = firstFailure(says)
	}
	if strings.Contains(says, "rror collecting") || strings.Contains(says, "ImportError") {
		t.Fatalf("the fault keeps the app from starting:\n%s", says)
	}
	for _, r := range a.check(t, c, serve(t, out)).Operations {
		for _, v := range r.Violations {
			if byCheck == "" {
				byCheck = r.Operation.Key() + ": " + v.Check + ": " + v.Message
			}
		}
	}
	return byTests, byCheck
}

// firstFailure is the line of pytest's summary that names the first failure.
func firstFailure(says string) string {
	for line := range strings.Lines(says) {
		if rest, ok := strings.CutPrefix(line, "FAILED "); ok {
			return strings.TrimSpace(rest)
		}
	}
	return lastLine(says)
}
