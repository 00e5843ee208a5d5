package pytest

import (
	"os"
	"path/filepath"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/python"
)

func BenchmarkFiles(b *testing.B) {
	dir := filepath.Join(testcorpus.Dir(b), "openapi")
	for _, name := range []string{"github/api.github.com.json", "stripe/spec3.json"} {
		c, err := openapi.Read(b.Context(), folder(dir), name, openapi.Options{})
		if err != nil {
			b.Fatal(err)
		}
		names := python.NamesOf(c)
		b.Run(filepath.Base(name), func(b *testing.B) {
			for b.Loop() {
				if _, err := Files(c, names); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// folder is a source that is a folder.
type folder string

func (f folder) ReadFile(rel string) ([]byte, error) {
	root, err := os.OpenRoot(string(f))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.ReadFile(rel)
}
