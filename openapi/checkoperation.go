package openapi

import (
	"slices"
	"strings"

	"kiro-mcp/internal/pattern"

	"kiro-mcp/specfs/doc"
)

var template = pattern.Of(`\{([^{}/]+)\}`)

// templated are the parameters that a path has in braces.
func templated(path string) []string {
	var names []string
	for _, m := range template().FindAllStringSubmatch(path, -1) {
		names = append(names, m[1])
	}
	return names
}

// pathParameters makes the path parameters those that the path has: one that
// is not declared is taken for a string, one that is not in the path can never
// have a value and is left out.
func (r *reader) pathParameters(o *Operation, a at) {
	names := templated(o.Path)
	o.Parameters = slices.DeleteFunc(o.Parameters, func(p *Parameter) bool {
		unused := p.In == InPath && !slices.Contains(names, p.Name)
		if unused {
			r.findAt(codeUnused, doc.Warning, p.Place, "put it into the path, or remove it", "the path %s has no {%s}; the parameter is left out", o.Path, p.Name)
		}
		return unused
	})
	for _, name := range names {
		declared := func(p *Parameter) bool { return p.In == InPath && p.Name == name }
		if slices.ContainsFunc(o.Parameters, declared) {
			continue
		}
		r.findAt(codeUndeclaredParameter, doc.Warning, o.Place, "declare it among the parameters, in: path", "{%s} of %s is not declared; a string is assumed", name, o.Key())
		o.Parameters = append(o.Parameters, &Parameter{
			Name: name, In: InPath, Required: true, Style: "simple",
			Schema: &Schema{Types: []Type{TypeString}, Place: a.place()}, Place: a.place(),
		})
	}
}

// checkOperations looks at all operations together.
func (r *reader) checkOperations() {
	if len(r.contract.Operations) == 0 {
		r.find(codeNoOperations, doc.Info, r.main.at(), "", "the contract has no operations")
	}
	ids, shapes := map[string]*Operation{}, map[string]*Operation{}
	for _, o := range r.contract.Operations {
		if len(o.Responses) == 0 {
			r.findAt(codeNoResponses, doc.Warning, o.Place, "say which answers it gives", "%s has no responses", o.Key())
		}
		if first := ids[o.ID]; first != nil && o.ID != "" {
			r.findAt(codeRepeatedID, doc.Warning, o.Place, "give each operation an operationId of its own", "the operationId %s is that of %s on line %d as well", o.ID, first.Key(), first.Line)
		} else {
			ids[o.ID] = o
		}
		shape := o.Method + " " + template().ReplaceAllString(o.Path, "{}")
		if first := shapes[shape]; first != nil {
			r.findAt(codeSamePath, doc.Warning, o.Place, "make one path of the two", "%s answers the same addresses as %s on line %d", o.Key(), first.Key(), first.Line)
		} else {
			shapes[shape] = o
		}
	}
}

// checkServers tells of base addresses that a path or an operation has for
// itself alone.
func (r *reader) checkServers(a at) {
	if v := a.get("servers"); v.exists() {
		r.find(codeUnread, doc.Info, v, "", "servers of one path or operation are not read: those of the whole contract are used")
	}
}

// usable leaves the parameters that can be sent, each once.
func (r *reader) usable(parameters []*Parameter) []*Parameter {
	var out []*Parameter
	for _, p := range parameters {
		place := p.Place
		same := func(o *Parameter) bool { return o.In == p.In && o.Name == p.Name }
		switch i := slices.IndexFunc(out, same); {
		case p.Name == "":
			r.findAt(codeNoParameter, doc.Warning, place, "give it a name", "a parameter without a name is left out")
		case !slices.Contains([]In{InPath, InQuery, InHeader, InCookie}, p.In):
			r.findAt(codeNoParameter, doc.Warning, place, "write path, query, header or cookie", "the parameter %s is in %q and is left out", p.Name, shorten(string(p.In)))
		case p.In == InHeader && slices.ContainsFunc(notParameters, func(name string) bool { return strings.EqualFold(name, p.Name) }):
			r.findAt(codeNoParameter, doc.Info, place, "describe it by securitySchemes or by content", "OpenAPI has the header %s described elsewhere; the parameter is left out", p.Name)
		case i >= 0:
			r.findAt(codeRepeatedParameter, doc.Warning, place, "remove one of the two", "the %s parameter %s stands here twice, first on line %d", p.In, p.Name, out[i].Line)
			out[i] = p
		default:
			out = append(out, p)
		}
	}
	return out
}

// notParameters are headers that OpenAPI does not take for parameters: they
// follow from content and security.
var notParameters = []string{"Accept", "Content-Type", "Authorization"}

// isExtension reports whether a member is one that OpenAPI leaves to others.
func isExtension(name string) bool { return strings.HasPrefix(name, "x-") }
