package fastapi

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/openapi"
)

// TestFiles: the same contract gives the same files, in order, and marks say
// where each of its operations stands.
func TestFiles(t *testing.T) {
	for _, contract := range []string{"orders/api-spec.yaml", "library/openapi.yaml", "tickets/openapi.json"} {
		c := read(t, "../../testdata/openapi", contract)
		files, err := Target{}.Files(c)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Target{}.Files(read(t, "../../testdata/openapi", contract))
		if err != nil {
			t.Fatal(err)
		}
		roles := map[openapi.Role]map[string]bool{}
		for i, f := range files {
			if f.Path != again[i].Path || !bytes.Equal(f.Content, again[i].Content) {
				t.Errorf("%s: %s is not the same a second time", contract, f.Path)
			}
			if i > 0 && files[i-1].Path >= f.Path {
				t.Errorf("%s stands behind %s", f.Path, files[i-1].Path)
			}
			if !bytes.HasSuffix(f.Content, []byte("\n")) && len(f.Content) > 0 {
				t.Errorf("%s does not end its last line", f.Path)
			}
			lines := strings.Split(string(f.Content), "\n")
			for _, m := range f.Marks {
				if roles[m.Role] == nil {
					roles[m.Role] = map[string]bool{}
				}
				roles[m.Role][m.Operation] = true
				if m.Role == openapi.RoleRoute && !strings.Contains(lines[m.Line-1], "def "+m.Name+"(") {
					t.Errorf("%s:%d is not %s: %s", f.Path, m.Line, m.Name, lines[m.Line-1])
				}
				if m.Role == openapi.RoleHandler && !strings.HasPrefix(lines[m.Line-1], "class ") {
					t.Errorf("%s:%d is no class: %s", f.Path, m.Line, lines[m.Line-1])
				}
			}
		}
		for _, role := range []openapi.Role{openapi.RoleRoute, openapi.RoleHandler} {
			if len(roles[role]) != len(c.Operations) {
				t.Errorf("%s: %d of %d operations are marked as %s", contract, len(roles[role]), len(c.Operations), role)
			}
		}
		owned := func(path string, owner openapi.Owner) {
			i := slices.IndexFunc(files, func(f openapi.File) bool { return f.Path == path })
			if i < 0 || files[i].Owner != owner {
				t.Errorf("%s: %s is not there as %s", contract, path, owner)
			}
		}
		owned("app/contract/models.py", openapi.Generated)
		owned("app/main.py", openapi.Scaffold)
		owned("pyproject.toml", openapi.Scaffold)
	}
}

// TestNamesStay: what is called something keeps that name when more is added
// before it.
func TestNamesStay(t *testing.T) {
	c := read(t, "../../testdata/openapi", "orders/api-spec.yaml")
	before := map[string]string{}
	for _, o := range newWriter(c).operations {
		before[o.Key()] = o.Written()
	}
	more := *c
	more.Operations = append([]*openapi.Operation{
		{Method: "GET", Path: "/more", ID: "listMore", Tags: []string{"more"}},
		{Method: "GET", Path: "/orders/other", Tags: []string{"orders"}},
	}, c.Operations...)
	for _, o := range newWriter(&more).operations {
		if was, ok := before[o.Key()]; ok && was != o.Written() {
			t.Errorf("%s was %s and is %s", o.Key(), was, o.Written())
		}
		delete(before, o.Key())
	}
	if len(before) > 0 {
		t.Errorf("%v is gone", before)
	}
}

// TestCycles: schemas that lead into themselves end.
func TestCycles(t *testing.T) {
	self := &openapi.Schema{Name: "Self"}
	self.AllOf = []*openapi.Schema{self}
	a, b := &openapi.Schema{Name: "A"}, &openapi.Schema{Name: "B"}
	a.AllOf, b.AllOf = []*openapi.Schema{b}, []*openapi.Schema{a}
	either := &openapi.Schema{Name: "Either"}
	either.OneOf = []*openapi.Schema{either, {Types: []openapi.Type{openapi.TypeString}}}
	items := &openapi.Schema{Name: "Items", Types: []openapi.Type{openapi.TypeArray}}
	items.Items = items
	deep := &openapi.Schema{Types: []openapi.Type{openapi.TypeString}}
	for range 64 {
		deep = &openapi.Schema{Types: []openapi.Type{openapi.TypeObject}, Properties: []*openapi.Property{{Name: "in", Schema: deep}}}
	}
	all := &openapi.Schema{Name: "All", Types: []openapi.Type{openapi.TypeObject}}
	for i, s := range []*openapi.Schema{self, a, either, items, deep} {
		all.Properties = append(all.Properties, &openapi.Property{Name: string(rune('a' + i)), Schema: s})
	}
	c := &openapi.Contract{
		Title:   "Cycles",
		Schemas: []*openapi.Schema{self, a, b, either, items, all},
		Operations: []*openapi.Operation{{
			Method: "POST", Path: "/all",
			Body:      &openapi.Body{Required: true, Content: []openapi.Media{{Type: "application/json", Schema: all}}},
			Responses: []*openapi.Response{{Status: "200", Content: []openapi.Media{{Type: "application/json", Schema: all}}}},
		}},
	}
	w := newWriter(c)
	for _, f := range w.contractFiles() {
		if f.Path == "app/contract/models.py" && !bytes.Contains(f.Content, []byte("class All(schema.Model):")) {
			t.Errorf("%s", f.Content)
		}
	}
}
