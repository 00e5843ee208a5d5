package example

import (
	"net/http"
	"slices"
	"strings"
	"unicode"

	"kiro-mcp/openapi"
)

// Chain says where a path parameter gets its value from: an operation that
// creates the thing which it names.
type Chain struct {
	Operation *openapi.Operation // that takes the parameter
	Parameter *openapi.Parameter
	Creator   *openapi.Operation
	Status    string // of the creator's answer that holds the value
	Pointer   string // JSON pointer into that answer's body: "/id"
}

// Chains finds where the path parameters of a contract come from: what a link
// of the document says, else the answer to a POST on the path before the
// parameter, by the name of the field. What is known for one operation holds for
// all whose path begins likewise. A parameter that it does not find is
// not guessed at.
func Chains(c *openapi.Contract) []Chain {
	known := map[string]Chain{} // by the path up to the parameter
	creators := creatorsOf(c)
	for _, find := range []func(*openapi.Operation, *openapi.Parameter) (Chain, bool){creators.linked, creators.created} {
		for _, op := range c.Operations {
			for _, p := range op.Parameters {
				if p.In != openapi.InPath {
					continue
				}
				key := upTo(op, p)
				if _, there := known[key]; there {
					continue
				}
				if chain, found := find(op, p); found {
					known[key] = chain
				}
			}
		}
	}
	var all []Chain
	for _, op := range c.Operations {
		for _, p := range op.Parameters {
			if p.In != openapi.InPath {
				continue
			}
			if chain, found := known[upTo(op, p)]; found && chain.Creator != op {
				all = append(all, Chain{op, p, chain.Creator, chain.Status, chain.Pointer})
			}
		}
	}
	return all
}

// creators are the operations of a contract that may create something, by what
// they are looked for.
type creators struct {
	byShape map[string][]*openapi.Operation // of their path
	byLink  map[string][]created            // by the key of the operation that a link leads to
}

// created is an answer from which a link leads on.
type created struct {
	by       *openapi.Operation
	response *openapi.Response
	link     openapi.Link
}

func creatorsOf(c *openapi.Contract) creators {
	known := creators{byShape: map[string][]*openapi.Operation{}, byLink: map[string][]created{}}
	for _, op := range c.Operations {
		if op.Method != http.MethodPost {
			continue
		}
		known.byShape[shape(op.Path)] = append(known.byShape[shape(op.Path)], op)
		for _, r := range op.Responses {
			for _, l := range r.Links {
				known.byLink[l.Operation] = append(known.byLink[l.Operation], created{op, r, l})
			}
		}
	}
	return known
}

// upTo is the path of an operation up to a parameter: what is taken from the
// same collection, whatever is done with it.
func upTo(op *openapi.Operation, p *openapi.Parameter) string {
	before, _, _ := strings.Cut(op.Path, "{"+p.Name+"}")
	return shape(before) + "{}"
}

// linked follows the links of the document.
func (k creators) linked(op *openapi.Operation, p *openapi.Parameter) (Chain, bool) {
	for _, from := range k.byLink[op.Key()] {
		expression, named := from.link.Parameters[p.Name]
		if !named {
			expression, named = from.link.Parameters["path."+p.Name]
		}
		pointer, isBody := strings.CutPrefix(expression, "$response.body#")
		if named && isBody && from.by != op {
			return Chain{op, p, from.by, from.response.Status, pointer}, true
		}
	}
	return Chain{}, false
}

// created finds the POST on the collection that the parameter picks from.
func (k creators) created(op *openapi.Operation, p *openapi.Parameter) (Chain, bool) {
	collection, _, _ := strings.Cut(op.Path, "/{"+p.Name+"}")
	if collection == op.Path || collection == "" {
		return Chain{}, false
	}
	for _, creator := range k.byShape[shape(collection)] {
		for _, r := range creator.Responses {
			if !strings.HasPrefix(r.Status, "2") {
				continue
			}
			for _, m := range r.Content {
				if pointer := identifier(&m, p); pointer != "" {
					return Chain{op, p, creator, r.Status, pointer}, true
				}
			}
		}
	}
	return Chain{}, false
}

// shape is a path without the names of its parameters and a last slash.
func shape(path string) string {
	var b strings.Builder
	for i, part := range strings.Split(strings.TrimSuffix(path, "/"), "/") {
		if i > 0 {
			b.WriteByte('/')
		}
		if strings.HasPrefix(part, "{") {
			part = "{}"
		}
		b.WriteString(part)
	}
	return b.String()
}

// identifier is the pointer to the field of an answer that the parameter means;
// empty where there is none. The thing itself may be wrapped once.
func identifier(m *openapi.Media, p *openapi.Parameter) string {
	if m.Schema == nil || !IsJSON(concrete(m.Type)) {
		return ""
	}
	flat := oneShape(m.Schema)
	if name := identifierIn(flat, p); name != "" {
		return pointer([]string{name})
	}
	for _, outer := range flat.Properties {
		if outer.Schema == nil {
			continue
		}
		if name := identifierIn(oneShape(outer.Schema), p); name != "" && (slices.Contains([]string{"data", "result", "item"}, outer.Name) || len(flat.Properties) == 1) {
			return pointer([]string{outer.Name, name})
		}
	}
	return ""
}

// oneShape is a schema with the first of its alternatives, flat. What tells a
// thing from others is the same in all of them.
func oneShape(s *openapi.Schema) *openapi.Schema {
	flat, groups := flatten(s)
	for i := 0; i < len(groups) && i < maxChoices; i++ {
		part, more := flatten(groups[i].alternatives[0])
		flat, groups = absorbed(flat, part), append(groups, more...)
	}
	return flat
}

// identifierIn is the name of the property: that of the parameter, however it
// is spelled, else id, uuid, or the end of the parameter's name (order_number
// for the number of an order).
func identifierIn(flat *openapi.Schema, p *openapi.Parameter) string {
	wanted := spelled(p.Name)
	for _, candidate := range []string{wanted, "id", "uuid", "uid", "guid", "key", "slug", "name", "code", "number"} {
		if candidate != "id" && candidate != "uuid" && !strings.HasSuffix(wanted, candidate) {
			continue
		}
		for _, property := range flat.Properties {
			if spelled(property.Name) == candidate && fitsParameter(property.Schema, p.Schema) {
				return property.Name
			}
		}
	}
	return ""
}

// spelled is a name in small letters without what stands between its words.
func spelled(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// fitsParameter reports whether a field can be what a parameter takes.
func fitsParameter(field, parameter *openapi.Schema) bool {
	if field == nil || parameter == nil {
		return true
	}
	a, _ := flatten(field)
	b, _ := flatten(parameter)
	if slices.Contains(a.Types, openapi.TypeObject) || slices.Contains(a.Types, openapi.TypeArray) {
		return false
	}
	if len(a.Types) == 0 || len(b.Types) == 0 {
		return true
	}
	return !absorbed(a, b).Never || slices.Contains(b.Types, openapi.TypeString)
}
