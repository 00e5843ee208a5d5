package claims

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// marks reads the annotations and decorators that stand on lines of their own above a
// class, a field or a function: "@Table(name = "carts")" is a table, "@Size(max = 20)"
// a bound of the field below, "@PreAuthorize("hasRole('CLERK')")" says who may call.
// What a framework makes of the others is for a reader, under the name of what they
// stand above. Those that say only how the code is put together say nothing.
func marks(r *reading, f *fence) []Claim {
	if f.frame.testing || f.frame.negated || !f.marksDeclare() {
		return nil
	}
	out := f.scanned()
	if out == nil || holdsTests(out) {
		return nil
	}
	m := &markReader{r: r, declared: declared{fence: f, facts: out, owner: f.owner()}}
	for at := 0; at < len(f.blocks); at++ {
		b := f.blocks[at]
		if !strings.HasPrefix(b.text, "@") {
			continue
		}
		list, lines := f.marksFrom(at)
		if i := m.below(at + lines); i >= 0 {
			before := len(m.claims)
			for _, x := range list {
				m.mark(b, x, i)
			}
			m.goesOn(b, lines, before)
		}
		at += max(lines, 1) - 1
	}
	return m.claims
}

// marksDeclare reports whether a fence is of a language in which "@" marks what is
// declared below it.
func (f *fence) marksDeclare() bool {
	switch f.language() {
	case "java", "kotlin", "typescript", "python", "php":
		return true
	}
	return false
}

// markReader makes the claims of the marks of a fence.
type markReader struct {
	declared

	r      *reading
	claims []Claim
}

// markRead is a mark as it is written: "Size", "min = 1, max = 20".
type markRead struct{ name, args, text string }

// marksFrom reads the marks on a line, and how many lines they take; none when
// something else stands behind them.
func (f *fence) marksFrom(at int) (list []markRead, lines int) {
	text := f.blocks[at].text
	for lines = 1; lines < mostAttributes && strings.Count(text, "(") > strings.Count(text, ")") && at+lines < len(f.blocks); lines++ {
		text += " " + f.blocks[at+lines].text
	}
	for rest := text; rest != ""; {
		if !strings.HasPrefix(rest, "@") {
			if _, comment := commentText(rest); !comment {
				return nil, 1
			}
			break
		}
		end := 1
		for end < len(rest) && (wordByte(rest[end]) || rest[end] == '.' || rest[end] == ':') {
			end++
		}
		x := markRead{name: rest[1:end], text: rest[1:end]}
		rest = strings.TrimSpace(rest[end:])
		if inner, ok := strings.CutPrefix(rest, "("); ok {
			close := closing(inner)
			if close < 0 {
				return nil, 1
			}
			x.args, rest = strings.TrimSpace(inner[:close]), strings.TrimSpace(inner[close+1:])
			x.text += "(" + x.args + ")"
		}
		x.name = x.name[strings.LastIndexAny(x.name, ":")+1:] // "@field:Size" of Kotlin
		list = append(list, x)
	}
	return list, lines
}

// below is the index of what the first line that is no mark declares; -1 if nothing.
func (m *markReader) below(at int) int {
	for last := min(len(m.fence.blocks), at+mostAttributes); at < last; at++ {
		text := m.fence.blocks[at].text
		if _, comment := commentText(text); comment {
			continue
		}
		if strings.HasPrefix(text, "@") {
			if list, lines := m.fence.marksFrom(at); len(list) > 0 {
				at += lines - 1
				continue
			}
		}
		return m.fence.declaredIndex(at + 1)
	}
	return -1
}

// mark makes the claims of one mark above a symbol.
func (m *markReader) mark(b *block, x markRead, at int) {
	s := &m.facts.Symbols[at]
	name := owned(s.Owner, s.Name)
	if s.Owner == "" && s.Kind == facts.Method {
		name = owned(m.owner, s.Name)
	}
	add := func(c Claim) {
		c.Line = b.line
		m.claims = append(m.claims, c)
	}
	last := x.name[strings.LastIndexByte(x.name, '.')+1:]
	if !usualName(last) || silentMark(last) {
		return
	}
	switch last {
	case "Table", "Entity", "Document":
		if table := markText(x.args, "name", "collection"); tableIdentifier(table) != "" {
			add(Claim{Kind: KindTable, Table: &Table{Name: table}})
			return
		}
		if last == "Entity" || last == "Document" {
			return
		}
	case "Column", "JoinColumn":
		if found := m.columnOn(s); found != nil {
			add(*found)
			return
		}
	case "PreAuthorize", "Secured", "RolesAllowed", "Roles", "HasRoles", "WithRoles":
		if roles := markRoles(x.args); len(roles) > 0 {
			add(securityClaim(Security{What: "role", Roles: roles, Scope: name}))
			return
		}
	}
	if found := m.boundsOf(b, x, last, at); len(found) > 0 {
		m.claims = append(m.claims, found...)
		return
	}
	if m.r.made[b.line] > 0 || m.fence.language() == "python" && x.args == "" && !strings.Contains(x.name, ".") {
		return // a route of it is a claim of its own
	}
	add(Claim{Kind: KindBehaviour, Element: behaviourElement(KindBehaviour, name, "marked "+x.text), Component: &Component{Name: name}})
}

// goesOn says of the further lines of a mark what the first says.
func (m *markReader) goesOn(b *block, lines, before int) {
	if len(m.claims) == before {
		return
	}
	for _, x := range m.fence.blocks[b.line-m.fence.line:][1:lines] {
		if c := m.claims[before]; c.Kind == KindBehaviour && len(words(x.text)) > 0 {
			m.claims = append(m.claims, Claim{Kind: KindBehaviour, Line: x.line, Element: behaviourElement(KindBehaviour, c.Component.Name, "marked "+x.text), Component: c.Component})
		}
	}
}

// columnOn is the claim of the column that a member is stored as: its marks are in it.
func (m *markReader) columnOn(s *facts.Symbol) *Claim {
	for i := range m.facts.Tables {
		t := &m.facts.Tables[i]
		for _, c := range t.Columns {
			if c.Line != s.Line || t.Name == "" {
				continue
			}
			if found := m.column(t, c); len(found) > 0 {
				return &found[0]
			}
		}
	}
	return nil
}

// boundsOf are the limits that a mark sets to the field below it.
func (m *markReader) boundsOf(b *block, x markRead, name string, at int) []Claim {
	s := &m.facts.Symbols[at]
	bound := Bound{Owner: s.Owner, Field: s.Name}
	switch strings.ToLower(name) {
	case "notnull", "notblank", "notempty", "nonnull", "isnotempty", "isdefined":
		bound.What = "required"
	case "email", "isemail":
		bound.What, bound.Value = "pattern", "email"
	case "pattern", "matches":
		if bound.What, bound.Value = "pattern", markText(x.args, "regexp", "pattern"); bound.Value == "" {
			return nil
		}
	default:
		var found []Claim
		for _, c := range m.bounds(at) {
			if c.Line == b.line {
				found = append(found, c)
			}
		}
		return found
	}
	if s.Kind != facts.Field {
		return nil
	}
	return []Claim{{Kind: KindBound, Line: b.line, Bound: &bound}}
}
