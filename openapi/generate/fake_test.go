package generate_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// fake is a target like a real one, and small: a generated file for each tag
// and one for all schemas, tests, and a file for each tag in which handlers are
// written.
type fake struct{}

func (fake) Name() string { return "fake" }

func (fake) Files(c *openapi.Contract) ([]openapi.File, error) {
	by := map[string]*openapi.File{}
	file := func(path string, owner openapi.Owner, head string) *openapi.File {
		if by[path] == nil {
			by[path] = &openapi.File{Path: path, Owner: owner, Content: []byte(head)}
		}
		return by[path]
	}
	models := file("app/models.py", openapi.Generated, "# Models.\n")
	for _, s := range c.Schemas {
		models.Content = fmt.Appendf(models.Content, "\n\nclass %s:\n", s.Name)
		for _, p := range s.Properties {
			models.Content = fmt.Appendf(models.Content, "    %s: %q\n", p.Name, fmt.Sprint(p.Schema.Types, p.Required))
		}
	}
	main := file("app/main.py", openapi.Scaffold, "app = make_app()\n")
	main.Needed = true
	file("app/scratch.py", openapi.Scaffold, "# Nobody needs this.\n")
	for _, o := range c.Operations {
		tag, name := tagOf(o), nameOf(o)
		routes := file("app/routes/"+tag+".py", openapi.Generated, "# Routes of "+tag+".\n")
		mark(routes, o, openapi.RoleRoute, name)
		status := "none"
		if len(o.Responses) > 0 {
			status = o.Responses[0].Status
		}
		routes.Content = fmt.Appendf(routes.Content, "\n\n@router.%s(\"%s\", status_code=%s)\ndef %s(%s):\n    return handlers.%s()\n", strings.ToLower(o.Method), o.Path, status, name, parametersOf(o), name)
		handlers := file("app/handlers/"+tag+".py", openapi.Scaffold, "class "+strings.ToUpper(tag[:1])+tag[1:]+"(Base):\n")
		handlers.Needed = true
		handlers.Marks = append(handlers.Marks, openapi.Mark{Operation: o.Key(), Role: openapi.RoleHandler, Name: name, Line: 1})
		tests := file("tests/test_"+tag+".py", openapi.Generated, "# Tests of "+tag+".\n")
		mark(tests, o, openapi.RoleTest, "test_"+name)
		tests.Content = fmt.Appendf(tests.Content, "\n\ndef test_%s():\n    assert call() == %s\n", name, status)
	}
	var files []openapi.File
	for _, f := range by {
		files = append(files, *f)
	}
	slices.SortFunc(files, func(a, b openapi.File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

func (fake) Handler(source []byte, name string) int {
	for i, line := range bytes.Split(source, []byte("\n")) {
		if strings.HasPrefix(strings.TrimSpace(string(line)), "def "+name+"(") {
			return i + 1
		}
	}
	return 0
}

func mark(f *openapi.File, o *openapi.Operation, role openapi.Role, name string) {
	f.Marks = append(f.Marks, openapi.Mark{Operation: o.Key(), Role: role, Name: name, Line: bytes.Count(f.Content, []byte("\n")) + 4})
}

func tagOf(o *openapi.Operation) string {
	if len(o.Tags) == 0 {
		return "default"
	}
	return o.Tags[0]
}

func nameOf(o *openapi.Operation) string {
	if o.ID != "" {
		return o.ID
	}
	return strings.ToLower(o.Method) + strings.NewReplacer("/", "_", "{", "", "}", "").Replace(o.Path)
}

func parametersOf(o *openapi.Operation) string {
	var names []string
	for _, p := range o.Parameters {
		names = append(names, p.Name)
	}
	return strings.Join(names, ", ")
}
