package history_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"kiro-mcp/internal/history"
)

// repository makes a real one with one commit.
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("git is not here, and CI must not skip")
		}
		t.Skip("git is not here")
	}
	dir := t.TempDir()
	write(t, dir, "kept.py", "a = 1\n")
	write(t, dir, "edited.py", "a = 1\n")
	write(t, dir, "gone.py", "a = 1\n")
	write(t, dir, ".gitignore", "made/\n")
	git(t, dir, "init", "-q")
	git(t, dir, "add", ".")
	git(t, dir, "-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false", "commit", "-qm", "first")
	return dir
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func git(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "git", args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func TestChangedSince(t *testing.T) {
	dir := repository(t)
	write(t, dir, "edited.py", "a = 2\n")
	write(t, dir, "new file.py", "a = 3\n")
	write(t, dir, "made/out.py", "a = 4\n")
	if err := os.Remove(filepath.Join(dir, "gone.py")); err != nil {
		t.Fatal(err)
	}
	got, err := history.ChangedSince(t.Context(), dir, "HEAD")
	if want := []string{"edited.py", "gone.py", "new file.py"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("changed since HEAD (-want +got)\n-%v\n+%v %v", want, got, err)
	}
}

// What looks like an option or is no revision is refused, never run.
func TestUnknownRevisions(t *testing.T) {
	dir := repository(t)
	for _, revision := range []string{"", "--output=x", "nowhere", "HEAD~9", "a\nb"} {
		if _, err := history.ChangedSince(t.Context(), dir, revision); !errors.Is(err, history.ErrUnknown) {
			t.Errorf("revision %q: %v, want %v", revision, err, history.ErrUnknown)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "x")); err == nil {
		t.Error("an option was run")
	}
	if _, err := history.ChangedSince(t.Context(), t.TempDir(), "HEAD"); !errors.Is(err, history.ErrNoGit) {
		t.Errorf("outside a repository: %v, want %v", err, history.ErrNoGit)
	}
}
