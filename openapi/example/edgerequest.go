package example

import "kiro-mcp/openapi"

// EdgeRequest is a valid request of which one value only just keeps a rule.
type EdgeRequest struct {
	*Request
	In      string // "body", "query limit"
	Pointer string
	Rule    string
}

// EdgeRequests gives valid requests at the ends of what the operation takes:
// parameters in its order, then the body. Path parameters are left alone: they
// name things.
func EdgeRequests(op *openapi.Operation) []EdgeRequest {
	return edgeRequests(op, share{maxFaults, maxFaults})
}

// FewEdgeRequests are the first of them for each part.
func FewEdgeRequests(op *openapi.Operation) []EdgeRequest {
	return edgeRequests(op, share{parameter: 2, body: 8})
}

func edgeRequests(op *openapi.Operation, most share) []EdgeRequest {
	valid, err := RequestOf(op)
	if err != nil {
		return nil
	}
	var all []EdgeRequest
	for _, p := range op.Parameters {
		if p.Ignored() || p.In == openapi.InPath {
			continue
		}
		for _, e := range edgesUpTo(p.Schema, openapi.ToServer, most.parameter) {
			if !travels(p, e.Value) || !fits(op, p, e.Value) {
				continue
			}
			r := valid.Clone()
			r.Set(p, e.Value)
			all = appendEdge(all, r, string(p.In)+" "+p.Name, e)
		}
	}
	if op.Body == nil {
		return all
	}
	full := valid.Clone()
	if err := full.fill(true); err != nil {
		return all
	}
	for _, e := range edgesUpTo(full.Media.Schema, openapi.ToServer, most.of(full.Body)) {
		r := full.Clone()
		r.Body = e.Value
		all = appendEdge(all, r, "body", e)
	}
	return all
}

// appendEdge adds a request that is still valid when it arrives.
func appendEdge(all []EdgeRequest, r *Request, in string, e Edge) []EdgeRequest {
	if !arrives(r) {
		return all
	}
	return append(all, EdgeRequest{r, in, e.Pointer, e.Rule})
}
