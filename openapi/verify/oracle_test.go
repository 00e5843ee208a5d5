package verify_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/dlclark/regexp2/v2"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// oracle judges values by a library for JSON Schema, to which schemas are
// given as documents of their own.
type oracle struct {
	direction openapi.Direction
	schemas   []*openapi.Schema
	numbers   map[*openapi.Schema]int
	compiler  *jsonschema.Compiler
}

func newOracle(d openapi.Direction) *oracle {
	o := &oracle{direction: d, numbers: map[*openapi.Schema]int{}, compiler: jsonschema.NewCompiler()}
	o.compiler.UseLoader(o)
	o.compiler.AssertFormat()
	o.compiler.UseRegexpEngine(func(s string) (jsonschema.Regexp, error) {
		for _, options := range []regexp2.RegexOptions{regexp2.ECMAScript | regexp2.Unicode, regexp2.None} {
			if re, err := regexp2.Compile(s, options); err == nil {
				return pattern{re}, nil
			}
		}
		return nil, fmt.Errorf("no pattern: %s", s)
	})
	return o
}

type pattern struct{ *regexp2.Regexp }

func (p pattern) MatchString(s string) bool {
	yes, err := p.Regexp.MatchString(s)
	return yes && err == nil
}

// Load gives the schema of an address.
func (o *oracle) Load(address string) (any, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	i, err := strconv.Atoi(u.Opaque)
	if err != nil {
		return nil, err
	}
	raw, err := json.Marshal(o.document(o.schemas[i]))
	if err != nil {
		return nil, err
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(raw))
}

func (o *oracle) ref(s *openapi.Schema) any {
	if s == nil {
		return true
	}
	i, known := o.numbers[s]
	if !known {
		o.format(s.Format)
		i = len(o.schemas)
		o.numbers[s] = i
		o.schemas = append(o.schemas, s)
	}
	return map[string]any{"$ref": "schema:" + strconv.Itoa(i)}
}

// format lets the library ask what this package says of a format.
func (o *oracle) format(name string) {
	if name == "" || name == "regex" {
		return
	}
	lone := &openapi.Schema{Format: name}
	o.compiler.RegisterFormat(&jsonschema.Format{Name: name, Validate: func(v any) error {
		raw, err := json.Marshal(v)
		if found := verify.Value(lone, raw, o.direction); len(found) > 0 {
			return errors.New(found[0].String())
		}
		return err
	}})
}

func (o *oracle) refs(all []*openapi.Schema) []any {
	refs := make([]any, len(all))
	for i, s := range all {
		refs[i] = o.ref(s)
	}
	return refs
}

// document writes a schema as JSON Schema 2020-12. Formats ask the
// same functions.
func (o *oracle) document(s *openapi.Schema) any {
	if s.Never {
		return false
	}
	if s.Placeholder {
		return true
	}
	doc := map[string]any{}
	set := func(name string, value any, when bool) {
		if when {
			doc[name] = value
		}
	}
	set("type", s.Types, len(s.Types) > 0)
	set("enum", s.Enum, s.Enum != nil)
	o.scalar(s, set)
	set("items", o.ref(s.Items), s.Items != nil)
	set("prefixItems", o.refs(s.Prefix), len(s.Prefix) > 0)
	set("uniqueItems", true, s.UniqueItems)
	o.members(s, doc, set)
	set("allOf", o.refs(s.AllOf), len(s.AllOf) > 0)
	told := s.Discriminator != nil && len(s.Discriminator.Mapping) > 0 && len(s.OneOf)+len(s.AnyOf) > 0
	set("oneOf", o.refs(s.OneOf), len(s.OneOf) > 0 && !told)
	set("anyOf", o.refs(s.AnyOf), len(s.AnyOf) > 0)
	if told {
		o.told(s, set)
	}
	set("not", o.ref(s.Not), s.Not != nil)
	if s.Nullable {
		return map[string]any{"if": map[string]any{"type": "null"}, "else": doc}
	}
	return doc
}

// told writes a discriminator as conditions on its property.
func (o *oracle) told(s *openapi.Schema, set func(string, any, bool)) {
	name, values, all := s.Discriminator.Property, []string{}, o.refs(s.AllOf)
	is := func(rule string, value any) any {
		return map[string]any{"required": []string{name}, "properties": map[string]any{name: map[string]any{rule: value}}}
	}
	for _, m := range s.Discriminator.Mapping {
		values = append(values, m.Value)
		all = append(all, map[string]any{"if": is("const", m.Value), "then": o.ref(m.Schema)})
	}
	all = append(all, map[string]any{"if": map[string]any{"type": "object"}, "then": is("enum", values), "else": map[string]any{"anyOf": o.refs(append(slices.Clone(s.OneOf), s.AnyOf...))}})
	set("anyOf", nil, false)
	set("allOf", all, true)
}

func (o *oracle) scalar(s *openapi.Schema, set func(string, any, bool)) {
	bound := func(rule, exclusive string, b *openapi.Bound) {
		if b != nil {
			set(rule, b.Value, !b.Exclusive)
			set(exclusive, b.Value, b.Exclusive)
		}
	}
	bound("minimum", "exclusiveMinimum", s.Minimum)
	bound("maximum", "exclusiveMaximum", s.Maximum)
	set("multipleOf", s.MultipleOf, s.MultipleOf != "")
	for name, n := range map[string]*int{
		"minLength": s.MinLength, "maxLength": s.MaxLength, "minItems": s.MinItems, "maxItems": s.MaxItems,
		"minProperties": s.MinProperties, "maxProperties": s.MaxProperties,
	} {
		set(name, n, n != nil)
	}
	set("pattern", s.Pattern, s.Pattern != "")
	set("format", s.Format, s.Format != "")
}

func (o *oracle) members(s *openapi.Schema, doc map[string]any, set func(string, any, bool)) {
	properties, required, patterns := map[string]any{}, []string{}, map[string]any{}
	left := map[string]bool{}
	for _, p := range s.Properties {
		left[p.Name] = o.direction.Leaves(p)
		properties[p.Name] = o.ref(p.Schema)
		if left[p.Name] && o.direction == openapi.ToClient {
			properties[p.Name] = false
		}
	}
	for _, name := range s.Required {
		if !left[name] {
			required = append(required, name)
		}
	}
	for _, p := range s.PatternProperties {
		patterns[p.Name] = o.ref(p.Schema)
	}
	set("properties", properties, len(properties) > 0)
	set("required", required, len(required) > 0)
	set("patternProperties", patterns, len(patterns) > 0)
	set("additionalProperties", o.ref(s.Additional), s.Additional != nil)
	set("additionalProperties", false, s.Closed)
}

// valid asks the library. It says false for ok where it cannot compile.
func (o *oracle) valid(s *openapi.Schema, v openapi.Value) (valid, ok bool, why error) {
	o.ref(s)
	compiled, err := o.compiler.Compile("schema:" + strconv.Itoa(o.numbers[s]))
	if err != nil {
		return false, false, err
	}
	decoded, err := jsonschema.UnmarshalJSON(bytes.NewReader(v))
	if err != nil {
		return false, false, err
	}
	err = compiled.Validate(decoded)
	var wrong *jsonschema.ValidationError
	if err != nil && !errors.As(err, &wrong) {
		return false, false, err
	}
	return err == nil, true, err
}

// TestCorpusOracle holds the walk to a library for JSON Schema, over valid and
// broken values of schemas of the corpus.
func TestCorpusOracle(t *testing.T) {
	root, err := os.OpenRoot(filepath.Join(testcorpus.Dir(t), "openapi"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	compared, refused := 0, 0
	documents := []string{"readme/3.0/json/schema-types.json", "openapi-python-client/baseline_openapi_3.1.yaml"}
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		documents = append(documents, "ogen-examples/superset.json", "box/openapi.json", "hey-api/specs/3.0.x/clerk-2025-11-10.yaml")
	}
	for _, rel := range documents {
		c, err := openapi.Read(t.Context(), root, rel, openapi.Options{})
		if err != nil {
			t.Error(err)
			continue
		}
		for _, d := range []openapi.Direction{openapi.ToServer, openapi.ToClient} {
			judge := newOracle(d)
			for _, s := range c.Schemas {
				values := []openapi.Value{openapi.Value("null"), openapi.Value("{}"), openapi.Value("[]"), openapi.Value(`"x"`), openapi.Value("1")}
				if v, err := example.Full(s, d); err == nil {
					values = append(values, v)
				}
				for _, fault := range example.Broken(s, d) {
					values = append(values, fault.Value)
				}
				for _, v := range values {
					want, ok, why := judge.valid(s, v)
					if !ok {
						refused++
						continue
					}
					compared++
					if found := verify.Value(s, v, d); (len(found) == 0) != want {
						t.Errorf("%s: %s: %s\nours: %v\nlibrary: %v", rel, s.Name, v, found, why)
					}
				}
			}
		}
	}
	t.Logf("%d values compared, %d could not be judged", compared, refused)
	if compared < 2_000 {
		t.Errorf("only %d values were compared", compared)
	}
}
