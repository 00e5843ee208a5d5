package code

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"kiro-mcp/internal/code/facts"
)

func lookAt(t testing.TB, s *Sources, dir string) *facts.Project {
	t.Helper()
	p, err := s.Project(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func fileOf(p *facts.Project, path string) *facts.File {
	for _, f := range p.Files {
		if f.Path == path {
			return f
		}
	}
	return nil
}

// age makes files look as if they had been written a while ago.
func age(t testing.TB, dir string, names ...string) {
	t.Helper()
	past := time.Now().Add(-time.Hour)
	for _, name := range names {
		if err := os.Chtimes(filepath.Join(dir, filepath.FromSlash(name)), past, past); err != nil {
			t.Fatal(err)
		}
	}
}

func TestProjectReadsWhatIsOurs(t *testing.T) {
	p := lookAt(t, NewSources(), project(t, shop))
	want := []string{"migrations/1.sql", "src/orders/api.py", "src/orders/services.py", "src/queue.go", "web/Java.java", "web/cart.ts"}
	if len(p.Files) != len(want) {
		t.Fatalf("%d files, want %d", len(p.Files), len(want))
	}
	for i, f := range p.Files {
		if f.Path != want[i] || f.Skipped != "" || f.Confidence == facts.None {
			t.Errorf("file %d is %s (%s, %s), want %s", i, f.Path, f.Skipped, f.Confidence, want[i])
		}
	}
	left := map[string]string{}
	for _, place := range p.Left {
		left[place.File] = place.Text
	}
	if left["made"] != "ignored by git" || left["node_modules"] != "other people's code" {
		t.Errorf("folders left out: %v", left)
	}
}

// A second look gives the same project, and a changed file changes only itself.
func TestSecondLookReadsWhatChanged(t *testing.T) {
	dir := project(t, shop)
	age(t, dir, "src/orders/api.py", "src/orders/services.py", "src/queue.go", "web/cart.ts", "web/Java.java", "migrations/1.sql")
	s := NewSources()
	first := lookAt(t, s, dir)
	if again := lookAt(t, s, dir); again != first {
		t.Fatal("nothing changed, and the project was made again")
	}
	if err := os.WriteFile(filepath.Join(dir, "web", "cart.ts"), []byte("export class Basket {}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	second := lookAt(t, s, dir)
	if f := fileOf(second, "web/cart.ts"); f == nil || len(f.Symbols) != 1 || f.Symbols[0].Name != "Basket" {
		t.Errorf("the change was not seen: %+v", f)
	}
	if fileOf(second, "src/queue.go") != fileOf(first, "src/queue.go") {
		t.Error("a file that did not change was read again")
	}
	if err := os.Remove(filepath.Join(dir, "src", "queue.go")); err != nil {
		t.Fatal(err)
	}
	if third := lookAt(t, s, dir); fileOf(third, "src/queue.go") != nil {
		t.Error("a file that is gone is still there")
	}
}

// Two writes of the same length within one tick of the clock are told apart.
func TestChangeWithinOneTick(t *testing.T) {
	dir := project(t, map[string]string{"a.py": "class A: pass\n"})
	s := NewSources()
	lookAt(t, s, dir)
	info, err := os.Stat(filepath.Join(dir, "a.py"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.py"), []byte("class B: pass\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(filepath.Join(dir, "a.py"), info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	if time.Since(info.ModTime()) > settled {
		t.Skip("the machine was too slow for this to mean anything")
	}
	if f := lookAt(t, s, dir).Files[0]; f.Symbols[0].Name != "B" {
		t.Errorf("still %s", f.Symbols[0].Name)
	}
}

// What was touched and has the old text keeps its facts.
func TestTouchedFileKeepsItsFacts(t *testing.T) {
	dir := project(t, map[string]string{"a.py": "class A: pass\n"})
	s := NewSources()
	first := lookAt(t, s, dir)
	age(t, dir, "a.py")
	if second := lookAt(t, s, dir); second != first {
		t.Error("the text is the old one, and the project was made again")
	}
}

func TestProjectIsSafeForMany(t *testing.T) {
	dir := project(t, shop)
	s := NewSources()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if p, err := s.Project(context.Background(), dir); err != nil || len(p.Files) == 0 {
				t.Errorf("%v", err)
			}
			s.Symbol(dir, "OrderService")
		})
	}
	all.Wait()
}

func TestProjectStopsWhenNobodyWaits(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := NewSources().Project(ctx, project(t, shop)); err == nil {
		t.Error("a cancelled look gave an answer")
	}
	if _, err := NewSources().Project(context.Background(), filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a folder that is not there gave an answer")
	}
}

func TestTestsAreKnownByTheirPath(t *testing.T) {
	cases := map[string]bool{
		"src/orders.py": false, "tests/test_orders.py": true, "src/orders_test.go": true, "web/cart.spec.ts": true, "src/main/java/test/shop/Order.java": false, "src/test/java/shop/OrderCase.java": true, "web/__tests__/cart.ts": true,
		"src/test/java/A.java": true, "src/main/java/OrderTest.java": true, "src/main/java/Latest.java": false, "spec/models/order_spec.rb": true,
		"Shop.Tests/A.cs": true, "src/contest.py": false, "conftest.py": true, "web/__mocks__/a.js": true, "src/testing.py": false, "src/AUDIT.java": false,
		"src/OrderIT.java": true,
	}
	for name, want := range cases {
		if got := isTest(name); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
