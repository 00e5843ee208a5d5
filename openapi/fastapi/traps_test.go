package fastapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"kiro-mcp/internal/testpython"
	"kiro-mcp/openapi"
)

// TestTraps: each archive of testdata/traps is a contract with something that
// generators get wrong, the handlers that somebody wrote for it, and a check.py
// that asks the running app.
func TestTraps(t *testing.T) { checkArchives(t, "testdata/traps/*.txtar") }

// TestChanges: the contract of an archive of testdata/changes became another
// one, next.yaml, and its handlers are still those of the first.
func TestChanges(t *testing.T) { checkArchives(t, "testdata/changes/*.txtar") }

// checkArchives makes the servers of archives and runs their checks in one
// Python.
func checkArchives(t *testing.T, pattern string) {
	t.Helper()
	archives, err := filepath.Glob(pattern)
	if err != nil || len(archives) == 0 {
		t.Fatalf("found no archives %s: %v", pattern, err)
	}
	root := t.TempDir()
	var folders []string
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		folders = append(folders, layArchive(t, filepath.Join(root, strings.TrimSuffix(filepath.Base(path), ".txtar")), archive))
	}
	checkFolders(t, folders)
}

// checkFolders runs the check.py of each folder, all in one Python.
func checkFolders(t *testing.T, folders []string) {
	t.Helper()
	python := testpython.Path(t)
	script, err := filepath.Abs("testdata/check_apps.py")
	if err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), python, script)
	run.Stdin = strings.NewReader(strings.Join(folders, "\n"))
	var complaints bytes.Buffer
	run.Stderr = &complaints
	stdout, err := run.Output()
	if err != nil {
		t.Fatalf("%v\n%s%s", err, stdout, complaints.String())
	}
	looked := 0
	for line := range bytes.Lines(stdout) {
		var found struct{ Dir, Error string }
		if err := json.Unmarshal(line, &found); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		looked++
		t.Run(filepath.Base(found.Dir), func(t *testing.T) {
			if found.Error != "" {
				t.Error(found.Error)
			}
		})
	}
	if looked != len(folders) {
		t.Errorf("%d of %d apps were looked at", looked, len(folders))
	}
}

// layArchive writes the server of an archive's contract with the archive's own
// files over it, then the server of what the contract became.
func layArchive(t *testing.T, dir string, archive *txtar.Archive) string {
	t.Helper()
	var own []openapi.File
	for _, f := range archive.Files {
		own = append(own, openapi.File{Path: f.Name, Content: f.Data})
	}
	lay(t, dir, own)
	lay(t, dir, server(t, dir, "contract.yaml"))
	lay(t, dir, own)
	if !slices.ContainsFunc(own, func(f openapi.File) bool { return f.Path == "next.yaml" }) {
		return dir
	}
	if err := os.RemoveAll(filepath.Join(dir, "app", "contract")); err != nil {
		t.Fatal(err)
	}
	files := slices.DeleteFunc(server(t, dir, "next.yaml"), func(f openapi.File) bool {
		_, err := os.Stat(filepath.Join(dir, filepath.FromSlash(f.Path)))
		return f.Owner == openapi.Scaffold && err == nil
	})
	lay(t, dir, files)
	return dir
}

func server(t *testing.T, dir, contract string) []openapi.File {
	t.Helper()
	c, err := openapi.Read(t.Context(), folder(dir), contract, openapi.Options{Placeholders: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Operations) == 0 {
		t.Fatalf("%s: %v", dir, c.Findings)
	}
	files, err := Target{}.Files(c)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestApart: where hundreds of models reach each other, each is built by
// itself, and means what it would otherwise.
func TestApart(t *testing.T) {
	var schemas strings.Builder
	for i := range manyModels + 10 {
		fmt.Fprintf(&schemas, "    S%d: {type: object, required: [id], additionalProperties: false, properties: {id: {type: integer}, "+
			"next: {$ref: '#/components/schemas/S%d'}, all: {type: array, items: {$ref: '#/components/schemas/S%d'}}, "+
			"pet: {$ref: '#/components/schemas/Pet'}}}\n", i, (i+1)%manyModels, (i+2)%manyModels)
	}
	archive := txtar.Parse([]byte(`
-- contract.yaml --
openapi: 3.0.3
info: {title: Apart, version: "1"}
paths:
  /echo:
    post:
      operationId: echo
      tags: [a]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/S0"}}}}
      responses:
        "200": {description: ok, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/S0"}}}}}
        "400": {description: no, content: {application/json: {schema: {$ref: "#/components/schemas/Error"}}}}
components:
  schemas:
    Error:
      type: object
      required: [error]
      properties: {error: {$ref: "#/components/schemas/Inner"}}
    Inner:
      type: object
      required: [message]
      properties: {message: {type: string}, about: {$ref: "#/components/schemas/S0"}}
    Pet:
      oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]
      discriminator: {propertyName: kind}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}, next: {$ref: "#/components/schemas/S1"}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string}, next: {$ref: "#/components/schemas/S1"}}}
` + schemas.String() + `-- app/handlers/a.py --
from app.contract import bases, models


class AHandlers(bases.ABase):
    async def echo(self, *, body):
        assert isinstance(body.next, models.S1) or body.next is None
        return [body]
-- check.py --
assert len(schema.apart_models) > 300 and "S0" in schema.apart_models
value = {"id": 0, "next": {"id": 1, "next": {"id": 2}}, "all": [{"id": 2}], "pet": {"kind": "Cat", "next": {"id": 1}}}
answer = client.post("/echo", json=value)
assert answer.json() == [value], answer.text
for broken, where in (({"id": 0, "next": {"id": "x"}}, "body.next.id"), ({"id": 0, "all": [{"id": 1, "x": 1}]}, "body.all.0.x"), ({"id": 0, "next": None}, "body.next"), ({"id": 0, "pet": {"kind": "Cat", "next": 1}}, "body.pet.Cat.next")):
    answer = client.post("/echo", json=broken)
    assert answer.status_code == 400 and answer.json()["error"]["message"].startswith(where + ": "), answer.text
app.openapi()
`))
	checkFolders(t, []string{layArchive(t, t.TempDir(), archive)})
}
