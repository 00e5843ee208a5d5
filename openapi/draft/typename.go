package draft

import (
	"slices"
	"strings"

	"kiro-mcp/internal/pattern"
)

// plainTypes are the types that languages bring along.
var plainTypes = map[string]shape{
	"string": {kind: "string"}, "str": {kind: "string"}, "char": {kind: "string"}, "emailstr": {kind: "string", format: "email"},
	"number": {kind: "number"}, "float": {kind: "number"}, "double": {kind: "number"}, "decimal": {kind: "number"},
	"float32": {kind: "number"}, "float64": {kind: "number"}, "bigdecimal": {kind: "number"},
	"int": {kind: "integer"}, "integer": {kind: "integer"}, "short": {kind: "integer"}, "int32": {kind: "integer"}, "uint": {kind: "integer"},
	"long": {kind: "integer", format: "int64"}, "int64": {kind: "integer", format: "int64"}, "bigint": {kind: "integer", format: "int64"},
	"boolean": {kind: "boolean"}, "bool": {kind: "boolean"},
	"date": {kind: "string", format: "date-time"}, "datetime": {kind: "string", format: "date-time"}, "localdatetime": {kind: "string", format: "date-time"},
	"instant": {kind: "string", format: "date-time"}, "offsetdatetime": {kind: "string", format: "date-time"}, "zoneddatetime": {kind: "string", format: "date-time"},
	"datetimeoffset": {kind: "string", format: "date-time"}, "time": {kind: "string", format: "date-time"},
	"localdate": {kind: "string", format: "date"}, "dateonly": {kind: "string", format: "date"},
	"uuid": {kind: "string", format: "uuid"}, "guid": {kind: "string", format: "uuid"}, "uri": {kind: "string", format: "uri"}, "httpurl": {kind: "string", format: "uri"},
	"object": {kind: "object"}, "dict": {kind: "object"}, "any": {}, "unknown": {}, "interface{}": {},
}

var (
	generic = pattern.Of(`^([\w.]+)\s*[<\[](.*)[>\]]$`)
	goMap   = pattern.Of(`^map\[\w+\](.+)$`)
)

// typeShape is what a type comes to, and whether it may be left out. Types that
// it does not know are named for somebody else to find.
func typeShape(text string) (s shape, optional bool) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), ","))
	if cut, ok := strings.CutSuffix(text, "?"); ok {
		s, _ = typeShape(cut)
		return s, true
	}
	if parts := union(text); len(parts) > 1 {
		return unionShape(parts)
	}
	if inner, ok := strings.CutSuffix(text, "[]"); ok {
		return listOf(strings.Trim(inner, "()")), false
	}
	if inner, ok := strings.CutPrefix(text, "[]"); ok {
		return listOf(inner), false
	}
	if m := goMap().FindStringSubmatch(text); m != nil {
		return mapOf(m[1]), false
	}
	if m := generic().FindStringSubmatch(text); m != nil {
		return genericShape(strings.ToLower(plain(m[1])), m[2])
	}
	if quoted().MatchString(text) && len(text) > 1 && (text[0] == '"' || text[0] == '\'') {
		return shape{kind: "string", enum: all(quoted(), text)}, false
	}
	if known, ok := plainTypes[plain(text)]; ok {
		return known, false
	}
	if strings.HasPrefix(text, "{") {
		return shape{kind: "object"}, false
	}
	return shape{named: text}, false
}

// union takes alternatives apart that stand outside brackets.
func union(text string) []string {
	var parts []string
	depth, start := 0, 0
	for i := range len(text) {
		switch text[i] {
		case '(', '[', '<', '{':
			depth++
		case ')', ']', '>', '}':
			depth--
		case '|':
			if depth == 0 {
				parts = append(parts, strings.TrimSpace(text[start:i]))
				start = i + 1
			}
		}
	}
	parts = append(parts, strings.TrimSpace(text[start:]))
	return slices.DeleteFunc(parts, func(p string) bool { return p == "" })
}

// unionShape is an enumeration of texts, or the one alternative beside null.
func unionShape(parts []string) (shape, bool) {
	rest := slices.DeleteFunc(slices.Clone(parts), func(p string) bool {
		return slices.Contains([]string{"null", "undefined", "None"}, p)
	})
	optional := len(rest) < len(parts)
	isText := func(p string) bool { return p[0] == '"' || p[0] == '\'' }
	switch {
	case len(rest) == 1:
		s, _ := typeShape(rest[0])
		return s, optional
	case len(rest) > 1 && !slices.ContainsFunc(rest, func(p string) bool { return !isText(p) }):
		return shape{kind: "string", enum: all(quoted(), strings.Join(rest, " "))}, optional
	default:
		return shape{}, optional
	}
}

func genericShape(name, argument string) (shape, bool) {
	arguments := topLevel(argument, typeBrackets)
	last := argument
	if len(arguments) > 0 {
		last = arguments[len(arguments)-1].text
	}
	switch name {
	case "optional", "nullable", "maybe":
		s, _ := typeShape(argument)
		return s, true
	case "literal":
		return shape{kind: "string", enum: all(quoted(), argument)}, false
	case "array", "list", "set", "sequence", "readonlyarray", "ilist", "icollection", "ienumerable", "ireadonlylist", "collection", "tuple", "frozenset", "hashset", "iset":
		return listOf(argument), false
	case "record", "map", "dict", "dictionary", "idictionary", "hashmap", "mapping", "partialrecord":
		return mapOf(last), false
	case "mapped", "annotated", "required", "partial", "readonly":
		if len(arguments) > 0 {
			return typeShape(arguments[0].text)
		}
	}
	return shape{}, false
}

func listOf(inner string) shape {
	items, _ := typeShape(inner)
	return shape{kind: "array", items: &items}
}

func mapOf(inner string) shape {
	values, _ := typeShape(inner)
	return shape{kind: "object", values: &values}
}
