package symbols

import (
	"strconv"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// mostKeys bounds the keys of one file: data of a hundred thousand lines is no
// configuration.
const mostKeys = 5000

// keys notes the keys of data and configuration.
type keys struct {
	*lex.File
	out  *facts.File
	full bool
}

// note adds a key below a path and gives 1 + its index.
func (k *keys) note(owner, name, value string, up int32, line, end int) int32 {
	if len(k.out.Symbols) >= mostKeys {
		if !k.full {
			k.full = true
			k.out.Confidence = facts.Partial
			k.out.Unresolved = append(k.out.Unresolved, facts.Unresolved{What: "key", Text: name, Why: "the file has more keys than are kept", Line: line})
		}
		return up
	}
	k.out.Symbols = append(k.out.Symbols, facts.Symbol{
		Kind: facts.Key, Name: name, Owner: owner, Value: value, Public: true, Up: up, Line: line, End: max(line, end),
	})
	return int32(len(k.out.Symbols))
}

// path is where the keys below another one are.
func (k *keys) path(symbol int32) string {
	if symbol == 0 {
		return ""
	}
	s := &k.out.Symbols[symbol-1]
	return join(s.Owner, s.Name)
}

// level is an object or a list of JSON under way.
type level struct {
	owner string
	up    int32
	item  int // number of the next item; -1 in an object
}

// json reads the keys of JSON.
func (k *keys) json() {
	levels := []level{}
	owner, up := "", int32(0)
	for i := 0; i < len(k.Tokens) && !k.full; i++ {
		t := k.At(i)
		switch {
		case t.Byte == '{' || t.Byte == '[':
			if n := len(levels) - 1; n >= 0 && levels[n].item >= 0 {
				owner, up = join(levels[n].owner, strconv.Itoa(levels[n].item)), levels[n].up
				levels[n].item++
			}
			next := level{owner: owner, up: up, item: -1}
			if t.Byte == '[' {
				next.item = 0
			}
			if len(levels) > 200 {
				k.out.Confidence = facts.Partial
				return
			}
			levels = append(levels, next)
		case t.Byte == '}' || t.Byte == ']':
			if len(levels) > 0 {
				levels = levels[:len(levels)-1]
			}
		case t.Kind == lex.String && k.Is(i+1, ":") && i+2 < len(k.Tokens):
			if len(levels) == 0 {
				continue
			}
			at := levels[len(levels)-1]
			up = k.member(at, i)
			owner = k.path(up)
			i++
			if v := k.At(i + 1); v.Byte != '{' && v.Byte != '[' {
				i++
			}
		}
	}
}

// member notes one key of JSON with its value.
func (k *keys) member(at level, i int) int32 {
	v := i + 2
	end, value := v, ""
	switch t := k.At(v); {
	case t.Byte == '{' || t.Byte == '[':
		end = k.Close(v)
		if t.Byte == '[' {
			value = k.scalars(v, end)
		}
	case t.Kind == lex.String:
		value = bounded(k.Value(v))
	case t.Byte == '-' && v+1 < len(k.Tokens):
		value = "-" + k.Text(v+1)
	default:
		value = k.Text(v)
	}
	return k.note(at.owner, bounded(k.Value(i)), value, at.up, int(k.At(i).Line), int(k.At(end).Line))
}

// scalars is the text of a short list that holds no objects.
func (k *keys) scalars(open, end int) string {
	if end-open > 40 {
		return ""
	}
	for i := open + 1; i < end; i++ {
		if b := k.At(i).Byte; b == '{' || b == '[' {
			return ""
		}
	}
	return bounded(strings.Join(strings.Fields(k.Between(open, end)), " "))
}

// bounded is a text that can be kept.
func bounded(s string) string {
	if len(s) > longest {
		s = s[:longest]
	}
	return strings.ToValidUTF8(s, "")
}
