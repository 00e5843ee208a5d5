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
	"kiro-mcp/internal/pattern"
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
		out := &facts.File{Path: rel, Language: lang.Name, Test: isTest(rel)}
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

// declarations are what a search for words finds of tables, to hold the reader's
// count against; models of a base class are not among them.
var declarations = pattern.Of(`(?i)\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?["\x60\[\w.]+\s*\(|op\.create_table\(|\bcreate_table\s+[:"(]|Schema::create\(|__tablename__\s*=|^@Entity\b|^model\s+\w+\s*\{|new (?:mongoose\.)?Schema\b|\b(?:pg|mysql|sqlite)Table\(|migrations\.CreateModel\(|DbSet<\w+>\s+\w+\s*[{=]|AutoMigrate\(&|\(models\.Model\)|\bTable\(\s*["']`)

// TestPublic prints for each tree below KIRO_MCP_PUBLIC how many tables were
// found, and how many declarations a search for words finds.
func TestPublic(t *testing.T) {
	dir := os.Getenv("KIRO_MCP_PUBLIC")
	if dir == "" {
		t.Skip("KIRO_MCP_PUBLIC names no folder of trees")
	}
	trees, err := os.ReadDir(dir)
	if err != nil || len(trees) == 0 {
		t.Fatalf("no trees: %v", err)
	}
	for _, tree := range trees {
		if !tree.IsDir() {
			continue
		}
		root := filepath.Join(dir, tree.Name())
		files := readTree(t, root)
		found, words, unresolved := 0, 0, 0
		for _, f := range files {
			if f.Test {
				continue
			}
			for _, x := range f.Tables {
				if x.Change == "" && x.Source != "activerecord" && x.Source != "eloquent" || x.Change == "alter" && x.Model != "" && len(x.Columns)+len(x.Indexes) == 0 {
					found++
				}
			}
			unresolved += len(f.Unresolved)
			if src, err := os.ReadFile(filepath.Join(root, f.Path)); err == nil {
				for line := range strings.SplitSeq(string(src), "\n") {
					words += len(declarations().FindAllString(strings.TrimSpace(line), -1))
				}
			}
		}
		joined := tables.Join(files)
		columns, whole := 0, 0
		for _, j := range joined {
			columns += len(j.Columns)
			if j.Whole {
				whole++
			}
		}
		t.Logf("%-52s declared %3d, by words %3d; joined %3d tables (%3d whole), %4d columns; unresolved %d", tree.Name(), found, words, len(joined), whole, columns, unresolved)
	}
}

// isTest is what the layout of public trees makes of tests.
func isTest(path string) bool {
	for _, mark := range []string{"/tests/", "/test/java/", "/spec/", "/__tests__/", "_test.", ".test.", ".spec.", "Tests/", ".IntegrationTests/"} {
		if strings.Contains("/"+path, mark) {
			return true
		}
	}
	return false
}
