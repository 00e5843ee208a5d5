package conform

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/specfs/doc"
)

var boundCheck = Check{
	ID: "bound", Group: Data, Severity: doc.Error,
	Title: "Promised bounds of values are checked",
	Why:   "what nobody checks arrives",
	Kinds: []claims.Kind{claims.KindBound},
	judge: judgeBound,
}

// boundNames are how code writes a bound.
var boundNames = sync.OnceValue(func() map[string][]string {
	return map[string][]string{
		"min": {"gt", "ge", "min", "minimum", "gte", "positive", "greaterthan", "greaterthanorequalto", "decimalmin", "range"}, "max": {"lt", "le", "max", "maximum", "lte", "decimalmax", "lessthan", "range"},
		"min_length": {"minlength", "min", "minimum", "length", "size", "stringlength", "minitem"}, "max_length": {"maxlength", "max", "maximum", "length", "size", "stringlength", "varchar", "maxitem"},
	}
})

func judgeBound(h *held, c *claims.Claim) *Judgement {
	b := c.Bound
	if at, ok := h.checkedByTable(b); ok {
		return satisfied(at, "the table checks it")
	}
	want, err := strconv.ParseFloat(b.Value, 64)
	names := boundNames()[b.What]
	if err != nil || len(names) == 0 {
		return unresolved(nil, "", "bounds of this kind are not compared").asking("Does the code check that %s is %s %s?", b.Field, b.What, b.Value)
	}
	var differ []Evidence
	var text string
	field := fold(b.Field)
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		for i := range f.Numbers {
			n := &f.Numbers[i]
			if !aboutField(f, n, field, b.Owner) || !boundName(n, names) {
				continue
			}
			at := Evidence{File: f.Path, Line: n.Line}
			if sameValue(n.Value, want) || b.Strict && sameValue(n.Value, want+1) || sameValue(n.Value, want-1) && strings.HasPrefix(fold(n.Name), "gt") {
				return satisfied(at, "%s %s %s", b.Field, orWords(n.Name, n.Callee), n.Text)
			}
			differ, text = append(differ, at), n.Text
		}
	}
	searched := "checks of tables and annotations, schemas and rules that name " + b.Field
	if at, ok := h.unbounded(b); ok && len(differ) == 0 && !h.checkedInWords(field) {
		return violated([]Evidence{at}, "nothing checks that %s has %s %s", b.Field, strings.ReplaceAll(b.What, "_", " "), b.Value).lacking(searched)
	}
	if len(differ) == 1 && b.Owner != "" {
		return violated(differ, "%s of %s is %s, the design has %s", strings.ReplaceAll(b.What, "_", " "), b.Field, text, b.Value)
	}
	return unresolved(differ, searched, "no such check of %s was found", b.Field).asking("Does the code check that %s has %s %s?", b.Field, strings.ReplaceAll(b.What, "_", " "), b.Value)
}

// aboutField asks that a number stands on the field itself: in its declaration,
// or with the field's name among its words.
func aboutField(f *facts.File, n *facts.Number, field, owner string) bool {
	if n.Symbol >= 0 && int(n.Symbol) < len(f.Symbols) {
		s := f.Symbols[n.Symbol]
		if fold(s.Name) == field && s.Kind == facts.Field {
			return owner == "" || shared(subjects(owner), subjects(s.Owner)) > 0
		}
	}
	for _, w := range n.Subject {
		if fold(w) == field {
			return true
		}
	}
	return shared(subjects(strings.Join(n.Subject, " ")), map[string]bool{field: true}) > 0
}

func boundName(n *facts.Number, names []string) bool {
	if name := fold(n.Name); name != "" && otherEnd(name, names) {
		return false // Size(max = 9) says nothing of the least
	}
	for _, have := range []string{fold(n.Name), fold(lastPart(n.Callee))} {
		for _, w := range names {
			if have == w || strings.HasSuffix(have, w) && have != "" {
				return true
			}
		}
	}
	return n.Compare != ""
}

// otherEnd reports whether a bound is called after the other end than is asked for.
func otherEnd(name string, names []string) bool {
	end := map[string]string{"min": "max", "max": "min"}[name]
	return end != "" && slices.Contains(names, end) && !slices.Contains(names, name)
}

func (h *held) checkedByTable(b *claims.Bound) (Evidence, bool) {
	for _, t := range h.in.Project.Tables {
		if b.Owner != "" && h.table(b.Owner) != nil && h.table(b.Owner).Name != t.Name {
			continue
		}
		i := columnAt(&t, b.Field)
		if i < 0 || t.Columns[i].Check == "" {
			continue
		}
		check := strings.ReplaceAll(t.Columns[i].Check, " ", "")
		strict := map[bool]string{true: ">", false: ">="}[b.Strict]
		if b.What == "max" {
			strict = strings.ReplaceAll(strict, ">", "<")
		}
		if strings.Contains(check, strict+b.Value) || b.Strict && strings.Contains(check, ">="+plusOne(b.Value)) {
			return Evidence{File: t.Files[i], Line: t.Columns[i].Line}, true
		}
	}
	return Evidence{}, false
}

// checkedInWords reports whether a schema checks a field without a number:
// positive(), Positive, nonempty.
func (h *held) checkedInWords(field string) bool {
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		for _, c := range f.Calls {
			switch fold(lastPart(c.Name)) {
			case "positive", "nonnegative", "nonempty", "ispositive":
				return true
			}
		}
		for i := range f.Symbols {
			for _, m := range f.Symbols[i].Marks {
				if boundMark(m) && (fold(f.Symbols[i].Name) == field || strings.Contains(fold(m), field)) {
					return true
				}
			}
		}
	}
	return false
}

// boundMark reports whether an annotation checks a value.
func boundMark(mark string) bool {
	for _, m := range []string{"Positive", "IsPositive", "Min", "Check", "DecimalMin", "Range", "GreaterThan", "NotBlank", "NotEmpty"} {
		if strings.HasPrefix(mark, m) {
			return true
		}
	}
	return false
}

// unbounded finds the column that a bound is about, in a table that was read
// whole, without any check on it.
func (h *held) unbounded(b *claims.Bound) (Evidence, bool) {
	t := h.table(b.Owner)
	if b.Owner == "" || t == nil || !t.Whole {
		return Evidence{}, false
	}
	i := columnAt(t, b.Field)
	if i < 0 || t.Columns[i].Check != "" {
		return Evidence{}, false
	}
	return Evidence{File: t.Files[i], Line: t.Columns[i].Line}, true
}

func plusOne(v string) string {
	n, err := strconv.Atoi(v)
	if err != nil {
		return "\x00"
	}
	return strconv.Itoa(n + 1)
}
