package tables

import (
	"maps"
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// jpa reads the entities of a Java file: of JPA, and of Spring Data's own
// mapping.
func (r *reader) jpa() {
	for i := 0; i+1 < len(r.Tokens); i++ {
		if (r.Is(i, "class") || r.Is(i, "record")) && r.IsWord(i+1) && !r.Is(i-1, ".") {
			r.entity(i)
		}
	}
}

// marks are annotations by their name, with the bracket of their arguments; -1
// when they have none.
type marks map[string]int

func (m marks) has(names ...string) bool {
	for _, n := range names {
		if _, ok := m[n]; ok {
			return true
		}
	}
	return false
}

// marksAt reads the annotations from a token on, and says what follows them.
func (r *reader) marksAt(i int) (marks, int) {
	m := marks{}
	for r.Is(i, "@") && r.IsWord(i+1) {
		i++
		for (r.Is(i+1, ".") || r.Is(i+1, ":")) && r.IsWord(i+2) {
			i += 2
		}
		name, open := r.Text(i), -1
		i++
		if r.Is(i, "(") {
			open = i
			i = r.Close(i) + 1
		}
		m[name] = open
	}
	return m, i
}

// marksBefore reads the annotations in front of a declaration's keyword.
func (r *reader) marksBefore(i int) marks {
	start := i
	for start > max(0, i-longestHead) {
		p := start - 1
		switch {
		case r.Is(p, ")") && r.Partner(p) >= 0:
			start = r.Partner(p)
		case r.IsWord(p) && !slices.Contains([]string{"import", "package", "class", "record", "interface", "enum", "extends"}, r.Text(p)), r.Is(p, "@"), r.Is(p, ".") && r.IsWord(p-1):
			start = p
		default:
			for start < i && !r.Is(start, "@") {
				start++
			}
			return r.marksFrom(start, i)
		}
	}
	return r.marksFrom(start, i)
}

// marksFrom reads annotations up to a token, with modifiers between them.
func (r *reader) marksFrom(i, end int) marks {
	all := marks{}
	for i < end {
		m, next := r.marksAt(i)
		maps.Copy(all, m)
		i = max(next, i+1)
	}
	return all
}

// entity takes a class that its annotations map.
func (r *reader) entity(i int) {
	m := r.marksBefore(i)
	t := facts.Table{Name: snake(r.Text(i + 1)), Model: r.Text(i + 1), Source: "jpa", Whole: true, Line: r.lineOf(i + 1)}
	switch {
	case m.has("Entity", "Table"):
	case m.has("Document"):
		t.Name = plural(strings.ToLower(t.Model[:1]) + t.Model[1:])
	case m.has("MappedSuperclass", "Embeddable"):
		t.Change, t.Name = "mixin", ""
	default:
		return
	}
	r.entityNames(&t, m)
	body := i + 2
	for body < r.head(i) && !r.Is(body, "{") {
		switch {
		case r.Is(body, "extends") && r.IsWord(body+1):
			name := body + 1
			for r.Is(name+1, ".") {
				name += 2
			}
			t.Mixins = append(t.Mixins, r.Text(name))
		case r.Is(body, "("):
			r.components(&t, body)
			body = r.Close(body)
		case r.Is(body, ";"):
			return
		}
		body++
	}
	if !r.Is(body, "{") || r.Partner(body) < 0 {
		return
	}
	end := r.Close(body)
	t.End = r.lineOf(end)
	r.members(&t, body+1, end)
	r.add(t)
}

// entityNames takes @Table(name = …, indexes = …) and the like.
func (r *reader) entityNames(t *facts.Table, m marks) {
	for _, name := range []string{"Entity", "Table", "Document"} {
		open, ok := m[name]
		if !ok || open < 0 {
			continue
		}
		list := r.arguments(open)
		for _, a := range list {
			switch a.name {
			case "name", "collection", "value", "":
				if text, ok := r.literal(a.span); ok {
					t.Name = text
				} else if t.Change == "" && a.name != "" {
					t.Whole = false
					t.Name = snake(t.Model)
				}
			case "indexes", "uniqueConstraints":
				r.jpaIndexes(t, a)
			}
		}
	}
}

// jpaIndexes takes @Index(columnList = "a, b") and @UniqueConstraint.
func (r *reader) jpaIndexes(t *facts.Table, a argument) {
	for i := a.from; i < a.to; i++ {
		if !r.called(i, "Index", "UniqueConstraint") {
			continue
		}
		list := r.arguments(i + 1)
		x := facts.Index{Name: r.text1(list, "name"), Unique: r.Is(i, "UniqueConstraint") || r.yes(list, "unique"), Line: r.lineOf(i)}
		if s, ok := find(list, "columnNames"); ok {
			x.Columns, _ = r.list(s)
		}
		for part := range strings.SplitSeq(r.text1(list, "columnList"), ",") {
			if fields := strings.Fields(part); len(fields) > 0 {
				x.Columns = append(x.Columns, fields[0])
			}
		}
		t.Indexes = append(t.Indexes, x)
	}
}

// modifiers stand before a field's type.
var modifiers = []string{"private", "protected", "public", "final", "volatile", "static", "transient", "abstract", "synchronized", "native", "default", "val", "var", "lateinit", "override", "open", "internal", "readonly", "declare", "virtual", "required", "sealed", "new", "partial", "const"}

// members takes the fields of an entity's body.
func (r *reader) members(t *facts.Table, i, end int) {
	for i < end {
		m, at := r.marksAt(i)
		left := false
		for r.IsWord(at) && slices.Contains(modifiers, r.Text(at)) {
			left = left || r.Is(at, "static") || r.Is(at, "transient")
			at++
			more, next := r.marksAt(at)
			maps.Copy(m, more)
			at = next
		}
		stop := r.memberEnd(at, end)
		if !left {
			r.member(t, m, at, stop)
		}
		if r.Is(stop, "{") {
			stop = r.Close(stop)
		} else {
			for stop < end && !r.Is(stop, ";") {
				if r.Partner(stop) > stop {
					stop = r.Partner(stop)
				}
				stop++
			}
		}
		i = max(stop+1, i+1)
	}
}

// memberEnd is the token at which a field's or method's head ends.
func (r *reader) memberEnd(i, end int) int {
	for ; i < end; i++ {
		switch {
		case r.Is(i, ";"), r.Is(i, "="), r.Is(i, "{"):
			return i
		case r.Is(i, "("):
			i = r.Close(i)
		}
	}
	return end
}

// member takes one field; a getter counts when annotations of columns are on it.
func (r *reader) member(t *facts.Table, m marks, i, end int) {
	if end-i < 2 || r.Is(i, "class") || r.Is(i, "enum") || r.Is(i, "interface") || r.Is(i, "record") {
		return
	}
	for k := i; k < end; k++ {
		if !r.Is(k, "(") {
			continue
		}
		if name := r.Text(k - 1); m.has("Column", "Id", "JoinColumn") && strings.HasPrefix(name, "get") && len(name) > 3 {
			t.Whole = false
			r.jpaColumn(t, m, strings.ToLower(name[3:4])+name[4:], r.Between(i, k-2), k-1)
		}
		return
	}
	if r.IsWord(end - 1) {
		r.jpaColumn(t, m, r.Text(end-1), r.Between(i, end-2), end-1)
	}
}

// components takes the parts of a record.
func (r *reader) components(t *facts.Table, open int) {
	for _, s := range args(r.File, open) {
		m, at := r.marksAt(s.from)
		if at < s.to-1 && r.IsWord(s.to-1) {
			r.jpaColumn(t, m, r.Text(s.to-1), r.Between(at, s.to-2), s.to-1)
		}
	}
}
