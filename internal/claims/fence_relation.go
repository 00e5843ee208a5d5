package claims

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

// relationLine is a relation of two tables in a drawing of them: "CART ||--o{ ITEM :
// holds".
var relationLine = pattern.Of(`^"?([\w-]+)"? +([|}o]{2})(?:--|\.\.)([|{o]{2}) +"?([\w-]+)"?(?: *: *"?([^"]*)"?)?$`)

// relations reads the relations of an erDiagram. How many rows of one belong to one of
// the other may be kept by a key, by a table between them or by code alone, so that a
// reader is asked.
func relations(_ *reading, f *fence) []Claim {
	if f.lang != "mermaid" || f.frame.testing || f.firstText() != "erDiagram" {
		return nil
	}
	var claims []Claim
	for _, b := range f.blocks {
		m := relationLine().FindStringSubmatch(b.text)
		if m == nil || !usualName(m[1]) || !usualName(m[4]) {
			continue
		}
		from, to := entityName(m[1]), entityName(m[4])
		said := strings.Join([]string{relationEnd(m[2]), from, "to", relationEnd(m[3]), to, m[5]}, " ")
		claims = append(claims, Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, from, said), Component: &Component{Name: from}})
	}
	return claims
}

// relationEnd says how many rows stand at an end of a relation.
func relationEnd(mark string) string {
	many := strings.ContainsAny(mark, "{}")
	none := strings.Contains(mark, "o")
	switch {
	case many && none:
		return "any"
	case many:
		return "some"
	case none:
		return "at most one"
	}
	return "one"
}
