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
			return stem
		}
	}
	return path
}

func judgeFile(h *held, c *claims.Claim) *Judgement {
	path := strings.Trim(strings.TrimPrefix(c.File.Path, "./"), "/")
	var near []Evidence
	base := path[strings.LastIndexByte(path, '/')+1:]
	for _, f := range h.in.Project.Files {
		if f.Path == path || strings.HasSuffix(f.Path, "/"+path) || strings.HasPrefix(f.Path, path+"/") || strings.Contains(f.Path, "/"+path+"/") {
			if c.Negated {
				return violated([]Evidence{{File: f.Path, Line: 1}}, "the design says that %s is gone, and it is there", path)
			}
			return satisfied(Evidence{File: f.Path, Line: 1}, "it is there")
		}
		if !c.Negated && withoutKind(f.Path) == withoutKind(path) && withoutKind(path) != path {
			return satisfied(Evidence{File: f.Path, Line: 1}, "it is there as %s", f.Path)
		}
		if strings.HasSuffix(f.Path, "/"+base) {
			near = append(near, Evidence{File: f.Path, Line: 1})
		}
	}
	if c.Negated {
		return &Judgement{Verdict: Satisfied, Message: "it is not there", Searched: fmt.Sprintf("%d source files", len(h.in.Project.Files))}
	}
	if h.in.Exists != nil {
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
