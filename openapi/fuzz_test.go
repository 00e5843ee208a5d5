package openapi

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzScan: what encoding/json takes for JSON is read, and means the same;
// nothing else is.
func FuzzScan(f *testing.F) {
	for _, seed := range []string{
		`{}`, `[1, -0.5e+3, 1E2, 0]`, `{"a": {"b": [true, false, null, "\u00e9\ud83d\ude00\n\/"]}, "a": 1}`, "\"\\ud800\"", `01`, `{"a"}`, `[1,]`, "[\"\t\"]", `-`, `1.`, `"\x"`,
		`{"":""}`, "\n\n[\r\n1]", `nul`, `tru`, `1 1`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		root, repeats, err := scanJSON(text)
		if err != nil {
			if strings.Contains(err.Error(), "nested") {
				return
			}
			if json.Valid([]byte(text)) {
				t.Fatalf("%q is JSON, and: %v", text, err)
			}
			return
		}
		if !json.Valid([]byte(text)) {
			t.Fatalf("%q is no JSON, and was read", text)
		}
		var want, got any
		decode(t, []byte(text), &want)
		decode(t, value(root), &got)
		a, _ := json.Marshal(want)
		b, _ := json.Marshal(got)
		if !bytes.Equal(a, b) {
			t.Fatalf("%q (-want +got):\n-%s\n+%s", text, a, b)
		}
		if len(repeats) > 0 && !strings.Contains(text, ":") {
			t.Fatalf("%q has no names, and %v twice", text, repeats)
		}
	})
}

func decode(t *testing.T, text []byte, out *any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(out); err != nil {
		t.Fatal(err)
	}
}

// memory is a source in which every file holds the same.
type memory []byte

func (m memory) ReadFile(string) ([]byte, error) { return m, nil }

// FuzzRead: no text makes the reader fail, and every finding has its line.
func FuzzRead(f *testing.F) {
	for _, folder := range []string{"findings", "meaning", "several", "swagger"} {
		files, err := filepath.Glob(filepath.Join("testdata", folder, "*.yaml"))
		if err != nil || len(files) == 0 {
			f.Fatalf("no seeds in %s: %v", folder, err)
		}
		for _, file := range files {
			seed, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(seed)
		}
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		c, err := Read(t.Context(), memory(source), "api.yaml", Options{Placeholders: len(source)%2 == 0})
		if err != nil {
			t.Fatal(err)
		}
		lines := bytes.Count(source, []byte("\n")) + bytes.Count(source, []byte("\r")) + 1
		for _, finding := range c.Findings {
			if finding.Code == codePanic {
				t.Fatal(finding.Message)
			}
			if finding.Line < 1 || finding.Line > lines+1 {
				t.Fatalf("%s is on line %d of %d", finding.Code, finding.Line, lines)
			}
		}
		if !c.Usable() && c.Operations != nil {
			t.Fatal("an unusable contract has operations")
		}
	})
}
