package fences

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/code/facts"
)

// Declarations reads the types, methods, fields and constants that a fence of
// code declares. What only uses or tests others declares nothing.
func Declarations(r *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Frame.Testing || f.Frame.Negated {
		return nil
	}
	out := f.Scanned()
	if out == nil || holdsTests(out) {
		return nil
	}
	d := &declared{fence: f, facts: out, owner: f.Owner(), modelled: map[string]bool{}}
	found := d.tables()
	for i := range found {
		if found[i].Negated {
			r.Drops[found[i].Line] = true
		}
	}
	if out.Language == "sql" || out.Language == "prisma" {
		return append(found, d.prismaEnums()...)
	}
	for i := range out.Symbols {
		found = append(found, d.symbol(i)...)
	}
	if len(out.Symbols) == 0 {
		found = append(found, d.signatures()...)
	}
	if out.Language == "rust" {
		found = append(found, d.traits()...)
	}
	return found
}

// traits are what types of Rust are made to do: "impl Display for Cart". Whether
// they do is for a reader: a macro may do it.
func (d *declared) traits() []claims.Claim {
	var found []claims.Claim
	for _, p := range d.fence.Lines {
		rest, ok := strings.CutPrefix(p.Text, "impl ")
		trait, owner, both := strings.Cut(strings.TrimRight(rest, " {}"), " for ")
		if ok && both && names.IsUsual(owner) {
			found = append(found, claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, owner, "is "+trait), Component: &claims.Component{Name: owner}})
		}
	}
	return found
}

// declared is a fence whose declarations become claims.
type declared struct {
	fence    *pieces.Fence
	facts    *facts.File
	owner    string          // that functions without a class around them have, by the heading
	modelled map[string]bool // classes that are tables
}

// holdsTests reports whether a piece of code is a test: by its marks, by the name of
// a class, or because most of its functions are called like tests. A client with a
// function test_connection is none, nor is a type TestResponse without functions.
func holdsTests(out *facts.File) bool {
	tests, functions, suite := 0, 0, false
	for _, s := range out.Symbols {
		if slices.ContainsFunc(s.Marks, marksTest) {
			return true
		}
		switch s.Kind {
		case facts.Function, facts.Method:
			functions++
			if strings.HasPrefix(s.Name, "test_") || s.Kind == facts.Function && (strings.HasPrefix(s.Name, "Test") || strings.HasSuffix(s.Name, "Tests")) {
				tests++
			}
		case facts.Class:
			if namesTests(&s) {
				return true
			}
			suite = suite || strings.HasPrefix(s.Name, "Test")
		default:
		}
	}
	return suite && functions > 0 || tests > 0 && 2*tests >= functions
}

func marksTest(mark string) bool {
	return mark == "Test" || mark == "Fact" || mark == "Theory" || mark == "test" || strings.HasPrefix(mark, "given(") || strings.HasPrefix(mark, "pytest.")
}

// symbol makes the claims of one declaration. What is declared inside of a
// function is that function's own.
func (d *declared) symbol(i int) []claims.Claim {
	s := &d.facts.Symbols[i]
	if d.inFunction(s) || !names.IsUsual(s.Name) {
		return nil
	}
	line := d.fence.Line + s.Line - 1
	switch s.Kind {
	case facts.Class, facts.Interface, facts.Struct, facts.Enum, facts.Alias:
		return d.typ(i, line)
	case facts.Function, facts.Method:
		return d.method(s, line)
	case facts.Field:
		if s.Owner == "" || s.Type == "" || d.modelled[s.Owner] || strings.Contains(s.Type, "=>") && len(s.Type) > 200 {
			return nil
		}
		typ := s.Type
		if d.facts.Language == "typescript" {
			typ = strings.TrimSuffix(typ, "?") // it stands at the name there
		}
		field := claims.Claim{Kind: claims.KindField, Line: line, Field: &claims.Field{Owner: s.Owner, Name: s.Name, Type: typ, Optional: optional(s), Lang: d.facts.Language}}
		found := []claims.Claim{field}
		if values := unionValues(typ); len(values) > 1 {
			found = append(found, claims.Claim{Kind: claims.KindEnum, Line: line, Enum: &claims.Enum{Owner: claims.Owned(s.Owner, s.Name), Values: values}})
		}
		return append(found, d.bounds(i)...)
	case facts.Constant:
		if named := strings.ToUpper(s.Name) == s.Name && len(s.Name) > 2; named && literal(s.Value) {
			return []claims.Claim{{Kind: claims.KindConstant, Line: line, Constant: &claims.Constant{Owner: s.Owner, Name: s.Name, Value: s.Value}}}
		}
	default:
	}
	return nil
}

func (d *declared) inFunction(s *facts.Symbol) bool {
	for up := s.Up; up > 0; up = d.facts.Symbols[up-1].Up {
		if k := d.facts.Symbols[up-1].Kind; k == facts.Function || k == facts.Method {
			return true
		}
		if d.facts.Symbols[up-1].Up >= up {
			break
		}
	}
	return false
}
