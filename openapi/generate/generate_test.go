package generate_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/generate"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

const contractFile = ".kiro/api-spec.yaml"

const contract = `openapi: 3.0.3
info: {title: Orders, version: 1.0.0}
paths:
  /orders:
    get:
      operationId: list_orders
      tags: [orders]
      summary: All orders
      responses:
        "200":
          description: all orders
          content:
            application/json:
              schema:
                type: array
                items: {$ref: "#/components/schemas/Order"}
    post:
      operationId: create_order
      tags: [orders]
      summary: A new order
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Order"}
      responses:
        "201": {description: made}
  /parcels/{id}:
    get:
      operationId: get_parcel
      tags: [parcels]
      summary: A parcel
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        "200": {description: a parcel}
components:
  schemas:
    Order:
      type: object
      required: [id]
      properties:
        id: {type: string}
        total: {type: number}
`

// project is a workspace with the contract, and with other files.
type project struct {
	t      *testing.T
	dir    string
	g      *generate.Generator
	target string
}

func newProject(t *testing.T) *project {
	t.Helper()
	p := &project{t: t, dir: t.TempDir(), target: "fake"}
	p.write(contractFile, contract)
	p.open()
	return p
}

func (p *project) open() {
	p.t.Helper()
	w, err := specfs.Open(specfs.Options{Roots: []string{p.dir}})
	if err != nil {
		p.t.Fatal(err)
	}
	p.g = generate.New(w, &openapi.Library{}, fake{})
}

func (p *project) write(rel, content string) {
	p.t.Helper()
	name := filepath.Join(p.dir, filepath.FromSlash(rel))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

func (p *project) read(rel string) string {
	p.t.Helper()
	source, err := os.ReadFile(filepath.Join(p.dir, filepath.FromSlash(rel)))
	if err != nil {
		p.t.Fatal(err)
	}
	return string(source)
}

func (p *project) remove(rel string) {
	p.t.Helper()
	if err := os.Remove(filepath.Join(p.dir, filepath.FromSlash(rel))); err != nil {
		p.t.Fatal(err)
	}
}

// replace changes one place of a file.
func (p *project) replace(rel, old, fresh string) {
	p.t.Helper()
	before := p.read(rel)
	if strings.Count(before, old) != 1 {
		p.t.Fatalf("%s holds %q %d times", rel, old, strings.Count(before, old))
	}
	p.write(rel, strings.Replace(before, old, fresh, 1))
}

func (p *project) call(change func(*generate.Params)) (generate.Answer, error) {
	params := generate.Params{Target: p.target, Out: "backend"}
	if change != nil {
		change(&params)
	}
	return p.g.Generate(p.t.Context(), params)
}

func (p *project) plan() generate.Answer {
	p.t.Helper()
	a, err := p.call(nil)
	if err != nil {
		p.t.Fatal(err)
	}
	if a.Applied {
		p.t.Fatal("a plan was applied")
	}
	return a
}

func (p *project) apply() generate.Answer {
	p.t.Helper()
	a, err := p.call(func(q *generate.Params) { q.Apply = true })
	if err != nil {
		p.t.Fatal(err)
	}
	return a
}

// tree lists all files with their content.
func (p *project) tree() map[string]string {
	p.t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(p.dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(p.dir, name)
			all[filepath.ToSlash(rel)] = p.read(filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return all
}

func code(err error) string {
	if fault, ok := errors.AsType[*doc.Fault](err); ok {
		return fault.Code
	}
	return ""
}

// turn is what an answer tells of an operation.
func turn(a generate.Answer, operation string) string {
	i := slices.IndexFunc(a.Turns, func(t generate.Turn) bool { return t.Operation == operation })
	if i < 0 {
		return ""
	}
	return a.Turns[i].Change
}

// action is what an answer says of a file; empty when it stays as it is.
func action(a generate.Answer, file string) string {
	i := slices.IndexFunc(a.Files, func(f generate.File) bool { return f.Path == file })
	if i < 0 {
		return ""
	}
	return a.Files[i].Action
}

func TestPlanThenApply(t *testing.T) {
	p := newProject(t)
	before := p.tree()
	plan := p.plan()
	if len(p.tree()) != len(before) {
		t.Error("a plan wrote something")
	}
	if plan.Counts.Create != 9 || !plan.Changed || plan.Totals.Turns != 3 {
		t.Errorf("plan: %+v", plan)
	}
	done, err := p.call(func(q *generate.Params) { q.Apply, q.Expect = true, plan.Revision })
	if err != nil || !done.Applied {
		t.Fatalf("applied %v: %v", done.Applied, err)
	}
	for _, rel := range []string{"backend/app/models.py", "backend/app/main.py", "backend/app/handlers/orders.py", "backend/tests/test_parcels.py"} {
		if p.read(rel) == "" {
			t.Errorf("%s is empty", rel)
		}
	}
	after := p.tree()
	again := p.apply()
	if again.Applied || again.Changed || again.Counts.Unchanged != 5 || again.Counts.Keep != 4 {
		t.Errorf("again: %+v", again)
	}
	for rel, content := range p.tree() {
		if after[rel] != content {
			t.Errorf("%s was written again", rel)
		}
	}
	if got := turn(again, "POST /orders"); got != "not written yet: write create_order" {
		t.Errorf("your turn: %q", got)
	}
}
