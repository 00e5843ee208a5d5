package claims

import (
	"strings"
)

// mermaid reads the drawings that declare something: tables and columns of an
// erDiagram, classes of a classDiagram, requests between the parts of a system.
func mermaid(r *reading, f *fence) []Claim {
	if f.lang != "mermaid" || f.frame.testing {
		return nil
	}
	for _, b := range f.blocks {
		switch first, _, _ := strings.Cut(b.text, " "); first {
		case "", "%%", "---":
		case "erDiagram":
			return entities(f)
		case "classDiagram":
			return classes(f)
		case "sequenceDiagram":
			return r.messages(f)
		default:
			return nil
		}
	}
	return nil
}

// entities reads "ORDERS { uuid id PK }".
func entities(f *fence) []Claim {
	var claims []Claim
	table := ""
	for _, b := range f.blocks {
		name, opens := strings.CutSuffix(b.text, "{")
		switch {
		case opens && table == "":
			table = strings.Trim(strings.TrimSpace(name), "\"")
			if tableIdentifier(table) == "" {
				table = ""
				continue
			}
			table = entityName(table)
			claims = append(claims, Claim{Kind: KindTable, Line: b.line, Table: &Table{Name: table}})
		case b.text == "}":
			table = ""
		case table != "":
			if c := entityColumn(b.text); c != nil {
				c.Table = table
				claims = append(claims, Claim{Kind: KindColumn, Line: b.line, Column: c})
			}
		}
	}
	return claims
}

// entityName is the name in lower case when the drawing shouts it.
func entityName(s string) string {
	if strings.ToUpper(s) == s {
		return strings.ToLower(s)
	}
	return s
}

// entityColumn reads "uuid user_id FK \"comment\"".
func entityColumn(text string) *Column {
	text, _, _ = strings.Cut(text, "\"")
	words := strings.Fields(text)
	if len(words) < 2 || !methodName(words[1]) || words[0] == "UK" || words[0] == "PK" || words[0] == "FK" {
		return nil // the last are keys over several columns
	}
	c := &Column{Name: words[1], Type: words[0]}
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
func classes(f *fence) []Claim {
	var claims []Claim
	owner := ""
	for _, b := range f.blocks {
		if rest, ok := strings.CutPrefix(b.text, "class "); ok {
			name := strings.TrimSpace(strings.TrimSuffix(rest, "{"))
			if !methodName(name) || !usualName(name) {
				continue
			}
			claims = append(claims, Claim{Kind: KindType, Line: b.line, Type: &Type{Name: name, Shape: "class"}})
			if strings.HasSuffix(rest, "{") {
				owner = name
			}
			continue
		}
		if b.text == "}" {
			owner = ""
			continue
		}
		if owner != "" {
			claims = append(claims, classMember(b, owner)...)
		}
	}
	return claims
}

func classMember(b *block, owner string) []Claim {
	text := strings.TrimLeft(b.text, "+-#~ ")
	head, tail, ok := strings.Cut(text, "(")
	if !ok {
		if words := strings.Fields(strings.ReplaceAll(text, ":", " ")); len(words) == 2 && methodName(words[1]) {
			name, typ := words[1], words[0]
			if strings.Contains(text, ":") {
				name, typ = typ, name
			}
			return []Claim{{Kind: KindField, Line: b.line, Field: &Field{Owner: owner, Name: name, Type: typ}}}
		}
		return nil
	}
	end := closing(tail)
	if end < 0 || !methodName(head) {
		return nil
	}
	m := &Method{Owner: owner, Name: head, Returns: typeOrNothing(strings.Trim(tail[end+1:], " :*$"))}
	return []Claim{{Kind: KindMethod, Line: b.line, Method: m}}
}

// messages reads the requests of a sequence: "User->>API: POST /orders". What a
// part of the system sends to somebody else is not served by it.
func (r *reading) messages(f *fence) []Claim {
	names := map[string]string{}
	var claims []Claim
	for _, b := range f.blocks {
		if participant(b.text, names) {
			continue
		}
		to, text := message(b.text)
		if to == "" {
			continue
		}
		found := endpointsIn(text)
		if len(found) == 0 || found[0].start > 1 {
			continue
		}
		if outsider(named(names, to)) || storage(named(names, to)) {
			r.leaveOut(b.line, f.section, ThirdParty)
			continue
		}
		claims = append(claims, r.endpoint(b, found[0], "")...)
	}
	return claims
}

func named(names map[string]string, id string) string {
	if n := names[id]; n != "" {
		return n
	}
	return id
}

// participant reads "participant A as Order API".
func participant(text string, names map[string]string) bool {
	for _, word := range []string{"participant ", "actor "} {
		if rest, ok := strings.CutPrefix(text, word); ok {
			id, name, _ := strings.Cut(rest, " as ")
			names[strings.TrimSpace(id)] = strings.TrimSpace(name)
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

// outsider reports whether a participant is somebody else's system.
func outsider(name string) bool {
	lower := strings.ToLower(name)
	if _, ok := holdsAny(lower, foreignTitles); ok || holds(lower, "external") {
		return true
	}
	_, ok := holdsAny(lower, vendors)
	return ok
}

func storage(name string) bool {
	_, ok := holdsAny(strings.ToLower(name), []string{"database", "db", "cache", "redis", "queue", "postgresql", "postgres"})
	return ok
}
