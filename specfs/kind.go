package specfs

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// documentSuffix ends the file name of every document but contracts.
const documentSuffix = ".md"

// kindOf says what a Markdown file in a spec's folder is for: its name is
// that of its kind, or begins with it, as tasks-mobile.md does.
func kindOf(file string) Kind {
	stem := strings.ToLower(strings.TrimSuffix(file, documentSuffix))
	for _, kind := range [...]Kind{KindRequirements, KindBugfix, KindDesign, KindTasks} {
		rest, ok := strings.CutPrefix(stem, string(kind))
		if ok && (rest == "" || strings.ContainsRune("-_.", rune(rest[0]))) {
			return kind
		}
	}
	return KindNotes
}

// isMain reports whether a document of this kind makes its folder a spec.
func (k Kind) isMain() bool {
	switch k {
	case KindRequirements, KindBugfix, KindDesign, KindTasks:
		return true
	default:
		return false
	}
}

// hasPlainName reports whether a folder holds a document under just the name
// of its kind. Reports in a spec's sub-folders have names such as
// tasks-1-2-summary.md, and do not make another spec of it.
func hasPlainName(entries []fs.DirEntry) bool {
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		stem, ok := strings.CutSuffix(e.Name(), documentSuffix)
		return ok && string(kindOf(e.Name())) == strings.ToLower(stem)
	})
}

// isDocumentName reports whether a file of this name is read at all.
func isDocumentName(file string) bool {
	return len(file) > len(documentSuffix) && !strings.HasPrefix(file, ".") && strings.HasSuffix(file, documentSuffix)
}

// isContractName knows OpenAPI documents by their usual names.
func isContractName(file string) bool {
	file = strings.ToLower(file)
	switch path.Ext(file) {
	case ".yaml", ".yml", ".json":
	default:
		return false
	}
	stem, _, _ := strings.Cut(file, ".")
	return stem == "openapi" || stem == "swagger" || stem == "api-spec"
}
