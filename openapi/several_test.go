package openapi_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
)

// TestSeveralFiles: what is referred to in other files has a name of its own,
// its file and its line, and is one schema wherever it is referred to.
func TestSeveralFiles(t *testing.T) {
	c, err := openapi.Read(t.Context(), testcorpus.Folder("testdata/several"), "api.yaml", openapi.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range c.Findings {
		t.Errorf("%s:%d: %s: %s", f.File, f.Line, f.Code, f.Message)
	}
	var got []string
	for _, s := range c.Schemas {
		got = append(got, fmt.Sprintf("%s %s:%d%s", s.Name, s.File, s.Line, s.Pointer))
	}
	want := []string{
		"Pet shared/pet.json:1",
		"ErrorWhoName shared/common.yaml:7/components/schemas/Error/properties/who/properties/name",
		"Animal api.yaml:28/components/schemas/Animal",
		"Shop api.yaml:29/components/schemas/Shop",
		"Error api.yaml:34/components/schemas/Error",
		"CommonError shared/common.yaml:3/components/schemas/Error",
		"ErrorWho shared/common.yaml:7/components/schemas/Error/properties/who",
		"ShopPrice api.yaml:32/components/schemas/Shop/properties/price",
		"ShopsPostRequestBody api.yaml:22/paths/~1shops/post/requestBody/content/application~1json/schema",
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		t.Errorf("schemas (-want +got):\n-%s\n+%s", strings.Join(want, "\n-"), strings.Join(got, "\n+"))
	}
	pet, animal := schema(t, c, "Pet"), schema(t, c, "Animal")
	if len(animal.AllOf) != 1 || animal.AllOf[0] != pet || pet.Properties[1].Schema != pet {
		t.Error("Animal is not Pet under another name, or its mother is none")
	}
	items := c.Operations[0].Responses[0].Content[0].Schema.Items
	shop := c.Operations[1].Responses[0].Content[0].Schema
	if items != pet || shop.Properties[0].Schema != pet {
		t.Error("one schema was read twice")
	}
	if shop.Properties[4].Schema != c.Operations[2].Body.Content[0].Schema {
		t.Error("the inline schema that is referred to is not the one that stands there")
	}
	if o := c.Operations[0]; o.Key() != "GET /pets" || o.File != "shared/paths.yaml" || o.Line != 2 {
		t.Errorf("%s is on %s:%d", o.Key(), o.File, o.Line)
	}
}

func schema(t *testing.T, c *openapi.Contract, name string) *openapi.Schema {
	t.Helper()
	for _, s := range c.Schemas {
		if s.Name == name {
			return s
		}
	}
	t.Fatalf("no schema %s", name)
	return nil
}

// TestSwagger: a document of version 2.0 is read as what it means in 3.0, in
// its own order and on its own lines.
func TestSwagger(t *testing.T) {
	c, err := openapi.Read(t.Context(), testcorpus.Folder("testdata/swagger"), "api.yaml", openapi.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !c.Usable() || c.Version != "2.0" || len(c.Findings) != 1 || c.Findings[0].Code != "converted" {
		t.Fatalf("version %s, findings %+v", c.Version, c.Findings)
	}
	var got strings.Builder
	fmt.Fprintln(&got, c.Servers[0].URL, c.Security[0].Name, c.Security[0].Line)
	for _, o := range c.Operations {
		fmt.Fprintln(&got, o.Key(), o.Line, len(o.Security))
		for _, p := range o.Parameters {
			fmt.Fprintln(&got, "  parameter", p.In, p.Name, p.Line)
		}
		if o.Body != nil {
			fmt.Fprintln(&got, "  body", o.Body.Content[0].Type, o.Body.Content[0].Schema.Name, o.Body.Required, o.Body.Line)
		}
		for _, r := range o.Responses {
			fmt.Fprintln(&got, "  response", r.Status, r.Line)
		}
	}
	for _, s := range c.Schemas {
		fmt.Fprintln(&got, s.Name, s.Line)
		for _, p := range s.Properties {
			fmt.Fprintln(&got, "  property", p.Name, p.Schema.Line)
		}
	}
	golden(t, "testdata/swagger/read.txt", got.String())
}

// TestPlaceholders: what is missing stops a contract, unless placeholders are
// asked for; it stays a finding.
func TestPlaceholders(t *testing.T) {
	text := `openapi: 3.0.3
info: {title: Lacking, version: "1"}
paths:
  /a:
    get:
      responses:
        "200": {description: fine, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}
    post:
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}
      responses:
        "200": {description: fine, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Line"}}}}}
`
	if c := readText(t, text, openapi.Options{}); c.Usable() || !slices.Equal(c.Missing, []string{"Order", "Line"}) {
		t.Errorf("usable: %v, missing %v", c.Usable(), c.Missing)
	}
	c := readText(t, text, openapi.Options{Placeholders: true})
	if !c.Usable() || len(c.Findings) != 2 || c.Findings[0].Severity != "warning" {
		t.Fatalf("findings %+v", c.Findings)
	}
	order, line := schema(t, c, "Order"), schema(t, c, "Line")
	if !order.Placeholder || !line.Placeholder || order.Line != 7 || len(c.Schemas) != 2 {
		t.Errorf("placeholders: %+v, %+v", order, line)
	}
	if c.Operations[0].Responses[0].Content[0].Schema != order || c.Operations[1].Body.Content[0].Schema != order {
		t.Error("the placeholder is not the same everywhere")
	}
	nowhere := strings.ReplaceAll(text, "#/components/schemas/Line", "#/components/other/Line")
	if readText(t, nowhere, openapi.Options{Placeholders: true}).Usable() {
		t.Error("a reference to anything else than a schema has no placeholder")
	}
}
