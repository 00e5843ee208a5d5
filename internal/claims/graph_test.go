package claims

import (
	"slices"
	"testing"

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
			for _, c := range Read(doc.ParseDesign("design", []byte("## Architecture\n\n"+tt.src))).Claims {
				if c.Kind == KindComponent || c.Kind == KindCall {
					got = append(got, c.Element)
				}
				if c.Kind == KindTech && len(c.Tech.Or) > 0 {
					got = append(got, c.Element+" or "+c.Tech.Or[0])
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%s\n got %q\nwant %q", tt.src, got, tt.want)
			}
		})
	}
}
