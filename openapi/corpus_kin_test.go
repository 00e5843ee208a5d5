package openapi_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"kiro-mcp/openapi"
)

// TestCorpusAgainstKin: what is read is what kin-openapi reads, which knows
// nothing of order and lines.
func TestCorpusAgainstKin(t *testing.T) {
	dir, loads := contracts(t)
	compared := 0
	for rel, good := range loads {
		info, err := os.Stat(filepath.Join(string(dir), rel))
		if !good || err != nil || info.Size() > 100<<10 && os.Getenv("KIRO_MCP_STRESS") == "" {
			continue // seconds of kin-openapi's time
		}
		c := readCorpus(t, dir, rel)
		loader := openapi3.NewLoader()
		loader.IsExternalRefsAllowed = true
		kin, err := loader.LoadFromFile(filepath.Join(string(dir), rel))
		if err != nil {
			t.Fatal(err)
		}
		o := oracle{t, rel}
		o.operations(c, kin)
		o.schemas(c, kin)
		compared++
	}
	t.Logf("%d contracts are read as kin-openapi reads them", compared)
	if compared < 50 {
		t.Errorf("%d contracts compared, want at least 50", compared)
	}
}

type oracle struct {
	t   *testing.T
	rel string
}

func (o oracle) same(what string, want, got []string) {
	o.t.Helper()
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		o.t.Errorf("%s: %s (-want +got):\n-%v\n+%v", o.rel, what, want, got)
	}
}

func (o oracle) operations(c *openapi.Contract, kin *openapi3.T) {
	o.t.Helper()
	ours := map[string]*openapi.Operation{}
	for _, op := range c.Operations {
		if ours[op.Key()] != nil {
			o.t.Errorf("%s: %s twice", o.rel, op.Key())
		}
		ours[op.Key()] = op
	}
	theirs := map[string]*openapi3.Operation{}
	for path, item := range kin.Paths.Map() {
		for method, op := range item.Operations() {
			theirs[method+" "+path] = op
		}
	}
	o.same("operations", slices.Collect(maps.Keys(theirs)), slices.Collect(maps.Keys(ours)))
	for key, their := range theirs {
		our := ours[key]
		if our == nil {
			continue
		}
		o.same(key+" responses", slices.Collect(maps.Keys(their.Responses.Map())), statuses(our))
		path := key[strings.IndexByte(key, ' ')+1:]
		o.same(key+" parameters", theirParameters(kin.Paths, path, their), parameters(our))
		if (their.RequestBody != nil) != (our.Body != nil) {
			o.t.Errorf("%s: %s has a body: %v", o.rel, key, our.Body != nil)
			continue
		}
		if our.Body != nil {
			o.same(key+" body", slices.Collect(maps.Keys(their.RequestBody.Value.Content)), types(our.Body.Content))
		}
		if their.OperationID != our.ID || their.Summary != our.Summary || their.Deprecated != our.Deprecated {
			o.t.Errorf("%s: %s is %q, %q", o.rel, key, our.ID, our.Summary)
		}
	}
}

func statuses(o *openapi.Operation) (all []string) {
	for _, r := range o.Responses {
		all = append(all, r.Status)
	}
	return all
}

func types(content []openapi.Media) (all []string) {
	for _, m := range content {
		all = append(all, m.Type)
	}
	return all
}

func parameters(o *openapi.Operation) (all []string) {
	for _, p := range o.Parameters {
		if p.Pointer != o.Pointer { // not those that are only assumed
			all = append(all, string(p.In)+" "+p.Name)
		}
	}
	return all
}

// theirParameters leaves out what a path cannot give, as we do.
func theirParameters(paths *openapi3.Paths, path string, o *openapi3.Operation) []string {
	all := map[string]bool{}
	for _, p := range slices.Concat(paths.Value(path).Parameters, o.Parameters) {
		described := p.Value.In == "header" && slices.Contains([]string{"accept", "content-type", "authorization"}, strings.ToLower(p.Value.Name))
		if p.Value.In != "path" && !described || strings.Contains(path, "{"+p.Value.Name+"}") {
			all[p.Value.In+" "+p.Value.Name] = true
		}
	}
	return slices.Collect(maps.Keys(all))
}

func (o oracle) schemas(c *openapi.Contract, kin *openapi3.T) {
	o.t.Helper()
	ours := map[string]*openapi.Schema{}
	for _, s := range c.Schemas {
		if ours[s.Name] != nil || s.Name == "" {
			o.t.Errorf("%s: the name %q is given twice", o.rel, s.Name)
		}
		ours[s.Name] = s
	}
	if kin.Components == nil {
		return
	}
	for name, ref := range kin.Components.Schemas {
		our, their := ours[name], ref.Value
		if our == nil {
			o.t.Errorf("%s: no schema %s", o.rel, name)
			continue
		}
		if ref.Ref != "" && len(our.AllOf) == 1 {
			our = our.AllOf[0] // another name for it
		}
		var properties []string
		for _, p := range our.Properties {
			properties = append(properties, p.Name)
		}
		o.same(name+" properties", slices.Collect(maps.Keys(their.Properties)), properties)
		o.same(name+" required", slices.Clone(their.Required), slices.Clone(our.Required))
		if their.Format != our.Format || their.Description != our.Description || their.Pattern != our.Pattern {
			o.t.Errorf("%s: %s: format %q, pattern %q", o.rel, name, our.Format, our.Pattern)
		}
		if len(their.AllOf) != len(our.AllOf) || (their.Discriminator != nil) != (our.Discriminator != nil) {
			o.t.Errorf("%s: %s: %d in allOf", o.rel, name, len(our.AllOf))
		}
		if their.Type != nil && len(our.Types) == 0 && !slices.Contains(*their.Type, "null") {
			o.t.Errorf("%s: %s: no type, want %v", o.rel, name, *their.Type)
		}
		if (their.MaxLength != nil) != (our.MaxLength != nil) || (their.Max != nil) && our.Maximum == nil {
			o.t.Errorf("%s: %s: bounds differ", o.rel, name)
		}
	}
}
