// Package example makes values of schemas: valid ones, ones that break a single
// rule, and whole requests of both kinds.
//
// Most callers want [Of] for a value, [RequestOf] for a request, and
// [BrokenRequests] for those that a server must refuse.
//
// The package promises that the same contract gives the same values, that every
// value called valid is held valid by [kiro-mcp/openapi/verify], and that every
// broken one breaks just the rule that it names. What cannot be made is an error
// that says why.
package example

import (
	"errors"
	"fmt"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// Of gives a valid value: one that the document gives, else one made up of what
// must be there.
func Of(s *openapi.Schema, d openapi.Direction) (openapi.Value, error) {
	return made(s, maker{direction: d})
}

// Full gives a valid value in which what may be there is there as well, as deep
// as that is of use. Its objects are made up even where the document gives one.
func Full(s *openapi.Schema, d openapi.Direction) (openapi.Value, error) {
	v, err := made(s, maker{direction: d, full: true})
	if err == nil {
		return v, nil
	}
	// Two optional properties may exclude each other.
	return Of(s, d)
}

// made makes a value with the document's own values, without them where those
// do not go together, and with all that may be there where less than that
// cannot be told from another alternative.
func made(s *openapi.Schema, m maker) (openapi.Value, error) {
	var first error
	for _, attempt := range []maker{m, {direction: m.direction, full: m.full, plain: true}, {direction: m.direction, full: true, plain: true}} {
		v, err := attempt.value(s, 0)
		if err == nil {
			if wrong := verify.Value(s, v, m.direction); len(wrong) > 0 {
				err = errors.New(wrong[0].String())
			}
		}
		if err == nil {
			return v, nil
		}
		first = firstError(first, err)
	}
	return nil, cannot(s, first)
}

// cannot is the error of a schema that no value was found for.
func cannot(s *openapi.Schema, why error) error {
	if s == nil {
		return why
	}
	name := "the schema"
	if s.Name != "" {
		name = s.Name
	}
	if s.Line == 0 {
		return fmt.Errorf("no value can be made of %s: %w", name, why)
	}
	return fmt.Errorf("%s:%d: no value can be made of %s: %w", s.File, s.Line, name, why)
}
