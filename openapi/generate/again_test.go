package generate_test

import (
	"fmt"
	"strings"
	"testing"

	"kiro-mcp/openapi/generate"
)

const handlersOfOrders = "backend/app/handlers/orders.py"

// written is a project whose handlers of orders somebody has written.
func written(t *testing.T) *project {
	t.Helper()
	p := newProject(t)
	p.apply()
	p.write(handlersOfOrders, "class Orders(Base):\n    def list_orders(self):\n        return mine()\n\n    def create_order(self):\n        return mine()\n")
	return p
}

// TestYourTurn changes the contract and looks what is told of each handler.
func TestYourTurn(t *testing.T) {
	t.Parallel() // it waits for the disk
	for _, c := range []struct {
		name      string
		old, new  string
		operation string
		want      string
	}{
		{"parameter added", "      summary: All orders\n", "      parameters: [{name: limit, in: query, schema: {type: integer}}]\n", "GET /orders", "parameter limit added (optional integer)"},
		{"status", `"201": {description: made}`, `"202": {description: made}`, "POST /orders", "answers 202, not 201"},
		{"answer added", `"201": {description: made}`, `"201": {description: made}` + "\n        \"409\": {description: there}", "POST /orders", "answer 409 added (nothing)"},
		{"field required", "required: [id]", "required: [id, total]", "GET /orders", "field Order.total is now required"},
		{"field required, of a body", "required: [id]", "required: [id, total]", "POST /orders", "field Order.total is now required"},
		{"field's type", "total: {type: number}", "total: {type: integer}", "POST /orders", "field Order.total is now optional integer, was optional number"},
		{"field added", "total: {type: number}", "total: {type: number}\n        note: {type: string}", "POST /orders", "field Order.note added (optional string)"},
		{"field removed", "        total: {type: number}\n", "", "POST /orders", "field Order.total removed"},
		{"renamed", "operationId: list_orders", "operationId: all_orders", "GET /orders", "renamed: list_orders on line 2 is now all_orders"},
		{"moved", "operationId: create_order\n      tags: [orders]", "operationId: create_order\n      tags: [parcels]", "POST /orders", "moved: move create_order from backend/app/handlers/orders.py:5"},
		{"nothing", "info: {title: Orders", "info: {title: Other", "GET /orders", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := written(t)
			p.replace(contractFile, c.old, c.new)
			if got := turn(p.plan(), c.operation); got != c.want {
				t.Errorf("(-want +got)\n-%s\n+%s", c.want, got)
			}
			applied := p.apply()
			if got := turn(applied, c.operation); got != c.want {
				t.Errorf("applied (-want +got)\n-%s\n+%s", c.want, got)
			}
			if got := p.read(handlersOfOrders); !strings.Contains(got, "mine()") {
				t.Errorf("the handlers became %q", got)
			}
			again := turn(p.plan(), c.operation)
			if stays := strings.HasPrefix(c.want, "renamed") || strings.HasPrefix(c.want, "moved"); stays && again != c.want || !stays && again != "" {
				t.Errorf("told again: %q", again)
			}
		})
	}
}

// TestYourTurnIsOver follows a rename, a move and a removal until somebody has
// done what they ask for.
func TestYourTurnIsOver(t *testing.T) {
	p := written(t)
	p.replace(contractFile, "operationId: list_orders", "operationId: all_orders")
	p.apply()
	p.replace(handlersOfOrders, "def list_orders", "def all_orders")
	if got := turn(p.apply(), "GET /orders"); got != "" {
		t.Errorf("after the rename: %q", got)
	}
	from := strings.Index(contract, "    post:\n")
	to := strings.Index(contract, "  /parcels/{id}:")
	p.replace(contractFile, contract[from:to], "")
	for range 2 {
		if got := turn(p.apply(), "POST /orders"); got != "gone: remove create_order" {
			t.Errorf("after the removal: %q", got)
		}
	}
	p.replace(handlersOfOrders, "    def create_order(self):\n        return mine()\n", "")
	if got := turn(p.apply(), "POST /orders"); got != "" {
		t.Errorf("after the handler was removed: %q", got)
	}
	if a := p.apply(); a.Changed {
		t.Errorf("there is still something to write: %+v", a)
	}
}

// TestHandlersChangeHands has operations take each other's names: what is there
// was written for another.
func TestHandlersChangeHands(t *testing.T) {
	p := written(t)
	p.replace(contractFile, "operationId: list_orders", "operationId: other")
	p.replace(contractFile, "operationId: create_order", "operationId: list_orders")
	p.replace(contractFile, "operationId: other", "operationId: create_order")
	a := p.apply()
	if got := turn(a, "GET /orders"); got != "renamed: list_orders on line 2 is now create_order, and both are there" {
		t.Errorf("the first: %q", got)
	}
	if got := turn(a, "POST /orders"); got != "renamed: create_order on line 5 is now list_orders, and both are there" {
		t.Errorf("the second: %q", got)
	}
	p.replace(contractFile, "    get:\n      operationId: create_order\n", "    put:\n      operationId: create_order\n")
	a = p.apply()
	if got := turn(a, "PUT /orders"); got != "new: answered by create_order, which is there already" {
		t.Errorf("the new one: %q", got)
	}
	if got := turn(a, "GET /orders"); got != "" {
		t.Errorf("the one that is gone: %q", got)
	}
}

// TestOwners has each kind of file in each state that somebody may bring it
// to, with the contract as it was and changed.
func TestOwners(t *testing.T) {
	t.Parallel() // it waits for the disk
	const generated, scaffold, needed = "backend/app/models.py", "backend/app/scratch.py", handlersOfOrders
	edit := func(p *project, rel string) { p.replace(rel, "# Models.\n", "# Models, and mine.\n") }
	for _, c := range []struct {
		name    string
		do      func(*project)
		changes bool // the contract, too
		file    string
		action  string
		holds   string
	}{
		{"untouched", func(*project) {}, false, generated, "", "# Models.\n"},
		{"untouched, contract changed", func(*project) {}, true, generated, "update", "note:"},
		{"edited", func(p *project) { edit(p, generated) }, false, generated, "keep", "and mine"},
		{"edited elsewhere than it changes", func(p *project) { edit(p, generated) }, true, generated, "merge", "and mine"},
		{"edited where it changes", func(p *project) { p.replace(generated, "total", "mine") }, true, generated, "conflict", "mine"},
		{"formatted", func(p *project) { p.replace(generated, "class Order:\n", "class Order:\n\n") }, false, generated, "", "class Order:\n\n"},
		{"formatted, contract changed", func(p *project) { p.replace(generated, "class Order:\n", "class Order:\n\n") }, true, generated, "update", "note:"},
		{"deleted", func(p *project) { p.remove(generated) }, false, generated, "create", "# Models.\n"},
		{"scaffold edited", func(p *project) { p.write(needed, "mine\n") }, true, needed, "", "mine\n"},
		{"scaffold deleted", func(p *project) { p.remove(needed) }, false, needed, "create", "class Orders"},
		{"scaffold deleted that is not needed", func(p *project) { p.remove(scaffold) }, false, scaffold, "keep", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newProject(t)
			p.apply()
			c.do(p)
			if c.changes {
				p.replace(contractFile, "total: {type: number}", "total: {type: number}\n        note: {type: string}")
			}
			plan := p.plan()
			if got := action(plan, c.file); got != c.action {
				t.Errorf("action %q, want %q", got, c.action)
			}
			before := p.tree()
			_, err := p.call(func(q *generate.Params) { q.Apply = true })
			if conflict := c.action == "conflict"; conflict != (code(err) == "conflict") {
				t.Fatalf("applied: %v", err)
			} else if conflict && fmt.Sprint(before) != fmt.Sprint(p.tree()) {
				t.Error("something was written")
			}
			if c.holds != "" && !strings.Contains(p.read(c.file), c.holds) {
				t.Errorf("%s became %q", c.file, p.read(c.file))
			}
			if _, there := p.tree()[c.file]; c.holds == "" && there {
				t.Error("it was written again")
			}
			if c.action == "conflict" {
				return
			}
			if again := p.plan(); again.Changed {
				t.Errorf("there is still something to write: %+v", again)
			}
		})
	}
}

// TestLinesOfWindows has git give all files the line ends of Windows: nothing
// of that is an edit, and what is written then has them, too.
func TestLinesOfWindows(t *testing.T) {
	p := newProject(t)
	p.apply()
	for rel, text := range p.tree() {
		p.write(rel, strings.ReplaceAll(text, "\n", "\r\n"))
	}
	if a := p.plan(); a.Changed {
		t.Errorf("there is something to write: %s", a.Text())
	}
	p.replace("backend/app/models.py", "# Models.\r\n", "# Mine.\r\n")
	p.replace(contractFile, "total: {type: number}", "total: {type: number}\r\n        note: {type: string}")
	a := p.apply()
	if action(a, "backend/app/models.py") != "merge" || a.Counts.Conflict > 0 {
		t.Errorf("merged: %s", a.Text())
	}
	if got := p.read("backend/app/models.py"); !strings.HasPrefix(got, "# Mine.\r\n") || !strings.Contains(got, "note:") || strings.Count(got, "\n") != strings.Count(got, "\r\n") {
		t.Errorf("the models became %q", got)
	}
	if a := p.plan(); a.Changed {
		t.Errorf("there is still something to write: %s", a.Text())
	}
}
