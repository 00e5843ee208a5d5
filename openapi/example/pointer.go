package example

import (
	"strconv"
	"strings"

	"kiro-mcp/openapi"
)

// At is the value at a JSON pointer; false where there is none.
func At(v openapi.Value, pointer string) (openapi.Value, bool) {
	for _, step := range steps(pointer) {
		if items, ok := itemsOf(v); ok {
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(items) {
				return nil, false
			}
			v = items[i]
			continue
		}
		members, _ := membersOf(v)
		found := false
		for _, m := range members {
			if m.name == step {
				v, found = m.value, true
			}
		}
		if !found {
			return nil, false
		}
	}
	return v, true
}

// Replaced is a value with another at a JSON pointer. A member that is not
// there is added where its object is.
func Replaced(v openapi.Value, pointer string, with openapi.Value) openapi.Value {
	return replaced(v, steps(pointer), with)
}

func steps(pointer string) []string {
	if pointer == "" {
		return nil
	}
	steps := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i, s := range steps {
		steps[i] = strings.NewReplacer("~1", "/", "~0", "~").Replace(s)
	}
	return steps
}

// Text is a value as it is written in an address: a string without its quotes.
func Text(v openapi.Value) string { return plain(v) }

// PropertyOf is what a schema says of a member of its objects, all of its
// parts and alternatives included; nil where it names none of that name.
func PropertyOf(s *openapi.Schema, name string) *openapi.Property {
	if s == nil {
		return nil
	}
	flat, groups := flatten(s)
	for i := 0; i <= len(groups) && i <= maxChoices; i++ {
		for _, p := range flat.Properties {
			if p.Name == name {
				return p
			}
		}
		if i == len(groups) {
			break
		}
		for _, alternative := range groups[i].alternatives {
			part, more := flatten(alternative)
			flat, groups = absorbed(flat, part), append(groups, more...)
		}
	}
	return nil
}

// Properties are those that a schema names, with all that it is put together
// from and the first of its alternatives.
func Properties(s *openapi.Schema) []*openapi.Property {
	if s == nil {
		return nil
	}
	return oneShape(s).Properties
}

// AdditionalOf is what a schema says of members that it does not name; nil
// where it says nothing.
func AdditionalOf(s *openapi.Schema) *openapi.Schema {
	if s == nil {
		return nil
	}
	return oneShape(s).Additional
}

// ListOf is where a schema of an answer holds its list: the pointer to it, ""
// for the answer itself, and the schema of its items. It is false for one that
// holds none, or several.
func ListOf(s *openapi.Schema) (pointer string, items *openapi.Schema, found bool) {
	if s == nil {
		return "", nil, false
	}
	flat := oneShape(s)
	if flat.Items != nil {
		return "", flat.Items, true
	}
	for _, p := range flat.Properties {
		if p.Schema == nil {
			continue
		}
		if inner := oneShape(p.Schema); inner.Items != nil {
			if found {
				return "", nil, false
			}
			pointer, items, found = "/"+inPointer.Replace(p.Name), inner.Items, true
		}
	}
	return pointer, items, found
}
