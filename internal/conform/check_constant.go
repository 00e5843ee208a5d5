package conform

import (
	"strconv"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/specfs/doc"
)

var constantCheck = Check{
	ID: "constant", Group: Limits, Severity: doc.Error,
	Title: "Promised constants have the promised values",
	Why:   "the name is there, and the value that the design reasoned with is another",
	Kinds: []claims.Kind{claims.KindConstant},
	judge: judgeConstant,
}

func judgeConstant(h *held, c *claims.Claim) *Judgement {
	k := c.Constant
	var refs []symbolRef
	for _, ref := range h.named[fold(k.Name)] {
		if kind := ref.sym().Kind; kind == facts.Constant || kind == facts.Variable {
			refs = append(refs, ref)
		}
	}
	for _, m := range h.members[fold(lastPart(k.Owner))] {
		if fold(m.sym().Name) == fold(k.Name) {
			refs = append(refs, m)
		}
	}
	if len(refs) == 0 {
		return unresolved(nil, h.searchedSymbols(), "no constant %s was found", k.Name)
	}
	for _, ref := range refs {
		if k.Value == "" || sameLiteral(ref.sym().Value, k.Value) {
			return satisfied(ref.evidence(), "%s is %s", k.Name, ref.sym().Value)
		}
	}
	have := refs[0].sym().Value
	if !literal(have) || !literal(k.Value) || len(refs) > 1 {
		return unresolved([]Evidence{refs[0].evidence()}, "", "%s is computed here, so that its value was not compared with %s", k.Name, k.Value)
	}
	return violated([]Evidence{refs[0].evidence()}, "%s is %s, the design has %s", k.Name, have, k.Value)
}

func sameLiteral(a, b string) bool {
	clean := func(s string) string {
		return strings.ToLower(strings.Trim(strings.ReplaceAll(strings.TrimSpace(s), "_", ""), "\"'`;, "))
	}
	x, y := clean(a), clean(b)
	if x == y {
		return true
	}
	m, err1 := strconv.ParseFloat(x, 64)
	n, err2 := strconv.ParseFloat(y, 64)
	return err1 == nil && err2 == nil && sameValue(m, n)
}

func literal(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 60 {
		return false
	}
	_, err := strconv.ParseFloat(strings.ReplaceAll(s, "_", ""), 64)
	return err == nil || !strings.ContainsAny(s, "()+*/{}[]$. ")
}
