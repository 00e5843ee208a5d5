package symbols

import (
	"bytes"
	"strconv"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// above is a key or an item of YAML that others stand below.
type above struct {
	column int
	owner  string // path of what stands below
	symbol int32  // 1 + index of its key; 0 for an item
	up     int32  // the key around what stands below
	items  int    // items seen at its column or below, for their numbers
}

// yaml reads the keys of YAML line by line: what a plain scalar holds is nothing
// that tokens could say.
func (k *keys) yaml() {
	stack := []above{{column: -1}}
	line := 0
	rest := k.Src
	block := -1 // column of the key whose text block goes on; -1 when none does
	for len(rest) > 0 && !k.full {
		line++
		end := bytes.IndexByte(rest, '\n')
		text := rest
		if end >= 0 {
			text, rest = rest[:end], rest[end+1:]
		} else {
			rest = nil
		}
		text = bytes.TrimRight(text, " \t\r")
		body := bytes.TrimLeft(text, " ")
		column := len(text) - len(body)
		if len(body) == 0 || block >= 0 && column > block {
			continue
		}
		block = -1
		if body[0] == '#' || body[0] == '%' {
			continue
		}
		if bytes.HasPrefix(body, []byte("---")) && column == 0 {
			stack = k.leave(stack, -1, line-1)
			continue
		}
		stack, block = k.yamlLine(stack, body, column, line)
	}
	k.leave(stack, -1, max(line, 1))
}

// leave ends what stands at column or further right.
func (k *keys) leave(stack []above, column, line int) []above {
	for len(stack) > 1 && stack[len(stack)-1].column >= column {
		stack = k.pop(stack, line)
	}
	return stack
}

func (k *keys) pop(stack []above, line int) []above {
	if s := stack[len(stack)-1].symbol; s > 0 {
		k.out.Symbols[s-1].End = max(k.out.Symbols[s-1].Line, line)
	}
	return stack[:len(stack)-1]
}

// yamlLine reads the items and the key of a line. block is the column right of
// which a text block goes on.
func (k *keys) yamlLine(stack []above, body []byte, column, line int) (_ []above, block int) {
	for len(stack) < 100 && (bytes.HasPrefix(body, []byte("- ")) || len(body) == 1 && body[0] == '-') {
		stack = k.leaveItem(stack, column, line-1)
		top := &stack[len(stack)-1]
		item := above{column: column, owner: join(top.owner, strconv.Itoa(top.items)), up: top.up}
		top.items++
		stack = append(stack, item)
		trimmed := bytes.TrimLeft(body[1:], " ")
		column += len(body) - len(trimmed)
		body = trimmed
		if len(body) == 0 {
			return stack, -1
		}
	}
	name, value, ok := yamlKey(body)
	if !ok {
		return stack, blockAfter(body, column)
	}
	stack = k.leave(stack, column, line-1)
	top := &stack[len(stack)-1]
	symbol := k.note(top.owner, name, yamlScalar(value), top.up, line, line)
	if k.full {
		return stack, -1
	}
	stack = append(stack, above{column: column, owner: join(top.owner, name), symbol: symbol, up: symbol})
	return stack, blockAfter([]byte(value), column)
}

// leaveItem ends what an item at column does not belong to. A list may stand at
// the column of its key.
func (k *keys) leaveItem(stack []above, column, line int) []above {
	for len(stack) > 1 {
		top := stack[len(stack)-1]
		if top.column < column || top.column == column && top.symbol > 0 {
			return stack
		}
		stack = k.pop(stack, line)
	}
	return stack
}

// blockAfter is the column right of which the text block goes on that a value
// begins; -1 when it begins none.
func blockAfter(value []byte, column int) int {
	if i := bytes.LastIndexAny(value, " :"); i >= 0 {
		value = value[i+1:]
	}
	if len(value) > 0 && len(value) < 4 && (value[0] == '|' || value[0] == '>') {
		return column
	}
	return -1
}

// yamlKey cuts "key: value".
func yamlKey(body []byte) (name, value string, ok bool) {
	text := string(body)
	if q := text[0]; q == '"' || q == '\'' {
		end := strings.IndexByte(text[1:], q)
		if end < 0 || !strings.HasPrefix(strings.TrimLeft(text[end+2:], " "), ":") {
			return "", "", false
		}
		rest := strings.TrimLeft(text[end+2:], " ")
		return bounded(text[1 : end+1]), strings.TrimSpace(rest[1:]), true
	}
	if text[0] == '{' || text[0] == '[' || text[0] == '|' || text[0] == '>' || text[0] == '?' {
		return "", "", false
	}
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '#' && i > 0 && text[i-1] == ' ':
			return "", "", false
		case text[i] == ':' && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\t'):
			return bounded(strings.TrimSpace(text[:i])), strings.TrimSpace(text[i+1:]), i > 0
		}
	}
	return "", "", false
}

// yamlScalar is a value without comment, anchor and quotes.
func yamlScalar(value string) string {
	for strings.HasPrefix(value, "&") || strings.HasPrefix(value, "!!") {
		_, rest, found := strings.Cut(value, " ")
		if !found {
			return ""
		}
		value = strings.TrimLeft(rest, " ")
	}
	if value == "" || value[0] == '#' {
		return ""
	}
	if q := value[0]; q == '"' || q == '\'' {
		if end := strings.LastIndexByte(value, q); end > 0 {
			return bounded(value[1:end])
		}
		return bounded(value[1:])
	}
	if i := strings.Index(value, " #"); i >= 0 {
		value = strings.TrimRight(value[:i], " ")
	}
	if value[0] == '|' || value[0] == '>' {
		return ""
	}
	return bounded(value)
}

// readKeys reads data and configuration.
func readKeys(r *reader) bool {
	k := &keys{File: r.File, out: r.out}
	switch r.Lang.Name {
	case "json":
		k.json()
	case "yaml":
		if k.out.Confidence == facts.Partial { // of tokens, which are not used
			k.out.Confidence = facts.Scanned
		}
		k.yaml()
	case "properties":
		k.properties()
	case "toml":
		k.toml()
	case "hcl":
		k.hcl()
	default:
		return false
	}
	return true
}
