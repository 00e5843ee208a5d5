package fastapi

import (
	"strings"
	"testing"
)

func TestQuoted(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"plain", `"plain"`},
		{`say "so"`, `'say "so"'`},
		{`it's "so"`, `'it\'s "so"'`},
		{`it's "`, `"it's \""`},
		{`back\slash`, `"back\\slash"`},
		{"two\nlines\r\t", `"two\nlines\r\t"`},
		{"\u2028\u202e\x00\U000e0001", `"\u2028\u202e\x00\U000e0001"`},
		{"größe 日本", `"größe 日本"`},
		{`\N{BULLET}`, `"\\N{BULLET}"`},
	} {
		if got := quoted(c.text); got != c.want {
			t.Errorf("quoted(%q) = %s, want %s", c.text, got, c.want)
		}
	}
}

func TestDocstring(t *testing.T) {
	long := strings.Repeat("word ", 30)
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"  One line. \n", `"""One line."""`},
		{`ends with "quotes"`, `"""ends with "quotes" """`},
		{`"begins" so`, `""" "begins" so"""`},
		{`ends with \`, `"""ends with \\"""`},
		{`three """ quotes`, `"""three ""\" quotes"""`},
		{"two\r\n\r\n  lines\u2028more", "\"\"\"two\n\n  lines\nmore\n\"\"\""},
		{long, "\"\"\"" + strings.TrimSpace(strings.Repeat("word ", 17)) + "\n" + strings.TrimSpace(strings.Repeat("word ", 13)) + "\n\"\"\""},
	} {
		if got := strings.Join(docstring(0, c.text), "\n"); got != c.want {
			t.Errorf("docstring(%q) =\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

func TestLayout(t *testing.T) {
	f := newFile()
	field := call(from("pydantic", "Field"), set("max_length", word("120")))
	f.write(1, "short: ", of(from("typing", "Annotated"), word("str"), field), "")
	f.write(1, "rather_long_name_of_a_field: ", of(from("typing", "Annotated"), word("str"), field, call(ours("Pattern"), word(`"^[a-z]+$"`))), " = None")
	f.write(0, "Union = ", either(word("AnAlternativeWithALongName"), word("None"), word("AnotherAlternativeWithALongName"), word("OneMoreOfThem")), "")
	f.write(1, "listed: ", of(word("list"), of(from("typing", "Annotated"), word("AVeryLongNameOfAModelThatFillsTheLine"), field)), " = None")
	want := `    short: Annotated[str, Field(max_length=120)]
    rather_long_name_of_a_field: Annotated[
        str,
        Field(max_length=120),
        schema.Pattern("^[a-z]+$"),
    ] = None
Union = Union[
    AnAlternativeWithALongName,
    AnotherAlternativeWithALongName,
    OneMoreOfThem,
    None,
]
    listed: list[
        Annotated[
            AVeryLongNameOfAModelThatFillsTheLine,
            Field(max_length=120),
        ]
    ] = None
`
	if got := f.b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if !f.imports["pydantic"]["Field"] || !f.imports["typing"]["Union"] || !f.imports[contractModule]["schema"] {
		t.Errorf("imports are %v", f.imports)
	}
}

func TestHandler(t *testing.T) {
	source := []byte(`"""Docs.

    def hidden(self): this is text
"""
def outside(self):
    pass


class OrdersHandlers:
    async def create_order(self, *, body):
        return body  # """

    def list_(self):
        '''def quoted(self)'''
        return []

    async def create_order_2 (self): ...
`)
	for name, want := range map[string]int{"create_order": 10, "list_": 13, "create_order_2": 17, "hidden": 0, "quoted": 0, "outside": 0, "create": 0, "order": 0} {
		if got := (Target{}).Handler(source, name); got != want {
			t.Errorf("Handler(%s) = %d, want %d", name, got, want)
		}
	}
}

func FuzzHandler(f *testing.F) {
	f.Add("class A:\n    def b(self): ...\n", "b")
	f.Add("'''\n", "")
	f.Fuzz(func(t *testing.T, source, name string) {
		if line := (Target{}).Handler([]byte(source), name); line > strings.Count(source, "\n")+1 {
			t.Errorf("line %d of %q", line, source)
		}
	})
}
