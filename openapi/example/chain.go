package example

import (
	"net/http"
	"strings"

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
