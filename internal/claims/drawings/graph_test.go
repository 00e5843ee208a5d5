package drawings_test

import (
	"slices"
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/promises"
	"kiro-mcp/internal/testclaims"
	"kiro-mcp/specfs/doc"
)

// TestDrawingsOfTheSystem holds which parts and calls a drawing promises.
func TestDrawingsOfTheSystem(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      []string
	}{
		{"boxes and arrows", "```mermaid\ngraph TB\n  A[Loan Service] --> B[CatalogClient]\n```\n", []string{"component Loan Service", "component CatalogClient", "call Loan Service to CatalogClient"}},
		{"several at once", "```mermaid\nflowchart LR\n  A[Loan Service] -->|asks| B[CatalogClient] & C[FeeService]\n```\n", []string{"component Loan Service", "component CatalogClient", "component FeeService", "call Loan Service to CatalogClient", "call Loan Service to FeeService"}},
		{"steps are no parts", "```mermaid\ngraph TD\n  A[Read the card] --> B{Valid?}\n  B -->|no| C[Refuse the loan]\n```\n", nil},
		{"names that do not end like a part", "```mermaid\ngraph TD\n  A[Loan Ledger] --> |with its title| B[useLoan hook]\n  B --> Shelf[Shelf.tsx]\n```\n", []string{"component Loan Ledger", "component useLoan hook", "call Loan Ledger to useLoan hook", "component Shelf.tsx", "call useLoan hook to Shelf.tsx"}},
		{"sides of the system are no parts", "```mermaid\ngraph TD\n  A[Loan Interface] --> B[Storage Layer]\n```\n", []string{"call Loan Interface to Storage Layer"}},
		{"a label that is no name", "```mermaid\ngraph TD\n  LoanPage[/loan page] --> LoanApi[/api/loans]\n```\n", []string{"component LoanPage", "component LoanApi", "call LoanPage to LoanApi"}},
		{"a person is no part", "```mermaid\ngraph TD\n  U[User] --> A[Loan Service]\n```\n", []string{"component Loan Service", "call User to Loan Service"}},
		{"messages are calls, answers are none", "```mermaid\nsequenceDiagram\n  participant L as LoanService\n  participant C as CatalogClient\n  L->>C: find(title)\n  C-->>L: book\n```\n", []string{"component LoanService", "component CatalogClient", "call LoanService to CatalogClient"}},
		{"lines and boxes", "```\n┌─────────────┐     ┌───────────────┐\n│ LoanService │ ──▶ │ CatalogClient │\n└─────────────┘     └───────────────┘\n```\n", []string{"component LoanService", "component CatalogClient", "call LoanService to CatalogClient"}},
		{"one technology or another in a box", "```\n┌─────────────────────┐\n│ PostgreSQL / SQLite │\n└─────────────────────┘\n```\n", []string{"tech postgresql as database or sqlite"}},
		{"a tree of files is no drawing", "```\nsrc/\n├── LoanService.ts\n```\n", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, c := range promises.Read(doc.ParseDesign("design", []byte("## Architecture\n\n"+tt.src))).Claims {
				if c.Kind == claims.KindComponent || c.Kind == claims.KindCall {
					got = append(got, c.Element)
				}
				if c.Kind == claims.KindTech && len(c.Tech.Or) > 0 {
					got = append(got, c.Element+" or "+c.Tech.Or[0])
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%s\n got %q\nwant %q", tt.src, got, tt.want)
			}
		})
	}
}

func TestDrawnRelationsAndNodes(t *testing.T) {
	kinds := []claims.Kind{claims.KindComponent, claims.KindTech, claims.KindBehaviour, claims.KindProperty, claims.KindEnum, claims.KindType}
	testclaims.Run(t, []testclaims.Case{
		{"relations of tables", "## Data\n```mermaid\nerDiagram\n  CARTS ||--o{ LINES : holds\n  Till }|..|| Desk\n```\n", "4 behaviour carts: one carts to any lines holds\n5 behaviour Till: some till to one desk"},
		{"nodes with more than a name", "## Parts\n```mermaid\ngraph TB\n  subgraph Shop\n    Guard[DoorGuard — asks for a card]\n    View[CartView cart_view.tsx]\n    DB[(PostgreSQL\\ncarts\\ntills)]\n    Start[Start]\n  end\n```\n", "5 component DoorGuard\n5 behaviour DoorGuard: asks for a card\n6 component CartView\n7 tech postgresql as database\n7 behaviour PostgreSQL: carts tills"},
		{"what holds for all input", "## Testing Strategy\n```\nFOR ALL cart WHERE cart.open DO\n  total := close(cart)\n  ASSERT total = sum(cart)\n  ASSERT NOT cart.open\nEND FOR\n```\n", "5 property total sum cart\n6 property not cart open"},
		{"a lead to an old form and its new one", "## Data\n```ts\n// Before: held coins\n// After: holds a drawer\ninterface Till { drawer: Drawer }\n```\n", "5 type Till"},
		{"values of an enum below its name", "## Data\n```sql\nCREATE TYPE state AS ENUM (\n  'open', 'shut'\n);\n```\n", "3 enum state of open,shut"},
		{"a class that is called after tests", "## Parts\n```php\nclass StressTest extends Screen\n{\n    public function run(): void\n}\n```\n", "3 type StressTest"},
	}, kinds...)
}

// A drawing of a page says what can be pressed and filled in there, and shows samples.
func TestWordsOfBoxes(t *testing.T) {
	testclaims.Run(t, []testclaims.Case{
		{"a title over two lines", "## Parts\n```\n┌────────────┐\n│ Coin       │\n│ Counter    │\n│ (by value) │\n└────────────┘\n```\n", "4 component Coin Counter\n6 behaviour Coin: by value"},
		{"a page", "## Page\n```\n┌─────────────────────┐\n│ Jane Roe            │\n│ Rate: [____] [Save] │\n└─────────────────────┘\n```\n", "5 behaviour rate save\n4 behaviour Jane Roe: is drawn"},
	}, claims.KindComponent, claims.KindBehaviour)
}
