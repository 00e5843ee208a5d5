package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected answers in the scripts")

// quickExit keeps the race detector from holding every process for a second.
const quickExit = "atexit_sleep_ms=0"

func TestMain(m *testing.M) {
	if err := os.Setenv("GORACE", quickExit); err != nil {
		panic(err)
	}
	testscript.Main(m, map[string]func(){"kiro-mcp": main})
}

// TestScripts runs every script that is not a story, once.
func TestScripts(t *testing.T) {
	runScripts(t, scripts(t, func(name string) bool { return !strings.HasPrefix(name, "story_") }), "both", legacy, true)
}

// TestStories runs the users' stories three times, as real hosts differ: one
// shows its model the text of an answer, one the structured content, one both.
func TestStories(t *testing.T) {
	stories := scripts(t, func(name string) bool { return strings.HasPrefix(name, "story_") })
	for _, c := range []struct {
		face, era string
		stays     bool
	}{
		{"text", legacy, true},
		{"structured", modern, true},
		{"both", legacy, false},
	} {
		t.Run(c.face, func(t *testing.T) { runScripts(t, stories, c.face, c.era, c.stays) })
	}
}

// scripts lists the scripts whose names are wanted. There must be some.
func scripts(t *testing.T, wanted func(name string) bool) []string {
	t.Helper()
	all, err := filepath.Glob("../../testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	found := slices.DeleteFunc(all, func(path string) bool { return !wanted(filepath.Base(path)) })
	if len(found) == 0 {
		t.Fatal("found no scripts")
	}
	return found
}

func runScripts(t *testing.T, files []string, face, era string, stays bool) {
	samples, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Files:               files,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                commands,
		Condition:           condition,
		Setup: func(e *testscript.Env) error {
			home := filepath.Join(e.WorkDir, "home")
			for name, value := range map[string]string{
				"GORACE":             quickExit,
				"HOME":               home,
				"USERPROFILE":        home,
				"XDG_CONFIG_HOME":    "",
				"APPDATA":            filepath.Join(home, "AppData", "Roaming"),
				"SAMPLES":            samples,
				"TASKS":              ".kiro/specs/orders/tasks.md",
				"FACE":               face,
				"ERA":                era,
				"SERVE":              "",
				"USER_SAYS":          "",
				"KIRO_MCP_ROOT":      "",
				"CLAUDE_PROJECT_DIR": "",
			} {
				e.Setenv(name, value)
			}
			listener := &attentive{}
			e.Values[attentiveKey{}] = listener
			e.Defer(func() { // a script that failed, or forgot
				if listener.hearer != nil {
					listener.in.Close()
					<-listener.ended
				}
			})
			if stays {
				s := &staying{}
				e.Values[stayingKey{}] = s
				e.Defer(func() {
					if err := s.end(); err != nil {
						e.T().Fatal(err)
					}
				})
			}
			return os.MkdirAll(home, 0o755)
		},
	})
}

// condition knows who runs the scripts: root may read what nobody may.
func condition(name string) (bool, error) {
	if name == "root" {
		return os.Geteuid() == 0, nil
	}
	return false, fmt.Errorf("unknown condition %q", name)
}
