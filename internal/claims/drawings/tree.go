package drawings

import (
	"path"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/structure"
	"kiro-mcp/internal/claims/words"
)

// Tree reads a drawing of folders and files: names behind ├── and └──, or
// indented ones that end with a slash.
func Tree(_ *reading.Design, f *pieces.Fence) []claims.Claim {
	if !pieces.IsTree(f) || f.Frame.Testing && !strings.Contains(f.Text, ".") {
		return nil
	}
	t := &tree{}
	var found []claims.Claim
	for _, p := range f.Lines {
		c, ok := t.line(p, strings.TrimRight(words.Dedent(p.Raw, words.Leading(f.Lines[0].Raw)), " \t"))
		if ok {
			found = append(found, c)
		}
	}
	if !t.files() {
		return nil
	}
	return found
}

// tree is a drawing being read.
type tree struct {
	open  []branch
	named int // entries that are called like files or folders
	all   int
	bad   bool
}

// branch is an entry that others may hang below.
type branch struct {
	column int
	name   string
}

// files reports whether the tree was one of files: nearly all of its entries
// are called like files or folders.
func (t *tree) files() bool { return !t.bad && t.named > 0 && 10*t.named >= 8*t.all }

// line reads one entry.
func (t *tree) line(p *pieces.Piece, raw string) (claims.Claim, bool) {
	if strings.TrimLeft(raw, " \t│|") == "" {
		return claims.Claim{}, false
	}
	column, rest := pieces.TreeEntry(raw)
	name, comment := pieces.CutRemark(rest)
	if name == "" || name == "..." || strings.HasPrefix(name, "...") || name == "…" {
		return claims.Claim{}, false
	}
	for len(t.open) > 0 && t.open[len(t.open)-1].column >= column {
		t.open = t.open[:len(t.open)-1]
	}
	if strings.Contains(rest[:min(len(rest), len(name)+2)], "*.") {
		return claims.Claim{}, false
	}
	folder := strings.HasSuffix(name, "/") || strings.HasPrefix(name, "/") && len(name) > 1 && path.Ext(name) == ""
	clean := strings.Trim(name, "/")
	t.all++
	if column == 0 && clean == "" && name != "" {
		t.open = append(t.open, branch{0, "."}) // "/" is the project
		return claims.Claim{}, false
	}
	if !folder && !names.IsFile(clean) && (clean == "" || strings.ContainsAny(clean, " ()（）:：") || len(clean) >= 40 || column <= 0) {
		t.open = append(t.open, branch{column, ""})
		return claims.Claim{}, false
	}
	if folder || names.IsFile(path.Base(clean)) {
		t.named++
	}
	full := t.path(clean)
	root := column == 0
	t.open = append(t.open, branch{column, clean})
	if root && (folder || !strings.Contains(clean, ".")) && !strings.Contains(clean, "/") && projectRoot(clean) {
		t.open[len(t.open)-1].name = "."
		return claims.Claim{}, false
	}
	if !names.IsPlainPath(full) || !folder && !names.IsFile(path.Base(full)) {
		return claims.Claim{}, false
	}
	return claims.Claim{Kind: claims.KindFile, Line: p.Line, File: &claims.File{Path: full, Folder: folder}, Negated: structure.RemovedNote(comment), Planned: plannedNote(comment)}, true
}

// projectRoot reports whether the first name of a tree stands for the project
// itself rather than for a folder in it.
func projectRoot(name string) bool {
	switch name {
	case "src", "app", "lib", "tests", "test", "docs", "backend", "frontend", "server", "client", "packages", "services", "internal", "cmd", "pkg", "scripts", "config", "infrastructure", "examples", "api", "web":
		return false
	}
	return !strings.HasPrefix(name, ".") || name == "."
}

// path joins an entry to those it hangs below.
func (t *tree) path(name string) string {
	var parts []string
	for _, b := range t.open {
		if b.name != "" && b.name != "." {
			parts = append(parts, b.name)
		}
	}
	return strings.TrimPrefix(path.Join(append(parts, name)...), "./")
}

func plannedNote(comment string) string {
	lower := strings.ToLower(comment)
	if p, ok := words.HoldsAny(lower, []string{"future", "planned", "later", "optional", "phase 2", "phase 3", "phase 4", "tbd", "未来", "后续", "将来"}); ok {
		return p
	}
	return ""
}
