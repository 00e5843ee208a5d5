package tool_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"kiro-mcp/internal/tool"
)

var update = flag.Bool("update", false, "rewrite the goldens")

func TestSchemas(t *testing.T) {
	tl := shelfTool(nil)
	for name, schema := range map[string]json.RawMessage{
		"input.json": tl.InputSchema(), "output.json": tl.OutputSchema(),
	} {
		var pretty bytes.Buffer
		if err := json.Indent(&pretty, schema, "", "  "); err != nil {
			t.Fatal(err)
		}
		pretty.WriteByte('\n')
		path := "testdata/" + name
		if *update {
			if err := os.WriteFile(path, pretty.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if pretty.String() != string(want) {
			t.Errorf("%s: run with -update if this is meant (-want +got)\n-%s\n+%s", name, want, pretty.String())
		}
		if strings.Contains(string(schema), "null") || strings.Contains(string(schema), "$schema") {
			t.Errorf("%s holds null or $schema: %s", name, schema)
		}
	}
}

// TestAnswersFitTheirSchema holds an answer full of nil lists against the
// schema that a client is given.
func TestAnswersFitTheirSchema(t *testing.T) {
	tl := shelfTool(func(shelfParams) (shelf, error) {
		return shelf{Status: "all", Books: []book{{Title: "a"}, {Title: "b", Authors: []string{"x"}}}}, nil
	})
	a, err := call(t, tl, `{"shelf":"a"}`)
	if err != nil {
		t.Fatal(err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(tl.OutputSchema(), &schema); err != nil {
		t.Fatal(err)
	}
	resolved, rerr := schema.Resolve(nil)
	if rerr != nil {
		t.Fatal(rerr)
	}
	var value any
	if err := json.Unmarshal(a.Structured, &value); err != nil {
		t.Fatal(err)
	}
	if err := resolved.Validate(value); err != nil {
		t.Errorf("%s: %v", a.Structured, err)
	}
	if strings.Contains(string(a.Structured), "null") {
		t.Errorf("a list is null: %s", a.Structured)
	}
}

func TestParams(t *testing.T) {
	got := shelfTool(nil).Params()
	want := []tool.Param{
		{Name: "shelf", Kind: tool.String, Doc: "name of the shelf", Required: true},
		{Name: "status", Kind: tool.String, Doc: "which books", Enum: []string{"open", "lent", "all"}, Default: "open"},
		{Name: "tags", Kind: tool.List, Items: tool.String, Doc: "books with all of these", Enum: []string{"new", "old"}},
		{Name: "limit", Kind: tool.Integer, Doc: "rows"},
		{Name: "weight", Kind: tool.Number, Doc: "kilograms at most"},
		{Name: "signed", Kind: tool.Boolean, Doc: "signed ones only"},
		{Name: "until", Kind: tool.Object, Doc: "when and why"},
		{Name: "names", Kind: tool.Object, Doc: "nicknames"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("-want +got\n-%+v\n+%+v", want, got)
	}
}

// TestListsAreNotWritten checks that filling nil lists leaves shared rows alone.
func TestListsAreNotWritten(t *testing.T) {
	shared := []book{{Title: "a"}}
	tl := shelfTool(func(shelfParams) (shelf, error) { return shelf{Books: shared}, nil })
	if _, err := call(t, tl, `{"shelf":"a"}`); err != nil {
		t.Fatal(err)
	}
	if shared[0].Authors != nil {
		t.Error("the rows of the result were changed")
	}
}
