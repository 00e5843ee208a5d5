package probe_test

import (
	"net/http/httptest"
	"testing"

	"kiro-mcp/openapi/mock"
	"kiro-mcp/openapi/probe"
)

// TestMockIsClean: what the mock of a contract answers keeps it. It lets
// everybody in who shows something, and takes an id that a client chooses.
func TestMockIsClean(t *testing.T) {
	for _, m := range []struct{ contract, header, value string }{
		{"orders/api-spec.yaml", "Authorization", "Bearer x"},
		{"library/openapi.yaml", "X-Desk-Key", "x"},
		{"tickets/openapi.json", "Authorization", "Basic dXNlcjpwYXNzd29yZA=="},
	} {
		t.Run(m.contract, func(t *testing.T) {
			c := contractOf(t, m.contract)
			server := httptest.NewServer(mock.New(c, mock.Options{}))
			defer server.Close()
			report, err := probe.Run(t.Context(), c, probe.Settings{
				BaseURL: server.URL, AllowWrites: true, HeadersEnv: map[string]string{m.header: "X"},
				Options: probe.Options{Getenv: func(string) string { return m.value }},
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range report.Operations {
				if r.Verdict() == probe.NotChecked {
					t.Errorf("%s was not checked: %v", r.Operation.Key(), r.Reasons)
				}
				for _, v := range r.Violations {
					if v.Check != "credentials" {
						t.Errorf("%s: %s: %s\n%s\n%s", r.Operation.Key(), v.Check, v.Message, v.Request, v.Answer)
					}
				}
			}
			t.Logf("%d requests; %v", report.Requests, report.Notes)
		})
	}
}
