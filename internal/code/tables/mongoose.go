package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// collection is the name that Mongoose gives the collection of a model.
func collection(model string) string { return plural(strings.ToLower(model)) }

// mongoose takes const s = new Schema({ … }, { … }). Which model it is for is
// often said at its end or in another file.
func (r *reader) mongoose(i int) {
	open := i + 1
	if r.Is(open, "<") {
		for open < r.head(i) && !r.Is(open, "(") {
			open++
		}
	}
	spans := positional(r.arguments(open))
	if !r.Is(open, "(") || len(spans) == 0 || !r.Is(spans[0].from, "{") {
		return
	}
	variable := r.assignedTo(i)
	model := strings.TrimSuffix(strings.TrimSuffix(variable, "Schema"), "schema")
	t := facts.Table{Model: model, Source: "mongoose", Change: "mixin", Whole: true, Line: r.lineOf(i), End: r.lineOf(r.Close(open))}
	if model == "" {
		t.Model = "Schema"
	}
	id := true
	r.mongooseFields(&t, spans[0].from, "")
	if len(spans) > 1 && r.Is(spans[1].from, "{") {
		options := r.arguments(spans[1].from)
		r.mongooseOptions(&t, options)
		b := r.truth(options, "_id")
		id = b == nil || *b
	}
	if id && column(&t, "_id") == nil {
		t.Columns = append([]facts.Column{{Name: "_id", Type: "ObjectId", PrimaryKey: true, Line: t.Line}}, t.Columns...)
	}
	r.schemaCalls(&t, variable, r.Close(open))
	r.add(t)
}

// assignedTo is the variable that a statement gives its value to.
func (r *reader) assignedTo(i int) string {
	for k := i; k > 0 && k > i-12; k-- {
		if r.Is(k, "=") && k > 0 {
			at := k - 1
			for at > 0 && !r.Is(at-1, "const") && !r.Is(at-1, "let") && !r.Is(at-1, "var") && !r.At(at).First {
				at--
			}
			if r.IsWord(at) {
				return r.Text(at)
			}
			return ""
		}
	}
	return ""
}

// mongooseFields takes the fields of a schema; those of an object within one
// have its name before theirs.
func (r *reader) mongooseFields(t *facts.Table, open int, prefix string) {
	for _, s := range args(r.File, open) {
		a := r.argument(s)
		if a.name == "" {
			if r.IsWord(s.from) && s.to-s.from == 1 {
				t.Columns = append(t.Columns, facts.Column{Name: prefix + r.Text(s.from), Field: prefix + r.Text(s.from), Line: r.lineOf(s.from)})
			} else {
				t.Whole = false
			}
			continue
		}
		if a.name == "_id" && (r.Is(a.from, "false") || r.Is(a.from, "true")) {
			continue
		}
		c := facts.Column{Name: prefix + a.name, Field: prefix + a.name, Line: r.lineOf(s.from)}
		switch {
		case r.Is(a.from, "{"):
			options := r.arguments(a.from)
			if kind, ok := find(options, "type"); !ok || r.Is(kind.from, "{") {
				c.Type = "Object"
				t.Columns = append(t.Columns, c)
				if !strings.Contains(prefix, ".") {
					r.mongooseFields(t, a.from, prefix+a.name+".")
				}
				continue
			}
			r.columnOptions(t, &c, options)
			if n := r.number(options, "maxlength", "maxLength"); n != "" {
				c.Type = sized(c.Type, n)
			}
			if s, ok := find(options, "required"); ok && r.Is(s.from, "[") {
				c.NotNull = new(r.Is(s.from+1, "true"))
			}
		case r.Is(a.from, "["):
			c.Type = "Array"
		default:
			r.optionType(&c, a.span)
		}
		t.Columns = append(t.Columns, c)
	}
}

// mongooseOptions takes { timestamps: true, collection: 'c' }.
func (r *reader) mongooseOptions(t *facts.Table, options []argument) {
	if name := r.text1(options, "collection"); name != "" {
		t.Name = name
	}
	s, ok := find(options, "timestamps")
	if !ok || r.text(s) == "false" {
		return
	}
	created, updated := "createdAt", "updatedAt"
	if r.Is(s.from, "{") {
		names := r.arguments(s.from)
		if n := r.text1(names, "createdAt"); n != "" {
			created = n
		}
		if n := r.text1(names, "updatedAt"); n != "" {
			updated = n
		}
		if b := r.truth(names, "updatedAt"); b != nil && !*b {
			updated = ""
		}
	}
	for _, name := range []string{created, updated} {
		if name != "" {
			t.Columns = append(t.Columns, facts.Column{Name: name, Field: name, Type: "Date", Line: t.Line})
		}
	}
}

// schemaCalls takes schema.index({ a: 1, b: -1 }, { unique: true }) and sees what
// may add fields.
func (r *reader) schemaCalls(t *facts.Table, variable string, from int) {
	for i := from; variable != "" && i+3 < len(r.Tokens); i++ {
		if !r.Is(i, variable) || !r.Is(i+1, ".") {
			continue
		}
		switch {
		case r.called(i+2, "plugin", "add", "discriminator"):
			t.Whole = false
		case r.called(i+2, "index"):
			spans := positional(r.arguments(i + 3))
			if len(spans) == 0 || !r.Is(spans[0].from, "{") {
				continue
			}
			x := facts.Index{Line: r.lineOf(i)}
			for _, a := range r.arguments(spans[0].from) {
				x.Columns = append(x.Columns, a.name)
			}
			if len(spans) > 1 {
				options := r.arguments(spans[1].from)
				x.Unique, x.Name = r.yes(options, "unique"), r.text1(options, "name")
			}
			t.Indexes = append(t.Indexes, x)
		}
	}
}

// mongooseModel takes model('User', UserSchema, 'people').
func (r *reader) mongooseModel(i int) {
	open := i + 1
	if r.Is(open, "<") {
		for open < len(r.Tokens) && open < i+30 && !r.Is(open, "(") {
			open++
		}
	}
	spans := positional(r.arguments(open))
	if !r.Is(open, "(") || len(spans) < 2 {
		return
	}
	name, ok := r.literal(spans[0])
	if !ok || spans[1].to-spans[1].from > 3 {
		return
	}
	variable := lastName(r.text(spans[1]))
	schema := strings.TrimSuffix(strings.TrimSuffix(variable, "Schema"), "schema")
	if schema == "" {
		schema = "Schema"
	}
	table := collection(name)
	if len(spans) > 2 {
		if text, ok := r.literal(spans[2]); ok {
			table = text
		}
	}
	for k := range r.out.Tables {
		if t := &r.out.Tables[k]; t.Source == "mongoose" && t.Change == "mixin" && t.Model == schema {
			t.Change, t.Model = "", name
			if t.Name == "" {
				t.Name = table
			}
			return
		}
	}
	r.add(facts.Table{Name: table, Model: name, Source: "mongoose", Mixins: []string{schema}, Whole: true, Line: r.lineOf(i), End: r.lineOf(i)})
}
