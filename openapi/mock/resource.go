package mock

import (
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
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
	create     *openapi.Operation
	read       *openapi.Operation // nil: it cannot be read by itself
	list       *openapi.Operation // nil: there is no list
}

// resourcesOf finds them by their paths: what a POST to a collection answers has
// an id, which is the last part of another path. Where there is no such POST a
// PUT of the item creates it.
func resourcesOf(c *openapi.Contract) []*resource {
	byKey := map[string]*openapi.Operation{}
	var items []string
	for _, op := range c.Operations {
		byKey[op.Key()] = op
		if !slices.Contains(items, op.Path) && strings.HasSuffix(op.Path, "}") {
			items = append(items, op.Path)
		}
	}
	var found []*resource
	for _, item := range items {
		at := strings.LastIndexByte(item, '/')
		if at < 0 || !segmentOf(item[at+1:]).alone {
			continue
		}
		r := &resource{collection: item[:at], item: item, param: item[at+2 : len(item)-1], read: byKey["GET "+item]}
		r.list = byKey["GET "+r.collection]
		if r.create = byKey["POST "+r.collection]; r.create == nil {
			r.create = byKey["PUT "+item]
		}
		if r.create != nil && r.describe() {
			found = append(found, r)
		}
	}
	// What others stand below comes first.
	slices.SortStableFunc(found, func(a, b *resource) int { return strings.Count(a.item, "/") - strings.Count(b.item, "/") })
	return found
}

// describe finds what one thing looks like, and reports whether it has an id.
func (r *resource) describe() bool {
	for _, op := range []*openapi.Operation{r.read, r.create} {
		if op == nil {
			continue
		}
		if r.media = jsonOf(success(op)); r.media != nil && r.media.Schema != nil {
			r.schema = r.media.Schema
			r.id = idIn(r.schema, r.param)
			if r.id != "" {
				return true
			}
		}
	}
	return false
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
	flat, _ := example.Flattened(s)
	names := []string{folded(param)}
	if strings.HasSuffix(folded(param), "id") {
		names = append(names, "id")
	}
	if strings.HasSuffix(folded(param), "uuid") {
		names = append(names, "uuid")
	}
	for _, name := range names {
		for _, p := range flat.Properties {
			if folded(p.Name) == name && !openapi.ToClient.Leaves(p) {
				return p.Name
			}
		}
	}
	return ""
}

// propertyOf is the schema of a property, nil where the schema names none.
func propertyOf(s *openapi.Schema, name string) *openapi.Schema {
	flat, _ := example.Flattened(s)
	for _, p := range flat.Properties {
		if p.Name == name {
			return p.Schema
		}
	}
	return nil
}

// prefix is so much of a request's path as a path of the contract has segments.
func prefix(rest, template string) string {
	parts := strings.Split(rest, "/")
	return strings.Join(parts[:strings.Count(template, "/")+1], "/")
}

// within reports whether a path of the contract lies below an item.
func within(path, item string) bool { return strings.HasPrefix(path, item+"/") }
