package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// djangoMigration reads the operations of a migration of Django.
func (r *reader) djangoMigration(classes []pyClass) {
	for i := range classes {
		if classes[i].name != "Migration" {
			continue
		}
		for _, s := range classes[i].statements {
			name, _, value := r.assignment(s)
			if name != "operations" || !r.Is(value.from, "[") {
				continue
			}
			for _, op := range args(r.File, value.from) {
				r.djangoOperation(op)
			}
		}
	}
}

// djangoOperation takes one of migrations.CreateModel(…) and the like. A table
// is named by its model, as the model's own table may be elsewhere.
func (r *reader) djangoOperation(s span) {
	callee, open := r.callee(s)
	if open < 0 {
		return
	}
	list := r.arguments(open)
	model := r.text1(list, "model_name", "name")
	app := appLabel(r.Path)
	t := facts.Table{Name: app + "_" + strings.ToLower(model), Model: model, Source: "migration", Change: "alter", Whole: true, Line: r.lineOf(s.from), End: r.lineOf(s.to - 1)}
	switch callee {
	case "CreateModel":
		t.Change = ""
		r.djangoCreate(&t, list)
	case "DeleteModel":
		t.Change = "drop"
	case "RenameModel":
		from, to := r.text1(list, "old_name"), r.text1(list, "new_name")
		t.Name, t.Model, t.Change = app+"_"+strings.ToLower(from), app+"_"+strings.ToLower(to), "rename"
	case "AlterModelTable":
		t.Model, t.Change = r.text1(list, "table"), "rename"
	case "AddField", "AlterField":
		field, ok := find(list, "field")
		if !ok {
			return
		}
		r.djangoField(&t, r.text1(list, "name"), field)
		for k := range t.Columns {
			if callee == "AlterField" {
				t.Columns[k].Change = "retype"
			}
		}
	case "RemoveField":
		name := r.text1(list, "name")
		t.Columns = []facts.Column{{Name: name, Field: name, Change: "drop", Line: t.Line}}
	case "RenameField":
		t.Columns = []facts.Column{{Name: r.text1(list, "new_name"), Field: r.text1(list, "old_name"), Change: "rename", Line: t.Line}}
	case "AddIndex", "AddConstraint":
		if x, ok := find(list, "index", "constraint"); ok {
			r.djangoIndex(&t, x)
		}
	case "AlterUniqueTogether":
		t.Name, t.Model = app+"_"+strings.ToLower(r.text1(list, "name")), r.text1(list, "name")
		if x, ok := find(list, "unique_together"); ok {
			r.together(&t, span{r.inner(x), x.to}, true)
		}
	default:
		return
	}
	r.add(t)
}

// inner is the first list or tuple of set([…]) and the like.
func (r *reader) inner(s span) int {
	if _, open := r.callee(s); open > 0 && open+1 < s.to {
		return open + 1
	}
	return s.from
}

func (r *reader) djangoCreate(t *facts.Table, list []argument) {
	fields, ok := find(list, "fields")
	if !ok {
		t.Whole = false
		return
	}
	for _, pair := range args(r.File, fields.from) {
		parts := args(r.File, pair.from)
		if len(parts) != 2 {
			t.Whole = false
			continue
		}
		if name, ok := r.literal(parts[0]); ok {
			r.djangoField(t, name, parts[1])
		}
	}
	if bases, ok := find(list, "bases"); ok {
		for _, b := range args(r.File, bases.from) {
			name, isText := r.literal(b)
			if !isText {
				name = r.text(b)
			}
			t.Mixins = append(t.Mixins, lastName(name))
		}
	}
	options, ok := find(list, "options")
	if !ok {
		return
	}
	for _, a := range r.arguments(options.from) {
		switch a.name {
		case "db_table":
			if name, ok := r.literal(a.span); ok {
				t.Name = name
			}
		case "abstract":
			if r.text(a.span) == "True" {
				t.Change = "mixin"
			}
		}
	}
}
