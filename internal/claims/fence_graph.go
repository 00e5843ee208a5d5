package claims

import (
	"strings"

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

// graph reads a drawing of the system: its nodes are parts, its arrows are
// calls. A drawing of steps gives neither.
func graph(_ *reading, f *fence) []Claim {
	if f.lang != "mermaid" || f.frame.testing || len(f.blocks) == 0 {
		return nil
	}
	switch first, _, _ := strings.Cut(f.firstText(), " "); first {
	case "graph", "flowchart":
		return graphClaims(f)
	case "sequenceDiagram":
		return sequenceClaims(f)
	}
	return nil
}

func (f *fence) firstText() string {
	for _, b := range f.blocks {
		if b.text != "" && !strings.HasPrefix(b.text, "%%") && b.text != "---" {
			return b.text
		}
	}
	return ""
}

func graphClaims(f *fence) []Claim {
	nodes := map[string]drawnPart{}
	for _, b := range f.blocks {
		for rest := b.text; rest != ""; {
			n := graphPart(&rest, nodes)
			if n == 0 {
				break
			}
		}
	}
	nameBare(f, nodes)
	steps := 0
	for _, p := range nodes {
		if p.step {
			steps++
		}
	}
	var claims []Claim
	seen := map[string]bool{}
	for _, b := range f.blocks {
		ids := graphIDs(b.text)
		for i, group := range ids {
			for _, id := range group {
				if p := nodes[id]; !seen[id] && p.name != "" && !p.step && strings.Contains(b.text, id) {
					seen[id] = true
					found := drawnComponent(b.line, p.name)
					if len(found) == 0 && 4*steps < len(nodes) && ownPart(p.name) {
						found = []Claim{{Kind: KindComponent, Line: b.line, Component: &Component{Name: p.name}}}
					}
					claims = append(claims, found...)
				}
			}
			if i > 0 {
				claims = append(claims, drawnCalls(b.line, ids[i-1], group, nodes)...)
			}
		}
	}
	return claims
}

// nameBare gives nodes without a label their own name, when it is long enough
// to be one: "Api --> Orders".
func nameBare(f *fence, nodes map[string]drawnPart) {
	for _, b := range f.blocks {
		for _, group := range graphIDs(b.text) {
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
func drawnCalls(line int, from, to []string, nodes map[string]drawnPart) []Claim {
	var claims []Claim
	for _, a := range from {
		for _, b := range to {
			x, y := nodes[a], nodes[b]
			if x.name == "" || y.name == "" || x.step || y.step || x.name == y.name || len(claims) > 8 {
				continue
			}
			claims = append(claims, drawnCall(line, x.name, y.name))
		}
	}
	return claims
}

func drawnCall(line int, from, to string) Claim {
	return Claim{Kind: KindCall, Line: line, Element: "call " + from + " to " + to, Call: &Call{From: from, To: to, External: outsider(to)}}
}

// sequenceClaims makes calls of the messages of a sequence; an answer is none.
func sequenceClaims(f *fence) []Claim {
	names := map[string]string{}
	var claims []Claim
	for _, b := range f.blocks {
		if id, name, ok := participantOf(b.text); ok {
			names[id] = name
			claims = append(claims, drawnComponent(b.line, name)...)
			continue
		}
		to, _ := message(b.text)
		from, _, _ := strings.Cut(b.text, "-")
		from = named(names, strings.TrimSpace(from))
		to = named(names, to)
		if to == "" || from == to || person(from) || !plainName(from) || !plainName(to) {
			continue
		}
		claims = append(claims, drawnCall(b.line, from, to))
	}
	return claims
}

// participantOf reads "participant A as Order API".
func participantOf(text string) (id, name string, ok bool) {
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
