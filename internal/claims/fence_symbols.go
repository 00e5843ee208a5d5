package claims

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// declarations reads the types, methods, fields and constants that a fence of
// code declares. What only uses or tests others declares nothing.
func declarations(r *reading, f *fence) []Claim {
	if f.frame.testing || f.frame.negated {
		return nil
	}
	out := f.scanned()
	if out == nil || holdsTests(out) {
		return nil
	}
	d := &declared{fence: f, facts: out, owner: f.owner(), modelled: map[string]bool{}}
	claims := d.tables()
	for i := range claims {
		if claims[i].Negated {
			r.drops[claims[i].Line] = true
		}
	}
	if out.Language == "sql" || out.Language == "prisma" {
		return append(claims, d.prismaEnums()...)
	}
	for i := range out.Symbols {
		claims = append(claims, d.symbol(i)...)
	}
	if len(out.Symbols) == 0 {
		claims = append(claims, d.signatures()...)
	}
	if out.Language == "rust" {
		claims = append(claims, d.traits()...)
	}
	return claims
}

// traits are what types of Rust are made to do: "impl Display for Cart". Whether
// they do is for a reader: a macro may do it.
func (d *declared) traits() []Claim {
	var claims []Claim
	for _, b := range d.fence.blocks {
		rest, ok := strings.CutPrefix(b.text, "impl ")
		trait, owner, both := strings.Cut(strings.TrimRight(rest, " {}"), " for ")
		if ok && both && usualName(owner) {
			claims = append(claims, Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, owner, "is "+trait), Component: &Component{Name: owner}})
		}
	}
	return claims
}

// declared is a fence whose declarations become claims.
type declared struct {
	fence    *fence
	facts    *facts.File
	owner    string          // that functions without a class around them have, by the heading
	modelled map[string]bool // classes that are tables
}

// prismaEnums are the closed sets that a schema of Prisma declares.
func (d *declared) prismaEnums() []Claim {
	var claims []Claim
	for i := range d.facts.Symbols {
		s := &d.facts.Symbols[i]
		if s.Kind != facts.Enum {
			continue
		}
		if values := d.members(s.Name); len(values) > 1 {
			claims = append(claims, Claim{Kind: KindEnum, Line: d.fence.line + s.Line - 1, Enum: &Enum{Owner: s.Name, Values: values}})
		}
	}
	return claims
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
func (d *declared) symbol(i int) []Claim {
	s := &d.facts.Symbols[i]
	if d.inFunction(s) || !usualName(s.Name) {
		return nil
	}
	line := d.fence.line + s.Line - 1
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
		field := Claim{Kind: KindField, Line: line, Field: &Field{Owner: s.Owner, Name: s.Name, Type: typ, Optional: optional(s), Lang: d.facts.Language}}
		return append([]Claim{field}, d.bounds(i)...)
	case facts.Constant:
		if named := strings.ToUpper(s.Name) == s.Name && len(s.Name) > 2; named && literal(s.Value) {
			return []Claim{{Kind: KindConstant, Line: line, Constant: &Constant{Owner: s.Owner, Name: s.Name, Value: s.Value}}}
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

// usualName reports whether a name is one: designs also write Foo<Bar>,
// {Operation}Samples and "...".
func usualName(name string) bool {
	for i := 0; i < len(name); i++ {
		if !wordByte(name[i]) && name[i] < 0x80 && strings.IndexByte("$.?!#-", name[i]) < 0 {
			return false
		}
	}
	return name != "" && !placeholderName(name)
}

// placeholderNames stand for any name.
var placeholderNames = []string{"foo", "bar", "baz", "myclass", "myservice", "example", "myfunction", "mycomponent", "todo", "something", "some_function"}

func placeholderName(name string) bool {
	lower := strings.ToLower(name)
	if slices.Contains(placeholderNames, lower) {
		return true
	}
	return strings.HasPrefix(lower, "example")
}

func (d *declared) typ(i, line int) []Claim {
	s := &d.facts.Symbols[i]
	if isError(s) {
		return []Claim{{Kind: KindError, Line: line, Error: &Error{Name: s.Name, Status: d.statusOf(s)}}}
	}
	shape := map[facts.SymbolKind]string{facts.Class: "class", facts.Interface: "interface", facts.Struct: "struct", facts.Enum: "enum", facts.Alias: "alias"}[s.Kind]
	claims := []Claim{{Kind: KindType, Line: line, Type: &Type{Name: owned(s.Owner, s.Name), Shape: shape, Extends: s.Extends, Lang: d.facts.Language}}}
	values := d.members(owned(s.Owner, s.Name))
	if len(values) == 0 {
		values = unionValues(s.Type, s.Value)
	}
	if len(values) > 1 {
		claims = append(claims, Claim{Kind: KindEnum, Line: line, Enum: &Enum{Owner: owned(s.Owner, s.Name), Values: values}})
	}
	return claims
}

// members are the values of an enum; the value is what goes over the wire, the
// name stands where there is none.
func (d *declared) members(owner string) []string {
	var values []string
	for _, s := range d.facts.Symbols {
		if s.Kind != facts.Member || s.Owner != owner {
			continue
		}
		if v := strings.Trim(s.Value, `"'`); v != "" && !isNumber(v) && !strings.ContainsAny(v, "(){}") {
			values = append(values, v)
		} else {
			values = append(values, s.Name)
		}
	}
	return values
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789._-") == ""
}

// unionValues are the literals of "'a' | 'b'".
func unionValues(texts ...string) []string {
	for _, t := range texts {
		if !strings.Contains(t, "|") {
			continue
		}
		var values []string
		for part := range strings.SplitSeq(t, "|") {
			part = strings.TrimSpace(part)
			if len(part) < 3 || part[0] != '\'' && part[0] != '"' || part[len(part)-1] != part[0] {
				values = nil
				break
			}
			values = append(values, part[1:len(part)-1])
		}
		if len(values) > 1 {
			return values
		}
	}
	return nil
}

// isError reports whether a type is one of error.
func isError(s *facts.Symbol) bool {
	if !strings.HasSuffix(s.Name, "Error") && !strings.HasSuffix(s.Name, "Exception") || s.Kind != facts.Class && s.Kind != facts.Struct {
		return false
	}
	for _, e := range s.Extends {
		if strings.HasSuffix(e, "Error") || strings.HasSuffix(e, "Exception") {
			return true
		}
	}
	return false
}

// statusOf is the status that an error's type gives: a field, or an argument of
// its base.
func (d *declared) statusOf(e *facts.Symbol) int {
	for _, s := range d.facts.Symbols {
		if s.Kind == facts.Field && s.Owner == e.Name && strings.Contains(strings.ToLower(s.Name), "status") {
			if codes := cellCodes(s.Value); len(codes) == 1 {
				return codes[0]
			}
		}
	}
	return 0
}
