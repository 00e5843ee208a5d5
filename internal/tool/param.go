package tool

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Kind is the type of a parameter, as JSON Schema names it.
type Kind string

// The kinds of parameter.
const (
	String  Kind = "string"
	Integer Kind = "integer"
	Number  Kind = "number"
	Boolean Kind = "boolean"
	List    Kind = "array"
	Object  Kind = "object"
)

// Param is one parameter of a tool, as a command line needs it.
type Param struct {
	Name     string
	Kind     Kind
	Items    Kind // what a List holds; empty otherwise
	Doc      string
	Enum     []string // the only values allowed; of the items when Kind is List
	Default  string   // as written in the tag; empty if none
	Required bool
}

// Params lists the parameters in the order of the struct.
func (t *Tool) Params() []Param {
	fields := t.shape().fields
	params := make([]Param, len(fields))
	for i, f := range fields {
		params[i] = f.Param
	}
	return params
}

// object is a struct type as JSON sees it.
type object struct {
	fields []*field
	byName map[string]*field
}

// field is one field of an object with the rules of its tags.
type field struct {
	Param
	index   []int // for reflect.Value.FieldByIndex
	typ     reflect.Type
	minimum *float64
	maximum *float64
}

// names lists the fields' names in order.
func (o *object) names() []string {
	names := make([]string, len(o.fields))
	for i, f := range o.fields {
		names[i] = f.Name
	}
	return names
}

// objectOf reads a struct type's tags. A tag that cannot be read is a mistake
// in the program and panics.
func objectOf(t reflect.Type) *object {
	o := &object{byName: map[string]*field{}}
	for _, sf := range reflect.VisibleFields(t) {
		name, options, ok := jsonName(sf)
		if !ok {
			continue
		}
		f := &field{index: sf.Index, typ: sf.Type}
		f.Name, f.Doc, f.Default = name, sf.Tag.Get("doc"), sf.Tag.Get("default")
		f.Kind = kindOf(sf.Type)
		if f.Kind == List {
			f.Items = kindOf(deref(sf.Type).Elem())
		}
		if enum := sf.Tag.Get("enum"); enum != "" {
			f.Enum = strings.Split(enum, ",")
		}
		f.Required = !strings.Contains(options, "omit")
		f.minimum, f.maximum = bound(sf, "minimum"), bound(sf, "maximum")
		o.fields = append(o.fields, f)
		o.byName[name] = f
	}
	return o
}

// jsonName is the field's name in JSON and the options after it; ok is false
// for what encoding/json skips or inlines.
func jsonName(sf reflect.StructField) (name, options string, ok bool) {
	tag, tagged := sf.Tag.Lookup("json")
	name, options, _ = strings.Cut(tag, ",")
	if !sf.IsExported() || tag == "-" || sf.Anonymous && name == "" {
		return "", "", false
	}
	if !tagged || name == "" {
		name = sf.Name
	}
	return name, options, true
}

func kindOf(t reflect.Type) Kind {
	switch deref(t).Kind() {
	case reflect.String:
		return String
	case reflect.Bool:
		return Boolean
	case reflect.Int, reflect.Int64:
		return Integer
	case reflect.Float64:
		return Number
	case reflect.Slice:
		return List
	case reflect.Struct, reflect.Map:
		return Object
	default:
		panic(fmt.Sprintf("tool: no parameter can be a %s", t))
	}
}

func deref(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

func bound(sf reflect.StructField, tag string) *float64 {
	text := sf.Tag.Get(tag)
	if text == "" {
		return nil
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic(fmt.Sprintf("tool: field %s: %s %q is no number", sf.Name, tag, text))
	}
	return &n
}
