package mock

import (
	"bytes"
	"encoding/json"
	"net/url"
	"slices"
	"strconv"

	"kiro-mcp/openapi"
)

// object is a JSON object whose members keep their order.
type object struct {
	names  []string
	values map[string]openapi.Value
}

// objectOf takes a value apart; false where it is no object.
func objectOf(v openapi.Value) (*object, bool) {
	d := json.NewDecoder(bytes.NewReader(v))
	if start, err := d.Token(); err != nil || start != json.Delim('{') {
		return nil, false
	}
	o := &object{values: map[string]openapi.Value{}}
	for d.More() {
		key, err := d.Token()
		name, isName := key.(string)
		var value openapi.Value
		if err != nil || !isName || d.Decode(&value) != nil {
			return nil, false
		}
		o.set(name, value)
	}
	return o, true
}

func (o *object) get(name string) (openapi.Value, bool) {
	v, there := o.values[name]
	return v, there
}

func (o *object) set(name string, v openapi.Value) {
	if _, there := o.values[name]; !there {
		o.names = append(o.names, name)
	}
	o.values[name] = v
}

func (o *object) remove(name string) {
	delete(o.values, name)
	o.names = slices.DeleteFunc(o.names, func(n string) bool { return n == name })
}

// value puts the object together again.
func (o *object) value() openapi.Value {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, name := range o.names {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(quoted(name))
		b.WriteByte(':')
		b.Write(o.values[name])
	}
	b.WriteByte('}')
	return b.Bytes()
}

// quoted is a text as JSON.
func quoted(text string) openapi.Value {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(text) != nil {
		return openapi.Value(`""`) // texts always can be written
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// unquoted is the text that a JSON string is, or the value as it stands.
func unquoted(v openapi.Value) string {
	var text string
	if json.Unmarshal(v, &text) == nil {
		return text
	}
	return string(v)
}

// numeral is a number as JSON.
func numeral(n int) openapi.Value { return openapi.Value(strconv.Itoa(n)) }

// plainText is a part of a path as it is meant.
func plainText(encoded string) string {
	if plain, err := url.PathUnescape(encoded); err == nil {
		return plain
	}
	return encoded
}
