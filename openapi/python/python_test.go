package python

import (
	"strings"
	"testing"

	"kiro-mcp/openapi"
)

func TestNames(t *testing.T) {
	for _, c := range []struct{ written, function, field, class, module string }{
		{"createOrder", "create_order", "create_order", "CreateOrder", "create_order"},
		{"order-item", "order_item", "order_item", "OrderItem", "order_item"},
		{"HTTPServer", "http_server", "http_server", "HTTPServer", "http_server"},
		{"userIDs", "user_ids", "user_ids", "UserIDs", "user_ids"},
		{"foo.bar.Baz", "foo_bar_baz", "foo_bar_baz", "FooBarBaz", "foo_bar_baz"},
		{"class", "class_", "class_", "Class", "class_"},
		{"list", "list_", "list_", "List", "list_"},
		{"schema", "schema", "schema_", "Schema", "schema"},
		{"model_dump", "model_dump", "model_dump_", "ModelDump", "model_dump"},
		{"model_name", "model_name", "model_name", "ModelName", "model_name"},
		{"_links", "links", "links", "Links", "links"},
		{"2fa", "it_2fa", "field_2fa", "Model2fa", "tag_2fa"},
		{"+1", "plus_1", "plus_1", "Plus1", "plus_1"},
		{"-1", "minus_1", "minus_1", "Minus1", "minus_1"},
		{"DateCreated<", "date_created_lt", "date_created_lt", "DateCreatedLt", "date_created_lt"},
		{"Any", "any", "any", "AnySchema", "any"},
		{"None", "none", "none", "NoneSchema", "none"},
		{"größe", "größe", "größe", "Größe", "tag_cd38f49a"},
		{"", "it", "field", "Model", "tag"},
		{"\"\"\"\n", "it", "field", "Model", "tag"},
		{"Con", "con", "con", "Con", "con_"},
		{strings.Repeat("long", 40), strings.Repeat("long", 40), strings.Repeat("long", 40), "L" + strings.Repeat("long", 40)[1:], strings.Repeat("long", 40)[:91] + "_" + digest(strings.Repeat("long", 40))},
		{"Security", "security", "security", "Security", "security_"},
	} {
		if got := function(c.written, "it"); got != c.function {
			t.Errorf("function(%q) = %q, want %q", c.written, got, c.function)
		}
		if got := Field(c.written); got != c.field {
			t.Errorf("field(%q) = %q, want %q", c.written, got, c.field)
		}
		if got := Class(c.written); got != c.class {
			t.Errorf("class(%q) = %q, want %q", c.written, got, c.class)
		}
		if got := module(c.written); got != c.module {
			t.Errorf("module(%q) = %q, want %q", c.written, got, c.module)
		}
	}
}

func TestOperationsAreNamed(t *testing.T) {
	in := func(name string, in openapi.In) *openapi.Parameter { return &openapi.Parameter{Name: name, In: in} }
	c := &openapi.Contract{
		Tags: []openapi.Tag{{Name: "unused"}, {Name: "Orders"}},
		Operations: []*openapi.Operation{
			{Method: "GET", Path: "/orders/{order-id}", Tags: []string{"orders"}, Parameters: []*openapi.Parameter{in("order-id", openapi.InPath), in("order_id", openapi.InQuery), in("Accept", openapi.InHeader)}},
			{Method: "POST", Path: "/orders", ID: "create-order", Tags: []string{"Orders"}},
			{Method: "PUT", Path: "/orders", ID: "createOrder", Tags: []string{"Orders"}},
			{Method: "GET", Path: "/v1/files/{name}.json", Parameters: []*openapi.Parameter{in("name", openapi.InPath)}},
			{Method: "GET", Path: "/{from}:{to-x}"},
		},
	}
	want := []struct{ module, written, path string }{
		{"orders", "OrdersHandlers.get_orders_by_order_id", "/orders/{order_id}"},
		{"orders", "OrdersHandlers.create_order", "/orders"},
		{"orders", "OrdersHandlers.create_order_2", "/orders"},
		{"files", "FilesHandlers.get_v1_files_by_name_json", "/v1/files/{name}.json"},
		{"root", "RootHandlers.get_by_from_to_x", "/{from_}:{to_x}"},
	}
	got := NamesOf(c).Operations
	if len(got) != len(want) {
		t.Fatalf("got %d operations, want %d", len(got), len(want))
	}
	for i, w := range want {
		o := got[i]
		if o.Module.Name != w.module || o.Written() != w.written || o.Path != w.path {
			t.Errorf("%s is %s %s %s, want %v", o.Key(), o.Module.Name, o.Written(), o.Path, w)
		}
	}
	if names := got[0].Parameters; len(names) != 2 || names[0].Name != "order_id" || names[1].Name != "order_id_2" {
		t.Errorf("parameters are %v", names)
	}
}

func TestSuccess(t *testing.T) {
	for _, c := range []struct {
		statuses []string
		want     int
		declared string
	}{
		{[]string{"400", "201", "200"}, 201, "201"},
		{[]string{"default"}, 200, "default"},
		{[]string{"2xx", "default"}, 200, "2xx"},
		{[]string{"302", "404"}, 302, "302"},
		{[]string{"404"}, 200, ""},
	} {
		o := &openapi.Operation{}
		for _, s := range c.statuses {
			o.Responses = append(o.Responses, &openapi.Response{Status: s})
		}
		status, response := Success(o)
		declared := ""
		if response != nil {
			declared = response.Status
		}
		if status != c.want || declared != c.declared {
			t.Errorf("%v: got %d %q, want %d %q", c.statuses, status, declared, c.want, c.declared)
		}
	}
}
