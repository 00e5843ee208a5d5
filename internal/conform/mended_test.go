package conform_test

import (
	"strings"
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/conform"
)

// mended are promises of which the tool once said something else than a reader
// did: the first claim is judged, the others stand around it.
var mended = []struct {
	says    string
	check   string
	project func() *facts.Project
	claims  []claims.Claim
	want    conform.Verdict
}{
	{"of overloads the one that fits is meant", "method", library, one(claims.Claim{Kind: claims.KindMethod, Method: &claims.Method{Owner: "LoanService", Name: "extend", Typed: true, Params: []claims.Param{{Name: "loan"}, {Name: "days"}, {Name: "reason"}}}}), conform.Satisfied},
	{"a parameter may carry what the design lists", "method", library, one(claims.Claim{Kind: claims.KindMethod, Method: &claims.Method{Owner: "LoanService", Name: "lend", Typed: true, Params: []claims.Param{{Name: "isbn"}, {Name: "reader"}}}}), conform.Satisfied},
	{"a function of many is not that of one", "method", library, one(claims.Claim{Kind: claims.KindMethod, Method: &claims.Method{Name: "render_card", Typed: true, Params: []claims.Param{{Name: "card", Type: "Card"}}}}), conform.Unresolved},
	{"a type that builds on another may have what that lacks", "field", library, one(field("Loan", "reader"), field("Loan", "isbn")), conform.Unresolved},
	{"a library gives tokens their registered claims", "field", library, one(field("JwtPayload", "exp"), field("JwtPayload", "card")), conform.Unresolved},
	{"the table of a type's name has what the type lacks", "field", library, one(field("Card", "pin_hash"), field("Card", "number")), conform.Satisfied},
	{"a type among examples is not the design's", "field", library, one(field("Shelf", "room"), field("Shelf", "label")), conform.Unresolved},
	{"a type of another part than the section names is a namesake", "field", library, one(within("Desk > Backend", field("Visit", "badge")), field("Visit", "day")), conform.Unresolved},
	{"a type of the part that the section names is not", "field", library, one(within("Desk > Frontend", field("Visit", "badge")), field("Visit", "day")), conform.Violated},
	{"the fields of another's answer that matter", "field", library, one(within("desk/post-api-response-relevant-fields", field("LoanOrder", "stamp")), field("LoanOrder", "isbn"), field("LoanOrder", "reader")), conform.Unresolved},
	{"the fields of one's own", "field", library, one(within("desk/post-api", field("LoanOrder", "stamp")), field("LoanOrder", "isbn"), field("LoanOrder", "reader")), conform.Violated},
	{"a function of a demonstration is not the design's", "method", library, one(claims.Claim{Kind: claims.KindMethod, Method: &claims.Method{Name: "stackShelves", Typed: true, Params: []claims.Param{{Name: "shelves"}, {Name: "room"}}}}), conform.Unresolved},
	{"what a tool writes into a hidden folder", "file", library, one(claims.Claim{Kind: claims.KindFile, File: &claims.File{Path: ".shelving/plan.md"}}), conform.Unresolved},
	{"what people write into a hidden folder", "file", library, one(claims.Claim{Kind: claims.KindFile, File: &claims.File{Path: ".github/plan.md"}}), conform.Violated},
	{"a file that stands at the root instead", "file", library, one(claims.Claim{Kind: claims.KindFile, File: &claims.File{Path: ".github/shelving.json"}}), conform.Unresolved},
	{"values that begin with a digit are values", "enum", library, one(enum("Term", "1yr_none", "3yr_none")), conform.Satisfied},
	{"a design may list the names of values", "enum", library, one(enum("Term", "ONE_YEAR", "THREE_YEARS")), conform.Satisfied},
	{"a value that neither is", "enum", library, one(enum("Term", "1yr_none", "2yr_none")), conform.Violated},
	{"what builds make may be left out", "file", library, one(claims.Claim{Kind: claims.KindFile, File: &claims.File{Path: "frontend/dist", Folder: true}}), conform.Unresolved},
	{"a tree leaves out the folders of packages", "file", library, one(claims.Claim{Kind: claims.KindFile, File: &claims.File{Path: "desk/src/main/kotlin/stamps", Folder: true}}), conform.Satisfied},
	{"a reference to a table that is called otherwise decides nothing", "column", library, one(claims.Claim{Kind: claims.KindColumn, Column: &claims.Column{Table: "cards", Name: "reader_id", References: "people"}}), conform.Satisfied},
	{"a value in a path stands for its parameter", "endpoint", shop, one(claims.Claim{Kind: claims.KindEndpoint, Endpoint: route("GET", "/orders/x17b9")}), conform.Satisfied},
	{"a word in a path may be an example's value", "endpoint", shop, one(claims.Claim{Kind: claims.KindEndpoint, Endpoint: route("GET", "/orders/corner/lines")}, claims.Claim{Kind: claims.KindEndpoint, Endpoint: route("GET", "/orders")}), conform.Unresolved},
	{"a word at the end of a path is a route's own", "endpoint", shop, one(claims.Claim{Kind: claims.KindEndpoint, Endpoint: route("GET", "/orders/search")}, claims.Claim{Kind: claims.KindEndpoint, Endpoint: route("GET", "/orders")}), conform.Violated},
	{"a refusal is no failure", "status", shop, one(claims.Claim{Kind: claims.KindStatus, Status: &claims.Status{Code: 503, Condition: "basket page not found"}}), conform.Unresolved},
	{"what is written and was not read may be answered", "status", shop, one(status(418), status(404)), conform.Unresolved},
	{"a number that a line gives as an example is none to hold the code to", "limit", shop, one(claims.Claim{Quote: "pools (e.g., 50 connections)", Kind: claims.KindLimit, Limit: &claims.Limit{What: "pool", Value: 50}}), conform.Unresolved},
	{"how often somebody else may be called is not ours to limit", "limit", shop, one(claims.Claim{Quote: "the GitHub API allows 5000 requests per hour", Kind: claims.KindLimit, Limit: &claims.Limit{What: "rate", Value: 5000, Per: "hour", Subject: []string{"repository"}}}), conform.Unresolved},
	{"who signs in has no rights yet", "auth", shop, one(claims.Claim{Kind: claims.KindSecurity, Security: &claims.Security{What: "auth", Routes: []string{"POST /login"}}}), conform.Unresolved},
	{"protected routes are whichever are protected", "security", shop, one(claims.Claim{Kind: claims.KindSecurity, Security: &claims.Security{What: "auth", Scope: "all protected endpoints"}}), conform.Unresolved},
	{"a route beside others that are marked with the title's role", "auth", shop, one(within("Admin only", claims.Claim{Quote: "POST /orders", Kind: claims.KindEndpoint, Endpoint: guarded("POST", "/orders", "admin")}), within("Admin only", claims.Claim{Quote: "POST /shop/close (admin only)", Kind: claims.KindEndpoint, Endpoint: guarded("POST", "/shop/close", "admin")})), conform.Unresolved},
	{"a handler that refuses callers itself needs no guard", "auth", shop, one(claims.Claim{Kind: claims.KindEndpoint, Endpoint: guarded("GET", "/baskets")}), conform.Unresolved},
	{"one handler of two methods answers each in its way", "status", shop, one(claims.Claim{Kind: claims.KindStatus, Status: &claims.Status{Code: 200, Route: route("PUT", "/baskets")}}), conform.Unresolved},
	{"a route of no application may be served elsewhere", "endpoint", shop, one(claims.Claim{Kind: claims.KindEndpoint, Endpoint: route("GET", "/lonely")}), conform.Unresolved},
	{"what reads a field may be generated", "method", library, one(claims.Claim{Kind: claims.KindMethod, Method: &claims.Method{Owner: "LoanOrder", Name: "getIsbn"}}), conform.Unresolved},
	{"an alias has what it joins", "field", library, one(field("FullCard", "number"), field("FullCard", "colour")), conform.Satisfied},
	{"a foreign key of Django is an index", "index", library, one(claims.Claim{Kind: claims.KindIndex, Index: &claims.Index{Table: "cards", Columns: []string{"reader_id"}}}), conform.Satisfied},
	{"what a client shows for an error is a label", "error", shop, one(within("Errors > Client-Side Errors", errorCode("BASKET_TOO_OLD")), errorCode("PRICE_MISSING"), errorCode("SHOP_CLOSED")), conform.Unresolved},
}

func one(list ...claims.Claim) []claims.Claim { return list }

func field(owner, name string) claims.Claim {
	return claims.Claim{Kind: claims.KindField, Field: &claims.Field{Owner: owner, Name: name, Lang: "typescript"}}
}

func enum(owner string, values ...string) claims.Claim {
	return claims.Claim{Kind: claims.KindEnum, Enum: &claims.Enum{Owner: owner, Values: values}}
}

func status(code int) claims.Claim {
	return claims.Claim{Kind: claims.KindStatus, Status: &claims.Status{Code: code}}
}

func errorCode(name string) claims.Claim {
	return claims.Claim{Kind: claims.KindError, Error: &claims.Error{Name: name, IsCode: true}}
}

func within(section string, c claims.Claim) claims.Claim {
	c.Section = section
	return c
}

// library is a project of two parts and some examples.
func library() *facts.Project {
	manifest := func(dir string) *facts.File {
		return &facts.File{Path: dir + "package.json", Language: "json", Deps: []facts.Dep{{Name: "left", Source: "manifest", Line: 2}}}
	}
	source := func(path string, symbols ...facts.Symbol) *facts.File {
		return &facts.File{Path: path, Language: "typescript", Confidence: facts.Scanned, Lines: 99, Symbols: symbols}
	}
	class := func(name string, extends ...string) facts.Symbol {
		return facts.Symbol{Kind: facts.Interface, Name: name, Extends: extends, Line: 1, End: 9}
	}
	member := func(owner, name string, params ...facts.Param) facts.Symbol {
		kind := facts.Field
		if params != nil {
			kind = facts.Method
		}
		return facts.Symbol{Kind: kind, Owner: owner, Name: name, Params: params, Line: 3, End: 4, Marks: []string{"used"}}
	}
	many := facts.Symbol{Kind: facts.Function, Name: "render_cards", Params: []facts.Param{{Name: "cards", Type: "Card[]"}}, Line: 20, End: 29}
	return &facts.Project{
		Files: []*facts.File{
			manifest("backend/"), manifest("frontend/"),
			source("backend/loans.ts", class("LoanService"), member("LoanService", "extend", facts.Param{Name: "loan"}),
				member("LoanService", "extend", facts.Param{Name: "loan"}, facts.Param{Name: "days"}, facts.Param{Name: "reason"}),
				member("LoanService", "lend", facts.Param{Name: "order", Type: "LoanOrder"}), many,
				class("LoanOrder"), member("LoanOrder", "isbn"), member("LoanOrder", "reader"),
				class("Loan"), member("Loan", "isbn"), class("LoanWithReader", "Loan"), member("LoanWithReader", "reader"),
				class("JwtPayload"), member("JwtPayload", "card"), class("Card"), member("Card", "number"),
				facts.Symbol{Kind: facts.Alias, Name: "FullCard", Type: "Card & { colour: string }", Line: 60, End: 62}, member("FullCard", "colour")),
			source("backend/terms.ts", facts.Symbol{Kind: facts.Enum, Name: "Term", Line: 1, End: 4},
				facts.Symbol{Kind: facts.Member, Owner: "Term", Name: "ONE_YEAR", Value: "1yr_none", Line: 2, End: 2},
				facts.Symbol{Kind: facts.Member, Owner: "Term", Name: "THREE_YEARS", Value: "3yr_none", Line: 3, End: 3}),
			source("frontend/visits.ts", class("Visit"), member("Visit", "day")),
			{Path: "desk/src/main/kotlin/town/library/stamps/Ink.kt", Language: "kotlin", Confidence: facts.Scanned, Lines: 9},
			source("demo_scripts/stack.ts", facts.Symbol{Kind: facts.Function, Name: "stackShelves", Params: []facts.Param{{Name: "boxes"}}, Line: 2, End: 9}),
			source("examples/shelf.ts", class("Shelf"), member("Shelf", "label")),
		},
		Tables: []facts.JoinedTable{
			{Name: "cards", File: "schema.sql", Line: 1, Whole: true, Files: []string{"schema.sql", "schema.sql"}, Columns: []facts.Column{{Name: "pin_hash", Type: "text", Line: 2}, {Name: "reader_id", Type: "ForeignKey", References: "library_people.id", Line: 3}}},
			{Name: "library_people", File: "schema.sql", Line: 9, Whole: true, Files: []string{"schema.sql"}, Columns: []facts.Column{{Name: "id", Type: "uuid", Line: 10}}},
		},
	}
}

// foldersOnly is a disk on which every folder is there and no file but those that
// were read, and one at the root.
func foldersOnly(path string) (file, folder bool) {
	return path == "shelving.json", !strings.HasSuffix(path, ".md") && !strings.HasSuffix(path, ".json")
}

func TestMendedReadings(t *testing.T) {
	for _, m := range mended {
		project := m.project()
		if m.check == "status" || m.check == "auth" || m.check == "endpoint" || m.check == "error" {
			extend(project)
		}
		for i := range m.claims {
			m.claims[i].Element, m.claims[i].Line = string(rune('a'+i)), i+1
		}
		got := conform.Run(conform.Input{Promises: &claims.Promises{Claims: m.claims}, Project: project, Checks: []string{m.check}, Exists: foldersOnly}).Judgements
		found := false
		for _, j := range got {
			if j.Element == "a" || j.Element == "auth of a" {
				found = true
				if j.Verdict != m.want {
					t.Errorf("%s: got %s (%s), want %s", m.says, j.Verdict, j.Message, m.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no verdict in %+v", m.says, got)
		}
	}
}

// extend gives the shop a way in, routes with a parameter, codes and a bare number.
func extend(p *facts.Project) {
	p.Endpoints = append(p.Endpoints,
		facts.Endpoint{Method: "POST", Path: "/login", Framework: "fastapi", File: "api.py", Line: 80, Mounted: true},
		facts.Endpoint{Method: "GET", Path: "/baskets", Framework: "fastapi", File: "api.py", Line: 39, HandlerFile: "api.py", HandlerLine: 40, HandlerEnd: 49, Mounted: true},
		facts.Endpoint{Method: "PUT", Path: "/baskets", Framework: "fastapi", File: "api.py", Line: 39, HandlerFile: "api.py", HandlerLine: 40, HandlerEnd: 49, Mounted: true},
		facts.Endpoint{Method: "GET", Path: "/lonely", Framework: "fastapi", File: "lonely.py", Line: 1, Why: "no app of fastapi was found"},
		facts.Endpoint{Method: "GET", Path: "/orders/{id}/lines", Framework: "fastapi", File: "api.py", Line: 83, Mounted: true},
		facts.Endpoint{Method: "GET", Path: "/orders/{id}", Framework: "fastapi", File: "api.py", Line: 82, Mounted: true},
	)
	api := p.Files[0]
	api.Statuses = append(api.Statuses, facts.Status{Code: 401, How: "answer", Symbol: -1, Line: 42}, facts.Status{Code: 201, How: "answer", Symbol: -1, Line: 44})
	api.Texts = append(api.Texts, facts.Text{Value: "PRICE_MISSING", Line: 85}, facts.Text{Value: "SHOP_CLOSED", Line: 86})
	api.Numbers = append(api.Numbers, facts.Number{Value: 418, Text: "418", Name: "teapot", Symbol: -1, Line: 88})
}
