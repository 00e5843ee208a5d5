// Package verify says whether values keep a contract: a value its schema, a
// request and a response their operation.
//
// Most callers want [Value], [Request] or [Response].
//
// The package promises to name everything that is wrong at once, in the order
// of the contract, each with a JSON pointer into the value and the place of the
// schema that forbids it. What cannot be decided, such as a pattern that takes
// too long or a format that nobody knows, is no violation.
//
// Schemas are walked as they are. A library for JSON Schema would have to
// compile them first, once for each direction and for each schema that
// [kiro-mcp/openapi/example] puts together on the way, and compiles in time
// quadratic in what a schema reaches, which in Stripe's contract is all of it.
// A test holds the walk to that library.
package verify

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"kiro-mcp/openapi"
)

// Violation is one way in which a value breaks a contract.
type Violation struct {
	In      string        // "body", "query limit", "header X-Total", "status"; empty for a lone value
	Pointer string        // JSON pointer into the value; empty for all of it
	Rule    string        // the keyword that it breaks: type, required, minLength, …
	Message string        // what was expected and what there is; begins with no place
	Place   openapi.Place // of the schema or the part that says so
}

// String is the violation for people: where, and what.
func (v Violation) String() string {
	switch {
	case v.In == "" && v.Pointer == "":
		return v.Message
	case v.In == "":
		return v.Pointer + ": " + v.Message
	case v.Pointer == "":
		return v.In + ": " + v.Message
	default:
		return v.In + " at " + v.Pointer + ": " + v.Message
	}
}

// The rules that are no keywords of a schema.
const (
	RuleJSON      = "json"      // no JSON at all
	RuleWriteOnly = "writeOnly" // answered, though it is only to be written
	RuleNever     = "false"     // the schema allows nothing
	RuleSeveral   = "several"   // more than one alternative of a oneOf fits, which may be the contract's fault
	RuleStatus    = "status"
	RuleMediaType = "mediaType"
	RuleHeader    = "header"
)

// maxViolations is how many violations of one value are told. A list of a
// thousand wrong items is wrong in one way.
const maxViolations = 100

// Value holds a JSON value against a schema; nil allows anything.
func Value(s *openapi.Schema, v openapi.Value, d openapi.Direction) []Violation {
	decoded, err := decode(v)
	if err != nil {
		return []Violation{{Rule: RuleJSON, Message: "must be JSON: " + err.Error()}}
	}
	w := walk{direction: d}
	w.value(s, decoded, "")
	return w.found
}

// Valid reports whether a JSON value keeps a schema.
func Valid(s *openapi.Schema, v openapi.Value, d openapi.Direction) bool {
	return len(Value(s, v, d)) == 0
}

// decode reads one JSON value with its numbers as they are written.
func decode(raw openapi.Value) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, errors.New("it is empty")
		}
		return nil, fmt.Errorf("%w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the value")
	}
	return v, nil
}
