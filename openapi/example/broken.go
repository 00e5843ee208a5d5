package example

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// Fault is a value that breaks one rule of a schema and no other.
type Fault struct {
	Value   openapi.Value
	Rule    string // the keyword that it breaks: minLength, required, type, …
	Pointer string // JSON pointer to what is broken, or missing
	Says    string // what is wrong with it, for people
}

// The limits of what is broken of one value.
const (
	maxFaults     = 120
	maxFaultDepth = 6
)

// Broken gives values that each break one rule of the schema, in the order of
// the document and from the outside in; none where no valid value can be made.
func Broken(s *openapi.Schema, d openapi.Direction) []Fault { return brokenUpTo(s, d, maxFaults) }

func brokenUpTo(s *openapi.Schema, d openapi.Direction, most int) []Fault {
	whole, err := Full(s, d)
	if err != nil {
		return nil
	}
	b := breaker{root: s, whole: whole, direction: d, most: most, seen: map[string]bool{}, times: map[string]int{}}
	b.at(s, whole, nil)
	return b.found
}

// breaker collects the faults of one value.
type breaker struct {
	root      *openapi.Schema
	whole     openapi.Value
	direction openapi.Direction
	most      int // how many are wanted
	found     []Fault
	seen      map[string]bool
	times     map[string]int // that a rule was broken at a place
}

// most is how often one rule is broken at one place: a type by a value of
// another, by a fraction and by null, a pattern as a whole and at its ends.
func most(rule string) int {
	if rule == "type" || rule == "pattern" {
		return 3
	}
	return 1
}

// broken is a value that may break a rule, and where it would stand.
type broken struct {
	rule  string
	value openapi.Value // nil: to be left out
	below string        // member that it is about, where it is not the value itself
	inner bool          // below is set
}

// at breaks the value at a path, then what it contains.
func (b *breaker) at(s *openapi.Schema, v openapi.Value, path []string) {
	if s == nil || len(path) > maxFaultDepth || len(b.found) >= b.most {
		return
	}
	flat := b.fitting(s, v)
	for _, c := range breaks(flat, v) {
		b.try(c, path)
	}
	if members, ok := membersOf(v); ok {
		for _, m := range members {
			b.at(memberSchema(flat, m.name), m.value, append(slices.Clip(path), m.name))
		}
	}
	if items, ok := itemsOf(v); ok && len(items) > 0 {
		b.at(itemSchema(flat, 0), items[0], append(slices.Clip(path), "0"))
	}
}

// fitting is a schema with the alternatives that a value keeps, flat.
func (b *breaker) fitting(s *openapi.Schema, v openapi.Value) *openapi.Schema {
	flat, groups := flatten(s)
	for range maxChoices {
		if len(groups) == 0 {
			break
		}
		g := groups[0]
		groups = groups[1:]
		for _, alternative := range g.alternatives {
			if verify.Valid(alternative, v, b.direction) {
				part, more := flatten(alternative)
				flat, groups = absorbed(flat, part), append(groups, more...)
				if tag := tagged(g.discriminator, alternative); tag != nil {
					flat = absorbed(flat, tag)
				}
				break
			}
		}
	}
	return flat
}

func memberSchema(flat *openapi.Schema, name string) *openapi.Schema {
	if i := slices.IndexFunc(flat.Properties, func(p *openapi.Property) bool { return p.Name == name }); i >= 0 {
		return flat.Properties[i].Schema
	}
	return otherSchema(flat, name)
}

// try keeps a broken value if it breaks just what it was meant to.
func (b *breaker) try(c broken, path []string) {
	if len(b.found) >= b.most {
		return
	}
	if c.inner {
		path = append(slices.Clip(path), c.below)
	}
	whole := replaced(b.whole, path, c.value)
	if b.seen[string(whole)] {
		return
	}
	wrong := verify.Value(b.root, whole, b.direction)
	at := pointer(path)
	rule, ok := breaksOnly(c.rule, at, wrong)
	if !ok || b.times[rule+at] == most(rule) {
		return
	}
	b.seen[string(whole)] = true
	b.times[rule+at]++
	b.found = append(b.found, Fault{Value: whole, Rule: rule, Pointer: at, Says: wrong[0].String()})
}

// breaksOnly reports whether all that is wrong is one rule at one place.
// Several parts of a schema may say the same, and an alternative that is broken
// inside is told as one that does not fit.
func breaksOnly(rule, at string, wrong []verify.Violation) (string, bool) {
	if len(wrong) == 0 {
		return "", false
	}
	for _, w := range wrong {
		switch {
		case w.Rule == rule && w.Pointer == at:
		case w.Rule == "discriminator" && w.Pointer == at:
			rule = w.Rule
		case len(wrong) == 1 && (w.Rule == "oneOf" || w.Rule == "anyOf") && strings.HasPrefix(at, w.Pointer):
		default:
			return "", false
		}
	}
	return rule, true
}

var inPointer = strings.NewReplacer("~", "~0", "/", "~1")

func pointer(path []string) string {
	var b strings.Builder
	for _, step := range path {
		b.WriteString("/" + inPointer.Replace(step))
	}
	return b.String()
}

// replaced is a value with another at a path, or with nothing there.
func replaced(v openapi.Value, path []string, with openapi.Value) openapi.Value {
	if len(path) == 0 {
		return with
	}
	if items, ok := itemsOf(v); ok {
		i, err := strconv.Atoi(path[0])
		if err == nil && i < len(items) {
			items[i] = replaced(items[i], path[1:], with)
		}
		return list(items)
	}
	members, ok := membersOf(v)
	if !ok {
		return v
	}
	i := slices.IndexFunc(members, func(m member) bool { return m.name == path[0] })
	switch {
	case i < 0 && len(path) == 1 && with != nil:
		members = append(members, member{path[0], with})
	case i < 0:
	case len(path) == 1 && with == nil:
		members = slices.Delete(members, i, i+1)
	default:
		members[i].value = replaced(members[i].value, path[1:], with)
	}
	return object(members)
}

// wrongText is a text that is none of a kind of thing.
func wrongText(kind string) openapi.Value { return text(fmt.Sprintf("not-%s", kind)) }
