package drawings

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/structure"
	"kiro-mcp/internal/claims/values"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

// nodeLine is a node of a graph on a line of its own: "Till[Till - counts coins]",
// "DB[(PostgreSQL\ncarts)]".
var nodeLine = pattern.Of(`^([\w-]+) ?(\[\(|\(\[|\[\[|\{\{|\[/|\[|\(\(|\(|\{)"?(.*?)"?(?:\)\]|\]\)|\]\]|\}\}|/\]|\]|\)\)|\)|\})(?::::?\w+)?;?$`)

// Nodes reads the nodes of a graph that stand on lines of their own and that no other
// rule understood: the part that a node's first words name, and what its further words
// say of it ("Till — counts coins"), which is for a reader.
func Nodes(r *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Lang != "mermaid" || f.Frame.Testing || f.Frame.Motive {
		return nil
	}
	switch first, _, _ := strings.Cut(firstText(f), " "); first {
	case "graph", "flowchart":
	default:
		return nil
	}
	var found []claims.Claim
	for _, p := range f.Lines {
		m := nodeLine().FindStringSubmatch(p.Text)
		if m == nil || notNode(m[1]) || r.Made[p.Line] > 0 {
			continue
		}
		found = append(found, nodeClaims(p.Line, m[1], m[3], m[2] == "{")...)
	}
	return found
}

// nodeClaims are what a node says by its lines or by what stands behind a dash.
func nodeClaims(line int, id, label string, asks bool) []claims.Claim {
	head, said := nodeWords(label)
	if len(words.Of(head)) == 0 && words.WideLetters(head) == 0 || structure.Person(head) || asks || strings.HasSuffix(head, "?") {
		return nil
	}
	switch strings.ToLower(head) {
	case "start", "end", "begin", "stop", "done", "yes", "no", "...":
		return nil
	}
	if found := nodeTechs(line, head); len(found) > 0 {
		if said != "" {
			found = append(found, claims.Claim{Kind: claims.KindBehaviour, Line: line, Element: names.Behaviour(claims.KindBehaviour, head, said), Component: &claims.Component{Name: head}})
		}
		return found
	}
	name := partOfLabel(head)
	if first, file, ok := strings.Cut(head, " "); ok && names.IsClass(first) && names.IsFile(file) {
		name = first // "TillView till_view.tsx"
	}
	if name != "" && !isStep(name) && (structure.OwnPart(name) || len(drawnComponent(line, name)) > 0) {
		made := []claims.Claim{{Kind: claims.KindComponent, Line: line, Component: &claims.Component{Name: name}}}
		if said != "" {
			made = append(made, claims.Claim{Kind: claims.KindBehaviour, Line: line, Element: names.Behaviour(claims.KindBehaviour, name, said), Component: &claims.Component{Name: name}})
		}
		return made
	}
	if said == "" && len(words.Of(head)) < 2 && words.WideLetters(head) < 3 {
		return nil // counted: one word that is no name of a part
	}
	return []claims.Claim{{Kind: claims.KindBehaviour, Line: line, Element: names.Behaviour(claims.KindBehaviour, id, head+" "+said), Component: &claims.Component{Name: strings.TrimSpace(head)}}}
}

// nodeWords cuts a label into its first words and what is said below or behind them.
func nodeWords(label string) (head, said string) {
	head = strings.NewReplacer("<br/>", "\n", "<br>", "\n", "<br />", "\n", `\n`, "\n").Replace(label)
	for _, mark := range []string{"\n", " — ", " – ", " - ", ": ", "："} {
		if at := strings.Index(head, mark); at > 0 {
			return strings.TrimSpace(head[:at]), strings.TrimSpace(strings.ReplaceAll(head[at+len(mark):], "\n", ", "))
		}
	}
	return strings.TrimSpace(head), ""
}

// nodeTechs are the technologies that a node is called by.
func nodeTechs(line int, head string) []claims.Claim {
	var made []claims.Claim
	for _, found := range values.TechsIn(head) {
		if !found.Weak && !values.Ordinary(head[found.Start:found.End], found) && values.IsPart(found.Tech) {
			made = append(made, values.TechnologyAt(line, found.Tech, found.Version))
		}
	}
	return slices.Clip(made)
}
