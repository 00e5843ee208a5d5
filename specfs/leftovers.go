package specfs

import (
	"fmt"
	"path"
	"strings"

	"kiro-mcp/specfs/doc"
)

// While a document is replaced two files may stand beside it:
//
//	.tasks.md.kiro-mcp-part                         being written; worth nothing
//	.tasks.md.kiro-mcp-<revision>-<revision>        written; about to change places with
//	                                                the document, or just after
//
// The two revisions are those of the bytes that were read and of those that
// replace them. A file of the second form whose content is neither holds what
// an editor saved in the moment between, and must not be lost.
const (
	stagedMark = ".kiro-mcp-"
	partSuffix = stagedMark + "part"
)

// stagedName is the name beside a document for its replacement.
func stagedName(document, base, next string) string {
	return "." + document + stagedMark + base + "-" + next
}

func partName(document string) string {
	return "." + document + partSuffix
}

// inFlight reports whether a name is one that a writer gives to what is not in
// its place yet, or was displaced.
func inFlight(name string) bool {
	return strings.HasPrefix(name, ".") && (strings.HasSuffix(name, partSuffix) || strings.Contains(name, stagedMark))
}

// isStaged reports whether a file stands, or stood, for a document's
// replacement. Parts are not counted: they are never worth a word.
func isStaged(file string) bool {
	_, _, _, ok := parseStaged(file)
	return ok
}

func isPart(file string) bool {
	document, ok := strings.CutSuffix(file, partSuffix)
	return ok && strings.HasPrefix(file, ".") && (strings.HasSuffix(document, documentSuffix) || isContractName(document[1:]))
}

func parseStaged(file string) (document, base, next string, ok bool) {
	at := strings.LastIndex(file, stagedMark)
	if at < 2 || file[0] != '.' {
		return "", "", "", false
	}
	base, next, ok = strings.Cut(file[at+len(stagedMark):], "-")
	return file[1:at], base, next, ok && base != "" && next != ""
}

func leftoverFinding(rel string) doc.Finding {
	document, _, _, _ := parseStaged(path.Base(rel))
	return doc.Finding{
		Code: codeLeftover, Severity: doc.Warning, File: rel, Line: 1,
		Message: fmt.Sprintf("%s was left by a writer that was killed", rel),
		Fix:     fmt.Sprintf("the next write to the spec clears it away, unless it holds a change to %s that stands nowhere else: compare the two then", document),
	}
}
