package verify_test

import (
	"strings"
	"testing"

	"kiro-mcp/internal/testcontract"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// contract reads a contract whose paths and components are given, schema one
// schema in the flow style of YAML.
var (
	contract = testcontract.Of
	schema   = testcontract.Schema
)

func TestValue(t *testing.T) {
	const toServer, toClient = openapi.ToServer, openapi.ToClient
	tests := []struct {
		name, schema, value string
		direction           openapi.Direction
		want                string // rules and messages, one a line; empty: valid
	}{
		{"anything", `{}`, `null`, toClient, ""},
		{"type", `{type: string}`, `3`, toClient, "type: must be a string, not the number 3"},
		{"several types", `{type: [string, boolean]}`, `[]`, toClient, "type: must be a string or a boolean, not a list"},
		{"null", `{type: string}`, `null`, toClient, "type: must be a string, not null"},
		{"nullable", `{type: [string, 'null'], minLength: 5}`, `null`, toClient, ""},
		{"a whole number in another form", `{type: integer}`, `1.0e1`, toClient, ""},
		{"a fraction", `{type: integer}`, `1.5`, toClient, "type: must be an integer, not the number 1.5"},
		{"enum", `{enum: [1, a]}`, `"b"`, toClient, `enum: must be one of 1, "a", not the string "b"`},
		{"enum by value", `{enum: [1.0, {a: 1, b: 2}]}`, `{"b":2.0,"a":1}`, toClient, ""},
		{"minimum", `{type: number, minimum: 0.1}`, `0.09`, toClient, "minimum: must be at least 0.1, not 0.09"},
		{"just the minimum", `{type: number, minimum: 0.1}`, `0.10`, toClient, ""},
		{"exclusive", `{type: number, exclusiveMaximum: 5}`, `5`, toClient, "exclusiveMaximum: must be below 5, not 5"},
		{"exact multiples", `{type: number, multipleOf: 0.01}`, `4.35`, toClient, ""},
		{"no multiple", `{type: number, multipleOf: 0.01}`, `4.351`, toClient, "multipleOf: must be a multiple of 0.01, not 4.351"},
		{"beyond exact numbers", `{type: number, maximum: 5}`, `1e999999999`, toClient, ""},
		{"int32", `{type: integer, format: int32}`, `2147483648`, toClient, "format: must fit int32, which 2147483648 does not"},
		{"length in characters", `{type: string, maxLength: 2}`, `"日本"`, toClient, ""},
		{"too long", `{type: string, maxLength: 2}`, `"日本語"`, toClient, "maxLength: must have at most 2 characters, not 3"},
		{"pattern is found anywhere", `{type: string, pattern: 'b+'}`, `"abbc"`, toClient, ""},
		{"pattern of ECMA", `{type: string, pattern: '^(?!x).*\d$'}`, `"x1"`, toClient, `pattern: must match ^(?!x).*\d$, which the string "x1" does not`},
		{"pattern that takes years", `{type: string, pattern: '^(a+)+$'}`, `"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"`, toClient, ""},
		{"pattern that cannot be read", `{type: string, pattern: '^(a$'}`, `"b"`, toClient, ""},
		{"uuid", `{type: string, format: uuid}`, `"12"`, toClient, `format: must be a uuid, not the string "12"`},
		{"a format that nobody knows", `{type: string, format: shoe-size}`, `"?"`, toClient, ""},
		{"items", `{type: array, items: {type: integer}, maxItems: 2}`, `[1,"2",3]`, toClient, "maxItems: must hold at most 2 items, not 3\n/1 type: must be an integer, not the string \"2\""},
		{"twice", `{type: array, uniqueItems: true}`, `[1,2,1.0]`, toClient, "uniqueItems: must not repeat itself: items 0 and 2 are equal"},
		{"tuple", `{prefixItems: [{type: string}], items: {type: boolean}}`, `["a",1]`, toClient, "/1 type: must be a boolean, not the number 1"},
		{"required", `{type: object, required: [a/b], properties: {a/b: {type: string}}}`, `{}`, toClient, "/a~1b required: must be there"},
		{"closed", `{type: object, properties: {a: {}}, additionalProperties: false}`, `{"a":1,"b":2}`, toClient, "/b additionalProperties: must not be there: only a may"},
		{"the rest", `{type: object, additionalProperties: {type: integer}}`, `{"a":1,"b":"c"}`, toClient, "/b type: must be an integer, not the string \"c\""},
		{"by pattern", `{type: object, patternProperties: {'^x-': {type: integer}}, additionalProperties: false}`, `{"x-a":"b"}`, toClient, "/x-a type: must be an integer, not the string \"b\""},
		{"too few properties", `{type: object, minProperties: 2}`, `{"a":1}`, toClient, "minProperties: must have at least 2 properties, not 1"},
		{"writeOnly is not answered", `{type: object, required: [p], properties: {p: {type: string, writeOnly: true}}}`, `{"p":"x"}`, toClient, "/p writeOnly: must not be answered: it is only to be written"},
		{"nor asked for", `{type: object, required: [p], properties: {p: {type: string, writeOnly: true}}}`, `{}`, toClient, ""},
		{"it is sent", `{type: object, required: [p], properties: {p: {type: string, writeOnly: true}}}`, `{}`, toServer, "/p required: must be there"},
		{"readOnly is not asked for", `{type: object, required: [p], properties: {p: {type: string, readOnly: true}}}`, `{}`, toServer, ""},
		{"it is answered", `{type: object, required: [p], properties: {p: {type: string, readOnly: true}}}`, `{}`, toClient, "/p required: must be there"},
		{"all of them", `{allOf: [{type: object, required: [a]}, {type: object, required: [b]}]}`, `{}`, toClient, "/a required: must be there\n/b required: must be there"},
		{"one and no more", `{oneOf: [{type: integer}, {type: number}]}`, `1`, toClient, "several: must be exactly one of its alternatives, and is the one at 0 and the one at 1"},
		{"none", `{anyOf: [{type: integer}, {type: object, required: [a]}]}`, `{}`, toClient, "anyOf: fits none of its alternatives; nearest: /a: must be there"},
		{"not", `{not: {type: string}}`, `"a"`, toClient, `not: must not be what it is: the string "a"`},
		{"told by its kind", `{$ref: '#/components/schemas/Pet'}`, `{"kind":"cat"}`, toClient, "/lives required: must be there"},
		{"told by its name", `{$ref: '#/components/schemas/Pet'}`, `{"kind":"dog","tricks":[1]}`, toClient, "/tricks/0 type: must be a string, not the number 1"},
		{"of no kind", `{$ref: '#/components/schemas/Pet'}`, `{"kind":"cow"}`, toClient, `/kind discriminator: must be one of cat, dog, not the string "cow"`},
		{"within itself", `{$ref: '#/components/schemas/Tree'}`, `{"name":"a","below":[{"name":"b","below":[{"below":[]}]}]}`, toClient, "/below/0/below/0/name required: must be there"},
		{"never", `{type: object, properties: {a: false}}`, `{"a":1}`, toClient, "/a false: nothing is allowed here"},
		{"no JSON", `{}`, `{`, toClient, "json: must be JSON: unexpected EOF"},
		{"more than one", `{}`, `1 2`, toClient, "json: must be JSON: something follows the value"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, v := range verify.Value(schema(t, test.schema), openapi.Value(test.value), test.direction) {
				got = append(got, strings.TrimSpace(v.Pointer+" "+v.Rule)+": "+v.Message)
				if v.Rule != verify.RuleJSON && v.Place.Line == 0 {
					t.Errorf("%v has no line", v)
				}
			}
			if text := strings.Join(got, "\n"); text != test.want {
				t.Errorf("-want +got\n-%s\n+%s", test.want, text)
			}
		})
	}
}

func TestFormats(t *testing.T) {
	tests := []struct{ format, good, bad string }{
		{"date", "2024-02-29", "2023-02-29 2024-2-9 29.02.2024"},
		{"date-time", "2024-02-29T10:00:00Z 2024-02-29t10:00:00.5+02:00 2016-12-31T23:59:60Z", "2024-02-29T10:00:00 2024-02-29 Thu"},
		{"time", "10:00:00Z 10:00:00.25+01:00 10:00:00", "25:00:00 ten"},
		{"duration", "P1D PT1H30M P1DT2H3.5S P2W", "1D P-1 one"},
		{"uuid", "3f0c9a52-6d1e-4b7a-8c25-000000000001", "3f0c9a526d1e4b7a8c25000000000001 {3f0c9a52-6d1e-4b7a-8c25-000000000001}"},
		{"email", "a@example.com a+b@sub.example.com", "a a@ <a@example.com>"},
		{"uri", "https://example.com/a urn:isbn:1", "/a example.com"},
		{"hostname", "localhost a.example.com", "-a.example.com a..b"},
		{"ipv4", "192.0.2.1", "192.0.2 192.0.2.256 ::1"},
		{"ipv6", "::1 2001:db8::1", "192.0.2.1 ::g"},
		{"byte", "ZXhhbXBsZQ== ZXhhbXBsZQ ab-_", "?? a"},
	}
	for _, test := range tests {
		s := &openapi.Schema{Types: []openapi.Type{openapi.TypeString}, Format: test.format}
		for i, list := range []string{test.good, test.bad} {
			for word := range strings.FieldsSeq(list) {
				if valid := verify.Valid(s, openapi.Value(`"`+word+`"`), openapi.ToClient); valid != (i == 0) {
					t.Errorf("%s as %s: valid is %v", word, test.format, valid)
				}
			}
		}
	}
}

// FuzzValue: whatever is sent as a value is judged, and the same each time.
func FuzzValue(f *testing.F) {
	for _, seed := range []string{`{"kind":"cat","lives":9}`, `{"kind":1}`, `[1,1.0]`, `1e400`, `"\ud800"`, `{"a":{"a":{}}}`, `nul`} {
		f.Add([]byte(seed))
	}
	s := schema(f, `{anyOf: [{$ref: '#/components/schemas/Pet'}, {$ref: '#/components/schemas/Tree'}, {type: array, uniqueItems: true, items: {type: number, multipleOf: 0.1}}]}`)
	f.Fuzz(func(t *testing.T, raw []byte) {
		first := verify.Value(s, raw, openapi.ToClient)
		again := verify.Value(s, raw, openapi.ToClient)
		if len(first) != len(again) || len(first) > 0 && first[0].String() != again[0].String() {
			t.Errorf("%s: %v, then %v", raw, first, again)
		}
	})
}
