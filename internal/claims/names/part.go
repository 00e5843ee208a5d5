package names

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims/words"
)

// PartEndings are what parts of a system are called.
var PartEndings = []string{
	"service", "controller", "repository", "manager", "handler", "client", "store", "engine", "adapter", "provider", "factory", "builder", "validator", "parser", "middleware", "router", "gateway", "worker", "scheduler", "processor", "monitor", "module", "component", "page", "view", "screen", "modal", "form", "hook", "guard", "interceptor", "filter", "generator", "loader", "registry", "resolver", "analyzer", "runner", "executor", "reader", "writer", "logger", "listener", "publisher", "subscriber", "consumer", "producer", "orchestrator", "coordinator", "dispatcher", "formatter", "renderer", "converter", "mapper", "panel", "dialog", "layout", "sidebar", "server", "api", "cli", "command", "plugin", "extension", "agent", "collector", "detector", "tracker", "scanner", "compiler", "cache", "queue", "wrapper", "proxy", "helper", "library", "serializer", "evaluator", "calculator", "planner", "watcher", "checker", "bridge", "connector", "transport", "injector", "importer", "exporter", "linter", "classifier", "viewmodel", "viewcontroller",
}

// vagueParts end like a part and name none.
var vagueParts = []string{"file layout", "page layout", "message queue", "build component", "integration hook", "task queue", "rest api", "web server", "message broker", "api server", "reverse proxy", "api gateway", "web client", "react component", "test runner"}

// PartIn is the name of a part of a few words: "Gateway Service".
func PartIn(text string) string {
	text = words.WithoutMarker(strings.TrimSpace(text))
	if at := strings.IndexAny(text, "(（`"); at > 0 {
		text = strings.TrimSpace(text[:at])
	}
	text = strings.Trim(text, "`:： ")
	if name := ClassIn(text); name != "" && !strings.HasPrefix(name, "Test") {
		return name
	}
	list := strings.Fields(text)
	if len(list) < 2 || len(list) > 4 || strings.ContainsAny(text, ",/&.→+") {
		return ""
	}
	for _, w := range list {
		if !words.IsLetter(w[0]) || slices.Contains([]string{"and", "or", "of", "for", "the", "with", "per", "each", "individual", "all", "external", "other", "core", "existing", "proposed", "new", "current", "public", "update", "remove", "create", "add", "modify", "fix"}, strings.ToLower(w)) {
			return ""
		}
	}
	if slices.Contains(vagueParts, strings.ToLower(text)) {
		return ""
	}
	if !words.IsUpper(list[0][0]) || !slices.Contains(PartEndings, strings.ToLower(list[len(list)-1])) || list[len(list)-1] == "API" || list[len(list)-1] == "CLI" {
		return ""
	}
	return text
}

// EndsLikePart reports whether a class-like name ends like a part of a system.
func EndsLikePart(name string) bool {
	lower := strings.ToLower(name)
	for _, e := range PartEndings {
		if strings.HasSuffix(lower, e) {
			return true
		}
	}
	return false
}
