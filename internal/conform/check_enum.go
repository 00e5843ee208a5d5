package conform

import (
	"strings"
	"unicode"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/specfs/doc"
)

var enumCheck = Check{
	ID: "enum", Group: Data, Severity: doc.Error,
	Title: "Promised values are allowed",
	Why:   "a state that the code does not know cannot be reached or stored",
	Kinds: []claims.Kind{claims.KindEnum},
	judge: judgeEnum,
}

// valueSet is a closed set of values that the code declares.
type valueSet struct {
	values   []string
	evidence Evidence
}

func judgeEnum(h *held, c *claims.Claim) *Judgement {
	sets := h.valueSets(c.Enum)
	if len(sets) == 0 {
		return unresolved(nil, h.searchedSymbols()+", "+h.searchedTables(), "no closed set of values was found for %s", c.Enum.Owner).
			asking("Does the code allow for %s just %s?", c.Enum.Owner, strings.Join(c.Enum.Values, ", "))
	}
	var lacks *Judgement
	for _, s := range sets {
		lacking := missingValues(c.Enum.Values, s.values)
		if len(lacking) == 0 {
			j := satisfied(s.evidence, "%s has all %d values", c.Enum.Owner, len(c.Enum.Values))
			if more := missingValues(s.values, c.Enum.Values); len(more) > 0 {
				j.Message += "; and besides " + strings.Join(more, ", ")
			}
			return j
		}
		if lacks == nil {
			lacks = violated([]Evidence{s.evidence}, "%s lacks %s; it has %s", c.Enum.Owner, strings.Join(lacking, ", "), strings.Join(s.values, ", "))
		}
	}
	return lacks
}

func missingValues(want, have []string) []string {
	known := map[string]bool{}
	for _, v := range have {
		known[fold(v)] = true
	}
	var out []string
	for _, v := range want {
		if !known[fold(v)] {
			out = append(out, v)
		}
	}
	return out
}

// valueSets finds the sets that the design's owner names: an enum of that name,
// the check of a column, the values of a field or of its type, an enum named after
// table and column. A set must share a value with the promised one, so that a namesake
// of another meaning is none.
func (h *held) valueSets(e *claims.Enum) []valueSet {
	var found []valueSet
	add := func(values []string, at Evidence) {
		if len(values) > 0 && len(missingValues(e.Values, values)) < len(e.Values) {
			found = append(found, valueSet{values, at})
		}
	}
	table, column, dotted := strings.Cut(e.Owner, ".")
	if t := h.table(table); dotted && t != nil {
		if i := columnAt(t, column); i >= 0 {
			add(t.Columns[i].Values, Evidence{File: t.Files[i], Line: t.Columns[i].Line})
		}
	}
	if dotted && h.ownValues(table, column, add) {
		return found
	}
	names := []string{e.Owner}
	if dotted {
		names = []string{table + " " + column, column, strings.TrimSuffix(fold(table), "s") + " " + column}
	}
	for _, n := range names {
		for _, ref := range h.typesNamed(n) {
			add(h.enumValues(ref), ref.evidence())
			add(h.enumNames(ref), ref.evidence())
		}
		if len(found) > 0 {
			break
		}
	}
	return found
}

// ownValues adds the values that a field of a type allows, and reports whether the type
// has that field. Then no namesake of the field stands for it.
func (h *held) ownValues(owner, field string, add func([]string, Evidence)) bool {
	has := false
	for _, o := range h.owners(owner) {
		m, ok := h.member(o, field)
		if !ok {
			continue
		}
		has = true
		typ := strings.TrimSuffix(m.sym().Type, "?")
		add(facts.Literals(typ), m.evidence())
		for _, ref := range h.typesNamed(typ) {
			add(h.enumValues(ref), ref.evidence())
			add(h.enumNames(ref), ref.evidence())
		}
	}
	return has
}

// enumValues are the members of an enum, or the literals of a union type.
func (h *held) enumValues(ref symbolRef) []string {
	var out []string
	s := ref.sym()
	for _, m := range h.members[fold(s.Name)] {
		sym := m.sym()
		if m.file != ref.file || sym.Kind != facts.Member && (s.Kind != facts.Enum || sym.Kind != facts.Field) {
			continue
		}
		if isWordy(sym.Value) {
			out = append(out, sym.Value)
		} else {
			out = append(out, sym.Name)
		}
	}
	if s.Kind == facts.Alias {
		out = append(out, facts.Literals(s.Type+s.Value)...)
	}
	return out
}

// enumNames are the names of an enum's members: some designs list these.
func (h *held) enumNames(ref symbolRef) []string {
	var out []string
	for _, m := range h.members[fold(ref.sym().Name)] {
		if m.file == ref.file && m.sym().Kind == facts.Member {
			out = append(out, m.sym().Name)
		}
	}
	return out
}

// isWordy reports whether a member's value is a name rather than a number: open,
// 1yr_no_upfront.
func isWordy(value string) bool {
	return strings.ContainsFunc(value, unicode.IsLetter) && !strings.ContainsAny(value, "(){}")
}
