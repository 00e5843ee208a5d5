package openapi

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// Selection names a part of a contract: everything that any of its fields
// names. The empty one is all of it.
type Selection struct {
	Operations []string // "GET /orders/{id}", an operationId, or a path for all of its methods
	Tags       []string
	Paths      []string // "/orders", or "/orders/*" for all below as well
}

// The codes of faults in a selection.
const (
	codeUnknownOperation = "unknown_operation"
	codeUnknownTag       = "unknown_tag"
	codeUnknownPath      = "unknown_path"
)

// Codes documents the faults of calls that name a part of a contract.
var Codes = []doc.Code{
	{Name: codeUnknownOperation, Meaning: "the contract has no operation of this method and path, operationId or path"},
	{Name: codeUnknownTag, Meaning: "no operation of the contract has this tag"},
	{Name: codeUnknownPath, Meaning: "the contract has no such path"},
}

// maxValid is how many values a fault offers.
const maxValid = 40

// Select gives the part of a contract that a selection names, with all the
// schemas, tags and security schemes that it needs. A name that the contract
// does not have is a [doc.Fault].
func Select(c *Contract, s Selection) (*Contract, error) {
	if len(s.Operations)+len(s.Tags)+len(s.Paths) == 0 {
		return c, nil
	}
	chosen := map[*Operation]bool{}
	choose := func(names []string, field, code, what string, has func(*Operation, string) bool, values func(*Operation) []string) error {
		for i, name := range names {
			found := false
			for _, o := range c.Operations {
				if has(o, name) {
					chosen[o], found = true, true
				}
			}
			if !found {
				return &doc.Fault{
					Code: code, Field: fmt.Sprintf("%s[%d]", field, i), Given: name, Valid: valid(c, name, values),
					Message: fmt.Sprintf("%s has no %s %q", c.Path, what, name),
				}
			}
		}
		return nil
	}
	err := cmp.Or(
		choose(s.Operations, "operations", codeUnknownOperation, "operation", (*Operation).is, (*Operation).names),
		choose(s.Tags, "tags", codeUnknownTag, "operation with the tag", (*Operation).tagged, func(o *Operation) []string { return o.Tags }),
		choose(s.Paths, "paths", codeUnknownPath, "path", (*Operation).below, func(o *Operation) []string { return []string{o.Path} }),
	)
	if err != nil {
		return nil, err
	}
	return c.part(chosen), nil
}

// is reports whether an operation is meant by a name.
func (o *Operation) is(name string) bool {
	method, path, both := strings.Cut(name, " ")
	if both && strings.EqualFold(method, o.Method) && strings.TrimSpace(path) == o.Path {
		return true
	}
	return name != "" && (name == o.ID || name == o.Path)
}

func (o *Operation) names() []string {
	if o.ID == "" {
		return []string{o.Key()}
	}
	return []string{o.Key(), o.ID}
}

func (o *Operation) tagged(tag string) bool { return slices.Contains(o.Tags, tag) }

func (o *Operation) below(path string) bool {
	folder, all := strings.CutSuffix(path, "/*")
	if !all {
		return o.Path == path
	}
	return o.Path == folder || strings.HasPrefix(o.Path, folder+"/")
}

// valid are values that would have been right, those that share most with what
// was given first.
func valid(c *Contract, given string, values func(*Operation) []string) []string {
	var all []string
	seen := map[string]bool{}
	for _, o := range c.Operations {
		for _, v := range values(o) {
			if !seen[v] {
				seen[v] = true
				all = append(all, v)
			}
		}
	}
	given = strings.ToLower(given)
	slices.SortStableFunc(all, func(a, b string) int { return shared(b, given) - shared(a, given) })
	return all[:min(len(all), maxValid)]
}

// shared is how many of the words of a text stand in another.
func shared(text, given string) int {
	n, text := 0, strings.ToLower(text)
	for _, word := range strings.FieldsFunc(given, func(r rune) bool { return strings.ContainsRune(" /{}_-.*", r) }) {
		if strings.Contains(text, word) {
			n += len(word)
		}
	}
	return n
}
