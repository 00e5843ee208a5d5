package which_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kiro-mcp/openapi/which"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

func TestContract(t *testing.T) {
	const agreed, other = ".kiro/api-spec.yaml", "docs/openapi.yaml"
	tests := []struct {
		name  string
		files []string
		asked string
		want  string // the path, or the code of the fault
		valid []string
		note  bool
	}{
		{"the only one", []string{other}, "", other, nil, false},
		{"the one beside the specs", []string{other, agreed}, "", agreed, nil, true},
		{"by its path", []string{other, agreed}, other, other, nil, false},
		{"any file", []string{agreed, "api/shop.json"}, "api/shop.json", "api/shop.json", nil, false},
		{"no such file", []string{agreed}, "api.yaml", "unknown_contract", []string{agreed}, false},
		{"outside", []string{agreed}, "../api.yaml", "unknown_contract", []string{agreed}, false},
		{"several", []string{other, "web/openapi.yaml"}, "", "contract_required", []string{other, "web/openapi.yaml"}, false},
		{"none", nil, "", "contract_required", nil, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, f := range test.files {
				path := filepath.Join(dir, filepath.FromSlash(f))
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte("openapi: 3.0.3\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			workspaces, err := specfs.Open(specfs.Options{Roots: []string{dir}})
			if err != nil {
				t.Fatal(err)
			}
			found, err := which.Contract(t.Context(), workspaces, test.asked)
			got := found.Path
			var valid []string
			if fault, ok := errors.AsType[*doc.Fault](err); ok {
				got, valid = fault.Code, fault.Valid
			}
			if got != test.want || !slices.Equal(valid, test.valid) || (found.Note != "") != test.note {
				t.Errorf("want %s of %v, got %s of %v (note %q, error %v)", test.want, test.valid, got, valid, found.Note, err)
			}
		})
	}
}
