package mock

import (
	"encoding/json"
	"net/http"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// problem is why a request gets no answer of the kind it wanted.
type problem struct {
	status  int
	invalid bool // the request breaks the contract: 400 or 422, as the contract has it
	details []detail
}

// detail is one thing that is wrong.
type detail struct {
	where   string // "body", "query limit"; empty: the request as a whole
	pointer string
	message string
}

func (d detail) String() string {
	at := strings.TrimSpace(d.where + " " + d.pointer)
	if at == "" {
		return d.message
	}
	return at + ": " + d.message
}

// text says all that is wrong.
func (p *problem) text() string {
	lines := make([]string, len(p.details))
	for i, d := range p.details {
		lines[i] = d.String()
	}
	return strings.Join(lines, "; ")
}

// refuse answers with a problem: in the schema that the contract has for its
// status, else as RFC 9457 has it.
func (x *exchange) refuse(p *problem) {
	x.said = ": " + shown(p.text())
	declared := p.declared(x.operation)
	if declared == nil {
		x.plainProblem(p)
		return
	}
	x.headersOf(declared, nil)
	media := x.accepted(declared.Content)
	if media == nil || !isWritable(media) {
		if len(declared.Content) > 0 {
			x.plainProblem(p)
			return
		}
		x.finish(p.status, nil)
		return
	}
	body, err := p.fill(media)
	if err != nil {
		x.plainProblem(p)
		return
	}
	x.Header().Set("Content-Type", concrete(media))
	x.finish(p.status, body)
}

// declared is what the operation says of the problem's status. A request that
// breaks the contract may get any of several; the first that is there is the
// problem's status from then on.
func (p *problem) declared(op *openapi.Operation) *openapi.Response {
	if op == nil {
		return nil
	}
	if p.invalid {
		candidates := []int{http.StatusUnprocessableEntity, http.StatusBadRequest}
		if p.status == http.StatusUnsupportedMediaType {
			candidates = append([]int{p.status}, candidates...)
		}
		for _, status := range candidates {
			if declares(op, status) {
				p.status = status
				break
			}
		}
	}
	return verify.Declared(op, p.status)
}

// declares reports whether an operation names a status itself.
func declares(op *openapi.Operation, status int) bool {
	found := verify.Declared(op, status)
	return found != nil && len(found.Status) == 3 && found.Status[1] != 'X' && found.Status[1] != 'x'
}

// plainProblem answers as RFC 9457 has it.
func (x *exchange) plainProblem(p *problem) {
	type item struct {
		In      string `json:"in,omitempty"`
		Pointer string `json:"pointer,omitempty"`
		Message string `json:"message"`
	}
	answer := struct {
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
		Errors []item `json:"errors,omitempty"`
	}{Title: http.StatusText(p.status), Status: p.status, Detail: p.text()}
	if p.invalid {
		for _, d := range p.details {
			answer.Errors = append(answer.Errors, item{d.where, d.pointer, d.message})
		}
	}
	body, err := json.Marshal(answer)
	if err != nil {
		body = nil // texts always can be written
	}
	x.Header().Set("Content-Type", "application/problem+json")
	x.finish(p.status, body)
}
