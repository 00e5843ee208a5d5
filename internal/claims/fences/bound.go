package fences

import (
	"strconv"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
)

// boundNames are what limits of a value are called where code declares it: by the name
// of an argument or of an annotation, in lower case without marks.
var boundNames = map[string]claims.Bound{
	"ge": {What: "min"}, "gte": {What: "min"}, "min": {What: "min"}, "minimum": {What: "min"}, "decimalmin": {What: "min"}, "gt": {What: "min", Strict: true},
	"le": {What: "max"}, "lte": {What: "max"}, "max": {What: "max"}, "maximum": {What: "max"}, "decimalmax": {What: "max"}, "lt": {What: "max", Strict: true},
	"minlength": {What: "min_length"}, "minimumlength": {What: "min_length"}, "minitems": {What: "min_length"},
	"maxlength": {What: "max_length"}, "stringlength": {What: "max_length"}, "maximumlength": {What: "max_length"}, "maxitems": {What: "max_length"},
}

// bounds are the limits that a fence declares of a field: "Field(gt=0, le=99)",
// "@Size(min = 1, max = 20)", "[Range(1, 100)]". A length of a text that is only called
// "min" is one by the field's type or the annotation's name.
func (d *declared) bounds(at int) []claims.Claim {
	s := &d.facts.Symbols[at]
	var found []claims.Claim
	ranged := 0
	for i := range d.facts.Numbers {
		n := &d.facts.Numbers[i]
		if int(n.Symbol) != at || n.Compare != "" || n.Per != "" {
			continue
		}
		callee := boundWord(n.Callee)
		b, ok := boundNames[boundWord(n.Name)]
		if !ok && n.Name == "" {
			b, ok = boundNames[callee]
		}
		if callee == "range" && n.Name == "" {
			b, ok = claims.Bound{What: []string{"min", "max"}[min(ranged, 1)]}, ranged < 2
			ranged++
		}
		if !ok {
			continue
		}
		if ofLength := callee == "size" || callee == "length" || names.TypeFamily(s.Type) == "text"; ofLength && !strings.Contains(b.What, "_") {
			b.What += "_length"
		}
		b.Owner, b.Field, b.Value = s.Owner, s.Name, strconv.FormatFloat(n.Value, 'f', -1, 64)
		found = append(found, claims.Claim{Kind: claims.KindBound, Line: d.fence.Line + max(n.Line, 1) - 1, Bound: &b})
	}
	return found
}

// boundWord is a name in lower case without its owner and without strokes.
func boundWord(name string) string {
	name = name[strings.LastIndexAny(name, ".:")+1:]
	return strings.ToLower(strings.ReplaceAll(name, "_", ""))
}
