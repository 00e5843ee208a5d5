package structure

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
)

// namesOther reports whether a title is about a decision, a type or the like,
// whose name it has.
func namesOther(text string) bool {
	if len(text) > 80 {
		return false
	}
	_, ok := words.HoldsAny(strings.ToLower(text), []string{"adr", "adr-001", "type", "interface", "model", "schema", "enum", "dto", "struct", "property", "props", "decision", "migration", "类型", "枚举", "数据模型"})
	return ok || strings.HasPrefix(text, "ADR-")
}

// componentSections are headings below which parts of the system are listed.
var componentSections = []string{
	"component", "components", "components and interfaces", "modules", "services", "service layer", "repository layer", "layers", "architecture", "classes", "core components", "middleware", "interfaces", "ui components", "controllers", "repositories",
	"组件", "模块", "服务", "核心组件", "组件和接口", "组件与接口", "类定义", "コンポーネント", "モジュール", "サービス", "クラス",
}

// Components reads the parts of the system that headings, labels, items and
// rows name.
func Components(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Frame.Testing || p.Frame.Motive {
		return nil
	}
	name := ""
	switch p.Kind {
	case pieces.Heading:
		name = headingComponent(p)
	case pieces.Label:
		if p.Below(componentSections) {
			name = names.PartIn(p.Text)
		}
	case pieces.Item:
		name = itemComponent(p)
	case pieces.Row:
		if cell := p.Cell("component", "service", "class", "module", "components", "组件", "模块", "类", "服务", "コンポーネント", "モジュール", "クラス", "サービス"); cell != "" {
			name = names.PartIn(cell)
		}
	default:
	}
	if name == "" || strings.HasPrefix(name, "Test") && names.IsClass(name) || namesOther(p.Text) {
		return nil
	}
	c := &claims.Component{Name: name}
	for _, w := range names.PathWords(p.Text) {
		if names.IsFilePath(w) {
			c.Path = w
		}
	}
	return []claims.Claim{{Kind: claims.KindComponent, Line: p.Line, Component: c}}
}

func headingComponent(p *pieces.Piece) string {
	name := names.ClassIn(p.Text)
	if name == "" {
		if p.Section != nil && len(p.Section.Children) == 0 && pieces.SectionBelow(p.Section.Parent, componentSections) {
			return names.PartIn(p.Text) // with sections below it, it names a group of them
		}
		return ""
	}
	if names.EndsLikePart(name) || p.Section != nil && pieces.SectionBelow(p.Section.Parent, componentSections) {
		return name
	}
	return ""
}

// itemComponent is the part that an item is about: it names it and says what it
// does. An item that belongs to a part lists what that does.
func itemComponent(p *pieces.Piece) string {
	first := words.Lead(p.Text)
	if first == p.Text && !p.Leads || len(first) > 50 {
		return ""
	}
	name := strings.Trim(first, "` ")
	if first == p.Text && len(p.Parents) == 0 && strings.Contains(p.Raw, "**") && OwnPart(name) && p.Titled(componentSections) {
		return name // what hangs below it is said of it
	}
	if names.IsClass(name) && (names.EndsLikePart(name) || p.Below(componentSections)) {
		return name
	}
	if len(p.Parents) == 0 && p.Below(componentSections) && strings.Contains(p.Raw, "**") {
		return names.PartIn(first)
	}
	return ""
}
