package fences

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
)

// firstPath is the path that the comment at the top of a fence names, or the
// label above it when that is nothing but one: "**src/orders.py**".
func firstPath(f *pieces.Fence) string {
	if p := commentPath(pieces.FirstComment(f)); p != "" {
		return p
	}
	return ""
}

// commentPath is the path of a comment that says no more than it.
func commentPath(comment string) string {
	comment = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(comment), "*/"), "-->"))
	for _, p := range []string{"File: ", "file: ", "filename: ", "Path: ", "In ", "in "} {
		comment = strings.TrimPrefix(comment, p)
	}
	first, rest, _ := strings.Cut(comment, " ")
	if rest != "" && !strings.HasPrefix(rest, "(") && !strings.HasPrefix(rest, "-") && !strings.HasPrefix(rest, "—") {
		return ""
	}
	if names.IsFilePath(first) || names.IsFile(first) && names.IsPlainPath(first) && !strings.HasPrefix(first, ".") {
		return first
	}
	return ""
}

// HeaderFile claims the file that a fence of code says it is. One that says only in
// which file it stands ("# In readers/csv.py") shows how something is used there.
func HeaderFile(_ *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Frame.Negated || strings.HasPrefix(strings.ToLower(pieces.FirstComment(f)), "in ") {
		return nil
	}
	file := strings.TrimPrefix(firstPath(f), "./")
	if file == "" {
		return nil
	}
	for _, p := range f.Lines {
		if p.Text != "" {
			return []claims.Claim{{Kind: claims.KindFile, Line: p.Line, File: &claims.File{Path: file}}}
		}
	}
	return nil
}
