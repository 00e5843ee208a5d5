package tables

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// ef reads the contexts, entities and migrations of Entity Framework.
func (r *reader) ef() {
	if strings.HasSuffix(r.Path, ".Designer.cs") || strings.HasSuffix(r.Path, "ModelSnapshot.cs") {
		return // made from the models and migrations
	}
	for i := 0; i+3 < len(r.Tokens); i++ {
		switch {
		case r.Is(i, "void") && r.Is(i+1, "Down") && r.Is(i+2, "("):
			i = r.takenBack(i, r.functionEnd(i))
		case r.Is(i, "DbSet") && r.Is(i+1, "<") && r.IsWord(i+2):
			r.dbSet(i)
		case r.Is(i, "migrationBuilder") && r.Is(i+1, "."):
			r.efMigration(i + 2)
		case (r.Is(i, "class") || r.Is(i, "record")) && r.IsWord(i+1) && !r.Is(i+1, "struct"):
			r.efClass(i)
		case r.Is(i, "Entity") && r.Is(i+1, "<") && r.IsWord(i+2):
			r.efEntity(i)
		case r.Is(i, "EntityTypeBuilder") && r.Is(i+1, "<") && r.IsWord(i+2):
			r.efConfiguration(i)
		}
	}
}

// dbSet takes a property of the context: its name is the table's.
func (r *reader) dbSet(i int) {
	k := i + 3
	for r.Is(k, ".") {
		k += 2
	}
	model := r.Text(k - 1)
	if !r.Is(k, ">") || !r.IsWord(k+1) {
		return
	}
	if r.Is(k+2, "{") || r.Is(k+2, "=") || r.Is(k+2, "=>") {
		r.add(facts.Table{Name: r.Text(k + 1), Model: model, Source: "ef", Change: "alter", Whole: true, Line: r.lineOf(k + 1), End: r.lineOf(k + 1)})
	}
}

// attributes are those in brackets before a declaration, by name.
func (r *reader) attributes(i int) (marks, int) {
	m := marks{}
	for r.Is(i, "[") && r.Partner(i) > i {
		for _, s := range args(r.File, i) {
			at := s.from
			for at+1 < s.to && r.Is(at+1, ".") {
				at += 2
			}
			open := -1
			if r.Is(at+1, "(") {
				open = at + 1
			}
			m[strings.TrimSuffix(r.Text(at), "Attribute")] = open
		}
		i = r.Close(i) + 1
	}
	return m, i
}

// attributesBefore are those of a class whose keyword is at i.
func (r *reader) attributesBefore(i int) marks {
	start := i
	for start > max(0, i-longestHead) && (slices.Contains(modifiers, r.Text(start-1)) || r.Is(start-1, "]") && r.Partner(start-1) >= 0) {
		if start--; r.Is(start, "]") {
			start = r.Partner(start)
		}
	}
	m, _ := r.attributes(start)
	return m
}

// notEntities end the names of classes that no table stands behind.
var notEntities = []string{"Dto", "DTO", "Request", "Response", "ViewModel", "Command", "Query", "Options", "Settings", "Controller", "Service", "Handler", "Validator", "Exception", "Repository", "Tests", "Test", "Context", "Envelope", "Migration"}

// efClass takes a class with properties: an entity if its attributes or the
// context say so, which the join of all files finds out.
func (r *reader) efClass(i int) {
	name := r.Text(i + 1)
	if slices.ContainsFunc(notEntities, func(end string) bool { return strings.HasSuffix(name, end) }) {
		return
	}
	m := r.attributesBefore(i)
	t := facts.Table{Name: "", Model: name, Source: "ef", Change: "mixin", Whole: true, Line: r.lineOf(i + 1)}
	if open, ok := m["Table"]; ok && open >= 0 {
		list := r.arguments(open)
		if spans := positional(list); len(spans) > 0 {
			t.Name, _ = r.literal(spans[0])
			t.Change = ""
			t.Whole = t.Name != ""
		}
	}
	body := i + 2
	for body < r.head(i) && !r.Is(body, "{") && !r.Is(body, ";") {
		if r.Is(body, "(") {
			body = r.Close(body)
		} else if (r.Is(body, ":") || r.Is(body, ",")) && r.IsWord(body+1) {
			if base := r.Text(body + 1); !isInterface(base) {
				t.Mixins = append(t.Mixins, base)
			}
		}
		if r.Is(body, "where") {
			break
		}
		body++
	}
	for body < r.head(i) && !r.Is(body, "{") && !r.Is(body, ";") {
		body++
	}
	if !r.Is(body, "{") || r.Partner(body) < 0 {
		return
	}
	end := r.Close(body)
	t.End = r.lineOf(end)
	r.efClassIndexes(&t, m)
	r.properties(&t, body+1, end)
	if len(t.Columns) > 0 || t.Change == "" {
		r.add(t)
	}
}

// isInterface knows an interface by its name: IEntity.
func isInterface(name string) bool {
	return len(name) > 1 && name[0] == 'I' && name[1] >= 'A' && name[1] <= 'Z'
}

// efClassIndexes takes [Index(nameof(A), IsUnique = true)].
func (r *reader) efClassIndexes(t *facts.Table, m marks) {
	open, ok := m["Index"]
	if !ok || open < 0 {
		return
	}
	list := r.arguments(open)
	x := facts.Index{Name: r.text1(list, "Name"), Unique: r.yes(list, "IsUnique"), Line: r.lineOf(open)}
	for _, s := range positional(list) {
		if text, ok := r.literal(s); ok {
			x.Columns = append(x.Columns, text)
		} else if r.Is(s.from, "nameof") {
			x.Columns = append(x.Columns, lastName(r.Between(s.from+2, s.to-2)))
		}
	}
	t.Indexes = append(t.Indexes, x)
}

// properties takes those of a class that have a getter and a setter.
func (r *reader) properties(t *facts.Table, i, end int) {
	for i < end {
		m, at := r.attributes(i)
		left := false
		public := false
		for r.IsWord(at) && slices.Contains(modifiers, r.Text(at)) {
			left = left || r.Is(at, "static") || r.Is(at, "const")
			public = public || r.Is(at, "public")
			at++
		}
		stop := at
		for stop < end && !r.Is(stop, "{") && !r.Is(stop, ";") && !r.Is(stop, "=") && !r.Is(stop, "=>") && !r.Is(stop, "(") {
			stop++
		}
		if r.Is(stop, "{") && public && !left && stop-at > 1 && r.accessors(stop) && !m.has("NotMapped") {
			r.property(t, m, at, stop)
		}
		i = r.declarationEnd(stop, end)
	}
}

// declarationEnd is the token behind a member whose head ends at a token.
func (r *reader) declarationEnd(i, end int) int {
	for ; i < end; i++ {
		switch {
		case r.Is(i, "("), r.Is(i, "["):
			i = r.Close(i)
		case r.Is(i, ";"):
			return i + 1
		case r.Is(i, "{"):
			i = r.Close(i)
			if r.Is(i+1, "=") { // { get; set; } = value;
				continue
			}
			return i + 1
		}
	}
	return end
}

// accessors reports whether braces hold a getter and a setter.
func (r *reader) accessors(open int) bool {
	gets, sets := false, false
	for i := open + 1; i < r.Close(open); i++ {
		gets = gets || r.Is(i, "get")
		sets = sets || r.Is(i, "set") || r.Is(i, "init")
	}
	return gets && sets
}

// property adds the column of a property. One whose type turns out to be an
// entity is left out when all files are joined.
func (r *reader) property(t *facts.Table, m marks, from, stop int) {
	name, typ := r.Text(stop-1), r.Between(from, stop-2)
	if isCollection(typ) {
		return
	}
	c := facts.Column{Name: name, Field: name, Type: strings.TrimSuffix(typ, "?"), Line: r.lineOf(stop - 1)}
	if strings.HasSuffix(typ, "?") {
		c.NotNull = new(false)
	} else if m.has("Required") || slices.Contains(valueTypes, typ) {
		c.NotNull = new(true)
	}
	c.PrimaryKey = m.has("Key") || name == "Id" || name == t.Model+"Id"
	if open, ok := m["Column"]; ok && open >= 0 {
		list := r.arguments(open)
		if spans := positional(list); len(spans) > 0 {
			if text, ok := r.literal(spans[0]); ok {
				c.Name = text
			}
		}
		if typ := r.text1(list, "TypeName"); typ != "" {
			c.Type = typ
		}
	}
	for _, mark := range []string{"MaxLength", "StringLength", "Precision"} {
		if open, ok := m[mark]; ok && open >= 0 {
			var widths []string
			for _, s := range positional(r.arguments(open)) {
				widths = append(widths, r.text(s))
			}
			c.Type = sized(c.Type, widths...)
		}
	}
	t.Columns = append(t.Columns, c)
}

// valueTypes of C# hold no null.
var valueTypes = []string{"int", "long", "short", "byte", "bool", "double", "float", "decimal", "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "uint", "ulong", "char"}

// isCollection knows the types of the many side of a relation.
func isCollection(typ string) bool {
	name, _, generic := strings.Cut(typ, "<")
	return generic && slices.Contains([]string{"List", "ICollection", "IList", "IEnumerable", "HashSet", "Collection", "ISet", "IReadOnlyCollection", "IReadOnlyList", "ObservableCollection"}, lastName(name))
}
