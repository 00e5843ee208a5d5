package conform

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/specfs/doc"
)

// Group is a family of checks that a caller asks for by one name.
type Group string

// The groups.
const (
	API        Group = "api"
	Data       Group = "data"
	Components Group = "components"
	Errors     Group = "errors"
	Limits     Group = "limits"
	Security   Group = "security"
	Stack      Group = "stack"
	Contract   Group = "contract"
	Design     Group = "design"
)

// Groups are all groups in the order in which they are shown.
var Groups = []Group{API, Data, Components, Errors, Limits, Security, Stack, Contract, Design}

// Check judges promises of some kinds.
type Check struct {
	ID       string
	Group    Group
	Title    string
	Why      string
	Severity doc.Severity  // of a violation
	Kinds    []claims.Kind // of the claims that it judges
	// judge gives a verdict on one claim; nil when the claim is not its business.
	judge func(h *held, c *claims.Claim) *Judgement
	// whole looks at everything at once, for what is no single claim's.
	whole func(h *held) []Judgement
}

// Checks are all checks in the order in which they run.
func Checks() []Check {
	return []Check{
		endpointCheck, basePathCheck, routeParamsCheck,
		tableCheck, columnCheck, indexCheck, enumCheck, boundCheck,
		methodCheck, typeCheck, fieldCheck, componentCheck, fileCheck, eventCheck, callCheck, behaviourCheck,
		statusCheck, errorCheck,
		limitCheck, constantCheck,
		authCheck, securityCheck, auditCheck,
		techCheck,
		contractCheck,
		conflictCheck, restCheck,
	}
}

func wanted(c Check, names []string) bool {
	return len(names) == 0 || slices.Contains(names, c.ID) || slices.Contains(names, string(c.Group))
}

// run judges all claims that are a check's business.
func (h *held) run(c Check) []Judgement {
	var out []Judgement
	for i := range h.in.Promises.Claims {
		claim := &h.in.Promises.Claims[i]
		if c.judge == nil || !slices.Contains(c.Kinds, claim.Kind) {
			continue
		}
		if j := h.judged(c, claim); j != nil {
			out = append(out, *j)
			h.taken[i] = true
		}
	}
	if c.whole != nil {
		for _, j := range c.whole(h) {
			out = append(out, *finish(c, nil, &j))
		}
	}
	return out
}

// judged is the verdict of one check on one claim. What is for later is not
// looked for; what must not be is judged the other way round by the check
// itself.
func (h *held) judged(c Check, claim *claims.Claim) *Judgement {
	if claim.Planned != "" {
		return finish(c, claim, &Judgement{Verdict: Planned, Message: "for later: " + claim.Planned})
	}
	j := c.judge(h, claim)
	if j == nil {
		return nil
	}
	return finish(c, claim, j)
}

// finish fills in what a check leaves to its frame.
func finish(c Check, claim *claims.Claim, j *Judgement) *Judgement {
	j.Check = c.ID
	if claim != nil {
		j.Line, j.Quote, j.Hedged = claim.Line, claim.Quote, claim.Hedged
		if j.Element == "" {
			j.Element = claim.Element
		}
	}
	if j.Severity == "" {
		j.Severity = c.Severity
	}
	if j.Hedged && j.Severity == doc.Error {
		j.Severity = doc.Warning
	}
	if j.Verdict != Violated {
		j.Severity = doc.Info
	}
	if len(j.Source) > 3 {
		j.Source = j.Source[:3]
	}
	return j
}

// only keeps the judgements that were asked for.
func only(all []Judgement, in Input) []Judgement {
	if len(in.Elements) == 0 && len(in.Paths) == 0 && in.Changed == nil {
		return all
	}
	return slices.DeleteFunc(all, func(j Judgement) bool {
		return !elementAsked(j, in.Elements) || !pathAsked(j, in.Paths, in.Paths != nil) || !pathAsked(j, in.Changed, in.Changed != nil)
	})
}

func elementAsked(j Judgement, elements []string) bool {
	return len(elements) == 0 || slices.ContainsFunc(elements, func(e string) bool {
		return strings.EqualFold(j.Element, e) || strings.Contains(strings.ToLower(j.Element), strings.ToLower(e))
	})
}

// pathAsked keeps what has evidence below a path. What has none is kept too when
// it is no pass: a promise that nothing keeps has no path.
func pathAsked(j Judgement, paths []string, asked bool) bool {
	if !asked {
		return true
	}
	for _, e := range j.Source {
		for _, p := range paths {
			p = strings.TrimSuffix(p, "/")
			if e.File == p || strings.HasPrefix(e.File, p+"/") {
				return true
			}
		}
	}
	return len(j.Source) == 0 && (j.Verdict == Violated || j.Verdict == Unresolved)
}

func sorted(all []Judgement) []Judgement {
	slices.SortStableFunc(all, func(a, b Judgement) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return strings.Compare(a.Element, b.Element)
	})
	return all
}
