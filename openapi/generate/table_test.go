package generate_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/testpython"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/fastapi"
	"kiro-mcp/openapi/generate"
	"kiro-mcp/specfs"
)

// kindOfChange is something that happens between two generations.
type kindOfChange struct {
	name    string
	do      func(*project)
	turn    string // what is told of the operation that it concerns; empty: nothing
	of      string // that operation
	action  string // on the file that it concerns; empty: none in particular
	file    string
	routes  int  // that the app has then
	refused bool // nothing is written
}

// kindsOfChange are what the contract and the files of a team go through.
var kindsOfChange = []kindOfChange{
	{name: "nothing", do: func(*project) {}, routes: 3},
	{name: "operation added", do: inContract("  /parcels/{id}:\n    get:", "  /parcels/{id}:\n    delete:\n      operationId: dropParcel\n      tags: [parcels]\n      responses: {\"204\": {description: gone}}\n    get:"), of: "DELETE /parcels/{id}", turn: "new: write drop_parcel", routes: 4},
	{name: "operation with a new tag", do: inContract("  /parcels/{id}:", "  /bills:\n    get:\n      operationId: listBills\n      tags: [bills]\n      responses: {\"204\": {description: none}}\n  /parcels/{id}:"), of: "GET /bills", turn: "new: write list_bills", action: "create", file: "backend/app/handlers/bills.py", routes: 4},
	{name: "operation removed", do: withoutOperation("    post:\n", "  /parcels/{id}:"), of: "POST /orders", turn: "gone: remove create_order", routes: 2},
	{name: "tag removed", do: func(p *project) {
		inContract("tags: [orders]\n      summary: All", "tags: [parcels]\n      summary: All")(p)
		withoutOperation("    post:\n", "  /parcels/{id}:")(p)
	}, of: "GET /orders", turn: "moved: move list_orders from backend/app/handlers/orders.py:10", action: "remove", file: "backend/app/contract/routes/orders.py", routes: 2},
	{name: "operation renamed", do: inContract("operationId: createOrder", "operationId: placeOrder"), of: "POST /orders", turn: "renamed: create_order on line 13 is now place_order", routes: 3},
	{name: "operation moved to another tag", do: inContract("tags: [orders]\n      summary: Order", "tags: [parcels]\n      summary: Order"), of: "POST /orders", turn: "moved: move create_order from backend/app/handlers/orders.py:13", routes: 3},
	{name: "parameter added", do: inContract("summary: Order something", "parameters: [{name: note, in: query, schema: {type: string}}]"), of: "POST /orders", turn: "parameter note added (optional string)", routes: 3},
	{name: "status changed", do: inContract(`"201"`, `"202"`), of: "POST /orders", turn: "answers 202, not 201", routes: 3},
	{name: "schema field added", do: inContract("total: {type: number}", "total: {type: number}\n        note: {type: string}"), of: "POST /orders", turn: "field Order.note added (optional string)", routes: 3},
	{name: "schema field required", do: inContract("required: [id]", "required: [id, total]"), of: "POST /orders", turn: "field Order.total is now required", routes: 3},
	{name: "generated file edited", do: edited(""), action: "keep", file: modelsOfShop, routes: 3},
	{name: "generated file edited, field added elsewhere", do: edited("place: {type: string}"), action: "merge", file: modelsOfShop, routes: 3},
	{name: "generated file edited where a field is added", do: edited("total: {type: number}"), action: "conflict", file: modelsOfShop, routes: 3, refused: true},
	{name: "generated file deleted", do: func(p *project) { p.remove(modelsOfShop) }, action: "create", file: modelsOfShop, routes: 3},
	{name: "generated files formatted otherwise", do: formatted(""), file: modelsOfShop, routes: 3},
	{name: "generated files formatted otherwise, field added", do: formatted("total: {type: number}"), action: "update", file: modelsOfShop, routes: 3},
	{name: "handlers deleted", do: func(p *project) { p.remove("backend/app/handlers/orders.py") }, of: "POST /orders", turn: "not written yet: write create_order", action: "create", file: "backend/app/handlers/orders.py", routes: 3},
	{name: "main edited", do: func(p *project) { p.replace("backend/app/main.py", "app = create_app()", "app = create_app()  # mine") }, routes: 3},
}

const modelsOfShop = "backend/app/contract/models.py"

func inContract(old, fresh string) func(*project) {
	return func(p *project) { p.replace(contractFile, old, fresh) }
}

// withoutOperation takes out of the contract what stands between two texts.
func withoutOperation(from, to string) func(*project) {
	return func(p *project) {
		before, rest, _ := strings.Cut(p.read(contractFile), from)
		_, after, _ := strings.Cut(rest, to)
		p.write(contractFile, before+to+after)
	}
}

// edited adds a line behind a field of the models of orders by hand, and
// another field behind one in the contract.
func edited(field string) func(*project) {
	return func(p *project) {
		text := p.read(modelsOfShop)
		at := strings.Index(text, "    total:")
		end := at + strings.Index(text[at:], "\n") + 1
		p.write(modelsOfShop, text[:end]+"    # mine\n"+text[end:])
		if field != "" {
			p.replace(contractFile, field, field+"\n        note: {type: string}")
		}
	}
}

// formatted breaks lines as a formatter with another taste does.
func formatted(field string) func(*project) {
	return func(p *project) {
		for rel, text := range p.tree() {
			if strings.HasPrefix(rel, "backend/app/contract/") && strings.HasSuffix(rel, ".py") {
				p.write(rel, strings.NewReplacer("\n\n\n", "\n\n", "(\n    ", "( ").Replace(text)+"\n")
			}
		}
		if field != "" {
			p.replace(contractFile, field, field+"\n        note: {type: string}")
		}
	}
}

// TestAgain prints who owns what becomes of a project by each kind of change,
// and checks that nothing of the team's is lost: its handlers and its own files
// stay as they are, the app imports, and what nobody changed does what it did.
func TestAgain(t *testing.T) {
	t.Parallel() // it waits for the disk
	var folders []string
	for _, k := range kindsOfChange {
		dir := t.TempDir()
		folders = append(folders, filepath.Join(dir, "backend"))
		t.Run(k.name, func(t *testing.T) { again(t, dir, k) })
	}
	python := testpython.Path(t)
	visit := exec.CommandContext(t.Context(), python, append([]string{filepath.Join("testdata", "visit.py")}, folders...)...)
	visit.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1")
	out, err := visit.Output()
	if err != nil {
		t.Fatalf("%s: %v", python, err)
	}
	told := json.NewDecoder(strings.NewReader(string(out)))
	for i, k := range kindsOfChange {
		var app struct {
			Routes, Parcel, Orders int
			Error                  string
		}
		if err := told.Decode(&app); err != nil {
			t.Fatal(err)
		}
		t.Logf("%-46s app imports, %d routes, untouched operation answers %d", k.name, app.Routes, app.Parcel)
		if os.Getenv("KIRO_MCP_STRESS") != "" {
			untouched(t, python, folders[i], k)
		}
		if app.Error != "" || app.Routes != k.routes || app.Parcel != 200 {
			t.Errorf("%s: %+v, want %d routes and answers of 200", k.name, app, k.routes)
		}
	}
}

// untouched runs the generated tests of the operation that nobody changed.
func untouched(t *testing.T, python, folder string, k kindOfChange) {
	t.Helper()
	run := exec.CommandContext(t.Context(), python, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", "tests/contract/test_parcels.py", "-k", "get_parcel")
	run.Dir = folder
	run.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1")
	out, err := run.CombinedOutput()
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	t.Logf("%-46s tests of an untouched operation: %s", k.name, lines[len(lines)-1])
	if err != nil {
		t.Errorf("%s: %v\n%s", k.name, err, out)
	}
}

// shop is a project of a team with FastAPI.
func shop(t *testing.T, dir string) *project {
	t.Helper()
	p := &project{t: t, dir: dir, target: "fastapi"}
	source, err := os.ReadFile("testdata/shop.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p.write(contractFile, string(source))
	w, err := specfs.Open(specfs.Options{Roots: []string{p.dir}})
	if err != nil {
		t.Fatal(err)
	}
	p.g = generate.New(w, &openapi.Library{}, fastapi.Target{})
	return p
}

// again generates, has a team at work, changes something, and generates again.
func again(t *testing.T, dir string, k kindOfChange) {
	p := shop(t, dir)
	p.apply()
	mine := map[string]string{"backend/app/stock.py": "def orders():\n    return [{\"id\": \"1\"}]\n"}
	for _, name := range []string{"orders", "parcels"} {
		source, err := os.ReadFile("testdata/" + name + ".py")
		if err != nil {
			t.Fatal(err)
		}
		mine["backend/app/handlers/"+name+".py"] = string(source)
	}
	for rel, text := range mine {
		p.write(rel, text)
	}
	k.do(p)
	for rel := range mine {
		mine[rel] = p.tree()[rel] // what was deleted was deleted by hand
	}
	marked := strings.Count(p.tree()[modelsOfShop]+p.tree()["backend/app/main.py"], "# mine")
	a, err := p.call(func(q *generate.Params) { q.Apply = true })
	if k.refused != (code(err) == "conflict") {
		t.Fatalf("applied: %v", err)
	}
	if k.refused {
		a = p.plan()
	}
	k.check(t, a)
	for rel, text := range mine {
		if now := p.tree()[rel]; text != "" && now != text {
			t.Errorf("%s became\n%s", rel, now)
		}
	}
	if got := strings.Count(p.tree()[modelsOfShop]+p.tree()["backend/app/main.py"], "# mine"); got != marked {
		t.Errorf("%d lines of the team, there were %d", got, marked)
	}
	if again := p.plan(); again.Changed && !k.refused {
		t.Errorf("there is still something to write: %s", again.Text())
	}
}

// check prints a row of the table and compares it with what it should be.
func (k kindOfChange) check(t *testing.T, a generate.Answer) {
	t.Helper()
	t.Logf("%-46s generated %+v; yours: %d kept; your turn: %s", k.name, a.Counts, a.Counts.Keep, turn(a, k.of))
	if got := turn(a, k.of); k.of != "" && got != k.turn {
		t.Errorf("your turn (-want +got)\n-%s\n+%s", k.turn, got)
	}
	if got := action(a, k.file); k.file != "" && got != k.action {
		t.Errorf("%s: %q, want %q", k.file, got, k.action)
	}
}
