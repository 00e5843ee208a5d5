package openapi_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"kiro-mcp/internal/testcpu"
	"kiro-mcp/openapi"
	"kiro-mcp/specfs/doc"
)

type file = fstest.MapFile

// files is a source that is held in memory.
type files fstest.MapFS

func (f files) ReadFile(rel string) ([]byte, error) { return fstest.MapFS(f).ReadFile(rel) }

// readText reads a contract that is one file.
func readText(t testing.TB, text string, o openapi.Options) *openapi.Contract {
	t.Helper()
	c, err := openapi.Read(t.Context(), files{"api.yaml": {Data: []byte(text)}}, "api.yaml", o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func bomb(levels int) string {
	var b strings.Builder
	b.WriteString("openapi: 3.0.3\ninfo: {title: Boom, version: '1'}\npaths: {}\nx-0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < levels; i++ {
		fmt.Fprintf(&b, "x-%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), i-1)
	}
	return b.String()
}

// merges is a document that merges one large object many times.
func merges() string {
	var b strings.Builder
	b.WriteString("openapi: 3.0.3\ninfo: {title: Boom, version: '1'}\npaths: {}\nx-a: &a {")
	for i := range 5000 {
		fmt.Fprintf(&b, "k%d: 1, ", i)
	}
	b.WriteString("}\nx-b:\n  <<: [" + strings.Repeat("*a, ", 5000) + "]\n")
	return b.String()
}

func nested(levels int) string {
	return `{"openapi":"3.0.3","info":{"title":"Deep","version":"1"},"paths":{},"x-deep":` +
		strings.Repeat("[", levels) + strings.Repeat("]", levels) + `}`
}

// TestBadInput: what is no contract says so on its line, soon and without
// growing.
func TestBadInput(t *testing.T) {
	for name, c := range map[string]struct {
		text, code string
		line       int
	}{
		"empty":                {"", "empty_contract", 1},
		"white space":          {"\n\n  \n", "empty_contract", 1},
		"a mark alone":         {"\ufeff", "empty_contract", 1},
		"not UTF-8":            {"openapi: 3.0.3\ninfo: {title: \xff}", "contract_not_utf8", 1},
		"bomb":                 {bomb(9), "alias_bomb", 1},
		"merge bomb":           {merges(), "alias_bomb", 6},
		"too deep, JSON":       {nested(2000), "too_deep", 1},
		"too deep, YAML":       {"x: " + strings.Repeat("[", 2000) + strings.Repeat("]", 2000), "too_deep", 1},
		"JSON, cut off":        {"{\n\"openapi\": \"3.0.3\",\n\"info\": {", "syntax_error", 3},
		"JSON, no comma":       {"{\n\"openapi\": \"3.0.3\"\n\"info\": {}}", "syntax_error", 3},
		"JSON, raw tab":        {"{\"openapi\": \"3.0\t\"", "syntax_error", 1},
		"JSON, two values":     {"{} {}", "syntax_error", 1},
		"two documents":        {"openapi: 3.0.3\n---\nopenapi: 3.0.3\n", "syntax_error", 1},
		"tab":                  {"openapi: 3.0.3\n\tinfo: {}\n", "syntax_error", 2},
		"a text":               {"hello", "not_openapi", 1},
		"a key that is a list": {"openapi: 3.0.3\n? [a, b]\n: c\n", "syntax_error", 2},
		"no anchor":            {"openapi: 3.0.3\ninfo: *nowhere\n", "syntax_error", 2},
	} {
		t.Run(name, func(t *testing.T) {
			begin := testcpu.Used(t)
			got := readText(t, c.text, openapi.Options{})
			if took := testcpu.Used(t) - begin; took > 2*time.Second {
				t.Errorf("it took %s", took)
			}
			if got.Usable() || got.Operations != nil || got.Schemas != nil {
				t.Errorf("it is usable, with %d operations", len(got.Operations))
			}
			for _, f := range got.Findings {
				if f.Code == c.code && f.Severity == doc.Error && f.Line == c.line && f.File == "api.yaml" && f.Message != "" {
					return
				}
			}
			t.Errorf("findings (-want +got):\n-line %d: %s\n+%+v", c.line, c.code, got.Findings)
		})
	}
}

// TestChains: references may lead from one to the next as long as they like.
func TestChains(t *testing.T) {
	const length = 10_000
	for name, link := range map[string]string{
		"properties": `{"type":"object","properties":{"next":{"$ref":"#/components/schemas/S%d"}}}`,
		"aliases":    `{"$ref":"#/components/schemas/S%d"}`,
		"allOf":      `{"allOf":[{"$ref":"#/components/schemas/S%d"}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString(`{"openapi":"3.1.0","info":{"title":"Long","version":"1"},"paths":{},"components":{"schemas":{`)
			for i := range length {
				fmt.Fprintf(&b, `"S%d":`+link+",\n", i, i+1)
			}
			fmt.Fprintf(&b, `"S%d":{"type":"string"}}}}`, length)
			c := readText(t, b.String(), openapi.Options{})
			if len(c.Schemas) != length+1 && name != "aliases" {
				t.Errorf("%d schemas, findings %+v", len(c.Schemas), c.Findings[:min(3, len(c.Findings))])
			}
		})
	}
}

// TestOddities: what is unusual and valid is read.
func TestOddities(t *testing.T) {
	plain := "openapi: 3.1.0\ninfo:\n  title: Odd\n  version: '1'\npaths:\n  /a:\n    get:\n      responses:\n        200: {description: fine}\n"
	for name, text := range map[string]string{
		"plain":               plain,
		"byte order mark":     "\ufeff" + plain,
		"CRLF":                strings.ReplaceAll(plain, "\n", "\r\n"),
		"no last line end":    strings.TrimRight(plain, "\n"),
		"document marks":      "---\n" + plain + "...\n",
		"braces, and no JSON": "{openapi: 3.1.0, info: {title: Odd, version: '1'}, paths: {/a: {get: {responses: {200: {description: fine}}}}}}",
		"JSON with a mark":    "\ufeff{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Odd\",\"version\":\"1\"},\"paths\":{\"/a\":{\"get\":{\"responses\":{\"200\":{\"description\":\"fine\"}}}}}}",
		"tab in JSON":         "{\n\t\"openapi\": \"3.1.0\",\n\t\"info\": {\"title\": \"Odd\", \"version\": \"1\"},\r\n\t\"paths\": {\"/a\": {\"get\": {\"responses\": {\"200\": {\"description\": \"fine\"}}}}}}",
		"merge key":           "x-get: &get\n  responses:\n    200: {description: fine}\nx-other: &other\n  responses: {}\n" + strings.Replace(plain, "    get:\n      responses:\n        200: {description: fine}\n", "    get:\n      <<: [*get, *other]\n", 1),
		"64 levels":           plain + "x-deep: " + strings.Repeat("{a: ", 64) + "1" + strings.Repeat("}", 64) + "\n",
	} {
		t.Run(name, func(t *testing.T) {
			c := readText(t, text, openapi.Options{})
			if !c.Usable() || len(c.Operations) != 1 || c.Title != "Odd" {
				t.Fatalf("%d operations, findings %+v", len(c.Operations), c.Findings)
			}
			if o := c.Operations[0]; len(o.Responses) != 1 || o.Responses[0].Status != "200" || o.Responses[0].Description != "fine" {
				t.Errorf("responses: %+v", o.Responses)
			}
		})
	}
}
