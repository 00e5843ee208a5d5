package tables_test

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/tables"
)

// TestTree prints what a tree says of its tables, to be held against a count by
// hand.
func TestTree(t *testing.T) {
	dir := os.Getenv("KIRO_MCP_TREE")
	if dir == "" {
		t.Skip("KIRO_MCP_TREE names no tree")
	}
	files := readTree(t, dir)
	if len(files) == 0 {
		t.Fatal("no files")
	}
	counts := map[string][2]int{}
	for _, f := range files {
		for _, x := range f.Tables {
			c := counts[x.Source]
			counts[x.Source] = [2]int{c[0] + 1, c[1] + len(x.Columns)}
			if testing.Verbose() {
				t.Logf("%s:%d %s %s", f.Path, x.Line, x.Source, write(x))
			}
		}
		for _, u := range f.Unresolved {
			t.Logf("%s:%d unresolved: %s: %s", f.Path, u.Line, u.Why, u.Text)
		}
	}
	for source, c := range counts {
		t.Logf("%-12s %d tables and changes, %d columns", source, c[0], c[1])
	}
	joined := tables.Join(files)
	columns := 0
	for _, j := range joined {
		columns += len(j.Columns)
		t.Logf("%s:%d joined %s", j.File, j.Line, write(facts.Table{Name: j.Name, Model: strings.Join(j.Models, "/"), Columns: j.Columns, Indexes: j.Indexes, Whole: j.Whole}))
	}
	t.Logf("%s: %d tables, %d columns", filepath.Base(dir), len(joined), columns)
}

// readTree reads the tables of all files below a folder, tests marked by their
// path.
func readTree(t *testing.T, dir string) []*facts.File {
	t.Helper()
	var files []*facts.File
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules" || d.Name() == "vendor") {
			return filepath.SkipDir
		}
		lang := lex.Of(p)
		if d.IsDir() || lang == nil {
			return nil
		}
		src, err := os.ReadFile(p)
		if err != nil {
			return nil
		}
		rel, _ := filepath.Rel(dir, p)
		rel = filepath.ToSlash(rel)
		out := &facts.File{Path: rel, Language: lang.Name, Test: strings.Contains(strings.ToLower(rel), "test")}
		tables.Read(lex.Scan(rel, lang, src), out)
		files = append(files, out)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	sort.Slice(files, func(i, k int) bool { return files[i].Path < files[k].Path })
	return files
}
