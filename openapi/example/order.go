package example

import (
	"net/http"
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// Deleter is the operation that takes away what the creator makes; nil where
// there is none: DELETE on the path that its identifier is taken for.
func Deleter(chains []Chain, creator *openapi.Operation) *openapi.Operation {
	return itemOperation(chains, creator, http.MethodDelete)
}

// Reader is the operation that gives back what the creator made; nil where
// there is none.
func Reader(chains []Chain, creator *openapi.Operation) *openapi.Operation {
	return itemOperation(chains, creator, http.MethodGet)
}

func itemOperation(chains []Chain, creator *openapi.Operation, method string) *openapi.Operation {
	for _, c := range chains {
		if c.Creator == creator && c.Operation.Method == method && strings.HasSuffix(c.Operation.Path, "{"+c.Parameter.Name+"}") {
			return c.Operation
		}
	}
	return nil
}

// InOrder are the operations of a contract as a run should call them: what
// creates before what needs it, then what reads, then what changes, and what
// deletes last, from the innermost path out.
func InOrder(c *openapi.Contract) []*openapi.Operation {
	ordered := slices.Clone(c.Operations)
	depth := func(op *openapi.Operation) int { return strings.Count(op.Path, "/") }
	rank := map[string]int{http.MethodPost: 0, http.MethodGet: 1, http.MethodHead: 1, http.MethodOptions: 1, http.MethodPut: 2, http.MethodPatch: 3, http.MethodDelete: 4}
	slices.SortStableFunc(ordered, func(a, b *openapi.Operation) int {
		if rank[a.Method] != rank[b.Method] {
			return rank[a.Method] - rank[b.Method]
		}
		if rank[a.Method] == rank[http.MethodDelete] {
			return depth(b) - depth(a)
		}
		return depth(a) - depth(b)
	})
	return ordered
}
