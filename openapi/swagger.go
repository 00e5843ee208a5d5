package openapi

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi2"
	"github.com/getkin/kin-openapi/openapi2conv"
	"github.com/getkin/kin-openapi/openapi3"

	"kiro-mcp/specfs/doc"
)

// swaggerVersion is what a Swagger document calls itself.
const swaggerVersion = "2.0"

// swagger puts what a Swagger 2.0 document means in OpenAPI 3.0 in its place,
// on the lines of the original. It reports whether that could be done.
func (r *reader) swagger(version at) bool {
	r.contract.Version = version.node.text
	if !r.refersToAll() {
		return false
	}
	converted, err := r.convert()
	if err != nil {
		r.find(codeVersion, doc.Error, version, "convert it to OpenAPI 3.0, or correct what the converter found", "Swagger 2.0 could not be converted: %s", shorten(err.Error()))
		return false
	}
	relate(converted, r.main.root)
	r.main.root = converted
	r.legacy = true
	r.find(codeConverted, doc.Info, version, "", "a Swagger 2.0 document, read as OpenAPI 3.0; lines are its own, pointers those of the converted document")
	return true
}

// refersToAll reports whether all references of the document lead somewhere:
// the converter names one that does not, and no line.
func (r *reader) refersToAll() bool {
	var walk func(a at)
	walk = func(a at) {
		if ref := a.get("$ref"); ref.is(isString) {
			r.resolve(a.document, ref)
		}
		for kid := range a.kids() {
			if name := kid.node.name; name != "example" && name != "examples" && !isExtension(name) {
				walk(kid)
			}
		}
	}
	walk(r.main.at())
	r.reportMissing()
	return r.contract.Usable()
}

// convert has kin-openapi convert the document. A fault in it is an error,
// not a failure of ours.
func (r *reader) convert() (root *node, err error) {
	defer func() {
		if failure := recover(); failure != nil {
			err = fmt.Errorf("the converter failed: %v", failure)
		}
	}()
	var old openapi2.T
	if err := json.Unmarshal(value(r.main.root), &old); err != nil {
		return nil, err
	}
	loader := openapi3.NewLoader()
	loader.ReadFromURIFunc = func(_ *openapi3.Loader, location *url.URL) ([]byte, error) {
		if location.Host != "" || location.Scheme != "" {
			return nil, fmt.Errorf("%s is not in the workspace", location)
		}
		return r.from.ReadFile(location.Path)
	}
	converted, err := openapi2conv.ToV3WithLoader(&old, loader, &url.URL{Path: r.main.path})
	if err != nil {
		return nil, err
	}
	text, err := converted.MarshalJSON()
	if err != nil {
		return nil, err
	}
	root, _, err = scanJSON(string(text))
	return root, err
}

// moved are the parts of a document that Swagger 2.0 has elsewhere.
var moved = map[string]string{
	"schemas": "definitions", "parameters": "parameters", "requestBodies": "parameters",
	"responses": "responses", "securitySchemes": "securityDefinitions",
}

// relate gives a converted document the lines and the order of the original.
func relate(converted, old *node) {
	for i := range converted.kids {
		kid := &converted.kids[i]
		if kid.name != "components" {
			relateTo(kid, counterpart(kid, i, old))
			continue
		}
		kid.line = old.line
		for j := range kid.kids {
			part := &kid.kids[j]
			if from := old.member(moved[part.name]); from != nil {
				relateTo(part, from)
			} else {
				relateTo(part, old)
			}
		}
	}
	sortAs(converted.kids, old)
}

func relateTo(converted, old *node) {
	converted.line = old.line
	for i := range converted.kids {
		relateTo(&converted.kids[i], counterpart(&converted.kids[i], i, old))
	}
	if converted.kind == isObject && old.kind == isObject {
		sortAs(converted.kids, old)
	}
}

// counterpart is what a part of a converted document was made of: the member
// of its name, the parameter of its name, or else what its parent was made of.
func counterpart(kid *node, i int, old *node) *node {
	if old.kind == isArray {
		return item(kid, i, old)
	}
	if same := old.member(kid.name); same != nil {
		return same
	}
	if parameters := old.member("parameters"); kid.name == "requestBody" && parameters != nil {
		for i := range parameters.kids {
			if in := parameters.kids[i].member("in"); in != nil && (in.text == "body" || in.text == "formData") {
				return &parameters.kids[i]
			}
		}
	}
	return old
}

// item finds an item of a list again: parameters by their name, since those
// that became a body are gone, others by their number.
func item(kid *node, i int, old *node) *node {
	name := kid.member("name")
	for j := range old.kids {
		was := &old.kids[j]
		if named := was.member("name"); named != nil && name != nil && named.text == name.text {
			return was
		}
		ref, referred := kid.member("$ref"), was.member("$ref")
		if ref != nil && referred != nil && lastName(ref.text) == lastName(referred.text) {
			return was
		}
	}
	if i < len(old.kids) {
		return &old.kids[i]
	}
	return old
}

// sortAs gives members the order that they have in the original; new ones
// stand behind.
func sortAs(kids []node, old *node) {
	index := make(map[string]int, len(old.kids))
	for i := range old.kids {
		index[old.kids[i].name] = i
	}
	position := func(n node) int {
		if i, ok := index[n.name]; ok {
			return i
		}
		return len(index)
	}
	slices.SortStableFunc(kids, func(a, b node) int {
		if p, q := position(a), position(b); p != q {
			return p - q
		}
		return strings.Compare(a.name, b.name)
	})
}
