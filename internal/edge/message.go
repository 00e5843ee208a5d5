package edge

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"unicode/utf8"

	"github.com/mark3labs/mcp-go/mcp"
)

// message is one line of input, read far enough to be sent on its way.
type message struct {
	raw    json.RawMessage // the whole line
	id     json.RawMessage // as written, to be echoed as written; nil for a notification
	method string          // empty for a response
	params json.RawMessage
	result json.RawMessage // of a response to a request of ours

	failure json.RawMessage // its error, when that is what it holds
}

// rejection is a line that is no message: a JSON-RPC error.
type rejection struct {
	id      json.RawMessage // nil when it could not be read: sent as null
	code    int
	message string
}

// envelope is a message before it is known to be one.
type envelope struct {
	JSONRPC json.RawMessage `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"`
	Method  json.RawMessage `json:"method"`
	Params  json.RawMessage `json:"params"`
	Result  json.RawMessage `json:"result"`
	Error   json.RawMessage `json:"error"`
}

// parse reads a line that is not blank. A line that is no valid message gives
// a rejection. mcp-go would answer to batches that they do not parse, and take
// a null id for a notification and leave the sender waiting.
func parse(line []byte) (message, *rejection) {
	if !utf8.Valid(line) {
		return message{}, &rejection{code: mcp.PARSE_ERROR, message: "the line is not valid UTF-8"}
	}
	var e envelope
	err := json.Unmarshal(line, &e)
	if _, ok := errors.AsType[*json.SyntaxError](err); ok {
		return message{}, &rejection{code: mcp.PARSE_ERROR, message: "the line is no JSON: " + err.Error()}
	}
	switch bytes.TrimLeft(line, " \t\r")[0] {
	case '{':
		return classify(line, e)
	case '[':
		return message{}, &rejection{code: mcp.INVALID_REQUEST, message: "batches are not part of this protocol: send one message a line"}
	default:
		return message{}, &rejection{code: mcp.INVALID_REQUEST, message: "a message must be a JSON object"}
	}
}

// classify tells requests, notifications and responses apart.
func classify(line []byte, e envelope) (message, *rejection) {
	m := message{raw: line, id: e.ID, params: e.Params, result: e.Result, failure: e.Error}
	invalid := func(why string) (message, *rejection) {
		return message{}, &rejection{id: m.id, code: mcp.INVALID_REQUEST, message: why}
	}
	if len(m.id) > 0 && !isID(m.id) {
		m.id = nil
		return invalid("id must be a string, or a number below 1e308")
	}
	if string(e.JSONRPC) != `"2.0"` {
		return invalid(`jsonrpc must be "2.0"`)
	}
	answers := len(e.Result) > 0 || len(e.Error) > 0
	switch {
	case len(e.Method) == 0 && answers && m.id != nil:
		return m, nil
	case len(e.Method) == 0 || e.Method[0] != '"' || answers:
		return invalid("a message must have a method, which is a string, or an id with a result or an error")
	case len(m.params) > 0 && m.params[0] != '{':
		return invalid("params must be an object")
	}
	if err := json.Unmarshal(e.Method, &m.method); err != nil || m.method == "" {
		return invalid("method must be a string that is not empty")
	}
	return m, nil
}

// isID reports whether a JSON value can be an id. mcp-go reads a number as a
// floating-point one, and fails on the whole message when it is beyond those.
func isID(raw json.RawMessage) bool {
	if raw[0] == '"' {
		return true
	}
	_, err := strconv.ParseFloat(string(raw), 64)
	return err == nil
}

// idOf finds the id in the beginning of a message that was too long to read.
func idOf(beginning []byte) json.RawMessage {
	dec := json.NewDecoder(bytes.NewReader(beginning))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return nil
	}
	for {
		name, err := dec.Token()
		if err != nil {
			return nil
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil
		}
		if name == "id" && isID(value) {
			return value
		}
	}
}
