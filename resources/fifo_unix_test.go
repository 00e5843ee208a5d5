//go:build unix

package resources

import (
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// A FIFO is refused without waiting for its other end.
func TestFIFO(t *testing.T) {
	dir := walk(t)
	for _, name := range []string{".kiro/specs/maps/tasks-pipe.md", ".kiro/steering/pipe.md"} {
		if err := unix.Mkfifo(filepath.Join(dir, filepath.FromSlash(name)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := over(t, dir)
	_, err := s.Read(t.Context(), "kiro://specs/maps/tasks-pipe")
	if code, found := whyNot(err); code != "not_regular_file" || !found {
		t.Errorf("%v, want not_regular_file", err)
	}
	_, err = s.Read(t.Context(), "kiro://steering/pipe")
	if code, found := whyNot(err); code != "unknown_document" || found {
		t.Errorf("%v, want unknown_document", err)
	}
}
