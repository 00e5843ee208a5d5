package example

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// member is one member of an object.
type member struct {
	name  string
	value openapi.Value
}

func object(members []member) openapi.Value {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range members {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(text(m.name))
		b.WriteByte(':')
		b.Write(m.value)
	}
	b.WriteByte('}')
	return b.Bytes()
}

func list(items []openapi.Value) openapi.Value {
	return openapi.Value("[" + string(bytes.Join(asBytes(items), []byte(","))) + "]")
}

func asBytes(values []openapi.Value) [][]byte {
	all := make([][]byte, len(values))
	for i, v := range values {
		all[i] = v
	}
	return all
}

// membersOf are the members of an object in their order; false where the value
// is none.
func membersOf(v openapi.Value) ([]member, bool) {
	dec := json.NewDecoder(bytes.NewReader(v))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return nil, false
	}
	var members []member
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return nil, false
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, false
		}
		members = append(members, member{name.(string), value})
	}
	return members, true
}

// itemsOf are the items of a list; false where the value is none.
func itemsOf(v openapi.Value) ([]openapi.Value, bool) {
	var items []openapi.Value
	if len(v) == 0 || v[0] != '[' || json.Unmarshal(v, &items) != nil {
		return nil, false
	}
	return items, true
}

// otherSchema is what s says of a member that it does not name.
func otherSchema(s *openapi.Schema, name string) *openapi.Schema {
	for _, p := range s.PatternProperties {
		if yes, _ := verify.Matches(p.Name, name); yes {
			return p.Schema
		}
	}
	return s.Additional
}

// otherName makes the i-th name that is none of those of s.
func otherName(s *openapi.Schema, i int) (string, error) {
	if len(s.PatternProperties) > 0 {
		if name, err := matching(s.PatternProperties[0].Name, i, 0, maxText); err == nil {
			return name, nil
		}
	}
	if s.Closed {
		return "", fmt.Errorf("it needs more properties than it names, and allows no others")
	}
	for n := i + 1; ; n++ {
		name := "key" + strconv.Itoa(n)
		if !slices.ContainsFunc(s.Properties, func(p *openapi.Property) bool { return p.Name == name }) {
			return name, nil
		}
	}
}

// anything is a value where everything is allowed.
func anything(k int) openapi.Value {
	return text(word(k))
}

// prune leaves out what does not travel this way, at every depth that the
// schema itself names.
func prune(s *openapi.Schema, v openapi.Value, d openapi.Direction) openapi.Value {
	return pruned(s, v, d, 0)
}

func pruned(s *openapi.Schema, v openapi.Value, d openapi.Direction, depth int) openapi.Value {
	if s == nil || depth > maxFlatten {
		return v
	}
	if items, ok := itemsOf(v); ok {
		flat, _ := flatten(s)
		for i, item := range items {
			items[i] = pruned(itemSchema(flat, i), item, d, depth+1)
		}
		return list(items)
	}
	members, ok := membersOf(v)
	if !ok {
		return v
	}
	flat, _ := flatten(s)
	var kept []member
	for _, m := range members {
		i := slices.IndexFunc(flat.Properties, func(p *openapi.Property) bool { return p.Name == m.name })
		switch {
		case i < 0:
			kept = append(kept, m)
		case !d.Leaves(flat.Properties[i]):
			kept = append(kept, member{m.name, pruned(flat.Properties[i].Schema, m.value, d, depth+1)})
		}
	}
	return object(kept)
}
