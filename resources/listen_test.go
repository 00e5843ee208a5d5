package resources

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// patience is how long a test waits for what must come.
const patience = 30 * time.Second

// TestMain lets more tests run side by side than there are processors: those
// of listening wait most of their time.
func TestMain(m *testing.M) {
	flag.Parse()
	if err := flag.Set("test.parallel", "16"); err != nil {
		panic(err) // the flag is the testing package's own
	}
	os.Exit(m.Run())
}

// ear is a listener that keeps what it was told.
type ear struct {
	t    testing.TB
	set  *Set
	told chan Change
	*Listener
}

func (s *Set) listen(t testing.TB, wish Wish) *ear {
	t.Helper()
	e := &ear{t: t, set: s, told: make(chan Change, 1000)}
	var err error
	if e.Listener, err = s.Listen(t.Context(), wish, func(c Change) { e.told <- c }); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	return e
}

// until waits for a change after which something holds.
func (e *ear) until(what string, holds func(Change) bool) {
	e.t.Helper()
	var heard []string
	timeout := time.After(patience)
	for {
		select {
		case c := <-e.told:
			if holds(c) {
				return
			}
			heard = append(heard, fmt.Sprintf("%+v", c))
		case <-timeout:
			e.t.Fatalf("%s was not told; this was: %s", what, strings.Join(heard, "; "))
		}
	}
}

// untilRead waits for a notice of an address after which reading it gives a
// text; an empty one stands for nothing being there.
func (e *ear) untilRead(uri, text string) {
	e.t.Helper()
	e.until(fmt.Sprintf("%s as %.40q", uri, text), func(c Change) bool {
		if !slices.Contains(c.URIs, uri) {
			return false
		}
		got, err := e.set.Read(e.t.Context(), uri)
		return string(got.Source) == text && (err != nil) == (text == "")
	})
}

// untilListed waits for a notice of the list after which an address is in it,
// or is not.
func (e *ear) untilListed(uri string, want bool) {
	e.t.Helper()
	e.until(fmt.Sprintf("%s, listed %t", uri, want), func(c Change) bool { return c.List && e.set.lists(e.t, uri) == want })
}

func (s *Set) lists(t testing.TB, uri string) bool {
	for _, page := range s.all(t) {
		if slices.ContainsFunc(page, func(r Resource) bool { return r.URI == uri }) {
			return true
		}
	}
	return false
}

// silent fails when anything was told. Whoever asks must have seen a later
// change told to somebody else.
func (e *ear) silent() {
	e.t.Helper()
	select {
	case c := <-e.told:
		e.t.Errorf("somebody who did not ask was told %+v", c)
	default:
	}
}

// edits are the ways in which programs save a document. Each leaves text at
// path.
var edits = map[string]func(s *Set, path, text string) error{
	"in place": func(_ *Set, path, text string) error { return os.WriteFile(path, []byte(text), 0o644) },
	"by rename": func(_ *Set, path, text string) error {
		if err := os.WriteFile(path+".tmp", []byte(text), 0o644); err != nil {
			return err
		}
		return os.Rename(path+".tmp", path)
	},
	"by delete and create": func(_ *Set, path, text string) error {
		if err := os.Remove(path); err != nil {
			return err
		}
		time.Sleep(time.Millisecond) // as an editor takes
		return os.WriteFile(path, []byte(text), 0o644)
	},
	"by moving the old one aside": func(_ *Set, path, text string) error {
		if err := os.Rename(path, path+"~"); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return err
		}
		return os.Remove(path + "~")
	},
	"by a checkout": func(_ *Set, path, text string) error {
		for i := range 20 {
			name := path
			if i > 0 {
				name = filepath.Join(filepath.Dir(filepath.Dir(path)), fmt.Sprintf("other-%02d", i), "tasks.md")
			}
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				return err
			}
			_ = os.Remove(name) // as git does
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				return err
			}
		}
		return nil
	},
	"by ourselves": func(s *Set, _, text string) error {
		spec, err := s.workspaces.Spec(context.Background(), "orders")
		if err != nil {
			return err
		}
		_, err = spec.Update(context.Background(), specfs.Change{Document: "tasks", Edit: func(d *specfs.Document) ([]doc.Edit, error) {
			return []doc.Edit{{Span: doc.Span{Start: 0, End: len(d.Source)}, New: text}}, nil
		}})
		return err
	},
}

// TestEveryEditIsTold saves a document in every way, again and again, and
// prints how long it takes until a listener knows.
func TestEveryEditIsTold(t *testing.T) {
	times := 24
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		times = 1000
	}
	for kind, edit := range edits {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			dir := project(t, map[string]string{
				".kiro/specs/orders/tasks.md":  "- [ ] 0. Begin\n",
				".kiro/specs/orders/design.md": "# Design\n",
			})
			s := over(t, dir)
			e := s.listen(t, Wish{URIs: []string{"kiro://specs/orders/tasks"}})
			other := s.listen(t, Wish{URIs: []string{"kiro://specs/orders/design", "kiro://specs/none/tasks"}})
			list := s.listen(t, Wish{List: true})
			var took []time.Duration
			for i := range times {
				text := fmt.Sprintf("- [ ] %d. Go on\n", i+1)
				if err := edit(s, filepath.Join(dir, ".kiro/specs/orders/tasks.md"), text); err != nil {
					t.Fatal(err)
				}
				saved := time.Now()
				e.untilRead("kiro://specs/orders/tasks", text)
				took = append(took, time.Since(saved))
			}
			slices.Sort(took)
			t.Logf("%d edits %s: told after %v at the median, %v at most", times, kind, took[times/2].Round(time.Millisecond), took[times-1].Round(time.Millisecond))
			other.silent()
			if kind != "by a checkout" {
				list.silent()
			}
		})
	}
}
