package doc

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
)

// TestSampleTasks reads every tasks document of the sample projects, among
// them a twin of each parser case (docs/kiro-format.md 6), and keeps what is read.
func TestSampleTasks(t *testing.T) {
	root := filepath.Join("..", "..", "testdata")
	var b strings.Builder
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !testcorpus.IsTasks(d.Name()) {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		describeSample(&b, filepath.ToSlash(name), src)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if b.Len() == 0 {
		t.Fatal("no sample holds a tasks document")
	}
	compareGolden(t, filepath.Join("testdata", "sample_tasks.golden"), b.String())
}

func describeSample(b *strings.Builder, name string, src []byte) {
	d := ParseTasks(strings.TrimSuffix(filepath.Base(name), ".md"), src)
	p := d.Progress()
	fmt.Fprintf(b, "== %s: %d of %d done, %d optional\n%s", name, p.Done, p.Required, p.Optional, outline(d))
	for _, w := range d.Waves {
		fmt.Fprintf(b, "   wave %s: %s\n", w.ID, strings.Join(w.Tasks, " "))
	}
	for _, f := range d.Findings {
		fmt.Fprintf(b, "   line %d: %s %s: %s\n", f.Line, f.Severity, f.Code, f.Message)
	}
}
