package tables

import (
	"path"
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// model adds the models to the tables, then what changes models from elsewhere.
func (j *joiner) model() {
	j.promote()
	for _, e := range j.models {
		j.addModel(e)
	}
	for _, e := range j.changes {
		j.changeModel(e)
	}
	for _, e := range j.weak {
		j.addWeak(e)
	}
	j.inherit()
	j.navigate()
}

// promote makes tables of the classes that a context or a migration names.
func (j *joiner) promote() {
	named := map[string]string{}
	for _, e := range j.changes {
		if e.Model == "" || e.Change != "alter" {
			continue
		}
		if e.Name != "" || named[e.Model] == "" {
			named[e.Model] = e.Name
		}
	}
	for model, name := range named {
		if slices.ContainsFunc(j.models, func(e entry) bool { return e.Model == model }) {
			continue
		}
		list := j.mixins[model]
		if len(list) != 1 {
			continue // none, or more than one of that name
		}
		t := *list[0].Table
		t.Change = ""
		if name != "" {
			t.Name = name
		}
		if t.Name == "" {
			t.Name = model
		}
		j.models = append(j.models, entry{&t, list[0].file})
	}
	slices.SortStableFunc(j.models, func(a, b entry) int {
		if c := strings.Compare(a.file, b.file); c != 0 {
			return c
		}
		return a.Line - b.Line
	})
}

// addModel merges one model with the table that it stands for.
func (j *joiner) addModel(e entry) {
	t := j.byKey[key(e.Name)]
	if t == nil && len(j.migrations) > 0 {
		t = j.byKey[key(e.Model)]
	}
	if t == nil || t.Dropped {
		t = j.table(e)
		t.Dropped = false
	}
	if e.Model != "" && !slices.Contains(t.Models, e.Model) {
		t.Models = append(t.Models, e.Model)
		if j.byModel[e.Model] == nil {
			j.byModel[e.Model] = t
		}
	}
	if e.Source == "activerecord" || e.Source == "eloquent" {
		t.broken = t.broken || !t.created
	} else {
		t.modeled = true
	}
	t.broken = t.broken || !e.Whole
	for _, c := range e.Columns {
		t.column(implied(c, e), e.file)
	}
	for _, m := range e.Mixins {
		if !j.bring(t, m, e, 0) {
			t.broken = true
		}
	}
	for _, x := range e.Indexes {
		t.index(t.columnsOfFields(x), e.file)
	}
}

// columnsOfFields gives an index the columns' names where it has the fields'.
func (t *joined) columnsOfFields(x facts.Index) facts.Index {
	x.Columns = slices.Clone(x.Columns)
	for k, name := range x.Columns {
		if i := t.named(name); i >= 0 {
			x.Columns[k] = t.Columns[i].Name
		}
	}
	return x
}

// deepest bounds how far base classes are followed.
const deepest = 12

// bring adds the columns of a mixin or base class and of those behind it. It is
// false when one of them is not known.
func (j *joiner) bring(t *joined, name string, e entry, depth int) bool {
	if depth > deepest || name == e.Model && depth > 0 {
		return false
	}
	if columns, ok := knownBase(name); ok && j.nearest(name, e) == nil {
		for _, c := range columns {
			c.Line = e.Line
			t.column(c, e.file)
		}
		return true
	}
	if m := j.nearest(name, e); m != nil {
		whole := m.Whole
		for _, c := range m.Columns {
			t.column(implied(c, *m), m.file)
		}
		for _, x := range m.Indexes {
			t.index(t.columnsOfFields(x), m.file)
		}
		for _, next := range m.Mixins {
			whole = j.bring(t, next, *m, depth+1) && whole
		}
		return whole
	}
	if base := j.byModel[name]; base != nil && base != t {
		for i, c := range base.Columns {
			t.column(c, base.Files[i])
		}
		return !base.broken
	}
	if bases, ok := j.classes[name]; ok {
		whole := true
		for _, next := range bases {
			whole = j.bring(t, lastName(next), e, depth+1) && whole
		}
		return whole
	}
	return false
}

// nearest is the mixin of a name that is nearest by folders to who uses it.
func (j *joiner) nearest(name string, e entry) *entry {
	list := j.mixins[name]
	best, at := -1, -1
	for i := range list {
		if list[i].Table == e.Table {
			continue
		}
		n := common(list[i].file, e.file)
		if list[i].file == e.file {
			n += 1000
		}
		if n > best {
			best, at = n, i
		}
	}
	if at < 0 {
		return nil
	}
	return &list[at]
}

// common is how much of their folders two paths share.
func common(a, b string) int {
	n := 0
	x, y := strings.Split(path.Dir(a), "/"), strings.Split(path.Dir(b), "/")
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

// changeModel takes what is said of a model elsewhere.
func (j *joiner) changeModel(e entry) {
	t := j.byModel[e.Model]
	if t == nil && e.Name != "" {
		t = j.byKey[key(e.Name)]
	}
	if t == nil {
		if e.Name == "" || e.Change != "alter" {
			return
		}
		t = j.table(e)
		t.broken = true // its class was not found
	}
	if e.Model != "" && !slices.Contains(t.Models, e.Model) {
		t.Models = append(t.Models, e.Model)
		j.byModel[e.Model] = t
	}
	t.broken = t.broken || !e.Whole
	for _, c := range e.Columns {
		t.column(c, e.file)
	}
	for _, x := range e.Indexes {
		t.index(t.columnsOfFields(x), e.file)
	}
}

// addWeak takes a struct of rows: it shows a table only where nothing else does.
func (j *joiner) addWeak(e entry) {
	t := j.byKey[key(e.Name)]
	if t == nil && len(j.migrations) > 0 {
		return // what a query answers
	}
	if t != nil && !t.weak {
		if !slices.Contains(t.Models, e.Model) {
			t.Models = append(t.Models, e.Model)
		}
		return
	}
	t = j.table(e)
	t.weak, t.broken = true, true
	t.Models = append(t.Models, e.Model)
	for _, c := range e.Columns {
		t.column(c, e.file)
	}
}

// inherit gives a table the columns of the classes that extend its model and
// have no table of their own.
func (j *joiner) inherit() {
	for model, list := range j.mixins {
		for _, e := range list {
			if j.byModel[model] != nil {
				continue
			}
			for _, base := range e.Mixins {
				if t := j.byModel[base]; t != nil && e.Source != "ef" && e.Source != "gorm" {
					for _, c := range e.Columns {
						t.column(c, e.file)
					}
				}
			}
		}
	}
}

// navigate takes away the fields that stand for other tables: their type is a
// model. The key that the framework gives them is added where it is not there.
func (j *joiner) navigate() {
	for _, t := range j.order {
		for i := 0; i < len(t.Columns); i++ {
			c := t.Columns[i]
			model := lastName(strings.TrimLeft(c.Type, "*[]"))
			if c.Field == "" || c.References != "" || j.byModel[model] == nil || !capital(model) {
				continue
			}
			file := t.Files[i]
			t.Columns, t.Files = slices.Delete(t.Columns, i, i+1), slices.Delete(t.Files, i, i+1)
			i--
			j.shadow(t, c, model, file)
		}
	}
}

func capital(name string) bool { return name != "" && name[0] >= 'A' && name[0] <= 'Z' }

// shadow adds the key of a reference when no field holds it.
func (j *joiner) shadow(t *joined, c facts.Column, model, file string) {
	to := j.byModel[model].Name
	for _, name := range []string{c.Field + "_id", c.Field + model + "_id"} {
		if i := t.named(name); i >= 0 {
			if t.Columns[i].References == "" {
				t.Columns[i].References = to
			}
			return
		}
	}
	if strings.HasSuffix(file, ".cs") {
		t.Columns = append(t.Columns, facts.Column{Name: c.Field + "Id", NotNull: c.NotNull, References: to, Line: c.Line})
		t.Files = append(t.Files, file)
	}
}
