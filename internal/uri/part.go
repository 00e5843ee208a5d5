package uri

import "strings"

// documentMark stands between a document and an id. No id of a requirement,
// criterion, section or property holds it; ids of tasks bring it with them.
const documentMark = ":"

// InDocument is the name of a part of a document that is not the first of its
// kind in the spec: "design-api:errors".
func InDocument(document, id string) string { return document + documentMark + id }

// CutDocument splits what InDocument made. The document is empty in a name
// that says none.
func CutDocument(name string) (document, id string) {
	if document, id, ok := strings.Cut(name, documentMark); ok {
		return document, id
	}
	return "", name
}
