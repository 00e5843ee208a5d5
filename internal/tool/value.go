package tool

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
)

// value reads one JSON value that is not null.
func (d decoder) value(path string, raw json.RawMessage, into reflect.Value) error {
	if into.Kind() == reflect.Pointer {
		into.Set(reflect.New(into.Type().Elem()))
		into = into.Elem()
	}
	switch kindOf(into.Type()) {
	case String:
		return d.text(path, raw, into)
	case Integer, Number:
		return d.number(path, raw, into)
	case Boolean:
		if raw[0] != 't' && raw[0] != 'f' {
			return wrongType(path, "true or false", raw)
		}
		into.SetBool(raw[0] == 't')
		return nil
	case List:
		return d.list(path, raw, into)
	case Object:
		if raw[0] != '{' {
			return wrongType(path, "an object", raw)
		}
		if into.Kind() == reflect.Map {
			return d.mapping(path, raw, into)
		}
		return d.object(path, raw, objectOf(into.Type()), into)
	}
	return nil
}

// NumberTaker is a string type that wants to know when its value was written
// as a JSON number, which may have lost a zero on its way: 1.10 becomes 1.1.
type NumberTaker interface{ TakeNumber(literal string) }

// text reads a string. A number is taken by its literal, so that a task called
// 1.10 may be written without quotes.
func (d decoder) text(path string, raw json.RawMessage, into reflect.Value) error {
	switch c := raw[0]; {
	case c == '"':
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return wrongType(path, "a string", raw)
		}
		if brokenSurrogate(raw, s) {
			return invalid(path, "%s holds an escape such as \\ud83d without its other half", path)
		}
		into.SetString(s)
	case c == '-' || c >= '0' && c <= '9':
		if n, ok := reflect.TypeAssert[NumberTaker](into.Addr()); ok {
			n.TakeNumber(string(raw))
			return nil
		}
		into.SetString(string(raw))
	default:
		return wrongType(path, "a string", raw)
	}
	return nil
}

// brokenSurrogate reports whether decoding raw lost a character: Go writes
// U+FFFD for half a surrogate pair, and nobody would notice in a note.
func brokenSurrogate(raw json.RawMessage, s string) bool {
	const lost = "\uFFFD"
	if !strings.Contains(s, lost) {
		return false
	}
	written := strings.ToLower(string(raw))
	return strings.Count(s, lost) > strings.Count(written, lost)+strings.Count(written, `\ufffd`)
}

// number reads a number; 2.0 and 2e0 are the integer 2, as in JSON Schema.
func (d decoder) number(path string, raw json.RawMessage, into reflect.Value) error {
	n, err := strconv.ParseFloat(string(raw), 64)
	switch {
	case into.CanFloat() && err == nil:
		into.SetFloat(n)
	case into.CanFloat():
		return wrongType(path, "a number", raw)
	case err != nil || n != math.Trunc(n) || math.Abs(n) > 1<<53:
		return wrongType(path, "a whole number", raw)
	default:
		into.SetInt(int64(n))
	}
	return nil
}

func (d decoder) list(path string, raw json.RawMessage, into reflect.Value) error {
	if raw[0] != '[' {
		return wrongType(path, "a list, such as "+example(into.Type().Elem(), raw), raw)
	}
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return wrongType(path, "a list", raw)
	}
	into.Set(reflect.MakeSlice(into.Type(), len(items), len(items)))
	for i, item := range items {
		at := fmt.Sprintf("%s[%d]", path, i)
		if string(item) == "null" {
			return invalid(at, "%s must not be null", at)
		}
		if err := d.value(at, item, into.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

func (d decoder) mapping(path string, raw json.RawMessage, into reflect.Value) error {
	members, twice := membersOf(raw)
	if twice != "" {
		return invalid(join(path, twice), "%q is given twice", shortened(twice))
	}
	into.Set(reflect.MakeMapWithSize(into.Type(), len(members)))
	for _, m := range members {
		item := reflect.New(into.Type().Elem()).Elem()
		if err := d.value(join(path, m.name), m.value, item); err != nil {
			return err
		}
		into.SetMapIndex(reflect.ValueOf(m.name).Convert(into.Type().Key()), item)
	}
	return nil
}

// member is one name and value of a JSON object.
type member struct {
	name  string
	value json.RawMessage
}

// membersOf splits a valid JSON object. It names a member that stands twice:
// decoders differ in which one they take, so neither is taken.
func membersOf(raw json.RawMessage) (members []member, twice string) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	seen := map[string]bool{}
	for _, err := dec.Token(); err == nil && dec.More(); {
		var name json.Token
		if name, err = dec.Token(); err != nil {
			break
		}
		m := member{name: name.(string)}
		if err = dec.Decode(&m.value); err != nil {
			break
		}
		if seen[m.name] {
			return nil, m.name
		}
		seen[m.name] = true
		members = append(members, m)
	}
	return members, ""
}

// wrongType says what was wanted and what was given.
func wrongType(path, want string, raw json.RawMessage) error {
	return invalid(path, "%s must be %s, not %s", path, want, described(raw))
}

// example shows how one value would stand as a list.
func example(item reflect.Type, raw json.RawMessage) string {
	if raw[0] == '"' && kindOf(item) == String && len(raw) <= maxShown {
		return "[" + string(raw) + "]"
	}
	return "[…]"
}

// described names a JSON value so that its sender recognises it.
func described(raw json.RawMessage) string {
	if !json.Valid(raw) {
		return "something that is no JSON: " + shortened(string(raw))
	}
	switch raw[0] {
	case '"':
		return "the string " + shortened(string(raw))
	case '{':
		return "an object"
	case '[':
		return "a list"
	case 't', 'f', 'n':
		return string(raw)
	default:
		return "the number " + shortened(string(raw))
	}
}

// maxShown is how many bytes of a refused value a message repeats.
const maxShown = 60

// shortened cuts a long value, at the end of a character.
func shortened(s string) string {
	if len(s) <= maxShown {
		return s
	}
	end := maxShown
	for end > 0 && s[end]&0xC0 == 0x80 {
		end--
	}
	return s[:end] + "…"
}
