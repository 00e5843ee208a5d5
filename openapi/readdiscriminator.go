package openapi

import (
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// discriminator reads which property tells the alternatives apart, and what
// each of its values stands for.
func (r *reader) discriminator(s *Schema, a at) {
	d := r.object(a, "discriminator")
	if !d.exists() {
		return
	}
	s.Discriminator = &Discriminator{Property: r.text(d, "propertyName")}
	for m := range r.object(d, "mapping").kids() {
		if !r.want(m, isString) {
			continue
		}
		if target := r.mapped(m); target != nil {
			s.Discriminator.Mapping = append(s.Discriminator.Mapping, Mapped{Value: m.node.name, Schema: target})
		}
	}
	for _, o := range slices.Concat(s.OneOf, s.AnyOf) {
		r.implied1(s.Discriminator, o)
	}
}

// mapped is the schema that a mapping means: by name, else by reference. nil
// is one that is not there, which is then a finding.
func (r *reader) mapped(m at) *Schema {
	text := m.node.text
	if named, ok := r.main.at().find("/components/schemas/" + escape(text)); ok {
		return r.component(named)
	}
	if !strings.ContainsAny(text, "#/.") {
		r.find(codeUnmapped, doc.Warning, m, "add it to components.schemas, or correct the name", "the discriminator maps %q to the schema %q, which is not there", m.node.name, shorten(text))
		return nil
	}
	known := len(r.order)
	target, ok := r.resolve(m.document, m)
	if !ok {
		r.order = r.order[:known] // a wrong mapping stops nothing
		r.find(codeUnmapped, doc.Warning, m, "correct the reference, or add what it names", "the discriminator maps %q to %q, which is not there", m.node.name, shorten(text))
		return nil
	}
	s := r.component(target)
	r.name(s, target)
	return s
}

// implied1 maps an alternative to its own name, where nothing else is mapped
// to it.
func (r *reader) implied1(d *Discriminator, s *Schema) {
	name := s.Name
	if name == "" {
		name = r.componentName(s)
	}
	if name == "" || slices.ContainsFunc(d.Mapping, func(m Mapped) bool { return m.Schema == s || m.Value == name }) {
		return
	}
	d.Mapping = append(d.Mapping, Mapped{Value: name, Schema: s})
}

// componentName is the name that a component will have: those that come later
// in the document have none yet.
func (r *reader) componentName(s *Schema) string {
	if s.File != r.main.path {
		return ""
	}
	name, ok := strings.CutPrefix(s.Pointer, "/components/schemas/")
	if !ok || strings.Contains(name, "/") {
		return ""
	}
	return unescape(name)
}

// implied maps the schemas that extend one with a discriminator: each is an
// alternative under its own name.
func (r *reader) implied() {
	for _, s := range r.contract.Schemas {
		for _, base := range s.AllOf {
			if d := base.Discriminator; d != nil && len(base.OneOf)+len(base.AnyOf) == 0 {
				r.implied1(d, s)
			}
		}
	}
}
