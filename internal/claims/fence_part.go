package claims

import (
	"slices"
	"strings"
)

// partOfLabel is the name in a label, without what the lines below it explain.
func partOfLabel(label string) string {
	for _, mark := range []string{"<br", "\\n", " - ", ": ", " (", "("} {
		label, _, _ = strings.Cut(label, mark)
	}
	label = strings.Trim(strings.TrimSpace(label), "\"`*/")
	list := strings.Fields(label)
	if len(list) == 0 || len(list) > 5 || !asciiUpper(label[0]) && !namesFile(label) || strings.ContainsAny(label, "?=<>{}") || len(label) > 50 {
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
	if slices.Contains(componentEndings, list[len(list)-1]) && len(list) == 2 {
		return false // "Version Repository"
	}
	return len(list) > 1 && isAction(list[0]) && !strings.HasSuffix(list[0], "s") && !strings.HasSuffix(list[0], "ed")
}

// drawnComponent makes a claim of a node that is a part of this system by its
// name.
func drawnComponent(line int, name string) []Claim {
	if outsider(name) || person(name) || len(techsIn(name)) > 0 {
		return nil
	}
	if className(name) && !endsLikePart(name) && !strings.Contains(name, " ") {
		return nil // a type as well as not
	}
	list := strings.Fields(strings.ToLower(name))
	if !className(name) && (len(list) < 2 || !endsLikePart(list[len(list)-1])) {
		return nil
	}
	return []Claim{{Kind: KindComponent, Line: line, Component: &Component{Name: name}}}
}

// person reports whether a node is somebody who uses the system.
func person(name string) bool {
	switch strings.ToLower(name) {
	case "user", "users", "client", "clients", "browser", "admin", "developer", "customer", "operator", "end user", "web browser", "agent", "kiro", "human", "visitor":
		return true
	}
	return false
}

// partOfNode is the name of a node: what its label says, or its own where the
// label is no name and it is one: "LoginPage[/auth page]".
func partOfNode(id, label string) string {
	name := partOfLabel(label)
	switch {
	case name != "":
		return name
	case className(id) || camel(id) && len(id) > 4:
		return id
	case camel(strings.Fields(label + " -")[0]) && len(label) < 40: // "useCart hook"
		return strings.Trim(label, "\"`*/ ")
	}
	return ""
}

// ownPart reports whether a name in a drawing that is none of steps stands for a
// part of the system though it does not end like one: a file, or a few words that
// all begin with capitals. A part that is not found is never a violation.
func ownPart(name string) bool {
	list := strings.Fields(name)
	if outsider(name) || person(name) || len(techsIn(name)) > 0 || len(list) == 0 || len(list) > 4 || strings.ContainsAny(name, "/,&+") && !namesFile(name) {
		return false
	}
	if len(list) == 1 {
		return namesFile(name) && !strings.HasPrefix(name, ".") || className(name) || camel(name) && len(name) > 4 && usualName(name)
	}
	for _, w := range list {
		if !asciiUpper(w[0]) && !camel(w) && !isNumber(w) {
			return false
		}
	}
	return !slices.Contains(groupWords, strings.ToLower(list[len(list)-1]))
}

// groupWords end names of what is no one part: a side of the system, a group, or
// what goes through it. "User Interface" is not the type User.
var groupWords = []string{
	"interface", "interfaces", "layer", "layers", "tier", "system", "systems", "subsystem", "application", "applications", "app", "data", "objects", "services", "components", "modules", "tools", "process", "processes", "logic", "users", "sources", "files", "resources", "events", "requests", "results", "state", "ui", "flow", "environment", "infrastructure", "models", "entities", "types", "request", "response", "output", "input", "code", "project",
}
