package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// A server killed at any moment of generating leaves whole files, each as it
// was or as it should be; a folder of which only a part is new is told, and
// made whole by the next call.
func TestCrashOfAGenerator(t *testing.T) {
	t.Parallel() // it waits for the disk
	const folders = 6
	kills := 6
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		kills = 60
	}
	g := generating{t: t, dir: t.TempDir(), folders: folders}
	g.expect()
	g.contract(0)
	g.all()
	cut := 0
	for kill := range kills {
		was, is := kill%2, (kill+1)%2
		g.contract(is)
		h := serverIn(t, g.dir)
		for n := range folders {
			if err := h.send("tools/call", callOf("generate_from_openapi", g.call(n))); err != nil {
				t.Fatal(err)
			}
		}
		for range rand.IntN(folders - 1) {
			if _, err := h.receive(); err != nil {
				t.Fatal(err)
			}
		}
		g.untilWriting(time.Duration(rand.IntN(4000)) * time.Microsecond)
		if err := h.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		h.drain()
		_ = h.cmd.Wait() // it was killed
		_, err := os.Stat(g.journal())
		parts := 0
		for n := range folders {
			if !g.isWhole(n, was, is) {
				parts++
			}
		}
		if parts > 1 || parts == 1 && err != nil {
			t.Fatalf("kill %d left %d folders in part; journal: %v", kill, parts, err)
		}
		if err == nil {
			cut++
		}
		g.all()
		for n := range folders {
			if !g.isWhole(n, is, is) {
				t.Fatalf("after kill %d folder %d is not what it should be", kill, n)
			}
		}
		g.nothingLeft()
	}
	if cut == 0 {
		t.Error("no process was killed in the middle of a write")
	}
	t.Logf("%d processes killed, %d of them in the middle of a write", kills, cut)
}

// generating is a project whose contract goes to and fro between two versions.
type generating struct {
	t       *testing.T
	dir     string
	folders int
	made    [2]map[string][]byte // what each version makes
}

// contract writes a version of the contract: its schemas differ, and so does
// what there is.
func (g *generating) contract(version int) {
	g.t.Helper()
	var b bytes.Buffer
	b.WriteString("openapi: 3.0.3\ninfo: {title: Things, version: 1.0.0}\npaths:\n")
	for i := range 40 {
		fmt.Fprintf(&b, "  /things%d:\n    get:\n      operationId: getThing%d\n      tags: [tag%d]\n      responses:\n        \"200\":\n          description: a thing\n          content:\n            application/json:\n              schema: {type: object, properties: {version%d: {type: string}}}\n", i, i, i%4+version, version)
	}
	if err := os.WriteFile(filepath.Join(g.dir, "openapi.yaml"), b.Bytes(), 0o644); err != nil {
		g.t.Fatal(err)
	}
}

func (g *generating) call(n int) string {
	return fmt.Sprintf(`{"target":"typescript","out":"out%d","apply":true}`, n)
}

func (g *generating) journal() string {
	return filepath.Join(g.dir, ".kiro", "state", ".apply.json")
}

// untilWriting waits for a write to begin, and then for some of it.
func (g *generating) untilWriting(some time.Duration) {
	for began := time.Now(); time.Since(began) < 5*time.Second; {
		if _, err := os.Stat(g.journal()); err == nil {
			break
		}
	}
	for began := time.Now(); time.Since(began) < some; {
		runtime.Gosched()
	}
}

// all generates every folder.
func (g *generating) all() {
	g.t.Helper()
	h := serverIn(g.t, g.dir)
	for n := range g.folders {
		if a, err := h.call("generate_from_openapi", g.call(n)); err != nil || a.IsError {
			g.t.Fatalf("%v %s", err, a.Text)
		}
	}
	if err := h.close(); err != nil {
		g.t.Fatal(err)
	}
}

// expect learns what each version makes.
func (g *generating) expect() {
	g.t.Helper()
	for version := range g.made {
		alone := generating{t: g.t, dir: g.t.TempDir(), folders: 1}
		alone.contract(version)
		alone.all()
		g.made[version] = alone.filesOf("out0")
		if len(g.made[version]) < 2 {
			g.t.Fatalf("only %d files are made", len(g.made[version]))
		}
	}
}

// filesOf are the files of a folder, those that stand there for a moment only
// left out.
func (g *generating) filesOf(folder string) map[string][]byte {
	g.t.Helper()
	all := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(filepath.Join(g.dir, folder)), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(name, ".kiro-mcp-") {
			return err
		}
		all[name], err = os.ReadFile(filepath.Join(g.dir, folder, name))
		return err
	})
	if err != nil {
		g.t.Fatal(err)
	}
	return all
}

// isWhole reports whether a folder is what one of the versions makes. Each file
// must be what one of them makes of it.
func (g *generating) isWhole(n, was, is int) bool {
	g.t.Helper()
	found := g.filesOf(fmt.Sprintf("out%d", n))
	whole := [2]bool{true, true}
	for name, content := range found {
		old, fresh := bytes.Equal(content, g.made[was][name]), bytes.Equal(content, g.made[is][name])
		if !old && !fresh {
			g.t.Fatalf("out%d/%s is neither old nor new:\n%s", n, name, content)
		}
		whole[0], whole[1] = whole[0] && old, whole[1] && fresh
	}
	return whole[0] && len(found) == len(g.made[was]) || whole[1] && len(found) == len(g.made[is])
}

// nothingLeft fails when something of a killed writer is still there.
func (g *generating) nothingLeft() {
	g.t.Helper()
	err := fs.WalkDir(os.DirFS(g.dir), ".", func(name string, _ fs.DirEntry, err error) error {
		if strings.Contains(name, ".kiro-mcp-") || strings.HasSuffix(name, "apply.json") {
			g.t.Errorf("%s was left", name)
		}
		return err
	})
	if err != nil {
		g.t.Fatal(err)
	}
}
