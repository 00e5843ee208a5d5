package tables

import (
	"maps"
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// kotlin reads the entities of JPA and the tables of Exposed in a Kotlin file.
func (r *reader) kotlin() {
	for i := 0; i+2 < len(r.Tokens); i++ {
		switch {
		case r.Is(i, "class") && r.IsWord(i+1) && !r.Is(i-1, ":"):
			r.kotlinEntity(i)
		case r.Is(i, "object") && r.IsWord(i+1) && r.Is(i+2, ":") && r.IsWord(i+3):
			r.exposed(i)
		}
	}
}

func (r *reader) kotlinEntity(i int) {
	m := r.marksBefore(i)
	t := facts.Table{Name: snake(r.Text(i + 1)), Model: r.Text(i + 1), Source: "jpa", Whole: true, Line: r.lineOf(i + 1)}
	switch {
	case m.has("Entity", "Table"):
	case m.has("Document"):
		t.Name = strings.ToLower(t.Model[:1]) + t.Model[1:]
	case m.has("MappedSuperclass", "Embeddable"):
		t.Change, t.Name = "mixin", ""
	default:
		return
	}
	r.entityNames(&t, m)
	at := i + 2
	end := at
	if r.Is(at, "(") {
		for _, s := range args(r.File, at) {
			r.kotlinProperty(&t, s.from, s.to)
		}
		at = r.Close(at) + 1
		end = at
	}
	for at < r.head(i) && at < len(r.Tokens) && !r.Is(at, "{") && (!r.At(at).First || r.Is(at, ":")) {
		if (r.Is(at, ":") || r.Is(at, ",")) && r.IsWord(at+1) && r.Is(at+2, "(") {
			t.Mixins = append(t.Mixins, r.Text(at+1))
		}
		at++
	}
	if r.Is(at, "{") && r.Partner(at) > 0 {
		end = r.Close(at)
		r.kotlinBody(&t, at+1, end)
	}
	t.End = r.lineOf(end)
	r.add(t)
}

// memberBegins reports whether a member begins at a token: at its marks, if it has
// any, or at its first word.
func (r *reader) memberBegins(at, last int) bool {
	if !r.At(at).First || r.onlyMarks(last, at) {
		return false
	}
	return r.startsMember(at) || r.Is(at, "@") && !r.Is(at-1, ")") && !r.attached(at-1, last)
}

// kotlinBody takes the properties of a class's body.
func (r *reader) kotlinBody(t *facts.Table, i, end int) {
	for i < end {
		next := i + 1
		for next < end && !r.memberBegins(next, i) {
			if r.Partner(next) > next {
				next = r.Partner(next)
			}
			next++
		}
		r.kotlinProperty(t, i, min(next, end))
		i = max(next, i+1)
	}
}

// attached reports whether a token ends annotations that began at a token.
func (r *reader) attached(i, from int) bool { return r.onlyMarks(from, i+1) }

// onlyMarks reports whether nothing but annotations and modifiers stands between
// two tokens, so that what follows still belongs to them.
func (r *reader) onlyMarks(i, end int) bool {
	for i < end {
		m, next := r.marksAt(i)
		if len(m) == 0 {
			if !slices.Contains(modifiers, r.Text(i)) || r.Is(i, "val") || r.Is(i, "var") {
				return false
			}
			next = i + 1
		}
		i = next
	}
	return true
}

// startsMember reports whether a token begins another member of a class.
func (r *reader) startsMember(i int) bool {
	return slices.Contains(modifiers, r.Text(i)) || slices.Contains([]string{"fun", "init", "companion", "constructor", "class", "object", "enum", "interface", "data"}, r.Text(i))
}

// kotlinProperty takes val name: Type = value with its annotations.
func (r *reader) kotlinProperty(t *facts.Table, i, end int) {
	m, at := r.marksAt(i)
	isProperty := false
	for at < end && r.IsWord(at) && slices.Contains(modifiers, r.Text(at)) {
		isProperty = isProperty || r.Is(at, "val") || r.Is(at, "var")
		at++
		more, next := r.marksAt(at)
		maps.Copy(m, more)
		at = next
	}
	if !isProperty || !r.IsWord(at) || !r.Is(at+1, ":") {
		return
	}
	stop := at + 2
	for stop < end && !r.Is(stop, "=") && !r.Is(stop, "{") && !r.At(stop).First && !r.Is(stop, "by") && !r.Is(stop, "get") {
		stop++
	}
	if stop <= at+2 {
		return
	}
	typ := r.Between(at+2, stop-1)
	before := len(t.Columns)
	r.jpaColumn(t, m, r.Text(at), strings.TrimSuffix(typ, "?"), at)
	if len(t.Columns) > before {
		if c := &t.Columns[before]; c.NotNull == nil && strings.HasSuffix(typ, "?") {
			c.NotNull = new(false)
		}
	}
}

// exposed takes object Users : IntIdTable("users") { val name = varchar("name", 50) }.
func (r *reader) exposed(i int) {
	base := r.Text(i + 3)
	if !strings.HasSuffix(base, "Table") || !r.Is(i+4, "(") {
		return
	}
	name := r.Text(i + 1)
	t := facts.Table{Name: name, Model: name, Source: "exposed", Whole: true, Line: r.lineOf(i + 1)}
	if spans := positional(r.arguments(i + 4)); len(spans) > 0 {
		if text, ok := r.literal(spans[0]); ok {
			t.Name = text
		} else {
			t.Whole = false
		}
	}
	if key := strings.TrimSuffix(strings.TrimSuffix(base, "Table"), "Id"); slices.Contains([]string{"Int", "Long", "UInt", "ULong", "UUID"}, key) {
		t.Columns = append(t.Columns, facts.Column{Name: "id", Field: "id", Type: key, PrimaryKey: true, Line: t.Line})
	} else if base != "Table" {
		t.Mixins = append(t.Mixins, base)
	}
	open := r.Close(i+4) + 1
	if !r.Is(open, "{") || r.Partner(open) < 0 {
		return
	}
	end := r.Close(open)
	t.End = r.lineOf(end)
	for k := open + 1; k+4 < end; k++ {
		if r.Is(k, "val") && r.IsWord(k+1) && r.Is(k+2, "=") && r.IsWord(k+3) && r.Is(k+4, "(") {
			r.exposedColumn(&t, k)
		}
	}
	r.add(t)
}

// exposedColumn takes val name = varchar("name", 50).nullable().
func (r *reader) exposedColumn(t *facts.Table, k int) {
	calls, _ := r.chain(r.Close(k + 4))
	head := &call{name: r.Text(k + 3), at: k + 3, args: r.arguments(k + 4)}
	c := facts.Column{Name: r.first(head), Field: r.Text(k + 1), NotNull: new(has(calls, "nullable") == nil), Line: r.lineOf(k)}
	if c.Name == "" || head.name == "PrimaryKey" {
		return
	}
	c.Type = sized(head.name, r.digits(head, 1), r.digits(head, 2))
	if ref := has(calls, "references"); ref != nil {
		c.References = r.written(ref, 0)
	}
	if head.name == "reference" || head.name == "optReference" {
		c.References, c.NotNull = r.written(head, 1), new(head.name == "reference")
	}
	c.Unique = has(calls, "uniqueIndex") != nil
	c.PrimaryKey = has(calls, "primaryKey") != nil
	if has(calls, "index") != nil {
		t.Indexes = append(t.Indexes, facts.Index{Columns: []string{c.Name}, Line: c.Line})
	}
	if d := has(calls, "default", "clientDefault", "defaultExpression"); d != nil {
		c.Default = r.written(d, 0)
	}
	t.Columns = append(t.Columns, c)
}
