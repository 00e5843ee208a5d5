package fastapi

// withoutRules are types of Pydantic that are the same as others to a reader.
var withoutRules = map[string]string{
	"StrictInt": "int", "StrictFloat": "float", "StrictBool": "bool",
	"schema.Int8": "int", "schema.Int16": "int", "schema.Int32": "int", "schema.Int64": "int",
	"schema.Base64": "bytes", "schema.Binary": "bytes",
}

// bare is a type without the rules for its values, as a signature has it.
func (c code) bare() code {
	if plain, ok := withoutRules[c.text]; ok {
		return word(plain)
	}
	switch c.text {
	case "Annotated[":
		return c.parts[0].bare()
	case "schema.DateTime":
		return from("datetime", "datetime")
	case "schema.Date":
		return from("datetime", "date")
	case "Literal[":
		return c
	}
	if len(c.parts) == 0 {
		return c
	}
	parts := make([]code, len(c.parts))
	for i, p := range c.parts {
		parts[i] = p.bare()
	}
	if c.kind == union {
		return either(parts...)
	}
	c.parts = parts
	return c
}
