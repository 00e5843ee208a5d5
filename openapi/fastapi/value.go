package fastapi

import (
	"bytes"
	"encoding/json"
	"strings"

	"kiro-mcp/openapi"
)

// literal is a value as typing's Literal takes it; false: it takes none such.
// One that is read from a text is a text there.
func literal(v openapi.Value, text bool) (string, bool) {
	switch v[0] {
	case '"':
		return expression(v).text, true
	case '{', '[', 'n', 't', 'f':
		return "", false
	}
	return string(v), !text && !strings.ContainsAny(string(v), ".eE")
}

// expression is a value of JSON as Python writes it.
func expression(v openapi.Value) code {
	dec := json.NewDecoder(bytes.NewReader(v))
	dec.UseNumber()
	token, err := dec.Token()
	if err != nil {
		return word("None")
	}
	switch token := token.(type) {
	case string:
		return word(quoted(token))
	case bool:
		if token {
			return word("True")
		}
		return word("False")
	case json.Number:
		if n := numeral(token); n != "" {
			return word(n)
		}
		return word("None")
	case json.Delim:
		return members(dec, token)
	}
	return word("None")
}

// members are the items of a list, or of an object in its order.
func members(dec *json.Decoder, open json.Delim) code {
	var parts []code
	for dec.More() {
		var name, v json.RawMessage
		if open == '{' {
			token, err := dec.Token()
			if err != nil {
				break
			}
			name, _ = json.Marshal(token)
		}
		if dec.Decode(&v) != nil {
			break
		}
		if open == '{' {
			parts = append(parts, entry(expression(name).text, expression(v)))
		} else {
			parts = append(parts, expression(v))
		}
	}
	if open == '{' {
		return dict(parts...)
	}
	return list(parts...)
}

// regular is a pattern as a string of Python, raw where that reads better and
// says the same.
func regular(pattern string) string {
	plain := quoted(pattern)
	raw := `r"` + pattern + `"`
	if strings.Contains(pattern, `\`) && !strings.Contains(pattern, `"`) && !strings.HasSuffix(pattern, `\`) && strings.ReplaceAll(plain, `\\`, `\`) == raw[1:] {
		return raw
	}
	return plain
}
