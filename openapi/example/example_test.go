package example_test

import (
	"strings"
	"testing"

	"kiro-mcp/internal/testcontract"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// schema reads one schema in the flow style of YAML.
var schema = testcontract.Schema

func TestOf(t *testing.T) {
	tests := []struct{ name, schema, want, full string }{ // full is empty where it is the same
		{"text", `{type: string}`, `"example"`, ""},
		{"its own example", `{type: string, examples: [mine]}`, `"mine"`, ""},
		{"an example that is none", `{type: string, maxLength: 3, examples: [mine], default: me}`, `"me"`, ""},
		{"a list of values", `{type: string, enum: [b, a]}`, `"b"`, ""},
		{"length", `{type: string, minLength: 10, maxLength: 12}`, `"examplexxx"`, ""},
		{"no length", `{type: string, maxLength: 0}`, `""`, ""},
		{"pattern", `{type: string, pattern: '^[A-Z]{4}-\d{4}$'}`, `"AAAA-0000"`, ""},
		{"pattern and length", `{type: string, pattern: '^\w+$', minLength: 12}`, `"examplexxxxx"`, ""},
		{"alternatives of a pattern", `{type: string, pattern: '^(foo|bar)(-baz)?$', minLength: 5}`, `"foo-baz"`, ""},
		{"pattern with a letter by number", `{type: string, pattern: '^[\u00e9]{2}$'}`, `"éé"`, ""},
		{"many of them", `{type: string, pattern: '^[\w]{1,2048}$'}`, `"example"`, ""},
		{"pattern and format", `{type: string, format: email, pattern: '@example\.com$'}`, `"user1@example.com"`, ""},
		{"uuid", `{type: string, format: uuid}`, `"3f0c9a52-6d1e-4b7a-8c25-000000000001"`, ""},
		{"a long address", `{type: string, format: uri, minLength: 30}`, `"https://example.com/1xxxxxxxxx"`, ""},
		{"number", `{type: number}`, `1.5`, ""},
		{"whole", `{type: integer}`, `1`, ""},
		{"above", `{type: integer, exclusiveMinimum: 5}`, `6`, ""},
		{"below", `{type: integer, maximum: -3}`, `-3`, ""},
		{"between", `{type: number, exclusiveMinimum: 0, exclusiveMaximum: 1}`, `0.5`, ""},
		{"multiple", `{type: integer, minimum: 10, multipleOf: 7}`, `14`, ""},
		{"parts", `{type: number, minimum: 0.1, multipleOf: 0.25}`, `0.25`, ""},
		{"items", `{type: array, items: {type: integer}, minItems: 2, uniqueItems: true}`, `[1,2]`, ""},
		{"tuple", `{type: array, prefixItems: [{type: string}, {type: boolean}], items: {type: integer}, minItems: 3}`, `["example",true,1]`, ""},
		{"object", `{type: object, required: [b], properties: {a: {type: integer}, b: {type: string}}}`, `{"b":"example"}`, `{"a":1,"b":"example"}`},
		{"required without a property", `{type: object, required: [z], additionalProperties: {type: integer}}`, `{"z":1}`, ""},
		{"a map", `{type: object, additionalProperties: {type: boolean}}`, `{"key1":true}`, ""},
		{"names by pattern", `{type: object, patternProperties: {'^x-[a-z]$': {type: integer}}, additionalProperties: false, minProperties: 2}`, `{"x-a":1,"x-b":2}`, ""},
		{"at least two", `{type: object, minProperties: 2, properties: {a: {type: string}, b: {type: string}, c: {type: string}}}`, `{"a":"example","b":"example"}`, `{"a":"example","b":"example","c":"example"}`},
		{"at most one", `{type: object, maxProperties: 1, required: [b], properties: {a: {type: string}, b: {type: string}}}`, `{"b":"example"}`, ""},
		{"merged", `{allOf: [{type: object, required: [a], properties: {a: {type: string, minLength: 8}}}, {properties: {a: {maxLength: 9, pattern: '^x'}}}]}`, `{"a":"xxxxxxxx"}`, ""},
		{"exactly one", `{oneOf: [{type: integer, minimum: 0}, {type: integer, maximum: 5}]}`, `6`, ""},
		{"none of those", `{type: string, not: {enum: [example]}}`, `"example-1"`, ""},
		{"told apart", `{$ref: '#/components/schemas/Pet'}`, `{"kind":"cat","lives":1}`, ""},
		{"within itself", `{$ref: '#/components/schemas/Tree'}`, `{"name":"example","below":[]}`, `{"name":"example","up":{"name":"example","below":[]},"below":[]}`},
		{"endless but for null", `{type: object, required: [x], properties: {x: {type: [object, 'null'], required: [x], properties: {x: {$ref: '#/components/schemas/Endless'}}}}}`, `{"x":null}`, ""},
		{"anything", `{}`, `"example"`, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := schema(t, test.schema)
			if test.full == "" {
				test.full = test.want
			}
			least, err := example.Of(s, openapi.ToClient)
			if err != nil || string(least) != test.want {
				t.Errorf("(-want +got)\n-%s\n+%s %v", test.want, least, err)
			}
			full, err := example.Full(s, openapi.ToClient)
			if err != nil || string(full) != test.full {
				t.Errorf("with all that may be there (-want +got)\n-%s\n+%s %v", test.full, full, err)
			}
		})
	}
}

func TestCannot(t *testing.T) {
	tests := []struct{ name, schema, want string }{
		{"look-around", `{type: string, pattern: '^(?!example)(?=x)y$'}`, "no value can be made of X: no text can be made of the pattern ^(?!example)(?=x)y$: invalid or unsupported Perl syntax: `(?!`"},
		{"endless", `{$ref: '#/components/schemas/Endless'}`, "no value can be made of X: property e: property e: it contains itself without end"},
		{"nothing between", `{type: integer, minimum: 2, maximum: 1}`, "no value can be made of X: no number lies within its bounds"},
		{"parts that exclude each other", `{allOf: [{type: string}, {type: integer}]}`, "no value can be made of X: its parts exclude each other"},
		{"too few values", `{type: array, uniqueItems: true, minItems: 3, items: {type: boolean}}`, "no value can be made of X: it needs 3 different items, and its schema gave 2"},
		{"never", `{type: object, required: [a], properties: {a: false}}`, "no value can be made of X: property a: it allows no value"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v, err := example.Of(schema(t, test.schema), openapi.ToClient)
			if err == nil {
				t.Fatalf("made %s", v)
			}
			if !strings.HasPrefix(err.Error(), "api.yaml:") || !strings.HasSuffix(err.Error(), test.want) {
				t.Errorf("(-want +got)\n-api.yaml:N: %s\n+%v", test.want, err)
			}
		})
	}
}

func TestDirections(t *testing.T) {
	s := schema(t, `{type: object, required: [id, name, password], properties: {id: {type: integer, readOnly: true}, name: {type: string}, password: {type: string, writeOnly: true}}, examples: [{id: 7, name: Ada, password: secret12}]}`)
	for d, want := range map[openapi.Direction]string{
		openapi.ToServer: `{"name":"Ada","password":"secret12"}`,
		openapi.ToClient: `{"id":7,"name":"Ada"}`,
	} {
		if v, err := example.Of(s, d); err != nil || string(v) != want {
			t.Errorf("(-want +got)\n-%s\n+%s %v", want, v, err)
		}
	}
}

// TestBroken: each value breaks the rule that it names, and one of every rule
// is there.
func TestBroken(t *testing.T) {
	tests := []struct{ schema, want string }{ // rules with their pointers
		{`{type: object, required: [a], additionalProperties: false, properties: {a: {type: string, minLength: 2, maxLength: 3}}}`, "type:, type:, required:/a, additionalProperties:/unexpected, type:/a, type:/a, minLength:/a, maxLength:/a"},
		{`{type: integer, minimum: 1, exclusiveMaximum: 10, multipleOf: 3}`, "type:, type:, type:, minimum:, exclusiveMaximum:, multipleOf:"},
		{`{type: number, exclusiveMinimum: 0, maximum: 2.5}`, "type:, type:, exclusiveMinimum:, maximum:"},
		{`{type: array, minItems: 1, maxItems: 2, uniqueItems: true, items: {type: string, enum: [a, b, c]}}`, "type:, type:, minItems:, maxItems:, uniqueItems:, type:/0, type:/0, enum:/0"},
		{`{type: string, format: date}`, "type:, type:, format:"},
		{`{type: string, pattern: '^a+$'}`, "type:, type:, pattern:, pattern:, pattern:"},
		{`{type: [string, 'null'], maxLength: 9}`, "type:, maxLength:"},
		{`{type: object, minProperties: 1, maxProperties: 2, additionalProperties: {type: integer}}`, "type:, type:, minProperties:, maxProperties:, type:/key1, type:/key1, type:/key1"},
		{`{$ref: '#/components/schemas/Pet'}`, "type:, type:, discriminator:/kind, required:/lives, type:/lives, type:/lives, type:/lives"},
		{`{anyOf: [{type: integer}, {type: boolean}]}`, "type:, type:, type:"},
	}
	for _, test := range tests {
		t.Run(test.schema, func(t *testing.T) {
			s := schema(t, test.schema)
			var got []string
			for _, f := range example.Broken(s, openapi.ToServer) {
				got = append(got, f.Rule+":"+f.Pointer)
				if verify.Valid(s, f.Value, openapi.ToServer) || f.Says == "" {
					t.Errorf("%s does not break %s (%s)", f.Value, f.Rule, f.Says)
				}
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("(-want +got)\n-%s\n+%s", test.want, strings.Join(got, ", "))
			}
		})
	}
}

func TestEdges(t *testing.T) {
	s := schema(t, `{type: object, properties: {a: {type: string, minLength: 2, maxLength: 9}, b: {type: integer, minimum: 1, maximum: 99}, c: {type: array, maxItems: 2, items: {type: boolean}}, d: {enum: [x, y]}, e: {type: [string, 'null']}, f: {$ref: '#/components/schemas/Pet'}}}`)
	var got []string
	for _, e := range example.Edges(s, openapi.ToServer) {
		at, _ := example.At(e.Value, e.Pointer)
		got = append(got, e.Rule+":"+e.Pointer+"="+string(at))
	}
	want := `maxLength:/a="examplexx", minLength:/a="ex", maximum:/b=99, maxItems:/c=[true,false], enum:/d="y", nullable:/e=null, oneOf:/f={"kind":"dog","tricks":["example"]}`
	if strings.Join(got, ", ") != want {
		t.Errorf("(-want +got)\n-%s\n+%s", want, strings.Join(got, ", "))
	}
}

func TestEncode(t *testing.T) {
	const list, object = `["a b","c"]`, `{"x":1,"y":"z/"}`
	tests := []struct {
		in      openapi.In
		style   string
		explode bool
		value   string
		want    string // name=value, by spaces
	}{
		{openapi.InPath, "simple", false, `"a/b"`, "p=a%2Fb"},
		{openapi.InPath, "simple", false, list, "p=a%20b,c"},
		{openapi.InPath, "simple", true, object, "p=x=1,y=z%2F"},
		{openapi.InPath, "label", true, list, "p=.a%20b.c"},
		{openapi.InPath, "matrix", false, `5`, "p=;p=5"},
		{openapi.InPath, "matrix", true, list, "p=;p=a%20b;p=c"},
		{openapi.InPath, "matrix", true, object, "p=;x=1;y=z%2F"},
		{openapi.InQuery, "form", true, list, "p=a b&p=c"},
		{openapi.InQuery, "form", false, list, "p=a b,c"},
		{openapi.InQuery, "form", true, object, "x=1&y=z/"},
		{openapi.InQuery, "form", false, object, "p=x,1,y,z/"},
		{openapi.InQuery, "spaceDelimited", false, list, "p=a b c"},
		{openapi.InQuery, "pipeDelimited", false, list, "p=a b|c"},
		{openapi.InQuery, "deepObject", true, `{"a":{"b":1},"c":[1,2]}`, "p[a][b]=1&p[c]=1&p[c]=2"},
		{openapi.InQuery, "form", true, `[]`, ""},
		{openapi.InHeader, "simple", false, object, "p=x,1,y,z/"},
		{openapi.InCookie, "form", true, `true`, "p=true"},
	}
	for _, test := range tests {
		p := &openapi.Parameter{Name: "p", In: test.in, Style: test.style, Explode: test.explode}
		pairs, err := example.Encode(p, openapi.Value(test.value))
		if err != nil {
			t.Error(err)
		}
		var got []string
		for _, pair := range pairs {
			got = append(got, pair.Name+"="+pair.Value)
		}
		if strings.Join(got, "&") != test.want {
			t.Errorf("%s %s %v %s (-want +got)\n-%s\n+%s", test.in, test.style, test.explode, test.value, test.want, strings.Join(got, "&"))
		}
	}
}

// FuzzPattern: a text that is made of a pattern matches it.
func FuzzPattern(f *testing.F) {
	for _, seed := range []string{`^[A-Z]{4}-\d{4}$`, `(a|b)*c?`, `^\p{L}+$`, `[^a-z]{3,5}`, `^(?:\w+\.)+com$`, `\bword\b`, `a{1000}`, `^$|x`} {
		f.Add(seed, 3)
	}
	f.Fuzz(func(t *testing.T, pattern string, least int) {
		least = max(0, min(least, 50))
		s := &openapi.Schema{Types: []openapi.Type{openapi.TypeString}, Pattern: pattern, MinLength: &least}
		v, err := example.Of(s, openapi.ToServer)
		if err != nil {
			return // it says why
		}
		if wrong := verify.Value(s, v, openapi.ToServer); len(wrong) > 0 {
			t.Errorf("%q: %v", pattern, wrong)
		}
	})
}
