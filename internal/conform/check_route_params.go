package conform

import (
	"kiro-mcp/internal/claims"
	"kiro-mcp/specfs/doc"
)

var routeParamsCheck = Check{
	ID: "route_params", Group: API, Severity: doc.Warning,
	Title: "Parameters of routes have the promised types",
	Why:   "a path can fit while its parameter has become another thing: a symbol a number",
	Kinds: []claims.Kind{claims.KindEndpoint},
	judge: judgeRouteParams,
}

// judgeRouteParams compares parameters that both sides type.
func judgeRouteParams(h *held, c *claims.Claim) *Judgement {
	if len(c.Endpoint.Params) == 0 || c.Negated {
		return nil
	}
	served, ok := h.routes.serves(c.Endpoint)
	if !ok {
		return nil
	}
	for _, p := range c.Endpoint.Params {
		for _, s := range served.Params {
			if fold(p.Name) != fold(s.Name) || p.Type == "" || s.Type == "" {
				continue
			}
			if a := compareTypes(p.Type, "", s.Type, languageOf(h, served.File), p.Name); a.differ {
				return violated([]Evidence{routeEvidence(served)}, "parameter %s of %s is %s, the design has %s", p.Name, name(c.Endpoint), s.Type, p.Type).of(c.Element + " parameter " + p.Name)
			}
		}
	}
	return nil
}

// of names the element of a judgement that is about less than its claim.
func (j *Judgement) of(element string) *Judgement {
	j.Element = element
	return j
}

func languageOf(h *held, file string) string {
	if f := h.files[file]; f != nil {
		return f.Language
	}
	return ""
}
