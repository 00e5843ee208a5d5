package generate

import "testing"

func TestSameButLayout(t *testing.T) {
	for _, c := range []struct {
		name, file, a, b string
		want             bool
	}{
		{"the same", "a.py", "x = 1\n", "x = 1\n", true},
		{"blank lines", "a.py", "x = 1\ny = 2\n", "x = 1\n\n\ny = 2\n", true},
		{"line ends", "a.py", "x = 1\ny = 2\n", "x = 1\r\ny = 2\r\n", true},
		{"line ends in a text", "a.py", "x = \"\"\"a\nb\"\"\"\n", "x = \"\"\"a\r\nb\"\"\"\r\n", true},
		{"quotes", "a.py", "x = 'a'\n", "x = \"a\"\n", true},
		{"quotes that hold quotes", "a.py", `x = 'a"'` + "\n", `x = "a'"` + "\n", false},
		{"a call over several lines", "a.py", "f(a, b)\n", "f(\n    a,\n    b,\n)\n", true},
		{"a tuple of one", "a.py", "x = (1,)\n", "x = (1)\n", false},
		{"a call of one", "a.py", "f(1,)\n", "f(1)\n", true},
		{"parentheses around a whole value", "a.py", "x = a + b\n", "x = (\n    a + b\n)\n", true},
		{"parentheses around a condition", "a.py", "if a and b:\n    c()\n", "if (\n    a\n    and b\n):\n    c()\n", true},
		{"parentheses around an answer", "a.py", "def f() -> a | b:\n    pass\n", "def f() -> (\n    a | b\n):\n    pass\n", true},
		{"parentheses around an element", "a.py", "x = [a if b else c for d in e]\n", "x = [\n    (a if b else c)\n    for d in e\n]\n", true},
		{"parentheses around a default", "a.py", "def f(a: b | None = c): pass\n", "def f(a: (b | None) = c): pass\n", true},
		{"parentheses around a tuple", "a.py", "return a, b\n", "return (\n    a,\n    b,\n)\n", true},
		{"parentheses around what a loop sets", "a.py", "for a, b in c: pass\n", "for (a, b) in c: pass\n", true},
		{"a tuple as an argument", "a.py", "f(x=(a, b))\n", "f(x=a, b)\n", false},
		{"a generator in a list", "a.py", "x = [a for b in c]\n", "x = [(a for b in c)]\n", false},
		{"a tuple among arguments", "a.py", "f(a, b)\n", "f((a, b))\n", false},
		{"a tuple as an index", "a.py", "x = a[b,]\n", "x = a[b]\n", false},
		{"a list of one", "a.py", "x = [b,]\n", "x = [b]\n", true},
		{"a tuple to walk over", "a.py", "for a in (b,): pass\n", "for a in (b): pass\n", false},
		{"parentheses that bind", "a.py", "x = (a or b).c\n", "x = a or b.c\n", false},
		{"parentheses that deny", "a.py", "if not (a and b): pass\n", "if not a and b: pass\n", false},
		{"parentheses in a choice", "a.py", "x = (a if b else c) if d else e\n", "x = a if b else c if d else e\n", false},
		{"parentheses in a value", "a.py", "x = a * (b + c)\n", "x = a * b + c\n", false},
		{"parentheses around an import", "a.py", "from a import b, c\n", "from a import (\n    b,\n    c,\n)\n", true},
		{"four spaces for two", "a.py", "if a:\n  b()\n", "if a:\n    b()\n", true},
		{"out of a block", "a.py", "if a:\n    b()\n    c()\n", "if a:\n    b()\nc()\n", false},
		{"a continued line", "a.py", "x = a + \\\n    b\n", "x = a + b\n", true},
		{"a comment", "a.py", "x = 1  # one\n", "x = 1 # one\n", true},
		{"a comment added", "a.py", "x = 1\n", "x = 1  # one\n", false},
		{"a comment that takes in the next line", "a.py", "# a\nb()\n", "# a b()\n", false},
		{"a docstring", "a.py", "def f():\n  \"\"\"A.\n\n  B.\n  \"\"\"\n", "def f():\n    \"\"\"A.\n\n    B.\n    \"\"\"\n", true},
		{"a text over several lines", "a.py", "x = \"\"\"a\n b\"\"\"\n", "x = \"\"\"a\n  b\"\"\"\n", false},
		{"white space in a string", "a.py", "x = 'a b'\n", "x = 'a  b'\n", false},
		{"a word apart", "a.py", "ab = 1\n", "a b = 1\n", false},
		{"semicolons", "a.ts", "const x = 1\n", "const x = 1;\n", true},
		{"quotes in the code of a template", "a.ts", "x = `it's ${a ? 'b' : c}`\n", "x = `it's ${a ? \"b\" : c}`\n", true},
		{"quotes in a template", "a.ts", "x = `it's`\n", "x = `it\"s`\n", false},
		{"parentheses around what is returned", "a.ts", "{ return a || b }\n", "{\n  return (\n    a ||\n    b\n  );\n}\n", true},
		{"a bar before the first alternative", "a.ts", "type A = B | C\n", "type A =\n  | B\n  | C;\n", true},
		{"a bar less", "a.ts", "x = a || b\n", "x = a | b\n", false},
		{"a comma behind the last type parameter", "a.ts", "interface A<B, C> {}\n", "interface A<\n  B,\n  C,\n> {}\n", true},
		{"parentheses around one parameter", "a.ts", "f(x => x)\n", "f((x) => x)\n", true},
		{"a call before an arrow", "a.ts", "f(x, (a, b) => a)\n", "f(x, (a) => a)\n", false},
		{"a statement moved into a block", "a.ts", "if (a) { b(); } c();\n", "if (a) { b(); c(); }\n", false},
		{"a block comment", "a.ts", "/** A.\n * B. */\nx;\n", "/** A.\n   * B. */\nx;\n", true},
		{"a template", "a.ts", "x = `a b`\n", "x = `a  b`\n", false},
		{"an object", "a.ts", "x = {a: 1, b: 2}\n", "x = {\n  a: 1,\n  b: 2,\n};\n", true},
		{"JSON on more lines", "a.json", "{\"a\": [1, 2]}\n", "{\n\t\"a\": [\n1,2]\n}", true},
		{"JSON in another order", "a.json", "{\"a\": 1, \"b\": 2}\n", "{\"b\": 2, \"a\": 1}\n", false},
		{"white space at the end", "a.toml", "a = 1 \n\nb = 2\n", "a = 1\nb = 2\n", true},
		{"an indent where it may count", "a.toml", "a = 1\n", "  a = 1\n", false},
		{"brackets that close nothing", "a.py", ")]}\n", ")]}\n\n", true},
	} {
		if got := sameButLayout(c.file, []byte(c.a), []byte(c.b)); got != c.want {
			t.Errorf("%s: %v, want %v\n%q\n%q", c.name, got, c.want, tokensOf(c.a, python), tokensOf(c.b, python))
		}
	}
}

// FuzzTokens holds that every text is cut to its end, and that what stands in
// its words is not lost.
func FuzzTokens(f *testing.F) {
	for _, seed := range []string{"x = ('a',)\n", "def f():\n    \"\"\"A\"\"\"\n", "x = 'a", "/* a", "`${a}`", "\\", "# a"} {
		f.Add(seed, "\n")
	}
	f.Fuzz(func(t *testing.T, text, layout string) {
		for _, l := range []language{python, typescript} {
			_ = tokensOf(text, l)
			_ = tokensOf(text+layout, l)
		}
		if !sameButLayout("a.py", []byte(text), []byte(text)) {
			t.Error("a text differs from itself")
		}
	})
}

func TestMergeLines(t *testing.T) {
	const base = "1\n2\n3\n4\n5\n"
	for _, c := range []struct {
		name, mine, theirs, want string
		clean                    bool
	}{
		{"nobody", base, base, base, true},
		{"mine", "1\nmine\n3\n4\n5\n", base, "1\nmine\n3\n4\n5\n", true},
		{"theirs", base, "1\n2\n3\n4\ntheirs\n", "1\n2\n3\n4\ntheirs\n", true},
		{"both apart", "mine\n2\n3\n4\n5\n", "1\n2\n3\n4\ntheirs\n", "mine\n2\n3\n4\ntheirs\n", true},
		{"both the same", "1\nx\n3\n4\n5\n", "1\nx\n3\n4\n5\n", "1\nx\n3\n4\n5\n", true},
		{"both one line", "1\nmine\n3\n4\n5\n", "1\ntheirs\n3\n4\n5\n", "", false},
		{"lines that touch", "1\nmine\n3\n4\n5\n", "1\n2\ntheirs\n4\n5\n", "", false},
		{"both add in one place", "1\n2\n3\n4\n5\nmine\n", "1\n2\n3\n4\n5\ntheirs\n", "", false},
		{"removed and changed", "1\n3\n4\n5\n", "1\ntheirs\n3\n4\n5\n", "", false},
		{"the line ends of Windows", "mine\r\n2\r\n3\r\n4\r\n5\r\n", "1\n2\n3\n4\ntheirs\n", "mine\r\n2\r\n3\r\n4\r\ntheirs\r\n", true},
		{"without a last line end", "1\n2\n3\n4\n5", "theirs\n2\n3\n4\n5\n", "theirs\n2\n3\n4\n5", true},
	} {
		got, clean := mergeLines([]byte(base), []byte(c.mine), []byte(c.theirs))
		if clean != c.clean || string(got) != c.want {
			t.Errorf("%s: clean %v, %q; want %v, %q", c.name, clean, got, c.clean, c.want)
		}
	}
}
