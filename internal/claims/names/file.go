package names

import (
	"path"
	"strings"
)

// sourceEndings are what files of a project end with.
var sourceEndings = map[string]bool{
	".py": true, ".java": true, ".js": true, ".jsx": true, ".ts": true, ".tsx": true, ".mjs": true, ".cs": true, ".go": true, ".rs": true, ".php": true, ".rb": true, ".kt": true, ".c": true, ".h": true, ".cpp": true, ".sh": true,
	".sql": true, ".scala": true, ".json": true, ".yaml": true, ".yml": true, ".tf": true, ".toml": true, ".vue": true, ".svelte": true, ".css": true, ".scss": true, ".html": true, ".prisma": true, ".swift": true, ".md": true, ".proto": true, ".xml": true, ".csproj": true, ".props": true, ".targets": true, ".bat": true, ".ps1": true, ".hook": true, ".mdx": true, ".j2": true, ".ini": true, ".cfg": true, ".env": true, ".lock": true, ".txt": true, ".rake": true, ".gradle": true, ".kts": true,
	".png": true, ".svg": true, ".ico": true, ".jpg": true, ".webp": true, ".example": true, ".hcl": true, ".tmpl": true, ".csv": true, ".sln": true, ".dockerfile": true,
}

// IsFilePath reports whether a word is the path of a source file with a folder.
func IsFilePath(w string) bool {
	return strings.Contains(w, "/") && IsFile(path.Base(w)) && IsPlainPath(w)
}

// IsFile reports whether a name is that of a file of a project: "service.py",
// "Dockerfile".
func IsFile(name string) bool {
	switch name {
	case "Dockerfile", "Makefile", "Gemfile", "Procfile", "Rakefile", "LICENSE", "CODEOWNERS", ".gitignore", ".gitkeep", ".gitattributes", ".dockerignore", ".editorconfig", ".npmrc", ".nvmrc":
		return true
	}
	return sourceEndings[strings.ToLower(path.Ext(name))] && len(name) > len(path.Ext(name)) || sourceEndings[name]
}

// IsPlainPath reports whether a path is one: without blanks, wildcards and
// placeholders, and neither absolute nor in the user's home. "example.py" stands for
// any file; a folder "examples" and a ".env.example" are there.
func IsPlainPath(p string) bool {
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

// PathWords are the words of a text without quotes and marks around them.
func PathWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" `()（）,，:：;\"'|。、", r) })
}

// FilesIn are the paths of files that a text names.
func FilesIn(text string) []string {
	var out []string
	for _, w := range PathWords(text) {
		if IsFilePath(strings.TrimSuffix(w, ".")) {
			out = append(out, w)
		}
	}
	return out
}
