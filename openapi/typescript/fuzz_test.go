package typescript

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

// FuzzText: no text of a document ends the string or the comment that it stands
// in, starts a tag there, or hides what it is.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "plain", "*/", "**/ x", "a\"b\\", "\n@ts-ignore", "/* @deprecated", "\u2028\u202e\x00", "`${x}`", "*\u200b/", strings.Repeat("long ", 60)} {
		f.Add(s)
	}
	tag := regexp.MustCompile(`^[\s*/]*@`)
	f.Fuzz(func(t *testing.T, s string) {
		said := comment([]string{s})
		if inside := strings.TrimSuffix(said, "*/\n"); said != "" && strings.Contains(inside, "*/") {
			t.Errorf("%q ends its comment: %q", s, said)
		}
		for line := range strings.Lines(strings.TrimPrefix(said, "/** ")) {
			if tag.MatchString(line) {
				t.Errorf("%q becomes a tag: %q", s, line)
			}
		}
		if strings.ContainsFunc(strings.ReplaceAll(strings.ReplaceAll(said, "\n", ""), "\t", ""), hidden) {
			t.Errorf("%q hides something: %q", s, said)
		}
		inside := quote(s)
		inside = inside[1 : len(inside)-1]
		if strings.ContainsFunc(inside, hidden) || strings.Contains(regexp.MustCompile(`\\.`).ReplaceAllString(inside, ""), `"`) {
			t.Errorf("%q breaks out of its string: %s", s, inside)
		}
	})
}

// FuzzLiteral: whatever JSON a document has as a value is written, whole.
func FuzzLiteral(f *testing.F) {
	for _, s := range []string{`"a"`, `-1.5e3`, `[1,"x, y",null]`, `{"a":{"b":[]},"c d":true}`, `{}`, `{"a":1,"a":2}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !json.Valid([]byte(s)) {
			t.Skip()
		}
		if written := literal([]byte(strings.TrimSpace(s))); written == "" {
			t.Errorf("%s is written as nothing", s)
		}
	})
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ written, typed, method string }{
		{"order-item", "OrderItem", "orderItem"},
		{"Order_item", "OrderItem", "orderItem"},
		{"repos/list-for-org", "ReposListForOrg", "reposListForOrg"},
		{"HTTPGet", "HTTPGet", "httpGet"},
		{"URL", "URL", "url"},
		{"GET2", "GET2", "get2"},
		{"com.example.Thing", "ComExampleThing", "comExampleThing"},
		{"400-error", "_400Error", "_400Error"},
		{"--", "_", "_"},
		{"größe", "Größe", "größe"},
	} {
		if got := typeName(c.written); got != c.typed {
			t.Errorf("type %s is %s, want %s", c.written, got, c.typed)
		}
		if got := methodName(c.written); got != c.method {
			t.Errorf("method %s is %s, want %s", c.written, got, c.method)
		}
	}
	free := newNames("constructor")
	for _, want := range []string{"a", "a2", "a3"} {
		if got := free.give("a"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got := free.give("constructor"); got != "constructor2" {
		t.Errorf("got %s", got)
	}
}
