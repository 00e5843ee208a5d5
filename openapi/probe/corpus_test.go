package probe_test

import (
	"net/http/httptest"
	"os"
	"slices"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/mock"
	"kiro-mcp/openapi/probe"
)

// ofTheMock are the checks about what a server does with what it keeps. The
// mock of a contract that nobody wrote a server for does some of that only in
// part, and lets everybody in.
var ofTheMock = []string{"as_it_was_sent", "credentials", "deleted", "list_filter", "list_limit", "stored", "unknown_id"}

// TestCorpusMocks: over the contracts of the corpus nothing is held against a
// mock's answers, or against what it takes and refuses. Both sides read the
// contract, so that each is a check of the other.
func TestCorpusMocks(t *testing.T) {
	if os.Getenv("KIRO_MCP_STRESS") == "" {
		t.Skip("asks mocks 20,000 times; set KIRO_MCP_STRESS=1")
	}
	dir, paths := testcorpus.Loading(t)
	contracts, requests, verdicts := 0, 0, map[probe.Verdict]int{}
	for _, rel := range paths {
		c, err := openapi.Read(t.Context(), dir, rel, openapi.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !c.Usable() {
			continue
		}
		report := checkMock(t, c)
		if report == nil {
			continue
		}
		contracts++
		requests += report.Requests
		for _, r := range report.Operations {
			verdicts[r.Verdict()]++
			if !answerable(r.Operation) {
				continue
			}
			for _, v := range r.Violations {
				if !slices.Contains(ofTheMock, v.Check) {
					t.Errorf("%s %s: %s: %s\n%s\n%s", rel, r.Operation.Key(), v.Check, v.Message, v.Request, v.Answer)
				}
			}
		}
	}
	t.Logf("%d contracts, %d requests: %v", contracts, requests, verdicts)
	if contracts < 75 {
		t.Errorf("%d mocks were asked, want at least 75", contracts)
	}
}

// answerable reports whether there is a value of every answer: a mock without
// one answers in words of its own.
func answerable(op *openapi.Operation) bool {
	for _, answer := range op.Responses {
		for i := range answer.Content {
			if _, err := example.MediaValue(&answer.Content[i], openapi.ToClient, false); err != nil {
				return false
			}
		}
	}
	return true
}

// checkMock asks a mock of the contract; nil where it has no operation.
func checkMock(t *testing.T, c *openapi.Contract) *probe.Report {
	t.Helper()
	if len(c.Operations) == 0 {
		return nil
	}
	server := httptest.NewServer(mock.New(c, mock.Options{}))
	defer server.Close()
	headers := map[string]string{"Authorization": "X"}
	value := "Bearer abcd"
	for _, s := range c.Security {
		if s.Type == "apiKey" {
			name := s.Key
			if s.In != openapi.InHeader {
				name = string(s.In) + ":" + s.Key
			}
			headers[name] = "X"
		}
		if s.Type == "http" && s.Scheme == "basic" {
			value = "Basic dXNlcjpwYXNzd29yZA=="
		}
	}
	report, err := probe.Run(t.Context(), c, probe.Settings{
		BaseURL: server.URL, AllowWrites: true, HeadersEnv: headers,
		Options: probe.Options{Getenv: func(string) string { return value }},
	})
	if err != nil {
		t.Fatal(err)
	}
	return report
}
