package tables_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/tables"
)

// TestSpeed prints how quickly each language is read, scanning left out.
func TestSpeed(t *testing.T) {
	dir := os.Getenv("KIRO_MCP_TREE")
	if dir == "" {
		t.Skip("KIRO_MCP_TREE names no tree")
	}
	bytes, took := map[string]int{}, map[string]time.Duration{}
	_ = filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		lang := lex.Of(p)
		if err != nil || d.IsDir() || lang == nil {
			return nil
		}
		src, err := os.ReadFile(p)
		if err != nil || len(src) > 2<<20 {
			return nil
		}
		f := lex.Scan(p, lang, src)
		start := time.Now()
		tables.Read(f, &facts.File{Path: p})
		took[lang.Name] += time.Since(start)
		bytes[lang.Name] += len(src)
		return nil
	})
	if len(bytes) == 0 {
		t.Fatal("no files")
	}
	for name, n := range bytes {
		t.Logf("%-12s %9d bytes %8.1f MB/s", name, n, float64(n)/1e6/took[name].Seconds())
	}
}
