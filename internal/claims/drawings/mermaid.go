package drawings

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/structure"
)

// Mermaid reads the drawings that declare something: tables and columns of an
// erDiagram, classes of a classDiagram, requests between the parts of a system.
func Mermaid(r *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Lang != "mermaid" || f.Frame.Testing {
		return nil
	}
	for _, p := range f.Lines {
		switch first, _, _ := strings.Cut(p.Text, " "); first {
		case "", "%%", "---":
		case "erDiagram":
			return entities(f)
		case "classDiagram":
			return classes(f)
		case "sequenceDiagram":
			return messages(r, f)
		default:
			return nil
		}
	}
	return nil
}

// entities reads "ORDERS { uuid id PK }".
func entities(f *pieces.Fence) []claims.Claim {
	var found []claims.Claim
	table := ""
	for _, p := range f.Lines {
		name, opens := strings.CutSuffix(p.Text, "{")
		switch {
		case opens && table == "":
			table = strings.Trim(strings.TrimSpace(name), "\"")
			if names.AsTable(table) == "" {
				table = ""
				continue
			}
			table = entityName(table)
			found = append(found, claims.Claim{Kind: claims.KindTable, Line: p.Line, Table: &claims.Table{Name: table}})
		case p.Text == "}":
			table = ""
		case table != "":
			if c := entityColumn(p.Text); c != nil {
				c.Table = table
				found = append(found, claims.Claim{Kind: claims.KindColumn, Line: p.Line, Column: c})
			}
		}
	}
	return found
}

// entityName is the name in lower case when the drawing shouts it.
func entityName(s string) string {
	if strings.ToUpper(s) == s {
		return strings.ToLower(s)
	}
	return s
}

// entityColumn reads "uuid user_id FK \"comment\"".
func entityColumn(text string) *claims.Column {
	text, _, _ = strings.Cut(text, "\"")
	words := strings.Fields(text)
	if len(words) < 2 || !names.IsDotted(words[1]) || words[0] == "UK" || words[0] == "PK" || words[0] == "FK" {
		return nil // the last are keys over several columns
	}
	c := &claims.Column{Name: words[1], Type: words[0]}
	for _, w := range words[2:] {
		switch strings.Trim(w, ",") {
		case "PK":
			c.PrimaryKey = true
		case "UK", "UNIQUE":
			c.Unique = true
		}
	}
	return c
}

// classes reads "class OrderService { +createOrder(cart) Order }". Drawings of
// classes leave much out: what they do not type is not typed.
func classes(f *pieces.Fence) []claims.Claim {
	var found []claims.Claim
	owner := ""
	for _, p := range f.Lines {
		if rest, ok := strings.CutPrefix(p.Text, "class "); ok {
			name := strings.TrimSpace(strings.TrimSuffix(rest, "{"))
			if !names.IsDotted(name) || !names.IsUsual(name) {
				continue
			}
			found = append(found, claims.Claim{Kind: claims.KindType, Line: p.Line, Type: &claims.Type{Name: name, Shape: "class"}})
			if strings.HasSuffix(rest, "{") {
				owner = name
			}
			continue
		}
		if p.Text == "}" {
			owner = ""
			continue
		}
		if owner != "" {
			found = append(found, classMember(p, owner)...)
		}
	}
	return found
}

func classMember(p *pieces.Piece, owner string) []claims.Claim {
	text := strings.TrimLeft(p.Text, "+-#~ ")
	head, tail, ok := strings.Cut(text, "(")
	if !ok {
		if words := strings.Fields(strings.ReplaceAll(text, ":", " ")); len(words) == 2 && names.IsDotted(words[1]) {
			name, typ := words[1], words[0]
			if strings.Contains(text, ":") {
				name, typ = typ, name
			}
			return []claims.Claim{{Kind: claims.KindField, Line: p.Line, Field: &claims.Field{Owner: owner, Name: name, Type: typ}}}
		}
		return nil
	}
	end := names.ClosingBracket(tail)
	if end < 0 || !names.IsDotted(head) {
		return nil
	}
	m := &claims.Method{Owner: owner, Name: head, Returns: names.AsType(strings.Trim(tail[end+1:], " :*$"))}
	return []claims.Claim{{Kind: claims.KindMethod, Line: p.Line, Method: m}}
}

// messages reads the requests of a sequence: "User->>API: POST /orders". What a
// part of the system sends to somebody else is not served by it.
func messages(r *reading.Design, f *pieces.Fence) []claims.Claim {
	called := map[string]string{}
	var made []claims.Claim
	for _, p := range f.Lines {
		if participant(p.Text, called) {
			continue
		}
		to, text := message(p.Text)
		if to == "" {
			continue
		}
		found := names.EndpointsIn(text)
		if len(found) == 0 || found[0].Start > 1 {
			continue
		}
		if structure.Outsider(named(called, to)) || structure.Storage(named(called, to)) {
			r.LeaveOut(p.Line, f.Section, claims.ThirdParty)
			continue
		}
		made = append(made, structure.Endpoint(r, p, found[0], "")...)
	}
	return made
}

func named(called map[string]string, id string) string {
	if n := called[id]; n != "" {
		return n
	}
	return id
}

// participant reads "participant A as Order API".
func participant(text string, called map[string]string) bool {
	for _, word := range []string{"participant ", "actor "} {
		if rest, ok := strings.CutPrefix(text, word); ok {
			id, name, _ := strings.Cut(rest, " as ")
			called[strings.TrimSpace(id)] = strings.TrimSpace(name)
			return true
		}
	}
	return false
}

// message reads an arrow with its text.
func message(text string) (to, said string) {
	at := strings.Index(text, ">>")
	if at < 0 {
		if at = strings.Index(text, "->"); at < 0 {
			return "", ""
		}
	}
	to, said, ok := strings.Cut(strings.TrimLeft(text[at:], "->+ "), ":")
	if !ok || strings.Contains(text[:at], "--") {
		return "", "" // an answer
	}
	return strings.Trim(to, "+- "), strings.TrimSpace(said)
}
