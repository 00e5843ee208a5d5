package conform

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/openapi"
	"kiro-mcp/specfs/doc"
)

var contractCheck = Check{
	ID: "contract", Group: Contract, Severity: doc.Error,
	Title: "Design, contract and code agree on the routes",
	Why:   "clients are generated from the contract and reviewers read the design; the code can keep only what both say",
	whole: judgeContract,
}

func judgeContract(h *held) []Judgement {
	if h.in.Contract == nil {
		return nil
	}
	out := contractAgainstCode(h, h.in.Contract)
	return append(out, designAgainstContract(h, h.in.Contract)...)
}

// contractAgainstCode judges the operations that the design does not mention: the
// others are judged as the design's.
func contractAgainstCode(h *held, contract *openapi.Contract) []Judgement {
	base := contractBase(contract)
	var out []Judgement
	for _, op := range contract.Operations {
		e := &claims.Endpoint{Method: op.Method, Path: base + op.Path, Partial: base == ""}
		if h.designHas(e) {
			continue
		}
		var j *Judgement
		if served, ok := h.routes.serves(e); ok {
			j = satisfied(routeEvidence(served), "served by %s", handlerOf(served))
		} else if len(h.routes.at(e)) > 0 {
			j = violated([]Evidence{routeEvidence(h.routes.at(e)[0])}, "the contract's path is served with %s, not with %s", methods(h.routes.at(e)), e.Method)
		} else {
			j = missingEndpoint(h, e)
		}
		j.Element = "contract " + name(e)
		j.Quote = fmt.Sprintf("%s %s (contract line %d)", op.Method, op.Path, op.Line)
		out = append(out, *j)
	}
	return out
}

// designAgainstContract names routes that the design promises and the contract
// lacks, when the contract has others of the design.
func designAgainstContract(h *held, contract *openapi.Contract) []Judgement {
	base := contractBase(contract)
	has := func(e *claims.Endpoint) bool {
		for _, op := range contract.Operations {
			full, bare := shape(base+op.Path), shape(op.Path)
			path := shape(e.Path)
			if sameMethod(e.Method, strings.ToUpper(op.Method)) && (full == path || bare == path || strings.HasSuffix(full, path) || strings.HasSuffix(path, bare) && bare != "/") {
				return true
			}
		}
		return false
	}
	var lacking []*claims.Claim
	promised := h.promisedRoutes()
	for _, c := range promised {
		if _, served := h.routes.serves(c.Endpoint); !has(c.Endpoint) && (served || len(h.in.Project.Apps) == 0) {
			lacking = append(lacking, c)
		}
	}
	if len(lacking) == len(promised) {
		return nil // the contract is of something else
	}
	var out []Judgement
	for _, c := range lacking {
		j := violated(nil, "the contract has no %s, which the design promises", name(c.Endpoint))
		j.Element, j.Line, j.Quote, j.Severity = "contract "+name(c.Endpoint), c.Line, c.Quote, doc.Warning
		out = append(out, *j)
	}
	return out
}

func (h *held) designHas(e *claims.Endpoint) bool {
	for _, c := range h.promisedRoutes() {
		if sameMethod(c.Endpoint.Method, e.Method) && (shape(c.Endpoint.Path) == shape(e.Path) || strings.HasSuffix(shape(e.Path), shape(c.Endpoint.Path)) && c.Endpoint.Partial) {
			return true
		}
	}
	return false
}

// contractBase is the path of the contract's first server.
func contractBase(c *openapi.Contract) string {
	if len(c.Servers) == 0 {
		return ""
	}
	url := c.Servers[0].URL
	if i := strings.Index(url, "://"); i >= 0 {
		url = url[i+3:]
		slash := strings.IndexByte(url, '/')
		if slash < 0 {
			return ""
		}
		url = url[slash:]
	}
	return strings.TrimRight(url, "/")
}
