package typescript

import (
	"slices"
	"strings"

	"kiro-mcp/internal/pattern"

	"kiro-mcp/openapi"
)

// call is an operation and what it is called.
type call struct {
	*openapi.Operation
	method string // of the client
	types  string // in front of Input and Answer
	input  bool   // some input is required
}

// calls names the operations, in the order of the document.
func (m *model) calls() []call {
	// Members that a class or a promise gives a meaning of their own.
	methods := newNames("constructor", "then", "toString", "valueOf")
	types := newNames()
	calls := make([]call, len(m.contract.Operations))
	for i, o := range m.contract.Operations {
		name := methods.give(methodName(idOf(o)))
		calls[i] = call{Operation: o, method: name, types: types.give(typeName(name)), input: needsInput(o)}
	}
	return calls
}

func needsInput(o *openapi.Operation) bool {
	if o.Body != nil && o.Body.Required && len(o.Body.Content) > 0 {
		return true
	}
	for _, in := range places {
		if slices.ContainsFunc(parameters(o, in), isRequired) {
			return true
		}
	}
	return false
}

// places are those of parameters, in the order of a request.
var places = []openapi.In{openapi.InPath, openapi.InQuery, openapi.InHeader, openapi.InCookie}

func isRequired(p *openapi.Parameter) bool { return p.Required }

// idOf is the operation's id, or one made of its method and path:
// GET /orders/{id} is getOrdersById.
func idOf(o *openapi.Operation) string {
	if typeName(o.ID) != "_" {
		return o.ID
	}
	return strings.ToLower(o.Method) + " " + strings.NewReplacer("{", " by ", "}", " ").Replace(o.Path)
}

// variable is a parameter in a path.
var variable = pattern.Of(`\{([^{}]+)\}`)

// parameters are those of one place that a caller gives. Those that a path
// names and nobody describes are texts.
func parameters(o *openapi.Operation, in openapi.In) []*openapi.Parameter {
	var out []*openapi.Parameter
	for _, p := range o.Parameters {
		if p.In == in && (in != openapi.InHeader || !isOurs(p.Name)) {
			out = append(out, p)
		}
	}
	if in != openapi.InPath {
		return out
	}
	for _, found := range variable().FindAllStringSubmatch(o.Path, -1) {
		if !slices.ContainsFunc(out, func(p *openapi.Parameter) bool { return p.Name == found[1] }) {
			out = append(out, &openapi.Parameter{
				Name: found[1], In: in, Required: true, Style: "simple",
				Schema: &openapi.Schema{Types: []openapi.Type{openapi.TypeString}},
			})
		}
	}
	return out
}

// isOurs reports whether the client sets a header by itself; OpenAPI ignores
// such parameters.
func isOurs(header string) bool {
	return slices.Contains([]string{"accept", "content-type", "authorization"}, strings.ToLower(header))
}

// decoding is what a body is for its reader, as the runtime decides it too.
type decoding int

const (
	asBytes decoding = iota
	asJSON
	asText
	asStream
	asForm       // multipart/form-data
	asURLEncoded // application/x-www-form-urlencoded
	asDeclared   // a range of types: whatever comes
)

var (
	jsonType   = pattern.Of(`[/+]json$`)
	streamType = pattern.Of(`^text/event-stream$|jsonl$|ndjson$|json-seq$`)
	textType   = pattern.Of(`^text/|[/+](xml|yaml)$`)
)

func decodingOf(mediaType string) decoding {
	name, _, _ := strings.Cut(strings.ToLower(mediaType), ";")
	name = strings.TrimSpace(name)
	switch {
	case name == "*/*" || name == "application/*":
		return asDeclared
	case name == "multipart/form-data":
		return asForm
	case name == "application/x-www-form-urlencoded":
		return asURLEncoded
	case jsonType().MatchString(name):
		return asJSON
	case streamType().MatchString(name):
		return asStream
	case textType().MatchString(name):
		return asText
	}
	return asBytes
}
