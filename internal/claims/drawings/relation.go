package drawings

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/pattern"
)

// relationLine is a relation of two tables in a drawing of them: "CART ||--o{ ITEM :
// holds".
var relationLine = pattern.Of(`^"?([\w-]+)"? +([|}o]{2})(?:--|\.\.)([|{o]{2}) +"?([\w-]+)"?(?: *: *"?([^"]*)"?)?$`)

// Relations reads the relations of an erDiagram. How many rows of one belong to one of
// the other may be kept by a key, by a table between them or by code alone, so that a
// reader is asked.
func Relations(_ *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Lang != "mermaid" || f.Frame.Testing || firstText(f) != "erDiagram" {
		return nil
	}
	var found []claims.Claim
	for _, p := range f.Lines {
		m := relationLine().FindStringSubmatch(p.Text)
		if m == nil || !names.IsUsual(m[1]) || !names.IsUsual(m[4]) {
			continue
		}
		from, to := entityName(m[1]), entityName(m[4])
		said := strings.Join([]string{relationEnd(m[2]), from, "to", relationEnd(m[3]), to, m[5]}, " ")
		found = append(found, claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, from, said), Component: &claims.Component{Name: from}})
	}
	return found
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
