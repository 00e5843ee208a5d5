package generate_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/generate"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// TestContracts finds the one that a call means among those that there are.
func TestContracts(t *testing.T) {
	for _, c := range []struct {
		name     string
		files    []string
		given    string
		contract string
		code     string
		valid    []string
	}{
		{name: "the only one", files: []string{"api/openapi.yaml"}, contract: "api/openapi.yaml"},
		{name: "the agreed one", files: []string{"api/openapi.yaml", ".kiro/api-spec.yaml"}, contract: ".kiro/api-spec.yaml"},
		{name: "one of several", files: []string{"a/openapi.yaml", "b/openapi.yaml"}, given: "b/openapi.yaml", contract: "b/openapi.yaml"},
		{name: "several", files: []string{"a/openapi.yaml", "b/openapi.yaml"}, code: "contract_required", valid: []string{"a/openapi.yaml", "b/openapi.yaml"}},
		{name: "two that are agreed", files: []string{".kiro/openapi.yaml", ".kiro/api-spec.yaml"}, code: "contract_required", valid: []string{".kiro/api-spec.yaml", ".kiro/openapi.yaml"}},
		{name: "under a name of its own", files: []string{"shop.yaml", "api/openapi.yaml"}, given: "shop.yaml", contract: "shop.yaml"},
		{name: "not there", files: []string{"api/openapi.yaml"}, given: "api/openapi.yml", code: "unknown_contract", valid: []string{"api/openapi.yaml"}},
		{name: "outside", files: []string{"api/openapi.yaml"}, given: "../openapi.yaml", code: "unknown_contract", valid: []string{"api/openapi.yaml"}},
		{name: "none", files: []string{".git/config"}, code: "contract_required"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &project{t: t, dir: t.TempDir(), target: "fake"}
			for _, f := range c.files {
				p.write(f, contract)
			}
			p.open()
			a, err := p.call(func(q *generate.Params) { q.Contract = c.given })
			if a.Contract != c.contract || code(err) != c.code {
				t.Errorf("contract %q, error %v; want %q, %q", a.Contract, err, c.contract, c.code)
			}
			if fault, ok := errors.AsType[*doc.Fault](err); ok && !slices.Equal(fault.Valid, c.valid) {
				t.Errorf("valid: %q, want %q", fault.Valid, c.valid)
			}
		})
	}
}

// TestContractsOfSeveralWorkspaces are told apart by their workspace, which is
// where the code goes.
func TestContractsOfSeveralWorkspaces(t *testing.T) {
	dir := t.TempDir()
	p := &project{t: t, dir: dir, target: "fake"}
	p.write("web/"+contractFile, contract)
	p.write("shop/"+contractFile, contract)
	w, err := specfs.Open(specfs.Options{Roots: []string{filepath.Join(dir, "web"), filepath.Join(dir, "shop")}})
	if err != nil {
		t.Fatal(err)
	}
	p.g = generate.New(w, &openapi.Library{}, fake{})
	if _, err := p.call(nil); code(err) != "contract_required" {
		t.Errorf("error %v", err)
	}
	if _, err := p.call(func(q *generate.Params) { q.Contract = contractFile }); code(err) != "unknown_contract" {
		t.Errorf("error %v", err)
	}
	a, err := p.call(func(q *generate.Params) { q.Contract, q.Apply = "@shop/"+contractFile, true })
	if err != nil || a.Workspace != "shop" {
		t.Fatalf("workspace %q: %v", a.Workspace, err)
	}
	if p.read("shop/backend/app/main.py") == "" || p.tree()["web/backend/app/main.py"] != "" {
		t.Error("the code is in the wrong workspace")
	}
}

// TestOuts finds the folder that was written to before.
func TestOuts(t *testing.T) {
	p := newProject(t)
	for _, out := range []string{"", "services/api+1%", "."} {
		p := newProject(t)
		first, err := p.call(func(q *generate.Params) { q.Out, q.Apply = out, true })
		if err != nil {
			t.Fatal(err)
		}
		again, err := p.call(func(q *generate.Params) { q.Out = "" })
		if err != nil || again.Out != first.Out || again.Changed {
			t.Errorf("%q was written to, and then %q is meant: %v", first.Out, again.Out, err)
		}
	}
	p.apply()
	if _, err := p.call(func(q *generate.Params) { q.Out, q.Apply = "other", true }); err != nil {
		t.Fatal(err)
	}
	if _, err := p.call(func(q *generate.Params) { q.Out = "" }); code(err) != "out_required" {
		t.Errorf("error %v", err)
	}
}

// TestLinkedContract reads a contract through a link, and writes nothing
// through one.
func TestLinkedContract(t *testing.T) {
	p := &project{t: t, dir: t.TempDir(), target: "fake"}
	p.write("shared/openapi.yaml", contract)
	p.write(".kiro/specs/s/tasks.md", "- [ ] 1. A\n")
	if err := os.Symlink("../shared/openapi.yaml", filepath.Join(p.dir, contractFile)); err != nil {
		t.Skip(err)
	}
	p.open()
	if a, err := p.call(func(q *generate.Params) { q.Contract, q.Apply = contractFile, true }); err != nil || !a.Applied {
		t.Errorf("applied %v: %v", a.Applied, err)
	}
}

// TestTasks says of a chosen operation which requirements it serves: those that
// the contract names, else those of the criterion, or of the section, that
// names the endpoint.
func TestTasks(t *testing.T) {
	p := newProject(t)
	p.replace(contractFile, "      summary: A parcel\n", "      summary: A parcel\n      x-requirements: [\"3.1\"]\n")
	p.replace(contractFile, "paths:\n", "servers: [{url: https://shop.example/api/v1}]\npaths:\n")
	p.write(".kiro/specs/shop/requirements.md", "# Requirements\n\n### Requirement 1: Orders\n\n#### Acceptance Criteria\n\n1. WHEN `POST /api/v1/orders` is sent, THE Shop SHALL keep it\n2. THE Shop SHALL answer `POST /orders` with the order\n")
	p.write(".kiro/specs/shop/design.md", "# Design\n\n## Orders\n\n- `GET /orders` lists orders\n- `POST /orders` makes one\n\n_Requirements: 2.4, 2.5_\n")
	for operation, want := range map[string]struct {
		requirements []string
		inferred     bool
		section      string
	}{
		"GET /parcels/{id}": {[]string{"3.1"}, false, ""},
		"POST /orders":      {[]string{"1.2"}, true, "orders"},
		"GET /orders":       {[]string{"2.4", "2.5"}, true, "orders"},
	} {
		a, err := p.call(func(q *generate.Params) { q.Operations = []string{operation} })
		if err != nil || len(a.Selected) != 1 {
			t.Fatalf("%s: %+v, %v", operation, a.Selected, err)
		}
		row := a.Selected[0]
		section := ""
		if row.Design != nil {
			section = row.Design.Section
		}
		if !slices.Equal(row.Requirements, want.requirements) || row.Inferred != want.inferred || section != want.section {
			t.Errorf("%s: %+v of section %q, want %+v", operation, row, section, want)
		}
	}
}
