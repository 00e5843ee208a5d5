package generate_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"kiro-mcp/internal/caller"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/generate"
	"kiro-mcp/specfs"
)

const models = "backend/app/models.py"

// conflicting is a project in which somebody changed a line that the contract
// changes, too.
func conflicting(t *testing.T) *project {
	t.Helper()
	p := newProject(t)
	p.apply()
	p.replace(models, "    total:", "    mine:")
	p.replace(contractFile, "total: {type: number}", "sum: {type: number}")
	return p
}

func TestConflictIsToldFromThreeSides(t *testing.T) {
	p := conflicting(t)
	before := fmt.Sprint(p.tree())
	plan := p.plan()
	if plan.Counts.Conflict != 1 || action(plan, models) != "conflict" || !plan.HasFindings() {
		t.Fatalf("plan: %+v", plan)
	}
	_, err := p.call(func(q *generate.Params) { q.Apply = true })
	for _, text := range []string{plan.Text(), fmt.Sprint(err)} {
		for _, want := range []string{models, "-    total:", "+    mine:", "+    sum:"} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is not in:\n%s", want, text)
			}
		}
	}
	if code(err) != "conflict" {
		t.Errorf("error %v", err)
	}
	if after := fmt.Sprint(p.tree()); after != before {
		t.Error("something was written")
	}
}

// TestConflictIsSettled by hand: the new line is brought into the file, or the
// file is deleted.
func TestConflictIsSettled(t *testing.T) {
	for name, settle := range map[string]func(*project){
		"deleted": func(p *project) { p.remove(models) },
		"brought in": func(p *project) {
			before, _, _ := strings.Cut(p.read(models), "    mine:")
			p.write(models, before+"    sum: \"[number] false\"\n")
		},
	} {
		p := conflicting(t)
		settle(p)
		if a := p.apply(); a.Counts.Conflict > 0 || !strings.Contains(p.read(models), "sum:") {
			t.Errorf("%s: %+v", name, a)
		}
		if a := p.plan(); a.Changed {
			t.Errorf("%s: there is still something to write", name)
		}
	}
}

// TestConflictAsks has the user decide, who sees what would be lost.
func TestConflictAsks(t *testing.T) {
	for answer, want := range map[caller.Answer]string{caller.Granted: "sum:", caller.Declined: "mine:"} {
		p := conflicting(t)
		asked := 0
		ctx := caller.WithAsk(t.Context(), func(_ context.Context, q caller.Question) (caller.Answer, error) {
			asked++
			if q.ID != "overwrite" || !strings.Contains(q.Message, "+    mine:") {
				t.Errorf("question %+v", q)
			}
			return answer, nil
		})
		_, err := p.g.Generate(ctx, generate.Params{Target: "fake", Out: "backend", Apply: true})
		if (code(err) == "conflict") == (answer == caller.Granted) {
			t.Errorf("%v: error %v", answer, err)
		}
		if asked != 1 || !strings.Contains(p.read(models), want) {
			t.Errorf("%v: asked %d times, and the file is %q", answer, asked, p.read(models))
		}
	}
}

// TestFileInTheWay was made by hand before anything was generated.
func TestFileInTheWay(t *testing.T) {
	p := newProject(t)
	p.write(models, "mine\n")
	if a := p.plan(); action(a, models) != "conflict" {
		t.Errorf("plan: %+v", a)
	}
	if _, err := p.call(func(q *generate.Params) { q.Apply = true }); code(err) != "conflict" {
		t.Errorf("error %v", err)
	}
	if p.read(models) != "mine\n" {
		t.Error("it was overwritten")
	}
}

func TestExpect(t *testing.T) {
	for name, change := range map[string]func(*project){
		"the contract": func(p *project) { p.replace(contractFile, "title: Orders", "title: Other") },
		"a file":       func(p *project) { p.replace(models, "# Models.\n", "# Mine.\n") },
		"the record":   func(p *project) { p.remove(".kiro/state/openapi/.kiro+api-spec.yaml/fake-backend/promises.txt") },
	} {
		p := newProject(t)
		p.apply()
		p.replace(contractFile, "total: {type: number}", "sum: {type: number}")
		plan := p.plan()
		change(p)
		before := fmt.Sprint(p.tree())
		if _, err := p.call(func(q *generate.Params) { q.Apply, q.Expect = true, plan.Revision }); code(err) != "conflict" {
			t.Errorf("%s: error %v", name, err)
		}
		if after := fmt.Sprint(p.tree()); after != before {
			t.Errorf("%s: something was written", name)
		}
	}
}

func TestBadOut(t *testing.T) {
	p := newProject(t)
	before := fmt.Sprint(p.tree())
	for _, out := range []string{"..", "../x", "a/../../x", "/tmp/x", "C:/x", `a\b`, ".git", "a/.git/b", ".kiro", ".KIRO/x", "nul", "a/aux.txt"} {
		if _, err := p.call(func(q *generate.Params) { q.Out, q.Apply = out, true }); code(err) != "bad_out" {
			t.Errorf("%q: error %v", out, err)
		}
	}
	if after := fmt.Sprint(p.tree()); after != before {
		t.Error("something was written")
	}
}

func TestUnknownTarget(t *testing.T) {
	p := newProject(t)
	for target, want := range map[string]string{"go": "comes later", "docs": "comes later", "cobol": `no target "cobol"`} {
		_, err := p.call(func(q *generate.Params) { q.Target = target })
		if code(err) != "unknown_target" || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "fake") {
			t.Errorf("%s: %v", target, err)
		}
	}
}

// TestChosenOperations adds up: what was generated before stays.
func TestChosenOperations(t *testing.T) {
	p := newProject(t)
	choose := func(operations ...string) generate.Answer {
		t.Helper()
		a, err := p.call(func(q *generate.Params) { q.Operations, q.Apply = operations, true })
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	first := choose("GET /parcels/{id}")
	if first.Operations != 1 || len(first.Selected) != 1 || first.Selected[0].Test != "backend/tests/test_parcels.py::test_get_parcel" {
		t.Errorf("first: %+v", first)
	}
	if strings.Contains(p.read(models), "Order") {
		t.Error("a schema was generated that nothing needs")
	}
	second := choose("create_order")
	if second.Operations != 2 || len(second.Turns) != 1 || !strings.Contains(p.read(models), "Order") || second.Counts.Remove > 0 {
		t.Errorf("second: %+v", second)
	}
	if all := p.apply(); all.Operations != 3 {
		t.Errorf("all: %+v", all)
	}
	if _, err := p.call(func(q *generate.Params) { q.Operations = []string{"GET /nothing"} }); code(err) != "unknown_operation" {
		t.Errorf("error %v", err)
	}
}

// TestOrphans are files of operations that are gone.
func TestOrphans(t *testing.T) {
	p := newProject(t)
	p.apply()
	p.replace("backend/tests/test_parcels.py", "# Tests of parcels.\n", "# Mine.\n")
	from := strings.Index(contract, "  /parcels/{id}:")
	to := strings.Index(contract, "components:")
	p.replace(contractFile, contract[from:to], "")
	for range 2 {
		a := p.apply()
		if got := action(a, "backend/tests/test_parcels.py"); got != "orphan" {
			t.Errorf("the edited test: %q", got)
		}
	}
	if got := action(p.plan(), "backend/app/handlers/parcels.py"); got != "orphan" {
		t.Errorf("the handlers: %q", got)
	}
	all := p.tree()
	if all["backend/app/routes/parcels.py"] != "" || all["backend/app/handlers/parcels.py"] == "" || all["backend/tests/test_parcels.py"] == "" {
		t.Errorf("left: %v", all)
	}
	p.remove("backend/app/handlers/parcels.py")
	if a := p.apply(); action(a, "backend/app/handlers/parcels.py") != "" {
		t.Errorf("the handlers are gone, and still told: %+v", a.Files)
	}
	if a := p.plan(); a.Changed {
		t.Errorf("there is still something to write: %+v", a)
	}
}

// TestManyGenerators write the same at the same time: one after the other.
func TestManyGenerators(t *testing.T) {
	p := newProject(t)
	var group sync.WaitGroup
	for range 5 {
		w, err := specfs.Open(specfs.Options{Roots: []string{p.dir}})
		if err != nil {
			t.Fatal(err)
		}
		g := generate.New(w, &openapi.Library{}, fake{})
		group.Go(func() {
			for i := range 3 {
				if _, err := g.Generate(t.Context(), generate.Params{Target: "fake", Out: fmt.Sprint("out", i), Apply: true}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	for i := range 3 {
		a, err := p.call(func(q *generate.Params) { q.Out = fmt.Sprint("out", i) })
		if err != nil || a.Changed {
			t.Errorf("out%d is not whole: %v %s", i, err, a.Text())
		}
	}
}
