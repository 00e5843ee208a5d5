package pieces

import (
	"strings"

	"kiro-mcp/internal/claims/names"
)

// IsTree reports whether a fence draws a tree.
func IsTree(f *Fence) bool {
	branches := 0
	for _, p := range f.Lines {
		if strings.ContainsAny(p.Text, "▼▲↓↑→┌┐┘") && !strings.Contains(p.Text, "──") {
			return false
		}
		if strings.Contains(p.Text, "┌") || strings.Contains(p.Text, "┐") {
			return false
		}
		if strings.Contains(p.Text, "├") || strings.Contains(p.Text, "└") || strings.HasPrefix(p.Text, "|--") || strings.HasPrefix(p.Text, "+--") || strings.HasPrefix(p.Text, "`--") {
			branches++
		}
	}
	return branches > 0
}

// TreeEntry takes the lines of the drawing away and counts the columns before the
// name.
func TreeEntry(raw string) (column int, rest string) {
	for i, r := range raw {
		if !strings.ContainsRune(" \t│├└─|+`-", r) || r == '-' && column == 0 {
			return column, raw[i:]
		}
		column++
	}
	return column, ""
}

// CutRemark takes a remark from behind a name.
func CutRemark(rest string) (name, comment string) {
	at := len(rest)
	for _, mark := range []string{" #", "\t#", " //", " <-", " ←", "  ", " —", " – ", " - ", " (", "（", " →", " ->", "\t"} {
		if i := strings.Index(rest, mark); i > 0 && i < at {
			at = i
		}
	}
	return strings.Trim(rest[:at], " *`"), rest[at:]
}

// treeOfFiles reports whether most entries of a tree are called like files.
func (f *Fence) treeOfFiles() bool {
	files, all := 0, 0
	for _, p := range f.Lines {
		_, rest := TreeEntry(p.Text)
		name, _ := CutRemark(rest)
		if name == "" || strings.HasPrefix(name, "...") {
			continue
		}
		all++
		if strings.HasSuffix(name, "/") || names.IsFile(name) {
			files++
		}
	}
	return 2*files > all
}

// Boxes reports whether a drawing has boxes.
func (f *Fence) Boxes() bool {
	return f.nature().boxes
}
