package held

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/fastapi"
)

// change is one kind of change of the order API, after its handlers were
// written.
type change struct {
	name    string
	replace []string // old and new lines of the contract, in turns
	touches []string // names in the tests that may be red afterwards
	removes []string // paths that the contract no longer has
}

// everything is what touches all operations but that of another tag.
var everything = []string{"order"}

var changes = []change{
	{name: "nothing"},
	{name: "operation added", replace: []string{"  /orders/{order_id}/cancel:", `  /orders/{order_id}/history:
    parameters:
      - $ref: '#/components/parameters/OrderId'
    get:
      tags: [orders]
      operationId: getHistory
      responses:
        '200':
          description: What happened to it
          content:
            application/json:
              schema: { type: array, items: { type: string } }
        '404':
          $ref: '#/components/responses/NotFound'
  /orders/{order_id}/cancel:`}, touches: []string{"get_history"}},
	{name: "operation of a new tag added", replace: []string{"  /orders:\n", `  /customers:
    get:
      tags: [customers]
      operationId: listCustomers
      responses:
        '200': { description: Customers, content: { application/json: { schema: { type: array, items: {} } } } }
  /orders:
`}, touches: []string{"list_customers"}},
	{name: "operation removed", removes: []string{"/orders/{order_id}/cancel"}},
	{name: "tag removed", removes: []string{"/orders", "/orders/{order_id}", "/orders/{order_id}/cancel"}},
	{name: "operation renamed", replace: []string{"operationId: cancelOrder", "operationId: voidOrder"}, touches: []string{"void_order"}},
	{name: "moved to another tag", replace: []string{"tags: [orders]\n      summary: Change where", "tags: [shipping]\n      summary: Change where"}, touches: []string{"update_order"}},
	{name: "parameter added", replace: []string{"      parameters:\n        - name: limit", "      parameters:\n        - { name: since, in: query, schema: { type: string, format: date } }\n        - name: limit"}, touches: []string{"list_orders"}},
	{name: "parameter renamed", replace: []string{"        - name: limit", "        - name: page-size"}, touches: []string{"list_orders"}},
	{name: "status changed", replace: []string{"        '201':\n          description: Order created", "        '202':\n          description: Order taken"}},
	{name: "optional field added", replace: []string{"        note:\n          type: string\n          maxLength: 200\n        requested_delivery_date:\n          type: string\n          format: date\n        total_cents", "        gift: { type: boolean }\n        note:\n          type: string\n          maxLength: 200\n        requested_delivery_date:\n          type: string\n          format: date\n        total_cents"}},
	{name: "required field added", replace: []string{"[id, status, items,", "[id, currency, status, items,", "        total_cents:", "        currency: { type: string }\n        total_cents:"}, touches: everything},
	{name: "field removed that handlers use", replace: []string{"        requested_delivery_date:\n          type: string\n          format: date\n    UpdateOrder", "    UpdateOrder"}, touches: everything},
	{name: "schema renamed", replace: []string{"schemas/UpdateOrderRequest", "schemas/ChangeOrder", "    UpdateOrderRequest:", "    ChangeOrder:"}},
	{name: "credentials of another kind", replace: []string{"security:\n  - bearerAuth: []", "security:\n  - bearerAuth: []\n  - partnerKey: []", "  securitySchemes:\n", "  securitySchemes:\n    partnerKey: { type: apiKey, in: header, name: X-Partner }\n"}},
	{name: "open to everybody", replace: []string{"security:\n  - bearerAuth: []\n", ""}, touches: everything},
}

// TestAppsOutliveChanges: whatever changes in the contract, handlers stay as
// they are, the app imports, and the tests of untouched operations pass.
func TestAppsOutliveChanges(t *testing.T) {
	source, err := samples.ReadFile("orders/api-spec.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for i, ch := range changes {
		t.Run(ch.name, func(t *testing.T) {
			if !stress() && i != 1 {
				t.Skip("one change is enough for the quick suite; set KIRO_MCP_STRESS=1")
			}
			before, out := apps[0].build(t)
			regenerate(t, before, ch.contract(t, string(source)), out)
			says, _ := pytest(t, out)
			if !strings.Contains(says, " passed") || strings.Contains(says, "rror collecting") {
				t.Fatalf("the app does not import any more:\n%s", says)
			}
			for _, red := range failures(says) {
				if !slices.ContainsFunc(ch.touches, func(name string) bool { return strings.Contains(red, name) }) {
					t.Errorf("untouched, and red: %s", red)
				}
			}
			t.Log(lastLine(says))
		})
	}
}

// contract is the contract as it is after the change.
func (ch change) contract(t *testing.T, source string) *openapi.Contract {
	t.Helper()
	for i := 0; i < len(ch.replace); i += 2 {
		if !strings.Contains(source, ch.replace[i]) {
			t.Fatalf("the contract has no %q", ch.replace[i])
		}
		source = strings.ReplaceAll(source, ch.replace[i], ch.replace[i+1])
	}
	for _, path := range ch.removes {
		begin := strings.Index(source, "  "+path+":\n")
		if begin < 0 {
			t.Fatalf("the contract has no path %s", path)
		}
		lines := strings.SplitAfter(source[begin:], "\n")
		end := 1
		for strings.HasPrefix(lines[end], "   ") {
			end++
		}
		source = source[:begin] + strings.Join(lines[end:], "")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "api-spec.yaml"), []byte(source))
	c, err := openapi.Read(t.Context(), testcorpus.Folder(dir), "api-spec.yaml", openapi.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !c.Usable() {
		t.Fatalf("the changed contract is faulty: %v", c.Findings)
	}
	return c
}

// regenerate writes the files of a changed contract as generate_from_openapi
// does: what is generated is replaced, what is its reader's stays.
func regenerate(t *testing.T, before, after *openapi.Contract, out string) {
	t.Helper()
	old, err := fastapi.Target{}.Files(before)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range old {
		if f.Owner == openapi.Generated {
			if err := os.Remove(filepath.Join(out, f.Path)); err != nil {
				t.Fatal(err)
			}
		}
	}
	files, err := fastapi.Target{}.Files(after)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		path := filepath.Join(out, f.Path)
		if _, err := os.Stat(path); err != nil {
			write(t, path, f.Content)
		}
	}
}

// failures are the tests that are red.
func failures(says string) []string {
	var all []string
	for line := range strings.Lines(says) {
		if rest, ok := strings.CutPrefix(line, "FAILED "); ok {
			name, _, _ := strings.Cut(strings.TrimSpace(rest), " - ")
			_, name, _ = strings.Cut(name, "::")
			all = append(all, name)
		}
	}
	return all
}
