package example

import (
	"errors"
	"slices"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// The limits of one value. A contract in which everything refers to everything
// would otherwise be written out whole.
const (
	maxSteps      = 20_000 // schemas looked at
	maxFullSteps  = 400    // after so many nothing optional is added
	maxFullDepth  = 4      // below it nothing optional is added
	maxChoices    = 12     // alternatives of alternatives
	maxVariations = 8      // of a value that something forbids
)

var (
	errEndless = errors.New("it contains itself without end")
	errTooMany = errors.New("what it refers to is too much to be tried out")
)

// maker makes one value.
type maker struct {
	direction openapi.Direction
	full      bool // what may be there is there
	plain     bool // values of the document are not used
	steps     int
	open      []*openapi.Schema // being made, from the outside in
}

// value makes the k-th value of s. Different k give different values as far as
// the schema allows that.
func (m *maker) value(s *openapi.Schema, k int) (openapi.Value, error) {
	switch m.steps++; {
	case s == nil:
		return anything(k), nil
	case s.Never:
		return nil, errors.New("it allows no value")
	case m.steps > maxSteps:
		return nil, errTooMany
	case slices.Contains(m.open, s):
		if s.Nullable {
			return openapi.Value("null"), nil
		}
		return nil, errEndless
	}
	m.open = append(m.open, s)
	defer func() { m.open = m.open[:len(m.open)-1] }()
	if v := m.given(s, k); v != nil {
		return v, nil
	}
	flat, groups := flatten(s)
	v, err := m.choose(s, m.derived(s, flat), groups, k)
	if err != nil && s.Nullable {
		return openapi.Value("null"), nil
	}
	return v, err
}

// given is the k-th value that the document gives, if it gives a valid one.
func (m *maker) given(s *openapi.Schema, k int) openapi.Value {
	if m.plain || m.full && (len(s.Properties) > 0 || len(s.AllOf) > 0) {
		return nil
	}
	values := s.Examples
	if s.Default != nil {
		values = append(slices.Clip(values), s.Default)
	}
	if k >= len(values) {
		return nil
	}
	for _, v := range values[k:] {
		v = prune(s, v, m.direction)
		if string(v) != "null" && verify.Valid(s, v, m.direction) {
			return v
		}
	}
	return nil
}

// derived lets a schema that is told from others by a discriminator say which
// one it is.
func (m *maker) derived(s, flat *openapi.Schema) *openapi.Schema {
	d := flat.Discriminator
	if d == nil {
		return flat
	}
	if tag := tagged(d, s); tag != nil {
		return absorbed(flat, tag)
	}
	return flat
}

// choose takes one alternative of each group, the first that gives a valid
// value of s, and makes it.
func (m *maker) choose(s, flat *openapi.Schema, groups []group, k int) (openapi.Value, error) {
	if len(groups) == 0 {
		return m.varied(s, flat, k)
	}
	if len(groups) > maxChoices || m.steps > maxSteps {
		return nil, errTooMany
	}
	var first error
	g := groups[0]
	for i, alternative := range g.alternatives {
		m.steps++
		if alternative == nil || slices.Contains(m.open, alternative) {
			first = firstError(first, errEndless)
			continue
		}
		part, more := flatten(alternative)
		next := absorbed(flat, part)
		if tag := tagged(g.discriminator, g.alternatives[i]); tag != nil {
			next = absorbed(next, tag)
		}
		v, err := m.choose(s, next, append(slices.Clone(groups[1:]), more...), k)
		if err == nil {
			return v, nil
		}
		first = firstError(first, err)
	}
	return nil, first
}

// varied makes values until one is valid: the k-th may be the one that a not
// or a second alternative forbids.
func (m *maker) varied(s, flat *openapi.Schema, k int) (openapi.Value, error) {
	var first error
	for more := range maxVariations {
		v, err := m.flat(flat, k+more)
		if err != nil {
			return nil, firstError(first, err)
		}
		wrong := verify.Value(s, v, m.direction)
		if len(wrong) == 0 {
			return v, nil
		}
		first = firstError(first, errors.New(wrong[0].String()))
	}
	return nil, first
}

// firstError keeps the error that says most: one that is not about going in
// circles.
func firstError(first, err error) error {
	if first == nil || errors.Is(first, errEndless) {
		return err
	}
	return first
}
