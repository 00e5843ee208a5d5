package fastapi

import "strconv"

// write writes the module of models: names for values, then classes, then
// names for what is made of classes.
func (m *models) write(title string) []byte {
	f := newFile()
	m.part()
	late := map[string]bool{}
	for _, one := range m.order {
		if one.kind != aliasKind {
			late[one.name] = true
		}
	}
	var after []*model
	for _, one := range m.done {
		if one.kind == aliasKind && one.typ.names(late) {
			late[one.name] = true
			after = append(after, one)
			continue
		}
		f.alias(one)
	}
	for _, one := range m.order {
		switch one.kind {
		case classKind:
			f.class(m, one)
		case rootKind:
			f.root(one)
		case aliasKind: // before or after the classes
		}
	}
	for _, one := range after {
		f.alias(one)
	}
	return f.module("The schemas of the contract as models and types.\n\n" + title)
}

// names reports whether an expression names one of these.
func (c code) names(names map[string]bool) bool {
	if names[c.text] {
		return true
	}
	for _, p := range c.parts {
		if p.names(names) {
			return true
		}
	}
	return false
}

func (f *file) alias(m *model) {
	f.gap(1)
	f.write(0, m.name+" = ", m.typ, "")
	f.put(docstring(0, m.schema.Description)...)
}

func (f *file) root(m *model) {
	f.gap(2)
	f.use("pydantic", "RootModel")
	f.use("typing", "Any")
	f.put("class " + m.name + "(RootModel[Any]):")
	if doc := docstring(1, m.schema.Description); doc != nil {
		f.put(append(doc, "")...)
	}
	f.write(1, "root: ", m.typ, "")
	f.gap(2)
}

func (f *file) class(m *models, c *model) {
	f.gap(2)
	bases := []code{ours("Model")}
	flat := m.shapes.of(c.schema)
	extra := flat.Additional != nil || len(flat.PatternProperties) > 0 || flat.Discriminator != nil && flat.choice == nil
	switch {
	case flat.Closed && !extra:
		bases = append(bases, set("extra", word(`"forbid"`)))
	case extra:
		bases = append(bases, set("extra", word(`"allow"`)))
	}
	if patterns := onlyPatterns(flat); patterns != nil {
		bases = append(bases, set("patterns", tuple(patterns)))
	}
	bases = append(bases, limits(m.shapes, flat)...)
	if c.apart {
		bases = append(bases, set("apart", word("True")))
	}
	f.write(0, "class ", call(word(c.name), bases...), ":")
	empty := true
	if doc := docstring(1, c.schema.Description); doc != nil {
		f.put(doc...)
		empty = false
		if len(c.fields) > 0 {
			f.put("")
		}
	}
	if c.others.text != "" {
		f.write(1, "__pydantic_extra__: ", c.others, "")
		empty = false
	}
	for i, one := range c.fields {
		f.field(one, i == len(c.fields)-1)
		empty = false
	}
	if empty {
		f.put("    pass")
	}
	f.gap(2)
}

// limits are what is demanded of all properties together.
func limits(m shapes, s shape) []code {
	var out []code
	for _, limit := range []struct {
		name string
		n    *int
	}{{"min_properties", s.MinProperties}, {"max_properties", s.MaxProperties}} {
		if limit.n != nil {
			out = append(out, set(limit.name, word(strconv.Itoa(*limit.n))))
		}
	}
	if s.choice == nil || !m.onlyDemands(s) {
		return out
	}
	var sets []code
	for _, a := range s.choice.Alternatives {
		sets = append(sets, tuple(a.Required))
	}
	return append(out, set("any_required", tupleOf(sets)))
}

func tuple(texts []string) code {
	var parts []code
	for _, t := range texts {
		parts = append(parts, word(regular(t)))
	}
	return tupleOf(parts)
}

func tupleOf(parts []code) code {
	if len(parts) == 1 {
		return code{text: "(", close: ",)", parts: parts, kind: subscript}
	}
	return code{text: "(", close: ")", parts: parts}
}

func (f *file) field(one field, last bool) {
	f.assigned(1, one.name, one.typ, one.value)
	if doc := docstring(1, one.doc); doc != nil {
		f.put(doc...)
		if !last {
			f.put("")
		}
	}
}

// optionName is what an alternative without a name is called behind the name of
// the whole.
func optionName(a alternative, i int) string {
	if a.name != "" {
		return a.name
	}
	for _, v := range a.values {
		return " " + v
	}
	if a.schema != nil && a.schema.Title != "" && len(a.schema.Title) <= 30 {
		return " " + a.schema.Title
	}
	return "Option" + strconv.Itoa(i+1)
}
