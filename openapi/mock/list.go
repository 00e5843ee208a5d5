package mock

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// list is an answer that lists things: an array, or an object around one.
type list struct {
	whole  *object // nil: the array itself is the answer
	member string  // of whole
	items  []openapi.Value
	schema *openapi.Schema // of one item
}

// listIn finds the list in an answer; its items have the property id.
func listIn(s *openapi.Schema, v openapi.Value, id string) *list {
	if s == nil {
		return nil
	}
	flat, _ := example.Flattened(s)
	if l := arrayOf(flat, v, id); l != nil {
		return l
	}
	o, isObject := objectOf(v)
	if !isObject {
		return nil
	}
	for _, p := range flat.Properties {
		inner, there := o.get(p.Name)
		if !there || p.Schema == nil {
			continue
		}
		schema, _ := example.Flattened(p.Schema)
		if l := arrayOf(schema, inner, id); l != nil {
			l.whole, l.member = o, p.Name
			return l
		}
	}
	return nil
}

func arrayOf(s *openapi.Schema, v openapi.Value, id string) *list {
	l := &list{schema: s.Items}
	if s.Items == nil || propertyOf(s.Items, id) == nil || json.Unmarshal(v, &l.items) != nil {
		return nil
	}
	return l
}

// with is the answer with other items.
func (l *list) with(items []openapi.Value, total int) openapi.Value {
	if items == nil {
		items = []openapi.Value{}
	}
	array, err := json.Marshal(items)
	if err != nil {
		return nil
	}
	if l.whole == nil {
		return array
	}
	l.whole.set(l.member, array)
	for _, name := range l.whole.names {
		if _, isNumber := numberOf(l.whole.values[name]); isNumber && isTotal(name) {
			l.whole.set(name, openapi.Value(strconv.Itoa(total)))
		}
	}
	return l.whole.value()
}

func numberOf(v openapi.Value) (int, bool) {
	n, err := strconv.Atoi(string(v))
	return n, err == nil
}

// isTotal reports whether a member or a header counts all that there is.
func isTotal(name string) bool {
	return slices.Contains([]string{"total", "count", "totalcount", "totalitems", "xtotalcount", "xtotal", "totalresults", "totalelements"}, folded(name))
}

// Names that parameters of pages have, folded.
var (
	sizeNames  = []string{"limit", "perpage", "pagesize", "size", "maxresults", "top"}
	startNames = []string{"offset", "skip", "start"}
	pageNames  = []string{"page", "pagenumber"}
)

// page is the part of the items that a query asks for.
func page(op *openapi.Operation, query url.Values, items []openapi.Value) []openapi.Value {
	size, start, number := len(items), 0, 1
	for _, p := range op.Parameters {
		if p.In != openapi.InQuery {
			continue
		}
		given := query.Get(p.Name)
		if given == "" && p.Schema != nil {
			given = unquoted(p.Schema.Default)
		}
		n, err := strconv.Atoi(given)
		switch name := folded(p.Name); {
		case err != nil || n < 0:
		case slices.Contains(sizeNames, name):
			size = n
		case slices.Contains(startNames, name):
			start = n
		case slices.Contains(pageNames, name):
			number = max(n, 1)
		}
	}
	if start == 0 {
		start = (number - 1) * size
	}
	start = min(start, len(items))
	return items[start:min(start+size, len(items))]
}

// wanted reports whether a thing has what a query asks for: a parameter that is
// called like a property of it is a filter.
func wanted(op *openapi.Operation, query url.Values, thing openapi.Value, s *openapi.Schema) bool {
	o, isObject := objectOf(thing)
	if !isObject {
		return true
	}
	for _, p := range op.Parameters {
		values := query[p.Name]
		if p.In != openapi.InQuery || len(values) != 1 || propertyOf(s, p.Name) == nil {
			continue
		}
		present, there := o.get(p.Name)
		if kind := propertyOf(s, p.Name); there && isScalar(present) && verify.Valid(kind, present, openapi.ToClient) && unquoted(present) != values[0] {
			return false
		}
	}
	return true
}

func isScalar(v openapi.Value) bool { return len(v) > 0 && v[0] != '{' && v[0] != '[' }
