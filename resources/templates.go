package resources

import "kiro-mcp/internal/uri"

// Template describes all resources of one form.
type Template struct {
	URITemplate string // RFC 6570; every variable is one path segment, encoded whole
	Name        string
	Title       string
	Description string
	MIMEType    string // empty when they differ
}

// Templates lists the forms of resources, the most general first.
func Templates() []Template {
	return []Template{
		template(uri.Spec, "spec", "Spec", "How far a spec has come: its documents with their addresses, progress, next task, problems", uri.JSON),
		template(uri.Document, "document", "Document of a spec", "A whole document by its file name without .md: requirements, design, tasks, tasks-mobile", uri.Markdown),
		template(uri.Task, "task", "Task", "A task's own lines by its id as list_open_tasks gives it; outside tasks.md the id begins with the document: tasks-mobile:1.1", uri.Markdown),
		template(uri.Requirement, "requirement", "Requirement or criterion", "A requirement with its criteria (3) or one criterion (3.2); of a further document: requirements-mobile:3.2", uri.Markdown),
		template(uri.Section, "design_section", "Section of a design", "A section with all below it by the slugs of its headings, as read_spec outlines them: components/order-service; of a further document: design-api:errors", uri.Markdown),
		template(uri.Property, "property", "Correctness property", "A property of the design, what must hold whatever the input, by its id: 2; of a further document: design-api:2", uri.Markdown),
		template(uri.Steering, "steering", "Steering document", "A file of .kiro/steering by its name without .md, or AGENTS", uri.Markdown),
		template(uri.Contract, "contract", "API contract", "An OpenAPI document by its path: .kiro/api-spec.yaml", ""),
	}
}

func template(kind uri.Kind, name, title, description, mimeType string) Template {
	return Template{URITemplate: kind.Template(), Name: name, Title: title, Description: description, MIMEType: mimeType}
}
