package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// together is how many documents are edited in one round.
const together = 20

// edited is one change of a document: the notice must come after its end.
type edited struct {
	what         string // URI, or theList
	began, ended time.Time
}

// editing is a project being edited in one way.
type editing struct {
	dir   string
	files []string // of the documents that are edited
	uris  []string // theirs
	round func(t *testing.T, n int) []edited
	text  func(n int) string // what stands in each document after a round; nil when there is none to read
}

// kindsOfEdits are the ways in which documents change while somebody looks at
// them. Each makes a project of its own.
var kindsOfEdits = []struct {
	name  string
	start func(t *testing.T) *editing
}{
	{"in place", eachFile(func(path, text string) error { return os.WriteFile(path, []byte(text), 0o644) })},
	{"by rename", eachFile(func(path, text string) error {
		if err := os.WriteFile(path+"~", []byte(text), 0o644); err != nil {
			return err
		}
		return os.Rename(path+"~", path)
	})},
	{"delete and create", eachFile(func(path, text string) error {
		if err := os.Remove(path); err != nil {
			return err
		}
		return os.WriteFile(path, []byte(text), 0o644)
	})},
	{"git checkout", checkouts},
	{"our own writes", ownWrites},
	{"appear and vanish", comings},
}

// plan is what stands in a document in a round.
func plan(n int) string { return fmt.Sprintf("# Plan\n\n- [ ] 1. Round %d\n- [ ] 2. Go on\n", n) }

// editedProject has a spec for each document that is edited, and one that
// never is.
func editedProject(t *testing.T) *editing {
	t.Helper()
	e := &editing{dir: t.TempDir(), text: plan}
	for i := range together {
		spec := fmt.Sprintf("feature-%02d", i)
		e.files = append(e.files, filepath.Join(e.dir, ".kiro", "specs", spec, "tasks.md"))
		e.uris = append(e.uris, "kiro://specs/"+spec+"/tasks")
	}
	for _, file := range append(e.files, filepath.Join(e.dir, ".kiro", "specs", "quiet", "tasks.md")) {
		must(t, os.MkdirAll(filepath.Dir(file), 0o755))
		must(t, os.WriteFile(file, []byte(plan(0)), 0o644))
	}
	return e
}

// eachFile edits one document after another, at the pace of somebody's tools.
func eachFile(save func(path, text string) error) func(*testing.T) *editing {
	return func(t *testing.T) *editing {
		e := editedProject(t)
		e.round = func(t *testing.T, n int) []edited {
			var all []edited
			for i, file := range e.files {
				began := time.Now()
				must(t, save(file, plan(n)))
				all = append(all, edited{e.uris[i], began, time.Now()})
				time.Sleep(5 * time.Millisecond)
			}
			return all
		}
		return e
	}
}

// checkouts goes back and forth between two branches of a repository.
func checkouts(t *testing.T) *editing {
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	e := editedProject(t)
	git := func(t *testing.T, args ...string) {
		t.Helper()
		c := exec.Command("git", append([]string{"-c", "user.name=ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		c.Dir = e.dir
		c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git(t, "init", "--quiet")
	for branch, n := range []int{0, 1} {
		git(t, "checkout", "--quiet", "-b", fmt.Sprintf("branch-%d", branch))
		for _, file := range e.files {
			must(t, os.WriteFile(file, []byte(plan(n)), 0o644))
		}
		git(t, "add", ".")
		git(t, "commit", "--quiet", "--allow-empty", "-m", "as it is")
	}
	e.text = func(n int) string { return plan((n + 1) % 2) }
	e.round = func(t *testing.T, n int) []edited {
		began := time.Now()
		git(t, "checkout", "--quiet", fmt.Sprintf("branch-%d", (n+1)%2))
		ended := time.Now()
		var all []edited
		for i, file := range e.files { // git goes on for a while after the first of them
			info, err := os.Stat(file)
			must(t, err)
			all = append(all, edited{e.uris[i], began, earlier(ended, info.ModTime().Add(tick))})
		}
		return all
	}
	return e
}

// tick is how far the times of files may be behind the clock, at most.
const tick = 10 * time.Millisecond

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// ownWrites has a task checked off and taken back by another process of ours.
func ownWrites(t *testing.T) *editing {
	e := editedProject(t)
	e.text = func(n int) string { return strings.Replace(plan(0), "[ ]", []string{"[ ]", "[x]"}[n%2], 1) }
	writer := serverIn(t, e.dir)
	t.Cleanup(func() { must(t, writer.close()) })
	e.round = func(t *testing.T, n int) []edited {
		var all []edited
		for i, uri := range e.uris {
			began := time.Now()
			a := writer.must(t, "check_off_task", map[string]any{
				"spec": fmt.Sprintf("feature-%02d", i), "task": "1", "status": []string{"open", "done"}[n%2],
			})
			if a.IsError {
				t.Fatal(a.Text)
			}
			all = append(all, edited{uri, began, time.Now()})
		}
		return all
	}
	return e
}

// comings has documents appear in new specs and vanish with them: what is told
// is that the list is another one.
func comings(t *testing.T) *editing {
	e := editedProject(t)
	e.uris, e.text = []string{theList}, nil
	e.round = func(t *testing.T, n int) []edited {
		var all []edited
		for i := range together {
			spec := filepath.Join(e.dir, ".kiro", "specs", fmt.Sprintf("coming-%02d", i))
			began := time.Now()
			if n%2 == 1 {
				must(t, os.MkdirAll(spec, 0o755))
				must(t, os.WriteFile(filepath.Join(spec, "tasks.md"), []byte(plan(n)), 0o644))
			} else {
				must(t, os.RemoveAll(spec))
			}
			all = append(all, edited{theList, began, time.Now()})
			time.Sleep(5 * time.Millisecond)
		}
		return all
	}
	return e
}

// must ends a test that cannot go on.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
