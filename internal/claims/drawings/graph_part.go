package drawings

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/structure"
	"kiro-mcp/internal/claims/values"
	"kiro-mcp/internal/claims/words"
)

// partOfLabel is the name in a label, without what the lines below it explain.
func partOfLabel(label string) string {
	for _, mark := range []string{"<br", "\\n", " - ", ": ", " (", "("} {
		label, _, _ = strings.Cut(label, mark)
	}
	label = strings.Trim(strings.TrimSpace(label), "\"`*/")
	list := strings.Fields(label)
	if len(list) == 0 || len(list) > 5 || !words.IsUpper(label[0]) && !names.IsFile(label) || strings.ContainsAny(label, "?=<>{}") || len(label) > 50 {
		return ""
	}
	return label
}

// isStep reports whether a label says what is done rather than who does it.
func isStep(label string) bool {
	list := strings.Fields(strings.ToLower(label))
	if len(list) == 0 || strings.HasSuffix(label, "?") {
		return true
	}
	switch list[0] {
	case "start", "end", "done", "yes", "no", "success", "error", "failure", "if", "is", "has", "return", "exit", "stop", "begin", "finish":
		return true
	}
	if slices.Contains(names.PartEndings, list[len(list)-1]) && len(list) == 2 {
		return false // "Version Repository"
	}
	return len(list) > 1 && words.IsAction(list[0]) && !strings.HasSuffix(list[0], "s") && !strings.HasSuffix(list[0], "ed")
}

// drawnComponent makes a claim of a node that is a part of this system by its
// name.
func drawnComponent(line int, name string) []claims.Claim {
	if structure.Outsider(name) || structure.Person(name) || len(values.TechsIn(name)) > 0 {
		return nil
	}
	if names.IsClass(name) && !names.EndsLikePart(name) && !strings.Contains(name, " ") {
		return nil // a type as well as not
	}
	list := strings.Fields(strings.ToLower(name))
	if !names.IsClass(name) && (len(list) < 2 || !names.EndsLikePart(list[len(list)-1])) {
		return nil
	}
	return []claims.Claim{{Kind: claims.KindComponent, Line: line, Component: &claims.Component{Name: name}}}
}

// partOfNode is the name of a node: what its label says, or its own where the
// label is no name and it is one: "LoginPage[/auth page]".
func partOfNode(id, label string) string {
	name := partOfLabel(label)
	switch {
	case name != "":
		return name
	case names.IsClass(id) || names.IsCamel(id) && len(id) > 4:
		return id
	case names.IsCamel(strings.Fields(label + " -")[0]) && len(label) < 40: // "useCart hook"
		return strings.Trim(label, "\"`*/ ")
	}
	return ""
}
