package promises

import (
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/specfs/doc"
)

// library is a design that says most things in tables with headers of its own.
const library = `# Lending

## Built with

| Part | Choice |
|------|--------|
| Language | Kotlin 2.0 |
| Message broker | RabbitMQ 3 |

` + "```mermaid" + `
graph LR
  A[Desk] --> Q[RabbitMQ queue]
` + "```" + `

## Data

### Table ` + "`loans`" + `

| Column | Type |
|--------|------|
| id | bigint |
| state | varchar(20) |

- ` + "`state` is one of `lent`, `back`, `lost`" + `

## Interface

Base path: ` + "`/api/v3`" + `. All routes but ` + "`/api/v3/shelves`" + ` need a bearer token.

### Desk

| Method | Path | Who | Answers | Purpose |
|--------|------|-----|---------|---------|
| POST | /loans | librarian | 201 | lend a book |
| GET | /shelves | anyone | 200 | what stands where |

## Failures

| Code | Status | Cause |
|------|--------|-------|
| book_lent | 409 | somebody has it |
| FORBIDDEN | 403 | the caller is no librarian |

## Rules

- Each desk action is written to the audit log.
- Lists have 30 entries per page by default and 90 at most.
- Reserving is possible up to 12 hours before closing.
`

func TestTablesWithHeadersOfTheirOwn(t *testing.T) {
	p := Read(doc.ParseDesign("design", []byte(library)))
	byElement := map[string]claims.Claim{}
	for _, c := range p.Claims {
		byElement[c.Element] = c
	}
	for _, want := range []struct {
		name, element string
		is            func(claims.Claim) bool
	}{
		{"a role of a row is a caller", "endpoint POST /api/v3/loans", func(c claims.Claim) bool {
			return c.Endpoint.Auth == claims.AuthRequired && slices.Equal(c.Endpoint.Roles, []string{"librarian"}) && slices.Equal(c.Endpoint.Codes, []int{201})
		}},
		{"a route for anyone is open", "endpoint GET /api/v3/shelves", func(c claims.Claim) bool { return c.Endpoint.Auth == claims.AuthNone }},
		{"a language has its version", "tech kotlin as language", func(c claims.Claim) bool { return c.Tech.Version == "2.0" }},
		{"a queue stands in the table, not in the drawing", "tech rabbitmq as queue", func(c claims.Claim) bool { return strings.HasPrefix(c.Quote, "|") }},
		{"a set of values is of the table's column", "enum loans.state", func(c claims.Claim) bool { return len(c.Enum.Values) == 3 }},
		{"a code in lower case is an error's", "error code book_lent", func(c claims.Claim) bool { return c.Error.IsCode && c.Error.Status == 409 }},
		{"a code of one word is an error's", "error code FORBIDDEN", func(c claims.Claim) bool { return c.Error.IsCode && c.Error.Status == 403 }},
		{"a status knows its code", "status 409: somebody has it", func(c claims.Claim) bool { return c.Status.Error == "book_lent" }},
		{"all routes need a token", "security auth bearer all routes", func(c claims.Claim) bool { return c.Security.Scope == "all routes" }},
		{"a section's actions are its routes", "security audit each desk action is written to the audit log", func(c claims.Claim) bool {
			return slices.Contains(c.Security.Routes, "POST /api/v3/loans")
		}},
		{"the usual page", "limit page_size lists", func(c claims.Claim) bool { return c.Limit.Value == 30 }},
		{"the largest page", "limit max_page_size lists", func(c claims.Claim) bool { return c.Limit.Value == 90 }},
		{"a term before an event", "limit window reserving possible", func(c claims.Claim) bool { return c.Limit.Value == 43200 }},
	} {
		if c, ok := byElement[want.element]; !ok || !want.is(c) {
			t.Errorf("%s: %s is %+v", want.name, want.element, c)
		}
	}
}
