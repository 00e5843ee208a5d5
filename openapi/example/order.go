package example

import (
	"net/http"
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// Reader is the operation that gives back what the creator made, by the
// identifier alone; nil where there is none.
func Reader(chains []Chain, creator *openapi.Operation) *openapi.Operation {
	for _, c := range chains {
		if c.Creator == creator && c.Operation.Method == http.MethodGet && strings.HasSuffix(c.Operation.Path, "{"+c.Parameter.Name+"}") {
			return c.Operation
		}
	}
	return nil
}

// InOrder are the operations of a contract as a run should call them: what
// creates before what needs it, from the outermost path in, then what reads,
// then what changes, and what deletes last, from the innermost path out.
func InOrder(c *openapi.Contract, chains []Chain) []*openapi.Operation {
	ordered := slices.Clone(c.Operations)
	slices.SortStableFunc(ordered, func(a, b *openapi.Operation) int {
		step := stepOf(a, chains)
		if by := step - stepOf(b, chains); by != 0 {
			return by
		}
		deeper := strings.Count(a.Path, "/") - strings.Count(b.Path, "/")
		if step == stepDelete {
			return -deeper
		}
		return deeper
	})
	return ordered
}

// The steps of a run.
const (
	stepCreate = iota
	stepRead
	stepChange
	stepDelete
)

func stepOf(op *openapi.Operation, chains []Chain) int {
	switch op.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions:
		return stepRead
	case http.MethodDelete:
		return stepDelete
	case http.MethodPost:
		if slices.ContainsFunc(chains, func(c Chain) bool { return c.Creator == op }) {
			return stepCreate
		}
	}
	return stepChange
}
