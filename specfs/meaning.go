package specfs

import (
	"path"
	"path/filepath"
	"strings"
)

// Meaning is what a change to a file or folder may mean, each including those
// before it.
type Meaning int

// The meanings.
const (
	Nothing Meaning = iota // nothing here is made of it
	Text                   // what a document says
	Listing                // which specs and documents there are
	Search                 // which folders of the workspace hold any
)

// MeaningOf says what it may mean that something at an absolute path was
// created, removed, renamed or written, as far as its name tells. What
// documents are links to (see [Places]) is not known to it.
func (w *Workspaces) MeaningOf(name string, folder bool) Meaning {
	for _, workspace := range w.List() {
		rel, err := filepath.Rel(workspace.Dir, name)
		if err != nil || !filepath.IsLocal(rel) {
			continue
		}
		if rel = filepath.ToSlash(rel); folder {
			return meaningOfFolder(rel)
		}
		return meaningOfFile(rel)
	}
	return Nothing
}

func meaningOfFolder(rel string) Meaning {
	switch {
	case inKiro(path.Dir(rel)):
		return Listing
	case path.Base(rel) != kiroFolder && rel != "." && skipFolder(path.Base(rel)):
		return Nothing
	default:
		return Search
	}
}

func meaningOfFile(rel string) Meaning {
	switch name := path.Base(rel); {
	case inKiro(rel) && (isDocumentName(name) || isContractName(name)):
		return Listing
	case inKiro(rel) && (name == configFile || name == approvalsFile):
		return Text
	case inKiro(rel):
		return Nothing
	case name == agentsFile || isContractName(name) || name == ".gitignore" || name == ".git":
		return Search
	default:
		return Nothing
	}
}

// inKiro reports whether a path leads into a .kiro folder.
func inKiro(rel string) bool {
	return strings.Contains("/"+rel+"/", "/"+kiroFolder+"/")
}
