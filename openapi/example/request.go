package example

import (
	"errors"
	"fmt"
	"slices"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// Request is one call of an operation, by its values. How they travel is
// computed when it is asked for, so that a value can be replaced before.
type Request struct {
	Operation *openapi.Operation
	Arguments []Argument     // in the order of the operation
	Media     *openapi.Media // nil: no body
	Body      openapi.Value  // as Media's schema describes it; of bytes, the text that they are
	Raw       []byte         // sent in place of Body where it is not nil: what no value can say
}

// Argument is the value of one parameter.
type Argument struct {
	Parameter *openapi.Parameter
	Value     openapi.Value
}

// RequestOf gives a valid request with what must be sent: values of the
// document, else values made up.
func RequestOf(op *openapi.Operation) (*Request, error) { return requestOf(op, false) }

// FullRequestOf gives a valid request that sends what may be sent as well.
// An optional part that cannot be made is left out.
func FullRequestOf(op *openapi.Operation) (*Request, error) { return requestOf(op, true) }

func requestOf(op *openapi.Operation, full bool) (*Request, error) {
	r := &Request{Operation: op}
	for _, p := range op.Parameters {
		if !full && !p.Required || p.Ignored() {
			continue
		}
		v, err := ParameterValue(p)
		switch {
		case err == nil:
			r.Arguments = append(r.Arguments, Argument{p, v})
		case p.Required:
			return nil, fmt.Errorf("%s parameter %s: %w", p.In, p.Name, err)
		}
	}
	if op.Body == nil || !op.Body.Required && !full {
		return r, nil
	}
	err := r.fill(full)
	if err != nil && op.Body.Required {
		return nil, fmt.Errorf("body: %w", err)
	}
	return r, nil
}

// fill gives the request a body in the first media type that one can be made
// for.
func (r *Request) fill(full bool) error {
	var first error
	for _, m := range byReadiness(r.Operation.Body.Content) {
		err := r.fillAs(m, full)
		if err == nil {
			return nil
		}
		first = firstError(first, err)
	}
	if first == nil {
		first = errors.New("the document names no media type")
	}
	return first
}

// fillAs gives the request a body that arrives as what it is. A form with
// nothing in it does not, nor does an empty object in one.
func (r *Request) fillAs(m *openapi.Media, full bool) error {
	var first error
	for _, whole := range []bool{full, true, false} {
		v, err := MediaValue(m, openapi.ToServer, whole)
		if err != nil {
			first = firstError(first, err)
			continue
		}
		filled := Request{Operation: &openapi.Operation{Body: r.Operation.Body}, Media: m, Body: v}
		sent, err := filled.Sent()
		if err == nil {
			wrong := verify.Request(filled.Operation, sent)
			if len(wrong) == 0 && len(sent.Body) > 0 {
				r.Media, r.Body = m, v
				return nil
			}
			if err = errors.New("no value that can be sent as " + m.Type + " was found"); len(wrong) > 0 {
				err = errors.New(wrong[0].String())
			}
		}
		first = firstError(first, err)
	}
	return first
}

// ParameterValue gives a valid value of a parameter: its own example if it is
// one.
func ParameterValue(p *openapi.Parameter) (openapi.Value, error) {
	for _, e := range p.Examples {
		if verify.Valid(p.Schema, e.Value, openapi.ToServer) && travels(p, e.Value) {
			return e.Value, nil
		}
	}
	v, err := Of(p.Schema, openapi.ToServer)
	if err != nil || travels(p, v) {
		return v, err
	}
	if v, err = Full(p.Schema, openapi.ToServer); err == nil && travels(p, v) {
		return v, nil
	}
	return nil, fmt.Errorf("no value that can stand in a %s was found", p.In)
}

// travels reports whether a value arrives: an empty part of a path, or a list
// of nothing, is another request.
func travels(p *openapi.Parameter, v openapi.Value) bool {
	pairs, err := Encode(p, v)
	if err != nil || len(pairs) == 0 {
		return false
	}
	if p.In == openapi.InPath {
		return pairs[0].Value != "" && pairs[0].Value != "." && pairs[0].Value != ".."
	}
	return true
}

// MediaValue gives a valid value of a body: an example of the document if it is
// one, else one of its schema. A full one has what may be there as well.
func MediaValue(m *openapi.Media, d openapi.Direction, full bool) (openapi.Value, error) {
	if !full {
		for _, e := range m.Examples {
			if v := prune(m.Schema, e.Value, d); verify.Valid(m.Schema, v, d) {
				return v, nil
			}
		}
		return Of(m.Schema, d)
	}
	return Full(m.Schema, d)
}

// Set replaces the value of a parameter, or adds it.
func (r *Request) Set(p *openapi.Parameter, v openapi.Value) {
	for i := range r.Arguments {
		if r.Arguments[i].Parameter == p {
			r.Arguments[i].Value = v
			return
		}
	}
	r.Arguments = append(r.Arguments, Argument{p, v})
}

// Drop leaves a parameter out.
func (r *Request) Drop(p *openapi.Parameter) {
	r.Arguments = slices.DeleteFunc(slices.Clone(r.Arguments), func(a Argument) bool { return a.Parameter == p })
}

// Clone is a request of its own with the same values.
func (r *Request) Clone() *Request {
	c := *r
	c.Arguments = slices.Clone(r.Arguments)
	return &c
}
