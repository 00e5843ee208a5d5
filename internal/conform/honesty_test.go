package conform_test

import (
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/conform"
	"kiro-mcp/openapi"
)

// absent are, for every check, a promise and a project in which nothing speaks of
// it: its owner was not found. The verdict must be open, and must say what was
// searched or ask.
var absent = map[string]claims.Claim{
	"endpoint":     {Kind: claims.KindEndpoint, Endpoint: &claims.Endpoint{Method: "GET", Path: "/orders"}},
	"route_params": {Kind: claims.KindEndpoint, Endpoint: &claims.Endpoint{Method: "GET", Path: "/orders/{id}", Params: []claims.Param{{Name: "id", Type: "int"}}}},
	"table":        {Kind: claims.KindTable, Table: &claims.Table{Name: "orders"}},
	"column":       {Kind: claims.KindColumn, Column: &claims.Column{Table: "orders", Name: "total"}},
	"index":        {Kind: claims.KindIndex, Index: &claims.Index{Table: "orders", Columns: []string{"total"}}},
	"enum":         {Kind: claims.KindEnum, Enum: &claims.Enum{Owner: "OrderState", Values: []string{"open", "paid"}}},
	"bound":        {Kind: claims.KindBound, Bound: &claims.Bound{Owner: "orders", Field: "total", What: "min", Value: "0"}},
	"method":       {Kind: claims.KindMethod, Method: &claims.Method{Owner: "OrderService", Name: "create"}},
	"type":         {Kind: claims.KindType, Type: &claims.Type{Name: "Order"}},
	"field":        {Kind: claims.KindField, Field: &claims.Field{Owner: "Order", Name: "total", Type: "Decimal"}},
	"component":    {Kind: claims.KindComponent, Component: &claims.Component{Name: "OrderService"}},
	"file":         {Kind: claims.KindFile, File: &claims.File{Path: "src/orders.py"}},
	"event":        {Kind: claims.KindEvent, Event: &claims.Event{Name: "OrderCreated"}},
	"call":         {Kind: claims.KindCall, Call: &claims.Call{From: "OrderService", To: "Stripe"}},
	"behaviour":    {Kind: claims.KindBehaviour, Component: &claims.Component{Name: "OrderService"}},
	"status":       {Kind: claims.KindStatus, Status: &claims.Status{Code: 422, Condition: "return window expired"}},
	"error":        {Kind: claims.KindError, Error: &claims.Error{Name: "OrderNotFoundError"}},
	"limit":        {Kind: claims.KindLimit, Limit: &claims.Limit{What: "ttl", Subject: []string{"order"}, Value: 300, Unit: "seconds"}},
	"constant":     {Kind: claims.KindConstant, Constant: &claims.Constant{Name: "MAX_ITEMS", Value: "50"}},
	"auth":         {Kind: claims.KindEndpoint, Endpoint: &claims.Endpoint{Method: "GET", Path: "/orders", Auth: claims.AuthRequired}},
	"security":     {Kind: claims.KindSecurity, Security: &claims.Security{What: "hashing", Name: "bcrypt"}},
	"audit":        {Kind: claims.KindSecurity, Security: &claims.Security{What: "audit", Scope: "admin actions"}},
	"tech":         {Kind: claims.KindTech, Tech: &claims.Tech{Role: "queue", Name: "sqs"}},
}

// wholes are checks that look at everything at once: the cases below are theirs.
var wholes = map[string]bool{"base_path": true, "contract": true, "conflict": true, "rest": true}

// bystander is a project that was read and has nothing to do with the promise.
func bystander() *facts.Project {
	return &facts.Project{Files: []*facts.File{{
		Path: "src/weather.py", Language: "python", Confidence: facts.Scanned, Bytes: 200, Lines: 10,
		Symbols: []facts.Symbol{{Kind: facts.Class, Name: "Weather", Line: 1, End: 9, Public: true}},
	}}}
}

// judge gives what one check says of a promise.
func judge(p *facts.Project, check string, c claims.Claim) []conform.Judgement {
	c.Element, c.Line, c.Quote = "it", 1, "the promise"
	report := conform.Run(conform.Input{Promises: &claims.Promises{Claims: []claims.Claim{c}}, Project: p, Checks: []string{check}})
	return report.Judgements
}

// Where there is no evidence, every check leaves the promise open.
func TestAbsentEvidenceIsUnresolved(t *testing.T) {
	for _, c := range conform.Checks() {
		claim, known := absent[c.ID]
		if !known {
			if !wholes[c.ID] {
				t.Errorf("check %s has no case of absent evidence", c.ID)
			}
			continue
		}
		for name, project := range map[string]*facts.Project{"bystander": bystander(), "nothing": {}} {
			got := judge(project, c.ID, claim)
			if c.ID == "route_params" && len(got) == 0 {
				continue // without the route there are no parameters to compare; endpoint says so
			}
			if len(got) != 1 || got[0].Verdict != conform.Unresolved {
				t.Errorf("%s over %s: %+v, want one unresolved", c.ID, name, got)
				continue
			}
			if got[0].Message == "" {
				t.Errorf("%s over %s does not say why: %+v", c.ID, name, got[0])
			}
		}
	}
}

// A file that could not be read may hold what is promised: what lacks then is not
// violated, and nothing is satisfied by a check that could not look.
func TestWhatCouldNotBeReadIsNoPass(t *testing.T) {
	unread := &facts.Project{
		Files: []*facts.File{{Path: "src/orders.min.js", Language: "javascript", Confidence: facts.None, Skipped: "minified"}},
		Cut:   "the workspace has too many files",
	}
	cases := 0
	for _, c := range conform.Checks() {
		claim, known := absent[c.ID]
		if !known {
			continue
		}
		cases++
		for _, j := range judge(unread, c.ID, claim) {
			if j.Verdict == conform.Satisfied || j.Verdict == conform.Violated {
				t.Errorf("%s: %s (%s), of a project of which nothing was read", c.ID, j.Verdict, j.Message)
			}
		}
	}
	if cases < 20 {
		t.Fatalf("only %d checks have a case", cases)
	}
	report := conform.Run(conform.Input{Promises: &claims.Promises{}, Project: unread})
	if report.Skipped != 1 || report.SkippedWhy["minified"] != 1 || report.Files != 0 {
		t.Errorf("what was not read is not counted: %+v", report)
	}
}

// A prefix that could not be read keeps its routes open.
func TestUnknownPrefixIsUnresolved(t *testing.T) {
	project := bystander()
	project.Apps = []string{"express"}
	project.Endpoints = []facts.Endpoint{
		{Method: "GET", Path: "/health", File: "app.js", Line: 1, Mounted: true},
		{Method: "GET", Path: "/orders", File: "app.js", Line: 2, Mounted: true, PrefixUnknown: true, Why: "process.env.BASE"},
	}
	promises := &claims.Promises{Claims: []claims.Claim{
		{Element: "a", Kind: claims.KindEndpoint, Line: 1, Endpoint: &claims.Endpoint{Method: "GET", Path: "/health"}},
		{Element: "b", Kind: claims.KindEndpoint, Line: 2, Endpoint: &claims.Endpoint{Method: "GET", Path: "/api/orders"}},
	}}
	report := conform.Run(conform.Input{Promises: promises, Project: project, Checks: []string{"endpoint"}})
	if got := report.Judgements[1]; got.Verdict != conform.Unresolved || got.Question == "" {
		t.Errorf("a route under an unknown prefix: %+v, want unresolved with a question", got)
	}
}

// The checks of everything at once say nothing where they have nothing to hold
// against each other, and so nothing of theirs counts as kept.
func TestWholeChecksWithoutTheirOtherSide(t *testing.T) {
	claim := absent["endpoint"]
	for id := range wholes {
		if got := judge(bystander(), id, claim); len(got) != 0 {
			t.Errorf("%s: %+v, want nothing", id, got)
		}
	}
	contract := &openapi.Contract{Operations: []*openapi.Operation{{Method: "GET", Path: "/orders"}}}
	report := conform.Run(conform.Input{Promises: &claims.Promises{}, Project: bystander(), Contract: contract, Checks: []string{"contract"}})
	if len(report.Judgements) != 1 || report.Judgements[0].Verdict != conform.Unresolved {
		t.Errorf("a contract whose server was not found: %+v, want unresolved", report.Judgements)
	}
	promises := &claims.Promises{Conflicts: []claims.Conflict{{Element: "limit page", Lines: []int{3, 9}, Says: []string{"20", "25"}}}}
	report = conform.Run(conform.Input{Promises: promises, Project: bystander(), Checks: []string{"conflict"}})
	if len(report.Judgements) != 1 || report.Judgements[0].Verdict != conform.Unresolved || report.Judgements[0].Question == "" {
		t.Errorf("a design that says two things: %+v, want one unresolved with a question", report.Judgements)
	}
}

// No text shows how fast something is.
func TestLatencyIsNotChecked(t *testing.T) {
	got := judge(bystander(), "limit", claims.Claim{Kind: claims.KindLimit, Limit: &claims.Limit{What: "latency", Value: 0.2, Unit: "seconds", Latency: true}})
	if len(got) != 1 || got[0].Verdict != conform.NotChecked {
		t.Errorf("latency: %+v, want not_checked", got)
	}
}

// What is for later is planned, whatever the code has.
func TestPlanned(t *testing.T) {
	for id, claim := range absent {
		claim.Planned = "phase 2"
		for _, j := range judge(bystander(), id, claim) {
			if j.Verdict != conform.Planned {
				t.Errorf("%s of phase 2: %s, want planned", id, j.Verdict)
			}
		}
	}
}

// Every promise gets a verdict when all checks run, in whatever form it is made:
// one without would read as kept.
func TestEveryClaimGetsAVerdict(t *testing.T) {
	for id, claim := range absent {
		for _, negated := range []bool{false, true} {
			for name, project := range map[string]*facts.Project{"bystander": bystander(), "nothing": {}} {
				c := claim
				c.Element, c.Line, c.Quote, c.Negated = "it", 1, "the promise", negated
				report := conform.Run(conform.Input{Promises: &claims.Promises{Claims: []claims.Claim{c}}, Project: project})
				if len(report.Judgements) == 0 {
					t.Errorf("a promise of %s (negated: %v) over %s got no verdict", id, negated, name)
				}
			}
		}
	}
}
