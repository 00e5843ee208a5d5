package claims

import (
	"slices"
	"strings"

	"kiro-mcp/internal/pattern"
)

var (
	protoOpens = pattern.Of(`^(message|service|enum|oneof|extend) +([\w.]+)$`)
	protoRPC   = pattern.Of(`^rpc +(\w+) *\( *(stream +)?([\w.]+) *\) *returns *\( *(stream +)?([\w.]+) *\)`)
	protoField = pattern.Of(`^(?:(repeated|optional|required) +)?(map *<[^>]+>|[\w.]+) +(\w+) *= *\d+(?: *\[.*\])?$`)
	protoValue = pattern.Of(`^([A-Za-z]\w*) *= *-?\w+(?: *\[.*\])?$`)
	// looksProto is a line that only a file of protobuf has.
	looksProto = pattern.Of(`(?m)^\s*(?:rpc +\w+ *\(|syntax = "proto\d";|message +\w+ *\{ *(?:\}|(?:repeated |optional )?[\w.]+ +\w+ *= *\d+;)|(?:repeated |optional )?[\w.]+ +\w+ *= *\d+;)`)
)

// protobuf reads the services, methods, messages, fields and enums that a fence of
// protobuf declares. Sources of protobuf are not read, so that what lacks there is
// never a violation: the language of the claims says so.
func protobuf(_ *reading, f *fence) []Claim {
	if !f.isProto() || f.frame.testing || f.frame.negated {
		return nil
	}
	r := &protoReader{values: map[string]*Enum{}}
	for _, b := range f.blocks {
		text, _, _ := strings.Cut(b.text, "//")
		r.line(b.line, text)
	}
	return slices.DeleteFunc(r.claims, func(c Claim) bool { return c.Enum != nil && len(c.Enum.Values) < 2 })
}

func (f *fence) isProto() bool {
	switch f.lang {
	case "protobuf", "proto", "proto2", "proto3":
		return true
	case "", "text", "txt", "plaintext", "plain", "code":
		return !f.drawn() && strings.Contains(f.text, "{") && looksProto().MatchString(f.text)
	}
	return false
}

// protoScope is a brace that is open: the word that opened it, and the type in it.
type protoScope struct{ word, owner string }

type protoReader struct {
	open   []protoScope
	text   string // of the statement that is not at its end
	begun  int    // the line that it began on
	values map[string]*Enum
	claims []Claim
}

// line reads the statements that end on a line: several may.
func (r *protoReader) line(n int, text string) {
	for text != "" {
		at := strings.IndexAny(text, "{};")
		piece := text
		if at >= 0 {
			piece = text[:at]
		}
		if piece = strings.TrimSpace(piece); piece != "" {
			if r.text == "" {
				r.begun = n
			}
			r.text = strings.TrimSpace(r.text + " " + piece)
		}
		if at < 0 {
			return
		}
		switch text[at] {
		case '{':
			r.opens()
		case '}':
			r.open = r.open[:max(0, len(r.open)-1)]
		default:
			r.ends()
		}
		r.text, text = "", text[at+1:]
	}
}

// scope is the innermost brace that is open.
func (r *protoReader) scope() protoScope {
	if len(r.open) == 0 {
		return protoScope{}
	}
	return r.open[len(r.open)-1]
}

// opens reads what a brace belongs to.
func (r *protoReader) opens() {
	scope := r.scope()
	m := protoOpens().FindStringSubmatch(r.text)
	if m == nil {
		r.ends() // a method with options in braces
		r.open = append(r.open, protoScope{})
		return
	}
	name := m[2]
	if m[1] == "oneof" || m[1] == "extend" {
		r.open = append(r.open, protoScope{"message", scope.owner})
		return
	}
	if scope.word == "message" {
		name = owned(scope.owner, name)
	}
	r.open = append(r.open, protoScope{m[1], name})
	if !usualName(m[2]) {
		return
	}
	shape := map[string]string{"message": "struct", "service": "interface", "enum": "enum"}[m[1]]
	r.claims = append(r.claims, Claim{Kind: KindType, Line: r.begun, Type: &Type{Name: name, Shape: shape, Lang: "protobuf"}})
	if m[1] == "enum" {
		r.values[name] = &Enum{Owner: name}
		r.claims = append(r.claims, Claim{Kind: KindEnum, Line: r.begun, Element: "enum " + name, Enum: r.values[name]})
	}
}

// ends reads a statement: a method, a field, or a value of an enum.
func (r *protoReader) ends() {
	scope := r.scope()
	if m := protoRPC().FindStringSubmatch(r.text); m != nil {
		owner := ""
		if scope.word == "service" {
			owner = scope.owner
		}
		method := &Method{Owner: owner, Name: m[1], Typed: true, Params: []Param{{Name: "request", Type: m[2] + m[3]}}, Returns: m[4] + m[5], Lang: "protobuf"}
		r.claims = append(r.claims, Claim{Kind: KindMethod, Line: r.begun, Method: method})
		return
	}
	switch scope.word {
	case "message":
		if m := protoField().FindStringSubmatch(r.text); m != nil && scope.owner != "" {
			typ := strings.TrimSpace(strings.TrimPrefix(m[1], "optional") + " " + m[2])
			r.claims = append(r.claims, Claim{Kind: KindField, Line: r.begun, Field: &Field{Owner: scope.owner, Name: m[3], Type: typ, Optional: m[1] == "optional", Lang: "protobuf"}})
		}
	case "enum":
		m := protoValue().FindStringSubmatch(r.text)
		if e := r.values[scope.owner]; m != nil && e != nil && !strings.HasSuffix(m[1], "_UNSPECIFIED") { // the zero of the wire is no value of the system
			e.Values = append(e.Values, m[1])
		}
	}
}
