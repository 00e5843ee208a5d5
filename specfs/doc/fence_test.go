package doc

import (
	"fmt"
	"strings"
	"testing"
)

func TestFences(t *testing.T) {
	for _, tc := range []struct{ name, src, want string }{
		{"two, one without a language", "# T\n\n```Go title=a\nx := 1\ny := 2\n```\n\n~~~\nz\n~~~\n", `go line 3 "x := 1\ny := 2"; line 8 "z"`},
		{"empty", "```go\n```\n", ""},
		{"a span of back-ticks is none", "```` ``` ```` marks a fence\n\n```js\na\n```\n", `js line 3 "a"`},
		{"never closed", "```python\na\n", `python line 1 "a"`},
		{"braces and commas after the language", "```ts {1,3}\na\n```\n", `ts line 1 "a"`},
	} {
		var got []string
		for _, f := range Fences([]byte(tc.src)) {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s line %d %q", f.Language, f.Line, f.Span.Of([]byte(tc.src)))))
		}
		if joined := strings.Join(got, "; "); joined != tc.want {
			t.Errorf("%s (-want +got)\n-%s\n+%s", tc.name, tc.want, joined)
		}
	}
}
