// Package probe holds a live server to its contract.
//
// Most callers want [New], then [Prober.Check]; [Run] does the same for a
// contract that was read.
//
// The package promises that nothing but the server that is named is asked, and
// that only on this machine unless the process was told otherwise; that what
// changes something is only sent when the call allows it; that the number of
// requests and the time are bounded; that no secret stands in an answer; and
// that what could not be tried is told as not checked, with the reason. A clean
// server is reported clean: where a refusal may be a matter of the server's
// state, it is not held against it.
package probe

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/which"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// Options say what the process allows and knows.
type Options struct {
	AllowRemote bool                // servers on other machines too
	Getenv      func(string) string // nil: os.Getenv
}

// Prober checks the servers of contracts. It is safe for concurrent use.
type Prober struct {
	workspaces *specfs.Workspaces
	options    Options
	contracts  *openapi.Library

	mu   sync.Mutex
	kept []Answer // the last answers, for their further pages
	runs int
}

// New makes a Prober over these workspaces. Contracts that were read are kept in
// the library.
func New(workspaces *specfs.Workspaces, contracts *openapi.Library, o Options) *Prober {
	if o.Getenv == nil {
		o.Getenv = os.Getenv
	}
	return &Prober{workspaces: workspaces, contracts: contracts, options: o}
}

// Params say which server to check, and how far to go.
type Params struct {
	Contract    string            `json:"contract,omitempty" doc:"path"`
	BaseURL     string            `json:"base_url,omitempty" doc:"paths follow it; none: a loopback server of the contract"`
	Operations  []string          `json:"operations,omitempty" doc:"ids, GET /x"`
	Methods     []string          `json:"methods,omitempty" doc:"only these" enum:"GET,HEAD,OPTIONS,POST,PUT,PATCH,DELETE,TRACE,QUERY"`
	AllowWrites bool              `json:"allow_writes,omitempty" doc:"create, change, delete"`
	HeadersEnv  map[string]string `json:"headers_env,omitempty" doc:"header: variable that holds it"`
	Values      map[string]string `json:"values,omitempty" doc:"parameter or field: value to use"`
	MaxRequests int               `json:"max_requests,omitempty" doc:"at most" minimum:"1" maximum:"5000" default:"400"`
	Limit       int               `json:"limit,omitempty" doc:"rows" minimum:"1" maximum:"200"`
	Cursor      string            `json:"cursor,omitempty" doc:"next_cursor"`
}

// The codes that this package refuses with.
const (
	codeBadURL          = "bad_base_url"
	codeNotLoopback     = "not_loopback"
	codeUnreachable     = "server_unreachable"
	codeUnknownVariable = "unknown_variable"
	codeNothingSelected = "nothing_selected"
	codeUnusable        = "contract_unusable"
	codeUnknownCursor   = "unknown_cursor"
)

// Codes documents this package's codes for the generated reference.
var Codes = []doc.Code{
	{Name: codeBadURL, Meaning: "base_url is no address of a server, or holds credentials, a query or a fragment"},
	{Name: codeNotLoopback, Meaning: "the server is on another machine, and the process was not started with --allow-remote"},
	{Name: codeUnreachable, Meaning: "nothing answers at base_url"},
	{Name: codeUnknownVariable, Meaning: "an environment variable of headers_env is not set where this process runs"},
	{Name: codeNothingSelected, Meaning: "no operation is of the methods and names that were asked for"},
	{Name: codeUnusable, Meaning: "the contract has errors, so that nothing can be held to it"},
}

// Check holds a server to a contract of the workspaces.
func (p *Prober) Check(ctx context.Context, params Params) (Answer, error) {
	if params.Cursor != "" {
		return p.further(params.Cursor)
	}
	found, err := which.Contract(ctx, p.workspaces, params.Contract)
	if err != nil {
		return Answer{}, err
	}
	c, err := p.contracts.Read(ctx, found.Workspace, found.Path, openapi.Options{Placeholders: true})
	if err != nil {
		return Answer{}, err
	}
	report, err := Run(ctx, c, Settings{
		BaseURL: params.BaseURL, Operations: params.Operations, Methods: params.Methods, AllowWrites: params.AllowWrites,
		HeadersEnv: params.HeadersEnv, Values: params.Values, MaxRequests: params.MaxRequests, Options: p.options,
	})
	if err != nil {
		return Answer{}, err
	}
	a := answerOf(report)
	a.Workspace, a.Contract = found.Workspace.Name, found.Path
	if found.Note != "" {
		a.Notes = append(a.Notes, found.Note)
	}
	return p.keep(a), nil
}

// unusable is the fault of a contract with errors.
func unusable(c *openapi.Contract) error {
	var lines []string
	for _, f := range c.Findings {
		if f.Severity == doc.Error && len(lines) < 5 {
			lines = append(lines, fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Message))
		}
	}
	return &doc.Fault{
		Code: codeUnusable, Field: "contract", Given: c.Path,
		Message: c.Path + " has errors: " + strings.Join(lines, "; "),
	}
}
