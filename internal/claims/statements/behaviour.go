package statements

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
)

// behaves makes a claim of a piece that promises something and became none:
// what a part of the system does, a property that holds for all of something,
// or a test. No text shows such things; a reader is asked, where the part is
// known or the piece says itself what is done.
func behaves(r *reading.Design, p *pieces.Piece) {
	if p.Frame.LeftOut != "" {
		return
	}
	var c claims.Claim
	switch lower := strings.ToLower(p.Text); {
	case isProperty(lower):
		c = claims.Claim{Kind: claims.KindProperty, Component: &claims.Component{Name: r.PartSaid(p)}}
	case p.OfTests():
		if !isTest(lower, p) && !says(p) {
			return
		}
		c = claims.Claim{Kind: claims.KindTest, Component: &claims.Component{Name: r.PartSaid(p)}}
	default:
		name := r.PartOf(p)
		if name == "" && !p.Acts() && !says(p) {
			return
		}
		c = claims.Claim{Kind: claims.KindBehaviour, Component: &claims.Component{Name: name}}
	}
	c.Element = names.Behaviour(c.Kind, c.Component.Name, p.Text)
	r.Take(c, p.Line, p.Section, p.Frame)
}

// tellsPart reports whether a piece that does not read like a promise stands
// below the title of a part and says something of it: "Responsibility: keeps
// carts", "- Form for new carts".
func tellsPart(r *reading.Design, p *pieces.Piece) bool {
	if p.Frame.Motive || p.Frame.Testing || p.Leads || p.Kind != pieces.Item && p.Kind != pieces.Sentence || saysWhy(p.Raw) || validates(p.Text) || words.LikeCode(p.Text) {
		return false
	}
	if p.Kind == pieces.Sentence {
		head, _ := words.CutHead(p.Text)
		return words.Any(words.Of(head), func(w string) bool { return strings.HasPrefix(w, "responsibilit") || w == "职责" }) && r.PartOf(p) != ""
	}
	if len(words.Of(p.Text)) < 3 && words.WideLetters(p.Text) < 5 {
		return false
	}
	return len(words.Of(p.Text)) > 4 || r.PartBelow(p) != "" || r.PartTitledAround(p)
}

// isProperty reports whether a sentence says what holds for all of something.
func isProperty(lower string) bool {
	if strings.HasPrefix(lower, "property ") {
		_, lower, _ = strings.Cut(lower, "for ")
		lower = "for " + lower
	}
	for _, lead := range []string{"for any ", "for all ", "for every ", "for each ", "given any ", "*for any", "对于任意", "对于任何", "对任意", "任意の"} {
		if strings.HasPrefix(lower, lead) {
			return true
		}
	}
	return false
}

// isTest reports whether a piece of a chapter on tests says what is tested.
func isTest(lower string, p *pieces.Piece) bool {
	if p.Kind == pieces.Sentence {
		return false
	}
	_, said := words.HoldsAny(lower, []string{"test", "tests", "tested", "verify", "verifies", "validate", "validates", "confirm", "confirms", "ensure", "ensures", "assert", "asserts", "mock", "simulate", "coverage", "测试", "验证", "テスト", "検証"})
	return said || p.Below([]string{"unit test", "unit tests", "unit testing", "integration test", "integration tests", "integration testing", "e2e tests", "end-to-end tests", "end-to-end testing", "property tests", "property-based testing", "property-based tests", "test cases", "单元测试", "集成测试"})
}
