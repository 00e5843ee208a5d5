package openapi

import "unicode/utf8"

// value writes a node as compact JSON, members in their order and numbers as
// they were written.
func value(n *node) Value { return appendValue(nil, n) }

func appendValue(b []byte, n *node) []byte {
	switch n.kind {
	case isBool, isNumber:
		return append(b, n.text...)
	case isString:
		return appendString(b, n.text)
	case isArray:
		b = append(b, '[')
		for i := range n.kids {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendValue(b, &n.kids[i])
		}
		return append(b, ']')
	case isObject:
		b = append(b, '{')
		for i := range n.kids {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendString(b, n.kids[i].name), ':')
			b = appendValue(b, &n.kids[i])
		}
		return append(b, '}')
	default:
		return append(b, "null"...)
	}
}

// appendString writes a string as JSON. Other than encoding/json it leaves <,
// > and & as they are.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', byte(c))
		case c == '\n':
			b = append(b, '\\', 'n')
		case c == '\t':
			b = append(b, '\\', 't')
		case c < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			b = utf8.AppendRune(b, c)
		}
	}
	return append(b, '"')
}
