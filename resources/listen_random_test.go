package resources

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestEventsAloneMissNothing does at random what people and programs do to a
// project, with the look at everything switched off: a client that reads anew
// what it is told of must always come to see what is there.
func TestEventsAloneMissNothing(t *testing.T) {
	seeds, rounds := 4, 8
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		seeds, rounds = 16, 200
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			dir := project(t, map[string]string{".kiro/specs/a/tasks.md": begin, "docs/b/tasks.md": begin})
			m := vandal{dir: dir, random: rand.New(rand.NewPCG(uint64(seed), 0))}
			s := over(t, dir)
			s.eventsOnly = true
			c := newMirror(t, s, seed%2 == 0)
			if why := s.hub.Load().watcher.Polling(); why != nil {
				t.Skip("no events come here:", why)
			}
			for round := range rounds {
				var did []string
				for range 1 + m.random.IntN(3) {
					did = append(did, m.act())
					time.Sleep(time.Duration(m.random.IntN(2 * int(window)))) // a look before, while or after it
				}
				deadline := time.Now().Add(patience)
				for stale := c.stale(); stale != ""; stale = c.stale() {
					if time.Now().After(deadline) {
						t.Fatalf("round %d: after %q nobody was told of %s", round, did, stale)
					}
					time.Sleep(window / 10)
				}
			}
		})
	}
}

// mirror is a client that keeps what it reads until it is told of a change.
type mirror struct {
	t   *testing.T
	set *Set

	mu   sync.Mutex
	seen map[string]string // by address; the list under ""
}

func newMirror(t *testing.T, s *Set, list bool) *mirror {
	t.Helper()
	c := &mirror{t: t, set: s, seen: map[string]string{}}
	wish := Wish{List: list, URIs: []string{"kiro://specs", "kiro://steering/tech", "kiro://steering/AGENTS", "kiro://contracts/openapi.yaml"}}
	for _, id := range []string{"a", "b", "a%2Fb", "web%3Ac", "main", "%40shop%2F"} {
		wish.URIs = append(wish.URIs, "kiro://specs/"+id, "kiro://specs/"+id+"/tasks", "kiro://specs/"+id+"/tasks/1", "kiro://specs/"+id+"/design")
	}
	l, err := s.Listen(t.Context(), wish, c.told)
	do(t, err)
	t.Cleanup(l.Close)
	c.told(Change(wish))
	return c
}

func (c *mirror) told(change Change) {
	if change.List {
		change.URIs = append(change.URIs, "")
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, uri := range change.URIs {
		c.seen[uri] = c.read(uri)
	}
}

func (c *mirror) read(uri string) string {
	if uri == "" {
		var listed []string
		for _, page := range c.set.all(c.t) {
			for _, r := range page {
				listed = append(listed, r.URI)
			}
		}
		return strings.Join(listed, " ")
	}
	got, err := c.set.Read(c.t.Context(), uri)
	if err != nil {
		return "nothing"
	}
	return string(got.Source)
}

// stale names an address at which something else stands than was seen.
func (c *mirror) stale() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	for uri, seen := range c.seen {
		if now := c.read(uri); now != seen {
			return fmt.Sprintf("%q (-seen +there)\n-%s\n+%s", uri, seen, now)
		}
	}
	return ""
}

// vandal does things to a project. What cannot be done at the moment is left.
type vandal struct {
	dir    string
	random *rand.Rand
	done   int
}

func (m *vandal) act() string {
	files := []string{
		".kiro/specs/a/tasks.md", ".kiro/specs/a/design.md", ".kiro/specs/b/tasks.md", ".kiro/specs/a/b/tasks.md", ".kiro/tasks.md",
		"web/.kiro/specs/c/tasks.md", "docs/b/tasks.md", "AGENTS.md", "openapi.yaml", ".kiro/steering/tech.md",
	}
	folders := []string{".kiro", ".kiro/specs", ".kiro/specs/a", ".kiro/specs/a/b", ".kiro/specs/b", "web", "docs", "docs/b", "old"}
	at := func(names []string) string { return filepath.Join(m.dir, names[m.random.IntN(len(names))]) }
	m.done++
	text := fmt.Sprintf("- [ ] 1. Go on %d\n", m.done)
	file, folder, other := at(files), at(folders), at(folders)
	linked := filepath.Join(m.dir, ".kiro/specs/b")
	switch m.random.IntN(7) {
	case 0, 1:
		_ = os.MkdirAll(filepath.Dir(file), 0o755)
		return fmt.Sprint("write ", file, " ", os.WriteFile(file, []byte(text), 0o644))
	case 2:
		_ = os.MkdirAll(filepath.Dir(file), 0o755)
		_ = os.WriteFile(file+"~", []byte(text), 0o644)
		return fmt.Sprint("replace ", file, " ", os.Rename(file+"~", file))
	case 3:
		return fmt.Sprint("remove ", file, " ", os.Remove(file))
	case 4:
		return fmt.Sprint("remove ", folder, " ", os.RemoveAll(folder))
	case 5:
		return fmt.Sprint("move ", folder, " ", other, " ", os.Rename(folder, other))
	default:
		if _, err := os.Stat(filepath.Join(m.dir, "docs/b")); err != nil {
			return "link nothing"
		}
		_ = os.MkdirAll(filepath.Dir(linked), 0o755)
		_ = os.RemoveAll(linked)
		return fmt.Sprint("link ", linked, " ", os.Symlink("../../docs/b", linked))
	}
}
