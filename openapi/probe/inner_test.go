package probe

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kiro-mcp/openapi"
)

// TestCurl: the line can be run, and no secret stands in it.
func TestCurl(t *testing.T) {
	base, err := url.Parse("http://127.0.0.1:8000")
	if err != nil {
		t.Fatal(err)
	}
	all := []secret{
		{in: openapi.InHeader, name: "Authorization", prefix: "Bearer ", variable: "TOKEN", value: "s3cret"},
		{in: openapi.InQuery, name: "key", variable: "KEY", value: "k3y5"},
		{in: openapi.InCookie, name: "session", variable: "SESSION", value: "s3ssion"},
	}
	tests := []struct {
		method, address, body string
		show                  showing
		want                  string
	}{
		{"GET", "/a?b=1", "", showRight, `curl -sS -H "Authorization: Bearer $TOKEN" -b "session=$SESSION" 'http://127.0.0.1:8000/a?b=1'"&key=$KEY"`},
		{"GET", "/a", "", showNone, `curl -sS 'http://127.0.0.1:8000/a'`},
		{"GET", "/a", "", showWrong, `curl -sS -H "Authorization: Bearer not-a-credential" -b "session=not-a-credential" 'http://127.0.0.1:8000/a'"?key=not-a-credential"`},
		{"POST", "/a", `{"it's":"s3cret"}`, showNone, `curl -sS -X POST --data-binary '{"it'\''s":"$TOKEN"}' 'http://127.0.0.1:8000/a'`},
		{"POST", "/a", "a\r\nb\\'", showNone, `curl -sS -X POST --data-binary $'a\r\nb\\\'' 'http://127.0.0.1:8000/a'`},
		{"POST", "/a", "\xff", showNone, `curl -sS -X POST --data-binary '…bytes…' 'http://127.0.0.1:8000/a'`},
	}
	for _, test := range tests {
		r, err := http.NewRequest(test.method, base.String()+test.address, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if got := curl(&client{base: base, secrets: all}, r, []byte(test.body), test.show); got != test.want {
			t.Errorf("(-want +got)\n-%s\n+%s", test.want, got)
		}
	}
}

func TestDiffers(t *testing.T) {
	text := &openapi.Schema{Types: []openapi.Type{openapi.TypeString}}
	s := &openapi.Schema{Properties: []*openapi.Property{
		{Name: "a", Schema: text},
		{Name: "n", Schema: &openapi.Schema{Types: []openapi.Type{openapi.TypeNumber}}},
		{Name: "l", Schema: &openapi.Schema{Types: []openapi.Type{openapi.TypeArray}, Items: text}},
		{Name: "secret", Schema: &openapi.Schema{WriteOnly: true}},
	}}
	tests := []struct{ sent, read, want string }{
		{`{"a":"x"}`, `{"a":"x","more":1}`, ""},
		{`{"a":"x"}`, `{}`, `/a was sent as "x" and is not there`},
		{`{"a":"x"}`, `{"a":"y"}`, `/a was sent as "x" and is "y"`},
		{`{"a":" Ada@Example.com"}`, `{"a":"ada@example.com"}`, ""},
		{`{"a":"2024-01-01T10:00:00Z"}`, `{"a":"2024-01-01T12:00:00+02:00"}`, ""},
		{`{"a":null}`, `{}`, ""},
		{`{"a":"x"}`, `{"a":null}`, `/a was sent as "x" and is null`},
		{`{"n":1.50}`, `{"n":1.5}`, ""},
		{`{"n":1}`, `{"n":2}`, `/n was sent as 1 and is 2`},
		{`{"l":["a","b"]}`, `{"l":["b","a"]}`, ""},
		{`{"l":["a","a"]}`, `{"l":["a","b"]}`, `/l/1 was sent as "a" and is "b"`},
		{`{"l":["a","b"]}`, `{"l":["a"]}`, "/l was sent with 2 items and has 1"},
		{`{"secret":"x"}`, `{}`, ""},
		{`{"unnamed":"x"}`, `{}`, ""},
	}
	for _, test := range tests {
		var sent, read any
		if json.Unmarshal([]byte(test.sent), &sent) != nil || json.Unmarshal([]byte(test.read), &read) != nil {
			t.Fatal(test)
		}
		if got := differ(sent, read, s, ""); got != test.want {
			t.Errorf("%s, read as %s: (-want +got)\n-%s\n+%s", test.sent, test.read, test.want, got)
		}
	}
}

func TestSecretsAreNamed(t *testing.T) {
	c := &openapi.Contract{Security: []*openapi.SecurityScheme{{Type: "http", Scheme: "bearer"}}}
	getenv := func(name string) string {
		return map[string]string{"T": "abcd", "B": "Basic eDp5", "K": "a-key", "BAD": "a\nb"}[name]
	}
	all, err := secrets(c, map[string]string{"Authorization": "T", "query:api_key": "K"}, getenv)
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequest(http.MethodGet, "http://127.0.0.1/a?b=1", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		s.shows(r, false)
	}
	if r.Header.Get("Authorization") != "Bearer abcd" || r.URL.RawQuery != "api_key=a-key&b=1" {
		t.Errorf("header %q, query %q", r.Header.Get("Authorization"), r.URL.RawQuery)
	}
	if got := masked(all, "abcd and a-key"); got != "$T and $K" {
		t.Errorf("masked %q", got)
	}
	for _, variable := range []string{"NONE", "BAD"} {
		if _, err := secrets(c, map[string]string{"X": variable}, getenv); err == nil || strings.Contains(err.Error(), "a\nb") {
			t.Errorf("%s: %v", variable, err)
		}
	}
}
