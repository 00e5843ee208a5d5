package values

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

var (
	callsOther   = pattern.Of("`?\\b([A-Z]\\w+)`? (?:calls|invokes|delegates to|queries|asks|forwards to|depends on|uses|talks to|通过|调用)(?: the)? `?([A-Z]\\w+)(?:[.`]|\\b)")
	checksWith   = pattern.Of("`([A-Z]\\w+)` (?:\\w+ ){1,5}(?:against|through|via|from|with) `([A-Z]\\w+)`")
	externalAPI  = pattern.Of(`(?i)\b(?:integrates? with|calls?|ask(?:s)?|via|through|using|from|to)\s+(?:the |an? )?((?:external |third-party )?[A-Za-z]+(?: [A-Za-z]+)? APIs?)\b`)
	externalName = pattern.Of(`(?i)\b(?:carrier|shipping|tax|payment|geocoding|weather|exchange rate|sms|email|mail|maps?|billing|bank|credit)\b`)
)

// Calls reads that one part of the system uses another, or somebody else's.
func Calls(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind == pieces.Heading || p.Kind == pieces.Label || p.Kind == pieces.Row || words.LikeCode(p.Text) {
		return nil
	}
	var out []claims.Claim
	add := func(c claims.Call) {
		id := "call " + strings.TrimSpace(c.From+" to "+c.To)
		out = append(out, claims.Claim{Kind: claims.KindCall, Element: id, Call: &c})
	}
	for _, find := range []func() []([]string){
		func() [][]string { return callsOther().FindAllStringSubmatch(p.Text, 3) },
		func() [][]string { return checksWith().FindAllStringSubmatch(p.Text, 2) },
	} {
		for _, m := range find() {
			if isComponentName(m[1]) && isComponentName(m[2]) && m[1] != m[2] {
				add(claims.Call{From: m[1], To: m[2]})
			}
		}
	}
	if len(out) == 0 && strings.Contains(p.Text, "API") {
		if m := externalAPI().FindStringSubmatch(p.Text); m != nil && isExternal(m[1]) {
			add(claims.Call{From: componentAround(p), To: strings.ToLower(m[1]), External: true})
		}
	}
	if len(out) > 0 && p.OfTests() {
		return nil
	}
	return out
}

// isExternal reports whether an API is somebody else's by its name.
func isExternal(name string) bool {
	low := strings.ToLower(name)
	return strings.HasPrefix(low, "external ") || strings.HasPrefix(low, "third-party ") || externalName().MatchString(low)
}

// componentAround is the component that the titles around a piece name.
func componentAround(p *pieces.Piece) string {
	for n, t := range p.Around() {
		if n > 3 {
			break
		}
		if w := strings.Trim(strings.TrimSpace(words.WithoutMarker(t)), "`:"); isComponentName(w) {
			return w
		}
	}
	return ""
}
