package claims

import (
	"slices"
	"strings"
)

// componentEndings are what parts of a system are called.
var componentEndings = []string{
	"service", "controller", "repository", "manager", "handler", "client", "store", "engine", "adapter", "provider", "factory", "builder", "validator", "parser", "middleware", "router", "gateway", "worker", "scheduler", "processor", "monitor", "module", "component", "page", "view", "screen", "modal", "form", "hook", "guard", "interceptor", "filter", "generator", "loader", "registry", "resolver", "analyzer", "runner", "executor", "reader", "writer", "logger", "listener", "publisher", "subscriber", "consumer", "producer", "orchestrator", "coordinator", "dispatcher", "formatter", "renderer", "converter", "mapper", "panel", "dialog", "layout", "sidebar", "server", "api", "cli", "command", "plugin", "extension", "agent", "collector", "detector", "tracker", "scanner", "compiler", "cache", "queue", "wrapper", "proxy", "helper", "library", "serializer", "evaluator", "calculator", "planner", "watcher", "checker", "bridge", "connector", "transport", "injector", "importer", "exporter", "linter", "classifier", "viewmodel", "viewcontroller",
}

// namesOther reports whether a title is about a decision, a type or the like,
// whose name it has.
func namesOther(text string) bool {
	if len(text) > 80 {
		return false
	}
	_, ok := holdsAny(strings.ToLower(text), []string{"adr", "adr-001", "type", "interface", "model", "schema", "enum", "dto", "struct", "property", "props", "decision", "migration", "类型", "枚举", "数据模型"})
	return ok || strings.HasPrefix(text, "ADR-")
}

// vagueParts end like a part and name none.
var vagueParts = []string{"file layout", "page layout", "message queue", "build component", "integration hook", "task queue", "rest api", "web server", "message broker", "api server", "reverse proxy", "api gateway", "web client", "react component", "test runner"}

// componentSections are headings below which parts of the system are listed.
var componentSections = []string{
	"component", "components", "components and interfaces", "modules", "services", "service layer", "repository layer", "layers", "architecture", "classes", "core components", "middleware", "interfaces", "ui components", "controllers", "repositories",
	"组件", "模块", "服务", "核心组件", "组件和接口", "组件与接口", "类定义", "コンポーネント", "モジュール", "サービス", "クラス",
}

// components reads the parts of the system that headings, labels, items and
// rows name.
func components(_ *reading, b *block) []Claim {
	if b.frame.testing || b.frame.motive {
		return nil
	}
	name := ""
	switch b.kind {
	case heading:
		name = b.headingComponent()
	case label:
		if b.below(componentSections) {
			name = partName(b.text)
		}
	case item:
		name = b.itemComponent()
	case row:
		if cell := b.cell("component", "service", "class", "module", "components", "组件", "模块", "类", "服务", "コンポーネント", "モジュール", "クラス", "サービス"); cell != "" {
			name = partName(cell)
		}
	default:
	}
	if name == "" || strings.HasPrefix(name, "Test") && className(name) || namesOther(b.text) {
		return nil
	}
	c := &Component{Name: name}
	for _, w := range pathWords(b.text) {
		if isFilePath(w) {
			c.Path = w
		}
	}
	return []Claim{{Kind: KindComponent, Line: b.line, Component: c}}
}

func (b *block) headingComponent() string {
	name := classIn(b.text)
	if name == "" {
		if b.section != nil && len(b.section.Children) == 0 && sectionBelow(b.section.Parent, componentSections) {
			return partName(b.text) // with sections below it, it names a group of them
		}
		return ""
	}
	if endsLikePart(name) || b.section != nil && sectionBelow(b.section.Parent, componentSections) {
		return name
	}
	return ""
}

// itemComponent is the part that an item is about: it names it and says what it
// does. An item that belongs to a part lists what that does.
func (b *block) itemComponent() string {
	first := lead(b.text)
	if first == b.text && !b.leads || len(first) > 50 {
		return ""
	}
	name := strings.Trim(first, "` ")
	if first == b.text && len(b.parents) == 0 && strings.Contains(b.raw, "**") && ownPart(name) && b.titled(componentSections) {
		return name // what hangs below it is said of it
	}
	if className(name) && (endsLikePart(name) || b.below(componentSections)) {
		return name
	}
	if len(b.parents) == 0 && b.below(componentSections) && strings.Contains(b.raw, "**") {
		return partName(first)
	}
	return ""
}

// titled reports whether the heading right above a piece has one of some phrases.
func (b *block) titled(phrases []string) bool {
	if b.section == nil {
		return false
	}
	_, ok := holdsAny(strings.ToLower(b.section.Title), phrases)
	return ok
}

// partName is the name of a part of a few words: "Gateway Service".
func partName(text string) string {
	text = withoutMarker(strings.TrimSpace(text))
	if at := strings.IndexAny(text, "(（`"); at > 0 {
		text = strings.TrimSpace(text[:at])
	}
	text = strings.Trim(text, "`:： ")
	if name := classIn(text); name != "" && !strings.HasPrefix(name, "Test") {
		return name
	}
	list := strings.Fields(text)
	if len(list) < 2 || len(list) > 4 || strings.ContainsAny(text, ",/&.→+") {
		return ""
	}
	for _, w := range list {
		if !asciiLetter(w[0]) || slices.Contains([]string{"and", "or", "of", "for", "the", "with", "per", "each", "individual", "all", "external", "other", "core", "existing", "proposed", "new", "current", "public", "update", "remove", "create", "add", "modify", "fix"}, strings.ToLower(w)) {
			return ""
		}
	}
	if slices.Contains(vagueParts, strings.ToLower(text)) {
		return ""
	}
	if !asciiUpper(list[0][0]) || !slices.Contains(componentEndings, strings.ToLower(list[len(list)-1])) || list[len(list)-1] == "API" || list[len(list)-1] == "CLI" {
		return ""
	}
	return text
}

// endsLikePart reports whether a class-like name ends like a part of a system.
func endsLikePart(name string) bool {
	lower := strings.ToLower(name)
	for _, e := range componentEndings {
		if strings.HasSuffix(lower, e) {
			return true
		}
	}
	return false
}

// pathWords are the words of a text without quotes and marks around them.
func pathWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" `()（）,，:：;\"'|。、", r) })
}

// dropDoubles takes out components that a type of the same name stands for; a
// path that is given with one is a claim of its own.
func (r *reading) dropDoubles() {
	types := map[string]bool{}
	for i := range r.out.Claims {
		switch c := &r.out.Claims[i]; {
		case c.Type != nil:
			types[c.Type.Name] = true
		case c.Error != nil:
			types[c.Error.Name] = true
		}
	}
	gone := map[int]bool{}
	for i := range r.out.Claims {
		if c := &r.out.Claims[i]; c.Kind == KindComponent && types[strings.ReplaceAll(c.Component.Name, " ", "")] {
			gone[i] = true
		}
	}
	r.drop(gone)
}
