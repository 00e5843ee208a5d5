package pytest

import (
	"strings"
	"testing"

	"kiro-mcp/openapi"
)

func TestLiteral(t *testing.T) {
	for _, c := range []struct{ json, want string }{
		{`null`, `None`},
		{`[true, false]`, `[True, False]`},
		{`1E5`, `1e5`},
		{`{"b": 1, "a": {}}`, `{"b": 1, "a": {}}`},
		{`"it's"`, `"it's"`},
		{`"say \"it\""`, `'say "it"'`},
		{`"say \"it's\""`, `'say "it\'s"'`},
		{`"\\\n\t\r"`, `"\\\n\t\r"`},
		{`"\u0000\u001B\u2028\uD83D\uDE00"`, `"\x00\x1b\u2028😀"`},
		{`"\"\"\""`, `'"""'`},
		{`"\\N{DIGIT ONE}"`, `"\\N{DIGIT ONE}"`},
		{`"größe"`, `"größe"`},
	} {
		e, err := literal(openapi.Value(c.json))
		if err != nil {
			t.Errorf("literal(%s): %v", c.json, err)
			continue
		}
		var b strings.Builder
		e.write(&b, 0, 0, 0)
		if b.String() != c.want {
			t.Errorf("literal(%s) = %s, want %s", c.json, b.String(), c.want)
		}
	}
}

func TestLiteralOfNoJSON(t *testing.T) {
	for _, faulty := range []string{``, `{`, `[1`, `{"a"}`} {
		if _, err := literal(openapi.Value(faulty)); err == nil {
			t.Errorf("literal(%q) is no error", faulty)
		}
	}
}

func TestTextOfLengths(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{strings.Repeat("x", 40), `"` + strings.Repeat("x", 40) + `"`},
		{strings.Repeat("x", 201), `"x" * 201`},
		{"ab" + strings.Repeat("ß", 50), `"ab" + "ß" * 50`},
		{"", `""`},
	} {
		var b strings.Builder
		text(c.text).write(&b, 0, 0, 0)
		if b.String() != c.want {
			t.Errorf("text of %d bytes = %s, want %s", len(c.text), b.String(), c.want)
		}
	}
}

func TestOctets(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"plain", `b"plain"`},
		{"{\"a\": 1}", `b'{"a": 1}'`},
		{"\x89PNG\n\\", `b"\x89PNG\n\\"`},
		{`both " and '`, `b"both \" and '"`},
	} {
		if got := octets([]byte(c.data)).open; got != c.want {
			t.Errorf("octets(%q) = %s, want %s", c.data, got, c.want)
		}
	}
}

func TestDocstring(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`POST /orders: Create.`, `"""POST /orders: Create."""`},
		{`ends with """`, `"""ends with '''"""`},
		{`a \N{x} path\`, `"""a /N{x} path/"""`},
		{"two\nlines\u2028more", `"""two lines more"""`},
		{strings.Repeat("word ", 30), `"""` + strings.TrimSpace(strings.Repeat("word ", 15)) + ` ..."""`},
	} {
		if got := docstring(4, c.text); got != c.want {
			t.Errorf("docstring(%q) = %s, want %s", c.text, got, c.want)
		}
	}
}

// FuzzQuoted: no text ends the string that it is quoted in, or begins a line.
func FuzzQuoted(f *testing.F) {
	for _, s := range []string{`"`, `'`, `\`, `\"`, "\n", `"'\`, "\u2028", `"""`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := quoted(s)
		quote := q[:1]
		inner := q[1 : len(q)-1]
		for i := 0; i < len(inner); i++ {
			switch {
			case inner[i] == '\\':
				i++
			case inner[i:i+1] == quote:
				t.Fatalf("%q is quoted as %s, which ends early", s, q)
			}
		}
		if strings.ContainsAny(q, "\n\r\x00\u2028\u2029\u0085") || strings.HasSuffix(inner, `\`) && (len(inner)-len(strings.TrimRight(inner, `\`)))%2 == 1 {
			t.Fatalf("%q is quoted as %s", s, q)
		}
	})
}
