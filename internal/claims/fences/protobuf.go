package fences

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
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

// Protobuf reads the services, methods, messages, fields and enums that a fence of
// protobuf declares. Sources of protobuf are not read, so that what lacks there is
// never a violation: the language of the claims says so.
func Protobuf(_ *reading.Design, f *pieces.Fence) []claims.Claim {
	if !isProto(f) || f.Frame.Testing || f.Frame.Negated {
		return nil
	}
	r := &protoReader{values: map[string]*claims.Enum{}}
	for _, p := range f.Lines {
		text, _, _ := strings.Cut(p.Text, "//")
		r.line(p.Line, text)
	}
	return slices.DeleteFunc(r.claims, func(c claims.Claim) bool { return c.Enum != nil && len(c.Enum.Values) < 2 })
}

func isProto(f *pieces.Fence) bool {
	switch f.Lang {
	case "protobuf", "proto", "proto2", "proto3":
		return true
	case "", "text", "txt", "plaintext", "plain", "code":
		return !f.Drawn() && strings.Contains(f.Text, "{") && looksProto().MatchString(f.Text)
	}
	return false
}

// protoScope is a brace that is open: the word that opened it, and the type in it.
type protoScope struct{ word, owner string }

type protoReader struct {
	open   []protoScope
	text   string // of the statement that is not at its end
	begun  int    // the line that it began on
	values map[string]*claims.Enum
	claims []claims.Claim
}

// longStatement is how many bytes of a statement over several lines are read.
const longStatement = 1 << 10

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
			if len(r.text) < longStatement { // one that nothing ends is none
				r.text = strings.TrimSpace(r.text + " " + piece)
			}
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
		name = claims.Owned(scope.owner, name)
	}
	r.open = append(r.open, protoScope{m[1], name})
	if !names.IsUsual(m[2]) {
		return
	}
	shape := map[string]string{"message": "struct", "service": "interface", "enum": "enum"}[m[1]]
	r.claims = append(r.claims, claims.Claim{Kind: claims.KindType, Line: r.begun, Type: &claims.Type{Name: name, Shape: shape, Lang: "protobuf"}})
	if m[1] == "enum" {
		r.values[name] = &claims.Enum{Owner: name}
		r.claims = append(r.claims, claims.Claim{Kind: claims.KindEnum, Line: r.begun, Element: "enum " + name, Enum: r.values[name]})
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
		method := &claims.Method{Owner: owner, Name: m[1], Typed: true, Params: []claims.Param{{Name: "request", Type: m[2] + m[3]}}, Returns: m[4] + m[5], Lang: "protobuf"}
		r.claims = append(r.claims, claims.Claim{Kind: claims.KindMethod, Line: r.begun, Method: method})
		return
	}
	switch scope.word {
	case "message":
		if m := protoField().FindStringSubmatch(r.text); m != nil && scope.owner != "" {
			typ := strings.TrimSpace(strings.TrimPrefix(m[1], "optional") + " " + m[2])
			r.claims = append(r.claims, claims.Claim{Kind: claims.KindField, Line: r.begun, Field: &claims.Field{Owner: scope.owner, Name: m[3], Type: typ, Optional: m[1] == "optional", Lang: "protobuf"}})
		}
	case "enum":
		m := protoValue().FindStringSubmatch(r.text)
		if e := r.values[scope.owner]; m != nil && e != nil && !strings.HasSuffix(m[1], "_UNSPECIFIED") { // the zero of the wire is no value of the system
			e.Values = append(e.Values, m[1])
		}
	}
}
