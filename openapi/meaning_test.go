package openapi_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"kiro-mcp/openapi"
)

// TestMeaning: a contract means the same whatever version of OpenAPI it is
// written in, and whether in YAML or JSON.
func TestMeaning(t *testing.T) {
	old := read(t, "old.yaml", nil)
	if len(old.Operations) != 3 || len(old.Schemas) != 6 {
		t.Fatalf("%d operations, %d schemas", len(old.Operations), len(old.Schemas))
	}
	source, err := os.ReadFile(filepath.Join("testdata", "meaning", "new.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	want := write(old)
	golden(t, filepath.Join("testdata", "meaning", "meaning.txt"), want)
	for name, c := range map[string]*openapi.Contract{
		"3.1": read(t, "new.yaml", nil), "3.1 in JSON": read(t, "new.json", toJSON(t, source)),
		"3.2": read(t, "newer.yaml", []byte(strings.Replace(string(source), "3.1.0", "3.2.0", 1))),
	} {
		if got := write(c); got != want {
			t.Errorf("%s means something else (-3.0 +%s):\n%s", name, name, firstDifference(want, got))
		}
	}
}

var update = flag.Bool("update", false, "rewrite the golden files")

// golden holds that a text is what a file has.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("this is not what %s has (-want +got); run with -update if that is meant:\n%s", file, firstDifference(string(want), got))
	}
}

func read(t *testing.T, name string, source []byte) *openapi.Contract {
	t.Helper()
	if source == nil {
		var err error
		if source, err = os.ReadFile(filepath.Join("testdata", "meaning", name)); err != nil {
			t.Fatal(err)
		}
	}
	c, err := openapi.Read(t.Context(), files{name: {Data: source}}, name, openapi.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range c.Findings {
		t.Errorf("%s:%d: %s: %s", name, f.Line, f.Code, f.Message)
	}
	return c
}

// toJSON writes YAML as JSON, members in their order.
func toJSON(t *testing.T, source []byte) []byte {
	t.Helper()
	var n yaml.Node
	if err := yaml.Load(source, &n); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	writeJSON(t, &b, &n)
	return []byte(b.String())
}

func writeJSON(t *testing.T, b *strings.Builder, n *yaml.Node) {
	switch n.Kind {
	case yaml.DocumentNode:
		writeJSON(t, b, n.Content[0])
	case yaml.MappingNode:
		b.WriteString("{")
		for i := 0; i < len(n.Content); i += 2 {
			if i > 0 {
				b.WriteString(",\n")
			}
			name, _ := json.Marshal(n.Content[i].Value)
			b.Write(name)
			b.WriteString(": ")
			writeJSON(t, b, n.Content[i+1])
		}
		b.WriteString("}")
	case yaml.SequenceNode:
		b.WriteString("[")
		for i, item := range n.Content {
			if i > 0 {
				b.WriteString(", ")
			}
			writeJSON(t, b, item)
		}
		b.WriteString("]")
	default:
		if tag := n.ShortTag(); tag != "!!str" && tag != "!!timestamp" {
			b.WriteString(n.Value)
			return
		}
		text, _ := json.Marshal(n.Value)
		b.Write(text)
	}
}

// write says what a contract means: everything but places and the version.
func write(c *openapi.Contract) string {
	var b strings.Builder
	w := meaning{&b, map[any]bool{}}
	w.value(reflect.ValueOf(*c), "", 0)
	return b.String()
}

type meaning struct {
	b    *strings.Builder
	seen map[any]bool
}

func (m meaning) value(v reflect.Value, name string, depth int) {
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		if s, ok := reflect.TypeAssert[*openapi.Schema](v); ok && s.Name != "" && m.seen[s] {
			m.line(depth, name, "the schema "+s.Name)
			return
		}
		m.seen[v.Interface()] = true
		v = v.Elem()
	}
	switch {
	case v.IsZero():
	case v.Type() == reflect.TypeFor[openapi.Value]():
		m.line(depth, name, string(v.Bytes()))
	case v.Kind() == reflect.Struct:
		m.line(depth, name, "")
		for i := range v.NumField() {
			switch f := v.Type().Field(i).Name; f {
			case "Place", "Path", "Version", "Revision", "Findings":
				if v.Type() == reflect.TypeFor[openapi.Operation]() && f == "Path" {
					m.value(v.Field(i), f, depth+1)
				}
			default:
				m.value(v.Field(i), f, depth+1)
			}
		}
	case v.Kind() == reflect.Slice:
		m.line(depth, name, "list")
		for i := range v.Len() {
			m.value(v.Index(i), "-", depth+1)
		}
	default:
		text, _ := json.Marshal(v.Interface())
		m.line(depth, name, string(text))
	}
}

func (m meaning) line(depth int, name, text string) {
	m.b.WriteString(strings.Repeat("  ", depth) + name + ": " + text + "\n")
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return strings.Join(a[max(0, i-6):i], "\n") + "\n-" + a[i] + "\n+" + b[i]
		}
	}
	return "one ends before the other"
}
