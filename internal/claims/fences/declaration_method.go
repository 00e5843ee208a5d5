package fences

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/code/facts"
)

func (d *declared) method(s *facts.Symbol, line int) []claims.Claim {
	if made := d.constructor(s, line); made != nil {
		return made
	}
	if strings.HasPrefix(s.Name, "__") || s.Name == "constructor" || s.Name == s.Owner || strings.HasSuffix(s.Owner, "."+s.Name) || s.Name == "main" || strings.HasPrefix(s.Name, "operator") {
		return nil
	}
	if slices.Contains(names.HTTPMethods, s.Name) && s.Owner == "" {
		return nil // a handler of a file that is a route
	}
	m := &claims.Method{Owner: s.Owner, Name: s.Name, Typed: true, Returns: s.Returns, Lang: d.facts.Language}
	if m.Owner == "" && s.Kind == facts.Method {
		m.Owner = d.owner
	}
	if elided(d.fence, s.Line) {
		m.Typed = false
	}
	for _, p := range s.Params {
		if p.Name == "self" || p.Name == "cls" || p.Name == "this" || strings.HasSuffix(p.Name, " self") {
			if m.Owner == "" {
				m.Owner = d.owner // a method, shown without its class
			}
			continue
		}
		if p.Name == "*" || p.Name == "/" {
			continue
		}
		m.Params = append(m.Params, claims.Param{Name: p.Name, Type: p.Type, Optional: p.Optional || p.Default != ""})
	}
	return []claims.Claim{{Kind: claims.KindMethod, Line: line, Method: m}}
}

// constructor is for a reader what a type is made of: fields may be given in many
// ways, so that no list of parameters can be missed.
func (d *declared) constructor(s *facts.Symbol, line int) []claims.Claim {
	owner := s.Owner
	if owner == "" {
		owner = d.owner
	}
	if owner == "" || s.Name != "__init__" && s.Name != "constructor" && s.Name != owner {
		return nil
	}
	var called []string
	for _, p := range s.Params {
		if p.Name != "self" {
			called = append(called, p.Name)
		}
	}
	if len(called) == 0 && s.Name != "__init__" {
		return nil
	}
	return []claims.Claim{{Kind: claims.KindBehaviour, Line: line, Element: names.Behaviour(claims.KindBehaviour, owner, "made of "+strings.Join(called, " ")), Component: &claims.Component{Name: owner}}}
}

// elided reports whether a signature leaves parameters out: "create(...)".
func elided(f *pieces.Fence, line int) bool {
	if line < 1 || line > len(f.Lines) {
		return false
	}
	_, params, _ := strings.Cut(f.Lines[line-1].Text, "(")
	return strings.HasPrefix(strings.TrimSpace(params), "...)") || strings.Contains(params, ", ...)") || strings.Contains(params, "…")
}

func optional(s *facts.Symbol) bool {
	return strings.HasSuffix(s.Type, "?") || strings.HasPrefix(s.Type, "Optional[") || strings.HasPrefix(s.Type, "Option<") ||
		strings.Contains(s.Type, "| None") || strings.Contains(s.Type, "| null") || strings.Contains(s.Type, "| undefined")
}

// literal reports whether a value is a plain number, text or truth.
func literal(v string) bool {
	if v == "" || len(v) > 80 {
		return false
	}
	return words.IsNumber(v) || v == "true" || v == "false" || v == "True" || v == "False" || !strings.ContainsAny(v, "(){}[]\n;=")
}

// signatures reads the bare signatures of a fence that declares nothing else:
// "createOrder(cart: Cart): Promise<Order>". A call gives no type, a signature
// does, or has a body.
func (d *declared) signatures() []claims.Claim {
	if d.facts.Language != "typescript" && d.facts.Language != "javascript" {
		return nil
	}
	var found []claims.Claim
	for _, p := range d.fence.Lines {
		if p.Text == "" || words.Leading(words.Dedent(p.Raw, words.Leading(d.fence.Lines[0].Raw))) > 0 {
			continue
		}
		if m := scriptSignature(p.Text); m != nil {
			m.Owner, m.Lang = d.owner, d.facts.Language
			found = append(found, claims.Claim{Kind: claims.KindMethod, Line: p.Line, Method: m})
		}
	}
	return found
}

// scriptSignature reads "async name(a: A, b?: B): C {".
func scriptSignature(line string) *claims.Method {
	head, rest, ok := strings.Cut(line, "(")
	list := strings.Fields(head)
	if !ok || len(list) == 0 || len(list) > 4 {
		return nil
	}
	for _, w := range list[:len(list)-1] {
		if !slices.Contains([]string{"async", "static", "private", "public", "protected", "export", "function"}, w) {
			return nil
		}
	}
	name := list[len(list)-1]
	if !names.IsUsual(name) || strings.ContainsAny(name, ".-") || slices.Contains([]string{"if", "for", "while", "switch", "catch", "return", "await", "function", "super", "expect", "describe", "it"}, name) {
		return nil
	}
	close := names.ClosingBracket(rest)
	if close < 0 {
		return nil
	}
	params, tail := rest[:close], strings.TrimSpace(rest[close+1:])
	body := strings.HasSuffix(tail, "{")
	returns, typed := strings.CutPrefix(strings.TrimSuffix(strings.TrimSuffix(tail, "{"), ";"), ":")
	if !typed && !body {
		return nil
	}
	m := &claims.Method{Name: name, Typed: true, Returns: strings.TrimSpace(returns)}
	if !typed {
		m.Returns = ""
	}
	m.Params = names.Params(params)
	return m
}
