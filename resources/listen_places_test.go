package resources

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/specfs"
)

const (
	ordersTasks = "kiro://specs/orders/tasks"
	begin       = "- [ ] 1. Begin\n"
	finish      = "- [x] 1. Finish\n"
)

func do(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestWhatComesAndGoes follows one address and the list while folders and
// files are created, removed, moved and linked.
func TestWhatComesAndGoes(t *testing.T) {
	type step func(t *testing.T, dir string)
	put := func(name, text string) step {
		return func(t *testing.T, dir string) { write(t, filepath.Join(dir, name), text) }
	}
	remove := func(name string) step {
		return func(t *testing.T, dir string) { do(t, os.RemoveAll(filepath.Join(dir, name))) }
	}
	move := func(from, to string) step {
		return func(t *testing.T, dir string) { do(t, os.Rename(filepath.Join(dir, from), filepath.Join(dir, to))) }
	}
	link := func(target, name string) step {
		return func(t *testing.T, dir string) {
			do(t, os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755))
			if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
				t.Skip("this system makes no links:", err)
			}
		}
	}
	chain := func(steps ...step) step {
		return func(t *testing.T, dir string) {
			for _, s := range steps {
				s(t, dir)
			}
		}
	}
	type want struct {
		do   step
		text string // at the address after it
	}
	tests := map[string]struct {
		uri    string
		before step
		steps  []want
	}{
		"a document": {ordersTasks, put(".kiro/specs/orders/design.md", "# D\n"), []want{
			{put(".kiro/specs/orders/tasks.md", begin), begin},
			{remove(".kiro/specs/orders/tasks.md"), ""},
			{put(".kiro/specs/orders/tasks.md", finish), finish},
		}},
		"a spec": {ordersTasks, put(".kiro/specs/orders/tasks.md", begin), []want{
			{remove(".kiro/specs/orders"), ""},
			{put(".kiro/specs/orders/tasks.md", finish), finish},
			{move(".kiro/specs/orders", ".kiro/specs/old"), ""},
			{move(".kiro/specs/old", ".kiro/specs/orders"), finish},
			{put(".kiro/specs/orders/tasks.md", begin), begin},
		}},
		"a spec that takes another's place": {ordersTasks, chain(put(".kiro/specs/orders/tasks.md", begin), put("draft/tasks.md", finish)), []want{
			{chain(move(".kiro/specs/orders", "aside"), move("draft", ".kiro/specs/orders")), finish},
			{put(".kiro/specs/orders/tasks.md", begin), begin},
		}},
		"all of .kiro": {ordersTasks, put(".kiro/specs/orders/tasks.md", begin), []want{
			{move(".kiro", "kiro-old"), ""},
			{put(".kiro/specs/orders/tasks.md", finish), finish},
			{remove(".kiro"), ""},
			{move("kiro-old", ".kiro"), begin},
		}},
		"a first .kiro": {ordersTasks, put("README.md", "# Shop\n"), []want{
			{put(".kiro/specs/orders/tasks.md", begin), begin},
			{put(".kiro/specs/orders/tasks.md", finish), finish},
		}},
		"a nested spec": {"kiro://specs/auth%2Flogin/tasks", put(".kiro/specs/other/tasks.md", begin), []want{
			{put(".kiro/specs/auth/login/tasks.md", begin), begin},
			{remove(".kiro/specs/auth"), ""},
		}},
		"a flat spec": {"kiro://specs/main/tasks", put(".kiro/design.md", "# D\n"), []want{
			{put(".kiro/tasks.md", begin), begin},
			{move(".kiro/tasks.md", ".kiro/tasks.bak"), ""},
		}},
		"an archived spec": {"kiro://specs/archive%2Forders/tasks", put(".kiro/specs/orders/tasks.md", begin), []want{
			{chain(put(".kiro/archive/x", ""), move(".kiro/specs/orders", ".kiro/archive/orders")), begin},
		}},
		"a .kiro folder of a part": {"kiro://specs/services%2Fapi%3Aorders/tasks", put("services/api/main.go", "package main\n"), []want{
			{put("services/api/.kiro/specs/orders/tasks.md", begin), begin},
			{remove("services"), ""},
			{put("services/api/.kiro/specs/orders/tasks.md", finish), finish},
		}},
		"steering": {"kiro://steering/tech", put(".kiro/specs/orders/tasks.md", begin), []want{
			{put(".kiro/steering/tech.md", "# Go\n"), "# Go\n"},
			{put(".kiro/steering/tech.md", "# Rust\n"), "# Rust\n"},
			{remove(".kiro/steering"), ""},
		}},
		"agents": {"kiro://steering/AGENTS", put(".kiro/specs/orders/tasks.md", begin), []want{
			{put("AGENTS.md", "# Be kind\n"), "# Be kind\n"},
			{put("AGENTS.md", "# Be brief\n"), "# Be brief\n"},
			{remove("AGENTS.md"), ""},
		}},
		"a contract": {"kiro://contracts/openapi.yaml", put(".kiro/specs/orders/tasks.md", begin), []want{
			{put("openapi.yaml", "openapi: 3.1.0\n"), "openapi: 3.1.0\n"},
			{put("openapi.yaml", "openapi: 3.0.0\n"), "openapi: 3.0.0\n"},
			{move("openapi.yaml", "old.yaml"), ""},
		}},
		"a document that is a link": {ordersTasks, chain(put("docs/plan.txt", begin), link("../../../docs/plan.txt", ".kiro/specs/orders/tasks.md")), []want{
			{put("docs/plan.txt", finish), finish},
			{chain(put("docs/next", begin), move("docs/next", "docs/plan.txt")), begin},
			{remove("docs/plan.txt"), ""},
			{put("docs/plan.txt", finish), finish},
			{chain(remove(".kiro/specs/orders/tasks.md"), put(".kiro/specs/orders/tasks.md", begin)), begin},
		}},
		"a spec that is a link": {ordersTasks, chain(put("docs/orders/tasks.md", begin), link("../../docs/orders", ".kiro/specs/orders")), []want{
			{put("docs/orders/tasks.md", finish), finish},
			{move("docs", "papers"), ""},
			{move("papers", "docs"), finish},
			{remove(".kiro/specs/orders"), ""},
			{link("../../docs/orders", ".kiro/specs/orders"), finish},
			{chain(put("docs/next/tasks.md", begin), remove(".kiro/specs/orders"), link("../../docs/next", ".kiro/specs/orders")), begin},
			{put("docs/next/tasks.md", finish), finish},
		}},
		"a .kiro that is a link": {ordersTasks, chain(put("docs/kiro/specs/orders/tasks.md", begin), link("docs/kiro", ".kiro")), []want{
			{put("docs/kiro/specs/orders/tasks.md", finish), finish},
			{move("docs/kiro/specs/orders", "docs/kiro/specs/old"), ""},
			{put("docs/kiro/specs/orders/tasks.md", begin), begin},
			{chain(remove(".kiro"), put(".kiro/specs/orders/tasks.md", finish)), finish},
		}},
	}
	for name, c := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := project(t, map[string]string{"README": ""})
			c.before(t, dir)
			s := over(t, dir)
			e := s.listen(t, Wish{URIs: []string{c.uri}})
			list := s.listen(t, Wish{List: true})
			there := s.lists(t, c.uri)
			for _, w := range c.steps {
				w.do(t, dir)
				e.untilRead(c.uri, w.text)
				if listed := w.text != "" && !strings.Contains(c.uri, "archive"); listed != there {
					list.untilListed(c.uri, listed)
					there = listed
				}
			}
		})
	}
}

func TestAFolderThatNobodyWatchesIsFoundByLooking(t *testing.T) {
	t.Parallel()
	dir := project(t, map[string]string{"a/b/c/d/main.go": "package main\n", ".kiro/specs/orders/tasks.md": begin})
	e := over(t, dir).listen(t, Wish{List: true, URIs: []string{ordersTasks}})
	for _, text := range []string{finish, begin, finish} { // until the looks that follow opening are over
		write(t, filepath.Join(dir, ".kiro/specs/orders/tasks.md"), text)
		e.untilRead(ordersTasks, text)
	}
	write(t, filepath.Join(dir, "a/b/c/d/.kiro/specs/deep/tasks.md"), begin)
	e.untilListed("kiro://specs/a%2Fb%2Fc%2Fd%3Adeep/tasks", true)
}

func TestATemplateIsListedWhenItIsFilledIn(t *testing.T) {
	t.Parallel()
	dir := project(t, map[string]string{".kiro/specs/orders/tasks.md": "# {{NAME}}\n"})
	e := over(t, dir).listen(t, Wish{List: true})
	write(t, filepath.Join(dir, ".kiro/specs/orders/tasks.md"), begin)
	e.untilListed(ordersTasks, true)
}

func TestPartsAndOverviews(t *testing.T) {
	t.Parallel()
	dir := project(t, map[string]string{
		".kiro/specs/orders/tasks.md":  "- [ ] 1. A\n- [ ] 2. B\n",
		".kiro/specs/orders/design.md": "# Design\n\n## Errors\n\nNone.\n",
	})
	s := over(t, dir)
	of := func(uris ...string) *ear { return s.listen(t, Wish{URIs: uris}) }
	first, second := of("kiro://specs/orders/tasks/1"), of("kiro://specs/orders/tasks/2")
	spec, all := of("kiro://specs/orders"), of("kiro://specs")
	write(t, filepath.Join(dir, ".kiro/specs/orders/tasks.md"), "- [ ] 1. A\n- [x] 2. B\n")
	second.until("the task", func(Change) bool { return true })
	spec.until("the spec's overview", func(Change) bool { return true })
	all.until("the overview", func(Change) bool { return true })
	first.silent()
}

func TestAReadInBetweenIsNotForgotten(t *testing.T) {
	t.Parallel()
	dir := project(t, map[string]string{".kiro/specs/orders/tasks.md": begin})
	s := over(t, dir)
	e := s.listen(t, Wish{URIs: []string{ordersTasks}})
	for range 10 {
		write(t, filepath.Join(dir, ".kiro/specs/orders/tasks.md"), finish)
		if got := string(s.mustRead(t, ordersTasks).Source); got != finish {
			t.Fatalf("read %q", got)
		}
		write(t, filepath.Join(dir, ".kiro/specs/orders/tasks.md"), begin)
		e.untilRead(ordersTasks, begin)
	}
}

func TestAListInBetweenIsNotForgotten(t *testing.T) {
	t.Parallel()
	dir := project(t, map[string]string{".kiro/specs/orders/tasks.md": begin, ".kiro/specs/orders/design.md": "# D\n"})
	s := over(t, dir)
	s.eventsOnly = true
	e := s.listen(t, Wish{List: true, URIs: []string{ordersTasks}})
	for _, text := range []string{finish, begin, finish} { // until the looks that follow opening are over
		write(t, filepath.Join(dir, ".kiro/specs/orders/tasks.md"), text)
		e.untilRead(ordersTasks, text)
	}
	path := filepath.Join(dir, ".kiro/specs/orders/design.md")
	for range 10 {
		do(t, os.Rename(path, path+"~"))
		if s.lists(t, "kiro://specs/orders/design") {
			t.Fatal("a document that is gone is listed")
		}
		do(t, os.Rename(path+"~", path))
		e.untilListed("kiro://specs/orders/design", true)
	}
}

func TestRootsOfTheClientAreFollowed(t *testing.T) {
	t.Parallel()
	one := project(t, map[string]string{".kiro/specs/orders/tasks.md": begin})
	two := project(t, map[string]string{".kiro/specs/orders/tasks.md": finish})
	w, err := specfs.Open(specfs.Options{})
	do(t, err)
	s := New(w)
	e := s.listen(t, Wish{List: true, URIs: []string{ordersTasks}})
	w.SetClientRoots([]string{one})
	e.until("the first root", func(c Change) bool { return c.List && len(c.URIs) == 1 })
	w.SetClientRoots([]string{two})
	e.untilRead(ordersTasks, finish)
	write(t, filepath.Join(two, ".kiro/specs/orders/tasks.md"), begin)
	e.untilRead(ordersTasks, begin)
	w.SetClientRoots(nil)
	e.untilListed(ordersTasks, false)
}

func TestSeveralWorkspacesAreFollowed(t *testing.T) {
	t.Parallel()
	one := project(t, map[string]string{".kiro/specs/orders/tasks.md": begin})
	two := filepath.Join(t.TempDir(), "bakery")
	if err := os.Symlink(project(t, map[string]string{".kiro/specs/orders/tasks.md": begin}), two); err != nil {
		t.Skip("this system makes no links:", err)
	}
	s := over(t, one, two)
	uris := map[string]string{one: "kiro://specs/%40shop%2Forders/tasks", two: "kiro://specs/%40bakery%2Forders/tasks"}
	e := s.listen(t, Wish{List: true, URIs: []string{uris[one], uris[two]}})
	for dir, uri := range uris {
		write(t, filepath.Join(dir, ".kiro/specs/orders/tasks.md"), finish)
		e.untilRead(uri, finish)
		write(t, filepath.Join(dir, ".kiro/specs/bread/tasks.md"), begin)
		e.untilListed(strings.Replace(uri, "orders", "bread", 1), true)
	}
}

func TestWhatAWriterLeavesIsNoResource(t *testing.T) {
	t.Parallel()
	dir := project(t, map[string]string{".kiro/specs/orders/tasks.md": begin})
	s := over(t, dir)
	list := s.listen(t, Wish{List: true})
	for _, name := range []string{".tasks.md.kiro-mcp-part", ".tasks.md.kiro-mcp-1111-2222", ".tasks.md.swp", "tasks.md~", "4913", "notes.txt"} {
		write(t, filepath.Join(dir, ".kiro/specs/orders", name), begin)
	}
	write(t, filepath.Join(dir, "debug.log"), "line\n")
	e := s.listen(t, Wish{URIs: []string{ordersTasks}})
	write(t, filepath.Join(dir, ".kiro/specs/orders/tasks.md"), finish)
	e.untilRead(ordersTasks, finish)
	list.silent()
}
