package generate

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/internal/prose"
	"kiro-mcp/openapi"
)

// changesOf says what became of an operation since code was last made of it:
// what it takes and answers, and the schemas that it does so with.
func (p *plan) changesOf(o *openapi.Operation, changed map[string][]string) []string {
	then := p.record.promises[o.Key()]
	if then == nil {
		return nil
	}
	all := operationChanges(then, p.promises[o.Key()])
	if len(changed) == 0 {
		return all
	}
	for _, name := range schemasOf(o) {
		all = append(all, changed[name]...)
	}
	return all
}

// operationChanges compares two paragraphs of one operation.
func operationChanges(then, now paragraph) []string {
	var all []string
	if was, is := moved(then, now); was != "" {
		all = append(all, fmt.Sprintf("answers %s, not %s", strings.TrimPrefix(is, "answer "), strings.TrimPrefix(was, "answer ")))
		if then[was] != now[is] {
			all = append(all, became("answer", then[was], now[is]))
		}
		then, now = without(then, was), without(now, is)
	}
	for _, label := range labels(then, now) {
		switch label {
		case labelHandler, labelFormer, labelID, labelTags:
			continue // a rename or a move, where it matters
		}
		was, had := then[label]
		is, has := now[label]
		all = append(all, change(shortLabel(label), was, is, had, has)...)
	}
	return all
}

// moved finds the one success status that another took the place of.
func moved(then, now paragraph) (was, is string) {
	gone, came := onlyIn(then, now), onlyIn(now, then)
	if len(gone) == 1 && len(came) == 1 {
		return gone[0], came[0]
	}
	return "", ""
}

// onlyIn are the success statuses of one paragraph that the other lacks.
func onlyIn(one, other paragraph) []string {
	var found []string
	for _, label := range sortedKeys(one) {
		if _, both := other[label]; !both && strings.HasPrefix(label, "answer 2") && !strings.Contains(label, " header ") {
			found = append(found, label)
		}
	}
	return found
}

func without(p paragraph, label string) paragraph {
	rest := paragraph{}
	for l, v := range p {
		if l != label && !strings.HasPrefix(l, label+" ") {
			rest[l] = v
		}
	}
	return rest
}

func labels(then, now paragraph) []string {
	all := append(sortedKeys(then), sortedKeys(now)...)
	slices.Sort(all)
	return slices.Compact(all)
}

// shortLabel leaves away where a parameter stands when that is the query.
func shortLabel(label string) string {
	if rest, ok := strings.CutPrefix(label, "parameter query "); ok {
		return "parameter " + rest
	}
	return label
}

// changedSchemas says what became of each schema, by its name.
func changedSchemas(then, now promises) map[string][]string {
	all := map[string][]string{}
	for title, is := range now {
		name, ok := strings.CutPrefix(title, titleSchema)
		was := then[title]
		if !ok || was == nil {
			continue
		}
		for _, label := range labels(was, is) {
			before, had := was[label]
			after, has := is[label]
			shown := name
			if field, ok := strings.CutPrefix(label, "field "); ok {
				shown = "field " + name + "." + field
			}
			all[name] = append(all[name], change(shown, before, after, had, has)...)
		}
	}
	return all
}

// change says what became of one promise.
func change(what, was, is string, had, has bool) []string {
	switch {
	case was == is && had == has:
		return nil
	case !had:
		return []string{fmt.Sprintf("%s added (%s)", what, brief(is))}
	case !has:
		return []string{what + " removed"}
	}
	return []string{became(what, was, is)}
}

func became(what, was, is string) string {
	wasNeeded, wasRest, _ := strings.Cut(was, " ")
	isNeeded, isRest, _ := strings.Cut(is, " ")
	if wasRest == isRest && wasNeeded != isNeeded && strings.HasPrefix(needed(isNeeded == "required"), isNeeded) {
		return what + " is now " + isNeeded
	}
	return fmt.Sprintf("%s is now %s, was %s", what, brief(is), brief(was))
}

// brief keeps a promise short among others.
func brief(promise string) string { return prose.Short(promise, 80) }

// schemasOf are the names of the schemas that an operation reaches.
func schemasOf(o *openapi.Operation) []string {
	r := reached{seen: map[*openapi.Schema]bool{}}
	for _, p := range o.Parameters {
		r.add(p.Schema)
	}
	if o.Body != nil {
		r.content(o.Body.Content)
	}
	for _, answer := range o.Responses {
		r.content(answer.Content)
		for _, h := range answer.Headers {
			r.add(h.Schema)
		}
	}
	slices.Sort(r.names)
	return r.names
}

// reached collects schemas, each once: they may contain themselves.
type reached struct {
	seen  map[*openapi.Schema]bool
	names []string
}

func (r *reached) content(all []openapi.Media) {
	for _, m := range all {
		r.add(m.Schema)
	}
}

func (r *reached) add(s *openapi.Schema) {
	if s == nil || r.seen[s] {
		return
	}
	r.seen[s] = true
	if s.Name != "" {
		r.names = append(r.names, oneLine(s.Name))
	}
	for _, list := range [][]*openapi.Schema{{s.Items, s.Additional, s.Not}, s.Prefix, s.AllOf, s.OneOf, s.AnyOf} {
		for _, x := range list {
			r.add(x)
		}
	}
	for _, p := range slices.Concat(s.Properties, s.PatternProperties) {
		r.add(p.Schema)
	}
	if s.Discriminator != nil {
		for _, m := range s.Discriminator.Mapping {
			r.add(m.Schema)
		}
	}
}
