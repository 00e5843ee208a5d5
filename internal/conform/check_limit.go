package conform

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

var limitCheck = Check{
	ID: "limit", Group: Limits, Severity: doc.Error,
	Title: "Promised limits have the promised numbers",
	Why:   "the right number on the wrong subject, or another number, is what an incident is made of",
	Kinds: []claims.Kind{claims.KindLimit},
	judge: judgeLimit,
}

func judgeLimit(h *held, c *claims.Claim) *Judgement {
	l := c.Limit
	if l.Latency {
		return notChecked("no text shows how fast something is; a benchmark or a load test does").
			asking("Is there a measurement that shows it?")
	}
	if aboutTests(c) {
		return unresolved(nil, "", "this is about tests, which say themselves how often they run").asking("Do the tests run with %s?", limitText(l))
	}
	if l.What == "rate" {
		if j := h.unlimited(l, 1); j != nil {
			return j
		}
	}
	var strong, weak, other []candidate
	for _, n := range sayingPer(l, h.numbersOf(l)) {
		switch {
		case n.strong && sameNumber(l, n.number):
			return satisfied(n.evidence(), "%s is %s", n.label(), n.number.Text)
		case n.strong:
			strong = append(strong, n)
		case sameNumber(l, n.number):
			weak = append(weak, n)
		default:
			other = append(other, n)
		}
	}
	searched := fmt.Sprintf("%s of this kind", prose.Plural(len(strong)+len(weak)+len(other), "number"))
	question := func(j *Judgement) *Judgement {
		return j.asking("Does the code hold %s to %s?", strings.Join(l.Subject, " "), limitText(l))
	}
	if n := h.theOne(l, strong); n != nil {
		return violated([]Evidence{n.evidence()}, "%s is %s, the design has %s", n.label(), n.number.Text, limitText(l))
	}
	if j := h.unlimited(l, len(strong)+len(weak)+len(other)); j != nil {
		return j.lacking(searched)
	}
	switch {
	case len(strong) > 0:
		return question(unresolved(evidenceOf(strong), searched, "%s is nowhere %s; it may be %s at %s:%d", l.What, limitText(l), strong[0].number.Text, strong[0].file.Path, strong[0].number.Line))
	case len(weak) > 0:
		return question(unresolved(evidenceOf(weak), searched, "the number is there, but nothing says that it is about %s", strings.Join(l.Subject, " ")))
	default:
		return question(unresolved(nil, searched, "no number of this kind and subject was found"))
	}
}

// aboutTests reports whether a limit is one of test runs.
func aboutTests(c *claims.Claim) bool {
	said := subjects(c.Quote, strings.Join(c.Limit.Subject, " "))
	return said["iteration"] || said["test"] && (said["run"] || said["property"] || said["case"])
}

// sayingPer leaves of the numbers of a rate those that say per what, when any
// does: "100" beside "100 per minute" is the same number, cut short.
func sayingPer(l *claims.Limit, list []candidate) []candidate {
	said := func(c candidate) bool { return c.number.Per != "" }
	if l.Per == "" || !slices.ContainsFunc(list, said) {
		return list
	}
	return slices.DeleteFunc(list, func(c candidate) bool { return !said(c) })
}

// theOne is the number that a limit must mean and that differs from it: of those
// that are named as its kind, the ones that share most words with its subject, if
// they all say the same.
func (h *held) theOne(l *claims.Limit, strong []candidate) *candidate {
	most := -1
	for _, c := range strong {
		if c.fit == firmly {
			most = max(most, c.subject)
		}
	}
	var best []candidate
	for _, c := range strong {
		if c.fit == firmly && c.subject == most {
			best = append(best, c)
		}
	}
	for _, prefer := range []func(candidate) bool{
		func(c candidate) bool { return c.number.Per != "" },
		func(c candidate) bool { return c.number.Callee == "" },
	} {
		if some := slices.DeleteFunc(slices.Clone(best), func(c candidate) bool { return !prefer(c) }); len(some) > 0 {
			best = some
		}
	}
	if len(best) == 0 || !allEqual(best) || 2*most < len(onlyOf(subjectOf(l), h.things())) && !best[0].only {
		return nil
	}
	return &best[0]
}

func allEqual(list []candidate) bool {
	for _, c := range list[1:] {
		if !sameValue(c.number.Value, list[0].number.Value) {
			return false
		}
	}
	return true
}

func evidenceOf(list []candidate) []Evidence {
	var out []Evidence
	for _, c := range list {
		out = append(out, c.evidence())
	}
	return out
}

func (c candidate) label() string {
	switch {
	case c.number.Name != "":
		return c.number.Name
	case c.number.Callee != "":
		return c.number.Callee
	}
	return "the number"
}

// limitText writes a limit as people say it.
func limitText(l *claims.Limit) string {
	text := strconv.FormatFloat(l.Value, 'f', -1, 64)
	switch l.Unit {
	case "percent":
		text += " %"
	case "":
	default:
		text += " " + l.Unit
	}
	if l.Per != "" {
		text += " a " + l.Per
	}
	return text
}

var constantCheck = Check{
	ID: "constant", Group: Limits, Severity: doc.Error,
	Title: "Promised constants have the promised values",
	Why:   "the name is there, and the value that the design reasoned with is another",
	Kinds: []claims.Kind{claims.KindConstant},
	judge: judgeConstant,
}

func judgeConstant(h *held, c *claims.Claim) *Judgement {
	k := c.Constant
	var refs []symbolRef
	for _, ref := range h.named[fold(k.Name)] {
		if kind := ref.sym().Kind; kind == facts.Constant || kind == facts.Variable {
			refs = append(refs, ref)
		}
	}
	for _, m := range h.members[fold(lastPart(k.Owner))] {
		if fold(m.sym().Name) == fold(k.Name) {
			refs = append(refs, m)
		}
	}
	if len(refs) == 0 {
		return unresolved(nil, h.searchedSymbols(), "no constant %s was found", k.Name)
	}
	for _, ref := range refs {
		if k.Value == "" || sameLiteral(ref.sym().Value, k.Value) {
			return satisfied(ref.evidence(), "%s is %s", k.Name, ref.sym().Value)
		}
	}
	have := refs[0].sym().Value
	if !literal(have) || !literal(k.Value) || len(refs) > 1 {
		return unresolved([]Evidence{refs[0].evidence()}, "", "%s is computed here, so that its value was not compared with %s", k.Name, k.Value)
	}
	return violated([]Evidence{refs[0].evidence()}, "%s is %s, the design has %s", k.Name, have, k.Value)
}

func sameLiteral(a, b string) bool {
	clean := func(s string) string {
		return strings.ToLower(strings.Trim(strings.ReplaceAll(strings.TrimSpace(s), "_", ""), "\"'`;, "))
	}
	x, y := clean(a), clean(b)
	if x == y {
		return true
	}
	m, err1 := strconv.ParseFloat(x, 64)
	n, err2 := strconv.ParseFloat(y, 64)
	return err1 == nil && err2 == nil && sameValue(m, n)
}

func literal(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 60 {
		return false
	}
	_, err := strconv.ParseFloat(strings.ReplaceAll(s, "_", ""), 64)
	return err == nil || !strings.ContainsAny(s, "()+*/{}[]$. ")
}

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
	for _, have := range []string{fold(n.Name), fold(lastPart(n.Callee))} {
		for _, w := range names {
			if have == w || strings.HasSuffix(have, w) && have != "" {
				return true
			}
		}
	}
	return n.Compare != ""
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
	for _, m := range []string{"Positive", "IsPositive", "Min", "Check", "DecimalMin", "Range", "GreaterThan"} {
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
