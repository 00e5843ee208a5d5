package signs_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/signs"
	"kiro-mcp/internal/code/symbols"
)

// KIRO_MCP_TREE names a tree to read; KIRO_MCP_SHOW one of statuses, mappings,
// numbers, calls, deps, todos, to print what was read of it.
func TestTree(t *testing.T) {
	dir := os.Getenv("KIRO_MCP_TREE")
	if dir == "" {
		t.Skip("KIRO_MCP_TREE names no tree")
	}
	type sum struct {
		files, bytes, statuses, mappings, numbers, calls, texts int
		took                                                    time.Duration
	}
	sums := map[string]*sum{}
	show := os.Getenv("KIRO_MCP_SHOW")
	var kept []*facts.File
	_ = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if d.IsDir() {
			if slices.Contains([]string{".git", "node_modules", "vendor", "target", "dist", ".venv", ".yarn"}, d.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		lang := lex.Of(p)
		if lang == nil && !signs.IsManifest(p) {
			return nil
		}
		src, err := os.ReadFile(p)
		if err != nil || len(src) > 2<<20 {
			return nil
		}
		out := &facts.File{Path: p}
		if lang == nil {
			signs.Manifest(p, src, out)
			print(t, show, out)
			return nil
		}
		file := lex.Scan(p, lang, src)
		symbols.Read(file, out)
		start := time.Now()
		signs.Read(file, out)
		took := time.Since(start)
		if signs.IsManifest(p) {
			signs.Manifest(p, src, out)
		}
		s := sums[lang.Name]
		if s == nil {
			s = &sum{}
			sums[lang.Name] = s
		}
		s.files++
		s.bytes += len(src)
		s.took += took
		s.statuses += len(out.Statuses)
		s.mappings += len(out.Mappings)
		s.numbers += len(out.Numbers)
		s.calls += len(out.Calls)
		s.texts += len(out.Texts)
		print(t, show, out)
		kept = append(kept, out)
		return nil
	})
	for name, s := range sums {
		t.Logf("%-12s %5d files %9d bytes %6.1f MB/s statuses %d mappings %d numbers %d calls %d texts %d", name, s.files, s.bytes, float64(s.bytes)/1e6/s.took.Seconds(), s.statuses, s.mappings, s.numbers, s.calls, s.texts)
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("%d files of facts, %d MB of heap", len(kept), m.HeapAlloc>>20)
	runtime.KeepAlive(kept)
}

func print(t *testing.T, show string, out *facts.File) {
	symbol := func(i int32) string {
		if i < 0 || int(i) >= len(out.Symbols) {
			return "-"
		}
		return out.Symbols[i].Name
	}
	switch show {
	case "statuses":
		for _, s := range out.Statuses {
			t.Logf("%s:%d %d %s %s %q in %s", out.Path, s.Line, s.Code, s.How, s.Error, s.Body, symbol(s.Symbol))
		}
	case "mappings":
		for _, m := range out.Mappings {
			t.Logf("%s:%d %s -> %d %s", out.Path, m.Line, m.Error, m.Code, m.Body)
		}
	case "numbers":
		for i, text := range numbers(out) {
			n := out.Numbers[i]
			t.Logf("%s:%d %s [%s] in %s", out.Path, n.Line, text, strings.Join(n.Subject, " "), symbol(n.Symbol))
		}
	case "calls":
		for _, c := range out.Calls {
			t.Logf("%s:%d %s in %s", out.Path, c.Line, c.Name, symbol(c.Symbol))
		}
	case "deps":
		for _, d := range out.Deps {
			t.Logf("%s:%d %s", out.Path, d.Line, fmt.Sprintf("%+v", d))
		}
	case "todos":
		for _, d := range out.Todos {
			t.Logf("%s:%d %+v", out.Path, d.Line, d)
		}
		for _, d := range out.Tags {
			t.Logf("%s:%d tag %s", out.Path, d.Line, d.Text)
		}
	}
}
