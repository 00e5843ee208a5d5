package fences

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/values"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/code/facts"
)

// MostAttributes is how many lines of attributes above a member are read.
const MostAttributes = 10

// Marks reads the annotations and decorators that stand on lines of their own above a
// class, a field or a function: "@Table(name = "carts")" is a table, "@Size(max = 20)"
// a bound of the field below, "@PreAuthorize("hasRole('CLERK')")" says who may call.
// What a framework makes of the others is for a reader, under the name of what they
// stand above. Those that say only how the code is put together say nothing.
func Marks(r *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Frame.Testing || f.Frame.Negated || !MarksDeclare(f) {
		return nil
	}
	out := f.Scanned()
	if out == nil || holdsTests(out) {
		return nil
	}
	m := &markReader{r: r, declared: declared{fence: f, facts: out, owner: f.Owner()}}
	for at := 0; at < len(f.Lines); at++ {
		p := f.Lines[at]
		if !strings.HasPrefix(p.Text, "@") {
			continue
		}
		list, lines := marksFrom(f, at)
		if i := m.below(at + lines); i >= 0 {
			before := len(m.claims)
			for _, x := range list {
				m.mark(p, x, i)
			}
			m.goesOn(p, lines, before)
		}
		at += max(lines, 1) - 1
	}
	return m.claims
}

// MarksDeclare reports whether a fence is of a language in which "@" marks what is
// declared below it.
func MarksDeclare(f *pieces.Fence) bool {
	switch f.Language() {
	case "java", "kotlin", "typescript", "python", "php":
		return true
	}
	return false
}

// markReader makes the claims of the marks of a fence.
type markReader struct {
	declared

	r      *reading.Design
	claims []claims.Claim
}

// markRead is a mark as it is written: "Size", "min = 1, max = 20".
type markRead struct{ name, args, text string }

// marksFrom reads the marks on a line, and how many lines they take; none when
// something else stands behind them.
func marksFrom(f *pieces.Fence, at int) (list []markRead, lines int) {
	text := f.Lines[at].Text
	for lines = 1; lines < MostAttributes && strings.Count(text, "(") > strings.Count(text, ")") && at+lines < len(f.Lines); lines++ {
		text += " " + f.Lines[at+lines].Text
	}
	for rest := text; rest != ""; {
		if !strings.HasPrefix(rest, "@") {
			if _, comment := pieces.CommentText(rest); !comment {
				return nil, 1
			}
			break
		}
		end := 1
		for end < len(rest) && (words.InName(rest[end]) || rest[end] == '.' || rest[end] == ':') {
			end++
		}
		x := markRead{name: rest[1:end], text: rest[1:end]}
		rest = strings.TrimSpace(rest[end:])
		if inner, ok := strings.CutPrefix(rest, "("); ok {
			close := names.ClosingBracket(inner)
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
	for last := min(len(m.fence.Lines), at+MostAttributes); at < last; at++ {
		text := m.fence.Lines[at].Text
		if _, comment := pieces.CommentText(text); comment {
			continue
		}
		if strings.HasPrefix(text, "@") {
			if list, lines := marksFrom(m.fence, at); len(list) > 0 {
				at += lines - 1
				continue
			}
		}
		return m.fence.DeclaredIndex(at + 1)
	}
	return -1
}

// mark makes the claims of one mark above a symbol.
func (m *markReader) mark(p *pieces.Piece, x markRead, at int) {
	s := &m.facts.Symbols[at]
	name := claims.Owned(s.Owner, s.Name)
	if s.Owner == "" && s.Kind == facts.Method {
		name = claims.Owned(m.owner, s.Name)
	}
	add := func(c claims.Claim) {
		c.Line = p.Line
		m.claims = append(m.claims, c)
	}
	last := x.name[strings.LastIndexByte(x.name, '.')+1:]
	if !names.IsUsual(last) || silentMark(last) {
		return
	}
	switch last {
	case "Table", "Entity", "Document":
		if table := markText(x.args, "name", "collection"); names.AsTable(table) != "" {
			add(claims.Claim{Kind: claims.KindTable, Table: &claims.Table{Name: table}})
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
			add(values.SecurityClaim(claims.Security{What: "role", Roles: roles, Scope: name}))
			return
		}
	}
	if found := m.boundsOf(p, x, last, at); len(found) > 0 {
		m.claims = append(m.claims, found...)
		return
	}
	if m.r.Made[p.Line] > 0 || m.fence.Language() == "python" && x.args == "" && !strings.Contains(x.name, ".") {
		return // a route of it is a claim of its own
	}
	add(claims.Claim{Kind: claims.KindBehaviour, Element: names.Behaviour(claims.KindBehaviour, name, "marked "+x.text), Component: &claims.Component{Name: name}})
}

// goesOn says of the further lines of a mark what the first says.
func (m *markReader) goesOn(p *pieces.Piece, lines, before int) {
	if len(m.claims) == before {
		return
	}
	for _, x := range m.fence.Lines[p.Line-m.fence.Line:][1:lines] {
		if c := m.claims[before]; c.Kind == claims.KindBehaviour && len(words.Of(x.Text)) > 0 {
			m.claims = append(m.claims, claims.Claim{Kind: claims.KindBehaviour, Line: x.Line, Element: names.Behaviour(claims.KindBehaviour, c.Component.Name, "marked "+x.Text), Component: c.Component})
		}
	}
}

// columnOn is the claim of the column that a member is stored as: its marks are in it.
func (m *markReader) columnOn(s *facts.Symbol) *claims.Claim {
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
func (m *markReader) boundsOf(p *pieces.Piece, x markRead, name string, at int) []claims.Claim {
	s := &m.facts.Symbols[at]
	bound := claims.Bound{Owner: s.Owner, Field: s.Name}
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
		var found []claims.Claim
		for _, c := range m.bounds(at) {
			if c.Line == p.Line {
				found = append(found, c)
			}
		}
		return found
	}
	if s.Kind != facts.Field {
		return nil
	}
	return []claims.Claim{{Kind: claims.KindBound, Line: p.Line, Bound: &bound}}
}
