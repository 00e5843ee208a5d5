package symbols

import (
	"bytes"
	"strings"

	"kiro-mcp/internal/code/lex"
)

// properties reads "a.b.c = value" line by line, of .properties, .env and .ini.
func (k *keys) properties() {
	section := ""
	line := 0
	more := false // the line before ended with a backslash
	for text := range bytes.Lines(k.Src) {
		line++
		body := strings.TrimSpace(string(text))
		joined := more
		more = strings.HasSuffix(body, `\`)
		if joined || body == "" || body[0] == '#' || body[0] == '!' || body[0] == ';' {
			more = more && joined
			continue
		}
		if body[0] == '[' && strings.HasSuffix(body, "]") {
			section = bounded(body[1 : len(body)-1])
			continue
		}
		body = strings.TrimPrefix(body, "export ")
		i := strings.IndexAny(body, "=:")
		if i <= 0 || k.full {
			continue
		}
		owner, name := cutKey(bounded(strings.TrimSpace(body[:i])))
		value := strings.TrimSpace(body[i+1:])
		if len(value) > 1 && (value[0] == '"' || value[0] == '\'') && value[len(value)-1] == value[0] {
			value = value[1 : len(value)-1]
		}
		k.note(join(section, owner), name, bounded(value), 0, line, line)
	}
}

// cutKey cuts a key at its last point.
func cutKey(key string) (owner, name string) {
	if i := strings.LastIndexByte(key, '.'); i > 0 && i+1 < len(key) {
		return key[:i], key[i+1:]
	}
	return "", key
}

// toml reads tables and the keys below them.
func (k *keys) toml() {
	section, up := "", int32(0)
	for i := 0; i < len(k.Tokens) && !k.full; {
		end := k.lineOf(i)
		switch {
		case k.Is(i, "["):
			from := i + 1
			if k.Is(from, "[") {
				from++
			}
			to := from
			for to < end && !k.Is(to, "]") {
				to++
			}
			section = k.dotted(from, to)
			owner, name := cutKey(section)
			up = k.note(owner, name, "", 0, int(k.At(i).Line), 0)
		case k.At(i).Kind < lex.Punct:
			k.setting(i, end, section, up)
		}
		if up > 0 && !k.full {
			k.out.Symbols[up-1].End = int(k.At(end - 1).Line)
		}
		i = end
	}
}

// setting notes "a.b = value".
func (k *keys) setting(i, end int, owner string, up int32) {
	eq := i
	for eq < end && !k.Is(eq, "=") {
		eq++
	}
	if eq >= end-1 {
		return
	}
	above, name := cutKey(k.dotted(i, eq))
	k.note(join(owner, above), name, k.scalar(eq+1, end), up, int(k.At(i).Line), int(k.At(end-1).Line))
}

// scalar is the text of a value: a string without its quotes.
func (k *keys) scalar(from, to int) string {
	if to-from == 1 && k.IsString(from) {
		return bounded(k.Value(from))
	}
	if to-from > 40 || from >= to {
		return ""
	}
	return bounded(strings.Join(strings.Fields(k.Between(from, to-1)), " "))
}

// dotted is a key of several parts, without quotes.
func (k *keys) dotted(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		b.WriteString(k.Value(i))
	}
	return bounded(b.String())
}

// lineOf is the index of the first token on a later line, brackets passed over.
func (k *keys) lineOf(i int) int {
	for n := i; n < len(k.Tokens); n++ {
		if n > i && k.At(n).First {
			return n
		}
		if m := k.Partner(n); m > n {
			n = m
		}
	}
	return len(k.Tokens)
}
