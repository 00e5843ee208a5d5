package drawings

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/structure"
	"kiro-mcp/internal/pattern"
)

var (
	graphNode = pattern.Of(`^([\w-]+)\s*(\[\(|\(\[|\[\[|\{\{|\[/|\[|\(\(|\(|\{|>)?`)
	graphEdge = pattern.Of(`^\s*(?:<?(?:--+|==+|-\.+-?)[>xo]?)(?: ?\|[^|]*\||"?[^-=>|\[\](){}]{1,60}?"?(?:--+>|==+>|\.->))?\s*`)
)

// drawnPart is a node of a graph.
type drawnPart struct {
	name string
	step bool // it is a step or a question, and no part
}

// Graph reads a drawing of the system: its nodes are parts, its arrows are
// calls. A drawing of steps gives neither.
func Graph(_ *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Lang != "mermaid" || f.Frame.Testing || len(f.Lines) == 0 {
		return nil
	}
	switch first, _, _ := strings.Cut(firstText(f), " "); first {
	case "graph", "flowchart":
		return graphClaims(f)
	case "sequenceDiagram":
		return sequenceClaims(f)
	}
	return nil
}

func firstText(f *pieces.Fence) string {
	for _, p := range f.Lines {
		if p.Text != "" && !strings.HasPrefix(p.Text, "%%") && p.Text != "---" {
			return p.Text
		}
	}
	return ""
}

func graphClaims(f *pieces.Fence) []claims.Claim {
	nodes := map[string]drawnPart{}
	for _, p := range f.Lines {
		for rest := p.Text; rest != ""; {
			n := graphPart(&rest, nodes)
			if n == 0 {
				break
			}
		}
	}
	nameBare(f, nodes)
	steps := 0
	for _, part := range nodes {
		if part.step {
			steps++
		}
	}
	var made []claims.Claim
	seen := map[string]bool{}
	for _, p := range f.Lines {
		ids := graphIDs(p.Text)
		for i, group := range ids {
			for _, id := range group {
				if part := nodes[id]; !seen[id] && part.name != "" && !part.step && strings.Contains(p.Text, id) {
					seen[id] = true
					found := drawnComponent(p.Line, part.name)
					if len(found) == 0 && 4*steps < len(nodes) && structure.OwnPart(part.name) {
						found = []claims.Claim{{Kind: claims.KindComponent, Line: p.Line, Component: &claims.Component{Name: part.name}}}
					}
					made = append(made, found...)
				}
			}
			if i > 0 {
				made = append(made, drawnCalls(p.Line, ids[i-1], group, nodes)...)
			}
		}
	}
	return made
}

// nameBare gives nodes without a label their own name, when it is long enough
// to be one: "Api --> Orders".
func nameBare(f *pieces.Fence, nodes map[string]drawnPart) {
	for _, p := range f.Lines {
		for _, group := range graphIDs(p.Text) {
			for _, id := range group {
				if _, known := nodes[id]; !known && len(id) > 3 {
					nodes[id] = drawnPart{name: partOfLabel(id), step: isStep(id)}
				}
			}
		}
	}
}

// graphPart reads one node at the head of a text and what joins it to the next
// one; how many bytes it took is 0 when there is none.
func graphPart(rest *string, nodes map[string]drawnPart) int {
	s := strings.TrimLeft(*rest, " \t")
	m := graphNode().FindStringSubmatch(s)
	if m == nil || notNode(m[1]) {
		return 0
	}
	at := len(m[0])
	if m[2] != "" {
		label, end := nodeText(s[at:])
		if end < 0 {
			return 0
		}
		at += end
		if _, known := nodes[m[1]]; !known {
			nodes[m[1]] = drawnPart{name: partOfNode(m[1], label), step: m[2] == "{" || isStep(label)}
		}
	}
	s = s[at:]
	if after, ok := strings.CutPrefix(strings.TrimLeft(s, " "), "& "); ok {
		s = after
	} else if edge := graphEdge().FindString(s); edge != "" {
		s = s[len(edge):]
	} else {
		s = ""
	}
	taken := len(*rest) - len(s)
	*rest = s
	return taken
}

// graphIDs are the nodes that a line names, those joined by "&" together: one
// group for each end of its arrows.
func graphIDs(text string) [][]string {
	var out [][]string
	joined := false
	for rest := text; rest != ""; {
		s := strings.TrimLeft(rest, " \t")
		m := graphNode().FindStringSubmatch(s)
		if m == nil || notNode(m[1]) {
			break
		}
		before := rest
		if graphPart(&rest, map[string]drawnPart{}) == 0 {
			break
		}
		if joined {
			out[len(out)-1] = append(out[len(out)-1], m[1])
		} else {
			out = append(out, []string{m[1]})
		}
		joined = strings.HasSuffix(strings.TrimRight(before[:len(before)-len(rest)], " "), "&")
	}
	return out
}

// notNode reports whether a line's first word is one of mermaid's own.
func notNode(word string) bool {
	switch word {
	case "graph", "flowchart", "subgraph", "end", "style", "classDef", "class", "click", "linkStyle", "direction":
		return true
	}
	return false
}

// nodeText is a node's label and where the node ends.
func nodeText(s string) (label string, end int) {
	if strings.HasPrefix(s, `"`) {
		if at := strings.Index(s[1:], `"`); at >= 0 {
			label, end = s[1:at+1], at+2
			for end < len(s) && strings.IndexByte(")]}/", s[end]) >= 0 {
				end++
			}
			return label, end
		}
	}
	at := strings.IndexAny(s, ")]}")
	if at < 0 {
		return "", -1
	}
	label = s[:at]
	for at < len(s) && strings.IndexByte(")]}/", s[at]) >= 0 {
		at++
	}
	return label, at
}

// drawnCalls makes calls of the arrows from some nodes to others.
func drawnCalls(line int, from, to []string, nodes map[string]drawnPart) []claims.Claim {
	var found []claims.Claim
	for _, a := range from {
		for _, b := range to {
			x, y := nodes[a], nodes[b]
			if x.name == "" || y.name == "" || x.step || y.step || x.name == y.name || len(found) > 8 {
				continue
			}
			found = append(found, drawnCall(line, x.name, y.name))
		}
	}
	return found
}

func drawnCall(line int, from, to string) claims.Claim {
	return claims.Claim{Kind: claims.KindCall, Line: line, Element: "call " + from + " to " + to, Call: &claims.Call{From: from, To: to, External: structure.Outsider(to)}}
}

// sequenceClaims makes calls of the messages of a sequence; an answer is none.
func sequenceClaims(f *pieces.Fence) []claims.Claim {
	names := map[string]string{}
	var found []claims.Claim
	for _, p := range f.Lines {
		if id, name, ok := ParticipantOf(p.Text); ok {
			names[id] = name
			found = append(found, drawnComponent(p.Line, name)...)
			continue
		}
		to, _ := message(p.Text)
		from, _, _ := strings.Cut(p.Text, "-")
		from = named(names, strings.TrimSpace(from))
		to = named(names, to)
		if to == "" || from == to || structure.Person(from) || !plainName(from) || !plainName(to) {
			continue
		}
		found = append(found, drawnCall(p.Line, from, to))
	}
	return found
}

// ParticipantOf reads "participant A as Order API" of a sequence.
func ParticipantOf(text string) (id, name string, ok bool) {
	rest, ok := strings.CutPrefix(text, "participant ")
	if !ok {
		return "", "", false
	}
	id, name, _ = strings.Cut(rest, " as ")
	id, name = strings.TrimSpace(id), partOfLabel(strings.TrimSpace(name))
	if name == "" {
		name = id
	}
	return id, name, true
}

func plainName(s string) bool {
	return s != "" && len(s) < 50 && len(strings.Fields(s)) < 5 && !strings.ContainsAny(s, ":;<>=|")
}
