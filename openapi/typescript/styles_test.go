package typescript_test

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/mock"
)

// TestValuesArrive calls every operation of styles.yaml, whose schemas allow
// one value each, and lets the mock say what arrived as something else.
func TestValuesArrive(t *testing.T) {
	node := compiler(t)
	c := contract(t, "testdata", "styles.yaml")
	server := httptest.NewServer(mock.New(c, mock.Options{}))
	defer server.Close()
	var script strings.Builder
	fmt.Fprintf(&script, `import { Client } from "./contract/client.js";
const client = new Client({ baseUrl: %q, credentials: { key: "k&y", other: "value", login: { username: "ü", password: "p:w" } } });
async function call(name: string, answer: Promise<{ status: number }>): Promise<void> {
  console.log(name, await answer.then(() => "arrived", async (error) => error.response ? await error.response.text() : String(error)));
}
`, server.URL)
	for _, op := range c.Operations {
		fmt.Fprintf(&script, "await call(%q, client.%s({%s}));\n", op.ID, op.ID, input(op))
	}
	out := runScript(t, node, c, []byte(script.String()))
	for _, op := range c.Operations {
		if !strings.Contains(out, op.ID+" arrived\n") {
			t.Errorf("%s did not arrive", op.ID)
		}
	}
	if t.Failed() || len(c.Operations) == 0 {
		t.Log(out)
	}
}

// input is what an operation is called with: the one value of each schema.
func input(op *openapi.Operation) string {
	groups := map[openapi.In][]string{}
	for _, p := range op.Parameters {
		groups[p.In] = append(groups[p.In], fmt.Sprintf("%q: %s", p.Name, p.Schema.Enum[0]))
	}
	var members []string
	for in, values := range groups {
		members = append(members, string(in)+": {"+strings.Join(values, ", ")+"}")
	}
	if op.Body != nil {
		members = append(members, "body: "+string(op.Body.Content[0].Schema.Enum[0]))
	}
	return strings.Join(members, ", ")
}
