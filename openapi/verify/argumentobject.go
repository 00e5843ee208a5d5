package verify

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// readObject takes an object apart as its style puts it together.
func readObject(p *openapi.Parameter, t texts) map[string]any {
	o := map[string]any{}
	switch {
	case p.Style == "deepObject":
		readDeep(p, t.spread, o)
	case p.Explode && (p.In == openapi.InQuery || p.In == openapi.InCookie):
		for _, name := range memberNames(p.Schema) {
			if values, there := t.spread[name]; there {
				o[name] = readMember(memberOf(p.Schema, name), values)
			}
		}
	case len(t.lone) > 0:
		readPairs(p, t, o)
	}
	return o
}

// readPairs reads a,1,b,2 or, exploded, a=1,b=2.
func readPairs(p *openapi.Parameter, t texts, o map[string]any) {
	text := withoutPrefix(p, t.lone[0])
	sep := p.Separator()
	if p.Explode && p.Style == "matrix" {
		text, sep = strings.TrimPrefix(t.lone[0], ";"), ";"
	}
	parts := strings.Split(text, sep)
	for i := 0; i < len(parts); i++ {
		name, value, found := strings.Cut(parts[i], "=")
		if !p.Explode {
			found = i+1 < len(parts)
			if found {
				name, value = parts[i], parts[i+1]
			}
			i++
		}
		if found {
			name = unescaped(t, name)
			o[name] = readScalar(memberOf(p.Schema, name), unescaped(t, value))
		}
	}
}

// readMember reads a member of which there may be several texts.
func readMember(s *openapi.Schema, values []string) any {
	if !kindsOf(s)[openapi.TypeArray] {
		return readScalar(s, values[0])
	}
	items := make([]any, len(values))
	for i, v := range values {
		items[i] = readScalar(itemOf(s), v)
	}
	return items
}

// readDeep reads name[a]=1&name[b][c]=2, at any depth.
func readDeep(p *openapi.Parameter, spread url.Values, o map[string]any) {
	for _, name := range slices.Sorted(maps.Keys(spread)) {
		inner, found := strings.CutPrefix(name, p.Name+"[")
		if !found || !strings.HasSuffix(inner, "]") {
			continue
		}
		steps := strings.Split(strings.TrimSuffix(inner, "]"), "][")
		s, at := p.Schema, o
		for _, step := range steps[:len(steps)-1] {
			s = memberOf(s, step)
			below, isObject := at[step].(map[string]any)
			if !isObject {
				below = map[string]any{}
				at[step] = below
			}
			at = below
		}
		last := steps[len(steps)-1]
		at[last] = readMember(memberOf(s, last), spread[name])
	}
}
