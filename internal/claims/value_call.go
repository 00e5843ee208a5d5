package claims

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

var (
	callsOther   = pattern.Of("`?\\b([A-Z]\\w+)`? (?:calls|invokes|delegates to|queries|asks|forwards to|depends on|uses|talks to|通过|调用)(?: the)? `?([A-Z]\\w+)(?:[.`]|\\b)")
	checksWith   = pattern.Of("`([A-Z]\\w+)` (?:\\w+ ){1,5}(?:against|through|via|from|with) `([A-Z]\\w+)`")
	externalAPI  = pattern.Of(`(?i)\b(?:integrates? with|calls?|ask(?:s)?|via|through|using|from|to)\s+(?:the |an? )?((?:external |third-party )?[A-Za-z]+(?: [A-Za-z]+)? APIs?)\b`)
	externalName = pattern.Of(`(?i)\b(?:carrier|shipping|tax|payment|geocoding|weather|exchange rate|sms|email|mail|maps?|billing|bank|credit)\b`)
)

// callRule reads that one part of the system uses another, or somebody else's.
func callRule(_ *reading, b *block) []Claim {
	if b.kind == heading || b.kind == label || b.kind == row || likeCode(b.text) {
		return nil
	}
	var out []Claim
	add := func(c Call) {
		id := "call " + strings.TrimSpace(c.From+" to "+c.To)
		out = append(out, Claim{Kind: KindCall, Element: id, Call: &c})
	}
	for _, p := range []func() []([]string){
		func() [][]string { return callsOther().FindAllStringSubmatch(b.text, 3) },
		func() [][]string { return checksWith().FindAllStringSubmatch(b.text, 2) },
	} {
		for _, m := range p() {
			if isComponentName(m[1]) && isComponentName(m[2]) && m[1] != m[2] {
				add(Call{From: m[1], To: m[2]})
			}
		}
	}
	if len(out) == 0 && strings.Contains(b.text, "API") {
		if m := externalAPI().FindStringSubmatch(b.text); m != nil && isExternal(m[1]) {
			add(Call{From: componentAround(b), To: strings.ToLower(m[1]), External: true})
		}
	}
	if len(out) > 0 && b.ofTests() {
		return nil
	}
	return out
}

// isExternal reports whether an API is somebody else's by its name.
func isExternal(name string) bool {
	low := strings.ToLower(name)
	return strings.HasPrefix(low, "external ") || strings.HasPrefix(low, "third-party ") || externalName().MatchString(low)
}

// componentAround is the component that the titles around a block name.
func componentAround(b *block) string {
	for n, t := range b.around() {
		if n > 3 {
			break
		}
		if w := strings.Trim(strings.TrimSpace(withoutMarker(t)), "`:"); isComponentName(w) {
			return w
		}
	}
	return ""
}
