package example

import (
	"slices"
	"strings"
	"unicode"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// BrokenRequest is a request that is valid but for one thing, so that a server
// must refuse it.
type BrokenRequest struct {
	*Request
	In      string // "body", "query limit", as in [verify.Violation]
	Pointer string // into the parameter's value, or into the body
	Rule    string
	Says    string
}

// BrokenRequests gives requests that are each broken in one way: parameters in
// the order of the operation, then the body. What would arrive as something
// valid, such as a number sent as text, is not broken.
func BrokenRequests(op *openapi.Operation) []BrokenRequest {
	return brokenRequests(op, share{maxFaults, maxFaults})
}

// FewBrokenRequests are the first of them for each part: what is written down
// for an operation, rather than sent.
func FewBrokenRequests(op *openapi.Operation) []BrokenRequest {
	return brokenRequests(op, share{parameter: 3, body: 16})
}

// share is how many values of a parameter and of a body are wanted.
type share struct{ parameter, body int }

// largeBody is from how many bytes on fewer faults of a body are written down:
// each would be tried with the whole of it.
const largeBody = 4 << 10

// of is the share of a body of this size.
func (s share) of(body openapi.Value) int {
	if s.body < maxFaults && len(body) > largeBody {
		return s.body / 4
	}
	return s.body
}

func brokenRequests(op *openapi.Operation, most share) []BrokenRequest {
	valid, err := RequestOf(op)
	if err != nil {
		return nil
	}
	var all []BrokenRequest
	for _, p := range op.Parameters {
		if !p.Ignored() {
			all = append(all, brokenArguments(valid, p, most.parameter)...)
		}
	}
	return append(all, brokenBodies(op, valid, most)...)
}

func brokenArguments(valid *Request, p *openapi.Parameter, most int) []BrokenRequest {
	at := string(p.In) + " " + p.Name
	var all []BrokenRequest
	if p.Required && p.In != openapi.InPath {
		r := valid.Clone()
		r.Drop(p)
		all = appendBroken(all, r, at, Fault{Rule: "required"})
	}
	for _, fault := range brokenUpTo(p.Schema, openapi.ToServer, most) {
		if !travels(p, fault.Value) || !fits(valid.Operation, p, fault.Value) {
			continue
		}
		r := valid.Clone()
		r.Set(p, fault.Value)
		all = appendBroken(all, r, at, fault)
	}
	return all
}

// appendBroken adds a request if it arrives broken, in just one part and by the
// rule that was meant.
func appendBroken(all []BrokenRequest, r *Request, at string, fault Fault) []BrokenRequest {
	sent, err := r.Sent()
	if err != nil {
		return all
	}
	wrong := verify.Request(r.Operation, sent)
	for _, w := range wrong {
		if w.In != at || w.Pointer == fault.Pointer && w.Rule != fault.Rule {
			return all
		}
	}
	if len(wrong) == 0 {
		return all
	}
	return append(all, BrokenRequest{r, at, fault.Pointer, fault.Rule, wrong[0].String()})
}

// fits reports whether a text can stand where the parameter travels, in a
// client and a server that know nothing of each other, and is there what it is
// here: an empty text is nothing to some, and a list of one empty text to others.
func fits(op *openapi.Operation, p *openapi.Parameter, v openapi.Value) bool {
	pairs, err := Encode(p, v)
	if err != nil {
		return false
	}
	return !slices.ContainsFunc(pairs, func(pair Pair) bool {
		switch {
		case pair.Value == "":
			return true
		case p.In == openapi.InPath:
			return !alone(op, p) && strings.ContainsFunc(pair.Value, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		case p.In == openapi.InQuery:
			return false
		}
		return strings.ContainsFunc(pair.Value, func(r rune) bool {
			return r < ' ' || r > '~' || p.In == openapi.InCookie && strings.ContainsRune(`;", \`, r)
		})
	})
}

// alone reports whether a parameter is a whole part of the path. In
// "/{page}.{format}" it would not be told where a value with a dot ends.
func alone(op *openapi.Operation, p *openapi.Parameter) bool {
	return slices.Contains(strings.Split(op.Path, "/"), "{"+p.Name+"}")
}

func brokenBodies(op *openapi.Operation, valid *Request, most share) []BrokenRequest {
	if op.Body == nil {
		return nil
	}
	full := valid.Clone()
	if err := full.fill(true); err != nil {
		return nil
	}
	var all []BrokenRequest
	if op.Body.Required {
		r := full.Clone()
		r.Media, r.Body = nil, nil
		all = appendBroken(all, r, "body", Fault{Rule: "required"})
	}
	if _, mediaType, err := full.Payload(); err == nil && IsJSON(mediaType) {
		r := full.Clone()
		r.Raw = []byte("{")
		all = appendBroken(all, r, "body", Fault{Rule: verify.RuleJSON})
	}
	for _, fault := range brokenUpTo(full.Media.Schema, openapi.ToServer, most.of(full.Body)) {
		r := full.Clone()
		r.Body = fault.Value
		if IsJSON(full.Media.Type) { // which arrives as it is
			says := "body: " + fault.Says
			if strings.HasPrefix(fault.Says, "/") {
				says = "body at " + fault.Says
			}
			all = append(all, BrokenRequest{r, "body", fault.Pointer, fault.Rule, says})
			continue
		}
		all = appendBroken(all, r, "body", fault)
	}
	return all
}
