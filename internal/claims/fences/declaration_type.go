package fences

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/structure"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/code/facts"
)

func (d *declared) typ(i, line int) []claims.Claim {
	s := &d.facts.Symbols[i]
	if isError(s) {
		return []claims.Claim{{Kind: claims.KindError, Line: line, Error: &claims.Error{Name: s.Name, Status: d.statusOf(s)}}}
	}
	shape := map[facts.SymbolKind]string{facts.Class: "class", facts.Interface: "interface", facts.Struct: "struct", facts.Enum: "enum", facts.Alias: "alias"}[s.Kind]
	found := []claims.Claim{{Kind: claims.KindType, Line: line, Type: &claims.Type{Name: claims.Owned(s.Owner, s.Name), Shape: shape, Extends: s.Extends, Lang: d.facts.Language}}}
	values := d.members(claims.Owned(s.Owner, s.Name))
	if len(values) == 0 {
		values = unionValues(s.Type, s.Value)
	}
	if len(values) > 1 {
		found = append(found, claims.Claim{Kind: claims.KindEnum, Line: line, Enum: &claims.Enum{Owner: claims.Owned(s.Owner, s.Name), Values: values}})
	}
	return found
}

// members are the values of an enum; the value is what goes over the wire, the
// name stands where there is none.
func (d *declared) members(owner string) []string {
	var values []string
	for _, s := range d.facts.Symbols {
		if s.Kind != facts.Member || s.Owner != owner {
			continue
		}
		if v := strings.Trim(s.Value, `"'`); v != "" && !words.IsNumber(v) && !strings.ContainsAny(v, "(){}") {
			values = append(values, v)
		} else {
			values = append(values, s.Name)
		}
	}
	return values
}

// unionValues are the values of the first of some types that lists more than one.
func unionValues(types ...string) []string {
	for _, t := range types {
		if values := facts.Literals(t); len(values) > 1 {
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
			if codes := structure.CellCodes(s.Value); len(codes) == 1 {
				return codes[0]
			}
		}
	}
	return 0
}

// prismaEnums are the closed sets that a schema of Prisma declares.
func (d *declared) prismaEnums() []claims.Claim {
	var found []claims.Claim
	for i := range d.facts.Symbols {
		s := &d.facts.Symbols[i]
		if s.Kind != facts.Enum {
			continue
		}
		if values := d.members(s.Name); len(values) > 1 {
			found = append(found, claims.Claim{Kind: claims.KindEnum, Line: d.fence.Line + s.Line - 1, Enum: &claims.Enum{Owner: s.Name, Values: values}})
		}
	}
	return found
}
