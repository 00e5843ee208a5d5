package conform

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/specfs/doc"
)

var componentCheck = Check{
	ID: "component", Group: Components, Severity: doc.Warning,
	Title: "Promised components are there",
	Why:   "a service that the design counts on has to be somewhere, and something has to use it",
	Kinds: []claims.Kind{claims.KindComponent},
	judge: judgeComponent,
}

func judgeComponent(h *held, c *claims.Claim) *Judgement {
	if found := h.typesNamed(c.Component.Name); len(found) > 0 {
		return h.typeReached(c.Component.Name, found)
	}
	if renamed := h.renamedTypes(c.Component.Name); len(renamed) > 0 {
		return satisfied(renamed[0].evidence(), "called %s here", renamed[0].sym().Name)
	}
	if found := h.named[fold(c.Component.Name)]; len(found) > 0 {
		return h.reached(found[0], satisfied(found[0].evidence(), "%s %s", found[0].sym().Kind, found[0].sym().Name))
	}
	if file, ok := h.fileNamed(c.Component.Name); ok {
		return satisfied(Evidence{File: file, Line: 1}, "the file or folder of that name")
	}
	return unresolved(nil, h.searchedSymbols(), "nothing is called %s", c.Component.Name).
		asking("Is there a part of the code that does what the design gives to %s?", c.Component.Name)
}

// fileNamed finds a file or folder whose own name is a component's.
func (h *held) fileNamed(name string) (string, bool) {
	want := fold(name)
	for _, f := range h.in.Project.Files {
		for part := range strings.SplitSeq(f.Path, "/") {
			base, _, _ := strings.Cut(part, ".")
			if fold(base) == want || fold(part) == want {
				return f.Path, true
			}
		}
	}
	return "", false
}

// fileOnDisk asks the disk about a file that is no source: nil when it cannot
// decide. What is lacking is a violation where its folder is there.
func (h *held) fileOnDisk(path string, near []Evidence) *Judgement {
	file, folder := h.in.Exists(path)
	if file || folder {
		return satisfied(Evidence{File: path, Line: 1}, "it is there")
	}
	parent := path[:max(0, strings.LastIndexByte(path, '/'))]
	if parent == "" || len(near) > 0 {
		return nil
	}
	if _, there := h.in.Exists(parent); there {
		return violated(nil, "there is no %s in %s", path[len(parent)+1:], parent).lacking("the folder " + parent)
	}
	return nil
}
