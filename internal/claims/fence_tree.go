package claims

import (
	"path"
	"strings"
)

// fileTree reads a drawing of folders and files: names behind ├── and └──, or
// indented ones that end with a slash.
func fileTree(_ *reading, f *fence) []Claim {
	if !isTree(f) || f.frame.testing && !strings.Contains(f.text, ".") {
		return nil
	}
	t := &tree{}
	var claims []Claim
	for _, b := range f.blocks {
		c, ok := t.line(b, strings.TrimRight(dedent(b.raw, leading(f.blocks[0].raw)), " \t"))
		if ok {
			claims = append(claims, c)
		}
	}
	if !t.files() {
		return nil
	}
	return claims
}

// isTree reports whether a fence draws a tree.
func isTree(f *fence) bool {
	branches := 0
	for _, b := range f.blocks {
		if strings.ContainsAny(b.text, "▼▲↓↑→┌┐┘") && !strings.Contains(b.text, "──") {
			return false
		}
		if strings.Contains(b.text, "┌") || strings.Contains(b.text, "┐") {
			return false
		}
		if strings.Contains(b.text, "├") || strings.Contains(b.text, "└") || strings.HasPrefix(b.text, "|--") || strings.HasPrefix(b.text, "+--") || strings.HasPrefix(b.text, "`--") {
			branches++
		}
	}
	return branches > 0
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
func (t *tree) line(b *block, raw string) (Claim, bool) {
	if strings.TrimLeft(raw, " \t│|") == "" {
		return Claim{}, false
	}
	column, rest := entry(raw)
	name, comment := cutComment(rest)
	if name == "" || name == "..." || strings.HasPrefix(name, "...") || name == "…" {
		return Claim{}, false
	}
	for len(t.open) > 0 && t.open[len(t.open)-1].column >= column {
		t.open = t.open[:len(t.open)-1]
	}
	if strings.Contains(rest[:min(len(rest), len(name)+2)], "*.") {
		return Claim{}, false
	}
	folder := strings.HasSuffix(name, "/") || strings.HasPrefix(name, "/") && len(name) > 1 && path.Ext(name) == ""
	clean := strings.Trim(name, "/")
	t.all++
	if column == 0 && clean == "" && name != "" {
		t.open = append(t.open, branch{0, "."}) // "/" is the project
		return Claim{}, false
	}
	if !folder && !namesFile(clean) && (clean == "" || strings.ContainsAny(clean, " ()（）:：") || len(clean) >= 40 || column <= 0) {
		t.open = append(t.open, branch{column, ""})
		return Claim{}, false
	}
	if folder || namesFile(path.Base(clean)) {
		t.named++
	}
	p := t.path(clean)
	root := column == 0
	t.open = append(t.open, branch{column, clean})
	if root && (folder || !strings.Contains(clean, ".")) && !strings.Contains(clean, "/") && projectRoot(clean) {
		t.open[len(t.open)-1].name = "."
		return Claim{}, false
	}
	if !plainPath(p) || !folder && !namesFile(path.Base(p)) {
		return Claim{}, false
	}
	return Claim{Kind: KindFile, Line: b.line, File: &File{Path: p, Folder: folder}, Negated: removedNote(comment), Planned: plannedNote(comment)}, true
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

// entry takes the lines of the drawing away and counts the columns before the
// name.
func entry(raw string) (column int, rest string) {
	for i, r := range raw {
		if !strings.ContainsRune(" \t│├└─|+`-", r) || r == '-' && column == 0 {
			return column, raw[i:]
		}
		column++
	}
	return column, ""
}

// cutComment takes a remark from behind a name.
func cutComment(rest string) (name, comment string) {
	at := len(rest)
	for _, mark := range []string{" #", "\t#", " //", " <-", " ←", "  ", " —", " – ", " - ", " (", "（", " →", " ->", "\t"} {
		if i := strings.Index(rest, mark); i > 0 && i < at {
			at = i
		}
	}
	return strings.Trim(rest[:at], " *`"), rest[at:]
}

func plannedNote(comment string) string {
	lower := strings.ToLower(comment)
	if p, ok := holdsAny(lower, []string{"future", "planned", "later", "optional", "phase 2", "phase 3", "phase 4", "tbd", "未来", "后续", "将来"}); ok {
		return p
	}
	return ""
}
