package conform

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

var fileCheck = Check{
	ID: "file", Group: Components, Severity: doc.Warning,
	Title: "Promised files are there",
	Why:   "whoever reads the design looks for them",
	Kinds: []claims.Kind{claims.KindFile},
	judge: judgeFile,
}

// withoutKind takes off a path the endings that say only how JavaScript is written.
func withoutKind(path string) string {
	for _, ending := range []string{".tsx", ".jsx", ".ts", ".js", ".mjs", ".mts"} {
		if stem, ok := strings.CutSuffix(path, ending); ok {
			return strings.TrimSuffix(stem, ".svelte") // a script in which Svelte's runes work
		}
	}
	return path
}

// made reports whether a path is that of something which builds and programs make.
func made(path string) bool {
	folders := strings.Split(path, "/")
	for i, part := range folders {
		switch strings.ToLower(part) {
		case "dist", "build", "out", "target", "coverage", "node_modules", ".next", ".nuxt", "runtime", "logs", "tmp", "temp", "cache", ".cache", "__pycache__", "venv", ".venv", "uploads":
			return true
		}
		if i < len(folders)-1 && hiddenOutput(part) {
			return true
		}
	}
	return false
}

// packageRoot splits a path below a root of Java, Kotlin or Scala sources. The folders
// of packages stand there, which trees in designs leave out.
func packageRoot(path string) (root, rest string, ok bool) {
	parts := strings.Split(path, "/")
	for i := 2; i < len(parts)-1; i++ {
		if parts[i-2] == "src" && (parts[i] == "java" || parts[i] == "kotlin" || parts[i] == "scala") {
			return strings.Join(parts[:i+1], "/") + "/", strings.Join(parts[i+1:], "/"), true
		}
	}
	return "", "", false
}

// below reports whether a file is, or lies in, what a path names somewhere below a
// root.
func below(file, root, rest string) bool {
	_, inside, ok := strings.Cut("/"+file, "/"+root)
	return ok && strings.Contains("/"+inside+"/", "/"+rest+"/")
}

// hiddenOutput reports whether a folder is hidden and none of those that people
// write by hand: in others tools keep what they find out.
func hiddenOutput(folder string) bool {
	if len(folder) < 2 || folder[0] != '.' || folder[1] == '.' || strings.Contains(folder[1:], ".") {
		return false
	}
	switch folder {
	case ".github", ".gitlab", ".gitea", ".forgejo", ".circleci", ".buildkite", ".azure", ".ci", ".husky", ".vscode", ".idea", ".devcontainer", ".docker", ".storybook", ".changeset", ".well-known", ".vitepress", ".config",
		".ebextensions", ".platform", ".cargo", ".mvn", ".yarn", ".claude", ".cursor", ".kiro", ".windsurf", ".agents", ".gemini", ".env", ".githooks", ".clusterfuzzlite", ".aws", ".maestro", ".expo", ".streamlit":
		return false
	}
	return true
}

func judgeFile(h *held, c *claims.Claim) *Judgement {
	path := strings.Trim(strings.TrimPrefix(c.File.Path, "./"), "/")
	var near []Evidence
	base := path[strings.LastIndexByte(path, '/')+1:]
	root, rest, packaged := packageRoot(path)
	for _, f := range h.in.Project.Files {
		if packaged && !c.Negated && below(f.Path, root, rest) {
			return satisfied(Evidence{File: f.Path, Line: 1}, "it is there, below folders of its package")
		}
		if f.Path == path || strings.HasSuffix(f.Path, "/"+path) || strings.HasPrefix(f.Path, path+"/") || strings.Contains(f.Path, "/"+path+"/") {
			if c.Negated {
				return violated([]Evidence{{File: f.Path, Line: 1}}, "the design says that %s is gone, and it is there", path)
			}
			return satisfied(Evidence{File: f.Path, Line: 1}, "it is there")
		}
		if !c.Negated && withoutKind(f.Path) == withoutKind(path) && withoutKind(path) != path {
			return satisfied(Evidence{File: f.Path, Line: 1}, "it is there as %s", f.Path)
		}
		if f.Path == base || strings.HasSuffix(withoutKind(f.Path), "/"+withoutKind(base)) {
			near = append(near, Evidence{File: f.Path, Line: 1})
		}
	}
	if c.Negated {
		return &Judgement{Verdict: Satisfied, Message: "it is not there", Searched: fmt.Sprintf("%d source files", len(h.in.Project.Files))}
	}
	if made(path) {
		return unresolved(nil, "", "it is not there; what is called so is made by building or running, and may be left out of the repository").asking("Is %s made by the program or its build?", path)
	}
	if h.in.Exists != nil {
		if file, _ := h.in.Exists(base); file && base != path && len(near) == 0 {
			near = append(near, Evidence{File: base, Line: 1}) // at the root, where tools look for their settings
		}
		if j := h.fileOnDisk(path, near); j != nil {
			return j
		}
	}
	searched := prose.Plural(len(h.in.Project.Files), "source file")
	if len(near) > 0 {
		return unresolved(near, searched, "not at this path; there is a file of that name elsewhere").asking("Does this file take the place of %s?", path)
	}
	return unresolved(nil, searched, "no such source file was read")
}
