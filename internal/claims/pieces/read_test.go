package pieces

import (
	"fmt"
	"strings"
	"testing"

	"kiro-mcp/specfs/doc"
)

// TestBlocksAreCut holds what a design is cut into, one piece a line.
func TestBlocksAreCut(t *testing.T) {
	kinds := []string{"sentence", "item", "row", "heading", "label", "code"}
	tests := map[string]struct{ src, want string }{
		"a paragraph is cut into its sentences": {
			"## A\nOrders are kept, e.g. in a table. They\nare never lost. Version 1.2 is used.\n",
			"1 heading A\n2 sentence Orders are kept, e.g. in a table.\n2 sentence They are never lost.\n3 sentence Version 1.2 is used.\n",
		},
		"Chinese sentences end without blanks": {"## A\n订单保存。缓存五分钟。\n", "1 heading A\n2 sentence 订单保存。\n2 sentence 缓存五分钟。\n"},
		"a label belongs to what follows": {
			"## A\n**Methods:**\n- `a()` — does *it*\n- b\n",
			"1 heading A\n2 label Methods\n3 item `a()` — does it [Methods]\n4 item b [Methods]\n",
		},
		"a label under a label keeps both": {
			"## A\n**OrderService**\n\nMethods:\n- a\n",
			"1 heading A\n2 label OrderService\n4 label Methods [OrderService]\n5 item a [OrderService/Methods]\n",
		},
		"items know the items around them": {
			"## A\n1. **OrderService**\n   - create\n     more of it\n   - delete\n2. Other\n",
			"1 heading A\n2 item OrderService\n3 item create more of it (OrderService)\n5 item delete (OrderService)\n6 item Other\n",
		},
		"rows have cells": {
			"## A\n| Method | Path |\n|---|---|\n| `GET` | `/a\\|b` |\n\nText.\n",
			"1 heading A\n4 row `GET` | `/a|b` {method,path}\n6 sentence Text.\n",
		},
		"fences are lines of code": {
			"## A\nThe routes:\n```http\nGET /a\n\nGET /b\n```\nText.\n",
			"1 heading A\n2 label The routes\n4 code GET /a [The routes]\n5 code  [The routes]\n6 code GET /b [The routes]\n8 sentence Text.\n",
		},
		"a fence in an item is part of it": {
			"## A\n- Item:\n  ```sql\n  CREATE TABLE a (\n    id INT\n  );\n  ```\n- B\n",
			"1 heading A\n2 item Item:\n4 code CREATE TABLE a ( [Item:] (Item:)\n5 code id INT [Item:] (Item:)\n6 code ); [Item:] (Item:)\n8 item B\n",
		},
		"lines that begin in bold stand alone": {
			"## A\n**Purpose**: keeps orders\n**Path**: `src/orders`\n",
			"1 heading A\n2 sentence Purpose: keeps orders\n3 sentence Path: `src/orders`\n",
		},
		"a property stands below its title": {
			"## A\nProperty 1: Sorted lids\n*For any* till, lids are sorted.\n",
			"1 heading A\n2 sentence Property 1: Sorted lids\n3 sentence For any till, lids are sorted.\n",
		},
		"comments and rules are nothing": {"## A\n<!-- no\nno -->\n---\nText.\n", "1 heading A\n5 sentence Text.\n"},
		"a number in prose is no marker": {"## A\n3.11 is used. 3 tries are made.\n", "1 heading A\n2 sentence 3.11 is used.\n2 sentence 3 tries are made.\n"},
		"front matter is skipped":        {"---\na: b\n---\n## A\nText.\n", "4 heading A\n5 sentence Text.\n"},
		"quotations are read":            {"## A\n> Note: kept.\n", "1 heading A\n2 sentence Note: kept.\n"},
		"links show their words":         {"## A\nSee [the API](http://x) and `a*b*c`, snake_case_name, _this_.\n", "1 heading A\n2 sentence See the API and `a*b*c`, snake_case_name, this.\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			blocks, _ := Read(doc.ParseDesign("design", []byte(tt.src)))
			var got strings.Builder
			for _, p := range blocks {
				fmt.Fprintf(&got, "%d %s %s", p.Line, kinds[p.Kind], p.Text)
				if path := strings.Join(append(p.Above, p.Label), "/"); path != "" {
					fmt.Fprintf(&got, " [%s]", path)
				}
				if len(p.Parents) > 0 {
					fmt.Fprintf(&got, " (%s)", strings.Join(p.Parents, "/"))
				}
				if len(p.Headers) > 0 {
					fmt.Fprintf(&got, " {%s}", strings.Join(p.Headers, ","))
				}
				got.WriteByte('\n')
			}
			if got.String() != tt.want {
				t.Errorf("(-want +got)\n-%s\n+%s", tt.want, got.String())
			}
		})
	}
}
