package cli

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"kiro-mcp/internal/tool"
)

// argument is a tool's parameter as a flag. It keeps what was typed as JSON
// and judges little: the tool's own refusal is the better message, and the
// same one that an assistant would get.
type argument struct {
	param  tool.Param
	values []json.RawMessage // one, or one for each item of a list
}

func (a *argument) flag() string { return verb(a.param.Name) }

func (a *argument) given() bool { return len(a.values) > 0 }

func (a *argument) usage() string {
	usage := a.param.Doc
	if len(a.param.Enum) > 0 {
		usage += ": " + strings.Join(a.param.Enum, ", ")
	}
	if a.param.Kind == tool.List {
		usage += "; repeatable"
	}
	return strings.TrimPrefix(usage, ": ")
}

// Set takes one value as typed.
func (a *argument) Set(s string) error {
	kind := a.param.Kind
	if kind == tool.List {
		kind = a.param.Items
	}
	raw, err := encoded(kind, s)
	if err != nil {
		return err
	}
	if a.param.Kind != tool.List {
		a.values = nil
	}
	a.values = append(a.values, raw)
	return nil
}

// encoded writes a typed value as JSON. What is no number where one is wanted
// goes as a string, for the tool to refuse.
func encoded(kind tool.Kind, s string) (json.RawMessage, error) {
	switch kind {
	case tool.Boolean:
		b, err := strconv.ParseBool(s)
		if err != nil {
			return nil, fmt.Errorf("it must be true or false")
		}
		return json.Marshal(b)
	case tool.Object:
		if !json.Valid([]byte(s)) {
			return nil, fmt.Errorf("it must be a JSON object")
		}
		return json.RawMessage(s), nil
	case tool.Integer, tool.Number:
		if _, err := strconv.ParseFloat(s, 64); err == nil && json.Valid([]byte(s)) {
			return json.RawMessage(s), nil
		}
	default:
	}
	return json.Marshal(s)
}

// json is the value for the call.
func (a *argument) json() json.RawMessage {
	if a.param.Kind != tool.List {
		return a.values[0]
	}
	list, err := json.Marshal(a.values)
	must(err) // every value was made by encoded
	return list
}

// String is the value as typed; flags print their default with it.
func (a *argument) String() string {
	if !a.given() {
		return ""
	}
	return string(a.json())
}

// Type names the value in the help.
func (a *argument) Type() string {
	switch a.param.Kind {
	case tool.Boolean:
		return "bool"
	case tool.Integer, tool.Number:
		return "number"
	case tool.Object:
		return "json"
	case tool.String, tool.List:
		return "text"
	}
	return ""
}

// typed is the argument as a shell takes it: a list is its flag for each item.
func (a *argument) typed(raw json.RawMessage, positional bool) string {
	var items []json.RawMessage
	if a.param.Kind != tool.List || json.Unmarshal(raw, &items) != nil {
		items = []json.RawMessage{raw}
	}
	var words []string
	for _, item := range items {
		switch {
		case positional:
			words = append(words, word(item))
		case a.param.Kind == tool.Boolean:
			words = append(words, "--"+a.flag())
		default:
			words = append(words, "--"+a.flag()+" "+word(item))
		}
	}
	return strings.Join(words, " ")
}

// word is a value as one word of a shell.
func word(raw json.RawMessage) string {
	text := string(raw)
	var s string
	switch {
	case json.Unmarshal(raw, &s) != nil && strings.HasPrefix(text, "{"):
		return "'" + text + "'"
	case s == "":
		return text
	case strings.ContainsAny(s, " ~$&|;<>()\"{}"):
		return strconv.Quote(s)
	}
	return s
}
