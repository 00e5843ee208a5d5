package draft

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// writer writes drafts as YAML.
type writer struct {
	names []string // of schemas, those that are drafted among them
	enums map[string][]string
	b     strings.Builder
}

// draft writes one schema.
func (w *writer) draft(name string, from *record, designs []Design) Draft {
	w.b.Reset()
	w.line(4, "%s:", key(name))
	if from == nil {
		w.line(6, "# %s says what %s is: describe it", nothing(designs), name)
		w.line(6, "type: object")
		return Draft{Name: name, Text: w.b.String()}
	}
	what := from.what + " " + from.name
	w.line(6, "# drafted from the %s, %s: check it before it is agreed", what, from.place())
	w.line(6, "type: object")
	var required []string
	for _, f := range from.fields {
		if f.required {
			required = append(required, key(f.name))
		}
	}
	if len(required) > 0 {
		w.line(6, "required: [%s]", strings.Join(required, ", "))
	}
	w.line(6, "properties:")
	for _, f := range from.fields {
		w.line(8, "%s: # %s:%d", key(f.name), from.file, f.line)
		w.shape(10, f.name, f.shape)
	}
	return Draft{Name: name, From: what, File: from.file, Line: from.line, Text: w.b.String()}
}

// nothing says where nobody speaks of a schema.
func nothing(designs []Design) string {
	if len(designs) == 0 {
		return "there is no design that"
	}
	var paths []string
	for _, d := range designs {
		paths = append(paths, d.Path)
	}
	return "nothing in " + strings.Join(paths, ", ")
}

func (w *writer) line(indent int, format string, args ...any) {
	fmt.Fprintf(&w.b, strings.Repeat(" ", indent)+format+"\n", args...)
}

// shape writes what a field may be.
func (w *writer) shape(indent int, name string, s shape) {
	if s.named != "" {
		s = w.resolve(indent, s)
	}
	if s.kind == "object" && s.values == nil {
		if ref := w.partOf(name); ref != "" {
			w.reference(indent, ref)
			return
		}
	}
	switch {
	case s.named != "":
		return
	case s.kind == "":
		w.line(indent, "description: its type is not known")
		return
	}
	w.line(indent, "type: %s", s.kind)
	for _, more := range []struct{ key, value string }{{"format", s.format}, {"minimum", s.minimum}, {"maximum", s.maximum}} {
		if more.value != "" {
			w.line(indent, "%s: %s", more.key, more.value)
		}
	}
	if s.maxLength > 0 && s.enum == nil {
		w.line(indent, "maxLength: %d", s.maxLength)
	}
	if s.enum != nil {
		w.line(indent, "enum: [%s]", strings.Join(keys(s.enum), ", "))
	}
	if s.readOnly {
		w.line(indent, "readOnly: true")
	}
	if s.items != nil {
		w.line(indent, "items:")
		w.shape(indent+2, name, *s.items)
	}
	if s.values != nil {
		w.line(indent, "additionalProperties:")
		w.shape(indent+2, name, *s.values)
	}
}

// resolve writes a type that the design names as a reference, if there is such
// a schema; an enumeration stands where it is used.
func (w *writer) resolve(indent int, s shape) shape {
	for _, n := range w.names {
		if n == s.named || plain(n) == plain(s.named) {
			w.reference(indent, n)
			return s
		}
	}
	if values, ok := w.enums[plain(s.named)]; ok {
		return shape{kind: "string", enum: values}
	}
	w.line(indent, "description: %s", quote("a "+s.named+", which the design does not describe as a schema"))
	return s
}

func (w *writer) reference(indent int, name string) {
	w.line(indent, "$ref: %s", quote("#/components/schemas/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(name)))
}

// partOf is the schema that a field without a type of its own is named after:
// Address for shipping_address.
func (w *writer) partOf(name string) string {
	for _, n := range w.names {
		word := singular(plain(n))
		if len(word) >= 4 && strings.HasSuffix(singular(plain(name)), word) {
			return n
		}
	}
	return ""
}

// reserved are plain words that YAML takes for something else than a text.
var reserved = []string{"true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"}

// key is a name as YAML writes it: quoted where it must be.
func key(name string) string {
	for i, c := range name {
		letter := c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			return quote(name)
		}
	}
	if name == "" || slices.Contains(reserved, strings.ToLower(name)) {
		return quote(name)
	}
	return name
}

func keys(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = key(n)
	}
	return out
}

// quote writes a text in double quotes, as YAML and Go have in common.
func quote(text string) string { return strconv.Quote(text) }
