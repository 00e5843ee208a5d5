package claims

import (
	"slices"
	"strings"

	"kiro-mcp/internal/pattern"
)

// nodeLine is a node of a graph on a line of its own: "Till[Till - counts coins]",
// "DB[(PostgreSQL\ncarts)]".
var nodeLine = pattern.Of(`^([\w-]+) ?(\[\(|\(\[|\[\[|\{\{|\[/|\[|\(\(|\(|\{)"?(.*?)"?(?:\)\]|\]\)|\]\]|\}\}|/\]|\]|\)\)|\)|\})(?::::?\w+)?;?$`)

// nodes reads the nodes of a graph that stand on lines of their own and that no other
// rule understood: the part that a node's first words name, and what its further words
// say of it ("Till — counts coins"), which is for a reader.
func nodes(r *reading, f *fence) []Claim {
	if f.lang != "mermaid" || f.frame.testing || f.frame.motive {
		return nil
	}
	switch first, _, _ := strings.Cut(f.firstText(), " "); first {
	case "graph", "flowchart":
	default:
		return nil
	}
	var claims []Claim
	for _, b := range f.blocks {
		m := nodeLine().FindStringSubmatch(b.text)
		if m == nil || notNode(m[1]) || r.made[b.line] > 0 {
			continue
		}
		claims = append(claims, nodeClaims(b.line, m[1], m[3], m[2] == "{")...)
	}
	return claims
}

// nodeClaims are what a node says by its lines or by what stands behind a dash.
func nodeClaims(line int, id, label string, asks bool) []Claim {
	head, said := nodeWords(label)
	if len(words(head)) == 0 && wideLetters(head) == 0 || person(head) || asks || strings.HasSuffix(head, "?") {
		return nil
	}
	switch strings.ToLower(head) {
	case "start", "end", "begin", "stop", "done", "yes", "no", "...":
		return nil
	}
	if found := nodeTechs(line, head); len(found) > 0 {
		if said != "" {
			found = append(found, Claim{Kind: KindBehaviour, Line: line, Element: behaviourElement(KindBehaviour, head, said), Component: &Component{Name: head}})
		}
		return found
	}
	name := partOfLabel(head)
	if first, file, ok := strings.Cut(head, " "); ok && className(first) && namesFile(file) {
		name = first // "TillView till_view.tsx"
	}
	if name != "" && !isStep(name) && (ownPart(name) || len(drawnComponent(line, name)) > 0) {
		claims := []Claim{{Kind: KindComponent, Line: line, Component: &Component{Name: name}}}
		if said != "" {
			claims = append(claims, Claim{Kind: KindBehaviour, Line: line, Element: behaviourElement(KindBehaviour, name, said), Component: &Component{Name: name}})
		}
		return claims
	}
	if said == "" && len(words(head)) < 2 && wideLetters(head) < 3 {
		return nil // counted: one word that is no name of a part
	}
	return []Claim{{Kind: KindBehaviour, Line: line, Element: behaviourElement(KindBehaviour, id, head+" "+said), Component: &Component{Name: strings.TrimSpace(head)}}}
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
func nodeTechs(line int, head string) []Claim {
	var claims []Claim
	for _, found := range techsIn(head) {
		if !found.Weak && !ordinary(head[found.Start:found.End], found) && isPart(found.Tech) {
			claims = append(claims, techAt(line, found.Tech, found.Version))
		}
	}
	return slices.Clip(claims)
}
