package mock

import (
	"iter"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// resource is a kind of thing that a contract creates, reads and deletes: those
// at /orders/{order_id}, in the collection /orders.
type resource struct {
	collection string // path of the contract
	item       string
	param      string          // the last parameter of item
	id         string          // the property that holds the same
	schema     *openapi.Schema // of one thing, as it is answered
	media      *openapi.Media  // the same with its examples
	examples   []openapi.Value // valid things, of each of its alternatives
	create     *openapi.Operation
	read       *openapi.Operation // nil: it cannot be read by itself
	list       *openapi.Operation // nil: there is no list
}

// resourcesOf finds them by where the last parameter of a path comes from: what
// a POST answers. Where nothing else creates it a PUT of the item does.
func resourcesOf(c *openapi.Contract) []*resource {
	byKey := map[string]*openapi.Operation{}
	var items []string
	for _, op := range c.Operations {
		byKey[op.Key()] = op
		if !slices.Contains(items, op.Path) && strings.HasSuffix(op.Path, "}") {
			items = append(items, op.Path)
		}
	}
	chains := map[string]example.Chain{} // by item and parameter
	for _, chain := range example.Chains(c) {
		chains[chain.Operation.Path+" "+chain.Parameter.Name] = chain
	}
	var found []*resource
	for _, item := range items {
		at := strings.LastIndexByte(item, '/')
		if at < 0 || !segmentOf(item[at+1:]).alone {
			continue
		}
		r := &resource{collection: item[:at], item: item, param: item[at+2 : len(item)-1], read: byKey["GET "+item]}
		r.list = byKey["GET "+r.collection]
		chain, created := chains[item+" "+r.param]
		switch {
		case created && (chain.Creator.Path == r.collection || !strings.Contains(r.collection, "{")):
			r.create = chain.Creator
		case !created:
			r.create = byKey["PUT "+item]
		}
		if r.create != nil && r.describe(chain.Pointer) {
			found = append(found, r)
		}
	}
	// What others stand below comes first.
	slices.SortStableFunc(found, func(a, b *resource) int { return strings.Count(a.item, "/") - strings.Count(b.item, "/") })
	return found
}

// describe finds what one thing looks like, and reports whether it has an id: at
// the pointer into what its creation answers, or by the parameter's name.
func (r *resource) describe(pointer string) bool {
	for _, op := range []*openapi.Operation{r.read, r.create} {
		if op == nil {
			continue
		}
		r.media = jsonOf(success(op))
		if r.media == nil || r.media.Schema == nil {
			continue
		}
		r.schema, r.id = r.media.Schema, strings.TrimPrefix(pointer, "/")
		if propertyOf(r.schema, r.id) == nil {
			r.id = idIn(r.schema, r.param)
		}
		if r.id != "" {
			r.exemplify()
			return len(r.examples) > 0
		}
	}
	return false
}

// maxExamples is how many alternatives of a thing there are examples of.
const maxExamples = 12

// exemplify makes an example of each alternative that a thing has.
func (r *resource) exemplify() {
	thing, err := exampleOf(r.media)
	if err != nil {
		return
	}
	r.examples = append(r.examples, thing)
	_, choices := example.Flattened(r.schema)
	for _, choice := range choices {
		for _, alternative := range choice.Alternatives[:min(len(choice.Alternatives), maxExamples)] {
			other, err := example.Full(alternative, openapi.ToClient)
			if err == nil && verify.Valid(r.schema, other, openapi.ToClient) {
				r.examples = append(r.examples, other)
			}
		}
	}
}

// success is the first good answer of an operation, nil when it has none.
func success(op *openapi.Operation) *openapi.Response {
	for _, r := range op.Responses {
		if strings.HasPrefix(r.Status, "2") {
			return r
		}
	}
	return nil
}

// jsonOf is the JSON of a response, nil when it has none.
func jsonOf(r *openapi.Response) *openapi.Media {
	if r == nil {
		return nil
	}
	for i := range r.Content {
		if example.IsJSON(concrete(&r.Content[i])) {
			return &r.Content[i]
		}
	}
	return nil
}

// idIn is the property that a parameter of a path names: order_id itself, or
// orderId, or just id.
func idIn(s *openapi.Schema, param string) string {
	names := []string{folded(param)}
	for _, usual := range []string{"id", "uuid"} {
		if strings.HasSuffix(folded(param), usual) {
			names = append(names, usual)
		}
	}
	for _, name := range names {
		for p := range properties(s) {
			if folded(p.Name) == name && !openapi.ToClient.Leaves(p) {
				return p.Name
			}
		}
	}
	return ""
}

// properties are those of a schema and of its alternatives.
func properties(s *openapi.Schema) iter.Seq[*openapi.Property] {
	return func(yield func(*openapi.Property) bool) {
		if s == nil {
			return
		}
		flat, choices := example.Flattened(s)
		shapes := []*openapi.Schema{flat}
		for _, choice := range choices {
			for _, alternative := range choice.Alternatives[:min(len(choice.Alternatives), maxExamples)] {
				shape, _ := example.Flattened(alternative)
				shapes = append(shapes, shape)
			}
		}
		for _, shape := range shapes {
			for _, p := range shape.Properties {
				if !yield(p) {
					return
				}
			}
		}
	}
}

// propertyOf is the schema of a property, nil where the schema names none.
func propertyOf(s *openapi.Schema, name string) *openapi.Schema {
	for p := range properties(s) {
		if p.Name == name {
			return p.Schema
		}
	}
	return nil
}

// takes reports whether a schema has a property that may have a value.
func takes(s *openapi.Schema, name string, v openapi.Value) bool {
	for p := range properties(s) {
		if p.Name == name && !openapi.ToClient.Leaves(p) && verify.Valid(p.Schema, v, openapi.ToClient) {
			return true
		}
	}
	return false
}

// prefix is so much of a request's path as a path of the contract has segments.
func prefix(rest, template string) string {
	parts := strings.Split(rest, "/")
	return strings.Join(parts[:strings.Count(template, "/")+1], "/")
}

// within reports whether a path of the contract lies below an item.
func within(path, item string) bool { return strings.HasPrefix(path, item+"/") }
