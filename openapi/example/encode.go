package example

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"kiro-mcp/openapi"
)

// Pair is a name and a text as they travel.
type Pair struct{ Name, Value string }

// Encode writes the value of a parameter in its style. One of a path is one
// pair, percent-encoded as the template takes it; those of a query, a header
// and a cookie are plain text. A list of nothing is no pair at all.
func Encode(p *openapi.Parameter, v openapi.Value) ([]Pair, error) {
	if p.MediaType != "" {
		return []Pair{{p.Name, escaped(p, string(v))}}, nil
	}
	if items, ok := itemsOf(v); ok {
		return encodeList(p, items), nil
	}
	if members, ok := membersOf(v); ok {
		return encodeObject(p, members), nil
	}
	return []Pair{{p.Name, prefix(p) + escaped(p, plain(v))}}, nil
}

// escaped is a text as it stands in the parameter's place.
func escaped(p *openapi.Parameter, s string) string {
	if p.In == openapi.InPath {
		return url.PathEscape(s)
	}
	return s
}

// plain is a value without the quotes of JSON.
func plain(v openapi.Value) string {
	var s string
	switch {
	case json.Unmarshal(v, &s) == nil && len(v) > 0 && v[0] == '"':
		return s
	case string(v) == "null":
		return ""
	default:
		return string(v)
	}
}

// prefix is what stands before a lone value in a path.
func prefix(p *openapi.Parameter) string {
	switch p.Style {
	case "label":
		return "."
	case "matrix":
		return ";" + url.PathEscape(p.Name) + "="
	default:
		return ""
	}
}

func encodeList(p *openapi.Parameter, items []openapi.Value) []Pair {
	if len(items) == 0 {
		return nil
	}
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = escaped(p, plain(item))
	}
	if p.Explode && (p.In == openapi.InQuery || p.In == openapi.InCookie) {
		pairs := make([]Pair, len(texts))
		for i, t := range texts {
			pairs[i] = Pair{p.Name, t}
		}
		return pairs
	}
	return []Pair{{p.Name, prefix(p) + strings.Join(texts, p.Separator())}}
}

func encodeObject(p *openapi.Parameter, members []member) []Pair {
	if len(members) == 0 {
		return nil
	}
	switch {
	case p.Style == "deepObject":
		return deep(p.Name, members)
	case p.Explode && (p.In == openapi.InQuery || p.In == openapi.InCookie):
		pairs := make([]Pair, len(members))
		for i, m := range members {
			pairs[i] = Pair{m.name, plain(m.value)}
		}
		return pairs
	}
	between, sep, before := ",", p.Separator(), prefix(p)
	if p.Explode {
		between = "="
		if p.Style == "matrix" {
			sep, before = ";", ";"
		}
	}
	texts := make([]string, len(members))
	for i, m := range members {
		texts[i] = escaped(p, m.name) + between + escaped(p, plain(m.value))
	}
	return []Pair{{p.Name, before + strings.Join(texts, sep)}}
}

// deep writes an object as name[member]=value, and what it contains likewise.
func deep(name string, members []member) []Pair {
	var pairs []Pair
	for _, m := range members {
		inner := fmt.Sprintf("%s[%s]", name, m.name)
		if below, ok := membersOf(m.value); ok {
			pairs = append(pairs, deep(inner, below)...)
			continue
		}
		items, ok := itemsOf(m.value)
		if !ok {
			items = []openapi.Value{m.value}
		}
		for _, item := range items {
			pairs = append(pairs, Pair{inner, plain(item)})
		}
	}
	return pairs
}
