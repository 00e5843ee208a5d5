package pytest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"kiro-mcp/openapi"
)

// literal is a JSON value as Python writes it.
func literal(v openapi.Value) (expression, error) {
	dec := json.NewDecoder(bytes.NewReader(v))
	dec.UseNumber()
	return decoded(dec)
}

func decoded(dec *json.Decoder) (expression, error) {
	token, err := dec.Token()
	if err != nil {
		return expression{}, fmt.Errorf("a value of the contract is no JSON: %w", err)
	}
	switch v := token.(type) {
	case string:
		return text(v), nil
	case json.Number:
		return atom(number(v)), nil
	case bool:
		return atom(map[bool]string{true: "True", false: "False"}[v]), nil
	case json.Delim:
		if v == '[' {
			return decodedList(dec)
		}
		return decodedObject(dec)
	default:
		return atom("None"), nil
	}
}

func decodedList(dec *json.Decoder) (expression, error) {
	var values []expression
	for dec.More() {
		v, err := decoded(dec)
		if err != nil {
			return expression{}, err
		}
		values = append(values, v)
	}
	_, err := dec.Token()
	return list(values...), err
}

func decodedObject(dec *json.Decoder) (expression, error) {
	out := expression{open: "{", close: "}"}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return expression{}, err
		}
		name, ok := key.(string)
		if !ok {
			return expression{}, errors.New("a member of an object has no name")
		}
		v, err := decoded(dec)
		if err != nil {
			return expression{}, err
		}
		out.items = append(out.items, item{name: quoted(name) + ": ", value: v})
	}
	_, err := dec.Token()
	return out, err
}

// number is a number of JSON, which Python and black write with a small e.
func number(n json.Number) string { return strings.ToLower(n.String()) }

// longest is how often a letter may be repeated before that is written as a
// product, so that a test of a length shows the length.
const longest = 40

// text is a string.
func text(s string) expression {
	last, size := utf8.DecodeLastRuneInString(s)
	begin := strings.TrimRight(s, string(last))
	times := (len(s) - len(begin)) / max(size, 1)
	product := quoted(string(last)) + " * " + strconv.Itoa(times)
	switch {
	case times <= longest || last == utf8.RuneError:
		return atom(quoted(s))
	case begin == "":
		return atom(product)
	default:
		return expression{open: quoted(begin), rest: "+ " + product}
	}
}

// quoted is a string in the quotes that black would choose. Nothing in it can
// end the string: what does not print is escaped.
func quoted(s string) string {
	double, single := escaped(s, '"'), escaped(s, '\'')
	if strings.Count(single, `\`) < strings.Count(double, `\`) {
		return "'" + single + "'"
	}
	return `"` + double + `"`
}

func escaped(s string, quote rune) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == quote || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	return b.String()
}

// octets are bytes of Python.
func octets(data []byte) expression {
	var b strings.Builder
	for _, c := range data {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c >= ' ' && c < 0x7f:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, `\x%02x`, c)
		}
	}
	if s := b.String(); strings.Contains(s, `\"`) && !strings.Contains(s, "'") {
		return atom("b'" + strings.ReplaceAll(s, `\"`, `"`) + "'")
	}
	return atom(`b"` + b.String() + `"`)
}

// columns is how wide black takes a text to be.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < 0x80:
			n++
		case unicode.Is(unicode.Mn, r):
		case wide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

func wide(r rune) bool {
	kind := width.LookupRune(r).Kind()
	return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
}
