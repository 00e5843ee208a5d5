package pytest

import (
	"bytes"
	"flag"
	"os"
	"path"
	"path/filepath"
	"testing"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/python"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestGolden shows what is written for the user's own example, completed.
func TestGolden(t *testing.T) {
	c, err := openapi.Read(t.Context(), folder("../../testdata/openapi/orders"), "api-spec.yaml", openapi.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files, err := Files(c, python.NamesOf(c))
	if err != nil {
		t.Fatal(err)
	}
	again, err := Files(c, python.NamesOf(c))
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for i, f := range files {
		if !bytes.Equal(f.Content, again[i].Content) {
			t.Errorf("%s is another a second time", f.Path)
		}
		golden := filepath.Join("testdata", "golden", path.Base(f.Path)+".txt")
		if _, err := os.Stat(golden); err != nil {
			continue // the same for every contract, or as long as the others
		}
		shown++
		if *update {
			put(t, golden, f.Content)
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(f.Content, want) {
			t.Errorf("%s is not as in %s; run with -update if that is meant, and read the diff", f.Path, golden)
		}
		for _, m := range f.Marks {
			line := bytes.Split(f.Content, []byte("\n"))[m.Line-1]
			if !bytes.HasPrefix(line, []byte("def "+m.Name+"(")) {
				t.Errorf("%s: line %d is said to define %s, and is %q", f.Path, m.Line, m.Name, line)
			}
		}
	}
	if shown < 4 {
		t.Errorf("%d goldens were compared, want 4", shown)
	}
}
