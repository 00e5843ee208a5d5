package openapi

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// unread are keywords that narrow a schema down and that nothing here reads:
// a value may pass that they would refuse.
var unread = []string{
	"if", "then", "else", "dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems",
	"contains", "propertyNames", "$dynamicRef", "$recursiveRef", "contentSchema",
}

// checkSchema looks for what is accepted everywhere and helps nobody.
func (r *reader) checkSchema(s *Schema, a at) {
	for i := range a.node.kids {
		if name := a.node.kids[i].name; slices.Contains(unread, name) {
			r.find(codeUnread, doc.Info, a.get(name), "", "%s is not read: values that it refuses are let through", name)
		}
	}
	if s.Pattern != "" {
		if _, err := regexp.Compile(s.Pattern); err != nil {
			r.find(codePattern, doc.Info, a.get("pattern"), "", "the pattern %q is none that Go knows: %s", shorten(s.Pattern), reason(err))
		}
	}
	composed := len(s.AllOf)+len(s.OneOf)+len(s.AnyOf)+len(s.PatternProperties) > 0
	part := strings.HasSuffix(path.Dir(a.pointer), "/allOf") // what it requires may be declared beside it
	if part || composed || len(s.Properties) == 0 {
		return
	}
	for i, name := range s.Required {
		named := func(p *Property) bool { return p.Name == name }
		if !slices.ContainsFunc(s.Properties, named) {
			item, _ := a.find("/required")
			r.findAt(codeUndeclared, doc.Warning, nth(item, i), "declare it in properties, or correct the name", "%q is required and is no property%s", shorten(name), nearest(name, s.Properties))
		}
	}
}

// nth is the place of an item of a list.
func nth(list at, i int) Place {
	n := 0
	for item := range list.kids() {
		if n == i {
			return item.place()
		}
		n++
	}
	return list.place()
}

// nearest names the property that differs in case or separators alone.
func nearest(name string, properties []*Property) string {
	plain := func(s string) string {
		return strings.ToLower(strings.NewReplacer("_", "", "-", "", " ", "").Replace(s))
	}
	for _, p := range properties {
		if plain(p.Name) == plain(name) {
			return "; there is " + p.Name
		}
	}
	return ""
}

// reason is the part of a message of regexp that says why.
func reason(err error) string {
	_, why, _ := strings.Cut(err.Error(), "error parsing regexp: ")
	return why
}

// checkSiblings tells of what stands beside a reference and counts for
// nothing, because before 3.1 a reference stands alone.
func (r *reader) checkSiblings(a at) {
	for i := range a.node.kids {
		n := &a.node.kids[i]
		switch n.name {
		case "$ref", "description", "summary", "title", "example":
		default:
			if !strings.HasPrefix(n.name, "x-") {
				r.find(codeSiblings, doc.Info, a, "put the reference into allOf, or say openapi: 3.1.0", "%s beside $ref counts for nothing before OpenAPI 3.1", n.name)
				return
			}
		}
	}
}
