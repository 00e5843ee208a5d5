package specfs_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kiro-mcp/specfs"
)

func onLinux(t *testing.T) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("files change places in one step on Linux only")
	}
}

// editors are the ways in which programs save a file. None takes a lock.
var editors = map[string]func(t *testing.T, path, text string){
	"by rename": func(t *testing.T, path, text string) {
		temp := filepath.Join(filepath.Dir(path), "editor.tmp")
		must(t, os.WriteFile(temp, []byte(text), 0o644))
		must(t, os.Rename(temp, path))
	},
	"in place": func(t *testing.T, path, text string) {
		must(t, os.WriteFile(path, []byte(text), 0o644))
	},
	"by moving the old file aside": func(t *testing.T, path, text string) {
		must(t, os.Rename(path, path+"~"))
		must(t, os.WriteFile(path, []byte(text), 0o644))
		must(t, os.Remove(path+"~"))
	},
}

// TestDocumentMovedAside asks for a spec in the moment between an editor's
// moving the old file aside and its writing the new one.
func TestDocumentMovedAside(t *testing.T) {
	dir := project(t, 4)
	w := open(t, specfs.Options{Roots: []string{dir}})
	spec(t, w, "s")
	text := read(t, file(dir))
	must(t, os.Remove(file(dir)))
	time.AfterFunc(5*time.Millisecond, func() {
		if err := os.WriteFile(file(dir), []byte(text), 0o644); err != nil {
			t.Error(err)
		}
	})
	s := spec(t, w, "s")
	if _, err := s.Update(t.Context(), tick(2)); err != nil {
		t.Fatal(err)
	}
	must(t, os.Remove(file(dir)))
	if _, err := w.Spec(t.Context(), "s"); codeOf(err) != "unknown_spec" {
		t.Errorf("got %v, want unknown_spec: nobody wrote the file again", err)
	}
}

// TestEditorBetweenReadingAndReplacing saves in the very window: after the
// document was read, before it is replaced. Both changes must stand.
func TestEditorBetweenReadingAndReplacing(t *testing.T) {
	onLinux(t)
	for name, save := range editors {
		t.Run(name, func(t *testing.T) {
			dir := project(t, 4)
			w := open(t, specfs.Options{Roots: []string{dir}})
			saves := 0
			w.OnStep(func(step string) {
				if step == "staged" && saves < 3 {
					saves++
					save(t, file(dir), read(t, file(dir))+fmt.Sprintf("\r\nLine %d of the editor.", saves))
				}
			})
			done, err := spec(t, w, "s").Update(t.Context(), tick(2))
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Replace(boxes(4), "[ ] 0002", "[x] 0002", 1) +
				"\r\nLine 1 of the editor.\r\nLine 2 of the editor.\r\nLine 3 of the editor."
			if got := read(t, file(dir)); got != want || string(done[0].Source) != want {
				t.Errorf("document (-want +got)\n-%q\n+%q", want, got)
			}
			clean(t, dir, "specs/s/tasks.md")
		})
	}
}

// TestEditorWithTheFileOpen has opened the file before we read it and saves
// after we replaced it: its bytes go to a file that is no longer there.
func TestEditorWithTheFileOpen(t *testing.T) {
	onLinux(t)
	dir := project(t, 4)
	w := open(t, specfs.Options{Roots: []string{dir}})
	var editor *os.File
	w.OnStep(func(step string) {
		if step == "staged" && editor == nil {
			var err error
			editor, err = os.OpenFile(file(dir), os.O_RDWR, 0)
			must(t, err)
		} else if step == "swapped" {
			at := int64(strings.Index(boxes(4), "[ ] 0001") + 1)
			_, err := editor.WriteAt([]byte("-"), at)
			must(t, err)
			must(t, editor.Close())
			w.OnStep(func(string) {})
		}
	})
	if _, err := spec(t, w, "s").Update(t.Context(), tick(2)); err != nil {
		t.Fatal(err)
	}
	got := read(t, file(dir))
	if !strings.Contains(got, "[-] 0001") || !strings.Contains(got, "[x] 0002") {
		t.Errorf("a change was lost: %q", got)
	}
	clean(t, dir, "specs/s/tasks.md")
}

// TestEditorThatNeverCloses gets its file back, and the writer is told.
func TestEditorThatNeverCloses(t *testing.T) {
	onLinux(t)
	dir := project(t, 2)
	w := open(t, specfs.Options{Roots: []string{dir}, LockTimeout: 50 * time.Millisecond})
	var editor *os.File
	w.OnStep(func(step string) {
		if step == "staged" && editor == nil {
			var err error
			editor, err = os.OpenFile(file(dir), os.O_WRONLY, 0)
			must(t, err)
		}
	})
	s := spec(t, w, "s")
	for range 2 {
		if _, err := s.Update(t.Context(), tick(0)); codeOf(err) != "changed_on_disk" {
			t.Errorf("error %v, want changed_on_disk", err)
		}
	}
	_, err := editor.WriteAt([]byte("!"), 0)
	must(t, err)
	must(t, editor.Close())
	if got, want := read(t, file(dir)), "!"+boxes(2)[1:]; got != want {
		t.Errorf("document (-want +got)\n-%q\n+%q", want, got)
	}
	clean(t, dir, "specs/s/tasks.md")
	if _, err := s.Update(t.Context(), tick(0)); err != nil {
		t.Error(err)
	}
}

// TestEditorAtTheSameTime has an editor change single bytes in place, at any
// moment, while we tick. No byte of either may be lost.
func TestEditorAtTheSameTime(t *testing.T) {
	onLinux(t)
	const n = 300
	dir := project(t, 2*n)
	s := spec(t, open(t, specfs.Options{Roots: []string{dir}}), "s")
	var group sync.WaitGroup
	defer group.Wait()
	at := func(i int) int { return strings.Index(boxes(2*n), fmt.Sprintf("] %04d", n+i)) - 1 }
	group.Go(func() {
		for i := range n {
			editor, err := os.OpenFile(file(dir), os.O_RDWR, 0)
			if err != nil {
				t.Error(err)
				return
			}
			for range rand.IntN(200) {
				runtime.Gosched()
			}
			if _, err := editor.WriteAt([]byte("-"), int64(at(i))); err != nil {
				t.Error(err)
			}
			_ = editor.Close()
		}
	})
	for i := range n {
		if _, err := s.Update(context.Background(), tick(i)); err != nil {
			t.Fatal(err)
		}
	}
	group.Wait()
	got := read(t, file(dir))
	kept := besides(t, dir)
	for i := range n {
		if !slices.ContainsFunc(append(kept, got), func(source string) bool { return source[at(i)] == '-' }) {
			t.Errorf("the editor's byte in line %d is lost", n+i)
		}
	}
	if a := ticked(got); a != n {
		t.Errorf("%d of %d ticks kept", a, n)
	}
	if b := strings.Count(got, "[-]"); len(kept) > 0 {
		t.Logf("%d of %d of the editor's bytes stand in the document, and others beside it", b, n)
	} else if b != n {
		t.Errorf("%d of %d of the editor's bytes stand in the document", b, n)
	}
}

// besides are the files beside the tasks in which a writer kept what an editor
// saved.
func besides(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, ".kiro/specs/s/.tasks.md.kiro-mcp-*-*"))
	must(t, err)
	var out []string
	for _, name := range files {
		out = append(out, read(t, name))
	}
	return out
}

// TestEditorsDuringTheGivingBack has three saves, in every order of the ways
// to save, hit the moments in which files change places: ours goes in, the
// editor's goes back, the next one goes back. The last must stand with our
// tick; a save that one in place came after may stay beside it.
func TestEditorsDuringTheGivingBack(t *testing.T) {
	onLinux(t)
	for first := range editors {
		for second := range editors {
			for third := range editors {
				t.Run(first+", "+second+", "+third, func(t *testing.T) {
					dir := project(t, 4)
					w := open(t, specfs.Options{Roots: []string{dir}})
					ways := []string{first, second, third}
					saves := 0
					w.OnStep(func(step string) {
						if step == "exchange" && saves < len(ways) {
							saves++
							editors[ways[saves-1]](t, file(dir), boxes(4)+fmt.Sprintf("\r\nSaved %d times.", saves))
						}
					})
					if _, err := spec(t, w, "s").Update(t.Context(), tick(2)); err != nil {
						t.Fatal(err)
					}
					want := strings.Replace(boxes(4), "[ ] 0002", "[x] 0002", 1) + "\r\nSaved 3 times."
					if got := read(t, file(dir)); saves != len(ways) || got != want {
						t.Errorf("%d saves; document (-want +got)\n-%q\n+%q", saves, want, got)
					}
					if second == "in place" || third == "in place" {
						removeEarlierSaves(t, dir)
					}
					clean(t, dir, "specs/s/tasks.md")
				})
			}
		}
	}
}

// TestEditorThatOpensOurs has an editor open what we put in place of its save, and
// keep it open. Its file stands in the document's place in the end, so that what it
// writes later is not lost, and the writer is told.
func TestEditorThatOpensOurs(t *testing.T) {
	onLinux(t)
	dir := project(t, 4)
	w := open(t, specfs.Options{Roots: []string{dir}, LockTimeout: 50 * time.Millisecond})
	var editor *os.File
	exchanges := 0
	w.OnStep(func(step string) {
		if step != "exchange" {
			return
		}
		switch exchanges++; exchanges {
		case 1:
			editors["by rename"](t, file(dir), boxes(4)+"\r\nSaved 1 times.")
		case 2:
			var err error
			editor, err = os.OpenFile(file(dir), os.O_WRONLY|os.O_TRUNC, 0)
			must(t, err)
		}
	})
	if _, err := spec(t, w, "s").Update(t.Context(), tick(2)); codeOf(err) != "changed_on_disk" {
		t.Errorf("error %v, want changed_on_disk", err)
	}
	if editor == nil {
		t.Fatalf("%d exchanges, want two", exchanges)
	}
	_, err := editor.WriteString(boxes(4) + "\r\nSaved 2 times.")
	must(t, err)
	must(t, editor.Close())
	if got, want := read(t, file(dir)), boxes(4)+"\r\nSaved 2 times."; got != want {
		t.Errorf("document (-want +got)\n-%q\n+%q", want, got)
	}
	removeEarlierSaves(t, dir)
	clean(t, dir, "specs/s/tasks.md")
}

// removeEarlierSaves removes what was kept beside the document, and fails when
// one is not the whole text that an editor saved.
func removeEarlierSaves(t *testing.T, dir string) {
	t.Helper()
	kept, err := filepath.Glob(filepath.Join(filepath.Dir(file(dir)), ".tasks.md.kiro-mcp-*"))
	must(t, err)
	for _, path := range kept {
		if got := read(t, path); !regexp.MustCompile(`\n- \[ \] [0-9]+\. Step of the plan\r\nSaved [0-9]+ times\.$`).MatchString(got) {
			t.Errorf("%s holds no save of the editor's: %q", path, got)
		}
		must(t, os.Remove(path))
	}
}

// TestEditorThatKeepsSaving has an editor save its whole text again and again
// while we tick. It knows nothing of our ticks, so they may go; but what it
// saved last must stand, under whatever of our ticks came after.
func TestEditorThatKeepsSaving(t *testing.T) {
	onLinux(t)
	for name, save := range editors {
		t.Run(name, func(t *testing.T) {
			const n = 200
			dir := project(t, n)
			s := spec(t, open(t, specfs.Options{Roots: []string{dir}}), "s")
			var group sync.WaitGroup
			defer group.Wait()
			group.Go(func() {
				for i := range n {
					save(t, file(dir), boxes(n)+fmt.Sprintf("\r\nSaved %d times.", i+1))
				}
			})
			for i := range n {
				if _, err := s.Update(context.Background(), tick(i)); err != nil {
					t.Fatal(err)
				}
			}
			group.Wait()
			if got, want := unticked(read(t, file(dir))), boxes(n)+fmt.Sprintf("\r\nSaved %d times.", n); got != want {
				t.Errorf("what the editor saved last is gone: %q", got[max(0, len(got)-80):])
			}
			if name == "in place" {
				removeEarlierSaves(t, dir)
			}
			clean(t, dir, "specs/s/tasks.md")
		})
	}
}
