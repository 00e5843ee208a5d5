package statements_test

import (
	"fmt"
	"strings"
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/promises"
	"kiro-mcp/specfs/doc"
)

// TestWhatIsLeftToAReader holds what a reader is asked of, by line and element, and
// after it the lines that are counted as not recognised.
func TestWhatIsLeftToAReader(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"steps of a body", "## Till\n```python\nclass Till:\n    def close(self, cart):\n        total = self.book.sum_of(cart)\n        if total < 0:\n            raise NegativeTotal(cart)\n        log.info(\"closed\")\n        return total\n```\n", "5 call Till to book.sum_of\n6 behaviour Till.close: if total 0\n7 behaviour Till.close: raise negative total cart\n8 behaviour Till.close: log info closed"},
		{"a condition with what is done", "## Till\n```js\nfunction close(cart) {\n  if (!cart.open) return 'shut';\n  if (cart.full) {\n    return 'full';\n  }\n}\n```\n", "4 behaviour close: if cart open return shut\n5 behaviour close: if cart full\n6 behaviour close: return full"},
		{"a call that goes on with the line above", "## Till\n```ts\nfunction open(carts: Cart[]) {\n  return carts\n    .filter(c => c.open)\n    .sort();\n}\n```\n", "5 behaviour open: filter c c open\n6 behaviour open: sort"},
		{"what only holds code together", "## Till\n```ts\nfunction close(cart: Cart) {\n  try {\n    lock(cart);\n  } catch (stuck: Stuck) {\n    ring();\n  } finally {\n    open();\n  }\n  return cart;\n}\n```\n", "5 behaviour close: lock cart\n6 behaviour close: catch stuck stuck\n7 behaviour close: ring\n9 behaviour close: open"},
		{"a condition that asks another", "## Till\n```ts\nclass Till {\n  close(cart: Cart) {\n    if (!(await this.door.isLocked(cart))) {\n      return null;\n    }\n  }\n}\n```\n", "5 call Till to door.isLocked\n6 behaviour Till.close: return null"},
		{"what a member is set to", "## Till\n```ts\nfunction close(cart: Cart) {\n  cart.open = cart.items.length > 0;\n}\n```\n", "4 behaviour close: cart open cart items length 0"},
		{"what a type is made of", "## Till\n```python\nclass Till:\n    def __init__(self, book, drawer):\n        pass\n```\n", "4 behaviour Till: made of book drawer"},
		{"what a type of Rust is made to do", "## Till\n```rust\nimpl fmt::Display for Till {\n}\n```\n", "3 behaviour Till: is fmt display"},
		{"prose in comments", "## Components\n### Till (`src/till.ts`)\n```ts\n// - closeCart(id): counts and locks it\n// If the drawer is open: Show a warning\n// The drawer and its key\n```\n", "4 behaviour src/till.ts.closeCart: close cart id counts and locks it\n5 behaviour src/till.ts: if the drawer is open show a warning\nunclaimed 6"},
		{"a comment among code that denies", "## Till\n```ts\nfunction close(cart: Cart) {\n  // the total\n  // Close without a second look\n}\n```\n", "5 behaviour close: close without a second look"},
		{"a flow", "## Till\n```\nDrawer is opened → the bell rings\n→ the light\n```\n", "3 behaviour drawer is opened the bell rings\n4 behaviour the light"},
		{"commands", "## Commands\n```bash\ntill open --drawer 2\ntill close all\n```\n", "3 behaviour command till open\n4 behaviour command till close all"},
		{"commands of others", "## Setup\n```bash\nnpm install\nnpm run build\n```\n", ""},
		{"settings", "## Settings\n```yaml\ntill:\n  max_carts: 10\n  needs_key: true\n```\n", "4 behaviour setting max carts 10\n5 behaviour setting needs key true\nunclaimed 3"},
		{"options of a program", "## Commands\n```text\nusage: till [-h]\n  -h, --help     say this\n  --drawer N     which one\n```\n", "4 behaviour option help\n5 behaviour option drawer\nunclaimed 3"},
		{"variables of an environment", "## Settings\n```\n# the till\nTILL_KEY=changeme\nTILL_DRAWER=2\n```\n", "4 behaviour variable till key\n5 behaviour variable till drawer"},
		{"names below a lead", "## Carts\nEach cart has:\n- `owner_id`\n- lines_open\n- colour\n", "3 behaviour owner id\n4 behaviour lines open\nunclaimed 5"},
		{"what a risk is met with", "## Risks and mitigations\n- Two owners at once\n- Mitigation: Lock the drawer\n", "3 behaviour mitigation lock the drawer"},
		{"a part that is called after risks", "## Components\n### Risk & Price Engine\n- Sums what is in a cart\n", "3 behaviour sums what is in a cart"},
		{"what must not be, and what is only wrong", "## Carts\n- ❌ A cart must never be sold twice\n- ❌ Sell a cart twice\n", "2 behaviour a cart must never be sold twice"},
		{"what the design brings in", "## Overview\nThis design adds a shelf for each owner.\nThis design describes shelves for each owner.\n", "2 behaviour this design adds a shelf for each owner"},
		{"settings of another tool", "## Deployment\n```yaml\nservices:\n  till:\n    mem_limit: 10\n```\n", "5 behaviour mem limit 10\nunclaimed 3 4"},
		{"boxes", "## Architecture\n```\n┌──────────────┐  ┌────────────┐\n│  Till        │  │  Shelf     │\n│  - openCart()│  │  - Counts  │\n│  /till       │  │            │\n└──────────────┘  └────────────┘\n```\n", "5 behaviour Shelf: counts\n4 behaviour Till: is drawn\n4 behaviour Shelf: is drawn\n6 behaviour till"},
		{"a table of failures", "## Errors\n| Scenario | Handling |\n|---|---|\n| Drawer stuck | Rings the bell |\n", "4 behaviour drawer stuck rings the bell"},
		{"a table of risks", "## Errors\n| Risk | Likelihood |\n|---|---|\n| Drawer stuck | low |\n", ""},
		{"a lead-in that says something", "## Carts\nCarts are kept in a session of their own:\n- one for each owner\n", "2 behaviour carts are kept in a session of their own\n3 behaviour one for each owner"},
		{"a lead-in that points", "## Carts\nThe service provides the following:\n- Sums for each owner\n", "3 behaviour sums for each owner"},
		{"an item that names a thing", "## Carts\n- Deterministic sequence of carts\n- Two words\n- [ ] Deterministic sequence of carts\n", "2 behaviour deterministic sequence of carts\nunclaimed 3 4"},
		{"what checks, and what refers", "## Carts\n- Validates all fields\n- Validates: 1.2\n", "2 behaviour validates all fields"},
		{"a case and what is done", "## Carts\n- **No drawer** → Ring the bell\n", "2 behaviour no drawer ring the bell"},
		{"what is taken out", "## Carts\n- The second drawer is no longer needed\n", "2 behaviour the second drawer is no longer needed"},
		{"a verb behind a name", "## 购物车\n- `CartStore` 保存所有购物车\n- 购物车的确定性顺序说明\n", "2 behaviour cart store 保存所有购物车\n3 behaviour 购物车的确定性顺序说明"},
		{"two sentences of a line, one a rule's", "## Carts\nA cart is closed within 5 seconds. Owners must be told.\n", "2 behaviour owners must be told"},
		{"an entry that explains a name", "## Files\n1. **shelf.md** - Places\n2. **Author**: Ann\n3. Left or right?\n", "2 behaviour shelf md places\nunclaimed 3"},
		{"a row says something of its first cell", "## Carts\n| Part | Place |\n|---|---|\n| Left | upper shelf |\n| Right | |\n", "4 behaviour left upper shelf\nunclaimed 5"},
		{"steps of a tree that is none of files", "## Closing\n```\nDrawer shut\n  ├─ Count the coins\n  └─ Ring\n```\n", "3 behaviour drawer shut\n4 behaviour count the coins"},
		{"a tree of files", "## Layout\n```\nsrc/\n├── till.ts   # GET /till\n└── shelf.ts  # the upper one\n```\n", "4 behaviour till.ts: get till"},
		{"what stands in a box below its title", "## Layout\n```\n┌──────────────┐\n│ Till         │\n│ (red, small) │\n└──────────────┘\n```\n", "5 behaviour Till: red small\n4 behaviour Till: is drawn"},
		{"entries in a box", "## Layout\n```\n┌───────────────┐\n│  Till         │\n│  ├─ Red drawer│\n└───────────────┘\n```\n", "5 behaviour Till: red drawer\n4 behaviour Till: is drawn"},
		{"steps in a graph", "## Closing\n```mermaid\ngraph TD\n  A[Count coins] --> B{Right?}\n  B --> C\n```\n", "4 behaviour a count coins b right\nunclaimed 5"},
		{"keys of a sample", "## Cart data\n```js\n// kept in a file\n{\n  \"open\": true,\n  lines: [\n    \"one\"\n  ]\n}\n```\n", "5 behaviour open true\n6 behaviour lines"},
		{"a parameter is no key", "## Cart data\n```py\nclose(\n  cart: Cart,\n)\n```\n", "unclaimed 3 4"},
		{"a document that is shown", "## Notes\n```markdown\n# Note: [title]\n**Day**: [today]\n- Keep the old ones\n> Done\nFree text\n```\n", "4 behaviour day today\n5 behaviour keep the old ones\nunclaimed 3"},
		{"values in a remark", "## Cart\n```python\nclass Cart:\n    state: str  # \"open\" | \"shut\"\n```\n", "4 behaviour state: open shut"},
		{"a remark that explains the line below", "## Till\n```ts\nfunction close(cart: Cart) {\n  // the total of it\n  cart.total = sum(cart.lines);\n}\n```\n", "5 behaviour close: cart total sum cart lines"},
		{"steps that are only remarks", "## Till\n```python\ndef close(cart):\n    # the lid of it\n    # the key of it\n```\n", "unclaimed 4 5"},
		{"a command over several lines", "## Build\n```bash\nmake till \\\n  --all\nmake shelf\n```\n", "unclaimed 3"},
		{"steps of no function", "## Till\n```ts\ncloseCart(cart);\nconst all = one + two;\nconst three = 3;\n```\n", "unclaimed 3 4 5"},
		{"words about a function", "## Till\n```python\ndef close(cart):\n    \"\"\"Close a cart.\n\n    Counts all coins first.\n    The cart: any.\n    0: all well\n    \"\"\"\n```\n", "4 behaviour close: close a cart\nunclaimed 6 8"},
		{"a lead-in that says what there is", "## Till\nAll coins go through two hands:\n", "unclaimed 2"},
		{"what an item says in further sentences", "## Carts\n- **Shut**: Unchanged. Opens the drawer of the owner. Which one? The left of both\n", "2 behaviour shut unchanged opens the drawer of the owner which one\n2 behaviour opens the drawer of the owner\nunclaimed 2"},
		{"what calls are given", "## Till\n```python\nopen_cart(\n    owner=owner,\n    lines=3,\n)\n```\n", "4 behaviour open_cart: owner owner\n5 behaviour open_cart: lines 3\nunclaimed 3"},
		{"parameters on lines of their own", "## Till\n```python\ndef open(\n    owner: Owner,\n    lines: int = 3,\n) -> Cart\n```\n", ""},
		{"what a comment says of the function below it", "## Till\n```js\n// Counts the coins of a drawer\nfunction count(drawer) {}\n// A drawer of the till\nfunction open(drawer) {}\n/**\n * Closes it.\n * @param {number} drawer - which one\n */\nfunction shut(drawer) {}\n```\n", "3 behaviour count: counts the coins of a drawer\nunclaimed 8 9"},
		{"tests that a chapter declares", "## Testing strategy\n```python\nclass TestTill:\n    def test_open(self):\n        assert open_cart()\n```\n", "unclaimed 5"},
		{"tables and lists of settings", "## Settings\n```toml\n[till.drawer]\n```\n```python\nPLACES = [\n    \"left\", \"right\",\n]\n```\n", "7 behaviour PLACES: left right\nunclaimed 3"},
		{"a part that is called after what it finds", "## Parts\n### Anti-Pattern Detection Engine\n- Finds drawers without a key\n", "3 behaviour Anti-Pattern Detection Engine: finds drawers without a key"},
		{"marks of a member", "## Till\n```csharp\npub" + "lic class Till\n{\n    [Key]\n    [Column(\"left\")]\n    pub" + "lic string Left { get; set; }\n}\n```\n", "5 behaviour Till.Left: marked key\n6 behaviour Till.Left: marked column left"},
		{"what is said about a function and its parameters", "## Till\n```python\ndef open(owner):\n    \"\"\"Opens a cart.\n\n    owner: whose cart it is\n    \"\"\"\n\n\ndef shut(owner):\n    \"\"\"Closes what was opened\"\"\"\n```\n", "4 behaviour open: opens a cart\n11 behaviour shut: closes what was opened\nunclaimed 6"},
		{"values of an enum", "## Till\n```python\nclass State(Enum):\n    OPEN = \"open\"\n    SHUT = \"shut\"\n```\n", ""},
		{"parts of a shown document", "## Notes\n```markdown\n# Guide\n[your words]\n**Why**:\nFour words stand here now\n> Yes\n```\n", "unclaimed 3 5 6"},
		{"a list in a fence", "## Order\n```\n1. Count the coins\n2. Lids\n---\n```\n", "unclaimed 3"},
		{"elements of XML", "## Package\n```xml\n<Group>\n  <Icon>till.png</Icon>\n  <None Include=\"a\" />\n</Group>\n```\n", "unclaimed 4 5"},
		{"lines of a language that nobody reads", "## Left out\n```gitignore\n# the drawer\n*.coin\nlids/\n```\n", "unclaimed 4 5"},
		{"shapes of a union", "## Actions\n```ts\ntype Action =\n  | { type: \"OPEN\" }\n  | { type: \"SHUT\" };\n```\n", "unclaimed 4 5"},
		{"libraries and parts that are brought in", "## Till\n```ts\nimport { openDrawer } from \"./drawer\";\n```\n```python\nimport httpx\nimport json\n```\n", "unclaimed 3"},
		{"code that was taken out", "## Till\n```ts\nfunction close(cart: Cart) {\n  // ring(cart.bell);\n}\n```\n", ""},
		{"many files of a tree", "## Layout\n```\nsrc/\n├── till.ts\n└── *.coin.ts   # one for each\n```\n", "unclaimed 5"},
		{"elements of a page", "## Page\n```html\n<!-- the till -->\n<button id=\"open\"\n  title=\"Open it\"\n  disabled>\n  Open\n</button>\n```\n", "4 behaviour #open: button id open\n5 behaviour #open: title open it\nunclaimed 6 7"},
		{"rules of a style", "## Page\n```css\n.till {\n  width: 9px;\n  @apply p-2;\n}\n```\n", "3 behaviour .till: till\n4 behaviour .till: width 9px\n5 behaviour .till: apply p 2"},
		{"what make is asked for", "## Build\n```makefile\n# all of it\nLIDS := 2\nopen: drawer\n\tturn key\n.PHONY: open\n```\n", "4 behaviour make: lids 2\n5 behaviour make: open drawer\n6 behaviour make open: turn key\n7 behaviour make: phony open"},
		{"which part meets a requirement", "## Components\n### TillService\n- Counts coins of all\n\n## Requirements Traceability\n| Requirement | Summary | Components |\n|---|---|---|\n| 1.1 | Opens by key | TillService |\n| 1.2 | Shuts by itself | - |\n", "3 behaviour TillService: counts coins of all\n8 behaviour TillService: opens by key"},
		{"what a part does in code of no function", "## Components\n### TillService (`src/till.ts`)\n```ts\ncloseCart(cart);\n```\n", "4 behaviour TillService: close cart cart"},
		{"the body of a route", "## Till\n```js\napp.post('/carts', (req, res) => {\n  if (!req.body) {\n    return res.status(400).end();\n  }\n});\nlisten(80);\n```\n", "4 behaviour POST /carts: if req body\n5 behaviour POST /carts: return res status 400 end\nunclaimed 8"},
		{"a piece of the body that the sentence above calls", "## Till\nThe change in `Till.open()`:\n```js\nring(bell);\n```\nOr `Till.open()` and `Till.shut()`:\n```js\nring(bell);\n```\n", "4 behaviour Till.open: ring bell\nunclaimed 2 6 8"},
		{"what is said of a name, in a language without rules", "## Till\n`TillService` contado monedas grandes primero.\n\nContado monedas grandes primero cada noche del mes.\n", "2 behaviour till service contado monedas grandes primero\nunclaimed 4"},
		{"a remark that says what a field is at first", "## Till\n```go\ntype Till struct {\n\t// Default: \"left\"\n\tDrawer string\n\t// The drawer of it\n\tLid string\n}\n```\n", "4 behaviour Till: default left"},
		{"names that begin like what brings in", "## Till\n```ts\nimport { lid } from \"./lid\";\nfunction close(cart: Cart) {\n  user.tell(cart);\n  useDrawer(cart);\n  packages = 2;\n  require(\"lid\");\n}\n```\n", "5 behaviour close: user tell cart\n6 behaviour close: use drawer cart\n7 behaviour close: packages 2\nunclaimed 3"},
		{"names behind a label", "## Components\n### GET /carts\n**Guards:** `@Keys`, `@Owner('a')`\n", "3 behaviour GET /carts: guards keys owner a"},
		{"a sentence that nobody understands", "## Till\nEvery drawer with its own key for one owner.\n", "unclaimed 2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := promises.Read(doc.ParseDesign("design", []byte(tt.src)))
			var got []string
			for i := range p.Claims {
				if c := &p.Claims[i]; c.Kind == claims.KindBehaviour || c.Kind == claims.KindCall {
					got = append(got, fmt.Sprint(c.Line, " ", c.Element))
				}
			}
			var lines []string
			for _, u := range p.Unclaimed {
				lines = append(lines, fmt.Sprint(u.Line))
			}
			if len(lines) > 0 {
				got = append(got, "unclaimed "+strings.Join(lines, " "))
			}
			if s := strings.Join(got, "\n"); s != tt.want {
				t.Errorf("%s\n(-want +got)\n-%s\n+%s", tt.src, strings.ReplaceAll(tt.want, "\n", "\n-"), strings.ReplaceAll(s, "\n", "\n+"))
			}
		})
	}
}
