package openapi

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"kiro-mcp/specfs/doc"
)

// components reads the schemas that have a name. The names are given out
// first, so that nothing else can take them.
func (r *reader) components(schemas at) {
	for a := range schemas.kids() {
		r.names[a.node.name] = true
		r.aliases[a.node] = a.node.name
	}
	for a := range schemas.kids() {
		if a.get("$ref").exists() && (r.legacy || !besides(a)) {
			if target, ok := r.target(a); ok && r.aliases[target.node] == "" {
				r.aliases[target.node] = a.node.name
			}
		}
	}
	for a := range schemas.kids() {
		s := r.component(a)
		if s.Name == "" {
			s.Name = a.node.name
			r.contract.Schemas = append(r.contract.Schemas, s)
		}
	}
	r.readPending()
}

// name gives a schema that is referred to a name, and a place among those
// that have one.
func (r *reader) name(s *Schema, a at) {
	if s.Name != "" {
		return
	}
	if name := r.aliases[a.node]; name != "" {
		return // a component, named when its turn comes
	}
	s.Name = r.free(a)
	r.names[s.Name] = true
	r.contract.Schemas = append(r.contract.Schemas, s)
}

// free makes a name of the place where a schema stands.
func (r *reader) free(a at) string {
	name := placeName(a.pointer)
	file := pascal(strings.TrimSuffix(path.Base(a.document.path), path.Ext(a.document.path)))
	if name == "" {
		name = file
	}
	if r.names[name] && a.document != r.main {
		name = file + name
	}
	for i, base := 2, name; r.names[name]; i++ {
		name = base + strconv.Itoa(i)
	}
	return name
}

// structure are the segments of a pointer that say nothing about what stands
// there.
var structure = []string{"components", "definitions", "schemas", "paths", "properties", "content", "schema", "$defs", "application", "json", "requestBodies", "parameters", "responses"}

// placeName makes a name of a pointer: OrdersGetResponses200 of
// "/paths/~1orders/get/responses/200/content/application~1json/schema".
func placeName(pointer string) string {
	var out strings.Builder
	for segment := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if segment = unescape(segment); segment == "application/json" || slices.Contains(structure, segment) {
			continue
		}
		out.WriteString(pascal(segment))
	}
	return out.String()
}

// pascal joins the words of a text: OrderItem of order-item.
func pascal(text string) string {
	var out strings.Builder
	up := true
	for _, c := range text {
		switch {
		case !unicode.IsLetter(c) && !unicode.IsDigit(c):
			up = true
		case up:
			out.WriteRune(unicode.ToUpper(c))
			up = false
		default:
			out.WriteRune(c)
		}
	}
	return out.String()
}

// placeholder stands for a schema that is referred to and is not there.
func (r *reader) placeholder(a at) *Schema {
	ref := a.get("$ref")
	if !ref.is(isString) {
		return &Schema{Place: a.place(), Placeholder: true}
	}
	key := ref.node.text
	if known := r.placeholders[key]; known != nil {
		return known
	}
	_, fragment, _ := strings.Cut(key, "#")
	s := &Schema{Placeholder: true, Place: a.place()}
	s.Name = r.freeName(pascalUnlessName(fragment, key))
	r.placeholders[key] = s
	r.contract.Schemas = append(r.contract.Schemas, s)
	return s
}

// pascalUnlessName is the component that a fragment names, else a name made of
// the whole reference.
func pascalUnlessName(fragment, ref string) string {
	if i := strings.LastIndexByte(fragment, '/'); i >= 0 && i+1 < len(fragment) {
		return unescape(fragment[i+1:])
	}
	return pascal(ref)
}

func (r *reader) freeName(name string) string {
	for i, base := 2, name; r.names[name]; i++ {
		name = base + strconv.Itoa(i)
	}
	r.names[name] = true
	return name
}

func (r *reader) unknownType(a at, name string) {
	r.find(codeWrongType, doc.Error, a, "write string, number, integer, boolean, array or object", "%q is no type", shorten(name))
}
