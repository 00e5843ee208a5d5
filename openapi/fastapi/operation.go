package fastapi

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/python"
)

// operation is an operation in the words of Python: what its route reads, and
// what its handler is given and gives.
type operation struct {
	*python.Operation
	arguments []argument
	status    int
	success   *openapi.Response // nil: none is declared
	answer    code              // what the handler gives, without rules
	model     code              // response_model; empty: there is no body
	plain     bool              // FastAPI makes the answer by itself
	optional  bool              // whether the caller may be nobody
	guarded   bool              // whether callers are asked who they are
}

// argument is one parameter of the function of a route.
type argument struct {
	name   string
	typ    code
	behind string // " = None"
	bare   code   // what the handler is given
	// notNull: it may be left out and is never null, which FastAPI does not
	// tell apart in a body.
	notNull bool
}

// writer writes the modules of one contract.
type writer struct {
	contract   *openapi.Contract
	names      *python.Names
	models     *models
	operations []*operation
	requests   bool // some request is read by our own functions
}

func newWriter(c *openapi.Contract) *writer {
	n := python.NamesOf(c)
	w := &writer{contract: c, names: n, models: modelsOf(c, n)}
	for _, o := range n.Operations {
		w.operations = append(w.operations, w.operation(o))
	}
	w.models.settle()
	return w
}

func (w *writer) types(way direction) types {
	return types{models: w.models, way: way, prefix: "models."}
}

func (w *writer) operation(o *python.Operation) *operation {
	out := &operation{Operation: o}
	name := python.Class(o.Name)
	for _, p := range o.Parameters {
		out.arguments = append(out.arguments, w.parameter(p, name+python.Class(p.Name)))
	}
	if o.Body != nil && len(o.Body.Content) > 0 {
		body := w.body(o.Body, name+"Request")
		w.requests = w.requests || body.notNull
		out.arguments = append(out.arguments, body)
	}
	out.status, out.success = python.Success(o.Operation)
	w.answer(out, name+"Response")
	for _, r := range o.Security {
		out.guarded = out.guarded || len(r) > 0
		out.optional = out.optional || len(r) == 0
	}
	if out.guarded {
		out.arguments = append(out.arguments, w.caller(out))
	}
	// Python wants those with a default behind the others.
	slices.SortStableFunc(out.arguments, func(a, b argument) int { return rank(a) - rank(b) })
	return out
}

func rank(a argument) int {
	if a.behind != "" {
		return 1
	}
	return 0
}

// answer settles what an operation answers when all went well.
func (w *writer) answer(o *operation, name string) {
	statuses := 0
	for _, r := range o.Responses {
		if r.Status[0] == '2' || r.Status[0] == '3' {
			statuses++
		}
	}
	var content []openapi.Media
	if o.success != nil && hasBody(o.status) {
		content = o.success.Content
	}
	t := w.types(openapi.ToClient)
	switch {
	case len(content) == 0:
		o.answer = word("None")
	case takesJSON(content[0]):
		o.model = t.use(content[0].Schema, name)
		o.answer = o.model.bare()
	default:
		o.answer = w.raw(content[0])
	}
	headers := o.success != nil && len(o.success.Headers) > 0
	o.plain = statuses <= 1 && !headers && (len(content) == 0 || len(content) == 1 && content[0].Type == "application/json") && o.status < 300
	if !o.plain {
		for _, r := range o.Responses {
			if r == o.success || r.Status[0] != '2' && r.Status[0] != '3' {
				continue
			}
			o.answer = either(o.answer, w.furtherBody(r, name+statusName(r.Status)))
		}
		o.answer = either(o.answer, code{text: "answers.Answer", needs: [2]string{contractModule, "answers"}})
	}
}

// furtherBody is the body of a further answer.
func (w *writer) furtherBody(r *openapi.Response, name string) code {
	status, _ := strconv.Atoi(r.Status)
	switch {
	case len(r.Content) == 0 || !hasBody(max(status, 200)):
		return word("None")
	case takesJSON(r.Content[0]):
		return w.types(openapi.ToClient).use(r.Content[0].Schema, name).bare()
	}
	return w.raw(r.Content[0])
}

// raw is the type of a body that is no JSON.
func (w *writer) raw(m openapi.Media) code {
	if strings.HasPrefix(m.Type, "text/") {
		return word("str")
	}
	return word("bytes")
}

func hasBody(status int) bool {
	return status >= 200 && status != 204 && status != 205 && status != 304
}
