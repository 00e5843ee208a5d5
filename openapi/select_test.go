package openapi_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/openapi"
	"kiro-mcp/specfs/doc"
)

const selectable = `openapi: 3.0.3
info: {title: Shop, version: "1"}
tags: [{name: orders}, {name: users}, {name: idle}]
paths:
  /orders:
    get: {operationId: listOrders, tags: [orders], responses: {"200": {$ref: "#/components/responses/Orders"}}}
    post:
      operationId: createOrder
      tags: [orders]
      security: [{key: []}]
      responses:
        "201":
          description: made
          links: {Get: {operationId: getOrder}, List: {operationId: listOrders}}
  /orders/{id}:
    get: {operationId: getOrder, tags: [orders], parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {"200": {$ref: "#/components/responses/Orders"}}}
  /ordersheets:
    get: {operationId: sheets, responses: {"200": {description: fine}}}
  /users:
    get: {operationId: listUsers, tags: [users], responses: {"200": {description: fine, content: {application/json: {schema: {$ref: "#/components/schemas/User"}}}}}}
components:
  responses:
    Orders: {description: fine, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Order"}}}}}
  schemas:
    Order: {type: object, properties: {pay: {$ref: "#/components/schemas/Payment"}}}
    Payment: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
    Card: {allOf: [{$ref: "#/components/schemas/Payment"}, {type: object, properties: {order: {$ref: "#/components/schemas/Order"}}}]}
    User: {type: object}
    Idle: {type: object}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    other: {type: http, scheme: basic}
`

func TestSelect(t *testing.T) {
	c := readText(t, selectable, openapi.Options{})
	for name, test := range map[string]struct {
		selection                 openapi.Selection
		operations, schemas, more string
	}{
		"nothing":        {openapi.Selection{}, "listOrders createOrder getOrder sheets listUsers", "Order Payment Card User Idle", "orders users idle key other"},
		"an operationId": {openapi.Selection{Operations: []string{"createOrder"}}, "createOrder", "", "orders key"},
		"a key":          {openapi.Selection{Operations: []string{"get /orders/{id}"}}, "getOrder", "Order Payment Card", "orders"},
		"a path":         {openapi.Selection{Operations: []string{"/orders"}}, "listOrders createOrder", "Order Payment Card", "orders key"},
		"a tag":          {openapi.Selection{Tags: []string{"users"}}, "listUsers", "User", "users"},
		"below":          {openapi.Selection{Paths: []string{"/orders/*"}}, "listOrders createOrder getOrder", "Order Payment Card", "orders key"},
		"exactly":        {openapi.Selection{Paths: []string{"/orders/{id}"}}, "getOrder", "Order Payment Card", "orders"},
		"several":        {openapi.Selection{Paths: []string{"/ordersheets"}, Tags: []string{"users"}}, "sheets listUsers", "User", "users"},
	} {
		t.Run(name, func(t *testing.T) {
			part, err := openapi.Select(c, test.selection)
			if err != nil {
				t.Fatal(err)
			}
			var operations, schemas, more []string
			for _, o := range part.Operations {
				operations = append(operations, o.ID)
			}
			for _, s := range part.Schemas {
				schemas = append(schemas, s.Name)
			}
			for _, tag := range part.Tags {
				more = append(more, tag.Name)
			}
			for _, s := range part.Security {
				more = append(more, s.Name)
			}
			for i, got := range [][]string{operations, schemas, more} {
				if want := []string{test.operations, test.schemas, test.more}[i]; strings.Join(got, " ") != want {
					t.Errorf("(-want +got):\n-%s\n+%s", want, strings.Join(got, " "))
				}
			}
		})
	}
}

// TestSelectLinks: a link to what was not selected leads nowhere, and the
// contract that was selected from stays as it is.
func TestSelectLinks(t *testing.T) {
	c := readText(t, selectable, openapi.Options{})
	part, err := openapi.Select(c, openapi.Selection{Operations: []string{"createOrder", "getOrder"}})
	if err != nil {
		t.Fatal(err)
	}
	links := part.Operations[0].Responses[0].Links
	if links[0].Operation != "GET /orders/{id}" || links[1].Operation != "" {
		t.Errorf("links of the part: %+v", links)
	}
	if links := c.Operations[1].Responses[0].Links; links[1].Operation != "GET /orders" {
		t.Errorf("links of the whole: %+v", links)
	}
}

func TestSelectUnknown(t *testing.T) {
	c := readText(t, selectable, openapi.Options{})
	for _, test := range []struct {
		selection          openapi.Selection
		code, field, first string
	}{
		{openapi.Selection{Operations: []string{"listOrders", "getOrders"}}, "unknown_operation", "operations[1]", ""},
		{openapi.Selection{Operations: []string{"POST /orders/{id}"}}, "unknown_operation", "operations[0]", "POST /orders"},
		{openapi.Selection{Tags: []string{"order"}}, "unknown_tag", "tags[0]", "orders"},
		{openapi.Selection{Paths: []string{"/order/*"}}, "unknown_path", "paths[0]", "/orders"},
	} {
		_, err := openapi.Select(c, test.selection)
		fault, ok := errors.AsType[*doc.Fault](err)
		if !ok || fault.Code != test.code || fault.Field != test.field || len(fault.Valid) == 0 {
			t.Errorf("%+v: %v", test.selection, err)
			continue
		}
		if test.first != "" && fault.Valid[0] != test.first {
			t.Errorf("%+v: offered first (-want +got): -%s +%v", test.selection, test.first, fault.Valid)
		}
	}
}

// TestLibrary: what did not change is not read again, what did change is.
func TestLibrary(t *testing.T) {
	source := files{"api.yaml": {Data: []byte(strings.Replace(selectable, `{$ref: "#/components/schemas/User"}`, `{$ref: "user.yaml"}`, 1))}}
	var l openapi.Library
	get := func() *openapi.Contract {
		t.Helper()
		c, err := l.Read(t.Context(), source, "api.yaml", openapi.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	first := get()
	if first.Usable() {
		t.Error("a file that is not there is no finding")
	}
	source["user.yaml"] = &file{Data: []byte("type: object\n")}
	second := get()
	if !second.Usable() {
		t.Error("a file that appeared is not seen")
	}
	if get() != second {
		t.Error("what did not change was read again")
	}
	source["user.yaml"] = &file{Data: []byte("type: string\n")}
	third := get()
	if third == second || third.Revision == second.Revision {
		t.Error("a file that changed is not seen")
	}
	if c, err := l.Read(t.Context(), source, "api.yaml", openapi.Options{Placeholders: true}); err != nil || c == third {
		t.Error("other options give the same contract")
	}
	source["api.yaml"] = &file{Data: []byte(selectable)}
	if fourth := get(); fourth == third || !slices.ContainsFunc(fourth.Schemas, func(s *openapi.Schema) bool { return s.Name == "User" }) {
		t.Error("a document that changed is not seen")
	}
	delete(source, "api.yaml")
	if _, err := l.Read(t.Context(), source, "api.yaml", openapi.Options{}); err == nil {
		t.Error("a document that is gone is still read")
	}
}
