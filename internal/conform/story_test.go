package conform_test

import (
	"strings"
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/conform"
)

// shop is a small application that was read whole: three routes, two of them
// guarded, one table, one service with its errors, and a few numbers.
func shop() *facts.Project {
	guard := []facts.Guard{{What: "auth", Name: "current_user", File: "api.py", Line: 1}}
	boss := append([]facts.Guard{{What: "role", Name: "require_role", Roles: []string{"admin"}, File: "api.py", Line: 2}}, guard...)
	api := &facts.File{
		Path: "api.py", Language: "python", Confidence: facts.Scanned, Lines: 90,
		Symbols: []facts.Symbol{
			{Kind: facts.Function, Name: "take_order", Line: 10, End: 19, Public: true, Marks: []string{"app.post"}},
			{Kind: facts.Function, Name: "list_orders", Line: 20, End: 29, Public: true, Marks: []string{"app.get"}},
			{Kind: facts.Function, Name: "close_shop", Line: 30, End: 39, Public: true, Marks: []string{"app.post"}},
			{Kind: facts.Class, Name: "ShopClosedError", Line: 50, End: 51, Public: true},
		},
		Statuses: []facts.Status{
			{Code: 201, How: "answer", Symbol: 0, Line: 12},
			{Error: "ShopClosedError", Body: "the shop is closed", How: "raise", Symbol: 0, Line: 14},
			{Code: 404, Body: "basket not found", How: "answer", Symbol: 1, Line: 22},
		},
		Mappings: []facts.Mapping{{Error: "ShopClosedError", Code: 409, Line: 60}},
		Numbers: []facts.Number{
			{Value: 25, Text: "25", Name: "pool_size", Subject: []string{"pool", "size"}, Symbol: -1, Line: 70},
			{Value: 90, Text: "90", Unit: "seconds", Name: "BASKET_TTL", Subject: []string{"basket", "ttl"}, Symbol: -1, Line: 71},
			{Value: 45, Text: "45", Unit: "seconds", Name: "PRICE_TTL", Subject: []string{"price", "ttl"}, Symbol: -1, Line: 72},
		},
		Calls: []facts.Call{{Name: "audit.write", Symbol: 2, Line: 32}, {Name: "bcrypt.hashpw", Symbol: 0, Line: 13}},
		Deps:  []facts.Dep{{Name: "postgres", Version: "16", Source: "image", Line: 3}},
	}
	api.Words = facts.Words{facts.WordHash([]byte("ShopClosedError")) | 1} // more than once
	yes := true
	return &facts.Project{
		Apps: []string{"fastapi"}, Files: []*facts.File{api},
		Endpoints: []facts.Endpoint{
			{Method: "POST", Path: "/orders", Framework: "fastapi", Handler: "take_order", File: "api.py", Line: 9, HandlerFile: "api.py", HandlerLine: 10, HandlerEnd: 19, Guards: guard, Mounted: true},
			{Method: "GET", Path: "/orders", Framework: "fastapi", Handler: "list_orders", File: "api.py", Line: 19, HandlerFile: "api.py", HandlerLine: 20, HandlerEnd: 29, Mounted: true},
			{Method: "POST", Path: "/shop/close", Framework: "fastapi", Handler: "close_shop", File: "api.py", Line: 29, HandlerFile: "api.py", HandlerLine: 30, HandlerEnd: 39, Guards: boss, Mounted: true},
		},
		Tables: []facts.JoinedTable{{
			Name: "orders", File: "schema.sql", Line: 1, Whole: true, Files: []string{"schema.sql", "schema.sql", "schema.sql"},
			Columns: []facts.Column{{Name: "id", Type: "uuid", PrimaryKey: true, NotNull: &yes, Line: 2}, {Name: "state", Type: "varchar(20)", Values: []string{"open", "paid"}, Line: 3}, {Name: "paid_on", Field: "PaidAt", Line: 4}},
		}},
	}
}

func route(method, path string) *claims.Endpoint { return &claims.Endpoint{Method: method, Path: path} }

func guarded(method, path string, roles ...string) *claims.Endpoint {
	return &claims.Endpoint{Method: method, Path: path, Auth: claims.AuthRequired, Roles: roles}
}

// stories are promises to the shop, each with the verdict that a careful reader
// gives.
var stories = []struct {
	says  string
	check string
	claim claims.Claim
	want  conform.Verdict
}{
	{"a route that is served is kept", "endpoint", claims.Claim{Kind: claims.KindEndpoint, Endpoint: route("GET", "/orders")}, conform.Satisfied},
	{"the same path with another method is broken", "endpoint", claims.Claim{Kind: claims.KindEndpoint, Endpoint: route("PUT", "/orders")}, conform.Violated},
	{"a column that is there is kept", "column", claims.Claim{Kind: claims.KindColumn, Column: &claims.Column{Table: "orders", Name: "state"}}, conform.Satisfied},
	{"a column that a whole table lacks is broken", "column", claims.Claim{Kind: claims.KindColumn, Column: &claims.Column{Table: "orders", Name: "total"}}, conform.Violated},
	{"a column that another name is mapped to is broken", "column", claims.Claim{Kind: claims.KindColumn, Column: &claims.Column{Table: "orders", Name: "paid_at"}}, conform.Violated},
	{"a design that names the field says nothing of its column", "column", claims.Claim{Kind: claims.KindColumn, Column: &claims.Column{Table: "orders", Name: "paidAt"}}, conform.Satisfied},
	{"an index on the key is kept", "index", claims.Claim{Kind: claims.KindIndex, Index: &claims.Index{Table: "orders", Columns: []string{"id"}}}, conform.Satisfied},
	{"an index that a whole table lacks is broken", "index", claims.Claim{Kind: claims.KindIndex, Index: &claims.Index{Table: "orders", Columns: []string{"state"}}}, conform.Violated},
	{"an index on a column that is not there is left to the column", "index", claims.Claim{Kind: claims.KindIndex, Index: &claims.Index{Table: "orders", Columns: []string{"status"}}}, conform.Unresolved},
	{"values that are all allowed are kept", "enum", claims.Claim{Kind: claims.KindEnum, Enum: &claims.Enum{Owner: "orders.state", Values: []string{"open", "paid"}}}, conform.Satisfied},
	{"a value that is not allowed is broken", "enum", claims.Claim{Kind: claims.KindEnum, Enum: &claims.Enum{Owner: "orders.state", Values: []string{"open", "sent"}}}, conform.Violated},
	{"an error that becomes the promised status is kept", "status", claims.Claim{Kind: claims.KindStatus, Status: &claims.Status{Code: 409, Error: "ShopClosedError"}}, conform.Satisfied},
	{"an error that becomes another status is broken", "status", claims.Claim{Kind: claims.KindStatus, Status: &claims.Status{Code: 423, Error: "ShopClosedError"}}, conform.Violated},
	{"one of the statuses that the design allows suffices", "status", claims.Claim{Kind: claims.KindStatus, Status: &claims.Status{Code: 423, Or: []int{409}, Error: "ShopClosedError"}}, conform.Satisfied},
	{"the success of the handler is kept", "status", claims.Claim{Kind: claims.KindStatus, Status: &claims.Status{Code: 201, Route: route("POST", "/orders")}}, conform.Satisfied},
	{"another success than the handler states is broken", "status", claims.Claim{Kind: claims.KindStatus, Status: &claims.Status{Code: 202, Route: route("POST", "/orders")}}, conform.Violated},
	{"an answer about the same thing for another reason contradicts nothing", "status", claims.Claim{Kind: claims.KindStatus, Status: &claims.Status{Code: 400, Condition: "basket has a negative price"}}, conform.Unresolved},
	{"an error of the language contradicts nothing", "status", claims.Claim{Kind: claims.KindStatus, Status: &claims.Status{Code: 409, Error: "ValueError", Condition: "an odd basket price"}}, conform.Unresolved},
	{"an error that is raised is kept", "error", claims.Claim{Kind: claims.KindError, Error: &claims.Error{Name: "ShopClosedError", Status: 409}}, conform.Satisfied},
	{"an error with another status is broken", "error", claims.Claim{Kind: claims.KindError, Error: &claims.Error{Name: "ShopClosedError", Status: 400}}, conform.Violated},
	{"a pool of the promised size is kept", "limit", claims.Claim{Kind: claims.KindLimit, Limit: &claims.Limit{What: "pool", Value: 25}}, conform.Satisfied},
	{"a pool of another size is broken", "limit", claims.Claim{Kind: claims.KindLimit, Limit: &claims.Limit{What: "pool", Value: 50}}, conform.Violated},
	{"a lifetime is compared with that of its own subject", "limit", claims.Claim{Kind: claims.KindLimit, Limit: &claims.Limit{What: "ttl", Subject: []string{"basket"}, Value: 45, Unit: "seconds"}}, conform.Violated},
	{"a lifetime of something else says nothing", "limit", claims.Claim{Kind: claims.KindLimit, Limit: &claims.Limit{What: "ttl", Subject: []string{"voucher"}, Value: 10, Unit: "seconds"}}, conform.Unresolved},
	{"a guarded route is kept", "auth", claims.Claim{Kind: claims.KindEndpoint, Endpoint: guarded("POST", "/orders")}, conform.Satisfied},
	{"an open route among guarded ones is broken", "auth", claims.Claim{Kind: claims.KindEndpoint, Endpoint: guarded("GET", "/orders")}, conform.Violated},
	{"a role that the guard asks for is kept", "auth", claims.Claim{Kind: claims.KindEndpoint, Endpoint: guarded("POST", "/shop/close", "admin")}, conform.Satisfied},
	{"a role that no guard of the route asks for is broken", "auth", claims.Claim{Kind: claims.KindEndpoint, Endpoint: guarded("POST", "/orders", "admin")}, conform.Violated},
	{"a role that nothing asks for may be everybody's", "auth", claims.Claim{Kind: claims.KindEndpoint, Endpoint: guarded("POST", "/orders", "shopper")}, conform.Unresolved},
	{"a mechanism that shows is kept", "security", claims.Claim{Kind: claims.KindSecurity, Security: &claims.Security{What: "hashing", Name: "bcrypt"}}, conform.Satisfied},
	{"an audited route is kept", "audit", claims.Claim{Kind: claims.KindSecurity, Security: &claims.Security{What: "audit", Routes: []string{"POST /shop/close"}}}, conform.Satisfied},
	{"what an audit entry holds says nothing of routes", "audit", claims.Claim{Kind: claims.KindSecurity, Security: &claims.Security{What: "audit", Scope: "include the caller in entries"}}, conform.Unresolved},
	{"a database of the promised version is kept", "tech", claims.Claim{Kind: claims.KindTech, Tech: &claims.Tech{Role: "database", Name: "postgresql", Version: "16"}}, conform.Satisfied},
	{"a database of another version is broken", "tech", claims.Claim{Kind: claims.KindTech, Tech: &claims.Tech{Role: "database", Name: "postgresql", Version: "12"}}, conform.Violated},
	{"another database in place of the promised one is broken", "tech", claims.Claim{Kind: claims.KindTech, Tech: &claims.Tech{Role: "database", Name: "mysql"}}, conform.Violated},
}

func TestPromisesToTheShop(t *testing.T) {
	if len(stories) < 30 {
		t.Fatalf("only %d stories", len(stories))
	}
	for _, s := range stories {
		s.claim.Element, s.claim.Line, s.claim.Quote = "it", 1, "POST /orders"
		got := conform.Run(conform.Input{Promises: &claims.Promises{Claims: []claims.Claim{s.claim}}, Project: shop(), Checks: []string{s.check}}).Judgements
		if len(got) != 1 || got[0].Verdict != s.want {
			var said []string
			for _, j := range got {
				said = append(said, string(j.Verdict)+": "+j.Message)
			}
			t.Errorf("%s: got %s, want %s", s.says, strings.Join(said, "; "), s.want)
		}
	}
}
