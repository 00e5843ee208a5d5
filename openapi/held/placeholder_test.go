package held

import (
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
)

// unfinished refers to schemas that it does not have, as a contract does that
// is still being written.
const unfinished = `openapi: 3.0.0
info: { title: Order API, version: 1.0.0 }
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody:
        content: { application/json: { schema: { $ref: '#/components/schemas/CreateOrder' } } }
      responses:
        '201':
          description: Order created
          content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }
  /ping:
    get:
      operationId: ping
      responses:
        '204': { description: It is there }
components:
  schemas:
    CreateOrder:
      type: object
      required: [items]
      properties:
        items: { type: array, items: { $ref: '#/components/schemas/OrderItem' } }
`

// TestPlaceholdersStayRed: with placeholders for the schemas that a contract
// lacks the app imports, and the tests of what uses one say which it is.
func TestPlaceholdersStayRed(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	write(t, filepath.Join(dir, "api-spec.yaml"), []byte(unfinished))
	c, err := openapi.Read(t.Context(), testcorpus.Folder(dir), "api-spec.yaml", openapi.Options{Placeholders: true})
	if err != nil {
		t.Fatal(err)
	}
	generate(t, c, out)
	write(t, filepath.Join(out, "app/handlers/orders.py"), []byte(`"""Orders."""

from __future__ import annotations

from typing import Any

from app.contract import bases


class OrdersHandlers(bases.OrdersBase):
    """Takes everything."""

    async def create_order(self, **given: Any) -> Any:
        """Give back what came."""
        return {}
`))
	o := unwritten(t, out, false)
	if o.Counts["placeholder"] == 0 || o.Counts["other"]+o.Counts["collection"] > 0 {
		t.Errorf("%v\n%s", o.Counts, strings.Join(o.Others, "\n"))
	}
	if o.Counts["501"] == 0 {
		t.Errorf("the operation without placeholders is not tried: %v", o.Counts)
	}
	if says, _ := pytest(t, out, "-k", "test_create_order"); !strings.Contains(says, "POST /orders: the contract lacks Order") || strings.Contains(says, " passed") {
		t.Errorf("the tests of what uses a placeholder do not say so:\n%s", says)
	}
}
