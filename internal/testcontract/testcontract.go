// Package testcontract makes small contracts for tests.
//
// Most callers want [Of], or [Schema] for one schema.
package testcontract

import (
	"io/fs"
	"strings"
	"testing"

	"kiro-mcp/openapi"
)

// document is a source that is one file.
type document string

func (d document) ReadFile(rel string) ([]byte, error) {
	if rel != "api.yaml" {
		return nil, fs.ErrNotExist
	}
	return []byte(d), nil
}

// Of reads a contract whose paths and components are given.
func Of(t testing.TB, body string) *openapi.Contract {
	t.Helper()
	text := "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n" + body
	if !strings.Contains(body, "paths:") {
		text += "\npaths: {}\n"
	}
	c, err := openapi.Read(t.Context(), document(text), "api.yaml", openapi.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !c.Usable() {
		t.Fatalf("%+v", c.Findings)
	}
	return c
}

// Schema reads one schema in the flow style of YAML. Pet, Cat, Dog, Tree and
// Endless are there to be referred to.
func Schema(t testing.TB, text string) *openapi.Schema {
	t.Helper()
	c := Of(t, `components:
  schemas:
    X: `+text+`
    Cat: {type: object, required: [kind, lives], properties: {kind: {type: string}, lives: {type: integer}}}
    Dog: {type: object, required: [kind, tricks], properties: {kind: {type: string}, tricks: {type: array, items: {type: string}}}}
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: Dog}}
    Tree: {type: object, required: [name, below], properties: {name: {type: string}, up: {$ref: '#/components/schemas/Tree'}, below: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
    Endless: {type: object, required: [e], properties: {e: {$ref: '#/components/schemas/Endless'}}}
`)
	for _, s := range c.Schemas {
		if s.Name == "X" {
			return s
		}
	}
	t.Fatal("no schema X")
	return nil
}
