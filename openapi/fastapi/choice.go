package fastapi

import (
	"slices"

	"kiro-mcp/openapi"
)

// listed is the type of a value out of a list.
func (t types) listed(s shape) typ {
	var words []code
	all := true
	for _, v := range s.Enum {
		w, ok := literal(v, t.text)
		all = all && ok
		words = append(words, word(w))
	}
	if len(words) == 0 {
		return typ{base: word("None")}
	}
	if all {
		return typ{base: of(from("typing", "Literal"), distinct(words)...)}
	}
	for i, v := range s.Enum {
		words[i] = expression(v)
	}
	base := from("typing", "Any")
	if of := typesOf(s.Schema); len(of) == 1 && of[0] == openapi.TypeNumber {
		base = t.number(&openapi.Schema{}).base
	}
	if onlyTruths(s.Enum) {
		base = t.boolean().base
	}
	return typ{base: base, rules: []code{call(ours("Among"), tupleOf(words))}}
}

// onlyTruths reports whether all values are true or false. Pydantic takes 1 for
// Literal[True].
func onlyTruths(values []openapi.Value) bool {
	return !slices.ContainsFunc(values, func(v openapi.Value) bool { return v[0] != 't' && v[0] != 'f' })
}

func distinct(words []code) []code {
	var out []code
	seen := map[string]bool{}
	for _, w := range words {
		if !seen[w.text] {
			seen[w.text] = true
			out = append(out, w)
		}
	}
	return out
}

// choice is a union. Where a property tells its parts apart, it is asked.
func (t types) choice(s shape, name string) typ {
	var parts []code
	alternatives := t.shapes.alternatives(s)
	d := s.choice.Discriminator
	told := d != nil && !slices.ContainsFunc(alternatives, func(a alternative) bool { return len(a.values) == 0 })
	for i, a := range alternatives {
		own := name
		if len(alternatives) > 1 {
			own += optionName(a, i)
		}
		one := t.use(a.schema, own)
		if !told || len(alternatives) < 2 {
			parts = append(parts, one)
			continue
		}
		for _, v := range a.values {
			parts = append(parts, of(from("typing", "Annotated"), t.value(a.schema, own).code(), call(ours("Tag"), word(quoted(v)))))
		}
	}
	out := typ{base: either(parts...)}
	if told && len(parts) > 1 {
		out.rules = append(out.rules, call(ours("by"), word(quoted(d.Property)), word(quoted(fieldName(d.Property)))))
	}
	return out
}
