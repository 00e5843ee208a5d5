package probe

import (
	"encoding/json"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// readAs reads a value that the caller gave as text: as JSON where the schema
// wants that, else as the text that it is.
func readAs(s *openapi.Schema, text string) openapi.Value {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string always encodes
	}
	if s == nil || verify.Valid(s, quoted, openapi.ToServer) || !json.Valid([]byte(text)) {
		return quoted
	}
	return openapi.Value(text)
}

// unknownID is an identifier that nothing has; nil where none can be made up.
func unknownID(s *openapi.Schema) openapi.Value {
	for _, candidate := range []string{`"00000000-0000-4000-8000-00000000dead"`, "2147483646", `"no-such-thing-7f3a"`, "99999"} {
		v := openapi.Value(candidate)
		if s != nil && len(s.Enum) == 0 && verify.Valid(s, v, openapi.ToServer) {
			return v
		}
	}
	return nil
}
