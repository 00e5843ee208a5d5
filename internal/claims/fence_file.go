package claims

import (
	"path"
	"strings"
)

// firstPath is the path that the comment at the top of a fence names, or the
// label above it when that is nothing but one: "**src/orders.py**".
func firstPath(f *fence) string {
	if p := commentPath(firstComment(f)); p != "" {
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
	if isFilePath(first) || namesFile(first) && plainPath(first) && !strings.HasPrefix(first, ".") {
		return first
	}
	return ""
}

// sourceEndings are what files of a project end with.
var sourceEndings = map[string]bool{
	".py": true, ".java": true, ".js": true, ".jsx": true, ".ts": true, ".tsx": true, ".mjs": true, ".cs": true, ".go": true, ".rs": true, ".php": true, ".rb": true, ".kt": true, ".c": true, ".h": true, ".cpp": true, ".sh": true,
	".sql": true, ".scala": true, ".json": true, ".yaml": true, ".yml": true, ".tf": true, ".toml": true, ".vue": true, ".svelte": true, ".css": true, ".scss": true, ".html": true, ".prisma": true, ".swift": true, ".md": true, ".proto": true, ".xml": true, ".csproj": true, ".props": true, ".targets": true, ".bat": true, ".ps1": true, ".hook": true, ".mdx": true, ".j2": true, ".ini": true, ".cfg": true, ".env": true, ".lock": true, ".txt": true, ".rake": true, ".gradle": true, ".kts": true,
	".png": true, ".svg": true, ".ico": true, ".jpg": true, ".webp": true, ".example": true, ".hcl": true, ".tmpl": true, ".csv": true, ".sln": true, ".dockerfile": true,
}

// isFilePath reports whether a word is the path of a source file with a folder.
func isFilePath(w string) bool {
	return strings.Contains(w, "/") && namesFile(path.Base(w)) && plainPath(w)
}

func namesFile(name string) bool {
	switch name {
	case "Dockerfile", "Makefile", "Gemfile", "Procfile", "Rakefile", "LICENSE", "CODEOWNERS", ".gitignore", ".gitkeep", ".gitattributes", ".dockerignore", ".editorconfig", ".npmrc", ".nvmrc":
		return true
	}
	return sourceEndings[strings.ToLower(path.Ext(name))] && len(name) > len(path.Ext(name)) || sourceEndings[name]
}

// plainPath reports whether a path is one: without blanks, wildcards and
// placeholders, and neither absolute nor in the user's home. "example.py" stands for
// any file; a folder "examples" and a ".env.example" are there.
func plainPath(p string) bool {
	if p == "" || strings.ContainsAny(p, " *?{}<>|\"'$[]()=,;:@`\\%") || strings.Contains(p, "...") || strings.Contains(p, "//") {
		return false
	}
	first, _, _ := strings.Cut(p, "/")
	return first != "" && first != "~" && first != ".." && !strings.Contains(p, "xxx") && !standsForAny(strings.ToLower(p))
}

func standsForAny(lower string) bool {
	for part := range strings.SplitSeq(lower, "/") {
		if strings.Contains(part, "example") && part != "examples" && !strings.HasSuffix(part, ".example") {
			return true
		}
	}
	return false
}

// headerFile claims the file that a fence of code says it is. One that says only in
// which file it stands ("# In readers/csv.py") shows how something is used there.
func headerFile(_ *reading, f *fence) []Claim {
	if f.frame.negated || strings.HasPrefix(strings.ToLower(firstComment(f)), "in ") {
		return nil
	}
	p := strings.TrimPrefix(firstPath(f), "./")
	if p == "" {
		return nil
	}
	for _, b := range f.blocks {
		if b.text != "" {
			return []Claim{{Kind: KindFile, Line: b.line, File: &File{Path: p}}}
		}
	}
	return nil
}
