package mock_test

import (
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/mock"
	"kiro-mcp/openapi/probe"
)

// TestCheckContractFindsNothing holds the mock to contracts as a server is held
// to them: things that were created are read back, broken requests refused,
// credentials asked for.
func TestCheckContractFindsNothing(t *testing.T) {
	samples := "../../testdata/openapi"
	paths, err := filepath.Glob(samples + "/*/*.*")
	if err != nil || len(paths) < 3 {
		t.Fatalf("found only %q, %v", paths, err)
	}
	for _, path := range paths {
		rel, err := filepath.Rel(samples, path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(rel, func(t *testing.T) {
			c, err := openapi.Read(t.Context(), testcorpus.Folder(samples), filepath.ToSlash(rel), openapi.Options{})
			if err != nil {
				t.Fatal(err)
			}
			server := httptest.NewServer(mock.New(c, mock.Options{}))
			defer server.Close()
			settings := probe.Settings{
				BaseURL: server.URL, AllowWrites: true, MaxRequests: 1000,
				HeadersEnv: map[string]string{"Authorization": "AUTHORIZATION", "X-Desk-Key": "KEY"},
			}
			settings.Getenv = func(name string) string {
				if name == "AUTHORIZATION" && strings.HasPrefix(rel, "tickets") {
					return "Basic dXNlcjpwYXNzd29yZA=="
				}
				return "Bearer any"
			}
			report, err := probe.Run(t.Context(), c, settings)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range report.Operations {
				for _, v := range r.Violations {
					if v.Check == "credentials" {
						continue // any will do for a mock
					}
					t.Errorf("%s: %s: %s\n%s\n%s", r.Operation.Key(), v.Check, v.Message, v.Request, v.Answer)
				}
				if r.Verdict() == probe.NotChecked {
					t.Errorf("%s was not checked: %v", r.Operation.Key(), r.Reasons)
				}
			}
			if report.Requests < 20 {
				t.Errorf("made only %d requests", report.Requests)
			}
			t.Logf("%d requests", report.Requests)
		})
	}
}
