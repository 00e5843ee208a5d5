package fastapi

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

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
