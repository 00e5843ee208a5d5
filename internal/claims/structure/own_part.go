package structure

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/values"
	"kiro-mcp/internal/claims/words"
)

// OwnPart reports whether a name in a drawing that is none of steps stands for a
// part of the system though it does not end like one: a file, or a few words that
// all begin with capitals. A part that is not found is never a violation.
func OwnPart(name string) bool {
	list := strings.Fields(name)
	if Outsider(name) || Person(name) || len(values.TechsIn(name)) > 0 || len(list) == 0 || len(list) > 4 || strings.ContainsAny(name, "/,&+") && !names.IsFile(name) {
		return false
	}
	if len(list) == 1 {
		return names.IsFile(name) && !strings.HasPrefix(name, ".") || names.IsClass(name) || names.IsCamel(name) && len(name) > 4 && names.IsUsual(name)
	}
	for _, w := range list {
		if !words.IsUpper(w[0]) && !names.IsCamel(w) && !words.IsNumber(w) {
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
