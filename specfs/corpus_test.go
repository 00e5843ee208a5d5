package specfs_test

import (
	"os"
	"path/filepath"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/specfs"
)

// TestCorpus finds and reads every spec of the corpus. The counts are pinned:
// when a rule changes them, look at what came or went.
func TestCorpus(t *testing.T) {
	repositories, err := os.ReadDir(filepath.Join(testcorpus.Dir(t), "kiro"))
	must(t, err)
	var specs, archived, documents, steering, findings int
	for _, repository := range repositories {
		if !repository.IsDir() {
			continue
		}
		w := open(t, specfs.Options{Roots: []string{filepath.Join(testcorpus.Dir(t), "kiro", repository.Name())}})
		found, more, err := w.Specs(t.Context())
		must(t, err)
		old, _, err := w.Archived(t.Context())
		must(t, err)
		rules, _ := w.Steering(t.Context(), w.List()[0])
		specs, archived, steering, findings = specs+len(found), archived+len(old), steering+len(rules), findings+len(more)
		for _, s := range append(found, old...) {
			findings += len(s.Findings)
			for _, info := range s.Documents {
				d, err := s.Read(t.Context(), info.Name)
				if err != nil {
					t.Errorf("%s %s: %v", repository.Name(), info.Path, err)
					continue
				}
				documents++
				if int64(len(d.Source)) != info.Size {
					t.Errorf("%s: %d bytes read of %d", info.Path, len(d.Source), info.Size)
				}
			}
			if again := spec(t, w, s.ID); again.Dir != s.Dir {
				t.Errorf("Spec(%q) leads to %s, not to %s", s.ID, again.Dir, s.Dir)
			}
		}
		t.Logf("%-45s %4d specs %3d archived", repository.Name(), len(found), len(old))
	}
	got := [...]int{specs, archived, documents, steering, findings}
	t.Logf("specs, archived, documents, steering, findings: %v", got)
	if want := [...]int{472, 43, 1609, 61, 0}; got != want {
		t.Errorf("counts (-want +got)\n-%v\n+%v", want, got)
	}
}
