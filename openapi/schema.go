package openapi

import "encoding/json"

// Schema is what a value must be. It means the same for every version of
// OpenAPI: nullable, boolean exclusive bounds and $ref with siblings are gone.
//
// A schema that can be referred to has a Name and stands in
// [Contract.Schemas]; the same pointer stands wherever it is referred to, so
// that schemas may contain themselves. Two schemas never share a name.
type Schema struct {
	Name        string // as in components.schemas, or made of the place referred to; empty: stands just here
	Title       string
	Description string
	Deprecated  bool
	ReadOnly    bool
	WriteOnly   bool
	Placeholder bool // stands for one that the document lacks; nothing about it is promised

	Types    []Type // without null; empty: any
	Nullable bool   // null is allowed, whatever else is said; without Types, Enum and parts it is anyway
	Format   string
	Enum     []Value // const is an enum of one; nil: no restriction; null is in Nullable, not here
	Default  Value   // nil: none
	Examples []Value

	Minimum    *Bound
	Maximum    *Bound
	MultipleOf json.Number // empty: none
	MinLength  *int        // in characters
	MaxLength  *int
	Pattern    string // ECMA 262, not anchored

	ContentEncoding  string // base64, …
	ContentMediaType string

	Items       *Schema   // nil: anything
	Prefix      []*Schema // prefixItems
	MinItems    *int
	MaxItems    *int
	UniqueItems bool

	Properties        []*Property // in the order of the document
	Required          []string    // names, those without a property among them
	Additional        *Schema     // of properties not named; nil: anything
	Closed            bool        // none but the named properties: additionalProperties is false
	PatternProperties []*Property // Name is a pattern
	MinProperties     *int
	MaxProperties     *int

	AllOf, OneOf, AnyOf []*Schema
	Not                 *Schema
	Discriminator       *Discriminator

	Never bool // the schema false: no value is valid
	Place
}

// Type is a type of JSON.
type Type string

// The types, null left out.
const (
	TypeString  Type = "string"
	TypeNumber  Type = "number"
	TypeInteger Type = "integer"
	TypeBoolean Type = "boolean"
	TypeArray   Type = "array"
	TypeObject  Type = "object"
)

// Bound is an end of a range.
type Bound struct {
	Value     json.Number // as written
	Exclusive bool
}

// Property is one member of an object.
type Property struct {
	Name     string // as written
	Schema   *Schema
	Required bool
}

// Discriminator names the property that tells the alternatives apart.
type Discriminator struct {
	Property string
	Mapping  []Mapped // what the document maps, and what it implies by names
}

// Mapped is one value of a discriminator.
type Mapped struct {
	Value  string
	Schema *Schema
}
