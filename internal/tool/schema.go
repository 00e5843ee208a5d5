package tool

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
)

// schemaOf makes the schema of a struct type. jsonschema-go reads the shape;
// it knows nothing of our tags, and it writes every slice as "null or array",
// which several hosts do not accept. Both are put right here.
//
// That other members are not allowed is not written: answers may say more in
// later versions; of arguments the decoder refuses what it does not know, with
// the valid names, and the words would cost 27 bytes of each tool on every
// request.
func schemaOf(t reflect.Type) json.RawMessage {
	schema, err := jsonschema.ForType(t, nil)
	if err != nil {
		panic(fmt.Sprintf("tool: %v", err))
	}
	finish(schema, t)
	if schema.Properties == nil {
		schema.Properties, schema.AdditionalProperties = map[string]*jsonschema.Schema{}, nil
	}
	raw, err := json.Marshal(schema)
	if err != nil {
		panic(fmt.Sprintf("tool: schema of %s: %v", t, err))
	}
	return raw
}

// finish drops null from the types of a schema and everything below it, and
// adds what the tags of t say.
func finish(schema *jsonschema.Schema, t reflect.Type) {
	t = deref(t)
	if len(schema.Types) > 0 {
		schema.Type, schema.Types = schema.Types[len(schema.Types)-1], nil
	}
	switch {
	case schema.Items != nil:
		finish(schema.Items, t.Elem())
	case t.Kind() == reflect.Map && schema.AdditionalProperties != nil:
		finish(schema.AdditionalProperties, t.Elem())
	case t.Kind() == reflect.Struct && schema.Properties != nil:
		schema.AdditionalProperties = nil
		for _, sf := range reflect.VisibleFields(t) {
			if name, _, ok := jsonName(sf); ok {
				finish(schema.Properties[name], sf.Type)
				addTags(schema.Properties[name], sf)
			}
		}
	}
}

// addTags puts a field's description, enum, default and range into its schema.
func addTags(schema *jsonschema.Schema, sf reflect.StructField) {
	schema.Description = sf.Tag.Get("doc")
	schema.Minimum, schema.Maximum = bound(sf, "minimum"), bound(sf, "maximum")
	if schema.Minimum != nil && *schema.Minimum == 1 {
		schema.Minimum = nil // nobody asks for no rows; the decoder refuses it
	}
	if enum := sf.Tag.Get("enum"); enum != "" {
		values := schema
		if schema.Items != nil {
			values = schema.Items
		}
		for value := range strings.SplitSeq(enum, ",") {
			values.Enum = append(values.Enum, value)
		}
	}
	if text, ok := sf.Tag.Lookup("default"); ok {
		schema.Default = literal(Kind(schema.Type), text)
	}
}

// literal writes the text of a default tag as JSON.
func literal(k Kind, text string) json.RawMessage {
	if k == String {
		return json.RawMessage(strconv.Quote(text))
	}
	if !json.Valid([]byte(text)) {
		panic(fmt.Sprintf("tool: default %q is no JSON %s", text, k))
	}
	return json.RawMessage(text)
}
